/*
 * What a person sees while it works: one line on a terminal that is written over, or a line
 * every 30 s where there is no terminal.
 */
#ifndef ARGUS_CMD_PROGRESS_H
#define ARGUS_CMD_PROGRESS_H

#include "argus/measure.h"
#include "base/term.h"

struct progress_ticker;

struct progress {
	struct term term; /* of standard error */
	bool quiet;
	bool drawn;
	double last_line; /* when the last heartbeat was written */
	struct progress_ticker *ticker; /* NULL: nothing is shown that has a clock */
};

/* Until progress_clear the line's clock goes on by itself: a trial may take long. */
void progress_show(struct progress *progress, const struct measure_progress *now);
void progress_line(struct progress *progress, struct str *line); /* cut to fit */
void progress_hide(struct progress *progress); /* until the next, for a line of another kind */
void progress_clear(struct progress *progress); /* before anything else is printed */

#endif

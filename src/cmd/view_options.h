/* The options of every command that fits: predictions, and whether there is a plot. */
#ifndef ARGUS_CMD_VIEW_OPTIONS_H
#define ARGUS_CMD_VIEW_OPTIONS_H

#include "base/term.h"
#include "cmd/opt.h"

enum { VIEW_PLOT_AUTO, VIEW_PLOT_ALWAYS, VIEW_PLOT_NEVER };

struct view_options {
	double *sizes; /* of --predict */
	size_t sizes_len, sizes_cap;
	int plot; /* VIEW_PLOT_ */
};
void view_options_done(struct view_options *options);

extern const struct opt_table view_table; /* into a struct view_options */

/* By default on a terminal that has room for it. */
bool view_plots(const struct view_options *options, const struct term *term);

#endif

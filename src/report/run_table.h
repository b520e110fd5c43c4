/* The table of one run's sizes. */
#ifndef ARGUS_REPORT_RUN_TABLE_H
#define ARGUS_REPORT_RUN_TABLE_H

#include "argus/run.h"
#include "base/term.h"
#include "report/sizes.h"

/* Time with its spread, memory, operations where they were counted at that n, and a bar. Empty
 * where there are no sizes. */
void report_run_table(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes);

#endif

/* What a run's trials came to at each size: the rows of its table. */
#ifndef ARGUS_REPORT_SIZES_H
#define ARGUS_REPORT_SIZES_H

#include "argus/run.h"
#include "report/amount.h"

struct report_size {
	uint64_t n;
	size_t trials;
	struct amount_middle seconds; /* of the work */
	double bytes; /* median peak over that of start-up */
};

struct report_sizes {
	struct report_size *rows; /* ascending n */
	size_t len, cap;
};

void report_sizes_done(struct report_sizes *sizes);

/* From the finished timed trials. */
void report_sizes_of(const struct run *run, struct report_sizes *sizes);

#endif

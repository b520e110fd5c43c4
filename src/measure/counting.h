/*
 * Counted runs: what they share between choosing the sizes (count.c) and drawing the conclusion
 * (count_law.c).
 */
#ifndef ARGUS_MEASURE_COUNTING_H
#define ARGUS_MEASURE_COUNTING_H

#include "argus/measure.h"

enum { COUNTED_RUNS_MAX = 96, COUNTED_POINTS_LEAST = 4 };

/* How a counted run ended. */
enum { COUNTING_DONE, COUNTING_STOPPED, COUNTING_REFUSED, COUNTING_LIMITED };

struct counted {
	uint64_t n, seed;
	double total;
	double steps; /* of it, what is no library call */
	double *by_site;
};

struct counting {
	const struct measure_job *job;
	const struct instrumented *instrumented;
	struct run *run;
	struct counted runs[COUNTED_RUNS_MAX];
	size_t len;
	struct counted cut; /* the smallest n that met a limit, as far as it got; n 0: none */
	double cpu_limit; /* of the last run */
	int last_end; /* of the last run that was not counted */
	bool refused; /* `failure` is no limit */
	bool limited; /* growing ended at a limit, or with a failure */
	double first_seconds; /* CPU time of the first run that finished */
	struct count_failure
		*failure; /* the smallest n that failed, or the last that met a limit */
	/* Of the lines with an exact law, or with one that is fairly sure and a share that matters. */
	struct growth fastest;
	double fastest_confidence;
	/* Of the others. */
	struct growth loose;
	bool loose_unknown; /* one of them has no class */
	double loose_exponent; /* the largest between two sizes */
};

/* Fill run->counts and run->counted from the runs. */
void counting_conclude(struct counting *counting);

#endif

/*
 * Counted runs: what they share between choosing the sizes (count.c, count_primes.c,
 * count_between.c) and drawing the conclusion (count_law.c).
 */
#ifndef ARGUS_MEASURE_COUNTING_H
#define ARGUS_MEASURE_COUNTING_H

#include "argus/measure.h"

enum { COUNTED_RUNS_MAX = 96, COUNTED_POINTS_LEAST = 4, COUNTED_BETWEEN = 3 };

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
	uint64_t between[COUNTED_BETWEEN]; /* sizes between those that doubled */
	size_t between_len;
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

/* One run. *seconds is its CPU time. COUNTING_DONE: it is the last of the runs. -1: *err says why. */
int counting_once(
	struct counting *counting, uint64_t n, uint64_t seed, double *seconds, struct err *err);

/* Forget all runs but the first `from`. */
void counting_drop_from(struct counting *counting, size_t from);

/* By size, then seed. */
void counting_sort(struct counting *counting);

/* All sizes anew, as primes, where it matters what kind of number n is. 1: stopped. */
int counting_explore_primes(struct counting *counting, struct err *err);

/* Some sizes between those that doubled, which have other remainders. 1: stopped. */
int counting_look_between(struct counting *counting, struct err *err);

/* Forget them: where the input's content matters, they say nothing that the others do not. */
void counting_drop_between(struct counting *counting);

/* Are all totals of the runs, whatever their seeds, on one law? */
bool counting_is_exact(const struct counting *counting);

/* Fill run->counts and run->counted from the runs. */
void counting_conclude(struct counting *counting);

#endif

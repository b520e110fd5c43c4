/*
 * The plan: which size to try next, and at which sizes to measure. Pure; the trials are made
 * elsewhere and come in as points.
 */
#ifndef ARGUS_MEASURE_PLAN_H
#define ARGUS_MEASURE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/growth.h"

enum plan_end {
	PLAN_FINISHED,
	PLAN_LIMIT, /* too much time, memory or output: larger sizes are out of reach */
	PLAN_FAILED /* the program itself failed */
};

struct plan_point {
	uint64_t n;
	double seconds; /* of work; a lower bound for PLAN_LIMIT */
	double cost_seconds; /* of the whole trial: what the schedule pays for it */
	enum plan_end end;
};

struct plan_goal {
	double floor_seconds; /* less than this is noise, */
	double floor_share; /* and so is less than this part of the least work */
	double target_seconds; /* wanted at the largest size, above what it does whatever n is */
	double cost_seconds; /* the most that one trial should cost, the same */
	uint64_t n_min, n_max; /* both at least 1 */
	struct growth expected; /* by the code; GROWTH_UNKNOWN: it may be anything */
	bool counted; /* counts say the class, and fewer sizes will do to confirm it */
	bool given; /* n_min and n_max are the user's, and all of the range is to be measured */
	double target_most; /* as far as the target goes up for a costly set-up; 0: not at all */
};

enum { PLAN_SIZES_MAX = 12, PLAN_FAILURES_MAX = 4 };

/* The next size to explore; 0 when the range is known. Points are in the order of their trials. */
uint64_t plan_next(const struct plan_point *points, size_t len, const struct plan_goal *goal);

/* The sizes to measure, ascending, at most PLAN_SIZES_MAX; 0 when no size finished. */
size_t plan_sizes(const struct plan_point *points, size_t len, const struct plan_goal *goal,
	uint64_t sizes[PLAN_SIZES_MAX]);

/* The sizes at which to look at memory, ascending, the first for what is held whatever n is; by
 * factors of two or four where the range allows it. 0 when no size finished. */
size_t plan_memory_sizes(const struct plan_point *points, size_t len, const struct plan_goal *goal,
	uint64_t sizes[PLAN_SIZES_MAX]);

/* The order in which `len` sizes are measured so that those made until any moment are spread over
 * all of the range: both ends, then always the middle of the widest gap. */
void plan_spread(size_t len, size_t order[PLAN_SIZES_MAX]);

/* What a trial at n should cost, between the points that finished, or as the nearest; 0 when none
 * did. */
double plan_cost(const struct plan_point *points, size_t len, uint64_t n);

/* What it does whatever n is takes more than is wanted of the work at the largest size. */
bool plan_is_costly(const struct plan_point *points, size_t len, const struct plan_goal *goal);

/* No finished point rose above the floor. */
bool plan_is_flat(const struct plan_point *points, size_t len, const struct plan_goal *goal);

#endif

/*
 * A problem: some sizes with their values, and how far a true law may be from them.
 *
 * The discrepancy of a size is a relative one and has four parts: its own error (sizes.h), a drift
 * that changes slowly with log n (caches, allocators), what the terms of lower order leave at the
 * small sizes, and, of times, one cliff (cliff.h). The last three are shared, so the parts make a
 * covariance; residuals are whitened by its Cholesky factor and then count like independent ones.
 */
#ifndef ARGUS_FIT_PROBLEM_H
#define ARGUS_FIT_PROBLEM_H

#include "argus/growth.h"
#include "fit/sizes.h"

/* How the discrepancies go together. */
enum tie {
	TIE_DRIFT, /* as times do */
	TIE_BYTES, /* as memory does: pages and arenas, but no caches */
	TIE_EXACT, /* counts: no drift, but lower orders */
	TIE_NONE, /* each size for itself, the large ones before all: what a reader expects to see */
	TIE_COUNT
};

struct problem {
	enum tie tie;
	size_t len;
	size_t cliff; /* the first size above one; 0: none */
	double n[SIZES_MAX];
	double value[SIZES_MAX];
	double error[SIZES_MAX];
	double repeats[SIZES_MAX]; /* the error by the repeats alone */
	double factor[SIZES_MAX][SIZES_MAX]; /* lower triangle */
};

/* A law with its coefficients: value = intercept + slope * exp(log g(n) - log_scale). */
struct law {
	struct growth growth;
	double intercept, slope;
	double log_scale; /* log g at the largest size, so that nothing overflows */
	double squares; /* whitened squared residuals: about one a size if the law holds */
	double share; /* of the growing term, mean over the upper half of the sizes but the last */
	double rms; /* relative, unweighted; a cliff is not counted */
};

/* Once n, value and error are set. */
void problem_prepare(struct problem *problem, enum tie tie);

void problem_of_sizes(const struct sizes *sizes, enum tie tie, struct problem *problem);
enum tie problem_tie(const struct sizes *sizes);

/* How far, relatively, a law may drift away between two sizes. */
double problem_drift(enum tie tie, double n_from, double n_to);

/* The best coefficients for one class. */
struct law problem_fit(const struct problem *problem, struct growth growth);

double law_value(const struct law *law, double n);

/* The coefficient of g(n) itself; 0 where no double holds it. */
double law_slope(const struct law *law);

#endif

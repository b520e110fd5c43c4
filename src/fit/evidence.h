/*
 * Evidence: all that a series says about its class, gathered for select.c, predict.c and reports.
 */
#ifndef ARGUS_FIT_EVIDENCE_H
#define ARGUS_FIT_EVIDENCE_H

#include "fit/resample.h"

enum { EVIDENCE_SIZES_LEAST = 4 };

struct evidence {
	struct sizes sizes;
	struct sizes drawn; /* those a curve is drawn through */
	size_t cliff; /* the first of `sizes` above it; 0: none */
	struct scores scores;
	struct resampled resampled;
};

/* False if there are too few sizes to weigh: then only `sizes` is set. The series is sorted. */
bool evidence_weigh(const struct series *series, struct evidence *evidence);

/* The law's class as it is to be called, its parameter rounded. */
struct growth evidence_growth(const struct evidence *evidence, size_t row);

/* Rows of the basis, the likeliest first. */
void evidence_rank(const struct evidence *evidence, size_t ranked[BASIS_COUNT]);

/* Above a cliff what is said of larger sizes hangs on those above it, if they are enough. */
void evidence_draw(const struct sizes *sizes, size_t cliff, struct sizes *drawn);

/* What a reader expects of the coefficients and of the parameter: the curve goes through the
 * points, whatever the discrepancies may excuse. */
struct law evidence_plain_law(const struct evidence *evidence, size_t row);

#endif

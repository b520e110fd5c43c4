/*
 * Sizes: a series with the samples of each size put together, and the noise of each estimated.
 *
 * One robust value a size: near the lowest of its samples, since what disturbs a measurement makes
 * it larger. Only sizes with a value that stands above the floor are kept; at most SIZES_MAX, evenly
 * spread over the range. Plain values, nothing to release.
 */
#ifndef ARGUS_FIT_SIZES_H
#define ARGUS_FIT_SIZES_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/series.h"

enum { SIZES_MAX = 40 };

struct size {
	double n;
	double value; /* > 0 */
	double error; /* relative standard error of the value */
	size_t samples;
};

struct sizes {
	struct size items[SIZES_MAX]; /* ascending by n */
	size_t len;
	size_t distinct; /* sizes in the series, those left out included */
	double n_first, n_last; /* of the whole series */
	double largest; /* the largest value of any size */
	bool bytes; /* the values are memory, by their name */
	bool exact; /* whole numbers that repeat: counts, not measurements */
};

/* The series must be sorted. */
void sizes_gather(const struct series *series, struct sizes *sizes);

void sizes_order(double *values, size_t len); /* ascending */

/* The quantile q of ascending values, interpolated. */
double sizes_quantile(const double *ascending, size_t len, double q);

#endif

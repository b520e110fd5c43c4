/*
 * Sizes: a series with the samples of each size put together, and the noise of each estimated.
 *
 * One robust value a size: near the lowest of its samples, since what disturbs a measurement makes
 * it larger. Only sizes with a value that stands above the floor are kept. Where there are more than
 * SIZES_MAX of them, as with a random n in each row, neighbours are put together into bins. Plain
 * values, nothing to release.
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
	double repeats; /* what of it the repeats alone say (jitter.h adds the rest) */
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

/* Samples that stand for one size. */
struct size_bin {
	size_t from, len; /* samples of the series */
	double n; /* one of theirs */
	double slope; /* of log value over log n; 0: they all have the same n */
};

/* One a size, or at most SIZES_MAX over all. The series must be sorted. */
size_t sizes_bins(const struct series *series, struct size_bin bins[SIZES_MAX]);

/* What the sample of a bin would be at the bin's n. */
double sizes_moved(const struct size_bin *bin, const struct sample *sample);

/* The series must be sorted. */
void sizes_gather(const struct series *series, struct sizes *sizes);

void sizes_order(double *values, size_t len); /* ascending */

/* How many of a size's values are 0 though most are not, and no floor explains them: what was not
 * measured is left out. */
size_t sizes_zeros(const double *ascending, size_t len, double floor);

/* The value that stands for a size. */
double sizes_low(const double *ascending, size_t len);

/* The quantile q of ascending values, interpolated. */
double sizes_quantile(const double *ascending, size_t len, double q);

#endif

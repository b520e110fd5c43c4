/* Medians, and how sure they are. */
#ifndef BENCHMARKS_SANDBOX_RANKS_H
#define BENCHMARKS_SANDBOX_RANKS_H

#include <stddef.h>

struct ranks {
	double median;
	double spread; /* the median distance from the median */
	double low, high; /* the median's 95 % interval */
};

/* The interval is that of the sign test: two of the sorted values, whose places follow from the
 * number of values alone, whatever their distribution. */
struct ranks ranks_of(const double *values, size_t len);

/* The same of a[i] - b[i], or of a[i] / b[i]: what was measured in one round belongs together. */
struct ranks ranks_of_differences(const double *a, const double *b, size_t len);
struct ranks ranks_of_ratios(const double *a, const double *b, size_t len);

#endif

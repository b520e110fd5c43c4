#include "ranks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

struct ranks ranks_of(const double *values, size_t len)
{
	struct ranks ranks = {0};
	double *sorted = mem_array(len, sizeof *sorted);
	memcpy(sorted, values, len * sizeof *sorted);
	ranks.median = num_median(sorted, len);
	/* A binomial's 95 %, in its normal approximation; ranks count from 1. */
	double rank = floor((double)len / 2 - 0.98 * sqrt((double)len));
	size_t low = rank > 1 ? (size_t)rank - 1 : 0;
	ranks.low = sorted[low];
	ranks.high = sorted[len - 1 - low];
	for (size_t i = 0; i < len; i++)
		sorted[i] = fabs(sorted[i] - ranks.median);
	ranks.spread = num_median(sorted, len);
	free(sorted);
	return ranks;
}

struct ranks ranks_of_differences(const double *a, const double *b, size_t len)
{
	double *values = mem_array(len, sizeof *values);
	for (size_t i = 0; i < len; i++)
		values[i] = a[i] - b[i];
	struct ranks ranks = ranks_of(values, len);
	free(values);
	return ranks;
}

struct ranks ranks_of_ratios(const double *a, const double *b, size_t len)
{
	double *values = mem_array(len, sizeof *values);
	for (size_t i = 0; i < len; i++)
		values[i] = a[i] / b[i];
	struct ranks ranks = ranks_of(values, len);
	free(values);
	return ranks;
}

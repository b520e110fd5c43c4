/*
 * How large is the error of one size's value? What its repeats tell comes from here: the spread of
 * the samples as a relative part (seen at the large sizes) and an absolute part (seen at the small
 * ones: clock steps, start-up residue), and the floor below which differences mean nothing. What
 * all repeats of a size share (a busy minute, a hash table that has just doubled) is invisible here
 * and is added once there is a fit to look along (jitter.c).
 */
#include "fit/sizes.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The quantile that stands for a size: low, since what disturbs a run makes it slower. The same at
 * all sizes: a busy neighbour makes two clusters of a size's samples, and a fit through the lower of
 * some and the middle of others bends (a base of 2 was once fitted as 2.55 that way). */
static const double LEVEL = 0.1;
static const double FROM_MAD = 1.4826; /* median absolute deviation to standard deviation */

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;
	return (x > y) - (x < y);
}

void sizes_order(double *values, size_t len)
{
	qsort(values, len, sizeof *values, by_value);
}

double sizes_quantile(const double *ascending, size_t len, double q)
{
	double at = q * (double)(len - 1);
	size_t below = (size_t)at;
	if (below + 1 >= len)
		return ascending[len - 1];
	double part = at - (double)below;
	return ascending[below] + part * (ascending[below + 1] - ascending[below]);
}

static double median_of(double *values, size_t len)
{
	sizes_order(values, len);
	return sizes_quantile(values, len, 0.5);
}

/* What the samples of one size say, before it is known how noisy the small sizes are. */
struct group {
	double n;
	double low, middle; /* quantiles */
	double spread; /* absolute; NaN: fewer than three samples */
	size_t samples;
};

enum { SPREAD_SAMPLES = 64 };

/* Of more than SPREAD_SAMPLES samples some are skipped, evenly. */
static struct group group_of(const struct sample *samples, size_t len)
{
	assert(len > 0);
	double values[SPREAD_SAMPLES] = {0};
	size_t kept = len < SPREAD_SAMPLES ? len : SPREAD_SAMPLES;
	for (size_t i = 0; i < kept; i++)
		values[i] = samples[i * len / kept].value;
	struct group group = {.n = samples[0].n,
		.low = sizes_quantile(values, kept, LEVEL),
		.middle = sizes_quantile(values, kept, 0.5),
		.spread = (double)NAN,
		.samples = len};
	if (len >= 3) {
		for (size_t i = 0; i < kept; i++)
			values[i] = fabs(values[i] - group.middle);
		group.spread = FROM_MAD * median_of(values, kept);
	}
	return group;
}

static size_t run_length(const struct series *series, size_t from)
{
	size_t end = from + 1;
	while (end < series->len && series->samples[end].n == series->samples[from].n)
		end++;
	return end - from;
}

static size_t collect(const struct series *series, struct group *groups)
{
	size_t len = 0;
	for (size_t i = 0; i < series->len; len++) {
		size_t run = run_length(series, i);
		groups[len] = group_of(series->samples + i, run);
		i += run;
	}
	return len;
}

static bool whole_and_repeated(const struct series *series)
{
	for (size_t i = 0; i < series->len; i++) {
		const struct sample *at = &series->samples[i];
		if (at->value != floor(at->value))
			return false;
		if (i > 0 && at[-1].n == at->n && at[-1].value != at->value)
			return false;
	}
	return true;
}

struct noise {
	double relative; /* at the large sizes */
	double absolute; /* at the small ones */
};

static double typical_spread(const struct group *groups, size_t len, bool relative)
{
	double *known = mem_array(len, sizeof *known);
	size_t count = 0;
	for (size_t i = 0; i < len; i++) {
		if (!isnan(groups[i].spread) && groups[i].middle > 0)
			known[count++] = groups[i].spread / (relative ? groups[i].middle : 1);
	}
	double typical = count > 0 ? median_of(known, count) : (double)NAN;
	free(known);
	return typical;
}

static struct noise estimate_noise(const struct group *groups, size_t len, bool exact)
{
	static const double UNKNOWN = 0.04; /* nothing repeats */
	size_t half = len / 2;
	struct noise noise = {.relative = typical_spread(groups + half, len - half, true),
		.absolute = typical_spread(groups, (len + 2) / 3, false)};
	if (isnan(noise.relative))
		noise.relative = exact ? 0 : UNKNOWN;
	if (isnan(noise.absolute))
		noise.absolute = 0;
	return noise;
}

static struct size size_of(
	const struct group *group, const struct noise *noise, double floor, bool exact)
{
	static const double LEAST = 0.005;
	static const double LEAST_EXACT = 0.001;
	static const double EFFICIENCY = 1.25; /* a quantile's error over a mean's */
	struct size size = {.n = group->n, .value = group->low, .samples = group->samples};
	if (size.value <= 0)
		return size;
	double repeats = EFFICIENCY * hypot(noise->relative, noise->absolute / size.value) /
		sqrt((double)size.samples);
	size.error = hypot(fmax(repeats, exact ? LEAST_EXACT : LEAST), floor / size.value);
	return size;
}

/* Those above the floor; where there are too many, evenly by rank, the first and last always. */
static void choose(const struct group *groups, size_t len, const struct noise *noise, double floor,
	struct sizes *sizes)
{
	struct size *all = mem_array(len, sizeof *all);
	size_t above = 0;
	for (size_t i = 0; i < len; i++) {
		struct size size = size_of(&groups[i], noise, floor, sizes->exact);
		sizes->largest = fmax(sizes->largest, size.value);
		if (size.value > floor)
			all[above++] = size;
	}
	sizes->len = above < SIZES_MAX ? above : SIZES_MAX;
	for (size_t i = 0; i < sizes->len; i++)
		sizes->items[i] = all[above <= SIZES_MAX ? i : i * (above - 1) / (SIZES_MAX - 1)];
	free(all);
}

void sizes_gather(const struct series *series, struct sizes *sizes)
{
	*sizes = (struct sizes){.bytes = series->name && strcmp(series->name, "bytes") == 0};
	sizes->exact = !sizes->bytes && whole_and_repeated(series);
	if (series->len == 0)
		return;
	struct group *groups = mem_array(series->len, sizeof *groups);
	size_t len = collect(series, groups);
	struct noise noise = estimate_noise(groups, len, sizes->exact);
	sizes->distinct = len;
	sizes->n_first = groups[0].n;
	sizes->n_last = groups[len - 1].n;
	choose(groups, len, &noise, series->floor, sizes);
	free(groups);
}

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

/* Whole numbers, the same each time: counts, that is. */
static bool is_exact(const struct series *series)
{
	if (series->name && strcmp(series->name, "bytes") == 0)
		return false;
	for (size_t i = 0; i < series->len; i++) {
		const struct sample *at = &series->samples[i];
		if (at->value != floor(at->value))
			return false;
		if (i > 0 && at[-1].n == at->n && at[-1].value != at->value)
			return false;
	}
	return true;
}

static size_t run_length(const struct series *series, size_t from)
{
	size_t end = from + 1;
	while (end < series->len && series->samples[end].n == series->samples[from].n)
		end++;
	return end - from;
}

static size_t count_distinct(const struct series *series)
{
	size_t count = 0;
	for (size_t i = 0; i < series->len; count++)
		i += run_length(series, i);
	return count;
}

double sizes_moved(const struct size_bin *bin, const struct sample *sample)
{
	if (bin->slope == 0 || sample->n == bin->n)
		return sample->value;
	return sample->value * exp(bin->slope * log(bin->n / sample->n));
}

enum { KEPT_MAX = 1000 };

/* Of more than KEPT_MAX samples some are skipped, evenly: a million rows are gathered anew for each
 * node of a plot. Ascending. */
static size_t fill_values(
	const struct series *series, const struct size_bin *bin, double values[KEPT_MAX])
{
	size_t len = bin->len < KEPT_MAX ? bin->len : KEPT_MAX;
	for (size_t i = 0; i < len; i++)
		values[i] = sizes_moved(bin, &series->samples[bin->from + i * bin->len / len]);
	sizes_order(values, len);
	return len;
}

/* Half by the logarithm, so that the small sizes keep theirs, and half by rank, so that c^n is not
 * put together where it grows. */
static size_t assign_bins(const struct series *series, size_t distinct, struct size_bin *bins)
{
	double first = series->samples[0].n;
	double span = log(series->samples[series->len - 1].n / first);
	size_t rank = 0;
	size_t len = 0;
	size_t place_before = 0;
	for (size_t i = 0; i < series->len; rank++) {
		size_t run = run_length(series, i);
		double along = log(series->samples[i].n / first) / span;
		double part = (along + (double)rank / (double)(distinct - 1)) / 2;
		size_t place = (size_t)fmin(part * SIZES_MAX, SIZES_MAX - 1);
		if (len == 0 || place != place_before)
			bins[len++] = (struct size_bin){.from = i, .n = series->samples[i].n};
		bins[len - 1].len += run;
		place_before = place;
		i += run;
	}
	return len;
}

/* A size of the bin, in the middle of it. */
static void centre(const struct series *series, struct size_bin *bin)
{
	const struct sample *samples = series->samples + bin->from;
	size_t len = bin->len < KEPT_MAX ? bin->len : KEPT_MAX;
	double middle = 0;
	for (size_t i = 0; i < len; i++)
		middle += log(samples[i * bin->len / len].n) / (double)len;
	size_t at = 0;
	double target = exp(middle) * (1 - 1e-9);
	while (at + 1 < bin->len && samples[at].n < target)
		at++;
	bin->n = samples[at].n;
}

/* By the medians of the bins beside: the value grows within a bin, too. */
static void set_slopes(const struct series *series, struct size_bin *bins, size_t len)
{
	double values[KEPT_MAX];
	double medians[SIZES_MAX];
	for (size_t i = 0; i < len; i++) {
		size_t kept = fill_values(series, &bins[i], values);
		medians[i] = sizes_quantile(values, kept, 0.5);
	}
	for (size_t i = 0; i < len; i++) {
		size_t below = i > 0 ? i - 1 : 0;
		size_t above = i + 1 < len ? i + 1 : i;
		if (medians[below] > 0 && medians[above] > 0)
			bins[i].slope = log(medians[above] / medians[below]) /
				log(bins[above].n / bins[below].n);
	}
}

/* Counts are exact at each size, and are not to be moved: the middle size stands for its bin. */
static void take_middle_size(const struct series *series, struct size_bin *bin)
{
	while (series->samples[bin->from].n != bin->n)
		bin->from++;
	bin->len = run_length(series, bin->from);
}

size_t sizes_bins(const struct series *series, struct size_bin bins[SIZES_MAX])
{
	size_t distinct = count_distinct(series);
	size_t len = 0;
	if (distinct <= SIZES_MAX) {
		for (size_t i = 0; i < series->len; i += bins[len++].len)
			bins[len] = (struct size_bin){
				.from = i, .len = run_length(series, i), .n = series->samples[i].n};
		return len;
	}
	len = assign_bins(series, distinct, bins);
	for (size_t i = 0; i < len; i++)
		centre(series, &bins[i]);
	if (!is_exact(series)) {
		set_slopes(series, bins, len);
		return len;
	}
	for (size_t i = 0; i < len; i++)
		take_middle_size(series, &bins[i]);
	return len;
}

double sizes_low(const double *ascending, size_t len)
{
	return sizes_quantile(ascending, len, LEVEL);
}

size_t sizes_zeros(const double *ascending, size_t len, double floor)
{
	size_t zeros = 0;
	while (floor == 0 && zeros < len && ascending[zeros] == 0)
		zeros++;
	return 2 * zeros < len ? zeros : 0;
}

/* What the samples of one size say, before it is known how noisy the small sizes are. */
struct group {
	double n;
	double low, middle; /* quantiles */
	double spread; /* absolute; NaN: fewer than three samples */
	size_t samples;
};

static struct group group_of(const struct series *series, const struct size_bin *bin)
{
	assert(bin->len > 0);
	double kept[KEPT_MAX];
	size_t len = fill_values(series, bin, kept);
	size_t zeros = sizes_zeros(kept, len, series->floor);
	double *values = kept + zeros;
	len -= zeros;
	struct group group = {.n = bin->n,
		.low = sizes_low(values, len),
		.middle = sizes_quantile(values, len, 0.5),
		.spread = (double)NAN,
		.samples = len};
	if (len >= 3) {
		for (size_t i = 0; i < len; i++)
			values[i] = fabs(values[i] - group.middle);
		group.spread = FROM_MAD * median_of(values, len);
	}
	return group;
}

struct noise {
	double relative; /* at the large sizes */
	double absolute; /* at the small ones */
};

static double typical_relative(const struct group *groups, size_t len)
{
	double known[SIZES_MAX];
	size_t count = 0;
	for (size_t i = 0; i < len; i++) {
		if (!isnan(groups[i].spread) && groups[i].middle > 0)
			known[count++] = groups[i].spread / groups[i].middle;
	}
	return count > 0 ? median_of(known, count) : (double)NAN;
}

/* Beyond what the relative spread explains, which is 0 for sizes that are few: among bins, of which a
 * third may be two decades, it would be the larger ones' otherwise, many times the smallest value. */
static double typical_absolute(const struct group *groups, size_t len, double relative)
{
	double known[SIZES_MAX];
	size_t count = 0;
	for (size_t i = 0; i < len; i++) {
		double spread = groups[i].spread;
		double explained = relative * groups[i].middle;
		if (!isnan(spread) && groups[i].middle > 0)
			known[count++] = sqrt(fmax(spread * spread - explained * explained, 0));
	}
	return count > 0 ? median_of(known, count) : 0;
}

static struct noise estimate_noise(const struct group *groups, size_t len, bool binned, bool exact)
{
	static const double UNKNOWN = 0.04; /* nothing repeats */
	size_t half = len / 2;
	struct noise noise = {.relative = typical_relative(groups + half, len - half)};
	if (isnan(noise.relative))
		noise.relative = exact ? 0 : UNKNOWN;
	noise.absolute = typical_absolute(groups, (len + 2) / 3, binned ? noise.relative : 0);
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
	size.repeats = size.error;
	return size;
}

/* Those above the floor. */
static void choose(const struct group *groups, size_t len, const struct noise *noise, double floor,
	struct sizes *sizes)
{
	for (size_t i = 0; i < len; i++) {
		struct size size = size_of(&groups[i], noise, floor, sizes->exact);
		sizes->largest = fmax(sizes->largest, size.value);
		if (size.value > floor)
			sizes->items[sizes->len++] = size;
	}
}

void sizes_gather(const struct series *series, struct sizes *sizes)
{
	*sizes = (struct sizes){.bytes = series->name && strcmp(series->name, "bytes") == 0,
		.exact = is_exact(series)};
	if (series->len == 0)
		return;
	struct size_bin bins[SIZES_MAX];
	struct group groups[SIZES_MAX];
	size_t len = sizes_bins(series, bins);
	for (size_t i = 0; i < len; i++)
		groups[i] = group_of(series, &bins[i]);
	sizes->distinct = count_distinct(series);
	struct noise noise = estimate_noise(groups, len, sizes->distinct > len, sizes->exact);
	sizes->n_first = series->samples[0].n;
	sizes->n_last = series->samples[series->len - 1].n;
	choose(groups, len, &noise, series->floor, sizes);
}

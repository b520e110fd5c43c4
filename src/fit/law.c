#include "argus/law.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "argus/fit.h"
#include "base/mem.h"
#include "fit/law_exact.h"

static const double CONFIDENCE_MAX = 0.99; /* no finite series settles an asymptote */
static const uint64_t COUNT_MOST = UINT64_C(1) << 53;

/* Points more than coefficients; one more where points were picked for the law to fit. */
enum { SPARE = 2, SPARE_PICKED = 3 };

static bool find_exact(
	const struct law_point *points, size_t len, size_t spare, struct count_law *law)
{
	return law_terms_find(points, len, spare, NULL, law) ||
		law_steps_find(points, len, spare, law);
}

/* Rows without row `out`. */
static size_t copy_without(
	const struct law_point *points, size_t len, size_t out, struct law_point *rest)
{
	size_t kept = 0;
	for (size_t i = 0; i < len; i++) {
		if (i != out)
			rest[kept++] = points[i];
	}
	return kept;
}

static size_t copy_parity(
	const struct law_point *points, size_t len, unsigned parity, struct law_point *rest)
{
	size_t kept = 0;
	for (size_t i = 0; i < len; i++) {
		if (points[i].n % 2 == parity)
			rest[kept++] = points[i];
	}
	return kept;
}

static void settle(struct count_law *law, struct growth growth)
{
	law->growth = growth;
	law->confidence = CONFIDENCE_MAX;
}

/* All points but one on a law: its class. With fewer than this many points that would be chance. */
static bool find_but_one(const struct law_point *points, size_t len, struct count_law *law)
{
	enum { LEAST = 6 };
	struct law_point rest[LAW_POINTS_MAX] = {0};
	for (size_t out = 0; out < len && len >= LEAST; out++) {
		struct count_law other = {0};
		size_t kept = copy_without(points, len, out, rest);
		if (!find_exact(rest, kept, SPARE_PICKED, &other))
			continue;
		settle(law, other.growth);
		snprintf(law->reason, sizeof law->reason,
			"all counts but that at n = %" PRIu64 " follow %.100s", points[out].n,
			other.ascii);
		return true;
	}
	return false;
}

/* A law for even n and one for odd n, as n / 2 in whole numbers makes them. */
static bool find_by_parity(const struct law_point *points, size_t len, struct count_law *law)
{
	struct law_point rest[LAW_POINTS_MAX] = {0};
	struct count_law laws[2] = {0};
	for (unsigned parity = 0; parity < 2; parity++) {
		size_t kept = copy_parity(points, len, parity, rest);
		if (kept < LAW_POINTS_LEAST || !find_exact(rest, kept, SPARE_PICKED, &laws[parity]))
			return false;
	}
	settle(law, growth_sum(laws[0].growth, laws[1].growth));
	snprintf(law->reason, sizeof law->reason, "even n follow %.80s, odd n %.80s", laws[0].ascii,
		laws[1].ascii);
	return true;
}

/* What follows a law at powers of two only: with a logarithm as its own, else for the class. */
static bool find_between(const struct law_point *points, size_t len, struct count_law *law)
{
	if (!law_between_find(points, len, law))
		return false;
	law->confidence = CONFIDENCE_MAX;
	if (!law->exact)
		snprintf(law->reason, sizeof law->reason,
			"on a law where n is a power of two, and near it between");
	return true;
}

static bool find_near(const struct law_point *points, size_t len, struct count_law *law)
{
	struct growth growth;
	char name[GROWTH_TEXT_MAX];
	if (!law_near_find(points, len, &growth))
		return false;
	settle(law, growth);
	snprintf(law->reason, sizeof law->reason,
		"every count is within 1 of a law that is %s, but not on it",
		growth_print(growth, false, name));
	return true;
}

/* From each n to the next the count grows by a factor, and that factor by one: n!, (n - 1)! and their
 * sums. Nothing else between consecutive n does so. */
static bool find_by_factors(const struct law_point *points, size_t len, struct count_law *law)
{
	enum { FACTORS = 5 };
	static const double NEAR = 0.15; /* of one */
	static const double LEAST = 3;
	if (len < FACTORS + 1)
		return false;
	points += len - (FACTORS + 1);
	double before = 0;
	for (size_t i = 1; i <= FACTORS; i++) {
		if (points[i].n != points[i - 1].n + 1 || points[i - 1].count == 0)
			return false;
		double factor = (double)points[i].count / (double)points[i - 1].count;
		if (factor < LEAST || (i > 1 && fabs(factor - before - 1) > NEAR))
			return false;
		before = factor;
	}
	settle(law, (struct growth){GROWTH_FACTORIAL, 0});
	snprintf(law->reason, sizeof law->reason,
		"from each size to the next the count grows by a factor that grows by one");
	return true;
}

/* One whole number a size is what the fit takes for an exact count. */
static void fill_series(const struct law_point *points, size_t len, struct series *series)
{
	series->name = mem_text("ops");
	for (size_t i = 0; i < len; i++) {
		if (points[i].n > 0)
			series_add(series, (double)points[i].n, (double)points[i].count);
	}
}

static void find_by_fit(const struct law_point *points, size_t len, struct count_law *law)
{
	owned(series_done) struct series series = {0};
	struct verdict verdict;
	fill_series(points, len, &series);
	fit_select(&series, &verdict);
	law->growth = verdict.growth;
	law->confidence = verdict.confidence;
	law->alternatives_len = verdict.alternatives_len;
	for (unsigned i = 0; i < verdict.alternatives_len; i++)
		law->alternatives[i] = verdict.alternatives[i];
	snprintf(law->reason, sizeof law->reason, "%s",
		verdict.reason[0] ? verdict.reason : "no exact law passes through every count");
}

static void find_exponents(const struct law_point *points, size_t len, struct count_law *law)
{
	bool any = false;
	for (size_t i = 1; i < len; i++) {
		const struct law_point *a = &points[i - 1];
		const struct law_point *b = &points[i];
		if (a->n == 0 || a->count == 0 || b->count == 0)
			continue;
		double exponent =
			log((double)b->count / (double)a->count) / log((double)b->n / (double)a->n);
		law->exponent = exponent;
		law->exponent_low = any ? fmin(law->exponent_low, exponent) : exponent;
		law->exponent_high = any ? fmax(law->exponent_high, exponent) : exponent;
		any = true;
	}
}

static bool in_range(const struct law_point *points, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (points[i].count > COUNT_MOST || points[i].n > COUNT_MOST)
			return false;
	}
	return true;
}

void law_find(const struct law_point *points, size_t len, struct count_law *law)
{
	*law = (struct count_law){0};
	if (len > LAW_POINTS_MAX) {
		points += len - LAW_POINTS_MAX;
		len = LAW_POINTS_MAX;
	}
	if (len < LAW_POINTS_LEAST) {
		snprintf(law->reason, sizeof law->reason, "only %zu size%s; use at least %d", len,
			len == 1 ? "" : "s", LAW_POINTS_LEAST);
		return;
	}
	find_exponents(points, len, law);
	bool whole = in_range(points, len);
	law->exact = whole && find_exact(points, len, SPARE, law);
	if (law->exact)
		law->confidence = CONFIDENCE_MAX;
	else if (!whole ||
		(!find_between(points, len, law) && !find_but_one(points, len, law) &&
			!find_by_parity(points, len, law) && !find_near(points, len, law) &&
			!find_by_factors(points, len, law)))
		find_by_fit(points, len, law);
}

static int by_n(const void *a, const void *b)
{
	uint64_t x = ((const struct law_point *)a)->n;
	uint64_t y = ((const struct law_point *)b)->n;
	return (x > y) - (x < y);
}

static struct law_spread gather_one(const struct law_point *samples, size_t len)
{
	struct law_spread spread = {.n = samples[0].n,
		.best = samples[0].count,
		.worst = samples[0].count,
		.samples = len};
	for (size_t i = 0; i < len; i++) {
		uint64_t count = samples[i].count;
		spread.best = count < spread.best ? count : spread.best;
		spread.worst = count > spread.worst ? count : spread.worst;
		spread.mean += (double)count / (double)len;
	}
	return spread;
}

size_t law_gather(
	const struct law_point *samples, size_t len, struct law_spread *spreads, size_t max)
{
	if (len == 0 || max == 0)
		return 0;
	struct law_point *sorted = mem_array(len, sizeof *sorted);
	for (size_t i = 0; i < len; i++)
		sorted[i] = samples[i];
	qsort(sorted, len, sizeof *sorted, by_n);
	size_t kept = 0;
	/* From the largest n down, then turned round: the smallest are the ones to leave out. */
	for (size_t end = len; end > 0 && kept < max;) {
		size_t start = end - 1;
		while (start > 0 && sorted[start - 1].n == sorted[end - 1].n)
			start--;
		spreads[kept++] = gather_one(&sorted[start], end - start);
		end = start;
	}
	for (size_t i = 0; i < kept / 2; i++) {
		struct law_spread swapped = spreads[i];
		spreads[i] = spreads[kept - 1 - i];
		spreads[kept - 1 - i] = swapped;
	}
	free(sorted);
	return kept;
}

void law_find_worst(const struct law_spread *spreads, size_t len, struct count_law *law)
{
	struct law_point points[LAW_POINTS_MAX] = {0};
	size_t skipped = len > LAW_POINTS_MAX ? len - LAW_POINTS_MAX : 0;
	for (size_t i = skipped; i < len; i++)
		points[i - skipped] = (struct law_point){spreads[i].n, spreads[i].worst};
	law_find(points, len - skipped, law);
}

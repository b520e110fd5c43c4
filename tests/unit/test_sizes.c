#include "fit/sizes.h"

#include <math.h>

#include "argus/fit.h"
#include "base/rng.h"
#include "unit.h"

enum { ROWS = 60000 };

static double quadratic(double n)
{
	return 1e-9 * n * n;
}

static double linear(double n)
{
	return 1e-4 + 1e-8 * n;
}

static double whole_quadratic(double n)
{
	return round(n * n / 1000);
}

/* Every row has an n of its own, as the log of a server has, and noise of 10 %. */
static struct series random_sizes(double (*cost)(double), size_t len, double noise)
{
	struct series series = {0};
	struct rng rng;
	rng_seed(&rng, 1, len);
	for (size_t i = 0; i < len; i++) {
		double n = floor(1000 + 999000 * rng_unit(&rng));
		series_add(&series, n, cost(n) * (1 + noise * (2 * rng_unit(&rng) - 1)));
	}
	series_sort(&series);
	return series;
}

static void many_random_sizes_are_told_as_well_as_few(void **state)
{
	(void)state;
	static const struct {
		double (*cost)(double);
		size_t len;
		double noise;
		enum growth_kind kind;
		const char *why;
	} rows[] = {
		{quadratic, 1000, 0.1, GROWTH_QUADRATIC, "a thousand"},
		{quadratic, 20000, 0.1, GROWTH_QUADRATIC, "many"},
		{quadratic, ROWS, 0.1, GROWTH_QUADRATIC, "nearly each size there is"},
		{linear, ROWS, 0.1, GROWTH_LINEAR, "with a constant part"},
		{whole_quadratic, ROWS, 0, GROWTH_QUADRATIC, "counts"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series =
			random_sizes(rows[i].cost, rows[i].len, rows[i].noise);
		struct verdict verdict;
		fit_select(&series, &verdict);
		assert_row(verdict.growth.kind == rows[i].kind, &rows[i]);
		assert_row(verdict.confidence > 0.9, &rows[i]);
	}
}

static void a_bin_holds_what_its_size_would_cost(void **state)
{
	(void)state;
	owned(series_done) struct series series = random_sizes(quadratic, ROWS, 0.1);
	struct sizes sizes;
	sizes_gather(&series, &sizes);
	assert_true(sizes.len > SIZES_MAX / 2);
	assert_true(sizes.distinct > SIZES_MAX);
	assert_true(sizes.items[0].n < 2 * sizes.n_first);
	for (size_t i = 0; i < sizes.len; i++) {
		double ratio = sizes.items[i].value / quadratic(sizes.items[i].n);
		assert_true(ratio > 0.88 && ratio < 0.97);
		assert_true(sizes.items[i].error < 0.1);
	}
}

static void counts_are_taken_and_not_mixed(void **state)
{
	(void)state;
	owned(series_done) struct series series = random_sizes(whole_quadratic, ROWS, 0);
	struct size_bin bins[SIZES_MAX];
	size_t len = sizes_bins(&series, bins);
	assert_true(len > SIZES_MAX / 2);
	for (size_t i = 0; i < len; i++) {
		for (size_t k = 0; k < bins[i].len; k++)
			assert_true(series.samples[bins[i].from + k].n == bins[i].n);
		assert_true(bins[i].slope == 0);
	}
}

static void a_zero_adds_no_certainty(void **state)
{
	(void)state;
	enum { SIZES = 5 };
	double whole = 0;
	for (int zero = SIZES; zero >= 0; zero--) {
		owned(series_done) struct series series = {0};
		for (int i = 0; i < SIZES; i++)
			series_add(&series, 100 << i, i == zero ? 0 : 100 << i);
		struct verdict verdict;
		fit_select(&series, &verdict);
		assert_int_equal(verdict.growth.kind, GROWTH_LINEAR);
		whole = zero == SIZES ? verdict.confidence : whole;
		assert_true(verdict.confidence <= whole);
	}
}

static void a_zero_among_others_does_not_count(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	for (int i = 0; i < 5; i++) {
		for (int k = 0; k < 3; k++)
			series_add(&series, 100 << i, i == 2 && k == 1 ? 0 : 0.5 + (100 << i));
	}
	series_sort(&series);
	struct sizes sizes;
	sizes_gather(&series, &sizes);
	assert_true(sizes.items[2].value == 400.5);
	assert_int_equal(sizes.items[2].samples, 2);

	series.floor = 1; /* what a floor explains counts */
	sizes_gather(&series, &sizes);
	assert_true(sizes.items[2].value < 400);
}

static void few_sizes_have_a_bin_each(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	for (int n = 1; n <= SIZES_MAX; n++) {
		series_add(&series, n, n);
		series_add(&series, n, n + 0.5);
	}
	series_sort(&series);
	struct size_bin bins[SIZES_MAX];
	assert_int_equal(sizes_bins(&series, bins), SIZES_MAX);
	for (size_t i = 0; i < SIZES_MAX; i++) {
		assert_true(bins[i].n == (double)(i + 1));
		assert_int_equal(bins[i].len, 2);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_random_sizes_are_told_as_well_as_few),
		cmocka_unit_test(a_bin_holds_what_its_size_would_cost),
		cmocka_unit_test(counts_are_taken_and_not_mixed),
		cmocka_unit_test(a_zero_adds_no_certainty),
		cmocka_unit_test(a_zero_among_others_does_not_count),
		cmocka_unit_test(few_sizes_have_a_bin_each),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

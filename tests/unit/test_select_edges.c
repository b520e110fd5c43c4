/* Series that carry little, or that strain the arithmetic. */
#include "argus/fit.h"

#include <math.h>

#include "base/rng.h"
#include "fitting.h"
#include "unit.h"

struct point {
	double n, value;
};

static void what_carries_no_class_is_not_given_one(void **state)
{
	(void)state;
	static const struct {
		struct point points[12];
		double floor;
		const char *reason, *why;
	} rows[] = {
		{{{0}}, 0, "no samples", "empty"},
		{{{10, 1}, {10, 2}}, 0, "only 1 size;", "one size"},
		{{{10, 1}, {20, 2}}, 0, "only 2 sizes;", "two sizes"},
		{{{10, 1}, {100, 2}, {1000, 3}}, 0, "only 3 sizes;", "three sizes"},
		{{{1, 0}, {10, 0}, {100, 0}, {1000, 0}}, 0, "every value is 0", "zeros"},
		{{{100, 1}, {120, 1.2}, {140, 1.4}, {160, 1.6}, {180, 1.8}, {200, 2}}, 0,
			"span only a factor of 2;", "a factor of two"},
		{{{10, 1e-4}, {100, 2e-4}, {1000, 1e-4}, {10000, 3e-4}, {1e5, 2e-4}}, 3e-4,
			"within the noise", "nothing above the floor"},
		{{{1, 0}, {10, 0}, {100, 0}, {1000, 1}, {10000, 2}}, 0, "only 2 of 5 sizes stand ",
			"mostly zeros"},
		{{{10, 64}, {20, 30}, {40, 17}, {80, 8}, {160, 4}, {320, 2}}, 0, "values fall",
			"a falling series"},
		{{{10, 5}, {20, 90}, {40, 3}, {80, 400}, {160, 2}, {320, 70}, {640, 1},
			 {1280, 200}},
			0, "", "chaos"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {.floor = rows[i].floor};
		for (size_t k = 0; k < ARRAY_LEN(rows[i].points) && rows[i].points[k].n > 0; k++)
			series_add(&series, rows[i].points[k].n, rows[i].points[k].value);
		struct verdict verdict;
		fit_select(&series, &verdict);
		assert_row(verdict.growth.kind == GROWTH_UNKNOWN, &rows[i]);
		assert_row(verdict.confidence == 0, &rows[i]);
		assert_row(verdict.reason[0] != '\0', &rows[i]);
		if (!strstr(verdict.reason, rows[i].reason))
			fail_msg("%s: '%s'", rows[i].why, verdict.reason);
	}
}

static void only_the_floor_makes_a_series_flat(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	for (uint64_t n = 10; n <= 1e5; n *= 10)
		series_add(&series, n, 5e-4);
	assert_false(fit_is_flat(&series));
	series.floor = 3e-4;
	assert_true(fit_is_flat(&series));
	assert_int_equal(fit_visible(&series).sizes, 5);
	series_add(&series, 1e6, 2e-3);
	assert_false(fit_is_flat(&series));
	assert_int_equal(fit_visible(&series).sizes, 6);
	series.floor = 6e-4;
	assert_false(fit_visible(&series).flat);
	assert_int_equal(fit_visible(&series).sizes, 1);
}

static double line_of_pages(double n)
{
	return 36 * n;
}

static double doubling_table(double n)
{
	return 100 * exp2(ceil(log2(1.5 * n)));
}

static double square_of_pages(double n)
{
	return 8e-4 * n * n;
}

static double no_pages(double n)
{
	return 0 * n;
}

/* Peak memory: in pages, over what the interpreter itself takes. */
static void memory_is_told_above_what_the_interpreter_takes(void **state)
{
	(void)state;
	static const struct {
		double (*bytes)(double n);
		const char *expected, *why;
	} rows[] = {
		{line_of_pages, "O(n)", "a list"},
		{doubling_table, "O(n)", "a table that doubles"},
		{square_of_pages, "O(n^2)", "a matrix"},
		{no_pages, "O(1)", "nothing kept"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {.name = mem_text("bytes")};
		struct rng rng;
		rng_seed(&rng, i, 0);
		for (int k = 0; k < 30; k++) {
			double n = round(1000 * pow(10, (k % 10) / 3.0));
			double bytes = 9.6e6 + rows[i].bytes(n) + 6e4 * draw_normal(&rng);
			series_add(&series, n, 4096 * round(bytes / 4096));
		}
		series_sort(&series);
		struct verdict verdict;
		char name[GROWTH_TEXT_MAX];
		fit_select(&series, &verdict);
		growth_print(verdict.growth, false, name);
		if (strcmp(name, rows[i].expected) != 0)
			fail_msg("%s: %s; %s", rows[i].why, name, verdict.reason);
	}
}

static void a_narrow_range_names_the_size_to_try(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	for (uint64_t n = 100; n <= 200; n += 10)
		series_add(&series, n, n * 1e-6);
	struct verdict verdict;
	fit_select(&series, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_UNKNOWN);
	assert_true(verdict.next_n == 800);
}

static void flatness_is_worth_as_much_as_its_range(void **state)
{
	(void)state;
	static const struct {
		double n_high, low, high; /* confidence */
		bool exact;
		const char *why;
	} rows[] = {
		{80, 0.5, 0.6, false, "a factor of 8 says little"},
		{1e4, 0.9, 0.96, false, "three decades say much"},
		{1e7, 0.97, 0.99, false, "six decades say all that can be said"},
		{80, 0.9, 0.99, true, "counts that stay the same"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {0};
		struct rng rng;
		rng_seed(&rng, i, 0);
		for (int k = 0; k < 50; k++) {
			double n = round(10 * pow(rows[i].n_high / 10, (k % 10) / 9.0));
			double value = 1e-3 * exp(0.02 * draw_normal(&rng));
			series_add(&series, n, rows[i].exact ? 12 : value);
		}
		series_sort(&series);
		struct verdict verdict;
		fit_select(&series, &verdict);
		assert_row(verdict.growth.kind == GROWTH_CONSTANT, &rows[i]);
		assert_row(verdict.confidence >= rows[i].low, &rows[i]);
		assert_row(verdict.confidence <= rows[i].high, &rows[i]);
		assert_row((verdict.next_n > 0) == (rows[i].high < 0.7), &rows[i]);
	}
}

static void twelve_orders_of_magnitude_are_no_trouble(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	for (uint64_t n = 10; n <= 1e7; n *= 10)
		series_add(&series, n, 1e-9 * n * n);
	struct verdict verdict;
	fit_select(&series, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_QUADRATIC);
	assert_true(fabs(verdict.slope / 1e-9 - 1) < 0.01);
	assert_true(fabs(verdict.exponent - 2) < 0.01);
}

static void extreme_numbers_stay_finite(void **state)
{
	(void)state;
	static const struct {
		double n_low, n_high, value_low, value_high;
		const char *why;
	} rows[] = {
		{1e-9, 1e18, 1e-300, 1e300, "everything at its limit"},
		{1, 1e18, 1, 1.0000001, "flat"},
		{1e17, 1e18, 1e-300, 1e-299, "large n, tiny values"},
		{1e-9, 1e-6, 1, 1e300, "tiny n"},
		{1, 1e18, 1e300, 1e-300, "falling"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {0};
		for (int k = 0; k <= 10; k++) {
			double part = k / 10.0;
			double n = rows[i].n_low * pow(rows[i].n_high / rows[i].n_low, part);
			double ratio = log(rows[i].value_high) - log(rows[i].value_low);
			series_add(&series, n, exp(log(rows[i].value_low) + part * ratio));
		}
		struct verdict verdict;
		fit_select(&series, &verdict);
		assert_row(isfinite(verdict.confidence), &rows[i]);
		assert_row(verdict.confidence >= 0 && verdict.confidence <= 1, &rows[i]);
		assert_row(isfinite(verdict.intercept) && isfinite(verdict.slope), &rows[i]);
		assert_row(isfinite(verdict.spread), &rows[i]);
		assert_row(isfinite(verdict.next_n), &rows[i]);
		assert_row(isfinite(verdict.exponent), &rows[i]);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_carries_no_class_is_not_given_one),
		cmocka_unit_test(only_the_floor_makes_a_series_flat),
		cmocka_unit_test(memory_is_told_above_what_the_interpreter_takes),
		cmocka_unit_test(a_narrow_range_names_the_size_to_try),
		cmocka_unit_test(flatness_is_worth_as_much_as_its_range),
		cmocka_unit_test(twelve_orders_of_magnitude_are_no_trouble),
		cmocka_unit_test(extreme_numbers_stay_finite),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <math.h>

#include "base/rng.h"
#include "report/amount.h"
#include "report/law_value.h"
#include "unit.h"

static void a_range_is_said_in_one_unit_and_no_more_digits_than_it_has(void **state)
{
	(void)state;
	static const struct {
		enum amount amount;
		struct fit_range range;
		const char *expected;
	} rows[] = {
		{AMOUNT_SECONDS, {0, 12.1, 14.2, 17.4}, "14 s, 12 to 17 s"},
		{AMOUNT_SECONDS, {0, 1.219, 1.55, 1.971}, "1.6 s, 1.2 to 2.0 s"},
		{AMOUNT_SECONDS, {0, 0.85, 1.1, 1.4}, "1.1 s, 0.85 to 1.4 s"},
		{AMOUNT_SECONDS, {0, 0.00002, 1.1, 1.4}, "1.1 s, 20 us to 1.4 s"},
		{AMOUNT_SECONDS, {0, 0.0996, 0.0999, 0.1}, "99.9 ms, 99.6 to 100 ms"},
		{AMOUNT_SECONDS, {0, 9.96, 9.96, 12}, "10 s, 10 to 12 s"},
		{AMOUNT_SECONDS, {0, 80, 100, 119}, "100 s, 80 to 120 s"},
		{AMOUNT_SECONDS, {0, 783, 1002, 1739}, "17 min, 13 to 29 min"},
		{AMOUNT_SECONDS, {0, 3e4, 4e4, 5e4}, "11 h, 8.3 to 14 h"},
		{AMOUNT_SECONDS, {0, 2e5, 4e5, 8e5}, "4.6 days, 2.3 to 9.3 days"},
		{AMOUNT_SECONDS, {0, 1e38, 2.48e38, 5e38}, "7.9e30 years, 3.2e30 to 1.6e31 years"},
		{AMOUNT_SECONDS, {0, 2e-9, 3e-9, 4e-9}, "3.0 ns, 2.0 to 4.0 ns"},
		{AMOUNT_BYTES, {0, 95 * 0x1p20, 120 * 0x1p20, 220 * 0x1p20},
			"120 MiB, 95 to 220 MiB"},
		{AMOUNT_SECONDS, {0, 0, 0, 0}, "0 s, 0 to 0 s"},
		{AMOUNT_SECONDS, {0, 0, 0, 0.005}, "0 ms, 0 to 5.0 ms"},
		{AMOUNT_SECONDS, {0, 0, 0.004, 0.005}, "4.0 ms, 0 to 5.0 ms"},
		{AMOUNT_SECONDS, {0, 1e-14, 2e-14, 3e-14}, "2.0e-14 s, 1.0e-14 to 3.0e-14 s"},
		{AMOUNT_BYTES, {0, 0, 100, 200}, "100 B, 0 to 200 B"},
		{AMOUNT_BYTES, {0, 1e24, 2e24, 3e24}, "2.0e24 B, 1.0e24 to 3.0e24 B"},
		{AMOUNT_BYTES, {0, 1e17, 2e24, 3e24}, "2.0e24 B, 89 PiB to 3.0e24 B"},
		{AMOUNT_PLAIN, {0, 0.9e6, 1.26e6, 2e6}, "1.3M, 0.90M to 2.0M"},
		{AMOUNT_PLAIN, {0, 995e6, 1e9, 1.01e9}, "1.00G, 0.995G to 1.01G"},
		{AMOUNT_PLAIN, {0, 0, 0, 0}, "0, 0 to 0"},
		{AMOUNT_PLAIN, {0, 0.999e105, 1e105, 1.01e105}, "1.00e105, 9.99e104 to 1.01e105"},
		{AMOUNT_PLAIN, {0, 9e20, 999.96e18, 3e21}, "1.0e21, 900,000P to 3.0e21"},
		{AMOUNT_PLAIN, {0, 5e-324, 5e-324, 5e-324}, "4.9e-324, 4.9e-324 to 4.9e-324"},
		{AMOUNT_PLAIN, {0, 0.02, 0.03, 0.05}, "0.030, 0.020 to 0.050"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str out = {0};
		amount_add_range(&out, rows[i].amount, &rows[i].range);
		assert_string_equal(str_text(&out), rows[i].expected);
	}
}

static void a_mark_of_an_axis_is_short(void **state)
{
	(void)state;
	static const struct {
		enum amount amount;
		double value;
		const char *expected;
	} rows[] = {
		{AMOUNT_SECONDS, 0.01, "10 ms"},
		{AMOUNT_SECONDS, 1.5e-6, "1.5 us"},
		{AMOUNT_SECONDS, 100, "100 s"},
		{AMOUNT_SECONDS, 1000, "1,000 s"},
		{AMOUNT_SECONDS, 999.6, "1,000 s"},
		{AMOUNT_SECONDS, 1999.6, "2,000 s"},
		{AMOUNT_SECONDS, 500000, "500,000 s"},
		{AMOUNT_SECONDS, 1e7, "1e7 s"},
		{AMOUNT_SECONDS, 1.5e38, "1.5e38 s"},
		{AMOUNT_SECONDS, 1e-15, "1e-15 s"},
		{AMOUNT_SECONDS, 0, "0"},
		{AMOUNT_BYTES, 0x1p20, "1 MiB"},
		{AMOUNT_BYTES, 0x1p70, "1.18e21 B"},
		{AMOUNT_PLAIN, 20000, "20k"},
		{AMOUNT_PLAIN, 1e18, "1,000P"},
		{AMOUNT_PLAIN, 1e21, "1e21"},
		{AMOUNT_PLAIN, 1e105, "1e105"},
		{AMOUNT_PLAIN, 0.25, "0.25"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[NUM_TEXT_MAX];
		assert_string_equal(
			amount_print_mark(text, rows[i].amount, rows[i].value), rows[i].expected);
	}
}

static void one_disturbed_value_does_not_widen_the_spread(void **state)
{
	(void)state;
	double quiet[] = {1.00, 1.01, 0.99, 1.02, 0.98};
	double disturbed[] = {1.00, 1.01, 0.99, 9.00, 0.98};
	double one[] = {3};
	struct amount_middle a = amount_middle(quiet, ARRAY_LEN(quiet));
	struct amount_middle b = amount_middle(disturbed, ARRAY_LEN(disturbed));
	assert_true(a.median == 1.00 && b.median == 1.00);
	assert_true(fabs(a.spread - b.spread) < 1e-12);
	assert_true(a.spread > 0.009 && a.spread < 0.011);
	assert_true(amount_middle(one, 1).spread == 0);
}

/* What the manual says of it, for as few values as there may be: a factor that is right for many
 * would not be for two. */
static void half_of_the_values_are_within_the_spread(void **state)
{
	(void)state;
	enum { MOST = 20 };
	struct rng rng;
	rng_seed(&rng, 1, 0);
	for (size_t i = 0; i < 2000; i++) {
		double values[MOST];
		double sorted[MOST];
		size_t len = 2 + i % (MOST - 1);
		size_t within = 0;
		size_t beyond = 0;
		for (size_t k = 0; k < len; k++)
			sorted[k] = values[k] = pow(rng_unit(&rng), 3);
		struct amount_middle middle = amount_middle(sorted, len);
		for (size_t k = 0; k < len; k++) {
			double away = fabs(values[k] - middle.median);
			within += away <= middle.spread * (1 + 1e-12);
			beyond += away >= middle.spread * (1 - 1e-12);
		}
		assert_true(2 * within >= len && 2 * beyond >= len);
		assert_true(middle.spread <= middle.median);
	}
}

static void a_spread_is_never_more_than_all_of_it(void **state)
{
	(void)state;
	static const struct {
		struct amount_middle middle;
		const char *expected, *why;
	} rows[] = {
		{{2, 0}, "+-0 %", "all the same"},
		{{2, 0.07}, "+-4 %", "rounded"},
		{{2, 2}, "+-100 %", "the most of what is above 0"},
		{{2, 4.82}, ">100 %", "times less start-up, of next to nothing"},
		{{1e-300, 1}, ">100 %", "the same"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[NUM_TEXT_MAX];
		amount_print_spread(text, &rows[i].middle, false);
		assert_row(strcmp(text, rows[i].expected) == 0, &rows[i]);
	}
}

static void a_law_of_counts_has_a_value(void **state)
{
	(void)state;
	static const struct {
		const char *formula;
		double n, expected;
	} rows[] = {
		{"0.5*n^2 + 0.5*n + 1", 1e6, 500000500001},
		{"-n + 1/4*n^2 - 2", 8, 6},
		{"1", 1e18, 1},
		{"2*2^n - 1", 10, 2047},
		{"n! + 2", 5, 122},
		{"n*floor(log2(n)) + ceil(log2(n))", 10, 34},
		{"2^ceil(log2(n)) + 0.25*n", 20, 37},
		{"3*n*log2(n)", 16, 192},
		{"3*n*log2(n)", 17, (double)NAN},
		{"2^n", 1e6, (double)NAN},
		{"T(n) = 2*T(n-1) + 1", 5, (double)NAN},
		{"F(n+1) - 1", 5, (double)NAN},
		{"n +", 5, (double)NAN},
		{"", 5, (double)NAN},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		double value = law_value_at(rows[i].formula, rows[i].n);
		if (!(fabs(value - rows[i].expected) < 1e-6) &&
			!(isnan(value) && isnan(rows[i].expected)))
			fail_msg("%s at %g is %g", rows[i].formula, rows[i].n, value);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_range_is_said_in_one_unit_and_no_more_digits_than_it_has),
		cmocka_unit_test(a_mark_of_an_axis_is_short),
		cmocka_unit_test(a_law_of_counts_has_a_value),
		cmocka_unit_test(one_disturbed_value_does_not_widen_the_spread),
		cmocka_unit_test(half_of_the_values_are_within_the_spread),
		cmocka_unit_test(a_spread_is_never_more_than_all_of_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

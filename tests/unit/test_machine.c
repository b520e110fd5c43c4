/* Series whose cost for each item changes with the machine's caches and the runtime's tables, as recorded
 * ones do; the class is that of the work. */
#include "argus/fit.h"

#include <math.h>

#include "unit.h"

static double flat(double n)
{
	(void)n;
	return 1;
}

/* A table that doubles is fullest just before. */
static double table(double n)
{
	double full = log2(n) - floor(log2(n));
	return (1 + 0.5 * full) * pow(n / 1000, 0.1);
}

static double small_cache(double n)
{
	return n < 60000 ? 1 : 2;
}

static double two_caches(double n)
{
	return n < 8000 ? 1 : n < 150000 ? 2.5 : 4;
}

static double cliff(double n)
{
	return n < 30000 ? 1 : 4;
}

static double by_items(double n)
{
	return n < 16000 ? 1 : 7 * n / 16000;
}

/* Caches that end one after the other among the largest sizes. */
static double late_caches(double n)
{
	return n < 20000 ? 1 : pow(n / 20000, 0.17);
}

/* Another growth from some size on, without a jump. */
static double knee(double n)
{
	return n < 8000 ? 1 : 1 + pow((n - 8000) / 1500, 2);
}

/* Values that have nothing to do with n. */
static double lottery(double n)
{
	return exp(1.6 * sin(n * 1.7)) * 1e5 / n;
}

static const struct {
	const char *class;
	double (*each)(double n); /* factor on the cost */
	double low, high;
	const char *expected; /* NULL: cannot tell */
	const char *reason;
} rows[] = {
	{"O(n)", flat, 1000, 1e6, "O(n)", ""},
	{"O(n)", table, 1000, 1e6, "O(n)", ""},
	{"O(n)", small_cache, 2000, 2e6, "O(n)", ""},
	{"O(n)", two_caches, 1000, 1e6, "O(n)", ""},
	{"O(n log n)", flat, 1000, 1e6, "O(n log n)", ""},
	{"O(n log n)", small_cache, 1000, 1e6, "O(n log n)", ""},
	{"O(n log n)", flat, 64, 2e5, "O(n log n)", ""},
	{"O(n^2)", flat, 50, 5e3, "O(n^2)", ""},
	{"O(n)", cliff, 1000, 1e6, "O(n)", "jumps by a factor of"},
	{"O(log n)", cliff, 64, 1e6, "O(log n)", "jumps by a factor of"},
	{"O(log n)", late_caches, 64, 500000, "O(log n)", ""},
	{"O(sqrt n)", flat, 64, 500000, "O(sqrt n)", ""},
	{"O(n)", by_items, 1000, 200000, "O(n^2)", "; the class is that above it"},
	{"O(n)", by_items, 1000, 40000, NULL, "; measure on one side of it"},
	{"O(n)", knee, 8, 500000, NULL, "the growth changes at about n = "},
	{"O(n)", lottery, 8, 500000, NULL, "no growth class fits"},
};

static void what_machines_add_is_no_class(void **state)
{
	enum { SIZES = 13, SAMPLES = 3 };
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct growth growth = {0};
		struct err err = {0};
		char name[GROWTH_TEXT_MAX];
		struct verdict verdict;
		owned(series_done) struct series series = {0};
		assert_int_equal(growth_parse(rows[i].class, &growth, &err), 0);
		for (int k = 0; k < SIZES * SAMPLES; k++) {
			double part = (double)(k % SIZES) / (SIZES - 1);
			double n = floor(rows[i].low * pow(rows[i].high / rows[i].low, part));
			double noise = 1 + 0.01 * ((k * 7) % 5);
			series_add(&series, n,
				1e-7 * exp(growth_log_value(growth, n)) * rows[i].each(n) * noise);
		}
		series_sort(&series);
		fit_select(&series, &verdict);
		growth_print(verdict.growth, false, name);
		if (strcmp(name, rows[i].expected ? rows[i].expected : "unknown") != 0)
			fail_msg(
				"row %zu (%s): %s, %g", i, rows[i].class, name, verdict.confidence);
		if (!strstr(verdict.reason, rows[i].reason))
			fail_msg("row %zu: '%s'", i, verdict.reason);
	}
}

/* A collector that sets in makes each larger size dearer by the same factor. */
static void an_exponential_may_jump(void **state)
{
	enum { FROM = 9, TO = 20, JUMPS = 18, SAMPLES = 4 };
	(void)state;
	struct verdict verdict;
	owned(series_done) struct series series = {0};
	for (int k = 0; k < (TO - FROM + 1) * SAMPLES; k++) {
		int n = FROM + k / SAMPLES;
		double noise = 1 + 0.02 * ((k * 7) % 5);
		series_add(&series, n, 1e-8 * exp2(n) * (n < JUMPS ? 1 : 7) * noise);
	}
	series_sort(&series);
	fit_select(&series, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_EXPONENTIAL);
	assert_non_null(strstr(verdict.reason, "between n = 17 and 18 it jumps"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_exponential_may_jump),
		cmocka_unit_test(what_machines_add_is_no_class),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

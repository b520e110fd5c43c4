#include "argus/growth.h"

#include <math.h>

#include "fitting.h"
#include "unit.h"

static void every_spelling_of_a_class_is_understood(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		const char *expected;
		const char *why;
	} rows[] = {
		{"O(1)", "O(1)", "constant"},
		{"o(n log n)", "O(n log n)", "lower case"},
		{"n log n", "O(n log n)", "without O"},
		{"nlogn", "O(n log n)", "without blanks"},
		{"O(n*log(n))", "O(n log n)", "as code"},
		{"O(n lg n)", "O(n log n)", "lg"},
		{"O(n²)", "O(n^2)", "superscript"},
		{"n**2", "O(n^2)", "Python's power"},
		{"O(n^2.0)", "O(n^2)", "a power that has a name"},
		{"O(n^1.5)", "O(n sqrt n)", "a power that has a name with a root"},
		{"O(n^0.5)", "O(sqrt n)", "a root as a power"},
		{"O(√n)", "O(sqrt n)", "root sign"},
		{"sqrt(n)", "O(sqrt n)", "root call"},
		{"O(n√n)", "O(n sqrt n)", "n root n"},
		{"O(n² log n)", "O(n^2 log n)", "quadratic with a logarithm"},
		{"O(2^n)", "O(2^n)", "exponential"},
		{"O(1.62ⁿ)", "O(1.62^n)", "superscript n"},
		{"n!", "O(n!)", "factorial"},
		{"O(n^2.37)", "O(n^2.37)", "fitted power"},
		{"O(n^4)", "O(n^4)", "higher power"},
		{"O(n)", "O(n)", "linear"},
		{"log n", "O(log n)", "logarithm"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char buffer[GROWTH_TEXT_MAX];
		growth_print(parsed(rows[i].text), false, buffer);
		assert_row(strcmp(buffer, rows[i].expected) == 0, &rows[i]);
	}
}

static void wrong_text_lists_the_classes(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", "O()", "fast", "O(m)", "O(n^)", "O(0.5^n)",
		"O(n^-1)", "O(n^1000)", "O(n", "O(n log)", "n^x", "x^n", "O(n^nan)"};
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		struct growth growth = {0};
		struct err err = {0};
		if (growth_parse(wrong[i], &growth, &err) == 0)
			fail_msg("'%s' was taken", wrong[i]);
		assert_int_equal(err.kind, ERR_USAGE);
		assert_non_null(strstr(err.text, "O(n log n)"));
		assert_int_equal(growth.kind, GROWTH_UNKNOWN);
	}
}

static void classes_are_ordered_by_growth(void **state)
{
	(void)state;
	static const char *const ascending[] = {"O(1)", "O(log n)", "O(sqrt n)", "O(n^0.8)", "O(n)",
		"O(n log n)", "O(n^1.2)", "O(n sqrt n)", "O(n^2)", "O(n^2 log n)", "O(n^2.37)",
		"O(n^3)", "O(n^4)", "O(1.62^n)", "O(2^n)", "O(n!)"};
	for (size_t i = 0; i < ARRAY_LEN(ascending); i++) {
		for (size_t j = 0; j < ARRAY_LEN(ascending); j++) {
			int expected = (i > j) - (i < j);
			assert_int_equal(growth_compare(parsed(ascending[i]), parsed(ascending[j])),
				expected);
		}
	}
	assert_int_equal(growth_compare((struct growth){0}, parsed("O(1)")), -1);
}

static void products_stay_in_the_table_where_they_can(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b, *expected, *why;
	} rows[] = {
		{"O(n)", "O(log n)", "O(n log n)", "a search per item"},
		{"O(n)", "O(n)", "O(n^2)", "two loops"},
		{"O(n)", "O(n log n)", "O(n^2 log n)", "a sort per item"},
		{"O(n)", "O(sqrt n)", "O(n sqrt n)", "a root loop per item"},
		{"O(n^2)", "O(n^2)", "O(n^4)", "four loops"},
		{"O(2^n)", "O(n)", "O(2^n)", "the exponential wins"},
		{"O(2^n)", "O(1.5^n)", "O(3^n)", "bases multiply"},
		{"O(1)", "O(n^2)", "O(n^2)", "one is neutral"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char buffer[GROWTH_TEXT_MAX];
		growth_print(growth_product(parsed(rows[i].a), parsed(rows[i].b)), false, buffer);
		assert_row(strcmp(buffer, rows[i].expected) == 0, &rows[i]);
		growth_print(growth_product(parsed(rows[i].b), parsed(rows[i].a)), false, buffer);
		assert_row(strcmp(buffer, rows[i].expected) == 0, &rows[i]);
	}
}

static void a_product_is_never_below_its_factors(void **state)
{
	(void)state;
	static const char *const all[] = {"O(1)", "O(log n)", "O(sqrt n)", "O(n)", "O(n log n)",
		"O(n sqrt n)", "O(n^2)", "O(n^2 log n)", "O(n^3)", "O(n^2.37)", "O(2^n)", "O(n!)"};
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		for (size_t j = 0; j < ARRAY_LEN(all); j++) {
			struct growth a = parsed(all[i]);
			struct growth b = parsed(all[j]);
			assert_true(growth_compare(growth_product(a, b), growth_sum(a, b)) >= 0);
			assert_true(growth_compare(growth_sum(a, b), a) >= 0);
		}
	}
}

static void values_follow_the_class(void **state)
{
	(void)state;
	assert_true(fabs(growth_log_value(parsed("O(n^2)"), 10) - 2 * log(10)) < 1e-12);
	assert_true(fabs(growth_log_value(parsed("O(2^n)"), 10) - 10 * log(2)) < 1e-12);
	assert_true(fabs(growth_log_value(parsed("O(n!)"), 5) - log(120)) < 1e-9);
	assert_true(fabs(growth_log_value(parsed("O(n log n)"), 7) - log(7 * 3)) < 1e-12);
	assert_true(growth_log_value(parsed("O(1)"), 1e6) == 0);
}

static void what_one_more_in_n_multiplies_is_steep(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool steep;
	} rows[] = {{"n!", true}, {"2^n", true}, {"1.1^n", true}, {"n^9", false}, {"1", false}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(growth_is_steep(parsed(rows[i].text)), rows[i].steep);
	assert_false(growth_is_steep((struct growth){0}));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_one_more_in_n_multiplies_is_steep),
		cmocka_unit_test(every_spelling_of_a_class_is_understood),
		cmocka_unit_test(wrong_text_lists_the_classes),
		cmocka_unit_test(classes_are_ordered_by_growth),
		cmocka_unit_test(products_stay_in_the_table_where_they_can),
		cmocka_unit_test(a_product_is_never_below_its_factors),
		cmocka_unit_test(values_follow_the_class),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "fit/cliff.h"

#include <math.h>

#include "unit.h"

enum { LEN = 9 };

static const struct {
	const char *why;
	double value[LEN]; /* at n = 2^10 and so on; a cost for each n */
	double error;
	size_t at, halfway;
} rows[] = {
	{"no step", {1, 1, 1, 1, 1, 1, 1, 1, 1}, 0.01, 0, 0},
	{"one step", {1, 1, 1, 1, 3, 3, 3, 3, 3}, 0.01, 4, 0},
	{"a slow climb", {1, 1.3, 1.7, 2.2, 2.9, 3.7, 4.8, 6.3, 8}, 0.01, 0, 0},
	{"a step that is taken back", {1, 1, 1, 1, 3, 1, 1, 1, 1}, 0.01, 0, 0},
	{"over two steps", {1, 1, 1, 1, 1.7, 3, 3, 3, 3}, 0.01, 5, 1},
	{"two cliffs", {1, 1, 1, 3, 3, 3, 9, 9, 9}, 0.01, 0, 0},
	{"one beside the noise of the other", {1, 1, 1, 1.2, 1.2, 1.2, 4, 4, 4}, 0.01, 6, 0},
	{"within the noise", {1, 1, 1, 1, 3, 3, 3, 3, 3}, 0.4, 0, 0},
	{"the last size may be a disturbed one", {1, 1, 1, 1, 1, 1, 1, 1, 3}, 0.01, 0, 0},
	{"so may the first", {1, 3, 3, 3, 3, 3, 3, 3, 3}, 0.01, 0, 0},
	{"growth that bends", {1, 1, 1, 1, 1.2, 1.7, 3, 7, 20}, 0.01, 0, 0},
};

static void a_jump_that_stays_is_a_cliff(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		double n[LEN];
		double value[LEN];
		double error[LEN];
		size_t halfway = 99;
		for (int k = 0; k < LEN; k++) {
			n[k] = ldexp(1, 10 + k);
			value[k] = rows[i].value[k] * n[k] * 1e-8;
			error[k] = rows[i].error;
		}
		size_t at = cliff_find(n, value, error, LEN, &halfway);
		if (at != rows[i].at || halfway != rows[i].halfway)
			fail_msg("%s: %zu, %zu", rows[i].why, at, halfway);
	}
}

static void exponentials_have_none(void **state)
{
	(void)state;
	double n[LEN];
	double value[LEN];
	double error[LEN];
	size_t halfway;
	for (int k = 0; k < LEN; k++) {
		n[k] = 8 << k;
		value[k] = exp2(n[k] / 16);
		error[k] = 0.01;
	}
	assert_int_equal(cliff_find(n, value, error, LEN, &halfway), 0);
}

static void few_sizes_are_looked_at_safely(void **state)
{
	(void)state;
	const double n[] = {1, 2, 4};
	const double value[] = {1, 1, 9};
	const double error[] = {0.01, 0.01, 0.01};
	size_t halfway;
	for (size_t len = 0; len <= ARRAY_LEN(n); len++)
		assert_int_equal(cliff_find(n, value, error, len, &halfway), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_jump_that_stays_is_a_cliff),
		cmocka_unit_test(exponentials_have_none),
		cmocka_unit_test(few_sizes_are_looked_at_safely),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "fit/lsq.h"

#include <math.h>

#include "unit.h"

static void near_enough(double value, double expected)
{
	if (!(fabs(value - expected) <= 1e-9 * fmax(1, fabs(expected))))
		fail_msg("%.17g instead of %.17g", value, expected);
}

static void an_exact_line_is_found(void **state)
{
	(void)state;
	static const double u[] = {1, 1, 1, 1};
	static const double w[] = {1, 2, 3, 4};
	static const double y[] = {5, 7, 9, 11};
	struct lsq fit = lsq_solve(y, u, w, 4);
	near_enough(fit.intercept, 3);
	near_enough(fit.slope, 2);
	near_enough(fit.squares, 0);
}

/* Norris, NIST's linear-regression reference data set, first and last rows left as published:
 * certified B0 = -0.262323073774029, B1 = 1.00211681802045 over all 36. The intercept is negative
 * there, so the data are lifted by 10, which moves B0 alone. */
static void the_certified_norris_coefficients_are_met(void **state)
{
	(void)state;
	static const double data[][2] = {{0.1, 0.2}, {338.8, 337.4}, {118.1, 118.2}, {888.0, 884.6},
		{9.2, 10.1}, {228.1, 226.5}, {668.5, 666.3}, {998.5, 996.3}, {449.1, 448.6},
		{778.9, 777.0}, {559.2, 558.2}, {0.3, 0.4}, {0.1, 0.6}, {778.1, 775.5},
		{668.8, 666.9}, {339.3, 338.0}, {448.9, 447.5}, {10.8, 11.6}, {557.7, 556.0},
		{228.3, 228.1}, {998.0, 995.8}, {888.8, 887.6}, {119.6, 120.2}, {0.3, 0.3},
		{0.6, 0.3}, {557.6, 556.8}, {339.3, 339.1}, {888.0, 887.2}, {998.5, 999.0},
		{778.9, 779.0}, {10.2, 11.1}, {117.6, 118.3}, {228.9, 229.2}, {668.4, 669.1},
		{449.2, 448.9}, {0.2, 0.5}};
	double u[ARRAY_LEN(data)];
	double w[ARRAY_LEN(data)];
	double y[ARRAY_LEN(data)];
	for (size_t i = 0; i < ARRAY_LEN(data); i++) {
		y[i] = data[i][0] + 10;
		w[i] = data[i][1];
		u[i] = 1;
	}
	struct lsq fit = lsq_solve(y, u, w, ARRAY_LEN(data));
	near_enough(fit.intercept, 10 - 0.262323073774029);
	near_enough(fit.slope, 1.00211681802045);
	near_enough(fit.squares, 26.6173985294224);
}

static void no_coefficient_is_negative(void **state)
{
	(void)state;
	static const struct {
		double y[3];
		double intercept, slope;
		const char *why;
	} rows[] = {
		{{3, 2, 1}, 2, 0, "falling values: the mean"},
		{{0, 2, 4}, 0, 16.0 / 14, "a line from below zero: through the origin"},
		{{-1, -1, -1}, 0, 0, "negative values: nothing"},
		{{0, 0, 0}, 0, 0, "zeros: nothing"},
	};
	static const double u[] = {1, 1, 1};
	static const double w[] = {1, 2, 3};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct lsq fit = lsq_solve(rows[i].y, u, w, 3);
		assert_row(fabs(fit.intercept - rows[i].intercept) < 1e-12, &rows[i]);
		assert_row(fabs(fit.slope - rows[i].slope) < 1e-12, &rows[i]);
	}
}

static void columns_that_say_the_same_leave_one(void **state)
{
	(void)state;
	static const double ones[] = {1, 1, 1};
	static const double zeros[] = {0, 0, 0};
	static const double y[] = {4, 5, 6};
	struct lsq fit = lsq_solve(y, ones, ones, 3);
	near_enough(fit.intercept + fit.slope, 5);
	fit = lsq_solve(y, ones, zeros, 3);
	near_enough(fit.intercept, 5);
	near_enough(fit.slope, 0);
	fit = lsq_solve(y, zeros, ones, 3);
	near_enough(fit.slope, 5);
}

/* The remainder after one column is 1e-7 of the other here; normal equations, which square that,
 * would keep two digits. */
static void nearly_parallel_columns_keep_their_digits(void **state)
{
	(void)state;
	double u[4] = {1, 1, 1, 1};
	double w[4];
	double y[4];
	for (int i = 0; i < 4; i++) {
		w[i] = 1 + 1e-7 * i;
		y[i] = 2 * u[i] + 3 * w[i];
	}
	struct lsq fit = lsq_solve(y, u, w, 4);
	assert_true(fabs(fit.intercept - 2) < 1e-6);
	assert_true(fabs(fit.slope - 3) < 1e-6);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_exact_line_is_found),
		cmocka_unit_test(the_certified_norris_coefficients_are_met),
		cmocka_unit_test(no_coefficient_is_negative),
		cmocka_unit_test(columns_that_say_the_same_leave_one),
		cmocka_unit_test(nearly_parallel_columns_keep_their_digits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

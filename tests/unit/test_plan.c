/* The plan against programs that are formulas: no process is started, no clock is read. */
#include "measure/plan.h"

#include <math.h>

#include "fitting.h"
#include "unit.h"

static double linear(double n)
{
	return 2e-7 * n;
}
static double sort(double n)
{
	return 5e-8 * n * log2(n + 1);
}
static double quadratic(double n)
{
	return 4e-8 * n * n;
}
static double cubic(double n)
{
	return 5e-8 * n * n * n;
}
static double fibonacci(double n)
{
	return 1e-7 * pow(1.618, n);
}
static double subsets(double n)
{
	return 2e-7 * pow(2, n);
}
static double permutations(double n)
{
	return 2e-7 * tgamma(n + 1);
}
static double root(double n)
{
	return 3e-8 * sqrt(n);
}
static double constant(double n)
{
	(void)n;
	return 1e-5;
}
static double slow_start(double n)
{
	return 0.15 + 1e-6 * n;
}

static double costly_square(double n)
{
	return 0.25 + 8e-8 * n * n;
}
static double costly_flat(double n)
{
	(void)n;
	return 0.25;
}
static double costly_subsets(double n)
{
	return 0.25 + subsets(n);
}
static double very_costly(double n)
{
	return 1.5 + 1e-7 * n * n;
}

struct program {
	double (*seconds)(double n);
	uint64_t n_max;
	double fails_above; /* 0: never */
	uint64_t top_least, top_most; /* where the largest size should lie */
	size_t sizes_least;
	const char *why;
};

static const struct program programs[] = {
	{linear, 100000000, 0, 1000000, 4000000, 8, "linear, up to the target"},
	{linear, 100000, 0, 100000, 100000, 5, "linear, ended by the largest n"},
	{sort, 100000000, 0, 200000, 1000000, 8, "n log n"},
	{quadratic, 1000000, 0, 1500, 4000, 7, "quadratic"},
	{cubic, 1000000, 0, 130, 250, 7, "cubic"},
	{fibonacci, 1000000, 0, 29, 33, 6, "Fibonacci's growth is met in steps"},
	{subsets, 1000000, 0, 19, 22, 6, "subsets"},
	{permutations, 1000000, 0, 8, 11, 4, "permutations"},
	{root, 1000000000000000, 0, 10000000000000, 1000000000000000, 7, "a root, far out"},
	{constant, 1000000000000000, 0, 1000000000000000, 1000000000000000, 5,
		"nothing to be seen, to the end"},
	{linear, 100000000, 1000, 900, 1000, 5, "fails above 1,000: the gap is halved"},
	{slow_start, 100000000, 0, 4, 1000000, 5, "an import that takes longer than the work"},
};

static const double TARGET = 0.4;
static const double LIMIT = 2;

static struct plan_point try(const struct program *program, uint64_t n)
{
	double seconds = program->seconds((double)n);
	struct plan_point point = {.n = n, .seconds = seconds, .end = PLAN_FINISHED};
	if (program->fails_above > 0 && (double)n > program->fails_above)
		point.end = PLAN_FAILED;
	else if (seconds > LIMIT)
		point = (struct plan_point){.n = n, .seconds = LIMIT, .end = PLAN_LIMIT};
	return point;
}

static void the_range_is_found_with_few_trials(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(programs); i++) {
		const struct program *program = &programs[i];
		const struct plan_goal goal = {.floor_seconds = 5e-4,
			.floor_share = 0.1,
			.target_seconds = TARGET,
			.cost_seconds = 10,
			.n_min = 1,
			.n_max = program->n_max};
		struct plan_point points[96];
		uint64_t sizes[PLAN_SIZES_MAX];
		size_t len = 0;
		double spent = 0;
		for (uint64_t n; len < 96 && (n = plan_next(points, len, &goal)) != 0; len++) {
			points[len] = try(program, n);
			spent += points[len].seconds;
		}
		assert_row(len < 40, program);
		assert_row(spent < 6, program);
		size_t count = plan_sizes(points, len, &goal, sizes);
		uint64_t top = count ? sizes[count - 1] : 0;
		if (top < program->top_least || top > program->top_most)
			fail_msg("%s: largest size %llu", program->why, (unsigned long long)top);
		if (count < program->sizes_least)
			fail_msg("%s: %zu sizes", program->why, count);
		for (size_t j = 1; j < count; j++)
			assert_row(sizes[j] > sizes[j - 1], program);
		assert_row(sizes[0] >= goal.n_min && top <= goal.n_max, program);
	}
}

static void nothing_that_finishes_gives_no_sizes(void **state)
{
	(void)state;
	static const enum plan_end ends[] = {PLAN_LIMIT, PLAN_FAILED};
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		const struct plan_goal goal = {5e-4, 0.1, TARGET, 10, 1, 1000000};
		struct plan_point points[96];
		uint64_t sizes[PLAN_SIZES_MAX];
		size_t len = 0;
		for (uint64_t n; (n = plan_next(points, len, &goal)) != 0; len++)
			points[len] = (struct plan_point){n, 2, 2, ends[i]};
		assert_true(len <= PLAN_FAILURES_MAX);
		assert_int_equal(plan_sizes(points, len, &goal, sizes), 0);
	}
}

static void a_program_that_wants_more_input_gets_it(void **state)
{
	(void)state;
	const struct plan_goal goal = {5e-4, 0.1, TARGET, 10, 1, 1000000};
	const struct plan_point points[] = {{4, 0, 0, PLAN_FAILED}};
	assert_int_equal(plan_next(points, 1, &goal), 16);
}

static void a_program_that_is_too_slow_for_a_few_items_gets_one(void **state)
{
	(void)state;
	const struct plan_goal goal = {5e-4, 0.1, TARGET, 10, 1, 1000000};
	const struct plan_point points[] = {{4, 1, 1, PLAN_LIMIT}, {1, 0.1, 0.1, PLAN_FINISHED}};
	assert_int_equal(plan_next(points, 1, &goal), 1);
	assert_int_equal(plan_next(points, 2, &goal), 2);
}

/* Where growth hardly shows beside the set-up, small sizes are no place to look for it. */
static void small_sizes_are_left_out_beside_a_costly_start(void **state)
{
	(void)state;
	uint64_t sizes[PLAN_SIZES_MAX];
	const struct plan_goal goal = {.floor_seconds = 5e-4,
		.floor_share = 0.1,
		.target_seconds = 0.1,
		.target_most = 0.67,
		.cost_seconds = 1,
		.n_min = 1,
		.n_max = 1000000};
	const struct plan_point points[] = {{1, 2, 2, PLAN_FINISHED}, {300, 2, 2, PLAN_FINISHED},
		{2400, 2.3, 2.3, PLAN_FINISHED}};
	assert_true(plan_is_costly(points, 3, &goal));
	assert_false(plan_is_costly(points, 0, &goal));
	size_t count = plan_sizes(points, 3, &goal, sizes);
	assert_int_equal(sizes[0], 300);
	assert_int_equal(sizes[count - 1], 2400);
}

static void given_sizes_are_kept_to(void **state)
{
	(void)state;
	const struct plan_goal goal = {5e-4, 0.1, TARGET, 10, 100, 200};
	struct plan_point points[96];
	uint64_t sizes[PLAN_SIZES_MAX];
	size_t len = 0;
	for (uint64_t n; (n = plan_next(points, len, &goal)) != 0; len++) {
		assert_in_range(n, 100, 200);
		points[len] = (struct plan_point){n, linear((double)n), 0, PLAN_FINISHED};
	}
	size_t count = plan_sizes(points, len, &goal, sizes);
	assert_true(count >= 2);
	assert_int_equal(sizes[0], 100);
	assert_int_equal(sizes[count - 1], 200);
}

static void dear_trials_end_the_search_even_when_their_work_is_small(void **state)
{
	(void)state;
	const struct plan_goal goal = {1e-7, 0.1, TARGET, 1, 1, 1000000};
	const struct plan_point cheap[] = {
		{4, 1e-6, 0.7, PLAN_FINISHED}, {1000, 1e-6, 0.8, PLAN_FINISHED}};
	const struct plan_point dear[] = {
		{4, 1e-6, 0.7, PLAN_FINISHED}, {1000, 1e-6, 1.3, PLAN_FINISHED}};
	assert_true(plan_next(cheap, 2, &goal) > 1000);
	assert_int_equal(plan_next(dear, 2, &goal), 0);
}

static void flat_means_that_nothing_rose_above_the_floor(void **state)
{
	(void)state;
	const struct plan_goal goal = {5e-4, 0.1, TARGET, 10, 1, 1000000};
	const struct plan_point flat[] = {
		{4, 1e-5, 0, PLAN_FINISHED}, {1000000, 2e-5, 0, PLAN_FINISHED}};
	const struct plan_point risen[] = {
		{4, 1e-5, 0, PLAN_FINISHED}, {1000000, 2e-3, 0, PLAN_FINISHED}};
	assert_true(plan_is_flat(flat, 2, &goal));
	assert_false(plan_is_flat(risen, 2, &goal));
}

/* What the code says saves trials where it is right, and costs few where it is not. */
static void the_code_shortens_the_search(void **state)
{
	(void)state;
	static const struct {
		const char *expected;
		double (*seconds)(double n);
		size_t trials_most;
		double spent_most;
		uint64_t top_least, top_most;
	} rows[] = {
		{"O(n)", linear, 8, 1.5, 1000000, 4000000},
		{"O(n log n)", sort, 8, 1.5, 200000, 1000000},
		{"O(n^2)", quadratic, 7, 1.5, 1500, 4000},
		{"O(n^3)", cubic, 7, 1.5, 130, 250},
		{"O(2^n)", subsets, 8, 1.5, 18, 22},
		{"O(n!)", permutations, 8, 1.5, 8, 11},
		{"O(n!)", linear, 30, 2, 1000000, 4000000}, /* far too careful */
		{"O(n)", cubic, 20, 8, 100, 300}, /* far too bold */
		{"O(1)", linear, 20, 4, 1000000, 4000000},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct program program = {rows[i].seconds, 1000000000, 0, 0, 0, 0, ""};
		const struct plan_goal goal = {.floor_seconds = 5e-4,
			.floor_share = 0.1,
			.target_seconds = TARGET,
			.cost_seconds = 10,
			.n_min = 1,
			.n_max = 100000000,
			.expected = parsed(rows[i].expected)};
		struct plan_point points[96];
		uint64_t sizes[PLAN_SIZES_MAX];
		size_t len = 0;
		double spent = 0;
		for (uint64_t n; len < 96 && (n = plan_next(points, len, &goal)) != 0; len++) {
			points[len] = try(&program, n);
			spent += points[len].seconds;
		}
		size_t count = plan_sizes(points, len, &goal, sizes);
		uint64_t top = count ? sizes[count - 1] : 0;
		if (len > rows[i].trials_most || spent > rows[i].spent_most)
			fail_msg("row %zu: %zu trials, %g s", i, len, spent);
		if (top < rows[i].top_least || top > rows[i].top_most)
			fail_msg("row %zu: largest size %llu", i, (unsigned long long)top);
	}
}

static void memory_is_looked_at_by_powers_of_two(void **state)
{
	(void)state;
	const struct plan_goal goal = {5e-4, 0.1, TARGET, 10, 1, 1000000};
	const struct plan_point small[] = {
		{4, 1e-5, 0, PLAN_FINISHED}, {1000, 2e-3, 0, PLAN_FINISHED}};
	const struct plan_point wide[] = {
		{4, 1e-5, 0, PLAN_FINISHED}, {1000000, 2e-3, 0, PLAN_FINISHED}};
	const struct plan_point steps[] = {
		{4, 1e-5, 0, PLAN_FINISHED}, {21, 2e-1, 0, PLAN_FINISHED}};
	const struct plan_point failed[] = {{4, 0, 0, PLAN_FAILED}};
	uint64_t sizes[PLAN_SIZES_MAX];
	size_t count = plan_memory_sizes(small, 2, &goal, sizes);
	assert_int_equal(sizes[0], 4);
	assert_int_equal(sizes[count - 1], 1000);
	assert_int_equal(sizes[count - 2], 500);
	assert_int_equal(sizes[count - 3], 250);
	count = plan_memory_sizes(wide, 2, &goal, sizes);
	assert_int_equal(sizes[count - 1], 1000000);
	assert_int_equal(sizes[count - 2], 250000);
	count = plan_memory_sizes(steps, 2, &goal, sizes);
	assert_int_equal(sizes[0], 1);
	assert_int_equal(sizes[count - 1], 21);
	assert_true(count >= 6);
	assert_int_equal(plan_memory_sizes(failed, 1, &goal, sizes), 0);
}

static void counts_need_fewer_sizes_beside_them(void **state)
{
	(void)state;
	static const struct {
		uint64_t low;
		size_t alone, counted;
		const char *why;
	} rows[] = {
		{125000, 7, 6, "the least, on three octaves"},
		{62500, 9, 7, "by octave, as far as it goes"},
		{1000, 10, 7, "the most"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct plan_goal goal = {5e-4, 0.1, TARGET, 10, rows[i].low, 1000000};
		const struct plan_point points[] = {
			{rows[i].low, 0.2, 0.2, PLAN_FINISHED}, {1000000, 0.2, 0.2, PLAN_FINISHED}};
		uint64_t sizes[PLAN_SIZES_MAX];
		assert_row(plan_sizes(points, 2, &goal, sizes) == rows[i].alone, &rows[i]);
		goal.counted = true;
		assert_row(plan_sizes(points, 2, &goal, sizes) == rows[i].counted, &rows[i]);
	}
}

/* An import of 0.25 s is more than the target, and was once taken for the work at n = 4. */
static void a_costly_start_is_not_taken_for_growth(void **state)
{
	(void)state;
	static const struct {
		double (*seconds)(double n);
		const char *expected; /* by the code */
		uint64_t top_least, top_most;
		double spent_most;
		const char *why;
	} rows[] = {
		{costly_square, "O(n^2)", 1500, 3500, 3, "where the code says how it grows"},
		{costly_square, NULL, 1200, 4500, 5, "where it does not"},
		{costly_square, "O(1)", 1200, 4500, 5, "where it is wrong"},
		{costly_subsets, NULL, 18, 24, 7, "an exponential behind it"},
		{costly_flat, "O(n)", 1000000, 1000000, 5, "nothing behind it"},
		{very_costly, "O(n^2)", 1500, 4500, 15, "a start that is worth many targets"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct program program = {rows[i].seconds, 1000000, 0, 0, 0, 0, ""};
		struct plan_goal goal = {.floor_seconds = 2e-3,
			.floor_share = 0.1,
			.target_seconds = 0.1,
			.target_most = 0.67,
			.cost_seconds = 1,
			.n_min = 1,
			.n_max = 1000000};
		if (rows[i].expected)
			goal.expected = parsed(rows[i].expected);
		struct plan_point points[96];
		uint64_t sizes[PLAN_SIZES_MAX];
		size_t len = 0;
		double spent = 0;
		for (uint64_t n; len < 96 && (n = plan_next(points, len, &goal)) != 0; len++) {
			points[len] = try(&program, n);
			points[len].cost_seconds = points[len].seconds;
			spent += points[len].seconds;
		}
		size_t count = plan_sizes(points, len, &goal, sizes);
		uint64_t top = count ? sizes[count - 1] : 0;
		if (spent > rows[i].spent_most || top < rows[i].top_least || top > rows[i].top_most)
			fail_msg("%s: %zu trials, %g s, largest size %llu", rows[i].why, len, spent,
				(unsigned long long)top);
	}
}

/* Sleeping takes no CPU time, but the user's. */
static void a_program_that_waits_shows_in_what_it_costs(void **state)
{
	(void)state;
	struct plan_goal goal = {.floor_seconds = 2e-3,
		.floor_share = 0.1,
		.target_seconds = 0.1,
		.cost_seconds = 1,
		.n_min = 1,
		.n_max = 1000000};
	struct plan_point points[96];
	uint64_t sizes[PLAN_SIZES_MAX];
	size_t len = 0;
	double spent = 0;
	for (uint64_t n; len < 96 && (n = plan_next(points, len, &goal)) != 0; len++) {
		double cost = 0.02 + 1e-3 * (double)n;
		points[len] = (struct plan_point){n, 1e-4, cost, PLAN_FINISHED};
		spent += cost;
	}
	assert_true(spent < 3);
	size_t count = plan_sizes(points, len, &goal, sizes);
	assert_in_range(sizes[count - 1], 300, 1500);
	goal.cost_seconds = 0.1;
	count = plan_memory_sizes(points, len, &goal, sizes);
	assert_in_range(sizes[count - 1], 60, 300);
}

/* The user's range is not cut because a part of it would do. */
static void a_range_that_was_given_is_walked_to_its_end(void **state)
{
	(void)state;
	static const struct {
		double (*seconds)(double n);
		const char *expected;
		uint64_t n_min, n_max;
		uint64_t top_least;
		size_t trials_most;
		const char *why;
	} rows[] = {
		{quadratic, "O(n^2)", 3000, 6000, 6000, 4, "its start takes 0.36 s"},
		{quadratic, NULL, 3000, 6000, 6000, 5, "the code does not say"},
		{quadratic, "O(n^2)", 300, 2400, 2400, 3, "much is seen below its end"},
		{linear, "O(n)", 1000, 1000000, 1000000, 5, "wide"},
		{linear, NULL, 1000, 1000000, 1000000, 10, "wide, and the code does not say"},
		{costly_square, "O(n^2)", 100, 4000, 4000, 8, "a costly start"},
		{subsets, "O(2^n)", 5, 20, 20, 6, "an exponential within reach"},
		{subsets, NULL, 10, 40, 20, 16, "one that is not"},
		{quadratic, "O(n^2)", 1000, 1000000, 5000, 16, "out of reach"},
		{constant, "O(1)", 10, 20, 20, 3, "nothing to be seen"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct program program = {rows[i].seconds, 0, 0, 0, 0, 0, ""};
		struct plan_goal goal = {.floor_seconds = 2e-3,
			.floor_share = 0.1,
			.target_seconds = LIMIT,
			.cost_seconds = INFINITY,
			.n_min = rows[i].n_min,
			.n_max = rows[i].n_max,
			.given = true};
		if (rows[i].expected)
			goal.expected = parsed(rows[i].expected);
		struct plan_point points[96];
		uint64_t sizes[PLAN_SIZES_MAX];
		size_t len = 0;
		for (uint64_t n; len < 96 && (n = plan_next(points, len, &goal)) != 0; len++)
			points[len] = try(&program, n);
		size_t count = plan_sizes(points, len, &goal, sizes);
		uint64_t top = count ? sizes[count - 1] : 0;
		if (len > rows[i].trials_most || top < rows[i].top_least || count < 5 ||
			sizes[0] != rows[i].n_min)
			fail_msg("%s: %zu trials, %zu sizes up to %llu", rows[i].why, len, count,
				(unsigned long long)top);
	}
}

static void sizes_are_spread_from_the_first(void **state)
{
	(void)state;
	static const struct {
		size_t len;
		size_t order[7];
	} rows[] = {{0, {0}}, {1, {0}}, {2, {0, 1}}, {3, {0, 2, 1}}, {7, {0, 6, 3, 1, 4, 2, 5}}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		size_t order[PLAN_SIZES_MAX] = {0};
		plan_spread(rows[i].len, order);
		for (size_t j = 0; j < rows[i].len; j++)
			assert_int_equal(order[j], rows[i].order[j]);
	}
}

static void what_a_trial_costs_lies_between_its_neighbours(void **state)
{
	(void)state;
	const struct plan_point points[] = {
		{100, 0, 1, PLAN_FINISHED}, {50, 0, 9, PLAN_LIMIT}, {400, 0, 16, PLAN_FINISHED}};
	assert_float_equal(plan_cost(points, 0, 100), 0, 1e-9);
	assert_float_equal(plan_cost(points, 3, 10), 1, 1e-9);
	assert_float_equal(plan_cost(points, 3, 100), 1, 1e-9);
	assert_float_equal(plan_cost(points, 3, 200), 4, 1e-9);
	assert_float_equal(plan_cost(points, 3, 1000), 16, 1e-9);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_range_is_found_with_few_trials),
		cmocka_unit_test(nothing_that_finishes_gives_no_sizes),
		cmocka_unit_test(a_program_that_wants_more_input_gets_it),
		cmocka_unit_test(a_program_that_is_too_slow_for_a_few_items_gets_one),
		cmocka_unit_test(small_sizes_are_left_out_beside_a_costly_start),
		cmocka_unit_test(given_sizes_are_kept_to),
		cmocka_unit_test(dear_trials_end_the_search_even_when_their_work_is_small),
		cmocka_unit_test(a_costly_start_is_not_taken_for_growth),
		cmocka_unit_test(a_program_that_waits_shows_in_what_it_costs),
		cmocka_unit_test(a_range_that_was_given_is_walked_to_its_end),
		cmocka_unit_test(sizes_are_spread_from_the_first),
		cmocka_unit_test(what_a_trial_costs_lies_between_its_neighbours),
		cmocka_unit_test(the_code_shortens_the_search),
		cmocka_unit_test(counts_need_fewer_sizes_beside_them),
		cmocka_unit_test(memory_is_looked_at_by_powers_of_two),
		cmocka_unit_test(flat_means_that_nothing_rose_above_the_floor),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

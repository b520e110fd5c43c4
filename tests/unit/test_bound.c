#include "analysis/bound.h"

#include <stdio.h>

#include "unit.h"

static struct arena arena;

static const struct bound *size(const char *name)
{
	return bound_size(&arena, name);
}

static const struct bound *add(const struct bound *a, const struct bound *b)
{
	return bound_add(&arena, a, b);
}

static const struct bound *mul(const struct bound *a, const struct bound *b)
{
	return bound_mul(&arena, a, b);
}

static const struct bound *log_of(const struct bound *a)
{
	return bound_log(&arena, a);
}

static int release(void **state)
{
	(void)state;
	arena_done(&arena);
	return 0;
}

static void bounds_print_with_their_sizes_named(void **state)
{
	(void)state;
	const struct bound *n = size("n");
	const struct bound *m = size("m");
	const struct {
		const struct bound *bound;
		const char *text, *growth, *why;
	} rows[] = {
		{bound_one(), "O(1)", "O(1)", "no size"},
		{n, "O(n)", "O(n)", "one size"},
		{mul(n, m), "O(n*m)", "O(n^2)", "two sizes multiply, the class takes both as n"},
		{add(n, m), "O(n+m)", "O(n)", "two sizes add"},
		{mul(n, n), "O(n^2)", "O(n^2)", "a square"},
		{mul(n, log_of(n)), "O(n log n)", "O(n log n)", "a sort"},
		{log_of(n), "O(log n)", "O(log n)", "a logarithm"},
		{log_of(mul(n, m)), "O(log n+log m)", "O(log n)", "log of a product is a sum"},
		{log_of(bound_exp(&arena, 2, n)), "O(n)", "O(n)", "log undoes exp"},
		{log_of(bound_factorial(&arena, n)), "O(n log n)", "O(n log n)", "Stirling"},
		{bound_exp(&arena, 2, log_of(n)), "O(n)", "O(n)", "2^log n is n"},
		{bound_power(&arena, n, 0.5), "O(sqrt n)", "O(sqrt n)", "a root"},
		{bound_power(&arena, n, 1.5), "O(n sqrt n)", "O(n sqrt n)", "n times a root"},
		{bound_power(&arena, add(n, m), 2), "O(n^2+m^2)", "O(n^2)", "2nm is below"},
		{bound_exp(&arena, 2, n), "O(2^n)", "O(2^n)", "subsets"},
		{mul(n, bound_exp(&arena, 2, n)), "O(n*2^n)", "O(2^n)", "the exponential wins"},
		{bound_exp(&arena, 2, add(n, m)), "O(2^n*2^m)", "O(4^n)", "2^(n+m) at m = n"},
		{bound_exp(&arena, 2, mul(n, m)), "O(n!*m!)", "O(n!)", "2^(nm) has no class"},
		{bound_factorial(&arena, n), "O(n!)", "O(n!)", "permutations"},
		{bound_exp(&arena, 1, n), "O(1)", "O(1)", "1^n"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[96];
		char growth[GROWTH_TEXT_MAX];
		bound_print(rows[i].bound, text, sizeof text);
		growth_print(bound_growth(rows[i].bound), false, growth);
		if (strcmp(text, rows[i].text) != 0 || strcmp(growth, rows[i].growth) != 0)
			fail_msg("%s: %s is %s", rows[i].why, text, growth);
	}
}

static void lower_terms_are_dropped(void **state)
{
	(void)state;
	const struct bound *n = size("n");
	const struct bound *m = size("m");
	const struct bound *square = mul(n, n);
	assert_ptr_equal(add(square, n), square);
	assert_ptr_equal(add(n, square), square);
	assert_ptr_equal(add(n, bound_one()), n);
	assert_ptr_equal(add(bound_one(), n), n);
	assert_true(bound_within(add(n, m), mul(n, m)));
	assert_false(bound_within(mul(n, m), add(n, m)));
	assert_false(bound_within(n, m));
	assert_true(bound_within(square, bound_exp(&arena, 2, n)));
	assert_true(bound_within(bound_exp(&arena, 2, n), bound_factorial(&arena, n)));
}

static void limits_round_up_and_never_down(void **state)
{
	(void)state;
	static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
	const struct bound *product = bound_one();
	const struct bound *sum = bound_one();
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		product = mul(product, size(names[i]));
		sum = add(sum, bound_power(&arena, size(names[i]), (double)(i + 1)));
		assert_true(bound_growth(product).kind != GROWTH_UNKNOWN);
		assert_true(growth_degree(bound_growth(product)) >= (double)(i + 1));
		assert_true(growth_degree(bound_growth(sum)) >= (double)(i + 1));
	}
	assert_true(sum->len <= BOUND_TERMS_MAX);
}

static void sums_and_products_grow_with_both_operands(void **state)
{
	(void)state;
	const struct bound *all[] = {bound_one(), size("n"), size("m"), log_of(size("n")),
		mul(size("n"), size("m")), bound_exp(&arena, 2, size("m")),
		bound_power(&arena, size("n"), 0.5), bound_factorial(&arena, size("n")),
		add(size("n"), bound_power(&arena, size("m"), 3))};
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		for (size_t j = 0; j < ARRAY_LEN(all); j++) {
			const struct bound *sum = add(all[i], all[j]);
			const struct bound *product = mul(all[i], all[j]);
			assert_true(bound_within(all[i], sum));
			assert_true(bound_within(all[j], sum));
			assert_true(bound_within(sum, add(all[j], all[i])));
			assert_true(bound_within(all[i], product));
			assert_true(bound_within(product, mul(all[j], all[i])));
			assert_true(growth_compare(bound_growth(product), bound_growth(sum)) >= 0);
		}
	}
}

static void a_text_that_does_not_fit_gives_the_class(void **state)
{
	(void)state;
	const struct bound *sum = bound_one();
	for (int i = 0; i < 6; i++) {
		char name[40];
		snprintf(name, sizeof name, "a_rather_long_name_of_a_size_%d", i);
		sum = add(sum, mul(size(name), size("n")));
	}
	char text[96];
	assert_string_equal(bound_print(sum, text, sizeof text), "O(n^2)");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(bounds_print_with_their_sizes_named),
		cmocka_unit_test(lower_terms_are_dropped),
		cmocka_unit_test(limits_round_up_and_never_down),
		cmocka_unit_test(sums_and_products_grow_with_both_operands),
		cmocka_unit_test(a_text_that_does_not_fit_gives_the_class),
	};
	return cmocka_run_group_tests(tests, NULL, release);
}

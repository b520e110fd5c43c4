/* Counts as programs make them, and the laws that they must be told by. */
#include "argus/law.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "argus/fit.h"
#include "base/rng.h"
#include "unit.h"

static double constant(double n)
{
	(void)n;
	return 7;
}

static double nothing(double n)
{
	(void)n;
	return 0;
}

static double pairs(double n)
{
	return n * (n - 1) / 2;
}

static double brief_example(double n)
{
	return n * (n - 1) / 2 + 3;
}

static double matrix(double n)
{
	return n * n * n;
}

static double triples(double n)
{
	return n * (n - 1) * (n - 2) / 6;
}

static double fourth(double n)
{
	return n * n * n * n + 2;
}

static double seven_each(double n)
{
	return 7 * n;
}

static double shifted(double n)
{
	return 10000 + n;
}

static double bit_length(double n)
{
	return floor(log2(n)) + 1;
}

static double rounds(double n)
{
	return ceil(log2(n));
}

static double merge_levels(double n)
{
	return n * ceil(log2(n));
}

static double merge_worst(double n)
{
	double levels = ceil(log2(n));
	return n * levels - pow(2, levels) + 1;
}

static double doubling(double n)
{
	return pow(2, ceil(log2(n))) - 1;
}

static double square_logs(double n)
{
	return n * n * log2(n) + n;
}

static double half_squares(double n)
{
	return floor(n / 2) * n;
}

static double rounded_nlogn(double n)
{
	return round(n * log2(n));
}

static double mostly_linear(double n)
{
	return 500 * n + round(n * log2(n));
}

static double quick(double n)
{
	return floor(1.39 * n * log(n) + 3 * n) + 5;
}

static double square_root(double n)
{
	return floor(sqrt(n));
}

static double root_loop(double n)
{
	return n * floor(sqrt(n)) + 3;
}

static double harmonic(double n)
{
	double sum = 0;
	for (double i = 1; i <= n; i++)
		sum += floor(n / i);
	return sum;
}

static double linear_wobble(double n)
{
	return floor(5 * n * (1 + 0.02 * sin(n)));
}

static double fibonacci_calls(double n)
{
	double a = 1;
	double b = 1;
	for (double i = 1; i < n; i++) {
		double next = a + b + 1;
		a = b;
		b = next;
	}
	return b;
}

static double subsets(double n)
{
	return pow(2, n);
}

static double hanoi(double n)
{
	return 3 * pow(2, n) - 1;
}

static double threes(double n)
{
	return (pow(3, n) - 1) / 2;
}

static double subset_items(double n)
{
	return n * pow(2, n - 1);
}

static double permutations(double n)
{
	return round(tgamma(n + 1));
}

static double permutation_calls(double n)
{
	double calls = 1;
	for (double i = 1; i <= n; i++)
		calls = i * calls + 1;
	return calls;
}

/* Routes through all places but the first, and what each step of them does. */
static double routes(double n)
{
	double calls = 1;
	double sum = 1;
	for (double i = n - 1; i >= 1; i--) {
		calls *= i;
		sum += calls;
	}
	return 3 * sum + 2 * n;
}

/* How sizes are laid out. */
enum sizes {
	SIZES_TENS, /* 10, 20 ... 100 */
	SIZES_DOUBLING, /* 16 to 4096 */
	SIZES_DECADES, /* 100 to 10^6, geometric */
	SIZES_TWO_DECADES, /* 100 to 10^4 */
	SIZES_ODD_MIX, /* geometric from 10 to 1000, even and odd */
	SIZES_STEPS, /* 5, 6 ... 16 */
	SIZES_RUN, /* 3, 4 ... 40 */
	SIZES_COUNT
};

struct points {
	struct law_point items[LAW_POINTS_MAX];
	size_t len;
};

static double geometric(double low, double high, size_t i, size_t len)
{
	return round(low * pow(high / low, (double)i / (double)(len - 1)));
}

static double size_at(enum sizes sizes, size_t i)
{
	switch (sizes) {
	case SIZES_TENS: return 10 * (double)(i + 1);
	case SIZES_DOUBLING: return ldexp(16, (int)i);
	case SIZES_DECADES: return geometric(1e2, 1e6, i, 13);
	case SIZES_TWO_DECADES: return geometric(1e2, 1e4, i, 12);
	case SIZES_ODD_MIX: return geometric(10, 1000, i, 14);
	case SIZES_STEPS: return 5 + (double)i;
	case SIZES_RUN: return 3 + (double)i;
	case SIZES_COUNT: break;
	}
	return 0;
}

static const size_t sizes_len[SIZES_COUNT] = {10, 9, 13, 12, 14, 12, 38};

static void fill(double (*count)(double), enum sizes sizes, struct points *points)
{
	points->len = sizes_len[sizes];
	for (size_t i = 0; i < points->len; i++) {
		double n = size_at(sizes, i);
		points->items[i] = (struct law_point){(uint64_t)n, (uint64_t)count(n)};
	}
}

static void check_class(const struct count_law *law, const char *class, const char *why)
{
	struct growth expected = {0};
	struct err err = {0};
	char name[GROWTH_TEXT_MAX];
	if (growth_parse(class, &expected, &err) < 0)
		fail_msg("%s", err.text);
	if (!fit_same_class(law->growth, expected))
		fail_msg("%s: %s instead of %s; %s; %s", why,
			growth_print(law->growth, false, name), class, law->ascii, law->reason);
}

static void exact_laws_are_found_and_written(void **state)
{
	(void)state;
	static const struct {
		double (*count)(double);
		enum sizes sizes;
		const char *text, *ascii, *class, *why;
	} rows[] = {
		{nothing, SIZES_TENS, "0", "0", "O(1)", "never"},
		{constant, SIZES_TENS, "7", "7", "O(1)", "constant"},
		{pairs, SIZES_TENS, "0.5·n² − 0.5·n", "0.5*n^2 - 0.5*n", "O(n^2)", "triangle"},
		{pairs, SIZES_ODD_MIX, "0.5·n² − 0.5·n", "0.5*n^2 - 0.5*n", "O(n^2)",
			"triangle, any n"},
		{brief_example, SIZES_TENS, "0.5·n² − 0.5·n + 3", "0.5*n^2 - 0.5*n + 3", "O(n^2)",
			"triangle and a rest"},
		{matrix, SIZES_TENS, "n³", "n^3", "O(n^3)", "matrix product"},
		{triples, SIZES_TENS, "1/6·n³ − 0.5·n² + 1/3·n", "1/6*n^3 - 0.5*n^2 + 1/3*n",
			"O(n^3)", "thirds have no decimals"},
		{fourth, SIZES_TENS, "n⁴ + 2", "n^4 + 2", "O(n^4)", "the highest degree"},
		{seven_each, SIZES_DECADES, "7·n", "7*n", "O(n)", "m n with m = 7"},
		{shifted, SIZES_TENS, "n + 10000", "n + 10000", "O(n)", "a large constant"},
		{bit_length, SIZES_DOUBLING, "log₂ n + 1", "log2(n) + 1", "O(log n)",
			"bits of powers of two"},
		{bit_length, SIZES_RUN, "⌊log₂ n⌋ + 1", "floor(log2(n)) + 1", "O(log n)",
			"bits of any n"},
		{rounds, SIZES_DECADES, "⌈log₂ n⌉", "ceil(log2(n))", "O(log n)", "rounded up"},
		{merge_levels, SIZES_DECADES, "n·⌈log₂ n⌉", "n*ceil(log2(n))", "O(n log n)",
			"levels of a merge sort"},
		{merge_worst, SIZES_ODD_MIX, "n·⌈log₂ n⌉ − 2^⌈log₂ n⌉ + 1",
			"n*ceil(log2(n)) - 2^ceil(log2(n)) + 1", "O(n log n)", "merge sort"},
		{merge_worst, SIZES_DOUBLING, "n·log₂ n − n + 1", "n*log2(n) - n + 1", "O(n log n)",
			"merge sort of powers of two"},
		{doubling, SIZES_RUN, "2^⌈log₂ n⌉ − 1", "2^ceil(log2(n)) - 1", "O(n)",
			"an array that doubles"},
		{square_logs, SIZES_DOUBLING, "n²·log₂ n + n", "n^2*log2(n) + n", "O(n^2 log n)",
			"a sort in each row"},
		{half_squares, SIZES_TENS, "0.5·n²", "0.5*n^2", "O(n^2)", "even n alone"},
		{fibonacci_calls, SIZES_STEPS, "2·F(n+1) − 1", "2*F(n+1) - 1", "O(1.618^n)",
			"Fibonacci"},
		{subsets, SIZES_STEPS, "2^n", "2^n", "O(2^n)", "subsets"},
		{hanoi, SIZES_STEPS, "3·2^n − 1", "3*2^n - 1", "O(2^n)", "towers"},
		{threes, SIZES_STEPS, "0.5·3^n − 0.5", "0.5*3^n - 0.5", "O(3^n)", "three each"},
		{subset_items, SIZES_STEPS, "T(n) = 4·T(n−1) − 4·T(n−2)",
			"T(n) = 4*T(n-1) - 4*T(n-2)", "O(2^n)", "items of all subsets"},
		{permutations, SIZES_STEPS, "n!", "n!", "O(n!)", "permutations"},
		{permutation_calls, SIZES_STEPS, "T(n) = n·T(n−1) + 1", "T(n) = n*T(n-1) + 1",
			"O(n!)", "calls of permutations"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct points points;
		struct count_law law;
		fill(rows[i].count, rows[i].sizes, &points);
		law_find(points.items, points.len, &law);
		if (!law.exact || strcmp(law.text, rows[i].text) != 0)
			fail_msg("%s: \"%s\" %s", rows[i].why, law.text, law.reason);
		assert_string_equal(law.ascii, rows[i].ascii);
		check_class(&law, rows[i].class, rows[i].why);
	}
}

static void without_a_law_the_class_is_told(void **state)
{
	(void)state;
	static const struct {
		double (*count)(double);
		enum sizes sizes;
		const char *class, *why;
	} rows[] = {
		{rounded_nlogn, SIZES_DECADES, "O(n log n)", "rounded"},
		{rounded_nlogn, SIZES_TWO_DECADES, "O(n log n)", "rounded, two decades"},
		{mostly_linear, SIZES_TWO_DECADES, "O(n log n)", "a large linear term"},
		{quick, SIZES_TWO_DECADES, "O(n log n)", "a linear term"},
		{quick, SIZES_DECADES, "O(n log n)", "a linear term, four decades"},
		{harmonic, SIZES_TWO_DECADES, "O(n log n)", "harmonic"},
		{harmonic, SIZES_DECADES, "O(n log n)", "harmonic, four decades"},
		{square_root, SIZES_DECADES, "O(sqrt n)", "trial division"},
		{square_root, SIZES_TWO_DECADES, "O(sqrt n)", "trial division, two decades"},
		{root_loop, SIZES_TWO_DECADES, "O(n sqrt n)", "primes by division"},
		{half_squares, SIZES_ODD_MIX, "O(n^2)", "even and odd"},
		{routes, SIZES_STEPS, "O(n!)", "(n - 1)!"},
		{linear_wobble, SIZES_TWO_DECADES, "O(n)", "depends on the data by 2 %"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct points points;
		struct count_law law;
		fill(rows[i].count, rows[i].sizes, &points);
		law_find(points.items, points.len, &law);
		assert_row(!law.exact && !law.text[0] && law.reason[0], &rows[i]);
		check_class(&law, rows[i].class, rows[i].why);
	}
}

/* Polynomials that are whole at whole n: sums of multiples of binomials. */
static double binomials(const int64_t *multiples, size_t len, double n)
{
	double sum = 0;
	double binomial = 1;
	for (size_t k = 0; k < len; k++) {
		sum += (double)multiples[k] * binomial;
		binomial = binomial * (n - (double)k) / (double)(k + 1);
	}
	return sum;
}

/* What the ASCII text of a polynomial comes to at n. */
static double evaluate(const char *text, double n)
{
	double sum = 0;
	double sign = 1;
	while (*text) {
		char *end = NULL;
		double factor = strtod(text, &end);
		factor = end == text ? 1 : factor;
		text = end;
		if (*text == '/')
			factor /= strtod(text + 1, &end);
		text = *end == '*' ? end + 1 : end;
		double degree = *text == 'n' ? 1 : 0;
		text += *text == 'n';
		if (*text == '^') {
			degree = strtod(text + 1, &end);
			text = end;
		}
		sum += sign * factor * pow(n, degree);
		sign = strncmp(text, " - ", 3) == 0 ? -1 : 1;
		text += *text ? 3 : 0;
	}
	return sum;
}

struct made {
	struct points points;
	int64_t multiples[5];
	size_t degree;
};

static void make_polynomial(struct rng *rng, struct made *made)
{
	double n = 5 + (double)rng_below(rng, 20);
	made->degree = (size_t)rng_below(rng, 5);
	for (size_t k = 0; k <= made->degree; k++)
		made->multiples[k] = 1 + (int64_t)rng_below(rng, 40);
	made->points.len = 10;
	for (size_t i = 0; i < made->points.len; i++) {
		double count = binomials(made->multiples, made->degree + 1, n);
		made->points.items[i] = (struct law_point){(uint64_t)n, (uint64_t)round(count)};
		n += 1 + (double)rng_below(rng, 30);
	}
}

static void random_polynomials_come_back(void **state)
{
	(void)state;
	enum { TRIALS = 300 };
	struct rng rng;
	rng_seed(&rng, 1, 0);
	for (int trial = 0; trial < TRIALS; trial++) {
		struct made made;
		struct count_law law;
		make_polynomial(&rng, &made);
		law_find(made.points.items, made.points.len, &law);
		if (!law.exact || fabs(growth_degree(law.growth) - (double)made.degree) > 1e-9)
			fail_msg("trial %d: %s, degree %zu", trial, law.ascii, made.degree);
		/* At a size that no point has. */
		double beyond = binomials(made.multiples, made.degree + 1, 1000);
		double told = evaluate(law.ascii, 1000);
		if (fabs(told - beyond) > 1e-9 * beyond)
			fail_msg("trial %d: %s is %g, not %g", trial, law.ascii, told, beyond);
	}
}

static void one_count_off_by_one_keeps_the_class_alone(void **state)
{
	(void)state;
	enum { TRIALS = 300 };
	struct rng rng;
	rng_seed(&rng, 2, 0);
	for (int trial = 0; trial < TRIALS; trial++) {
		struct made made;
		struct count_law law;
		struct count_law off;
		make_polynomial(&rng, &made);
		law_find(made.points.items, made.points.len, &law);
		made.points.items[rng_below(&rng, made.points.len)].count += 1;
		law_find(made.points.items, made.points.len, &off);
		if (off.exact || growth_compare(off.growth, law.growth) != 0)
			fail_msg("trial %d: %s; %s", trial, law.ascii, off.reason);
	}
}

static void what_nearly_follows_a_law_is_said(void **state)
{
	(void)state;
	struct points points;
	struct count_law law;
	fill(half_squares, SIZES_RUN, &points);
	law_find(points.items, points.len, &law);
	assert_string_equal(law.reason, "even n follow 0.5*n^2, odd n 0.5*n^2 - 0.5*n");
	fill(pairs, SIZES_TENS, &points);
	points.items[3].count--;
	law_find(points.items, points.len, &law);
	assert_string_equal(law.reason, "all counts but that at n = 40 follow 0.5*n^2 - 0.5*n");
	assert_int_equal(law.growth.kind, GROWTH_QUADRATIC);
}

static double every_thousand(double n)
{
	double whole = floor(n / 1000);
	double rest = n - 1000 * whole;
	return whole * 499500 + rest * (rest - 1) / 2 + 2 * n + 1;
}

/* What halves as it can be, at odd sizes, too. */
static double merges(double n)
{
	return n < 2 ? 1 : merges(floor(n / 2)) + merges(ceil(n / 2)) + 3 * n - floor(n / 7);
}

static double four_halves(double n)
{
	return n < 2 ? 1 : 4 * four_halves(floor(n / 2)) + 1;
}

static double sorting_cost(double n)
{
	return round(n * log2(n)) + round(n / 3) + 2 * n;
}

/* 2^k mod 1000 is 24, 48 to 768: all powers of two are on a law with n^2 that is none. Between
 * them are those that counting adds. */
static void laws_of_powers_of_two_are_held_against_other_sizes(void **state)
{
	(void)state;
	static const uint64_t between[] = {3305, 10543, 23233};
	static const struct {
		double (*count)(double);
		const char *class;
		bool exact;
		double confidence; /* at least */
		const char *why;
	} rows[] = {
		{every_thousand, "O(n)", false, 0.9, "a period of 1000"},
		{doubling, "O(n)", true, 0.9, "a formula with rounded logarithms"},
		{merge_worst, "O(n log n)", true, 0.9, "a merge sort's"},
		{merges, "O(n log n)", false, 0.5, "nearly one"},
		{sorting_cost, "O(n log n)", false, 0.5, "rounded"},
		{four_halves, "O(n^2)", false, 0.9, "the same up to the next power of two"},
		{pairs, "O(n^2)", true, 0.9, "a formula everywhere"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct points points = {0};
		struct count_law law;
		for (uint64_t n = 512, k = 0; n <= 32768; n *= 2) {
			points.items[points.len++] =
				(struct law_point){n, (uint64_t)rows[i].count((double)n)};
			for (; k < ARRAY_LEN(between) && between[k] < 2 * n; k++)
				points.items[points.len++] = (struct law_point){
					between[k], (uint64_t)rows[i].count((double)between[k])};
		}
		law_find(points.items, points.len, &law);
		if (law.exact != rows[i].exact || law.confidence < rows[i].confidence)
			fail_msg("%s: \"%s\" %g %s", rows[i].why, law.ascii, law.confidence,
				law.reason);
		check_class(&law, rows[i].class, rows[i].why);
	}
}

/* Steps that look like anything over a short range. */
static void small_counts_of_a_root_are_no_sum_of_logarithms(void **state)
{
	(void)state;
	for (uint64_t first = 2; first < 40; first++) {
		struct points points = {.len = 12};
		struct count_law law;
		for (size_t i = 0; i < points.len; i++) {
			uint64_t n = first + 2 * i;
			points.items[i] = (struct law_point){n, (uint64_t)sqrt((double)n)};
		}
		law_find(points.items, points.len, &law);
		if (law.exact)
			fail_msg("from %d: %s", (int)first, law.ascii);
	}
}

static void few_points_carry_little(void **state)
{
	(void)state;
	static const struct {
		struct law_point points[4];
		size_t len;
		const char *text, *why;
	} rows[] = {
		{{{0}}, 0, "", "nothing"},
		{{{1, 5}, {2, 5}}, 2, "", "two points"},
		{{{1, 5}, {2, 5}, {3, 5}}, 3, "5", "a constant needs three"},
		{{{0, 0}, {2, 6}, {5, 15}}, 3, "3*n", "n may be 0"},
		{{{1, 4}, {2, 7}, {3, 10}}, 3, "", "a line with a rest needs four"},
		{{{1, 4}, {2, 7}, {3, 10}, {4, 13}}, 4, "3*n + 1", "it has them"},
		{{{1, 9}, {2, 8}, {3, 7}, {4, 6}}, 4, "", "no cost falls for good"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct count_law law;
		law_find(rows[i].points, rows[i].len, &law);
		if (strcmp(law.ascii, rows[i].text) != 0)
			fail_msg("%s: %s", rows[i].why, law.ascii);
		assert_row(law.exact == (rows[i].text[0] != 0), &rows[i]);
		assert_row(law.exact || law.reason[0], &rows[i]);
	}
}

static void large_numbers_are_exact_or_not_called_so(void **state)
{
	(void)state;
	static const uint64_t MOST = UINT64_C(1) << 53;
	struct law_point points[6];
	struct count_law law;
	for (size_t i = 0; i < ARRAY_LEN(points); i++)
		points[i] =
			(struct law_point){1000000 * (i + 1), MOST - 18 * 1000000 + 3000000 * i};
	law_find(points, ARRAY_LEN(points), &law);
	assert_true(law.exact);
	assert_string_equal(law.ascii, "3*n + 9007199233740992");
	points[5].count = MOST + 1;
	law_find(points, ARRAY_LEN(points), &law);
	assert_false(law.exact);
	for (size_t i = 0; i < ARRAY_LEN(points); i++)
		points[i] = (struct law_point){(MOST >> 6) * (i + 1), (MOST >> 6) * (i + 1)};
	law_find(points, ARRAY_LEN(points), &law);
	assert_string_equal(law.ascii, "n");
}

static void the_worst_of_the_samples_gives_the_class(void **state)
{
	(void)state;
	struct law_point samples[30];
	struct law_spread spreads[10];
	struct count_law law;
	for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
		uint64_t n = 10 * (10 - i / 3);
		uint64_t counts[] = {n, n * n, 4 * n};
		samples[i] = (struct law_point){n, counts[i % 3]};
	}
	size_t len = law_gather(samples, ARRAY_LEN(samples), spreads, ARRAY_LEN(spreads));
	assert_int_equal(len, 10);
	assert_int_equal(spreads[1].n, 20);
	assert_int_equal(spreads[1].best, 20);
	assert_int_equal(spreads[1].worst, 400);
	assert_int_equal(spreads[1].samples, 3);
	assert_true(fabs(spreads[1].mean - 500.0 / 3) < 1e-9);
	law_find_worst(spreads, len, &law);
	assert_string_equal(law.ascii, "n^2");
	assert_true(fabs(law.exponent_low - 2) < 1e-9 && fabs(law.exponent_high - 2) < 1e-9);
	assert_int_equal(law_gather(samples, ARRAY_LEN(samples), spreads, 4), 4);
	assert_int_equal(spreads[0].n, 70);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(exact_laws_are_found_and_written),
		cmocka_unit_test(without_a_law_the_class_is_told),
		cmocka_unit_test(random_polynomials_come_back),
		cmocka_unit_test(one_count_off_by_one_keeps_the_class_alone),
		cmocka_unit_test(what_nearly_follows_a_law_is_said),
		cmocka_unit_test(laws_of_powers_of_two_are_held_against_other_sizes),
		cmocka_unit_test(small_counts_of_a_root_are_no_sum_of_logarithms),
		cmocka_unit_test(few_points_carry_little),
		cmocka_unit_test(large_numbers_are_exact_or_not_called_so),
		cmocka_unit_test(the_worst_of_the_samples_gives_the_class),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

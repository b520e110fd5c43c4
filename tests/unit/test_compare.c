#include "argus/compare.h"

#include <math.h>
#include <string.h>

#include "base/rng.h"
#include "unit.h"

enum { SIZES = 5 };

/* Ratios by size, each in so many rounds with noise of its own; 0: nothing stands above the noise. */
static void fill(struct compare_pair *pair, const double ratios[SIZES], size_t rounds, double noise,
	uint64_t seed)
{
	struct rng rng;
	rng_seed(&rng, seed, 0);
	*pair = (struct compare_pair){.b = 1, .sizes_len = SIZES, .rounds = rounds};
	for (size_t i = 0; i < SIZES; i++) {
		struct compare_size *size = &pair->sizes[i];
		size->n = (uint64_t)100 << i;
		for (size_t k = 0; k < rounds; k++) {
			double off = 0.5 * noise * (2 * rng_unit(&rng) - 1);
			size->a[k] = ratios[i] > 0 ? log(0.01 * (double)size->n) - off : NAN;
			size->b[k] = ratios[i] > 0 ? size->a[k] + log(ratios[i]) + 2 * off : NAN;
		}
	}
}

static const struct {
	double ratios[SIZES];
	size_t rounds;
	double noise;
	enum compare_answer answer;
	size_t from;
	double crossover; /* 0: none; within a tenth */
} rows[] = {
	{{1, 1, 1, 1, 1}, 8, 0.05, COMPARE_SAME, 2, 0},
	{{1, 1, 1, 1, 1}, 8, 0.5, COMPARE_INCONCLUSIVE, 2, 0},
	{{1, 1, 1, 1, 1}, 2, 0.001, COMPARE_INCONCLUSIVE, 2, 0},
	{{1.1, 1.1, 1.1, 1.1, 1.1}, 12, 0.05, COMPARE_SLOWER, 2, 0},
	{{9, 9, 9, 9, 9}, 3, 0.3, COMPARE_SLOWER, 2, 0},
	{{1.2, 1.2, 1.2, 1.2, 1.2}, 3, 0.3, COMPARE_INCONCLUSIVE, 2, 0},
	{{0.9, 0.9, 0.9, 0.9, 0.9}, 12, 0.05, COMPARE_FASTER, 2, 0},
	{{1.04, 1.04, 1.04, 1.04, 1.04}, 12, 0.02, COMPARE_SAME, 2, 0},
	{{4, 2, 1, 0.5, 0.25}, 12, 0.05, COMPARE_FASTER, 2, 400},
	{{4, 2, 0.5, 0.25, 0.125}, 12, 0.05, COMPARE_FASTER, 2, 283},
	{{0.25, 0.5, 2, 4, 8}, 12, 0.05, COMPARE_SLOWER, 2, 283},
	{{2, 0.8, 0.5, 0.25, 0.125}, 12, 0.05, COMPARE_FASTER, 2, 171},
	{{0, 0, 0, 0.25, 0.125}, 12, 0.05, COMPARE_FASTER, 3, 0},
	{{0, 0, 0.5, 0, 0.125}, 12, 0.05, COMPARE_FASTER, 2, 0},
	{{4, 0, 0.5, 0.25, 0.125}, 12, 0.05, COMPARE_FASTER, 2, 252},
	{{0, 0, 0, 0, 0}, 12, 0.05, COMPARE_INCONCLUSIVE, 0, 0},
};

static void the_largest_sizes_decide(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct compare_pair pair;
		fill(&pair, rows[i].ratios, rows[i].rounds, rows[i].noise, i);
		compare_decide(&pair, 0.05, 0.99);
		if (pair.answer != rows[i].answer || pair.from != rows[i].from)
			fail_msg("row %zu: %s from %zu", i, compare_answer_name(pair.answer),
				pair.from);
		if (fabs(pair.crossover - rows[i].crossover) > 0.1 * rows[i].crossover)
			fail_msg("row %zu: it crosses at %g", i, pair.crossover);
	}
}

/* What else ran on the machine for a while slowed down one or the other: all sizes of a round are off by
 * the same. */
static void disturb(struct compare_pair *pair, double noise, uint64_t seed)
{
	struct rng rng;
	rng_seed(&rng, seed, 1);
	for (size_t k = 0; k < pair->rounds; k++) {
		double off = noise * (2 * rng_unit(&rng) - 1);
		for (size_t i = 0; i < SIZES; i++)
			*(off > 0 ? &pair->sizes[i].b[k] : &pair->sizes[i].a[k]) += fabs(off);
	}
}

/* Of one program with itself no more than one in a hundred may be called faster or slower; that of a
 * wide interval is for want of certainty. */
static void a_program_is_not_faster_than_itself(void **state)
{
	enum { TIMES = 100, LOOKS = 5 };
	static const size_t looks[LOOKS] = {8, 12, 18, 27, 40};
	static const double same[SIZES] = {1, 1, 1, 1, 1};
	size_t wrong = 0;
	(void)state;
	for (uint64_t seed = 0; seed < TIMES; seed++) {
		struct compare_pair pair;
		bool moved = false;
		for (size_t i = 0; i < LOOKS; i++) {
			fill(&pair, same, looks[i], 0.2, seed);
			disturb(&pair, seed % 2 ? 0.5 : 0, seed);
			compare_decide(&pair, 0.05, 0.99);
			moved |= pair.answer == COMPARE_FASTER || pair.answer == COMPARE_SLOWER;
		}
		wrong += moved;
	}
	if (wrong > TIMES / 100)
		fail_msg("%zu of %d", wrong, TIMES);
}

/* Of each program two of the three sizes that decide are slow in every round, not the same two. */
static void slow_down(struct compare_pair *pair)
{
	for (size_t k = 0; k < pair->rounds; k++) {
		for (size_t i = 2; i < SIZES; i++) {
			pair->sizes[i].a[k] += i % 3 == k % 3 ? 0 : 0.4;
			pair->sizes[i].b[k] += i % 3 == (k + k / 3) % 3 ? 0 : 0.7;
		}
	}
}

static void a_disturbed_run_does_not_count(void **state)
{
	static const double slower[SIZES] = {1.1, 1.1, 1.1, 1.1, 1.1};
	struct compare_pair pair;
	(void)state;
	fill(&pair, slower, 18, 0.01, 1);
	slow_down(&pair);
	compare_decide(&pair, 0.05, 0.99);
	assert_int_equal(pair.answer, COMPARE_SLOWER);
	assert_true(pair.ratio.low > log(1.08) && pair.ratio.high < log(1.12));
}

/* Which of the two is called the first makes no difference. */
static void the_answer_is_the_same_from_either_side(void **state)
{
	static const double ratios[SIZES] = {1, 1, 1.2, 1.1, 1.05};
	(void)state;
	for (uint64_t seed = 0; seed < 20; seed++) {
		struct compare_pair pair;
		fill(&pair, ratios, 12, 0.1, seed);
		disturb(&pair, 0.3, seed);
		struct compare_pair mirrored = pair;
		for (size_t i = 0; i < SIZES; i++) {
			memcpy(mirrored.sizes[i].a, pair.sizes[i].b, sizeof pair.sizes[i].b);
			memcpy(mirrored.sizes[i].b, pair.sizes[i].a, sizeof pair.sizes[i].a);
		}
		compare_decide(&pair, 0.05, 0.99);
		compare_decide(&mirrored, 0.05, 0.99);
		assert_true(fabs(pair.ratio.low + mirrored.ratio.high) < 1e-12);
		assert_true(fabs(pair.ratio.estimate + mirrored.ratio.estimate) < 1e-12);
	}
}

/* Pairs that are missing in some rounds take no other round's place. */
static void rounds_with_gaps_stay_in_line(void **state)
{
	static const double same[SIZES] = {1, 1, 1, 1, 1};
	struct compare_pair pair;
	(void)state;
	fill(&pair, same, 16, 0.01, 1);
	for (size_t k = 0; k < pair.rounds; k++) {
		for (size_t i = 0; i < SIZES; i++) {
			pair.sizes[i].a[k] += 0.2 * (double)k; /* it gets ever slower, for both */
			pair.sizes[i].b[k] += 0.2 * (double)k;
		}
		if (k % 2)
			pair.sizes[3].a[k] = pair.sizes[3].b[k] = NAN;
		if (k == 5)
			pair.sizes[2].a[k] = pair.sizes[2].b[k] = pair.sizes[4].a[k] =
				pair.sizes[4].b[k] = NAN;
	}
	compare_decide(&pair, 0.05, 0.99);
	assert_int_equal(pair.answer, COMPARE_SAME);
	assert_in_range(pair.ratio.pairs, 8, 15);
	assert_int_equal(pair.sizes[3].ratio.pairs, 8);
}

/* One that wavers by itself has quiet rounds that look faster than another that does not. */
static void a_program_is_not_faster_for_wavering(void **state)
{
	enum { TIMES = 100 };
	static const double same[SIZES] = {1, 1, 1, 1, 1};
	size_t wrong = 0;
	(void)state;
	for (uint64_t seed = 0; seed < TIMES; seed++) {
		struct rng rng;
		struct compare_pair pair;
		fill(&pair, same, 27, 0.01, seed);
		rng_seed(&rng, seed, 2);
		for (size_t i = 0; i < SIZES; i++) {
			for (size_t k = 0; k < pair.rounds; k++)
				pair.sizes[i].b[k] += 0.2 * (2 * rng_unit(&rng) - 1);
		}
		compare_decide(&pair, 0.05, 0.99);
		wrong += pair.answer == COMPARE_FASTER || pair.answer == COMPARE_SLOWER;
	}
	if (wrong > TIMES / 50)
		fail_msg("%zu of %d", wrong, TIMES);
}

/* What else runs stays for a whole round now and then, and slows down one or the other. */
static void rounds_that_are_disturbed_do_not_count(void **state)
{
	static const double slower[SIZES] = {1.1, 1.1, 1.1, 1.1, 1.1};
	struct compare_pair pair;
	(void)state;
	fill(&pair, slower, 18, 0.02, 3);
	for (size_t k = 0; k < pair.rounds; k += 3) {
		for (size_t i = 0; i < SIZES; i++)
			*(k % 2 ? &pair.sizes[i].a[k] : &pair.sizes[i].b[k]) += 0.3;
	}
	compare_decide(&pair, 0.05, 0.99);
	assert_int_equal(pair.ratio.pairs, 12);
	assert_true(pair.ratio.low > log(1.08) && pair.ratio.high < log(1.12));
}

static void an_open_comparison_says_how_much_more_it_takes(void **state)
{
	static const double slower[SIZES] = {1.2, 1.2, 1.2, 1.2, 1.2};
	struct compare_pair pair;
	(void)state;
	fill(&pair, slower, 8, 0.5, 1);
	compare_decide(&pair, 0.05, 0.99);
	assert_int_equal(pair.answer, COMPARE_INCONCLUSIVE);
	assert_in_range(pair.needs, 9, 100);
	fill(&pair, slower, pair.needs, 0.5, 2);
	compare_decide(&pair, 0.05, 0.99);
	assert_int_equal(pair.answer, COMPARE_SLOWER);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_largest_sizes_decide),
		cmocka_unit_test(a_program_is_not_faster_than_itself),
		cmocka_unit_test(a_disturbed_run_does_not_count),
		cmocka_unit_test(the_answer_is_the_same_from_either_side),
		cmocka_unit_test(rounds_with_gaps_stay_in_line),
		cmocka_unit_test(a_program_is_not_faster_for_wavering),
		cmocka_unit_test(rounds_that_are_disturbed_do_not_count),
		cmocka_unit_test(an_open_comparison_says_how_much_more_it_takes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

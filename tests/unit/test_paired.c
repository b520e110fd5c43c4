#include "argus/paired.h"

#include <math.h>

#include "base/rng.h"
#include "unit.h"

#define assert_near(value, expected) assert_float_equal(value, expected, 1e-9)

/* The ranks are those of the printed tables of the test, plus one. */
static void intervals_end_where_the_tables_say(void **state)
{
	(void)state;
	static const struct {
		size_t pairs;
		double confidence;
		size_t rank;
		const char *why;
	} rows[] = {
		{1, 0.95, 0, "one pair: both signs are as likely"},
		{5, 0.95, 0, "1/32 is more than 2.5 %"},
		{6, 0.95, 1, "1/64 is less"},
		{7, 0.99, 0, "1/128 is more than 0.5 %"},
		{8, 0.99, 1, "1/256 is less, 2/256 not"},
		{10, 0.95, 9, "critical value 8"},
		{20, 0.99, 38, "critical value 37"},
		{30, 0.95, 138, "critical value 137"},
		{50, 0.99, 374, "critical value 373"},
		{100, 0.95, 1955, "floor(2525.5 - 1.96 * 290.84): the normal distribution"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_row(
			paired_rank(rows[i].pairs, rows[i].confidence) == rows[i].rank, &rows[i]);
	assert_int_equal(paired_fewest(0.95), 6);
	assert_int_equal(paired_fewest(0.99), 8);
}

static void the_exact_and_the_normal_rank_meet(void **state)
{
	(void)state;
	size_t exact = paired_rank(60, 0.99);
	size_t normal = paired_rank(61, 0.99);
	/* The slope there is (2n + 1) / 4 - 2.58 * 1.5 * sqrt(n / 12), about 22; the normal one is on
	 * the safe side by three. */
	assert_in_range(normal - exact, 18, 22);
}

static void count(double *logs, size_t len)
{
	for (size_t i = 0; i < len; i++)
		logs[i] = (double)i + 1;
}

/* Of 1 ... n the mean (i + j) / 2 with i + j = s occurs s / 2 times (rounded down, s <= n + 1), which
 * can be counted by hand. */
static void estimates_are_those_found_by_hand(void **state)
{
	(void)state;
	static const struct {
		size_t pairs;
		double confidence, low, estimate, high, truly;
		const char *why;
	} rows[] = {
		{8, 0.99, 1, 4.5, 8, 1 - 2.0 / 256, "the whole range"},
		{6, 0.95, 1, 3.5, 6, 1 - 2.0 / 64, "the whole range"},
		{10, 0.95, 3, 5.5, 8, 1 - 2 * 25.0 / 1024, "9th: 1, 2, 4, 6, 9 means up to 3"},
		{20, 0.99, 6.5, 10.5, 14.5, 0, "38th: 36 means up to 6, 42 up to 6.5"},
	};
	double logs[20];
	count(logs, ARRAY_LEN(logs));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct paired paired;
		paired_estimate(logs, rows[i].pairs, rows[i].confidence, &paired);
		assert_row(paired.pairs == rows[i].pairs, &rows[i]);
		assert_row(paired.low == rows[i].low, &rows[i]);
		assert_row(paired.estimate == rows[i].estimate, &rows[i]);
		assert_row(paired.high == rows[i].high, &rows[i]);
		assert_row(paired.confidence >= rows[i].confidence, &rows[i]);
		if (rows[i].truly > 0)
			assert_near(paired.confidence, rows[i].truly);
	}
}

static void few_pairs_give_an_estimate_without_an_interval(void **state)
{
	(void)state;
	const double logs[] = {0.3, 0.1, 0.2, 5, 0.2, 0.1, 0.3};
	struct paired paired;
	paired_estimate(logs, ARRAY_LEN(logs), 0.99, &paired);
	assert_true(isinf(paired.low) && paired.low < 0 && isinf(paired.high));
	assert_true(paired.confidence == 0);
	/* The 14th of 28 means is 0.2, the 15th 0.2 as well: the wild one moves nothing. */
	assert_true(paired.estimate >= 0.2 && paired.estimate < 0.3);
	assert_true(isinf(paired_resolves(logs, ARRAY_LEN(logs), 7, 0.99)));
	assert_true(isinf(paired_resolves(logs, 1, 20, 0.99)));
	assert_int_equal(paired_needs(logs, 1, 0.05, 0.99), 0);
}

static void changing_sides_changes_the_sign_only(void **state)
{
	(void)state;
	double logs[12] = {.1, -.2, .3, .05, .12, -.01, .2, .07, .4, -.3, .11, .02};
	struct paired one, other;
	paired_estimate(logs, ARRAY_LEN(logs), 0.95, &one);
	for (size_t i = 0; i < ARRAY_LEN(logs); i++)
		logs[i] = -logs[i];
	paired_estimate(logs, ARRAY_LEN(logs), 0.95, &other);
	assert_near(one.low, -other.high);
	assert_near(one.estimate, -other.estimate);
	assert_near(one.high, -other.low);
}

/* Close to normal, deviation 1: the sum of twelve uniform numbers. */
static void make_noise(uint64_t stream, double scale, double *logs, size_t len)
{
	struct rng rng;
	rng_seed(&rng, 7, stream);
	for (size_t i = 0; i < len; i++) {
		logs[i] = -6 * scale;
		for (int k = 0; k < 12; k++)
			logs[i] += scale * rng_unit(&rng);
	}
}

static void the_interval_holds_the_truth_as_often_as_it_says(void **state)
{
	(void)state;
	enum { SESSIONS = 2000 };
	static const size_t lens[] = {8, 14};
	for (size_t k = 0; k < ARRAY_LEN(lens); k++) {
		size_t missed = 0;
		for (uint64_t i = 0; i < SESSIONS; i++) {
			double logs[14];
			struct paired paired;
			make_noise(i, 0.02, logs, lens[k]);
			paired_estimate(logs, lens[k], 0.95, &paired);
			missed += paired.low > 0 || paired.high < 0;
		}
		/* 5 % of 2000 are 100, with a deviation of 10. */
		assert_in_range(missed, 50, 130);
	}
}

static void what_resolves_can_be_seen_in_sessions(void **state)
{
	(void)state;
	enum { PAIRS = 12, SESSIONS = 1000 };
	double logs[200];
	make_noise(1, 0.02, logs, ARRAY_LEN(logs));
	double difference = paired_resolves(logs, ARRAY_LEN(logs), PAIRS, 0.99);
	size_t shown = 0;
	for (uint64_t i = 0; i < SESSIONS; i++) {
		double session[PAIRS];
		struct paired paired;
		make_noise(1000 + i, 0.02, session, PAIRS);
		for (size_t k = 0; k < PAIRS; k++)
			session[k] += difference;
		paired_estimate(session, PAIRS, 0.99, &paired);
		shown += paired.low > 0;
	}
	/* Nine times of ten; the noise of 200 pairs is known to 5 %. */
	assert_in_range(shown, 830, 960);
}

static void what_resolves_follows_noise_and_pairs(void **state)
{
	(void)state;
	enum { LEN = 30 };
	double quiet[LEN], loud[LEN], moved[LEN];
	make_noise(3, 0.01, quiet, LEN);
	for (size_t i = 0; i < LEN; i++) {
		loud[i] = 3 * quiet[i];
		moved[i] = quiet[i] + 1;
	}
	double at_20 = paired_resolves(quiet, LEN, 20, 0.99);
	/* (2.58 + 1.28) * 0.01 / sqrt(20) is 0.9 %, and the test is a little weaker than the best. */
	assert_true(at_20 > 0.007 && at_20 < 0.012);
	assert_near(paired_resolves(loud, LEN, 20, 0.99), 3 * at_20);
	assert_float_equal(paired_resolves(moved, LEN, 20, 0.99), at_20, 1e-6);
	assert_true(paired_resolves(quiet, LEN, 8, 0.99) > 1.6 * at_20);
	assert_true(paired_resolves(quiet, LEN, 40, 0.99) < 0.8 * at_20);
	double at_40 = paired_resolves(quiet, LEN, 40, 0.99);
	assert_near(paired_resolves(quiet, LEN, 160, 0.99), at_40 / 2);
}

static void needs_is_resolves_read_backwards(void **state)
{
	(void)state;
	enum { LEN = 30 };
	double logs[LEN];
	make_noise(4, 0.01, logs, LEN);
	size_t needed = paired_needs(logs, LEN, 0.01, 0.99);
	assert_in_range(needed, 12, 30);
	assert_true(paired_resolves(logs, LEN, needed, 0.99) <= 0.01);
	assert_int_equal(paired_needs(logs, LEN, 10, 0.99), 8);
	double at_40 = paired_resolves(logs, LEN, 40, 0.99);
	assert_in_range(paired_needs(logs, LEN, at_40 / 2, 0.99), 159, 161);
	assert_int_equal(paired_needs(logs, LEN, 1e-12, 0.99), 1000000000);
}

static void pairs_without_any_noise_resolve_everything(void **state)
{
	(void)state;
	const double logs[10] = {0};
	struct paired paired;
	paired_estimate(logs, ARRAY_LEN(logs), 0.99, &paired);
	assert_true(paired.low == 0 && paired.estimate == 0 && paired.high == 0);
	assert_true(paired_resolves(logs, ARRAY_LEN(logs), 8, 0.99) == 0);
	assert_int_equal(paired_needs(logs, ARRAY_LEN(logs), 1e-6, 0.99), 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(intervals_end_where_the_tables_say),
		cmocka_unit_test(the_exact_and_the_normal_rank_meet),
		cmocka_unit_test(estimates_are_those_found_by_hand),
		cmocka_unit_test(few_pairs_give_an_estimate_without_an_interval),
		cmocka_unit_test(changing_sides_changes_the_sign_only),
		cmocka_unit_test(the_interval_holds_the_truth_as_often_as_it_says),
		cmocka_unit_test(what_resolves_can_be_seen_in_sessions),
		cmocka_unit_test(what_resolves_follows_noise_and_pairs),
		cmocka_unit_test(needs_is_resolves_read_backwards),
		cmocka_unit_test(pairs_without_any_noise_resolve_everything),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

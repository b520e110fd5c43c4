#include "argus/fit.h"

#include <stdio.h>

#include "unit.h"

static struct verdict said(const char *class, double confidence)
{
	struct verdict verdict = {.confidence = confidence};
	struct err err = {0};
	if (class && growth_parse(class, &verdict.growth, &err) < 0)
		fail_msg("%s", err.text);
	return verdict;
}

static void add_alternative(struct verdict *verdict, const char *class)
{
	if (class)
		verdict->alternatives[verdict->alternatives_len++] = said(class, 0).growth;
}

struct row {
	struct {
		const char *class;
		double confidence;
	} bound, counted;
	struct {
		const char *class;
		double confidence;
		const char *alternative, *second;
		const char *reason;
	} timed;
	bool flat;
	double largest_n;
	double exponent; /* the clock's, +- 0.1 */
	unsigned sizes; /* 0: eight */
	const char *expected; /* NULL: unknown */
	double low, high; /* confidence */
	const char *reason; /* a part of it; NULL: none */
	const char *why;
};

static const struct row rows[] = {
	{.reason = "nothing was measured", .why = "nobody says anything"},
	{.bound = {"O(n)", 0.8},
		.expected = "O(n)",
		.low = 0.8,
		.high = 0.8,
		.reason = "by the code alone",
		.why = "the code alone"},
	{.bound = {"O(n)", 0.3},
		.reason = "nothing was measured",
		.why = "a bound that is a guess"},
	{.timed = {"O(n)", 0.93},
		.expected = "O(n)",
		.low = 0.93,
		.high = 0.93,
		.why = "the clock alone"},
	{.bound = {"O(n)", 0.8},
		.timed = {"O(n)", 0.93},
		.expected = "O(n)",
		.low = 0.95,
		.high = 0.99,
		.why = "both agree: surer than either"},
	{.bound = {"O(2^n)", 0.8},
		.timed = {"O(1.62^n)", 0.93},
		.expected = "O(1.62^n)",
		.low = 0.95,
		.high = 0.99,
		.why = "exponentials agree whatever the base; the fitted one is kept"},
	{.bound = {"O(n)", 0.8},
		.timed = {"O(n)", 0.8, "O(n log n)"},
		.expected = "O(n)",
		.low = 0.9,
		.high = 0.99,
		.why = "torn, and the code says the clock's favourite"},
	{.bound = {"O(n log n)", 0.9},
		.timed = {"O(n)", 0.6, "O(n log n)"},
		.expected = "O(n log n)",
		.low = 0.7,
		.high = 0.95,
		.why = "torn, and the code says the other one"},
	{.bound = {"O(n log n)", 0.55},
		.timed = {"O(n)", 0.88, "O(n log n)"},
		.expected = "O(n)",
		.low = 0.6,
		.high = 0.9,
		.why = "torn, but the code is hardly surer than a coin"},
	{.bound = {"O(n log n)", 0.8},
		.timed = {NULL, 0, "O(n)", "O(n log n)", "the data carry both alike"},
		.expected = "O(n log n)",
		.low = 0.7,
		.high = 0.9,
		.why = "no class by the clock, and the code names one of its two"},
	{.timed = {NULL, 0, "O(n)", "O(n log n)", "the data carry both alike"},
		.reason = "both alike",
		.why = "torn without a bound stays torn"},
	{.bound = {"O(n^3)", 0.8},
		.timed = {NULL, 0, "O(n)", "O(n log n)", "the data carry both alike"},
		.reason = "both alike",
		.why = "torn, and the code says neither"},
	{.bound = {"O(n)", 0.8},
		.timed = {"O(n^2)", 0.97},
		.expected = "O(n^2)",
		.low = 0.85,
		.high = 0.96,
		.reason = "hidden cost",
		.why = "the clock above the code"},
	{.bound = {"O(n^2)", 0.8},
		.timed = {"O(n)", 0.97},
		.expected = "O(n)",
		.low = 0.97,
		.high = 0.97,
		.reason = "the worst case (O(n^2) by the code) was not met",
		.why = "the code above the clock"},
	{.counted = {"O(n^2)", 0.95},
		.bound = {"O(n)", 0.8},
		.timed = {"O(n^2)", 0.8, "O(n^2 log n)"},
		.expected = "O(n^2)",
		.low = 0.95,
		.high = 0.99,
		.why = "counts speak before the bound"},
	{.flat = true,
		.largest_n = 1e6,
		.bound = {"O(log n)", 0.8},
		.expected = "O(log n)",
		.low = 0.8,
		.high = 0.8,
		.reason = "no growth seen above start-up up to n=1M",
		.why = "flat, as a logarithm would be"},
	{.flat = true,
		.largest_n = 1000,
		.bound = {"O(n)", 0.8},
		.expected = "O(n)",
		.low = 0.8,
		.high = 0.8,
		.reason = "start-up",
		.why = "flat, and a thousand steps cannot be seen"},
	{.flat = true,
		.largest_n = 1e7,
		.bound = {"O(n)", 0.8},
		.reason = "no growth seen above start-up up to n=10M; O(1) or O(log n)",
		.why = "flat where ten million steps would show"},
	{.flat = true, .largest_n = 1e7, .reason = "O(1) or O(log n)", .why = "flat, and no bound"},
	{.bound = {"O(n)", 0.8},
		.timed = {.reason = "only 2 sizes"},
		.largest_n = 1e6,
		.expected = "O(n)",
		.low = 0.7,
		.high = 0.75,
		.reason = "the clock could not tell",
		.why = "the clock has no idea"},
	{.timed = {.reason = "only 2 sizes"}, .reason = "only 2 sizes", .why = "nobody has one"},
	{.timed = {.reason = "only 2 sizes"},
		.bound = {"O(n)", 0.8},
		.largest_n = 10,
		.expected = "O(n)",
		.low = 0.7,
		.high = 0.75,
		.reason = "the clock could not tell",
		.why = "the clock has no idea of what is too cheap for it"},
	{.bound = {"O(n)", 0.8},
		.largest_n = 10,
		.expected = "O(n)",
		.low = 0.8,
		.high = 0.8,
		.reason = "by the code alone",
		.why = "the code alone, of what no clock would see"},
	{.bound = {"O(n^2)", 0.8},
		.largest_n = 1e6,
		.expected = "O(n^2)",
		.low = 0.8,
		.high = 0.8,
		.reason = "by the code alone",
		.why = "the code alone, of what a clock would see"},
	{.bound = {"O(n)", 0.8},
		.timed = {"O(n^2)", 0.6, "O(n^3)"},
		.expected = "O(n^2)",
		.low = 0.5,
		.high = 0.6,
		.reason = "hidden cost",
		.why = "a torn clock above the code"},
	{.bound = {"O(n^3)", 0.8},
		.timed = {"O(n)", 0.6, "O(n log n)"},
		.expected = "O(n)",
		.low = 0.6,
		.high = 0.6,
		.reason = "was not met",
		.why = "a torn clock below the code"},

	{.counted = {"O(n)", 0.97},
		.largest_n = 100,
		.expected = "O(n)",
		.low = 0.97,
		.high = 0.97,
		.reason = "by the operation counts alone",
		.why = "counts alone, of few steps"},
	{.counted = {"O(n^2)", 0.97},
		.largest_n = 1e6,
		.expected = "O(n^2)",
		.low = 0.97,
		.high = 0.97,
		.reason = "by the operation counts alone",
		.why = "counts alone, of many steps"},
	{.counted = {"O(n)", 0.97},
		.flat = true,
		.largest_n = 1000,
		.expected = "O(n)",
		.low = 0.97,
		.high = 0.97,
		.reason = "as O(n) by the operation counts would have it",
		.why = "counts of what no clock sees"},
	{.counted = {"O(n)", 0.97},
		.flat = true,
		.largest_n = 1e7,
		.expected = "O(n)",
		.low = 0.85,
		.high = 0.9,
		.reason = "the clock shows no growth above start-up up to n=10M",
		.why = "counts of what the clock should have seen"},
	{.counted = {"O(log n)", 0.97},
		.timed = {.reason = "only 2 sizes"},
		.largest_n = 1e6,
		.expected = "O(log n)",
		.low = 0.9,
		.high = 0.95,
		.reason = "the clock could not tell",
		.why = "counts, and a clock without an idea of few steps"},
	{.counted = {"O(n^2)", 0.97},
		.timed = {.reason = "only 2 sizes"},
		.largest_n = 1e6,
		.expected = "O(n^2)",
		.low = 0.9,
		.high = 0.95,
		.reason = "the clock could not tell",
		.why = "counts, and a clock without an idea of many steps"},
	{.counted = {"O(n)", 0.97},
		.timed = {"O(n)", 0.7, "O(n log n)"},
		.largest_n = 1e6,
		.exponent = 1.05,
		.expected = "O(n)",
		.low = 0.98,
		.high = 0.99,
		.why = "counts settle n against n log n for the first"},
	{.counted = {"O(n log n)", 0.97},
		.timed = {"O(n)", 0.7, "O(n log n)"},
		.largest_n = 1e6,
		.exponent = 1.05,
		.expected = "O(n log n)",
		.low = 0.95,
		.high = 0.99,
		.why = "counts settle n against n log n for the second"},
	{.counted = {"O(n log n)", 0.97},
		.timed = {"O(n)", 0.97},
		.largest_n = 1e6,
		.exponent = 1.02,
		.expected = "O(n log n)",
		.low = 0.9,
		.high = 0.97,
		.why = "counts settle n against n log n where the clock is sure"},
	{.counted = {"O(n)", 0.97},
		.timed = {"O(n^1.28)", 0.6, "O(n log n)"},
		.largest_n = 1e6,
		.exponent = 1.28,
		.expected = "O(n)",
		.low = 0.9,
		.high = 0.97,
		.why = "a loop that leaves its caches, and a torn clock"},
	{.counted = {"O(n)", 0.97},
		.timed = {"O(n)", 0.95},
		.largest_n = 1e6,
		.exponent = 1,
		.expected = "O(n)",
		.low = 0.98,
		.high = 0.99,
		.why = "counts and clock agree"},
	{.counted = {"O(n)", 0.97},
		.bound = {"O(n)", 0.9},
		.timed = {"O(n^2)", 0.95},
		.largest_n = 1e5,
		.exponent = 1.9,
		.expected = "O(n^2)",
		.low = 0.85,
		.high = 0.95,
		.reason = "hidden cost",
		.why = "a cost that is not counted"},
	{.counted = {"O(n)", 0.97},
		.timed = {"O(n^2)", 0.95},
		.largest_n = 1e5,
		.exponent = 1.9,
		.sizes = 2,
		.expected = "O(n)",
		.low = 0.85,
		.high = 0.9,
		.reason = "the clock shows O(n^2), but too vaguely",
		.why = "two sizes overrule nothing"},
	{.counted = {"O(n)", 0.97},
		.timed = {"O(2^n)", 0.95},
		.largest_n = 24,
		.exponent = 16,
		.expected = "O(n)",
		.low = 0.85,
		.high = 0.9,
		.reason = "the clock shows O(2^n), but too vaguely",
		.why = "no call hides so much"},
	{.counted = {"O(n)", 0.97},
		.bound = {"O(2^n)", 0.7},
		.timed = {"O(2^n)", 0.95},
		.largest_n = 24,
		.exponent = 16,
		.expected = "O(2^n)",
		.low = 0.85,
		.high = 0.95,
		.reason = "hidden cost",
		.why = "no call hides so much, but the code says so, too"},
	{.counted = {"O(n)", 0.97},
		.timed = {NULL, 0, "O(n^3)", "O(n^2)", "both alike"},
		.largest_n = 1e4,
		.exponent = 1.2,
		.expected = "O(n)",
		.low = 0.85,
		.high = 0.9,
		.reason = "too vaguely",
		.why = "a torn clock whose classes and exponent are apart"},
	{.counted = {"O(n)", 0.97},
		.timed = {NULL, 0, "O(n^2)", "O(n^2 log n)", "both alike"},
		.largest_n = 1e5,
		.exponent = 1.9,
		.reason = "both alike",
		.why = "a cost that is not counted, and a torn clock"},
	{.counted = {"O(n^2)", 0.97},
		.timed = {"O(n)", 0.95},
		.largest_n = 1e4,
		.exponent = 1.1,
		.expected = "O(n^2)",
		.low = 0.85,
		.high = 0.9,
		.reason = "the clock shows O(n) up to n=10k",
		.why = "the steep part is still cheap"},
	{.counted = {"O(n^2)", 0.97},
		.timed = {"O(n)", 0.6, "O(n log n)"},
		.largest_n = 1e4,
		.exponent = 1.1,
		.expected = "O(n^2)",
		.low = 0.85,
		.high = 0.9,
		.reason = "the clock shows O(n) up to n=10k",
		.why = "the steep part is still cheap, and a torn clock"},
	{.counted = {"O(2^n)", 0.97},
		.timed = {"O(n!)", 0.9},
		.largest_n = 20,
		.exponent = 16,
		.expected = "O(2^n)",
		.low = 0.9,
		.high = 0.97,
		.why = "of two exponentials the counts know which"},
	{.counted = {"O(n log n)", 0.6},
		.timed = {"O(n)", 0.95},
		.largest_n = 1e6,
		.exponent = 1,
		.expected = "O(n)",
		.low = 0.95,
		.high = 0.95,
		.reason = "by the operation counts) was not met",
		.why = "doubtful counts do not lead"},
};

static struct witnesses witnesses_of(const struct row *row)
{
	struct witnesses witnesses = {.bound = said(row->bound.class, row->bound.confidence),
		.counted = said(row->counted.class, row->counted.confidence),
		.timed = said(row->timed.class, row->timed.confidence),
		.timed_flat = row->flat,
		.timed_sizes = row->sizes ? row->sizes : 8,
		.largest_n = row->largest_n};
	witnesses.timed.exponent = row->exponent;
	witnesses.timed.exponent_low = row->exponent - 0.1;
	witnesses.timed.exponent_high = row->exponent + 0.1;
	add_alternative(&witnesses.timed, row->timed.alternative);
	add_alternative(&witnesses.timed, row->timed.second);
	if (row->timed.reason)
		snprintf(witnesses.timed.reason, VERDICT_TEXT_MAX, "%s", row->timed.reason);
	return witnesses;
}

static void each_rule_gives_its_verdict(void **state)
{
	(void)state;
	bool met[FIT_RULES] = {0};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct witnesses witnesses = witnesses_of(&rows[i]);
		struct verdict verdict;
		char name[GROWTH_TEXT_MAX];
		struct fit_rule lines[FIT_RULES];
		fit_combine(&witnesses, &verdict);
		fit_explain(&witnesses, lines);
		for (size_t k = 0; k < FIT_RULES; k++)
			met[k] |= lines[k].applied;
		growth_print(verdict.growth, false, name);
		const char *expected = rows[i].expected ? rows[i].expected : "unknown";
		if (strcmp(name, expected) != 0)
			fail_msg("%s: %s", rows[i].why, name);
		if (verdict.confidence < rows[i].low - 1e-9 ||
			verdict.confidence > rows[i].high + 1e-9)
			fail_msg("%s: confidence %g", rows[i].why, verdict.confidence);
		if (rows[i].reason && !strstr(verdict.reason, rows[i].reason))
			fail_msg("%s: reason '%s'", rows[i].why, verdict.reason);
		if (!rows[i].reason)
			assert_row(verdict.reason[0] == '\0', &rows[i]);
		assert_row(!strpbrk(verdict.reason, "{}"), &rows[i]);
	}
	for (size_t k = 0; k < FIT_RULES; k++) {
		if (!met[k])
			fail_msg("no row of the test meets rule %zu", k + 1);
	}
}

/* No combination of states falls between the rules, and no class is its own alternative. */
static void every_combination_is_decided(void **state)
{
	(void)state;
	static const char *const classes[] = {
		NULL, "O(1)", "O(n)", "O(n log n)", "O(n^2)", "O(2^n)"};
	enum { N = ARRAY_LEN(classes) };
	for (int i = 0; i < N * N * N * 4; i++) {
		const char *timed = classes[i % N];
		const char *other = classes[i / N % N];
		const char *alternative = classes[i / N / N % N];
		bool flat = i / N / N / N % 2;
		bool counted = i / N / N / N / 2;
		if (timed && alternative && strcmp(timed, alternative) == 0)
			continue;
		struct witnesses witnesses = {.timed = said(timed, timed ? 0.7 : 0),
			.timed_flat = flat,
			.largest_n = 1e5};
		*(counted ? &witnesses.counted : &witnesses.bound) = said(other, other ? 0.8 : 0);
		add_alternative(&witnesses.timed, alternative);
		struct verdict verdict;
		fit_combine(&witnesses, &verdict);
		assert_true(verdict.confidence >= 0 && verdict.confidence <= 1);
		assert_true(verdict.growth.kind != GROWTH_UNKNOWN || verdict.reason[0] != '\0');
		for (unsigned k = 0; k < verdict.alternatives_len; k++)
			assert_false(fit_same_class(verdict.alternatives[k], verdict.growth));
	}
}

static void a_model_is_kept_only_for_its_own_class(void **state)
{
	(void)state;
	struct witnesses witnesses = {
		.bound = said("O(n log n)", 0.9), .timed = said("O(n)", 0.6), .largest_n = 1e6};
	witnesses.timed.slope = 2;
	witnesses.timed.intercept = 1;
	add_alternative(&witnesses.timed, "O(n log n)");
	struct verdict verdict;
	fit_combine(&witnesses, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_LINEARITHMIC);
	assert_true(verdict.slope == 0 && verdict.intercept == 0);
	assert_int_equal(verdict.alternatives[0].kind, GROWTH_LINEAR);

	witnesses.bound = said("O(n)", 0.9);
	fit_combine(&witnesses, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_LINEAR);
	assert_true(verdict.slope == 2 && verdict.intercept == 1);
}

static void a_base_that_the_code_knows_needs_a_new_model(void **state)
{
	(void)state;
	struct witnesses witnesses = {
		.bound = said("O(2^n)", 0.85), .timed = said("O(1.97^n)", 0.9), .largest_n = 20};
	struct verdict verdict;
	witnesses.timed.slope = 2;
	fit_combine(&witnesses, &verdict);
	assert_true(verdict.growth.parameter == 2 && verdict.slope == 0);

	witnesses.timed = said("O(1.85^n)", 0.9);
	witnesses.timed.slope = 2;
	fit_combine(&witnesses, &verdict);
	assert_true(verdict.growth.parameter == 1.85 && verdict.slope == 2);
}

static void what_the_counts_leave_open_stays_open(void **state)
{
	(void)state;
	struct witnesses witnesses = {.counted = said("O(n log n)", 0.82),
		.timed = said("O(n log n)", 0.4),
		.timed_sizes = 8,
		.largest_n = 1e5};
	struct verdict verdict;
	add_alternative(&witnesses.counted, "O(n)");
	add_alternative(&witnesses.timed, "O(n)");
	fit_combine(&witnesses, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_LINEARITHMIC);
	assert_int_equal(verdict.alternatives_len, 1);
	assert_int_equal(verdict.alternatives[0].kind, GROWTH_LINEAR);

	witnesses.timed.confidence = 0.8;
	fit_combine(&witnesses, &verdict);
	assert_true(verdict.confidence > 0.9 && verdict.alternatives_len == 0);
}

/* Not where both may be blind to the same call. */
static void torn_counts_and_the_code_together_lead(void **state)
{
	(void)state;
	struct witnesses witnesses = {.counted = said("O(log n)", 0.55),
		.bound = said("O(log n)", 0.9),
		.timed = said("O(1)", 0.6),
		.timed_sizes = 8,
		.largest_n = 1e9};
	struct verdict verdict;
	add_alternative(&witnesses.counted, "O(1)");
	add_alternative(&witnesses.timed, "O(log n)");
	fit_combine(&witnesses, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_LOG);
	assert_true(verdict.confidence > 0.9);

	witnesses.counted_partial = true;
	fit_combine(&witnesses, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_CONSTANT);

	witnesses.counted_partial = false;
	witnesses.bound = said("O(n)", 0.9);
	fit_combine(&witnesses, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_CONSTANT);
}

static void no_class_without_a_majority(void **state)
{
	(void)state;
	struct witnesses witnesses = {.bound = said("O(n)", 0.6), .largest_n = 1e5};
	struct verdict verdict;
	add_alternative(&witnesses.timed, "O(n)");
	add_alternative(&witnesses.timed, "O(n log n)");
	add_alternative(&witnesses.timed, "O(n^2)");
	add_alternative(&witnesses.timed, "O(n sqrt n)");
	snprintf(witnesses.timed.reason, VERDICT_TEXT_MAX, "all alike");
	fit_combine(&witnesses, &verdict);
	assert_int_equal(verdict.growth.kind, GROWTH_UNKNOWN);
	assert_int_equal(verdict.alternatives_len, 4);
	assert_string_equal(verdict.reason, "all alike");
}

static void a_doubt_that_is_settled_is_not_told(void **state)
{
	(void)state;
	struct verdict flat = said("O(1)", 0.8);
	struct verdict bound = said("O(1)", 0.9);
	snprintf(flat.reason, VERDICT_TEXT_MAX, "flat over a factor of 64");
	fit_settle(&bound, &flat);
	assert_true(flat.confidence > 0.9 && flat.reason[0] == '\0');
}

static void a_bound_settles_what_was_measured(void **state)
{
	(void)state;
	struct verdict torn = said(NULL, 0);
	struct verdict bound = said("O(n)", 0.9);
	add_alternative(&torn, "O(n)");
	add_alternative(&torn, "O(n log n)");
	fit_settle(&bound, &torn);
	assert_int_equal(torn.growth.kind, GROWTH_LINEAR);
	assert_true(torn.confidence > 0.8);

	struct verdict alike = said("O(n)", 0.8);
	fit_settle(&bound, &alike);
	assert_true(alike.confidence > 0.95);

	struct verdict other = said("O(n^2)", 0.8);
	fit_settle(&bound, &other);
	assert_int_equal(other.growth.kind, GROWTH_QUADRATIC);
	assert_true(other.confidence == 0.8);

	struct verdict nothing = {0};
	fit_settle(&(struct verdict){0}, &nothing);
	fit_settle(&bound, &nothing);
	assert_int_equal(nothing.growth.kind, GROWTH_UNKNOWN);
}

static void a_part_grows_no_faster_than_the_whole(void **state)
{
	(void)state;
	struct verdict part = said("O(n^2)", 0.8);
	struct verdict whole = said("O(n)", 0.95);
	add_alternative(&part, "O(n)");
	add_alternative(&part, "O(n^3)");
	fit_nest(&part, &whole);
	assert_int_equal(part.growth.kind, GROWTH_LINEAR);
	assert_true(part.confidence < 0.9 && part.confidence > 0.8);
	assert_int_equal(part.alternatives_len, 0);
	assert_true(whole.confidence == 0.95);

	part = said("O(n^2)", 0.95);
	whole = said("O(n)", 0.6);
	add_alternative(&whole, "O(n^2)");
	fit_nest(&part, &whole);
	assert_int_equal(whole.growth.kind, GROWTH_QUADRATIC);
	assert_int_equal(whole.alternatives_len, 0);
	assert_true(part.confidence == 0.95);

	part = said("O(1)", 0.8);
	add_alternative(&part, "O(n)");
	fit_nest(&part, &whole);
	assert_int_equal(part.growth.kind, GROWTH_CONSTANT);
	assert_int_equal(part.alternatives_len, 1);

	part = said(NULL, 0);
	fit_nest(&part, &whole);
	assert_int_equal(part.growth.kind, GROWTH_UNKNOWN);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_rule_gives_its_verdict),
		cmocka_unit_test(every_combination_is_decided),
		cmocka_unit_test(a_model_is_kept_only_for_its_own_class),
		cmocka_unit_test(a_base_that_the_code_knows_needs_a_new_model),
		cmocka_unit_test(what_the_counts_leave_open_stays_open),
		cmocka_unit_test(torn_counts_and_the_code_together_lead),
		cmocka_unit_test(no_class_without_a_majority),
		cmocka_unit_test(a_doubt_that_is_settled_is_not_told),
		cmocka_unit_test(a_part_grows_no_faster_than_the_whole),
		cmocka_unit_test(a_bound_settles_what_was_measured),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

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
};

static struct witnesses witnesses_of(const struct row *row)
{
	struct witnesses witnesses = {.bound = said(row->bound.class, row->bound.confidence),
		.counted = said(row->counted.class, row->counted.confidence),
		.timed = said(row->timed.class, row->timed.confidence),
		.timed_flat = row->flat,
		.largest_n = row->largest_n};
	add_alternative(&witnesses.timed, row->timed.alternative);
	add_alternative(&witnesses.timed, row->timed.second);
	if (row->timed.reason)
		snprintf(witnesses.timed.reason, VERDICT_TEXT_MAX, "%s", row->timed.reason);
	return witnesses;
}

static void each_rule_gives_its_verdict(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct witnesses witnesses = witnesses_of(&rows[i]);
		struct verdict verdict;
		char name[GROWTH_TEXT_MAX];
		fit_combine(&witnesses, &verdict);
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

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_rule_gives_its_verdict),
		cmocka_unit_test(every_combination_is_decided),
		cmocka_unit_test(a_model_is_kept_only_for_its_own_class),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

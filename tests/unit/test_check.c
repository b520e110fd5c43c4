#include "argus/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "unit.h"

static const char source[] =
	"def f(items):\n    for x in items:\n        if x in seen:  \n\t\ty()\n";

/* A run that counted n at 8 to 64, times a factor, in two lines. */
static void fill(struct run *run, enum growth_kind kind, double exponent, double factor)
{
	struct counts *counts = &run->counts;
	*run = (struct run){.state = RUN_FINISHED,
		.seed = 1,
		.path = mem_text("src/f.py"),
		.input = mem_text("ints(n)"),
		.source_text = mem_text(source),
		.source_len = sizeof source - 1};
	strcpy(run->source_hash, "abc");
	run->counted =
		(struct verdict){.growth = {kind, 0}, .confidence = 0.99, .exponent = exponent};
	run->time = run->counted;
	counts->points = mem_array(4, sizeof *counts->points);
	for (uint64_t n = 8; n <= 64; n *= 2) {
		double count = factor * (double)n;
		counts->points[counts->points_len++] = (struct count_point){n, count, count, count};
	}
	counts->lines = mem_array(2, sizeof *counts->lines);
	counts->lines_len = 2;
	counts->lines[0] = (struct count_line){.line = 3, .count = 64, .growth = {kind, 0}};
	counts->lines[1] =
		(struct count_line){.line = 2, .count = 32, .growth = {GROWTH_LINEAR, 0}};
}

static void round_trip(struct lock *lock)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str again = {0};
	struct err err = {0};
	lock_print(lock, &text);
	lock_done(lock);
	if (lock_parse(str_text(&text), text.len, "argus.lock", lock, &err) < 0)
		fail_msg("%s", err.text);
	lock_print(lock, &again);
	assert_string_equal(str_text(&text), str_text(&again));
}

static const struct {
	enum growth_kind before, now;
	double exponent, factor; /* now; before: 1 and 1 */
	enum growth_kind expect;
	enum check_status status;
	const char *says;
	unsigned line;
} rows[] = {
	{GROWTH_LINEAR, GROWTH_LINEAR, 1, 1, GROWTH_UNKNOWN, CHECK_PASS, "O(n), O(n) before", 0},
	{GROWTH_LINEAR, GROWTH_LINEAR, 1, 0.5, GROWTH_LINEAR, CHECK_PASS, "at most O(n)", 0},
	{GROWTH_LINEAR, GROWTH_LINEAR, 1, 1.05, GROWTH_LINEAR, CHECK_PASS, "at most O(n)", 0},
	{GROWTH_LINEAR, GROWTH_LINEAR, 1, 1.06, GROWTH_LINEAR, CHECK_FAIL,
		"at n = 64 it counts 68 operations, 64 before (+6.0 %)", 3},
	{GROWTH_LINEAR, GROWTH_QUADRATIC, 2, 1, GROWTH_UNKNOWN, CHECK_FAIL,
		"it grows like O(n^2), O(n) before", 3},
	{GROWTH_LINEAR, GROWTH_QUADRATIC, 2, 1, GROWTH_QUADRATIC, CHECK_FAIL,
		"it grows like O(n^2), O(n) before", 3},
	{GROWTH_QUADRATIC, GROWTH_LINEAR, 1, 1, GROWTH_LINEAR, CHECK_PASS, "O(n^2) before", 0},
	{GROWTH_UNKNOWN, GROWTH_QUADRATIC, 2, 1, GROWTH_LINEAR, CHECK_FAIL,
		"time is O(n^2), expected at most O(n)", 3},
	{GROWTH_LINEAR, GROWTH_LINEAR, 1.2, 1, GROWTH_UNKNOWN, CHECK_FAIL,
		"it grows like n^1.20, n^1.00 before", 3},
	{GROWTH_LINEAR, GROWTH_UNKNOWN, (double)NAN, 1, GROWTH_LINEAR, CHECK_INCONCLUSIVE,
		"whether the time keeps to O(n) cannot be told", 0},
	{GROWTH_LINEAR, GROWTH_UNKNOWN, (double)NAN, 2, GROWTH_UNKNOWN, CHECK_FAIL,
		"it counts 128 operations, 64 before (+100.0 %)", 2},
};

static void a_row_is_decided_by_all_that_is_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(lock_done) struct lock lock = {0};
		owned(run_done) struct run before;
		owned(run_done) struct run now;
		struct config_target target = {.counts = 0.05, .exponent = 0.1};
		target.spec.expect.kind = rows[i].expect;
		fill(&before, rows[i].before, 1, 1);
		fill(&now, rows[i].now, rows[i].exponent, rows[i].factor);
		lock_put(&lock, "f", &before);
		round_trip(&lock);
		owned(check_row_done) struct check_row row = {
			.target = &target, .run = &now, .before = lock_find(&lock, "f")};
		check_decide(&row);
		if (row.status != rows[i].status || !strstr(str_text(&row.reason), rows[i].says))
			fail_msg("row %zu: %s, %s", i, check_status_name(row.status),
				str_text(&row.reason));
		if (row.line != rows[i].line)
			fail_msg("row %zu: line %u", i, row.line);
		if (row.line == 3)
			assert_string_equal(row.code, "if x in seen:");
	}
}

static void a_baseline_of_something_else_decides_nothing(void **state)
{
	(void)state;
	owned(lock_done) struct lock lock = {0};
	owned(run_done) struct run run;
	const struct config_target target = {.counts = 0.05, .exponent = 0.1};
	fill(&run, GROWTH_LINEAR, 1, 1);
	lock_put(&lock, "f", &run);
	run.seed = 2;
	owned(check_row_done) struct check_row seeded = {
		.target = &target, .run = &run, .before = lock_find(&lock, "f")};
	check_decide(&seeded);
	assert_int_equal(seeded.status, CHECK_INCONCLUSIVE);
	run.seed = 1;
	for (size_t i = 0; i < run.counts.points_len; i++)
		run.counts.points[i].n++;
	owned(check_row_done) struct check_row moved = {
		.target = &target, .run = &run, .before = lock_find(&lock, "f")};
	check_decide(&moved);
	assert_int_equal(moved.status, CHECK_INCONCLUSIVE);
	assert_non_null(strstr(str_text(&moved.reason), "of other sizes"));
}

static const struct {
	struct check_beside beside; /* but for `why` */
	enum check_status status;
	const char *says, *why;
} beside_rows[] = {
	{{.ratio = {.pairs = 24, .low = 0.06, .estimate = 0.1, .high = 0.2}}, CHECK_FAIL,
		"it takes longer than the program of its baseline, +10.5 % (+6.2 to +22.1 %)"},
	{{.ratio = {.pairs = 24, .low = 1, .estimate = 1.5, .high = 2}}, CHECK_FAIL,
		"4.48 times (2.72 to 7.39)"},
	{{.ratio = {.pairs = 24, .low = -0.02, .estimate = 0.1, .high = 0.2}}, CHECK_INCONCLUSIVE,
		"cannot be told"},
	{{.ratio = {.pairs = 3, .low = -INFINITY, .estimate = 0.5, .high = INFINITY}},
		CHECK_INCONCLUSIVE, "too few rounds"},
	{{.ratio = {0}}, CHECK_INCONCLUSIVE, "the noise of starting up"},
	{{.ratio = {.pairs = 24, .low = -0.02, .estimate = 0, .high = 0.02}}, CHECK_PASS,
		"O(n) before, time +0.0 % (-2.0 to +2.0 %)"},
	{{.ratio = {.pairs = 24, .low = -0.7, .estimate = -0.6, .high = -0.5}}, CHECK_PASS,
		"time -45.1 %"},
	{{.ratio = {.pairs = 24, .low = -0.02, .high = 0.02}, .held = {1e6, 1.2e6}}, CHECK_FAIL,
		"at n = 64 it holds 1.14 MiB, the program of its baseline 977 KiB"},
	{{.ratio = {.pairs = 24, .low = -0.02, .high = 0.02}, .held = {1e6, 1.1e6}}, CHECK_PASS,
		"O(n)"},
	{{.unchanged = true}, CHECK_PASS, "O(n), O(n) before"},
	{{0}, CHECK_ERROR, "no such commit", "no such commit"},
};

static void beside_its_baseline_a_program_may_fail(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(beside_rows); i++) {
		owned(lock_done) struct lock lock = {0};
		owned(run_done) struct run run;
		struct config_target target = {.counts = 0.05, .exponent = 0.1, .time = 0.05};
		fill(&run, GROWTH_LINEAR, 1, 1);
		lock_put(&lock, "f", &run);
		owned(check_row_done) struct check_row row = {.target = &target,
			.run = &run,
			.before = lock_find(&lock, "f"),
			.beside = beside_rows[i].beside};
		row.beside.asked = true;
		row.beside.from = row.beside.to = row.beside.held_n = 64;
		row.beside.why = mem_text(beside_rows[i].why);
		target.held = row.beside.held[0] > 0 ? 0.15 : 0;
		check_decide(&row);
		if (row.status != beside_rows[i].status ||
			!strstr(str_text(&row.reason), beside_rows[i].says))
			fail_msg("row %zu: %s, %s", i, check_status_name(row.status),
				str_text(&row.reason));
	}
}

static void a_lock_knows_the_modules_of_its_programs(void **state)
{
	(void)state;
	owned(lock_done) struct lock lock = {0};
	owned(run_done) struct run run;
	fill(&run, GROWTH_LINEAR, 1, 1);
	run.counts.modules = mem_array(1, sizeof *run.counts.modules);
	run.counts.modules_len = 1;
	run.counts.modules[0].name = mem_text("lib/part.py");
	strcpy(run.counts.modules[0].hash, "def");
	lock_put(&lock, "f", &run);
	round_trip(&lock);
	assert_true(lock_is_of(lock_find(&lock, "f"), &run));
	strcpy(run.counts.modules[0].hash, "fed");
	assert_false(lock_is_of(lock_find(&lock, "f"), &run));
	strcpy(run.counts.modules[0].hash, "def");
	strcpy(run.source_hash, "abd");
	assert_false(lock_is_of(lock_find(&lock, "f"), &run));
}

static void a_lock_is_sorted_and_replaced_by_name(void **state)
{
	(void)state;
	owned(lock_done) struct lock lock = {0};
	owned(run_done) struct run run;
	fill(&run, GROWTH_LINEAR, 1, 1);
	lock_put(&lock, "b", &run);
	lock_put(&lock, "c", &run);
	lock_put(&lock, "a", &run);
	run.counted.growth.kind = GROWTH_CUBIC;
	lock_put(&lock, "b", &run);
	round_trip(&lock);
	assert_int_equal(lock.len, 3);
	assert_string_equal(lock.entries[0].name, "a");
	assert_string_equal(lock.entries[2].name, "c");
	assert_int_equal(lock_find(&lock, "b")->growth.kind, GROWTH_CUBIC);
	assert_null(lock_find(&lock, "d"));
	lock_remove(&lock, "a");
	lock_remove(&lock, "d");
	assert_int_equal(lock.len, 2);
	assert_null(lock_find(&lock, "a"));
}

static void what_is_no_lock_is_refused(void **state)
{
	static const char *const wrong[] = {"", "{", "[]", "{\"schema\": \"argus.lock/2\"}",
		"{\"schema\": \"argus.lock/1\", \"targets\": []}",
		"{\"schema\": \"argus.lock/1\", \"targets\": {\"a\": 1}}",
		"{\"schema\": \"argus.lock/1\", \"targets\": {\"a\": {\"input\": \"n\", "
		"\"source\": "
		"\"x\", \"lines\": [], \"counts\": {\"16\": 1, \"8\": 1}}}}",
		"{\"schema\": \"argus.lock/1\", \"targets\": {\"a\": {\"input\": \"n\", "
		"\"source\": "
		"\"x\", \"lines\": [\"no class\"], \"counts\": {\"8\": 1}}}}",
		"{\"schema\": \"argus.lock/1\", \"targets\": {}, \"targets\": {}}"};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		struct err err = {0};
		owned(lock_done) struct lock lock = {0};
		if (lock_parse(wrong[i], strlen(wrong[i]), "argus.lock", &lock, &err) == 0)
			fail_msg("row %zu was taken", i);
		assert_int_equal(err.kind, ERR_BASELINE);
		assert_int_equal(lock.len, 0);
	}
}

/* The weakest box that a program ran in is named; one that had none names nothing. */
static void a_weak_sandbox_is_named(void **state)
{
	static const struct {
		enum sandbox_tier first, second;
		const char *says;
	} tiers[] = {
		{SANDBOX_FULL, SANDBOX_FULL, "2 targets: 2 passed (0 s)"},
		{SANDBOX_FULL, SANDBOX_NONE, "2 targets: 2 passed (0 s)"},
		{SANDBOX_FULL, SANDBOX_RESTRICTED,
			"2 targets: 2 passed (0 s) in a restricted sandbox"},
		{SANDBOX_WEAK, SANDBOX_RESTRICTED, "2 targets: 2 passed (0 s) in a weak sandbox"},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(tiers); i++) {
		const struct run first = {.tier = tiers[i].first};
		const struct run second = {.tier = tiers[i].second};
		struct check_row results[] = {{.run = &first}, {.run = &second}};
		const struct check_list check = {.rows = results, .len = 2};
		owned(str_done) struct str out = {0};
		report_check_tally(&check, &out);
		assert_string_equal(str_text(&out), tiers[i].says);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_decided_by_all_that_is_known),
		cmocka_unit_test(a_baseline_of_something_else_decides_nothing),
		cmocka_unit_test(beside_its_baseline_a_program_may_fail),
		cmocka_unit_test(a_lock_knows_the_modules_of_its_programs),
		cmocka_unit_test(a_lock_is_sorted_and_replaced_by_name),
		cmocka_unit_test(what_is_no_lock_is_refused),
		cmocka_unit_test(a_weak_sandbox_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Two runs side by side: what is held against what, and what is not. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "argus/report.h"
#include "report/diff.h"
#include "sample.h"
#include "unit.h"

static const struct term plain = {.width = 80};

static void add_point(struct run *run, uint64_t n, double count)
{
	struct counts *counts = &run->counts;
	counts->points = mem_grow(
		counts->points, counts->points_len, &counts->points_cap, sizeof *counts->points);
	counts->points[counts->points_len++] = (struct count_point){n, count, count, count};
}

static void add_line(struct run *run, unsigned line, double count, enum growth_kind kind)
{
	struct counts *counts = &run->counts;
	counts->lines = mem_grow(
		counts->lines, counts->lines_len, &counts->lines_cap, sizeof *counts->lines);
	counts->lines[counts->lines_len++] =
		(struct count_line){.line = line, .count = count, .growth = {kind, 0}};
}

static void make_run(struct run *run, const char *source, char hash)
{
	*run = (struct run){
		.path = mem_text("sort.py"),
		.lang = mem_text("python"),
		.input = mem_text("ints(n)"),
		.source_text = mem_text(source),
		.source_len = strlen(source),
		.machine.host = mem_text("0123456789abcdef"),
		.startup_seconds = 0.012,
	};
	run_new_id(1700000000000, run->id);
	memset(run->source_hash, hash, sizeof run->source_hash - 1);
}

static void show(const struct run *a, const struct run *b, struct str *out)
{
	str_clear(out);
	report_diff(a, b, &plain, out);
}

static void lines_are_found_again_by_their_text(void **state)
{
	(void)state;
	owned(run_done) struct run a = {0};
	owned(run_done) struct run b = {0};
	owned(diff_done) struct diff diff = {0};
	owned(str_done) struct str out = {0};
	make_run(&a, "first\nloop\nloop\nold\n", 'a');
	make_run(&b, "new\n  loop\nfirst\n\tloop\n", 'b');
	add_point(&a, 100, 1000);
	add_point(&b, 100, 2500);
	add_line(&a, 2, 500, GROWTH_LINEAR);
	add_line(&a, 3, 400, GROWTH_LINEAR);
	add_line(&a, 1, 90, GROWTH_CONSTANT);
	add_line(&a, 4, 10, GROWTH_CONSTANT);
	add_line(&b, 2, 2000, GROWTH_QUADRATIC);
	add_line(&b, 4, 300, GROWTH_LINEAR);
	add_line(&b, 3, 150, GROWTH_CONSTANT);
	add_line(&b, 1, 50, GROWTH_CONSTANT);
	diff_of(&a, &b, &diff);
	const unsigned expected[][2] = {{2, 2}, {3, 4}, {1, 3}, {0, 1}, {4, 0}};
	assert_int_equal(diff.lines_len, ARRAY_LEN(expected));
	for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
		assert_int_equal(diff.lines[i].a ? diff.lines[i].a->line : 0, expected[i][0]);
		assert_int_equal(diff.lines[i].b ? diff.lines[i].b->line : 0, expected[i][1]);
	}
	show(&a, &b, &out);
	shows(&out, "by line, at n = 100\n");
	shows(&out, "O(n^2)           4.00    2: loop");
	shows(&out, "+ 1: new");
	shows(&out, "- 4: old");
	shows(&out, "100           1,000           2,500      2.50");
}

static void in_the_same_source_a_line_is_its_place(void **state)
{
	(void)state;
	owned(run_done) struct run a = {0};
	owned(run_done) struct run b = {0};
	owned(diff_done) struct diff diff = {0};
	make_run(&a, "loop\nloop\n", 'a');
	make_run(&b, "loop\nloop\n", 'a');
	add_line(&a, 1, 10, GROWTH_LINEAR);
	add_line(&a, 2, 5, GROWTH_LINEAR);
	add_line(&b, 2, 20, GROWTH_LINEAR);
	add_line(&b, 1, 1, GROWTH_LINEAR);
	diff_of(&a, &b, &diff);
	assert_int_equal(diff.lines_len, 2);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(diff.lines[i].a->line, diff.lines[i].b->line);
}

static void only_common_sizes_are_held_against_each_other(void **state)
{
	(void)state;
	owned(run_done) struct run a = {0};
	owned(run_done) struct run b = {0};
	owned(diff_done) struct diff diff = {0};
	make_run(&a, "x\n", 'a');
	make_run(&b, "x\n", 'a');
	for (uint64_t n = 1; n <= 64; n *= 2)
		add_point(&a, n, (double)n);
	for (uint64_t n = 1; n <= 256; n *= 4)
		add_point(&b, n, n == 4 ? 0 : 2 * (double)n);
	diff_of(&a, &b, &diff);
	assert_int_equal(diff.counts_len, 4);
	assert_int_equal(diff.counts[3].n, 64);
	assert_true(diff.counts[3].ratio == 2);
	assert_true(isnan(diff.counts[1].ratio));
}

static void seconds_of_two_machines_are_not_compared(void **state)
{
	(void)state;
	owned(run_done) struct run a = {0};
	owned(run_done) struct run b = {0};
	owned(str_done) struct str out = {0};
	const struct trial trial = {.kind = TRIAL_TIMED, .n = 1000, .work_seconds = 0.123};
	make_run(&a, "x\n", 'a');
	make_run(&b, "x\n", 'a');
	run_add_trial(&a, &trial);
	run_add_trial(&b, &trial);
	show(&a, &b, &out);
	shows(&out, "123 ms");
	shows(&out, "start-up");
	shows(&out, "Timed in two sessions");
	b.machine.host[0] = 'f';
	show(&a, &b, &out);
	lacks(&out, "123 ms");
	lacks(&out, "start-up");
	shows(&out, "Seconds are not held against each other: the runs are of two machines.");
	mem_free_text(&b.machine.host);
	show(&a, &b, &out);
	lacks(&out, "123 ms");
	shows(&out, "it is not known whether both");
}

static void nothing_is_wider_than_the_terminal(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 12; i++) {
		owned(run_done) struct run a = {0};
		owned(run_done) struct run b = {0};
		sample_run(i, &a);
		sample_run(i + 1, &b);
		for (int width = 80; width <= 200; width += 40) {
			owned(str_done) struct str out = {0};
			const struct term term = {.width = width, .utf8 = i % 2};
			report_diff(&a, &b, &term, &out);
			for (char *rest = out.text, *line; (line = strsep(&rest, "\n"));) {
				if (term_columns(line) > (size_t)width)
					fail_msg("more than %d columns: %s", width, line);
			}
		}
	}
}

static void a_change_of_class_is_named(void **state)
{
	(void)state;
	static const struct {
		enum growth_kind a, b;
		const char *change, *why;
	} rows[] = {
		{GROWTH_LINEAR, GROWTH_QUADRATIC, "more", "it grows more"},
		{GROWTH_QUADRATIC, GROWTH_LINEAR, "less", "it grows less"},
		{GROWTH_LINEAR, GROWTH_LINEAR, "same", "nothing changed"},
		{GROWTH_UNKNOWN, GROWTH_LINEAR, NULL, "nobody knows"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct verdict a = {.growth = {rows[i].a, 0}};
		const struct verdict b = {.growth = {rows[i].b, 0}};
		const char *change = diff_change(&a, &b);
		assert_row((change == NULL) == (rows[i].change == NULL), &rows[i]);
		assert_row(!change || strcmp(change, rows[i].change) == 0, &rows[i]);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_found_again_by_their_text),
		cmocka_unit_test(in_the_same_source_a_line_is_its_place),
		cmocka_unit_test(only_common_sizes_are_held_against_each_other),
		cmocka_unit_test(seconds_of_two_machines_are_not_compared),
		cmocka_unit_test(nothing_is_wider_than_the_terminal),
		cmocka_unit_test(a_change_of_class_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <jansson.h>
#include <math.h>
#include <stdio.h>

#include "argus/measure.h"
#include "argus/report.h"
#include "unit.h"

static const struct term plain = {.width = 80};
static const struct term fancy = {.width = 100, .height = 50, .utf8 = true};

enum { SIZES = 7, ROUNDS = 5 };

/* Quadratic: 1,000 to 64,000 in doublings, half of them counted. */
static void make_run(struct run *run)
{
	*run = (struct run){.state = RUN_FINISHED,
		.path = mem_text("pairs.py"),
		.lang = mem_text("python"),
		.input = mem_text("n"),
		.time = {.growth = {GROWTH_QUADRATIC, 0}, .confidence = 0.98},
		.memory = {.growth = {GROWTH_LINEAR, 0}, .confidence = 0.9},
		.startup_bytes = 8 << 20};
	for (uint32_t i = 0; i < SIZES * ROUNDS; i++) {
		uint64_t n = UINT64_C(1000) << (i % SIZES);
		double work = 1e-9 * (double)n * (double)n * (1 + 0.01 * (i / SIZES));
		run_add_trial(run,
			&(struct trial){.kind = TRIAL_TIMED,
				.n = n,
				.round = i / SIZES + 1,
				.work_seconds = work,
				.memory_bytes = (UINT64_C(8) << 20) + 1024 * n});
	}
	for (uint64_t n = 1000; n <= 4000; n *= 2) {
		struct counts *counts = &run->counts;
		double count = (double)n * (double)(n - 1) / 2;
		counts->points = mem_grow(counts->points, counts->points_len, &counts->points_cap,
			sizeof *counts->points);
		counts->points[counts->points_len++] = (struct count_point){n, count, count, count};
	}
	run->counted.growth = (struct growth){GROWTH_QUADRATIC, 0};
}

static const double asked[] = {1e6, 1e7};

static void show(const struct run *run, bool plot, const struct term *term, struct str *out,
	struct str *json)
{
	owned(series_done) struct series time = {0};
	owned(series_done) struct series memory = {0};
	measure_time_series(run, &time);
	measure_memory_series(run, &memory);
	const struct report_view view = {.plot = plot,
		.cost = &time,
		.memory = &memory,
		.sizes = asked,
		.sizes_len = ARRAY_LEN(asked)};
	str_clear(out);
	report_run(run, &view, term, out);
	if (json)
		report_run_json(run, &view, json);
}

static void the_table_has_spreads_memory_and_what_was_counted(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	make_run(&run);
	show(&run, false, &plain, &out, NULL);
	shows(&out, "          n      time           memory   operations\n");
	shows(&out, "      1,000   1.02 ms +-1 %   1000 KiB      499,500\n");
	shows(&out, "      8,000   65.3 ms +-1 %   7.81 MiB                #\n");
	lacks(&out, "measured");
}

static void trials_are_counted_from_least_to_most(void **state)
{
	(void)state;
	static const struct {
		size_t trials;
		const char *expected, *why;
	} rows[] = {
		{SIZES * ROUNDS, "7 sizes from 1,000 to 64,000, 5 trials each\n", "whole rounds"},
		{SIZES * 2 - 1, "7 sizes from 1,000 to 64,000, 1 to 2 trials each\n",
			"the second round lacks the last size"},
		{SIZES, "7 sizes from 1,000 to 64,000, 1 trial each\n", "one round"},
		{SIZES - 2, "5 sizes from 1,000 to 16,000, 1 trial each\n", "not even that"},
		{1, "1 size from 1,000 to 1,000, 1 trial each\n", "one trial"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {0};
		owned(str_done) struct str out = {0};
		make_run(&run);
		run.trials_len = rows[i].trials;
		show(&run, false, &plain, &out, NULL);
		shows(&out, rows[i].expected);
	}
	/* Fewer at the first size than later. */
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	make_run(&run);
	run.trials[0].outcome = OUTCOME_CPU;
	show(&run, false, &plain, &out, NULL);
	shows(&out, ", 4 to 5 trials each\n");
}

static void what_is_asked_is_predicted_with_a_range(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	owned(str_done) struct str text = {0};
	make_run(&run);
	show(&run, false, &plain, &out, &text);
	shows(&out,
		"  Doubling n makes it take about 4 times as long.\n  At n = 1,000,000: about "
		"1");
	shows(&out, " min; memory 9");
	shows(&out, "  At n = 10,000,000: about ");
	json_t *json = json_loads(str_text(&text), 0, NULL);
	json_t *first = json_array_get(json_object_get(json, "predictions"), 0);
	assert_non_null(first);
	double low = json_real_value(json_object_get(first, "low"));
	double estimate = json_real_value(json_object_get(first, "estimate"));
	double high = json_real_value(json_object_get(first, "high"));
	assert_true(low < 1000 && estimate > 990 && estimate < 1060 && high > 1000);
	assert_string_equal(json_string_value(json_object_get(first, "unit")), "seconds");
	assert_true(json_is_object(json_object_get(first, "memory")));
	assert_null(json_object_get(first, "reason"));
	json_decref(json);
}

static void without_a_class_nothing_is_predicted(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	owned(str_done) struct str text = {0};
	make_run(&run);
	run.time = (struct verdict){.reason = "torn"};
	run.memory = (struct verdict){.reason = "torn"};
	show(&run, true, &plain, &out, &text);
	shows(&out, "At n = 1,000,000: time and memory cannot be told, since the class cannot\n");
	shows(&out, "o measured\n");
	lacks(&out, "; memory ");
	lacks(&out, "nan");
	json_t *json = json_loads(str_text(&text), 0, NULL);
	json_t *first = json_array_get(json_object_get(json, "predictions"), 0);
	assert_true(json_is_null(json_object_get(first, "estimate")));
	assert_true(json_is_null(json_object_get(first, "memory")));
	assert_non_null(json_string_value(json_object_get(first, "reason")));
	json_decref(json);
}

static void times_that_counts_outgrow_are_not_carried_on(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	make_run(&run);
	run.timed = run.time;
	run.counted = (struct verdict){.growth = {GROWTH_EXPONENTIAL, 2}, .confidence = 0.97};
	const struct witnesses witnesses = {.counted = run.counted,
		.timed = run.timed,
		.timed_sizes = SIZES,
		.largest_n = (double)run.largest_n};
	fit_combine(&witnesses, &run.time);
	assert_int_equal(run.time.growth.kind, GROWTH_EXPONENTIAL);
	show(&run, false, &plain, &out, NULL);
	shows(&out, "Doubling n makes it take about 4 times as long. But");
	shows(&out, "O(2^n): it will be more.\n");
	shows(&out, "1,000,000: the time cannot be told, since the operations grow faster\n");
}

/* What is allocated and what is seen from outside are two series; the figures are the latter's. */
static void memory_is_predicted_from_what_the_table_shows(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str text = {0};
	owned(str_done) struct str out = {0};
	make_run(&run);
	run.memory.slope = 300;
	show(&run, false, &plain, &out, &text);
	json_t *json = json_loads(str_text(&text), 0, NULL);
	const json_t *first = json_array_get(json_object_get(json, "predictions"), 0);
	const json_t *memory = json_object_get(first, "memory");
	double estimate = json_real_value(json_object_get(memory, "estimate"));
	assert_true(estimate > 1000e6 && estimate < 1050e6);
	json_decref(json);
}

static void a_size_that_failed_is_named_beside_its_prediction(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	make_run(&run);
	run_add_trial(&run, &(struct trial){.n = 5000000, .outcome = OUTCOME_CPU});
	run_add_trial(&run, &(struct trial){.n = 4000000, .outcome = OUTCOME_EXIT});
	run_add_trial(&run, &(struct trial){.n = 2000000, .outcome = OUTCOME_EXIT});
	show(&run, false, &plain, &out, NULL);
	assert_null(strstr(strstr(str_text(&out), "At n = 10,000,000"), "n = 4,000,000"));
	shows(&out, "it failed at n = 2,000,000");
}

static void the_plot_stands_between_the_witnesses_and_the_table(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	make_run(&run);
	show(&run, true, &fancy, &out, NULL);
	const char *plot = strstr(str_text(&out), "time, log scales   ● measured   ⠤⠤ O(n²)");
	assert_non_null(plot);
	assert_true(strstr(str_text(&out), "the code") < plot);
	assert_true(strstr(str_text(&out), "operations\n") > plot);
	lacks(&out, "◇ predicted\n         │\n         │\n         │\n");
}

static const struct witnesses settled = {
	.counted = {.growth = {GROWTH_QUADRATIC, 0}, .confidence = 0.97},
	.timed = {.growth = {GROWTH_QUADRATIC, 0}, .confidence = 0.97},
	.timed_sizes = 8,
	.largest_n = 8000};

static void the_rule_of_the_verdict_is_shown_among_all(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	owned(str_done) struct str out = {0};
	owned(str_done) struct str text = {0};
	make_run(&run);
	const struct series none = {0};
	const struct report_view view = {
		.cost = &none, .memory = &none, .witnesses = &settled, .explain = true};
	report_run(&run, &view, &plain, &out);
	shows(&out, "  > counts   one class   the same               the counts'\n");
	shows(&out, "    clock    one class   faster growing         the clock's\n");
	report_run_json(&run, &view, &text);
	json_t *json = json_loads(str_text(&text), 0, NULL);
	const json_t *decision = json_object_get(json, "decision");
	assert_string_equal(json_string_value(json_object_get(decision, "leading")), "counts");
	assert_string_equal(json_string_value(json_object_get(decision, "other")), "the same");
	json_decref(json);
}

static void a_narrow_terminal_has_no_line_too_long(void **state)
{
	(void)state;
	static const struct series none = {0};
	static const struct report_view view = {.cost = &none,
		.memory = &none,
		.witnesses = &settled,
		.explain = true,
		.verbosity = 1};
	for (int width = 40; width <= 80; width += 5) {
		const struct term narrow = {.width = width};
		owned(run_done) struct run run = {0};
		owned(str_done) struct str out = {0};
		make_run(&run);
		run_add_note(&run, "at n = 1,000 it took more than 8.00 s of CPU time");
		report_run(&run, &view, &narrow, &out);
		shows(&out, "1,000   1.02 ms +-1 %");
		char *rest = out.text;
		for (char *line = strsep(&rest, "\n"); line; line = strsep(&rest, "\n")) {
			if (term_columns(line) > (size_t)width)
				fail_msg(
					"%zu columns of %d: '%s'", term_columns(line), width, line);
		}
	}
}

/* ESC ] 0 ; sets the window's title; a history may come from anywhere. */
#define HOSTILE "\033]0;x\007\xff"

static void hostile(struct verdict *verdict)
{
	snprintf(verdict->reason, sizeof verdict->reason, "%s", HOSTILE);
	snprintf(verdict->bound, sizeof verdict->bound, "%s", HOSTILE);
}

static void make_hostile(struct run *run, bool counted)
{
	if (counted)
		make_run(run);
	run->state = RUN_FINISHED;
	run->lang = run->lang ? run->lang : mem_text(HOSTILE);
	run->path = run->path ? run->path : mem_text(HOSTILE);
	run->input = run->input ? run->input : mem_text(HOSTILE);
	run->interpreter = mem_text(HOSTILE);
	run->function = mem_text(HOSTILE);
	run->failure = mem_text(HOSTILE);
	run->git_commit = mem_text(HOSTILE);
	run->git_branch = mem_text(HOSTILE);
	run->machine.cpu = mem_text(HOSTILE);
	run->counts.law = mem_text(HOSTILE);
	snprintf(run->id, sizeof run->id, "%s", HOSTILE);
	run_add_note(run, "%s", HOSTILE);
	run_add_reason(run, 1, HOSTILE);
	hostile(&run->time);
	hostile(&run->memory);
	hostile(&run->timed);
	hostile(&run->counted);
	hostile(&run->static_time);
}

static void nothing_from_a_history_steers_the_terminal_or_is_lost(void **state)
{
	(void)state;
	static const struct report_view view = {.verbosity = 1};
	for (int counted = 0; counted < 2; counted++) {
		owned(run_done) struct run run = {0};
		owned(str_done) struct str out = {0};
		owned(str_done) struct str text = {0};
		make_hostile(&run, counted);
		report_run(&run, &view, &plain, &out);
		report_lines(&run, &plain, &out);
		for (size_t i = 0; i < out.len; i++) {
			unsigned char c = (unsigned char)out.text[i];
			if ((c < ' ' && c != '\n') || c > 0x7e)
				fail_msg("byte %02x at %zu of:\n%s", c, i, str_text(&out));
		}
		shows(&out, "\\x1b]0;x\\x07\\xff");
		report_run_json(&run, &view, &text);
		json_t *json = json_loads(str_text(&text), 0, NULL);
		const json_t *verdict = json_object_get(json, "verdict");
		assert_non_null(json_object_get(json_object_get(verdict, "time"), "reason"));
		assert_non_null(json_object_get(json, "id"));
		json_decref(json);
	}
}

/* The history keeps the seconds only, and an older one neither. */
static void the_counted_runs_are_told_where_they_are_known(void **state)
{
	(void)state;
	static const struct {
		unsigned runs;
		double seconds;
		const char *expected, *why;
	} rows[] = {
		{17, 1.25, "[17,1.25]", "of a run that is just over"},
		{0, 1.25, "[null,1.25]", "of the history"},
		{0, 0, "[null,null]", "of an older history, or no input at any n"},
		{0, (double)NAN, "[null,null]", "of a file with no number there"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {0};
		owned(str_done) struct str text = {0};
		run.counts.runs = rows[i].runs;
		run.counts.cpu_seconds = rows[i].seconds;
		verdict_say(&run.counted, "too few sizes could be counted");
		const struct report_view view = {0};
		report_run_json(&run, &view, &text);
		json_t *json = json_loads(str_text(&text), 0, NULL);
		const json_t *counted =
			json_object_get(json_object_get(json, "witnesses"), "counted");
		json_t *found = json_pack("[O, O]", json_object_get(counted, "runs"),
			json_object_get(counted, "cpu_seconds"));
		json_t *expected = json_loads(rows[i].expected, 0, NULL);
		assert_row(json_equal(found, expected), &rows[i]);
		json_decref(expected);
		json_decref(found);
		json_decref(json);
	}
}

/* Of a run that counted at none of the sizes that were timed. */
static void a_page_has_no_column_without_anything_in_it(void **state)
{
	(void)state;
	static const struct series none = {0};
	static const struct report_view view = {.cost = &none, .memory = &none};
	for (int counted = 0; counted < 2; counted++) {
		owned(run_done) struct run run = {0};
		owned(str_done) struct str page = {0};
		owned(str_done) struct str out = {0};
		make_run(&run);
		for (size_t i = 0; i < run.counts.points_len; i++)
			run.counts.points[i].n += counted ? 0 : 1;
		report_run_html(&run, &view, &page);
		report_run_markdown(&run, &view, &out);
		if (counted) {
			shows(&page, "<th class=\"number\">operations</th>");
			shows(&out, "| memory | operations |\n|---:|---:|---|---:|---:|\n");
			shows(&out, "| 1000 KiB | 499,500 |\n");
			shows(&out, "| 7.81 MiB |  |\n");
		} else {
			lacks(&page, "<th class=\"number\">operations</th>");
			shows(&out, "| memory |\n|---:|---:|---|---:|\n");
			shows(&out, "| 1000 KiB |\n");
		}
	}
}

static void nothing_from_a_history_is_markup_or_steers(void **state)
{
	(void)state;
	static const struct series none = {0};
	static const struct report_view view = {.cost = &none, .memory = &none};
	for (int counted = 0; counted < 2; counted++) {
		owned(run_done) struct run run = {0};
		owned(str_done) struct str out = {0};
		make_hostile(&run, counted);
		run_add_note(&run, "<script>%s|", HOSTILE);
		report_run_html(&run, &view, &out);
		report_run_svg(&run, &view, &out);
		lacks(&out, "<script");
		report_run_csv(&run, &out);
		report_run_markdown(&run, &view, &out);
		shows(&out, "&lt;script&gt;\\x1b]0;x");
		shows(&out, "\\<script\\>\\\\x1b\\]0;x");
		for (size_t i = 0; i < out.len; i++) {
			unsigned char c = (unsigned char)out.text[i];
			if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f || c == 0xff)
				fail_msg("byte %02x at %zu", c, i);
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_has_spreads_memory_and_what_was_counted),
		cmocka_unit_test(trials_are_counted_from_least_to_most),
		cmocka_unit_test(what_is_asked_is_predicted_with_a_range),
		cmocka_unit_test(without_a_class_nothing_is_predicted),
		cmocka_unit_test(times_that_counts_outgrow_are_not_carried_on),
		cmocka_unit_test(the_counted_runs_are_told_where_they_are_known),
		cmocka_unit_test(a_narrow_terminal_has_no_line_too_long),
		cmocka_unit_test(nothing_from_a_history_steers_the_terminal_or_is_lost),
		cmocka_unit_test(the_rule_of_the_verdict_is_shown_among_all),
		cmocka_unit_test(memory_is_predicted_from_what_the_table_shows),
		cmocka_unit_test(a_size_that_failed_is_named_beside_its_prediction),
		cmocka_unit_test(a_page_has_no_column_without_anything_in_it),
		cmocka_unit_test(nothing_from_a_history_is_markup_or_steers),
		cmocka_unit_test(the_plot_stands_between_the_witnesses_and_the_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

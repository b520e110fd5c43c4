/* Notes from trials that are made up: no process is started. */
#include "measure/notes.h"

#include <string.h>

#include "unit.h"

static const struct spec spec = {.timeout_seconds = 10, .memory_bytes = 1 << 20};
static const struct measure_job job = {.spec = &spec};

static void assert_only_note(const struct run *run, const char *expected, const char *why)
{
	size_t wanted = expected != NULL;
	if (run->notes_len != wanted)
		fail_msg("%s: %zu notes", why, run->notes_len);
	if (expected && strcmp(run->notes[0], expected) != 0)
		fail_msg("%s: '%s'", why, run->notes[0]);
}

static void the_first_failure_is_the_one_that_is_told(void **state)
{
	(void)state;
	owned(trial_maker_done) struct trial_maker maker = {.job = &job};
	struct notes_failure failure = {0};
	str_add(&maker.error, "Traceback\nValueError: odd\n");
	const struct trial first = {.n = 5, .outcome = OUTCOME_EXIT, .status = 1};
	const struct trial second = {.n = 9, .outcome = OUTCOME_MEMORY};
	notes_take_failure(&failure, &maker, &first, 2);
	notes_take_failure(&failure, &maker, &second, 2);
	notes_take_no_input(&failure, &maker, 12);
	assert_int_equal(failure.n, 5);
	assert_int_equal(failure.outcome, OUTCOME_EXIT);
	assert_string_equal(str_text(&failure.text),
		"at n = 5 it ended with exit status 1\n  | Traceback\n  | ValueError: odd");
	str_done(&failure.text);
}

static void the_end_of_the_sizes_is_told_where_it_is_not_for_time(void **state)
{
	(void)state;
	static const struct {
		enum outcome outcome;
		uint64_t n;
		const char *note, *why;
	} rows[] = {
		{OUTCOME_EXIT, 2000, "sizes stop at 1,000: it failed", "a failure above them"},
		{OUTCOME_MEMORY, 2000, "sizes stop at 1,000: it failed", "no memory left"},
		{OUTCOME_CPU, 2000, NULL, "time is the usual end"},
		{OUTCOME_WALL, 2000, NULL, "and so is waiting"},
		{OUTCOME_EXIT, 4, NULL, "too little input, at first"},
	};
	const struct plan_point points[] = {
		{4, 0, 0, PLAN_FAILED}, {1000, 1, 1, PLAN_FINISHED}, {2000, 1, 1, PLAN_FAILED}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {0};
		struct notes_failure failure = {.outcome = rows[i].outcome, .n = rows[i].n};
		str_add(&failure.text, "it failed");
		notes_add_ceiling(&run, &failure, points, ARRAY_LEN(points));
		assert_only_note(&run, rows[i].note, rows[i].why);
		str_done(&failure.text);
	}
	owned(run_done) struct run run = {0};
	const struct notes_failure none = {0};
	notes_add_ceiling(&run, &none, points, ARRAY_LEN(points));
	assert_only_note(&run, NULL, "nothing failed");
}

static void sizes_that_fail_below_the_largest_are_named_up_to_five(void **state)
{
	(void)state;
	struct plan_point points[8];
	struct notes_failure failure = {0};
	str_add(&failure.text, "it failed");
	for (size_t i = 0; i < ARRAY_LEN(points); i++)
		points[i] = (struct plan_point){4 << i, 0, 0, PLAN_FAILED};
	static const struct {
		uint64_t largest;
		const char *note, *why;
	} rows[] = {
		{0, NULL, "all that fails is above the largest"},
		{20, "left out: n = 4, 8, 16: it failed", "three"},
		{200, "left out: n = 4, 8, 16, 32, 64 and more: it failed", "six"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {.largest_n = rows[i].largest};
		notes_add_failing_sizes(&run, &failure, points, ARRAY_LEN(points));
		assert_only_note(&run, rows[i].note, rows[i].why);
	}
	str_done(&failure.text);
}

static void trials_lost_in_the_rounds_are_told_with_their_seed(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	static const struct trial trials[] = {
		{.kind = TRIAL_EXPLORE, .n = 8, .outcome = OUTCOME_EXIT, .status = 1},
		{.kind = TRIAL_TIMED, .n = 8, .seed = 1},
		{.kind = TRIAL_TIMED, .n = 16, .seed = 2, .outcome = OUTCOME_CPU},
		{.kind = TRIAL_TIMED, .n = 16, .seed = 3, .outcome = OUTCOME_EXIT, .status = 1},
	};
	run_add_trial(&run, &trials[0]);
	run_add_trial(&run, &trials[1]);
	notes_add_losses(&run, &spec);
	assert_only_note(&run, NULL, "what failed was not of the rounds");
	run_add_trial(&run, &trials[2]);
	run_add_trial(&run, &trials[3]);
	notes_add_losses(&run, &spec);
	assert_only_note(&run,
		"2 of 3 timed trials are left out: with seed 2, at n = 16 it took more than "
		"10.0 s of CPU time (--timeout)",
		"the first is told, with the user's limit");
}

static void what_is_printed_whatever_the_input_is_told(void **state)
{
	(void)state;
	static const struct {
		enum spec_mode mode;
		uint64_t printed[2], bytes[2];
		const char *note, *why;
	} rows[] = {
		{SPEC_PROGRAM, {1, 1}, {0, 0}, "it prints nothing, whatever it is fed", "nothing"},
		{SPEC_PROGRAM, {1, 1}, {3, 3},
			"it prints the same whatever it is fed; is the input what it expects?",
			"the same"},
		{SPEC_PROGRAM, {1, 2}, {3, 3}, NULL, "other text"},
		{SPEC_PROGRAM, {1, 1}, {3, 9000}, NULL, "more of it"},
		{SPEC_FUNCTION, {1, 1}, {0, 0}, NULL, "a function returns, and prints nothing"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {.mode = rows[i].mode};
		struct trial_maker maker = {.job = &job};
		struct notes_shown shown = {0};
		for (size_t trial = 0; trial < 2; trial++) {
			maker.printed = rows[i].printed[trial];
			maker.printed_bytes = rows[i].bytes[trial];
			notes_take_finished(&shown, &maker, trial + 1);
		}
		notes_add_sameness(&run, &shown);
		assert_only_note(&run, rows[i].note, rows[i].why);
	}
}

static void the_collector_is_told_of_at_the_largest_size(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	struct trial_maker maker = {.job = &job};
	struct notes_shown shown = {0};
	static const struct {
		uint64_t n;
		double share;
	} trials[] = {{10, 0.9}, {1000, 0.25}, {100, 0.01}};
	for (size_t i = 0; i < ARRAY_LEN(trials); i++) {
		maker.collector_share = trials[i].share;
		notes_take_finished(&shown, &maker, trials[i].n);
	}
	notes_add_collector(&run, &shown);
	assert_only_note(&run, "at n = 1,000 the garbage collector took 25 % of the calls' time",
		"of the largest, not of the last");
}

static void a_program_that_waits_is_told_of(void **state)
{
	(void)state;
	static const struct {
		struct trial trials[2];
		const char *note, *why;
	} rows[] = {
		{{{.kind = TRIAL_TIMED, .n = 1000, .cpu_seconds = 0.01, .wall_seconds = 1}},
			"it mostly waits: 99 % of the 1.00 s at n = 1,000; the verdict is about "
			"the "
			"CPU time that it takes, not about the waiting",
			"it sleeps"},
		{{{.kind = TRIAL_TIMED, .n = 1000, .cpu_seconds = 1, .wall_seconds = 1.2}}, NULL,
			"it works"},
		{{{.kind = TRIAL_TIMED, .n = 1000, .cpu_seconds = 0.01, .wall_seconds = 1},
			 {.kind = TRIAL_TIMED,
				 .n = 1000,
				 .cpu_seconds = 0.01,
				 .wall_seconds = 0.02}},
			NULL, "it was the machine, once"},
		{{{.kind = TRIAL_TIMED, .n = 1000, .cpu_seconds = 0.01, .wall_seconds = 1},
			 {.kind = TRIAL_TIMED, .n = 2000, .cpu_seconds = 1, .wall_seconds = 2}},
			NULL, "the larger size works"},
		{{{.kind = TRIAL_TIMED, .n = 1, .cpu_seconds = 0.001, .wall_seconds = 0.05}}, NULL,
			"hardly any time at all"},
		{{{.kind = TRIAL_EXPLORE, .n = 9, .cpu_seconds = 0.01, .wall_seconds = 1}}, NULL,
			"no trial that counts"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {0};
		for (size_t j = 0; j < ARRAY_LEN(rows[i].trials); j++)
			run_add_trial(&run, &rows[i].trials[j]);
		notes_add_waiting(&run);
		assert_only_note(&run, rows[i].note, rows[i].why);
	}
}

static void a_costly_start_that_hides_all_is_told_of(void **state)
{
	(void)state;
	const struct plan_goal goal = {.floor_seconds = 1e-3, .floor_share = 0.1, .n_max = 1000};
	static const struct {
		struct plan_point points[2];
		const char *note, *why;
	} rows[] = {
		{{{4, 1.5, 1.5, PLAN_FINISHED}, {64, 1.52, 1.5, PLAN_FINISHED}},
			"it takes 1.50 s whatever n is, and nothing shows beside that up to n = "
			"64; "
			"larger sizes would: name them with --sizes, or give more time with "
			"--budget or --timeout",
			"nothing shows"},
		{{{4, 1.5, 1.5, PLAN_FINISHED}, {64, 1.9, 1.5, PLAN_FINISHED}}, NULL, "growth"},
		{{{4, 1.5, 1.5, PLAN_FINISHED}, {1000, 1.5, 1.5, PLAN_FINISHED}}, NULL,
			"there is no larger n"},
		{{{4, 0.01, 0.1, PLAN_FINISHED}, {64, 0.01, 0.1, PLAN_FINISHED}}, NULL, "quick"},
		{{{4, 5, 5, PLAN_LIMIT}, {2, 5, 5, PLAN_LIMIT}}, NULL, "nothing finished"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {0};
		notes_add_setup(&run, rows[i].points, 2, &goal);
		assert_only_note(&run, rows[i].note, rows[i].why);
	}
}

static void what_is_missing_of_a_given_range_is_told(void **state)
{
	(void)state;
	static const struct {
		uint64_t largest;
		size_t left_out;
		bool free;
		enum outcome outcome;
		uint64_t failed_n;
		const char *note, *why;
	} rows[] = {
		{1000, 0, false, OUTCOME_FINISHED, 0, NULL, "all was measured"},
		{1000, 3, false, OUTCOME_FINISHED, 0,
			"3 more sizes between n = 10 and 1,000 did not fit the budget; --budget "
			"gives "
			"more time",
			"the budget"},
		{1000, 3, true, OUTCOME_FINISHED, 0, NULL, "no range was given"},
		{500, 0, false, OUTCOME_CPU, 600,
			"of --sizes nothing above n = 500 was measured: it failed",
			"a trial's limit"},
		{500, 0, false, OUTCOME_MEMORY, 600, NULL, "another note has it"},
		{500, 0, false, OUTCOME_FINISHED, 0,
			"of --sizes nothing above n = 500 was measured: the next size would take "
			"too "
			"long; give it more time with --timeout, and --budget",
			"it was not tried"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {.largest_n = rows[i].largest};
		struct notes_failure failure = {.outcome = rows[i].outcome, .n = rows[i].failed_n};
		const struct plan_goal goal = {.n_min = 10, .n_max = 1000, .given = !rows[i].free};
		if (failure.n)
			str_add(&failure.text, "it failed");
		notes_add_range(&run, &failure, &goal, rows[i].left_out);
		assert_only_note(&run, rows[i].note, rows[i].why);
		str_done(&failure.text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_failure_is_the_one_that_is_told),
		cmocka_unit_test(the_end_of_the_sizes_is_told_where_it_is_not_for_time),
		cmocka_unit_test(sizes_that_fail_below_the_largest_are_named_up_to_five),
		cmocka_unit_test(trials_lost_in_the_rounds_are_told_with_their_seed),
		cmocka_unit_test(what_is_printed_whatever_the_input_is_told),
		cmocka_unit_test(the_collector_is_told_of_at_the_largest_size),
		cmocka_unit_test(a_program_that_waits_is_told_of),
		cmocka_unit_test(a_costly_start_that_hides_all_is_told_of),
		cmocka_unit_test(what_is_missing_of_a_given_range_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

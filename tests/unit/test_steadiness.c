#include "argus/steadiness.h"

#include <math.h>

#include "unit.h"

#define assert_near(value, expected) assert_float_equal(value, expected, 1e-9)

static void a_step_is_the_smallest_difference(void **state)
{
	(void)state;
	double times[] = {0.0213, 0.0201, 0.0207, 0.0201, 0.0204};
	double ticks[] = {0.03, 0.02, 0.02, 0.03, 0.04, 0.03};
	double alike[] = {0.02, 0.02, 0.02};
	double rounded[] = {0.1 + 0.2, 0.3, 0.3};
	assert_near(steadiness_step(times, ARRAY_LEN(times)), 0.0003);
	assert_near(steadiness_step(ticks, ARRAY_LEN(ticks)), 0.01);
	assert_true(steadiness_step(alike, ARRAY_LEN(alike)) == 0);
	assert_true(steadiness_step(rounded, ARRAY_LEN(rounded)) == 0);
	assert_true(steadiness_step(times, 1) == 0);
	assert_true(steadiness_step(times, 0) == 0);
}

static void clocks_that_count_ticks_are_told(void **state)
{
	(void)state;
	static const struct {
		double seconds[6];
		size_t len;
		bool ticks;
		const char *why;
	} rows[] = {
		{{.0201, .0207, .020102, .03, .021, .05}, 6, false, "microseconds apart"},
		{{.0201, .0215, .0240, .0331, .0382, .0479}, 6, false, "far apart, at odd times"},
		{{.02, .03, .02, .05, .03, .03}, 6, true, "100 ticks a second"},
		{{.024, .028, .02, .024, .032, .024}, 6, true, "250 ticks a second"},
		{{.020001, .023, .022, .021, .025999, .02}, 6, false, "a microsecond was seen"},
		{{.02, .02, .02, .02, .02, .02}, 6, true, "no difference at all"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		double seconds[ARRAY_LEN(rows[i].seconds)];
		memcpy(seconds, rows[i].seconds, sizeof seconds);
		assert_row(steadiness_has_ticks(seconds, rows[i].len) == rows[i].ticks, &rows[i]);
	}
	assert_false(steadiness_is_tick(2e-7));
	assert_false(steadiness_is_tick(3e-4));
	assert_true(steadiness_is_tick(0.001));
	assert_true(steadiness_is_tick(0));
}

static void a_session_is_judged_by_its_medians(void **state)
{
	(void)state;
	/* Sorted CPU times: 10 10 10 10 11 12 12 20; off the median 10.5 by .5 (five of them), 1.5 (two)
	 * and 9.5. */
	struct steadiness_runs runs = {.len = 8,
		.cpu_seconds = {10, 10, 11, 10, 20, 12, 10, 12},
		.wall_seconds = {20, 30, 20, 30, 20, 30, 20, 30}};
	struct steadiness got;
	steadiness_judge(&runs, &got);
	assert_near(got.cpu_seconds, 10.5);
	assert_near(got.cpu_spread, 0.5 / 10.5);
	assert_near(got.wall_seconds, 25);
	assert_near(got.wall_spread, 0.2);
	/* 10 10 10 11 and then 10 12 12 20. */
	assert_near(got.drift, 0.2);
	/* Further than 3.5 * 1.4826 * 0.5 = 2.6. */
	assert_near(got.outliers, 1.0 / 8);
}

static void a_session_without_runs_or_noise_is_judged_too(void **state)
{
	(void)state;
	struct steadiness got;
	struct steadiness_runs runs = {0};
	steadiness_judge(&runs, &got);
	assert_true(got.cpu_seconds == 0 && got.cpu_spread == 0 && got.drift == 0);
	runs = (struct steadiness_runs){.len = 4}; /* a clock that stood still */
	steadiness_judge(&runs, &got);
	assert_true(got.cpu_spread == 0 && got.wall_spread == 0 && got.outliers == 0);
	runs = (struct steadiness_runs){.len = 2, .cpu_seconds = {3, 3}, .wall_seconds = {4, 4}};
	steadiness_judge(&runs, &got);
	assert_true(got.cpu_seconds == 3 && got.drift == 0 && got.outliers == 0);
}

static void pairs_take_turns(void **state)
{
	(void)state;
	/* A B, B A, A B, and a pair that the clock did not see. */
	struct steadiness_runs runs = {.len = 8, .cpu_seconds = {2, 3, 5, 4, 7, 7, 0, 1}};
	double logs[STEADINESS_RUNS_MAX / 2];
	assert_int_equal(steadiness_pairs(&runs, logs), 3);
	assert_near(logs[0], log(3.0 / 2));
	assert_near(logs[1], log(5.0 / 4));
	assert_near(logs[2], 0);
}

static void a_clock_is_read_in_the_end(void **state)
{
	(void)state;
	struct steadiness_clock clock;
	steadiness_read_clock(&clock);
	assert_true(clock.step_seconds >= 0 && clock.step_seconds < 1);
	assert_true(clock.read_seconds > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_step_is_the_smallest_difference),
		cmocka_unit_test(clocks_that_count_ticks_are_told),
		cmocka_unit_test(a_session_is_judged_by_its_medians),
		cmocka_unit_test(a_session_without_runs_or_noise_is_judged_too),
		cmocka_unit_test(pairs_take_turns),
		cmocka_unit_test(a_clock_is_read_in_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "cmd/since.h"

#include <stdlib.h>
#include <time.h>

#include "unit.h"

/* 2026-05-02 12:00:00 UTC; the zone of these tests is two hours ahead. */
static const int64_t NOW_MS = INT64_C(1777723200000);

static void spans_go_back_from_now(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t minutes;
		const char *why;
	} rows[] = {
		{"30m", 30, "minutes"},
		{"12h", 12 * 60, "hours"},
		{"7d", 7 * 1440, "days"},
		{"2W", 14 * 1440, "weeks, a capital"},
		{"0d", 0, "now"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t unix_ms = 0;
		struct err err = {0};
		assert_row(since_parse(rows[i].text, NOW_MS, &unix_ms, &err) == 0, &rows[i]);
		assert_row(unix_ms == NOW_MS - rows[i].minutes * 60000, &rows[i]);
	}
}

static void a_span_beyond_the_epoch_means_all(void **state)
{
	(void)state;
	int64_t unix_ms = 0;
	struct err err = {0};
	assert_int_equal(since_parse("3000w", NOW_MS, &unix_ms, &err), 0);
	assert_int_equal(unix_ms, 1);
}

static void dates_are_local(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t seconds; /* before NOW_MS */
		const char *why;
	} rows[] = {
		{"2026-05-02", 14 * 3600, "midnight here"},
		{"2026-05-02 14:00", 0, "to the minute"},
		{"2026-05-02T13:59", 60, "with a T"},
		{"2026-05-02 13:59:59", 1, "to the second"},
		{"2026-05-02T14:00:00", 0, "with both"},
		{"2024-02-29", (INT64_C(793) * 24 + 14) * 3600, "a leap day"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t unix_ms = 0;
		struct err err = {0};
		assert_row(since_parse(rows[i].text, NOW_MS, &unix_ms, &err) == 0, &rows[i]);
		assert_row(unix_ms == NOW_MS - rows[i].seconds * 1000, &rows[i]);
	}
}

static void other_text_is_refused_with_examples(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", "d", "7", "7 d", "-7d", "7y", "1.5d", "7dd",
		"9999999999d", "999999999w", "2026-13-01", "2026-02-30", "2026-05-02 25:00",
		"2026-05-02 ", "yesterday", "1969-01-01"};
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		int64_t unix_ms = 0;
		struct err err = {0};
		if (since_parse(wrong[i], NOW_MS, &unix_ms, &err) == 0)
			fail_msg("'%s' was taken", wrong[i]);
		assert_int_equal(err.kind, ERR_USAGE);
		assert_non_null(strstr(err.text, "7d"));
	}
}

int main(void)
{
	setenv("TZ", "XYZ-2", 1);
	tzset();
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_go_back_from_now),
		cmocka_unit_test(a_span_beyond_the_epoch_means_all),
		cmocka_unit_test(dates_are_local),
		cmocka_unit_test(other_text_is_refused_with_examples),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

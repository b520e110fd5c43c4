#include "base/num.h"

#include <math.h>

#include "unit.h"

static void counts_take_the_usual_suffixes(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		uint64_t expected;
		const char *why;
	} rows[] = {
		{"0", 0, "zero"},
		{"1000", 1000, "plain"},
		{"1k", 1000, "thousand"},
		{"2.5M", 2500000, "fraction of a million"},
		{"1e6", 1000000, "exponent"},
		{"10^6", 1000000, "power"},
		{"2^20", 1048576, "power of two"},
		{"9007199254740993", UINT64_C(9007199254740993), "exact above 2^53"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		uint64_t count = 99;
		struct err err = {0};
		assert_row(num_parse_count(rows[i].text, &count, &err) == 0, &rows[i]);
		assert_row(count == rows[i].expected, &rows[i]);
	}
}

static void what_is_no_number_is_refused(void **state)
{
	(void)state;
	static const char *const wrong[] = {"", " ", "-1", "1.5", "1x", "0x10", "nan", "inf",
		"1e30", "1 k", "k", "--", "10^", "1k1"};
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		uint64_t count;
		struct err err = {0};
		if (num_parse_count(wrong[i], &count, &err) == 0)
			fail_msg("count '%s' was taken", wrong[i]);
		assert_int_equal(err.kind, ERR_USAGE);
	}
	static const char *const wrong_bytes[] = {"", "-1M", "5X", "1e40", "M", "2^64"};
	for (size_t i = 0; i < ARRAY_LEN(wrong_bytes); i++) {
		uint64_t bytes;
		struct err err = {0};
		if (num_parse_bytes(wrong_bytes[i], &bytes, &err) == 0)
			fail_msg("bytes '%s' were taken", wrong_bytes[i]);
	}
	static const char *const wrong_times[] = {"", "-1s", "5 s", "1d", "ms", "1e99"};
	for (size_t i = 0; i < ARRAY_LEN(wrong_times); i++) {
		double seconds;
		struct err err = {0};
		if (num_parse_seconds(wrong_times[i], &seconds, &err) == 0)
			fail_msg("time '%s' was taken", wrong_times[i]);
	}
}

static void bytes_and_times_are_si(void **state)
{
	(void)state;
	uint64_t bytes;
	double seconds;
	struct err err = {0};
	assert_int_equal(num_parse_bytes("1.5GiB", &bytes, &err), 0);
	assert_int_equal(bytes, UINT64_C(3) << 29);
	assert_int_equal(num_parse_bytes("64k", &bytes, &err), 0);
	assert_int_equal(bytes, 65536);
	assert_int_equal(num_parse_seconds("250ms", &seconds, &err), 0);
	assert_true(fabs(seconds - 0.25) < 1e-12);
	assert_int_equal(num_parse_seconds("1.5m", &seconds, &err), 0);
	assert_true(fabs(seconds - 90) < 1e-12);
}

static void printed_numbers_are_short_and_aligned_with_their_unit(void **state)
{
	(void)state;
	char buffer[NUM_TEXT_MAX];
	assert_string_equal(num_print_count(buffer, 1234567), "1,234,567");
	assert_string_equal(num_print_count(buffer, 999), "999");
	assert_string_equal(num_print_count(buffer, -1000), "-1,000");
	assert_string_equal(num_print_count(buffer, 0), "0");
	assert_string_equal(num_print_short(buffer, 1500000), "1.5M");
	assert_string_equal(num_print_short(buffer, 999), "999");
	assert_string_equal(num_print_seconds(buffer, 0.01234), "12.3 ms");
	assert_string_equal(num_print_seconds(buffer, 0.9999), "1.00 s");
	assert_string_equal(num_print_seconds(buffer, 1.5e-7), "150 ns");
	assert_string_equal(num_print_seconds(buffer, 0), "0 s");
	assert_string_equal(num_print_bytes(buffer, 1536), "1.50 KiB");
	assert_string_equal(num_print_bytes(buffer, 100), "100 B");
	assert_string_equal(num_print_bytes(buffer, 536870912), "512 MiB");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_take_the_usual_suffixes),
		cmocka_unit_test(what_is_no_number_is_refused),
		cmocka_unit_test(bytes_and_times_are_si),
		cmocka_unit_test(printed_numbers_are_short_and_aligned_with_their_unit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

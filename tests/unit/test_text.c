/* Strings, UTF-8 and what a terminal may be shown. */
#include <stdlib.h>

#include "unit.h"

#include "base/str.h"
#include "base/term.h"
#include "base/utf8.h"

static void a_string_grows_and_stays_terminated(void **state)
{
	(void)state;
	owned(str_done) struct str str = {0};
	assert_string_equal(str_text(&str), "");
	for (int i = 0; i < 1000; i++)
		str_addf(&str, "%d,", i);
	assert_int_equal(str.len, strlen(str.text));
	str_add_n(&str, "a\0b", 3);
	assert_int_equal(str.text[str.len], '\0');
	owned(mem_free_text) char *taken = str_take(&str);
	assert_string_equal(str_text(&str), "");
	assert_int_equal(strncmp(taken, "0,1,2,", 6), 0);
}

static void utf8_is_checked_to_the_letter(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t valid;
		const char *why;
	} rows[] = {
		{"plain", 5, "ASCII"},
		{"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 9, "two, three and four bytes"},
		{"a\xff", 1, "a byte that never occurs"},
		{"a\xc3", 1, "cut short"},
		{"\xc0\xaf", 0, "an overlong slash"},
		{"\xe0\x80\xaf", 0, "a longer overlong slash"},
		{"\xed\xa0\x80", 0, "a surrogate"},
		{"\xf4\x90\x80\x80", 0, "above U+10FFFF"},
		{"\x80", 0, "a continuation without a start"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_row(utf8_valid_prefix(rows[i].text, strlen(rows[i].text)) == rows[i].valid,
			&rows[i]);
}

static void untrusted_text_cannot_drive_a_terminal(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t len;
		const char *shown, *why;
	} rows[] = {
		{"plain é", 8, "plain é", "ordinary text stays"},
		{"\033[31mred", 8, "\\x1b[31mred", "a colour"},
		{"\033]52;c;x\a", 9, "\\x1b]52;c;x\\x07", "the clipboard"},
		{"a\rb", 3, "a\\x0db", "overwriting a line"},
		{"a\0b", 3, "a\\x00b", "NUL"},
		{"\xc2\x9b"
		 "1m",
			4, "\\x9b1m", "an eight-bit CSI"},
		{"\xe2\x80\xae"
		 "abc",
			6, "\\u{202e}abc", "text from right to left"},
		{"\xef\xbb\xbfx", 4, "\\u{feff}x", "a byte order mark"},
		{"\xff\xfe", 2, "\\xff\\xfe", "bytes that are no text"},
		{"a\tb", 3, "a b", "a tab would be one column and take several"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str out = {0};
		term_escape(&out, rows[i].text, rows[i].len, false);
		if (strcmp(str_text(&out), rows[i].shown) != 0)
			fail_msg("%s: %s", rows[i].why, str_text(&out));
	}
	owned(str_done) struct str lines = {0};
	term_escape(&lines, "a\n\tb", 4, true);
	assert_string_equal(str_text(&lines), "a\n\tb");
}

static void columns_are_what_a_terminal_uses(void **state)
{
	(void)state;
	assert_int_equal(term_columns("abc"), 3);
	assert_int_equal(term_columns("n²·√"), 4);
	assert_int_equal(term_columns("漢字"), 4);
	assert_int_equal(term_columns("e\xcc\x81"), 1);
	assert_int_equal(term_columns("█▏"), 2);
}

static void text_is_wrapped_at_blanks(void **state)
{
	(void)state;
	const struct term term = {.width = 20};
	owned(str_done) struct str out = {0};
	term_wrap(&out, &term, "one two three four five", 4);
	assert_string_equal(str_text(&out), "one two three\n    four five\n");
	str_clear(&out);
	term_wrap(&out, &term, "averyverylongwordthatfitsnowhere b", 4);
	assert_string_equal(str_text(&out), "averyverylongwordthatfitsnowhere\n    b\n");
	str_clear(&out);
	term_wrap(&out, &term, "a\nb", 2);
	assert_string_equal(str_text(&out), "a\n  b\n");
	str_clear(&out);
	term_wrap(&out, &term, "a\tb", 2);
	assert_string_equal(str_text(&out), "a b\n");
}

static void a_number_is_not_parted_from_its_unit(void **state)
{
	(void)state;
	static const struct {
		const char *text, *shown;
	} rows[] = {
		{"memory 290 to 460 MiB", "memory 290 to\n460 MiB\n"},
		{"it took about 12,345 ms.", "it took about\n12,345 ms.\n"},
		{"about (likely 99.5 %) so", "about (likely\n99.5 %) so\n"},
		{"a spread of some ±3 %, or", "a spread of some\n±3 %, or\n"},
		{"there are at all 1,000 seeds", "there are at all\n1,000 seeds\n"},
		{"its names are x99 so far", "its names are x99 so\nfar\n"},
		{"a number without a 12", "a number without a\n12\n"},
		{"1234567890123456789 KiB", "1234567890123456789 KiB\n"},
		{"say 12 s", "say 12 s\n"},
		{"in the year of 2024\ns", "in the year of 2024\ns\n"},
	};
	static const struct term term = {.width = 20};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str out = {0};
		term_wrap(&out, &term, rows[i].text, 0);
		assert_string_equal(str_text(&out), rows[i].shown);
	}
}

static void colour_is_asked_for_by_the_environment_too(void **state)
{
	(void)state;
	FILE *file = tmpfile();
	assert_non_null(file);
	unsetenv("NO_COLOR");
	unsetenv("CLICOLOR_FORCE");
	setenv("LC_ALL", "C.UTF-8", 1);
	assert_false(term_open(file, TERM_COLOUR_AUTO, false).colour);
	assert_true(term_open(file, TERM_COLOUR_ALWAYS, false).colour);
	setenv("CLICOLOR_FORCE", "1", 1);
	assert_true(term_open(file, TERM_COLOUR_AUTO, false).colour);
	setenv("NO_COLOR", "1", 1);
	assert_false(term_open(file, TERM_COLOUR_AUTO, false).colour);
	assert_true(term_open(file, TERM_COLOUR_AUTO, false).utf8);
	assert_false(term_open(file, TERM_COLOUR_AUTO, true).utf8);
	setenv("LC_ALL", "C", 1);
	assert_false(term_open(file, TERM_COLOUR_AUTO, false).utf8);
	setenv("COLUMNS", "123", 1);
	assert_int_equal(term_open(file, TERM_COLOUR_AUTO, false).width, 123);
	setenv("COLUMNS", "junk", 1);
	assert_int_equal(term_open(file, TERM_COLOUR_AUTO, false).width, 80);
	fclose(file);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_string_grows_and_stays_terminated),
		cmocka_unit_test(utf8_is_checked_to_the_letter),
		cmocka_unit_test(untrusted_text_cannot_drive_a_terminal),
		cmocka_unit_test(columns_are_what_a_terminal_uses),
		cmocka_unit_test(text_is_wrapped_at_blanks),
		cmocka_unit_test(a_number_is_not_parted_from_its_unit),
		cmocka_unit_test(colour_is_asked_for_by_the_environment_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

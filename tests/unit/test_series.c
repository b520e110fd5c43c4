#include "argus/series.h"

#include <math.h>

#include "base/str.h"
#include "unit.h"

static void every_form_gives_the_same_samples(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		const char *name;
		const char *why;
	} rows[] = {
		{"n\tseconds\n10\t0.5\n20\t1\n", "seconds", "TSV with a header"},
		{"# a comment\n\nn\tops\n20\t1\n# more\n10\t0.5\n", "ops", "comments, any order"},
		{"10\t0.5\n20\t1", NULL, "no header, no last line feed"},
		{"n,bytes\r\n10,0.5\r\n20,1\r\n", "bytes", "CSV with CRLF"},
		{"\"n\";\"seconds\"\n10;0.5\n20;1\n", "seconds", "semicolons and quotes"},
		{"  10   0.5 \n20 1\n", NULL, "blanks"},
		{"n seconds\n10\t0.5\n20 1\n", "seconds", "blanks and tabs mixed"},
		{"\xef\xbb\xbfn\tseconds\n10\t0.5\n20\t1\n", "seconds", "a byte order mark"},
		{"seconds,size\n0.5,10\n1,20\n", "seconds", "columns the other way round"},
		{"run,n,host,seconds\n1,10,a,0.5\n2,20,b,1\n", "seconds", "columns in between"},
		{"n,my value\n10,5e-1\n20,1.0e0\n", "my value", "a name of the user's own"},
		{"10 0.5 # c\n20\t1\t#d\n", NULL, "comments after numbers"},
		{"10\t0.5\t# c\n20\t1\n", NULL, "a comment after a tab"},
		{"n seconds # c\n10 0.5 # c\n20 1\n", "seconds", "comments after heads"},
		{"n,#rows\n10,0.5\n20,1\n", "#rows", "a head is no comment"},
		{"n\t#rows\n10\t0.5\n20\t1\n", "#rows", "nor after a tab"},
		{"n,note,ms\n10,\"a #1\",500\n20,b#2,1000\n", "seconds", "nor within text"},
		{"10;0,5\n20;1\n", NULL, "decimal commas"},
		{"n;seconds\n20,0;1,000\n10;5,0e-1\n", "seconds", "more of them"},
		{"[[10, 0.5], [20, 1]]", NULL, "JSON pairs"},
		{"[{\"n\":10,\"seconds\":0.5},{\"n\":20,\"seconds\":1}]", "seconds", "objects"},
		{"[{\"n\":10,\"x\":0.5,\"s\":\"a\"},{\"n\":20,\"x\":1}]", "x", "one other number"},
		{" {\"name\":\"ops\",\"samples\":[[10,0.5],[20,1]]}", "ops", "a samples member"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {0};
		struct err err = {0};
		if (series_parse(rows[i].text, strlen(rows[i].text), "t", &series, &err) < 0)
			fail_msg("%s: %s", rows[i].why, err.text);
		assert_row(series.len == 2, &rows[i]);
		assert_row(series.samples[0].n == 10, &rows[i]);
		assert_row(series.samples[0].value == 0.5, &rows[i]);
		assert_row(series.samples[1].n == 20, &rows[i]);
		assert_row(series.samples[1].value == 1, &rows[i]);
		assert_row((series.name == NULL) == (rows[i].name == NULL), &rows[i]);
		if (rows[i].name)
			assert_string_equal(series.name, rows[i].name);
	}
}

static void columns_are_told_by_their_heads(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		double n, value;
		const char *name;
		const char *n_column, *value_column; /* NULL: nobody need be told */
		const char *why;
	} rows[] = {
		{"n,seconds\n10,3\n", 10, 3, "seconds", NULL, NULL, "as it should be"},
		{"seconds,length\n3,10\n", 10, 3, "seconds", NULL, NULL, "a length is a size"},
		{"seconds,rows\n3,10\n", 10, 3, "seconds", "rows", "seconds", "a time is no size"},
		{"elapsed_ns rows\n3 10\n", 10, 3e-9, "seconds", "rows", "elapsed_ns", "nor this"},
		{"cpu,elements\n3,10\n", 10, 3, "cpu", NULL, NULL, "a time without a unit"},
		{"a,b\n10,3\n", 10, 3, "b", "a", "b", "the first, and it is said"},
		{"n,b\n10,3\n", 10, 3, "b", NULL, NULL, "one other"},
		{"b,n,c\n3,10,4\n", 10, 3, "b", "n", "b", "two others"},
		{"n,seconds,bytes\n10,3,4\n", 10, 3, "seconds", "n", "seconds", "two costs"},
		{"count,ms\n10,3\n", 10, 0.003, "seconds", "count", "ms", "of how many"},
		{"Bytes,Seconds\n10,3\n", 10, 3, "seconds", "Bytes", "Seconds", "of a file"},
		{"n,memory size\n10,3\n", 10, 3, "memory size", NULL, NULL, "a size of memory"},
		{"n,ms\n10,3\n", 10, 0.003, "seconds", NULL, NULL, "milliseconds"},
		{"n,us\n10,3\n", 10, 3e-6, "seconds", NULL, NULL, "microseconds"},
		{"n,\xc2\xb5s\n10,3\n", 10, 3e-6, "seconds", NULL, NULL, "with the micro sign"},
		{"n;time (ms)\n10;3\n", 10, 0.003, "seconds", NULL, NULL, "in brackets"},
		{"n;Time [NS]\n10;3\n", 10, 3e-9, "seconds", NULL, NULL, "in others"},
		{"n,peak (KiB)\n10,3\n", 10, 3072, "bytes", NULL, NULL, "memory"},
		{"n,kb\n10,3\n", 10, 3, "kb", NULL, NULL, "1000 or 1024"},
		{"n,items\n10,3\n", 10, 3, "items", NULL, NULL, "two sizes"},
		{"[{\"ms\":3,\"rows\":10}]", 10, 0.003, "seconds", "rows", "ms", "an object"},
		{"{\"name\":\"ms\",\"samples\":[[10,3]]}", 10, 0.003, "seconds", NULL, NULL,
			"a name for all"},
		{"{\"name\":\"x\",\"samples\":[{\"n\":10,\"ms\":3}]}", 10, 3, "x", NULL, NULL,
			"a name of the user's own"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {0};
		struct err err = {0};
		if (series_parse(rows[i].text, strlen(rows[i].text), "t", &series, &err) < 0)
			fail_msg("%s: %s", rows[i].why, err.text);
		assert_row(series.len == 1, &rows[i]);
		assert_row(series.samples[0].n == rows[i].n, &rows[i]);
		assert_row(series.samples[0].value == rows[i].value, &rows[i]);
		assert_string_equal(series.name, rows[i].name);
		bool told = series.origin.n_column != NULL;
		assert_row(told == (rows[i].n_column != NULL), &rows[i]);
		if (told) {
			assert_string_equal(series.origin.n_column, rows[i].n_column);
			assert_string_equal(series.origin.value_column, rows[i].value_column);
		}
	}
}

static void the_first_zero_is_remembered(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t at;
		bool listed;
		const char *why;
	} rows[] = {
		{"n,seconds\n10,3\n20,4\n", 0, false, "none"},
		{"n,seconds\n\n10,3\n20,0\n5,0\n", 4, false, "the line, blank ones counted"},
		{"[[10,3],[20,0]]", 2, true, "the sample"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {0};
		struct err err = {0};
		assert_int_equal(
			series_parse(rows[i].text, strlen(rows[i].text), "t", &series, &err), 0);
		assert_row(series.origin.zero_at == rows[i].at, &rows[i]);
		assert_row(series.origin.listed == rows[i].listed, &rows[i]);
	}
}

static void a_wrong_table_is_refused_with_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		const char *expected;
		const char *why;
	} rows[] = {
		{"", "t: there are no samples", "empty"},
		{"\n# nothing\n", "t: there are no samples", "comments only"},
		{"n\tseconds\n", "t: there are no samples", "a header only"},
		{"n\tseconds\n10\tfast\n", "t:2: 'fast' is not a number", "a word"},
		{"10 1\n20 \n", "t:2: a column is missing", "a short row"},
		{"10\n", "t:1: a column is missing", "one column"},
		{"n\n10\n", "t:1: a column is missing", "one named column"},
		{"time seconds\n1 2\n", "t:1: no column is a size by its name", "two times"},
		{"10;0,5\n20;1.5\n", "t:2: there are decimal points and", "both marks"},
		{"10;0.5\n20;1,5\n", "t:2: there are decimal points and", "the other first"},
		{"10;1,000,5\n", "t:1: '1,000,5' is not a number; write a dec", "two commas"},
		{"10;1.000,5\n", "t:1: '1.000,5' is not a number; write a dec", "comma and point"},
		{"1,000;5\n", "t:1: '1,000' may be one or a thousand", "an n with a comma"},
		{"10\t1,5\n", "t:1: '1,5' is not a number; write a decimal po", "with tabs"},
		{"1 2 3\n", "t:1: there are 3 columns", "three without names"},
		{"0 1\n", "t:1: n is 0", "n of zero"},
		{"-5 1\n", "t:1: n is -5", "negative n"},
		{"5 1\n5 -1\n", "t:2: the value -1 is negative", "negative value"},
		{"5 nan\n", "t:1: 'nan' is not a number", "nan"},
		{"5 inf\n", "t:1: 'inf' is not a number", "infinity"},
		{"5 1e999\n", "t:1: '1e999' is not a number", "an overflow"},
		{"1e30 1\n", "t:1: n is 1e+30", "n out of bounds"},
		{"5 0x10\n", "t:1: '0x10' is not a number", "hexadecimal"},
		{"5 \x1b[31m\n", "t:1: '\\x1b[31m' is not a number", "escape sequences"},
		{"[[1, 2", "t:1: not JSON", "JSON cut short"},
		{"[\n[1,2],\n[3]]", "t: sample 2: not a sample", "JSON pair of one"},
		{"[[1,-2]]", "t: sample 1: the value -2 is negative", "negative JSON value"},
		{"[[1,\"2\"]]", "t: sample 1: not a sample", "text for a number"},
		{"[{\"n\":1,\"a\":1,\"b\":2}]", "t: sample 1: not a sample", "two values"},
		{"{\"n\":1}", "t: no list of samples", "no list"},
		{"[]", "t: there are no samples", "an empty list"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(series_done) struct series series = {0};
		struct err err = {0};
		if (series_parse(rows[i].text, strlen(rows[i].text), "t", &series, &err) == 0)
			fail_msg("%s: was taken", rows[i].why);
		assert_row(err.kind == ERR_USAGE, &rows[i]);
		if (strncmp(err.text, rows[i].expected, strlen(rows[i].expected)) != 0)
			fail_msg("%s: '%s'", rows[i].why, err.text);
		assert_row(series.len == 0, &rows[i]);
	}
}

static void a_nul_byte_is_no_text(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	struct err err = {0};
	assert_int_equal(series_parse("10 1\n20\0 2\n", 11, "t", &series, &err), -1);
	assert_non_null(strstr(err.text, "t:2: "));
}

static void a_name_from_outside_is_cut_to_plain_text(void **state)
{
	(void)state;
	static const char text[] = "{\"name\":\"ops\\nn\\t9\",\"samples\":[[1,2]]}";
	owned(series_done) struct series series = {0};
	struct err err = {0};
	assert_int_equal(series_parse(text, strlen(text), "t", &series, &err), 0);
	assert_string_equal(series.name, "ops");
}

static void what_is_printed_is_read_back_exactly(void **state)
{
	(void)state;
	owned(series_done) struct series series = {.name = mem_text("seconds")};
	series_add(&series, 1e15 + 1, 0.1);
	series_add(&series, 3, 1.0 / 3);
	series_add(&series, 3, 1e-9);
	series_sort(&series);
	owned(str_done) struct str text = {0};
	series_print(&series, &text);

	owned(series_done) struct series again = {0};
	struct err err = {0};
	assert_int_equal(series_parse(str_text(&text), text.len, "t", &again, &err), 0);
	assert_int_equal(again.len, series.len);
	assert_string_equal(again.name, "seconds");
	for (size_t i = 0; i < series.len; i++) {
		assert_true(again.samples[i].n == series.samples[i].n);
		assert_true(again.samples[i].value == series.samples[i].value);
	}
}

static void a_failed_parse_leaves_the_series_as_it_was(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	struct err err = {0};
	series_add(&series, 7, 8);
	assert_int_equal(series_parse("1 2\n3 x\n", 8, "t", &series, &err), -1);
	assert_int_equal(series.len, 1);
	assert_true(series.samples[0].n == 7);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_form_gives_the_same_samples),
		cmocka_unit_test(columns_are_told_by_their_heads),
		cmocka_unit_test(the_first_zero_is_remembered),
		cmocka_unit_test(a_wrong_table_is_refused_with_its_place),
		cmocka_unit_test(a_nul_byte_is_no_text),
		cmocka_unit_test(a_name_from_outside_is_cut_to_plain_text),
		cmocka_unit_test(what_is_printed_is_read_back_exactly),
		cmocka_unit_test(a_failed_parse_leaves_the_series_as_it_was),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

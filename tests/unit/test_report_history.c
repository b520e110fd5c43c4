#include <jansson.h>
#include <stdlib.h>
#include <time.h>

#include "argus/report.h"
#include "sample.h"
#include "unit.h"

/* 2026-05-02 12:00:00 UTC, and runs that were just, hours and months before it. */
static const int64_t NOW_MS = INT64_C(1777723200000);

static struct run *add(struct store_list *list, int64_t seconds_ago, const char *path)
{
	list->taken_ms = NOW_MS;
	list->runs = mem_grow(list->runs, list->len, &list->cap, sizeof *list->runs);
	struct run *run = &list->runs[list->len++];
	*run = (struct run){.started_ms = NOW_MS - seconds_ago * 1000, .path = mem_text(path)};
	memcpy(run->id, "01KQM0000000AAAAAAAAAAAAAA", sizeof run->id);
	run->id[7] = (char)('0' + list->len % 10);
	return run;
}

static void add_some(struct store_list *list)
{
	struct run *run = add(list, 5, "sort.py");
	run->state = RUN_FINISHED;
	run->function = mem_text("bubble");
	run->time = (struct verdict){.growth = {GROWTH_QUADRATIC, 0}, .confidence = 0.979};
	run->memory = (struct verdict){.growth = {GROWTH_CONSTANT, 0}, .confidence = 0.9};
	run->largest_n = 1000000;
	run->label = mem_text("before");

	run = add(list, 3 * 3600, "a/rather/long/path/of/folders/to/graph.js");
	run->state = RUN_INTERRUPTED;
	run->time = (struct verdict){.reason = "too few sizes"};
	run->largest_n = 2000;

	run = add(list, 90 * 86400, "x.py");
	run->time = (struct verdict){.growth = {GROWTH_LINEARITHMIC, 0}, .confidence = 1};
	run->state = RUN_PROGRAM_FAILED;
}

static void assert_shown(const struct store_list *list, struct term term, const char *expected)
{
	owned(str_done) struct str out = {0};
	report_history(list, &term, &out);
	assert_string_equal(str_text(&out), expected);
}

static void the_table_fits_80_columns(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	add_some(&list);
	assert_shown(&list, (struct term){.utf8 = true, .width = 80},
		"ID        WHEN        PROGRAM       TIME          SURE  MEMORY  MAX N  STATE\n"
		"01KQM001  just now    sor…y:bubble  O(n²)         97 %  O(1)       1M  ✓ done\n"
		"01KQM002  3 h ago     a/r…graph.js  cannot tell      –  –          2k  ■ stopped\n"
		"01KQM003  2026-02-01  x.py          O(n log n)   100 %  –           –  ✗ "
		"failed\n");
}

static void the_table_has_room_in_200_columns(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	add_some(&list);
	assert_shown(&list, (struct term){.utf8 = true, .width = 200},
		"ID        WHEN              PROGRAM                                    "
		"TIME          SURE  MEMORY  MAX N  STATE      LABEL\n"
		"01KQM001  2026-05-02 11:59  sort.py:bubble                             "
		"O(n²)         97 %  O(1)       1M  ✓ done     before\n"
		"01KQM002  2026-05-02 09:00  a/rather/long/path/of/folders/to/graph.js  "
		"cannot tell      –  –          2k  ■ stopped\n"
		"01KQM003  2026-02-01 12:00  x.py                                       "
		"O(n log n)   100 %  –           –  ✗ failed\n");
}

static void the_table_can_be_drawn_in_ascii(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	add_some(&list);
	assert_shown(&list, (struct term){.width = 80},
		"ID        WHEN        PROGRAM       TIME          SURE  MEMORY  MAX N  STATE\n"
		"01KQM001  just now    sor..:bubble  O(n^2)        97 %  O(1)       1M  + done\n"
		"01KQM002  3 h ago     a/r..raph.js  cannot tell      -  -          2k  # stopped\n"
		"01KQM003  2026-02-01  x.py          O(n log n)   100 %  -           -  x "
		"failed\n");
}

static void times_are_told_as_people_do(void **state)
{
	(void)state;
	static const struct {
		int64_t seconds_ago;
		const char *expected;
		const char *why;
	} rows[] = {
		{0, "  just now  ", "now"},
		{59, "  just now  ", "still now"},
		{60, "  1 min ago  ", "a minute"},
		{3599, "  59 min ago  ", "not yet an hour"},
		{3600, "  1 h ago  ", "an hour"},
		{86400, "  1 d ago  ", "a day"},
		{6 * 86400 + 86399, "  6 d ago  ", "not yet a week"},
		{7 * 86400, "  2026-04-25  ", "a week: the date"},
		{-100, "  2026-05-02  ", "from a clock that was ahead"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(store_list_done) struct store_list list = {0};
		owned(str_done) struct str out = {0};
		add(&list, rows[i].seconds_ago, "x.py");
		report_history(&list, &(struct term){.width = 80}, &out);
		assert_row(strstr(str_text(&out), rows[i].expected), &rows[i]);
	}
}

/* The widest line, in columns. */
static size_t widest(const char *text)
{
	size_t most = 0;
	while (*text) {
		size_t len = strcspn(text, "\n");
		owned(mem_free_text) char *line = mem_text_n(text, len);
		size_t columns = term_columns(line);
		most = columns > most ? columns : most;
		text += len + (text[len] == '\n');
	}
	return most;
}

static void no_line_is_wider_than_the_terminal(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	add_some(&list);
	struct run *run = add(&list, 1, "目录/深/排序算法很长的名字的文件在这里啊.py");
	run->label =
		mem_text("标签 and a rather long text beside it, which nobody reads to its end");
	run->function = mem_text("функция_с_длинным_именем");
	for (int width = 20; width <= 200; width++) {
		for (int utf8 = 0; utf8 <= 1; utf8++) {
			owned(str_done) struct str out = {0};
			struct term term = {.utf8 = utf8, .width = width};
			report_history(&list, &term, &out);
			if (widest(str_text(&out)) > (size_t)width)
				fail_msg("%d columns:\n%s", width, str_text(&out));
			/* The id stays, as it is what leads on. */
			assert_non_null(strstr(str_text(&out), "01KQM001"));
		}
	}
}

static void untrusted_text_is_shown_harmless(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	owned(str_done) struct str out = {0};
	struct run *run = add(&list, 1, "a\x1b[31mb\xff.py");
	run->function = mem_text("f\n");
	run->label = mem_text("\xe2\x80\xae"
			      "evil\r\tlabel");
	report_history(&list, &(struct term){.utf8 = true, .width = 200}, &out);
	assert_non_null(strstr(str_text(&out), "a\\x1b[31mb\\xff.py:f\\x0a"));
	assert_non_null(strstr(str_text(&out), "\\u{202e}evil\\x0d label"));
	assert_null(strpbrk(str_text(&out), "\x1b\r\t"));
}

static void colour_comes_with_words(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	owned(str_done) struct str out = {0};
	add_some(&list);
	report_history(&list, &(struct term){.utf8 = true, .colour = true, .width = 80}, &out);
	assert_non_null(strstr(str_text(&out), "\x1b[32m✓ done\x1b[0m\n"));
	assert_non_null(strstr(str_text(&out), "\x1b[31m✗ failed\x1b[0m\n"));
	assert_non_null(strstr(str_text(&out), "\x1b[36m01KQM001\x1b[0m  "));
}

static void ids_are_as_long_as_it_takes(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	owned(str_done) struct str out = {0};
	add(&list, 1, "x.py");
	list.id_len = 12;
	report_history(&list, &(struct term){.width = 80}, &out);
	assert_non_null(strstr(str_text(&out), "\n01KQM0010000  "));
}

static void an_empty_list_has_no_head(void **state)
{
	(void)state;
	assert_shown(&(struct store_list){0}, (struct term){.width = 80}, "");
}

static json_t *parsed(const struct store_list *list)
{
	owned(str_done) struct str out = {0};
	json_error_t error;
	report_history_json(list, &out);
	json_t *document = json_loadb(out.text, out.len, JSON_REJECT_DUPLICATES, &error);
	if (!document)
		fail_msg("%s: %s", error.text, str_text(&out));
	return document;
}

static void json_has_what_scripts_rely_on(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	add_some(&list);
	json_t *document = parsed(&list);
	const char *schema;
	const char *name;
	const char *path;
	const char *class;
	json_int_t started;
	json_int_t finished;
	json_int_t largest;
	json_error_t error;
	int status = json_unpack_ex(document, &error, 0,
		"{s:s, s:[{s:I, s:I, s:s, s:s, s:I, s:{s:{s:s}}} *]}", "schema", &schema, "runs",
		"started_ms", &started, "finished_ms", &finished, "state", &name, "path", &path,
		"largest_n", &largest, "verdict", "time", "class", &class);
	if (status < 0)
		fail_msg("%s", error.text);
	assert_string_equal(schema, "argus.history/1");
	assert_int_equal(started, NOW_MS - 5000);
	assert_int_equal(finished, 0);
	assert_string_equal(name, "finished");
	assert_string_equal(path, "sort.py");
	assert_string_equal(class, "O(n^2)");
	assert_int_equal(largest, 1000000);
	assert_int_equal(json_array_size(json_object_get(document, "runs")), 3);
	json_decref(document);
}

static void json_is_valid_for_any_run(void **state)
{
	(void)state;
	owned(store_list_done) struct store_list list = {0};
	struct run *run = add(&list, 1, "a\x1b\xff\xc3.py");
	run->seed = UINT64_MAX;
	json_t *document = parsed(&list);
	json_t *first = json_array_get(json_object_get(document, "runs"), 0);
	assert_string_equal(json_string_value(json_object_get(first, "path")), "a\x1b��.py");
	assert_true(json_number_value(json_object_get(first, "seed")) > 1.8e19);
	assert_true(json_is_null(json_object_get(first, "label")));
	json_decref(document);

	for (unsigned i = 0; i < GROWTH_COUNT; i++) {
		owned(store_list_done) struct store_list one = {0};
		run = add(&one, 1, NULL);
		run_done(run);
		sample_run(i, run);
		json_decref(parsed(&one));
	}
}

int main(void)
{
	setenv("TZ", "UTC", 1);
	tzset();
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_fits_80_columns),
		cmocka_unit_test(the_table_has_room_in_200_columns),
		cmocka_unit_test(the_table_can_be_drawn_in_ascii),
		cmocka_unit_test(times_are_told_as_people_do),
		cmocka_unit_test(no_line_is_wider_than_the_terminal),
		cmocka_unit_test(untrusted_text_is_shown_harmless),
		cmocka_unit_test(colour_comes_with_words),
		cmocka_unit_test(ids_are_as_long_as_it_takes),
		cmocka_unit_test(an_empty_list_has_no_head),
		cmocka_unit_test(json_has_what_scripts_rely_on),
		cmocka_unit_test(json_is_valid_for_any_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

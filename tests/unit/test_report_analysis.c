#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "argus/report.h"
#include "snippets.h"

static const char program[] = "def slow(a):\n"
			      "  for x in a:\n"
			      "    for y in a: pass\n"
			      "def quick(n):\n"
			      "  return n\n";

struct fixture {
	struct source source;
	struct analysis analysis;
	struct report_file file;
};

static void load(struct fixture *fixture, const char *path, const char *text)
{
	struct err err = {0};
	if (source_parse(path, lang_find("python"), text, strlen(text), &fixture->source, &err) <
			0 ||
		analysis_run(&fixture->source, &fixture->analysis, &err) < 0)
		fail_msg("%s", err.text);
	fixture->file = (struct report_file){&fixture->source, &fixture->analysis, NULL, false};
}

static void release(struct fixture *fixture)
{
	source_done(&fixture->source);
	analysis_done(&fixture->analysis);
}

static void show(
	const struct report_file *file, const struct term *term, int verbosity, struct str *out)
{
	struct err err = {0};
	owned(report_part_done) struct report_part part = {0};
	owned(report_table_done) struct report_table table = {
		.details = verbosity ? REPORT_REASONS : REPORT_ROWS};
	report_part_of(&part, file, &(struct report_choice){0}, term, table.details);
	assert_int_equal(report_table_add(&table, &part, &err), 0);
	assert_int_equal(report_table_print(&table, term, out, NULL, &err), 0);
}

static size_t widest_line(const char *text)
{
	size_t widest = 0;
	while (*text) {
		size_t len = strcspn(text, "\n");
		owned(mem_free_text) char *line = mem_text_n(text, len);
		size_t columns = term_columns(line);
		widest = columns > widest ? columns : widest;
		text += len + (text[len] == '\n');
	}
	return widest;
}

static void the_steepest_function_comes_first(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80};
	load(&fixture, "a.py", program);
	show(&fixture.file, &term, 0, &out);
	const char *slow = strstr(str_text(&out), "slow");
	const char *quick = strstr(str_text(&out), "quick");
	assert_non_null(slow);
	assert_non_null(quick);
	assert_true(slow < quick);
	assert_non_null(strstr(str_text(&out), "a.py:1"));
	assert_non_null(strstr(str_text(&out), "O(n^2)"));
	assert_null(strchr(str_text(&out), '\033'));
}

static void reasons_come_with_their_lines_when_asked_for(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80, .utf8 = true};
	load(&fixture, "a.py", program);
	show(&fixture.file, &term, 1, &out);
	assert_non_null(strstr(str_text(&out), "line 2"));
	assert_non_null(strstr(str_text(&out), "loop runs len(a) times (a)"));
	assert_non_null(strstr(str_text(&out), "O(n²)"));
}

static void the_screen_is_never_wider_than_the_terminal(void **state)
{
	(void)state;
	static const int widths[] = {60, 80, 200};
	owned(release) struct fixture fixture = {0};
	load(&fixture,
		"a/folder/that/is/deep/and/has/a/long/name/with/a_file_of_a_long_name_as_well.py",
		"def a_function_whose_name_goes_on_for_rather_longer_than_any_should(argument):\n"
		"  for i in range(len(argument)):\n    for j in sorted(argument[i:]): pass\n");
	for (size_t i = 0; i < ARRAY_LEN(widths); i++) {
		owned(str_done) struct str out = {0};
		struct term term = {.tty = true, .width = widths[i], .utf8 = true};
		show(&fixture.file, &term, 1, &out);
		assert_true(widest_line(str_text(&out)) <= (size_t)widths[i]);
	}
}

static void colours_are_added_only_where_they_are_wanted(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80, .colour = true};
	load(&fixture, "a.py", program);
	show(&fixture.file, &term, 0, &out);
	assert_non_null(strstr(str_text(&out), "\033["));
}

static void names_from_outside_are_escaped(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80, .utf8 = true};
	load(&fixture, "a\033[31m.py", program);
	show(&fixture.file, &term, 1, &out);
	assert_null(strchr(str_text(&out), '\033'));
	assert_non_null(strstr(str_text(&out), "\\x1b"));
}

static json_t *json_of(const struct report_file *file, const struct report_choice *choice)
{
	owned(str_done) struct str out = {0};
	json_error_t error;
	str_add(&out, report_analysis_json_opening);
	report_analysis_json(file, choice, &out);
	str_add(&out, report_analysis_json_closing);
	json_t *root = json_loads(str_text(&out), 0, &error);
	if (!root)
		fail_msg("%s", error.text);
	return root;
}

static const char *text_at(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	if (!text)
		fail_msg("no text '%s'", key);
	return text;
}

static void json_has_the_fields_that_scripts_rely_on(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	load(&fixture, "a.py", program);
	json_t *root = json_of(&fixture.file, &(struct report_choice){0});
	assert_string_equal(text_at(root, "schema"), "argus.analysis/1");
	json_t *file = json_array_get(json_object_get(root, "files"), 0);
	assert_string_equal(text_at(file, "path"), "a.py");
	json_t *time = json_object_get(json_object_get(file, "program"), "time");
	assert_string_equal(text_at(time, "class"), "O(1)");
	json_t *slow = json_array_get(json_object_get(file, "functions"), 0);
	assert_string_equal(text_at(slow, "name"), "slow");
	assert_int_equal(json_integer_value(json_object_get(slow, "line")), 1);
	time = json_object_get(slow, "time");
	assert_string_equal(text_at(time, "class"), "O(n^2)");
	assert_string_equal(text_at(time, "bound"), "O(len(a)^2)");
	assert_string_equal(text_at(time, "safe"), "O(len(a)^2)");
	assert_true(json_is_array(json_object_get(time, "alternatives")));
	assert_null(json_object_get(time, "reason"));
	assert_null(json_object_get(time, "slope"));
	json_decref(root);
}

static void a_file_that_failed_says_why(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	load(&fixture, "bad\377.py", program);
	fixture.file.analysis = NULL;
	fixture.file.failure = "nothing in it";
	json_t *root = json_of(&fixture.file, &(struct report_choice){0});
	json_t *file = json_array_get(json_object_get(root, "files"), 0);
	assert_string_equal(text_at(file, "failure"), "nothing in it");
	assert_string_equal(text_at(file, "path"), "bad\\xff.py");
	assert_null(json_object_get(file, "program"));
	json_decref(root);
}

/* A function with all that the rules may say. */
static void fill(struct fixture *fixture)
{
	load(fixture, "a b.py", program);
	struct analysis_function *slow = &fixture->analysis.functions[0];
	slow->total = (struct verdict){.growth = {GROWTH_LINEAR, 0}, .bound = "O(len(a))"};
	strcpy(slow->runner_up, "O(len(b))");
	slow->runner_up_reasons.items = mem_array(1, sizeof *slow->runner_up_reasons.items);
	slow->runner_up_reasons.items[slow->runner_up_reasons.len++] =
		(struct analysis_reason){7, mem_text("loop runs len(b) times")};
	slow->advice.items = mem_array(2, sizeof *slow->advice.items);
	slow->advice.items[slow->advice.len++] =
		(struct analysis_reason){3, mem_text("a set makes this O(1)")};
	slow->advice.items[slow->advice.len++] = (struct analysis_reason){2, mem_text("join once")};
}

static void what_the_rules_advise_is_shown(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	owned(str_done) struct str out = {0};
	fill(&fixture);
	show(&fixture.file, &(struct term){.width = 80}, 1, &out);
	assert_non_null(strstr(str_text(&out), "  total  O(n), O(len(a))\n"));
	assert_non_null(strstr(str_text(&out),
		"  next   O(len(b))\n  line 7     loop runs len(b) times\n"
		"  advice line 3: a set makes this O(1)\n         line 2: join once\n"));
	/* The other function has none of it. */
	assert_null(strstr(strstr(str_text(&out), "\nquick  "), "total"));

	json_t *root = json_of(&fixture.file, &(struct report_choice){.function = "slow"});
	json_t *file = json_array_get(json_object_get(root, "files"), 0);
	assert_null(json_object_get(file, "program"));
	assert_int_equal(json_array_size(json_object_get(file, "functions")), 1);
	json_t *slow = json_array_get(json_object_get(file, "functions"), 0);
	assert_string_equal(text_at(json_object_get(slow, "total"), "bound"), "O(len(a))");
	assert_string_equal(text_at(json_object_get(slow, "runner_up"), "bound"), "O(len(b))");
	assert_int_equal(json_array_size(json_object_get(slow, "advice")), 2);
	json_decref(root);
}

static void sarif_has_what_is_above_and_what_is_advised(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	owned(str_done) struct str out = {0};
	json_error_t error;
	fill(&fixture);
	report_sarif_opening(&out);
	report_sarif(&fixture.file, &(struct report_choice){.max = {GROWTH_LINEAR, 0}}, &out);
	str_add(&out, report_sarif_closing);
	json_t *root = json_loads(str_text(&out), 0, &error);
	if (!root)
		fail_msg("%s", error.text);
	json_t *run = json_array_get(json_object_get(root, "runs"), 0);
	json_t *results = json_object_get(run, "results");
	assert_int_equal(json_array_size(results), 3);
	json_t *growth = json_array_get(results, 0);
	assert_string_equal(text_at(growth, "ruleId"), "growth");
	assert_non_null(json_object_get(growth, "relatedLocations"));
	json_t *advice = json_array_get(results, 1);
	assert_string_equal(text_at(advice, "ruleId"), "advice");
	assert_string_equal(text_at(advice, "level"), "note");
	json_t *place = json_object_get(
		json_array_get(json_object_get(advice, "locations"), 0), "physicalLocation");
	assert_string_equal(text_at(json_object_get(place, "artifactLocation"), "uri"), "a%20b.py");
	json_t *line = json_object_get(json_object_get(place, "region"), "startLine");
	assert_int_equal(json_integer_value(line), 3);
	json_decref(root);
}

static void paths_are_made_to_uris(void **state)
{
	(void)state;
	static const struct {
		const char *path, *uri, *why;
	} rows[] = {
		{"a.py", "\"uri\":\"a.py\"", "as it is"},
		{"./src//a.py", "\"uri\":\"src//a.py\"", "from here"},
		{"../a.py", "\"uri\":\"../a.py\"", "from above"},
		{"/x/a.py", "\"uri\":\"file:///x/a.py\"", "absolute"},
		{"c:a#?%.py", "\"uri\":\"c%3Aa%23%3F%25.py\"", "what ends a part of a URI"},
		{"\xc3\xa4\xff.py", "\"uri\":\"%C3%A4%FF.py\"", "any bytes"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(release) struct fixture fixture = {0};
		owned(str_done) struct str out = {0};
		load(&fixture, rows[i].path, program);
		report_sarif(
			&fixture.file, &(struct report_choice){.max = {GROWTH_LINEAR, 0}}, &out);
		assert_row(strstr(str_text(&out), rows[i].uri), &rows[i]);
	}
}

/* The same file over and over, each time in a folder of its own. */
static void add_many(struct report_table *table, size_t times)
{
	owned(release) struct fixture fixture = {0};
	struct term term = {.width = 80};
	struct err err = {0};
	load(&fixture, "a.py", program);
	fixture.file.found = true;
	for (size_t i = 0; i < times; i++) {
		owned(report_part_done) struct report_part part = {0};
		report_part_of(
			&part, &fixture.file, &(struct report_choice){0}, &term, REPORT_ROWS);
		assert_int_equal(report_table_add(table, &part, &err), 0);
	}
}

static void a_table_of_a_top_shows_the_steepest(void **state)
{
	(void)state;
	owned(report_table_done) struct report_table table = {.top = 2, .summary = true};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80};
	struct err err = {0};
	add_many(&table, 5000);
	assert_int_equal(report_table_print(&table, &term, &out, NULL, &err), 0);
	assert_non_null(strstr(str_text(&out), "slow"));
	assert_null(strstr(str_text(&out), "quick"));
	assert_non_null(strstr(str_text(&out), "9,998 more rows; --all shows them\n"));
	assert_non_null(strstr(
		str_text(&out), "5,000 files, 10,000 functions: 5,000 O(n^2), 5,000 O(1)\n"));
}

static size_t pieces, bytes, slow_lines;

static int take_piece(struct str *out, struct err *err)
{
	(void)err;
	pieces++;
	bytes += out->len;
	assert_true(out->len < 100000);
	for (const char *at = str_text(out); (at = strstr(at, "slow")); at++)
		slow_lines++;
	str_clear(out);
	return 0;
}

static void a_large_table_is_printed_in_pieces(void **state)
{
	(void)state;
	owned(report_table_done) struct report_table table = {.sort = REPORT_BY_NAME};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80};
	struct err err = {0};
	add_many(&table, 5000);
	assert_int_equal(report_table_print(&table, &term, &out, take_piece, &err), 0);
	assert_true(pieces >= 3);
	take_piece(&out, &err);
	assert_int_equal(slow_lines, 5000);
	assert_true(bytes > 5000 * 2 * 20);
}

static int refuse_piece(struct str *out, struct err *err)
{
	(void)out;
	return err_set(err, ERR_FAILED, "no room");
}

static void a_table_that_cannot_be_written_fails(void **state)
{
	(void)state;
	owned(report_table_done) struct report_table table = {0};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80};
	struct err err = {0};
	add_many(&table, 5000);
	assert_int_equal(report_table_print(&table, &term, &out, refuse_piece, &err), -1);
	assert_string_equal(err.text, "no room");
}

static void verdicts_leave_out_what_they_do_not_know(void **state)
{
	(void)state;
	struct verdict unknown = {.reason = "too few sizes", .confidence = (double)NAN};
	json_t *json = report_verdict_json(&unknown);
	assert_true(json_is_null(json_object_get(json, "class")));
	assert_string_equal(text_at(json, "reason"), "too few sizes");
	assert_true(json_number_value(json_object_get(json, "confidence")) < 0.5);
	assert_null(json_object_get(json, "bound"));
	json_decref(json);

	struct verdict fitted = {.growth = {GROWTH_LINEAR, 0},
		.confidence = 0.9,
		.slope = 2e-6,
		.exponent = 1.01,
		.exponent_low = (double)-INFINITY,
		.alternatives = {{GROWTH_LINEARITHMIC, 0}},
		.alternatives_len = 1};
	json = report_verdict_json(&fitted);
	assert_string_equal(text_at(json, "class"), "O(n)");
	json_t *first = json_array_get(json_object_get(json, "alternatives"), 0);
	assert_string_equal(json_string_value(first), "O(n log n)");
	assert_true(json_real_value(
			    json_object_get(json_object_get(json, "exponent"), "estimate")) > 1);
	assert_null(json_object_get(json, "exponent_low"));
	assert_null(json_object_get(json, "next_n"));
	json_decref(json);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_steepest_function_comes_first),
		cmocka_unit_test(reasons_come_with_their_lines_when_asked_for),
		cmocka_unit_test(the_screen_is_never_wider_than_the_terminal),
		cmocka_unit_test(colours_are_added_only_where_they_are_wanted),
		cmocka_unit_test(names_from_outside_are_escaped),
		cmocka_unit_test(json_has_the_fields_that_scripts_rely_on),
		cmocka_unit_test(a_file_that_failed_says_why),
		cmocka_unit_test(what_the_rules_advise_is_shown),
		cmocka_unit_test(sarif_has_what_is_above_and_what_is_advised),
		cmocka_unit_test(paths_are_made_to_uris),
		cmocka_unit_test(a_table_of_a_top_shows_the_steepest),
		cmocka_unit_test(a_large_table_is_printed_in_pieces),
		cmocka_unit_test(a_table_that_cannot_be_written_fails),
		cmocka_unit_test(verdicts_leave_out_what_they_do_not_know),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

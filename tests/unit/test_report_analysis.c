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
	fixture->file = (struct report_file){&fixture->source, &fixture->analysis, NULL};
}

static void release(struct fixture *fixture)
{
	source_done(&fixture->source);
	analysis_done(&fixture->analysis);
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
	report_analysis(&fixture.file, 1, &term, 0, &out);
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
	report_analysis(&fixture.file, 1, &term, 1, &out);
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
		struct term term = {.width = widths[i], .utf8 = true};
		report_analysis(&fixture.file, 1, &term, 1, &out);
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
	report_analysis(&fixture.file, 1, &term, 0, &out);
	assert_non_null(strstr(str_text(&out), "\033["));
}

static void names_from_outside_are_escaped(void **state)
{
	(void)state;
	owned(release) struct fixture fixture = {0};
	owned(str_done) struct str out = {0};
	struct term term = {.width = 80, .utf8 = true};
	load(&fixture, "a\033[31m.py", program);
	report_analysis(&fixture.file, 1, &term, 1, &out);
	assert_null(strchr(str_text(&out), '\033'));
	assert_non_null(strstr(str_text(&out), "\\x1b"));
}

static json_t *json_of(const struct report_file *files, size_t len)
{
	owned(str_done) struct str out = {0};
	json_error_t error;
	report_analysis_json(files, len, &out);
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
	json_t *root = json_of(&fixture.file, 1);
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
	json_t *root = json_of(&fixture.file, 1);
	json_t *file = json_array_get(json_object_get(root, "files"), 0);
	assert_string_equal(text_at(file, "failure"), "nothing in it");
	assert_string_equal(text_at(file, "path"), "bad\\xff.py");
	assert_null(json_object_get(file, "program"));
	json_decref(root);
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
		cmocka_unit_test(verdicts_leave_out_what_they_do_not_know),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

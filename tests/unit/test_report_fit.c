#include <jansson.h>
#include <math.h>

#include "argus/report.h"
#include "base/mem.h"
#include "unit.h"

static const struct term plain = {.width = 80};
static const struct term fancy = {.width = 80, .colour = true, .utf8 = true};

static struct series squares(void)
{
	struct series series = {.name = mem_text("seconds")};
	for (uint64_t n = 100; n <= 12800; n *= 2) {
		for (int k = 0; k < 3; k++)
			series_add(&series, n, 2e-8 * n * n * (1 + 0.01 * k));
	}
	series_sort(&series);
	return series;
}

static void a_known_class_is_shown_with_its_table(void **state)
{
	(void)state;
	owned(series_done) struct series series = squares();
	struct verdict verdict;
	fit_select(&series, &verdict);
	struct fit_range range;
	assert_true(fit_predict_range(&series, &verdict, 1e5, &range));
	owned(str_done) struct str out = {0};
	report_fit(&(struct report_fit){.series = &series,
			   .verdict = &verdict,
			   .predictions = &range,
			   .predictions_len = 1,
			   .expected = {GROWTH_QUADRATIC, 0}},
		&plain, &out);
	shows(&out, "O(n^2)  sure (9");
	shows(&out, "ok expected O(n^2): holds");
	shows(&out, "     n  samples");
	shows(&out, "12,800        3   3.31 s  +-1 %   3.28 s   3.28 s    ");
	shows(&out, "low   fitted  residual");
	shows(&out, "below 'low', which the curve is fitted to");
	shows(&out, "At n = 100,000: about 3.3 min, ");
	lacks(&out, "100 %");
	lacks(&out, "\033");
	for (const char *at = str_text(&out); *at; at++)
		assert_true((unsigned char)*at < 0x80);

	str_clear(&out);
	report_fit(&(struct report_fit){.series = &series, .verdict = &verdict}, &fancy, &out);
	shows(&out, "O(n²)");
	shows(&out, "\033[");
	lacks(&out, "At n");
	lacks(&out, "expected");
}

static void many_sizes_are_shown_in_few_rows(void **state)
{
	(void)state;
	owned(series_done) struct series series = {.name = mem_text("seconds")};
	for (int n = 100; n < 2100; n++)
		series_add(&series, n, 2e-5 * n);
	struct verdict verdict;
	fit_select(&series, &verdict);
	owned(str_done) struct str out = {0};
	report_fit(&(struct report_fit){.series = &series, .verdict = &verdict}, &plain, &out);
	shows(&out, "2,000 sizes are put together into 40; values are brought to each row's n.");
	size_t lines = 0;
	for (const char *at = str_text(&out); *at; at++)
		lines += *at == '\n';
	assert_in_range(lines, 30, 50);

	series.name[0] = 'S'; /* counts, by their values */
	for (size_t i = 0; i < series.len; i++)
		series.samples[i].value = series.samples[i].n;
	str_clear(&out);
	report_fit(&(struct report_fit){.series = &series, .verdict = &verdict}, &plain, &out);
	shows(&out, "40 of 2,000 sizes are used, spread over the range.");
}

static void what_was_made_of_a_file_is_said(void **state)
{
	(void)state;
	static const char text[] = "cost \033,rows\n1,10\n2,20\n0,30\n0,40\n5,50\n";
	owned(series_done) struct series series = {0};
	struct err err = {0};
	assert_int_equal(series_parse(text, strlen(text), "t", &series, &err), 0);
	struct verdict verdict;
	fit_select(&series, &verdict);
	owned(str_done) struct str out = {0};
	report_fit(&(struct report_fit){.series = &series, .verdict = &verdict}, &plain, &out);
	shows(&out, "The sizes are the column 'rows', the values 'cost '.");
	shows(&out, "2 of 5 values are 0 (first in line 4) and were left out.");

	str_clear(&out);
	report_fit_json(&(struct report_fit){.series = &series, .verdict = &verdict}, &out);
	shows(&out, "\"columns\": {\n    \"n\": \"rows\",\n    \"value\": \"cost \"\n  }");
}

static void what_cannot_be_told_is_said_without_a_model(void **state)
{
	(void)state;
	owned(series_done) struct series series = {0};
	series_add(&series, 10, 5);
	series_add(&series, 20.5, 0);
	struct verdict verdict;
	fit_select(&series, &verdict);
	owned(str_done) struct str out = {0};
	report_fit(
		&(struct report_fit){
			.series = &series, .verdict = &verdict, .expected = {GROWTH_LINEAR, 0}},
		&plain, &out);
	shows(&out, "cannot tell: only 2 sizes");
	shows(&out, "? expected O(n): cannot be told");
	shows(&out, "20.5");
	lacks(&out, "fitted");
	lacks(&out, "nan");
}

static void a_name_from_outside_cannot_steer_the_terminal(void **state)
{
	(void)state;
	owned(series_done) struct series series = {.name = mem_text("\033[2Jcost")};
	series_add(&series, 10, 5);
	struct verdict verdict;
	fit_select(&series, &verdict);
	owned(str_done) struct str out = {0};
	report_fit(&(struct report_fit){.series = &series, .verdict = &verdict}, &plain, &out);
	lacks(&out, "\033");
	shows(&out, "\\x1b[2Jcost");
}

static json_t *parsed(const struct str *text)
{
	json_error_t error;
	json_t *json = json_loads(str_text(text), JSON_REJECT_DUPLICATES, &error);
	if (!json)
		fail_msg("%s", error.text);
	return json;
}

static const char *text_at(json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));
	return text ? text : "";
}

static void json_holds_what_scripts_rely_on(void **state)
{
	(void)state;
	owned(series_done) struct series series = squares();
	struct verdict verdict;
	fit_select(&series, &verdict);
	const struct fit_range unknown = {1e6, (double)NAN, (double)NAN, (double)INFINITY};
	owned(str_done) struct str out = {0};
	report_fit_json(&(struct report_fit){.series = &series,
				.verdict = &verdict,
				.predictions = &unknown,
				.predictions_len = 1,
				.expected = {GROWTH_LINEAR, 0}},
		&out);
	json_t *json = parsed(&out);
	json_t *said = json_object_get(json, "verdict");
	json_t *candidates = json_object_get(json, "candidates");
	json_t *prediction = json_array_get(json_object_get(json, "predictions"), 0);
	assert_string_equal(text_at(json, "schema"), "argus.fit/1");
	assert_string_equal(text_at(json, "name"), "seconds");
	assert_string_equal(text_at(said, "class"), "O(n^2)");
	assert_true(json_real_value(json_object_get(said, "confidence")) > 0.9);
	assert_true(json_is_array(json_object_get(said, "alternatives")));
	assert_null(json_object_get(said, "reason"));
	assert_non_null(json_object_get(json_object_get(said, "exponent"), "estimate"));
	assert_non_null(json_object_get(json_object_get(said, "model"), "slope"));
	assert_int_equal(json_array_size(json_object_get(json, "samples")), series.len);
	assert_string_equal(text_at(json_array_get(candidates, 0), "class"), "O(n^2)");
	assert_true(json_is_null(json_object_get(prediction, "value")));
	assert_string_equal(text_at(json_object_get(json, "gate"), "status"), "fail");
	json_decref(json);
}

static void an_unknown_class_is_null_with_a_reason(void **state)
{
	(void)state;
	struct verdict verdict = {.reason = "only 2 sizes", .exponent = (double)NAN};
	verdict.alternatives[0] = (struct growth){GROWTH_SQRT, 0};
	verdict.alternatives[1] = (struct growth){GROWTH_EXPONENTIAL, 1.618};
	verdict.alternatives_len = 2;
	json_t *json = report_verdict_json(&verdict);
	json_t *alternatives = json_object_get(json, "alternatives");
	assert_true(json_is_null(json_object_get(json, "class")));
	assert_string_equal(text_at(json, "reason"), "only 2 sizes");
	assert_string_equal(json_string_value(json_array_get(alternatives, 0)), "O(sqrt n)");
	assert_string_equal(json_string_value(json_array_get(alternatives, 1)), "O(1.62^n)");
	assert_null(json_object_get(json, "exponent"));
	assert_null(json_object_get(json, "model"));
	assert_null(json_object_get(json, "next_n"));
	json_decref(json);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_known_class_is_shown_with_its_table),
		cmocka_unit_test(many_sizes_are_shown_in_few_rows),
		cmocka_unit_test(what_was_made_of_a_file_is_said),
		cmocka_unit_test(what_cannot_be_told_is_said_without_a_model),
		cmocka_unit_test(a_name_from_outside_cannot_steer_the_terminal),
		cmocka_unit_test(json_holds_what_scripts_rely_on),
		cmocka_unit_test(an_unknown_class_is_null_with_a_reason),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

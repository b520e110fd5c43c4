#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "argus/report.h"
#include "base/mem.h"
#include "report/json_text.h"

static json_t *class_name(struct growth growth)
{
	char name[GROWTH_TEXT_MAX];
	return json_string(growth_print(growth, false, name));
}

static json_t *samples_json(const struct series *series)
{
	json_t *samples = json_array();
	for (size_t i = 0; i < series->len; i++)
		json_array_append_new(samples,
			json_pack("{s:o, s:o}", "n", report_json_number(series->samples[i].n),
				"value", report_json_number(series->samples[i].value)));
	return samples;
}

static json_t *candidates_json(const struct series *series)
{
	struct fit_candidate candidates[FIT_CANDIDATES_MAX];
	size_t len = fit_candidates(series, candidates);
	json_t *list = json_array();
	for (size_t i = 0; i < len; i++)
		json_array_append_new(list,
			json_pack("{s:o, s:o, s:o, s:o, s:o}", "class",
				class_name(candidates[i].growth), "likelihood",
				report_json_number(candidates[i].likelihood), "rms",
				report_json_number(candidates[i].rms), "intercept",
				report_json_number(candidates[i].intercept), "slope",
				report_json_number(candidates[i].slope)));
	return list;
}

static json_t *predictions_json(const struct report_fit *fit)
{
	json_t *list = json_array();
	for (size_t i = 0; i < fit->predictions_len; i++) {
		const struct fit_range *range = &fit->predictions[i];
		json_array_append_new(list,
			json_pack("{s:o, s:o, s:o, s:o, s:o}", "n", report_json_number(range->n),
				"value", report_json_number(range->estimate), "low",
				report_json_number(range->low), "estimate",
				report_json_number(range->estimate), "high",
				report_json_number(range->high)));
	}
	return list;
}

static json_t *gate_json(const struct report_fit *fit)
{
	static const char *const names[] = {
		[FIT_HOLDS] = "pass", [FIT_FAILS] = "fail", [FIT_OPEN] = "inconclusive"};
	return json_pack("{s:o, s:s}", "expected", class_name(fit->expected), "status",
		names[fit_gate(fit->verdict, fit->expected)]);
}

void report_fit_json(const struct report_fit *fit, struct str *out)
{
	const char *name = fit->series->name ? fit->series->name : "value";
	json_t *json = json_pack("{s:s, s:o, s:o, s:o, s:o}", "schema", "argus.fit/1", "name",
		report_json_text(name), "verdict", report_verdict_json(fit->verdict), "samples",
		samples_json(fit->series), "candidates", candidates_json(fit->series));
	const struct series_origin *origin = &fit->series->origin;
	if (origin->n_column && origin->value_column)
		json_object_set_new(json, "columns",
			json_pack("{s:o, s:o}", "n", report_json_text(origin->n_column), "value",
				report_json_text(origin->value_column)));
	if (fit->predictions_len > 0)
		json_object_set_new(json, "predictions", predictions_json(fit));
	if (fit->expected.kind != GROWTH_UNKNOWN)
		json_object_set_new(json, "gate", gate_json(fit));
	char *text = json_dumps(json, JSON_INDENT(2));
	str_add(out, text ? text : "null");
	str_add_char(out, '\n');
	free(text);
	json_decref(json);
}

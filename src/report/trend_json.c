#include <jansson.h>
#include <stdlib.h>

#include "argus/report.h"
#include "base/mem.h"
#include "report/json_text.h"
#include "report/trend.h"

static json_t *json_row(const struct trend_row *row)
{
	const struct run *run = row->run;
	return json_pack("{s:o, s:I, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:b}", "id",
		report_json_text(run->id), "started_ms", (json_int_t)run->started_ms, "state",
		run_state_name(run->state), "git_commit", report_json_text(run->git_commit),
		"git_branch", report_json_text(run->git_branch), "label",
		report_json_text(run->label), "host", report_json_text(run->machine.host), "time",
		report_verdict_json(&run->time), "value", report_json_number(row->value), "ratio",
		report_json_number(row->ratio), "class_changed", row->class_changed,
		"value_changed", row->value_changed);
}

static json_t *json_target(const struct run *run)
{
	return json_pack("{s:o, s:o, s:s, s:o, s:o}", "path", report_json_text(run->path),
		"language", report_json_text(run->lang), "mode", spec_mode_name(run->mode),
		"function", report_json_text(run->function), "input", report_json_text(run->input));
}

void report_trend_json(const struct store_list *runs, struct str *out)
{
	static const char *const kinds[] = {
		[TREND_NONE] = NULL, [TREND_COUNT] = "count", [TREND_SECONDS] = "seconds"};
	owned(trend_done) struct trend trend = {0};
	json_t *rows = json_array();
	trend_of(runs, &trend);
	for (size_t i = 0; i < trend.len; i++)
		json_array_append_new(rows, json_row(&trend.rows[i]));
	json_t *document = json_pack("{s:s, s:o, s:s?, s:o, s:o}", "schema", "argus.trend/1",
		"target", runs->len > 0 ? json_target(&runs->runs[0]) : json_null(), "value",
		kinds[trend.kind], "n", trend.n ? json_integer((json_int_t)trend.n) : json_null(),
		"runs", rows);
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_addf(out, "%s\n", text);
	free(text);
}

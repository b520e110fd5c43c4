#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "argus/report.h"
#include "report/json_text.h"

static json_t *program_json(const struct run *run)
{
	json_t *json = json_object();
	json_object_set_new(json, "path", report_json_text(run->path));
	json_object_set_new(json, "language", report_json_text(run->lang));
	json_object_set_new(json, "function", report_json_text(run->function));
	json_object_set_new(json, "interpreter", report_json_text(run->interpreter));
	json_object_set_new(json, "source_hash", report_json_text(run->source_hash));
	json_t *verdict = json_object();
	json_object_set_new(verdict, "time", report_verdict_json(&run->time));
	json_object_set_new(json, "verdict", verdict);
	json_object_set_new(json, "counted", report_verdict_json(&run->counted));
	json_t *counts = json_array();
	for (size_t i = 0; i < run->counts.points_len; i++) {
		const struct count_point *point = &run->counts.points[i];
		json_array_append_new(counts,
			json_pack("{s:I, s:f}", "n", (json_int_t)point->n, "count", point->mean));
	}
	json_object_set_new(json, "counts", counts);
	json_t *lines = json_array();
	for (size_t i = 0; i < run->counts.lines_len; i++) {
		const struct count_line *line = &run->counts.lines[i];
		char class[GROWTH_TEXT_MAX];
		json_t *row = json_pack("{s:i, s:i, s:f}", "module", (int)line->module, "line",
			(int)line->line, "count", line->count);
		json_object_set_new(row, "class",
			line->growth.kind == GROWTH_UNKNOWN
				? json_null()
				: json_string(growth_print(line->growth, false, class)));
		json_array_append_new(lines, row);
	}
	json_object_set_new(json, "lines", lines);
	json_object_set_new(json, "startup_seconds", report_json_number(run->startup_seconds));
	json_t *trials = json_array();
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		if (trial->kind != TRIAL_TIMED)
			continue;
		json_t *row = json_object();
		json_object_set_new(row, "n", json_integer((json_int_t)trial->n));
		json_object_set_new(row, "round", json_integer(trial->round));
		json_object_set_new(row, "seed", json_integer((json_int_t)trial->seed));
		json_object_set_new(row, "outcome", json_string(outcome_name(trial->outcome)));
		json_object_set_new(row, "seconds", report_json_number(trial->work_seconds));
		json_array_append_new(trials, row);
	}
	json_object_set_new(json, "trials", trials);
	if (run->failure)
		json_object_set_new(json, "failure", report_json_text(run->failure));
	return json;
}

static json_t *pair_json(const struct comparison *comparison, const struct compare_pair *pair)
{
	json_t *json = json_object();
	json_object_set_new(json, "a", report_json_text(comparison->runs[pair->a]->path));
	json_object_set_new(json, "b", report_json_text(comparison->runs[pair->b]->path));
	json_object_set_new(json, "verdict", json_string(compare_answer_name(pair->answer)));
	if (pair->ratio.pairs > 0) {
		json_object_set_new(json, "ratio", report_ratio_json(&pair->ratio));
		json_object_set_new(
			json, "from_n", json_integer((json_int_t)pair->sizes[pair->from].n));
	}
	if (pair->crossover > 0)
		json_object_set_new(json, "crossover_n", json_real(pair->crossover));
	if (pair->needs > 0)
		json_object_set_new(json, "needs_runs", json_integer((json_int_t)pair->needs));
	json_t *sizes = json_array();
	for (size_t i = 0; i < pair->sizes_len; i++) {
		const struct compare_size *size = &pair->sizes[i];
		json_t *row = json_object();
		json_object_set_new(row, "n", json_integer((json_int_t)size->n));
		json_object_set_new(row, "pairs", json_integer((json_int_t)size->ratio.pairs));
		if (size->ratio.pairs > 0)
			json_object_set_new(row, "ratio", report_ratio_json(&size->ratio));
		json_array_append_new(sizes, row);
	}
	json_object_set_new(json, "sizes", sizes);
	return json;
}

static json_t *difference_json(const struct comparison *comparison)
{
	const struct compare_difference *difference = &comparison->difference;
	json_t *json = json_object();
	json_object_set_new(json, "a", report_json_text(comparison->runs[0]->path));
	json_object_set_new(
		json, "b", report_json_text(comparison->runs[difference->program]->path));
	json_object_set_new(json, "n", json_integer((json_int_t)difference->n));
	json_object_set_new(json, "seed", json_integer((json_int_t)difference->seed));
	json_object_set_new(json, "line", json_integer((json_int_t)difference->line));
	json_object_set_new(json, "a_line",
		difference->a_ends
			? json_null()
			: report_json_bytes(str_text(&difference->a), difference->a.len));
	json_object_set_new(json, "b_line",
		difference->b_ends
			? json_null()
			: report_json_bytes(str_text(&difference->b), difference->b.len));
	return json;
}

void report_compare_json(const struct comparison *comparison, struct str *out)
{
	const struct run *first = comparison->runs[0];
	json_t *json = json_object();
	bool differs = comparison->difference.program > 0;
	json_object_set_new(json, "schema", json_string("argus.compare/1"));
	json_object_set_new(json, "outputs_equal",
		comparison->outputs > 0 ? json_boolean(!differs) : json_null());
	json_object_set_new(
		json, "outputs_compared", json_integer((json_int_t)comparison->outputs));
	json_object_set_new(json, "outputs_unknown", json_integer((json_int_t)comparison->unknown));
	if (differs)
		json_object_set_new(json, "difference", difference_json(comparison));
	json_object_set_new(json, "input", report_json_text(first->input));
	json_object_set_new(json, "seed", json_integer((json_int_t)first->seed));
	json_object_set_new(json, "margin", json_real(comparison->margin));
	json_object_set_new(json, "rounds", json_integer(comparison->rounds));
	json_t *sandbox = json_object();
	json_object_set_new(sandbox, "tier", json_string(sandbox_tier_name(first->tier)));
	json_object_set_new(json, "sandbox", sandbox);
	if (comparison->held_n > 0)
		json_object_set_new(json, "held_n", json_integer((json_int_t)comparison->held_n));
	json_t *programs = json_array();
	for (size_t i = 0; i < comparison->len; i++) {
		json_t *program = program_json(comparison->runs[i]);
		if (comparison->held_n > 0)
			json_object_set_new(program, "held_bytes",
				json_integer((json_int_t)comparison->held[i]));
		json_array_append_new(programs, program);
	}
	json_object_set_new(json, "programs", programs);
	json_t *pairs = json_array();
	for (size_t i = 0; i < comparison->pairs_len; i++)
		json_array_append_new(pairs, pair_json(comparison, &comparison->pairs[i]));
	json_object_set_new(json, "pairs", pairs);
	char *text = json_dumps(json, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
	str_addf(out, "%s\n", text ? text : "{}");
	free(text);
	json_decref(json);
}

#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "argus/report.h"
#include "base/mem.h"
#include "report/explain.h"
#include "report/forecast.h"
#include "report/json_text.h"
#include "report/sizes.h"
#include "report/words.h"

static json_t *trial_json(const struct trial *trial)
{
	json_t *object = json_pack("{s:s, s:I, s:I, s:i, s:s, s:i, s:f, s:f, s:f, s:I}", "kind",
		trial_kind_name(trial->kind), "n", (json_int_t)trial->n, "seed",
		(json_int_t)trial->seed, "round", (int)trial->round, "outcome",
		outcome_name(trial->outcome), "status", trial->status, "cpu_seconds",
		trial->cpu_seconds, "work_seconds", trial->work_seconds, "wall_seconds",
		trial->wall_seconds, "memory_bytes", (json_int_t)trial->memory_bytes);
	if (trial->calls > 0)
		json_object_set_new(object, "calls", json_integer((json_int_t)trial->calls));
	return object;
}

static json_t *trials_json(const struct run *run)
{
	json_t *array = json_array();
	for (size_t i = 0; i < run->trials_len; i++)
		json_array_append_new(array, trial_json(&run->trials[i]));
	return array;
}

static json_t *sizes_json(const struct run *run)
{
	owned(report_sizes_done) struct report_sizes sizes = {0};
	json_t *array = json_array();
	report_sizes_of(run, &sizes);
	for (size_t i = 0; i < sizes.len; i++)
		json_array_append_new(array, json_integer((json_int_t)sizes.rows[i].n));
	return array;
}

static json_t *reasons_json(const struct run *run)
{
	json_t *array = json_array();
	for (size_t i = 0; i < run->reasons_len; i++)
		json_array_append_new(array,
			json_pack("{s:i, s:o}", "line", (int)run->reasons[i].line, "text",
				report_json_text(run->reasons[i].text)));
	return array;
}

static json_t *machine_json(const struct machine *machine)
{
	return json_pack("{s:o, s:o, s:o, s:i, s:I}", "host", report_json_text(machine->host),
		"cpu", report_json_text(machine->cpu), "kernel", report_json_text(machine->kernel),
		"cores", (int)machine->cores, "memory_bytes", (json_int_t)machine->memory_bytes);
}

/* V with its law and its lines; null where nothing was counted. */
static json_t *counted_json(const struct run *run)
{
	const struct counts *counts = &run->counts;
	if (counts->points_len == 0 && !run->counted.reason[0])
		return json_null();
	json_t *json = report_verdict_json(&run->counted);
	json_t *lines = json_array();
	json_t *points = json_array();
	json_t *modules = json_array();
	for (size_t i = 0; i < counts->lines_len; i++) {
		const struct count_line *line = &counts->lines[i];
		char class[GROWTH_TEXT_MAX];
		json_array_append_new(lines,
			json_pack("{s:o, s:i, s:I, s:I, s:f, s:s?, s:o}", "module",
				report_json_text(line->module
						? counts->modules[line->module - 1].name
						: NULL),
				"line", (int)line->line, "start", (json_int_t)line->start, "end",
				(json_int_t)line->end, "count", line->count, "class",
				line->growth.kind == GROWTH_UNKNOWN
					? NULL
					: growth_print(line->growth, false, class),
				"law", report_json_text(line->law)));
	}
	for (size_t i = 0; i < counts->points_len; i++)
		json_array_append_new(points,
			json_pack("{s:I, s:f, s:f, s:f}", "n", (json_int_t)counts->points[i].n,
				"best", counts->points[i].best, "mean", counts->points[i].mean,
				"worst", counts->points[i].worst));
	for (size_t i = 0; i < counts->modules_len; i++)
		json_array_append_new(modules,
			json_pack("{s:o, s:o}", "name", report_json_text(counts->modules[i].name),
				"sha256",
				report_json_text(counts->modules[i].hash[0]
						? counts->modules[i].hash
						: NULL)));
	json_object_set_new(json, "law", report_json_text(counts->law));
	json_object_set_new(json, "modules", modules);
	json_object_set_new(json, "cut_off",
		counts->cut_n ? json_pack("{s:I, s:o}", "n", (json_int_t)counts->cut_n, "count",
					counts->cut_count > 0 ? json_real(counts->cut_count)
							      : json_null())
			      : json_null());
	json_object_set_new(json, "runs",
		counts->runs > 0 ? json_integer((json_int_t)counts->runs) : json_null());
	json_object_set_new(json, "cpu_seconds",
		counts->cpu_seconds > 0 ? report_json_number(counts->cpu_seconds) : json_null());
	json_object_set_new(json, "lines", lines);
	json_object_set_new(json, "points", points);
	return json;
}

static json_t *witnesses_json(const struct run *run)
{
	return json_pack("{s:{s:o, s:o, s:o}, s:o, s:o, s:o}", "static", "time",
		report_verdict_json(&run->static_time), "space",
		report_verdict_json(&run->static_space), "reasons", reasons_json(run), "counted",
		counted_json(run), "timed", report_verdict_json(&run->timed), "resident",
		report_verdict_json(&run->resident));
}

/* In function mode the program shares its process with what times it. */
static json_t *sandbox_json(const struct run *run)
{
	json_t *own = json_array();
	if (run->mode == SPEC_FUNCTION) {
		json_array_append_new(own, json_string("work_seconds"));
		json_array_append_new(own, json_string("calls"));
	}
	return json_pack("{s:s, s:o}", "tier", sandbox_tier_name(run->tier), "self_reported", own);
}

static json_t *range_json(const struct fit_range *range)
{
	return json_pack("{s:o, s:o, s:o}", "low", report_json_number(range->low), "estimate",
		report_json_number(range->estimate), "high", report_json_number(range->high));
}

static json_t *predictions_json(const struct forecast *forecast)
{
	json_t *list = json_array();
	for (size_t i = 0; i < forecast->len; i++) {
		const struct fit_range *memory = &forecast->memories[i];
		json_t *item = json_pack("{s:f, s:s}", "n", forecast->costs[i].n, "unit",
			forecast->timed ? "seconds" : "operations");
		json_object_update_new(item, range_json(&forecast->costs[i]));
		json_object_set_new(item, "memory",
			isfinite(memory->estimate) ? range_json(memory) : json_null());
		if (forecast->why[i])
			json_object_set_new(item, "reason", json_string(forecast->why[i]));
		if (forecast->timed && forecast->why_memory[i])
			json_object_set_new(
				item, "memory_reason", json_string(forecast->why_memory[i]));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *run_json(const struct run *run)
{
	json_t *root = json_pack("{s:s, s:o, s:s, s:I, s:I}", "schema", "argus.run/1", "id",
		report_json_text(run->id), "state", run_state_name(run->state), "started_ms",
		(json_int_t)run->started_ms, "finished_ms", (json_int_t)run->finished_ms);
	json_object_set_new(root, "verdict",
		json_pack("{s:o, s:o, s:o*}", "time", report_verdict_json(&run->time), "memory",
			report_verdict_json(&run->memory), "auxiliary",
			report_has_auxiliary(run) ? report_verdict_json(&run->auxiliary) : NULL));
	json_object_set_new(root, "witnesses", witnesses_json(run));
	json_object_set_new(root, "failure", report_json_text(run->failure));
	json_object_set_new(root, "notes", report_json_texts(run->notes, run->notes_len));
	json_object_set_new(root, "path", report_json_text(run->path));
	json_object_set_new(root, "source_hash", report_json_text(run->source_hash));
	json_object_set_new(root, "language", report_json_text(run->lang));
	json_object_set_new(root, "interpreter", report_json_text(run->interpreter));
	json_object_set_new(root, "mode", json_string(spec_mode_name(run->mode)));
	json_object_set_new(root, "function", report_json_text(run->function));
	json_object_set_new(root, "input", report_json_text(run->input));
	json_object_set_new(root, "seed", json_integer((json_int_t)run->seed));
	json_object_set_new(root, "label", report_json_text(run->label));
	json_object_set_new(root, "tags", report_json_texts(run->tags, run->tags_len));
	json_object_set_new(root, "sandbox", sandbox_json(run));
	json_object_set_new(root, "argus_version", report_json_text(run->argus_version));
	json_object_set_new(root, "git_commit", report_json_text(run->git_commit));
	json_object_set_new(root, "git_branch", report_json_text(run->git_branch));
	json_object_set_new(root, "machine", machine_json(&run->machine));
	json_object_set_new(root, "startup",
		json_pack("{s:f, s:f, s:I}", "cpu_seconds", run->startup_seconds, "spread_seconds",
			run->startup_spread, "memory_bytes", (json_int_t)run->startup_bytes));
	json_object_set_new(root, "sizes", sizes_json(run));
	json_object_set_new(root, "trials", trials_json(run));
	return root;
}

void report_run_json(const struct run *run, const struct report_view *view, struct str *out)
{
	owned(forecast_done) struct forecast forecast = {0};
	json_t *root = run_json(run);
	forecast_of(run, view, &forecast);
	if (view->witnesses)
		json_object_set_new(root, "decision", report_decision_json(view->witnesses));
	if (forecast.len > 0)
		json_object_set_new(root, "predictions", predictions_json(&forecast));
	char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
	str_add(out, text ? text : "{}");
	str_add_char(out, '\n');
	free(text);
	json_decref(root);
}

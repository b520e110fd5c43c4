#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "report/cut.h"
#include "report/json_text.h"
#include "report/when.h"

enum { ID_LEAST = 8, COMMIT_SHOWN = 7, CLASS_LEAST = 11 };

static void add_padded(struct str *out, const char *text, size_t width)
{
	size_t columns = term_columns(text);
	str_addf(out, "%s%*s", text, (int)(columns < width ? width - columns : 0), "");
}

static void add_commit(struct str *out, const struct run *run)
{
	const char *commit = run->git_commit ? run->git_commit : "";
	size_t len = strlen(commit);
	owned(str_done) struct str text = {0};
	str_addf(&text, "%.*s%s", COMMIT_SHOWN, commit,
		len > 0 && commit[len - 1] == '+' ? "+" : "");
	add_padded(out, str_text(&text), COMMIT_SHOWN + 1);
}

static void add_row(const struct store_baselines *baselines, const struct run *run,
	const struct term *term, struct str *out)
{
	char class[GROWTH_TEXT_MAX];
	owned(str_done) struct str row = {0};
	owned(str_done) struct str program = {0};
	int id_len = (int)(baselines->id_len > ID_LEAST ? baselines->id_len : ID_LEAST);
	str_addf(&row, "  %.*s  ", id_len, run->id);
	report_add_local_time(&row, run->started_ms, "%Y-%m-%d  ");
	add_commit(&row, run);
	str_add(&row, "  ");
	add_padded(&row,
		run->time.growth.kind == GROWTH_UNKNOWN
			? "cannot tell"
			: growth_print(run->time.growth, term->utf8, class),
		CLASS_LEAST);
	str_add(&row, "  ");
	report_add_safe(&program, term, run->path ? run->path : "?");
	if (run->function) {
		str_add_char(&program, ':');
		report_add_safe(&program, term, run->function);
	}
	size_t used = term_columns(row.text);
	size_t width = (size_t)(term->width > 0 ? term->width : 80);
	size_t room = width > used + ID_LEAST ? width - used : ID_LEAST;
	if (term_columns(str_text(&program)) <= room)
		str_add(&row, str_text(&program));
	else
		report_cut_middle(str_text(&program), room, term->utf8 ? "…" : "...", &row);
	str_addf(out, "%s\n", row.text);
}

void report_baselines(
	const struct store_baselines *baselines, const struct term *term, struct str *out)
{
	for (size_t i = 0; i < baselines->len; i++) {
		const struct store_baseline *baseline = &baselines->items[i];
		if (i == 0 || strcmp(baseline->name, baselines->items[i - 1].name) != 0) {
			owned(str_done) struct str name = {0};
			report_add_safe(&name, term, baseline->name);
			term_add(out, term, TERM_BOLD, str_text(&name));
			str_add_char(out, '\n');
		}
		add_row(baselines, &baseline->run, term, out);
	}
}

static json_t *json_baseline(const struct store_baseline *baseline)
{
	const struct run *run = &baseline->run;
	return json_pack("{s:o, s:I, s:o, s:I, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:{s:o, s:o}}",
		"name", report_json_text(baseline->name), "set_ms", (json_int_t)baseline->set_ms,
		"id", report_json_text(run->id), "started_ms", (json_int_t)run->started_ms, "path",
		report_json_text(run->path), "language", report_json_text(run->lang), "mode",
		spec_mode_name(run->mode), "function", report_json_text(run->function), "input",
		report_json_text(run->input), "git_commit", report_json_text(run->git_commit),
		"git_branch", report_json_text(run->git_branch), "verdict", "time",
		report_verdict_json(&run->time), "memory", report_verdict_json(&run->memory));
}

void report_baselines_json(const struct store_baselines *baselines, struct str *out)
{
	json_t *items = json_array();
	for (size_t i = 0; i < baselines->len; i++)
		json_array_append_new(items, json_baseline(&baselines->items[i]));
	json_t *document =
		json_pack("{s:s, s:o}", "schema", "argus.baselines/1", "baselines", items);
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_addf(out, "%s\n", text);
	free(text);
}

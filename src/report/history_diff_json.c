#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "report/diff.h"
#include "report/json_text.h"

static json_t *run_json(const struct run *run)
{
	return json_pack("{s:o, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:o, s:o}", "id",
		report_json_text(run->id), "started_ms", (json_int_t)run->started_ms, "path",
		report_json_text(run->path), "language", report_json_text(run->lang), "function",
		report_json_text(run->function), "input", report_json_text(run->input), "label",
		report_json_text(run->label), "source_hash",
		report_json_text(run->source_hash[0] ? run->source_hash : NULL), "git_commit",
		report_json_text(run->git_commit), "interpreter",
		report_json_text(run->interpreter), "state", run_state_name(run->state), "machine",
		report_json_text(run->machine.host), "argus_version",
		report_json_text(run->argus_version));
}

static json_t *verdict_pair(const struct verdict *a, const struct verdict *b)
{
	const char *change = diff_change(a, b);
	json_t *pair =
		json_pack("{s:o, s:o}", "a", report_verdict_json(a), "b", report_verdict_json(b));
	json_object_set_new(pair, "change", change ? json_string(change) : json_null());
	return pair;
}

static json_t *sizes_json(const struct diff_size *sizes, size_t len)
{
	json_t *array = json_array();
	for (size_t i = 0; i < len; i++)
		json_array_append_new(array,
			json_pack("{s:I, s:o, s:o, s:o}", "n", (json_int_t)sizes[i].n, "a",
				report_json_number(sizes[i].a), "b", report_json_number(sizes[i].b),
				"ratio", report_json_number(sizes[i].ratio)));
	return array;
}

static json_t *side_json(const struct run *run, const struct count_line *line)
{
	char class[GROWTH_TEXT_MAX];
	if (!line)
		return json_null();
	json_t *side = json_pack("{s:i, s:o, s:o}", "line", (int)line->line, "count",
		report_json_number(line->count), "law", report_json_text(line->law));
	json_object_set_new(side, "class",
		line->growth.kind == GROWTH_UNKNOWN
			? json_null()
			: json_string(growth_print(line->growth, false, class)));
	json_object_set_new(side, "module",
		line->module ? report_json_text(run->counts.modules[line->module - 1].name)
			     : json_null());
	return side;
}

static json_t *lines_json(const struct diff *diff, const struct run *a, const struct run *b)
{
	json_t *array = json_array();
	for (size_t i = 0; i < diff->lines_len; i++) {
		const struct diff_line *line = &diff->lines[i];
		const struct run *run = line->b ? b : a;
		const struct count_line *shown = line->b ? line->b : line->a;
		size_t len;
		const char *text = run_line(run, shown->module, shown->line, &len);
		json_array_append_new(array,
			json_pack("{s:o, s:o, s:o}", "text", report_json_bytes(text, len), "a",
				side_json(a, line->a), "b", side_json(b, line->b)));
	}
	return json_pack("{s:o, s:o, s:o}", "a_n",
		diff->a_n ? json_integer((json_int_t)diff->a_n) : json_null(), "b_n",
		diff->b_n ? json_integer((json_int_t)diff->b_n) : json_null(), "rows", array);
}

static json_t *seconds_json(const struct diff *diff, const struct run *a, const struct run *b)
{
	if (diff->unlike)
		return json_pack("{s:s, s:n, s:[]}", "unlike", diff->unlike, "startup", "sizes");
	return json_pack("{s:n, s:{s:o, s:o}, s:o}", "unlike", "startup", "a",
		report_json_number(a->startup_seconds), "b", report_json_number(b->startup_seconds),
		"sizes", sizes_json(diff->seconds, diff->seconds_len));
}

void report_diff_json(const struct run *a, const struct run *b, struct str *out)
{
	static const struct {
		const char *key;
		size_t offset;
	} verdicts[] = {
		{"time", offsetof(struct run, time)},
		{"memory", offsetof(struct run, memory)},
		{"auxiliary", offsetof(struct run, auxiliary)},
		{"timed", offsetof(struct run, timed)},
		{"counted", offsetof(struct run, counted)},
		{"static", offsetof(struct run, static_time)},
	};
	owned(diff_done) struct diff diff = {0};
	diff_of(a, b, &diff);
	json_t *said = json_object();
	for (size_t i = 0; i < ARRAY_LEN(verdicts); i++)
		json_object_set_new(said, verdicts[i].key,
			verdict_pair((const void *)((const char *)a + verdicts[i].offset),
				(const void *)((const char *)b + verdicts[i].offset)));
	json_t *document = json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "schema",
		"argus.diff/1", "a", run_json(a), "b", run_json(b), "verdicts", said, "counts",
		sizes_json(diff.counts, diff.counts_len), "lines", lines_json(&diff, a, b),
		"seconds", seconds_json(&diff, a, b));
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_addf(out, "%s\n", text);
	free(text);
}

/* The static bounds of files as JSON. Optional keys are left out when there is nothing to say. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"

const char report_analysis_json_opening[] =
	"{\n  \"schema\": \"argus.analysis/1\",\n  \"files\": [\n";
const char report_analysis_json_closing[] = "\n  ]\n}\n";

/* jansson takes valid UTF-8 only; a path may be anything. */
static json_t *text_json(const char *text)
{
	json_t *string = json_string(text);
	if (string)
		return string;
	owned(str_done) struct str escaped = {0};
	term_escape(&escaped, text, strlen(text), true);
	return json_string(str_text(&escaped));
}

static json_t *reasons_json(const struct analysis_reasons *reasons)
{
	json_t *array = json_array();
	for (size_t i = 0; i < reasons->len; i++) {
		json_t *reason = json_object();
		json_object_set_new(reason, "line", json_integer(reasons->items[i].line));
		json_object_set_new(reason, "text", text_json(reasons->items[i].text));
		json_array_append_new(array, reason);
	}
	return array;
}

static json_t *function_json(const struct analysis_function *function)
{
	json_t *object = json_object();
	if (function->name)
		json_object_set_new(object, "name", text_json(function->name));
	if (function->name) {
		json_object_set_new(object, "line", json_integer(function->line));
		json_object_set_new(object, "end_line", json_integer(function->end_line));
		json_object_set_new(object, "recursive", json_boolean(function->recursive));
	}
	json_object_set_new(object, "time", report_verdict_json(&function->time));
	json_object_set_new(object, "space", report_verdict_json(&function->space));
	if (function->per_case.kind != GROWTH_UNKNOWN) {
		char text[GROWTH_TEXT_MAX];
		growth_print(function->per_case, false, text);
		json_object_set_new(object, "per_case", json_string(text));
	}
	if (function->total.bound[0])
		json_object_set_new(object, "total", report_verdict_json(&function->total));
	json_object_set_new(object, "reasons", reasons_json(&function->reasons));
	if (function->runner_up[0]) {
		json_t *runner_up = json_object();
		json_object_set_new(runner_up, "bound", text_json(function->runner_up));
		json_object_set_new(
			runner_up, "reasons", reasons_json(&function->runner_up_reasons));
		json_object_set_new(object, "runner_up", runner_up);
	}
	if (function->advice.len > 0)
		json_object_set_new(object, "advice", reasons_json(&function->advice));
	return object;
}

static void set_syntax_error(json_t *object, const struct source *source)
{
	if (source->error.line == 0)
		return;
	json_t *error = json_object();
	json_object_set_new(error, "line", json_integer(source->error.line));
	json_object_set_new(error, "column", json_integer(source->error.column));
	json_object_set_new(error, "near", text_json(source->error_near));
	json_object_set_new(object, "syntax_error", error);
}

static json_t *functions_json(const struct analysis *analysis, const struct report_choice *choice)
{
	json_t *functions = json_array();
	for (size_t i = 0; i < analysis->len; i++) {
		if (report_chooses(choice, &analysis->functions[i]))
			json_array_append_new(functions, function_json(&analysis->functions[i]));
	}
	return functions;
}

/* NULL: nothing of it is chosen. */
static json_t *file_json(const struct report_file *file, const struct report_choice *choice)
{
	json_t *object = json_object();
	json_object_set_new(object, "path", text_json(file->source->path));
	if (!file->analysis) {
		json_object_set_new(object, "failure", text_json(file->failure));
		return object;
	}
	json_t *functions = functions_json(file->analysis, choice);
	json_object_set_new(object, "language", json_string(file->source->lang->name));
	set_syntax_error(object, file->source);
	if (!choice->function)
		json_object_set_new(object, "program", function_json(&file->analysis->program));
	json_object_set_new(object, "functions", functions);
	if (!choice->function || json_array_size(functions) > 0)
		return object;
	json_decref(object);
	return NULL;
}

/* Lines of JSON are never in the middle of a text, so all of them may be moved. */
static void add_indented(struct str *out, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");
		len += text[len] == '\n';
		str_add(out, "    ");
		str_add_n(out, text, len);
		text += len;
	}
}

void report_analysis_json(
	const struct report_file *file, const struct report_choice *choice, struct str *out)
{
	json_t *object = file_json(file, choice);
	if (!object)
		return;
	owned(mem_free_text) char *text =
		json_dumps(object, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
	add_indented(out, text ? text : "");
	json_decref(object);
}

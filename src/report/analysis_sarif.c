/*
 * The static witness as SARIF 2.1.0, the form in which forges take what analysers find (OASIS,
 * "Static Analysis Results Interchange Format", 2020). schemas/argus.sarif-1.json is the part of
 * it that is written here.
 */
#include <jansson.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/json_text.h"
#include "report/sarif.h"

static const struct {
	const char *id;
	const char *level;
	const char *text;
} rules[] = {
	[SARIF_GROWTH] = {"growth", "error",
		"The cost grows faster with the input than --max allows, or cannot be told."},
	[SARIF_ADVICE] = {"advice", "note", "A cheaper construct exists."},
	[SARIF_SYNTAX] = {"syntax", "warning", "A file could not be read, in part or as a whole."},
	[SARIF_REGRESSION] = {"regression", "error",
		"A target does not keep to what is expected of it, or has become worse."},
	[SARIF_OPEN] = {"inconclusive", "warning",
		"Whether a target keeps to what is expected of it cannot be told."},
	[SARIF_FAILED] = {"failed", "error", "A target could not be measured."},
};
_Static_assert(ARRAY_LEN(rules) == SARIF_RULE_COUNT, "one row a rule");

const char report_sarif_closing[] =
	"\n      ],\n      \"columnKind\": \"unicodeCodePoints\"\n    }\n  ]\n}\n";

void report_sarif_opening(struct str *out)
{
	str_add(out,
		"{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
		"  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n      \"tool\": {\n"
		"        \"driver\": {\n          \"name\": \"argus\",\n"
		"          \"version\": \"" ARGUS_VERSION "\",\n          \"rules\": [\n");
	for (size_t i = 0; i < SARIF_RULE_COUNT; i++)
		str_addf(out,
			"            {\"id\": \"%s\", \"shortDescription\": {\"text\": \"%s\"}, "
			"\"defaultConfiguration\": {\"level\": \"%s\"}}%s\n",
			rules[i].id, rules[i].text, rules[i].level,
			i + 1 < SARIF_RULE_COUNT ? "," : "");
	str_add(out, "          ]\n        }\n      },\n      \"results\": [\n");
}

/* A path as a relative reference (RFC 3986), so that forges find it from the folder in which argus
 * ran; an absolute one as a file: URI. Bytes that are no letters of a URI are percent-encoded,
 * ':' too, as it would end a scheme. */
static json_t *uri_json(const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";
	owned(str_done) struct str uri = {0};
	while (strncmp(path, "./", 2) == 0)
		path += 2 + strspn(path + 2, "/");
	if (*path == '/')
		str_add(&uri, "file://");
	if (strcmp(path, "-") == 0)
		path = "stdin";
	for (; *path; path++) {
		if (strchr(plain, *path))
			str_add_char(&uri, *path);
		else
			str_addf(&uri, "%%%02X", (unsigned char)*path);
	}
	return json_string(str_text(&uri));
}

/* `column` 0: the line as a whole. */
static json_t *location_json(const char *path, unsigned line, unsigned column)
{
	json_t *region = json_object();
	json_object_set_new(region, "startLine", json_integer(line ? line : 1));
	if (column > 0)
		json_object_set_new(region, "startColumn", json_integer(column));
	json_t *artifact = json_object();
	json_object_set_new(artifact, "uri", uri_json(path));
	json_t *physical = json_object();
	json_object_set_new(physical, "artifactLocation", artifact);
	json_object_set_new(physical, "region", region);
	json_t *location = json_object();
	json_object_set_new(location, "physicalLocation", physical);
	return location;
}

static json_t *message_json(const char *text)
{
	json_t *message = json_object();
	json_object_set_new(message, "text", report_json_text(text));
	return message;
}

static json_t *result_json(
	enum sarif_rule rule, const char *level, const char *text, json_t *location)
{
	json_t *result = json_object();
	json_t *locations = json_array();
	json_array_append_new(locations, location);
	json_object_set_new(result, "ruleId", json_string(rules[rule].id));
	json_object_set_new(result, "ruleIndex", json_integer(rule));
	json_object_set_new(result, "level", json_string(level));
	json_object_set_new(result, "message", message_json(text));
	json_object_set_new(result, "locations", locations);
	return result;
}

static void add_result(struct str *out, json_t *result)
{
	owned(mem_free_text) char *text = json_dumps(result, JSON_COMPACT);
	str_add(out, out->len > 0 ? ",\n        " : "        ");
	str_add(out, text ? text : "{}");
	json_decref(result);
}

void sarif_add(struct str *results, enum sarif_rule rule, const char *text, const char *path,
	unsigned line)
{
	add_result(
		results, result_json(rule, rules[rule].level, text, location_json(path, line, 0)));
}

static void describe(const struct analysis_function *function, struct growth max, struct str *out)
{
	char grows[GROWTH_TEXT_MAX];
	char limit[GROWTH_TEXT_MAX];
	const struct analysis_reasons *reasons = &function->reasons;
	const char *name = function->name ? function->name : "the program";
	growth_print(function->time.growth, false, grows);
	growth_print(max, false, limit);
	if (function->time.growth.kind == GROWTH_UNKNOWN)
		str_addf(out, "%s cannot be told, which counts as above %s", name, limit);
	else
		str_addf(out, "%s is %s, above %s", name, grows, limit);
	for (size_t i = 0; i < reasons->len; i++)
		str_addf(out, "%s line %u: %s", i ? ";" : ":", reasons->items[i].line,
			reasons->items[i].text);
}

static void add_growth(struct str *out, const struct report_file *file,
	const struct report_choice *choice, const struct analysis_function *function)
{
	owned(str_done) struct str text = {0};
	const struct analysis_reasons *reasons = &function->reasons;
	if (choice->max.kind == GROWTH_UNKNOWN || !report_chooses(choice, function) ||
		!report_is_above(choice, function))
		return;
	describe(function, choice->max, &text);
	json_t *result = result_json(SARIF_GROWTH, rules[SARIF_GROWTH].level, str_text(&text),
		location_json(file->source->path, function->name ? function->line : 1, 0));
	if (reasons->len > 0 && reasons->items[0].line > 0) {
		json_t *related = json_array();
		json_t *blamed = location_json(file->source->path, reasons->items[0].line, 0);
		json_object_set_new(blamed, "message", message_json(reasons->items[0].text));
		json_array_append_new(related, blamed);
		json_object_set_new(result, "relatedLocations", related);
	}
	add_result(out, result);
}

static void add_advice(struct str *out, const struct report_file *file,
	const struct report_choice *choice, const struct analysis_function *function)
{
	for (size_t i = 0; i < function->advice.len && report_chooses(choice, function); i++) {
		const struct analysis_reason *advice = &function->advice.items[i];
		add_result(out,
			result_json(SARIF_ADVICE, rules[SARIF_ADVICE].level, advice->text,
				location_json(file->source->path, advice->line, 0)));
	}
}

/* From bytes to letters. */
static unsigned column_of(const struct source *source, struct source_place place)
{
	const char *line = source->text;
	for (unsigned i = 1; line && i < place.line; i++) {
		line = strchr(line, '\n');
		line += line != NULL;
	}
	unsigned letters = 1;
	for (size_t at = 0; line && at + 1 < place.column && line[at]; letters++) {
		uint32_t point = 0;
		size_t step = utf8_next(line + at, strnlen(line + at, 4), &point);
		at += step ? step : 1;
	}
	return letters;
}

static void add_syntax(struct str *out, const struct report_file *file)
{
	owned(str_done) struct str text = {0};
	const struct source *source = file->source;
	unsigned column = source->error.line ? column_of(source, source->error) : 0;
	json_t *location = location_json(source->path, source->error.line, column);
	if (!file->analysis) {
		add_result(out, result_json(SARIF_SYNTAX, "error", file->failure, location));
		return;
	}
	str_addf(&text, "syntax error near '%s'; the rest of the file is analysed",
		source->error_near);
	add_result(out,
		result_json(SARIF_SYNTAX, rules[SARIF_SYNTAX].level, str_text(&text), location));
}

void report_sarif(
	const struct report_file *file, const struct report_choice *choice, struct str *out)
{
	owned(str_done) struct str results = {0};
	if (!file->analysis || file->source->error.line > 0)
		add_syntax(&results, file);
	if (file->analysis) {
		add_growth(&results, file, choice, &file->analysis->program);
		add_advice(&results, file, choice, &file->analysis->program);
	}
	for (size_t i = 0; file->analysis && i < file->analysis->len; i++) {
		add_growth(&results, file, choice, &file->analysis->functions[i]);
		add_advice(&results, file, choice, &file->analysis->functions[i]);
	}
	str_add_n(out, str_text(&results), results.len);
}

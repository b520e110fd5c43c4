/* The lines of an export as what they stand for. */
#include <string.h>

#include "base/mem.h"
#include "store/export.h"

static bool is_digest(const char *text)
{
	return strlen(text) == SOURCE_HASH_TEXT - 1 &&
		strspn(text, "0123456789abcdef") == SOURCE_HASH_TEXT - 1;
}

bool export_take_digest(json_t *object, const char *key, char digest[SOURCE_HASH_TEXT])
{
	owned(line_release) json_t *value = line_take(object, key);
	const char *text = value ? json_string_value(value) : "";
	digest[0] = '\0';
	if (!value)
		return true;
	if (!text || !is_digest(text))
		return false;
	memcpy(digest, text, SOURCE_HASH_TEXT);
	return true;
}

static const char *take_reasons(json_t *object, struct run *run)
{
	owned(line_release) json_t *list = line_take(object, "reasons");
	if (!json_is_array(list))
		return "reasons";
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *item = json_array_get(list, i);
		owned(mem_free_text) char *text = NULL;
		owned(line_release) json_t *reason = line_take(item, "reason");
		owned(line_release) json_t *line = line_take(item, "line");
		uint64_t number;
		if (!line_take_number(line, &number) || number > UINT32_MAX || line_left(item) ||
			(reason && !line_take_text(reason, &text)))
			return "reasons";
		run_add_reason(run, (unsigned)number, text);
	}
	return NULL;
}

const char *export_take_analysis(json_t *object, struct run *run)
{
	const char *wrong = line_take_verdicts(object, VERDICT_OF_ANALYSIS, run);
	if (!wrong)
		wrong = take_reasons(object, run);
	return wrong ? wrong : line_left(object);
}

static bool take_points(json_t *object, struct counts *counts)
{
	owned(line_release) json_t *list = line_take(object, "points");
	counts->points = mem_array(json_array_size(list) + 1, sizeof *counts->points);
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *item = json_array_get(list, i);
		struct count_point *point = &counts->points[counts->points_len++];
		if (line_take_fields(item, &row_count_point, point) || line_left(item))
			return false;
	}
	return json_is_array(list);
}

static bool take_lines(json_t *object, struct counts *counts)
{
	owned(line_release) json_t *list = line_take(object, "lines");
	counts->lines = mem_array(json_array_size(list) + 1, sizeof *counts->lines);
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *item = json_array_get(list, i);
		struct count_line *line = &counts->lines[counts->lines_len++];
		if (line_take_fields(item, &row_count_line, line) ||
			!line_take_growth(item, &line->growth) || line_left(item) ||
			line->module > counts->modules_len)
			return false;
	}
	return json_is_array(list);
}

static bool take_modules(json_t *object, struct counts *counts)
{
	owned(line_release) json_t *list = line_take(object, "modules");
	counts->modules = mem_array(json_array_size(list) + 1, sizeof *counts->modules);
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *item = json_array_get(list, i);
		struct run_module *module = &counts->modules[counts->modules_len++];
		owned(line_release) json_t *name = line_take(item, "name");
		if (!name || !line_take_text(name, &module->name) ||
			!export_take_digest(item, "source", module->hash) || line_left(item))
			return false;
	}
	return json_is_array(list);
}

const char *export_take_counting(json_t *object, struct run *run)
{
	const char *wrong = line_take_fields(object, &row_counting, run);
	if (wrong)
		return wrong;
	if (!take_modules(object, &run->counts))
		return "modules";
	if (!take_points(object, &run->counts))
		return "points";
	return take_lines(object, &run->counts) ? line_left(object) : "lines";
}

static const char *take_parts(json_t *object, struct run *run)
{
	for (size_t i = 0; i < ROW_PARTS; i++) {
		owned(line_release) json_t *part = line_take(object, row_parts[i].key);
		if (!json_is_object(part) || line_take_fields(part, &row_parts[i], run) ||
			line_left(part))
			return row_parts[i].key;
	}
	return NULL;
}

static const char *take_trials(json_t *object, struct run *run)
{
	owned(line_release) json_t *list = line_take(object, "trials");
	uint64_t largest_n = run->largest_n;
	if (!json_is_array(list))
		return "trials";
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *item = json_array_get(list, i);
		struct trial trial = {0};
		if (line_take_fields(item, &row_trial, &trial) || line_left(item))
			return "trials";
		run_add_trial(run, &trial);
	}
	run->largest_n = largest_n;
	return NULL;
}

static const char *take_texts(json_t *object, struct run *run)
{
	for (size_t i = 0; i < 2; i++) {
		const char *key = i == 0 ? "tags" : "notes";
		owned(line_release) json_t *list = line_take(object, key);
		if (list && !json_is_array(list))
			return key;
		for (size_t at = 0; at < json_array_size(list); at++) {
			json_t *item = json_array_get(list, at);
			owned(mem_free_text) char *text = NULL;
			if (!line_take_text(item, &text))
				return key;
			if (i == 0)
				run_add_tag(run, text);
			else
				run_add_note(run, "%s", text);
		}
	}
	return NULL;
}

bool export_take_id(json_t *object, const char *key, char id[RUN_ID_TEXT])
{
	owned(line_release) json_t *value = line_take(object, key);
	const char *text = json_string_value(value);
	if (!text || strlen(text) != RUN_ID_TEXT - 1 ||
		strspn(text, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") != RUN_ID_TEXT - 1)
		return false;
	memcpy(id, text, RUN_ID_TEXT);
	return true;
}

const char *export_take_run(json_t *object, struct run *run, struct export_names *names)
{
	if (!export_take_id(object, "run", run->id))
		return "run";
	if (!export_take_digest(object, "source", names->source))
		return "source";
	if (!export_take_digest(object, "analysis", names->analysis))
		return "analysis";
	if (!export_take_digest(object, "counting", names->counting))
		return "counting";
	const char *wrong = line_take_fields(object, &row_run, run);
	if (!wrong)
		wrong = take_parts(object, run);
	if (!wrong)
		wrong = line_take_verdicts(object, VERDICT_OF_RUN, run);
	if (!wrong)
		wrong = take_texts(object, run);
	if (!wrong)
		wrong = take_trials(object, run);
	return wrong ? wrong : line_left(object);
}

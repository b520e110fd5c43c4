#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/hash.h"
#include "base/mem.h"
#include "report/json_text.h"
#include "report/sarif.h"

static json_t *class_json(struct growth growth)
{
	char name[GROWTH_TEXT_MAX];
	return growth.kind == GROWTH_UNKNOWN ? json_null()
					     : json_string(growth_print(growth, false, name));
}

static json_t *blame_json(const struct check_row *row)
{
	json_t *json = json_object();
	json_object_set_new(json, "file", report_json_text(row->file));
	json_object_set_new(json, "line", json_integer(row->line));
	json_object_set_new(json, "code", report_json_text(row->code));
	return json;
}

/* What it took and held beside the program of its baseline. */
static json_t *beside_json(const struct check_row *row)
{
	const struct check_beside *beside = &row->beside;
	json_t *json = json_object();
	json_object_set_new(json, "unchanged", json_boolean(beside->unchanged));
	if (row->target->time > 0 && beside->ratio.pairs > 0) {
		json_object_set_new(json, "ratio", report_ratio_json(&beside->ratio));
		json_object_set_new(json, "from_n", json_integer((json_int_t)beside->from));
		json_object_set_new(json, "to_n", json_integer((json_int_t)beside->to));
	}
	if (row->target->held > 0 && beside->held_n > 0) {
		json_object_set_new(json, "held_n", json_integer((json_int_t)beside->held_n));
		json_object_set_new(json, "held_bytes",
			json_pack("[I, I]", (json_int_t)beside->held[0],
				(json_int_t)beside->held[1]));
	}
	return json;
}

static json_t *row_json(const struct check_row *row)
{
	json_t *json = json_object();
	const struct config_target *target = row->target;
	json_object_set_new(json, "name", report_json_text(target->name));
	json_object_set_new(json, "file", report_json_text(target->spec.path));
	json_object_set_new(json, "function", report_json_text(target->spec.function));
	json_object_set_new(json, "status", json_string(check_status_name(row->status)));
	json_object_set_new(json, "reason", report_json_text(str_text(&row->reason)));
	if (target->spec.expect.kind != GROWTH_UNKNOWN)
		json_object_set_new(json, "expected", class_json(target->spec.expect));
	if (row->line > 0)
		json_object_set_new(json, "blame", blame_json(row));
	if (row->before)
		json_object_set_new(json, "baseline", class_json(row->before->growth));
	if (row->beside.asked)
		json_object_set_new(json, "beside", beside_json(row));
	if (row->run) {
		json_object_set_new(json, "time", report_verdict_json(&row->run->time));
		json_object_set_new(json, "counted", report_verdict_json(&row->run->counted));
		json_object_set_new(json, "sandbox",
			json_pack("{s:s}", "tier", sandbox_tier_name(row->run->tier)));
	}
	return json;
}

void report_check_json(const struct check_list *check, struct str *out)
{
	json_t *root = json_object();
	json_t *targets = json_array();
	json_object_set_new(root, "schema", json_string("argus.check/1"));
	json_object_set_new(root, "seconds", json_real(check->seconds));
	json_object_set_new(root, "baseline", json_boolean(check->locked));
	for (size_t i = 0; i < check->len; i++)
		json_array_append_new(targets, row_json(&check->rows[i]));
	json_object_set_new(root, "targets", targets);
	if (check->since) {
		json_object_set_new(root, "since", report_json_text(check->since));
		json_object_set_new(root, "unchanged", json_integer((json_int_t)check->unchanged));
	}
	char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(12));
	str_addf(out, "%s\n", text ? text : "{}");
	free(text);
	json_decref(root);
}

/* A path below the folder in which argus ran, as GitLab wants it. */
static const char *relative(const char *path)
{
	while (strncmp(path, "./", 2) == 0)
		path += 2 + strspn(path + 2, "/");
	return path;
}

/* The same finding is to be known again when lines have moved. */
static uint64_t fingerprint(const struct check_row *row)
{
	const char *status = check_status_name(row->status);
	uint64_t hash = hash_bytes(HASH_START, row->target->name, strlen(row->target->name) + 1);
	hash = hash_bytes(hash, row->target->spec.path, strlen(row->target->spec.path) + 1);
	return hash_bytes(hash, status, strlen(status));
}

static json_t *quality_json(const struct check_row *row)
{
	static const char *const severities[CHECK_STATUS_COUNT] = {
		[CHECK_FAIL] = "major", [CHECK_INCONCLUSIVE] = "minor", [CHECK_ERROR] = "critical"};
	owned(str_done) struct str text = {0};
	char print[17];
	const char *file = relative(row->file ? row->file : row->target->spec.path);
	json_t *json = json_object();
	json_t *location = json_object();
	str_addf(&text, "%s: %s", row->target->name, str_text(&row->reason));
	snprintf(print, sizeof print, "%016llx", (unsigned long long)fingerprint(row));
	json_object_set_new(json, "description", report_json_text(str_text(&text)));
	json_object_set_new(json, "check_name", json_string("argus"));
	json_object_set_new(json, "fingerprint", json_string(print));
	json_object_set_new(json, "severity", json_string(severities[row->status]));
	json_object_set_new(location, "path", report_json_text(file));
	json_object_set_new(
		location, "lines", json_pack("{s:i}", "begin", row->line > 0 ? (int)row->line : 1));
	json_object_set_new(json, "location", location);
	return json;
}

void report_check_gitlab(const struct check_list *check, struct str *out)
{
	json_t *root = json_array();
	for (size_t i = 0; i < check->len; i++) {
		if (check->rows[i].status != CHECK_PASS)
			json_array_append_new(root, quality_json(&check->rows[i]));
	}
	char *text = json_dumps(root, JSON_INDENT(2));
	str_addf(out, "%s\n", text ? text : "[]");
	free(text);
	json_decref(root);
}

void report_check_sarif(const struct check_list *check, struct str *out)
{
	static const enum sarif_rule rules[CHECK_STATUS_COUNT] = {[CHECK_FAIL] = SARIF_REGRESSION,
		[CHECK_INCONCLUSIVE] = SARIF_OPEN,
		[CHECK_ERROR] = SARIF_FAILED};
	owned(str_done) struct str results = {0};
	report_sarif_opening(out);
	for (size_t i = 0; i < check->len; i++) {
		const struct check_row *row = &check->rows[i];
		owned(str_done) struct str text = {0};
		if (row->status == CHECK_PASS)
			continue;
		str_addf(&text, "%s: %s", row->target->name, str_text(&row->reason));
		if (row->line > 0)
			str_addf(&text, "; %s", row->code);
		sarif_add(&results, rules[row->status], str_text(&text),
			row->file ? row->file : row->target->spec.path, row->line);
	}
	str_add_n(out, str_text(&results), results.len);
	str_add(out, report_sarif_closing);
}

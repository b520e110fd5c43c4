/* The lock as JSON: sorted by name and small in its changes. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argus/check.h"
#include "base/mem.h"

static void entry_done(struct lock_entry *entry)
{
	for (size_t i = 0; i < entry->lines_len; i++)
		free(entry->lines[i].text);
	for (size_t i = 0; i < entry->modules_len; i++)
		free(entry->modules[i].name);
	free(entry->modules);
	free(entry->lines);
	free(entry->points);
	free(entry->name);
	free(entry->input);
	*entry = (struct lock_entry){0};
}

void lock_done(struct lock *lock)
{
	for (size_t i = 0; i < lock->len; i++)
		entry_done(&lock->entries[i]);
	free(lock->entries);
	*lock = (struct lock){0};
}

const struct lock_entry *lock_find(const struct lock *lock, const char *name)
{
	for (size_t i = 0; i < lock->len; i++) {
		if (strcmp(lock->entries[i].name, name) == 0)
			return &lock->entries[i];
	}
	return NULL;
}

static struct lock_entry *add_entry(struct lock *lock, const char *name)
{
	lock->entries = mem_grow(lock->entries, lock->len, &lock->cap, sizeof *lock->entries);
	size_t at = lock->len++;
	for (; at > 0 && strcmp(lock->entries[at - 1].name, name) > 0; at--)
		lock->entries[at] = lock->entries[at - 1];
	lock->entries[at] = (struct lock_entry){.name = mem_text(name)};
	return &lock->entries[at];
}

static void add_point(struct lock_entry *entry, struct lock_point point)
{
	entry->points = mem_grow(
		entry->points, entry->points_len, &entry->points_cap, sizeof *entry->points);
	entry->points[entry->points_len++] = point;
}

static void add_line(struct lock_entry *entry, const char *text, size_t len, struct growth growth)
{
	entry->lines =
		mem_grow(entry->lines, entry->lines_len, &entry->lines_cap, sizeof *entry->lines);
	entry->lines[entry->lines_len++] = (struct lock_line){mem_text_n(text, len), growth};
}

static void add_module(struct lock_entry *entry, const char *name, const char *hash)
{
	entry->modules = mem_grow(
		entry->modules, entry->modules_len, &entry->modules_cap, sizeof *entry->modules);
	struct lock_module *module = &entry->modules[entry->modules_len++];
	*module = (struct lock_module){.name = mem_text(name)};
	snprintf(module->hash, sizeof module->hash, "%s", hash);
}

bool lock_is_of(const struct lock_entry *entry, const struct run *run)
{
	const struct counts *counts = &run->counts;
	if (strcmp(entry->hash, run->source_hash) != 0 || entry->modules_len != counts->modules_len)
		return false;
	for (size_t i = 0; i < entry->modules_len; i++) {
		if (strcmp(entry->modules[i].name, counts->modules[i].name) != 0 ||
			strcmp(entry->modules[i].hash, counts->modules[i].hash) != 0)
			return false;
	}
	return true;
}

void lock_remove(struct lock *lock, const char *name)
{
	for (size_t i = 0; i < lock->len; i++) {
		if (strcmp(lock->entries[i].name, name) != 0)
			continue;
		entry_done(&lock->entries[i]);
		memmove(lock->entries + i, lock->entries + i + 1,
			(lock->len - i - 1) * sizeof *lock->entries);
		lock->len--;
		return;
	}
}

void lock_put(struct lock *lock, const char *name, const struct run *run)
{
	lock_remove(lock, name);
	struct lock_entry *entry = add_entry(lock, name);
	entry->input = mem_text(run->input);
	memcpy(entry->hash, run->source_hash, sizeof entry->hash);
	entry->seed = run->seed;
	entry->growth = run->counted.growth;
	entry->exponent = run->counted.exponent;
	for (size_t i = 0; i < run->counts.points_len; i++)
		add_point(entry,
			(struct lock_point){run->counts.points[i].n, run->counts.points[i].mean});
	for (size_t i = 0; i < run->counts.lines_len; i++) {
		const struct count_line *line = &run->counts.lines[i];
		size_t len;
		const char *text = run_line(run, line->module, line->line, &len);
		if (line->growth.kind > GROWTH_CONSTANT)
			add_line(entry, text, len, line->growth);
	}
	for (size_t i = 0; i < run->counts.modules_len; i++)
		add_module(entry, run->counts.modules[i].name, run->counts.modules[i].hash);
}

static json_t *number_json(double value)
{
	return value == floor(value) ? json_integer((json_int_t)value) : json_real(value);
}

/* "O(n^2): if item not in seen:" */
static json_t *line_json(const struct lock_line *line)
{
	char name[GROWTH_TEXT_MAX];
	owned(str_done) struct str text = {0};
	str_addf(&text, "%s: %s", growth_print(line->growth, false, name), line->text);
	json_t *json = json_stringn(str_text(&text), text.len);
	return json ? json : json_string(name);
}

static json_t *entry_json(const struct lock_entry *entry)
{
	json_t *json = json_object();
	json_t *counts = json_object();
	json_t *lines = json_array();
	char name[GROWTH_TEXT_MAX];
	for (size_t i = 0; i < entry->points_len; i++) {
		char n[24];
		snprintf(n, sizeof n, "%llu", (unsigned long long)entry->points[i].n);
		json_object_set_new(counts, n, number_json(entry->points[i].count));
	}
	for (size_t i = 0; i < entry->lines_len; i++)
		json_array_append_new(lines, line_json(&entry->lines[i]));
	json_object_set_new(json, "class",
		entry->growth.kind == GROWTH_UNKNOWN
			? json_null()
			: json_string(growth_print(entry->growth, false, name)));
	json_object_set_new(json, "counts", counts);
	json_object_set_new(json, "exponent",
		isfinite(entry->exponent) ? json_real(entry->exponent) : json_null());
	json_object_set_new(json, "input", json_string(entry->input));
	json_object_set_new(json, "lines", lines);
	if (entry->modules_len > 0) {
		json_t *modules = json_object();
		for (size_t i = 0; i < entry->modules_len; i++)
			json_object_set_new(modules, entry->modules[i].name,
				json_string(entry->modules[i].hash));
		json_object_set_new(json, "modules", modules);
	}
	json_object_set_new(json, "seed", json_integer((json_int_t)entry->seed));
	json_object_set_new(json, "source", json_string(entry->hash));
	return json;
}

void lock_print(const struct lock *lock, struct str *out)
{
	json_t *root = json_object();
	json_t *targets = json_object();
	for (size_t i = 0; i < lock->len; i++)
		json_object_set_new(targets, lock->entries[i].name, entry_json(&lock->entries[i]));
	json_object_set_new(root, "schema", json_string("argus.lock/1"));
	json_object_set_new(root, "targets", targets);
	char *text = json_dumps(root, JSON_INDENT(1) | JSON_REAL_PRECISION(12));
	str_addf(out, "%s\n", text ? text : "{}");
	free(text);
	json_decref(root);
}

static struct growth growth_of(const char *text)
{
	struct growth growth = {0};
	struct err ignored = {0};
	if (text)
		growth_parse(text, &growth, &ignored);
	return growth;
}

/* Ascending, as they were written. */
static int read_counts(struct lock_entry *entry, json_t *counts)
{
	const char *key;
	json_t *value;
	json_object_foreach(counts, key, value)
	{
		char *end;
		uint64_t n = strtoull(key, &end, 10);
		uint64_t before =
			entry->points_len > 0 ? entry->points[entry->points_len - 1].n : 0;
		if (*end != '\0' || n <= before || !json_is_number(value))
			return -1;
		add_point(entry, (struct lock_point){n, json_number_value(value)});
	}
	return 0;
}

static int read_lines(struct lock_entry *entry, const json_t *lines)
{
	const json_t *line;
	size_t i;
	json_array_foreach(lines, i, line)
	{
		const char *text = json_string_value(line);
		const char *colon = text ? strstr(text, ": ") : NULL;
		if (!colon)
			return -1;
		owned(mem_free_text) char *class = mem_text_n(text, (size_t)(colon - text));
		add_line(entry, colon + 2, strlen(colon + 2), growth_of(class));
	}
	return 0;
}

static int read_modules(struct lock_entry *entry, json_t *modules)
{
	const char *name;
	json_t *hash;
	json_object_foreach(modules, name, hash)
	{
		if (!json_is_string(hash) || json_string_length(hash) >= SOURCE_HASH_TEXT)
			return -1;
		add_module(entry, name, json_string_value(hash));
	}
	return 0;
}

static int read_entry(struct lock *lock, const char *name, const json_t *json)
{
	const char *input = json_string_value(json_object_get(json, "input"));
	const char *hash = json_string_value(json_object_get(json, "source"));
	json_t *counts = json_object_get(json, "counts");
	const json_t *exponent = json_object_get(json, "exponent");
	const json_t *lines = json_object_get(json, "lines");
	if (!input || !hash || strlen(hash) >= SOURCE_HASH_TEXT || !json_is_object(counts) ||
		!json_is_array(lines))
		return -1;
	struct lock_entry *entry = add_entry(lock, name);
	entry->input = mem_text(input);
	memcpy(entry->hash, hash, strlen(hash) + 1);
	entry->seed = (uint64_t)json_integer_value(json_object_get(json, "seed"));
	entry->growth = growth_of(json_string_value(json_object_get(json, "class")));
	entry->exponent = json_is_number(exponent) ? json_number_value(exponent) : (double)NAN;
	if (read_modules(entry, json_object_get(json, "modules")) < 0 ||
		read_counts(entry, counts) < 0)
		return -1;
	return read_lines(entry, lines);
}

int lock_parse(const char *text, size_t len, const char *path, struct lock *lock, struct err *err)
{
	json_error_t error;
	json_t *root = json_loadb(text, len, JSON_REJECT_DUPLICATES, &error);
	const char *schema = json_string_value(json_object_get(root, "schema"));
	json_t *targets = json_object_get(root, "targets");
	const char *name;
	json_t *entry;
	int status = 0;
	*lock = (struct lock){0};
	if (!root)
		return err_set(err, ERR_BASELINE, "%s:%d:%d: %s", path, error.line, error.column,
			error.text);
	if (!schema || strcmp(schema, "argus.lock/1") != 0 || !json_is_object(targets))
		status = err_set(err, ERR_BASELINE,
			"%s: is no baseline that this argus knows; 'argus check "
			"--update-baseline' writes a new one",
			path);
	json_object_foreach(targets, name, entry)
	{
		if (status == 0 && read_entry(lock, name, entry) < 0)
			status = err_set(err, ERR_BASELINE,
				"%s: what it holds of '%s' is not complete; write it anew with "
				"'argus check --update-baseline'",
				path, name);
	}
	json_decref(root);
	if (status < 0)
		lock_done(lock);
	return status;
}

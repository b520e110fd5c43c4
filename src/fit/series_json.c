/*
 * JSON: a list of samples, or an object with such a list under "samples". A sample is [n, value] or
 * an object with "n" and one value under its name.
 */
#include <jansson.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/term.h"
#include "fit/series_form.h"

static void release(json_t **json)
{
	json_decref(*json);
}

/* The members of an object that are numbers: they are its columns. */
static size_t number_members(json_t *sample, const char *keys[SERIES_COLUMNS_MAX])
{
	const char *key;
	json_t *member;
	size_t len = 0;
	json_object_foreach(sample, key, member)
	{
		if (json_is_number(member) && len < SERIES_COLUMNS_MAX)
			keys[len++] = key;
	}
	return len;
}

/* Without a name of its own a value has the unit of the whole series. */
struct pair {
	json_t *n, *value;
	struct series_unit unit;
};

static void read_object(json_t *sample, struct series *series, struct pair *pair)
{
	const char *keys[SERIES_COLUMNS_MAX];
	struct series_columns columns;
	size_t len = number_members(sample, keys);
	if (len < 2 || series_choose_columns(keys, len, &columns, &(struct err){0}) < 0)
		return;
	/* A table says in its first line which columns it has; here each sample may have others. */
	if (!columns.value_known && len > 2)
		return;
	pair->n = json_object_get(sample, keys[columns.n]);
	pair->value = json_object_get(sample, keys[columns.value]);
	if (!series->name)
		series_name_columns(series, &columns, keys);
	if (columns.unit.as && series->name && strcmp(series->name, columns.unit.as) == 0)
		pair->unit = columns.unit;
}

static int read_sample(json_t *sample, struct series_unit unit, size_t place, struct series *series,
	struct err *err)
{
	struct pair pair = {.unit = unit};
	if (json_is_array(sample) && json_array_size(sample) == 2) {
		pair.n = json_array_get(sample, 0);
		pair.value = json_array_get(sample, 1);
	} else if (json_is_object(sample)) {
		read_object(sample, series, &pair);
	}
	if (!json_is_number(pair.n) || !json_is_number(pair.value))
		return err_set(err, ERR_USAGE,
			"not a sample; write [1000, 0.25] or {\"n\": 1000, \"seconds\": 0.25}");
	double value = json_number_value(pair.value) * pair.unit.times / pair.unit.per;
	return series_take(series, json_number_value(pair.n), value, place, err);
}

/* "ms": the samples are in it, the series is in seconds. */
static struct series_unit name_series(struct series *series, const char *name)
{
	struct series_unit unit = series_unit_of(name);
	series_set_name(series, unit.as ? unit.as : name);
	return unit;
}

int series_parse_json(const char *text, size_t len, struct series *series, struct err *err)
{
	json_error_t where;
	owned(release) json_t *root = json_loadb(text, len, JSON_DECODE_INT_AS_REAL, &where);
	if (!root) {
		owned(str_done) struct str shown = {0};
		term_escape(&shown, where.text, strlen(where.text), false);
		return err_set(err, ERR_USAGE, "%d: not JSON: %s", where.line, str_text(&shown));
	}
	json_t *list = root;
	struct series_unit unit = {NULL, 1, 1};
	if (json_is_object(root)) {
		const char *name = json_string_value(json_object_get(root, "name"));
		if (name)
			unit = name_series(series, name);
		list = json_object_get(root, "samples");
	}
	if (!json_is_array(list))
		return err_set(err, ERR_USAGE,
			" no list of samples; write [[1000, 0.25], …] or {\"samples\": […]}");

	size_t i;
	json_t *sample;
	json_array_foreach(list, i, sample)
	{
		if (read_sample(sample, unit, i + 1, series, err) < 0)
			return err_context(err, " sample %zu: ", i + 1);
	}
	return 0;
}

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

/* The member that holds the value: one of a known name first, else the only other number. */
static const char *value_key(json_t *sample)
{
	const char *key;
	json_t *member;
	const char *other = NULL;
	unsigned others = 0;
	json_object_foreach(sample, key, member)
	{
		if (!json_is_number(member) || series_is_size_name(key))
			continue;
		if (series_is_value_name(key))
			return key;
		other = key;
		others++;
	}
	return others == 1 ? other : NULL;
}

static json_t *size_member(json_t *sample)
{
	const char *key;
	json_t *member;
	json_object_foreach(sample, key, member)
	{
		if (json_is_number(member) && series_is_size_name(key))
			return member;
	}
	return NULL;
}

static int read_sample(json_t *sample, struct series *series, struct err *err)
{
	json_t *n = NULL;
	json_t *value = NULL;
	if (json_is_array(sample) && json_array_size(sample) == 2) {
		n = json_array_get(sample, 0);
		value = json_array_get(sample, 1);
	} else if (json_is_object(sample)) {
		const char *key = value_key(sample);
		n = size_member(sample);
		value = key ? json_object_get(sample, key) : NULL;
		if (value && !series->name)
			series_set_name(series, key);
	}
	if (!json_is_number(n) || !json_is_number(value))
		return err_set(err, ERR_USAGE,
			"not a sample; write [1000, 0.25] or {\"n\": 1000, \"seconds\": 0.25}");
	return series_take(series, json_number_value(n), json_number_value(value), err);
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
	if (json_is_object(root)) {
		const char *name = json_string_value(json_object_get(root, "name"));
		if (name)
			series_set_name(series, name);
		list = json_object_get(root, "samples");
	}
	if (!json_is_array(list))
		return err_set(err, ERR_USAGE,
			" no list of samples; write [[1000, 0.25], …] or {\"samples\": […]}");

	size_t i;
	json_t *sample;
	json_array_foreach(list, i, sample)
	{
		if (read_sample(sample, series, err) < 0)
			return err_context(err, " sample %zu: ", i + 1);
	}
	return 0;
}

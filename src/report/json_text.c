#include "report/json_text.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "argus/paired.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

struct json_t *report_json_text(const char *text)
{
	return text ? report_json_bytes(text, strlen(text)) : json_null();
}

struct json_t *report_json_bytes(const char *text, size_t len)
{
	owned(str_done) struct str valid = {0};
	while (len > 0) {
		size_t good = utf8_valid_prefix(text, len);
		str_add_n(&valid, text, good);
		str_add(&valid, good < len ? "\uFFFD" : "");
		good += good < len;
		text += good;
		len -= good;
	}
	return json_stringn(str_text(&valid), valid.len);
}

struct json_t *report_json_texts(char *const *texts, size_t len)
{
	json_t *array = json_array();
	for (size_t i = 0; i < len; i++)
		json_array_append_new(array, report_json_text(texts[i]));
	return array;
}

struct json_t *report_json_number(double value)
{
	return isfinite(value) ? json_real(value) : json_null();
}

struct json_t *report_ratio_json(const struct paired *ratio)
{
	json_t *json = json_array();
	const double logs[] = {ratio->low, ratio->estimate, ratio->high};
	for (size_t i = 0; i < 3; i++)
		json_array_append_new(
			json, report_json_number(isfinite(logs[i]) ? exp(logs[i]) : logs[i]));
	return json;
}

#include "report/json_text.h"

#include <jansson.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

struct json_t *report_json_text(const char *text)
{
	if (!text)
		return json_null();
	owned(str_done) struct str valid = {0};
	for (size_t len = strlen(text); len > 0;) {
		size_t good = utf8_valid_prefix(text, len);
		str_add_n(&valid, text, good);
		str_add(&valid, good < len ? "\uFFFD" : "");
		good += good < len;
		text += good;
		len -= good;
	}
	return json_string(str_text(&valid));
}

struct json_t *report_json_texts(char *const *texts, size_t len)
{
	json_t *array = json_array();
	for (size_t i = 0; i < len; i++)
		json_array_append_new(array, report_json_text(texts[i]));
	return array;
}

#include "store/line.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"

static const char BASE64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void line_item(struct str *out)
{
	char last = out->len ? out->text[out->len - 1] : '{';
	if (last != '{' && last != '[')
		str_add_char(out, ',');
}

void line_key(struct str *out, const char *key)
{
	line_item(out);
	str_addf(out, "\"%s\":", key);
}

/* What a terminal would obey rather than show is escaped, too. */
static bool is_plain(uint32_t point)
{
	static const struct {
		uint32_t first, last;
	} unsafe[] = {{0, 0x1f}, {'"', '"'}, {'\\', '\\'}, {0x7f, 0x9f}, {0x200e, 0x200f},
		{0x2028, 0x202e}, {0x2066, 0x2069}};
	for (size_t i = 0; i < ARRAY_LEN(unsafe); i++) {
		if (point >= unsafe[i].first && point <= unsafe[i].last)
			return false;
	}
	return true;
}

static void add_escaped(struct str *out, uint32_t point)
{
	if (point == '"' || point == '\\')
		str_addf(out, "\\%c", (char)point);
	else if (point == '\n')
		str_add(out, "\\n");
	else if (point == '\t')
		str_add(out, "\\t");
	else
		str_addf(out, "\\u%04" PRIx32, point);
}

static void add_base64(struct str *out, const unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i += 3) {
		size_t left = len - i;
		uint32_t group = (uint32_t)bytes[i] << 16;
		group |= left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0;
		group |= left > 2 ? bytes[i + 2] : 0;
		str_add_char(out, BASE64[group >> 18]);
		str_add_char(out, BASE64[group >> 12 & 63]);
		str_add_char(out, left > 1 ? BASE64[group >> 6 & 63] : '=');
		str_add_char(out, left > 2 ? BASE64[group & 63] : '=');
	}
}

void line_bytes(struct str *out, const char *bytes, size_t len)
{
	if (utf8_valid_prefix(bytes, len) < len) {
		str_add(out, "{\"base64\":\"");
		add_base64(out, (const unsigned char *)bytes, len);
		str_add(out, "\"}");
		return;
	}
	str_add_char(out, '"');
	size_t plain = 0;
	for (size_t at = 0; at < len;) {
		uint32_t point = 0;
		size_t step = utf8_next(bytes + at, len - at, &point);
		if (!is_plain(point)) {
			str_add_n(out, bytes + plain, at - plain);
			add_escaped(out, point);
			plain = at + step;
		}
		at += step;
	}
	str_add_n(out, bytes + plain, len - plain);
	str_add_char(out, '"');
}

void line_text(struct str *out, const char *text)
{
	line_bytes(out, text, strlen(text));
}

void line_member(struct str *out, const char *key, const char *text)
{
	if (!text)
		return;
	line_key(out, key);
	line_text(out, text);
}

void line_real(struct str *out, double value)
{
	enum { DIGITS_LEAST = 15, DIGITS_MOST = 17 };
	char text[40];
	if (isnan(value)) {
		str_add(out, "null");
	} else if (isinf(value)) {
		str_add(out, value < 0 ? "\"-inf\"" : "\"inf\"");
	} else {
		for (int digits = DIGITS_LEAST; digits <= DIGITS_MOST; digits++) {
			char *end;
			snprintf(text, sizeof text, "%.*g", digits, value);
			if (strtod(text, &end) == value)
				break;
		}
		str_add(out, text);
		/* A whole number would lose the sign of its zero. */
		str_add(out, strpbrk(text, ".e") ? "" : ".0");
	}
}

void line_number(struct str *out, uint64_t value)
{
	str_addf(out, value <= INT64_MAX ? "%" PRIu64 : "\"%" PRIu64 "\"", value);
}

/* -1: no digit of it. */
static int digit_of(char c)
{
	const char *at = c ? strchr(BASE64, c) : NULL;
	return at ? (int)(at - BASE64) : -1;
}

static bool take_base64(const char *text, size_t len, struct str *out)
{
	while (len > 0 && len % 4 == 0) {
		size_t pads = len > 4 ? 0 : (size_t)(text[3] == '=') + (text[2] == '=');
		uint32_t group = 0;
		for (size_t i = 0; i < 4; i++) {
			int digit = i < 4 - pads ? digit_of(text[i]) : 0;
			if (digit < 0)
				return false;
			group = group << 6 | (uint32_t)digit;
		}
		const char bytes[] = {(char)(group >> 16), (char)(group >> 8), (char)group};
		str_add_n(out, bytes, 3 - pads);
		text += 4;
		len -= 4;
	}
	return len == 0;
}

bool line_take_bytes(const json_t *value, char **text, size_t *len)
{
	if (json_is_string(value)) {
		*len = json_string_length(value);
		*text = mem_text_n(json_string_value(value), *len);
		return true;
	}
	owned(str_done) struct str bytes = {0};
	const json_t *coded = json_object_get(value, "base64");
	if (json_object_size(value) != 1 || !json_is_string(coded) ||
		!take_base64(json_string_value(coded), json_string_length(coded), &bytes))
		return false;
	*len = bytes.len;
	*text = mem_text_n(str_text(&bytes), bytes.len);
	return true;
}

bool line_take_text(const json_t *value, char **text)
{
	size_t len;
	if (!line_take_bytes(value, text, &len))
		return false;
	if (strlen(*text) == len)
		return true;
	mem_free_text(text);
	return false;
}

bool line_take_real(const json_t *value, double *number)
{
	const char *text = json_string_value(value);
	bool infinite = text && (strcmp(text, "inf") == 0 || strcmp(text, "-inf") == 0);
	if (infinite)
		*number = text[0] == '-' ? -(double)INFINITY : (double)INFINITY;
	else if (json_is_null(value))
		*number = (double)NAN;
	else if (json_is_number(value))
		*number = json_number_value(value);
	else
		return false;
	return true;
}

bool line_take_number(const json_t *value, uint64_t *number)
{
	const char *text = json_string_value(value);
	if (text && *text && strspn(text, "0123456789") == strlen(text)) {
		char *end;
		errno = 0;
		*number = strtoull(text, &end, 10);
		return errno == 0 && *number > INT64_MAX;
	}
	*number = json_is_integer(value) ? (uint64_t)json_integer_value(value) : 0;
	return json_is_integer(value) && json_integer_value(value) >= 0;
}

json_t *line_take(json_t *object, const char *key)
{
	json_t *value = json_incref(json_object_get(object, key));
	if (value)
		json_object_del(object, key);
	return value;
}

const char *line_left(json_t *object)
{
	return json_is_object(object) ? json_object_iter_key(json_object_iter(object)) : "{";
}

void line_release(json_t **value)
{
	json_decref(*value);
	*value = NULL;
}

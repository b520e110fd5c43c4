#include "report/cut.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

void report_add_safe(struct str *out, const struct term *term, const char *text)
{
	owned(str_done) struct str escaped = {0};
	term_escape(&escaped, text, strlen(text), false);
	for (const char *at = str_text(&escaped); *at; at++) {
		bool tail = ((unsigned char)*at & 0xc0) == 0x80;
		if (term->utf8 || (unsigned char)*at < 0x80)
			str_add_char(out, *at);
		else if (!tail)
			str_add_char(out, '?');
	}
}

/* The length of the first code point, or stray byte, and the columns that it takes. */
static size_t first_point(const char *text, size_t *columns_taken)
{
	uint32_t point;
	char alone[5];
	size_t step = utf8_next(text, strlen(text), &point);
	step = step ? step : 1;
	snprintf(alone, sizeof alone, "%.*s", (int)step, text);
	*columns_taken = term_columns(alone);
	return step;
}

/* How many bytes of text fill at most `width` columns. */
static size_t head_bytes(const char *text, size_t width)
{
	size_t bytes = 0;
	while (text[bytes]) {
		size_t taken;
		size_t step = first_point(text + bytes, &taken);
		if (taken > width)
			break;
		width -= taken;
		bytes += step;
	}
	return bytes;
}

/* Where the part of text begins that fills at most `width` columns at its end. */
static size_t tail_start(const char *text, size_t width)
{
	size_t at = 0;
	size_t taken;
	while (term_columns(text + at) > width)
		at += first_point(text + at, &taken);
	return at;
}

void report_cut_middle(const char *text, size_t width, const char *dots, struct str *out)
{
	size_t left = width - term_columns(dots);
	str_add_n(out, text, head_bytes(text, left / 3));
	str_add(out, dots);
	str_add(out, text + tail_start(text, left - left / 3));
}

void report_cut_end(const char *text, size_t width, const char *dots, struct str *out)
{
	str_add_n(out, text, head_bytes(text, width - term_columns(dots)));
	str_add(out, dots);
}

#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void str_done(struct str *str)
{
	free(str->text);
	*str = (struct str){0};
}

void str_reserve(struct str *str, size_t more)
{
	do
		str->text = mem_grow(str->text, str->len + more, &str->cap, 1);
	while (str->cap - str->len <= more);
}

void str_add_n(struct str *str, const char *text, size_t len)
{
	str_reserve(str, len + 1);
	if (len)
		memcpy(str->text + str->len, text, len);
	str->len += len;
	str->text[str->len] = '\0';
}

void str_add(struct str *str, const char *text)
{
	str_add_n(str, text, strlen(text));
}

void str_add_char(struct str *str, char c)
{
	str_add_n(str, &c, 1);
}

void str_addv(struct str *str, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len < 0)
		return;

	str_reserve(str, (size_t)len + 1);
	vsnprintf(str->text + str->len, (size_t)len + 1, format, args);
	str->len += (size_t)len;
}

void str_addf(struct str *str, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str_addv(str, format, args);
	va_end(args);
}

void str_clear(struct str *str)
{
	str->len = 0;
	if (str->text)
		str->text[0] = '\0';
}

const char *str_text(const struct str *str)
{
	return str->text ? str->text : "";
}

char *str_take(struct str *str)
{
	if (!str->text)
		str_add_n(str, "", 0);
	char *text = str->text;
	*str = (struct str){0};
	return text;
}

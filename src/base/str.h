/*
 * Growable byte strings. All-zero is the empty string; `text` is terminated whenever it is not
 * NULL, and may hold NUL bytes of its own.
 */
#ifndef ARGUS_BASE_STR_H
#define ARGUS_BASE_STR_H

#include <stdarg.h>
#include <stddef.h>

struct str {
	char *text;
	size_t len;
	size_t cap;
};

void str_done(struct str *str);
void str_reserve(struct str *str, size_t more);
void str_add(struct str *str, const char *text);
void str_add_n(struct str *str, const char *text, size_t len);
void str_add_char(struct str *str, char c);
__attribute__((format(printf, 2, 3))) void str_addf(struct str *str, const char *format, ...);
__attribute__((format(printf, 2, 0))) void str_addv(
	struct str *str, const char *format, va_list args);
void str_clear(struct str *str);

const char *str_text(const struct str *str); /* never NULL; valid until the next change */
char *str_take(struct str *str); /* the text, owned by the caller; *str is empty */

#endif

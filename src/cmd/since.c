#include "cmd/since.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

/* How far back a count goes: no history is older than a century. */
enum { DIGITS_MAX = 9 };
static const int64_t LONGEST_MS = INT64_C(36525) * 86400 * 1000;

static const struct {
	char letter;
	int64_t ms;
} units[] = {
	{'m', INT64_C(60) * 1000},
	{'h', INT64_C(3600) * 1000},
	{'d', INT64_C(86400) * 1000},
	{'w', INT64_C(7) * 86400 * 1000},
};

static bool parse_span(const char *text, int64_t *span_ms)
{
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > DIGITS_MAX || strlen(text) != digits + 1)
		return false;
	int64_t count = 0;
	for (size_t i = 0; i < digits; i++)
		count = 10 * count + (text[i] - '0');
	for (size_t i = 0; i < ARRAY_LEN(units); i++) {
		if (tolower((unsigned char)text[digits]) == units[i].letter) {
			*span_ms = count * units[i].ms;
			return *span_ms <= LONGEST_MS;
		}
	}
	return false;
}

static bool parse_date(const char *text, int64_t *unix_ms)
{
	static const char *const formats[] = {"%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M",
		"%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"};
	for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
		struct tm local = {.tm_isdst = -1};
		const char *end = strptime(text, formats[i], &local);
		if (!end || *end != '\0')
			continue;
		/* mktime makes the 3rd of March of the 31st of February. */
		struct tm asked = local;
		time_t seconds = mktime(&local);
		*unix_ms = (int64_t)seconds * 1000;
		return local.tm_mday == asked.tm_mday && seconds >= 0;
	}
	return false;
}

int since_parse(const char *text, int64_t now_ms, int64_t *unix_ms, struct err *err)
{
	int64_t span_ms;
	if (parse_span(text, &span_ms)) {
		*unix_ms = now_ms > span_ms ? now_ms - span_ms : 1;
		return 0;
	}
	if (parse_date(text, unix_ms))
		return 0;
	return err_set(err, ERR_USAGE,
		"'%s' is no time; write a span like 30m, 12h, 7d or 4w, or a date like 2026-05-01 "
		"or "
		"'2026-05-01 14:30'",
		text);
}

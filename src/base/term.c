#include "base/term.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/utf8.h"

static const char *const style_codes[] = {
	[TERM_PLAIN] = "",
	[TERM_BOLD] = "1",
	[TERM_DIM] = "2",
	[TERM_GOOD] = "32",
	[TERM_WARN] = "33",
	[TERM_BAD] = "31",
	[TERM_ACCENT] = "36",
};
_Static_assert(ARRAY_LEN(style_codes) == TERM_STYLE_COUNT, "one code a style");

/* The variable's value; NULL when it is unset or empty. */
static const char *env_value(const char *name)
{
	const char *value = getenv(name);
	return value && *value ? value : NULL;
}

static bool wants_colour(bool tty, enum term_colour colour)
{
	switch (colour) {
	case TERM_COLOUR_ALWAYS: return true;
	case TERM_COLOUR_NEVER: return false;
	case TERM_COLOUR_AUTO:
	case TERM_COLOUR_COUNT: break;
	}
	if (env_value("NO_COLOR"))
		return false;
	const char *force = env_value("CLICOLOR_FORCE");
	if (force && strcmp(force, "0") != 0)
		return true;
	const char *term = getenv("TERM");
	return tty && term && strcmp(term, "dumb") != 0;
}

static bool locale_is_utf8(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *value = env_value(names[i]);
		if (value)
			return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
	}
	return false;
}

static int stream_width(const struct winsize *size)
{
	if (size->ws_col > 0)
		return size->ws_col;
	const char *columns = getenv("COLUMNS");
	long width = columns ? strtol(columns, NULL, 10) : 0;
	return width >= 20 && width <= 1000 ? (int)width : 80;
}

struct term term_open(FILE *stream, enum term_colour colour, bool ascii)
{
	int fd = fileno(stream);
	bool tty = isatty(fd);
	struct winsize size = {0};
	if (!tty || ioctl(fd, TIOCGWINSZ, &size) < 0)
		size = (struct winsize){0};
	return (struct term){
		.tty = tty,
		.colour = wants_colour(tty, colour),
		.utf8 = !ascii && locale_is_utf8(),
		.width = stream_width(&size),
		.height = size.ws_row,
	};
}

void term_add(struct str *out, const struct term *term, enum term_style style, const char *text)
{
	if (term->colour && style != TERM_PLAIN && *text)
		str_addf(out, "\033[%sm%s\033[0m", style_codes[style], text);
	else
		str_add(out, text);
}

/* East Asian wide and emoji blocks, and the combining marks that matter here; the libc's wcwidth
 * would depend on the process locale, which Argus leaves at "C". */
static size_t point_columns(uint32_t point)
{
	if ((point >= 0x300 && point <= 0x36f) || point == 0x200b || point == 0x200d ||
		(point >= 0xfe00 && point <= 0xfe0f))
		return 0;
	if ((point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf) ||
		(point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff) ||
		(point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff00 && point <= 0xff60) ||
		(point >= 0x1f300 && point <= 0x1faff) || (point >= 0x20000 && point <= 0x3fffd))
		return 2;
	return 1;
}

size_t term_columns(const char *text)
{
	size_t columns = 0;
	size_t len = strlen(text);
	while (len > 0) {
		uint32_t point = 0;
		size_t step = utf8_next(text, len, &point);
		columns += step ? point_columns(point) : 1;
		step += step == 0;
		text += step;
		len -= step;
	}
	return columns;
}

/* Direction marks, overrides and isolates, line separators, tags, private use: nothing that could
 * make a terminal show other text than there is. */
static bool deceives(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x61c ||
		(point >= 0x200b && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e) ||
		(point >= 0x2060 && point <= 0x206f) || point == 0xfeff ||
		(point >= 0xe000 && point <= 0xf8ff) || point >= 0xe0000;
}

void term_escape(struct str *out, const char *bytes, size_t len, bool keep_lines)
{
	for (size_t at = 0; at < len;) {
		uint32_t point = 0;
		size_t step = utf8_next(bytes + at, len - at, &point);
		if (step == 0)
			str_addf(out, "\\x%02x", (unsigned char)bytes[at]);
		else if (point == '\t' && !keep_lines)
			str_add_char(out, ' ');
		else if (point == '\t' || (point == '\n' && keep_lines) || !deceives(point))
			str_add_n(out, bytes + at, step);
		else if (point < 0x100)
			str_addf(out, "\\x%02x", point);
		else
			str_addf(out, "\\u{%x}", point);
		at += step ? step : 1;
	}
}

/* What follows a number on the same line. */
static size_t unit_length(const char *word)
{
	static const char *const units[] = {"ns", "us", "ms", "s", "min", "h", "days", "years", "B",
		"KiB", "MiB", "GiB", "TiB", "PiB", "%"};
	size_t len = strcspn(word, " \t\n");
	size_t bare = len;
	while (bare > 0 && strchr(",.;:)", word[bare - 1]))
		bare--;
	for (size_t i = 0; i < ARRAY_LEN(units); i++) {
		if (strlen(units[i]) == bare && strncmp(word, units[i], bare) == 0)
			return len;
	}
	return 0;
}

/* A word; a number with its unit is one. */
static size_t word_length(const char *text)
{
	size_t len = strcspn(text, " \t\n");
	bool number = len > 0 && text[len - 1] >= '0' && text[len - 1] <= '9';
	size_t unit = number && text[len] == ' ' ? unit_length(text + len + 1) : 0;
	return unit > 0 ? len + 1 + unit : len;
}

void term_wrap(struct str *out, const struct term *term, const char *text, int indent)
{
	int column = indent;
	while (*text) {
		size_t len = word_length(text);
		owned(mem_free_text) char *word = mem_text_n(text, len);
		int columns = (int)term_columns(word);
		if (column > indent && column + 1 + columns > term->width) {
			str_addf(out, "\n%*s", indent, "");
			column = indent;
		} else if (column > indent) {
			str_add_char(out, ' ');
			column++;
		}
		str_add(out, word);
		column += columns;
		text += len;
		if (*text == '\n') {
			str_addf(out, "\n%*s", indent, "");
			column = indent;
		}
		text += *text != '\0';
	}
	str_add_char(out, '\n');
}

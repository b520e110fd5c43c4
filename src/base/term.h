/*
 * What the receiving end can show: colour, UTF-8, width; and text made safe for it.
 *
 * `term_open` looks at the stream and the environment (NO_COLOR, CLICOLOR_FORCE, TERM, COLUMNS,
 * LC_ALL, LC_CTYPE, LANG) once; the result is a plain value that the reports take.
 */
#ifndef ARGUS_BASE_TERM_H
#define ARGUS_BASE_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/str.h"

enum term_colour { TERM_COLOUR_AUTO, TERM_COLOUR_ALWAYS, TERM_COLOUR_NEVER, TERM_COLOUR_COUNT };

enum term_style {
	TERM_PLAIN,
	TERM_BOLD,
	TERM_DIM,
	TERM_GOOD,
	TERM_WARN,
	TERM_BAD,
	TERM_ACCENT,
	TERM_STYLE_COUNT
};

struct term {
	bool tty;
	bool colour;
	bool utf8;
	int width; /* columns; 80 when there is no telling */
	int height; /* lines; 0 when there is no telling */
};

struct term term_open(FILE *stream, enum term_colour colour, bool ascii);

/* Append text in a style; without colour, the text alone. */
void term_add(struct str *out, const struct term *term, enum term_style style, const char *text);

/* Append text wrapped at blanks between `indent` and the width, and a line feed; the cursor is at
 * the indent already. Line feeds in the text start a new line at the indent; "460 MiB" and the like
 * stay together. */
void term_wrap(struct str *out, const struct term *term, const char *text, int indent);

/* Columns that UTF-8 text takes; wide characters count two, combining ones none. */
size_t term_columns(const char *text);

/* Append untrusted bytes with control characters, escape sequences, direction overrides and
 * invalid UTF-8 shown as \xNN or \u{NNNN}. Line feeds and tabs stay with keep_lines; without, a tab
 * becomes a blank, since what stands in a column is counted by term_columns. */
void term_escape(struct str *out, const char *bytes, size_t len, bool keep_lines);

#endif

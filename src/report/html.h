/*
 * Pages that stand by themselves: one file, without scripts, that fetches nothing; for light and dark
 * screens, narrow and wide, and for paper. Text is escaped where it is put in, and the page's own
 * policy keeps a browser from running or fetching what might get past that.
 */
#ifndef ARGUS_REPORT_HTML_H
#define ARGUS_REPORT_HTML_H

#include "argus/growth.h"
#include "argus/verdict.h"
#include "base/str.h"

/* Text for HTML and XML, in attributes too. Control characters, invalid UTF-8 and what XML has no way
 * to write are shown as \xNN or \u{NNNN}; a line feed stays one. */
void html_add(struct str *out, const char *text);
void html_add_n(struct str *out, const char *text, size_t len);

/* The head up to <main>, with the heading; and the end, with a line about who made it. */
void html_open(struct str *out, const char *title);
void html_close(struct str *out);

enum html_tone { HTML_PLAIN, HTML_GOOD, HTML_WARN, HTML_BAD, HTML_TONE_COUNT };

/* A word on a coloured ground, with a glyph, so that colour alone says nothing. */
void html_add_pill(struct str *out, enum html_tone tone, const char *word);

/* "O(n²)", or "cannot tell". */
void html_add_class(struct str *out, struct growth growth);

/* <td>, a number with its columns aligned. */
void html_add_number(struct str *out, const char *text);
void html_add_cell(struct str *out, const char *text);

/* The rules of a style sheet for charts, for those that stand by themselves. */
const char *html_chart_style(void);

#endif

#include "report/html.h"

#include <string.h>

#include "base/mem.h"
#include "base/term.h"

/* page/page.css and page/chart.css, put in by the build. */
extern const char page_css[];
extern const char chart_css[];

const char *html_chart_style(void)
{
	return chart_css;
}

/* U+FFFE and U+FFFF: no text for XML. */
static bool is_no_character(const char *at)
{
	return strncmp(at, "\xef\xbf\xbe", 3) == 0 || strncmp(at, "\xef\xbf\xbf", 3) == 0;
}

void html_add_n(struct str *out, const char *text, size_t len)
{
	owned(str_done) struct str safe = {0};
	term_escape(&safe, text, len, true);
	for (const char *at = str_text(&safe); *at; at++) {
		switch (*at) {
		case '&': str_add(out, "&amp;"); break;
		case '<': str_add(out, "&lt;"); break;
		case '>': str_add(out, "&gt;"); break;
		case '"': str_add(out, "&quot;"); break;
		case '\'': str_add(out, "&#39;"); break;
		case '\n': str_add(out, "&#10;"); break;
		case '\t': str_add(out, "&#9;"); break;
		default:
			if (!is_no_character(at)) {
				str_add_char(out, *at);
				break;
			}
			str_addf(out, "\\u{fff%c}", at[2] == '\xbe' ? 'e' : 'f');
			at += 2;
		}
	}
}

void html_add(struct str *out, const char *text)
{
	html_add_n(out, text, strlen(text));
}

void html_open(struct str *out, const char *title)
{
	str_add(out,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"generator\" content=\"argus " ARGUS_VERSION "\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
		"form-action 'none'\">\n"
		"<link rel=\"icon\" href=\"data:,\">\n<title>");
	html_add(out, title);
	str_addf(out, "</title>\n<style>\n%s%s</style>\n</head>\n<body>\n<main>\n", page_css,
		chart_css);
}

void html_close(struct str *out)
{
	str_add(out,
		"</main>\n<footer>argus " ARGUS_VERSION ": how does the cost of a program grow "
		"with its input?</footer>\n</body>\n</html>\n");
}

void html_add_pill(struct str *out, enum html_tone tone, const char *word)
{
	static const struct {
		const char *class, *glyph;
	} tones[HTML_TONE_COUNT] = {[HTML_PLAIN] = {"plain", "•"},
		[HTML_GOOD] = {"good", "✓"},
		[HTML_WARN] = {"warn", "?"},
		[HTML_BAD] = {"bad", "✗"}};
	str_addf(out, "<span class=\"pill %s\"><span aria-hidden=\"true\">%s</span> ",
		tones[tone].class, tones[tone].glyph);
	html_add(out, word);
	str_add(out, "</span>");
}

void html_add_class(struct str *out, struct growth growth)
{
	char text[GROWTH_TEXT_MAX];
	if (growth.kind == GROWTH_UNKNOWN)
		str_add(out, "<span class=\"soft\">cannot tell</span>");
	else
		str_addf(out, "<span class=\"class\">%s</span>", growth_print(growth, true, text));
}

void html_add_number(struct str *out, const char *text)
{
	str_add(out, "<td class=\"number\">");
	html_add(out, text);
	str_add(out, "</td>");
}

void html_add_cell(struct str *out, const char *text)
{
	str_add(out, "<td>");
	html_add(out, text);
	str_add(out, "</td>");
}

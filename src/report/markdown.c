#include "report/markdown.h"

#include <string.h>

#include "base/mem.h"
#include "base/term.h"
#include "report/html.h"

void markdown_add(struct str *out, const char *text)
{
	owned(str_done) struct str safe = {0};
	term_escape(&safe, text, strlen(text), true);
	for (const char *at = str_text(&safe); *at; at++) {
		/* A forge takes "@name" for somebody to be told, "#1" for an issue. */
		if (strchr("@#&", *at))
			str_addf(out, "&#%d;", *at);
		else if (*at == '\n')
			str_add(out, "<br>");
		else
			str_addf(out, "%s%c", strchr("\\`*_|<>[]~", *at) ? "\\" : "", *at);
	}
}

/* In backquotes a table's | would still end the cell; in HTML it does not. */
void markdown_add_code(struct str *out, const char *text)
{
	owned(str_done) struct str safe = {0};
	html_add(&safe, text);
	str_add(out, "<code>");
	for (const char *at = str_text(&safe); *at; at++) {
		if (strchr("\\`*_|[]~@", *at))
			str_addf(out, "&#%d;", *at);
		else
			str_add_char(out, *at);
	}
	str_add(out, "</code>");
}

#include "report/csv.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/term.h"

void csv_text(struct str *out, const char *text)
{
	owned(str_done) struct str safe = {0};
	if (text)
		term_escape(&safe, text, strlen(text), true);
	bool formula = safe.len > 0 && strchr("=+-@", safe.text[0]);
	bool quoted = formula || strpbrk(str_text(&safe), ",\"\n") != NULL;
	str_add(out, quoted ? "\"" : "");
	str_add(out, formula ? "'" : "");
	for (const char *at = str_text(&safe); *at; at++) {
		str_add(out, *at == '"' ? "\"" : "");
		str_add_char(out, *at);
	}
	str_add(out, quoted ? "\"," : ",");
}

void csv_class(struct str *out, struct growth growth)
{
	char text[GROWTH_TEXT_MAX];
	csv_text(out, growth.kind == GROWTH_UNKNOWN ? "" : growth_print(growth, false, text));
}

void csv_number(struct str *out, double value)
{
	if (isfinite(value))
		str_addf(out, "%.12g", value);
	str_add_char(out, ',');
}

void csv_count(struct str *out, uint64_t count)
{
	str_addf(out, "%llu,", (unsigned long long)count);
}

void csv_empty(struct str *out, size_t columns)
{
	while (columns-- > 0)
		str_add_char(out, ',');
}

void csv_end(struct str *out)
{
	out->text[out->len - 1] = '\n';
}

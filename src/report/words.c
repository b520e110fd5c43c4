#include "report/words.h"

#include <string.h>

#include "base/mem.h"

static const struct {
	double least;
	const char *word;
	enum term_style style;
} words[] = {
	{0.95, "sure", TERM_GOOD},
	{0.80, "likely", TERM_GOOD},
	{0.50, "perhaps", TERM_WARN},
	{0.00, "a guess", TERM_WARN},
};

static size_t row_of(double confidence)
{
	size_t i = 0;
	while (i + 1 < ARRAY_LEN(words) && confidence < words[i].least)
		i++;
	return i;
}

const char *report_confidence_word(double confidence)
{
	return words[row_of(confidence)].word;
}

enum term_style report_confidence_style(double confidence)
{
	return words[row_of(confidence)].style;
}

void report_pad(struct str *out, const char *text, size_t columns)
{
	for (size_t used = term_columns(text); used < columns; used++)
		str_add_char(out, ' ');
}

void report_add_class(
	struct str *out, const struct term *term, const struct verdict *verdict, size_t width)
{
	char text[GROWTH_TEXT_MAX] = "cannot tell";
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	if (known)
		growth_print(verdict->growth, term->utf8, text);
	term_add(out, term, known ? TERM_BOLD : TERM_WARN, text);
	report_pad(out, text, width);
}

#include "report/words.h"

#include <math.h>
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

void report_add_confidence(struct str *out, const struct term *term, double confidence)
{
	owned(str_done) struct str text = {0};
	/* Rounded down: 99.7 % is not certainty. */
	str_addf(&text, "%s (%.0f %%)", report_confidence_word(confidence),
		floor(100 * fmin(confidence, 0.99) + 1e-9));
	term_add(out, term, words[row_of(confidence)].style, str_text(&text));
}

void report_pad(struct str *out, const char *text, size_t columns)
{
	for (size_t used = term_columns(text); used < columns; used++)
		str_add_char(out, ' ');
}

void report_add_right(struct str *out, const char *text, size_t columns)
{
	report_pad(out, text, columns);
	str_add(out, text);
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

bool report_has_auxiliary(const struct run *run)
{
	return run->auxiliary.growth.kind != GROWTH_UNKNOWN || run->auxiliary.reason[0];
}

size_t report_count_lines(const struct str *text)
{
	size_t lines = 0;
	for (size_t i = 0; i < text->len; i++)
		lines += text->text[i] == '\n';
	return lines;
}

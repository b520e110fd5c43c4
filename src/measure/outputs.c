#include "argus/outputs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

int outputs_parse(const char *text, struct outputs_match *match, struct err *err)
{
	static const struct {
		const char *name;
		enum outputs_rule rule;
	} rules[] = {{"exact", OUTPUTS_EXACT}, {"ignore", OUTPUTS_IGNORED},
		{"lines-sorted", OUTPUTS_SORTED}};
	static const char prefix[] = "float=";
	*match = (struct outputs_match){0};
	for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
		if (strcmp(text, rules[i].name) != 0)
			continue;
		match->rule = rules[i].rule;
		return 0;
	}
	if (strncmp(text, prefix, sizeof prefix - 1) == 0) {
		char *end;
		match->rule = OUTPUTS_FLOAT;
		match->tolerance = strtod(text + sizeof prefix - 1, &end);
		if (end != text + sizeof prefix - 1 && *end == '\0' && match->tolerance >= 0 &&
			match->tolerance < 1)
			return 0;
	}
	return err_set(err, ERR_USAGE,
		"outputs are compared by exact, ignore, lines-sorted or float=X with X from 0 to "
		"1, "
		"as in float=1e-9");
}

struct line {
	const char *text;
	size_t len;
};

struct lines {
	struct line *items;
	size_t len, cap;
};

static void lines_done(struct lines *lines)
{
	free(lines->items);
}

static void split(const struct str *text, struct lines *lines)
{
	const char *at = str_text(text);
	const char *end = at + text->len;
	while (end > at && strchr(" \t\r\n", end[-1]))
		end--;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		if (!stop)
			stop = end;
		lines->items =
			mem_grow(lines->items, lines->len, &lines->cap, sizeof *lines->items);
		lines->items[lines->len++] = (struct line){at, (size_t)(stop - at)};
		at = stop < end ? stop + 1 : end;
	}
}

static int compare_lines(const void *a, const void *b)
{
	const struct line *first = a;
	const struct line *second = b;
	size_t len = first->len < second->len ? first->len : second->len;
	int order = memcmp(first->text, second->text, len);
	if (order != 0)
		return order;
	return (first->len > second->len) - (first->len < second->len);
}

static void sort(struct lines *lines)
{
	if (lines->len > 1)
		qsort(lines->items, lines->len, sizeof *lines->items, compare_lines);
}

/* The next word of a line, "" at its end. */
static struct line next_word(struct line *line)
{
	while (line->len > 0 && (*line->text == ' ' || *line->text == '\t')) {
		line->text++;
		line->len--;
	}
	struct line word = {line->text, 0};
	while (word.len < line->len && word.text[word.len] != ' ' && word.text[word.len] != '\t')
		word.len++;
	line->text += word.len;
	line->len -= word.len;
	return word;
}

static bool number_of(struct line word, double *value)
{
	enum { DIGITS_MAX = 400 };
	char text[DIGITS_MAX];
	char *end;
	if (word.len == 0 || word.len >= sizeof text)
		return false;
	memcpy(text, word.text, word.len);
	text[word.len] = '\0';
	*value = strtod(text, &end);
	return *end == '\0';
}

static bool close_words(struct line a, struct line b, double tolerance)
{
	double x;
	double y;
	if (compare_lines(&a, &b) == 0)
		return true;
	if (!number_of(a, &x) || !number_of(b, &y))
		return false;
	if (isnan(x) || isnan(y) || isinf(x) || isinf(y))
		return (isnan(x) && isnan(y)) || x == y;
	return fabs(x - y) <= tolerance * fmax(1, fmax(fabs(x), fabs(y)));
}

static bool close_lines(struct line a, struct line b, double tolerance)
{
	for (;;) {
		struct line first = next_word(&a);
		struct line second = next_word(&b);
		if (first.len == 0 && second.len == 0)
			return true;
		if (!close_words(first, second, tolerance))
			return false;
	}
}

bool outputs_equal(const struct outputs_match *match, const struct str *a, const struct str *b,
	struct outputs_difference *difference)
{
	owned(lines_done) struct lines first = {0};
	owned(lines_done) struct lines second = {0};
	*difference = (struct outputs_difference){0};
	if (match->rule == OUTPUTS_IGNORED)
		return true;
	split(a, &first);
	split(b, &second);
	if (match->rule == OUTPUTS_SORTED) {
		sort(&first);
		sort(&second);
	}
	for (size_t i = 0; i < first.len || i < second.len; i++) {
		struct line x = i < first.len ? first.items[i] : (struct line){0};
		struct line y = i < second.len ? second.items[i] : (struct line){0};
		bool both = x.text && y.text;
		if (both &&
			(match->rule == OUTPUTS_FLOAT ? close_lines(x, y, match->tolerance)
						      : compare_lines(&x, &y) == 0))
			continue;
		*difference = (struct outputs_difference){i + 1, x.text, y.text, x.len, y.len};
		return false;
	}
	return true;
}

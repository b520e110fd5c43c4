#include "input/expr.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/term.h"

void input_free(struct input_expr *expr)
{
	if (!expr)
		return;
	free(expr->text);
	free(expr->nodes);
	free(expr->unquoted);
	free(expr);
}

void input_release(struct input_expr **expr)
{
	input_free(*expr);
	*expr = NULL;
}

bool input_uses_n(const struct input_expr *expr)
{
	return expr->uses_n;
}

const struct expr_node *expr_at(const struct input_expr *expr, unsigned index)
{
	assert(index < expr->nodes_len);
	return index ? &expr->nodes[index] : NULL;
}

const struct expr_node *expr_next(const struct input_expr *expr, const struct expr_node *node)
{
	return expr_at(expr, node->next);
}

const struct expr_node *expr_child(
	const struct input_expr *expr, const struct expr_node *node, unsigned position)
{
	const struct expr_node *child = expr_at(expr, node->first);
	while (child && position-- > 0)
		child = expr_next(expr, child);
	return child;
}

static uint64_t stream_of(uint64_t parent, unsigned position)
{
	uint64_t mixed = parent * UINT64_C(0x9e3779b97f4a7c15) + position + 1;
	mixed = (mixed ^ (mixed >> 32)) * UINT64_C(0xd6e8feb86659fd93);
	return mixed ^ (mixed >> 32);
}

void expr_name_streams(struct input_expr *expr, unsigned parent)
{
	struct expr_node *nodes = expr->nodes;
	uint64_t stream = nodes[parent].stream;
	unsigned position = 0;
	for (unsigned child = nodes[parent].first; child; child = nodes[child].next) {
		nodes[child].stream = stream_of(stream, position++);
		expr_name_streams(expr, child);
	}
	unsigned base = nodes[parent].base;
	if (base) {
		nodes[base].stream = stream_of(stream, UINT32_MAX);
		expr_name_streams(expr, base);
	}
}

/* What of a long expression is shown around the place, in bytes; with every byte escaped it still
 * fits into struct err, sentence and caret included. */
enum { WINDOW = 64, SENTENCE = 400 };

static bool continues(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The nearest start of a code point at or before `at`; invalid text may have none near. */
static size_t whole(const char *text, size_t at)
{
	for (size_t back = 0; back < 4 && back <= at; back++) {
		if (!continues(text[at - back]))
			return at - back;
	}
	return at;
}

/* Escaped, and with blanks for tabs and line feeds, so that the caret stands where it should. */
static void add_shown(struct str *out, const char *text, size_t len)
{
	char blank[WINDOW + 4];
	assert(len < sizeof blank);
	for (size_t i = 0; i < len; i++)
		blank[i] = text[i];
	for (size_t i = 0; i < len; i++) {
		if (blank[i] == '\t' || blank[i] == '\n' || blank[i] == '\r')
			blank[i] = ' ';
	}
	term_escape(out, blank, len, false);
}

int expr_fail(const char *text, size_t len, size_t at, struct err *err, enum err_kind kind,
	const char *format, ...)
{
	char sentence[SENTENCE];
	va_list args;
	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);

	assert(at <= len);
	size_t from = at > WINDOW / 2 ? at - WINDOW / 2 : 0;
	if (len - from < WINDOW)
		from = len > WINDOW ? len - WINDOW : 0;
	from = whole(text, from);
	/* Going back to the start of a letter may have taken up to three bytes. */
	size_t to = len - from > WINDOW + 3 ? whole(text, from + WINDOW) : len;

	owned(str_done) struct str before = {0};
	str_add(&before, from > 0 ? "..." : "");
	add_shown(&before, text + from, at - from);
	owned(str_done) struct str after = {0};
	add_shown(&after, text + at, to - at);
	str_add(&after, to < len ? "..." : "");
	return err_set(err, kind, "%s\n  %s%s\n  %*s^", sentence, str_text(&before),
		str_text(&after), (int)term_columns(str_text(&before)), "");
}

/*
 * Recursive descent over the bytes; the language has too few kinds of words for a lexer of its
 * own. The functions that parse return the index of the node they made, or 0 with *err set.
 *
 *	sum     := product { ("+" | "-") product }
 *	product := unary { ("*" | "/") unary }
 *	unary   := "-" unary | power
 *	power   := atom [ "^" unary ]
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/near.h"
#include "base/str.h"
#include "base/utf8.h"
#include "input/expr.h"
#include "input/generator.h"

struct parser {
	struct input_expr *expr;
	size_t at;
	unsigned depth;
	struct err *err;
};

/* Report a sentence about the place; always 0, no node. */
__attribute__((format(printf, 3, 4))) static unsigned fail(
	struct parser *parser, size_t place, const char *format, ...)
{
	char sentence[512];
	va_list args;
	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);
	expr_fail(parser->expr->text, parser->expr->len, place, parser->err, ERR_USAGE, "%s",
		sentence);
	return 0;
}

static unsigned parse_sum(struct parser *parser);

static unsigned new_node(
	struct parser *parser, enum expr_type type, enum expr_kind kind, size_t place)
{
	struct input_expr *expr = parser->expr;
	expr->nodes = mem_grow(expr->nodes, expr->nodes_len, &expr->nodes_cap, sizeof *expr->nodes);
	expr->nodes[expr->nodes_len] =
		(struct expr_node){.type = type, .kind = kind, .place = (unsigned)place};
	return (unsigned)expr->nodes_len++;
}

static struct expr_node *node_at(struct parser *parser, unsigned index)
{
	return &parser->expr->nodes[index];
}

static void append(struct parser *parser, unsigned parent, unsigned child)
{
	struct expr_node *node = node_at(parser, parent);
	if (node->last)
		node_at(parser, node->last)->next = child;
	else
		node->first = child;
	node->last = child;
	node->count++;
}

/* The next byte that is no blank, '\0' at the end. */
static char peek(struct parser *parser)
{
	const char *text = parser->expr->text;
	while (isspace((unsigned char)text[parser->at]))
		parser->at++;
	return text[parser->at];
}

static bool take(struct parser *parser, char wanted)
{
	if (peek(parser) != wanted)
		return false;
	parser->at++;
	return true;
}

static bool starts_name(char c)
{
	return isalpha((unsigned char)c) || c == '_';
}

static size_t name_len(const char *text)
{
	size_t len = 0;
	while (starts_name(text[len]) || isdigit((unsigned char)text[len]))
		len++;
	return len;
}

static const char *kind_name(enum expr_kind kind)
{
	static const char *const names[] = {
		[EXPR_NUMBER] = "a whole number",
		[EXPR_FRACTION] = "a fraction",
		[EXPR_TEXT] = "a text",
		[EXPR_LIST] = "a list",
	};
	_Static_assert(ARRAY_LEN(names) == EXPR_KIND_COUNT, "one name a kind");
	return names[kind];
}

/* Something has to stand here, and nothing that does begins an item. */
static unsigned no_item(struct parser *parser)
{
	static const char expected[] = "a number, n, a quoted text, a call or '('";
	char c = peek(parser);
	if (c == '\0')
		return fail(
			parser, parser->at, "the expression ends where %s should stand", expected);
	if (c == '.' && isdigit((unsigned char)parser->expr->text[parser->at + 1]))
		return fail(parser, parser->at, "numbers are whole; float(lo,hi) makes fractions");
	return fail(parser, parser->at, "here should stand %s", expected);
}

static unsigned parse_integer(struct parser *parser)
{
	size_t place = parser->at;
	int64_t value = 0;
	const char *text = parser->expr->text;
	for (; isdigit((unsigned char)text[parser->at]); parser->at++) {
		if (__builtin_mul_overflow(value, 10, &value) ||
			__builtin_add_overflow(value, text[parser->at] - '0', &value))
			return fail(parser, place, "this number does not fit into 64 bits");
	}
	if (text[parser->at] == '.')
		return fail(parser, place, "numbers are whole; float(lo,hi) makes fractions");
	if (starts_name(text[parser->at]))
		return fail(parser, parser->at,
			"a number ends here; write products as 2*n and powers of ten as 10^6");

	unsigned index = new_node(parser, EXPR_INTEGER, EXPR_NUMBER, place);
	node_at(parser, index)->integer = value;
	return index;
}

/* A text in single or double quotes; the quote itself is written twice. */
static unsigned parse_quoted(struct parser *parser)
{
	struct input_expr *expr = parser->expr;
	size_t place = parser->at;
	char quote = expr->text[parser->at++];
	char *start = expr->unquoted + expr->unquoted_len;
	size_t len = 0;
	for (;; parser->at++) {
		char c = expr->text[parser->at];
		if (c == '\0')
			return fail(parser, place, "this text has no closing %c", quote);
		if (c == quote && expr->text[++parser->at] != quote)
			break;
		start[len++] = c;
	}
	expr->unquoted_len += len;

	unsigned index = new_node(parser, EXPR_QUOTED, EXPR_TEXT, place);
	node_at(parser, index)->text = start;
	node_at(parser, index)->text_len = len;
	return index;
}

static unsigned unknown_name(struct parser *parser, size_t place, size_t len)
{
	enum { NAMES_MAX = 64, NAME_SHOWN = 40 };
	const char *names[NAMES_MAX] = {"n"};
	owned(str_done) struct str known = {0};
	str_add(&known, "n");
	for (size_t i = 0; generator_at(i) && i + 2 < NAMES_MAX; i++) {
		names[i + 1] = generator_at(i)->shown.name;
		str_addf(&known, ", %s", names[i + 1]);
	}
	owned(mem_free_text) char *name = mem_text_n(parser->expr->text + place, len);
	const char *nearest = near_word(name, names);
	return fail(parser, place, "there is no '%.*s'%s%s%s; there are %s", NAME_SHOWN, name,
		nearest ? " (did you mean " : "", nearest ? nearest : "", nearest ? "?)" : "",
		str_text(&known));
}

/* Does an argument of this kind fit? NULL, or what the parameter wants. */
static const char *unfit(enum param param, const struct expr_node *argument)
{
	switch (param) {
	case PARAM_NUMBER: return argument->kind == EXPR_NUMBER ? NULL : "a whole number";
	case PARAM_LIST: return argument->kind == EXPR_LIST ? NULL : "a list";
	case PARAM_ALPHABET: return argument->type == EXPR_QUOTED ? NULL : "a quoted text";
	case PARAM_ITEM:
	case PARAM_NONE:
	case PARAM_COUNT: break;
	}
	return NULL;
}

static unsigned wrong_count(struct parser *parser, const struct expr_node *call)
{
	const struct generator *generator = call->generator;
	owned(str_done) struct str wanted = {0};
	if (generator->most == PARAMS_MANY)
		str_addf(&wanted, "at least %u", generator->least);
	else if (generator->most == generator->least)
		str_addf(&wanted, "%u", generator->least);
	else
		str_addf(&wanted, "%u to %u", generator->least, generator->most);
	return fail(parser, call->place, "%s(%s) takes %s argument%s, not %u",
		generator->shown.name, generator->shown.params, str_text(&wanted),
		generator->most == 1 ? "" : "s", call->count);
}

static unsigned check_call(struct parser *parser, unsigned index)
{
	const struct expr_node *call = node_at(parser, index);
	const struct generator *generator = call->generator;
	if (call->count < generator->least || call->count > generator->most)
		return wrong_count(parser, call);

	const struct expr_node *argument = expr_at(parser->expr, call->first);
	for (unsigned i = 0; argument; argument = expr_next(parser->expr, argument), i++) {
		unsigned param = i < PARAMS_MAX ? i : PARAMS_MAX - 1;
		while (generator->params[param] == PARAM_NONE)
			param--;
		const char *wanted = unfit(generator->params[param], argument);
		if (wanted)
			return fail(parser, argument->place, "argument %u of %s(%s) is %s, not %s",
				i + 1, generator->shown.name, generator->shown.params, wanted,
				kind_name(argument->kind));
		if (generator->params[param] == PARAM_ALPHABET && argument->text_len == 0)
			return fail(parser, argument->place, "an alphabet has at least a letter");
	}
	return index;
}

/* `base=…`, the one argument that has a name. 1: it was there and is taken; 0: it is not there;
 * -1: error. */
static int parse_base(struct parser *parser, unsigned call)
{
	peek(parser);
	size_t place = parser->at;
	const char *name = parser->expr->text + place;
	size_t len = name_len(name);
	parser->at += len;
	if (len == 0 || !take(parser, '=')) {
		parser->at = place;
		return 0;
	}

	const struct generator *generator = node_at(parser, call)->generator;
	if (!generator->takes_base || len != 4 || strncmp(name, "base", len) != 0) {
		fail(parser, place, "%s(%s) has no argument of that name", generator->shown.name,
			generator->shown.params);
		return -1;
	}
	if (node_at(parser, call)->base) {
		fail(parser, place, "base is given twice");
		return -1;
	}
	unsigned base = parse_sum(parser);
	if (!base)
		return -1;
	if (node_at(parser, base)->kind != EXPR_NUMBER) {
		fail(parser, node_at(parser, base)->place, "base is a whole number, not %s",
			kind_name(node_at(parser, base)->kind));
		return -1;
	}
	node_at(parser, call)->base = base;
	return 1;
}

static unsigned parse_arguments(struct parser *parser, unsigned call)
{
	if (take(parser, ')'))
		return check_call(parser, call);
	do {
		int named = parse_base(parser, call);
		if (named < 0)
			return 0;
		unsigned argument = named ? 0 : parse_sum(parser);
		if (!named && !argument)
			return 0;
		if (argument)
			append(parser, call, argument);
	} while (take(parser, ','));
	if (!take(parser, ')'))
		return fail(parser, parser->at,
			"the arguments of %s go on with ',' or end with ')'",
			node_at(parser, call)->generator->shown.name);
	return check_call(parser, call);
}

/* `n` or a call. */
static unsigned parse_name(struct parser *parser)
{
	size_t place = parser->at;
	const char *name = parser->expr->text + place;
	size_t len = name_len(name);
	parser->at += len;
	if (len == 1 && *name == 'n') {
		parser->expr->uses_n = true;
		return new_node(parser, EXPR_N, EXPR_NUMBER, place);
	}
	const struct generator *generator = generator_find(name, len);
	if (!generator)
		return unknown_name(parser, place, len);
	if (!take(parser, '('))
		return fail(parser, place, "%s needs its arguments: %s(%s)", generator->shown.name,
			generator->shown.name, generator->shown.params);
	unsigned call = new_node(parser, EXPR_CALL, generator->kind, place);
	node_at(parser, call)->generator = generator;
	return parse_arguments(parser, call);
}

static unsigned parse_group(struct parser *parser)
{
	size_t place = parser->at++;
	unsigned item = parse_sum(parser);
	if (item && !take(parser, ')'))
		return fail(parser, place, "this '(' is not closed");
	return item;
}

static unsigned parse_atom(struct parser *parser)
{
	char c = peek(parser);
	if (isdigit((unsigned char)c))
		return parse_integer(parser);
	if (c == '\'' || c == '"')
		return parse_quoted(parser);
	if (c != '(' && !starts_name(c))
		return no_item(parser);
	return c == '(' ? parse_group(parser) : parse_name(parser);
}

/* A calculation with one operand (`right` 0) or two, which must be numbers. */
static unsigned calculation(
	struct parser *parser, char operation, size_t place, unsigned left, unsigned right)
{
	unsigned operands[] = {left, right};
	unsigned count = right ? 2 : 1;
	for (unsigned i = 0; i < count; i++) {
		const struct expr_node *operand = node_at(parser, operands[i]);
		if (operand->kind != EXPR_NUMBER)
			return fail(parser, operand->place, "'%c' takes whole numbers, not %s",
				operation, kind_name(operand->kind));
	}
	unsigned index = new_node(parser, right ? EXPR_OPERATION : EXPR_NEGATE, EXPR_NUMBER, place);
	node_at(parser, index)->operation = operation;
	for (unsigned i = 0; i < count; i++)
		append(parser, index, operands[i]);
	return index;
}

static unsigned parse_unary(struct parser *parser);

static unsigned parse_power(struct parser *parser)
{
	unsigned base = parse_atom(parser);
	if (!base || peek(parser) != '^')
		return base;
	size_t place = parser->at++;
	unsigned exponent = parse_unary(parser);
	return exponent ? calculation(parser, '^', place, base, exponent) : 0;
}

/* All nesting passes here, so this is where its depth is bounded. */
static unsigned parse_unary(struct parser *parser)
{
	char c = peek(parser);
	size_t place = parser->at;
	if (++parser->depth > EXPR_DEPTH_MAX)
		return fail(parser, place, "nested more than %d deep", EXPR_DEPTH_MAX);
	unsigned made = 0;
	if (c == '-') {
		parser->at++;
		unsigned operand = parse_unary(parser);
		made = operand ? calculation(parser, '-', place, operand, 0) : 0;
	} else {
		made = parse_power(parser);
	}
	parser->depth--;
	return made;
}

/* Operands joined by any of `operations`, from the left. */
static unsigned parse_chain(struct parser *parser, const char *operations,
	unsigned (*parse_operand)(struct parser *parser))
{
	unsigned left = parse_operand(parser);
	while (left && peek(parser) != '\0' && strchr(operations, peek(parser))) {
		size_t place = parser->at++;
		unsigned right = parse_operand(parser);
		left = right ? calculation(parser, parser->expr->text[place], place, left, right)
			     : 0;
	}
	return left;
}

static unsigned parse_product(struct parser *parser)
{
	return parse_chain(parser, "*/", parse_unary);
}

static unsigned parse_sum(struct parser *parser)
{
	return parse_chain(parser, "+-", parse_product);
}

static unsigned parse_line(struct parser *parser)
{
	unsigned line = new_node(parser, EXPR_LINE, EXPR_LIST, parser->at);
	do {
		unsigned item = parse_sum(parser);
		if (!item)
			return 0;
		append(parser, line, item);
	} while (take(parser, ','));
	return line;
}

static unsigned parse_input(struct parser *parser)
{
	bool args = parser->expr->use == INPUT_ARGS;
	unsigned root = new_node(parser, EXPR_INPUT, EXPR_LIST, 0);
	do {
		unsigned line = parse_line(parser);
		if (!line)
			return 0;
		append(parser, root, line);
		if (args && peek(parser) == ';')
			return fail(parser, parser->at,
				"arguments are separated by ','; only lines of input have ';'");
	} while (take(parser, ';'));
	if (peek(parser) == '\0')
		return root;
	return fail(parser, parser->at, "here should stand an operator, ','%s or the end",
		args ? "" : ", ';'");
}

/* What is not even text is refused before a byte of it is understood. */
static unsigned check_text(struct parser *parser)
{
	const char *text = parser->expr->text;
	size_t len = parser->expr->len;
	if (len > EXPR_BYTES_MAX)
		return fail(parser, EXPR_BYTES_MAX,
			"an expression has at most %d bytes, this one %zu", EXPR_BYTES_MAX, len);
	size_t valid = utf8_valid_prefix(text, len);
	if (valid < len)
		return fail(parser, valid, "this is not valid UTF-8");
	return 1;
}

int input_parse(const char *text, enum input_use use, struct input_expr **expr, struct err *err)
{
	owned(input_release) struct input_expr *draft = mem_array(1, sizeof *draft);
	struct parser parser = {.expr = draft, .err = err};
	draft->use = use;
	draft->text = mem_text(text);
	draft->len = strlen(text);
	draft->unquoted = mem_array(draft->len + 1, 1);
	new_node(&parser, EXPR_TYPE_COUNT, EXPR_KIND_COUNT, 0);
	if (!check_text(&parser))
		return -1;
	draft->root = parse_input(&parser);
	if (!draft->root)
		return -1;
	expr_name_streams(draft, draft->root);
	*expr = draft;
	draft = NULL;
	return 0;
}

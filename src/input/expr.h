/*
 * The tree of an input expression: what the parser leaves and the makers read.
 *
 * Nodes lie in one array and name each other by index, 0 meaning none, so that the array may move
 * while it grows and is released in one go. The parser has checked names, argument counts and
 * kinds; whatever depends on n or on chance is checked when the input is made.
 */
#ifndef ARGUS_INPUT_EXPR_H
#define ARGUS_INPUT_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/err.h"
#include "argus/input.h"

/* Bounds that keep a hostile expression from costing memory or stack. */
enum { EXPR_BYTES_MAX = 4096, EXPR_DEPTH_MAX = 100 };

enum expr_kind {
	EXPR_NUMBER, /* a whole number of 64 bits: may be calculated with */
	EXPR_FRACTION,
	EXPR_TEXT,
	EXPR_LIST,
	EXPR_KIND_COUNT
};

enum expr_type {
	EXPR_INPUT, /* the root; its children are lines */
	EXPR_LINE, /* its children are items */
	EXPR_INTEGER,
	EXPR_N,
	EXPR_QUOTED,
	EXPR_NEGATE,
	EXPR_OPERATION,
	EXPR_CALL,
	EXPR_TYPE_COUNT
};

struct generator;

struct expr_node {
	enum expr_type type;
	enum expr_kind kind;
	unsigned place; /* offset in the expression, for errors */
	unsigned first, last, next; /* children and the next sibling, by index */
	unsigned count; /* of children */
	unsigned base; /* of a call: the argument `base=`, by index */
	char operation; /* '+', '-', '*', '/' or '^' */
	int64_t integer;
	const char *text; /* EXPR_QUOTED: without its quotes, in expr->unquoted */
	size_t text_len;
	const struct generator *generator;
	/* Where it stands: line, item, argument and so on, folded into one number. Its random
	 * numbers come from the stream of that name, so an edit elsewhere leaves them alone. */
	uint64_t stream;
};

struct input_expr {
	char *text;
	size_t len;
	enum input_use use;
	struct expr_node *nodes; /* nodes[0] is nobody */
	size_t nodes_len, nodes_cap;
	unsigned root;
	char *unquoted;
	size_t unquoted_len;
	bool uses_n;
};

const struct expr_node *expr_at(const struct input_expr *expr, unsigned index);
/* The child at a position; NULL when there are fewer. */
const struct expr_node *expr_child(
	const struct input_expr *expr, const struct expr_node *node, unsigned position);
const struct expr_node *expr_next(const struct input_expr *expr, const struct expr_node *node);

/* Name the streams of all nodes below one, from its own. What this gives is part of the seed's
 * contract: changing it changes every input. */
void expr_name_streams(struct input_expr *expr, unsigned parent);

/* Report a sentence with the expression and a caret under offset `at`. Always returns -1. */
__attribute__((format(printf, 6, 7))) int expr_fail(const char *text, size_t len, size_t at,
	struct err *err, enum err_kind kind, const char *format, ...);

#endif

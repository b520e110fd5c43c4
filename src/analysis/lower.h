/*
 * Lowering: what the two languages' lowering files share. A language is a table from its
 * grammar's node types to handlers; a type without a row becomes SHAPE_OTHER over its named
 * children, so that nothing in the file is lost, ERROR nodes included.
 */
#ifndef ARGUS_ANALYSIS_LOWER_H
#define ARGUS_ANALYSIS_LOWER_H

#include <tree_sitter/api.h>

#include "analysis/shape.h"

struct lower;

struct lower_row {
	const char *type; /* of the grammar */
	struct shape *(*handle)(struct lower *lower, TSNode node, int argument);
	int argument; /* for handlers that serve several types */
};

struct lower_table {
	const struct lower_row *rows;
	size_t len;
};

extern const struct lower_table lower_python;
extern const struct lower_table lower_javascript;

struct lower {
	const struct source *source;
	struct shape_file *file;
	struct arena *arena;
	const struct lower_row **by_symbol; /* indexed by TSSymbol */
	uint32_t symbols;
	unsigned depth;
	struct shape_function *function; /* the innermost around */
	const char *class_name;
	const char *pending_name; /* what the function about to be lowered is called; or NULL */
	bool pending_memo;
	bool pending_getter;
	bool stream; /* in a class of streams */
	bool in_switch; /* a break here ends a switch */
};

/* Any node; a null node gives SHAPE_NONE. */
struct shape *lower_node(struct lower *lower, TSNode node);
struct shape *lower_field(struct lower *lower, TSNode node, const char *field);
TSNode lower_child(TSNode node, const char *field);

struct shape *lower_make(struct lower *lower, enum shape_kind kind, TSNode node, unsigned kids);
/* Of `yield from` and `yield*`. */
void lower_delegated(struct lower *lower, TSNode node, struct shape *yield);
struct shape *lower_pair(
	struct lower *lower, enum shape_kind kind, TSNode node, struct shape *a, struct shape *b);

/* A shape of this kind over the named children (comments left out). */
struct shape *lower_children(struct lower *lower, TSNode node, int kind);
/* The only named child; a block of them if there are several. */
struct shape *lower_inner(struct lower *lower, TSNode node, int argument);
/* No kids at all. */
struct shape *lower_leaf(struct lower *lower, TSNode node, int kind);
struct shape *lower_name(struct lower *lower, TSNode node, int argument);
struct shape *lower_number(struct lower *lower, TSNode node, int argument);
struct shape *lower_string(struct lower *lower, TSNode node, int argument);
struct shape *lower_class(struct lower *lower, TSNode node, int argument);

const char *lower_text(struct lower *lower, TSNode node); /* interned */
bool lower_is(TSNode node, const char *type);
enum shape_op lower_op(const char *text);

/* The children in order, comments left out; `named` leaves out tokens. Ended by lower_end. */
struct lower_walk {
	TSTreeCursor cursor;
	bool more, named;
};
struct lower_walk lower_begin(TSNode node, bool named);
bool lower_next(struct lower_walk *walk, TSNode *child, const char **field);
void lower_end(struct lower_walk *walk);

/* Open a function for lowering its parameters and body; `lower_close` gives the expression. */
struct shape_function *lower_open(struct lower *lower, TSNode node, const char *name);
struct shape *lower_close(struct lower *lower, TSNode node, struct shape_function *function);
struct shape_param *lower_add_param(struct lower *lower, struct shape_function *function);

#endif

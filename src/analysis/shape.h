/*
 * The neutral shape: what both languages are lowered to, and all that the rules look at.
 *
 * A file is a tree of shapes in an arena. Each kind documents its kids; a kid that was left out
 * is a SHAPE_NONE, never NULL. Operators are those of both languages under one name each. A
 * C-style `for` becomes a block of its initialiser and a SHAPE_WHILE that carries the update;
 * `x.length` becomes a call of `len`; `i++` an augmented assignment.
 */
#ifndef ARGUS_ANALYSIS_SHAPE_H
#define ARGUS_ANALYSIS_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/arena.h"
#include "argus/source.h"

enum shape_kind {
	SHAPE_NONE,
	SHAPE_NULL, /* None, null, undefined */
	SHAPE_OTHER, /* costs what its kids cost */
	SHAPE_NUMBER, /* number */
	SHAPE_STRING, /* a literal; kids: what is put into it */
	SHAPE_REGEX, /* name: the expression */
	SHAPE_NAME, /* name */
	SHAPE_FIELD, /* name; receiver */
	SHAPE_INDEX, /* receiver, index */
	SHAPE_SLICE, /* receiver, low, high, step */
	SHAPE_CALL, /* name (NULL: the callee is no name), receiver or callee, arguments… */
	SHAPE_KEYWORD, /* name=value as an argument: name; value */
	SHAPE_UNARY, /* op; operand */
	SHAPE_BINARY, /* op; left, right */
	SHAPE_CHOICE, /* condition, then, else */
	SHAPE_TUPLE, /* items…; as a target: unpacking */
	SHAPE_LIST, /* items… */
	SHAPE_SET, /* items… */
	SHAPE_DICT, /* items… (keys and values alike) */
	SHAPE_SPREAD, /* operand */
	SHAPE_COMPREHENSION, /* op (enum shape_op of the container); element, clauses… */
	SHAPE_FUNCTION, /* function; its body is function->body */
	SHAPE_BLOCK, /* statements… */
	SHAPE_CLASS, /* name; body */
	SHAPE_ASSIGN, /* target, value */
	SHAPE_AUGMENT, /* op; target, value */
	SHAPE_IF, /* condition, block, condition, block, …, and a last block if odd */
	SHAPE_EACH, /* target, iterable, body; as a clause: target, iterable */
	SHAPE_WHILE, /* condition, body, update (NONE but for a C-style for) */
	SHAPE_RETURN, /* value */
	SHAPE_BREAK,
	SHAPE_CONTINUE,
	SHAPE_RAISE, /* kids: what it evaluates */
	SHAPE_DELETE, /* targets… */
	SHAPE_KIND_COUNT
};

enum shape_op {
	OP_NONE,
	OP_ADD,
	OP_SUB,
	OP_MUL,
	OP_DIV, /* both kinds of division */
	OP_MOD,
	OP_POW,
	OP_SHL,
	OP_SHR,
	OP_BIT_AND,
	OP_BIT_OR,
	OP_BIT_XOR,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
	OP_EQ,
	OP_NE,
	OP_IN,
	OP_NOT_IN,
	OP_AND,
	OP_OR,
	OP_NOT,
	OP_NEGATE,
	/* Of comprehensions: what they build. */
	OP_LIST,
	OP_SET,
	OP_DICT,
	OP_GENERATOR,
	OP_COUNT
};

enum {
	SHAPE_NEW = 1, /* `new X()` */
	SHAPE_DECLARES = 2, /* const x = … */
	SHAPE_POST_TEST = 4, /* do … while */
	SHAPE_KEYS = 8, /* for-in */
	SHAPE_CUT = 16, /* what is below was left out */
	SHAPE_MADE = 32 /* by a rule, for as long as it needs it: nobody keeps it */
};

struct shape {
	unsigned char kind;
	unsigned char op;
	unsigned char flags; /* SHAPE_NEW and so on */
	unsigned line;
	unsigned len;
	double number;
	const char *name; /* interned */
	struct shape **kids;
	struct shape_function *function;
};

struct shape_param {
	const char *name; /* interned; "" for a pattern */
	const char *type; /* the annotation's text, interned; NULL: none */
	struct shape *fallback; /* the default value, or a pattern to unpack into; or NONE */
	bool rest; /* *args, ...args */
};

struct shape_function {
	const char *name; /* "Heap.push"; NULL: anonymous */
	const char *plain; /* "push"; "" if anonymous */
	unsigned line, end_line;
	struct shape_param *params;
	unsigned params_len;
	struct shape *body;
	struct shape_function *parent; /* the function around it */
	const char **shared; /* interned: the names it declares global or nonlocal */
	unsigned shared_len;
	bool getter; /* called where a field of its name is read */
	bool memo; /* a decorator remembers its results */
	bool generator;
	bool delegates; /* yield from, yield*: each item goes through it */
	bool method;
	const char *module; /* interned: the local module it is of; NULL: the program itself */
	bool stream; /* a method of a class of streams: called, it is input or output */
	size_t index; /* its place in the file's list */
	size_t inner_end; /* those up to this place were made inside it */
};

struct shape_file {
	struct arena arena;
	struct shape *body;
	struct shape **modules; /* the bodies of its local modules */
	size_t modules_len, modules_cap;
	struct shape_function **functions; /* in source order */
	size_t len, cap;
	unsigned cut_line; /* where something was nested too deeply to be looked at; 0: nowhere */
};

void shape_file_done(struct shape_file *file);

/* Lower a source. The file borrows nothing from it. */
void shape_lower(const struct source *source, struct shape_file *file);

/* The kid, or the shared SHAPE_NONE past the end. */
const struct shape *shape_kid(const struct shape *shape, unsigned i);

bool shape_is_name(const struct shape *shape, const char *name); /* name interned */
/* Is the name one of these words, of which NULL is the last? NULL is none of them. */
bool shape_is_word(const char *name, const char *const *words);
bool shape_equal(const struct shape *a, const struct shape *b); /* same text, so to speak */

/* 1 for a method whose first parameter is the object itself, which no call passes. */
unsigned shape_skips_self(const struct shape_function *function);

/* The expression as short text for a size's name or a reason: "len(grid[i])". */
const char *shape_text(struct arena *arena, const struct shape *shape);

#endif

/*
 * Input expressions: what a program is fed at a given n.
 *
 * An expression is parsed once and generated at many sizes. Everything random comes from the
 * seed: same expression, n and seed give the same bytes on every machine and build. The language
 * is described in argus-input(7).
 */
#ifndef ARGUS_INPUT_H
#define ARGUS_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/err.h"

struct str;
struct input_expr;

enum input_use {
	INPUT_STDIN, /* lines of text for standard input */
	INPUT_ARGS /* values for one function call */
};

/* Errors are ERR_USAGE: a sentence, then the expression and a caret under the place, each on a
 * line of its own. An unknown call names the nearest known one. */
int input_parse(const char *text, enum input_use use, struct input_expr **expr, struct err *err);
void input_free(struct input_expr *expr);
void input_release(struct input_expr **expr); /* for owned() */

bool input_uses_n(const struct input_expr *expr);

/* How many items (numbers, characters, edges) would be made at n: cheap, nothing is made, so it
 * tells beforehand what a size would cost. Infinite if out of all bounds. */
double input_items(const struct input_expr *expr, double n);

/* Append what standard input would hold, at most max_bytes (beyond: ERR_LIMIT, before anything
 * that large is made). What only n makes wrong, like a negative count or more than 64 bits, is
 * ERR_USAGE with a caret, too. On failure nothing is appended. */
int input_generate(const struct input_expr *expr, uint64_t n, uint64_t seed, size_t max_bytes,
	struct str *bytes, struct err *err);

/* The same for INPUT_ARGS: a JSON array of the arguments, one line, no blanks. */
int input_generate_args(const struct input_expr *expr, uint64_t n, uint64_t seed, size_t max_bytes,
	struct str *json, struct err *err);

/* What an expression may call, for lists and documents: row by row, NULL after the last. */
struct input_generator {
	const char *name; /* "ints" */
	const char *params; /* "count, lo, hi" */
	const char *help; /* one line, what may be left out in parentheses */
};
const struct input_generator *input_generator_at(size_t index);

#endif

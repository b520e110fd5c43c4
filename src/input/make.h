/*
 * Makers: what the nodes of an expression become at one n and seed.
 *
 * A maker lives for one generation. Functions return 0, or -1 with maker->err set or, when only
 * the limit was reached, with the sink's `full` set.
 */
#ifndef ARGUS_INPUT_MAKE_H
#define ARGUS_INPUT_MAKE_H

#include <stdint.h>

#include "base/rng.h"
#include "base/str.h"
#include "input/expr.h"
#include "input/sink.h"

enum { WORD_LENGTH = 5 }; /* of words(count) */

struct maker {
	const struct input_expr *expr;
	int64_t n;
	struct rng *random; /* one a node; NULL while estimating: chance then gives the middle */
	struct str scratch; /* a text that is being made */
	struct err *err;
};

void maker_done(struct maker *maker);

/* ERR_USAGE with the sentence, n, and a caret under the node. */
__attribute__((format(printf, 3, 4))) int make_fail(
	struct maker *maker, const struct expr_node *node, const char *format, ...);

struct rng *make_random(struct maker *maker, const struct expr_node *node);

int make_item(struct maker *maker, const struct expr_node *node, struct sink *sink);
double make_estimate(struct maker *maker, const struct expr_node *node); /* of items */

/* Numbers (number.c): the value of a node of kind EXPR_NUMBER. */
int make_number(struct maker *maker, const struct expr_node *node, int64_t *value);
/* The same for argument `position` of a call that counts something: at least 0. */
int make_count(
	struct maker *maker, const struct expr_node *call, unsigned position, uint64_t *count);

struct bounds {
	int64_t low, high; /* low <= high */
};
/* The bounds from argument `position` on; left out, they are the generator's own, and one alone
 * is the upper one. */
int make_bounds(struct maker *maker, const struct expr_node *call, unsigned position,
	struct bounds *bounds);
int64_t bounds_draw(const struct bounds *bounds, struct rng *rng);

uint64_t root_of(uint64_t value); /* the floor of the square root */

int number_log2(struct maker *maker, const struct expr_node *call, int64_t *value);
int number_sqrt(struct maker *maker, const struct expr_node *call, int64_t *value);
int number_min(struct maker *maker, const struct expr_node *call, int64_t *value);
int number_max(struct maker *maker, const struct expr_node *call, int64_t *value);
int number_int(struct maker *maker, const struct expr_node *call, int64_t *value);

/* Lists and texts (list.c, text.c), their order (order.c), graphs (edges.c). */
int make_float(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_ints(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_floats(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_perm(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_range(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_repeat(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_lines(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_matrix(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_string(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_words(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_grid(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_sorted(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_reversed(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_shuffled(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_nearly_sorted(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_graph(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_tree(struct maker *maker, const struct expr_node *call, struct sink *sink);
int make_dag(struct maker *maker, const struct expr_node *call, struct sink *sink);

/* 0 to count - 1 in random order (Fisher and Yates); the array is the caller's. */
uint64_t *random_order(struct rng *rng, uint64_t count);

#endif

/*
 * What every walk over a syntax tree needs. Nodes are borrowed from their source.
 */
#ifndef ARGUS_SOURCE_TREE_H
#define ARGUS_SOURCE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <tree_sitter/api.h>

#include "argus/source.h"

/* A piece of a text that somebody else owns. */
struct text_part {
	const char *text;
	size_t len;
};
bool text_is(struct text_part part, const char *text);
bool text_is_any(struct text_part part, const char *const *texts, size_t len);
bool text_same(struct text_part a, struct text_part b);
int text_compare(struct text_part a, struct text_part b); /* as memcmp does, the shorter first */
int text_order(const void *left, const void *right); /* of two struct text_part, for qsort */

bool tree_is(TSNode node, const char *type); /* of a named node; a null node is of none */
/* The child of that field; null if there is none. A comment in front of a child may carry the field
 * as well: that is not it. */
TSNode tree_field(TSNode node, const char *field);
struct text_part tree_text(const struct source *source, TSNode node); /* empty for a null node */
unsigned tree_line(TSNode node); /* from 1 */

/* Each node from the outside in and from left to right, by a cursor: sources nest deeper than the
 * stack is. `enter` says whether to go on with the node's children; the root's depth is 0. */
void tree_each(const struct source *source,
	bool (*enter)(void *context, TSNode node, unsigned depth), void *context);

#endif

/*
 * Chains of members and calls: which of their beginnings can be wrapped into a call.
 */
#include "base/mem.h"
#include "instrument/javascript.h"

static const struct {
	const char *type, *inner;
} links[] = {{"member_expression", "object"}, {"subscript_expression", "object"},
	{"call_expression", "function"}};

static const char in_optional_chain[] = "in an optional chain";

/* Why what a chain of members and calls begins with cannot be wrapped; NULL: it can. An arrow
 * function with a block is followed by a line end that the grammar does not take for a semicolon:
 * `x => {}` and `[1].sort()` on the next line are two statements. */
static const char *walk_chain(TSNode node)
{
	const char *trouble = NULL;
	for (;;) {
		size_t link = 0;
		while (link < ARRAY_LEN(links) && !tree_is(node, links[link].type))
			link++;
		if (link == ARRAY_LEN(links))
			return tree_is(node, "arrow_function") ? "behind an arrow function"
							       : trouble;
		if (!ts_node_is_null(tree_field(node, "optional_chain")))
			trouble = in_optional_chain;
		node = tree_field(node, links[link].inner);
	}
}

/* A chain is met from its end: when all of it is fine, so is each beginning. Without that a chain
 * of thousands of calls takes seconds. */
const char *javascript_chain_trouble(struct javascript *javascript, TSNode node)
{
	size_t start = ts_node_start_byte(node);
	size_t end = ts_node_end_byte(node);
	if (start == javascript->chain_start && end <= javascript->chain_end)
		return NULL;
	const char *trouble = walk_chain(node);
	if (!trouble) {
		javascript->chain_start = start;
		javascript->chain_end = end;
	}
	return trouble;
}

/* A chain may be optional where nothing follows it. */
const char *javascript_whole_trouble(struct javascript *javascript, TSNode call)
{
	const char *trouble = javascript_chain_trouble(javascript, call);
	if (trouble != in_optional_chain)
		return trouble;
	TSNode parent = ts_node_parent(call);
	for (size_t i = 0; i < ARRAY_LEN(links); i++)
		if (tree_is(parent, links[i].type) &&
			ts_node_eq(tree_field(parent, links[i].inner), call))
			return trouble;
	return NULL;
}

/* `new f(x)[0]` is the first of a new f. */
bool javascript_is_constructor(TSNode node)
{
	for (TSNode parent = ts_node_parent(node);; node = parent, parent = ts_node_parent(node)) {
		if (tree_is(parent, "new_expression"))
			return true;
		if (!tree_is(parent, "member_expression") &&
			!tree_is(parent, "subscript_expression"))
			return false;
	}
}

/*
 * Probes of sequences that are cut, changed in their midst, or made of others.
 *
 *   del _aq7(xs)[_aa7(i)]                       what lies behind moves
 *   _aq7(xs)[_aa7(i):_ab7(j)] = _ar7(ys)        the same, unless as many come as go
 *   _aq7([*xs, y])                              what was made, by its length
 *   _aq7(f"{s};")                               a text, by its words
 */
#include <string.h>

#include "instrument/python.h"

/* Slices in here are written or deleted, not read. */
void python_note_target(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	(void)walk;
	TSNode left = tree_is(node, "delete_statement") ? node : tree_field(node, "left");
	size_t end = ts_node_is_null(left) ? 0 : ts_node_end_byte(left);
	if (end > state->target_end)
		state->target_end = end;
}

struct cut {
	TSNode start, stop, step;
	bool whole; /* a slice, not an index */
};

static struct cut cut_of(TSNode subscript)
{
	struct cut cut = {.whole = tree_is(subscript, "slice")};
	TSNode *places[] = {&cut.start, &cut.stop, &cut.step};
	size_t place = 0;
	if (!cut.whole) {
		cut.start = subscript;
		return cut;
	}
	for (uint32_t i = 0; i < ts_node_child_count(subscript); i++) {
		TSNode child = ts_node_child(subscript, i);
		if (!ts_node_is_named(child))
			place += place < 2;
		else if (!tree_is(child, "comment") && !tree_is(child, "line_continuation"))
			*places[place] = child;
	}
	return cut;
}

static void probe_deleted(struct instrument_walk *walk, TSNode node)
{
	TSNode subscript = tree_field(node, "subscript");
	if (!tree_is(node, "subscript") || text_is(tree_text(walk->source, subscript), "-1") ||
		tree_is(subscript, "string"))
		return;
	struct cut cut = cut_of(subscript);
	size_t site = python_call_site(walk, node, "del");
	python_wrap(walk, tree_field(node, "value"), 'q', site);
	if (!ts_node_is_null(cut.start))
		python_wrap(walk, cut.start, 'a', site);
}

void python_probe_delete(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	python_note_target(walk, state, node);
	TSNode deleted = ts_node_named_child(node, 0);
	if (!tree_is(deleted, "expression_list")) {
		probe_deleted(walk, deleted);
		return;
	}
	for (uint32_t i = 0; i < ts_node_named_child_count(deleted); i++)
		probe_deleted(walk, ts_node_named_child(deleted, i));
}

static void probe_replaced(struct instrument_walk *walk, TSNode node, TSNode assignment)
{
	TSNode right = tree_field(assignment, "right");
	struct cut cut = cut_of(tree_field(node, "subscript"));
	if (!cut.whole || tree_is(right, "expression_list") || tree_is(right, "assignment") ||
		tree_is(right, "yield"))
		return;
	size_t site = python_call_site(walk, node, "slice.set");
	python_wrap(walk, right, 'r', site);
	/* With a step as many come as go. */
	if (ts_node_is_null(cut.stop) || !ts_node_is_null(cut.step))
		return;
	python_wrap(walk, tree_field(node, "value"), 'q', site);
	if (!ts_node_is_null(cut.start))
		python_wrap(walk, cut.start, 'a', site);
	python_wrap(walk, cut.stop, 'b', site);
}

void python_probe_slice(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	if (ts_node_start_byte(node) < state->target_end) {
		TSNode parent = ts_node_parent(node);
		if (tree_is(parent, "assignment") && ts_node_eq(tree_field(parent, "left"), node))
			probe_replaced(walk, node, parent);
		return;
	}
	if (tree_is(tree_field(node, "subscript"), "slice"))
		python_probe_whole(walk, node, "slice");
}

/* `[*xs, y]`, `{**d}` */
void python_probe_display(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	if (ts_node_start_byte(node) < state->target_end)
		return;
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode child = ts_node_named_child(node, i);
		if (!tree_is(child, "list_splat") && !tree_is(child, "dictionary_splat"))
			continue;
		python_probe_whole(walk, node, "display");
		return;
	}
}

/* Texts side by side are one: nothing may come between them. */
void python_note_joined(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	bool grows = false;
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode part = ts_node_named_child(node, i);
		for (uint32_t j = 0; j < ts_node_named_child_count(part); j++) {
			TSNode held = tree_field(ts_node_named_child(part, j), "expression");
			grows = grows || python_is_sized(walk, state, held);
		}
	}
	if (grows && ts_node_start_byte(node) >= state->joined_end)
		python_probe_whole(walk, node, "f-string");
	state->joined_end = ts_node_end_byte(node);
}

/* A number's digits are no growth: only what may hold a text or a list. */
void python_probe_text(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	if (ts_node_start_byte(node) < state->joined_end)
		return;
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode held = tree_field(ts_node_named_child(node, i), "expression");
		if (!python_is_sized(walk, state, held))
			continue;
		python_probe_whole(walk, node, "f-string");
		return;
	}
}

/*
 * Probes of operators. Of most programs' `+`, `==` and `|` both sides are numbers, which cost nothing
 * more: there is a probe only where a side's form or name says that it may be a sequence.
 *
 *   s += _ab7(t,s)          a function's own variable: in place where nobody else has the text
 *   s += _ae7(t,s)          any other variable: all is copied
 *   o.s += _ad7(t,o,"s")    an attribute, which the probe reads without running anything
 *   a == _ab7(b,a)          a variable may be read twice
 */
#include <string.h>

#include "base/mem.h"
#include "instrument/python.h"

static bool is_searched(const struct instrument_walk *walk, TSNode comparison)
{
	(void)walk;
	for (uint32_t i = 0; i < ts_node_child_count(comparison); i++) {
		const char *kind = ts_node_type(ts_node_child(comparison, i));
		if (strcmp(kind, "in") == 0 || strcmp(kind, "not in") == 0)
			return true;
	}
	return false;
}

/* Whether a comparison may be of sequences. Nothing is known of most parameters and loop variables:
 * of those only equality is looked at, since numbers are ordered more often. */
static bool may_be_long(const struct instrument_walk *walk, const struct python_state *state,
	TSNode left, TSNode right, bool equality)
{
	unsigned a = python_form_says(walk, state, left, 0);
	unsigned b = python_form_says(walk, state, right, 0);
	if (python_is_constant(left) || python_is_constant(right))
		return false;
	if ((a | b) & SAYS_SEQUENCE)
		return true;
	return equality && !(a | b) && tree_is(left, "identifier") && tree_is(right, "identifier");
}

static void probe_equality(
	struct instrument_walk *walk, const struct python_state *state, TSNode comparison)
{
	static const char *const operators[] = {"==", "!=", "<", "<=", ">", ">="};
	if (ts_node_child_count(comparison) != 3)
		return;
	TSNode left = ts_node_child(comparison, 0);
	TSNode right = ts_node_child(comparison, 2);
	const char *operator= ts_node_type(ts_node_child(comparison, 1));
	size_t which = 0;
	while (which < sizeof operators / sizeof *operators &&
		strcmp(operators[which], operator) != 0)
		which++;
	if (which == sizeof operators / sizeof *operators ||
		!may_be_long(walk, state, left, right, which < 2))
		return;
	if (tree_is(left, "identifier"))
		python_wrap_with(walk, right, 'b', python_call_site(walk, comparison, "=="),
			tree_text(walk->source, left));
	else if (tree_is(right, "identifier"))
		python_wrap_with(walk, left, 'b', python_call_site(walk, comparison, "=="),
			tree_text(walk->source, right));
}

void python_probe_comparison(
	struct instrument_walk *walk, struct python_state *state, TSNode comparison)
{
	bool searched = false;
	if (!is_searched(walk, comparison))
		probe_equality(walk, state, comparison);
	for (uint32_t i = 0; i < ts_node_child_count(comparison); i++) {
		TSNode child = ts_node_child(comparison, i);
		if (!ts_node_is_named(child)) {
			const char *operator= ts_node_type(child);
			searched = strcmp(operator, "in") == 0 || strcmp(operator, "not in") == 0;
		} else if (searched && !tree_is(child, "comment") &&
			!tree_is(child, "line_continuation")) {
			if (!python_is_literal(child))
				python_probe_whole(walk, child, "in");
			searched = false;
		}
	}
}

/* Whether the expression's own form says that it is a sequence. */
static bool is_sequence(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node)
{
	static const char *const kinds[] = {
		"string", "concatenated_string", "list", "tuple", "list_comprehension"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (tree_is(node, kinds[i]))
			return true;
	}
	struct text_part name = tree_text(walk->source, tree_field(node, "function"));
	return tree_is(node, "call") && !python_names_hold(&state->names.bound, name) &&
		(text_is(name, "str") || text_is(name, "list") || text_is(name, "sorted") ||
			text_is(name, "tuple"));
}

/* `reduce(lambda a, b: a + b, xs)`: folding by `+` is mostly of what is not a number. */
static bool is_folded(const struct instrument_walk *walk, TSNode node)
{
	TSNode lambda = ts_node_parent(node);
	TSNode call = ts_node_parent(ts_node_parent(lambda));
	if (!tree_is(lambda, "lambda") || !tree_is(call, "call"))
		return false;
	struct text_part name = tree_text(walk->source, tree_field(call, "function"));
	return name.len >= 6 && memcmp(name.text + name.len - 6, "reduce", 6) == 0;
}

/* Set operators: what is charged depends on which side is gone through. */
static void probe_sets(
	struct instrument_walk *walk, struct python_state *state, TSNode node, char operator)
{
	TSNode left = tree_field(node, "left");
	TSNode right = tree_field(node, "right");
	unsigned a = python_form_says(walk, state, left, 0);
	unsigned b = python_form_says(walk, state, right, 0);
	if (python_is_constant(left) || python_is_constant(right) ||
		!((operator== '-' ? a & ~(b << 1) : a | b) & SAYS_SEQUENCE))
		return;
	size_t site;
	switch (operator) {
	case '-':
		site = python_call_site(walk, node, "set -");
		python_wrap(walk, left, 'q', site);
		break;
	case '&':
		site = python_call_site(walk, node, "set &");
		if (tree_is(left, "identifier"))
			python_wrap_with(walk, right, 'b', site, tree_text(walk->source, left));
		else if (tree_is(right, "identifier"))
			python_wrap_with(walk, left, 'b', site, tree_text(walk->source, right));
		else
			python_wrap(walk, left, 'q', site);
		break;
	default:
		site = python_call_site(walk, node, operator== '|' ? "set |" : "set ^");
		python_wrap(walk, node, 'q', site);
	}
}

/* A chain of operators leans to the left: its outermost starts where all of it does. */
void python_probe_operator(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	struct text_part operator= tree_text(walk->source, tree_field(node, "operator"));
	size_t start = ts_node_start_byte(node);
	bool adds = text_is(operator, "+");
	if (operator.len == 1 && strchr("|&-^", operator.text[0])) {
		probe_sets(walk, state, node, operator.text[0]);
		return;
	}
	if ((!adds && !text_is(operator, "*")) || start + 1 == state->chain_start)
		return;
	bool shown = adds && is_folded(walk, node);
	bool varies = !adds;
	for (TSNode at = node;; at = tree_field(at, "left")) {
		bool inner = tree_is(at, "binary_operator") &&
			text_same(tree_text(walk->source, tree_field(at, "operator")), operator);
		TSNode operand = inner ? tree_field(at, "right") : at;
		shown = shown || is_sequence(walk, state, operand) ||
			(adds && python_is_sized(walk, state, operand));
		varies = varies || !python_is_constant(operand);
		if (!inner)
			break;
	}
	if (!shown || !varies)
		return;
	state->chain_start = start + 1;
	python_probe_whole(walk, node, adds ? "+" : "*");
}

static void probe_longer(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	TSNode left = tree_field(node, "left");
	TSNode right = tree_field(node, "right");
	TSNode object = tree_field(left, "object");
	bool shown = is_sequence(walk, state, right) || python_is_sized(walk, state, right);
	if ((!shown && !python_is_sized(walk, state, left)) || tree_is(right, "integer") ||
		tree_is(right, "float") || tree_is(right, "expression_list") ||
		tree_is(right, "yield"))
		return;
	if (tree_is(left, "identifier")) {
		char which = python_is_local(walk, state, left) ? 'b' : 'e';
		python_wrap_with(walk, right, which, python_call_site(walk, right, "+="),
			tree_text(walk->source, left));
	} else if (tree_is(object, "identifier")) {
		owned(str_done) struct str more = {0};
		struct text_part base = tree_text(walk->source, object);
		struct text_part name = tree_text(walk->source, tree_field(left, "attribute"));
		str_addf(
			&more, "%.*s,\"%.*s\"", (int)base.len, base.text, (int)name.len, name.text);
		python_wrap_with(walk, right, 'd', python_call_site(walk, right, "+="),
			(struct text_part){str_text(&more), more.len});
	} else if (!python_is_constant(right)) {
		python_probe_whole(walk, right, "+=");
	}
}

void python_probe_augmented(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	static const char *const sets[] = {"|=", "&=", "-=", "^="};
	TSNode left = tree_field(node, "left");
	TSNode right = tree_field(node, "right");
	struct text_part operator= tree_text(walk->source, tree_field(node, "operator"));
	python_note_target(walk, state, node);
	if (text_is(operator, "+="))
		probe_longer(walk, state, node);
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		if (!text_is(operator, sets[i]) || python_is_constant(right) ||
			tree_is(right, "expression_list") ||
			!((python_form_says(walk, state, right, 0) |
				  python_form_says(walk, state, left, 0)) &
				SAYS_SEQUENCE))
			continue;
		python_probe_whole(walk, right, "set =");
	}
}

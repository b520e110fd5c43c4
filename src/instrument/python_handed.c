/*
 * Functions that are handed on: `key=items.count`, `{"sort": sorted}`, `count = xs.count`.
 *
 * What a program can look at stays as it is, so such a function is only ever replaced, by one that
 * charges its call, where it is called and nowhere else: as a key or a callback of a function of
 * the library, and where a program that hands functions on calls something that it does not define
 * under that name.
 *
 *   max(xs, key=_av7(xs.count))   charged by each of its calls
 *   _av8(tool)(items)             whatever it turns out to be when it is called
 */
#include <string.h>

#include "base/mem.h"
#include "instrument/python.h"

/* A function or a method of the table whose cost is not constant; an empty span: it is none. */
static struct text_part costly(const struct instrument_walk *walk, TSNode node)
{
	static const char *const functions[] = {"sorted", "sum", "min", "max", "any", "all"};
	struct text_part name = tree_text(walk->source, node);
	if (tree_is(node, "attribute")) {
		name = tree_text(walk->source, tree_field(node, "attribute"));
		return ask_method(&walk->asks, name) ? name : (struct text_part){"", 0};
	}
	for (size_t i = 0; i < ARRAY_LEN(functions) && tree_is(node, "identifier"); i++) {
		if (text_is(name, functions[i]))
			return name;
	}
	return (struct text_part){"", 0};
}

static bool is_shadowed(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node)
{
	TSNode object = tree_is(node, "attribute") ? tree_field(node, "object") : node;
	const struct names *names =
		tree_is(node, "attribute") ? &state->names.modules : &state->names.bound;
	return python_names_hold(names, tree_text(walk->source, object));
}

/* The library's functions that call what they get. */
static bool calls_back(
	const struct instrument_walk *walk, const struct python_state *state, TSNode arguments)
{
	static const char *const builtins[] = {"sorted", "min", "max", "map", "filter", "reduce"};
	static const char *const methods[] = {"sort", "nlargest", "nsmallest", "groupby", "starmap",
		"reduce", "takewhile", "dropwhile", "merge", "insort", "bisect"};
	TSNode function = tree_field(ts_node_parent(arguments), "function");
	if (tree_is(function, "identifier"))
		return text_is_any(
			       tree_text(walk->source, function), builtins, ARRAY_LEN(builtins)) &&
			!python_names_hold(&state->names.bound, tree_text(walk->source, function));
	TSNode name = tree_field(function, "attribute");
	return text_is_any(tree_text(walk->source, name), methods, ARRAY_LEN(methods));
}

/* Is the argument a callback: the key, or what map and its kin are given first? */
static bool is_callback(const struct instrument_walk *walk, const struct python_state *state,
	TSNode arguments, TSNode argument)
{
	if (!calls_back(walk, state, arguments))
		return false;
	if (tree_is(argument, "keyword_argument"))
		return text_is(tree_text(walk->source, tree_field(argument, "name")), "key");
	TSNode function = tree_field(ts_node_parent(arguments), "function");
	static const char *const keyed[] = {"sorted", "min", "max", "sort"};
	return ts_node_eq(ts_node_named_child(arguments, 0), argument) &&
		!text_is_any(tree_text(walk->source, function), keyed, ARRAY_LEN(keyed)) &&
		!tree_is(function, "attribute");
}

static TSNode value_of(TSNode argument)
{
	return tree_is(argument, "keyword_argument") ? tree_field(argument, "value") : argument;
}

void python_probe_callbacks(
	struct instrument_walk *walk, struct python_state *state, TSNode arguments)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(arguments); i++) {
		TSNode argument = ts_node_named_child(arguments, i);
		TSNode value = value_of(argument);
		struct text_part name = costly(walk, value);
		if (name.len > 0 && !is_shadowed(walk, state, value) &&
			is_callback(walk, state, arguments, argument))
			python_wrap(walk, value, 'v',
				python_add_site(walk, SITE_CALL, value, name.text, name.len));
	}
}

/* Where a value may be kept for later. */
static bool is_kept(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node)
{
	static const char *const holders[] = {"list", "tuple", "expression_list", "set",
		"return_statement", "conditional_expression", "parenthesized_expression"};
	TSNode parent = ts_node_parent(node);
	if (tree_is(parent, "argument_list"))
		return !is_callback(walk, state, parent, node);
	if (tree_is(parent, "keyword_argument"))
		return !is_callback(walk, state, ts_node_parent(parent), parent);
	if (tree_is(parent, "assignment"))
		return ts_node_eq(tree_field(parent, "right"), node);
	if (tree_is(parent, "pair") || tree_is(parent, "default_parameter"))
		return ts_node_eq(tree_field(parent, "value"), node);
	for (size_t i = 0; i < ARRAY_LEN(holders); i++) {
		if (tree_is(parent, holders[i]))
			return true;
	}
	return false;
}

void python_note_kept(struct python_state *state, struct instrument_walk *walk, TSNode node)
{
	if (!state->names.keeps && costly(walk, node).len > 0 && is_kept(walk, state, node))
		state->names.keeps = true;
}

/* Its row is needed when it is called; the place itself counts nothing. */
void python_probe_kept(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	struct text_part name = costly(walk, node);
	if (name.len > 0 && !is_shadowed(walk, state, node) && is_kept(walk, state, node))
		python_add_site(walk, SITE_CALL, node, name.text, name.len);
}

void python_probe_callee(struct instrument_walk *walk, struct python_state *state, TSNode call)
{
	static const char *const plain[] = {"print", "len", "range", "int", "str", "float", "input",
		"super", "isinstance", "type", "list", "dict", "set", "tuple", "enumerate", "zip",
		"locals", "globals", "vars", "dir", "map", "filter", "callable", "hasattr",
		"getattr", "iter", "next", "exec", "eval", "compile", "open", "repr", "format",
		"ord", "chr", "abs", "round", "bool", "bytes", "object", "id", "hash", "divmod",
		"pow", "issubclass", "setattr"};
	TSNode function = tree_field(call, "function");
	struct text_part name = tree_text(walk->source, function);
	bool named = tree_is(function, "identifier") &&
		!text_is_any(name, plain, ARRAY_LEN(plain)) &&
		text_same(python_meaning(&state->names, name), name) &&
		(!ask_function(&walk->asks, (struct text_part){0}, name) ||
			python_names_hold(&state->names.bound, name));
	if (!state->names.keeps || tree_is(ts_node_parent(call), "decorator") ||
		!(named || tree_is(function, "subscript") || tree_is(function, "call")))
		return;
	python_wrap(walk, function, 'v', python_call_site(walk, call, "call"));
}

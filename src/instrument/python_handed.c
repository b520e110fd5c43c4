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
static struct span costly(const struct instrument_walk *walk, TSNode node)
{
	static const char *const functions[] = {"sorted", "sum", "min", "max", "any", "all"};
	struct span name = python_span(walk, node);
	if (python_is(node, "attribute")) {
		name = python_span(walk, python_field(node, "attribute"));
		return python_table_asks(name, true) ? name : (struct span){"", 0};
	}
	for (size_t i = 0; i < ARRAY_LEN(functions) && python_is(node, "identifier"); i++) {
		if (python_span_is(name, functions[i]))
			return name;
	}
	return (struct span){"", 0};
}

static bool is_shadowed(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node)
{
	TSNode object = python_is(node, "attribute") ? python_field(node, "object") : node;
	const struct names *names =
		python_is(node, "attribute") ? &state->names.modules : &state->names.bound;
	return python_names_hold(names, python_span(walk, object));
}

static bool is_one_of(struct span name, const char *const *names, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (python_span_is(name, names[i]))
			return true;
	}
	return false;
}

/* The library's functions that call what they get. */
static bool calls_back(
	const struct instrument_walk *walk, const struct python_state *state, TSNode arguments)
{
	static const char *const builtins[] = {"sorted", "min", "max", "map", "filter", "reduce"};
	static const char *const methods[] = {"sort", "nlargest", "nsmallest", "groupby", "starmap",
		"reduce", "takewhile", "dropwhile", "merge", "insort", "bisect"};
	TSNode function = python_field(ts_node_parent(arguments), "function");
	if (python_is(function, "identifier"))
		return is_one_of(python_span(walk, function), builtins, ARRAY_LEN(builtins)) &&
			!python_names_hold(&state->names.bound, python_span(walk, function));
	TSNode name = python_field(function, "attribute");
	return is_one_of(python_span(walk, name), methods, ARRAY_LEN(methods));
}

/* Is the argument a callback: the key, or what map and its kin are given first? */
static bool is_callback(const struct instrument_walk *walk, const struct python_state *state,
	TSNode arguments, TSNode argument)
{
	if (!calls_back(walk, state, arguments))
		return false;
	if (python_is(argument, "keyword_argument"))
		return python_span_is(python_span(walk, python_field(argument, "name")), "key");
	TSNode function = python_field(ts_node_parent(arguments), "function");
	static const char *const keyed[] = {"sorted", "min", "max", "sort"};
	return ts_node_eq(ts_node_named_child(arguments, 0), argument) &&
		!is_one_of(python_span(walk, function), keyed, ARRAY_LEN(keyed)) &&
		!python_is(function, "attribute");
}

static TSNode value_of(TSNode argument)
{
	return python_is(argument, "keyword_argument") ? python_field(argument, "value") : argument;
}

void python_probe_callbacks(
	struct instrument_walk *walk, struct python_state *state, TSNode arguments)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(arguments); i++) {
		TSNode argument = ts_node_named_child(arguments, i);
		TSNode value = value_of(argument);
		struct span name = costly(walk, value);
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
	if (python_is(parent, "argument_list"))
		return !is_callback(walk, state, parent, node);
	if (python_is(parent, "keyword_argument"))
		return !is_callback(walk, state, ts_node_parent(parent), parent);
	if (python_is(parent, "assignment"))
		return ts_node_eq(python_field(parent, "right"), node);
	if (python_is(parent, "pair") || python_is(parent, "default_parameter"))
		return ts_node_eq(python_field(parent, "value"), node);
	for (size_t i = 0; i < ARRAY_LEN(holders); i++) {
		if (python_is(parent, holders[i]))
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
	struct span name = costly(walk, node);
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
	TSNode function = python_field(call, "function");
	struct span name = python_span(walk, function);
	bool named = python_is(function, "identifier") &&
		!is_one_of(name, plain, ARRAY_LEN(plain)) &&
		python_span_same(python_meaning(&state->names, name), name) &&
		(!python_table_asks(name, false) || python_names_hold(&state->names.bound, name));
	if (!state->names.keeps || python_is(ts_node_parent(call), "decorator") ||
		!(named || python_is(function, "subscript") || python_is(function, "call")))
		return;
	python_wrap(walk, function, 'v', python_call_site(walk, call, "call"));
}

/*
 * What the names of a Python program stand for, as far as its text says it: which names of the
 * table the program gives a meaning of its own, what it imports under another name, and which names
 * are evidently sequences or numbers. `a + b` of numbers is most of what many programs do, so that
 * operators get a probe only where a name was seen in the part of a sequence: assigned from one,
 * given to len, cut, gone through, or asked for a sequence's methods.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "instrument/python.h"

static size_t evidence_slot(const struct python_names *names, struct text_part name, size_t scope)
{
	uint64_t hash = hash_bytes(HASH_START, &scope, sizeof scope);
	size_t slot = hash_bytes(hash, name.text, name.len) % names->evidence_cap;
	while (names->evidence[slot].says &&
		(names->evidence[slot].scope != scope ||
			!text_same(names->evidence[slot].name, name)))
		slot = (slot + 1) % names->evidence_cap;
	return slot;
}

static void grow_evidence(struct python_names *names)
{
	struct python_names grown = *names;
	grown.evidence_cap = names->evidence_cap ? names->evidence_cap * 2 : 64;
	grown.evidence = mem_array(grown.evidence_cap, sizeof *grown.evidence);
	for (size_t i = 0; i < names->evidence_cap; i++) {
		struct evidence *old = &names->evidence[i];
		if (old->says)
			grown.evidence[evidence_slot(&grown, old->name, old->scope)] = *old;
	}
	free(names->evidence);
	*names = grown;
}

static void say(struct python_names *names, struct text_part name, size_t scope, unsigned says)
{
	if (2 * (names->evidence_len + 1) > names->evidence_cap)
		grow_evidence(names);
	struct evidence *found = &names->evidence[evidence_slot(names, name, scope)];
	names->evidence_len += !found->says;
	*found = (struct evidence){name, scope, found->says | says};
}

static unsigned said(const struct python_names *names, struct text_part name, size_t scope)
{
	if (names->evidence_cap == 0)
		return 0;
	return names->evidence[evidence_slot(names, name, scope)].says;
}

/* An attribute is known by its text, in all of the file. */
unsigned python_says(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node)
{
	struct text_part name = tree_text(walk->source, node);
	if (tree_is(node, "attribute"))
		return said(&state->names, name, 0);
	if (!tree_is(node, "identifier"))
		return 0;
	size_t scope = python_scope(state);
	unsigned says = said(&state->names, name, scope);
	return says & ~(unsigned)SAYS_OUTER ? says : said(&state->names, name, 0);
}

bool python_is_local(
	const struct instrument_walk *walk, const struct python_state *state, TSNode name)
{
	size_t scope = python_scope(state);
	return scope != 0 && tree_is(name, "identifier") &&
		!(said(&state->names, tree_text(walk->source, name), scope) & SAYS_OUTER);
}

static void say_of(
	const struct instrument_walk *walk, struct python_state *state, TSNode node, unsigned says)
{
	if (tree_is(node, "identifier"))
		say(&state->names, tree_text(walk->source, node), python_scope(state), says);
	else if (tree_is(node, "attribute"))
		say(&state->names, tree_text(walk->source, node), 0, says);
}

static bool is_any(const char *const *kinds, size_t len, TSNode node)
{
	for (size_t i = 0; i < len; i++) {
		if (tree_is(node, kinds[i]))
			return true;
	}
	return false;
}

/* What a call's function gives, by its name. */
static unsigned call_says(
	const struct instrument_walk *walk, const struct python_state *state, TSNode call)
{
	static const char *const sequences[] = {"str", "list", "sorted", "tuple", "input", "repr",
		"bytes", "bytearray", "bin", "hex", "set", "frozenset"};
	static const char *const numbers[] = {"len", "int", "float", "abs", "ord", "round"};
	static const char *const methods[] = {"split", "rsplit", "splitlines", "join", "read",
		"readline", "readlines", "replace", "strip", "lstrip", "rstrip", "lower", "upper",
		"format", "union", "intersection", "difference", "symmetric_difference", "zfill",
		"ljust", "rjust", "encode", "decode", "translate"};
	TSNode function = tree_field(call, "function");
	struct text_part name = tree_text(walk->source, function);
	if (tree_is(function, "attribute")) {
		struct text_part method =
			tree_text(walk->source, tree_field(function, "attribute"));
		return text_is_any(method, methods, ARRAY_LEN(methods)) ? SAYS_SEQUENCE : 0;
	}
	if (python_names_hold(&state->names.bound, name))
		return 0;
	if (text_is_any(name, sequences, ARRAY_LEN(sequences)))
		return SAYS_SEQUENCE;
	return text_is_any(name, numbers, ARRAY_LEN(numbers)) ? SAYS_NUMBER : 0;
}

static unsigned operator_says(const struct instrument_walk *walk, const struct python_state *state,
	TSNode node, int depth)
{
	struct text_part operator= tree_text(walk->source, tree_field(node, "operator"));
	TSNode left = tree_field(node, "left");
	unsigned first = python_form_says(walk, state, left, depth + 1);
	if (text_is(operator, "%") && (first & SAYS_SEQUENCE))
		return SAYS_SEQUENCE;
	if (text_is(operator, "/") || text_is(operator, "//") || text_is(operator, "%") ||
		text_is(operator, "**") || text_is(operator, "<<") || text_is(operator, ">>"))
		return SAYS_NUMBER;
	unsigned both = first | python_form_says(walk, state, tree_field(node, "right"), depth + 1);
	return both & SAYS_SEQUENCE ? SAYS_SEQUENCE : both;
}

/* What an expression is by its own form, and by the names in it as far as they are known. */
unsigned python_form_says(const struct instrument_walk *walk, const struct python_state *state,
	TSNode node, int depth)
{
	static const char *const sequences[] = {"string", "concatenated_string", "list", "tuple",
		"list_comprehension", "set", "set_comprehension", "expression_list", "dictionary",
		"dictionary_comprehension"};
	static const char *const numbers[] = {"integer", "float", "true", "false", "unary_operator",
		"comparison_operator", "not_operator"};
	enum { DEPTH = 8 };
	if (depth > DEPTH)
		return 0;
	while (tree_is(node, "parenthesized_expression"))
		node = ts_node_named_child(node, 0);
	if (is_any(sequences, ARRAY_LEN(sequences), node))
		return SAYS_SEQUENCE;
	if (is_any(numbers, ARRAY_LEN(numbers), node))
		return SAYS_NUMBER;
	if (tree_is(node, "call"))
		return call_says(walk, state, node);
	if (tree_is(node, "subscript"))
		return tree_is(tree_field(node, "subscript"), "slice") ? SAYS_SEQUENCE : 0;
	if (tree_is(node, "binary_operator"))
		return operator_says(walk, state, node, depth);
	return python_says(walk, state, node) & ~(unsigned)SAYS_OUTER;
}

bool python_is_sized(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node)
{
	return python_form_says(walk, state, node, 0) & SAYS_SEQUENCE;
}

/* `a, b = "", 0` is two assignments. */
static void see_assignment(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	TSNode left = tree_field(node, "left");
	TSNode right = tree_field(node, "right");
	uint32_t len = ts_node_named_child_count(left);
	if (tree_is(left, "pattern_list") && tree_is(right, "expression_list") &&
		ts_node_named_child_count(right) == len) {
		for (uint32_t i = 0; i < len; i++)
			say_of(walk, state, ts_node_named_child(left, i),
				python_form_says(walk, state, ts_node_named_child(right, i), 0));
		return;
	}
	unsigned says = python_form_says(walk, state, right, 0);
	if (says)
		say_of(walk, state, left, says);
}

static void see_augmented(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	unsigned says = python_form_says(walk, state, tree_field(node, "right"), 0);
	if (says)
		say_of(walk, state, tree_field(node, "left"), says);
}

static void see_loop(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	TSNode right = tree_field(node, "right");
	TSNode function = tree_field(right, "function");
	say_of(walk, state, right, SAYS_SEQUENCE);
	if (tree_is(right, "call") && text_is(tree_text(walk->source, function), "range"))
		say_of(walk, state, tree_field(node, "left"), SAYS_NUMBER);
}

static void see_call(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	static const char *const methods[] = {"append", "extend", "insert", "sort", "add", "update",
		"join", "split", "strip", "replace", "startswith", "endswith", "find", "lower",
		"upper", "union", "index", "count", "isdigit", "isalpha"};
	TSNode function = tree_field(node, "function");
	TSNode arguments = tree_field(node, "arguments");
	if (tree_is(function, "attribute")) {
		struct text_part name = tree_text(walk->source, tree_field(function, "attribute"));
		if (text_is_any(name, methods, ARRAY_LEN(methods)))
			say_of(walk, state, tree_field(function, "object"), SAYS_SEQUENCE);
	} else if (text_is(tree_text(walk->source, function), "len") &&
		ts_node_named_child_count(arguments) == 1) {
		say_of(walk, state, ts_node_named_child(arguments, 0), SAYS_SEQUENCE);
	}
}

static void see_subscript(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	if (tree_is(tree_field(node, "subscript"), "slice"))
		say_of(walk, state, tree_field(node, "value"), SAYS_SEQUENCE);
}

/* `x in xs`, `x == 0` */
static void see_comparison(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	TSNode left = ts_node_child(node, 0);
	TSNode right = ts_node_child(node, 2);
	if (ts_node_child_count(node) != 3)
		return;
	const char *operator= ts_node_type(ts_node_child(node, 1));
	if (strcmp(operator, "in") == 0 || strcmp(operator, "not in") == 0)
		say_of(walk, state, right, SAYS_SEQUENCE);
	else if (tree_is(right, "integer") || tree_is(right, "float"))
		say_of(walk, state, left, SAYS_NUMBER);
	else if (tree_is(left, "integer") || tree_is(left, "float"))
		say_of(walk, state, right, SAYS_NUMBER);
}

static void see_operator(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	struct text_part operator= tree_text(walk->source, tree_field(node, "operator"));
	if (!text_is(operator, "/") && !text_is(operator, "//") && !text_is(operator, "**"))
		return;
	say_of(walk, state, tree_field(node, "left"), SAYS_NUMBER);
	say_of(walk, state, tree_field(node, "right"), SAYS_NUMBER);
}

static void see_outer(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
		say_of(walk, state, ts_node_named_child(node, i), SAYS_OUTER);
}

/* `from heapq import heappush as push` */
static void see_alias(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	struct aliases *aliases = &state->names.aliases;
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode child = ts_node_named_child(node, i);
		TSNode alias = tree_field(child, "alias");
		if (!tree_is(child, "aliased_import") || ts_node_is_null(alias))
			continue;
		aliases->items = mem_grow(
			aliases->items, aliases->len, &aliases->cap, sizeof *aliases->items);
		aliases->items[aliases->len++] = (struct alias){tree_text(walk->source, alias),
			tree_text(walk->source, tree_field(child, "name"))};
	}
}

struct text_part python_meaning(const struct python_names *names, struct text_part name)
{
	for (size_t i = 0; i < names->aliases.len; i++) {
		if (text_same(names->aliases.items[i].name, name))
			return names->aliases.items[i].means;
	}
	return name;
}

static const struct {
	const char *kind;
	void (*see)(struct instrument_walk *walk, struct python_state *state, TSNode node);
} seen[] = {{"assignment", see_assignment}, {"augmented_assignment", see_augmented},
	{"for_statement", see_loop}, {"for_in_clause", see_loop}, {"call", see_call},
	{"subscript", see_subscript}, {"comparison_operator", see_comparison},
	{"binary_operator", see_operator}, {"global_statement", see_outer},
	{"nonlocal_statement", see_outer}, {"import_from_statement", see_alias}};

void python_note_evidence(struct python_state *state, struct instrument_walk *walk, TSNode node)
{
	for (size_t i = 0; i < ARRAY_LEN(seen); i++) {
		if (tree_is(node, seen[i].kind))
			seen[i].see(walk, state, node);
	}
}

/* Functions are entered and left as the walk goes from left to right. */
void python_enter(struct python_state *state, TSNode node)
{
	size_t start = ts_node_start_byte(node);
	while (state->scopes_len > 0 && state->scopes[state->scopes_len - 1].end <= start)
		state->scopes_len--;
	bool function = tree_is(node, "function_definition");
	if (!function && !tree_is(node, "class_definition"))
		return;
	state->scopes = mem_grow(
		state->scopes, state->scopes_len, &state->scopes_cap, sizeof *state->scopes);
	/* Names of a class's body are looked up like a module's. */
	state->scopes[state->scopes_len++] =
		(struct scope){function ? start + 1 : 0, ts_node_end_byte(node)};
}

size_t python_scope(const struct python_state *state)
{
	return state->scopes_len ? state->scopes[state->scopes_len - 1].id : 0;
}

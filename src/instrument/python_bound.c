/*
 * The names that a program gives a meaning of its own, for which no row of the table holds.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/python.h"

bool python_names_hold(const struct names *names, struct text_part name)
{
	for (size_t i = 0; i < names->len; i++) {
		if (text_same(names->items[i], name))
			return true;
	}
	return false;
}

static void note(struct names *names, struct text_part name)
{
	if (python_names_hold(names, name))
		return;
	names->items = mem_grow(names->items, names->len, &names->cap, sizeof *names->items);
	names->items[names->len++] = name;
}

/* Of the many names that a program binds only those matter that the table or a gap knows. */
static void note_bound(
	struct python_names *names, const struct instrument_walk *walk, struct text_part name)
{
	if (ask_function(&walk->asks, (struct text_part){0}, name) || text_is(name, "eval") ||
		text_is(name, "exec") || text_is(name, "str"))
		note(&names->bound, name);
}

static void note_target(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	static const char *const holders[] = {"pattern_list", "tuple_pattern", "list_pattern",
		"list_splat_pattern", "dictionary_splat_pattern", "expression_list",
		"as_pattern_target", "default_parameter", "typed_parameter",
		"typed_default_parameter", "parameters", "lambda_parameters"};
	if (tree_is(node, "identifier"))
		note_bound(names, walk, tree_text(walk->source, node));
	for (size_t i = 0; i < ARRAY_LEN(holders); i++) {
		if (!tree_is(node, holders[i]))
			continue;
		for (uint32_t j = 0; j < ts_node_named_child_count(node); j++)
			note_target(names, walk, ts_node_named_child(node, j));
	}
}

static void note_import(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode child = ts_node_named_child(node, i);
		TSNode alias = tree_field(child, "alias");
		note(&names->modules,
			tree_text(walk->source,
				ts_node_is_null(alias) ? ts_node_named_child(child, 0) : alias));
	}
}

static const struct {
	const char *kind, *field;
} binders[] = {{"function_definition", "name"}, {"function_definition", "parameters"},
	{"class_definition", "name"}, {"lambda", "parameters"}, {"assignment", "left"},
	{"augmented_assignment", "left"}, {"for_statement", "left"}, {"for_in_clause", "left"},
	{"named_expression", "name"}, {"as_pattern", "alias"}, {"aliased_import", "alias"}};

/* Names of the counters themselves: _acp, _an, _ak1, … */
static bool is_counters(struct text_part name)
{
	if (text_is(name, "_an") || text_is(name, "_acp"))
		return true;
	if (name.len < 4 || memcmp(name.text, "_a", 2) != 0 || !strchr("kqabcdefrvs", name.text[2]))
		return false;
	for (size_t i = 3; i < name.len; i++) {
		if (!isdigit((unsigned char)name.text[i]))
			return false;
	}
	return true;
}

void python_note_names(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	if (tree_is(node, "identifier") && is_counters(tree_text(walk->source, node)))
		names->taken = true;
	if (tree_is(node, "import_statement"))
		note_import(names, walk, node);
	for (size_t i = 0; i < ARRAY_LEN(binders); i++) {
		if (tree_is(node, binders[i].kind))
			note_target(names, walk, tree_field(node, binders[i].field));
	}
}

void python_names_done(struct python_names *names)
{
	free(names->bound.items);
	free(names->modules.items);
	free(names->aliases.items);
	free(names->evidence);
	*names = (struct python_names){0};
}

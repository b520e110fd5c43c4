#include "instrument/unknown.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/table.h"

struct walk {
	const struct source *source;
	void (*found)(void *context, const struct unknown_call *call);
	void *context;
	struct ask_table asks;
	struct text_part *defined; /* sorted once all are there */
	size_t len, cap;
};

/* Whatever gets a value in the program may be a function of its own: that is counted. */
static const struct {
	enum lang_id lang;
	const char *type, *field;
} definers[] = {
	{LANG_PYTHON, "function_definition", "name"},
	{LANG_PYTHON, "class_definition", "name"},
	{LANG_PYTHON, "assignment", "left"},
	{LANG_PYTHON, "named_expression", "name"},
	{LANG_PYTHON, "for_statement", "left"},
	{LANG_PYTHON, "for_in_clause", "left"},
	{LANG_PYTHON, "default_parameter", "name"},
	{LANG_JAVASCRIPT, "function_declaration", "name"},
	{LANG_JAVASCRIPT, "generator_function_declaration", "name"},
	{LANG_JAVASCRIPT, "class_declaration", "name"},
	{LANG_JAVASCRIPT, "method_definition", "name"},
	{LANG_JAVASCRIPT, "variable_declarator", "name"},
	{LANG_JAVASCRIPT, "assignment_expression", "left"},
	{LANG_JAVASCRIPT, "field_definition", "property"},
	{LANG_JAVASCRIPT, "pair", "key"},
};

/* Of `a.b.c` the c. */
static TSNode last_part(TSNode node)
{
	if (tree_is(node, "attribute"))
		return tree_field(node, "attribute");
	return tree_is(node, "member_expression") ? tree_field(node, "property") : node;
}

static void define(struct walk *walk, TSNode node)
{
	struct text_part name = tree_text(walk->source, last_part(node));
	if (name.len == 0)
		return;
	walk->defined = mem_grow(walk->defined, walk->len, &walk->cap, sizeof *walk->defined);
	walk->defined[walk->len++] = name;
}

/* `const { a, b } = require('x')` and `import` bring in what others wrote. */
static bool is_import(const struct walk *walk, TSNode node)
{
	TSNode value = tree_field(node, "value");
	return tree_is(value, "call_expression") &&
		text_is(tree_text(walk->source, tree_field(value, "function")), "require");
}

static bool note_definitions(void *context, TSNode node, unsigned depth)
{
	struct walk *walk = context;
	(void)depth;
	bool parameters = tree_is(node, "parameters") || tree_is(node, "lambda_parameters") ||
		tree_is(node, "formal_parameters");
	for (uint32_t i = 0; parameters && i < ts_node_named_child_count(node); i++)
		define(walk, ts_node_named_child(node, i));
	if (tree_is(node, "arrow_function"))
		define(walk, tree_field(node, "parameter"));
	for (size_t i = 0; i < ARRAY_LEN(definers); i++) {
		if (definers[i].lang == walk->source->lang->id && tree_is(node, definers[i].type) &&
			!is_import(walk, node))
			define(walk, tree_field(node, definers[i].field));
	}
	return true;
}

/* What costs the same whatever it gets, or is no cost of its own. */
static bool is_harmless(struct text_part name)
{
	static const char *const names[] = {"print", "len", "range", "int", "float", "str", "abs",
		"isinstance", "input", "ord", "chr", "bool", "type", "id", "hash", "super", "iter",
		"next", "zip", "map", "filter", "enumerate", "log", "Number", "String", "require",
		"parseInt", "parseFloat", "floor", "ceil", "round", "sqrt", "min", "max", "push",
		"append", "then", "charCodeAt", "charAt", "Symbol", "Error", "Boolean", "BigInt"};
	return text_is_any(name, names, ARRAY_LEN(names));
}

static void note_call(struct walk *walk, TSNode node)
{
	TSNode function =
		tree_field(node, tree_is(node, "new_expression") ? "constructor" : "function");
	TSNode last = last_part(function);
	bool named = tree_is(last, "identifier") || tree_is(last, "property_identifier");
	struct text_part name = tree_text(walk->source, last);
	if (!named || name.len == 0 || is_harmless(name) || ask_knows(&walk->asks, name) ||
		(walk->len > 0 &&
			bsearch(&name, walk->defined, walk->len, sizeof name, text_order)))
		return;
	struct text_part whole = tree_text(walk->source, function);
	const void *line_end = memchr(whole.text, '\n', whole.len);
	const struct unknown_call call = {.line = tree_line(last),
		.start = ts_node_start_byte(node),
		.name = line_end ? name.text : whole.text,
		.name_len = line_end ? name.len : whole.len};
	walk->found(walk->context, &call);
}

static bool note_calls(void *context, TSNode node, unsigned depth)
{
	(void)depth;
	if (tree_is(node, "call") || tree_is(node, "call_expression") ||
		tree_is(node, "new_expression"))
		note_call(context, node);
	return true;
}

void unknown_calls(const struct source *source,
	void (*found)(void *context, const struct unknown_call *call), void *context)
{
	struct walk walk = {.source = source, .found = found, .context = context};
	ask_table_load(&walk.asks, source->lang);
	tree_each(source, note_definitions, &walk);
	if (walk.len > 0)
		qsort(walk.defined, walk.len, sizeof *walk.defined, text_order);
	tree_each(source, note_calls, &walk);
	ask_table_done(&walk.asks);
	free(walk.defined);
}

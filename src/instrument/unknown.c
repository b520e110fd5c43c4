#include "instrument/unknown.h"

#include <stdlib.h>
#include <string.h>
#include <tree_sitter/api.h>

#include "base/mem.h"

extern const char costs_python[];
extern const size_t costs_python_len;
extern const char costs_javascript[];
extern const size_t costs_javascript_len;

struct word {
	const char *text;
	size_t len;
};

struct walk {
	const struct source *source;
	void (*found)(void *context, const struct unknown_call *call);
	void *context;
	struct word *defined; /* sorted once all are there */
	size_t len, cap;
};

static bool is(TSNode node, const char *type)
{
	return !ts_node_is_null(node) && strcmp(ts_node_type(node), type) == 0;
}

static TSNode field(TSNode node, const char *name)
{
	return ts_node_child_by_field_name(node, name, (uint32_t)strlen(name));
}

static struct word word_of(const struct walk *walk, TSNode node)
{
	if (ts_node_is_null(node))
		return (struct word){"", 0};
	size_t start = ts_node_start_byte(node);
	return (struct word){walk->source->text + start, ts_node_end_byte(node) - start};
}

static int by_text(const void *left, const void *right)
{
	const struct word *a = left;
	const struct word *b = right;
	size_t common = a->len < b->len ? a->len : b->len;
	int order = memcmp(a->text, b->text, common);
	return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

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
	if (is(node, "attribute"))
		return field(node, "attribute");
	return is(node, "member_expression") ? field(node, "property") : node;
}

static void define(struct walk *walk, TSNode node)
{
	struct word name = word_of(walk, last_part(node));
	if (name.len == 0)
		return;
	walk->defined = mem_grow(walk->defined, walk->len, &walk->cap, sizeof *walk->defined);
	walk->defined[walk->len++] = name;
}

/* `const { a, b } = require('x')` and `import` bring in what others wrote. */
static bool is_import(const struct walk *walk, TSNode node)
{
	TSNode value = field(node, "value");
	return is(value, "call_expression") && is(field(value, "function"), "identifier") &&
		word_of(walk, field(value, "function")).len == 7 &&
		memcmp(word_of(walk, field(value, "function")).text, "require", 7) == 0;
}

static void note_definitions(struct walk *walk, TSNode node)
{
	bool parameters = is(node, "parameters") || is(node, "lambda_parameters") ||
		is(node, "formal_parameters");
	for (uint32_t i = 0; parameters && i < ts_node_named_child_count(node); i++)
		define(walk, ts_node_named_child(node, i));
	if (is(node, "arrow_function"))
		define(walk, field(node, "parameter"));
	for (size_t i = 0; i < ARRAY_LEN(definers); i++) {
		if (definers[i].lang == walk->source->lang->id && is(node, definers[i].type) &&
			!is_import(walk, node))
			define(walk, field(node, definers[i].field));
	}
}

/* Any row of that name, whatever its type. */
static bool table_has(const struct source *source, struct word name)
{
	bool python = source->lang->id == LANG_PYTHON;
	const char *at = python ? costs_python : costs_javascript;
	const char *end = at + (python ? costs_python_len : costs_javascript_len);
	while (at < end) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		const char *stop = feed ? feed : end;
		const char *tab = memchr(at, '\t', (size_t)(stop - at));
		const char *row = tab ? tab + 1 : stop;
		const char *next = memchr(row, '\t', (size_t)(stop - row));
		if (next && *at != '#') {
			/* "console.log", "pop.at": one of the parts is what is called. */
			const char *hit = memmem(row, (size_t)(next - row), name.text, name.len);
			bool starts = hit && (hit == row || hit[-1] == '.');
			bool ends = hit && (hit + name.len == next || hit[name.len] == '.');
			if (starts && ends)
				return true;
		}
		at = stop + 1;
	}
	return false;
}

/* What costs the same whatever it gets, or is no cost of its own. */
static bool is_harmless(struct word name)
{
	static const char *const names[] = {"print", "len", "range", "int", "float", "str", "abs",
		"isinstance", "input", "ord", "chr", "bool", "type", "id", "hash", "super", "iter",
		"next", "zip", "map", "filter", "enumerate", "log", "Number", "String", "require",
		"parseInt", "parseFloat", "floor", "ceil", "round", "sqrt", "min", "max", "push",
		"append", "then", "charCodeAt", "charAt", "Symbol", "Error", "Boolean", "BigInt"};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strlen(names[i]) == name.len && memcmp(names[i], name.text, name.len) == 0)
			return true;
	}
	return false;
}

static void note_call(struct walk *walk, TSNode node)
{
	TSNode function = field(node, is(node, "new_expression") ? "constructor" : "function");
	TSNode last = last_part(function);
	bool named = is(last, "identifier") || is(last, "property_identifier");
	struct word name = word_of(walk, last);
	if (!named || name.len == 0 || is_harmless(name) || table_has(walk->source, name) ||
		(walk->len > 0 && bsearch(&name, walk->defined, walk->len, sizeof name, by_text)))
		return;
	struct word whole = word_of(walk, function);
	const void *line_end = memchr(whole.text, '\n', whole.len);
	const struct unknown_call call = {.line = ts_node_start_point(last).row + 1,
		.start = ts_node_start_byte(node),
		.name = line_end ? name.text : whole.text,
		.name_len = line_end ? name.len : whole.len};
	walk->found(walk->context, &call);
}

static void note_calls(struct walk *walk, TSNode node)
{
	if (is(node, "call") || is(node, "call_expression") || is(node, "new_expression"))
		note_call(walk, node);
}

static void each_node(struct walk *walk, void (*see)(struct walk *walk, TSNode node))
{
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(walk->source->tree));
	for (bool more = true; more;) {
		see(walk, ts_tree_cursor_current_node(&cursor));
		if (ts_tree_cursor_goto_first_child(&cursor))
			continue;
		while (!(more = ts_tree_cursor_goto_next_sibling(&cursor))) {
			if (!ts_tree_cursor_goto_parent(&cursor))
				break;
		}
	}
	ts_tree_cursor_delete(&cursor);
}

void unknown_calls(const struct source *source,
	void (*found)(void *context, const struct unknown_call *call), void *context)
{
	struct walk walk = {.source = source, .found = found, .context = context};
	each_node(&walk, note_definitions);
	if (walk.len > 0)
		qsort(walk.defined, walk.len, sizeof *walk.defined, by_text);
	each_node(&walk, note_calls);
	free(walk.defined);
}

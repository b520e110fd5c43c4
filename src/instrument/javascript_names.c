/*
 * What the names of a program mean, as far as its probes ask: which globals it defines itself,
 * which names are methods of the library, which texts grow by +=, which names are looked up.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/javascript.h"

/* Globals whose calls are probed, unless the program defines the name itself. */
static const char *const roots[] = {"Object", "Array", "JSON", "Promise", "console", "Reflect",
	"Set", "Map", "Buffer", "structuredClone", "encodeURIComponent", "decodeURIComponent",
	"encodeURI", "decodeURI", "btoa", "atob", "Int8Array", "Uint8Array", "Uint8ClampedArray",
	"Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array",
	"BigInt64Array", "BigUint64Array"};
_Static_assert(ARRAY_LEN(roots) <= 64, "a bit a root");

static int root_of(const struct javascript *javascript, TSNode name)
{
	for (size_t i = 0; i < ARRAY_LEN(roots); i++)
		if (javascript_reads(javascript, name, roots[i]))
			return (int)i;
	return -1;
}

bool javascript_is_global(const struct javascript *javascript, TSNode node)
{
	int root = tree_is(node, "identifier") ? root_of(javascript, node) : -1;
	return root >= 0 && !(javascript->names.shadowed >> root & 1);
}

/* Where a name in a child position makes it the program's own; `field` NULL: any child. */
static const struct {
	const char *type, *field;
} definitions[] = {
	{"variable_declarator", "name"},
	{"function_declaration", "name"},
	{"generator_function_declaration", "name"},
	{"class_declaration", "name"},
	{"formal_parameters", NULL},
	{"arrow_function", "parameter"},
	{"assignment_expression", "left"},
	{"assignment_pattern", "left"},
	{"object_assignment_pattern", "left"},
	{"pair_pattern", "value"},
	{"array_pattern", NULL},
	{"rest_pattern", NULL},
	{"catch_clause", "parameter"},
	{"for_in_statement", "left"},
	{"import_specifier", NULL},
	{"import_clause", NULL},
	{"namespace_import", NULL},
};

static void shadow(struct javascript *javascript, TSNode name)
{
	int root = tree_is(name, "identifier") ||
			tree_is(name, "shorthand_property_identifier_pattern")
		? root_of(javascript, name)
		: -1;
	if (root >= 0)
		javascript->names.shadowed |= (uint64_t)1 << root;
}

static void note_definitions(struct javascript *javascript, TSNode node, const char *type)
{
	if (strcmp(type, "shorthand_property_identifier_pattern") == 0)
		shadow(javascript, node);
	for (size_t i = 0; i < ARRAY_LEN(definitions); i++) {
		if (strcmp(definitions[i].type, type) != 0)
			continue;
		if (definitions[i].field) {
			shadow(javascript, tree_field(node, definitions[i].field));
			continue;
		}
		uint32_t count = ts_node_named_child_count(node);
		for (uint32_t child = 0; child < count; child++)
			shadow(javascript, ts_node_named_child(node, child));
	}
}

/* _ac and the probes' names: _a and a letter. */
static bool is_own_name(const struct javascript *javascript, TSNode node, const char *type)
{
	struct text_part name = javascript_text(javascript, node);
	return name.len == 3 && name.text[0] == '_' && name.text[1] == 'a' &&
		strchr("abcdefghklmnopqrstvwxy", name.text[2]) && strstr(type, "identifier") &&
		strcmp(type, "property_identifier") != 0;
}

/* A name that another function has is another text; what `this` has is the same in all of them. */
static void note_grown(struct javascript *javascript, TSNode left)
{
	struct javascript_names *names = &javascript->names;
	bool member = tree_is(left, "member_expression");
	if (!member && !tree_is(left, "identifier"))
		return;
	struct javascript_grown grown = {
		.text = javascript_text(javascript, left), .end = SIZE_MAX};
	if (!member && names->scopes_len > 0) {
		grown.start = names->scopes[names->scopes_len - 1].start;
		grown.end = names->scopes[names->scopes_len - 1].end;
	}
	for (size_t i = names->grown_len; i-- > 0;)
		if (names->grown[i].start == grown.start && names->grown[i].end == grown.end &&
			text_same(names->grown[i].text, grown.text))
			return;
	names->grown =
		mem_grow(names->grown, names->grown_len, &names->grown_cap, sizeof *names->grown);
	names->grown[names->grown_len++] = grown;
}

/* text += x */
static void note_augmented(struct javascript *javascript, TSNode node)
{
	TSNode operator= ts_node_child_by_field_name(node, "operator", 8);
	if (javascript_reads(javascript, operator, "+="))
		note_grown(javascript, tree_field(node, "left"));
}

/* text = text + x, text = x + text */
static void note_assignment(struct javascript *javascript, TSNode node)
{
	TSNode left = tree_field(node, "left");
	TSNode sum = tree_field(node, "right");
	struct text_part text = javascript_text(javascript, left);
	if (!tree_is(sum, "binary_expression") ||
		!javascript_reads(javascript, ts_node_child_by_field_name(sum, "operator", 8), "+"))
		return;
	if (text_same(text, javascript_text(javascript, tree_field(sum, "left"))) ||
		text_same(text, javascript_text(javascript, tree_field(sum, "right"))))
		note_grown(javascript, left);
}

struct javascript_grown *javascript_grown_at(struct javascript *javascript, TSNode text)
{
	struct javascript_names *names = &javascript->names;
	bool named = tree_is(text, "identifier") || tree_is(text, "member_expression");
	size_t at = ts_node_start_byte(text);
	for (size_t i = 0; named && i < names->grown_len; i++)
		if (names->grown[i].start <= at && at < names->grown[i].end &&
			text_same(names->grown[i].text, javascript_text(javascript, text)))
			return &names->grown[i];
	return NULL;
}

static void note_alias(struct javascript *javascript, TSNode name, TSNode method, bool bound)
{
	struct javascript_names *names = &javascript->names;
	struct text_part text = javascript_text(javascript, method);
	if (!ask_method(&javascript->walk->asks, text))
		return;
	names->aliases = mem_grow(
		names->aliases, names->aliases_len, &names->aliases_cap, sizeof *names->aliases);
	names->aliases[names->aliases_len++] =
		(struct javascript_alias){javascript_text(javascript, name), text, bound};
}

/* const { sort, join: glue } = Array.prototype */
static void note_picked(struct javascript *javascript, TSNode pattern)
{
	uint32_t count = ts_node_named_child_count(pattern);
	for (uint32_t i = 0; i < count; i++) {
		TSNode child = ts_node_named_child(pattern, i);
		if (tree_is(child, "shorthand_property_identifier_pattern"))
			note_alias(javascript, child, child, false);
		else if (tree_is(child, "pair_pattern") &&
			tree_is(tree_field(child, "value"), "identifier"))
			note_alias(javascript, tree_field(child, "value"), tree_field(child, "key"),
				false);
	}
}

/* const sort = Array.prototype.sort, const has = xs.includes.bind(xs) */
static void note_declared(struct javascript *javascript, TSNode node)
{
	TSNode name = tree_field(node, "name");
	TSNode value = tree_field(node, "value");
	TSNode function = tree_field(value, "function");
	TSNode property = tree_field(value, "property");
	if (tree_is(name, "object_pattern")) {
		if (tree_is(value, "member_expression") &&
			javascript_reads(javascript, property, "prototype"))
			note_picked(javascript, name);
	} else if (!tree_is(name, "identifier")) {
		return;
	} else if (tree_is(value, "member_expression")) {
		note_alias(javascript, name, property, false);
	} else if (tree_is(value, "call_expression") && tree_is(function, "member_expression") &&
		javascript_reads(javascript, tree_field(function, "property"), "bind")) {
		TSNode method = tree_field(function, "object");
		if (tree_is(method, "member_expression"))
			note_alias(javascript, name, tree_field(method, "property"), true);
	}
}

const struct javascript_alias *javascript_alias_of(
	const struct javascript *javascript, TSNode identifier)
{
	const struct javascript_names *names = &javascript->names;
	struct text_part text = javascript_text(javascript, identifier);
	for (size_t i = 0; tree_is(identifier, "identifier") && i < names->aliases_len; i++)
		if (text_same(names->aliases[i].name, text))
			return &names->aliases[i];
	return NULL;
}

static void note_key(struct javascript *javascript, TSNode node)
{
	struct javascript_names *names = &javascript->names;
	if (!tree_is(node, "identifier"))
		return;
	names->keys = mem_grow(names->keys, names->keys_len, &names->keys_cap, sizeof *names->keys);
	names->keys[names->keys_len++] = javascript_text(javascript, node);
}

bool javascript_is_key(const struct javascript *javascript, TSNode name)
{
	const struct javascript_names *names = &javascript->names;
	struct text_part text = javascript_text(javascript, name);
	return names->keys_len > 0 && tree_is(name, "identifier") &&
		bsearch(&text, names->keys, names->keys_len, sizeof text, text_order);
}

void javascript_names_settle(struct javascript_names *names)
{
	if (names->keys_len > 0)
		qsort(names->keys, names->keys_len, sizeof *names->keys, text_order);
}

static bool is_literal(TSNode node)
{
	return tree_is(node, "string") || tree_is(node, "number") || tree_is(node, "undefined") ||
		tree_is(node, "null");
}

bool javascript_compares(const struct javascript *javascript, TSNode binary)
{
	static const char *const operators[] = {"===", "!==", "==", "!=", "<", ">", "<=", ">="};
	TSNode operator= ts_node_child_by_field_name(binary, "operator", 8);
	for (size_t i = 0; i < ARRAY_LEN(operators); i++)
		if (javascript_reads(javascript, operator, operators[i]))
			return !is_literal(tree_field(binary, "left")) &&
				!is_literal(tree_field(binary, "right"));
	return false;
}

/* What reads all letters of its first argument. */
bool javascript_looks_up(const struct javascript *javascript, TSNode call)
{
	static const char *const names[] = {
		"has", "get", "set", "add", "delete", "includes", "indexOf"};
	TSNode function = tree_field(call, "function");
	TSNode property = tree_field(function, "property");
	for (size_t i = 0; tree_is(function, "member_expression") && i < ARRAY_LEN(names); i++)
		if (javascript_reads(javascript, property, names[i]))
			return true;
	return false;
}

static void note_keys(struct javascript *javascript, TSNode node, const char *type)
{
	if (strcmp(type, "subscript_expression") == 0) {
		note_key(javascript, tree_field(node, "index"));
	} else if (strcmp(type, "binary_expression") == 0) {
		if (!javascript_compares(javascript, node))
			return;
		note_key(javascript, tree_field(node, "left"));
		note_key(javascript, tree_field(node, "right"));
	} else if (strcmp(type, "call_expression") == 0 && javascript_looks_up(javascript, node)) {
		note_key(javascript, javascript_argument(tree_field(node, "arguments"), 0));
	}
}

static void note_scope(struct javascript_names *names, TSNode node, const char *type)
{
	static const char *const types[] = {"arrow_function", "function_declaration",
		"function_expression", "generator_function", "generator_function_declaration",
		"method_definition"};
	while (names->scopes_len > 0 &&
		names->scopes[names->scopes_len - 1].end <= ts_node_start_byte(node))
		names->scopes_len--;
	for (size_t i = 0; i < ARRAY_LEN(types); i++) {
		if (strcmp(types[i], type) != 0)
			continue;
		names->scopes = mem_grow(names->scopes, names->scopes_len, &names->scopes_cap,
			sizeof *names->scopes);
		names->scopes[names->scopes_len++] =
			(struct javascript_scope){ts_node_start_byte(node), ts_node_end_byte(node)};
	}
}

bool javascript_note_names(void *context, TSNode node, unsigned depth)
{
	struct javascript *javascript = context;
	(void)depth;
	const char *type = ts_node_type(node);
	javascript->names.taken |= is_own_name(javascript, node, type);
	note_scope(&javascript->names, node, type);
	note_definitions(javascript, node, type);
	note_keys(javascript, node, type);
	if (strcmp(type, "regex") == 0)
		javascript->names.goes_back |= javascript_goes_back(javascript, node);
	if (strcmp(type, "augmented_assignment_expression") == 0)
		note_augmented(javascript, node);
	else if (strcmp(type, "assignment_expression") == 0)
		note_assignment(javascript, node);
	else if (strcmp(type, "variable_declarator") == 0)
		note_declared(javascript, node);
	return ts_node_is_named(node);
}

void javascript_names_done(struct javascript_names *names)
{
	free(names->grown);
	free(names->aliases);
	free(names->keys);
	free(names->scopes);
	*names = (struct javascript_names){0};
}

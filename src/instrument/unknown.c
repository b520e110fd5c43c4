#include "instrument/unknown.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/backtrack.h"
#include "instrument/javascript.h"
#include "instrument/table.h"
#include "instrument/unknown_names.h"

struct walk {
	const struct source *source;
	unsigned module;
	void (*found)(void *context, const struct unknown_call *call);
	void *context;
	struct ask_table asks;
	struct unknown_names names;
};

/* What costs the same whatever it gets, or is no cost of its own. */
static bool is_harmless(struct text_part name)
{
	static const char *const names[] = {"print", "len", "range", "int", "float", "str", "abs",
		"isinstance", "input", "ord", "chr", "bool", "type", "id", "hash", "super", "iter",
		"next", "zip", "map", "filter", "enumerate", "log", "Number", "String", "require",
		"parseInt", "parseFloat", "floor", "ceil", "round", "sqrt", "min", "max", "push",
		"append", "then", "charCodeAt", "charAt", "Symbol", "Error", "Boolean", "BigInt",
		"abspath", "dirname", "basename", "exists"};
	return text_is_any(name, names, ARRAY_LEN(names));
}

static TSNode callee_of(TSNode call)
{
	return tree_field(call, tree_is(call, "new_expression") ? "constructor" : "function");
}

static bool is_plain(const struct walk *walk, TSNode node);

static bool all_plain(const struct walk *walk, TSNode node)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		if (!is_plain(walk, ts_node_named_child(node, i)))
			return false;
	}
	return true;
}

/* Something whose size is the source's own, or a function, whose calls are counted. */
static bool is_plain(const struct walk *walk, TSNode node)
{
	static const char *const types[] = {"integer", "float", "number", "true", "false", "none",
		"null", "undefined", "regex", "lambda", "arrow_function", "function_expression",
		"function", "comment", "escape_sequence", "string_start", "string_content",
		"string_end", "string_fragment"};
	static const char *const holders[] = {"string", "template_string", "list", "tuple", "array",
		"object", "dictionary", "pair", "unary_operator", "unary_expression",
		"concatenated_string"};
	static const char *const names[] = {"int", "str", "float", "bool", "list", "dict", "set",
		"tuple", "Number", "String", "Boolean"};
	struct text_part type = {ts_node_type(node), strlen(ts_node_type(node))};
	if (text_is_any(type, types, ARRAY_LEN(types)))
		return true;
	if (text_is(type, "keyword_argument"))
		return is_plain(walk, tree_field(node, "value"));
	if (text_is(type, "identifier")) {
		struct text_part name = tree_text(walk->source, node);
		return text_is_any(name, names, ARRAY_LEN(names)) ||
			part_list_has(&walk->names.functions, name);
	}
	if (text_is(type, "property_identifier"))
		return true;
	return text_is_any(type, holders, ARRAY_LEN(holders)) && all_plain(walk, node);
}

static void tell(struct walk *walk, TSNode node, TSNode named, bool pattern)
{
	struct text_part whole = tree_text(walk->source, named);
	struct text_part name = tree_text(walk->source, unknown_last_part(named));
	bool lines = memchr(whole.text, '\n', whole.len) != NULL;
	TSNode arguments = tree_field(node, "arguments");
	const struct unknown_call call = {.module = walk->module,
		.line = tree_line(unknown_last_part(named)),
		.start = ts_node_start_byte(node),
		.name = lines ? name.text : whole.text,
		.name_len = lines ? name.len : whole.len,
		.pattern = pattern,
		.takes = pattern || (!ts_node_is_null(arguments) && !all_plain(walk, arguments))};
	walk->found(walk->context, &call);
}

/* Between its quotes; empty: it is no string, or one that is put together. */
static struct text_part string_content(const struct walk *walk, TSNode node)
{
	struct text_part text = tree_text(walk->source, node);
	if (!tree_is(node, "string"))
		return (struct text_part){0};
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		if (tree_is(ts_node_named_child(node, i), "interpolation"))
			return (struct text_part){0};
	}
	size_t start = 0;
	while (start < text.len && text.text[start] != '"' && text.text[start] != '\'')
		start++;
	size_t quotes = text.len > start + 5 && text.text[start + 1] == text.text[start] &&
			text.text[start + 2] == text.text[start]
		? 3
		: 1;
	if (text.len < start + 2 * quotes)
		return (struct text_part){0};
	return (struct text_part){text.text + start + quotes, text.len - start - 2 * quotes};
}

/* The string that a name was given. */
struct given {
	const struct walk *walk;
	struct text_part name, text;
};

static bool look_for_string(void *context, TSNode node, unsigned depth)
{
	struct given *given = context;
	(void)depth;
	bool assigns = tree_is(node, "assignment");
	bool declares = tree_is(node, "variable_declarator");
	TSNode name = tree_field(node, assigns ? "left" : "name");
	if ((assigns || declares) && text_same(tree_text(given->walk->source, name), given->name))
		given->text =
			string_content(given->walk, tree_field(node, assigns ? "right" : "value"));
	return true;
}

/* May it go back, as far as it is known? What is made at run time may. */
static bool pattern_may(const struct walk *walk, TSNode pattern, bool searches)
{
	struct text_part text = string_content(walk, pattern);
	if (tree_is(pattern, "identifier")) {
		struct given given = {walk, tree_text(walk->source, pattern), {0}};
		tree_each(walk->source, look_for_string, &given);
		text = given.text;
	}
	if (text.len > 0)
		return backtrack_may(text, searches);
	/* "" is a pattern, too. */
	return !tree_is(pattern, "string") || tree_text(walk->source, pattern).len > 3;
}

/* Does the program search with what it compiles? */
static bool searches_somewhere(const struct walk *walk)
{
	static const char *const names[] = {
		".search(", ".sub(", ".subn(", ".findall(", ".finditer("};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (memmem(walk->source->text, walk->source->len, names[i], strlen(names[i])))
			return true;
	}
	return false;
}

/* re.match(PATTERN, …) and its kin; a compiled pattern is told where it is compiled. */
static bool matches_risky(const struct walk *walk, TSNode call)
{
	static const char *const whole[] = {"match", "fullmatch"};
	static const char *const searching[] = {
		"search", "findall", "finditer", "split", "sub", "subn"};
	TSNode callee = callee_of(call);
	TSNode pattern = ts_node_named_child(tree_field(call, "arguments"), 0);
	struct text_part name = tree_text(walk->source, unknown_last_part(callee));
	if (ts_node_is_null(pattern))
		return false;
	if (walk->source->lang->id == LANG_JAVASCRIPT)
		return text_is(name, "RegExp") && !tree_is(pattern, "regex") &&
			pattern_may(walk, pattern, true);
	if (!text_is(tree_text(walk->source, tree_field(callee, "object")), "re"))
		return false;
	if (text_is(name, "compile"))
		return pattern_may(walk, pattern, searches_somewhere(walk));
	if (text_is_any(name, whole, ARRAY_LEN(whole)))
		return pattern_may(walk, pattern, false);
	return text_is_any(name, searching, ARRAY_LEN(searching)) &&
		pattern_may(walk, pattern, true);
}

/* `np` of `np.linalg.norm(a)`, `array` of `array(xs)`. */
static bool is_foreign(const struct walk *walk, TSNode callee)
{
	while (tree_is(callee, "attribute") || tree_is(callee, "member_expression"))
		callee = tree_field(callee, "object");
	return tree_is(callee, "identifier") &&
		part_list_has(&walk->names.foreign, tree_text(walk->source, callee));
}

static bool is_known(const struct walk *walk, struct text_part name)
{
	return is_harmless(name) || ask_knows(&walk->asks, name) ||
		part_list_has(&walk->names.defined, name);
}

static void note_call(struct walk *walk, TSNode node)
{
	TSNode callee = callee_of(node);
	TSNode last = unknown_last_part(callee);
	struct text_part name = tree_text(walk->source, last);
	bool named = tree_is(last, "identifier") || tree_is(last, "property_identifier");
	if (!named || name.len == 0)
		return;
	bool pattern = matches_risky(walk, node);
	if (pattern || is_foreign(walk, callee) || !is_known(walk, name))
		tell(walk, node, callee, pattern);
}

static bool note_calls(void *context, TSNode node, unsigned depth)
{
	struct walk *walk = context;
	(void)depth;
	if (tree_is(node, "call") || tree_is(node, "call_expression") ||
		tree_is(node, "new_expression"))
		note_call(walk, node);
	if (tree_is(node, "regex") && !javascript_can_follow(walk->source, node) &&
		backtrack_may(tree_text(walk->source, tree_field(node, "pattern")), true))
		tell(walk, node, node, true);
	return true;
}

void unknown_calls(const struct source *source, const struct modules *modules,
	void (*found)(void *context, const struct unknown_call *call), void *context)
{
	struct walk walk = {.source = source, .found = found, .context = context};
	ask_table_load(&walk.asks, source->lang);
	unknown_names_find(source, modules, &walk.names);
	tree_each(source, note_calls, &walk);
	for (size_t i = 0; modules && i < modules->len; i++) {
		walk.source = &modules->items[i].source;
		walk.module = (unsigned)i + 1;
		if (walk.source->tree)
			tree_each(walk.source, note_calls, &walk);
	}
	unknown_names_done(&walk.names);
	ask_table_done(&walk.asks);
}

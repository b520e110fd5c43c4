/*
 * Counters in JavaScript: `_ac[3]++` at the start of loop bodies and functions. A body that is no
 * block becomes one, and an arrow function's expression the second half of a comma. The tree may be
 * very deep (minified text is), so the walk is a cursor's and not a recursion.
 */
#include "instrument/javascript.h"

#include <string.h>

#include "base/mem.h"

enum { NAME_MAX_BYTES = 120 };

bool javascript_is(TSNode node, const char *type)
{
	return !ts_node_is_null(node) && strcmp(ts_node_type(node), type) == 0;
}

/* A comment in front of a body has the body's field as well: it is not the body. */
TSNode javascript_field(TSNode node, const char *field)
{
	TSTreeCursor cursor = ts_tree_cursor_new(node);
	TSNode found = {0};
	for (bool more = ts_tree_cursor_goto_first_child(&cursor); more && ts_node_is_null(found);
		more = ts_tree_cursor_goto_next_sibling(&cursor)) {
		const char *name = ts_tree_cursor_current_field_name(&cursor);
		TSNode child = ts_tree_cursor_current_node(&cursor);
		if (name && strcmp(name, field) == 0 && !javascript_is(child, "comment"))
			found = child;
	}
	ts_tree_cursor_delete(&cursor);
	return found;
}

const char *javascript_text(const struct javascript *javascript, TSNode node, size_t *len)
{
	*len = ts_node_end_byte(node) - ts_node_start_byte(node);
	return javascript->walk->source->text + ts_node_start_byte(node);
}

bool javascript_reads(const struct javascript *javascript, TSNode node, const char *text)
{
	size_t len = 0;
	const char *found = javascript_text(javascript, node, &len);
	return len == strlen(text) && memcmp(found, text, len) == 0;
}

unsigned javascript_line(TSNode node)
{
	return ts_node_start_point(node).row + 1;
}

/* One that is computed may be long, or on several lines: then it is none. */
static bool is_plain_name(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)text[i] < ' ' || i == NAME_MAX_BYTES)
			return false;
	return true;
}

static size_t add_site(
	struct javascript *javascript, enum site_kind kind, TSNode node, const TSNode *name)
{
	size_t len = 0;
	const char *text = name ? javascript_text(javascript, *name, &len) : NULL;
	if (text && !is_plain_name(text, len))
		text = NULL;
	return instrument_add_site(javascript->walk, kind, ts_node_start_byte(node),
		ts_node_end_byte(node), javascript_line(node), text, len);
}

/* A statement without its semicolon reaches over the comment behind it: `while (a) b // c`. What is
 * put behind such a statement must not end up in the comment. */
static size_t end_of(TSNode node)
{
	for (;;) {
		uint32_t count = ts_node_child_count(node);
		while (count > 0 && javascript_is(ts_node_child(node, count - 1), "comment"))
			count--;
		if (count == 0)
			return ts_node_end_byte(node);
		node = ts_node_child(node, count - 1);
	}
}

static bool is_directive(TSNode statement)
{
	return javascript_is(statement, "expression_statement") &&
		javascript_is(ts_node_named_child(statement, 0), "string");
}

/* After the directives: in front of 'use strict' a counter would make it an idle string. */
static void count_function_block(struct javascript *javascript, TSNode body, size_t site)
{
	const char *text = javascript->walk->source->text;
	size_t at = ts_node_start_byte(body) + 1;
	uint32_t count = ts_node_named_child_count(body);
	for (uint32_t i = 0; i < count; i++) {
		TSNode child = ts_node_named_child(body, i);
		if (javascript_is(child, "comment"))
			continue;
		if (!is_directive(child))
			break;
		at = end_of(child);
	}
	bool open = text[at - 1] != '{' && text[at - 1] != ';'; /* a directive without its ';' */
	insert_at(&javascript->walk->insertions, at, "%s_ac[%zu]++;", open ? ";" : "", site);
}

static void count_statement(struct javascript *javascript, TSNode body, size_t site)
{
	struct insertions *insertions = &javascript->walk->insertions;
	size_t start = ts_node_start_byte(body);
	if (javascript_is(body, "statement_block"))
		insert_at(insertions, start + 1, "_ac[%zu]++;", site);
	else
		insert_around(insertions, start, end_of(body), "}", "{_ac[%zu]++;", site);
}

static bool enter_loop(struct javascript *javascript, TSNode node)
{
	TSNode body = javascript_field(node, "body");
	if (!ts_node_is_null(body))
		count_statement(javascript, body, add_site(javascript, SITE_LOOP, node, NULL));
	return true;
}

static const TSNode *name_of(struct javascript *javascript, TSNode node, TSNode *name)
{
	*name = javascript_field(node, "name");
	if (!ts_node_is_null(*name))
		return name;
	return javascript->named == node.id ? &javascript->name : NULL;
}

static bool enter_function(struct javascript *javascript, TSNode node)
{
	TSNode name;
	const TSNode *named = name_of(javascript, node, &name);
	TSNode body = javascript_field(node, "body");
	if (ts_node_is_null(body))
		return true;
	bool block = javascript_is(body, "statement_block");
	size_t site = add_site(javascript, block ? SITE_FUNCTION : SITE_LAMBDA, node, named);
	if (block)
		count_function_block(javascript, body, site);
	else
		insert_around(&javascript->walk->insertions, ts_node_start_byte(body), end_of(body),
			"))", "(_ac[%zu]++,(", site);
	return true;
}

/* A function is called what it is assigned to: `exports.sum = () => 1` is sum. */
static bool bind(struct javascript *javascript, TSNode node, const char *name, const char *value)
{
	TSNode function = javascript_field(node, value);
	TSNode target = javascript_field(node, name);
	if (javascript_is(target, "member_expression"))
		target = javascript_field(target, "property");
	if (ts_node_is_null(function) || ts_node_is_null(target))
		return true;
	javascript->named = function.id;
	javascript->name = target;
	return true;
}

static bool enter_declarator(struct javascript *javascript, TSNode node)
{
	javascript_probe_rest(javascript, node);
	return bind(javascript, node, "name", "value");
}

static bool enter_assignment(struct javascript *javascript, TSNode node)
{
	return bind(javascript, node, "left", "right");
}

static bool enter_pair(struct javascript *javascript, TSNode node)
{
	return bind(javascript, node, "key", "value");
}

static bool enter_field(struct javascript *javascript, TSNode node)
{
	return bind(javascript, node, "property", "value");
}

/* Its object would be asked for the counters' name, and may answer. */
static bool enter_with(struct javascript *javascript, TSNode node)
{
	instrument_add_gap(javascript->walk, javascript_line(node), "inside 'with'");
	return false;
}

/* Its syntax has room for names and calls only, and node takes none yet. */
static bool enter_decorator(struct javascript *javascript, TSNode node)
{
	instrument_add_gap(javascript->walk, javascript_line(node), "a decorator");
	return false;
}

static const struct {
	const char *type;
	bool (*enter)(struct javascript *javascript, TSNode node); /* false: not its children */
} rules[] = {
	{"array", javascript_probe_array},
	{"arrow_function", enter_function},
	{"assignment_expression", enter_assignment},
	{"call_expression", javascript_probe_call},
	{"decorator", enter_decorator},
	{"do_statement", enter_loop},
	{"field_definition", enter_field},
	{"for_in_statement", enter_loop},
	{"for_statement", enter_loop},
	{"function_declaration", enter_function},
	{"function_expression", enter_function},
	{"generator_function", enter_function},
	{"generator_function_declaration", enter_function},
	{"method_definition", enter_function},
	{"new_expression", javascript_probe_new},
	{"pair", enter_pair},
	{"spread_element", javascript_probe_spread},
	{"variable_declarator", enter_declarator},
	{"while_statement", enter_loop},
	{"with_statement", enter_with},
};

static bool enter(struct javascript *javascript, TSNode node)
{
	if (!ts_node_is_named(node))
		return false;
	const char *type = ts_node_type(node);
	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (strcmp(rules[i].type, type) == 0)
			return rules[i].enter(javascript, node);
	return true;
}

static void each_node(struct javascript *javascript, bool (*visit)(struct javascript *, TSNode))
{
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(javascript->walk->source->tree));
	bool more = true;
	while (more) {
		bool down = visit(javascript, ts_tree_cursor_current_node(&cursor));
		if (down && ts_tree_cursor_goto_first_child(&cursor))
			continue;
		while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
			more = ts_tree_cursor_goto_parent(&cursor);
			if (!more)
				break;
		}
	}
	ts_tree_cursor_delete(&cursor);
}

void instrument_javascript(struct instrument_walk *walk)
{
	struct javascript javascript = {.walk = walk};
	each_node(&javascript, javascript_find_shadows);
	if (javascript.taken)
		instrument_add_gap(walk, 1, "has names that counting needs");
	else
		each_node(&javascript, enter);
}

/*
 * Counters in JavaScript: `_ac[3]++` at the start of loop bodies and functions. A body that is no
 * block becomes one, and an arrow function's expression the second half of a comma. The tree may be
 * very deep (minified text is), so the walk is a cursor's and not a recursion.
 */
#include "instrument/javascript.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { NAME_MAX_BYTES = 120 };

struct text_part javascript_text(const struct javascript *javascript, TSNode node)
{
	return tree_text(javascript->walk->source, node);
}

bool javascript_reads(const struct javascript *javascript, TSNode node, const char *text)
{
	return text_is(javascript_text(javascript, node), text);
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
	struct text_part text = {0};
	if (name)
		text = javascript_text(javascript, *name);
	if (text.text && !is_plain_name(text.text, text.len))
		text.text = NULL;
	return instrument_add_site(javascript->walk, kind, ts_node_start_byte(node),
		ts_node_end_byte(node), tree_line(node), text.text, text.len);
}

/* A statement without its semicolon reaches over the comment behind it: `while (a) b // c`. What is
 * put behind such a statement must not end up in the comment. */
static size_t end_of(TSNode node)
{
	for (;;) {
		uint32_t count = ts_node_child_count(node);
		while (count > 0 && tree_is(ts_node_child(node, count - 1), "comment"))
			count--;
		if (count == 0)
			return ts_node_end_byte(node);
		node = ts_node_child(node, count - 1);
	}
}

static bool is_directive(TSNode statement)
{
	return tree_is(statement, "expression_statement") &&
		tree_is(ts_node_named_child(statement, 0), "string");
}

enum { STEP_MAX = 40 };

/* The expression that a step is. */
static const char *print_step(
	const struct javascript *javascript, size_t site, char buffer[STEP_MAX])
{
	if (javascript->walk->steps)
		return "_ad()";
	snprintf(buffer, STEP_MAX, "_ac[%zu]++", site);
	return buffer;
}

/* After the directives: in front of 'use strict' a counter would make it an idle string. */
static void count_function_block(
	struct javascript *javascript, TSNode body, size_t site, const char *rests)
{
	const char *text = javascript->walk->source->text;
	size_t at = ts_node_start_byte(body) + 1;
	uint32_t count = ts_node_named_child_count(body);
	for (uint32_t i = 0; i < count; i++) {
		TSNode child = ts_node_named_child(body, i);
		if (tree_is(child, "comment"))
			continue;
		if (!is_directive(child))
			break;
		at = end_of(child);
	}
	bool open = text[at - 1] != '{' && text[at - 1] != ';'; /* a directive without its ';' */
	char step[STEP_MAX];
	insert_at(&javascript->walk->insertions, at, "%s%s;%s", open ? ";" : "",
		print_step(javascript, site, step), rests);
}

static void count_statement(struct javascript *javascript, TSNode body, size_t site)
{
	struct insertions *insertions = &javascript->walk->insertions;
	size_t start = ts_node_start_byte(body);
	char buffer[STEP_MAX];
	const char *step = print_step(javascript, site, buffer);
	if (tree_is(body, "statement_block"))
		insert_at(insertions, start + 1, "%s;", step);
	else
		insert_around(insertions, start, end_of(body), "}", "{%s;", step);
}

/* The block of `for (const [a, ...b] of xs) { let b }` has a b of its own: outside of it. */
static bool enter_loop(struct javascript *javascript, TSNode node)
{
	TSNode body = tree_field(node, "body");
	if (ts_node_is_null(body))
		return true;
	size_t site = add_site(javascript, SITE_LOOP, node, NULL);
	owned(str_done) struct str rests = {0};
	if (tree_is(node, "for_in_statement") && !javascript->walk->steps)
		javascript_rest_names(javascript, tree_field(node, "left"), ';', &rests);
	if (rests.len > 0)
		insert_around(&javascript->walk->insertions, ts_node_start_byte(body), end_of(body),
			"}", "{%s", str_text(&rests));
	count_statement(javascript, body, site);
	return true;
}

static const TSNode *name_of(struct javascript *javascript, TSNode node, TSNode *name)
{
	*name = tree_field(node, "name");
	if (!ts_node_is_null(*name))
		return name;
	return javascript->named == node.id ? &javascript->name : NULL;
}

static bool enter_function(struct javascript *javascript, TSNode node)
{
	TSNode name;
	const TSNode *named = name_of(javascript, node, &name);
	TSNode body = tree_field(node, "body");
	if (ts_node_is_null(body))
		return true;
	bool block = tree_is(body, "statement_block");
	char step[STEP_MAX];
	size_t site = add_site(javascript, block ? SITE_FUNCTION : SITE_LAMBDA, node, named);
	owned(str_done) struct str rests = {0};
	if (!javascript->walk->steps)
		javascript_rest_names(
			javascript, tree_field(node, "parameters"), block ? ';' : ',', &rests);
	if (block)
		count_function_block(javascript, body, site, str_text(&rests));
	else
		insert_around(&javascript->walk->insertions, ts_node_start_byte(body), end_of(body),
			"))", "(%s,%s(", print_step(javascript, site, step), str_text(&rests));
	return true;
}

/* A function is called what it is assigned to: `exports.sum = () => 1` is sum. */
static bool bind(struct javascript *javascript, TSNode node, const char *name, const char *value)
{
	TSNode function = tree_field(node, value);
	TSNode target = tree_field(node, name);
	if (tree_is(target, "member_expression"))
		target = tree_field(target, "property");
	if (ts_node_is_null(function) || ts_node_is_null(target))
		return true;
	javascript->named = function.id;
	javascript->name = target;
	return true;
}

static bool enter_declarator(struct javascript *javascript, TSNode node)
{
	javascript_probe_rest(
		javascript, node, tree_field(node, "name"), tree_field(node, "value"));
	return bind(javascript, node, "name", "value");
}

static bool enter_assignment(struct javascript *javascript, TSNode node)
{
	javascript_probe_rest(
		javascript, node, tree_field(node, "left"), tree_field(node, "right"));
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
	instrument_add_gap(javascript->walk, tree_line(node), "inside 'with'");
	return false;
}

/* Its syntax has room for names and calls only, and node takes none yet. */
static bool enter_decorator(struct javascript *javascript, TSNode node)
{
	instrument_add_gap(javascript->walk, tree_line(node), "a decorator");
	return false;
}

static const struct {
	const char *type;
	bool (*enter)(struct javascript *javascript, TSNode node); /* false: not its children */
	bool probes; /* what it puts in is no step */
} rules[] = {
	{"array", javascript_probe_array, true},
	{"arrow_function", enter_function},
	{"assignment_expression", enter_assignment, true},
	{"call_expression", javascript_probe_call, true},
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
	{"new_expression", javascript_probe_new, true},
	{"pair", enter_pair},
	{"regex", javascript_probe_regex, true},
	{"spread_element", javascript_probe_spread, true},
	{"subscript_expression", javascript_probe_subscript, true},
	{"variable_declarator", enter_declarator, true},
	{"while_statement", enter_loop},
	{"with_statement", enter_with},
	{"yield_expression", javascript_probe_yield, true},
};

static bool enter(void *context, TSNode node, unsigned depth)
{
	struct javascript *javascript = context;
	(void)depth;
	if (!ts_node_is_named(node))
		return false;
	const char *type = ts_node_type(node);
	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (strcmp(rules[i].type, type) == 0)
			return (rules[i].probes && javascript->walk->steps) ||
				rules[i].enter(javascript, node);
	return true;
}

void instrument_javascript(struct instrument_walk *walk)
{
	struct javascript javascript = {.walk = walk};
	tree_each(walk->source, javascript_note_names, &javascript);
	javascript_names_settle(&javascript.names);
	if (javascript.names.taken)
		instrument_add_gap(walk, 1, "has names that counting needs");
	else
		tree_each(walk->source, enter, &javascript);
	javascript_names_done(&javascript.names);
}

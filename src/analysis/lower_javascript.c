#include <stdlib.h>
#include <string.h>

#include "analysis/lower.h"
#include "base/mem.h"

static bool is_function(TSNode node)
{
	return lower_is(node, "arrow_function") || lower_is(node, "function_expression") ||
		lower_is(node, "generator_function");
}

/* A function is called what it is assigned to. */
static struct shape *lower_value(struct lower *lower, TSNode value, const struct shape *target)
{
	if (is_function(value) && (target->kind == SHAPE_NAME || target->kind == SHAPE_FIELD))
		lower->pending_name = target->name;
	return lower_node(lower, value);
}

static struct shape *lower_assignment(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *target = lower_field(lower, node, "left");
	return lower_pair(lower, SHAPE_ASSIGN, node, target,
		lower_value(lower, lower_child(node, "right"), target));
}

/* The key of a property in an object pattern; "": none that is plain. */
static const char *key_taken(struct lower *lower, TSNode entry)
{
	if (lower_is(entry, "object_assignment_pattern"))
		return key_taken(lower, lower_child(entry, "left"));
	if (lower_is(entry, "pair_pattern"))
		entry = lower_child(entry, "key");
	bool plain = lower_is(entry, "shorthand_property_identifier_pattern") ||
		lower_is(entry, "property_identifier");
	return plain ? lower_text(lower, entry) : "";
}

/* const { items, size: count } = this, as if it were this.items and this.size; NULL: another form. */
static struct shape *fields_taken(struct lower *lower, TSNode pattern, TSNode value)
{
	if (!lower_is(pattern, "object_pattern") ||
		!(lower_is(value, "this") || lower_is(value, "identifier")))
		return NULL;
	enum { FIELDS_MAX = 64 };
	uint32_t len = ts_node_named_child_count(pattern);
	if (len > FIELDS_MAX)
		return NULL;
	struct shape *fields = lower_make(lower, SHAPE_TUPLE, value, len);
	for (uint32_t i = 0; i < len; i++) {
		const char *key = key_taken(lower, ts_node_named_child(pattern, i));
		if (!*key)
			return NULL;
		struct shape *field = lower_make(lower, SHAPE_FIELD, value, 1);
		field->name = key;
		field->kids[0] = lower_node(lower, value);
		fields->kids[i] = field;
	}
	return len > 0 ? fields : NULL;
}

static struct shape *lower_declarator(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *target = lower_field(lower, node, "name");
	TSNode value = lower_child(node, "value");
	if (ts_node_is_null(value)) {
		struct shape *empty = lower_pair(
			lower, SHAPE_ASSIGN, node, target, lower_leaf(lower, node, SHAPE_NULL));
		empty->flags = SHAPE_DECLARES;
		return empty;
	}
	struct shape *right = fields_taken(lower, lower_child(node, "name"), value);
	if (!right)
		right = lower_value(lower, value, target);
	struct shape *shape = lower_pair(lower, SHAPE_ASSIGN, node, target, right);
	shape->flags = SHAPE_DECLARES;
	return shape;
}

static struct shape *lower_augmented(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_pair(lower, SHAPE_AUGMENT, node,
		lower_field(lower, node, "left"), lower_field(lower, node, "right"));
	shape->op = (unsigned char)lower_op(lower_text(lower, lower_child(node, "operator")));
	return shape;
}

static struct shape *lower_update(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *by = lower_leaf(lower, node, SHAPE_NUMBER);
	by->number = 1;
	struct shape *shape =
		lower_pair(lower, SHAPE_AUGMENT, node, lower_field(lower, node, "argument"), by);
	bool down = lower_is(lower_child(node, "operator"), "--");
	shape->op = down ? OP_SUB : OP_ADD;
	return shape;
}

static struct shape *make_while(struct lower *lower, TSNode node, struct shape *condition,
	struct shape *body, struct shape *update)
{
	struct shape *loop = lower_make(lower, SHAPE_WHILE, node, 3);
	loop->kids[0] = condition;
	loop->kids[1] = body;
	loop->kids[2] = update;
	return loop;
}

static struct shape *lower_body(struct lower *lower, TSNode node)
{
	bool outer = lower->in_switch;
	lower->in_switch = false;
	struct shape *body = lower_field(lower, node, "body");
	lower->in_switch = outer;
	return body;
}

static struct shape *lower_for(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *start = lower_field(lower, node, "initializer");
	TSNode condition = lower_child(node, "condition");
	struct shape *test = ts_node_is_null(condition) || !ts_node_is_named(condition)
		? lower_leaf(lower, node, SHAPE_NONE)
		: lower_node(lower, condition);
	struct shape *body = lower_body(lower, node);
	struct shape *update = lower_field(lower, node, "increment");
	return lower_pair(
		lower, SHAPE_BLOCK, node, start, make_while(lower, node, test, body, update));
}

static struct shape *lower_for_in(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *loop = lower_make(lower, SHAPE_EACH, node, 3);
	loop->kids[0] = lower_field(lower, node, "left");
	loop->kids[1] = lower_field(lower, node, "right");
	loop->kids[2] = lower_body(lower, node);
	if (lower_is(lower_child(node, "operator"), "in"))
		loop->flags = SHAPE_KEYS;
	return loop;
}

static struct shape *lower_while(struct lower *lower, TSNode node, int argument)
{
	struct shape *loop = make_while(lower, node, lower_field(lower, node, "condition"),
		lower_body(lower, node), lower_leaf(lower, node, SHAPE_NONE));
	loop->flags = (unsigned char)argument;
	return loop;
}

struct parts {
	struct shape **items;
	size_t len, cap;
};

static void add_part(struct parts *parts, struct shape *part)
{
	parts->items = mem_grow(parts->items, parts->len, &parts->cap, sizeof(struct shape *));
	parts->items[parts->len++] = part;
}

static struct shape *make_if(struct lower *lower, TSNode node, struct parts *parts)
{
	struct shape *shape = lower_make(lower, SHAPE_IF, node, (unsigned)parts->len);
	if (parts->len > 0)
		memcpy(shape->kids, parts->items, parts->len * sizeof(struct shape *));
	free(parts->items);
	return shape;
}

/* A chain of else-ifs becomes one flat SHAPE_IF, however long it is. */
static struct shape *lower_if(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct parts parts = {0};
	TSNode at = node;
	for (;;) {
		add_part(&parts, lower_field(lower, at, "condition"));
		add_part(&parts, lower_field(lower, at, "consequence"));
		TSNode alternative = lower_child(at, "alternative");
		if (ts_node_is_null(alternative))
			break;
		TSNode inner = ts_node_named_child(alternative, 0);
		if (!lower_is(inner, "if_statement")) {
			add_part(&parts, lower_inner(lower, alternative, 0));
			break;
		}
		at = inner;
	}
	return make_if(lower, node, &parts);
}

/* Each case is a branch; falling through only adds branches that were counted anyway. */
static struct shape *lower_switch(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct parts parts = {0};
	TSNode child;
	TSNode body = lower_child(node, "body");
	bool outer = lower->in_switch;
	lower->in_switch = true;
	struct lower_walk walk = lower_begin(body, true);
	while (lower_next(&walk, &child, NULL)) {
		add_part(&parts,
			parts.len == 0 ? lower_field(lower, node, "value")
				       : lower_leaf(lower, node, SHAPE_NONE));
		add_part(&parts, lower_children(lower, child, SHAPE_BLOCK));
	}
	lower_end(&walk);
	lower->in_switch = outer;
	return make_if(lower, node, &parts);
}

/* `break` inside a switch ends the switch and not the loop around it. */
static struct shape *lower_break(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	return lower_leaf(lower, node, lower->in_switch ? SHAPE_NONE : SHAPE_BREAK);
}

static void add_param(struct lower *lower, struct shape_function *function, TSNode node)
{
	struct shape_param *param = lower_add_param(lower, function);
	if (lower_is(node, "assignment_pattern")) {
		param->fallback = lower_field(lower, node, "right");
		node = lower_child(node, "left");
	}
	if (lower_is(node, "rest_pattern")) {
		param->rest = true;
		node = ts_node_named_child(node, 0);
	}
	if (lower_is(node, "identifier"))
		param->name = lower_text(lower, node);
	else if (!ts_node_is_null(node))
		param->fallback = lower_node(lower, node);
}

static void add_params(struct lower *lower, struct shape_function *function, TSNode node)
{
	TSNode single = lower_child(node, "parameter");
	TSNode params = lower_child(node, "parameters");
	if (!ts_node_is_null(single))
		add_param(lower, function, single);
	if (ts_node_is_null(params))
		return;
	TSNode child;
	struct lower_walk walk = lower_begin(params, true);
	while (lower_next(&walk, &child, NULL))
		add_param(lower, function, child);
	lower_end(&walk);
}

/* get length() { … } */
static bool is_getter(TSNode node)
{
	TSNode child;
	bool getter = false;
	struct lower_walk walk = lower_begin(node, false);
	while (!getter && lower_next(&walk, &child, NULL) && !ts_node_is_named(child))
		getter = lower_is(child, "get");
	lower_end(&walk);
	return getter;
}

static struct shape *lower_function(struct lower *lower, TSNode node, int method)
{
	TSNode name_node = lower_child(node, "name");
	const char *name =
		ts_node_is_null(name_node) ? lower->pending_name : lower_text(lower, name_node);
	const char *class_name = lower->class_name;
	if (!method)
		lower->class_name = NULL;
	struct shape_function *function = lower_open(lower, node, name);
	function->getter = method && is_getter(node);
	function->generator = strncmp(ts_node_type(node), "generator", 9) == 0;
	lower->class_name = NULL;
	add_params(lower, function, node);
	TSNode body_node = lower_child(node, "body");
	function->body = lower_body(lower, node);
	if (!lower_is(body_node, "statement_block")) {
		struct shape *result = lower_make(lower, SHAPE_RETURN, node, 1);
		result->kids[0] = function->body;
		function->body = result;
	}
	lower->class_name = class_name;
	return lower_close(lower, node, function);
}

static struct shape *lower_field_definition(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	TSNode value = lower_child(node, "value");
	struct shape *target = lower_make(lower, SHAPE_NAME, node, 0);
	target->name = lower_text(lower, lower_child(node, "property"));
	if (is_function(value)) {
		lower->pending_name = target->name;
		return lower_function(lower, value, 1);
	}
	return lower_node(lower, value);
}

/* A pair of an object literal is its value; a function there is called as its key. */
static struct shape *lower_pair_value(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	TSNode value = lower_child(node, "value");
	if (is_function(value))
		lower->pending_name = lower_text(lower, lower_child(node, "key"));
	return lower_node(lower, value);
}

static struct shape *make_call(struct lower *lower, TSNode node, const char *name,
	struct shape *receiver, const struct shape *arguments)
{
	struct shape *call = lower_make(lower, SHAPE_CALL, node, 1 + arguments->len);
	call->name = name;
	call->kids[0] = receiver;
	if (arguments->len > 0)
		memcpy(call->kids + 1, arguments->kids, arguments->len * sizeof(struct shape *));
	return call;
}

static struct shape *lower_member(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	const char *property = lower_text(lower, lower_child(node, "property"));
	struct shape *object = lower_field(lower, node, "object");
	if (strcmp(property, "length") == 0 || strcmp(property, "size") == 0) {
		struct shape list = {.len = 1, .kids = &object};
		return make_call(lower, node, arena_name(lower->arena, "len", 3),
			lower_leaf(lower, node, SHAPE_NONE), &list);
	}
	struct shape *shape = lower_make(lower, SHAPE_FIELD, node, 1);
	shape->kids[0] = object;
	shape->name = property;
	return shape;
}

static struct shape *lower_call(struct lower *lower, TSNode node, int flags)
{
	TSNode callee = lower_child(node, flags & SHAPE_NEW ? "constructor" : "function");
	TSNode arguments_node = lower_child(node, "arguments");
	struct shape *arguments = ts_node_is_null(arguments_node)
		? lower_leaf(lower, node, SHAPE_TUPLE)
		: lower_children(lower, arguments_node, SHAPE_TUPLE);
	struct shape *receiver = lower_leaf(lower, node, SHAPE_NONE);
	const char *name = NULL;
	if (lower_is(callee, "identifier")) {
		name = lower_text(lower, callee);
	} else if (lower_is(callee, "member_expression")) {
		name = lower_text(lower, lower_child(callee, "property"));
		receiver = lower_field(lower, callee, "object");
	} else {
		receiver = lower_node(lower, callee);
	}
	struct shape *call = make_call(lower, node, name, receiver, arguments);
	call->flags = (unsigned char)flags;
	return call;
}

static struct shape *lower_subscript(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	return lower_pair(lower, SHAPE_INDEX, node, lower_field(lower, node, "object"),
		lower_field(lower, node, "index"));
}

static struct shape *lower_binary(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_pair(lower, SHAPE_BINARY, node,
		lower_field(lower, node, "left"), lower_field(lower, node, "right"));
	shape->op = (unsigned char)lower_op(ts_node_type(lower_child(node, "operator")));
	/* `in` asks an object for a key; no JavaScript operator searches a list. */
	if (shape->op == OP_IN)
		shape->op = OP_NONE;
	return shape;
}

static struct shape *lower_unary(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	bool negation = lower_is(lower_child(node, "operator"), "!");
	struct shape *shape = lower_make(lower, SHAPE_UNARY, node, 1);
	shape->kids[0] = lower_field(lower, node, "argument");
	shape->op = negation ? OP_NOT : OP_NEGATE;
	if (lower_is(lower_child(node, "operator"), "-") && shape->kids[0]->kind == SHAPE_NUMBER) {
		shape->kids[0]->number = -shape->kids[0]->number;
		return shape->kids[0];
	}
	return shape;
}

static struct shape *lower_yield(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_children(lower, node, SHAPE_OTHER);
	if (lower->function && strncmp(lower_text(lower, node), "yield*", 6) == 0) {
		lower->function->delegates = true;
		lower_delegated(lower, node, shape);
	}
	return shape;
}

static struct shape *lower_ternary(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_make(lower, SHAPE_CHOICE, node, 3);
	shape->kids[0] = lower_field(lower, node, "condition");
	shape->kids[1] = lower_field(lower, node, "consequence");
	shape->kids[2] = lower_field(lower, node, "alternative");
	return shape;
}

/* Its text between the slashes is its name. */
static struct shape *lower_regex(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_leaf(lower, node, SHAPE_REGEX);
	shape->name = lower_text(lower, lower_child(node, "pattern"));
	return shape;
}

static const struct lower_row rows[] = {
	{"program", lower_children, SHAPE_BLOCK},
	{"statement_block", lower_children, SHAPE_BLOCK},
	{"class_body", lower_children, SHAPE_BLOCK},
	{"variable_declaration", lower_inner, 0},
	{"lexical_declaration", lower_inner, 0},
	{"expression_statement", lower_inner, 0},
	{"parenthesized_expression", lower_inner, 0},
	{"sequence_expression", lower_children, SHAPE_BLOCK},
	{"await_expression", lower_inner, 0},
	{"yield_expression", lower_yield, 0},
	{"export_statement", lower_inner, 0},
	{"template_substitution", lower_inner, 0},
	{"computed_property_name", lower_inner, 0},
	{"variable_declarator", lower_declarator, 0},
	{"assignment_expression", lower_assignment, 0},
	{"augmented_assignment_expression", lower_augmented, 0},
	{"update_expression", lower_update, 0},
	{"for_statement", lower_for, 0},
	{"for_in_statement", lower_for_in, 0},
	{"while_statement", lower_while, 0},
	{"do_statement", lower_while, SHAPE_POST_TEST},
	{"if_statement", lower_if, 0},
	{"switch_statement", lower_switch, 0},
	{"function_declaration", lower_function, 0},
	{"generator_function_declaration", lower_function, 0},
	{"function_expression", lower_function, 0},
	{"generator_function", lower_function, 0},
	{"arrow_function", lower_function, 0},
	{"method_definition", lower_function, 1},
	{"class_declaration", lower_class, 0},
	{"class", lower_class, 0},
	{"field_definition", lower_field_definition, 0},
	{"pair", lower_pair_value, 0},
	{"return_statement", lower_children, SHAPE_RETURN},
	{"throw_statement", lower_children, SHAPE_RAISE},
	{"break_statement", lower_break, 0},
	{"continue_statement", lower_leaf, SHAPE_CONTINUE},
	{"empty_statement", lower_leaf, SHAPE_NONE},
	{"import_statement", lower_leaf, SHAPE_NONE},
	{"comment", lower_leaf, SHAPE_NONE},
	{"call_expression", lower_call, 0},
	{"new_expression", lower_call, SHAPE_NEW},
	{"member_expression", lower_member, 0},
	{"subscript_expression", lower_subscript, 0},
	{"binary_expression", lower_binary, 0},
	{"unary_expression", lower_unary, 0},
	{"ternary_expression", lower_ternary, 0},
	{"array", lower_children, SHAPE_LIST},
	{"object", lower_children, SHAPE_DICT},
	{"array_pattern", lower_children, SHAPE_TUPLE},
	{"object_pattern", lower_children, SHAPE_TUPLE},
	{"spread_element", lower_children, SHAPE_SPREAD},
	{"rest_pattern", lower_children, SHAPE_SPREAD},
	{"assignment_pattern", lower_assignment, 0},
	{"object_assignment_pattern", lower_assignment, 0},
	{"pair_pattern", lower_pair_value, 0},
	{"null", lower_leaf, SHAPE_NULL},
	{"undefined", lower_leaf, SHAPE_NULL},
	{"identifier", lower_name, 0},
	{"shorthand_property_identifier", lower_name, 0},
	{"shorthand_property_identifier_pattern", lower_name, 0},
	{"this", lower_name, 0},
	{"super", lower_name, 0},
	{"number", lower_number, 0},
	{"true", lower_leaf, SHAPE_NUMBER},
	{"false", lower_leaf, SHAPE_NUMBER},
	{"string", lower_string, 0},
	{"template_string", lower_string, 0},
	{"regex", lower_regex, 0},
};
const struct lower_table lower_javascript = {rows, ARRAY_LEN(rows)};

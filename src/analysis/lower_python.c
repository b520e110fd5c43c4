#include <stdlib.h>
#include <string.h>

#include "analysis/lower.h"
#include "base/mem.h"

static struct shape *lower_assignment(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	TSNode right = lower_child(node, "right");
	if (ts_node_is_null(right))
		return lower_leaf(lower, node, SHAPE_NONE);
	struct shape *target = lower_field(lower, node, "left");
	if (target->kind == SHAPE_NAME && lower_is(right, "lambda"))
		lower->pending_name = target->name;
	return lower_pair(lower, SHAPE_ASSIGN, node, target, lower_node(lower, right));
}

static struct shape *lower_named(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	return lower_pair(lower, SHAPE_ASSIGN, node, lower_field(lower, node, "name"),
		lower_field(lower, node, "value"));
}

static struct shape *lower_augmented(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_pair(lower, SHAPE_AUGMENT, node,
		lower_field(lower, node, "left"), lower_field(lower, node, "right"));
	shape->op = (unsigned char)lower_op(lower_text(lower, lower_child(node, "operator")));
	return shape;
}

/* for/while … else: the else part runs at most once, after the loop. */
static struct shape *with_alternative(struct lower *lower, TSNode node, struct shape *loop)
{
	TSNode alternative = lower_child(node, "alternative");
	if (ts_node_is_null(alternative))
		return loop;
	return lower_pair(lower, SHAPE_BLOCK, node, loop, lower_node(lower, alternative));
}

static struct shape *lower_for(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *loop = lower_make(lower, SHAPE_EACH, node, 3);
	loop->kids[0] = lower_field(lower, node, "left");
	loop->kids[1] = lower_field(lower, node, "right");
	loop->kids[2] = lower_field(lower, node, "body");
	return with_alternative(lower, node, loop);
}

static struct shape *lower_while(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *loop = lower_make(lower, SHAPE_WHILE, node, 3);
	loop->kids[0] = lower_field(lower, node, "condition");
	loop->kids[1] = lower_field(lower, node, "body");
	loop->kids[2] = lower_leaf(lower, node, SHAPE_NONE);
	return with_alternative(lower, node, loop);
}

/* The parts come as fields of the statement and of its elif and else clauses, in order. */
static struct shape *lower_if(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape **parts = NULL;
	size_t len = 0;
	size_t cap = 0;
	TSNode child;
	const char *field = NULL;
	struct lower_walk walk = lower_begin(node, true);
	while (lower_next(&walk, &child, &field)) {
		parts = mem_grow(parts, len + 1, &cap, sizeof(struct shape *));
		if (lower_is(child, "elif_clause")) {
			parts[len++] = lower_field(lower, child, "condition");
			parts = mem_grow(parts, len, &cap, sizeof(struct shape *));
			parts[len++] = lower_field(lower, child, "consequence");
		} else if (lower_is(child, "else_clause")) {
			parts[len++] = lower_field(lower, child, "body");
		} else {
			parts[len++] = lower_node(lower, child);
		}
	}
	lower_end(&walk);
	struct shape *shape = lower_make(lower, SHAPE_IF, node, (unsigned)len);
	if (len > 0)
		memcpy(shape->kids, parts, len * sizeof(struct shape *));
	free(parts);
	return shape;
}

static void add_param(struct lower *lower, struct shape_function *function, TSNode node)
{
	struct shape_param *param = lower_add_param(lower, function);
	TSNode name = lower_child(node, "name");
	TSNode type = lower_child(node, "type");
	if (lower_is(node, "identifier"))
		name = node;
	else if (ts_node_is_null(name))
		name = ts_node_named_child(node, 0);
	param->rest = lower_is(node, "list_splat_pattern") ||
		lower_is(name, "list_splat_pattern") || lower_is(node, "dictionary_splat_pattern");
	if (param->rest && !lower_is(name, "identifier") && !ts_node_is_null(name))
		name = ts_node_named_child(name, 0);
	param->name = lower_text(lower, name);
	if (!ts_node_is_null(type))
		param->type = lower_text(lower, type);
	TSNode value = lower_child(node, "value");
	if (!ts_node_is_null(value))
		param->fallback = lower_node(lower, value);
}

static void add_params(struct lower *lower, struct shape_function *function, TSNode params)
{
	if (ts_node_is_null(params))
		return;
	TSNode child;
	struct lower_walk walk = lower_begin(params, true);
	while (lower_next(&walk, &child, NULL)) {
		if (!lower_is(child, "keyword_separator") &&
			!lower_is(child, "positional_separator"))
			add_param(lower, function, child);
	}
	lower_end(&walk);
}

static struct shape *lower_function(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	bool lambda = lower_is(node, "lambda");
	const char *name =
		lambda ? lower->pending_name : lower_text(lower, lower_child(node, "name"));
	struct shape_function *function = lower_open(lower, node, name);
	const char *class_name = lower->class_name;
	lower->class_name = NULL;
	add_params(lower, function, lower_child(node, "parameters"));
	struct shape *body = lower_field(lower, node, "body");
	if (lambda) {
		struct shape *result = lower_make(lower, SHAPE_RETURN, node, 1);
		result->kids[0] = body;
		body = result;
	}
	function->body = body;
	lower->class_name = class_name;
	return lower_close(lower, node, function);
}

static struct shape *lower_decorated(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	bool memo = false;
	bool getter = false;
	TSNode child;
	struct lower_walk walk = lower_begin(node, true);
	while (lower_next(&walk, &child, NULL)) {
		if (!lower_is(child, "decorator"))
			continue;
		const char *text = lower_text(lower, child);
		memo |= strstr(text, "cache") != NULL || strstr(text, "memo") != NULL;
		getter |= strstr(text, "property") != NULL;
	}
	lower_end(&walk);
	lower->pending_memo = memo;
	lower->pending_getter = getter;
	struct shape *shape = lower_field(lower, node, "definition");
	lower->pending_memo = lower->pending_getter = false;
	return shape;
}

static struct shape *lower_yield(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	if (lower->function)
		lower->function->generator = true;
	struct shape *shape = lower_children(lower, node, SHAPE_OTHER);
	if (lower->function && strncmp(lower_text(lower, node), "yield from", 10) == 0) {
		lower->function->delegates = true;
		lower_delegated(lower, node, shape);
	}
	return shape;
}

static struct shape *lower_attribute(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_make(lower, SHAPE_FIELD, node, 1);
	shape->kids[0] = lower_field(lower, node, "object");
	shape->name = lower_text(lower, lower_child(node, "attribute"));
	return shape;
}

/* start:stop:step, each of which may be left out; the colons tell them apart. */
static struct shape *lower_slice(
	struct lower *lower, TSNode node, struct shape *receiver, TSNode slice)
{
	struct shape *shape = lower_make(lower, SHAPE_SLICE, node, 4);
	for (unsigned i = 1; i < 4; i++)
		shape->kids[i] = lower_leaf(lower, node, SHAPE_NONE);
	shape->kids[0] = receiver;
	unsigned at = 1;
	TSNode child;
	struct lower_walk walk = lower_begin(slice, false);
	while (lower_next(&walk, &child, NULL)) {
		if (!ts_node_is_named(child))
			at++;
		else if (at < 4)
			shape->kids[at] = lower_node(lower, child);
	}
	lower_end(&walk);
	return shape;
}

static struct shape *lower_subscript(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *receiver = lower_field(lower, node, "value");
	TSNode index = lower_child(node, "subscript");
	if (lower_is(index, "slice"))
		return lower_slice(lower, node, receiver, index);
	return lower_pair(lower, SHAPE_INDEX, node, receiver, lower_node(lower, index));
}

static struct shape *call_shape(
	struct lower *lower, TSNode node, TSNode callee, struct shape *arguments)
{
	struct shape *call = lower_make(lower, SHAPE_CALL, node, 1 + arguments->len);
	if (arguments->len > 0)
		memcpy(call->kids + 1, arguments->kids, arguments->len * sizeof(struct shape *));
	call->kids[0] = lower_leaf(lower, node, SHAPE_NONE);
	if (lower_is(callee, "identifier")) {
		call->name = lower_text(lower, callee);
	} else if (lower_is(callee, "attribute")) {
		call->name = lower_text(lower, lower_child(callee, "attribute"));
		call->kids[0] = lower_field(lower, callee, "object");
	} else {
		call->kids[0] = lower_node(lower, callee);
	}
	return call;
}

static struct shape *lower_call(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	TSNode arguments = lower_child(node, "arguments");
	struct shape *list = NULL;
	if (lower_is(arguments, "generator_expression")) {
		list = lower_make(lower, SHAPE_TUPLE, node, 1);
		list->kids[0] = lower_node(lower, arguments);
	} else {
		list = lower_children(lower, arguments, SHAPE_TUPLE);
	}
	/* The grammar takes [*f(x)] for a call of *f. */
	TSNode callee = lower_child(node, "function");
	if (!lower_is(callee, "list_splat"))
		return call_shape(lower, node, callee, list);
	struct shape *spread = lower_make(lower, SHAPE_SPREAD, node, 1);
	spread->kids[0] = call_shape(lower, node, ts_node_named_child(callee, 0), list);
	return spread;
}

static struct shape *lower_keyword(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_make(lower, SHAPE_KEYWORD, node, 1);
	shape->name = lower_text(lower, lower_child(node, "name"));
	shape->kids[0] = lower_field(lower, node, "value");
	return shape;
}

static struct shape *lower_binary(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_pair(lower, SHAPE_BINARY, node,
		lower_field(lower, node, "left"), lower_field(lower, node, "right"));
	shape->op = (unsigned char)lower_op(lower_text(lower, lower_child(node, "operator")));
	return shape;
}

static struct shape *lower_unary(struct lower *lower, TSNode node, int op)
{
	struct shape *shape = lower_make(lower, SHAPE_UNARY, node, 1);
	shape->kids[0] = lower_field(lower, node, "argument");
	shape->op = (unsigned char)op;
	if (op == OP_NEGATE && shape->kids[0]->kind == SHAPE_NUMBER) {
		shape->kids[0]->number = -shape->kids[0]->number;
		return shape->kids[0];
	}
	return shape;
}

/* a < b < c is a < b and b < c. */
static struct shape *lower_comparison(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *chain = NULL;
	struct shape *left = NULL;
	enum shape_op op = OP_NONE;
	TSNode child;
	struct lower_walk walk = lower_begin(node, false);
	while (lower_next(&walk, &child, NULL)) {
		if (!ts_node_is_named(child)) {
			op = lower_op(ts_node_type(child));
			continue;
		}
		struct shape *right = lower_node(lower, child);
		if (left) {
			struct shape *pair = lower_pair(lower, SHAPE_BINARY, node, left, right);
			pair->op = (unsigned char)op;
			if (chain) {
				chain = lower_pair(lower, SHAPE_BINARY, node, chain, pair);
				chain->op = OP_AND;
			} else {
				chain = pair;
			}
		}
		left = right;
		op = OP_NONE;
	}
	lower_end(&walk);
	return chain ? chain : lower_leaf(lower, node, SHAPE_OTHER);
}

static struct shape *lower_conditional(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *parts = lower_children(lower, node, SHAPE_OTHER);
	if (parts->len != 3)
		return parts;
	struct shape *then = parts->kids[0];
	parts->kind = SHAPE_CHOICE;
	parts->kids[0] = parts->kids[1];
	parts->kids[1] = then;
	return parts;
}

static struct shape *lower_clause(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	return lower_pair(lower, SHAPE_EACH, node, lower_field(lower, node, "left"),
		lower_field(lower, node, "right"));
}

static struct shape *lower_comprehension(struct lower *lower, TSNode node, int op)
{
	struct shape *shape = lower_children(lower, node, SHAPE_COMPREHENSION);
	shape->op = (unsigned char)op;
	return shape;
}

static struct shape *lower_return(struct lower *lower, TSNode node, int kind)
{
	return lower_children(lower, node, kind);
}

/* from heapq import heappush as push */
static struct shape *lower_alias(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	TSNode name = lower_child(node, "name");
	if (ts_node_named_child_count(name) != 1)
		return lower_leaf(lower, node, SHAPE_NONE);
	struct shape *target = lower_name(lower, lower_child(node, "alias"), 0);
	return lower_pair(lower, SHAPE_ASSIGN, node, target, lower_name(lower, name, 0));
}

/* Doubled at powers of two: the arena frees nothing alone. */
static void add_shared(struct lower *lower, struct shape_function *function, const char *name)
{
	unsigned len = function->shared_len;
	if ((len & (len - 1)) == 0) {
		const char **names =
			arena_get(lower->arena, (len ? (size_t)len * 2 : 1) * sizeof(const char *));
		if (len > 0)
			memcpy(names, function->shared, len * sizeof(const char *));
		function->shared = names;
	}
	function->shared[function->shared_len++] = name;
}

static struct shape *lower_shared(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape_function *function = lower->function;
	TSNode child;
	struct lower_walk walk = lower_begin(node, true);
	while (function && lower_next(&walk, &child, NULL))
		add_shared(lower, function, lower_text(lower, child));
	lower_end(&walk);
	return lower_leaf(lower, node, SHAPE_NONE);
}

static const struct lower_row rows[] = {
	{"module", lower_children, SHAPE_BLOCK},
	{"block", lower_children, SHAPE_BLOCK},
	{"else_clause", lower_children, SHAPE_BLOCK},
	{"expression_statement", lower_inner, 0},
	{"parenthesized_expression", lower_inner, 0},
	{"await", lower_inner, 0},
	{"if_clause", lower_inner, 0},
	{"interpolation", lower_inner, 0},
	{"assignment", lower_assignment, 0},
	{"augmented_assignment", lower_augmented, 0},
	{"named_expression", lower_named, 0},
	{"for_statement", lower_for, 0},
	{"while_statement", lower_while, 0},
	{"if_statement", lower_if, 0},
	{"function_definition", lower_function, 0},
	{"lambda", lower_function, 0},
	{"decorated_definition", lower_decorated, 0},
	{"class_definition", lower_class, 0},
	{"return_statement", lower_return, SHAPE_RETURN},
	{"raise_statement", lower_return, SHAPE_RAISE},
	{"delete_statement", lower_return, SHAPE_DELETE},
	{"yield", lower_yield, 0},
	{"break_statement", lower_leaf, SHAPE_BREAK},
	{"continue_statement", lower_leaf, SHAPE_CONTINUE},
	{"pass_statement", lower_leaf, SHAPE_NONE},
	{"global_statement", lower_shared, 0},
	{"nonlocal_statement", lower_shared, 0},
	{"import_statement", lower_leaf, SHAPE_NONE},
	{"import_from_statement", lower_children, SHAPE_BLOCK},
	{"aliased_import", lower_alias, 0},
	{"dotted_name", lower_leaf, SHAPE_NONE},
	{"relative_import", lower_leaf, SHAPE_NONE},
	{"wildcard_import", lower_leaf, SHAPE_NONE},
	{"type", lower_leaf, SHAPE_NONE},
	{"comment", lower_leaf, SHAPE_NONE},
	{"call", lower_call, 0},
	{"attribute", lower_attribute, 0},
	{"subscript", lower_subscript, 0},
	{"keyword_argument", lower_keyword, 0},
	{"binary_operator", lower_binary, 0},
	{"boolean_operator", lower_binary, 0},
	{"comparison_operator", lower_comparison, 0},
	{"not_operator", lower_unary, OP_NOT},
	{"unary_operator", lower_unary, OP_NEGATE},
	{"conditional_expression", lower_conditional, 0},
	{"tuple", lower_children, SHAPE_TUPLE},
	{"expression_list", lower_children, SHAPE_TUPLE},
	{"pattern_list", lower_children, SHAPE_TUPLE},
	{"tuple_pattern", lower_children, SHAPE_TUPLE},
	{"list_pattern", lower_children, SHAPE_TUPLE},
	{"list", lower_children, SHAPE_LIST},
	{"set", lower_children, SHAPE_SET},
	{"dictionary", lower_children, SHAPE_DICT},
	{"pair", lower_children, SHAPE_BLOCK},
	{"list_splat", lower_children, SHAPE_SPREAD},
	{"dictionary_splat", lower_children, SHAPE_SPREAD},
	{"list_splat_pattern", lower_children, SHAPE_SPREAD},
	{"list_comprehension", lower_comprehension, OP_LIST},
	{"set_comprehension", lower_comprehension, OP_SET},
	{"dictionary_comprehension", lower_comprehension, OP_DICT},
	{"generator_expression", lower_comprehension, OP_GENERATOR},
	{"for_in_clause", lower_clause, 0},
	{"none", lower_leaf, SHAPE_NULL},
	{"identifier", lower_name, 0},
	{"integer", lower_number, 0},
	{"float", lower_number, 0},
	{"true", lower_leaf, SHAPE_NUMBER},
	{"false", lower_leaf, SHAPE_NUMBER},
	{"string", lower_string, 0},
	{"concatenated_string", lower_string, 0},
};
const struct lower_table lower_python = {rows, ARRAY_LEN(rows)};

/*
 * Which function a call means: one of the file, the method of a class, a row of the library's costs,
 * a class that makes an object; or one that nothing is known of.
 */
#include "analysis/call.h"

#include <string.h>

#include "analysis/widths.h"
#include "base/mem.h"

const struct shape_function *call_function_named(struct engine *engine, const char *name)
{
	struct variable *found = scope_find(&engine->named, name);
	return found ? found->value.function : NULL;
}

const char *call_joined_name(struct engine *engine, const char *a, const char *b)
{
	return arena_name_format(engine->arena, "%s.%s", a, b);
}

/* `math`, `sys.stdin`, `Math`: a name that nobody assigned. */
static bool is_module(struct engine *engine, const struct shape *shape)
{
	while (shape->kind == SHAPE_FIELD)
		shape = shape_kid(shape, 0);
	return shape->kind == SHAPE_NAME && strcmp(shape->name, "this") != 0 &&
		strcmp(shape->name, "super") != 0 && !scope_find(engine->scope, shape->name);
}

/* pop() takes the last item, pop(i) moves what is behind; permutations(a, 2) are pairs only. */
static const struct cost_row *variant(struct engine *engine, const struct cost_row *row,
	const struct shape *shape, const struct value *arguments)
{
	bool guessed = false;
	bool list = strcmp(row->type, "list") == 0 && engine->source->lang->id == LANG_PYTHON;
	if (list && strcmp(row->name, "pop") == 0 && shape->len == 2 &&
		!(arguments[0].constant && arguments[0].number < 0 && arguments[0].number > -2))
		return costs_method(engine->table, TYPE_LIST, "pop.at", &guessed);
	if (strcmp(row->name, "product") == 0 && shape->len == 3 &&
		shape->kids[2]->kind == SHAPE_KEYWORD && !arguments[1].constant)
		return costs_function(engine->table, "product.repeat");
	if (strcmp(row->name, "sum") == 0 && strcmp(row->type, "-") == 0 && shape->len == 3 &&
		value_holds(&arguments[1]))
		return costs_function(engine->table, "sum.lists");
	return row;
}

/* A module's function ("math.gcd", "console.log") or a builtin. */
static const struct cost_row *function_row(struct engine *engine, const struct shape *shape)
{
	const struct shape *receiver = shape_kid(shape, 0);
	if (receiver->kind == SHAPE_NAME) {
		const struct cost_row *row = costs_function(
			engine->table, call_joined_name(engine, receiver->name, shape->name));
		if (row)
			return row;
	}
	return costs_function(engine->table, shape->name);
}

/* Nothing is known of it; functions that it is given may be called for each item. */
static struct value call_unknown(struct engine *engine, const struct shape *shape,
	const struct value *receiver, const struct value *arguments, unsigned len)
{
	engine_doubt(engine, DOUBT_CALL, shape->line);
	for (unsigned i = 0; i < len; i++) {
		if (!arguments[i].function)
			continue;
		const struct value *over = value_holds(receiver) ? receiver : &arguments[i == 0];
		const struct cost_row once = {"list", "call", "1", "n", "none", "-", "-", ""};
		struct library_call call = {.row = &once,
			.shape = shape,
			.receiver_shape = shape_kid(shape, 0),
			.receiver = *over,
			.arguments = &arguments[i],
			.len = 1};
		call.terms = (struct cost_terms){.engine = engine,
			.receiver = shape_kid(shape, 0),
			.container = &call.receiver,
			.arguments = arguments,
			.call = shape,
			.result = bound_one()};
		const struct cost_row plain = {"list", "call", "1", "1", "none", "-", "-", ""};
		if (!value_holds(over))
			call.row = &plain;
		call_back(engine, &call);
	}
	return value_of_origin(shape_text(engine->arena, shape));
}

/* Store(…), new Store(…), store.Store(…) */
static bool make_object(struct engine *engine, const struct shape *shape,
	const struct value *arguments, unsigned len, struct value *made)
{
	static const char *const makers[] = {"__init__", "constructor"};
	struct variable *named = scope_find(&engine->named, shape->name);
	*made = (struct value){.type = TYPE_OBJECT, .origin = shape->name};
	if (named && named->value.type == TYPE_OBJECT)
		return true;
	const struct variable *class = scope_find(engine->scope, shape->name);
	bool known =
		class && class->value.type == TYPE_OBJECT && class->value.origin == shape->name;
	for (size_t i = 0; i < ARRAY_LEN(makers); i++) {
		const struct shape_function *function = call_function_named(
			engine, call_joined_name(engine, shape->name, makers[i]));
		if (!function)
			continue;
		engine_enter(engine, function, NULL, arguments, len, shape->line);
		return true;
	}
	return known;
}

static bool is_active(const struct engine *engine, const struct shape_function *function)
{
	for (const struct activation *at = engine->activation; at; at = at->outer) {
		if (at->function == function)
			return true;
	}
	return false;
}

static bool is_self(const struct shape *shape)
{
	return shape->kind == SHAPE_NAME &&
		(strcmp(shape->name, "self") == 0 || strcmp(shape->name, "this") == 0 ||
			strcmp(shape->name, "cls") == 0);
}

/* self.left, node.next, each of self.children: more of the same structure, as far as names tell. */
static bool is_part(const struct shape *shape, const struct value *receiver)
{
	static const char *const words[] = {"left", "right", "next", "prev", "parent", "child",
		"kid", "node", "sub", "head", "tail", "root", "first", "last", "inner", "outer",
		"link", "up", "down", "sibling", "nested", "rest", "#", NULL};
	if (receiver->change == CHANGE_PART || (receiver->origin && strchr(receiver->origin, '[')))
		return true;
	for (size_t i = 0; shape->name && words[i]; i++) {
		if (strncmp(shape->name, words[i], strlen(words[i])) == 0)
			return true;
	}
	return shape->kind == SHAPE_INDEX;
}

/* The method of that name in the receiver's own class, where that is known; or the file's. */
static const struct shape_function *method_of(
	struct engine *engine, const struct shape *shape, const struct value *receiver)
{
	const struct shape *receiver_shape = shape_kid(shape, 0);
	const char *class = NULL;
	size_t len = 0;
	const struct activation *activation = engine->activation;
	if (is_self(receiver_shape) && activation && activation->function->method) {
		class = activation->function->name;
		len = strcspn(class, ".");
	} else if (receiver->type == TYPE_OBJECT && receiver->origin) {
		class = receiver->origin;
		len = strlen(class);
	}
	if (class) {
		const struct shape_function *own = call_function_named(engine,
			arena_name_format(engine->arena, "%.*s.%s", (int)len, class, shape->name));
		if (own)
			return own;
	}
	return call_function_named(engine, shape->name);
}

/* The file's method that is meant, whatever rows there are; NULL: none. */
static const struct shape_function *method_meant(
	struct engine *engine, const struct shape *shape, const struct value *receiver)
{
	const struct shape_function *function = method_of(engine, shape, receiver);
	if (!function)
		return NULL;
	/* stdout.write is not the file's own write. */
	if (!function->method && engine->source->lang->id == LANG_PYTHON)
		return NULL;
	/* A method that calls one of its name on something else: of the same structure, or not its
	 * own at all, as self.socket.close() in close(). */
	bool again =
		function->method && !is_self(shape_kid(shape, 0)) && is_active(engine, function);
	if (again && !is_part(shape_kid(shape, 0), receiver))
		return NULL;
	engine->into_part = again;
	return function;
}

/* A row was found for what the receiver is, or may be. */
static struct value call_method_row(struct engine *engine, const struct cost_row *row, bool guessed,
	const struct shape *shape, const struct value *receiver, const struct value *arguments,
	unsigned len)
{
	if (guessed && strcmp(row->cost, "1") != 0)
		engine_doubt(engine, DOUBT_RECEIVER, shape->line);
	/* A letter or a word, as an item of something unknown mostly is. */
	struct value item = value_sized(TYPE_STRING, bound_one());
	if (guessed && strcmp(row->type, "str") == 0 && receiver->origin &&
		strchr(receiver->origin, '['))
		receiver = &item;
	return call_row(
		engine, variant(engine, row, shape, arguments), shape, receiver, arguments, len);
}

static void flatten_if_looked_into(
	struct engine *engine, const struct shape *shape, const struct value *receiver)
{
	static const char *const looks[] = {"charAt", "charCodeAt", "codePointAt", "at", NULL};
	if (receiver->rope && shape_is_word(shape->name, looks))
		engine_flatten(engine, receiver, shape_kid(shape, 0));
}

/* np.sort(a) after `import numpy as np`: not a list's method. str.lower(text) is the text's. */
static bool is_module_value(
	const struct engine *engine, const struct shape *shape, const struct value *receiver)
{
	static const char *const types[] = {"bytearray", "bytes", "dict", "float", "frozenset",
		"int", "list", "set", "str", "tuple", NULL};
	if (engine->source->lang->id != LANG_PYTHON || shape->kind != SHAPE_NAME ||
		!receiver->builtin || receiver->receiver || receiver->function)
		return false;
	for (size_t i = 0; types[i]; i++) {
		if (strcmp(receiver->builtin, types[i]) == 0)
			return false;
	}
	return true;
}

static struct value call_method(struct engine *engine, const struct shape *shape,
	const struct value *receiver, const struct value *arguments, unsigned len)
{
	bool guessed = false;
	bool unknown = receiver->type == TYPE_UNKNOWN || receiver->type == TYPE_OBJECT;
	const struct cost_row *row =
		costs_method(engine->table, receiver->type, shape->name, &guessed);
	const struct shape_function *function = method_meant(engine, shape, receiver);
	if (function && (!row || guessed || unknown))
		return engine_enter(engine, function, shape, arguments, len, shape->line);
	engine->into_part = false;
	if (!row && !unknown)
		row = costs_method(engine->table, TYPE_UNKNOWN, shape->name, &guessed);
	/* sort.call(words): the first argument is what it works on. */
	if (len > 0 && strcmp(shape->name, "call") == 0 && receiver->builtin) {
		struct value method = *receiver;
		method.receiver = value_keep(engine->arena, arguments[0]);
		return engine_apply(engine, &method, arguments + 1, len - 1, shape->line);
	}
	flatten_if_looked_into(engine, shape, receiver);
	if (row && !(guessed && is_module_value(engine, shape_kid(shape, 0), receiver)))
		return call_method_row(engine, row, guessed, shape, receiver, arguments, len);
	row = function_row(engine, shape);
	if (row)
		return call_row(engine, row, shape, receiver, arguments, len);
	struct value made = {0};
	if (make_object(engine, shape, arguments, len, &made))
		return made;
	return call_unknown(engine, shape, receiver, arguments, len);
}

static struct value call_plain(struct engine *engine, const struct shape *shape,
	const struct value *arguments, unsigned len)
{
	struct variable *variable = scope_find(engine->scope, shape->name);
	if (variable &&
		(variable->value.also || (variable->value.receiver && variable->value.builtin))) {
		/* A copy: what is called may set variables, and new ones move the others. */
		struct value callee = variable->value;
		return engine_apply(engine, &callee, arguments, len, shape->line);
	}
	if (variable && variable->value.function)
		return engine_enter(
			engine, variable->value.function, shape, arguments, len, shape->line);
	const struct shape_function *function = call_function_named(engine, shape->name);
	if (function && (!variable || function->module))
		return engine_enter(engine, function, shape, arguments, len, shape->line);
	const char *alias = variable ? variable->value.builtin : NULL;
	function = alias ? call_function_named(engine, alias) : NULL;
	if (function && function->module)
		return engine_enter(engine, function, shape, arguments, len, shape->line);
	/* x.length and x.size were made calls of len. */
	struct value got = {0};
	bool length = strcmp(shape->name, "len") == 0 && len == 1;
	if (length && engine->source->lang->id == LANG_JAVASCRIPT &&
		(engine_get(engine, &arguments[0], arena_name(engine->arena, "length", 6),
			 shape->line, &got) ||
			engine_get(engine, &arguments[0], arena_name(engine->arena, "size", 4),
				shape->line, &got)))
		return got;
	const struct cost_row *row = costs_function(engine->table, alias ? alias : shape->name);
	if (row)
		return call_row(engine, variant(engine, row, shape, arguments), shape,
			&(struct value){0}, arguments, len);
	struct value made = {0};
	if (make_object(engine, shape, arguments, len, &made))
		return made;
	return call_unknown(engine, shape, &(struct value){0}, arguments, len);
}

struct value engine_call(struct engine *engine, const struct shape *shape)
{
	struct value arguments[ARGUMENTS_MAX] = {{.type = TYPE_NONE}, {.type = TYPE_NONE}};
	const struct shape *receiver_shape = shape_kid(shape, 0);
	struct value receiver = {0};
	unsigned len = 0;
	if (receiver_shape->kind != SHAPE_NONE)
		receiver = engine_eval(engine, receiver_shape);
	bool reads = shape->name && strcmp(shape->name, "append") == 0 &&
		receiver_shape->kind == SHAPE_NAME && widths_reads(shape_kid(shape, 1));
	engine_spend(engine, reads ? WIDTHS_STEPS : 0);
	bool narrow = reads && widths_items_fixed(engine->file->body, receiver_shape->name);
	engine->short_lines += narrow;
	for (unsigned i = 1; i < shape->len; i++) {
		struct value value = engine_eval(engine, shape->kids[i]);
		value.keyword = shape->kids[i]->kind == SHAPE_KEYWORD ? shape->kids[i]->name : NULL;
		if (len < ARGUMENTS_MAX)
			arguments[len++] = value;
	}
	engine->short_lines -= narrow;
	if (!shape->name)
		return engine_apply(engine, &receiver, arguments, len, shape->line);
	if (receiver_shape->kind == SHAPE_NONE)
		return call_plain(engine, shape, arguments, len);
	if (call_subscribed(engine, shape, arguments))
		return (struct value){0};
	if (is_module(engine, receiver_shape)) {
		const struct shape_function *function = call_function_named(engine, shape->name);
		if (function && function->module && !function->method)
			return engine_enter(engine, function, shape, arguments, len, shape->line);
		const struct cost_row *row = function_row(engine, shape);
		if (row)
			return call_row(engine, variant(engine, row, shape, arguments), shape,
				&receiver, arguments, len);
	}
	return call_method(engine, shape, &receiver, arguments, len);
}

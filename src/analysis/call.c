#include <string.h>

#include "analysis/advice.h"
#include "analysis/costs.h"
#include "analysis/engine.h"
#include "analysis/pattern.h"
#include "analysis/results.h"
#include "analysis/widths.h"
#include "base/mem.h"

enum { ARGUMENTS_MAX = 8 };

static struct value call_row(struct engine *engine, const struct cost_row *row,
	const struct shape *shape, const struct value *receiver, const struct value *arguments,
	unsigned len);

static const struct shape_function *named_function(struct engine *engine, const char *name)
{
	struct variable *found = scope_find(&engine->named, name);
	return found ? found->value.function : NULL;
}

static const char *joined_name(struct engine *engine, const char *a, const char *b)
{
	return arena_name_format(engine->arena, "%s.%s", a, b);
}

/* A method of the library that was handed on: key=items.count. */
static struct value apply_method(struct engine *engine, const struct value *callee,
	const struct value *arguments, unsigned len, unsigned line)
{
	bool guessed = false;
	const struct value *receiver = callee->receiver;
	const struct cost_row *row =
		costs_method(engine->table, receiver->type, callee->builtin, &guessed);
	struct value own[ARGUMENTS_MAX] = {{.type = TYPE_NONE}, {.type = TYPE_NONE}};
	for (unsigned i = 0; i < len && i < ARRAY_LEN(own); i++)
		own[i] = arguments[i];
	struct shape name = {.kind = SHAPE_NAME, .line = line, .name = callee->origin};
	struct shape *kids[3] = {&name, &name, &name};
	struct shape shape = {.kind = SHAPE_CALL, .line = line, .name = callee->builtin};
	shape.kids = kids;
	shape.len = 2;
	if (row)
		return call_row(engine, row, &shape, receiver, own, len);
	engine_doubt(engine, DOUBT_CALL, line);
	return (struct value){0};
}

static struct value apply_one(struct engine *engine, const struct value *callee,
	const struct value *arguments, unsigned len, unsigned line)
{
	if (callee->function)
		return engine_enter(engine, callee->function, NULL, arguments, len, line);
	if (callee->type == TYPE_OBJECT && callee->origin) {
		const struct shape_function *called =
			named_function(engine, joined_name(engine, callee->origin, "__call__"));
		if (called)
			return engine_enter(engine, called, NULL, arguments, len, line);
	}
	if (callee->receiver && callee->builtin)
		return apply_method(engine, callee, arguments, len, line);
	const struct cost_row *row =
		callee->builtin ? costs_function(engine->table, callee->builtin) : NULL;
	struct shape shape = {.kind = SHAPE_CALL, .line = line, .name = callee->builtin};
	struct shape name = {.kind = SHAPE_NAME, .line = line, .name = callee->builtin};
	struct shape *kids[2] = {&name, &name};
	shape.kids = kids;
	shape.len = 2;
	/* A row may ask for arguments that the caller has no room for. */
	struct value own[ARGUMENTS_MAX] = {{.type = TYPE_NONE}, {.type = TYPE_NONE}};
	for (unsigned i = 0; i < len && i < ARRAY_LEN(own); i++)
		own[i] = arguments[i];
	if (row)
		return call_row(engine, row, &shape, &(struct value){0}, own, 1);
	if (!callee->builtin)
		engine_doubt(engine, DOUBT_CALL, line);
	return (struct value){0};
}

enum { ALTERNATIVES_MAX = 6 };

struct value engine_apply(struct engine *engine, const struct value *callee,
	const struct value *arguments, unsigned len, unsigned line)
{
	struct value result = apply_one(engine, callee, arguments, len, line);
	unsigned more = 0;
	for (const struct value *other = callee->also; other && more < ALTERNATIVES_MAX;
		other = other->also, more++)
		result = value_join(
			engine->arena, result, apply_one(engine, other, arguments, len, line));
	return result;
}

static const struct value *function_among(const struct library_call *call)
{
	for (unsigned i = 0; i < call->len; i++) {
		const struct value *argument = &call->arguments[i];
		if (argument->function ||
			(argument->builtin && argument->type != TYPE_NUMBER &&
				argument->type != TYPE_STRING))
			return argument;
	}
	return NULL;
}

/* What reduce has so far: what one call gives, as often as there are items. */
static struct value folded_so_far(struct engine *engine, const struct library_call *call,
	const struct value *callee, const struct loop *loop, struct value item)
{
	struct value arguments[2] = {item, item};
	if (call->len > 1 && callee == &call->arguments[0])
		arguments[0] = call->arguments[1];
	engine->dry++;
	struct value once = engine_apply(engine, callee, arguments, 2, call->shape->line);
	engine->dry--;
	if (!value_holds(&once))
		return once.type == TYPE_NUMBER ? once : arguments[0];
	once.size = bound_mul(engine->arena, loop->trips, once.size ? once.size : bound_one());
	once.constant = false;
	return once;
}

static struct value call_each(struct engine *engine, const struct library_call *call,
	const struct value *callee, struct loop *loop, struct value item)
{
	bool folds = strncmp(call->row->name, "reduce", 6) == 0;
	bool compares = strstr(call->row->name, "ort") != NULL;
	struct value arguments[2] = {item, value_sized(TYPE_NUMBER, loop->trips)};
	if (folds)
		arguments[0] = folded_so_far(engine, call, callee, loop, item);
	if (folds || compares)
		arguments[1] = item;
	struct value result = engine_apply(engine, callee, arguments, 2, call->shape->line);
	return folds ? value_join(engine->arena, arguments[0], result) : result;
}

/* The function among the arguments, called once an item. */
static struct value call_back(struct engine *engine, const struct library_call *call)
{
	const struct value *callee = function_among(call);
	if (!callee)
		return (struct value){.type = TYPE_NONE};
	const struct cost_row *plain = callee->function || !callee->builtin || callee->receiver
		? NULL
		: costs_function(engine->table, callee->builtin);
	struct value item = value_elem(engine->arena, &call->receiver);
	if (strcmp(call->row->type, "-") == 0)
		item = value_elem(engine->arena, &call->arguments[callee == &call->arguments[0]]);
	/* map(int, line.split()): what goes through the result pays for it. */
	if (plain && strcmp(plain->cost, "1") == 0)
		return engine_apply(engine, callee, &item, 1, call->shape->line);
	struct loop loop = {.shape = call->shape};
	loop.trips = costs_evaluate(&call->terms, call->row->callback);
	loop.safe_trips = loop.trips;
	loop.constant = bound_is_one(loop.trips) ? 1 : 0;
	loop.text = REASON(
		engine, "%s calls back %s times", call->row->name, cost_text(engine, loop.trips));
	engine_open(engine, &loop);
	struct cost *account = engine->account;
	engine->account = &loop.body;
	const struct value *over = strcmp(call->row->type, "-") != 0
		? &call->receiver
		: &call->arguments[callee == &call->arguments[0]];
	if (callee->function && callee->function->params_len > 0 && !item.size && item.origin) {
		item.origin = callee->function->params[0].name;
		item.fresh = false;
	}
	engine_measure_items(engine, &loop, over, &item);
	/* What one call leaves, the next one finds. */
	for (unsigned pass = 0; callee->function && engine_dry_pass(engine, pass); pass++) {
		call_each(engine, call, callee, &loop, item);
		engine->dry--;
	}
	struct value result = call_each(engine, call, callee, &loop, item);
	engine->account = account;
	engine_close(engine, &loop);
	return result;
}

/* print(len(input().split())): what is read and never gets a name is paid for by who uses it. */
static void charge_unnamed(struct engine *engine, const struct library_call *call)
{
	for (unsigned i = 0; i < call->len && !engine->short_lines; i++) {
		const struct value *argument = &call->arguments[i];
		if (!argument->fresh || !value_holds(argument) || argument->type == TYPE_STRING)
			continue;
		const struct bound *size =
			engine_length(engine, argument, shape_kid(call->shape, i + 1));
		engine_charge(engine, size, call->shape->line,
			REASON(engine, "reads %s items", cost_text(engine, size)));
	}
}

/* What an expression costs that goes back. */
static const struct bound *cost_of_matching(
	struct engine *engine, const struct library_call *call, const struct bound *cost)
{
	static const char *const names[] = {"test", "exec", "match", "matchAll", "replace",
		"replaceAll", "search", "split", "sub", "subn", "findall", "re.split", "fullmatch",
		"finditer", NULL};
	bool matches = false;
	for (size_t i = 0; names[i]; i++)
		matches |= strcmp(call->row->name, names[i]) == 0;
	if (!matches)
		return cost;
	bool python = engine->source->lang->id == LANG_PYTHON;
	bool module = strcmp(call->row->type, "-") == 0;
	const char *pattern = call->receiver.type == TYPE_OBJECT ? call->receiver.pattern : NULL;
	if (!pattern && (module || !python) && call->len > 0 &&
		(python || call->arguments[0].type == TYPE_OBJECT))
		pattern = call->arguments[0].pattern;
	enum pattern_cost grows = pattern ? pattern_cost(pattern) : PATTERN_LINEAR;
	if (grows == PATTERN_QUADRATIC)
		return bound_mul(engine->arena, cost, cost);
	return grows == PATTERN_EXPONENTIAL ? bound_exp(engine->arena, 2, cost) : cost;
}

/* Array.from({length: n}): as if it were made from a list of that length. */
static struct value of_that_length(
	struct engine *engine, const struct shape *shape, struct value given)
{
	struct value list =
		value_sized(TYPE_LIST, engine_magnitude(engine, given.elem, shape_kid(shape, 1)));
	list.constant = given.elem->constant;
	list.number = given.elem->number;
	return list;
}

/* TimSort takes a list in order, but for a few at its end, in one pass. */
static void sort_again(struct engine *engine, const struct library_call *call, struct cost_row *row)
{
	bool sorts = strcmp(row->type, "list") == 0 && strcmp(row->name, "sort") == 0;
	struct variable *list = sorts ? engine_find(engine, call->receiver_shape) : NULL;
	if (!list)
		return;
	if (list->value.sorted && shape_equal(list->value.sorted, call->shape)) {
		row->cost = "n";
		row->callback = strcmp(row->callback, "-") != 0 ? "n" : "-";
	}
	list->value.sorted = call->shape;
}

/* What the result is paid for elsewhere, or is too short to count. */
static bool is_free(
	const struct engine *engine, const struct library_call *call, struct value *result)
{
	const struct cost_row *row = call->row;
	if (engine->narrow && strcmp(row->name, "split") == 0) {
		result->size = bound_one();
		result->total = NULL;
		return true;
	}
	/* A list that comes straight from the input is paid for where it gets its name. */
	bool passes_on = result->fresh && row->cost[0] != '\0' && row->cost[1] == '\0';
	bool scalar = strcmp(row->result, "max") == 0 && call->len > 1 &&
		call->shape->kids[2]->kind != SHAPE_KEYWORD;
	return passes_on || scalar;
}

static void charge_row(
	struct engine *engine, const struct library_call *call, const struct value *result)
{
	const struct cost_row *row = call->row;
	const struct shape *shape = call->shape;
	charge_unnamed(engine, call);
	const struct bound *cost = costs_evaluate(&call->terms, row->cost);
	cost = cost_of_matching(engine, call, cost);
	if (strcmp(row->result, "slice") == 0 && !bound_is_one(cost) && result->size)
		cost = result->size;
	if (bound_is_one(cost))
		return;
	advice_on_call(engine, row, shape);
	engine_charge(engine, cost, shape->line,
		REASON(engine, "%s: %s, %s", shape_text(engine->arena, shape), row->what,
			cost_text(engine, cost)));
	if (row->result[0] != 'i' && value_holds(result) && result->size)
		engine_allocate(
			engine, result->size, shape->line, shape_text(engine->arena, shape));
}

static struct value call_row(struct engine *engine, const struct cost_row *row,
	const struct shape *shape, const struct value *receiver, const struct value *arguments,
	unsigned len)
{
	struct value own[ARGUMENTS_MAX];
	if (strcmp(row->result, "from") == 0 && arguments[0].type == TYPE_DICT &&
		arguments[0].elem) {
		memcpy(own, arguments, sizeof own);
		own[0] = of_that_length(engine, shape, arguments[0]);
		arguments = own;
	}
	struct cost_row taken = *row;
	struct library_call call = {.row = &taken,
		.shape = shape,
		.receiver_shape = shape_kid(shape, 0),
		.receiver = *receiver,
		.arguments = arguments,
		.len = len};
	call.terms = (struct cost_terms){.engine = engine,
		.receiver = call.receiver_shape,
		.container = &call.receiver,
		.function = strcmp(row->type, "-") == 0,
		.arguments = arguments,
		.call = shape,
		.result = bound_one()};
	call.called = (struct value){.type = TYPE_NONE};
	sort_again(engine, &call, &taken);
	if (strcmp(taken.callback, "-") != 0)
		call.called = call_back(engine, &call);
	if (strcmp(taken.result, "dynamic") == 0)
		engine_doubt(engine, DOUBT_DYNAMIC, shape->line);
	struct value result = results_value(engine, &call);
	results_effect(engine, &call);
	if (strncmp(taken.effect, "grow", 4) == 0 && value_holds(&result) &&
		!engine_find(engine, call.receiver_shape)) {
		result.added = true; /* new Map(map).set(key, value) */
		result.from = receiver->from;
	}
	if (!is_free(engine, &call, &result))
		charge_row(engine, &call, &result);
	return result;
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
			engine->table, joined_name(engine, receiver->name, shape->name));
		if (row)
			return row;
	}
	return costs_function(engine->table, shape->name);
}

/* Subscriptions: stream.on('line', f) runs f once a line, on('close', f) once. */
static bool subscribe(
	struct engine *engine, const struct shape *shape, const struct value *arguments)
{
	if (engine->source->lang->id != LANG_JAVASCRIPT || shape->len < 3 ||
		(strcmp(shape->name, "on") != 0 && strcmp(shape->name, "once") != 0) ||
		!arguments[1].function)
		return false;
	struct loop loop = {.shape = shape, .trips = bound_one(), .constant = 1};
	const struct shape *event = shape_kid(shape, 1);
	/* 'line' and its quotes; no other event comes once an item of the input. */
	struct value line = {.type = TYPE_STRING, .fresh = true, .size = bound_one()};
	if (event->kind == SHAPE_STRING && event->number > 5 && event->number < 7 &&
		event->name == arena_name(engine->arena, "line", 4)) {
		loop.trips = bound_size(engine->arena, "lines");
		loop.constant = 0;
		line.size = NULL;
		line.origin = arena_name(engine->arena, "line", 4);
	} else {
		line.size = NULL;
		line.origin = arena_name(engine->arena, "input", 5);
	}
	loop.safe_trips = loop.trips;
	loop.text = arena_format(engine->arena, "the handler runs once a line");
	engine_open(engine, &loop);
	struct cost *account = engine->account;
	engine->account = &loop.body;
	struct value nothing[2] = {line, {0}};
	engine->dry++;
	engine_apply(engine, &arguments[1], nothing, 1, shape->line);
	engine->dry--;
	engine_apply(engine, &arguments[1], nothing, 1, shape->line);
	engine->account = account;
	engine_close(engine, &loop);
	return true;
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
		const struct shape_function *function =
			named_function(engine, joined_name(engine, shape->name, makers[i]));
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
		const struct shape_function *own = named_function(engine,
			arena_name_format(engine->arena, "%.*s.%s", (int)len, class, shape->name));
		if (own)
			return own;
	}
	return named_function(engine, shape->name);
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
	for (size_t i = 0; receiver->rope && looks[i]; i++) {
		if (strcmp(shape->name, looks[i]) == 0)
			engine_flatten(engine, receiver, shape_kid(shape, 0));
	}
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
		(variable->value.also || (variable->value.receiver && variable->value.builtin)))
		return engine_apply(engine, &variable->value, arguments, len, shape->line);
	if (variable && variable->value.function)
		return engine_enter(
			engine, variable->value.function, shape, arguments, len, shape->line);
	const struct shape_function *function = named_function(engine, shape->name);
	if (function && (!variable || function->module))
		return engine_enter(engine, function, shape, arguments, len, shape->line);
	const char *alias = variable ? variable->value.builtin : NULL;
	function = alias ? named_function(engine, alias) : NULL;
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
		if (len < ARGUMENTS_MAX)
			arguments[len++] = value;
	}
	engine->short_lines -= narrow;
	if (!shape->name)
		return engine_apply(engine, &receiver, arguments, len, shape->line);
	if (receiver_shape->kind == SHAPE_NONE)
		return call_plain(engine, shape, arguments, len);
	if (subscribe(engine, shape, arguments))
		return (struct value){0};
	if (is_module(engine, receiver_shape)) {
		const struct shape_function *function = named_function(engine, shape->name);
		if (function && function->module && !function->method)
			return engine_enter(engine, function, shape, arguments, len, shape->line);
		const struct cost_row *row = function_row(engine, shape);
		if (row)
			return call_row(engine, variant(engine, row, shape, arguments), shape,
				&receiver, arguments, len);
	}
	return call_method(engine, shape, &receiver, arguments, len);
}

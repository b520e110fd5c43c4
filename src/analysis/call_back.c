/* Functions as values: called later, by another name, or by the library once an item. */
#include <string.h>

#include "analysis/call.h"
#include "base/mem.h"

/* The call of one argument that the program does not spell out; it lives as long as that is applied. */
struct made_call {
	struct shape shape, name;
	struct shape *kids[2];
};

static const struct shape *make_call(
	struct made_call *made, const struct value *callee, const char *name, unsigned line)
{
	made->name = (struct shape){.kind = SHAPE_NAME, .line = line, .name = name};
	made->kids[0] = made->kids[1] = &made->name;
	made->shape = (struct shape){.kind = SHAPE_CALL,
		.flags = SHAPE_MADE,
		.line = line,
		.name = callee->builtin,
		.kids = made->kids,
		.len = ARRAY_LEN(made->kids)};
	return &made->shape;
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
	struct made_call made;
	if (row)
		return call_row(engine, row, make_call(&made, callee, callee->origin, line),
			receiver, own, len);
	engine_doubt(engine, DOUBT_CALL, line);
	return (struct value){0};
}

static struct value apply_one(struct engine *engine, const struct value *callee,
	const struct value *arguments, unsigned len, unsigned line)
{
	if (callee->function)
		return engine_enter(engine, callee->function, NULL, arguments, len, line);
	if (callee->type == TYPE_OBJECT && callee->origin) {
		const struct shape_function *called = call_function_named(
			engine, call_joined_name(engine, callee->origin, "__call__"));
		if (called)
			return engine_enter(engine, called, NULL, arguments, len, line);
	}
	if (callee->receiver && callee->builtin)
		return apply_method(engine, callee, arguments, len, line);
	const struct cost_row *row =
		callee->builtin ? costs_function(engine->table, callee->builtin) : NULL;
	/* A row may ask for arguments that the caller has no room for. */
	struct value own[ARGUMENTS_MAX] = {{.type = TYPE_NONE}, {.type = TYPE_NONE}};
	for (unsigned i = 0; i < len && i < ARRAY_LEN(own); i++)
		own[i] = arguments[i];
	struct made_call made;
	if (row)
		return call_row(engine, row, make_call(&made, callee, callee->builtin, line),
			&(struct value){0}, own, 1);
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
	arguments[0].keyword = NULL;
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

struct value call_back(struct engine *engine, const struct library_call *call)
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

bool call_subscribed(
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

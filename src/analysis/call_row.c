/* Calls of the library, by their row of costs. */
#include <string.h>

#include "analysis/advice.h"
#include "analysis/call.h"
#include "analysis/pattern.h"

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
	if (!shape_is_word(call->row->name, names))
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
	bool sorts = strcmp(row->type, "list") == 0 && strcmp(row->name, "sort") == 0 &&
		!(call->shape->flags & SHAPE_MADE);
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

struct value call_row(struct engine *engine, const struct cost_row *row, const struct shape *shape,
	const struct value *receiver, const struct value *arguments, unsigned len)
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

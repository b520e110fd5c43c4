/*
 * Summaries: what a function was found to cost by itself, put in the place of a call.
 *
 * A function that is looked at for its own sake has its smaller callees evaluated in place; the rest,
 * and what those call in turn, is taken from their summaries, with the parameters' sizes replaced by those of
 * the arguments. So callees come first, and the time for a file grows with its length and not
 * with the number of paths through its calls.
 */
#include "analysis/summary.h"

#include <string.h>

#include "base/mem.h"

static void visit(struct engine *engine, const struct shape *shape, struct summary_order *order);

static void visit_function(
	struct engine *engine, const struct shape_function *function, struct summary_order *order)
{
	if (order->seen[function->index])
		return;
	order->seen[function->index] = true;
	if (order->depth < SUMMARY_DEPTH_MAX) {
		order->depth++;
		visit(engine, function->body, order);
		order->depth--;
	}
	order->functions[order->len++] = function;
}

static void visit(struct engine *engine, const struct shape *shape, struct summary_order *order)
{
	if (shape->kind == SHAPE_CALL && shape->name) {
		const struct variable *called = scope_find(&engine->named, shape->name);
		if (called && called->value.function)
			visit_function(engine, called->value.function, order);
	}
	for (unsigned i = 0; i < shape->len; i++)
		visit(engine, shape->kids[i], order);
}

void summary_order(struct engine *engine, struct summary_order *order)
{
	size_t len = engine->file->len;
	*order = (struct summary_order){
		.functions = arena_get(engine->arena, len * sizeof *order->functions),
		.seen = arena_get(engine->arena, len * sizeof *order->seen),
	};
	for (size_t i = 0; i < len; i++)
		visit_function(engine, engine->file->functions[i], order);
}

void summary_keep(struct engine *engine, const struct shape_function *function,
	const struct cost *account, const struct value *result)
{
	struct summary *summary = arena_get(engine->arena, sizeof *summary);
	summary->time = *account;
	summary->space = engine->space;
	summary->doubts = engine->doubts;
	summary->result = *result;
	summary->result.change = CHANGE_NONE;
	summary->result.unread = false;
	for (unsigned i = 0; i < engine->after_len; i++)
		summary->grown[i] = engine->after[i].grown;
	summary->grown_len = engine->after_len;
	summary->steps = engine->steps - engine->steps_begun;
	engine->summaries[function->index] = summary;
}

/* Whose parameters stand for which arguments. */
struct binding {
	struct engine *engine;
	const struct shape_function *function;
	const struct value *arguments;
	unsigned len, skip, line;
};

/* What a size of the summary is here: "items" and "len(items)" of a parameter called items. */
static const struct bound *bind_size(void *context, const char *size)
{
	const struct binding *binding = context;
	struct arena *arena = binding->engine->arena;
	size_t size_len = strlen(size);
	bool length = size_len > 5 && strncmp(size, "len(", 4) == 0 && size[size_len - 1] == ')';
	const char *name = length ? size + 4 : size;
	size_t name_len = length ? size_len - 5 : size_len;
	for (unsigned i = binding->skip; i < binding->function->params_len; i++) {
		const char *param = binding->function->params[i].name;
		if (strlen(param) != name_len || strncmp(param, name, name_len) != 0)
			continue;
		struct value given;
		if (binding->len == 0 ||
			!value_argument(arena, binding->arguments, binding->len, i - binding->skip,
				binding->function->params[i].rest, &given))
			return NULL;
		const struct value *argument = &given;
		if (length && argument->type == TYPE_NUMBER)
			return bound_one();
		return length ? value_length(arena, argument) : value_magnitude(arena, argument);
	}
	return NULL;
}

static const struct bound *bind(struct binding *binding, const struct bound *bound)
{
	return bound ? bound_substitute(binding->engine->arena, bound, bind_size, binding) : NULL;
}

static struct value bind_value(struct binding *binding, struct value value)
{
	value.size = bind(binding, value.size);
	value.total = bind(binding, value.total);
	if (value.elem) {
		struct value elem = *value.elem;
		elem.size = bind(binding, elem.size);
		elem.total = bind(binding, elem.total);
		value.elem = value_keep(binding->engine->arena, elem);
	}
	return value;
}

static void pass_doubts(struct engine *engine, unsigned doubts, unsigned line)
{
	for (unsigned i = 0; i < DOUBT_COUNT; i++) {
		if (doubts & 1U << i)
			engine_doubt(engine, (enum doubt)i, line);
	}
}

struct value summary_apply(struct engine *engine, const struct shape_function *function,
	const struct value *arguments, unsigned len, unsigned line)
{
	const struct summary *summary = engine->summaries[function->index];
	struct binding binding = {
		engine, function, arguments, arguments ? len : 0, shape_skips_self(function), line};
	struct cost cost = {.estimate = bind(&binding, summary->time.estimate),
		.safe = bind(&binding, summary->time.safe),
		.why = summary->time.why,
		.next = bind(&binding, summary->time.next),
		.next_why = summary->time.next_why};
	if (!engine->dry)
		pass_doubts(engine, summary->doubts, line);
	if (function->name && !bound_is_one(cost.estimate))
		cost = cost_because(engine, cost, line,
			arena_format(engine->arena, "calls %s, %s", function->name,
				cost_text(engine, cost.estimate)));
	engine_charge_cost(engine, cost);
	engine_allocate(engine, bind(&binding, summary->space.estimate), line, function->plain);
	engine->after_len = summary->grown_len;
	for (unsigned i = 0; i < summary->grown_len; i++)
		engine->after[i] = (struct value){.grown = bind(&binding, summary->grown[i])};
	return bind_value(&binding, summary->result);
}

#include <string.h>

#include "analysis/results.h"

/* g[u].append(v): the lists of g together hold what all loops add; one alone may, too. */
static void grow_inner(struct engine *engine, const struct shape *where, struct variable *variable,
	const struct value *item, const struct bound *more)
{
	struct arena *arena = engine->arena;
	struct value *value = &variable->value;
	struct value elem = value_elem(arena, value);
	elem.constant = false;
	if (elem.size)
		elem.size = bound_add(arena, elem.size, more);
	if (item && item->type != TYPE_NONE && !elem.elem)
		elem.elem = value_keep(arena, *item);
	value->elem = value_keep(arena, elem);
	value->total = value->total ? bound_add(arena, value->total, more) : more;
	engine_allocate(engine, value->total, where->line, variable->name);
}

/* What a container holds after something was put into it; the space that takes in all. */
static const struct bound *put(struct engine *engine, struct value *value, const struct value *item,
	const struct bound *more)
{
	struct arena *arena = engine->arena;
	const struct bound *space = value->size;
	if (!item || item->type == TYPE_NONE)
		return space;
	struct value elem = *item;
	elem.change = CHANGE_NONE;
	elem.constant = false;
	if (value_holds(item) && item->size && !bound_is_one(item->size)) {
		space = bound_mul(arena, more, item->size);
		value->total = value->total ? bound_add(arena, value->total, space) : space;
	}
	if (value->elem && value->elem->type != TYPE_NONE)
		elem = value_join(arena, *value->elem, elem);
	value->elem = value_keep(arena, elem);
	return space;
}

/* Something is added, `each` items at a time, to what a variable or one of its items holds. */
static void grow(struct engine *engine, const struct shape *where, const struct value *item,
	const struct bound *each)
{
	struct arena *arena = engine->arena;
	bool inner = where->kind == SHAPE_INDEX;
	struct variable *variable = engine_find(engine, inner ? shape_kid(where, 0) : where);
	if (!variable)
		return;
	struct value *value = &variable->value;
	const struct bound *more = engine_sum(engine, value->loops, each);
	if (inner) {
		grow_inner(engine, where, variable, item, more);
		return;
	}
	const struct bound *size =
		value->widened && value->size ? value->size : engine_length(engine, value, where);
	value->size = engine_settle(engine, value, bound_add(arena, size, more));
	value->grown = value->grown ? bound_add(arena, value->grown, more) : more;
	if (value->type == TYPE_UNKNOWN)
		value->type = TYPE_LIST;
	value->constant = false;
	value->fresh = false;
	value->added = true;
	engine_allocate(engine, put(engine, value, item, more), where->line, variable->name);
}

/* powers.append(powers[-1] * 2): the items double. */
static void double_items(struct engine *engine, const struct library_call *call)
{
	const struct shape *item = shape_kid(call->shape, 1);
	const struct shape *list = call->receiver_shape;
	struct variable *variable = engine_find(engine, list);
	const struct shape *last = shape_kid(item, 0);
	if (!variable || item->kind != SHAPE_BINARY || item->op != OP_MUL ||
		last->kind != SHAPE_INDEX || !shape_equal(shape_kid(last, 0), list) ||
		!variable->value.elem)
		return;
	struct value elem = *variable->value.elem;
	elem.size = bound_exp(engine->arena, 2, engine_repeats(engine, variable->value.loops));
	elem.type = TYPE_NUMBER;
	elem.constant = false;
	variable->value.elem = value_keep(engine->arena, elem);
}

void results_effect(struct engine *engine, const struct library_call *call)
{
	const char *effect = call->row->effect;
	const struct value *first = &call->arguments[0];
	if (strcmp(effect, "grow") == 0) {
		grow(engine, call->receiver_shape, first, bound_one());
		double_items(engine, call);
	} else if (strcmp(effect, "growset") == 0) {
		grow(engine, call->receiver_shape, &call->arguments[1], bound_one());
	} else if (strcmp(effect, "grow0") == 0) {
		grow(engine, shape_kid(call->shape, 1), &call->arguments[1], bound_one());
	} else if (strcmp(effect, "grow:a") == 0) {
		struct value item = value_elem(engine->arena, first);
		grow(engine, call->receiver_shape, &item,
			engine_length(engine, first, shape_kid(call->shape, 1)));
	}
}

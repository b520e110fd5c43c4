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

/* x.pop(), x.shift(), x.length = k: it gets shorter. */
static bool shortens(const struct shape *shape, const char *name, int depth)
{
	static const char *const takers[] = {
		"pop", "popleft", "shift", "heappop", "popitem", "splice", NULL};
	const struct shape *of = shape_kid(shape, 0);
	if (shape->kind == SHAPE_CALL && shape_is_word(shape->name, takers) &&
		(shape_is_name(of, name) || shape_is_name(shape_kid(shape, 1), name)))
		return true;
	for (unsigned i = 0; i < shape->len && depth < 6; i++) {
		if (shortens(shape->kids[i], name, depth + 1))
			return true;
	}
	return false;
}

/* if (window.length > width) window.shift(): the most that it holds; NULL: nothing says so. */
static const struct shape *cap_in(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0 || shape->kind == SHAPE_FUNCTION)
		return NULL;
	--*budget;
	const struct shape *test = shape_kid(shape, 0);
	const struct shape *length = shape_kid(test, 0);
	bool exceeds = shape->kind == SHAPE_IF && test->kind == SHAPE_BINARY &&
		(test->op == OP_GT || test->op == OP_GE || test->op == OP_EQ) &&
		length->kind == SHAPE_CALL && length->name && strcmp(length->name, "len") == 0 &&
		shape_is_name(shape_kid(length, 1), name);
	const struct shape *most = shape_kid(test, 1);
	bool empty = most->kind == SHAPE_NUMBER && most->number < 2;
	if (exceeds && !empty && shortens(shape_kid(shape, 1), name, 0))
		return shape_kid(test, 1);
	const struct shape *found = NULL;
	for (unsigned i = 0; i < shape->len && !found; i++)
		found = cap_in(shape->kids[i], name, budget);
	return found;
}

static const struct bound *capped(struct engine *engine, const char *name)
{
	unsigned budget = 1500;
	const struct shape *code =
		engine->activation ? engine->activation->function->body : engine->file->body;
	const struct shape *cap = cap_in(code, name, &budget);
	if (!cap)
		return NULL;
	struct value most = engine_peek(engine, cap);
	return engine_magnitude(engine, &most, cap);
}

/* Something is added, `each` items at a time, to what a variable or one of its items holds. */
static void grow(struct engine *engine, const struct shape *where, const struct value *item,
	const struct bound *each)
{
	struct arena *arena = engine->arena;
	bool inner = where->kind == SHAPE_INDEX;
	const struct shape *container = inner ? shape_kid(where, 0) : where;
	struct variable *variable = engine_find(engine, container);
	if (!variable)
		return;
	const struct bound *cap = !inner && engine->open_loops > variable->value.loops
		? capped(engine, variable->name)
		: NULL;
	/* The cap may be an assignment itself, as in len(w) > (k := 3): a new variable moves others. */
	variable = engine_find(engine, container);
	struct value *value = &variable->value;
	const struct bound *more = engine_sum(engine, value->loops, each);
	if (inner) {
		grow_inner(engine, where, variable, item, more);
		return;
	}
	for (const struct loop *loop = engine->loops; loop; loop = loop->outer) {
		if (loop->work == variable->name)
			more = loop->trips; /* each item once */
	}
	if (cap)
		more = cap;
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
	bool appends = strcmp(call->row->name, "append") == 0 ||
		strcmp(call->row->name, "push") == 0 || strcmp(call->row->name, "sort") == 0 ||
		strcmp(call->row->name, "pop") == 0;
	bool first_argument =
		strcmp(effect, "grow0") == 0 || strcmp(call->row->name, "shuffle") == 0;
	struct variable *changed = engine_find(
		engine, first_argument ? shape_kid(call->shape, 1) : call->receiver_shape);
	if (changed && !appends && effect[0] != '-')
		changed->value.sorted = NULL;
	if (changed && strcmp(call->row->name, "shuffle") == 0)
		changed->value.sorted = NULL;
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

/* Assignments: names, unpacking, items of containers, and what accumulates in loops. */
#include <string.h>

#include "analysis/advice.h"
#include "analysis/expr.h"
#include "analysis/flow.h"
#include "analysis/widths.h"
#include "base/mem.h"

/* "x", "self.items": what a variable or a field of a variable is filed under; NULL if neither. */
const char *engine_path_name(struct engine *engine, const struct shape *shape)
{
	if (shape->kind == SHAPE_NAME)
		return shape->name;
	if (shape->kind != SHAPE_FIELD || shape_kid(shape, 0)->kind != SHAPE_NAME)
		return NULL;
	return arena_name_format(engine->arena, "%s.%s", shape_kid(shape, 0)->name, shape->name);
}

struct variable *engine_find(struct engine *engine, const struct shape *shape)
{
	const char *name = engine_path_name(engine, shape);
	return name ? scope_find(engine->scope, name) : NULL;
}

/* Where a name is set: Python says in the function which names are not its own, JavaScript declares
 * those that are. */
static struct scope *scope_to_set(struct engine *engine, const char *name)
{
	if (!engine->outside || !engine->activation)
		return engine->scope;
	const struct shape_function *function = engine->activation->function;
	bool shared = engine->source->lang->id != LANG_PYTHON;
	for (unsigned i = 0; i < function->shared_len; i++)
		shared |= function->shared[i] == name;
	if (!shared)
		return engine->scope;
	struct scope *holding = scope_holding(engine->scope, name);
	return holding ? holding : engine->module;
}

/* Fields are filed under their path, whichever object it is at the time: they join. */
void engine_store(struct engine *engine, const char *name, struct value value)
{
	if (!strchr(name, '.')) {
		flow_set(engine, scope_to_set(engine, name), name, value);
		return;
	}
	struct variable *variable = scope_own(engine->module, name);
	struct value *old = &variable->value;
	bool first = old->type == TYPE_UNKNOWN && !old->origin && !old->size;
	if (!first && variable->root == engine->root) {
		if (value.size && value.type == old->type && value_holds(&value))
			value.size = engine_settle(engine, old, value.size);
		value = value_join(engine->arena, *old, value);
	}
	variable->root = engine->root;
	variable->value = value;
}

/* How many names an assignment unpacks into; 0 if it is none of that, or one takes the rest. */
static unsigned unpacked(const struct shape *target)
{
	for (unsigned i = 0; i < target->len; i++) {
		if (target->kids[i]->kind == SHAPE_SPREAD)
			return 0;
	}
	return target->kind == SHAPE_TUPLE ? target->len : 0;
}

/* x += e in loops that were opened after x was made: e as often as they run. */
static const struct bound *accumulated(struct engine *engine, enum shape_op op,
	const struct value *old, const struct bound *size, const struct bound *by)
{
	const struct bound *times = engine_repeats(engine, old->loops);
	switch ((int)op) {
	case OP_ADD: return bound_add(engine->arena, size, engine_sum(engine, old->loops, by));
	case OP_SUB: /* down from a constant: it gets below zero */
		return bound_is_one(size) ? engine_sum(engine, old->loops, by) : size;
	case OP_MUL:
	case OP_SHL:
		if (bound_is_one(times))
			return bound_mul(engine->arena, size, by);
		return bound_mul(engine->arena, size, bound_exp(engine->arena, 2, times));
	default: return size;
	}
}

static bool mentions(const struct shape *shape, const char *name, int depth)
{
	if (shape_is_name(shape, name))
		return true;
	for (unsigned i = 0; i < shape->len && depth < 8; i++) {
		if (mentions(shape->kids[i], name, depth + 1))
			return true;
	}
	return false;
}

/* [...log, line].slice(-50) does not grow; slice() and slice(0) are copies. */
static bool takes_few(const struct shape *call)
{
	if (call->kind != SHAPE_CALL || !call->name || strcmp(call->name, "slice") != 0 ||
		call->len < 2)
		return false;
	const struct shape *low = shape_kid(call, 1);
	return call->len > 2 || low->kind != SHAPE_NUMBER || low->number != 0;
}

/* How often the expression puts what the name holds into something larger: r.concat(x),
 * [...r, x], c + s, set(r + [x]). */
static unsigned grows_itself(const struct shape *value, const char *name, int depth)
{
	static const char *const growing[] = {"concat", "assign", "union", "join", NULL};
	unsigned times = 0;
	if (depth > 8 || takes_few(value))
		return 0;
	for (unsigned i = 0; i < value->len; i++) {
		const struct shape *kid = value->kids[i];
		bool literal = value->kind == SHAPE_LIST || value->kind == SHAPE_TUPLE ||
			value->kind == SHAPE_SET || value->kind == SHAPE_DICT;
		/* A node that holds the list so far: chain = (item, chain). */
		if (literal && shape_is_name(kid, name))
			times++;
		else if ((literal && kid->kind == SHAPE_SPREAD) || value->kind == SHAPE_STRING ||
			(value->kind == SHAPE_BINARY &&
				(value->op == OP_ADD || value->op == OP_BIT_OR)))
			times += mentions(kid, name, 0);
	}
	bool call = value->kind == SHAPE_CALL && value->name;
	times += call && shape_is_word(value->name, growing) && mentions(value, name, 0);
	for (unsigned i = 0; call && times == 0 && i < value->len; i++)
		times += grows_itself(value->kids[i], name, depth + 1);
	return times;
}

/* In a loop it holds what all trips have added, and the next pass is to see it so; or doubles. */
static void widen(
	struct engine *engine, const struct shape *target, struct value *value, unsigned times)
{
	struct variable *variable = scope_find(engine->scope, target->name);
	if (!variable || variable->value.widened || !value->size ||
		engine->open_loops <= variable->value.loops)
		return;
	enum shape_op op = times > 1 && value->type == TYPE_LIST ? OP_MUL : OP_ADD;
	value->size = accumulated(engine, op, &variable->value, value->size, value->size);
	value->constant = false;
	value->loops = variable->value.loops;
	variable->value.widened = true;
	variable->value.constant = false;
}

/* x = numbers(), a function of the file that returns what it reads */
static bool calls_reader(struct engine *engine, const struct shape *right)
{
	if (right->kind != SHAPE_CALL || !right->name)
		return false;
	const struct variable *called = scope_find(&engine->named, right->name);
	if (!called || !called->value.function)
		return false;
	const struct shape *body = called->value.function->body;
	if (body->kind == SHAPE_BLOCK && body->len == 1)
		body = body->kids[0];
	return body->kind == SHAPE_RETURN && widths_reads(body);
}

/* x = input().split(), of which only x[0] and x[1] are used; rows of such lines. */
static bool is_fixed(struct engine *engine, const struct shape *target, const struct shape *right)
{
	if (!widths_reads(right) && !calls_reader(engine, right))
		return false;
	engine_spend(engine, WIDTHS_STEPS);
	const struct shape *code =
		engine->activation ? engine->activation->function->body : engine->file->body;
	if (target->kind == SHAPE_NAME)
		return widths_fixed(code, target->name) ||
			widths_items_fixed(engine->file->body, target->name);
	return target->kind == SHAPE_INDEX && shape_kid(target, 0)->kind == SHAPE_NAME &&
		widths_items_fixed(engine->file->body, shape_kid(target, 0)->name);
}

static bool is_among(const struct shape *name, const struct shape *targets)
{
	for (unsigned i = 0; i < targets->len; i++) {
		if (name->kind == SHAPE_NAME && shape_is_name(targets->kids[i], name->name))
			return true;
	}
	return false;
}

/* a, b = b, a + b: Python's numbers get longer by a digit every few trips, and each sum reads all. */
static void grow_digits(struct engine *engine, const struct shape *targets, const struct shape *sum,
	struct value *value)
{
	if (engine->source->lang->id != LANG_PYTHON || sum->kind != SHAPE_BINARY ||
		sum->op != OP_ADD || value_holds(value) || !engine->loops ||
		!is_among(shape_kid(sum, 0), targets) || !is_among(shape_kid(sum, 1), targets))
		return;
	const struct bound *trips = engine->loops->trips;
	value->type = TYPE_NUMBER;
	value->constant = false;
	value->size = bound_exp(engine->arena, 2, trips);
	engine_charge(engine, trips, sum->line,
		"the numbers get longer, and each sum reads all their digits");
}

/* line.split(' ').map(Number), map(int, line.split()): of a line of as many words as names. */
static bool splits(const struct shape *shape)
{
	for (int depth = 0; depth < 5 && shape->kind == SHAPE_CALL && shape->name; depth++) {
		if (strcmp(shape->name, "split") == 0)
			return true;
		bool method = shape_kid(shape, 0)->kind != SHAPE_NONE;
		bool passes = strcmp(shape->name, "map") == 0 ||
			(!method && strcmp(shape->name, "list") == 0) ||
			(!method && strcmp(shape->name, "tuple") == 0);
		if (!passes)
			return false;
		shape = method ? shape_kid(shape, 0) : shape->kids[shape->len - 1];
	}
	return false;
}

/* a, b = b, a + b: each side of its own, and all of them before any is set. */
static struct value assign_each(struct engine *engine, const struct shape *shape)
{
	struct value values[8];
	const struct shape *target = shape_kid(shape, 0);
	const struct shape *right = shape_kid(shape, 1);
	unsigned len = right->len < ARRAY_LEN(values) ? right->len : ARRAY_LEN(values);
	for (unsigned i = 0; i < right->len; i++) {
		struct value value = engine_eval(engine, right->kids[i]);
		if (!value_holds(&value))
			value.loops = engine->open_loops;
		if (i < len)
			values[i] = value;
	}
	for (unsigned i = 0; i < len; i++)
		grow_digits(engine, target, right->kids[i], &values[i]);
	engine->outside = !(shape->flags & SHAPE_DECLARES);
	for (unsigned i = 0; i < target->len; i++)
		engine_assign(engine, target->kids[i], i < len ? values[i] : (struct value){0});
	return value_sized(TYPE_TUPLE, bound_one());
}

/* A container that holds all of what the name has held, and more. */
static void follow_growth(struct engine *engine, const struct shape *target,
	const struct shape *right, struct value *value)
{
	if (target->kind != SHAPE_NAME || !value_holds(value))
		return;
	unsigned times = grows_itself(right, target->name, 0);
	if (times == 0 && value->added && value->from == target->name)
		times = 1;
	if (times > 0)
		widen(engine, target, value, times);
	value->from = NULL;
	value->added = false;
}

static struct value eval_assign(struct engine *engine, const struct shape *shape)
{
	const struct shape *target = shape_kid(shape, 0);
	const struct shape *right = shape_kid(shape, 1);
	if (unpacked(target) > 0 && right->kind == SHAPE_TUPLE && right->len == target->len)
		return assign_each(engine, shape);
	bool short_line = unpacked(target) > 0 || is_fixed(engine, target, right);
	bool narrow = engine->narrow;
	engine->short_lines += short_line;
	engine->narrow = unpacked(target) > 0 && splits(right);
	struct value value = engine_eval(engine, right);
	engine->narrow = narrow;
	engine->short_lines -= short_line;
	follow_growth(engine, target, right, &value);
	if (!value_holds(&value))
		value.loops = engine->open_loops;
	struct variable *owner = right->kind == SHAPE_NAME ? engine_find(engine, right) : NULL;
	if (owner && value.type == TYPE_STRING)
		value.shared = owner->value.shared = true;
	engine->outside = !(shape->flags & SHAPE_DECLARES);
	engine_assign(engine, target, value);
	return value;
}

enum { INNER_MAX = 4 };

static struct value put_inner(
	struct engine *engine, struct value list, struct value item, int depth)
{
	struct value elem = list.elem ? *list.elem : (struct value){.type = TYPE_NONE};
	if (depth > 0)
		elem = put_inner(engine, elem, item, depth - 1);
	else
		elem = value_join(engine->arena, elem, item);
	list.elem = value_keep(engine->arena, elem);
	return list;
}

/* grid[i][j] = x */
static void assign_inner(struct engine *engine, const struct shape *list, struct value item)
{
	int depth = 0;
	while (list->kind == SHAPE_INDEX && depth < INNER_MAX) {
		list = shape_kid(list, 0);
		depth++;
	}
	struct variable *variable = engine_find(engine, list);
	if (!variable || depth == 0 || (!item.size && !item.origin))
		return;
	item.change = CHANGE_NONE;
	item.constant = false;
	variable->value = put_inner(engine, variable->value, item, depth);
}

/* What is stored in a container counts for its elements. */
static void assign_index(struct engine *engine, const struct shape *target, struct value value)
{
	struct value container = engine_eval(engine, shape_kid(target, 0));
	engine_eval(engine, shape_kid(target, 1));
	struct variable *variable = engine_find(engine, shape_kid(target, 0));
	if (!variable) {
		assign_inner(engine, shape_kid(target, 0), value);
		return;
	}
	/* JavaScript's arrays get longer where something is stored behind their end. */
	bool extends = container.type == TYPE_LIST && variable->value.size &&
		bound_is_one(variable->value.size) && variable->value.number < 1 &&
		engine->source->lang->id == LANG_JAVASCRIPT;
	if ((container.type == TYPE_DICT || extends) && variable->value.size) {
		variable->value.size = bound_add(engine->arena, variable->value.size,
			engine_repeats(engine, variable->value.loops));
		variable->value.constant = false;
		engine_allocate(engine, variable->value.size, target->line, variable->name);
	}
	/* One item at a fixed place leaves the rest in order. */
	if (shape_kid(target, 1)->kind != SHAPE_NUMBER)
		variable->value.sorted = NULL;
	value.change = CHANGE_NONE;
	if (container.elem && (value.size || value.origin))
		value = value_join(engine->arena, *container.elem, value);
	if (value.size || value.origin)
		variable->value.elem = value_keep(engine->arena, value);
}

/* A list that comes straight from the input costs its length when it gets its name. */
static void charge_reading(
	struct engine *engine, const struct shape *target, const struct value *value)
{
	const struct bound *size = engine_length(engine, value, target);
	engine_charge(engine, size, target->line,
		REASON(engine, "reads %s items", cost_text(engine, size)));
	engine_allocate(engine, size, target->line, shape_text(engine->arena, target));
}

static void assign_items(struct engine *engine, const struct shape *target, struct value value)
{
	struct value item = value_elem(engine->arena, &value);
	bool methods = value.origin && strstr(value.origin, ".prototype");
	for (unsigned i = 0; i < target->len; i++) {
		bool known = value.parts_len == target->len;
		bool rest = target->kids[i]->kind == SHAPE_SPREAD;
		if (methods && target->kids[i]->kind == SHAPE_NAME)
			item.builtin = target->kids[i]->name; /* { sort } = Array.prototype */
		engine_assign(engine, target->kids[i],
			rest && !engine->short_lines ? value
				: known              ? value.parts[i]
						     : item);
	}
}

static void assign_rest(struct engine *engine, const struct shape *target, struct value value)
{
	if (!value_holds(&value))
		value.type = TYPE_LIST;
	engine_charge(engine, engine_length(engine, &value, target), target->line,
		"the starred target copies the rest");
	value.constant = false;
	value.type = TYPE_LIST;
	if (value.change == CHANGE_SAME) {
		value.change = CHANGE_DOWN;
		value.step = 1;
	}
	engine_assign(engine, shape_kid(target, 0), value);
}

void engine_assign(struct engine *engine, const struct shape *target, struct value value)
{
	const char *name = engine_path_name(engine, target);
	if (name) {
		bool read = value.fresh && value_holds(&value) && value.type != TYPE_STRING;
		value = value_named(engine->arena, value, name);
		if (!value.origin && !value.size)
			value.origin = name;
		value.loops = value.loops < engine->open_loops ? value.loops : engine->open_loops;
		engine_store(engine, name, value);
		if (read && !engine->short_lines)
			charge_reading(engine, target, &value);
	} else if (target->kind == SHAPE_TUPLE || target->kind == SHAPE_LIST) {
		assign_items(engine, target, value);
	} else if (target->kind == SHAPE_INDEX) {
		assign_index(engine, target, value);
	} else if (target->kind == SHAPE_SPREAD) {
		assign_rest(engine, target, value);
	} else if (target->kind == SHAPE_ASSIGN) {
		/* { size = 100 }: what is known of it when nobody has said another. */
		struct value fallback = engine_eval(engine, shape_kid(target, 1));
		bool unknown = value.type == TYPE_UNKNOWN && !value.size;
		engine_assign(engine, shape_kid(target, 0), unknown ? fallback : value);
	} else if (target->kind == SHAPE_SLICE) {
		struct value list = engine_eval(engine, shape_kid(target, 0));
		engine_charge(engine, engine_length(engine, &list, shape_kid(target, 0)),
			target->line, "assigning to a slice moves items");
	}
}

static struct value augment_text(struct engine *engine, const struct shape *shape,
	const struct value *old, const struct value *by)
{
	const struct shape *from = shape_kid(shape, 1);
	const struct bound *more = by->type == TYPE_NUMBER || by->type == TYPE_UNKNOWN
		? bound_one()
		: engine_length(engine, by, from);
	if (by->type == TYPE_UNKNOWN && old->type == TYPE_LIST)
		more = engine_length(engine, by, from);
	struct value text = *old;
	text.constant = false;
	text.size = accumulated(
		engine, OP_ADD, old, engine_length(engine, old, shape_kid(shape, 0)), more);
	/* CPython makes a text longer in place when a variable is its only owner. */
	bool python = engine->source->lang->id == LANG_PYTHON;
	bool copies = python && old->type == TYPE_STRING &&
		(old->shared || shape_kid(shape, 0)->kind != SHAPE_NAME);
	if (copies && !bound_is_one(text.size))
		advice_on_operator(engine, ADVICE_TEXT, shape_kid(shape, 0), shape->line);
	engine_charge(engine, copies ? text.size : more, shape->line,
		copies ? "+= copies all of the text" : "+= copies what it adds");
	engine_allocate(engine, text.size, shape->line, "the text");
	text.shared = false;
	text.total = text.digits ? NULL : text.total;
	text.digits = false;
	text.rope = !python && old->type == TYPE_STRING;
	return text;
}

static void assign_outside(struct engine *engine, const struct shape *target, struct value value)
{
	bool before = engine->outside;
	engine->outside = true;
	engine_assign(engine, target, value);
	engine->outside = before;
}

struct value engine_augment(struct engine *engine, const struct shape *shape)
{
	const struct shape *target = shape_kid(shape, 0);
	struct value old = engine_eval(engine, target);
	struct value by = engine_eval(engine, shape_kid(shape, 1));
	struct value result = {0};
	bool text = old.type == TYPE_STRING || old.type == TYPE_LIST;
	if (shape->op == OP_ADD && text) {
		result = augment_text(engine, shape, &old, &by);
	} else if (old.type == TYPE_SET && shape->op == OP_SUB) {
		result = old;
		engine_charge(engine, engine_length(engine, &by, shape_kid(shape, 1)), shape->line,
			"-= takes each out");
	} else if (shape->op == OP_OR || shape->op == OP_AND) {
		result = value_join(engine->arena, old, by);
	} else {
		result = expr_operate(engine, shape, old, by);
		const struct bound *size = value_magnitude(engine->arena, &old);
		const struct bound *step = value_magnitude(engine->arena, &by);
		bool scales = shape->op == OP_MUL || shape->op == OP_SHL;
		if (scales && size && old.widened)
			result.size = size;
		else if (result.type != TYPE_SET && size && step)
			result.size =
				accumulated(engine, (enum shape_op)shape->op, &old, size, step);
		result.widened = old.widened || (scales && engine->open_loops > old.loops);
		/* In a loop it is no constant any more, however it started. */
		if (engine->open_loops > old.loops)
			result.constant = false;
		result.loops = old.loops;
	}
	assign_outside(engine, target, result);
	return result;
}

/* x = x + e is x += e. */
static bool is_augment(const struct shape *shape)
{
	const struct shape *target = shape_kid(shape, 0);
	const struct shape *value = shape_kid(shape, 1);
	return value->kind == SHAPE_BINARY && value->op >= OP_ADD && value->op <= OP_SHR &&
		(target->kind == SHAPE_NAME || target->kind == SHAPE_FIELD) &&
		shape_equal(target, shape_kid(value, 0));
}

static struct value eval_as_augment(struct engine *engine, const struct shape *shape)
{
	const struct shape *value = shape_kid(shape, 1);
	struct value old = engine_eval(engine, shape_kid(shape, 0));
	/* Lists and texts are copied whole by x = x + e, unlike by +=. */
	if (old.type == TYPE_LIST || old.type == TYPE_STRING || old.type == TYPE_TUPLE) {
		struct value copy = engine_eval(engine, value);
		if (!copy.size) /* nothing more is looked at: the budget is used up */
			copy.size = engine_length(engine, &old, shape_kid(shape, 0));
		struct value by = engine_eval(engine, shape_kid(value, 1));
		if (value->op == OP_ADD) {
			const struct bound *more = value_holds(&by)
				? engine_length(engine, &by, shape_kid(value, 1))
				: bound_one();
			copy.size = accumulated(engine, OP_ADD, &old,
				engine_length(engine, &copy, shape_kid(shape, 0)), more);
			copy.loops = old.loops;
			if (old.type == TYPE_LIST && !bound_is_one(copy.size))
				advice_on_operator(
					engine, ADVICE_JOIN, shape_kid(shape, 0), shape->line);
			engine_charge(engine, copy.size, shape->line, "+ copies both sides");
		}
		engine_assign(engine, shape_kid(shape, 0), copy);
		return copy;
	}
	struct shape augment = {.kind = SHAPE_AUGMENT, .op = value->op, .line = shape->line};
	struct shape *kids[2] = {shape->kids[0], value->kids[1]};
	augment.kids = kids;
	augment.len = 2;
	return engine_augment(engine, &augment);
}

struct value engine_assignment(struct engine *engine, const struct shape *shape)
{
	bool before = engine->outside;
	bool own = shape->flags & SHAPE_DECLARES;
	struct value value = {0};
	engine->outside = false;
	if (is_augment(shape)) {
		engine->outside = !own;
		value = eval_as_augment(engine, shape);
	} else {
		value = eval_assign(engine, shape);
	}
	engine->outside = before;
	return value;
}

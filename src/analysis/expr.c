#include "analysis/expr.h"

#include <string.h>

#include "base/mem.h"

enum { PARTS_MAX = 8 };

/* "x", "self.items": what a variable or a field of a variable is filed under; NULL if neither. */
const char *engine_path_name(struct engine *engine, const struct shape *shape)
{
	if (shape->kind == SHAPE_NAME)
		return shape->name;
	if (shape->kind != SHAPE_FIELD || shape_kid(shape, 0)->kind != SHAPE_NAME)
		return NULL;
	const char *text =
		arena_format(engine->arena, "%s.%s", shape_kid(shape, 0)->name, shape->name);
	return arena_name(engine->arena, text, strlen(text));
}

struct variable *engine_find(struct engine *engine, const struct shape *shape)
{
	const char *name = engine_path_name(engine, shape);
	return name ? scope_find(engine->scope, name) : NULL;
}

/* An assignment in the branch that made the variable replaces it; in another one, it joins. */
void engine_store(struct engine *engine, const char *name, struct value value)
{
	struct scope *scope = strchr(name, '.') ? engine->module : engine->scope;
	struct variable *variable = scope_own(scope, name);
	variable->root = engine->root;
	bool first = variable->value.type == TYPE_UNKNOWN && !variable->value.origin &&
		!variable->value.size;
	if (first || variable->branch == engine->branch) {
		variable->branch = engine->branch;
		variable->value = value;
	} else {
		struct value *old = &variable->value;
		if (value.size && value.type == old->type && value_holds(&value))
			value.size = engine_settle(engine, old, value.size);
		*old = value_join(engine->arena, *old, value);
	}
}

/* A field, or an empty global, that something else made: of it only the type is known here, as
 * others may have filled it meanwhile. */
static struct value seen_from_here(
	struct engine *engine, const struct variable *variable, const struct shape *shape)
{
	struct value value = variable->value;
	bool field = shape->kind == SHAPE_FIELD;
	bool empty = value_holds(&value) && value.constant && value.number < 1;
	if (variable->root == engine->root || (!field && !empty))
		return value;
	struct value typed = value_of_origin(shape_text(engine->arena, shape));
	typed.type = value.type;
	typed.function = value.function;
	typed.builtin = value.builtin;
	return typed;
}

static struct value eval_name(struct engine *engine, const struct shape *shape)
{
	struct variable *variable = scope_find(engine->scope, shape->name);
	if (variable)
		return seen_from_here(engine, variable, shape);
	struct value value = value_of_origin(shape->name);
	value.builtin = shape->name; /* if it is called, then by this name */
	return value;
}

static struct value eval_field(struct engine *engine, const struct shape *shape)
{
	struct value receiver = engine_eval(engine, shape_kid(shape, 0));
	struct variable *variable = engine_find(engine, shape);
	if (variable)
		return seen_from_here(engine, variable, shape);
	struct value value = value_of_origin(shape_text(engine->arena, shape));
	value.builtin = shape->name;
	if (receiver.change != CHANGE_NONE) {
		value.change = CHANGE_PART;
		value.param = receiver.param;
	}
	return value;
}

static struct value eval_index(struct engine *engine, const struct shape *shape)
{
	struct value container = engine_eval(engine, shape_kid(shape, 0));
	engine_eval(engine, shape_kid(shape, 1));
	if (container.type == TYPE_DEQUE && shape_kid(shape, 1)->kind != SHAPE_NUMBER)
		engine_charge(engine, engine_length(engine, &container, shape_kid(shape, 0)),
			shape->line, "indexing a deque walks to its middle");
	return value_elem(engine->arena, &container);
}

static const struct bound *slice_size(struct engine *engine, const struct shape *shape,
	const struct value *list, const struct value *low, const struct value *high)
{
	double gap = 0;
	if (expr_gap(engine, shape_kid(shape, 1), shape_kid(shape, 2), &gap))
		return bound_one();
	bool from_start = shape_kid(shape, 1)->kind == SHAPE_NONE || low->constant;
	if (from_start && high->constant && high->number >= 0 &&
		shape_kid(shape, 2)->kind != SHAPE_NONE)
		return bound_one();
	return engine_length(engine, list, shape_kid(shape, 0));
}

void expr_relate_slice(struct value *slice, const struct value *list, const struct value *low,
	const struct value *high)
{
	if (list->change == CHANGE_NONE)
		return;
	slice->param = list->param;
	bool half = low->change == CHANGE_HALF || high->change == CHANGE_HALF;
	bool rest = (low->constant && low->number > 0) || (high->constant && high->number < 0);
	bool plain = list->change == CHANGE_SAME || list->change == CHANGE_DOWN;
	slice->change = half ? CHANGE_HALF : rest && plain ? CHANGE_DOWN : CHANGE_PART;
	slice->step = 1;
}

static struct value eval_slice(struct engine *engine, const struct shape *shape)
{
	struct value list = engine_eval(engine, shape_kid(shape, 0));
	struct value low = engine_eval(engine, shape_kid(shape, 1));
	struct value high = engine_eval(engine, shape_kid(shape, 2));
	engine_eval(engine, shape_kid(shape, 3));
	const struct bound *size = slice_size(engine, shape, &list, &low, &high);
	struct value slice = list;
	slice.size = size;
	if (slice.type == TYPE_UNKNOWN)
		slice.type = TYPE_LIST;
	slice.constant = false;
	slice.change = CHANGE_NONE;
	slice.loops = engine->open_loops;
	expr_relate_slice(&slice, &list, &low, &high);
	engine_charge(engine, size, shape->line,
		arena_format(engine->arena, "%s copies %s items", shape_text(engine->arena, shape),
			cost_text(engine, size)));
	engine_allocate(engine, size, shape->line, "the slice");
	return slice;
}

static const enum type literal_types[SHAPE_KIND_COUNT] = {
	[SHAPE_TUPLE] = TYPE_TUPLE,
	[SHAPE_LIST] = TYPE_LIST,
	[SHAPE_SET] = TYPE_SET,
	[SHAPE_DICT] = TYPE_DICT,
};

/* A literal holds a constant number of items, and all of what is spread into it. */
static struct value eval_literal(struct engine *engine, const struct shape *shape)
{
	struct value list = value_sized(literal_types[shape->kind], bound_one());
	list.constant = true;
	list.number = shape->len;
	list.loops = engine->open_loops;
	struct value elem = {.type = TYPE_NONE};
	struct value *parts = NULL;
	if (shape->kind == SHAPE_TUPLE && shape->len <= PARTS_MAX)
		parts = arena_get(engine->arena, shape->len * sizeof *parts);
	for (unsigned i = 0; i < shape->len; i++) {
		struct value item = engine_eval(engine, shape->kids[i]);
		if (shape->kids[i]->kind == SHAPE_SPREAD) {
			list.size = bound_add(engine->arena, list.size,
				engine_length(engine, &item, shape_kid(shape->kids[i], 0)));
			list.constant = false;
			item = value_elem(engine->arena, &item);
		}
		if (parts)
			parts[i] = item;
		elem = i > 0 ? value_join(engine->arena, elem, item) : item;
	}
	if (shape->len > 0) {
		elem.constant = elem.constant && shape->len == 1;
		list.elem = value_keep(engine->arena, elem);
	}
	list.parts = parts;
	list.parts_len = parts ? shape->len : 0;
	engine_allocate(engine, list.size, shape->line, "the literal");
	return list;
}

static struct value eval_spread(struct engine *engine, const struct shape *shape)
{
	struct value list = engine_eval(engine, shape_kid(shape, 0));
	const struct bound *size = engine_length(engine, &list, shape_kid(shape, 0));
	engine_charge(engine, size, shape->line,
		arena_format(engine->arena, "spreads %s items", cost_text(engine, size)));
	return list;
}

static struct value eval_string(struct engine *engine, const struct shape *shape)
{
	struct value text = value_sized(TYPE_STRING, bound_one());
	for (unsigned i = 0; i < shape->len; i++) {
		struct value part = engine_eval(engine, shape->kids[i]);
		if (part.type == TYPE_STRING && !part.digits)
			text.size = bound_add(engine->arena, text.size,
				engine_length(engine, &part, shape->kids[i]));
	}
	text.constant = shape->len == 0;
	text.number = shape->number;
	engine_charge(engine, text.size, shape->line, "puts a text together");
	return text;
}

static struct value eval_choice(struct engine *engine, const struct shape *shape)
{
	engine_eval(engine, shape_kid(shape, 0));
	struct tally ignored = {0};
	struct tally *path = engine->activation ? &engine->activation->path : &ignored;
	struct tally before = *path;
	struct value then = engine_eval(engine, shape_kid(shape, 1));
	struct tally first = *path;
	*path = before;
	struct value other = engine_eval(engine, shape_kid(shape, 2));
	if (tally_total(&first) > tally_total(path))
		*path = first;
	return value_join(engine->arena, then, other);
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
	case OP_ADD: return bound_add(engine->arena, size, bound_mul(engine->arena, times, by));
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

/* r = r.concat(x), r = [...r, x], s = c + s */
static bool grows_itself(const struct shape *value, const char *name)
{
	static const char *const growing[] = {"concat", "assign", "union", "join", NULL};
	bool grows = value->kind == SHAPE_LIST || value->kind == SHAPE_TUPLE ||
		value->kind == SHAPE_SET || value->kind == SHAPE_DICT ||
		value->kind == SHAPE_STRING || (value->kind == SHAPE_BINARY && value->op == OP_ADD);
	for (size_t i = 0; value->kind == SHAPE_CALL && value->name && growing[i]; i++)
		grows |= strcmp(value->name, growing[i]) == 0;
	return grows && mentions(value, name, 0);
}

/* In a loop it holds what all trips have added, and the next pass is to see it so. */
static void widen(struct engine *engine, const struct shape *target, struct value *value)
{
	struct variable *variable = scope_find(engine->scope, target->name);
	if (!variable || variable->value.widened || !value->size ||
		engine->open_loops <= variable->value.loops)
		return;
	value->size = accumulated(engine, OP_ADD, &variable->value, value->size, value->size);
	value->constant = false;
	value->loops = variable->value.loops;
	variable->value.widened = true;
	variable->value.constant = false;
}

static struct value eval_assign(struct engine *engine, const struct shape *shape)
{
	const struct shape *target = shape_kid(shape, 0);
	bool short_line = unpacked(target) > 0;
	engine->short_lines += short_line;
	const struct shape *right = shape_kid(shape, 1);
	/* a, b = b, a + b: each side of its own */
	if (short_line && right->kind == SHAPE_TUPLE && right->len == target->len) {
		struct value values[8];
		unsigned len = right->len < ARRAY_LEN(values) ? right->len : ARRAY_LEN(values);
		engine->short_lines -= short_line;
		for (unsigned i = 0; i < right->len; i++) {
			struct value value = engine_eval(engine, right->kids[i]);
			if (i < len)
				values[i] = value;
		}
		for (unsigned i = 0; i < len; i++)
			engine_assign(engine, target->kids[i], values[i]);
		for (unsigned i = len; i < target->len; i++)
			engine_assign(engine, target->kids[i], (struct value){0});
		return value_sized(TYPE_TUPLE, bound_one());
	}
	struct value value = engine_eval(engine, right);
	engine->short_lines -= short_line;
	if (target->kind == SHAPE_NAME && value_holds(&value) && grows_itself(right, target->name))
		widen(engine, target, &value);
	engine_assign(engine, target, value);
	return value;
}

/* What is stored in a container counts for its elements. */
static void assign_index(struct engine *engine, const struct shape *target, struct value value)
{
	struct value container = engine_eval(engine, shape_kid(target, 0));
	engine_eval(engine, shape_kid(target, 1));
	struct variable *variable = engine_find(engine, shape_kid(target, 0));
	if (!variable)
		return;
	if (container.type == TYPE_DICT && variable->value.size) {
		variable->value.size = bound_add(engine->arena, variable->value.size,
			engine_repeats(engine, variable->value.loops));
		engine_allocate(engine, variable->value.size, target->line, variable->name);
	}
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
		arena_format(engine->arena, "reads %s items", cost_text(engine, size)));
	engine_allocate(engine, size, target->line, shape_text(engine->arena, target));
}

static void assign_items(struct engine *engine, const struct shape *target, struct value value)
{
	struct value item = value_elem(engine->arena, &value);
	for (unsigned i = 0; i < target->len; i++) {
		bool known = value.parts_len == target->len;
		engine_assign(engine, target->kids[i], known ? value.parts[i] : item);
	}
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
		value.type = TYPE_LIST;
		engine_assign(engine, shape_kid(target, 0), value);
	} else if (target->kind == SHAPE_ASSIGN) {
		engine_eval(engine, shape_kid(target, 1));
		engine_assign(engine, shape_kid(target, 0), value);
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
	engine_charge(engine, more, shape->line, "+= copies what it adds");
	engine_allocate(engine, text.size, shape->line, "the text");
	return text;
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
	engine_assign(engine, target, result);
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
		struct value by = engine_eval(engine, shape_kid(value, 1));
		if (value->op == OP_ADD) {
			const struct bound *more = value_holds(&by)
				? engine_length(engine, &by, shape_kid(value, 1))
				: bound_one();
			copy.size = accumulated(engine, OP_ADD, &old, copy.size, more);
			copy.loops = old.loops;
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

static struct value eval_others(struct engine *engine, const struct shape *shape)
{
	struct value last = {0};
	for (unsigned i = 0; i < shape->len; i++)
		last = engine_eval(engine, shape->kids[i]);
	return shape->kind == SHAPE_BLOCK || shape->kind == SHAPE_KEYWORD ? last
									  : (struct value){0};
}

static struct value eval_unary(struct engine *engine, const struct shape *shape)
{
	struct value value = engine_eval(engine, shape_kid(shape, 0));
	if (shape->op == OP_NOT)
		return value_sized(TYPE_NUMBER, bound_one());
	value.number = -value.number;
	if (value.type != TYPE_NUMBER) {
		const struct bound *size = value_magnitude(engine->arena, &value);
		enum change change = value.change;
		int param = value.param;
		value = value_of_origin(value.origin);
		value.size = size;
		value.change = change;
		value.param = param;
	}
	return value;
}

static struct value eval_function(struct engine *engine, const struct shape *shape)
{
	struct value value = {.type = TYPE_FUNCTION, .function = shape->function};
	if (shape->name && !shape->function->method)
		engine_store(engine, shape->name, value);
	return value;
}

static struct value eval_kind(struct engine *engine, const struct shape *shape)
{
	switch ((enum shape_kind)shape->kind) {
	case SHAPE_NUMBER: return value_number(shape->number);
	case SHAPE_STRING: return eval_string(engine, shape);
	case SHAPE_NAME: return eval_name(engine, shape);
	case SHAPE_FIELD: return eval_field(engine, shape);
	case SHAPE_INDEX: return eval_index(engine, shape);
	case SHAPE_SLICE: return eval_slice(engine, shape);
	case SHAPE_CALL: return engine_call(engine, shape);
	case SHAPE_UNARY: return eval_unary(engine, shape);
	case SHAPE_BINARY: return expr_binary(engine, shape);
	case SHAPE_CHOICE: return eval_choice(engine, shape);
	case SHAPE_TUPLE:
	case SHAPE_LIST:
	case SHAPE_SET:
	case SHAPE_DICT: return eval_literal(engine, shape);
	case SHAPE_SPREAD: return eval_spread(engine, shape);
	case SHAPE_COMPREHENSION: return engine_comprehend(engine, shape);
	case SHAPE_FUNCTION: return eval_function(engine, shape);
	case SHAPE_ASSIGN:
		return is_augment(shape) ? eval_as_augment(engine, shape)
					 : eval_assign(engine, shape);
	case SHAPE_AUGMENT: return engine_augment(engine, shape);
	case SHAPE_OTHER:
	case SHAPE_KEYWORD:
	case SHAPE_BLOCK: return eval_others(engine, shape);
	case SHAPE_NONE: break;
	case SHAPE_CLASS:
	case SHAPE_IF:
	case SHAPE_EACH:
	case SHAPE_WHILE:
	case SHAPE_RETURN:
	case SHAPE_BREAK:
	case SHAPE_CONTINUE:
	case SHAPE_RAISE:
	case SHAPE_DELETE:
	case SHAPE_KIND_COUNT: engine_run(engine, shape); break;
	}
	return (struct value){0};
}

struct value engine_eval(struct engine *engine, const struct shape *expression)
{
	engine->steps++;
	if (engine_exhausted(engine, expression->line))
		return (struct value){0};
	engine->depth++;
	struct value value = eval_kind(engine, expression);
	engine->depth--;
	return value;
}

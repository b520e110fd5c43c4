#include "analysis/expr.h"
#include "analysis/moves.h"

#include <string.h>

#include "base/mem.h"

enum { PARTS_MAX = 8 };

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

/* sys.stdin, gone through: lines, which all together are as long as the input. */
static struct value input_lines(struct engine *engine)
{
	struct arena *arena = engine->arena;
	struct value line = {.type = TYPE_STRING, .fresh = true};
	line.origin = arena_name(arena, "line", 4);
	struct value lines = value_sized(TYPE_ITERATOR, bound_size(arena, "lines"));
	lines.elem = value_keep(arena, line);
	lines.total = bound_size(arena, "input");
	return lines;
}

static bool is_stdin(const struct engine *engine, const struct shape *shape)
{
	return engine->source->lang->id == LANG_PYTHON && strcmp(shape->name, "stdin") == 0;
}

static struct value eval_name(struct engine *engine, const struct shape *shape)
{
	struct variable *variable = scope_find(engine->scope, shape->name);
	if (variable) {
		struct value value = seen_from_here(engine, variable, shape);
		if (!value.from && value_holds(&value))
			value.from = shape->name;
		return value;
	}
	if (is_stdin(engine, shape))
		return input_lines(engine);
	struct value value = value_of_origin(shape->name);
	value.builtin = shape->name; /* if it is called, then by this name */
	return value;
}

bool engine_get(struct engine *engine, const struct value *receiver, const char *name,
	unsigned line, struct value *got)
{
	const struct variable *named = scope_find(&engine->named, name);
	const struct shape_function *getter = named ? named->value.function : NULL;
	if (!getter || !getter->getter || value_holds(receiver) || receiver->type == TYPE_NUMBER)
		return false;
	*got = engine_enter(engine, getter, NULL, NULL, 0, line);
	return true;
}

static struct value eval_field(struct engine *engine, const struct shape *shape)
{
	struct value receiver = engine_eval(engine, shape_kid(shape, 0));
	struct value got = {0};
	if (engine_get(engine, &receiver, shape->name, shape->line, &got))
		return got;
	struct variable *variable = engine_find(engine, shape);
	if (variable) {
		struct value value = seen_from_here(engine, variable, shape);
		if (receiver.change != CHANGE_NONE && !value_holds(&value)) {
			value.change = CHANGE_PART;
			value.param = receiver.param;
		}
		return value;
	}
	if (is_stdin(engine, shape))
		return input_lines(engine);
	struct value value = value_of_origin(shape_text(engine->arena, shape));
	value.builtin = shape->name;
	bool input = receiver.type == TYPE_ITERATOR;
	if ((value_holds(&receiver) && !input) ||
		(receiver.origin && receiver.type == TYPE_UNKNOWN &&
			scope_find(engine->scope, receiver.origin)))
		value.receiver = value_keep(engine->arena, receiver);
	if (receiver.change != CHANGE_NONE) {
		value.change = CHANGE_PART;
		value.param = receiver.param;
	}
	return value;
}

void engine_flatten(struct engine *engine, const struct value *text, const struct shape *shape)
{
	struct variable *variable = engine_find(engine, shape);
	engine_charge(engine, engine_length(engine, text, shape), shape->line,
		"looking into a text that has grown puts it into one piece");
	if (variable)
		variable->value.rope = false;
}

static struct value eval_index(struct engine *engine, const struct shape *shape)
{
	struct value container = engine_eval(engine, shape_kid(shape, 0));
	engine_eval(engine, shape_kid(shape, 1));
	if (container.type == TYPE_DEQUE && shape_kid(shape, 1)->kind != SHAPE_NUMBER)
		engine_charge(engine, engine_length(engine, &container, shape_kid(shape, 0)),
			shape->line, "indexing a deque walks to its middle");
	if (container.rope)
		engine_flatten(engine, &container, shape_kid(shape, 0));
	return value_elem(engine->arena, &container);
}

/* start = at; …; at += 1; …; text[start:at]: the slices of all trips are disjoint. */
static bool is_next_piece(struct engine *engine, const struct shape *slice)
{
	const struct shape *low = shape_kid(slice, 1);
	const struct shape *high = shape_kid(slice, 2);
	const struct loop *loop = engine->loops;
	if (low->kind != SHAPE_NAME || high->kind != SHAPE_NAME || !loop ||
		(loop->shape->kind != SHAPE_WHILE && loop->shape->kind != SHAPE_EACH))
		return false;
	const char *start = moves_copied(engine, loop->shape, low->name);
	const char *end = moves_copied(engine, loop->shape, high->name);
	if (start == high->name)
		return (moves_of(engine, loop->shape, high->name).all & ~(unsigned)MOVE_UP) == 0;
	return end == low->name && moves_copied(engine, loop->shape, low->name) == high->name;
}

static const struct bound *slice_size(struct engine *engine, const struct shape *shape,
	const struct value *list, const struct value *low, const struct value *high)
{
	double gap = 0;
	if (expr_gap(engine, shape_kid(shape, 1), shape_kid(shape, 2), &gap))
		return bound_one();
	const struct bound *width = expr_width(engine, shape_kid(shape, 1), shape_kid(shape, 2));
	if (width)
		return width;
	if (is_next_piece(engine, shape)) {
		engine_charge_outside(engine, engine->open_loops - 1,
			engine_length(engine, list, shape_kid(shape, 0)), shape->line,
			"its slices are disjoint, all of it in total");
		return bound_one();
	}
	bool last_few = low->constant && low->number < 0 && low->type == TYPE_NUMBER &&
		shape_kid(shape, 2)->kind == SHAPE_NONE;
	if (last_few)
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
		REASON(engine, "%s copies %s items", shape_text(engine->arena, shape),
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

/* [...path, x] is longer than path; [...a.slice(0, i), ...a.slice(i + 1)] a selection of a. */
static void relate_spread(struct value *list, const struct value *item, unsigned len)
{
	if (item->change == CHANGE_NONE)
		return;
	bool longer = item->change == CHANGE_SAME || item->change == CHANGE_UP;
	if (longer && len < 2)
		return;
	list->change = longer ? CHANGE_UP : CHANGE_PART;
	list->selected = !longer;
	list->param = item->param;
}

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
			relate_spread(&list, &item, shape->len);
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
		REASON(engine, "spreads %s items", cost_text(engine, size)));
	list.spread = true;
	return list;
}

/* A text with others put into it is as long as they are together; numbers are short. */
static struct value eval_string(struct engine *engine, const struct shape *shape)
{
	const struct bound *known = bound_one();
	struct value text = value_sized(TYPE_STRING, bound_one());
	for (unsigned i = 0; i < shape->len; i++) {
		struct value part = engine_eval(engine, shape->kids[i]);
		bool perhaps = value_is_text_perhaps(&part);
		if ((part.type != TYPE_STRING || part.digits) && !perhaps)
			continue;
		const struct bound *length = engine_length(engine, &part, shape->kids[i]);
		text.size = bound_add(engine->arena, text.size, length);
		if (!perhaps)
			known = bound_add(engine->arena, known, length);
	}
	text.constant = shape->len == 0;
	text.number = shape->number;
	text.pattern = shape->name;
	engine_charge(engine, known, shape->line, "puts a text together");
	return text;
}

static struct value eval_regex(const struct shape *shape)
{
	return (struct value){.type = TYPE_OBJECT, .pattern = shape->name};
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

static struct value eval_others(struct engine *engine, const struct shape *shape)
{
	struct value last = {0};
	if (shape->flags & SHAPE_CUT)
		engine_doubt(engine, DOUBT_DEEP, shape->line);
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
	/* Of what is no constant only that: range(-n, 0) is not empty. */
	value.number = value.constant ? -value.number : -1;
	if (value.type != TYPE_NUMBER) {
		const struct bound *size = value_magnitude(engine->arena, &value);
		bool input = value.input;
		enum change change = value.change;
		int param = value.param;
		value = value_of_origin(value.origin);
		value.number = -1;
		value.size = size;
		value.input = input;
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
	case SHAPE_NULL: return (struct value){.type = TYPE_NONE};
	case SHAPE_NUMBER: return value_number(shape->number);
	case SHAPE_STRING: return eval_string(engine, shape);
	case SHAPE_REGEX: return eval_regex(shape);
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
	case SHAPE_ASSIGN: return engine_assignment(engine, shape);
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

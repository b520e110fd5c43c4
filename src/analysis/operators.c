#include <math.h>
#include <string.h>

#include "analysis/advice.h"
#include "analysis/expr.h"

static bool is_text(const struct value *value)
{
	return value->type == TYPE_STRING || value->type == TYPE_LIST || value->type == TYPE_TUPLE;
}

static struct value fold(enum shape_op op, double a, double b)
{
	double result = HUGE_VAL;
	switch ((int)op) {
	case OP_ADD: result = a + b; break;
	case OP_SUB: result = a - b; break;
	case OP_MUL: result = a * b; break;
	case OP_DIV: result = b < 0 || b > 0 ? a / b : 1; break;
	case OP_MOD: result = b < 0 || b > 0 ? fmod(a, b) : 1; break;
	case OP_POW: result = pow(a, b); break;
	case OP_SHL: result = a * exp2(b); break;
	case OP_SHR: result = floor(a / exp2(b)); break;
	default: break;
	}
	return isfinite(result) ? value_number(result) : value_sized(TYPE_NUMBER, bound_one());
}

/* The argument of a recursive call, seen against the parameter it came from. */
static void relate(struct value *result, const struct value *from, enum change change, double step)
{
	if (from->change == CHANGE_NONE)
		return;
	result->change = change;
	result->param = from->param;
	result->step = step;
}

static void relate_sum(
	struct value *result, const struct value *left, const struct value *right, double sign)
{
	const struct value *from = left->change != CHANGE_NONE ? left : right;
	const struct value *other = from == left ? right : left;
	if (left->change == CHANGE_HALF || right->change == CHANGE_HALF) {
		relate(result, left->change == CHANGE_HALF ? left : right, CHANGE_HALF, 0);
		return;
	}
	if (!other->constant) {
		relate(result, from, sign < 0 && from == left ? CHANGE_PART : CHANGE_UP, 0);
		return;
	}
	double by = sign * other->number;
	double moved = (from->change == CHANGE_DOWN ? -from->step : 0) + by;
	if (from->change != CHANGE_SAME && from->change != CHANGE_DOWN)
		relate(result, from, from->change, from->step);
	else if (moved < 0)
		relate(result, from, CHANGE_DOWN, -moved);
	else
		relate(result, from, moved > 0 ? CHANGE_UP : CHANGE_SAME, 0);
}

static struct value join_texts(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	const struct value *text = is_text(left) ? left : right;
	const struct value *other = text == left ? right : left;
	const struct bound *size = text->digits
		? bound_one()
		: engine_length(engine, text, shape_kid(shape, text == right));
	/* What is joined to a text is one, or is made one. */
	if ((is_text(other) && !other->digits) ||
		(text->type != TYPE_TUPLE && value_is_text_perhaps(other)))
		size = bound_add(engine->arena, size,
			engine_length(engine, other, shape_kid(shape, other == right)));
	struct value joined = value_sized(text->type, size);
	joined.elem = text->elem ? text->elem : other->elem;
	joined.loops = engine->open_loops;
	bool parts = (left->change == CHANGE_PART || left->change == CHANGE_DOWN) &&
		(right->change == CHANGE_PART || right->change == CHANGE_DOWN);
	if (parts && left->param == right->param) {
		joined.change = CHANGE_PART; /* a[:i] + a[i + 1:] */
		joined.selected = true;
		joined.param = left->param;
	} else if (left->change == CHANGE_SAME || left->change == CHANGE_UP) {
		joined.change = CHANGE_UP;
		joined.param = left->param;
	}
	if (text->type != TYPE_STRING || engine->source->lang->id == LANG_PYTHON)
		engine_charge(engine, size, shape->line, "+ copies both sides");
	engine_allocate(engine, size, shape->line, "the joined copy");
	return joined;
}

/* [0] * n, 'ab' * n */
static struct value repeat(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	const struct value *text = is_text(left) ? left : right;
	const struct value *times = text == left ? right : left;
	const struct bound *size = bound_mul(engine->arena,
		engine_length(engine, text, shape_kid(shape, text == right)),
		engine_magnitude(engine, times, shape_kid(shape, times == right)));
	struct value repeated = value_sized(text->type, size);
	repeated.elem = text->elem;
	repeated.loops = engine->open_loops;
	repeated.constant = left->constant && right->constant;
	repeated.number = left->number * right->number;
	engine_charge(engine, size, shape->line,
		REASON(engine, "* makes %s items", cost_text(engine, size)));
	engine_allocate(engine, size, shape->line, "the repeated list");
	return repeated;
}

static struct value raise_power(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	struct arena *arena = engine->arena;
	struct value power = {.type = TYPE_NUMBER};
	if (right->constant && right->number >= 0) {
		const struct bound *base = engine_magnitude(engine, left, shape_kid(shape, 0));
		power.size = bound_power(arena, base, right->number);
		power.exact = left->exact;
		if (right->number < 1)
			relate(&power, left, CHANGE_PART, 0);
		return power;
	}
	const struct bound *exponent = engine_magnitude(engine, right, shape_kid(shape, 1));
	double base = left->constant && left->number > 1 ? left->number : 2;
	power.size = bound_exp(arena, base, exponent);
	if (!left->constant)
		power.size = bound_mul(arena, power.size, bound_factorial(arena, exponent));
	return power;
}

static struct value divide(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	struct value quotient =
		value_sized(TYPE_NUMBER, engine_magnitude(engine, left, shape_kid(shape, 0)));
	bool halves = right->constant && right->number > 1;
	quotient.exact = left->exact && right->constant;
	relate(&quotient, left, halves ? CHANGE_HALF : CHANGE_PART, 0);
	return quotient;
}

static struct value mask(struct engine *engine, const struct shape *shape, const struct value *left,
	const struct value *right)
{
	if (shape->op == OP_BIT_OR && right->constant && right->number < 1)
		return *left; /* x | 0: JavaScript's truncation */
	const struct bound *a = engine_magnitude(engine, left, shape_kid(shape, 0));
	const struct bound *b = engine_magnitude(engine, right, shape_kid(shape, 1));
	if (shape->op == OP_BIT_AND)
		return value_sized(TYPE_NUMBER, bound_within(a, b) ? a : b);
	return value_sized(TYPE_NUMBER, bound_add(engine->arena, a, b));
}

static struct value remainder_of(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	if (left->type == TYPE_STRING)
		return value_sized(TYPE_STRING, engine_length(engine, left, shape_kid(shape, 0)));
	struct value rest =
		value_sized(TYPE_NUMBER, engine_magnitude(engine, right, shape_kid(shape, 1)));
	relate(&rest, left->change != CHANGE_NONE ? left : right, CHANGE_MOD, 0);
	return rest;
}

/* Sets joined, met or subtracted with operators. */
static struct value combine_sets(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	const struct bound *size =
		bound_add(engine->arena, engine_length(engine, left, shape_kid(shape, 0)),
			engine_length(engine, right, shape_kid(shape, 1)));
	struct value set = value_sized(left->type, size);
	set.elem = left->elem;
	set.loops = engine->open_loops;
	engine_charge(engine, size, shape->line, "makes a set of both");
	engine_allocate(engine, size, shape->line, "the combined set");
	return set;
}

static struct value add_or_subtract(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	const struct bound *a = engine_magnitude(engine, left, shape_kid(shape, 0));
	const struct bound *b = engine_magnitude(engine, right, shape_kid(shape, 1));
	bool subtract = shape->op == OP_SUB;
	struct value sum = value_sized(
		TYPE_NUMBER, subtract && !left->constant ? a : bound_add(engine->arena, a, b));
	/* Of unknown things it may be a text: leave the type open. */
	if (!subtract && left->type == TYPE_UNKNOWN && right->type == TYPE_UNKNOWN)
		sum.type = TYPE_UNKNOWN;
	double gap = 0;
	if (subtract && expr_gap(engine, shape_kid(shape, 1), shape_kid(shape, 0), &gap))
		return value_number(gap);
	sum.exact = left->exact && right->constant;
	relate_sum(&sum, left, right, subtract ? -1 : 1);
	return sum;
}

static struct value search(
	struct engine *engine, const struct shape *shape, const struct value *container)
{
	struct value answer = value_sized(TYPE_NUMBER, bound_one());
	if (container->type == TYPE_DICT || container->type == TYPE_SET ||
		container->type == TYPE_OBJECT || container->constant)
		return answer;
	const struct shape *of = shape_kid(shape, 1);
	bool view = of->kind == SHAPE_CALL && of->name &&
		(strcmp(of->name, "keys") == 0 || strcmp(of->name, "items") == 0);
	if (view && container->type != TYPE_LIST)
		return answer;
	if (container->type == TYPE_UNKNOWN)
		engine_doubt(engine, DOUBT_RECEIVER, shape->line);
	if (of->kind == SHAPE_CALL && of->name && strcmp(of->name, "range") == 0)
		return answer;
	if (container->type == TYPE_LIST)
		advice_on_operator(engine, ADVICE_SEARCH, of, shape->line);
	engine_charge(engine, engine_length(engine, container, of), shape->line,
		REASON(engine, "`in` searches all of %s", shape_text(engine->arena, of)));
	return answer;
}

/* Texts and lists are compared item by item. */
static struct value compare(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	struct value answer = value_sized(TYPE_NUMBER, bound_one());
	if (!is_text(left) || !is_text(right) || engine->source->lang->id != LANG_PYTHON)
		return answer;
	const struct bound *a = engine_length(engine, left, shape_kid(shape, 0));
	const struct bound *b = engine_length(engine, right, shape_kid(shape, 1));
	engine_charge(engine, bound_within(a, b) ? a : b, shape->line, "compares item by item");
	return answer;
}

static struct value add(struct engine *engine, const struct shape *shape, const struct value *left,
	const struct value *right)
{
	if (is_text(left) || is_text(right))
		return join_texts(engine, shape, left, right);
	return add_or_subtract(engine, shape, left, right);
}

static struct value subtract(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	if (left->type == TYPE_SET)
		return combine_sets(engine, shape, left, right);
	return add_or_subtract(engine, shape, left, right);
}

static struct value multiply(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	if (is_text(left) || is_text(right))
		return repeat(engine, shape, left, right);
	struct value product = value_sized(TYPE_NUMBER,
		bound_mul(engine->arena, engine_magnitude(engine, left, shape_kid(shape, 0)),
			engine_magnitude(engine, right, shape_kid(shape, 1))));
	const struct value *by = left->constant ? left : right;
	const struct value *from = left->constant ? right : left;
	if (by->constant && by->number > 1 && from->change == CHANGE_SAME)
		relate(&product, from, CHANGE_TIMES, 0);
	return product;
}

static struct value shift_down(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	struct value by = *right;
	by.number += 1; /* x >> 1 halves */
	return divide(engine, shape, left, &by);
}

static struct value shift_up(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	const struct bound *size = engine_magnitude(engine, left, shape_kid(shape, 0));
	if (right->constant)
		return value_sized(TYPE_NUMBER, size);
	struct value two = value_number(2);
	struct value power = raise_power(engine, shape, &two, right);
	power.size = bound_mul(engine->arena, power.size, size);
	return power;
}

static struct value mask_or_combine(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	if (left->type == TYPE_SET || right->type == TYPE_SET)
		return combine_sets(engine, shape, left, right);
	return mask(engine, shape, left, right);
}

static struct value find_in(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	(void)left;
	return search(engine, shape, right);
}

static struct value either(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right)
{
	(void)shape;
	return value_join(engine->arena, *left, *right);
}

static struct value (*const operations[OP_COUNT])(struct engine *engine, const struct shape *shape,
	const struct value *left, const struct value *right) = {
	[OP_ADD] = add,
	[OP_SUB] = subtract,
	[OP_MUL] = multiply,
	[OP_DIV] = divide,
	[OP_MOD] = remainder_of,
	[OP_POW] = raise_power,
	[OP_SHL] = shift_up,
	[OP_SHR] = shift_down,
	[OP_BIT_AND] = mask_or_combine,
	[OP_BIT_OR] = mask_or_combine,
	[OP_BIT_XOR] = mask_or_combine,
	[OP_LT] = compare,
	[OP_LE] = compare,
	[OP_GT] = compare,
	[OP_GE] = compare,
	[OP_EQ] = compare,
	[OP_NE] = compare,
	[OP_IN] = find_in,
	[OP_NOT_IN] = find_in,
	[OP_AND] = either,
	[OP_OR] = either,
};

struct value expr_operate(
	struct engine *engine, const struct shape *shape, struct value left, struct value right)
{
	bool numbers = left.constant && right.constant && left.type == TYPE_NUMBER &&
		right.type == TYPE_NUMBER;
	bool tracked = left.change != CHANGE_NONE || right.change != CHANGE_NONE;
	if (numbers && !tracked && shape->op <= OP_SHR)
		return fold((enum shape_op)shape->op, left.number, right.number);
	if (!operations[shape->op])
		return value_sized(TYPE_NUMBER, bound_one());
	return operations[shape->op](engine, shape, &left, &right);
}

struct value expr_binary(struct engine *engine, const struct shape *shape)
{
	struct value left = engine_eval(engine, shape_kid(shape, 0));
	struct value right = engine_eval(engine, shape_kid(shape, 1));
	return expr_operate(engine, shape, left, right);
}

/* An expression as base + constant. */
static const struct shape *split_constant(
	struct engine *engine, const struct shape *shape, double *constant)
{
	*constant = 0;
	if (shape->kind != SHAPE_BINARY || (shape->op != OP_ADD && shape->op != OP_SUB))
		return shape;
	const struct shape *right = shape_kid(shape, 1);
	struct value value = {0};
	if (right->kind == SHAPE_NUMBER) {
		value = value_number(right->number);
	} else if (right->kind == SHAPE_NAME) {
		struct variable *variable = scope_find(engine->scope, right->name);
		if (variable)
			value = variable->value;
	}
	if (!value.constant || value.type != TYPE_NUMBER)
		return shape;
	*constant = shape->op == OP_ADD ? value.number : -value.number;
	return shape_kid(shape, 0);
}

bool expr_gap(struct engine *engine, const struct shape *low, const struct shape *high, double *gap)
{
	double a = 0;
	double b = 0;
	const struct shape *low_base = split_constant(engine, low, &a);
	const struct shape *high_base = split_constant(engine, high, &b);
	*gap = b - a;
	return low_base->kind != SHAPE_NONE && low_base->kind != SHAPE_NUMBER &&
		shape_equal(low_base, high_base);
}

const struct bound *expr_width(
	struct engine *engine, const struct shape *low, const struct shape *high)
{
	const struct shape *less = shape_kid(low, 1);
	if (low->kind == SHAPE_BINARY && low->op == OP_SUB && high->kind != SHAPE_NUMBER &&
		shape_equal(high, shape_kid(low, 0))) {
		struct value width = engine_peek(engine, less);
		return engine_magnitude(engine, &width, less);
	}
	if (high->kind != SHAPE_BINARY || high->op != OP_ADD || low->kind == SHAPE_NUMBER)
		return NULL;
	for (unsigned side = 0; side < 2; side++) {
		if (!shape_equal(low, shape_kid(high, side)))
			continue;
		struct value width = engine_peek(engine, shape_kid(high, !side));
		return engine_magnitude(engine, &width, shape_kid(high, !side));
	}
	return NULL;
}

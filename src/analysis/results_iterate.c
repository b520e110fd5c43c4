/* What library calls give back to go through: ranges, pairs, picks. */
#include <math.h>
#include <string.h>

#include "analysis/expr.h"
#include "analysis/results_make.h"

/* zip(*rows): columns, each as long as there are rows, and as many as a row is long. */
static struct value columns(struct engine *engine, const struct library_call *call)
{
	const struct shape *spread = shape_kid(call->shape, 1);
	const struct value *rows = &call->arguments[0];
	struct value row = results_elem(engine, call, 0);
	struct value column =
		value_sized(TYPE_TUPLE, engine_length(engine, rows, shape_kid(spread, 0)));
	column.constant = rows->constant;
	column.number = rows->number;
	column.elem = value_keep(engine->arena, value_elem(engine->arena, &row));
	struct value result = value_sized(TYPE_ITERATOR, engine_length(engine, &row, spread));
	result.elem = value_keep(engine->arena, column);
	result.total = bound_mul(engine->arena, result.size, column.size);
	return result;
}

/* enumerate, zip: an iterator over tuples whose parts are known. */
struct value results_pairs(struct engine *engine, const struct library_call *call)
{
	if (strcmp(call->row->name, "zip") == 0 && call->len == 1 &&
		shape_kid(call->shape, 1)->kind == SHAPE_SPREAD)
		return columns(engine, call);
	bool enumerates = call->row->result[0] == 'e';
	bool longest = strcmp(call->row->name, "zip_longest") == 0;
	struct value *parts = arena_get(engine->arena, 8 * sizeof *parts);
	const struct bound *size =
		engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1));
	unsigned len = enumerates ? 2 : call->len < 8 ? call->len : 8;
	bool constant = len > 0;
	for (unsigned i = 0; !enumerates && i < len; i++) {
		parts[i] = results_elem(engine, call, i);
		const struct bound *other =
			engine_length(engine, &call->arguments[i], shape_kid(call->shape, i + 1));
		if (longest)
			size = bound_add(engine->arena, size, other);
		else if (bound_within(other, size))
			size = other;
		constant &= call->arguments[i].constant;
	}
	if (enumerates) {
		constant = call->arguments[0].constant;
		parts[0] = value_sized(TYPE_NUMBER, size);
		parts[1] = results_elem(engine, call, 0);
	}
	struct value elem = value_sized(TYPE_TUPLE, bound_one());
	elem.parts = parts;
	elem.parts_len = len;
	struct value result = value_sized(TYPE_ITERATOR, size);
	result.elem = value_keep(engine->arena, elem);
	result.constant = constant;
	result.number = call->arguments[0].number;
	return result;
}

/* Steps of a size are fewer by that factor; of a smaller number, no matter which, they are not. */
static const struct bound *in_steps(
	struct engine *engine, const struct bound *size, const struct value *step)
{
	const struct bound *by = value_magnitude(engine->arena, step);
	if (step->constant || !step->exact || !by || bound_is_one(by))
		return size;
	const struct bound *fewer = bound_divide(engine->arena, size, by);
	return fewer ? fewer : size;
}

/* Below zero only a number can start that is written so. */
static bool starts_below_zero(const struct value *low, const struct shape *shape)
{
	return low->number < 0 || shape->kind == SHAPE_UNARY ||
		(shape->kind == SHAPE_BINARY && shape->op == OP_SUB);
}

struct value results_range(struct engine *engine, const struct library_call *call)
{
	struct value range = {.type = TYPE_ITERATOR};
	const struct shape *low_shape = shape_kid(call->shape, 1);
	const struct shape *high_shape = shape_kid(call->shape, 2);
	const struct value *low = &call->arguments[0];
	const struct value *high = call->len > 1 ? &call->arguments[1] : low;
	const struct bound *size = engine_magnitude(engine, low, low_shape);
	bool down = call->len > 2 && call->arguments[2].number < 0;
	range.constant = low->constant && high->constant;
	range.number = fabs(high->number - (call->len > 1 ? low->number : 0));
	if (call->len > 1) {
		const struct bound *width = down ? NULL : expr_width(engine, low_shape, high_shape);
		const struct bound *last = engine_magnitude(engine, high, high_shape);
		const struct bound *both = bound_add(engine->arena, size, last);
		range.elem = value_keep(engine->arena, value_sized(TYPE_NUMBER, both));
		if (width)
			size = width;
		else if (!down && !starts_below_zero(low, low_shape))
			size = last;
		else
			size = both;
		range.constant |= !down && high->constant && bound_is_one(size);
	} else {
		range.elem = value_keep(engine->arena, value_sized(TYPE_NUMBER, size));
	}
	if (call->len > 2)
		size = in_steps(engine, size, &call->arguments[2]);
	range.size = size;
	double gap = 0;
	if (!range.constant && expr_gap(engine, low_shape, high_shape, &gap)) {
		range.size = bound_one();
		range.constant = true;
		range.number = fabs(gap);
	}
	return range;
}

/* combinations(items, 3), product(items, repeat=2): a power; NULL: how many are picked is no
 * constant. */
const struct bound *results_picks(struct engine *engine, const struct library_call *call)
{
	enum { PICKS_MAX = 8 };
	const struct shape *last = shape_kid(call->shape, call->shape->len - 1);
	bool product = strncmp(call->row->name, "product", 7) == 0;
	const struct value *count = &call->arguments[1];
	if (product && call->shape->len == 3 && last->kind == SHAPE_KEYWORD && !count->constant) {
		double base = call->arguments[0].constant && call->arguments[0].number > 2
			? call->arguments[0].number
			: 2;
		return bound_mul(engine->arena,
			engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1)),
			bound_exp(engine->arena, base, engine_magnitude(engine, count, last)));
	}
	if (call->shape->len != 3 || (product && last->kind != SHAPE_KEYWORD) || !count->constant ||
		count->number < 1 || count->number > PICKS_MAX)
		return NULL;
	return bound_power(engine->arena,
		engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1)),
		count->number);
}

/* permutations and the like: tuples of the items */
struct value results_picked(struct engine *engine, const struct library_call *call)
{
	const struct bound *picks = results_picks(engine, call);
	struct value list = value_sized(TYPE_TUPLE,
		picks ? bound_one()
		      : engine_length(engine, &call->arguments[0], shape_kid(call->shape, 1)));
	list.elem = value_keep(engine->arena, results_elem(engine, call, 0));
	return list;
}

/* Numbers that library calls give back, and their digits. */
#include <math.h>
#include <string.h>

#include "analysis/results_make.h"

/* int(x), Math.floor(x): the number that x is, however it was written. */
static struct value number_of(struct engine *engine, const struct value *from)
{
	if (from->type == TYPE_NUMBER)
		return *from;
	struct value number = {.type = TYPE_NUMBER, .fresh = from->fresh, .origin = from->origin};
	number.input = from->input;
	number.change = from->change;
	number.param = from->param;
	number.step = from->step;
	if (from->type == TYPE_UNKNOWN)
		number.size = from->size;
	else if (from->type == TYPE_STRING && from->constant)
		number.size = bound_one();
	if (from->letter)
		number.size = bound_one();
	if (from->digits)
		number.size = bound_exp(engine->arena, 10, from->total);
	return number;
}

struct value results_digits(struct engine *engine, const struct library_call *call)
{
	const struct value *from = &call->arguments[0];
	if (from->type == TYPE_STRING)
		return *from;
	struct value text = value_sized(TYPE_STRING, bound_one());
	if (from->type == TYPE_NUMBER || from->type == TYPE_UNKNOWN) {
		const struct bound *size = value_magnitude(engine->arena, from);
		text.digits = size != NULL && !from->constant;
		text.total = size ? bound_log(engine->arena, size) : NULL;
	} else if (value_holds(from)) {
		text.size = engine_length(engine, from, shape_kid(call->shape, 1));
	}
	return text;
}

/* n.bit_length() */
struct value results_bits(struct engine *engine, const struct library_call *call)
{
	const struct bound *size = value_magnitude(engine->arena, &call->receiver);
	struct value bits =
		value_sized(TYPE_NUMBER, size ? bound_log(engine->arena, size) : bound_one());
	bits.constant = call->receiver.constant;
	bits.number = call->receiver.constant ? ceil(log2(fabs(call->receiver.number) + 1)) : 0;
	return bits;
}

/* min and max of several values, or of one list. */
struct value results_extreme(struct engine *engine, const struct library_call *call)
{
	unsigned len = 0;
	while (len < call->len && call->shape->kids[len + 1]->kind != SHAPE_KEYWORD)
		len++;
	if (len < 2)
		return results_elem(engine, call, 0);
	struct value best = number_of(engine, &call->arguments[0]);
	best.change = CHANGE_NONE;
	const struct bound *size = engine_magnitude(engine, &best, shape_kid(call->shape, 1));
	bool constant = best.constant;
	bool least = strcmp(call->row->name, "min") == 0;
	for (unsigned i = 1; i < len; i++) {
		const struct bound *other = engine_magnitude(
			engine, &call->arguments[i], shape_kid(call->shape, i + 1));
		constant &= call->arguments[i].constant;
		if (!least)
			size = bound_add(engine->arena, size, other);
		else if (bound_within(other, size))
			size = other;
	}
	struct value result = value_sized(TYPE_NUMBER, size);
	if (constant)
		result = best;
	return result;
}

struct value results_power(struct engine *engine, const struct library_call *call)
{
	if (call->len > 2)
		return value_sized(TYPE_NUMBER,
			engine_magnitude(engine, &call->arguments[2], shape_kid(call->shape, 3)));
	const struct value *exponent = &call->arguments[1];
	const struct bound *base =
		engine_magnitude(engine, &call->arguments[0], shape_kid(call->shape, 1));
	if (exponent->constant && exponent->number >= 0)
		return value_sized(TYPE_NUMBER, bound_power(engine->arena, base, exponent->number));
	const struct bound *high = engine_magnitude(engine, exponent, shape_kid(call->shape, 2));
	return value_sized(TYPE_NUMBER,
		bound_mul(engine->arena, bound_exp(engine->arena, 2, high),
			call->arguments[0].constant ? bound_one()
						    : bound_factorial(engine->arena, high)));
}

struct value results_length(struct engine *engine, const struct library_call *call)
{
	const struct value *of = &call->arguments[0];
	struct value length =
		value_sized(TYPE_NUMBER, engine_length(engine, of, shape_kid(call->shape, 1)));
	struct variable *named = engine_find(engine, shape_kid(call->shape, 1));
	if (of->unread && named && !engine->dry) {
		engine_charge_outside(
			engine, of->loops, length.size, call->shape->line, "reads the line");
		named->value.unread = false;
	}
	length.exact = true;
	length.change = of->change;
	length.param = of->param;
	length.step = of->step;
	length.constant = of->constant && value_holds(of);
	length.number = of->number;
	return length;
}

struct value results_number(struct engine *engine, const struct library_call *call)
{
	return number_of(engine, &call->arguments[0]);
}

/*
 * How large what a recursion works on is, how deep it goes, how many values a parameter takes.
 */
#include "analysis/recursion.h"

#include <string.h>

#include "base/mem.h"

/* Is a parameter of unknown type indexed, measured or gone through in its function? */
static bool used_as_list(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	bool over = (shape->kind == SHAPE_INDEX || shape->kind == SHAPE_SLICE) &&
		shape_is_name(shape_kid(shape, 0), name);
	over |= shape->kind == SHAPE_EACH && shape_is_name(shape_kid(shape, 1), name);
	over |= shape->kind == SHAPE_CALL && shape->name && strcmp(shape->name, "len") == 0 &&
		shape_is_name(shape_kid(shape, 1), name);
	for (unsigned i = 0; i < shape->len && !over; i++)
		over = used_as_list(shape->kids[i], name, budget);
	return over;
}

bool recursion_is_list(const struct activation *activation, unsigned i)
{
	unsigned budget = 2000;
	const struct value *value = &activation->arguments[i];
	return value_holds(value) || !*activation->function->params[i].name ||
		(value->type == TYPE_UNKNOWN &&
			used_as_list(activation->function->body,
				activation->function->params[i].name, &budget));
}

static const struct bound *size_of_value(
	struct engine *engine, const struct value *value, bool list)
{
	const struct bound *size =
		list ? value_length(engine->arena, value) : value_magnitude(engine->arena, value);
	return size ? size : bound_one();
}

/* What a parameter was given; where that says nothing, 0 or None, what it is in the end. */
static const struct bound *size_of_param(
	struct engine *engine, struct activation *activation, unsigned i)
{
	const struct bound *size =
		size_of_value(engine, &activation->arguments[i], recursion_is_list(activation, i));
	const char *name = activation->function->params[i].name;
	if (!bound_is_one(size) || !*name)
		return size;
	const struct value *now = &scope_own(&activation->scope, name)->value;
	bool list = value_holds(now);
	return list || now->type == TYPE_NUMBER ? size_of_value(engine, now, list) : size;
}

const struct bound *recursion_sizes(
	struct engine *engine, struct activation *activation, unsigned params, bool multiply)
{
	const struct bound *sizes = bound_one();
	unsigned len = activation->function->params_len;
	for (unsigned i = 0; i < len && i < ARRAY_LEN(activation->arguments); i++) {
		if (!(params & 1U << i))
			continue;
		const struct bound *size = size_of_param(engine, activation, i);
		sizes = multiply ? bound_mul(engine->arena, sizes, size)
				 : bound_add(engine->arena, sizes, size);
	}
	return sizes;
}

/* i of `i + 1 < n`, prefix of `len(prefix) == n` */
static const struct shape *compared_name(const struct shape *side)
{
	if (side->kind == SHAPE_BINARY)
		side = shape_kid(side, 0);
	bool length = side->kind == SHAPE_CALL && side->name && strcmp(side->name, "len") == 0;
	return length ? shape_kid(side, 1) : side;
}

static bool is_param_of(
	const struct activation *activation, unsigned params, const struct shape *name)
{
	const struct shape_function *function = activation->function;
	for (unsigned i = 0; i < function->params_len && i < 8; i++) {
		if (params & 1U << i && shape_is_name(name, function->params[i].name))
			return true;
	}
	return false;
}

/* What some of the parameters are compared with in the function: if i == len(a): return. */
static const struct bound *limit_of(struct engine *engine, struct activation *activation,
	unsigned params, const struct shape *shape, const struct bound *sum, unsigned *budget)
{
	if (*budget == 0 || shape->kind == SHAPE_FUNCTION)
		return sum;
	--*budget;
	bool compares = shape->kind == SHAPE_BINARY && shape->op >= OP_LT && shape->op <= OP_NE;
	for (unsigned side = 0; compares && side < 2; side++) {
		if (!is_param_of(activation, params, compared_name(shape_kid(shape, side))))
			continue;
		struct value other = engine_peek(engine, shape_kid(shape, !side));
		sum = bound_add(
			engine->arena, sum, size_of_value(engine, &other, value_holds(&other)));
	}
	for (unsigned i = 0; i < shape->len; i++)
		sum = limit_of(engine, activation, params, shape->kids[i], sum, budget);
	return sum;
}

/* The lengths of the lists that the parameter is an index of, where nothing else limits it; of any
 * variable where there is no name. */
static const struct bound *indexed_by(struct engine *engine, const struct shape *shape,
	const char *name, const struct bound *sum, unsigned *budget)
{
	if (*budget == 0 || shape->kind == SHAPE_FUNCTION)
		return sum;
	--*budget;
	const struct shape *list = shape_kid(shape, 0);
	bool index = shape->kind == SHAPE_INDEX &&
		(name ? shape_is_name(shape_kid(shape, 1), name)
		      : shape_kid(shape, 1)->kind == SHAPE_NAME);
	if (index && (list->kind == SHAPE_NAME || list->kind == SHAPE_FIELD)) {
		struct value value = engine_peek(engine, list);
		if (!value.constant && value.type != TYPE_DICT)
			sum = bound_add(engine->arena, sum, size_of_value(engine, &value, true));
	}
	for (unsigned i = 0; i < shape->len; i++)
		sum = indexed_by(engine, shape->kids[i], name, sum, budget);
	return sum;
}

/* How many values a parameter takes over the recursion. */
const struct bound *recursion_range(
	struct engine *engine, struct activation *activation, unsigned i)
{
	unsigned budget = 2000;
	unsigned index_budget = 2000;
	const struct shape *body = activation->function->body;
	const char *name = activation->function->params[i].name;
	const struct bound *range = bound_one();
	struct scope *scope = engine->scope;
	engine->scope = &activation->scope;
	if (!(activation->falling & 1U << i))
		range = limit_of(engine, activation, 1U << i, body, range, &budget);
	if (bound_is_one(range))
		range = recursion_sizes(engine, activation, 1U << i, false);
	if (bound_is_one(range) && activation->rising & activation->falling & 1U << i)
		range = limit_of(engine, activation, 1U << i, body, range, &budget);
	if (bound_is_one(range) && !(activation->falling & 1U << i))
		range = indexed_by(engine, body, name, range, &index_budget);
	engine->scope = scope;
	return range;
}

/* How deep the recursion goes by its decreasing, or increasing, parameters. */
static bool compares_param(
	const struct activation *activation, const struct shape *shape, unsigned *budget)
{
	if (*budget == 0 || shape->kind == SHAPE_FUNCTION)
		return false;
	--*budget;
	bool compares = shape->kind == SHAPE_BINARY && shape->op >= OP_LT && shape->op <= OP_NE;
	const struct shape_function *function = activation->function;
	for (unsigned side = 0; compares && side < 2; side++) {
		for (unsigned i = 0; i < function->params_len && i < 8; i++) {
			if (activation->changing & 1U << i &&
				shape_is_name(shape_kid(shape, side), function->params[i].name))
				return true;
		}
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (compares_param(activation, shape->kids[i], budget))
			return true;
	}
	return false;
}

/* if (place === 81) return: a constant ends it. */
static bool is_limited(const struct activation *activation)
{
	unsigned budget = 2000;
	return compares_param(activation, activation->function->body, &budget);
}

const struct bound *recursion_depth(struct engine *engine, struct activation *activation)
{
	if (recursion_has(activation, CHANGE_UP) || activation->measured == 0) {
		unsigned budget = 2000;
		struct scope *scope = engine->scope;
		engine->scope = &activation->scope;
		const struct bound *limit = limit_of(engine, activation, activation->changing,
			activation->function->body, bound_one(), &budget);
		engine->scope = scope;
		if (!bound_is_one(limit))
			return bound_add(engine->arena, limit,
				recursion_has(activation, CHANGE_DOWN)
					? recursion_sizes(
						  engine, activation, activation->measured, false)
					: bound_one());
	}
	const struct bound *depth =
		recursion_sizes(engine, activation, activation->measured, false);
	if (recursion_has(activation, CHANGE_UP) || activation->measured == 0)
		depth = bound_add(
			engine->arena, depth, recursion_sizes(engine, activation, ~0U, false));
	bool branches = activation->fan || tally_total(&activation->most) > 1;
	bool rises = recursion_has(activation, CHANGE_UP) || recursion_has(activation, CHANGE_NONE);
	if (bound_is_one(depth) && branches && rises && !is_limited(activation)) {
		engine_doubt(engine, DOUBT_SIZE, activation->function->line);
		return bound_size(engine->arena, "depth");
	}
	return depth;
}

/* What the recursion works on: by the parameters that decide, or else by those that change. */
const struct bound *recursion_measure(struct engine *engine, struct activation *activation)
{
	const struct bound *size = recursion_sizes(engine, activation, activation->measured, false);
	if (bound_is_one(size))
		size = recursion_sizes(engine, activation, activation->changing, false);
	if (bound_is_one(size))
		size = recursion_sizes(engine, activation, ~0U, false);
	/* An index that starts at 0 and is doubled ends at the end of what it is an index of. */
	if (bound_is_one(size) || recursion_has(activation, CHANGE_TIMES)) {
		unsigned budget = 2000;
		size = indexed_by(engine, activation->function->body, NULL, size, &budget);
	}
	return size;
}

/* A parameter that moves in every call ends the recursion, whatever the others do. */
const struct bound *recursion_steady_depth(
	struct engine *engine, struct activation *activation, const struct bound *depth)
{
	for (unsigned i = 0; i < ARRAY_LEN(activation->arguments); i++) {
		if (!(activation->steady & 1U << i))
			continue;
		const struct bound *range = recursion_range(engine, activation, i);
		if (!bound_is_one(range) &&
			growth_compare(bound_growth(range), bound_growth(depth)) <= 0)
			depth = range->len < depth->len || !bound_within(depth, range) ? range
										       : depth;
	}
	return depth;
}

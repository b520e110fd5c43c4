/*
 * A line of input that is read into a list is as long as it likes to be, unless the program shows
 * that it expects a fixed number of values: x[0] and x[1] and no other use, or `for a, b in rows`.
 *
 * Syntax only, by name: all that a piece of code does with a list is looked through.
 */
#include "analysis/widths.h"

enum { DEPTH = 12 };

static bool reads_within(const struct shape *shape, int depth)
{
	static const char *const names[] = {
		"input", "raw_input", "readline", "readlines", "stdin", NULL};
	bool named = shape->kind == SHAPE_NAME || shape->kind == SHAPE_FIELD ||
		shape->kind == SHAPE_CALL;
	if (named && shape_is_word(shape->name, names))
		return true;
	for (unsigned i = 0; i < shape->len && depth < DEPTH; i++) {
		if (reads_within(shape->kids[i], depth + 1))
			return true;
	}
	return false;
}

bool widths_reads(const struct shape *shape)
{
	return reads_within(shape, 0);
}

struct uses {
	const char *name;
	unsigned fixed, other;
	unsigned budget;
};

/* x[0], and -x[1] written as a number, too */
static bool is_constant_index(const struct shape *shape, const char *name)
{
	return shape->kind == SHAPE_INDEX && shape_is_name(shape_kid(shape, 0), name) &&
		shape_kid(shape, 1)->kind == SHAPE_NUMBER;
}

static bool is_unpacking(const struct shape *shape)
{
	const struct shape *target = shape_kid(shape, 0);
	if ((shape->kind != SHAPE_ASSIGN && shape->kind != SHAPE_EACH) ||
		(target->kind != SHAPE_TUPLE && target->kind != SHAPE_LIST))
		return false;
	for (unsigned i = 0; i < target->len; i++) {
		if (target->kids[i]->kind == SHAPE_SPREAD)
			return false;
	}
	return true;
}

static bool is_param(const struct shape_function *function, const char *name)
{
	for (unsigned i = 0; i < function->params_len; i++) {
		if (function->params[i].name == name)
			return true;
	}
	return false;
}

static void look(struct uses *uses, const struct shape *shape)
{
	if (uses->budget == 0) {
		uses->other++;
		return;
	}
	uses->budget--;
	if (is_constant_index(shape, uses->name) ||
		(shape->kind == SHAPE_ASSIGN && is_unpacking(shape) &&
			shape_is_name(shape_kid(shape, 1), uses->name))) {
		uses->fixed++;
		return;
	}
	if (shape_is_name(shape, uses->name)) {
		uses->other++;
		return;
	}
	bool made = shape->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(shape, 0), uses->name);
	if (shape->kind == SHAPE_FUNCTION && !is_param(shape->function, uses->name))
		look(uses, shape->function->body);
	for (unsigned i = made; i < shape->len; i++)
		look(uses, shape->kids[i]);
}

enum { BUDGET = 4000 };

bool widths_fixed(const struct shape *code, const char *name)
{
	struct uses uses = {.name = name, .budget = BUDGET};
	look(&uses, code);
	return uses.fixed > 0 && uses.other == 0;
}

/* rows[i], whatever i is */
static bool is_item(const struct shape *shape, const char *name)
{
	return shape->kind == SHAPE_INDEX && shape_is_name(shape_kid(shape, 0), name);
}

static void look_at_items(struct uses *uses, const struct shape *shape)
{
	if (uses->budget == 0) {
		uses->other++;
		return;
	}
	uses->budget--;
	const struct shape *value = shape_kid(shape, 1);
	const struct shape *inner = shape_kid(shape, 0);
	bool each = shape->kind == SHAPE_EACH && shape_is_name(value, uses->name);
	if (each && is_unpacking(shape)) {
		uses->fixed++;
		look_at_items(uses, shape_kid(shape, 2));
		return;
	}
	if (each && inner->kind == SHAPE_NAME && shape_kid(shape, 2)->kind != SHAPE_NONE) {
		bool fixed = widths_fixed(shape_kid(shape, 2), inner->name);
		uses->fixed += fixed;
		uses->other += !fixed;
		return;
	}
	if ((shape->kind == SHAPE_ASSIGN && is_unpacking(shape) && is_item(value, uses->name)) ||
		(shape->kind == SHAPE_INDEX && is_item(inner, uses->name) &&
			value->kind == SHAPE_NUMBER)) {
		uses->fixed++;
		return;
	}
	if (is_item(shape, uses->name)) {
		uses->other++;
		return;
	}
	bool made = shape->kind == SHAPE_ASSIGN && is_item(inner, uses->name);
	if (shape->kind == SHAPE_FUNCTION)
		look_at_items(uses, shape->function->body);
	for (unsigned i = made; i < shape->len; i++)
		look_at_items(uses, shape->kids[i]);
}

bool widths_items_fixed(const struct shape *code, const char *name)
{
	struct uses uses = {.name = name, .budget = BUDGET};
	look_at_items(&uses, code);
	return uses.fixed > 0 && uses.other == 0;
}

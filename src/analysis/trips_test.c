/*
 * What a test says about the trips of the loop that it ends.
 *
 * For each variable of the test the body is searched for how it moves: by a constant up or down, by a
 * factor, to a remainder, to the middle of a range, along a chain. The move and the other side of
 * the test give the trips. In a conjunction any part may end the loop, so the smallest holds if
 * its variable moves on every trip; where each trip moves one or the other of several variables,
 * the trips add up.
 */
#include "analysis/moves.h"
#include "analysis/recursion.h"
#include "analysis/trips.h"

/* The degree in which the name occurs: i * i < n has 2. */
static unsigned degree_of(const struct shape *shape, const char *name)
{
	if (shape_is_name(shape, name))
		return 1;
	if (shape->kind != SHAPE_BINARY)
		return moves_mentions(shape, name);
	unsigned left = degree_of(shape_kid(shape, 0), name);
	unsigned right = degree_of(shape_kid(shape, 1), name);
	const struct shape *exponent = shape_kid(shape, 1);
	if (shape->op == OP_MUL)
		return left + right;
	if (shape->op == OP_POW && exponent->kind == SHAPE_NUMBER && exponent->number >= 1 &&
		exponent->number < 9)
		return left * (unsigned)exponent->number;
	return left > right ? left : right;
}

/* The first name of an expression that moves in the loop. */
static const char *moving_name(
	const struct test *test, const struct shape *shape, struct moves *moves)
{
	if (shape->kind == SHAPE_NAME) {
		*moves = moves_of(test->engine, test->loop, shape->name);
		return moves->all ? shape->name : NULL;
	}
	if (shape->kind == SHAPE_FUNCTION)
		return NULL;
	for (unsigned i = 0; i < shape->len; i++) {
		const char *name = moving_name(test, shape->kids[i], moves);
		if (name)
			return name;
	}
	return NULL;
}

/* 1 << j, 2 ** j */
static bool is_exponent(const struct shape *side, const char *name)
{
	return side->kind == SHAPE_BINARY && (side->op == OP_SHL || side->op == OP_POW) &&
		shape_kid(side, 0)->kind == SHAPE_NUMBER &&
		moves_mentions(shape_kid(side, 1), name);
}

/* By a million at a time: no number that a program meets is divided so more than a few times. */
static bool divides_by_far(const struct test *test, const char *name)
{
	static const double FAR = 1e6;
	const struct shape *by = moves_divisor(test->loop, name);
	if (!by)
		return false;
	struct value value = engine_peek(test->engine, by);
	return value.constant && value.type == TYPE_NUMBER && value.number >= FAR;
}

/* x += k; k += 2: the sums of k are squares. */
static bool step_grows(const struct test *test, const char *name)
{
	const char *step = moves_step(test->engine, test->loop, name);
	if (!step)
		return false;
	struct moves moves = moves_of(test->engine, test->loop, step);
	return moves.all == MOVE_UP && moves.always == MOVE_UP;
}

const struct bound *trips_variable_size(const struct test *test, const char *name)
{
	struct variable *variable = scope_find(test->engine->scope, name);
	struct shape shape = {.kind = SHAPE_NAME, .name = name, .line = test->loop->line};
	if (!variable)
		return bound_size(test->engine->arena, name);
	if (value_holds(&variable->value))
		return engine_length(test->engine, &variable->value, &shape);
	return engine_magnitude(test->engine, &variable->value, &shape);
}

static const struct bound *size_of(struct engine *engine, const struct shape *shape)
{
	struct value value = engine_peek(engine, shape);
	if (value_holds(&value))
		return engine_length(engine, &value, shape);
	return engine_magnitude(engine, &value, shape);
}

/* Between what a variable moves. */
struct ends {
	const struct bound *own, *limit, *both;
	const struct shape *side, *other; /* of the comparison; other: NULL without one */
};

/* else: hi -= 1, where other branches halve the range: all trips may go there. After a test of the
 * last bit a step down is followed by a division. */
static bool steps_instead(const struct test *test, const struct moves *moves)
{
	unsigned budget = 2000;
	return moves->all & (MOVE_DOWN | MOVE_UP) && !(moves->all & MOVE_POP) && !moves->divides &&
		!recursion_tests_parity(shape_kid(test->loop, 1), &budget);
}

/* NULL: none of these moves. */
static const struct bound *trips_by_moves(const struct test *test, const char *name,
	const struct moves *moves, const struct ends *ends)
{
	struct arena *arena = test->engine->arena;
	unsigned all = moves->all;
	if (all & MOVE_MID || (all & MOVE_LOG && !(all & MOVE_UP))) {
		if (steps_instead(test, moves))
			return ends->both;
		return divides_by_far(test, name) ? bound_one() : bound_log(arena, ends->both);
	}
	if (ends->other && !(all & MOVE_DOWN)) {
		if (all & MOVE_TIMES || (all == MOVE_UP && is_exponent(ends->side, name)))
			return bound_log(arena, ends->limit);
		/* From below zero up to a constant, the start is what counts. */
		if (all & (MOVE_UP | MOVE_PUSH))
			return bound_power(arena,
				bound_is_one(ends->limit) ? ends->own : ends->limit,
				1.0 / (degree_of(ends->side, name) + step_grows(test, name)));
	}
	return all & MOVE_DOWN && !(all & MOVE_UP) ? ends->own : NULL;
}

static struct guess by_moves(const struct test *test, const char *name, const struct moves *moves,
	const struct shape *side, const struct shape *other)
{
	struct engine *engine = test->engine;
	struct guess guess = {.variable = name, .moves = moves->all, .sure = moves->always != 0};
	const struct bound *own = trips_variable_size(test, name);
	const struct bound *limit = other ? size_of(engine, other) : bound_one();
	const struct bound *both = bound_add(engine->arena, own, limit);
	if (moves->all & MOVE_POP)
		return trips_of_worklist(test, name, moves);
	if (moves->all & MOVE_OTHER && !(moves->all & (MOVE_MID | MOVE_LOG)))
		return guess;
	/* Halved here and multiplied there: Collatz. */
	if (moves->all & MOVE_LOG && moves->all & (MOVE_OTHER | MOVE_TIMES) &&
		!(moves->all & MOVE_MID))
		guess.sure = false;
	const struct ends ends = {own, limit, both, side, other};
	guess.trips = trips_by_moves(test, name, moves, &ends);
	if (!guess.trips && moves->all & MOVE_CHASE)
		return trips_of_chain(test, guess);
	if (!guess.trips && moves->all & MOVE_READ)
		guess.trips = bound_size(engine->arena, "lines");
	return guess;
}

struct guess trips_smaller(struct engine *engine, struct guess a, struct guess b)
{
	if (!a.trips || !b.trips)
		return a.trips ? a : b;
	if (a.sure != b.sure)
		return a.sure ? a : b;
	if (!a.sure) {
		/* Each trip moves the one or the other. */
		a.trips = bound_add(engine->arena, a.trips, b.trips);
		a.sure = true;
		return a;
	}
	return growth_compare(bound_growth(a.trips), bound_growth(b.trips)) <= 0 ? a : b;
}

/* In a[i] == b[j] it is the items that are compared: where the indexes are says nothing. */
static bool only_indexes(const struct shape *shape, const char *name)
{
	if (shape_is_name(shape, name))
		return false;
	if (shape->kind == SHAPE_INDEX)
		return !moves_mentions(shape_kid(shape, 0), name);
	for (unsigned i = 0; i < shape->len; i++) {
		if (!only_indexes(shape->kids[i], name))
			return false;
	}
	return true;
}

static struct guess guess_comparison(const struct test *test, const struct shape *shape)
{
	struct moves moves[2] = {0};
	struct guess guesses[2] = {0};
	for (unsigned i = 0; i < 2; i++) {
		const struct shape *side = shape_kid(shape, i);
		const char *name = moving_name(test, side, &moves[i]);
		bool counts = name && (moves[i].all & MOVE_CHASE || !only_indexes(side, name));
		if (counts)
			guesses[i] = by_moves(test, name, &moves[i], side, shape_kid(shape, !i));
	}
	return trips_smaller(test->engine, guesses[0], guesses[1]);
}

static struct guess guess_truth(const struct test *test, const struct shape *shape)
{
	struct moves moves = {0};
	const char *name = moving_name(test, shape, &moves);
	return name ? by_moves(test, name, &moves, shape, NULL) : (struct guess){0};
}

struct guess trips_of_test(const struct test *test, const struct shape *shape, bool negated)
{
	if (shape->kind == SHAPE_UNARY && shape->op == OP_NOT)
		return trips_of_test(test, shape_kid(shape, 0), !negated);
	if (shape->kind != SHAPE_BINARY)
		return guess_truth(test, shape);
	if (shape->op == OP_AND || shape->op == OP_OR) {
		struct guess a = trips_of_test(test, shape_kid(shape, 0), negated);
		struct guess b = trips_of_test(test, shape_kid(shape, 1), negated);
		if ((shape->op == OP_AND) != negated)
			return trips_smaller(test->engine, a, b);
		/* Both must fail. */
		if (!a.trips || !b.trips)
			return (struct guess){0};
		a.trips = bound_add(test->engine->arena, a.trips, b.trips);
		a.sure = a.sure && b.sure;
		a.variable = NULL;
		return a;
	}
	bool compares = shape->op >= OP_LT && shape->op <= OP_NE;
	return compares ? guess_comparison(test, shape) : guess_truth(test, shape);
}

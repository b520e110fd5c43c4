/* Loops that walk through what was made before: a worklist that is filled and emptied, a chain of
 * links. */
#include "analysis/moves.h"
#include "analysis/trips.h"

static bool pushes_guarded(const struct shape *shape, const char *name, bool guarded)
{
	if (shape->kind == SHAPE_CALL && moves_pushes(shape) && moves_mentions(shape, name))
		return guarded;
	for (unsigned i = 0; i < shape->len; i++) {
		if (!pushes_guarded(shape->kids[i], name, guarded || shape->kind == SHAPE_IF))
			return false;
	}
	return true;
}

/* seen of `v not in seen`, `not seen[v]`, `seen[v] < 0`, `!seen.has(v)` */
static const char *asked_container(const struct shape *shape)
{
	for (int depth = 0; depth < 8 && shape->kind != SHAPE_NAME; depth++) {
		bool in = shape->kind == SHAPE_BINARY &&
			(shape->op == OP_IN || shape->op == OP_NOT_IN);
		bool asks = shape->kind == SHAPE_UNARY || shape->kind == SHAPE_INDEX ||
			shape->kind == SHAPE_BINARY || shape->kind == SHAPE_CALL;
		if (!asks)
			return NULL;
		shape = shape_kid(shape, in);
	}
	return shape->name;
}

/* The container asked by the test around the push. */
static const char *guard_of(const struct shape *shape, const char *list)
{
	for (unsigned i = 0; shape->kind == SHAPE_IF && i + 1 < shape->len; i += 2) {
		const char *name = asked_container(shape->kids[i]);
		if (name && name != list && !pushes_guarded(shape->kids[i + 1], list, false))
			return name;
	}
	const char *found = NULL;
	for (unsigned i = 0; i < shape->len && !found; i++)
		found = guard_of(shape->kids[i], list);
	return found;
}

/* The sizes of what a worklist's body looks up by index or marks: the states it can visit. */
static const struct bound *states_of(const struct test *test, const struct shape *shape,
	const char *list, const struct bound *sum)
{
	struct engine *engine = test->engine;
	if (shape->kind == SHAPE_INDEX) {
		const struct shape *of = shape_kid(shape, 0);
		struct variable *variable = engine_find(engine, of);
		if (variable && variable->name != list && !variable->value.constant) {
			sum = bound_add(
				engine->arena, sum, engine_length(engine, &variable->value, of));
			if (variable->value.total)
				sum = bound_add(engine->arena, sum, variable->value.total);
		}
	}
	for (unsigned i = 0; i < shape->len; i++)
		sum = states_of(test, shape->kids[i], list, sum);
	return sum;
}

/* What is popped from has a length, whatever else is known of it. */
static const struct bound *length_of_variable(const struct test *test, const char *name)
{
	struct variable *variable = scope_find(test->engine->scope, name);
	struct shape shape = {.kind = SHAPE_NAME, .name = name, .line = test->loop->line};
	if (variable && variable->value.type == TYPE_UNKNOWN)
		return engine_length(test->engine, &variable->value, &shape);
	return trips_variable_size(test, name);
}

struct guess trips_of_worklist(const struct test *test, const char *name, const struct moves *moves)
{
	struct engine *engine = test->engine;
	struct guess guess = {.sure = true, .variable = name, .moves = moves->all};
	const struct bound *held = length_of_variable(test, name);
	if (!(moves->all & MOVE_PUSH)) {
		guess.trips = held;
		guess.sure = (moves->always & MOVE_POP) != 0;
		return guess;
	}
	const struct shape *body = shape_kid(test->loop, 1);
	const struct bound *states = states_of(test, body, name, bound_one());
	bool guarded = pushes_guarded(body, name, false);
	guess.guard = guarded ? guard_of(body, name) : NULL;
	engine_doubt(engine, guarded ? DOUBT_WORKLIST : DOUBT_WHILE, test->loop->line);
	if (bound_is_one(states))
		states = bound_size(engine->arena, "states");
	guess.trips = bound_add(engine->arena, states, held);
	return guess;
}

/* parent[x] = … in a loop that goes up the parents: paths get flatter with every look, so that over
 * many of them a step or two is left of each. */
static bool flattens(const struct shape *shape, const struct shape *links, int depth)
{
	if (shape->kind == SHAPE_ASSIGN && shape_kid(shape, 0)->kind == SHAPE_INDEX &&
		shape_equal(shape_kid(shape_kid(shape, 0), 0), links))
		return true;
	for (unsigned i = 0; i < shape->len && depth < 20; i++) {
		if (flattens(shape->kids[i], links, depth + 1))
			return true;
	}
	return false;
}

/* The list that x = links[x] goes along; NULL: it is a field of an object. */
static const struct shape *links_of(const struct shape *shape, const char *name, int depth)
{
	const struct shape *value = shape_kid(shape, 1);
	if (shape->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(shape, 0), name) &&
		value->kind == SHAPE_INDEX && shape_is_name(shape_kid(value, 1), name))
		return shape_kid(value, 0);
	const struct shape *found = NULL;
	for (unsigned i = 0; i < shape->len && depth < 20 && !found; i++)
		found = links_of(shape->kids[i], name, depth + 1);
	return found;
}

struct guess trips_of_chain(const struct test *test, struct guess guess)
{
	struct engine *engine = test->engine;
	const struct shape *body = shape_kid(test->loop, 1);
	const struct shape *links = links_of(body, guess.variable, 0);
	guess.trips =
		bound_size(engine->arena, arena_format(engine->arena, "len(%s)", guess.variable));
	if (!links)
		return guess;
	struct value list = engine_peek(engine, links);
	guess.trips = engine_length(engine, &list, links);
	if (flattens(body, links, 0)) {
		engine_doubt(engine, DOUBT_AMORTISED, test->loop->line);
		guess.safe = guess.trips;
		guess.trips = bound_one();
	}
	return guess;
}

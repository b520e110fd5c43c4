/*
 * Trip counts of while loops.
 *
 * The loop's condition (or, where that is `true`, the tests that break out of it) tells them, see
 * trips_test.c. What none of this explains is taken as linear in the sizes of the condition,
 * with a doubt.
 */
#include "analysis/trips.h"

#include <string.h>

#include "analysis/cases.h"
#include "analysis/moves.h"
#include "analysis/share.h"

/* Does this block leave the loop, or set the flag that the condition tests? */
static bool leaves(const struct shape *block, const char *flag)
{
	if (block->kind == SHAPE_BREAK || block->kind == SHAPE_RETURN || block->kind == SHAPE_RAISE)
		return true;
	if (block->kind == SHAPE_ASSIGN && flag && shape_is_name(shape_kid(block, 0), flag))
		return true;
	if (block->kind == SHAPE_CALL && block->name &&
		(strcmp(block->name, "exit") == 0 || strcmp(block->name, "quit") == 0))
		return true;
	for (unsigned i = 0; block->kind == SHAPE_BLOCK && i < block->len; i++) {
		if (leaves(block->kids[i], flag))
			return true;
	}
	return false;
}

/* All tests in the body that leave the loop; *exits counts the places, tests or not. */
static struct guess guess_exits(
	const struct test *test, const struct shape *shape, const char *flag, unsigned *exits)
{
	struct guess best = {0};
	if (shape->kind == SHAPE_FUNCTION || shape->kind == SHAPE_NONE)
		return best;
	bool inner = shape != shape_kid(test->loop, 1) &&
		(shape->kind == SHAPE_EACH || shape->kind == SHAPE_WHILE);
	if (shape->kind == SHAPE_RETURN || (shape->kind == SHAPE_BREAK && !inner))
		++*exits;
	if (inner)
		return best;
	if (shape->kind == SHAPE_IF) {
		for (unsigned i = 1; i < shape->len; i += 2) {
			bool first = leaves(shape->kids[i], flag);
			bool last = i + 2 == shape->len && leaves(shape->kids[i + 1], flag);
			if (first || last)
				best = trips_smaller(test->engine, best,
					trips_of_test(test, shape->kids[i - 1], first));
			*exits += first || last;
		}
	}
	for (unsigned i = 0; i < shape->len; i++)
		best = trips_smaller(
			test->engine, best, guess_exits(test, shape->kids[i], flag, exits));
	return best;
}

static bool always_true(const struct shape *condition)
{
	return condition->kind == SHAPE_NONE || condition->kind == SHAPE_NUMBER;
}

/* Nothing fits: linear in the sizes of the condition. */
static const struct bound *fallback(const struct test *test, const struct shape *shape)
{
	struct engine *engine = test->engine;
	const struct bound *sum = bound_one();
	if (shape->kind == SHAPE_NAME)
		return trips_variable_size(test, shape->name);
	if (shape->kind == SHAPE_FUNCTION)
		return sum;
	for (unsigned i = 0; i < shape->len; i++)
		sum = bound_add(engine->arena, sum, fallback(test, shape->kids[i]));
	return sum;
}

/* Is the list of that name only asked for items, and for how many it has? What else is done with it,
 * or with another name for it, may make it longer. */
static bool only_asked(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0 ||
		(shape->kind == SHAPE_FIELD && shape_is_name(shape_kid(shape, 0), name)) ||
		shape_is_name(shape, name))
		return false;
	--*budget;
	bool asks = shape->kind == SHAPE_INDEX || shape->kind == SHAPE_SLICE;
	bool counts = shape->kind == SHAPE_CALL && shape->name && strcmp(shape->name, "len") == 0;
	for (unsigned i = 0; i < shape->len; i++) {
		bool here = (asks && i == 0) || (counts && i == 1);
		if (here && shape_is_name(shape->kids[i], name))
			continue;
		if (!only_asked(shape->kids[i], name, budget))
			return false;
	}
	return true;
}

/* A variable that goes up by one each trip and is an index of a list on each trip ends at the list's
 * end at the latest. */
static void limit_by_index(
	const struct test *test, const struct shape *shape, struct guess *guess, int depth)
{
	bool elsewhere = shape->kind == SHAPE_FUNCTION || shape->kind == SHAPE_CHOICE ||
		(depth > 0 && (shape->kind == SHAPE_EACH || shape->kind == SHAPE_WHILE));
	if (elsewhere || depth > 30)
		return;
	if (shape->kind == SHAPE_IF) {
		limit_by_index(test, shape_kid(shape, 0), guess, depth + 1);
		return;
	}
	const struct shape *at = shape_kid(shape, 1);
	if (shape->kind == SHAPE_INDEX && at->kind == SHAPE_NAME) {
		struct moves moves = moves_of(test->engine, test->loop, at->name);
		struct variable *list = engine_find(test->engine, shape_kid(shape, 0));
		bool goes = moves.all == MOVE_UP && moves.always == MOVE_UP;
		unsigned budget = 4000;
		bool stays = goes && list && value_holds(&list->value) &&
			list->value.type != TYPE_DICT && !strchr(list->name, '.') &&
			only_asked(test->loop, list->name, &budget);
		if (stays) {
			struct guess end = {.sure = true, .variable = at->name, .moves = MOVE_UP};
			end.trips = engine_length(test->engine, &list->value, shape_kid(shape, 0));
			*guess = trips_smaller(test->engine, *guess, end);
		}
	}
	for (unsigned i = 0; i < shape->len; i++)
		limit_by_index(test, shape->kids[i], guess, depth + 1);
}

static void explain(struct engine *engine, struct loop *loop)
{
	const struct shape *condition = shape_kid(loop->shape, 0);
	const char *test =
		always_true(condition) ? "until it breaks" : shape_text(engine->arena, condition);
	loop->text = REASON(
		engine, "while loop runs %s times (%s)", cost_text(engine, loop->trips), test);
}

/* Constant bounds on both ends: for (i = 0; i < 26; i++). */
static void count_constant(struct engine *engine, struct loop *loop)
{
	const struct shape *condition = shape_kid(loop->shape, 0);
	loop->constant = 1;
	for (unsigned i = 0; condition->kind == SHAPE_BINARY && i < 2; i++) {
		struct value side = engine_peek(engine, shape_kid(condition, i));
		if (side.constant && side.type == TYPE_NUMBER && side.number > loop->constant)
			loop->constant = side.number;
	}
}

/* The flag that `while running` and `while not done` test; NULL: another form. */
static const char *flag_of(const struct shape *condition)
{
	if (condition->kind == SHAPE_UNARY)
		condition = shape_kid(condition, 0);
	return condition->kind == SHAPE_NAME ? condition->name : NULL;
}

/* Nothing tells how often it runs. */
static void guess_blindly(const struct test *test, struct loop *loop, unsigned exits)
{
	struct engine *engine = test->engine;
	const struct shape *condition = shape_kid(test->loop, 0);
	bool endless = always_true(condition) && exits == 0;
	engine_doubt(engine, endless ? DOUBT_ENDLESS : DOUBT_WHILE, test->loop->line);
	loop->trips = fallback(test, condition);
	loop->safe_trips = NULL;
	if (bound_is_one(loop->trips))
		loop->trips = bound_size(engine->arena, "steps");
}

static void take_guess(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	loop->trips = guess->trips;
	loop->safe_trips = guess->safe ? guess->safe : guess->trips;
	if (guess->variable && guess->sure &&
		(guess->moves == MOVE_HALF || guess->moves == MOVE_TIMES))
		loop->scales = guess->variable;
	loop->visits = guess->moves & MOVE_POP && guess->moves & MOVE_PUSH;
	share_search(engine, guess, loop);
	if (loop->visits)
		loop->safe_trips = NULL;
	if (guess->trips && !guess->sure)
		engine_doubt(engine, DOUBT_WHILE, loop->shape->line);
}

void trips_of_while(struct engine *engine, const struct shape *shape, struct loop *loop)
{
	struct test test = {.engine = engine, .loop = shape};
	const struct bound *cases = cases_of_loop(engine, shape);
	if (cases) {
		loop->trips = loop->safe_trips = cases;
		explain(engine, loop);
		return;
	}
	const struct shape *condition = shape_kid(shape, 0);
	unsigned exits = 0;
	struct guess guess = {0};
	if (!always_true(condition))
		guess = trips_of_test(&test, condition, false);
	if (!guess.trips)
		guess = guess_exits(&test, shape_kid(shape, 1), flag_of(condition), &exits);
	if (engine->source->lang->id == LANG_PYTHON)
		limit_by_index(&test, shape_kid(shape, 1), &guess, 0);
	take_guess(engine, &guess, loop);
	if (!guess.trips)
		guess_blindly(&test, loop, exits);
	if (bound_is_one(loop->trips))
		count_constant(engine, loop);
	explain(engine, loop);
	if (guess.trips && !loop->visits)
		share_of_while(engine, &guess, loop);
}

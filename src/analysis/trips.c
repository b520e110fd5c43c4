/*
 * Trip counts of while loops.
 *
 * For each variable in the loop's condition (or, where that is `true`, in the tests that break
 * out of it) the body is searched for how the variable moves: by a constant up or down, by a
 * factor, to a remainder, to the middle of a range, along a chain. The move and the other side of
 * the test give the trips. In a conjunction any part may end the loop, so the smallest holds if
 * its variable moves on every trip; where each trip moves one or the other of several variables,
 * the trips add up. What none of this explains is taken as linear in the sizes of the condition,
 * with a doubt.
 */
#include <string.h>

#include "analysis/cases.h"
#include "analysis/moves.h"

/* What a test says about the trips. */
struct guess {
	const struct bound *trips; /* NULL: nothing */
	const char *guard; /* what marks what a worklist has taken in; or NULL */
	const struct bound *safe; /* without heuristics, where that is more; or NULL */
	bool sure; /* its variable moves on every trip */
	const char *variable;
	unsigned moves;
};

struct test {
	struct engine *engine;
	const struct shape *loop;
};

static const struct bound *size_of(struct engine *engine, const struct shape *shape)
{
	struct value value = engine_peek(engine, shape);
	if (value_holds(&value))
		return engine_length(engine, &value, shape);
	return engine_magnitude(engine, &value, shape);
}

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
		*moves = moves_of(test->loop, shape->name);
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

static const struct bound *variable_size(const struct test *test, const char *name)
{
	struct variable *variable = scope_find(test->engine->scope, name);
	struct shape shape = {.kind = SHAPE_NAME, .name = name, .line = test->loop->line};
	if (!variable)
		return bound_size(test->engine->arena, name);
	if (value_holds(&variable->value))
		return engine_length(test->engine, &variable->value, &shape);
	return engine_magnitude(test->engine, &variable->value, &shape);
}

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
	return variable_size(test, name);
}

static struct guess worklist(const struct test *test, const char *name, const struct moves *moves)
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
	const char *step = moves_step(test->loop, name);
	if (!step)
		return false;
	struct moves moves = moves_of(test->loop, step);
	return moves.all == MOVE_UP && moves.always == MOVE_UP;
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

static struct guess chase(const struct test *test, struct guess guess)
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

/* Between what a variable moves. */
struct ends {
	const struct bound *own, *limit, *both;
	const struct shape *side, *other; /* of the comparison; other: NULL without one */
};

/* NULL: none of these moves. */
static const struct bound *trips_by_moves(
	const struct test *test, const char *name, unsigned all, const struct ends *ends)
{
	struct arena *arena = test->engine->arena;
	if (all & MOVE_MID || (all & MOVE_LOG && !(all & MOVE_UP)))
		return divides_by_far(test, name) ? bound_one() : bound_log(arena, ends->both);
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
	const struct bound *own = variable_size(test, name);
	const struct bound *limit = other ? size_of(engine, other) : bound_one();
	const struct bound *both = bound_add(engine->arena, own, limit);
	if (moves->all & MOVE_POP)
		return worklist(test, name, moves);
	if (moves->all & MOVE_OTHER && !(moves->all & (MOVE_MID | MOVE_LOG)))
		return guess;
	/* Halved here and multiplied there: Collatz. */
	if (moves->all & MOVE_LOG && moves->all & (MOVE_OTHER | MOVE_TIMES) &&
		!(moves->all & MOVE_MID))
		guess.sure = false;
	const struct ends ends = {own, limit, both, side, other};
	guess.trips = trips_by_moves(test, name, moves->all, &ends);
	if (!guess.trips && moves->all & MOVE_CHASE)
		return chase(test, guess);
	if (!guess.trips && moves->all & MOVE_READ)
		guess.trips = bound_size(engine->arena, "lines");
	return guess;
}

static struct guess smaller(struct engine *engine, struct guess a, struct guess b)
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

static struct guess guess_test(const struct test *test, const struct shape *shape, bool negated);

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
	return smaller(test->engine, guesses[0], guesses[1]);
}

static struct guess guess_truth(const struct test *test, const struct shape *shape)
{
	struct moves moves = {0};
	const char *name = moving_name(test, shape, &moves);
	return name ? by_moves(test, name, &moves, shape, NULL) : (struct guess){0};
}

static struct guess guess_test(const struct test *test, const struct shape *shape, bool negated)
{
	if (shape->kind == SHAPE_UNARY && shape->op == OP_NOT)
		return guess_test(test, shape_kid(shape, 0), !negated);
	if (shape->kind != SHAPE_BINARY)
		return guess_truth(test, shape);
	if (shape->op == OP_AND || shape->op == OP_OR) {
		struct guess a = guess_test(test, shape_kid(shape, 0), negated);
		struct guess b = guess_test(test, shape_kid(shape, 1), negated);
		if ((shape->op == OP_AND) != negated)
			return smaller(test->engine, a, b);
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
				best = smaller(test->engine, best,
					guess_test(test, shape->kids[i - 1], first));
			*exits += first || last;
		}
	}
	for (unsigned i = 0; i < shape->len; i++)
		best = smaller(test->engine, best, guess_exits(test, shape->kids[i], flag, exits));
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
		return variable_size(test, shape->name);
	if (shape->kind == SHAPE_FUNCTION)
		return sum;
	for (unsigned i = 0; i < shape->len; i++)
		sum = bound_add(engine->arena, sum, fallback(test, shape->kids[i]));
	return sum;
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
		struct moves moves = moves_of(test->loop, at->name);
		struct variable *list = engine_find(test->engine, shape_kid(shape, 0));
		bool goes = moves.all == MOVE_UP && moves.always == MOVE_UP;
		bool stays = list && value_holds(&list->value) && list->value.type != TYPE_DICT &&
			!(moves_of(test->loop, list->name).all & MOVE_PUSH);
		if (goes && stays) {
			struct guess end = {.sure = true, .variable = at->name, .moves = MOVE_UP};
			end.trips = engine_length(test->engine, &list->value, shape_kid(shape, 0));
			*guess = smaller(test->engine, *guess, end);
		}
	}
	for (unsigned i = 0; i < shape->len; i++)
		limit_by_index(test, shape->kids[i], guess, depth + 1);
}

/* j = i; while …: j += 1; …; i = j: the outer loop goes on where the inner one has ended. */
static bool resumes(const struct shape *outer, const char *inner)
{
	const char *start = moves_copied(outer, inner);
	const char *back = start ? moves_copied(outer, start) : NULL;
	return back == inner;
}

/* Two pointers, stacks and queues: the variable is moved nowhere else in the loop around but in
 * ways that the inner steps can only undo once, so their total over that loop is bounded. */
static void share_steps(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	struct loop *outer = engine->loops;
	const struct loop *end = engine->activation ? engine->activation->loops : NULL;
	if (!guess->variable || !outer || outer == end || !guess->sure)
		return;
	struct moves around = moves_of(outer->shape, guess->variable);
	struct moves here = moves_of(loop->shape, guess->variable);
	bool only_up = around.all == MOVE_UP;
	bool undone = around.all == (MOVE_UP | MOVE_DOWN) && here.all == MOVE_DOWN &&
		!(around.nested & MOVE_UP);
	bool drained = around.all == (MOVE_POP | MOVE_PUSH) && here.all == MOVE_POP &&
		!(around.nested & MOVE_PUSH);
	/* Knuth, Morris and Pratt: back along a table of shorter borders, up by one a letter. */
	bool falls_back = around.all == (MOVE_UP | MOVE_CHASE) && here.all == MOVE_CHASE &&
		!(around.nested & MOVE_UP);
	bool redone = around.all == (MOVE_UP | MOVE_DOWN) && here.all == MOVE_UP &&
		!(around.nested & MOVE_DOWN);
	bool only_down = around.all == MOVE_DOWN;
	bool resumed = here.all == MOVE_UP && resumes(outer->shape, guess->variable);
	/* while n % p == 0: n //= p, under all p: n is divided no more often for that. */
	bool divided = around.all == MOVE_HALF && here.all == MOVE_HALF;
	if (!only_up && !only_down && !divided && !resumed && !undone && !drained && !falls_back &&
		!redone)
		return;
	loop->share = outer;
	loop->share_total = bound_add(engine->arena, outer->trips, guess->trips);
	if (drained || undone || falls_back)
		loop->share_total = bound_add(engine->arena, outer->trips,
			bound_is_one(outer->trips) ? guess->trips : bound_one());
}

/* i += size */
static void step_on(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	const char *step = guess->variable && guess->moves == MOVE_UP
		? moves_step(loop->shape, guess->variable)
		: NULL;
	struct shape name = {.kind = SHAPE_NAME, .name = step, .line = loop->shape->line};
	if (step && moves_of(loop->shape, step).all == 0)
		engine_step_by(engine, loop, &name);
}

/* The counter of a C-style for goes through its range; a counter that goes up by the one of an
 * enclosing loop makes n/1 + n/2 + … = n log n steps over all of that. */
static void follow_counter(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	if (!guess->variable || guess->moves != MOVE_UP || !guess->sure)
		return;
	const char *step = moves_step(loop->shape, guess->variable);
	loop->item = guess->variable;
	loop->visits = true;
	struct loop *outer = step ? engine_visitor(engine, step) : NULL;
	if (!outer || !outer->item)
		return;
	loop->share = outer;
	loop->share_total = bound_add(engine->arena, outer->trips,
		bound_mul(engine->arena, loop->trips, bound_log(engine->arena, outer->trips)));
}

/* Searches from many starts that share their marks visit everything once, all of them together. */
static void share_search(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	const struct variable *marks =
		guess->guard ? scope_find(engine->scope, guess->guard) : NULL;
	if (!loop->visits || !marks || !guess->trips)
		return;
	loop->work = guess->variable;
	const struct loop *end = engine->activation ? engine->activation->loops : NULL;
	unsigned open = engine->open_loops;
	struct loop *outermost = NULL;
	for (struct loop *at = engine->loops; at && at != end && open > marks->value.loops;
		open--) {
		outermost = at;
		at = at->outer;
	}
	if (!outermost)
		return;
	loop->share = outermost;
	loop->share_all = true;
	loop->share_total = bound_add(engine->arena, guess->trips, outermost->trips);
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
		guess = guess_test(&test, condition, false);
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
	if (guess.trips && !loop->visits) {
		share_steps(engine, &guess, loop);
		step_on(engine, &guess, loop);
		follow_counter(engine, &guess, loop);
	}
}

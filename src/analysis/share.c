/*
 * Steps of an inner loop that are counted once over all trips of a loop around it, as they cannot
 * happen anew on each: the edges of a graph, two pointers, what is pushed and popped, sums that are
 * harmonic or geometric.
 */
#include "analysis/share.h"

#include <string.h>

#include "analysis/moves.h"

/* The enclosing loop of this function that goes through `name`, every item at most once; or a
 * worklist, whatever its items are called. */
static struct loop *visitor(struct engine *engine, const char *name)
{
	const struct loop *end = engine->activation ? engine->activation->loops : NULL;
	for (struct loop *loop = engine->loops; loop && loop != end; loop = loop->outer) {
		bool worklist = loop->shape->kind == SHAPE_WHILE && !loop->item;
		if (loop->visits && (loop->item == name || worklist))
			return loop;
	}
	return NULL;
}

/* Does the loop's variable take no value twice? */
static bool counts(const struct loop *loop)
{
	static const char *const distinct[] = {"range", "enumerate", "keys", NULL};
	const struct shape *over = shape_kid(loop->shape, 1);
	return loop->shape->kind == SHAPE_WHILE ||
		(over->kind == SHAPE_CALL && shape_is_word(over->name, distinct));
}

/* for v in g[u], u going once through all of g: the edges are walked once in total. */
static void share_edges(struct engine *engine, const struct shape *iterable, struct loop *loop)
{
	if (iterable->kind != SHAPE_INDEX || shape_kid(iterable, 1)->kind != SHAPE_NAME)
		return;
	struct loop *outer = visitor(engine, shape_kid(iterable, 1)->name);
	struct variable *graph = engine_find(engine, shape_kid(iterable, 0));
	if (!outer || !graph)
		return;
	const struct bound *total = graph->value.total;
	if (!total && !outer->item && !graph->value.elem)
		total = bound_size(engine->arena, "E");
	if (!total)
		return;
	/* for u in order: each once, if the list holds none twice. */
	if (outer->item && !counts(outer) &&
		!shape_equal(shape_kid(outer->shape, 1), shape_kid(iterable, 0)))
		engine_doubt(engine, DOUBT_AMORTISED, loop->shape->line);
	loop->share = outer;
	loop->share_total = bound_add(engine->arena, total, outer->trips);
}

/* for j in range(…, n, i), i going through 1..n: n/1 + n/2 + … = n log n in total. */
static void share_harmonic(struct engine *engine, const struct shape *iterable, struct loop *loop)
{
	const struct shape *step = shape_kid(iterable, 3);
	if (iterable->kind != SHAPE_CALL || !iterable->name ||
		strcmp(iterable->name, "range") != 0 || step->kind != SHAPE_NAME)
		return;
	struct loop *outer = visitor(engine, step->name);
	if (!outer || !outer->item || !counts(outer))
		return;
	loop->share = outer;
	loop->share_total = bound_add(engine->arena, outer->trips,
		bound_mul(engine->arena, loop->trips, bound_log(engine->arena, outer->trips)));
}

/* for _ in range(size), in a loop that halves or doubles size: a geometric sum. */
static void share_geometric(struct engine *engine, const struct shape *iterable, struct loop *loop)
{
	bool range = iterable->kind == SHAPE_CALL && iterable->name &&
		strcmp(iterable->name, "range") == 0 && iterable->len < 4;
	const struct shape *last = range ? iterable->kids[iterable->len - 1] : iterable;
	if (!range || last->kind != SHAPE_NAME || !engine->loops ||
		engine->loops->scales != last->name)
		return;
	loop->share = engine->loops;
	loop->share_total = loop->trips;
}

/* for i in range(0, n, k): what is done k times a trip is done n times in all. */
static void step_by(struct engine *engine, const struct shape *over, struct loop *loop)
{
	const struct shape *step = shape_kid(over, 3);
	if (over->kind == SHAPE_CALL && over->name && strcmp(over->name, "range") == 0 &&
		step->kind == SHAPE_NAME)
		engine_step_by(engine, loop, step);
}

/* How often the name is set; 2 stands for more, too. */
static unsigned times_set(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0)
		return 2;
	--*budget;
	bool sets = shape->kind == SHAPE_ASSIGN || shape->kind == SHAPE_EACH;
	unsigned times = sets && moves_mentions(shape_kid(shape, 0), name);
	for (unsigned i = 0; i < shape->len && times < 2; i++)
		times += times_set(shape->kids[i], name, budget);
	return times;
}

/* Is the name set in the very block of that loop, behind it? */
static bool set_behind(const struct shape *shape, const struct shape *loop, const char *name)
{
	bool behind = false;
	for (unsigned i = 0; i < shape->len; i++) {
		const struct shape *kid = shape->kids[i];
		if (behind && kid->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(kid, 0), name))
			return true;
		behind |= kid == loop;
	}
	for (unsigned i = 0; i < shape->len && !behind; i++) {
		if (set_behind(shape->kids[i], loop, name))
			return true;
	}
	return false;
}

/* j = i; while …: j += 1; …; i = j: the outer loop goes on where the inner one has ended. */
static bool resumes(struct engine *engine, const struct shape *outer, const struct shape *loop,
	const char *inner)
{
	unsigned budget = 4000;
	const char *start = moves_copied(engine, outer, inner);
	const char *back = start ? moves_copied(engine, outer, start) : NULL;
	return back == inner && times_set(outer, start, &budget) == 1 &&
		set_behind(outer, loop, start);
}

/* Two pointers, stacks and queues: the variable is moved nowhere else in the loop around but in
 * ways that the inner steps can only undo once, so their total over that loop is bounded. */
static void share_steps(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	struct loop *outer = engine->loops;
	const struct loop *end = engine->activation ? engine->activation->loops : NULL;
	if (!guess->variable || !outer || outer == end || !guess->sure)
		return;
	struct moves around = moves_of(engine, outer->shape, guess->variable);
	struct moves here = moves_of(engine, loop->shape, guess->variable);
	bool only_up = around.all == MOVE_UP;
	bool undone = around.all == (MOVE_UP | MOVE_DOWN) && here.all == MOVE_DOWN &&
		!(around.nested & MOVE_UP);
	bool drained = around.all == (MOVE_POP | MOVE_PUSH) && here.all == MOVE_POP &&
		!(around.nested & MOVE_PUSH);
	/* Knuth, Morris and Pratt: back along a table of shorter borders, up by one a letter. */
	bool falls_back = around.all == (MOVE_UP | MOVE_CHASE) && here.all == MOVE_CHASE &&
		!(around.nested & MOVE_UP) && !(around.far & MOVE_UP);
	bool redone = around.all == (MOVE_UP | MOVE_DOWN) && here.all == MOVE_UP &&
		!(around.nested & MOVE_DOWN) && !(around.far & MOVE_DOWN);
	bool only_down = around.all == MOVE_DOWN;
	bool resumed =
		here.all == MOVE_UP && resumes(engine, outer->shape, loop->shape, guess->variable);
	/* while n % p == 0: n //= p, under all p: n is divided no more often for that. */
	bool divided = around.all == MOVE_HALF && here.all == MOVE_HALF;
	if (!only_up && !only_down && !divided && !resumed && !undone && !drained && !falls_back &&
		!redone)
		return;
	loop->share = outer;
	loop->share_total = bound_add(engine->arena, outer->trips, guess->trips);
	/* sum += a[i]; while …: sum -= a[j]: what is taken off was added, as many pieces as trips. */
	bool pieces = undone && around.far & MOVE_UP && around.far & MOVE_DOWN;
	if (pieces)
		engine_doubt(engine, DOUBT_AMORTISED, loop->shape->line);
	if ((pieces || falls_back) && !bound_is_one(outer->trips))
		loop->share_total = outer->trips;
}

/* i += size */
static void step_on(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	const char *step = guess->variable && guess->moves == MOVE_UP
		? moves_step(engine, loop->shape, guess->variable)
		: NULL;
	struct shape name = {.kind = SHAPE_NAME, .name = step, .line = loop->shape->line};
	if (step && moves_of(engine, loop->shape, step).all == 0)
		engine_step_by(engine, loop, &name);
}

/* The counter of a C-style for goes through its range; a counter that goes up by the one of an
 * enclosing loop makes n/1 + n/2 + … = n log n steps over all of that. */
static void follow_counter(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	if (!guess->variable || guess->moves != MOVE_UP || !guess->sure)
		return;
	const char *step = moves_step(engine, loop->shape, guess->variable);
	loop->item = guess->variable;
	loop->visits = true;
	struct loop *outer = step ? visitor(engine, step) : NULL;
	if (!outer || !outer->item || !counts(outer))
		return;
	loop->share = outer;
	loop->share_total = bound_add(engine->arena, outer->trips,
		bound_mul(engine->arena, loop->trips, bound_log(engine->arena, outer->trips)));
}

/* Searches from many starts that share their marks visit everything once, all of them together. */
void share_search(struct engine *engine, const struct guess *guess, struct loop *loop)
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

void share_of_each(struct engine *engine, const struct shape *iterable, struct loop *loop)
{
	share_edges(engine, iterable, loop);
	share_harmonic(engine, iterable, loop);
	share_geometric(engine, iterable, loop);
	step_by(engine, iterable, loop);
}

void share_of_while(struct engine *engine, const struct guess *guess, struct loop *loop)
{
	share_steps(engine, guess, loop);
	step_on(engine, guess, loop);
	follow_counter(engine, guess, loop);
}

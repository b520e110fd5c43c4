/* Loops: over an iterable, while a test holds, and in comprehensions. */
#include "analysis/cases.h"
#include "analysis/flow.h"
#include "analysis/share.h"

/* The length of an item is called by the variable that takes it. */
static void measure_items(struct engine *engine, struct loop *loop, const struct shape *shape,
	const struct value *iterable)
{
	const struct shape *target = shape_kid(shape, 0);
	const struct variable *item =
		target->kind == SHAPE_NAME ? scope_find(engine->scope, target->name) : NULL;
	if (item)
		engine_measure_items(engine, loop, iterable, &item->value);
}

static const char *loop_text(
	struct engine *engine, const struct bound *trips, const struct shape *over)
{
	return REASON(engine, "loop runs %s times (%s)", cost_text(engine, trips),
		shape_text(engine->arena, over));
}

/* A loop over an iterable that is evaluated; `engine_open` is still to come. */
static struct loop each_loop(
	struct engine *engine, const struct shape *shape, const struct value *iterable)
{
	const struct shape *over = shape_kid(shape, 1);
	const struct shape *target = shape_kid(shape, 0);
	struct loop loop = {.shape = shape, .visits = true};
	loop.trips = engine_length(engine, iterable, over);
	if (iterable->constant && iterable->type != TYPE_NUMBER) {
		loop.trips = bound_one();
		loop.constant = iterable->number > 1 ? iterable->number : 1;
	} else if (bound_is_one(loop.trips)) {
		loop.constant = 1;
	}
	const struct bound *cases = cases_of_loop(engine, shape);
	if (cases)
		loop.trips = cases;
	loop.safe_trips = loop.trips;
	loop.item = target->kind == SHAPE_NAME ? target->name : NULL;
	if (over->kind == SHAPE_CALL && target->kind == SHAPE_TUPLE && target->len == 2 &&
		shape_kid(target, 0)->kind == SHAPE_NAME)
		loop.item = shape_kid(target, 0)->name; /* for i, row in enumerate(…) */
	loop.text = loop_text(engine, loop.trips, over);
	share_of_each(engine, over, &loop);
	return loop;
}

static struct value item_of(
	struct engine *engine, const struct shape *shape, const struct value *iterable)
{
	struct value item = value_elem(engine->arena, iterable);
	if (shape->flags & SHAPE_KEYS)
		item = value_sized(
			TYPE_NUMBER, engine_length(engine, iterable, shape_kid(shape, 1)));
	item.loops = engine->open_loops;
	return item;
}

enum { DRY_PASSES_MAX = 4 };

bool engine_dry_pass(struct engine *engine, unsigned pass)
{
	if (engine->dry)
		return false;
	bool settled = pass > 0 && !engine->unsettled;
	engine->exploding = !settled && pass == DRY_PASSES_MAX;
	engine->settling = engine->open_loops;
	if (settled || pass > DRY_PASSES_MAX)
		return false;
	engine->unsettled = false;
	engine->dry++;
	return true;
}

static void run_each(struct engine *engine, const struct shape *shape, const struct value *iterable,
	struct loop *loop)
{
	bool outside = engine->outside;
	engine->outside = engine->source->lang->id == LANG_PYTHON;
	engine_assign(engine, shape_kid(shape, 0), item_of(engine, shape, iterable));
	engine->outside = outside;
	measure_items(engine, loop, shape, iterable);
	engine_run(engine, shape_kid(shape, 2));
}

enum flow engine_each(struct engine *engine, const struct shape *shape)
{
	struct value iterable = engine_eval(engine, shape_kid(shape, 1));
	struct loop loop = each_loop(engine, shape, &iterable);
	engine_open(engine, &loop);
	struct cost *account = engine->account;
	engine->account = &loop.body;
	struct flow_frame frame;
	struct flow_paths paths = {0};
	for (unsigned pass = 0; engine_dry_pass(engine, pass); pass++) {
		flow_open(engine, &frame);
		run_each(engine, shape, &iterable, &loop);
		flow_close(engine, &frame, &paths, true);
		flow_repeat(engine, &paths);
		engine->dry--;
	}
	flow_open(engine, &frame);
	run_each(engine, shape, &iterable, &loop);
	flow_close(engine, &frame, &paths, true);
	flow_repeat(engine, &paths);
	engine->account = account;
	engine_close(engine, &loop);
	return FLOW_ON;
}

static void run_while(struct engine *engine, const struct shape *shape)
{
	struct flow_frame frame;
	struct flow_paths paths = {0};
	flow_open(engine, &frame);
	engine_eval(engine, shape_kid(shape, 0));
	engine_run(engine, shape_kid(shape, 1));
	engine_run(engine, shape_kid(shape, 2));
	flow_close(engine, &frame, &paths, true);
	flow_repeat(engine, &paths);
}

enum flow engine_while(struct engine *engine, const struct shape *shape)
{
	struct loop loop = {.shape = shape};
	trips_of_while(engine, shape, &loop);
	engine_open(engine, &loop);
	struct cost *account = engine->account;
	engine->account = &loop.body;
	for (unsigned pass = 0; engine_dry_pass(engine, pass); pass++) {
		run_while(engine, shape);
		engine->dry--;
	}
	run_while(engine, shape);
	engine->account = account;
	engine_close(engine, &loop);
	return FLOW_ON;
}

struct comprehending {
	const struct shape *shape;
	struct value elem;
	const struct bound *count;
	double constant; /* 0: not constant */
	struct value first; /* the first iterable */
	bool filtered;
};

static void comprehend(struct engine *engine, struct comprehending *state, unsigned at)
{
	if (at >= state->shape->len) {
		state->elem = engine_eval(engine, shape_kid(state->shape, 0));
		return;
	}
	const struct shape *clause = shape_kid(state->shape, at);
	if (clause->kind != SHAPE_EACH) {
		state->filtered = true;
		engine_eval(engine, clause);
		comprehend(engine, state, at + 1);
		return;
	}
	struct value iterable = engine_eval(engine, shape_kid(clause, 1));
	if (at == 1)
		state->first = iterable;
	struct loop loop = each_loop(engine, clause, &iterable);
	state->count = bound_mul(engine->arena, state->count, loop.trips);
	state->constant *= loop.constant;
	engine_open(engine, &loop);
	struct cost *account = engine->account;
	engine->account = &loop.body;
	engine_assign(engine, shape_kid(clause, 0), item_of(engine, clause, &iterable));
	measure_items(engine, &loop, clause, &iterable);
	comprehend(engine, state, at + 1);
	engine->account = account;
	engine_close(engine, &loop);
}

struct value engine_comprehend(struct engine *engine, const struct shape *shape)
{
	static const enum type built[OP_COUNT] = {
		[OP_LIST] = TYPE_LIST,
		[OP_SET] = TYPE_SET,
		[OP_DICT] = TYPE_DICT,
		[OP_GENERATOR] = TYPE_ITERATOR,
	};
	struct comprehending state = {.shape = shape, .count = bound_one(), .constant = 1};
	struct flow_frame frame;
	struct flow_paths ignored = {0};
	flow_open(engine, &frame);
	comprehend(engine, &state, 1);
	flow_close(engine, &frame, &ignored, false);

	struct value result = value_sized(built[shape->op], state.count);
	result.loops = engine->open_loops;
	result.constant = state.constant > 0 && !state.filtered;
	result.number = state.constant;
	const struct bound *space = state.count;
	if (value_holds(&state.elem)) {
		const struct bound *each = engine_length(engine, &state.elem, shape_kid(shape, 0));
		space = bound_mul(engine->arena, space, each);
		if (!bound_is_one(each))
			result.total = space;
	}
	state.elem.loops = engine->open_loops;
	state.elem.change = CHANGE_NONE;
	result.elem = value_keep(engine->arena, state.elem);
	if (state.first.change != CHANGE_NONE) {
		result.change = CHANGE_PART;
		result.selected = true;
		result.param = state.first.param;
	}
	if (shape->op != OP_GENERATOR)
		engine_allocate(engine, space, shape->line, "the comprehension");
	return result;
}

#include "analysis/advice.h"
#include "analysis/flow.h"

#include <string.h>

#include "base/mem.h"

/* C stack per level is a few hundred bytes; sanitizers multiply that. */
enum { EVAL_DEPTH_MAX = 360 };

static void doubt_always(struct engine *engine, enum doubt doubt, unsigned line)
{
	if (engine->doubts & 1U << doubt)
		return;
	engine->doubts |= 1U << doubt;
	engine->doubt_lines[doubt] = line;
}

void engine_doubt(struct engine *engine, enum doubt doubt, unsigned line)
{
	if (!engine->dry)
		doubt_always(engine, doubt, line);
}

void engine_charge_cost(struct engine *engine, struct cost cost)
{
	if (!engine->dry)
		*engine->account = cost_add(engine, *engine->account, cost);
}

void engine_charge(struct engine *engine, const struct bound *cost, unsigned line, const char *text)
{
	if (engine->dry || bound_is_one(cost))
		return;
	struct cost charged = {.estimate = cost, .safe = cost};
	engine_charge_cost(engine, cost_because(engine, charged, line, text));
}

void engine_allocate(
	struct engine *engine, const struct bound *space, unsigned line, const char *what)
{
	if (engine->dry || bound_within(space, engine->space.estimate))
		return;
	const char *text =
		arena_format(engine->arena, "%s holds %s items", what, cost_text(engine, space));
	struct cost cost = {.estimate = space, .safe = space};
	engine->space = cost_add(engine, engine->space, cost_because(engine, cost, line, text));
}

const struct bound *engine_magnitude(
	struct engine *engine, const struct value *value, const struct shape *shape)
{
	const struct bound *size = value_magnitude(engine->arena, value);
	if (value->unsure)
		engine_doubt(engine, DOUBT_RESULT, shape->line);
	if (size)
		return size;
	engine_doubt(engine, DOUBT_SIZE, shape->line);
	return bound_size(engine->arena, shape_text(engine->arena, shape));
}

const struct bound *engine_length(
	struct engine *engine, const struct value *value, const struct shape *shape)
{
	if (value->type == TYPE_NUMBER)
		return bound_one();
	if (value->digits && value->total)
		return value->total;
	const struct bound *size = value_length(engine->arena, value);
	if (value->unsure)
		engine_doubt(engine, DOUBT_RESULT, shape->line);
	if (size)
		return size;
	engine_doubt(engine, DOUBT_SIZE, shape->line);
	return bound_size(engine->arena,
		arena_format(engine->arena, "len(%s)", shape_text(engine->arena, shape)));
}

void engine_charge_outside(struct engine *engine, unsigned since, const struct bound *cost,
	unsigned line, const char *text)
{
	struct cost *account = engine->account;
	unsigned open = engine->open_loops;
	for (const struct loop *loop = engine->loops; loop && open > since; open--) {
		engine->account = loop->around;
		loop = loop->outer;
	}
	engine_charge(engine, cost, line, text);
	engine->account = account;
}

void engine_measure_items(struct engine *engine, struct loop *loop, const struct value *iterable,
	const struct value *item)
{
	const struct bound *length = value_holds(item) || item->type == TYPE_UNKNOWN
		? value_length(engine->arena, item)
		: NULL;
	const struct bound *total = iterable->total;
	if (!total || iterable->digits || !length || length->len != 1 || length->terms[0].len != 1)
		return;
	const struct factor *factor = &length->terms[0].factors[0];
	bool plain = factor->power > 0.99 && factor->power < 1.01 && !(factor->logs > 0) &&
		!(factor->base > 0) && !factor->factorial;
	if (!plain)
		return;
	loop->item_size = factor->size;
	loop->item_total = total;
	loop->item_short = item->type == TYPE_STRING;
}

struct value engine_peek(struct engine *engine, const struct shape *expression)
{
	engine->dry++;
	struct value value = engine_eval(engine, expression);
	engine->dry--;
	return value;
}

void engine_step_by(struct engine *engine, struct loop *loop, const struct shape *step)
{
	struct value by = engine_peek(engine, step);
	const struct bound *size = by.exact ? value_magnitude(engine->arena, &by) : NULL;
	if (!size || size->len != 1 || size->terms[0].len != 1 || loop->share)
		return;
	const struct factor *factor = &size->terms[0].factors[0];
	if (factor->power > 1 || factor->power < 1 || factor->logs > 0 || factor->base > 0)
		return;
	loop->item_size = factor->size;
	loop->item_total = loop->trips;
}

/* What all trips cost of what one does. */
static const struct bound *times_trips(
	struct engine *engine, const struct loop *loop, const struct bound *bound)
{
	const struct bound *product = bound_mul(engine->arena, loop->trips, bound);
	if (!loop->item_size)
		return product;
	const struct bound *total = bound_spread(engine->arena, bound, loop->item_size,
		loop->item_total, loop->trips, loop->item_short);
	return total;
}

void engine_open(struct engine *engine, struct loop *loop)
{
	loop->outer = engine->loops;
	loop->around = engine->account;
	loop->body = cost_one();
	loop->shared = cost_one();
	engine->loops = loop;
	engine->open_loops++;
	if (engine->activation) {
		loop->path = engine->activation->path;
		engine->activation->path = (struct tally){0};
	}
}

/* Recursive calls inside the loop happen once a trip. */
static void close_tally(struct engine *engine, const struct loop *loop)
{
	struct activation *activation = engine->activation;
	if (!activation)
		return;
	struct tally inside = activation->path;
	activation->path = loop->path;
	if (tally_total(&inside) > 0 && !engine->dry) {
		if (loop->constant > 0) {
			activation->fan_constant =
				(activation->fan_constant > 0 ? activation->fan_constant : 1) *
				loop->constant;
		} else {
			const struct bound *fan = activation->fan ? activation->fan : bound_one();
			activation->fan = bound_mul(engine->arena, fan, loop->trips);
		}
	}
	tally_add(&activation->path, &inside, loop->constant > 0 ? loop->constant : 1);
}

/* The steps of this loop are counted once over all trips of the one it shares with, but again
 * for each trip of the loops in between. */
static void share_out(struct engine *engine, struct loop *loop, struct cost total)
{
	const struct bound *times = loop->share_total;
	for (const struct loop *between = loop->outer; !loop->share_all && between != loop->share;
		between = between->outer)
		times = bound_mul(engine->arena, times, between->trips);
	struct cost cost = {
		.estimate = bound_mul(engine->arena, times, loop->body.estimate),
		.safe = total.safe ? total.safe : NULL,
		.why = loop->body.why,
		.next = loop->body.next ? bound_mul(engine->arena, times, loop->body.next) : NULL,
		.next_why = loop->body.next_why,
	};
	for (const struct loop *at = loop->outer; cost.safe; at = at->outer) {
		cost.safe =
			at->safe_trips ? bound_mul(engine->arena, cost.safe, at->safe_trips) : NULL;
		if (at == loop->share)
			break;
	}
	const char *text = arena_format(engine->arena, "%s steps in total over all of them (%s)",
		cost_text(engine, times), loop->text);
	cost = cost_because(engine, cost, loop->shape->line, text);
	loop->share->shared = cost_add(engine, loop->share->shared, cost);
	if (loop->share_all)
		loop->share->shared = cost_add(engine, loop->share->shared, loop->shared);
	else
		engine_charge_cost(engine, loop->shared);
}

void engine_close(struct engine *engine, struct loop *loop)
{
	engine->loops = loop->outer;
	engine->open_loops--;
	close_tally(engine, loop);
	if (engine->dry)
		return;
	struct cost total = {
		.estimate = times_trips(engine, loop, loop->body.estimate),
		.why = loop->body.why,
		.next = loop->body.next ? times_trips(engine, loop, loop->body.next) : NULL,
		.next_why = loop->body.next_why,
	};
	if (loop->safe_trips && loop->body.safe)
		total.safe = bound_mul(engine->arena, loop->safe_trips, loop->body.safe);
	if (!bound_is_one(loop->trips))
		total = cost_because(engine, total, loop->shape->line, loop->text);
	if (loop->share) {
		share_out(engine, loop, total);
		return;
	}
	struct cost shared = loop->shared;
	if (!bound_is_one(shared.estimate) && !bound_is_one(loop->trips))
		shared = cost_because(engine, shared, loop->shape->line, loop->text);
	if (!bound_is_one(shared.estimate))
		total = cost_add(engine, shared, total);
	engine_charge_cost(engine, total);
}

const struct bound *engine_sum(struct engine *engine, unsigned since, const struct bound *each)
{
	unsigned open = engine->open_loops;
	for (const struct loop *loop = engine->loops; loop && open > since; open--) {
		each = times_trips(engine, loop, each);
		loop = loop->outer;
	}
	return each;
}

const struct bound *engine_repeats(struct engine *engine, unsigned since)
{
	const struct bound *product = bound_one();
	unsigned open = engine->open_loops;
	for (const struct loop *loop = engine->loops; loop && open > since; open--) {
		product = bound_mul(engine->arena, product, loop->trips);
		loop = loop->outer;
	}
	return product;
}

/* A list that is appended to in a loop is as long as the loops that run since it was made, and
 * stays so in the next pass. One that is still longer in every pass adds to itself what it holds:
 * it doubles. */
const struct bound *engine_settle(
	struct engine *engine, struct value *value, const struct bound *size)
{
	if (value->widened || !value->size || bound_within(size, value->size) ||
		engine->open_loops <= value->loops || value->loops >= engine->settling)
		return size;
	engine->unsettled = true;
	if (!engine->exploding)
		return size;
	value->widened = true;
	return bound_mul(engine->arena, value->size,
		bound_exp(engine->arena, 2, engine_repeats(engine, value->loops)));
}

static enum flow run_block(struct engine *engine, const struct shape *block)
{
	enum flow flow = FLOW_ON;
	for (unsigned i = 0; i < block->len; i++) {
		enum flow ends = engine_run(engine, block->kids[i]);
		if (flow == FLOW_ON)
			flow = ends;
	}
	return flow;
}

static void keep_larger(struct tally *kept, const struct tally *other)
{
	if (tally_total(other) > tally_total(kept))
		*kept = *other;
}

/* Costs of all branches add up (the larger wins); of recursive calls only the branch with most of
 * them counts, and a branch that returns is no part of the path behind it. */
static enum flow run_if(struct engine *engine, const struct shape *shape)
{
	struct tally ignored_most = {0};
	struct tally ignored_path = {0};
	struct activation *activation = engine->activation;
	struct tally *most = activation ? &activation->most : &ignored_most;
	struct tally *path = activation ? &activation->path : &ignored_path;
	struct tally after = {0};
	bool goes_on = shape->len % 2 == 0;

	struct flow_paths paths = {0};
	enum flow ends = FLOW_END;
	for (unsigned i = 0; i + 1 < shape->len; i += 2)
		engine_eval(engine, shape->kids[i]);
	struct tally before = *path;
	if (goes_on)
		after = before;
	for (unsigned i = 0; i < shape->len; i++) {
		bool condition = i % 2 == 0 && i + 1 < shape->len;
		if (condition)
			continue;
		*path = before;
		struct flow_frame frame;
		flow_open(engine, &frame);
		enum flow flow = engine_run(engine, shape->kids[i]);
		flow_close(engine, &frame, &paths, flow != FLOW_END);
		if (flow == FLOW_ON) {
			keep_larger(&after, path);
			goes_on = true;
		} else {
			keep_larger(most, path);
			ends = flow == FLOW_JUMP ? FLOW_JUMP : ends;
		}
	}
	*path = after;
	flow_join(engine, &paths, shape->len % 2 == 0);
	return goes_on ? FLOW_ON : ends;
}

static enum flow run_return(struct engine *engine, const struct shape *shape)
{
	struct value value = {.type = TYPE_NONE};
	if (shape->len > 0)
		value = engine_eval(engine, shape_kid(shape, 0));
	struct activation *activation = engine->activation;
	if (!activation)
		return FLOW_END;
	activation->result =
		activation->returned ? value_join(engine->arena, activation->result, value) : value;
	activation->returned = true;
	keep_larger(&activation->most, &activation->path);
	return FLOW_END;
}

static enum flow run_delete(struct engine *engine, const struct shape *shape)
{
	for (unsigned i = 0; i < shape->len; i++) {
		const struct shape *target = shape->kids[i];
		if (target->kind != SHAPE_INDEX && target->kind != SHAPE_SLICE)
			continue;
		struct value list = engine_eval(engine, shape_kid(target, 0));
		engine_eval(engine, shape_kid(target, 1));
		const struct shape *at = shape_kid(target, 1);
		bool last = at->kind == SHAPE_NUMBER && at->number < 0 && at->number > -2;
		if (list.type == TYPE_DICT || list.type == TYPE_OBJECT || last)
			continue;
		if (list.type == TYPE_UNKNOWN)
			engine_doubt(engine, DOUBT_RECEIVER, shape->line);
		if (list.type == TYPE_LIST)
			advice_on_operator(
				engine, ADVICE_DELETE, shape_kid(target, 0), shape->line);
		engine_charge(engine, engine_length(engine, &list, shape_kid(target, 0)),
			shape->line, "del moves the items behind");
	}
	return FLOW_ON;
}

static enum flow run_raise(struct engine *engine, const struct shape *shape)
{
	run_block(engine, shape);
	return FLOW_END;
}

bool engine_exhausted(struct engine *engine, unsigned line)
{
	bool deep = engine->depth >= EVAL_DEPTH_MAX;
	if (!deep && engine->steps <= engine->steps_max &&
		engine->arena->bytes <= engine->arena_max)
		return false;
	/* Also in passes that charge nothing: what they miss, nobody may look at again. */
	doubt_always(engine, deep ? DOUBT_DEEP : DOUBT_BUDGET, line);
	return true;
}

void engine_spend(struct engine *engine, unsigned steps)
{
	engine->steps_max -= steps < engine->steps_max ? steps : engine->steps_max;
}

/* Input that is read and dropped: what is kept is paid for where it gets its name. */
static void run_call(struct engine *engine, const struct shape *statement)
{
	static const char *const names[] = {"read", "readlines", "readFileSync", NULL};
	struct value value = engine_eval(engine, statement);
	for (size_t i = 0; names[i] && statement->name && value.fresh; i++) {
		if (strcmp(statement->name, names[i]) != 0)
			continue;
		const struct bound *size = engine_length(engine, &value, statement);
		engine_charge(engine, size, statement->line,
			REASON(engine, "reads %s items", cost_text(engine, size)));
	}
}

enum flow engine_run(struct engine *engine, const struct shape *statement)
{
	if (engine_exhausted(engine, statement->line))
		return FLOW_ON;
	engine->depth++;
	enum flow flow = FLOW_ON;
	switch ((enum shape_kind)statement->kind) {
	case SHAPE_BLOCK: flow = run_block(engine, statement); break;
	case SHAPE_CLASS:
		flow = run_block(engine, shape_kid(statement, 0));
		if (*statement->name)
			flow_set(engine, engine->scope, statement->name,
				(struct value){.type = TYPE_OBJECT, .origin = statement->name});
		break;
	case SHAPE_IF: flow = run_if(engine, statement); break;
	case SHAPE_EACH: flow = engine_each(engine, statement); break;
	case SHAPE_WHILE: flow = engine_while(engine, statement); break;
	case SHAPE_RETURN: flow = run_return(engine, statement); break;
	case SHAPE_BREAK:
	case SHAPE_CONTINUE: flow = FLOW_JUMP; break;
	case SHAPE_RAISE: flow = run_raise(engine, statement); break;
	case SHAPE_DELETE: flow = run_delete(engine, statement); break;
	case SHAPE_CALL: run_call(engine, statement); break;
	case SHAPE_OTHER:
		if (statement->flags & SHAPE_CUT)
			engine_doubt(engine, DOUBT_DEEP, statement->line);
		run_block(engine, statement);
		break;
	case SHAPE_NONE:
	case SHAPE_NULL:
	case SHAPE_NUMBER:
	case SHAPE_STRING:
	case SHAPE_REGEX:
	case SHAPE_NAME:
	case SHAPE_FIELD:
	case SHAPE_INDEX:
	case SHAPE_SLICE:
	case SHAPE_KEYWORD:
	case SHAPE_UNARY:
	case SHAPE_BINARY:
	case SHAPE_CHOICE:
	case SHAPE_TUPLE:
	case SHAPE_LIST:
	case SHAPE_SET:
	case SHAPE_DICT:
	case SHAPE_SPREAD:
	case SHAPE_COMPREHENSION:
	case SHAPE_FUNCTION:
	case SHAPE_ASSIGN:
	case SHAPE_AUGMENT:
	case SHAPE_KIND_COUNT: engine_eval(engine, statement); break;
	}
	engine->depth--;
	return flow;
}

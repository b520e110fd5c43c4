/*
 * Recurrences.
 *
 * While a function is evaluated, each call of itself, direct or through others, is noted with how
 * its arguments differ from the parameters. At the end:
 *
 *	remembered results     states (the product of the changing parameters) times the local cost
 *	all halved             T(n) = a T(n/2) + f(n): the Master theorem
 *	one call, smaller      depth times the local cost
 *	several, n - d each    x^n with x the root of the characteristic equation
 *	in a loop, smaller     the factorial of the depth, or (loop's constant)^depth
 *	children, elements     every node once: the size of the structure
 *
 * Of several calls only those on one path through the function count. Reference: Cormen et al.,
 * Introduction to Algorithms, chapter 4.
 */
#include <math.h>
#include <string.h>

#include "analysis/recursion.h"
#include "base/mem.h"

double tally_total(const struct tally *tally)
{
	double total = tally->half + tally->other;
	for (size_t i = 0; i < ARRAY_LEN(tally->down); i++)
		total += tally->down[i];
	return total;
}

void tally_add(struct tally *into, const struct tally *tally, double times)
{
	for (size_t i = 0; i < ARRAY_LEN(into->down); i++)
		into->down[i] += tally->down[i] * times;
	into->half += tally->half * times;
	into->other += tally->other * times;
}

/* Which argument decides how deep the recursion goes: the first of these that occurs. */
static const enum change deciding[] = {
	CHANGE_HALF, CHANGE_TIMES, CHANGE_DOWN, CHANGE_MOD, CHANGE_PART, CHANGE_UP};

static struct value result_of(
	const struct activation *target, const struct value *arguments, unsigned len)
{
	for (unsigned i = 0; i < len; i++) {
		bool list = value_holds(&arguments[i]) ||
			(arguments[i].change != CHANGE_NONE && i < target->function->params_len &&
				i < ARRAY_LEN(target->arguments) && recursion_is_list(target, i));
		if (list) {
			struct value like = arguments[i];
			like.change = CHANGE_NONE;
			like.type = TYPE_UNKNOWN;
			like.fresh = false;
			if (like.size && !like.origin && target->arguments[0].origin)
				like.origin = target->arguments[0].origin;
			like.type = arguments[i].type;
			like.unsure = arguments[i].change == CHANGE_DOWN ||
				arguments[i].change == CHANGE_UP;
			return like;
		}
	}
	const char *name = target->function->plain;
	struct value unknown = *name ? value_of_origin(name) : (struct value){0};
	unknown.unsure = true;
	return unknown;
}

/* One recursive call: what decides how it ends. */
struct link {
	enum change change;
	double step;
	unsigned moved; /* 1 << parameter that is less, or more, by a constant */
	unsigned changed; /* 1 << parameter that is not passed on as it is */
};

static size_t rank_of(enum change change)
{
	size_t rank = 0;
	while (rank < ARRAY_LEN(deciding) && deciding[rank] != change)
		rank++;
	return rank;
}

/* One argument that is not the parameter as it is. */
static void note_change(
	struct activation *target, const struct value *argument, unsigned own, struct link *link)
{
	bool same = argument->param == (int)own;
	bool up = same && argument->change == CHANGE_UP;
	bool down = same && argument->change == CHANGE_DOWN;
	unsigned bit = 1U << own;
	link->changed |= bit;
	link->moved |= up || down ? bit : 0;
	target->selected |= argument->selected;
	target->changing |= bit;
	target->rising |= up ? bit : 0;
	target->falling |= down || (same && argument->change == CHANGE_HALF) ? bit : 0;
	if (argument->change != CHANGE_NONE && argument->change != CHANGE_SAME)
		target->measured |= 1U << (unsigned)argument->param;
}

static struct link compare_arguments(
	struct activation *target, const struct value *arguments, unsigned len)
{
	unsigned skip = shape_skips_self(target->function);
	struct link link = {.change = CHANGE_NONE};
	size_t rank = ARRAY_LEN(deciding);
	for (unsigned i = 0; i < len && i < ARRAY_LEN(target->arguments); i++) {
		const struct value *argument = &arguments[i];
		if (argument->absent ||
			(argument->change == CHANGE_SAME && argument->param == (int)(i + skip)))
			continue;
		note_change(target, argument, i + skip, &link);
		if (rank_of(argument->change) < rank) {
			rank = rank_of(argument->change);
			link.change = argument->change;
			link.step = argument->step;
		}
	}
	return link;
}

struct value recursion_note(struct engine *engine, struct activation *target,
	const struct value *arguments, unsigned len)
{
	struct value result = result_of(target, arguments, len);
	if (engine->dry) {
		engine->into_part = false;
		return result;
	}
	struct link link = compare_arguments(target, arguments, len);
	if (engine->into_part && rank_of(CHANGE_PART) < rank_of(link.change))
		link.change = CHANGE_PART;
	engine->into_part = false;
	if (target->calls < ARRAY_LEN(target->changed))
		target->changed[target->calls] = link.changed;
	target->steady = target->calls ? target->steady & link.moved : link.moved;
	target->calls++;
	target->changes |= 1U << link.change;

	struct tally *path = &engine->activation->path;
	if (link.change == CHANGE_HALF || link.change == CHANGE_TIMES)
		path->half++;
	else if (link.change == CHANGE_DOWN)
		path->down[link.step >= 1 && link.step <= 3 ? (unsigned)link.step : 0]++;
	else
		path->other++;
	return result;
}

bool recursion_has(const struct activation *activation, enum change change)
{
	return activation->changes & 1U << change;
}

/* The root above 1 of 1 = sum of count_d * x^-d. */
static double growth_base(const struct tally *tally)
{
	double low = 1;
	double high = 1 + tally_total(tally);
	for (int i = 0; i < 60; i++) {
		double x = (low + high) / 2;
		double sum = tally->down[0] / x + tally->other / x + tally->half / x;
		for (int d = 1; d < 4; d++)
			sum += tally->down[d] * pow(x, -d);
		if (sum > 1)
			low = x;
		else
			high = x;
	}
	/* Up to the third digit: 1.619 is above the golden ratio. */
	return ceil(high * 1000 - 1e-6) / 1000;
}

static struct cost multiply(struct engine *engine, struct cost local, const struct bound *times)
{
	struct cost cost = local;
	cost.estimate = bound_mul(engine->arena, local.estimate, times);
	cost.safe = local.safe ? bound_mul(engine->arena, local.safe, times) : NULL;
	cost.next = local.next ? bound_mul(engine->arena, local.next, times) : NULL;
	return cost;
}

static struct cost because(
	struct engine *engine, struct activation *activation, struct cost cost, const char *what)
{
	return cost_because(engine, cost, activation->function->line,
		arena_format(engine->arena, "%s calls itself: %s",
			*activation->function->plain ? activation->function->plain : "the function",
			what));
}

/* T(n) = a T(n/2) + f(n) */
static struct cost master(
	struct engine *engine, struct activation *activation, struct cost local, double a)
{
	const struct bound *n = recursion_measure(engine, activation);
	double degree = growth_degree(bound_growth(local.estimate));
	double own = a > 1 ? log2(a) : 0;
	const char *text = arena_format(
		engine->arena, a > 1 ? "%g times with half the size" : "with half the size", a);
	struct cost cost = local;
	if (isinf(degree) || degree > own + 1e-9)
		return because(engine, activation, cost, text);
	if (degree > own - 1e-9)
		return because(engine, activation,
			multiply(engine, local, bound_log(engine->arena, n)), text);
	const struct bound *leaves = bound_power(engine->arena, n, own);
	cost.estimate = bound_add(engine->arena, leaves, local.estimate);
	cost.safe = local.safe ? bound_add(engine->arena, leaves, local.safe) : NULL;
	return because(engine, activation, cost, text);
}

static struct cost remembered(
	struct engine *engine, struct activation *activation, struct cost local)
{
	const struct bound *states = bound_one();
	unsigned len = activation->function->params_len;
	for (unsigned i = 0; i < len && i < ARRAY_LEN(activation->arguments); i++) {
		if (activation->changing & 1U << i)
			states = bound_mul(
				engine->arena, states, recursion_range(engine, activation, i));
	}
	if (!activation->function->memo)
		engine_doubt(engine, DOUBT_MEMO, activation->function->line);
	return because(engine, activation, multiply(engine, local, states),
		arena_format(engine->arena, "results are remembered, %s states",
			cost_text(engine, states)));
}

/* Each node of the tree once: as many as the list of them has, and its edges. */
static struct cost over_tree(struct engine *engine, struct activation *activation,
	struct cost local, const struct shape *tree)
{
	struct scope *scope = engine->scope;
	engine->scope = &activation->scope;
	engine->dry++;
	struct value list = engine_eval(engine, tree);
	const struct bound *size = engine_length(engine, &list, tree);
	engine->dry--;
	engine->scope = scope;
	if (list.total)
		size = bound_add(engine->arena, size, list.total);
	engine_doubt(engine, DOUBT_WORKLIST, activation->function->line);
	struct cost cost = local;
	cost.estimate = bound_add(engine->arena, size, bound_one());
	cost.safe = NULL;
	return because(engine, activation, cost, "once for each node of a tree");
}

/* What a call gives back of a structure is at most all of it. */
struct binding {
	const char *function;
	const struct bound *size;
};

static const struct bound *size_of_result(void *context, const char *size)
{
	const struct binding *binding = context;
	size_t len = strlen(binding->function);
	bool result = strncmp(size, "len(", 4) == 0 &&
		strncmp(size + 4, binding->function, len) == 0 && strcmp(size + 4 + len, ")") == 0;
	return result ? binding->size : NULL;
}

/* Children of a node or neighbours of a vertex, each of them once. */
static struct cost structural(
	struct engine *engine, struct activation *activation, struct cost local, bool visited)
{
	const struct bound *size = recursion_sizes(engine, activation, activation->measured, false);
	if (bound_is_one(size))
		size = bound_size(engine->arena, "nodes");
	engine_doubt(
		engine, visited ? DOUBT_WORKLIST : DOUBT_BRANCHING, activation->function->line);
	/* The loop over the children is the recursion's own fan-out: it sums to all nodes. */
	struct cost cost = local;
	if (activation->fan) {
		cost.estimate = bound_add(engine->arena, size, local.estimate);
		cost.safe = NULL;
		return because(engine, activation, cost, "once for each part");
	}
	struct binding binding = {activation->function->plain, size};
	cost.estimate = bound_substitute(engine->arena, local.estimate, size_of_result, &binding);
	cost = multiply(engine, cost, size);
	cost.safe = NULL;
	return because(engine, activation, cost, "once for each part");
}

static struct cost repeated(
	struct engine *engine, struct activation *activation, struct cost local, double calls)
{
	const struct bound *depth = recursion_depth(engine, activation);
	if (activation->fan) {
		struct cost cost =
			multiply(engine, cost_one(), bound_factorial(engine->arena, depth));
		cost.why = local.why;
		return because(engine, activation, cost,
			arena_format(engine->arena, "in a loop, %s levels deep",
				cost_text(engine, depth)));
	}
	unsigned doubles_budget = 2000;
	if (calls <= 1 &&
		recursion_doubles(
			activation->function, activation->function->body, &doubles_budget))
		return because(engine, activation,
			multiply(engine, local, bound_exp(engine->arena, 2, depth)),
			"what it gives back is put in twice");
	if (calls <= 1)
		return because(engine, activation, multiply(engine, local, depth),
			arena_format(engine->arena, "%s levels deep", cost_text(engine, depth)));
	/* Two calls of which each keeps another border: the parts are disjoint. */
	if (activation->calls == 2 && calls < 3 && activation->changed[0] &&
		activation->changed[1] && !(activation->changed[0] & activation->changed[1])) {
		engine_doubt(engine, DOUBT_BRANCHING, activation->function->line);
		return because(engine, activation, multiply(engine, local, depth),
			"on two parts that are disjoint, at worst one of them empty");
	}
	/* More calls than anybody writes: loops of a constant number of trips, in each other. */
	static const double BASE_MAX = 1000;
	double base = growth_base(&activation->most);
	if (base > BASE_MAX)
		return because(engine, activation,
			multiply(engine, local, bound_factorial(engine->arena, depth)),
			"very many times in each call");
	const struct bound *leaves =
		bound_exp(engine->arena, base, recursion_steady_depth(engine, activation, depth));
	struct cost cost = multiply(engine, local, leaves);
	return because(engine, activation, cost,
		arena_format(
			engine->arena, "%g times with a size that is less by a constant", calls));
}

static bool moves_in_a_plane(const struct activation *activation)
{
	unsigned moving = activation->rising | activation->falling;
	return (moving & (moving - 1)) != 0;
}

/* Each cell of a grid once: as many as the parameters that move have values, all together. */
static struct cost over_grid(
	struct engine *engine, struct activation *activation, struct cost local)
{
	const struct bound *cells = bound_one();
	unsigned moving = activation->rising | activation->falling;
	for (unsigned i = 0; i < ARRAY_LEN(activation->arguments); i++) {
		if (moving & 1U << i)
			cells = bound_mul(
				engine->arena, cells, recursion_range(engine, activation, i));
	}
	engine_doubt(engine, DOUBT_WORKLIST, activation->function->line);
	struct cost cost = multiply(engine, local, cells);
	cost.safe = NULL;
	return because(engine, activation, cost,
		arena_format(engine->arena, "once for each of %s cells", cost_text(engine, cells)));
}

enum { SEARCHED = 2000 }; /* shapes of the function's text, for each question */

static bool remembers(const struct shape_function *function)
{
	unsigned asks = SEARCHED;
	unsigned keeps = SEARCHED;
	return function->memo ||
		recursion_asks(function->body, recursion_memo_words, true, &asks) ||
		recursion_keeps_results(function->body, function->body, &keeps);
}

/* By half, to a remainder, doubled up to an end: by the Master theorem. */
static bool solve_by_factors(struct engine *engine, struct activation *activation,
	struct cost local, struct cost *solved)
{
	unsigned known = 1U << CHANGE_HALF | 1U << CHANGE_MOD | 1U << CHANGE_TIMES;
	bool factors = (activation->changes & ~known) == 0;
	double calls = tally_total(&activation->most);
	bool halves = recursion_has(activation, CHANGE_HALF);
	if (!activation->fan && factors && (halves || recursion_has(activation, CHANGE_TIMES))) {
		*solved = master(engine, activation, local, calls < 1 ? 1 : calls);
		return true;
	}
	if (factors && calls <= 1) {
		*solved = because(engine, activation,
			multiply(engine, local,
				bound_log(engine->arena, recursion_measure(engine, activation))),
			"with a remainder");
		return true;
	}
	unsigned budget = SEARCHED;
	if (activation->fan || calls > 1 || !halves ||
		activation->changes != (1U << CHANGE_HALF | 1U << CHANGE_DOWN) ||
		!recursion_tests_parity(activation->function->body, &budget))
		return false;
	*solved = master(engine, activation, local, 1);
	return true;
}

/* What is visited is marked, or known not to be gone back to: each node, or cell, once. */
static bool solve_by_marks(struct engine *engine, struct activation *activation, struct cost local,
	struct cost *solved)
{
	const struct shape *body = activation->function->body;
	unsigned trees = SEARCHED;
	unsigned asks = SEARCHED;
	unsigned marks = SEARCHED;
	unsigned undone = SEARCHED;
	const struct shape *tree = recursion_tree(activation, body, &trees);
	if (tree && activation->fan) {
		*solved = over_tree(engine, activation, local, tree);
		return true;
	}
	const char *asked = recursion_asks(body, recursion_visited_words, false, &asks);
	bool visited =
		asked && recursion_marks(body, asked, &marks) && !recursion_undone(body, &undone);
	const char *sunk = recursion_sinks(activation->function);
	activation->mark = sunk ? sunk : visited ? asked : NULL;
	if (!activation->mark)
		return false;
	if (!activation->fan && moves_in_a_plane(activation)) {
		*solved = over_grid(engine, activation, local);
		return true;
	}
	if (!activation->fan && tally_total(&activation->most) <= 1)
		return false;
	*solved = structural(engine, activation, local, true);
	return true;
}

static struct cost solve(struct engine *engine, struct activation *activation, struct cost local)
{
	struct cost solved;
	double calls = tally_total(&activation->most);
	unsigned undone = SEARCHED;
	if (remembers(activation->function))
		return remembered(engine, activation, local);
	if (solve_by_factors(engine, activation, local, &solved) ||
		solve_by_marks(engine, activation, local, &solved))
		return solved;
	bool none = recursion_has(activation, CHANGE_NONE);
	bool part = recursion_has(activation, CHANGE_PART);
	bool copies = activation->selected && activation->fan;
	if (part && activation->changes == 1U << CHANGE_PART && !copies &&
		!recursion_undone(activation->function->body, &undone))
		return structural(engine, activation, local, false);
	if (none || part)
		engine_doubt(engine, DOUBT_RECURSION, activation->function->line);
	if (none && (activation->fan || calls > 1))
		engine_doubt(engine, DOUBT_BLIND, activation->function->line);
	return repeated(engine, activation, local, calls);
}

struct cost recursion_solve(struct engine *engine, struct activation *activation, struct cost local)
{
	struct cost cost = solve(engine, activation, local);
	const struct bound *depth = recursion_depth(engine, activation);
	if (activation->function->delegates)
		cost = because(engine, activation, multiply(engine, cost, depth),
			"each item is handed up through all that wait for it");
	if ((activation->changes & ~(1U << CHANGE_HALF | 1U << CHANGE_MOD | 1U << CHANGE_TIMES)) ==
		0)
		depth = bound_log(engine->arena, recursion_measure(engine, activation));
	if (!bound_is_one(depth)) {
		struct cost stack = {.estimate = depth, .safe = depth};
		stack = cost_because(engine, stack, activation->function->line,
			arena_format(engine->arena, "recursion is %s levels deep",
				cost_text(engine, depth)));
		engine->space = cost_add(engine, engine->space, stack);
	}
	return cost;
}

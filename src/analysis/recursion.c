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

#include "analysis/engine.h"
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

static struct link compare_arguments(
	struct activation *target, const struct value *arguments, unsigned len)
{
	const struct shape_function *function = target->function;
	unsigned skip = shape_skips_self(function);
	struct link link = {.change = CHANGE_NONE};
	size_t rank = ARRAY_LEN(deciding);
	for (unsigned i = 0; i < len && i < ARRAY_LEN(target->arguments); i++) {
		const struct value *argument = &arguments[i];
		unsigned own = i + skip;
		if (argument->change == CHANGE_SAME && argument->param == (int)own) {
			continue;
		}
		link.changed |= 1U << own;
		if (argument->param == (int)own &&
			(argument->change == CHANGE_UP || argument->change == CHANGE_DOWN))
			link.moved |= 1U << own;
		target->selected |= argument->selected;
		target->changing |= 1U << own;
		if (argument->param == (int)own && argument->change == CHANGE_UP)
			target->rising |= 1U << own;
		if (argument->param == (int)own &&
			(argument->change == CHANGE_DOWN || argument->change == CHANGE_HALF))
			target->falling |= 1U << own;
		if (argument->change != CHANGE_NONE && argument->change != CHANGE_SAME)
			target->measured |= 1U << (unsigned)argument->param;
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

static const struct bound *size_of_value(
	struct engine *engine, const struct value *value, bool list)
{
	const struct bound *size =
		list ? value_length(engine->arena, value) : value_magnitude(engine->arena, value);
	return size ? size : bound_one();
}

static bool has(const struct activation *activation, enum change change)
{
	return activation->changes & 1U << change;
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

static const struct bound *sizes_of(
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

/* What some of the parameters are compared with in the function: if i == len(a): return. */
static const struct bound *limit_of(struct engine *engine, struct activation *activation,
	unsigned params, const struct shape *shape, const struct bound *sum, unsigned *budget)
{
	if (*budget == 0 || shape->kind == SHAPE_FUNCTION)
		return sum;
	--*budget;
	if (shape->kind == SHAPE_BINARY && shape->op >= OP_LT && shape->op <= OP_NE) {
		for (unsigned side = 0; side < 2; side++) {
			const struct shape *name = shape_kid(shape, side);
			const struct shape_function *function = activation->function;
			if (name->kind == SHAPE_BINARY)
				name = shape_kid(name, 0); /* i + 1 < n */
			if (name->kind == SHAPE_CALL && name->name &&
				strcmp(name->name, "len") == 0)
				name = shape_kid(name, 1); /* len(prefix) == n */
			for (unsigned i = 0; i < function->params_len && i < 8; i++) {
				if (!(params & 1U << i) ||
					!shape_is_name(name, function->params[i].name))
					continue;
				engine->dry++;
				struct value other = engine_eval(engine, shape_kid(shape, !side));
				engine->dry--;
				sum = bound_add(engine->arena, sum,
					size_of_value(engine, &other, value_holds(&other)));
			}
		}
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
		engine->dry++;
		struct value value = engine_eval(engine, list);
		engine->dry--;
		if (!value.constant && value.type != TYPE_DICT)
			sum = bound_add(engine->arena, sum, size_of_value(engine, &value, true));
	}
	for (unsigned i = 0; i < shape->len; i++)
		sum = indexed_by(engine, shape->kids[i], name, sum, budget);
	return sum;
}

/* How many values a parameter takes over the recursion. */
static const struct bound *range_of(
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
		range = sizes_of(engine, activation, 1U << i, false);
	if (bound_is_one(range) && !(activation->falling & 1U << i))
		range = indexed_by(engine, body, name, range, &index_budget);
	engine->scope = scope;
	return range;
}

/* How deep the recursion goes by its decreasing, or increasing, parameters. */
static const struct bound *depth_of(struct engine *engine, struct activation *activation)
{
	if (has(activation, CHANGE_UP) || activation->measured == 0) {
		unsigned budget = 2000;
		struct scope *scope = engine->scope;
		engine->scope = &activation->scope;
		const struct bound *limit = limit_of(engine, activation, activation->changing,
			activation->function->body, bound_one(), &budget);
		engine->scope = scope;
		if (!bound_is_one(limit))
			return bound_add(engine->arena, limit,
				has(activation, CHANGE_DOWN)
					? sizes_of(engine, activation, activation->measured, false)
					: bound_one());
	}
	const struct bound *depth = sizes_of(engine, activation, activation->measured, false);
	if (has(activation, CHANGE_UP) || activation->measured == 0)
		depth = bound_add(engine->arena, depth, sizes_of(engine, activation, ~0U, false));
	return depth;
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

static bool starts_with_any(const char *name, const char *const *words)
{
	for (; name && *words; words++) {
		if (strncmp(name, *words, strlen(*words)) == 0)
			return true;
	}
	return false;
}

/* memo[n], this.memo[n], not seen[v], seen.has(v): the name of what is asked. */
static const char *asked(const struct shape *shape, const char *const *words)
{
	for (int depth = 0; depth < 8; depth++) {
		bool wraps = shape->kind == SHAPE_UNARY || shape->kind == SHAPE_INDEX ||
			(shape->kind == SHAPE_CALL && shape->name &&
				strcmp(shape->name, "has") == 0);
		bool other_field =
			shape->kind == SHAPE_FIELD && !starts_with_any(shape->name, words);
		if (!wraps && !other_field)
			return shape->name;
		shape = shape_kid(shape, 0);
	}
	return NULL;
}

/* The name of what a condition asks that is called by one of these words; NULL: none is. */
static const char *asks(
	const struct shape *shape, const char *const *words, bool compared_only, unsigned *budget)
{
	if (*budget == 0)
		return NULL;
	--*budget;
	bool compares = shape->kind == SHAPE_BINARY && shape->op >= OP_LT && shape->op <= OP_NOT_IN;
	bool tests = shape->kind == SHAPE_IF || shape->kind == SHAPE_BINARY ||
		shape->kind == SHAPE_UNARY;
	bool looked_at = compared_only ? compares : tests;
	for (unsigned i = 0; i < shape->len; i++) {
		const char *name = looked_at ? asked(shape->kids[i], words) : NULL;
		if (starts_with_any(name, words))
			return name;
		name = asks(shape->kids[i], words, compared_only, budget);
		if (name)
			return name;
	}
	return NULL;
}

/* Is something put into what is called so: seen.add(v), seen[v] = 1, this.seen.set(v)? */
static bool marks(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	const struct shape *into = shape_kid(shape, 0);
	bool stores = (shape->kind == SHAPE_ASSIGN || shape->kind == SHAPE_AUGMENT) &&
		(into->kind == SHAPE_INDEX || into->kind == SHAPE_FIELD);
	bool adds = shape->kind == SHAPE_CALL && shape->name && into->kind != SHAPE_NONE;
	for (int depth = 0; (stores || adds) && depth < 8; depth++) {
		if ((into->kind == SHAPE_NAME || into->kind == SHAPE_FIELD) && into->name == name)
			return true;
		into = shape_kid(into, 0);
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (marks(shape->kids[i], name, budget))
			return true;
	}
	return false;
}

static const char *const memo_words[] = {"memo", "cache", "dp", "lookup", NULL};
static const char *const visited_words[] = {"visit", "seen", "used", "mark", "done", "vis", "color",
	"colour", "explored", "disc", "low", "depth", "dist", NULL};

/* A mark that is taken back behind the call: backtracking, which visits again and again. */
static bool undone(const struct shape *shape, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	if (shape->kind == SHAPE_CALL && shape->name &&
		(strcmp(shape->name, "remove") == 0 || strcmp(shape->name, "discard") == 0 ||
			strcmp(shape->name, "delete") == 0 || strcmp(shape->name, "pop") == 0))
		return true;
	if (shape->kind == SHAPE_ASSIGN && shape_kid(shape, 0)->kind == SHAPE_INDEX &&
		shape_kid(shape, 1)->kind == SHAPE_NUMBER && !(shape_kid(shape, 1)->number > 0))
		return true;
	for (unsigned i = 0; i < shape->len; i++) {
		if (undone(shape->kids[i], budget))
			return true;
	}
	return false;
}

/* The variable that a chain of indexes, or a call of get, has or set, is about; NULL: another form. */
static const struct shape *container_in(const struct shape *shape)
{
	static const char *const asking[] = {"get", "has", "set", "keys", NULL};
	bool inside = false;
	for (int depth = 0; depth < 8; depth++) {
		bool asks = shape->kind == SHAPE_CALL && shape->name &&
			shape_kid(shape, 0)->kind != SHAPE_NONE;
		bool known = false;
		for (size_t i = 0; asks && asking[i]; i++)
			known |= strcmp(shape->name, asking[i]) == 0;
		if (shape->kind != SHAPE_INDEX && !known)
			break;
		shape = shape_kid(shape, 0);
		inside = true;
	}
	bool named = shape->kind == SHAPE_NAME || shape->kind == SHAPE_FIELD;
	return inside && named ? shape : NULL;
}

/* Is something stored in the container: known[key] = …, known.set(key, …)? */
static bool stores_in(const struct shape *shape, const struct shape *container, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	bool sets = shape->kind == SHAPE_CALL && shape->name && strcmp(shape->name, "set") == 0;
	const struct shape *into = sets ? shape : shape_kid(shape, 0);
	if (sets || shape->kind == SHAPE_ASSIGN) {
		const struct shape *found = container_in(into);
		if (found && shape_equal(found, container))
			return true;
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (stores_in(shape->kids[i], container, budget))
			return true;
	}
	return false;
}

/* The container that some branch gives an item of back and leaves: return known[key]. */
static bool gives_back(const struct shape *shape, const struct shape *body, unsigned *budget)
{
	if (*budget == 0 || shape->kind == SHAPE_FUNCTION)
		return false;
	--*budget;
	if (shape->kind == SHAPE_RETURN || (shape->kind == SHAPE_OTHER && shape->len == 1)) {
		const struct shape *container = container_in(shape_kid(shape, 0));
		unsigned stores = 2000;
		return container && stores_in(body, container, &stores);
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (gives_back(shape->kids[i], body, budget))
			return true;
	}
	return false;
}

/* if key in known: return known[key], and somewhere known[key] = …: whatever they are called. */
static bool keeps_results(const struct shape *shape, const struct shape *body, unsigned *budget)
{
	if (*budget == 0 || shape->kind == SHAPE_FUNCTION)
		return false;
	--*budget;
	for (unsigned i = 1; shape->kind == SHAPE_IF && i < shape->len; i += 2) {
		unsigned returns = 500;
		unsigned stores = 500;
		unsigned end = 500;
		const struct shape *asked = shape->kids[i - 1];
		while (asked->kind == SHAPE_UNARY)
			asked = shape_kid(asked, 0);
		const struct shape *container = container_in(asked);
		if (gives_back(shape->kids[i], body, &returns) ||
			(container && stores_in(shape->kids[i], container, &stores) &&
				gives_back(body, body, &end)))
			return true;
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (keeps_results(shape->kids[i], body, budget))
			return true;
	}
	return false;
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

/* What the recursion works on: by the parameters that decide, or else by those that change. */
static const struct bound *measured_size(struct engine *engine, struct activation *activation)
{
	const struct bound *size = sizes_of(engine, activation, activation->measured, false);
	if (bound_is_one(size))
		size = sizes_of(engine, activation, activation->changing, false);
	if (bound_is_one(size))
		size = sizes_of(engine, activation, ~0U, false);
	/* An index that starts at 0 and is doubled ends at the end of what it is an index of. */
	if (bound_is_one(size) || has(activation, CHANGE_TIMES)) {
		unsigned budget = 2000;
		size = indexed_by(engine, activation->function->body, NULL, size, &budget);
	}
	return size;
}

/* T(n) = a T(n/2) + f(n) */
static struct cost master(
	struct engine *engine, struct activation *activation, struct cost local, double a)
{
	const struct bound *n = measured_size(engine, activation);
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
			states = bound_mul(engine->arena, states, range_of(engine, activation, i));
	}
	if (!activation->function->memo)
		engine_doubt(engine, DOUBT_MEMO, activation->function->line);
	return because(engine, activation, multiply(engine, local, states),
		arena_format(engine->arena, "results are remembered, %s states",
			cost_text(engine, states)));
}

/* if child != parent, or if child == parent: continue; parent being a parameter */
static bool guards_parent(const struct shape_function *function, const struct shape *shape,
	const char *child, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	bool compares = shape->kind == SHAPE_BINARY && (shape->op == OP_NE || shape->op == OP_EQ);
	for (unsigned side = 0; compares && side < 2; side++) {
		for (unsigned i = 0; i < function->params_len; i++) {
			if (shape_is_name(shape_kid(shape, side), child) &&
				shape_is_name(shape_kid(shape, !side), function->params[i].name))
				return true;
		}
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (guards_parent(function, shape->kids[i], child, budget))
			return true;
	}
	return false;
}

/* for child in children[at]: if child != parent: where a tree was come from is not gone back to. */
static const struct shape *walked_tree(
	const struct activation *activation, const struct shape *shape, unsigned *budget)
{
	if (*budget == 0)
		return NULL;
	--*budget;
	const struct shape *over = shape_kid(shape, 1);
	const struct shape *child = shape_kid(shape, 0);
	if (shape->kind == SHAPE_EACH && over->kind == SHAPE_INDEX && child->kind == SHAPE_NAME) {
		unsigned tests = 500;
		if (guards_parent(activation->function, shape_kid(shape, 2), child->name, &tests))
			return shape_kid(over, 0);
	}
	for (unsigned i = 0; i < shape->len; i++) {
		const struct shape *found = walked_tree(activation, shape->kids[i], budget);
		if (found)
			return found;
	}
	return NULL;
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
	const struct bound *size = sizes_of(engine, activation, activation->measured, false);
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
	const struct binding binding = {activation->function->plain, size};
	cost.estimate =
		bound_substitute(engine->arena, local.estimate, size_of_result, (void *)&binding);
	cost = multiply(engine, cost, size);
	cost.safe = NULL;
	return because(engine, activation, cost, "once for each part");
}

/* A parameter that moves in every call ends the recursion, whatever the others do. */
static const struct bound *steady_depth(
	struct engine *engine, struct activation *activation, const struct bound *depth)
{
	for (unsigned i = 0; i < ARRAY_LEN(activation->arguments); i++) {
		if (!(activation->steady & 1U << i))
			continue;
		const struct bound *range = range_of(engine, activation, i);
		if (!bound_is_one(range) &&
			growth_compare(bound_growth(range), bound_growth(depth)) <= 0)
			depth = range->len < depth->len || !bound_within(depth, range) ? range
										       : depth;
	}
	return depth;
}

static unsigned count_mentions(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0)
		return 0;
	--*budget;
	unsigned times = shape_is_name(shape, name);
	for (unsigned i = 0; i < shape->len; i++)
		times += count_mentions(shape->kids[i], name, budget);
	return times;
}

static bool returns_twice(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	const struct shape *value = shape_kid(shape, 0);
	bool sum = shape->kind == SHAPE_RETURN &&
		((value->kind == SHAPE_BINARY && value->op == OP_ADD) || value->kind == SHAPE_LIST);
	if (sum) {
		unsigned mentions = 1000;
		return count_mentions(value, name, &mentions) > 1;
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (returns_twice(shape->kids[i], name, budget))
			return true;
	}
	return false;
}

/* rest = f(n - 1); return [… for x in rest] + [… for x in rest] */
static bool doubles_result(
	const struct shape_function *function, const struct shape *shape, unsigned *budget)
{
	const struct shape *call = shape_kid(shape, 1);
	if (*budget == 0)
		return false;
	--*budget;
	bool own = shape->kind == SHAPE_ASSIGN && shape_kid(shape, 0)->kind == SHAPE_NAME &&
		call->kind == SHAPE_CALL && call->name == function->plain;
	if (own) {
		unsigned returns = 2000;
		return returns_twice(function->body, shape_kid(shape, 0)->name, &returns);
	}
	for (unsigned i = 0; i < shape->len; i++) {
		if (doubles_result(function, shape->kids[i], budget))
			return true;
	}
	return false;
}

static struct cost repeated(
	struct engine *engine, struct activation *activation, struct cost local, double calls)
{
	const struct bound *depth = depth_of(engine, activation);
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
		doubles_result(activation->function, activation->function->body, &doubles_budget))
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
		bound_exp(engine->arena, base, steady_depth(engine, activation, depth));
	struct cost cost = multiply(engine, local, leaves);
	return because(engine, activation, cost,
		arena_format(
			engine->arena, "%g times with a size that is less by a constant", calls));
}

/* n % 2, n & 1: one less is even, and halved next. */
static bool tests_parity(const struct shape *shape, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	const struct shape *by = shape_kid(shape, 1);
	if (shape->kind == SHAPE_BINARY && by->kind == SHAPE_NUMBER &&
		((shape->op == OP_MOD && by->number > 1 && by->number < 3) ||
			(shape->op == OP_BIT_AND && by->number > 0 && by->number < 2)))
		return true;
	for (unsigned i = 0; i < shape->len; i++) {
		if (tests_parity(shape->kids[i], budget))
			return true;
	}
	return false;
}

static struct cost solve(struct engine *engine, struct activation *activation, struct cost local)
{
	double calls = tally_total(&activation->most);
	unsigned budget = 2000;
	unsigned visited_budget = 2000;
	unsigned undone_budget = 2000;
	const struct shape *body = activation->function->body;
	unsigned known = 1U << CHANGE_HALF | 1U << CHANGE_MOD | 1U << CHANGE_TIMES;
	unsigned kept_budget = 2000;
	if (activation->function->memo || asks(body, memo_words, true, &budget) ||
		keeps_results(body, body, &kept_budget))
		return remembered(engine, activation, local);
	if (!activation->fan && (activation->changes & ~known) == 0 &&
		(has(activation, CHANGE_HALF) || has(activation, CHANGE_TIMES)))
		return master(engine, activation, local, calls < 1 ? 1 : calls);
	if ((activation->changes & ~known) == 0 && calls <= 1)
		return because(engine, activation,
			multiply(engine, local,
				bound_log(engine->arena, measured_size(engine, activation))),
			"with a remainder");
	unsigned parity_budget = 2000;
	if (!activation->fan && calls <= 1 && has(activation, CHANGE_HALF) &&
		activation->changes == (1U << CHANGE_HALF | 1U << CHANGE_DOWN) &&
		tests_parity(body, &parity_budget))
		return master(engine, activation, local, 1);
	unsigned tree_budget = 2000;
	const struct shape *tree = walked_tree(activation, body, &tree_budget);
	if (tree && activation->fan)
		return over_tree(engine, activation, local, tree);
	unsigned marks_budget = 2000;
	const char *mark = asks(body, visited_words, false, &visited_budget);
	bool visited = mark && marks(body, mark, &marks_budget);
	bool takes_back = undone(body, &undone_budget);
	if (visited && !takes_back && (activation->fan || calls > 1))
		return structural(engine, activation, local, true);
	bool copies = activation->selected && activation->fan;
	if (has(activation, CHANGE_PART) && (activation->changes & ~(1U << CHANGE_PART)) == 0 &&
		!takes_back && !copies)
		return structural(engine, activation, local, false);
	if (has(activation, CHANGE_NONE) || has(activation, CHANGE_PART))
		engine_doubt(engine, DOUBT_RECURSION, activation->function->line);
	if (has(activation, CHANGE_NONE) && (activation->fan || calls > 1))
		engine_doubt(engine, DOUBT_BLIND, activation->function->line);
	return repeated(engine, activation, local, calls);
}

struct cost recursion_solve(struct engine *engine, struct activation *activation, struct cost local)
{
	struct cost cost = solve(engine, activation, local);
	const struct bound *depth = depth_of(engine, activation);
	if (activation->function->delegates)
		cost = because(engine, activation, multiply(engine, cost, depth),
			"each item is handed up through all that wait for it");
	if ((activation->changes & ~(1U << CHANGE_HALF | 1U << CHANGE_MOD | 1U << CHANGE_TIMES)) ==
		0)
		depth = bound_log(engine->arena, measured_size(engine, activation));
	if (!bound_is_one(depth)) {
		struct cost stack = {.estimate = depth, .safe = depth};
		stack = cost_because(engine, stack, activation->function->line,
			arena_format(engine->arena, "recursion is %s levels deep",
				cost_text(engine, depth)));
		engine->space = cost_add(engine, engine->space, stack);
	}
	return cost;
}

/*
 * What a recursive function's text says of its recursion: whether it keeps results, marks what it
 * has visited, takes marks back, walks a tree. Syntax only; a budget of shapes bounds each search.
 */
#include "analysis/recursion.h"

#include <string.h>

#include "base/mem.h"

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
const char *recursion_asks(
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
		name = recursion_asks(shape->kids[i], words, compared_only, budget);
		if (name)
			return name;
	}
	return NULL;
}

/* Is something put into what is called so: seen.add(v), seen[v] = 1, this.seen.set(v)? */
bool recursion_marks(const struct shape *shape, const char *name, unsigned *budget)
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
		if (recursion_marks(shape->kids[i], name, budget))
			return true;
	}
	return false;
}

const char *const recursion_memo_words[] = {"memo", "cache", "dp", "lookup", NULL};
const char *const recursion_visited_words[] = {"visit", "seen", "used", "mark", "done", "vis",
	"color", "colour", "explored", "disc", "low", "depth", "dist", NULL};

/* A mark that is taken back behind the call: backtracking, which visits again and again. */
bool recursion_undone(const struct shape *shape, unsigned *budget)
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
		if (recursion_undone(shape->kids[i], budget))
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
		if (shape->kind != SHAPE_INDEX && !(asks && shape_is_word(shape->name, asking)))
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
bool recursion_keeps_results(const struct shape *shape, const struct shape *body, unsigned *budget)
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
		if (recursion_keeps_results(shape->kids[i], body, budget))
			return true;
	}
	return false;
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
const struct shape *recursion_tree(
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
		const struct shape *found = recursion_tree(activation, shape->kids[i], budget);
		if (found)
			return found;
	}
	return NULL;
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
bool recursion_doubles(
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
		if (recursion_doubles(function, shape->kids[i], budget))
			return true;
	}
	return false;
}

static bool calls_name(const struct shape *shape, const char *name, unsigned *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	if (shape->kind == SHAPE_CALL && shape->name == name)
		return true;
	for (unsigned i = 0; i < shape->len; i++) {
		if (calls_name(shape->kids[i], name, budget))
			return true;
	}
	return false;
}

/* The variable that an assignment to grid[i][j] of a constant is about; NULL: another statement. */
static const char *filled(const struct shape *statement)
{
	if (statement->kind != SHAPE_ASSIGN || shape_kid(statement, 0)->kind != SHAPE_INDEX)
		return NULL;
	const struct shape *value = shape_kid(statement, 1);
	if (value->kind != SHAPE_NUMBER && value->kind != SHAPE_STRING)
		return NULL;
	const struct shape *container = container_in(shape_kid(statement, 0));
	return container ? container->name : NULL;
}

const char *recursion_sinks(const struct shape_function *function)
{
	const char *mark = NULL;
	bool called = false;
	const struct shape *body = function->body;
	for (unsigned i = 0; body->kind == SHAPE_BLOCK && i < body->len; i++) {
		const struct shape *statement = body->kids[i];
		const char *name = filled(statement);
		unsigned budget = 2000;
		if (name && called && name == mark)
			return NULL; /* taken back */
		if (name && !called)
			mark = name;
		called |= calls_name(statement, function->plain, &budget);
	}
	if (!mark || !called)
		return NULL;
	for (unsigned i = 0; i < body->len; i++) {
		const struct shape *test = body->kids[i];
		unsigned budget = 500;
		if (test->kind == SHAPE_IF && count_mentions(shape_kid(test, 0), mark, &budget) > 0)
			return mark;
	}
	return NULL;
}

/* n % 2, n & 1: one less is even, and halved next. */
bool recursion_tests_parity(const struct shape *shape, unsigned *budget)
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
		if (recursion_tests_parity(shape->kids[i], budget))
			return true;
	}
	return false;
}

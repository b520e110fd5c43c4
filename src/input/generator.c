#include "input/generator.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "input/make.h"

/* The estimates: how many items a call makes, without making them. */

static double count_or_infinite(
	struct maker *maker, const struct expr_node *call, unsigned position)
{
	uint64_t count = 0;
	return make_count(maker, call, position, &count) < 0 ? HUGE_VAL : (double)count;
}

static double items_first(struct maker *maker, const struct expr_node *call)
{
	return count_or_infinite(maker, call, 0);
}

static double items_second(struct maker *maker, const struct expr_node *call)
{
	return count_or_infinite(maker, call, 1);
}

/* 0 × infinity is nothing to rely on. */
static double product(double a, double b)
{
	return isinf(a) || isinf(b) ? HUGE_VAL : a * b;
}

static double items_product(struct maker *maker, const struct expr_node *call)
{
	return product(count_or_infinite(maker, call, 0), count_or_infinite(maker, call, 1));
}

static double items_words(struct maker *maker, const struct expr_node *call)
{
	double length = call->count > 1 ? count_or_infinite(maker, call, 1) : WORD_LENGTH;
	return product(count_or_infinite(maker, call, 0), fmax(1, length));
}

/* As often as the first argument says, what the others make. */
static double items_each(struct maker *maker, const struct expr_node *call)
{
	double each = 0;
	for (const struct expr_node *item = expr_child(maker->expr, call, 1); item;
		item = expr_next(maker->expr, item))
		each += make_estimate(maker, item);
	return product(count_or_infinite(maker, call, 0), each);
}

static double items_list(struct maker *maker, const struct expr_node *call)
{
	return make_estimate(maker, expr_child(maker->expr, call, 0));
}

static double items_tree(struct maker *maker, const struct expr_node *call)
{
	return fmax(0, count_or_infinite(maker, call, 0) - 1);
}

static const char lower_case[] = "abcdefghijklmnopqrstuvwxyz";
static const int64_t LARGE = 1000000000;

static const struct generator generators[] = {
	{.shown = {"log2", "x", "the logarithm of x to base 2, rounded down"},
		.kind = EXPR_NUMBER,
		.least = 1,
		.most = 1,
		.params = {PARAM_NUMBER},
		.number = number_log2},
	{.shown = {"sqrt", "x", "the square root of x, rounded down"},
		.kind = EXPR_NUMBER,
		.least = 1,
		.most = 1,
		.params = {PARAM_NUMBER},
		.number = number_sqrt},
	{.shown = {"min", "a, b", "the smaller of two numbers"},
		.kind = EXPR_NUMBER,
		.least = 2,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_NUMBER},
		.number = number_min},
	{.shown = {"max", "a, b", "the larger of two numbers"},
		.kind = EXPR_NUMBER,
		.least = 2,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_NUMBER},
		.number = number_max},
	{.shown = {"int", "lo, hi", "a random whole number from lo to hi (1 to 10^9)"},
		.kind = EXPR_NUMBER,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_NUMBER},
		.low = 1,
		.high = LARGE,
		.number = number_int},
	{.shown = {"float", "lo, hi", "a random fraction from lo to hi (0 to 1), six decimals"},
		.kind = EXPR_FRACTION,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_NUMBER},
		.high = 1,
		.make = make_float},
	{.shown = {"ints", "count, lo, hi", "random whole numbers from lo to hi (1 to 10^9)"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 3,
		.params = {PARAM_NUMBER, PARAM_NUMBER, PARAM_NUMBER},
		.low = 1,
		.high = LARGE,
		.make = make_ints,
		.items = items_first},
	{.shown = {"floats", "count, lo, hi", "random fractions from lo to hi (0 to 1)"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 3,
		.params = {PARAM_NUMBER, PARAM_NUMBER, PARAM_NUMBER},
		.high = 1,
		.make = make_floats,
		.items = items_first},
	{.shown = {"perm", "count", "1 to count in random order"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 1,
		.params = {PARAM_NUMBER},
		.make = make_perm,
		.items = items_first},
	{.shown = {"range", "count", "0 to count - 1 in order"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 1,
		.params = {PARAM_NUMBER},
		.make = make_range,
		.items = items_first},
	{.shown = {"repeat", "count, item", "an item count times; a random one is made anew"},
		.kind = EXPR_LIST,
		.least = 2,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_ITEM},
		.make = make_repeat,
		.items = items_each},
	{.shown = {"sorted", "list", "the list in ascending order"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 1,
		.params = {PARAM_LIST},
		.make = make_sorted,
		.items = items_list},
	{.shown = {"reversed", "list", "the list from its end to its start"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 1,
		.params = {PARAM_LIST},
		.make = make_reversed,
		.items = items_list},
	{.shown = {"shuffled", "list", "the list in random order"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 1,
		.params = {PARAM_LIST},
		.make = make_shuffled,
		.items = items_list},
	{.shown = {"nearly_sorted", "list",
		 "the list in ascending order, but for one item in a hundred"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 1,
		.params = {PARAM_LIST},
		.make = make_nearly_sorted,
		.items = items_list},
	{.shown = {"string", "length, 'alphabet'", "a random text (of lower-case letters)"},
		.kind = EXPR_TEXT,
		.least = 1,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_ALPHABET},
		.alphabet = lower_case,
		.make = make_string,
		.items = items_first},
	{.shown = {"words", "count, length, 'alphabet'", "random texts of a length (5), as a list"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 3,
		.params = {PARAM_NUMBER, PARAM_NUMBER, PARAM_ALPHABET},
		.alphabet = lower_case,
		.make = make_words,
		.items = items_words},
	{.shown = {"lines", "count, item, ...", "lines of these items, each made anew"},
		.kind = EXPR_LIST,
		.least = 2,
		.most = PARAMS_MANY,
		.params = {PARAM_NUMBER, PARAM_ITEM},
		.make = make_lines,
		.items = items_each},
	{.shown = {"matrix", "rows, cols, lo, hi", "lines of random whole numbers (0 to 99)"},
		.kind = EXPR_LIST,
		.least = 2,
		.most = 4,
		.params = {PARAM_NUMBER, PARAM_NUMBER, PARAM_NUMBER, PARAM_NUMBER},
		.high = 99,
		.make = make_matrix,
		.items = items_product},
	{.shown = {"grid", "rows, cols, 'alphabet'", "lines of random characters ('.' and '#')"},
		.kind = EXPR_LIST,
		.least = 2,
		.most = 3,
		.params = {PARAM_NUMBER, PARAM_NUMBER, PARAM_ALPHABET},
		.alphabet = ".#",
		.make = make_grid,
		.items = items_product},
	{.shown = {"graph", "v, e, base=1", "e edges between v vertices, connected if e >= v - 1"},
		.kind = EXPR_LIST,
		.least = 2,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_NUMBER},
		.takes_base = true,
		.make = make_graph,
		.items = items_second},
	{.shown = {"tree", "v, base=1", "the v - 1 edges of a random tree"},
		.kind = EXPR_LIST,
		.least = 1,
		.most = 1,
		.params = {PARAM_NUMBER},
		.takes_base = true,
		.make = make_tree,
		.items = items_tree},
	{.shown = {"dag", "v, e, base=1", "e edges from earlier to later of v vertices"},
		.kind = EXPR_LIST,
		.least = 2,
		.most = 2,
		.params = {PARAM_NUMBER, PARAM_NUMBER},
		.takes_base = true,
		.make = make_dag,
		.items = items_second},
};

const struct generator *generator_at(size_t index)
{
	return index < ARRAY_LEN(generators) ? &generators[index] : NULL;
}

const struct generator *generator_find(const char *name, size_t len)
{
	for (size_t i = 0; i < ARRAY_LEN(generators); i++) {
		const char *known = generators[i].shown.name;
		if (strlen(known) == len && memcmp(known, name, len) == 0)
			return &generators[i];
	}
	return NULL;
}

const struct input_generator *input_generator_at(size_t index)
{
	return index < ARRAY_LEN(generators) ? &generators[index].shown : NULL;
}

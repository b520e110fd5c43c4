#include <assert.h>
#include <math.h>

#include "input/generator.h"
#include "input/make.h"

uint64_t root_of(uint64_t value)
{
	static const uint64_t LARGEST = UINT32_MAX; /* its square is the last that fits */
	/* The library's root is a guess only; these steps make it exact on every machine. */
	double guess = sqrt((double)value);
	uint64_t root = guess < (double)LARGEST ? (uint64_t)guess : LARGEST;
	while (root * root > value)
		root--;
	while (root < LARGEST && (root + 1) * (root + 1) <= value)
		root++;
	return root;
}

/* Towards minus infinity, as Python's `//` does. */
static int64_t floor_quotient(int64_t a, int64_t b)
{
	int64_t quotient = a / b;
	return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

static bool power_overflows(int64_t base, int64_t exponent, int64_t *value)
{
	int64_t result = 1;
	while (exponent > 0) {
		if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
			return true;
		exponent >>= 1;
		if (exponent > 0 && __builtin_mul_overflow(base, base, &base))
			return true;
	}
	*value = result;
	return false;
}

static const char too_large[] = "the result does not fit into 64 bits";

/* NULL, or what is wrong with it. */
static const char *calculate(char operation, int64_t a, int64_t b, int64_t *value)
{
	switch (operation) {
	case '+': return __builtin_add_overflow(a, b, value) ? too_large : NULL;
	case '-': return __builtin_sub_overflow(a, b, value) ? too_large : NULL;
	case '*': return __builtin_mul_overflow(a, b, value) ? too_large : NULL;
	case '^':
		if (b < 0)
			return "a negative power is no whole number";
		return power_overflows(a, b, value) ? too_large : NULL;
	default: break;
	}
	assert(operation == '/');
	if (b == 0)
		return "this divides by zero";
	if (a == INT64_MIN && b == -1)
		return too_large;
	*value = floor_quotient(a, b);
	return NULL;
}

static int operation_value(struct maker *maker, const struct expr_node *node, int64_t *value)
{
	const struct expr_node *left = expr_child(maker->expr, node, 0);
	int64_t a = 0;
	int64_t b = 0;
	if (make_number(maker, left, &a) < 0)
		return -1;
	if (node->type == EXPR_NEGATE) {
		if (a == INT64_MIN)
			return make_fail(maker, node, "%s", too_large);
		*value = -a;
		return 0;
	}
	if (make_number(maker, expr_next(maker->expr, left), &b) < 0)
		return -1;
	const char *wrong = calculate(node->operation, a, b, value);
	return wrong ? make_fail(maker, node, "%s", wrong) : 0;
}

int make_number(struct maker *maker, const struct expr_node *node, int64_t *value)
{
	assert(node->kind == EXPR_NUMBER);
	switch (node->type) {
	case EXPR_INTEGER: *value = node->integer; return 0;
	case EXPR_N: *value = maker->n; return 0;
	case EXPR_NEGATE:
	case EXPR_OPERATION: return operation_value(maker, node, value);
	case EXPR_CALL: return node->generator->number(maker, node, value);
	case EXPR_INPUT:
	case EXPR_LINE:
	case EXPR_QUOTED:
	case EXPR_TYPE_COUNT: break;
	}
	assert(!"a number");
	return -1;
}

int make_count(
	struct maker *maker, const struct expr_node *call, unsigned position, uint64_t *count)
{
	const struct expr_node *argument = expr_child(maker->expr, call, position);
	int64_t value = 0;
	if (make_number(maker, argument, &value) < 0)
		return -1;
	if (value < 0)
		return make_fail(maker, argument, "%s cannot make %lld of them",
			call->generator->shown.name, (long long)value);
	*count = (uint64_t)value;
	return 0;
}

int make_bounds(
	struct maker *maker, const struct expr_node *call, unsigned position, struct bounds *bounds)
{
	struct bounds made = {call->generator->low, call->generator->high};
	const struct expr_node *first = expr_child(maker->expr, call, position);
	const struct expr_node *second = expr_child(maker->expr, call, position + 1);
	if (second && make_number(maker, first, &made.low) < 0)
		return -1;
	if (first && make_number(maker, second ? second : first, &made.high) < 0)
		return -1;
	if (made.low > made.high)
		return make_fail(maker, first, "from %lld to %lld there is no number%s",
			(long long)made.low, (long long)made.high,
			second ? "" : " (a bound alone is the upper one)");
	*bounds = made;
	return 0;
}

int64_t bounds_draw(const struct bounds *bounds, struct rng *rng)
{
	/* All 2^64 numbers make a span of 0, which rng_below takes as just that. */
	uint64_t span = (uint64_t)bounds->high - (uint64_t)bounds->low + 1;
	return (int64_t)((uint64_t)bounds->low + rng_below(rng, span));
}

int number_int(struct maker *maker, const struct expr_node *call, int64_t *value)
{
	struct bounds bounds = {0};
	if (make_bounds(maker, call, 0, &bounds) < 0)
		return -1;
	struct rng *rng = make_random(maker, call);
	uint64_t half = ((uint64_t)bounds.high - (uint64_t)bounds.low) / 2;
	*value = rng ? bounds_draw(&bounds, rng) : (int64_t)((uint64_t)bounds.low + half);
	return 0;
}

int number_log2(struct maker *maker, const struct expr_node *call, int64_t *value)
{
	const struct expr_node *argument = expr_child(maker->expr, call, 0);
	int64_t x = 0;
	if (make_number(maker, argument, &x) < 0)
		return -1;
	if (x < 1)
		return make_fail(maker, argument, "log2 wants at least 1, not %lld", (long long)x);
	*value = 63 - __builtin_clzll((unsigned long long)x);
	return 0;
}

int number_sqrt(struct maker *maker, const struct expr_node *call, int64_t *value)
{
	const struct expr_node *argument = expr_child(maker->expr, call, 0);
	int64_t x = 0;
	if (make_number(maker, argument, &x) < 0)
		return -1;
	if (x < 0)
		return make_fail(maker, argument, "%lld has no square root", (long long)x);
	*value = (int64_t)root_of((uint64_t)x);
	return 0;
}

static int two_numbers(struct maker *maker, const struct expr_node *call, int64_t pair[2])
{
	for (unsigned i = 0; i < 2; i++) {
		if (make_number(maker, expr_child(maker->expr, call, i), &pair[i]) < 0)
			return -1;
	}
	return 0;
}

int number_min(struct maker *maker, const struct expr_node *call, int64_t *value)
{
	int64_t pair[2] = {0};
	if (two_numbers(maker, call, pair) < 0)
		return -1;
	*value = pair[0] < pair[1] ? pair[0] : pair[1];
	return 0;
}

int number_max(struct maker *maker, const struct expr_node *call, int64_t *value)
{
	int64_t pair[2] = {0};
	if (two_numbers(maker, call, pair) < 0)
		return -1;
	*value = pair[0] > pair[1] ? pair[0] : pair[1];
	return 0;
}

/*
 * A cost of n seldom stays n on a clock: data leave the caches, hash tables double. Over three
 * decades that may come to a factor of five, as it does for a Python set, where n log n makes no more
 * than two of it. The sum of squares cannot tell them apart; the way they grow can. A logarithm
 * rises everywhere, a cache once, and a table at each doubling, to fall again until the next.
 *
 * Both signs were found with recorded series of Python and V8 (sets, maps, counters, sorted
 * sorting, random access) and do not hold for costs that are counted or held.
 */
#include "fit/shape.h"

#include <math.h>
#include <stdbool.h>

static const double JUMP = 0.25; /* of a logarithm, between two sizes: as a cache's end makes */

static const double GROWN = 0.7; /* of a value, above the law's constant part */

/* The first size that says more of the growth than of the constant part. */
static size_t first_grown(const struct problem *problem, const struct law *law)
{
	size_t first = problem->len;
	while (first > 0 &&
		problem->value[first - 1] - law->intercept >= GROWN * problem->value[first - 1])
		first--;
	return first;
}

/* The degree of the plain class below, that a class with a logarithm or a root is mistaken for. */
static bool plain_below(struct growth growth, double *degree)
{
	static const double NEAR = 0.03;
	static const double FAR = 0.6;
	double exponent = growth_degree(growth);
	*degree = floor(exponent + NEAR);
	if (growth.kind == GROWTH_LINEARITHMIC || growth.kind == GROWTH_LINEAR_SQRT ||
		growth.kind == GROWTH_QUADRATIC_LOG)
		return true;
	return growth.kind == GROWTH_POWER && *degree >= 1 && exponent > *degree + NEAR &&
		exponent < *degree + FAR;
}

/* By how much the cost for each n^degree rises at most from size i on, two jumps left out: one
 * for each cache. */
struct climb {
	double lowest, rise;
	double jumps[2]; /* the larger first */
};

/* `expected`: of the step, by the class. */
static double climb_to(struct climb *climb, double before, double value, double expected)
{
	double step = value - before > expected + JUMP ? value - before : 0;
	if (step > climb->jumps[0]) {
		climb->jumps[1] = climb->jumps[0];
		climb->jumps[0] = step;
	} else if (step > climb->jumps[1]) {
		climb->jumps[1] = step;
	}
	climb->lowest = fmin(climb->lowest, value);
	climb->rise = fmax(climb->rise, value - climb->lowest);
	return fmax(climb->rise - climb->jumps[0] - climb->jumps[1], 0);
}

/* The stretch in which the class would have risen the most more than the series did. */
static double standstill(const double *plain, const double *excess, size_t from, size_t len)
{
	enum { STEPS_LEAST = 3 };
	double most = 0;
	for (size_t i = from; i + STEPS_LEAST < len; i++) {
		struct climb climb = {.lowest = plain[i]};
		for (size_t j = i + 1; j < len; j++) {
			double rise =
				climb_to(&climb, plain[j - 1], plain[j], excess[j] - excess[j - 1]);
			if (j >= i + STEPS_LEAST)
				most = fmax(most, excess[j] - excess[i] - rise);
		}
	}
	return most;
}

static unsigned falls(const struct problem *problem, const double *plain, size_t from)
{
	static const double CLEAR = 0.08;
	unsigned count = 0;
	for (size_t i = from + 1; i < problem->len; i++) {
		double noise = hypot(problem->error[i - 1], problem->error[i]);
		count += plain[i] - plain[i - 1] < -(CLEAR + 3 * noise);
	}
	return count;
}

static bool is_root(struct growth growth)
{
	static const double MOST = 0.7; /* of an exponent */
	return growth.kind == GROWTH_SQRT ||
		(growth.kind == GROWTH_POWER && growth.parameter < MOST);
}

/* Where caches end among the largest sizes they make a root of a logarithm. Below that a logarithm
 * rises from the first size on, a root above a constant part does not yet. How near each comes there
 * tells them apart, where the drift that is allowed for over all sizes would excuse both. */
static double root_of_caches(const struct problem *problem, struct growth growth)
{
	enum { LEAST = 5 };
	static const double LOWER = 0.67;
	static const double ROUGH = 0.02; /* no series is smoother */
	static const double MOST = 6;
	struct problem lower = *problem;
	lower.len = (size_t)(LOWER * (double)problem->len);
	if (lower.len < LEAST)
		return 0;
	problem_prepare(&lower, TIE_NONE);
	double root = problem_fit(&lower, growth).rms;
	double log_n = problem_fit(&lower, (struct growth){GROWTH_LOG, 0}).rms;
	double nats = (double)lower.len * log(hypot(root, ROUGH) / hypot(log_n, ROUGH));
	return fmin(fmax(nats, 0), MOST);
}

double shape_against(const struct problem *problem, const struct law *law)
{
	static const double EXPECTED = 0.05; /* what lower orders and noise may hide of a rise */
	static const double SPREAD = 0.12;
	static const double STANDSTILL_MOST = 6;
	static const double EACH_FALL = 2.5;
	static const double FALLS_MOST = 7.5;
	double degree;
	double plain[SIZES_MAX] = {0};
	double excess[SIZES_MAX] = {0};
	if (problem->tie == TIE_DRIFT && is_root(law->growth))
		return root_of_caches(problem, law->growth);
	if (problem->tie != TIE_DRIFT || !plain_below(law->growth, &degree))
		return 0;
	size_t from = first_grown(problem, law);
	for (size_t i = 0; i < problem->len; i++) {
		double log_n = log(problem->n[i]);
		double grown = fmax(problem->value[i] - law->intercept, GROWN * problem->value[i]);
		plain[i] = log(grown) - degree * log_n;
		excess[i] = growth_log_value(law->growth, problem->n[i]) - degree * log_n;
	}
	double most = standstill(plain, excess, from, problem->len);
	double surplus = fmax(most - EXPECTED, 0) / SPREAD;
	double nats = fmin(surplus * surplus / 2, STANDSTILL_MOST);
	unsigned falling = falls(problem, plain, from);
	return nats + (falling > 1 ? fmin(EACH_FALL * falling, FALLS_MOST) : 0);
}

bool shape_is_of_caches(const struct problem *problem, struct growth growth)
{
	static const double MOST = 0.35; /* above the degree; n sqrt n has 0.5 */
	double degree = floor(growth.parameter);
	return problem->tie == TIE_DRIFT && growth.kind == GROWTH_POWER && degree >= 1 &&
		degree <= 2 && growth.parameter - degree < MOST;
}

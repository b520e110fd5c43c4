/*
 * A cost of n seldom stays n on a clock: data leave one cache after the other, hash tables double,
 * numbers begin to be allocated. Over three decades that may come to a factor of five, where n log n
 * makes no more than two of n. No sum of squares tells them apart, since both miss; the way in which
 * they miss does. A logarithm rises at every step by about what it should, a machine by nothing at
 * most of them and by much at some, and hardly ever falls.
 *
 * So the machine is a factor that goes up in steps, a hidden Markov chain along the sizes: its
 * logarithm stays nearly what it was, or jumps up (exponential), or moves a little in either
 * direction. What is measured is the law times the factor, with the error of the repeats and,
 * seldom, a disturbance that makes it larger. Its evidence comes from the forward algorithm
 * (Rabiner, "A tutorial on hidden Markov models", Proc. IEEE 77, 1989) on a grid; the first
 * factor may be any, so the law's own factor drops out, and the part of a constant is summed over.
 * Above a cliff (cliff.h) it may be any once more.
 *
 * The amounts were chosen on 211 functions recorded four times each, in Python and V8; they make a
 * plateau. Of 37 functions that nobody had seen, 144 of 148 series are right, of 36 others 130 of 144
 * before jumps were by the class; the drift of problem.c, a Gaussian process, had 82 to 92 % of such sets.
 */
#include "fit/machine.h"

#include <math.h>
#include <stdbool.h>

#include "base/mem.h"

enum { NODES_MAX = 144, TAPS = 4 };
static const double STEP = 0.025; /* of the grid, of a logarithm */
static const double MARGIN = 0.3; /* of the grid, beyond the residuals */
static const double FARTHEST = 2.9; /* residuals farther apart do not fit on it: a factor of 18 */

static const double MOVE = 0.04; /* how often a step is one, in either direction */
static const double MOVE_MEAN = 0.12; /* of a logarithm */
static const double STAY_MEAN = -0.01; /* what a constant part may take away */
static const double STAY_SPREAD = 0.03;
static const double LEAST_ERROR = 0.02; /* no clock is better */
static const double DISTURBED = 0.03; /* how often a value is */
static const double DISTURBED_MEAN = 0.3;
static const double NOWHERE = 1e-6; /* density of whatever else may happen */

/* The evidence is tempered: sizes side by side go wrong together. */
static const double TEMPER = 0.46;
static const double SHARE = 1.5; /* a growing term that hardly shows is no finding */
static const double SHARE_LEAST = 1e-4;

static const struct {
	double part; /* of the value at the first size that does not grow */
	double prior;
} constants[] = {
	{0, 0.5}, {0.1, 0.15}, {0.3, 0.15}, {0.6, 0.08}, {0.85, 0.05}, {0.95, 0.04}, {0.99, 0.03}};

/* What finds its way through data at random leaves one cache after the other. What compares, or works on
 * all pairs, does more with what it has fetched, and has fetched less. */
static const struct jumps {
	double often; /* how often a step is one */
	double mean; /* of a logarithm */
} jumps[GROWTH_COUNT] = {
	[GROWTH_CONSTANT] = {0.2, 0.2},
	[GROWTH_LOG] = {0.2, 0.2},
	[GROWTH_SQRT] = {0.2, 0.2},
	[GROWTH_LINEAR] = {0.11, 0.3},
	[GROWTH_LINEARITHMIC] = {0.06, 0.12},
	[GROWTH_LINEAR_SQRT] = {0.06, 0.3},
	[GROWTH_QUADRATIC] = {0.06, 0.3},
	[GROWTH_QUADRATIC_LOG] = {0.06, 0.12},
	[GROWTH_CUBIC] = {0.06, 0.3},
	[GROWTH_POWER] = {0.06, 0.3},
	[GROWTH_EXPONENTIAL] = {0.11, 0.3},
	[GROWTH_FACTORIAL] = {0.11, 0.3},
};

static double gauss(double x, double spread)
{
	static const double ROOT = 2.5066282746310002; /* of two pi */
	return exp(-0.5 * (x / spread) * (x / spread)) / spread / ROOT;
}

/* How likely the machine's factor is to be at each node. */
struct belief {
	int nodes;
	double at[NODES_MAX];
};

static void add_stays(const struct jumps *jump, const struct belief *from, struct belief *to)
{
	double stays = 1 - jump->often - MOVE;
	for (int k = -TAPS; k <= TAPS; k++) {
		double part = stays * STEP * gauss(k * STEP - STAY_MEAN, STAY_SPREAD);
		int first = k > 0 ? k : 0;
		int end = to->nodes + (k < 0 ? k : 0);
		for (int i = first; i < end; i++)
			to->at[i] += part * from->at[i - k];
	}
}

/* Exponential tails, by recursion. */
static void add_moves(const struct jumps *jump, const struct belief *from, struct belief *to)
{
	double fade_jump = exp(-STEP / jump->mean);
	double each_jump = jump->often * STEP / jump->mean;
	double fade_move = exp(-STEP / MOVE_MEAN);
	double each_move = MOVE * STEP / (2 * MOVE_MEAN);
	double jumped = 0;
	double up = 0;
	double down = 0;
	for (int i = 0; i < to->nodes; i++) {
		up = up * fade_move + from->at[i];
		to->at[i] += each_jump * jumped + each_move * up;
		jumped = (jumped + from->at[i]) * fade_jump;
	}
	for (int i = to->nodes - 1; i >= 0; i--) {
		to->at[i] += each_move * down;
		down = (down + from->at[i]) * fade_move;
	}
}

/* Times how likely the residual is at each node, to sum 1. Returns the log of what the sum was. */
static double observe(struct belief *belief, double residual, double error)
{
	static const double FAR = 6; /* standard errors */
	double spread = hypot(error, LEAST_ERROR);
	double fade = exp(STEP / DISTURBED_MEAN);
	double above = DISTURBED / DISTURBED_MEAN * exp(-residual / DISTURBED_MEAN);
	double total = 0;
	for (int i = 0; i < belief->nodes; i++) {
		double x = residual - i * STEP;
		double likely = NOWHERE + (x > 0 ? above : 0);
		if (fabs(x) < FAR * spread)
			likely += (1 - DISTURBED) * gauss(x, spread);
		above *= fade;
		belief->at[i] *= likely;
		total += belief->at[i];
	}
	for (int i = 0; i < belief->nodes; i++)
		belief->at[i] /= total;
	return log(total);
}

/* Log evidence of residuals, which are logarithms, of sizes in a row. */
static double weigh(const struct problem *problem, const struct jumps *jump, const double *residual,
	size_t from, size_t to)
{
	static const double HOPELESS = -60;
	static const double EACH = -30;
	static const double FAR_APART = 1e6;
	double lowest = (double)INFINITY;
	double highest = -(double)INFINITY;
	for (size_t i = from; i < to; i++) {
		lowest = fmin(lowest, residual[i]);
		highest = fmax(highest, residual[i]);
	}
	double apart = highest - lowest;
	if (!(apart < FARTHEST))
		return HOPELESS + EACH * fmin(apart, FAR_APART);
	struct belief belief = {.nodes = (int)((apart + 2 * MARGIN) / STEP)};
	for (int i = 0; i < belief.nodes; i++)
		belief.at[i] = 1;
	double nats = 0;
	for (size_t t = from; t < to; t++) {
		if (t > from) {
			struct belief next = {.nodes = belief.nodes};
			add_stays(jump, &belief, &next);
			add_moves(jump, &belief, &next);
			belief = next;
		}
		nats += observe(&belief, residual[t] - lowest + MARGIN, problem->repeats[t]);
	}
	return nats;
}

/* log(exp(a) + exp(b)) */
static double log_add(double a, double b)
{
	double high = fmax(a, b);
	return isinf(high) ? high : high + log1p(exp(fmin(a, b) - high));
}

/* Below a cliff another algorithm may have been at work. */
static double weigh_below(
	const struct problem *problem, const struct jumps *jump, const double *residual)
{
	static const double OTHER = 0.2; /* how likely that is */
	enum { EXPONENTS = 6 };
	static const double exponents[EXPONENTS] = {0, 0.5, 1, 1.5, 2, 3};
	double other[SIZES_MAX] = {0};
	double nats = log(1 - OTHER) + weigh(problem, jump, residual, 0, problem->cliff);
	for (size_t k = 0; k < EXPONENTS; k++) {
		for (size_t i = 0; i < problem->cliff; i++)
			other[i] = log(problem->value[i]) - exponents[k] * log(problem->n[i]);
		nats = log_add(nats,
			log(OTHER / EXPONENTS) + weigh(problem, jump, other, 0, problem->cliff));
	}
	return nats;
}

/* A class as it may come: with a part of the first size that does not grow and, beside n log n,
 * something of n. */
struct shape {
	struct growth growth;
	double constant;
	double beside; /* n^d (log n + beside) */
};

static bool has_beside(struct growth growth)
{
	return growth.kind == GROWTH_LINEARITHMIC || growth.kind == GROWTH_QUADRATIC_LOG;
}

static double shape_log_value(const struct shape *shape, double n)
{
	static const double LEAST = 0.25;
	if (!has_beside(shape->growth))
		return growth_log_value(shape->growth, n);
	double degree = shape->growth.kind == GROWTH_LINEARITHMIC ? 1 : 2;
	return degree * log(n) + log(fmax(log(n) + shape->beside, LEAST));
}

/* In nats. */
static double weigh_shape(const struct problem *problem, const struct shape *shape)
{
	double residual[SIZES_MAX] = {0};
	double share = 0;
	size_t upper = problem->len / 2;
	size_t last = problem->len - 1;
	double constant = log(shape->constant);
	double first = shape_log_value(shape, problem->n[0]);
	for (size_t i = 0; i < problem->len; i++) {
		double grown = shape_log_value(shape, problem->n[i]) - first;
		double model = log_add(constant, log1p(-shape->constant) + grown);
		residual[i] = log(problem->value[i] / problem->value[0]) - model;
		if (i >= upper && i < last)
			share += (1 - exp(constant - model)) / (double)(last - upper);
	}
	const struct jumps *jump = &jumps[shape->growth.kind];
	size_t cliff = problem->cliff;
	double nats = weigh(problem, jump, residual, cliff, problem->len);
	if (cliff > 0)
		nats += weigh_below(problem, jump, residual);
	if (shape->growth.kind == GROWTH_CONSTANT)
		return TEMPER * nats;
	return TEMPER * nats + SHARE * log(fmax(share, SHARE_LEAST));
}

static double weigh_besides(const struct problem *problem, struct shape *shape)
{
	static const struct {
		double beside, prior;
	} besides[] = {{-1.5, 0.2}, {0, 0.4}, {2, 0.25}, {5, 0.15}};
	if (!has_beside(shape->growth))
		return weigh_shape(problem, shape);
	double nats = -(double)INFINITY;
	for (size_t i = 0; i < ARRAY_LEN(besides); i++) {
		shape->beside = besides[i].beside;
		nats = log_add(nats, log(besides[i].prior) + weigh_shape(problem, shape));
	}
	return nats;
}

double machine_evidence(const struct problem *problem, struct growth growth)
{
	struct shape shape = {.growth = growth};
	if (growth.kind == GROWTH_CONSTANT)
		return weigh_shape(problem, &shape);
	double nats = -(double)INFINITY;
	for (size_t i = 0; i < ARRAY_LEN(constants); i++) {
		shape.constant = constants[i].part;
		nats = log_add(nats, log(constants[i].prior) + weigh_besides(problem, &shape));
	}
	return nats;
}

/*
 * Fitting one class: generalised least squares on relative residuals.
 *
 * Values span many orders of magnitude and their errors are relative, so a residual is taken
 * against the geometric mean of value and model: (v - m) / sqrt(v m) = 2 sinh(log(v / m) / 2), which
 * is symmetric like a log ratio and linear in the coefficients. The model in the scale comes from
 * the round before. Rounds may swing about the optimum, so the best of them is taken.
 *
 * The covariance of the discrepancies follows Kennedy and O'Hagan, "Bayesian calibration of computer
 * models" (JRSS B 63, 2001): a Gaussian process over log n stands for what the law leaves out. It is
 * the Ornstein-Uhlenbeck process, whose paths may bend at once: one recorded loop costs 25 % more per
 * item within its last three sizes, as its data leave a cache, and that must not make it O(n log n). The
 * amplitudes were chosen with 40 recorded series and checked with synthetic ones; the choice is
 * not a fine one: drifts of 6 to 12 %, fades of 15 to 35 % and reaches of 2 to 4 name the class in 35
 * to 38 of them.
 */
#include "fit/problem.h"

#include <math.h>

#include "base/mem.h"
#include "fit/cliff.h"
#include "fit/lsq.h"

struct amplitude {
	double drift; /* relative, at every size, shared by sizes within REACH */
	double fade; /* the same, at the smallest size, fading like 1/sqrt(n) */
	double own; /* relative, of each size for itself, beside its error */
	double own_fade; /* the same, fading */
};
static const struct amplitude amplitudes[] = {
	[TIE_DRIFT] = {.drift = 0.12, .fade = 0.25},
	[TIE_BYTES] = {.drift = 0.03, .fade = 0.15},
	[TIE_EXACT] = {.drift = 0.003, .fade = 0.2},
	[TIE_NONE] = {.own = 0.03, .own_fade = 0.4},
};
_Static_assert(ARRAY_LEN(amplitudes) == TIE_COUNT, "one row a tie");

static const double REACH = 4; /* in log n */
static const double CLIFF = 1; /* its expected height, of a logarithm */

static double squared(double x)
{
	return x * x;
}

static void fill_covariance(struct problem *problem, const struct amplitude *amplitude)
{
	double shared[SIZES_MAX];
	for (size_t i = 0; i < problem->len; i++) {
		double faded = sqrt(problem->n[0] / problem->n[i]);
		double own = amplitude->own + amplitude->own_fade * faded;
		shared[i] = amplitude->drift + amplitude->fade * faded;
		for (size_t j = 0; j <= i; j++) {
			double apart = log(problem->n[i] / problem->n[j]) / REACH;
			problem->factor[i][j] = shared[i] * shared[j] * exp(-fabs(apart));
		}
		problem->factor[i][i] += squared(problem->error[i]) + squared(own);
	}
}

/* Sizes above a cliff go together by any factor: what counts is how each side of it grows. */
static void allow_cliff(struct problem *problem)
{
	size_t halfway;
	size_t from =
		cliff_find(problem->n, problem->value, problem->error, problem->len, &halfway);
	problem->cliff = from;
	if (from == 0)
		return;
	for (size_t i = from; i < problem->len; i++) {
		for (size_t j = from; j <= i; j++)
			problem->factor[i][j] += squared(CLIFF);
	}
	for (size_t i = from - halfway; i < from; i++)
		problem->factor[i][i] += squared(CLIFF);
}

/* The root of their mean square, each side of a cliff about its own mean. */
static double spread_of(const struct problem *problem, const double *residual)
{
	double sums[2] = {0};
	double squares = 0;
	double sides[2] = {(double)problem->cliff, (double)(problem->len - problem->cliff)};
	for (size_t i = 0; i < problem->len; i++) {
		sums[i >= problem->cliff] += residual[i];
		squares += squared(residual[i]);
	}
	if (problem->cliff > 0)
		squares -= squared(sums[0]) / sides[0] + squared(sums[1]) / sides[1];
	return sqrt(fmax(squares, 0) / (double)problem->len);
}

/* Cholesky in place. The diagonal holds the squared errors, which keeps every pivot positive. */
static void factorise(struct problem *problem)
{
	for (size_t j = 0; j < problem->len; j++) {
		double *row = problem->factor[j];
		for (size_t k = 0; k < j; k++)
			row[j] -= squared(row[k]);
		row[j] = sqrt(fmax(row[j], squared(problem->error[j]) / 4));
		for (size_t i = j + 1; i < problem->len; i++) {
			double *below = problem->factor[i];
			for (size_t k = 0; k < j; k++)
				below[j] -= below[k] * row[k];
			below[j] /= row[j];
		}
	}
}

void problem_prepare(struct problem *problem, enum tie tie)
{
	problem->tie = tie;
	problem->cliff = 0;
	fill_covariance(problem, &amplitudes[tie]);
	if (tie == TIE_DRIFT)
		allow_cliff(problem);
	factorise(problem);
}

double problem_drift(enum tie tie, double n_from, double n_to)
{
	double apart = fabs(log(n_to / n_from)) / REACH;
	return amplitudes[tie].drift * sqrt(1 - exp(-2 * apart));
}

enum tie problem_tie(const struct sizes *sizes)
{
	if (sizes->bytes)
		return TIE_BYTES;
	return sizes->exact ? TIE_EXACT : TIE_DRIFT;
}

void problem_of_sizes(const struct sizes *sizes, enum tie tie, struct problem *problem)
{
	problem->len = sizes->len;
	for (size_t i = 0; i < sizes->len; i++) {
		problem->n[i] = sizes->items[i].n;
		problem->value[i] = sizes->items[i].value;
		problem->error[i] = sizes->items[i].error;
		problem->repeats[i] = sizes->items[i].repeats;
	}
	problem_prepare(problem, tie);
}

static void whiten(const struct problem *problem, double *column)
{
	for (size_t i = 0; i < problem->len; i++) {
		for (size_t k = 0; k < i; k++)
			column[i] -= problem->factor[i][k] * column[k];
		column[i] /= problem->factor[i][i];
	}
}

double law_value(const struct law *law, double n)
{
	if (law->slope <= 0)
		return law->intercept;
	return law->intercept +
		exp(log(law->slope) + growth_log_value(law->growth, n) - law->log_scale);
}

double law_slope(const struct law *law)
{
	double slope = law->slope > 0 ? exp(log(law->slope) - law->log_scale) : 0;
	return isnormal(slope) ? slope : 0;
}

static void judge(const struct problem *problem, const double *shape, struct law *law)
{
	static const double LEAST = 1e-6; /* a model of 0 is as wrong as one of a millionth */
	double residual[SIZES_MAX];
	law->squares = 0;
	law->share = 0;
	size_t upper = problem->len / 2;
	size_t last = problem->len - 1;
	for (size_t i = 0; i < problem->len; i++) {
		double model = law->intercept + law->slope * shape[i];
		if (i >= upper && i < last && model > 0)
			law->share += law->slope * shape[i] / model / (double)(last - upper);
		residual[i] = log(problem->value[i] / fmax(model, LEAST * problem->value[i]));
	}
	law->rms = spread_of(problem, residual);
	whiten(problem, residual);
	for (size_t i = 0; i < problem->len; i++)
		law->squares += squared(residual[i]);
}

/* One round of weights; `against` is the model of the round before. */
static struct lsq fit_round(
	const struct problem *problem, const double *shape, const double *against)
{
	double y[SIZES_MAX];
	double u[SIZES_MAX];
	double w[SIZES_MAX];
	double first = problem->value[0];
	double last = problem->value[problem->len - 1];
	for (size_t i = 0; i < problem->len; i++) {
		double scale = sqrt(problem->value[i]) * sqrt(against[i]);
		y[i] = problem->value[i] / scale;
		u[i] = first / scale;
		w[i] = last * shape[i] / scale;
	}
	whiten(problem, y);
	whiten(problem, u);
	whiten(problem, w);
	struct lsq fit = lsq_solve(y, u, w, problem->len);
	fit.intercept *= first;
	fit.slope *= last;
	return fit;
}

struct law problem_fit(const struct problem *problem, struct growth growth)
{
	enum { ROUNDS = 3 };
	static const double LEAST = 1e-3;
	double shape[SIZES_MAX];
	double against[SIZES_MAX];
	struct law law = {.growth = growth,
		.log_scale = growth_log_value(growth, problem->n[problem->len - 1])};
	for (size_t i = 0; i < problem->len; i++) {
		shape[i] = exp(growth_log_value(growth, problem->n[i]) - law.log_scale);
		if (growth.kind == GROWTH_CONSTANT)
			shape[i] = 0;
		against[i] = problem->value[i];
	}
	struct law best = {
		.growth = growth, .log_scale = law.log_scale, .squares = (double)INFINITY};
	for (int round = 0; round < ROUNDS; round++) {
		struct lsq fit = fit_round(problem, shape, against);
		law.intercept = fit.intercept;
		law.slope = fit.slope;
		judge(problem, shape, &law);
		if (law.squares < best.squares)
			best = law;
		for (size_t i = 0; i < problem->len; i++)
			against[i] = fmax(
				law.intercept + law.slope * shape[i], LEAST * problem->value[i]);
	}
	return best;
}

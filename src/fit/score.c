#include "fit/score.h"

#include <math.h>

#include "fit/machine.h"

/* Each leaves 0.62 of the interval; within the resamples 0.3 % of a parameter is enough. */
enum { QUICK_ROUNDS = 10, FULL_ROUNDS = 18 };

/* Golden section over the logarithm of the parameter. */
static struct law search_between(
	const struct problem *problem, enum growth_kind kind, double low, double high, int rounds)
{
	static const double GOLDEN = 0.6180339887498949;
	double a = log(low);
	double b = log(high);
	double x1 = b - GOLDEN * (b - a);
	double x2 = a + GOLDEN * (b - a);
	struct law f1 = problem_fit(problem, (struct growth){kind, exp(x1)});
	struct law f2 = problem_fit(problem, (struct growth){kind, exp(x2)});
	for (int i = 0; i < rounds; i++) {
		if (f1.squares <= f2.squares) {
			b = x2;
			x2 = x1;
			f2 = f1;
			x1 = b - GOLDEN * (b - a);
			f1 = problem_fit(problem, (struct growth){kind, exp(x1)});
		} else {
			a = x1;
			x1 = x2;
			f1 = f2;
			x2 = a + GOLDEN * (b - a);
			f2 = problem_fit(problem, (struct growth){kind, exp(x2)});
		}
	}
	return f1.squares <= f2.squares ? f1 : f2;
}

/* The squares have one minimum nearly always; a coarse pass finds the basin. Bases are laid out by
 * the logarithm of their logarithm: 1.02 and 1.04 differ as much as 2 and 4. */
static struct law search_whole(const struct problem *problem, const struct basis *row)
{
	enum { COARSE = 24 };
	double at[COARSE];
	bool base = row->kind == GROWTH_EXPONENTIAL;
	double low = log(base ? log(row->low) : row->low);
	double high = log(base ? log(row->high) : row->high);
	int best = 0;
	double least = (double)INFINITY;
	for (int i = 0; i < COARSE; i++) {
		at[i] = exp(low + (high - low) * i / (COARSE - 1));
		at[i] = base ? exp(at[i]) : at[i];
		struct law law = problem_fit(problem, (struct growth){row->kind, at[i]});
		if (law.squares < least) {
			least = law.squares;
			best = i;
		}
	}
	double from = at[best > 0 ? best - 1 : 0];
	double to = at[best + 1 < COARSE ? best + 1 : COARSE - 1];
	return search_between(problem, row->kind, from, to, FULL_ROUNDS);
}

static struct law search_near(
	const struct problem *problem, const struct basis *row, double parameter, int rounds)
{
	bool base = row->kind == GROWTH_EXPONENTIAL;
	double low = base ? pow(parameter, 0.8) : parameter * 0.8;
	double high = base ? pow(parameter, 1.25) : parameter * 1.25;
	return search_between(
		problem, row->kind, fmax(low, row->low), fmin(high, row->high), rounds);
}

static struct law fit_row(
	const struct problem *problem, const struct basis *row, const struct law *near)
{
	if (!basis_is_parametric(row))
		return problem_fit(problem, (struct growth){row->kind, 0});
	return near ? search_near(problem, row, near->growth.parameter, QUICK_ROUNDS)
		    : search_whole(problem, row);
}

struct law score_refit(const struct problem *problem, const struct law *near)
{
	const struct basis *row = basis_rows;
	while (row->kind != near->growth.kind)
		row++;
	if (!basis_is_parametric(row))
		return problem_fit(problem, near->growth);
	return search_near(problem, row, near->growth.parameter, FULL_ROUNDS);
}

/* A growing term that hardly shows at the largest size is no finding: its class loses in
 * proportion. The constant class has no such term. */
static double share_penalty(const struct law *law)
{
	static const double WEIGHT = 1.5;
	static const double LEAST = 1e-4;
	if (law->growth.kind == GROWTH_CONSTANT)
		return 0;
	return WEIGHT * log(fmax(law->share, LEAST));
}

/* In nats. A power that is no plain one is Karatsuba's or Strassen's, if it is any. */
static double timed_log_odds(
	const struct problem *problem, const struct basis *row, const struct law *law)
{
	static const double LOG2_3 = 1.584962500721156;
	static const double LOG2_7 = 2.807354922057604;
	static const double REACH = 0.15;
	static const double PRIOR = -4.5;
	double nats = row->prior_timed + machine_evidence(problem, law->growth);
	if (law->growth.kind != GROWTH_POWER)
		return nats;
	double known = law->growth.parameter < (LOG2_3 + LOG2_7) / 2 ? LOG2_3 : LOG2_7;
	if (fabs(law->growth.parameter - known) > REACH)
		return nats;
	struct growth growth = {GROWTH_POWER, known};
	return fmax(nats, PRIOR + machine_evidence(problem, growth));
}

static double log_odds(const struct problem *problem, const struct basis *row,
	const struct law *law, double inflation)
{
	if (problem->tie == TIE_DRIFT)
		return timed_log_odds(problem, row, law);
	double prior = problem->tie == TIE_BYTES ? row->prior_held : row->prior;
	return prior + share_penalty(law) - law->squares / (2 * inflation);
}

/* Odds of weights in nats, with sum 1. Where values are so extreme that no class has any it is O(1). */
static void set_odds(const double *weights, struct scores *scores)
{
	double most = -(double)INFINITY;
	double total = 0;
	for (size_t i = 0; i < BASIS_COUNT; i++)
		most = fmax(most, weights[i]);
	for (size_t i = 0; i < BASIS_COUNT; i++) {
		double odds = exp(weights[i] - most);
		scores->odds[i] = isnan(odds) ? i == 0 && !isfinite(most) : odds;
		total += scores->odds[i];
	}
	for (size_t i = 0; i < BASIS_COUNT; i++)
		scores->odds[i] /= total;
}

/* What had no odds has none when values are disturbed. */
static bool is_hopeless(const struct scores *near, size_t row)
{
	static const double HOPELESS = 1e-4;
	return near && near->odds[row] < HOPELESS;
}

/* Returns the row that comes closest. */
static size_t fit_rows(
	const struct problem *problem, const struct scores *near, struct law laws[BASIS_COUNT])
{
	size_t closest = 0;
	double least = (double)INFINITY;
	for (size_t i = 0; i < BASIS_COUNT; i++) {
		laws[i] = (struct law){.squares = (double)INFINITY};
		if (is_hopeless(near, i))
			continue;
		laws[i] = fit_row(problem, &basis_rows[i], near ? &near->laws[i] : NULL);
		if (laws[i].squares < least) {
			least = laws[i].squares;
			closest = i;
		}
	}
	return closest;
}

struct law score_closest(const struct problem *problem)
{
	struct law laws[BASIS_COUNT];
	return laws[fit_rows(problem, NULL, laws)];
}

void score_all(const struct problem *problem, const struct scores *near, struct scores *scores)
{
	size_t closest = fit_rows(problem, near, scores->laws);
	/* QAIC's variance inflation: if even the best law misses by more than the errors say, the
	 * errors are too small (Burnham and Anderson, "Model Selection", 2nd ed., 2.5). */
	double freedom = fmax((double)problem->len - 2, 1);
	double inflation = fmax(scores->laws[closest].squares / freedom, 1);

	double weights[BASIS_COUNT];
	for (size_t i = 0; i < BASIS_COUNT; i++) {
		weights[i] = is_hopeless(near, i)
			? -(double)INFINITY
			: log_odds(problem, &basis_rows[i], &scores->laws[i], inflation);
	}
	set_odds(weights, scores);
	scores->best = 0;
	for (size_t i = 1; i < BASIS_COUNT; i++) {
		if (scores->odds[i] > scores->odds[scores->best])
			scores->best = i;
	}
	scores->misfit = scores->laws[scores->best].squares / freedom;
}

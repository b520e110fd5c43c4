/*
 * A parametric bootstrap: each value is disturbed by its own error (series often have one to
 * three samples a size, which leaves nothing to draw from), and some sizes are left out, so
 * that a class which hangs on one size loses. The mean of the odds over the resamples is far less
 * sure of itself than the odds of the one fit where no class holds quite (Huggins and Miller,
 * "Reproducible model selection using bagged posteriors", Bayesian Analysis 18, 2023).
 *
 * The seed is fixed: the same series gives the same verdict.
 */
#include "fit/resample.h"

#include <math.h>

#include "base/rng.h"
#include "fit/lsq.h"

enum {
	RESAMPLES = 48,
	RESAMPLES_TIMED = 24, /* their evidence takes longest; twice as many said the same */
	LEAST_SIZES = 3
};

/* Normal enough: the sum of twelve uniform numbers. The same bits on every machine, unlike what
 * goes through the C library's logarithm. */
static double draw_normal(struct rng *rng)
{
	double sum = -6;
	for (int i = 0; i < 12; i++)
		sum += rng_unit(rng);
	return sum;
}

static void draw(const struct sizes *sizes, enum tie tie, struct rng *rng, struct problem *problem)
{
	static const double LEFT_OUT = 0.15;
	/* The values have been disturbed once, and the evidence of times allows for that. */
	static const double QUARTER = 0.25;
	size_t spare = sizes->len - LEAST_SIZES;
	problem->len = 0;
	for (size_t i = 0; i < sizes->len; i++) {
		const struct size *size = &sizes->items[i];
		double error = tie == TIE_DRIFT ? QUARTER * size->repeats : size->error;
		double noise = exp(error * draw_normal(rng));
		if (rng_unit(rng) < LEFT_OUT && spare > 0) {
			spare--;
			continue;
		}
		problem->n[problem->len] = size->n;
		problem->value[problem->len] = size->value * noise;
		problem->repeats[problem->len] = size->repeats;
		problem->error[problem->len++] = size->error;
	}
	problem_prepare(problem, tie);
}

/* The slope of log value over log n, over the sizes in the upper half of the range. */
static double local_exponent(const struct problem *problem)
{
	enum { LEAST = 3 };
	size_t len = problem->len;
	size_t from = 0;
	double middle = sqrt(problem->n[0]) * sqrt(problem->n[len - 1]);
	while (from + LEAST < len && problem->n[from] < middle)
		from++;
	double x[SIZES_MAX];
	double y[SIZES_MAX];
	for (size_t i = from; i < len; i++) {
		x[i] = log(problem->n[i]);
		y[i] = log(problem->value[i]);
	}
	return lsq_line(x + from, y + from, len - from).slope;
}

void resample_scores(
	const struct sizes *sizes, const struct scores *scores, struct resampled *resampled)
{
	struct rng rng;
	rng_seed(&rng, 1, 0);
	enum tie tie = problem_tie(sizes);
	double exponents[RESAMPLES];
	*resampled = (struct resampled){0};
	struct problem whole;
	problem_of_sizes(sizes, tie, &whole);
	resampled->exponent = local_exponent(&whole);
	int rounds = tie == TIE_DRIFT ? RESAMPLES_TIMED : RESAMPLES;
	for (int r = 0; r < rounds; r++) {
		struct problem problem;
		struct scores again;
		draw(sizes, tie, &rng, &problem);
		score_all(&problem, scores, &again);
		for (size_t i = 0; i < BASIS_COUNT; i++)
			resampled->odds[i] += again.odds[i] / rounds;
	}
	rng_seed(&rng, 1, 2);
	for (int r = 0; r < RESAMPLES; r++) {
		struct problem problem;
		draw(sizes, TIE_NONE, &rng, &problem);
		exponents[r] = local_exponent(&problem);
	}
	sizes_order(exponents, RESAMPLES);
	resampled->exponent_low =
		fmin(sizes_quantile(exponents, RESAMPLES, 0.025), resampled->exponent);
	resampled->exponent_high =
		fmax(sizes_quantile(exponents, RESAMPLES, 0.975), resampled->exponent);
}

void resample_prediction(
	const struct sizes *sizes, const struct law *law, double n, double *low, double *high)
{
	struct rng rng;
	rng_seed(&rng, 1, 1);
	double values[RESAMPLES];
	for (int r = 0; r < RESAMPLES; r++) {
		struct problem problem;
		draw(sizes, TIE_NONE, &rng, &problem);
		struct law again = score_refit(&problem, law);
		values[r] = law_value(&again, n);
	}
	sizes_order(values, RESAMPLES);
	*low = sizes_quantile(values, RESAMPLES, 0.025);
	*high = sizes_quantile(values, RESAMPLES, 0.975);
}

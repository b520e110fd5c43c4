#include "fit/evidence.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "fit/jitter.h"

static size_t row_of(enum growth_kind kind)
{
	size_t row = 0;
	while (basis_rows[row].kind != kind)
		row++;
	assert(row < BASIS_COUNT);
	return row;
}

/* n^1.97 is n^2 with a measurement error, n^1.42 is n sqrt n with a loop around it: a power close to
 * a plain class speaks for it, and terms of lower order make it seem less than it is. What is
 * counted has no error, and steps that are not terms. */
static void fold_power(const struct scores *scores, enum tie tie, double odds[BASIS_COUNT])
{
	static const double CLOSE = 0.06;
	static const double BELOW = 0.1;
	size_t power = row_of(GROWTH_POWER);
	double exponent = scores->laws[power].growth.parameter;
	double below = tie == TIE_DRIFT ? BELOW : CLOSE;
	for (size_t i = 0; i < power; i++) {
		struct growth growth = scores->laws[i].growth;
		double degree = growth_degree(growth);
		bool plain = growth_compare(growth, growth_of_degree(degree, 0)) == 0;
		if (plain && exponent > degree - below && exponent < degree + CLOSE) {
			odds[i] += odds[power];
			odds[power] = 0;
		}
	}
}

void evidence_draw(const struct sizes *sizes, size_t cliff, struct sizes *drawn)
{
	*drawn = *sizes;
	if (sizes->len < cliff + EVIDENCE_SIZES_LEAST)
		return;
	drawn->len = sizes->len - cliff;
	memmove(drawn->items, drawn->items + cliff, drawn->len * sizeof *drawn->items);
}

bool evidence_weigh(const struct series *series, struct evidence *evidence)
{
	*evidence = (struct evidence){0};
	sizes_gather(series, &evidence->sizes);
	if (evidence->sizes.len < EVIDENCE_SIZES_LEAST)
		return false;

	struct problem problem;
	enum tie tie = problem_tie(&evidence->sizes);
	problem_of_sizes(&evidence->sizes, tie, &problem);
	struct law closest = score_closest(&problem);
	jitter_add(&evidence->sizes, &closest);
	problem_of_sizes(&evidence->sizes, tie, &problem);
	score_all(&problem, NULL, &evidence->scores);
	evidence->cliff = problem.cliff;
	evidence_draw(&evidence->sizes, problem.cliff, &evidence->drawn);
	resample_scores(&evidence->sizes, &evidence->scores, &evidence->resampled);
	fold_power(&evidence->scores, tie, evidence->resampled.odds);
	return true;
}

struct growth evidence_growth(const struct evidence *evidence, size_t row)
{
	struct growth growth = evidence->scores.laws[row].growth;
	growth.parameter = basis_round(growth.kind, growth.parameter, evidence->sizes.n_last);
	return growth;
}

void evidence_rank(const struct evidence *evidence, size_t ranked[BASIS_COUNT])
{
	const double *odds = evidence->resampled.odds;
	for (size_t i = 0; i < BASIS_COUNT; i++) {
		size_t at = i;
		for (; at > 0 && odds[ranked[at - 1]] < odds[i]; at--)
			ranked[at] = ranked[at - 1];
		ranked[at] = i;
	}
}

struct law evidence_plain_law(const struct evidence *evidence, size_t row)
{
	struct problem plain;
	problem_of_sizes(&evidence->drawn, TIE_NONE, &plain);
	struct law law = evidence->scores.laws[row];
	/* Counts are off by lower orders at the small sizes alone, which the scored law allows for. */
	if (!evidence->sizes.exact)
		law = score_refit(&plain, &law);
	law.growth.parameter =
		basis_round(law.growth.kind, law.growth.parameter, evidence->sizes.n_last);
	return problem_fit(&plain, law.growth);
}

/*
 * The interval: under the hypothesis of no difference every pair's sign is a coin, so that the sum
 * of the ranks of the positive ones has a distribution that can be counted out. The k-th smallest of
 * the means of all pairs of pairs (each with itself, too) is the largest shift that the test of level
 * P(sum < k) still takes. Hollander, Wolfe and Chicken, "Nonparametric Statistical Methods", 3.1-3.3.
 *
 * What can be resolved is found by drawing sessions from the pairs that were seen, their estimate
 * taken out. Scaling the interval's width by the root of the pairs would promise too much for few of
 * them: with 8 pairs the 99 % interval is the whole range, half as wide again as that rule has it.
 * And a difference as large as half the width shows in every other session only.
 */
#include "argus/paired.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/rng.h"

enum { EXACT_MAX = 60, EXACT_SUMS = EXACT_MAX * (EXACT_MAX + 1) / 2 + 1 };

static double chance_below_exact(size_t pairs, size_t rank)
{
	double chance[EXACT_SUMS] = {1}; /* of each sum of ranks */
	size_t most = 0;
	for (size_t i = 1; i <= pairs; i++) {
		most += i;
		for (size_t sum = most + 1; sum-- > 0;)
			chance[sum] = 0.5 * (chance[sum] + (sum >= i ? chance[sum - i] : 0));
	}
	double below = 0;
	for (size_t sum = 0; sum < rank; sum++)
		below += chance[sum];
	return below;
}

/* P(the sum of the positive ranks < rank), where there is no difference. */
static double chance_below(size_t pairs, size_t rank)
{
	if (pairs <= EXACT_MAX)
		return chance_below_exact(pairs, rank);
	double n = (double)pairs;
	double mean = n * (n + 1) / 4;
	double deviation = sqrt(n * (n + 1) * (2 * n + 1) / 24);
	return 0.5 * erfc((mean + 0.5 - (double)rank) / (deviation * M_SQRT2));
}

static size_t count_means(size_t pairs)
{
	return pairs * (pairs + 1) / 2;
}

size_t paired_rank(size_t pairs, double confidence)
{
	size_t fits = 0;
	size_t too_large = count_means(pairs) / 2 + 2;
	while (too_large - fits > 1) {
		size_t middle = fits + (too_large - fits) / 2;
		if (chance_below(pairs, middle) <= (1 - confidence) / 2)
			fits = middle;
		else
			too_large = middle;
	}
	return fits;
}

size_t paired_fewest(double confidence)
{
	size_t pairs = 1;
	while (paired_rank(pairs, confidence) == 0)
		pairs++;
	return pairs;
}

/* The means of all pairs of logs, each with itself, too; sorted. Returns their median. */
static double fill_means(const double *logs, size_t len, double *means)
{
	size_t at = 0;
	for (size_t i = 0; i < len; i++) {
		for (size_t j = i; j < len; j++)
			means[at++] = 0.5 * (logs[i] + logs[j]);
	}
	return num_median(means, at);
}

void paired_estimate(const double *logs, size_t len, double confidence, struct paired *paired)
{
	assert(len > 0 && len <= PAIRED_MAX);
	size_t total = count_means(len);
	size_t rank = paired_rank(len, confidence);
	double *means = mem_array(total, sizeof *means);
	*paired = (struct paired){.pairs = len,
		.low = -INFINITY,
		.estimate = fill_means(logs, len, means),
		.high = INFINITY};
	if (rank > 0) {
		paired->low = means[rank - 1];
		paired->high = means[total - rank];
		paired->confidence = 1 - 2 * chance_below(len, rank);
	}
	free(means);
}

enum { SESSIONS = 200, DRAWN_MAX = 40 };

/* How far under a true 0 the interval begins, at most, in nine sessions of ten: a difference that is
 * larger leaves 0 out. Its other end counts as well, since the noise has no side. */
static double draw_sessions(const double *logs, size_t len, size_t pairs, double confidence)
{
	struct rng rng;
	struct paired all;
	double drawn[DRAWN_MAX];
	double ends[2 * SESSIONS];
	double means[DRAWN_MAX * (DRAWN_MAX + 1) / 2];
	size_t total = count_means(pairs);
	size_t rank = paired_rank(pairs, confidence);
	/* Draws with repetition vary less than what they are drawn from. */
	double widen = sqrt((double)len / (double)(len - 1));
	paired_estimate(logs, len, confidence, &all);
	rng_seed(&rng, 1, pairs);
	for (size_t session = 0; session < SESSIONS; session++) {
		for (size_t i = 0; i < pairs; i++)
			drawn[i] = widen * (logs[rng_below(&rng, len)] - all.estimate);
		fill_means(drawn, pairs, means);
		ends[2 * session] = -means[rank - 1];
		ends[2 * session + 1] = means[total - rank];
	}
	num_median(ends, ARRAY_LEN(ends));
	return ends[ARRAY_LEN(ends) * 9 / 10];
}

double paired_resolves(const double *logs, size_t len, size_t pairs, double confidence)
{
	if (len < 2 || paired_rank(pairs, confidence) == 0)
		return INFINITY;
	if (pairs <= DRAWN_MAX)
		return fmax(0, draw_sessions(logs, len, pairs, confidence));
	double most = paired_resolves(logs, len, DRAWN_MAX, confidence);
	return most * sqrt(DRAWN_MAX / (double)pairs);
}

size_t paired_needs(const double *logs, size_t len, double difference, double confidence)
{
	assert(difference > 0);
	double most = paired_resolves(logs, len, DRAWN_MAX, confidence);
	if (!isfinite(most))
		return 0;
	if (most > difference)
		return (size_t)fmin(1e9, ceil(DRAWN_MAX * pow(most / difference, 2)));
	size_t too_few = paired_fewest(confidence) - 1;
	size_t enough = DRAWN_MAX;
	while (enough - too_few > 1) {
		size_t middle = too_few + (enough - too_few) / 2;
		if (paired_resolves(logs, len, middle, confidence) <= difference)
			enough = middle;
		else
			too_few = middle;
	}
	return enough;
}

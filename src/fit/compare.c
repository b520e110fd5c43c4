/*
 * Deciding a comparison.
 *
 * The answer is about the largest sizes together, since that is where growth shows and the noise of
 * starting up does not. Each size has its own interval beside it, and where a small size says for sure
 * the opposite of a large one the ratio passes 1 between them.
 */
#include <math.h>
#include <stdbool.h>

#include "argus/compare.h"
#include "base/num.h"

const char *compare_answer_name(enum compare_answer answer)
{
	static const char *const names[COMPARE_ANSWER_COUNT] = {
		[COMPARE_INCONCLUSIVE] = "inconclusive",
		[COMPARE_SAME] = "same",
		[COMPARE_FASTER] = "faster",
		[COMPARE_SLOWER] = "slower",
	};
	return names[answer];
}

static enum compare_answer answer_of(const struct paired *ratio, double margin)
{
	double apart = log1p(margin);
	if (ratio->pairs == 0)
		return COMPARE_INCONCLUSIVE;
	if (ratio->low > apart)
		return COMPARE_SLOWER;
	if (ratio->high < -apart)
		return COMPARE_FASTER;
	if (ratio->low > -apart && ratio->high < apart)
		return COMPARE_SAME;
	return COMPARE_INCONCLUSIVE;
}

static size_t take_pairs(const struct compare_size *size, size_t rounds, double *logs)
{
	size_t len = 0;
	for (size_t k = 0; k < rounds; k++) {
		double log = size->b[k] - size->a[k];
		if (!isnan(log))
			logs[len++] = log;
	}
	return len;
}

/* Where the middle of both programs is in a quiet round: half of what b has over a is above it, half
 * below. It is the same whichever of the two is called a, round by round, so that under the hypothesis
 * of no difference the sign of what a round says is still a coin. */
static double reference(const struct compare_size *size, size_t rounds)
{
	static const double QUIET = 0.25;
	double middles[COMPARE_ROUNDS_MAX];
	size_t len = 0;
	for (size_t k = 0; k < rounds; k++) {
		double middle = 0.5 * (size->a[k] + size->b[k]);
		if (!isnan(middle))
			middles[len++] = middle;
	}
	num_median(middles, len); /* which sorts them */
	return middles[(size_t)(QUIET * (double)(len - 1))];
}

/* What each round says of the largest sizes that have any pairs: how far each program was above the
 * reference where it was least so. A run that is slowed down by something else does not count unless
 * all of that program's in the round were; where the ratio differs by size, this is the middle of the
 * largest and the smallest. What is slow for a whole round is so for both. */
static size_t pool(struct compare_pair *pair, double logs[COMPARE_ROUNDS_MAX])
{
	double least_a[COMPARE_ROUNDS_MAX];
	double least_b[COMPARE_ROUNDS_MAX];
	size_t sizes = 0;
	size_t len = 0;
	for (size_t k = 0; k < pair->rounds; k++)
		least_a[k] = least_b[k] = NAN;
	for (size_t i = pair->sizes_len; i-- > 0 && sizes < COMPARE_POOLED;) {
		const struct compare_size *size = &pair->sizes[i];
		if (size->ratio.pairs == 0)
			continue;
		double quiet = reference(size, pair->rounds);
		for (size_t k = 0; k < pair->rounds; k++) {
			least_a[k] =
				fmin(least_a[k], size->a[k] - quiet); /* of NAN and a number, */
			least_b[k] = fmin(least_b[k], size->b[k] - quiet); /* the number */
		}
		pair->from = i;
		sizes++;
	}
	for (size_t k = 0; k < pair->rounds; k++) {
		if (!isnan(least_b[k] - least_a[k]))
			logs[len++] = least_b[k] - least_a[k];
	}
	return len;
}

/* Too few rounds for an interval of theirs: all pairs of these sizes, as if a round's were one and the
 * same in the worst case, which makes the interval wider by the root of their number. */
static void estimate_by_pairs(struct compare_pair *pair, double confidence)
{
	double logs[PAIRED_MAX];
	struct paired *ratio = &pair->ratio;
	size_t len = 0;
	size_t sizes = 0;
	for (size_t i = pair->from; i < pair->sizes_len; i++) {
		size_t more = take_pairs(&pair->sizes[i], pair->rounds, logs + len);
		len += more;
		sizes += more > 0;
	}
	paired_estimate(logs, len, confidence, ratio);
	double widen = sqrt((double)sizes);
	ratio->low = ratio->estimate - widen * (ratio->estimate - ratio->low);
	ratio->high = ratio->estimate + widen * (ratio->high - ratio->estimate);
}

/* How many rounds it takes to tell a difference that is the margin, or by how much this one is beyond
 * it. */
static size_t rounds_needed(const struct compare_pair *pair, const double *logs, size_t len,
	double margin, double confidence)
{
	static const double LEAST = 0.005;
	double apart = log1p(margin);
	double beyond = fabs(fabs(pair->ratio.estimate) - apart);
	return paired_needs(logs, len, fmax(beyond, LEAST), confidence);
}

/* Between the last size that says for sure the opposite of the answer and the first after it whose
 * estimate does not. */
static double crossover(const struct compare_pair *pair)
{
	bool slower = pair->answer == COMPARE_SLOWER;
	double before = 0;
	double before_log = 0;
	for (size_t i = pair->from; i-- > 0;) {
		const struct paired *ratio = &pair->sizes[i].ratio;
		if (ratio->pairs == 0 || (slower ? ratio->high >= 0 : ratio->low <= 0))
			continue;
		before = (double)pair->sizes[i].n;
		before_log = ratio->estimate;
		for (size_t k = i + 1; k < pair->sizes_len; k++) {
			const struct compare_size *size = &pair->sizes[k];
			double after = size->ratio.estimate;
			if (size->ratio.pairs == 0)
				continue;
			if ((after > 0) != (before_log > 0)) {
				double part = before_log / (before_log - after);
				return before * pow((double)size->n / before, part);
			}
			before = (double)size->n;
			before_log = after;
		}
	}
	return 0;
}

void compare_decide(struct compare_pair *pair, double margin, double confidence)
{
	double logs[COMPARE_ROUNDS_MAX];
	pair->crossover = 0;
	pair->needs = 0;
	for (size_t i = 0; i < pair->sizes_len; i++) {
		struct compare_size *size = &pair->sizes[i];
		size_t pairs = take_pairs(size, pair->rounds, logs);
		size->ratio = (struct paired){0};
		if (pairs > 0)
			paired_estimate(logs, pairs, confidence, &size->ratio);
	}
	size_t len = pool(pair, logs);
	pair->ratio = (struct paired){0};
	if (len >= paired_fewest(confidence))
		paired_estimate(logs, len, confidence, &pair->ratio);
	else if (len > 0)
		estimate_by_pairs(pair, confidence);
	pair->answer = answer_of(&pair->ratio, margin);
	if (pair->answer == COMPARE_INCONCLUSIVE && len > 0)
		pair->needs = rounds_needed(pair, logs, len, margin, confidence);
	if (pair->answer == COMPARE_FASTER || pair->answer == COMPARE_SLOWER)
		pair->crossover = crossover(pair);
}

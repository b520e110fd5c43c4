/*
 * Deciding a comparison.
 *
 * The answer is about the largest sizes together, since that is where growth shows and the noise of
 * starting up does not. Each size has its own interval beside it, and where a small size says for sure
 * the opposite of a large one the ratio passes 1 between them.
 */
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "argus/compare.h"

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

/* Each round's mean over the largest sizes that have any pairs. What else runs on the machine for a while
 * is in all sizes of a round, so they are no independent pairs. */
static size_t pool(struct compare_pair *pair, double means[PAIRED_MAX])
{
	size_t rounds = PAIRED_MAX;
	size_t sizes = 0;
	for (size_t i = pair->sizes_len; i-- > 0 && sizes < COMPARE_POOLED;) {
		const struct compare_size *size = &pair->sizes[i];
		if (size->len == 0)
			continue;
		rounds = size->len < rounds ? size->len : rounds;
		for (size_t k = 0; k < rounds; k++)
			means[k] = (sizes > 0 ? means[k] : 0) + size->logs[k];
		pair->from = i;
		sizes++;
	}
	for (size_t k = 0; sizes > 0 && k < rounds; k++)
		means[k] /= (double)sizes;
	return sizes > 0 ? rounds : 0;
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
		const struct compare_size *size = &pair->sizes[i];
		if (size->len == 0 || len + size->len > PAIRED_MAX)
			continue;
		memcpy(logs + len, size->logs, size->len * sizeof *logs);
		len += size->len;
		sizes++;
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
	double logs[PAIRED_MAX];
	pair->crossover = 0;
	pair->needs = 0;
	for (size_t i = 0; i < pair->sizes_len; i++) {
		struct compare_size *size = &pair->sizes[i];
		size->ratio = (struct paired){0};
		if (size->len > 0)
			paired_estimate(size->logs, size->len, confidence, &size->ratio);
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

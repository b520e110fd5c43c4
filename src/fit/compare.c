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

/* By round: how far each program was above the reference where it was least so; and the mean of
 * ln(b / a) over all sizes that decide. */
struct rounds {
	double a[COMPARE_ROUNDS_MAX], b[COMPARE_ROUNDS_MAX];
	double all[COMPARE_ROUNDS_MAX];
	size_t len;
};

/* Of the largest sizes that have any pairs. A run that is slowed down by something else does not count
 * unless all of that program's in the round were; what is slow for a whole round is so for both. Where
 * the ratio differs by size, what b has over a is the middle of the largest and the smallest. */
static void take_rounds(struct compare_pair *pair, struct rounds *rounds)
{
	size_t sizes = 0;
	size_t added[COMPARE_ROUNDS_MAX] = {0};
	for (size_t k = 0; k < pair->rounds; k++) {
		rounds->a[k] = rounds->b[k] = NAN;
		rounds->all[k] = 0;
	}
	for (size_t i = pair->sizes_len; i-- > 0 && sizes < COMPARE_POOLED;) {
		const struct compare_size *size = &pair->sizes[i];
		if (size->ratio.pairs == 0)
			continue;
		double quiet = reference(size, pair->rounds);
		for (size_t k = 0; k < pair->rounds; k++) {
			if (isnan(size->b[k] - size->a[k]))
				continue;
			/* of NAN and a number, the number */
			rounds->a[k] = fmin(rounds->a[k], size->a[k] - quiet);
			rounds->b[k] = fmin(rounds->b[k], size->b[k] - quiet);
			rounds->all[k] += size->b[k] - size->a[k];
			added[k]++;
		}
		pair->from = i;
		sizes++;
	}
	rounds->len = 0;
	for (size_t k = 0; k < pair->rounds; k++) {
		if (added[k] == 0)
			continue;
		rounds->a[rounds->len] = rounds->a[k];
		rounds->b[rounds->len] = rounds->b[k];
		rounds->all[rounds->len++] = rounds->all[k] / (double)added[k];
	}
}

static double nth(const double *values, size_t len, size_t place)
{
	double sorted[COMPARE_ROUNDS_MAX];
	memcpy(sorted, values, len * sizeof *sorted);
	num_median(sorted, len); /* which sorts them */
	return sorted[place];
}

/* What the rounds say, but those in which either program was disturbed for the whole of it, as these
 * make the interval wide. At least half of them count, and what an interval takes. (Chen and Revels,
 * "Robust benchmarking in noisy environments", 2016: what else runs only ever slows one down, so it is
 * the least disturbed runs that tell about the program.) */
static size_t take_quiet(const struct rounds *rounds, double confidence, double *logs)
{
	static const double QUIET = 0.25;
	static const double DISTURBED = 0.05; /* above that */
	double above[COMPARE_ROUNDS_MAX];
	size_t len = rounds->len;
	for (size_t k = 0; k < len; k++)
		above[k] = logs[k] = rounds->b[k] - rounds->a[k];
	double half = 0.5 * num_median(above, len);
	for (size_t k = 0; k < len; k++)
		above[k] = fmax(rounds->a[k] + half, rounds->b[k] - half);
	double quiet = nth(above, len, (size_t)(QUIET * (double)(len - 1)));
	double most = fmax(quiet + DISTURBED, nth(above, len, (len - 1) / 2));
	size_t fewest = paired_fewest(confidence);
	most = fewest < len ? fmax(most, nth(above, len, fewest - 1)) : INFINITY;
	size_t counted = 0;
	for (size_t k = 0; k < len; k++) {
		if (above[k] <= most)
			logs[counted++] = logs[k];
	}
	return counted;
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

/* Where only one of the two wavers by itself, its quiet rounds make it look the faster. So nothing is
 * said that all rounds, the disturbed ones and all their runs with them, do not say as well: which is the
 * slower, with the same confidence, though not by how much; or that they are about the same. */
static bool is_borne_out(
	enum compare_answer answer, const struct rounds *rounds, double margin, double confidence)
{
	struct paired all;
	paired_estimate(rounds->all, rounds->len, confidence, &all);
	switch (answer) {
	case COMPARE_SLOWER: return all.low > 0;
	case COMPARE_FASTER: return all.high < 0;
	case COMPARE_SAME: return fabs(all.estimate) < log1p(margin);
	case COMPARE_INCONCLUSIVE:
	case COMPARE_ANSWER_COUNT: break;
	}
	return true;
}

/* How many rounds it takes to tell a difference that is the margin, or by how much this one is beyond
 * it; of them so many count as did of these. */
static size_t rounds_needed(const struct compare_pair *pair, const struct rounds *rounds,
	const double *logs, size_t len, double margin, double confidence)
{
	static const double LEAST = 0.005;
	double apart = log1p(margin);
	double beyond = fabs(fabs(pair->ratio.estimate) - apart);
	size_t needs = paired_needs(logs, len, fmax(beyond, LEAST), confidence);
	double scaled = ceil((double)needs * (double)rounds->len / (double)len);
	/* Enough of them, had the others borne it out. */
	if (needs > 0 && scaled <= (double)rounds->len)
		scaled = (double)paired_needs(rounds->all, rounds->len,
			fmax(fabs(pair->ratio.estimate), LEAST), confidence);
	return (size_t)fmin(scaled, 1e9);
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
	struct rounds rounds;
	pair->crossover = 0;
	pair->needs = 0;
	for (size_t i = 0; i < pair->sizes_len; i++) {
		struct compare_size *size = &pair->sizes[i];
		size_t pairs = take_pairs(size, pair->rounds, logs);
		size->ratio = (struct paired){0};
		if (pairs > 0)
			paired_estimate(logs, pairs, confidence, &size->ratio);
	}
	take_rounds(pair, &rounds);
	size_t len = rounds.len > 0 ? take_quiet(&rounds, confidence, logs) : 0;
	pair->ratio = (struct paired){0};
	bool enough = len >= paired_fewest(confidence);
	if (enough)
		paired_estimate(logs, len, confidence, &pair->ratio);
	else if (len > 0)
		estimate_by_pairs(pair, confidence);
	pair->answer = answer_of(&pair->ratio, margin);
	if (enough && !is_borne_out(pair->answer, &rounds, margin, confidence))
		pair->answer = COMPARE_INCONCLUSIVE;
	if (pair->answer == COMPARE_INCONCLUSIVE && len > 0)
		pair->needs = rounds_needed(pair, &rounds, logs, len, margin, confidence);
	if (pair->answer == COMPARE_FASTER || pair->answer == COMPARE_SLOWER)
		pair->crossover = crossover(pair);
}

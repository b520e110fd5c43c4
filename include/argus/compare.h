/*
 * Deciding a comparison of two programs: which is faster, by how much at which size, and from which
 * size on?
 *
 * Both ran on the same inputs, in rounds of every size, and in turns. At one size a pair of runs counts
 * as ln(b / a), as in paired.h. Over sizes together, each program counts in each round by the least
 * disturbed of its runs: seldom are all of them slowed down at once. Pure.
 */
#ifndef ARGUS_COMPARE_H
#define ARGUS_COMPARE_H

#include <stdint.h>

#include "argus/paired.h"

enum compare_answer {
	COMPARE_INCONCLUSIVE,
	COMPARE_SAME, /* within the margin */
	COMPARE_FASTER,
	COMPARE_SLOWER,
	COMPARE_ANSWER_COUNT
};
const char *compare_answer_name(enum compare_answer answer); /* "inconclusive", "same", … */

enum {
	COMPARE_SIZES_MAX = 8,
	COMPARE_POOLED = 3, /* of the largest sizes, which decide */
	COMPARE_ROUNDS_MAX =
		PAIRED_MAX / 4 /* all runs of these sizes are few enough for paired.h */
};

/* One size: what `a` and `b` took, as ln seconds by round; NAN in both where there is no pair. */
struct compare_size {
	uint64_t n;
	double a[COMPARE_ROUNDS_MAX], b[COMPARE_ROUNDS_MAX];
	struct paired ratio; /* of its pairs; pairs 0: there are none */
};

struct compare_pair {
	size_t a, b; /* programs, by their place */
	struct compare_size sizes[COMPARE_SIZES_MAX]; /* ascending */
	size_t sizes_len;
	size_t rounds; /* that there were */
	enum compare_answer answer; /* of b, over the largest sizes together */
	struct paired ratio; /* over these */
	size_t from; /* the first of them */
	size_t needs; /* inconclusive: so many rounds would do; 0: not known */
	double crossover; /* from about this n on it is the other way round; 0: there is no such */
};

/* Fills all but a, b, the rounds, and the sizes' n and seconds. Differences within `margin` (0.05: 5 %) are none; the
 * intervals have at least this confidence. */
void compare_decide(struct compare_pair *pair, double margin, double confidence);

#endif

/*
 * Paired comparison: how much more does one program cost than another?
 *
 * The two run in turns (A B, B A, A B, ...), so that whatever the machine does to one it does to
 * the other; a pair counts as ln(b / a). The estimate is that of Hodges and Lehmann, its interval
 * the one that goes with Wilcoxon's signed-rank test. Neither asks what the noise looks like,
 * except that it has no side of its own, which is what the turns are for.
 *
 * Pure: the same pairs give the same answer on every machine. Differences are natural logarithms
 * of ratios, seconds do not occur. The logarithms must be finite, and at most PAIRED_MAX.
 */
#ifndef ARGUS_PAIRED_H
#define ARGUS_PAIRED_H

#include <stddef.h>

enum { PAIRED_MAX = 512 };

struct paired {
	size_t pairs;
	double low, estimate, high; /* low and high are infinite where the pairs are too few */
	double confidence; /* that the interval has: what was asked for or more; 0: too few */
};

/* The interval has at least this confidence (0.99, say). len > 0. */
void paired_estimate(const double *logs, size_t len, double confidence, struct paired *paired);

/* The interval ends at the so-many-th smallest and largest mean of two pairs; 0: with so few pairs
 * no interval has that confidence. Exact up to 60 pairs, by the normal distribution beyond. */
size_t paired_rank(size_t pairs, double confidence);

/* The fewest pairs that have an interval: 8 for 0.99, 6 for 0.95. */
size_t paired_fewest(double confidence);

/* Of pairs whose noise is like that of these: the smallest difference that `pairs` of them show nine
 * times out of ten, that is, for which the interval leaves 0 out. INFINITY where they are too few to
 * show any. */
double paired_resolves(const double *logs, size_t len, size_t pairs, double confidence);

/* The other way round: how many pairs it takes to show a difference > 0; at most 1e9. 0: these pairs
 * are too few to say. */
size_t paired_needs(const double *logs, size_t len, double difference, double confidence);

#endif

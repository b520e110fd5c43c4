/*
 * Laws of counts: from exact counts at growing n to the formula that they follow, or at least to
 * their class.
 *
 * Pure, and never fails: in come points, out goes a plain value with nothing to release. Counts
 * carry no noise, so a formula either passes through every point or it is not the law. Exact are
 *   - sums of rational multiples of 1, n to n^4, and log2(n), n log2(n), n^2 log2(n) where every
 *     n is a power of two; else with the logarithm rounded down or up, as loops that halve have
 *     it, and with the power of two next to n, as arrays that double have it;
 *   - at consecutive n, c * b^n + d with an integer b, recurrences of two steps with whole
 *     coefficients (Fibonacci's is one), and c * n! + d and its kin.
 * A law has at least two points more than it has coefficients, and of several the one with the
 * fewest terms is taken. All arithmetic is on integers; what would not fit into 128 bits is not
 * called exact.
 *
 * A law with log2(n) itself is exact at powers of two; where there are other sizes, too, they must
 * come near it (law_between.c), and a law without logarithms that they are only near to, or lie
 * between the steps of, gives its class and no formula.
 *
 * Where no law is exact but one holds for all points but one, or one for even n and another for
 * odd n, or a sum of up to three terms comes within 1 of every count, its class is taken.
 * Otherwise the class is the fit's (fit.h), which takes counts as nearly noiseless.
 */
#ifndef ARGUS_LAW_H
#define ARGUS_LAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/growth.h"
#include "argus/verdict.h"

enum { LAW_POINTS_MAX = 64, LAW_POINTS_LEAST = 3, LAW_TEXT_MAX = 400 };

struct law_point {
	uint64_t n;
	uint64_t count; /* up to 2^53 */
};

struct count_law {
	bool exact; /* the text's formula holds at every point, with log2(n) at powers of two */
	char text[LAW_TEXT_MAX]; /* "0.5·n² − 0.5·n + 3"; empty unless exact */
	char ascii[LAW_TEXT_MAX]; /* "0.5*n^2 - 0.5*n + 3" */
	struct growth growth; /* GROWTH_UNKNOWN where even the fit cannot tell */
	double confidence; /* 0 to 1 */
	struct growth alternatives[VERDICT_ALTERNATIVES_MAX]; /* the fit's; the likelier first */
	unsigned alternatives_len;
	char reason[VERDICT_TEXT_MAX]; /* why the law is not exact, or the class unknown */
	/* Least and largest of ln(count ratio) / ln(n ratio) between neighbouring points, 0 where no
	 * two neighbours are both above 0. */
	double exponent_low, exponent_high;
	double exponent; /* that of the last two of them */
};

/* The points are sorted by n, which are distinct. Beyond LAW_POINTS_MAX, the largest n count. */
void law_find(const struct law_point *points, size_t len, struct count_law *law);

/* What several samples of one n (seeds) came to. */
struct law_spread {
	uint64_t n;
	uint64_t best, worst;
	double mean;
	size_t samples;
};

/* Samples in any order, as many of an n as there are. Returns how many distinct n, sorted, went
 * into `spreads`; those beyond `max` are left out, the smallest first. */
size_t law_gather(
	const struct law_point *samples, size_t len, struct law_spread *spreads, size_t max);

/* The law of the worst counts. */
void law_find_worst(const struct law_spread *spreads, size_t len, struct count_law *law);

#endif

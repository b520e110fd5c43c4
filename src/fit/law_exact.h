/*
 * The families of exact laws, and how they are written.
 *
 * A finder sets text, ascii and growth and returns true if a law of its family passes through every
 * point with at least `spare` points more than it has coefficients. It leaves *law alone otherwise.
 */
#ifndef ARGUS_FIT_LAW_EXACT_H
#define ARGUS_FIT_LAW_EXACT_H

#include "argus/law.h"

typedef __int128 law_wide; /* C has no other name for it that clang-tidy takes */

/* In lowest terms, den > 0. All-zero is no number. */
struct law_ratio {
	int64_t num, den;
};

/* A sum of terms as numbers, the fastest growing first. */
enum { LAW_TERMS_MOST = 6 };
struct law_sum {
	size_t len;
	struct law_term {
		unsigned degree, logs; /* of n, of log2(n) */
		double factor;
	} terms[LAW_TERMS_MOST];
};

/* Sums of terms in n and log2(n). With `sum`, only of those that have a value between sizes, so
 * without a rounded logarithm. */
bool law_terms_find(const struct law_point *points, size_t len, size_t spare, struct law_sum *sum,
	struct count_law *law);

/* A sum that passes through every point whose n is a power of two, and comes near the others. */
bool law_between_find(const struct law_point *points, size_t len, struct count_law *law);

/* Exponentials, recurrences and factorials, at consecutive n. */
bool law_steps_find(
	const struct law_point *points, size_t len, size_t spare, struct count_law *law);

/* The class of the one sum of few terms that comes within 1 of every count, if there is one. */
bool law_near_find(const struct law_point *points, size_t len, struct growth *growth);

/* num / den in lowest terms. False if they do not fit, or den is 0. */
bool law_ratio_make(law_wide num, law_wide den, struct law_ratio *ratio);

/* Append " + 2·factor" to both texts; nothing for 0, no factor for "". */
void law_text_add(
	struct count_law *law, struct law_ratio ratio, const char *unicode, const char *ascii);

/* Append as it is. */
void law_text_put(struct count_law *law, const char *unicode, const char *ascii);

#endif

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

/* Sums of terms in n and log2(n). */
bool law_terms_find(
	const struct law_point *points, size_t len, size_t spare, struct count_law *law);

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

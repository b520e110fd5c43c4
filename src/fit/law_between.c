/*
 * Laws that were seen at powers of two only, held against the sizes between.
 *
 * What halves its input follows a law at powers of two and is merely near it elsewhere: a merge
 * sort is at most 0.09 n off. But a law of powers of two alone may be none: 2^k mod 1000 doubles
 * for a while as 2^k does, and a linear program whose loop ran i % 1000 times came back with n^2,
 * as a fiftieth of a sum that went through every count. So it is the leading term that the rest
 * is held against: one that is smaller than what it fails to explain is none.
 */
#include <math.h>

#include "fit/law_exact.h"

static const double NEAR = 0.02; /* of the leading term */
static const double ROUNDING = 1;

enum { SPARE = 2, POWERS_LEAST = 5 };

static bool is_power_of_two(uint64_t n)
{
	return n > 0 && (n & (n - 1)) == 0;
}

static double term_at(const struct law_term *term, double n)
{
	return term->factor * pow(n, term->degree) * pow(log2(n), term->logs);
}

/* A logarithm alone is one step off where it was rounded. */
static double tolerance_at(const struct law_term *lead, double n)
{
	double near = fmax(NEAR * fabs(term_at(lead, n)), ROUNDING);
	return lead->degree == 0 && lead->logs > 0 ? fmax(near, fabs(lead->factor)) : near;
}

/* The first term with a logarithm, which is what may be rounded; NULL: none. */
static const struct law_term *rounded_term(const struct law_sum *sum)
{
	for (size_t t = 0; t < sum->len; t++) {
		if (sum->terms[t].logs > 0)
			return &sum->terms[t];
	}
	return NULL;
}

/* Are all sizes between as near to the sum as the term lets them be? */
static bool comes_near(const struct law_point *points, size_t len, const struct law_sum *sum,
	const struct law_term *term)
{
	for (size_t i = 0; i < len; i++) {
		double n = (double)points[i].n;
		double left = (double)points[i].count;
		for (size_t t = 0; t < sum->len; t++)
			left -= points[i].n > 0 ? term_at(&sum->terms[t], n) : 0;
		if (!is_power_of_two(points[i].n) && fabs(left) > tolerance_at(term, n))
			return false;
	}
	return true;
}

/* Four calls of half the size each, rounded, count the same from one power of two to the next:
 * the leading term is most of the count then, and nothing falls. */
static bool is_staircase(const struct law_point *points, size_t len, const struct law_sum *sum)
{
	static const double MOST_OF_IT = 0.5;
	const struct law_point *last = &points[len - 1];
	for (size_t i = 1; i < len; i++) {
		if (points[i].count < points[i - 1].count)
			return false;
	}
	return term_at(&sum->terms[0], (double)last->n) >= MOST_OF_IT * (double)last->count;
}

/* What is constant at powers of two only is nothing to go by. */
static bool leads(const struct law_sum *sum)
{
	return sum->len > 0 && sum->terms[0].degree + sum->terms[0].logs > 0;
}

bool law_between_find(const struct law_point *points, size_t len, struct count_law *law)
{
	struct law_point powers[LAW_POINTS_MAX];
	struct law_sum sum = {0};
	struct count_law found = *law;
	size_t kept = 0;
	for (size_t i = 0; i < len; i++) {
		if (is_power_of_two(points[i].n))
			powers[kept++] = points[i];
	}
	if (kept < POWERS_LEAST || kept == len ||
		!law_terms_find(powers, kept, SPARE, &sum, &found) || !leads(&sum))
		return false;
	const struct law_term *lead = &sum.terms[0];
	const struct law_term *rounded = rounded_term(&sum);
	if (!comes_near(points, len, &sum, lead) && !is_staircase(points, len, &sum))
		return false;
	found.exact = rounded && comes_near(points, len, &sum, rounded);
	if (!found.exact)
		found.text[0] = found.ascii[0] = '\0';
	*law = found;
	return true;
}

/*
 * Laws that are told by how one count follows from those before it, at consecutive n.
 *
 * The differences of a recurrence T(n) = a T(n-1) + b T(n-2) + c have no c any more, so two
 * equations give a and b by Cramer's rule and every further one must agree. Only whole
 * coefficients count: code that calls itself does so a whole number of times. Counts are below
 * 2^53, so no product of two of them and a coefficient leaves 128 bits.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "fit/law_exact.h"

static const int64_t COEFFICIENT_MOST = 1000; /* times a count, it stays below 2^63 */
static const uint64_t COUNT_MOST = UINT64_C(1) << 53;

static law_wide count_at(const struct law_point *points, size_t i)
{
	return (law_wide)points[i].count;
}

/* The count at i + 1 less that at i. */
static law_wide step_at(const struct law_point *points, size_t i)
{
	return count_at(points, i + 1) - count_at(points, i);
}

static bool whole_quotient(law_wide num, law_wide den, int64_t *quotient)
{
	struct law_ratio ratio;
	if (!law_ratio_make(num, den, &ratio) || ratio.den != 1)
		return false;
	*quotient = ratio.num;
	return ratio.num <= COEFFICIENT_MOST && ratio.num >= -COEFFICIENT_MOST;
}

/* May it stand in a text? */
static bool is_printable(law_wide number)
{
	return number <= INT64_MAX && number >= -INT64_MAX;
}

static struct law_ratio whole(law_wide number)
{
	return (struct law_ratio){(int64_t)number, 1};
}

static void put_recurrence_head(struct count_law *law)
{
	law_text_put(law, "T(n) = ", "T(n) = ");
}

/* lead * base^n + rest; false where the fractions are too large to be of use. */
static bool print_power(
	const struct law_point *first, law_wide step, int64_t base, struct count_law *law)
{
	static const law_wide MOST = (law_wide)1 << 53;
	char power[32];
	law_wide den = base - 1;
	struct law_ratio lead;
	struct law_ratio rest;
	for (uint64_t i = 0; i < first->n; i++) {
		den *= base;
		if (den > MOST)
			return false;
	}
	if (!law_ratio_make(step, den, &lead) ||
		!law_ratio_make((law_wide)first->count * (base - 1) - step, base - 1, &rest))
		return false;
	snprintf(power, sizeof power, "%" PRId64 "^n", base);
	law_text_add(law, lead, power, power);
	law_text_add(law, rest, "", "");
	return true;
}

/* c * b^n + d */
static bool find_power(
	const struct law_point *points, size_t len, size_t spare, struct count_law *law)
{
	enum { COEFFICIENTS = 3 };
	int64_t base;
	if (len < COEFFICIENTS + spare ||
		!whole_quotient(step_at(points, 1), step_at(points, 0), &base) || base < 2 ||
		step_at(points, 0) < 0)
		return false;
	for (size_t i = 0; i + 2 < len; i++) {
		if (step_at(points, i + 1) != base * step_at(points, i))
			return false;
	}
	law->growth = (struct growth){GROWTH_EXPONENTIAL, (double)base};
	if (!print_power(points, step_at(points, 0), base, law)) {
		put_recurrence_head(law);
		law_text_add(law, whole(base), "T(n−1)", "T(n-1)");
		law_text_add(law, whole(count_at(points, 1) - base * count_at(points, 0)), "", "");
	}
	return true;
}

struct recurrence {
	int64_t one, two; /* of T(n-1), of T(n-2) */
	law_wide rest;
};

static bool solve_recurrence(
	const struct law_point *points, size_t len, struct recurrence *recurrence)
{
	law_wide d0 = step_at(points, 0);
	law_wide d1 = step_at(points, 1);
	law_wide d2 = step_at(points, 2);
	law_wide d3 = step_at(points, 3);
	law_wide determinant = d1 * d1 - d0 * d2;
	if (!whole_quotient(d2 * d1 - d0 * d3, determinant, &recurrence->one) ||
		!whole_quotient(d1 * d3 - d2 * d2, determinant, &recurrence->two))
		return false;
	recurrence->rest = count_at(points, 2) - recurrence->one * count_at(points, 1) -
		recurrence->two * count_at(points, 0);
	if (!is_printable(recurrence->rest))
		return false;
	for (size_t i = 0; i + 2 < len; i++) {
		law_wide next = recurrence->one * count_at(points, i + 1) +
			recurrence->two * count_at(points, i) + recurrence->rest;
		if (next != count_at(points, i + 2))
			return false;
	}
	return true;
}

/* The largest root of x^2 = one x + two; 0 where the roots are not real. */
static double dominant_root(const struct recurrence *recurrence)
{
	double half = (double)recurrence->one / 2;
	double square = half * half + (double)recurrence->two;
	return square < 0 ? 0 : half + sqrt(square);
}

static law_wide fibonacci(uint64_t index)
{
	law_wide a = 0;
	law_wide b = 1;
	for (uint64_t i = 0; i < index; i++) {
		law_wide next = a + b;
		a = b;
		b = next;
	}
	return a;
}

/* c * F(n + shift) - rest, where the counts are a single multiple of Fibonacci numbers. */
static bool print_fibonacci(const struct law_point *points, law_wide rest, struct count_law *law)
{
	enum { INDEX_MOST = 90 };
	static const struct {
		int shift;
		const char *unicode, *ascii;
	} rows[] = {{0, "F(n)", "F(n)"}, {1, "F(n+1)", "F(n+1)"}, {2, "F(n+2)", "F(n+2)"},
		{3, "F(n+3)", "F(n+3)"}};
	for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
		uint64_t index = points[0].n + (uint64_t)rows[r].shift;
		struct law_ratio ratio;
		if (index == 0 || index > INDEX_MOST)
			continue;
		law_wide here = count_at(points, 0) + rest;
		law_wide next = count_at(points, 1) + rest;
		if (here * fibonacci(index + 1) != next * fibonacci(index) ||
			!law_ratio_make(here, fibonacci(index), &ratio) || ratio.num <= 0)
			continue;
		law_text_add(law, ratio, rows[r].unicode, rows[r].ascii);
		law_text_add(law, whole(-rest), "", "");
		return true;
	}
	return false;
}

static void print_recurrence(const struct recurrence *recurrence, struct count_law *law)
{
	put_recurrence_head(law);
	law_text_add(law, whole(recurrence->one), "T(n−1)", "T(n-1)");
	law_text_add(law, whole(recurrence->two), "T(n−2)", "T(n-2)");
	law_text_add(law, whole(recurrence->rest), "", "");
}

static bool find_recurrence(
	const struct law_point *points, size_t len, size_t spare, struct count_law *law)
{
	enum { COEFFICIENTS = 5 };
	static const double SLOWEST = 1.01; /* a root of 1 belongs to a polynomial */
	struct recurrence recurrence;
	if (len < COEFFICIENTS + spare || !solve_recurrence(points, len, &recurrence))
		return false;
	double root = dominant_root(&recurrence);
	if (root < SLOWEST || points[len - 1].count <= points[len - 2].count)
		return false;
	law->growth = (struct growth){GROWTH_EXPONENTIAL, root};
	bool golden = recurrence.one == 1 && recurrence.two == 1;
	if (!golden || !print_fibonacci(points, recurrence.rest, law))
		print_recurrence(&recurrence, law);
	return true;
}

/* T(n) less n T(n-1), for the count at i. */
static law_wide factorial_rest(const struct law_point *points, size_t i)
{
	return count_at(points, i) - (law_wide)points[i].n * count_at(points, i - 1);
}

static bool print_factorial(const struct law_point *first, law_wide rest, struct count_law *law)
{
	enum { INDEX_MOST = 18 }; /* 18! is below 2^53 */
	struct law_ratio lead;
	law_wide product = 1;
	if (first->n > INDEX_MOST)
		return false;
	for (uint64_t i = 2; i <= first->n; i++)
		product *= (law_wide)i;
	if (!law_ratio_make((law_wide)first->count - rest, product, &lead) || lead.num <= 0)
		return false;
	law_text_add(law, lead, "n!", "n!");
	law_text_add(law, whole(rest), "", "");
	return true;
}

/* T(n) = n T(n-1) + p n + q: c * n! + d has p = -d and q = d. */
static bool find_factorial(
	const struct law_point *points, size_t len, size_t spare, struct count_law *law)
{
	enum { COEFFICIENTS = 3 };
	if (len < COEFFICIENTS + spare || points[len - 1].count <= points[len - 2].count)
		return false;
	law_wide per_n = factorial_rest(points, 2) - factorial_rest(points, 1);
	law_wide rest = factorial_rest(points, 1) - per_n * (law_wide)points[1].n;
	if (!is_printable(per_n) || !is_printable(rest))
		return false;
	for (size_t i = 1; i < len; i++) {
		if (factorial_rest(points, i) != per_n * (law_wide)points[i].n + rest)
			return false;
	}
	law->growth = (struct growth){GROWTH_FACTORIAL, 0};
	if (per_n == -rest && print_factorial(points, rest, law))
		return true;
	put_recurrence_head(law);
	law_text_put(law, "n·T(n−1)", "n*T(n-1)");
	law_text_add(law, whole(per_n), "n", "n");
	law_text_add(law, whole(rest), "", "");
	return true;
}

static bool consecutive(const struct law_point *points, size_t len)
{
	static const uint64_t N_MOST = 10000; /* nothing of these families gets there */
	for (size_t i = 0; i < len; i++) {
		if (points[i].n != points[0].n + i || points[i].n > N_MOST ||
			points[i].count > COUNT_MOST)
			return false;
	}
	return true;
}

bool law_steps_find(const struct law_point *points, size_t len, size_t spare, struct count_law *law)
{
	static bool (*const finders[])(const struct law_point *, size_t, size_t,
		struct count_law *) = {find_power, find_recurrence, find_factorial};
	if (!consecutive(points, len))
		return false;
	for (size_t i = 0; i < sizeof finders / sizeof *finders; i++) {
		if (finders[i](points, len, spare, law))
			return true;
	}
	return false;
}

/*
 * An array that is moved in one piece up to some size and by items above it has two growths in one
 * series, and no law of one class says anything of that. Data that leave a cache make a jump as
 * large, and the same growth above it as below.
 */
#include "fit/breaks.h"

#include <math.h>

#include "fit/lsq.h"

static const double BREAK = 1.1; /* of a logarithm, between two sizes: a factor of three */

/* Do sizes in a row grow otherwise than the class? By the slope of their logarithms, which for c^n is
 * large and hangs on a base that is fitted. */
static bool differs(const struct sizes *sizes, size_t from, size_t to, const struct law *law)
{
	static const double APART = 0.5; /* of an exponent */
	static const double PART = 0.25; /* of the class's own */
	double x[SIZES_MAX];
	double class[SIZES_MAX];
	double miss[SIZES_MAX];
	size_t len = to - from;
	for (size_t i = 0; i < len; i++) {
		const struct size *size = &sizes->items[from + i];
		x[i] = log(size->n);
		class[i] = growth_log_value(law->growth, size->n);
		miss[i] = log(size->value) - class[i];
	}
	double most = APART;
	if (growth_is_steep(law->growth))
		most = fmax(most, PART * lsq_line(x, class, len).slope);
	return fabs(lsq_line(x, miss, len).slope) >= most;
}

static enum break_kind judge(const struct evidence *evidence, size_t at, const struct law *law)
{
	const struct sizes *sizes = &evidence->sizes;
	if (at != evidence->cliff)
		return BREAK_UNKNOWN;
	bool above = !differs(sizes, at, sizes->len, law);
	if (above && !differs(sizes, 0, at, law))
		return BREAK_CLIFF;
	return above && sizes->len - at >= EVIDENCE_SIZES_LEAST ? BREAK_BELOW : BREAK_UNKNOWN;
}

/* What the law misses by from one size to the next, usually: a break stands out of that. */
static double usual_step(const double *miss, size_t len)
{
	double steps[SIZES_MAX];
	for (size_t i = 1; i < len; i++)
		steps[i - 1] = fabs(miss[i] - miss[i - 1]);
	sizes_order(steps, len - 1);
	return sizes_quantile(steps, len - 1, 0.5);
}

struct growth_break break_find(const struct evidence *evidence, const struct law *law)
{
	const struct sizes *sizes = &evidence->sizes;
	static const double STANDS_OUT = 2.5;
	double miss[SIZES_MAX];
	if (sizes->exact || sizes->bytes)
		return (struct growth_break){0};
	for (size_t i = 0; i < sizes->len; i++) {
		const struct size *size = &sizes->items[i];
		miss[i] = log(size->value / fmax(law_value(law, size->n), 1e-9 * size->value));
	}
	double least = fmax(BREAK, STANDS_OUT * usual_step(miss, sizes->len));
	for (size_t i = 2; i + 1 < sizes->len; i++) {
		double step = miss[i] - miss[i - 1];
		/* A size that was disturbed goes back again, and a small one has lower orders. */
		if (step < least || miss[i + 1] - miss[i - 1] < step / 2)
			continue;
		return (struct growth_break){judge(evidence, i, law), i, exp(step)};
	}
	return (struct growth_break){0};
}

size_t break_knee(const struct sizes *sizes, double exponents[2])
{
	enum { LEAST = 3 };
	static const double APART = 0.5; /* of an exponent */
	static const double PART = 0.1; /* of what one line leaves over */
	double x[SIZES_MAX];
	double y[SIZES_MAX];
	size_t knee = 0;
	for (size_t i = 0; i < sizes->len; i++) {
		x[i] = log(sizes->items[i].n);
		y[i] = log(sizes->items[i].value);
	}
	double least = PART * lsq_line(x, y, sizes->len).squares;
	for (size_t i = LEAST; i + LEAST <= sizes->len; i++) {
		struct lsq_line below = lsq_line(x, y, i);
		struct lsq_line above = lsq_line(x + i, y + i, sizes->len - i);
		double squares = below.squares + above.squares;
		if (squares >= least || fabs(above.slope - below.slope) < APART)
			continue;
		least = squares;
		knee = i;
		exponents[0] = below.slope;
		exponents[1] = above.slope;
	}
	return knee;
}

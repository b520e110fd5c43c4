/*
 * An array that is moved in one piece up to some size and by items above it has two growths in one
 * series, and no law of one class says anything of that. Data that leave a cache make a jump as
 * large, and the same growth above it as below.
 */
#include "fit/breaks.h"

#include <math.h>

static const double BREAK = 1.1; /* of a logarithm, between two sizes: a factor of three */

/* Do sizes in a row grow otherwise than the class? By the slope of their logarithms, which for c^n is
 * large and hangs on a base that is fitted. */
static bool differs(const struct sizes *sizes, size_t from, size_t to, const struct law *law)
{
	static const double APART = 0.5; /* of an exponent */
	static const double PART = 0.25; /* of the class's own */
	double mean = 0;
	double across = 0;
	double along = 0;
	double own = 0;
	for (size_t i = from; i < to; i++)
		mean += log(sizes->items[i].n) / (double)(to - from);
	for (size_t i = from; i < to; i++) {
		const struct size *size = &sizes->items[i];
		double x = log(size->n) - mean;
		double class = growth_log_value(law->growth, size->n);
		across += x * x;
		along += x * (log(size->value) - class);
		own += x * class;
	}
	double most =
		growth_is_steep(law->growth) ? fmax(PART * own, APART * across) : APART * across;
	return fabs(along) >= most;
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

/* A straight line through the logarithms of some sizes in a row. */
struct line {
	double exponent;
	double squares; /* left over */
};

static struct line line_of(const struct sizes *sizes, size_t from, size_t to)
{
	double count = (double)(to - from);
	double x_mean = 0;
	double y_mean = 0;
	for (size_t i = from; i < to; i++) {
		x_mean += log(sizes->items[i].n) / count;
		y_mean += log(sizes->items[i].value) / count;
	}
	double across = 0;
	double along = 0;
	double up = 0;
	for (size_t i = from; i < to; i++) {
		double x = log(sizes->items[i].n) - x_mean;
		double y = log(sizes->items[i].value) - y_mean;
		across += x * x;
		along += x * y;
		up += y * y;
	}
	double exponent = across > 0 ? along / across : 0;
	return (struct line){exponent, fmax(up - exponent * along, 0)};
}

size_t break_knee(const struct sizes *sizes, double exponents[2])
{
	enum { LEAST = 3 };
	static const double APART = 0.5; /* of an exponent */
	static const double PART = 0.1; /* of what one line leaves over */
	size_t knee = 0;
	double least = PART * line_of(sizes, 0, sizes->len).squares;
	for (size_t i = LEAST; i + LEAST <= sizes->len; i++) {
		struct line below = line_of(sizes, 0, i);
		struct line above = line_of(sizes, i, sizes->len);
		double squares = below.squares + above.squares;
		if (squares >= least || fabs(above.exponent - below.exponent) < APART)
			continue;
		least = squares;
		knee = i;
		exponents[0] = below.exponent;
		exponents[1] = above.exponent;
	}
	return knee;
}

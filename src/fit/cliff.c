#include "fit/cliff.h"

#include <math.h>
#include <stdbool.h>

enum { WIDEST = 2 }; /* steps */

struct steps {
	const double *n, *value, *error;
	size_t len;
};

/* The exponent of the step that ends at an item, none below 0. */
static double exponent(const struct steps *steps, size_t to)
{
	double step = log(steps->value[to] / steps->value[to - 1]);
	return fmax(step / log(steps->n[to] / steps->n[to - 1]), 0);
}

/* The logarithm by which item `at` stands above the one `width` steps before it, beyond what the
 * steps beside say and noise may do. 0 where the next step takes it back: that was a disturbed size. */
static double height(const struct steps *steps, size_t at, size_t width)
{
	static const double NOISE = 2; /* standard errors */
	size_t below = at - width;
	double before = exponent(steps, below);
	double usual = fmax(before, exponent(steps, at + 1));
	double step = log(steps->value[at] / steps->value[below]);
	double back = before * log(steps->n[at + 1] / steps->n[at]) -
		log(steps->value[at + 1] / steps->value[at]);
	double noise = NOISE * hypot(steps->error[at], steps->error[below]);
	double over = step - usual * log(steps->n[at] / steps->n[below]) - noise;
	return back < over / 2 ? over : 0;
}

/* Stairs of several, as of what works in powers of two, are a way to grow. */
static size_t find(const struct steps *steps, size_t width)
{
	static const double CLIFF = 0.6;
	static const double ALONE = 2;
	size_t at = 0;
	double most = 0;
	double second = 0;
	for (size_t i = width + 1; i + 1 < steps->len; i++) {
		double over = height(steps, i, width);
		if (over > most) {
			most = over;
			at = i;
		}
	}
	for (size_t i = width + 1; i + 1 < steps->len; i++) {
		bool apart = i >= at + width || i + width <= at;
		second = fmax(second, apart ? height(steps, i, width) : 0);
	}
	return most > CLIFF && most > ALONE * second ? at : 0;
}

size_t cliff_find(
	const double *n, const double *value, const double *error, size_t len, size_t *halfway)
{
	struct steps steps = {n, value, error, len};
	for (size_t width = 1; width <= WIDEST; width++) {
		size_t at = find(&steps, width);
		*halfway = width - 1;
		if (at > 0)
			return at;
	}
	*halfway = 0;
	return 0;
}

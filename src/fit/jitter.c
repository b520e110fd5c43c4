/*
 * A residual against the running median of its neighbours' shows the jump of one size alone: a law
 * that is wrong, or a slow drift, bends all neighbours alike. The typical jump is every size's error;
 * a size that jumps far beyond it was disturbed as a whole and keeps little weight. One series of
 * 40 had two of its 14 sizes slowed to 160 % in nearly all their repeats.
 */
#include "fit/jitter.h"

#include <math.h>

enum { REACH = 2 }; /* neighbours on each side */

/* The median of the residuals within reach of size i; at the ends the window is cut. */
static double running_median(const double *residuals, size_t len, size_t i)
{
	double window[2 * REACH + 1];
	size_t from = i > REACH ? i - REACH : 0;
	size_t to = i + REACH < len ? i + REACH + 1 : len;
	for (size_t k = from; k < to; k++)
		window[k - from] = residuals[k];
	sizes_order(window, to - from);
	return sizes_quantile(window, to - from, 0.5);
}

static double typical(const double *jumps, size_t len)
{
	/* From the median of |jump| to a standard deviation; the jump against a median of five that
	 * holds the size itself is smaller than the error: 1.4826 / 0.75. */
	static const double FROM_MEDIAN = 2;
	double sizes[SIZES_MAX];
	for (size_t i = 0; i < len; i++)
		sizes[i] = fabs(jumps[i]);
	sizes_order(sizes, len);
	return FROM_MEDIAN * sizes_quantile(sizes, len, 0.5);
}

void jitter_add(struct sizes *sizes, const struct law *law)
{
	enum { ENOUGH = 7 }; /* fewer sizes than that are bent by the law's own misfit */
	static const double DISTURBED = 3.5;
	if (sizes->len < ENOUGH)
		return;

	double residuals[SIZES_MAX];
	double jumps[SIZES_MAX];
	for (size_t i = 0; i < sizes->len; i++) {
		double model = law_value(law, sizes->items[i].n);
		residuals[i] =
			log(sizes->items[i].value / fmax(model, 1e-6 * sizes->items[i].value));
	}
	for (size_t i = 0; i < sizes->len; i++)
		jumps[i] = residuals[i] - running_median(residuals, sizes->len, i);
	double jitter = typical(jumps, sizes->len);
	for (size_t i = 0; i < sizes->len; i++) {
		struct size *size = &sizes->items[i];
		size->error = fmax(size->error, jitter);
		if (fabs(jumps[i]) > DISTURBED * size->error)
			size->error = fabs(jumps[i]);
	}
}

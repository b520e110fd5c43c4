/*
 * Least squares with two columns and no negative coefficient: y = intercept * u + slope * w.
 *
 * Closed form. The columns come weighted and scaled to about 1 by the caller; a column of zeros,
 * or two that are parallel, leave the better single one. Beside it the plain straight line.
 */
#ifndef ARGUS_FIT_LSQ_H
#define ARGUS_FIT_LSQ_H

#include <stddef.h>

struct lsq {
	double intercept;
	double slope;
	double squares; /* what is left: the sum of squared residuals */
};

struct lsq lsq_solve(const double *y, const double *u, const double *w, size_t len);

/* The straight line through `len` points, two at least. */
struct lsq_line {
	double slope; /* 0 where all x are one */
	double squares; /* left over */
};
struct lsq_line lsq_line(const double *x, const double *y, size_t len);

#endif

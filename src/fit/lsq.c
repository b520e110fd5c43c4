#include "fit/lsq.h"

#include <math.h>

static double dot(const double *a, const double *b, size_t len)
{
	double sum = 0;
	for (size_t i = 0; i < len; i++)
		sum += a[i] * b[i];
	return sum;
}

static double squares_left(const double *y, const double *u, const double *w, size_t len,
	double intercept, double slope)
{
	double sum = 0;
	for (size_t i = 0; i < len; i++) {
		double residual = y[i] - intercept * u[i] - slope * w[i];
		sum += residual * residual;
	}
	return sum;
}

/* The coefficient of one column alone. */
static double solve_one(const double *y, const double *column, size_t len)
{
	double norm = dot(column, column, len);
	double along = dot(y, column, len);
	return norm > 0 && along > 0 ? along / norm : 0;
}

/* The optimum under both constraints is the free one, or lies on an edge. */
static struct lsq solve_edges(const double *y, const double *u, const double *w, size_t len)
{
	struct lsq flat = {.intercept = solve_one(y, u, len)};
	struct lsq steep = {.slope = solve_one(y, w, len)};
	flat.squares = squares_left(y, u, w, len, flat.intercept, 0);
	steep.squares = squares_left(y, u, w, len, 0, steep.slope);
	return flat.squares <= steep.squares ? flat : steep;
}

struct lsq lsq_solve(const double *y, const double *u, const double *w, size_t len)
{
	static const double PARALLEL = 1e-20;
	double uu = dot(u, u, len);
	double share = uu > 0 ? dot(u, w, len) / uu : 0;
	/* w made orthogonal to u first: the normal equations would square the condition. */
	double across = 0;
	double along = 0;
	for (size_t i = 0; i < len; i++) {
		double rest = w[i] - share * u[i];
		across += rest * rest;
		along += y[i] * rest;
	}
	if (!(uu > 0) || !(across > PARALLEL * dot(w, w, len)))
		return solve_edges(y, u, w, len);

	struct lsq fit = {.slope = along / across};
	fit.intercept = dot(y, u, len) / uu - fit.slope * share;
	if (fit.slope < 0 || fit.intercept < 0)
		return solve_edges(y, u, w, len);
	fit.squares = squares_left(y, u, w, len, fit.intercept, fit.slope);
	return fit;
}

struct lsq_line lsq_line(const double *x, const double *y, size_t len)
{
	double x_mean = 0;
	double y_mean = 0;
	double across = 0;
	double along = 0;
	double up = 0;
	for (size_t i = 0; i < len; i++) {
		x_mean += x[i] / (double)len;
		y_mean += y[i] / (double)len;
	}
	for (size_t i = 0; i < len; i++) {
		across += (x[i] - x_mean) * (x[i] - x_mean);
		along += (x[i] - x_mean) * (y[i] - y_mean);
		up += (y[i] - y_mean) * (y[i] - y_mean);
	}
	double slope = across > 0 ? along / across : 0;
	return (struct lsq_line){slope, fmax(up - slope * along, 0)};
}

#include "fit/basis.h"

#include <math.h>

#include "base/mem.h"

/* A class with a parameter can imitate its named neighbours, so it starts far behind them. */
const struct basis basis_rows[BASIS_COUNT] = {
	{GROWTH_CONSTANT, 0, 0, 0},
	{GROWTH_LOG, -0.5, 0, 0},
	{GROWTH_SQRT, -1, 0, 0},
	{GROWTH_LINEAR, 0, 0, 0},
	{GROWTH_LINEARITHMIC, -0.3, 0, 0},
	{GROWTH_LINEAR_SQRT, -1.5, 0, 0},
	{GROWTH_QUADRATIC, 0, 0, 0},
	{GROWTH_QUADRATIC_LOG, -1, 0, 0},
	{GROWTH_CUBIC, -0.3, 0, 0},
	{GROWTH_POWER, -5, 0.1, 8},
	{GROWTH_EXPONENTIAL, -3, 1.02, 40},
	{GROWTH_FACTORIAL, -1.5, 0, 0},
};

double basis_round(enum growth_kind kind, double parameter, double n)
{
	static const double TOLERANCE = 0.02;
	for (double step = 100; step < 1e7; step *= 10) {
		double rounded = round(parameter * step) / step;
		if (kind == GROWTH_POWER || n * fabs(log(rounded / parameter)) < TOLERANCE)
			return rounded;
	}
	return parameter;
}

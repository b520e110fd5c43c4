#include "fit/basis.h"

#include <math.h>

#include "base/mem.h"

/* A class with a parameter can imitate its named neighbours, so it starts far behind them. */
const struct basis basis_rows[BASIS_COUNT] = {
	{GROWTH_CONSTANT, 0, 0, 0, 0, 0},
	{GROWTH_LOG, -0.5, -1.5, -0.5, 0, 0},
	{GROWTH_SQRT, -1, -2.5, -1.5, 0, 0},
	{GROWTH_LINEAR, 0, 0, 0.5, 0, 0},
	{GROWTH_LINEARITHMIC, -0.3, -3, -1.8, 0, 0},
	{GROWTH_LINEAR_SQRT, -1.5, -4.5, -3.5, 0, 0},
	{GROWTH_QUADRATIC, 0, 0, 0, 0, 0},
	{GROWTH_QUADRATIC_LOG, -1, -4, -1.8, 0, 0},
	{GROWTH_CUBIC, -0.3, -1, -1.8, 0, 0},
	{GROWTH_POWER, -5, -7, -7, 0.1, 8},
	{GROWTH_EXPONENTIAL, -3, -3, -3, 1.02, 40},
	{GROWTH_FACTORIAL, -1.5, -3, -1.5, 0, 0},
};

double basis_round(enum growth_kind kind, double parameter, double n)
{
	static const double TOLERANCE = 0.02;
	static const double steps[] = {1e2, 1e3, 1e4, 1e5, 1e6};
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		double rounded = round(parameter * steps[i]) / steps[i];
		if (kind == GROWTH_POWER || n * fabs(log(rounded / parameter)) < TOLERANCE)
			return rounded;
	}
	return parameter;
}

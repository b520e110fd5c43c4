#include <math.h>

#include "argus/fit.h"

bool fit_same_class(struct growth a, struct growth b)
{
	static const double EXPONENT_CLOSE = 0.1;
	static const double BASE_CLOSE = 0.05;
	if (a.kind != b.kind)
		return false;
	if (a.kind == GROWTH_POWER)
		return fabs(a.parameter - b.parameter) <= EXPONENT_CLOSE;
	if (a.kind == GROWTH_EXPONENTIAL)
		return fabs(log(a.parameter / b.parameter)) <= BASE_CLOSE;
	return true;
}

static bool keeps_to(struct growth growth, struct growth expected)
{
	return fit_same_class(growth, expected) || growth_compare(growth, expected) <= 0;
}

enum fit_gate fit_gate(const struct verdict *verdict, struct growth expected)
{
	unsigned faster = 0;
	for (unsigned i = 0; i < verdict->alternatives_len; i++)
		faster += !keeps_to(verdict->alternatives[i], expected);

	if (verdict->growth.kind != GROWTH_UNKNOWN) {
		if (keeps_to(verdict->growth, expected))
			return FIT_HOLDS;
		return faster == verdict->alternatives_len ? FIT_FAILS : FIT_OPEN;
	}
	if (verdict->alternatives_len < 2)
		return FIT_OPEN;
	if (faster == verdict->alternatives_len)
		return FIT_FAILS;
	return faster == 0 ? FIT_HOLDS : FIT_OPEN;
}

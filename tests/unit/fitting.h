/* What tests of fitting share: classes by their names, and noise. */
#ifndef TESTS_FITTING_H
#define TESTS_FITTING_H

#include "argus/growth.h"
#include "base/rng.h"
#include "unit.h"

static inline struct growth parsed(const char *text)
{
	struct growth growth = {0};
	struct err err = {0};
	if (growth_parse(text, &growth, &err) < 0)
		fail_msg("%s", err.text);
	return growth;
}

/* About normal, of mean 0 and deviation 1: the sum of twelve uniform numbers. */
static inline double draw_normal(struct rng *rng)
{
	double sum = -6;
	for (int i = 0; i < 12; i++)
		sum += rng_unit(rng);
	return sum;
}

#endif

/*
 * Breaks: does one law hold for the whole of a series?
 */
#ifndef ARGUS_FIT_BREAKS_H
#define ARGUS_FIT_BREAKS_H

#include "fit/evidence.h"

enum break_kind {
	BREAK_NONE,
	BREAK_CLIFF, /* the cost jumps; the law holds on both sides */
	BREAK_BELOW, /* the growth changes; the law is that of the sizes above, which are enough */
	BREAK_UNKNOWN /* the growth changes, and the law says nothing of that */
};

struct growth_break {
	enum break_kind kind;
	size_t at; /* the first size above it */
	double factor; /* by which the values jump, beyond what the law has them grow */
};

struct growth_break break_find(const struct evidence *evidence, const struct law *law);

/* Where no class fits: the first size of a second growth, if two powers say it all, and their
 * exponents; 0 if they do not. */
size_t break_knee(const struct sizes *sizes, double exponents[2]);

#endif

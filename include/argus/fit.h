/*
 * The fit: from a series to the growth class that its data carry, or to 'cannot tell'.
 *
 * Pure: the same series gives the same verdict, on every machine. Method and references stand at
 * the top of select.c.
 */
#ifndef ARGUS_FIT_H
#define ARGUS_FIT_H

#include <stdbool.h>

#include "argus/series.h"
#include "argus/verdict.h"

/* Never fails: a series that carries no class gives GROWTH_UNKNOWN with the reason. The series
 * must be sorted. */
void fit_select(const struct series *series, struct verdict *verdict);

/* What the three witnesses say together. Any of them may be empty. */
struct witnesses {
	struct verdict bound; /* the static upper bound */
	struct verdict counted;
	struct verdict timed;
	bool timed_flat; /* the timed values never rose above their noise floor */
	double largest_n;
};
void fit_combine(const struct witnesses *witnesses, struct verdict *verdict);

/* The fitted model's value at n; NaN where the verdict has no model. */
double fit_predict(const struct verdict *verdict, double n);

#endif

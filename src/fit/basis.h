/*
 * The basis: the classes that the fit tries, each with what is expected of it before any data is
 * seen.
 *
 * A row with low < high has a parameter (exponent or base) that is searched between the two.
 */
#ifndef ARGUS_FIT_BASIS_H
#define ARGUS_FIT_BASIS_H

#include <stdbool.h>

#include "argus/growth.h"

struct basis {
	enum growth_kind kind;
	double prior; /* of counts: log of how usual the class is, O(n) being 0 */
	double prior_held; /* of bytes: lists, tables and stacks hold no logarithms of n */
	double prior_timed; /* of times, beside what the machine adds to each class (machine.h) */
	double low, high; /* of the parameter; both 0: none */
};

enum { BASIS_COUNT = GROWTH_COUNT - 1 };
extern const struct basis basis_rows[BASIS_COUNT];

static inline bool basis_is_parametric(const struct basis *row)
{
	return row->low < row->high;
}

/* A parameter rounded to two decimals, or to more where sizes up to n would tell the difference. */
double basis_round(enum growth_kind kind, double parameter, double n);

#endif

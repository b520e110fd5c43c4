/*
 * Scores: every class of the basis fitted to a problem, and how likely each is.
 */
#ifndef ARGUS_FIT_SCORE_H
#define ARGUS_FIT_SCORE_H

#include "fit/basis.h"
#include "fit/problem.h"

struct scores {
	struct law laws[BASIS_COUNT]; /* in the order of basis_rows */
	double odds[BASIS_COUNT]; /* sum to 1 */
	size_t best; /* by odds */
	double misfit; /* of the best: squares a degree of freedom, about 1 if it holds */
};

/* The law of any class that leaves the least squares. */
struct law score_closest(const struct problem *problem);

/* `near`: scores of nearly the same problem, so that parameters are searched close to its own, and
 * classes that have no odds there get none; NULL: over their whole range. */
void score_all(const struct problem *problem, const struct scores *near, struct scores *scores);

/* The same class again for another problem, its parameter searched close by. */
struct law score_refit(const struct problem *problem, const struct law *near);

#endif

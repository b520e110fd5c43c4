/*
 * What the shape of a series says of a class beside how near its law comes.
 */
#ifndef ARGUS_FIT_SHAPE_H
#define ARGUS_FIT_SHAPE_H

#include "fit/problem.h"

/* Evidence against the law's class in nats, 0 or more: for n log n and the like, that the time for
 * each n stands still where the class would have it rise, or goes up and down like a hash table's. */
double shape_against(const struct problem *problem, const struct law *law);

/* A power like n^1.2 of a time: what caches make of the class of its degree, or of that with a
 * logarithm. */
bool shape_is_of_caches(const struct problem *problem, struct growth growth);

#endif

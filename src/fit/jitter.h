/*
 * Jitter: the error that all repeats of a size share, seen as residuals that jump from size to size.
 */
#ifndef ARGUS_FIT_JITTER_H
#define ARGUS_FIT_JITTER_H

#include "fit/problem.h"

/* Raise the errors of the sizes to what their residuals about a law show. */
void jitter_add(struct sizes *sizes, const struct law *law);

#endif

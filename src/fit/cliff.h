/*
 * A cliff: one place in a series where the cost jumps, as where data leave a cache or a branch
 * predictor its memory: a factor of two to five within a step or two, more where a library changes
 * its method. No drift makes it, and it says nothing of the growth on either side.
 */
#ifndef ARGUS_FIT_CLIFF_H
#define ARGUS_FIT_CLIFF_H

#include <stddef.h>

/* Of `len` items each, n increasing, values positive, errors relative. Returns the first item above
 * the only cliff and in `halfway` how many before it are neither above nor below; 0: there is no
 * cliff, or more than one. */
size_t cliff_find(
	const double *n, const double *value, const double *error, size_t len, size_t *halfway);

#endif

/*
 * Calls whose cost Argus does not know: of what neither the program defines nor the cost table has.
 * They are counted as one step, so where the clock sees more than the counts, it may be theirs.
 */
#ifndef ARGUS_INSTRUMENT_UNKNOWN_H
#define ARGUS_INSTRUMENT_UNKNOWN_H

#include "argus/source.h"

struct unknown_call {
	unsigned line;
	size_t start; /* its first byte */
	const char *name; /* as it is written: "np.dot"; borrowed from the source */
	size_t name_len;
};

/* Calls `found` for each, in the order of the source. */
void unknown_calls(const struct source *source,
	void (*found)(void *context, const struct unknown_call *call), void *context);

#endif

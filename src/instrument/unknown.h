/*
 * Calls whose cost Argus does not know: of what neither the program defines nor the cost table has,
 * of packages of other people's, and matching a pattern that may have to go back. They are counted
 * as one step or by their text's length, so the counts may be too low, and where the clock sees more
 * than the counts, it may be theirs.
 */
#ifndef ARGUS_INSTRUMENT_UNKNOWN_H
#define ARGUS_INSTRUMENT_UNKNOWN_H

#include "argus/modules.h"
#include "argus/source.h"

struct unknown_call {
	unsigned module; /* 0: the program; else modules->items[module - 1] */
	unsigned line;
	size_t start; /* its first byte */
	const char *name; /* as it is written: "np.dot"; borrowed from the source */
	size_t name_len;
	bool pattern; /* the regular expression is what makes it so */
	bool takes; /* it gets something that may grow with the input */
};

/* Calls `found` for each, in the order of the sources. `modules` may be NULL. */
void unknown_calls(const struct source *source, const struct modules *modules,
	void (*found)(void *context, const struct unknown_call *call), void *context);

#endif

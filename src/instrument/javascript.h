/*
 * The walk over a JavaScript tree: what its parts share. Names that the driver defines: `_ac`, the
 * counters, and the probes of javascript_probes.c.
 */
#ifndef ARGUS_INSTRUMENT_JAVASCRIPT_H
#define ARGUS_INSTRUMENT_JAVASCRIPT_H

#include <tree_sitter/api.h>

#include "instrument/insert.h"

struct javascript {
	struct instrument_walk *walk;
	const void *named; /* the function that is bound to a name: its node's id */
	TSNode name;
	bool taken; /* the program has a name that the driver defines */
	size_t chain_start, chain_end; /* a chain of calls that can be wrapped */
	unsigned shadowed; /* bits of the probed globals that the program defines itself */
};

bool javascript_is(TSNode node, const char *type);
TSNode javascript_field(TSNode node, const char *field);
const char *javascript_text(const struct javascript *javascript, TSNode node, size_t *len);
bool javascript_reads(const struct javascript *javascript, TSNode node, const char *text);
unsigned javascript_line(TSNode node);

/* javascript_probes.c: what library calls cost. They answer whether to go on with the children. */
bool javascript_find_shadows(struct javascript *javascript, TSNode node); /* a walk of its own */
bool javascript_probe_call(struct javascript *javascript, TSNode node);
bool javascript_probe_new(struct javascript *javascript, TSNode node);
bool javascript_probe_array(struct javascript *javascript, TSNode node);
bool javascript_probe_spread(struct javascript *javascript, TSNode node);
void javascript_probe_rest(struct javascript *javascript, TSNode declarator);

#endif

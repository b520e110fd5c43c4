/*
 * What the parts of the walk over Python share.
 */
#ifndef ARGUS_INSTRUMENT_PYTHON_H
#define ARGUS_INSTRUMENT_PYTHON_H

#include <stdbool.h>
#include <tree_sitter/api.h>

#include "instrument/insert.h"

bool python_is(TSNode node, const char *kind); /* a null node is of no kind */
TSNode python_field(TSNode node, const char *name);

/* " " if a name or number ends right before the offset, else "". */
const char *python_gap_before(const struct instrument_walk *walk, size_t at);

size_t python_add_site(struct instrument_walk *walk, enum site_kind kind, TSNode node,
	const char *name, size_t len);

struct span {
	const char *text; /* the source's or the table's */
	size_t len;
};

struct names {
	struct span *items;
	size_t len, cap;
};

struct python_names {
	struct names bound; /* names of the table that the program gives a meaning of its own */
	struct names modules; /* what `import` binds */
	bool taken; /* the program uses names of the counters */
};
void python_names_done(struct python_names *names);
void python_note_names(struct python_names *names, const struct instrument_walk *walk, TSNode node);

struct python_state {
	struct python_names names;
	unsigned depth; /* of the node in the tree */
	size_t target_end; /* up to here slices are targets */
	size_t chain_start; /* where the last chain of operators started, plus 1 */
};

/* Each looks at one node; the walk comes from the outside in, and from left to right. */
void python_note_target(struct instrument_walk *walk, struct python_state *state, TSNode node);
void python_probe_call(struct instrument_walk *walk, struct python_state *state, TSNode node);
void python_probe_comparison(struct instrument_walk *walk, struct python_state *state, TSNode node);
void python_probe_slice(struct instrument_walk *walk, struct python_state *state, TSNode node);
void python_probe_operator(struct instrument_walk *walk, struct python_state *state, TSNode node);
void python_probe_augmented(struct instrument_walk *walk, struct python_state *state, TSNode node);

#endif

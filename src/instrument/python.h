/*
 * What the parts of the walk over Python share.
 */
#ifndef ARGUS_INSTRUMENT_PYTHON_H
#define ARGUS_INSTRUMENT_PYTHON_H

#include <stdbool.h>
#include <tree_sitter/api.h>

#include "instrument/insert.h"

/* " " if a name or number ends right before the offset, else "". */
const char *python_gap_before(const struct instrument_walk *walk, size_t at);

size_t python_add_site(struct instrument_walk *walk, enum site_kind kind, TSNode node,
	const char *name, size_t len);

struct names {
	struct text_part *items;
	size_t len, cap;
};
bool python_names_hold(const struct names *names, struct text_part name);

struct aliases {
	struct alias {
		struct text_part name, means;
	} * items;
	size_t len, cap;
};

enum { SAYS_SEQUENCE = 1, SAYS_NUMBER = 2, SAYS_OUTER = 4 };

/* What a name's uses say of it, by scope: a function's start plus 1, or 0 for all of the file. */
struct evidence {
	struct text_part name;
	size_t scope;
	unsigned says;
};

struct python_names {
	struct names bound; /* names of the table that the program gives a meaning of its own */
	struct names modules; /* what `import` binds */
	struct aliases aliases; /* what `from … import … as …` binds */
	struct evidence *evidence; /* a table by hash; free where says is 0 */
	size_t evidence_len, evidence_cap;
	bool keeps; /* a costly function or method is kept somewhere, to be called later */
	bool taken; /* the program uses names of the counters */
};
void python_names_done(struct python_names *names);
void python_note_names(struct python_names *names, const struct instrument_walk *walk, TSNode node);
struct text_part python_meaning(const struct python_names *names, struct text_part name);

struct scope {
	size_t id, end;
};

struct python_state {
	struct python_names names;
	unsigned depth; /* of the node in the tree */
	size_t target_end; /* up to here slices are targets */
	size_t chain_start; /* where the last chain of operators started, plus 1 */
	size_t joined_end; /* up to here texts stand side by side */
	struct scope *scopes; /* the functions and classes around the node */
	size_t scopes_len, scopes_cap;
};
void python_enter(struct python_state *state, TSNode node);
size_t python_scope(const struct python_state *state);

/* A first walk gathers what the uses of names say; the second asks. */
void python_note_evidence(struct python_state *state, struct instrument_walk *walk, TSNode node);
void python_note_kept(struct python_state *state, struct instrument_walk *walk, TSNode node);
unsigned python_says(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node);
unsigned python_form_says(const struct instrument_walk *walk, const struct python_state *state,
	TSNode node, int depth);
bool python_is_sized(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node);
/* Whether it is a variable of the function around it. */
bool python_is_local(
	const struct instrument_walk *walk, const struct python_state *state, TSNode name);

/* Put the probe's function of a letter around a node, or one of a new site. */
void python_wrap(struct instrument_walk *walk, TSNode node, char which, size_t site);
void python_wrap_with(struct instrument_walk *walk, TSNode node, char which, size_t site,
	struct text_part more); /* a second argument of the probe's */
size_t python_call_site(struct instrument_walk *walk, TSNode node, const char *name);
void python_probe_whole(struct instrument_walk *walk, TSNode node, const char *name);
bool python_is_constant(TSNode node);
bool python_is_literal(TSNode node);

/* Each looks at one node; the walk comes from the outside in, and from left to right. */
typedef void python_probe(struct instrument_walk *walk, struct python_state *state, TSNode node);
python_probe python_note_target, python_probe_call, python_probe_arguments;
python_probe python_probe_callbacks, python_probe_kept, python_probe_callee;
python_probe python_probe_comparison, python_probe_slice, python_probe_operator;
python_probe python_probe_augmented, python_probe_assignment, python_probe_delete;
python_probe python_probe_display, python_probe_text, python_note_joined;

#endif

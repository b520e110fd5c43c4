/*
 * The walk over a JavaScript tree: what its parts share. Names that the driver defines: `_ac`, the
 * counters, and the probes of javascript_probes.c.
 */
#ifndef ARGUS_INSTRUMENT_JAVASCRIPT_H
#define ARGUS_INSTRUMENT_JAVASCRIPT_H

#include <stdint.h>
#include <tree_sitter/api.h>

#include "instrument/insert.h"

/* A text that += makes longer, between two bytes: `site` is the first that looks into it, plus 1. */
struct javascript_grown {
	struct text_part text;
	size_t start, end, site;
};

struct javascript_scope {
	size_t start, end;
};

/* A name for a method: const { sort } = Array.prototype. */
struct javascript_alias {
	struct text_part name, method;
	bool bound; /* const has = xs.includes.bind(xs) */
};

/* What the program's own names mean, of all of its text. */
struct javascript_names {
	uint64_t shadowed; /* bits of the probed globals that the program defines itself */
	bool goes_back; /* it has expressions whose steps are counted */
	bool taken; /* it has a name that the driver defines */
	struct javascript_grown *grown;
	size_t grown_len, grown_cap;
	struct javascript_alias *aliases;
	size_t aliases_len, aliases_cap;
	struct text_part *keys; /* names that are looked up: seen.has(key), at[key] */
	size_t keys_len, keys_cap;
	struct javascript_scope *scopes; /* functions around the node that is looked at */
	size_t scopes_len, scopes_cap;
};

struct javascript {
	struct instrument_walk *walk;
	struct javascript_names names;
	const void *named; /* the function that is bound to a name: its node's id */
	TSNode name;
	size_t chain_start, chain_end; /* a chain of calls that can be wrapped */
};

struct text_part javascript_text(const struct javascript *javascript, TSNode node);
bool javascript_reads(const struct javascript *javascript, TSNode node, const char *text);
TSNode javascript_argument(TSNode arguments, uint32_t wanted); /* null: none, or spread before it */

/* javascript_names.c: a walk of its own; the context is a struct javascript. */
bool javascript_note_names(void *context, TSNode node, unsigned depth);
void javascript_names_settle(struct javascript_names *names); /* after it */
void javascript_names_done(struct javascript_names *names);
bool javascript_is_global(const struct javascript *javascript, TSNode node);
const struct javascript_alias *javascript_alias_of(
	const struct javascript *javascript, TSNode identifier);
bool javascript_compares(const struct javascript *javascript, TSNode binary);
bool javascript_looks_up(const struct javascript *javascript, TSNode call);
bool javascript_is_key(const struct javascript *javascript, TSNode name);
struct javascript_grown *javascript_grown_at(struct javascript *javascript, TSNode text);

/* javascript_chain.c: why the beginning of a chain, or all of a call, cannot be wrapped; NULL: it can. */
const char *javascript_chain_trouble(struct javascript *javascript, TSNode node);
const char *javascript_whole_trouble(struct javascript *javascript, TSNode call);
bool javascript_is_constructor(TSNode node); /* what is behind `new`, or a part of it */

/* javascript_probes.c: what library calls cost. They answer whether to go on with the children. */
bool javascript_probe_call(struct javascript *javascript, TSNode node);
bool javascript_probe_new(struct javascript *javascript, TSNode node);
size_t javascript_add_call(struct javascript *javascript, TSNode node, const char *name);
void javascript_wrap(struct javascript *javascript, TSNode node, const char *probe, size_t site);
void javascript_probe_grown(struct javascript *javascript, TSNode node, TSNode object);

/* javascript_patterns.c: what is spread, collected and looked into without a call. */
bool javascript_probe_array(struct javascript *javascript, TSNode node);
bool javascript_probe_spread(struct javascript *javascript, TSNode node);
bool javascript_probe_yield(struct javascript *javascript, TSNode node);
bool javascript_probe_subscript(struct javascript *javascript, TSNode node);
/* May the driver follow the expression's steps? */
bool javascript_can_follow(const struct source *source, TSNode regex);
bool javascript_probe_regex(struct javascript *javascript, TSNode node);
bool javascript_goes_back(const struct javascript *javascript, TSNode regex);
void javascript_probe_rest(
	struct javascript *javascript, TSNode node, TSNode pattern, TSNode value);
/* What the patterns of a function's parameters or a loop's head gather, for its body to say: calls of
 * the probe, each with `end` behind it. */
void javascript_rest_names(
	struct javascript *javascript, TSNode pattern, char end, struct str *out);

#endif

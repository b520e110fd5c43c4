/*
 * Insertions into a text, collected in any order and applied at once. At the same offset closing
 * texts come before opening ones, of closing ones the inner first, of opening ones the outer.
 */
#ifndef ARGUS_INSTRUMENT_INSERT_H
#define ARGUS_INSTRUMENT_INSERT_H

#include "argus/instrument.h"
#include "instrument/table.h"

struct insertion {
	size_t at;
	size_t other; /* where the construct's other end is: settles the order at one offset */
	bool closes;
	char *text;
	size_t order;
};

struct insertions {
	struct insertion *items;
	size_t len, cap;
};
void insertions_done(struct insertions *insertions);

/* Put text before and after the bytes start..end. */
__attribute__((format(printf, 5, 6))) void insert_around(struct insertions *insertions,
	size_t start, size_t end, const char *after, const char *format, ...);
/* Put text at one place, before whatever is opened there. */
__attribute__((format(printf, 3, 4))) void insert_at(
	struct insertions *insertions, size_t at, const char *format, ...);

/* The text with all of them. */
void insertions_apply(struct insertions *insertions, const char *text, size_t len, struct str *out);

/* A language's walk over the tree: notes its sites, gaps and insertions. */
struct instrument_walk {
	const struct source *source;
	struct instrumented *out;
	unsigned module; /* of the sites and gaps */
	struct ask_table asks; /* of the source's language */
	struct insertions insertions;
	bool steps; /* no counters and no probes: each step calls `_ad` */
};
size_t instrument_add_site(struct instrument_walk *walk, enum site_kind kind, size_t start,
	size_t end, unsigned line, const char *name, size_t name_len);
void instrument_add_gap(struct instrument_walk *walk, unsigned line, const char *why);

void instrument_python(struct instrument_walk *walk);
void instrument_javascript(struct instrument_walk *walk);

#endif

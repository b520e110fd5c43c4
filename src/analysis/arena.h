/*
 * An arena: what one analysis allocates, released at once; and names interned in it, so that
 * equal names are equal pointers. All-zero is empty. Nothing taken from it is freed alone.
 */
#ifndef ARGUS_ANALYSIS_ARENA_H
#define ARGUS_ANALYSIS_ARENA_H

#include <stddef.h>

struct arena_block;
struct arena_entry;

struct arena {
	struct arena_block *blocks;
	size_t used; /* bytes of the newest block */
	size_t bytes; /* of all blocks */
	struct arena_entry *shared; /* a hash table of shared_cap slots */
	size_t shared_len, shared_cap;
};

void arena_done(struct arena *arena);

/* Zeroed memory, aligned for anything. */
void *arena_get(struct arena *arena, size_t size);

/* The one copy of these bytes, padding included: equal contents are equal pointers. */
const void *arena_share(struct arena *arena, const void *bytes, size_t size);

/* The one copy of this name. */
const char *arena_name(struct arena *arena, const char *text, size_t len);

/* The same, of what is printed. */
__attribute__((format(printf, 2, 3))) const char *arena_name_format(
	struct arena *arena, const char *format, ...);

/* A text of its own, not interned. */
__attribute__((format(printf, 2, 3))) const char *arena_format(
	struct arena *arena, const char *format, ...);

#endif

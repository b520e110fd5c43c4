/*
 * Work on many items by several threads; what comes of them is taken in the items' order.
 *
 * Which thread works on which item, and when, shows nowhere: `take` sees the same calls whatever
 * the number of threads is. At most `ahead` items wait for one that is slow, so what is kept of
 * finished items is bounded.
 */
#ifndef ARGUS_BASE_POOL_H
#define ARGUS_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool {
	size_t count;
	const uint64_t *sizes; /* of items, in any unit: large ones go first; NULL: no matter */
	size_t ahead; /* 0: all may be finished before the first is taken */
	unsigned threads; /* 0: as many as the process has processors */
	void (*work)(void *context, size_t item); /* in any thread, once an item */
	/* One at a time and in order, in any thread; false: stop, the rest is not wanted. */
	bool (*take)(void *context, size_t item);
	void *context;
};

/* Until all is taken, or `take` said stop; then some items after that may have been worked on. That
 * threads cannot be started is no error: there are fewer, and the caller's own. */
void pool_run(const struct pool *pool);

/* The processors that this process may use. */
unsigned pool_processors(void);

#endif

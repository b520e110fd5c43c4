/*
 * Every library version that we build with (0.20 and on) keeps the number of a node's children in
 * 16 bits somewhere on its way. A node has that many when 65,536 comments follow each other, or
 * when so many brackets are never closed; what is left of the number is its remainder, and the
 * library then releases a pointer into the middle of the block: comments alone aborted the
 * process. The children lie at the block's start, so the block is the one to release. Only blocks
 * of 512 KiB can hold 65,536 children; those are remembered by where they begin and end.
 *
 * The tree of a text takes 40 to 140 times its size. What the parser holds, and how often it asks
 * for more, is counted a thread: the same text ends at the same place on every machine, which a
 * limit of time would not give.
 */
#include "source/parser_memory.h"

#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <tree_sitter/api.h>

#include "base/mem.h"

enum { LARGE_BYTES = 65536 * 8 };

struct large {
	char *start;
	size_t size;
};

static struct {
	pthread_mutex_t lock;
	struct large *items;
	size_t len, cap;
} large = {.lock = PTHREAD_MUTEX_INITIALIZER};
static atomic_size_t large_len; /* large.len, for a look without the lock */

static _Thread_local struct {
	size_t bytes, allocations; /* that are left */
	size_t *cancel; /* NULL: nobody counts */
} allowance;

static void spend(size_t bytes)
{
	if (!allowance.cancel)
		return;
	if (allowance.bytes < bytes || allowance.allocations == 0) {
		*allowance.cancel = 1;
		return;
	}
	allowance.bytes -= bytes;
	allowance.allocations--;
}

static void remember(void *block, size_t size)
{
	if (size < LARGE_BYTES)
		return;
	pthread_mutex_lock(&large.lock);
	large.items = mem_grow(large.items, large.len, &large.cap, sizeof *large.items);
	large.items[large.len++] = (struct large){block, size};
	atomic_store(&large_len, large.len);
	pthread_mutex_unlock(&large.lock);
}

/* The start of the large block around the pointer, which is forgotten; or the pointer. */
static void *forget(void *at)
{
	if (atomic_load(&large_len) == 0)
		return at;
	void *start = at;
	pthread_mutex_lock(&large.lock);
	for (size_t i = 0; i < large.len; i++) {
		uintptr_t offset = (uintptr_t)at - (uintptr_t)large.items[i].start;
		if (offset >= large.items[i].size)
			continue;
		start = large.items[i].start;
		large.items[i] = large.items[--large.len];
		break;
	}
	atomic_store(&large_len, large.len);
	pthread_mutex_unlock(&large.lock);
	return start;
}

static void *counted(void *block)
{
	size_t bytes = malloc_usable_size(block);
	spend(bytes);
	remember(block, bytes);
	return block;
}

static void *get_bytes(size_t bytes)
{
	return counted(mem_resize(NULL, bytes));
}

static void *get_zeroed(size_t count, size_t size)
{
	return counted(mem_array(count, size));
}

static void put_back(void *at)
{
	if (!at)
		return;
	void *block = forget(at);
	if (allowance.cancel)
		allowance.bytes += malloc_usable_size(block);
	free(block);
}

static void *resize(void *at, size_t bytes)
{
	if (!at)
		return get_bytes(bytes);
	size_t before = malloc_usable_size(at);
	if (allowance.cancel)
		allowance.bytes += before;
	return counted(mem_resize(forget(at), bytes));
}

static void install(void)
{
	ts_set_allocator(get_bytes, get_zeroed, resize, put_back);
}

void parser_memory_install(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, install);
}

void parser_memory_begin(size_t bytes, size_t allocations, size_t *cancel)
{
	allowance.bytes = bytes;
	allowance.allocations = allocations;
	allowance.cancel = cancel;
}

void parser_memory_end(void)
{
	allowance.cancel = NULL;
}

#include "analysis/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK_BYTES = 64 << 10 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	alignas(max_align_t) unsigned char bytes[];
};

void arena_done(struct arena *arena)
{
	while (arena->blocks) {
		struct arena_block *next = arena->blocks->next;
		free(arena->blocks);
		arena->blocks = next;
	}
	free(arena->shared);
	*arena = (struct arena){0};
}

static void add_block(struct arena *arena, size_t size)
{
	size_t bytes = size > BLOCK_BYTES ? size : BLOCK_BYTES;
	struct arena_block *block = mem_array(sizeof *block + bytes, 1);
	block->size = bytes;
	block->next = arena->blocks;
	arena->blocks = block;
	arena->used = 0;
	arena->bytes += bytes;
}

void *arena_get(struct arena *arena, size_t size)
{
	size_t align = alignof(max_align_t);
	size = (size + align - 1) / align * align;
	if (!arena->blocks || arena->blocks->size - arena->used < size)
		add_block(arena, size);
	void *at = arena->blocks->bytes + arena->used;
	arena->used += size;
	return at;
}

struct arena_entry {
	const void *at; /* NULL: a free slot */
	uint32_t hash;
	uint32_t size;
};

/* Eight bytes at a time: half of all bounds are made only to find that they exist. */
static uint32_t hash_of(const unsigned char *bytes, size_t size)
{
	uint64_t hash = size;
	uint64_t part = 0;
	for (; size >= sizeof part; bytes += sizeof part, size -= sizeof part) {
		memcpy(&part, bytes, sizeof part);
		hash = (hash ^ part) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	part = 0;
	memcpy(&part, bytes, size);
	hash = (hash ^ part) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(hash >> 32);
}

static void grow_shared(struct arena *arena)
{
	struct arena_entry *old = arena->shared;
	size_t old_cap = arena->shared_cap;
	arena->shared_cap = old_cap ? old_cap * 2 : 1024;
	arena->shared = mem_array(arena->shared_cap, sizeof *arena->shared);
	for (size_t i = 0; i < old_cap; i++) {
		size_t slot = old[i].hash & (arena->shared_cap - 1);
		while (arena->shared[slot].at)
			slot = (slot + 1) & (arena->shared_cap - 1);
		if (old[i].at)
			arena->shared[slot] = old[i];
	}
	free(old);
}

/* `extra` zeroed bytes follow the copy. */
static const void *share(struct arena *arena, const void *bytes, size_t size, size_t extra)
{
	if (arena->shared_len * 2 >= arena->shared_cap)
		grow_shared(arena);
	uint32_t hash = hash_of(bytes, size);
	size_t slot = hash & (arena->shared_cap - 1);
	for (; arena->shared[slot].at; slot = (slot + 1) & (arena->shared_cap - 1)) {
		const struct arena_entry *entry = &arena->shared[slot];
		if (entry->hash == hash && entry->size == size &&
			memcmp(entry->at, bytes, size) == 0)
			return entry->at;
	}
	void *copy = arena_get(arena, size + extra);
	memcpy(copy, bytes, size);
	arena->shared[slot] = (struct arena_entry){copy, hash, (uint32_t)size};
	arena->shared_len++;
	return copy;
}

const void *arena_share(struct arena *arena, const void *bytes, size_t size)
{
	return share(arena, bytes, size, 0);
}

const char *arena_name(struct arena *arena, const char *text, size_t len)
{
	return share(arena, text, strnlen(text, len), 1);
}

const char *arena_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *text = arena_get(arena, (size_t)(len < 0 ? 0 : len) + 1);
	va_start(args, format);
	vsnprintf(text, (size_t)(len < 0 ? 0 : len) + 1, format, args);
	va_end(args);
	return text;
}

const char *arena_name_format(struct arena *arena, const char *format, ...)
{
	char text[256];
	va_list args;
	va_start(args, format);
	int len = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (len < 0)
		return arena_name(arena, "", 0);
	/* Longer names are cut, at a letter's start. */
	size_t kept = (size_t)len < sizeof text ? (size_t)len : sizeof text - 1;
	while (kept < (size_t)len && kept > 0 && ((unsigned char)text[kept] & 0xc0) == 0x80)
		kept--;
	return arena_name(arena, text, kept);
}

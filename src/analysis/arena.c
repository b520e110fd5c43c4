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
	free(arena->names);
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

/* FNV-1a, 64 bits. */
static uint64_t hash_of(const char *text, size_t len)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
	return hash;
}

static size_t slot_of(const struct arena *arena, const char *text, size_t len)
{
	size_t slot = hash_of(text, len) & (arena->names_cap - 1);
	while (arena->names[slot] &&
		(strncmp(arena->names[slot], text, len) != 0 || arena->names[slot][len] != '\0'))
		slot = (slot + 1) & (arena->names_cap - 1);
	return slot;
}

static void grow_names(struct arena *arena)
{
	const char **old = arena->names;
	size_t old_cap = arena->names_cap;
	arena->names_cap = old_cap ? old_cap * 2 : 256;
	arena->names = mem_array(arena->names_cap, sizeof *arena->names);
	for (size_t i = 0; i < old_cap; i++) {
		if (old[i])
			arena->names[slot_of(arena, old[i], strlen(old[i]))] = old[i];
	}
	free(old);
}

const char *arena_name(struct arena *arena, const char *text, size_t len)
{
	len = strnlen(text, len);
	if (arena->names_len * 2 >= arena->names_cap)
		grow_names(arena);
	size_t slot = slot_of(arena, text, len);
	if (!arena->names[slot]) {
		char *copy = arena_get(arena, len + 1);
		memcpy(copy, text, len);
		arena->names[slot] = copy;
		arena->names_len++;
	}
	return arena->names[slot];
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

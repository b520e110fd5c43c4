#include "store/keys.h"

#include <stdlib.h>

#include "base/mem.h"

void keys_done(struct keys *keys)
{
	free(keys->slots);
	*keys = (struct keys){0};
}

/* The slot of the key, or the free one that it would take. The capacity is a power of two. */
static size_t find(const struct keys *keys, int64_t key)
{
	size_t at = (size_t)((uint64_t)key * UINT64_C(0x9e3779b97f4a7c15) >> 20);
	for (;; at++) {
		int64_t found = keys->slots[at & (keys->cap - 1)];
		if (found == 0 || found == key)
			return at & (keys->cap - 1);
	}
}

static void grow(struct keys *keys)
{
	enum { LEAST = 64 };
	struct keys larger = {.cap = keys->cap ? 2 * keys->cap : LEAST, .len = keys->len};
	larger.slots = mem_array(larger.cap, sizeof *larger.slots);
	for (size_t i = 0; i < keys->cap; i++) {
		if (keys->slots[i] != 0)
			larger.slots[find(&larger, keys->slots[i])] = keys->slots[i];
	}
	free(keys->slots);
	*keys = larger;
}

bool keys_add(struct keys *keys, int64_t key)
{
	if (2 * keys->len >= keys->cap)
		grow(keys);
	size_t at = find(keys, key);
	if (keys->slots[at] == key)
		return false;
	keys->slots[at] = key;
	keys->len++;
	return true;
}

bool keys_has(const struct keys *keys, int64_t key)
{
	return keys->len > 0 && keys->slots[find(keys, key)] == key;
}

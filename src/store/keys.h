/* A set of row numbers. All-zero is empty. */
#ifndef ARGUS_STORE_KEYS_H
#define ARGUS_STORE_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct keys {
	int64_t *slots; /* 0: free */
	size_t len, cap;
};
void keys_done(struct keys *keys);
bool keys_add(struct keys *keys, int64_t key); /* false: it is in it already; key > 0 */
bool keys_has(const struct keys *keys, int64_t key);

#endif

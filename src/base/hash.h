/*
 * FNV-1a, 64 bits: to tell texts apart and to find them again, not to keep anybody from making two
 * alike. The same on every machine.
 */
#ifndef ARGUS_BASE_HASH_H
#define ARGUS_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

/* Goes on from `before`: HASH_START, or the hash of what stands in front of the bytes. */
uint64_t hash_bytes(uint64_t before, const void *bytes, size_t len);

#endif

#include "base/hash.h"

uint64_t hash_bytes(uint64_t before, const void *bytes, size_t len)
{
	static const uint64_t PRIME = 0x100000001b3;
	const unsigned char *at = bytes;
	uint64_t hash = before;
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ at[i]) * PRIME;
	return hash;
}

/*
 * Ids of runs: 48 bits of Unix milliseconds and 80 random ones, in Crockford's base 32 (the form
 * that is known as ULID). Their order as text is their order in time, no two machines need to
 * agree on anything, and they hold no letters that are taken for digits.
 */
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "argus/run.h"
#include "base/clock.h"
#include "base/rng.h"

enum { TIME_BYTES = 6, RANDOM_BYTES = 10, BITS = 128, DIGIT_BITS = 5 };

/* The kernel has always randomness by the time that programs run; a filter of system calls may
 * still deny it, and an id need not be secret. */
static void fill_random(unsigned char bytes[RANDOM_BYTES])
{
	if (getrandom(bytes, RANDOM_BYTES, 0) == RANDOM_BYTES)
		return;
	struct rng rng;
	rng_seed(&rng, (uint64_t)(clock_seconds() * 1e9), (uint64_t)getpid());
	for (int i = 0; i < RANDOM_BYTES; i++)
		bytes[i] = (unsigned char)rng_below(&rng, 256);
}

static unsigned bit_at(const unsigned char *bytes, int bit)
{
	return bit < 0 ? 0 : (bytes[bit / 8] >> (7 - bit % 8)) & 1u;
}

void run_new_id(int64_t unix_ms, char id[RUN_ID_TEXT])
{
	static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	unsigned char bytes[TIME_BYTES + RANDOM_BYTES];
	for (int i = 0; i < TIME_BYTES; i++)
		bytes[i] = (unsigned char)((uint64_t)unix_ms >> (8 * (TIME_BYTES - 1 - i)));
	fill_random(bytes + TIME_BYTES);

	/* 26 digits hold 130 bits: the first two are always 0. */
	int bit = BITS - (RUN_ID_TEXT - 1) * DIGIT_BITS;
	for (int i = 0; i < RUN_ID_TEXT - 1; i++) {
		unsigned digit = 0;
		for (int j = 0; j < DIGIT_BITS; j++)
			digit = digit << 1 | bit_at(bytes, bit++);
		id[i] = digits[digit];
	}
	id[RUN_ID_TEXT - 1] = '\0';
}

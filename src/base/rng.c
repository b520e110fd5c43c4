#include "base/rng.h"

static uint64_t splitmix_next(uint64_t *state)
{
	uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

void rng_seed(struct rng *rng, uint64_t seed, uint64_t stream)
{
	uint64_t mixed = stream;
	uint64_t state = seed ^ splitmix_next(&mixed);
	for (int i = 0; i < 4; i++)
		rng->state[i] = splitmix_next(&state);
}

static uint64_t rotate_left(uint64_t x, int by)
{
	return (x << by) | (x >> (64 - by));
}

uint64_t rng_next(struct rng *rng)
{
	uint64_t *s = rng->state;
	uint64_t result = rotate_left(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate_left(s[3], 45);
	return result;
}

/* Multiply and shift, with rejection (Lemire, "Fast random integer generation in an interval",
 * 2019): unbiased, and almost never a division. */
uint64_t rng_below(struct rng *rng, uint64_t bound)
{
	if (bound == 0)
		return rng_next(rng);

	unsigned __int128 product = (unsigned __int128)rng_next(rng) * bound;
	if ((uint64_t)product < bound) {
		uint64_t threshold = -bound % bound;
		while ((uint64_t)product < threshold)
			product = (unsigned __int128)rng_next(rng) * bound;
	}
	return (uint64_t)(product >> 64);
}

double rng_unit(struct rng *rng)
{
	return (double)(rng_next(rng) >> 11) * 0x1p-53;
}

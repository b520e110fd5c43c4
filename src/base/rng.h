/*
 * The one source of randomness: xoshiro256** seeded by splitmix64 (Blackman and Vigna, "Scrambled
 * linear pseudorandom number generators", 2021). Same seed, same stream: same numbers, on every
 * machine and build. What it yields is part of the interface: changing it changes every input.
 */
#ifndef ARGUS_BASE_RNG_H
#define ARGUS_BASE_RNG_H

#include <stdint.h>

struct rng {
	uint64_t state[4];
};

void rng_seed(struct rng *rng, uint64_t seed, uint64_t stream);
uint64_t rng_next(struct rng *rng);
uint64_t rng_below(struct rng *rng, uint64_t bound); /* uniform in [0, bound); bound 0 means 2^64 */
double rng_unit(struct rng *rng); /* uniform in [0, 1), a multiple of 2^-53 */

#endif

/*
 * A comparison: what came of programs that ran side by side. They are fed the same inputs, byte for
 * byte, in turns that alternate programs and sizes; what they print, or what a function gives, is
 * compared in the same runs.
 */
#ifndef ARGUS_COMPARISON_H
#define ARGUS_COMPARISON_H

#include "argus/compare.h"
#include "argus/run.h"

/* The first run whose output differs from the first program's. */
struct compare_difference {
	size_t program; /* 0: there is none */
	uint64_t n, seed;
	size_t line; /* from 1 */
	struct str a, b; /* that line of the first program's output, and of this one's */
	bool a_ends, b_ends; /* there is no such line */
};

struct comparison {
	struct run **runs; /* one a program, borrowed */
	size_t len;
	struct compare_pair *pairs; /* each other program with the first */
	size_t pairs_len;
	double margin;
	unsigned rounds;
	size_t outputs; /* that were compared */
	size_t unknown; /* results that cannot be written down */
	struct compare_difference difference;
	uint64_t held_n; /* where it was looked at what they hold; 0: it was not */
	double *held; /* bytes at once, one a program; NULL: the same */
};
void comparison_done(struct comparison *comparison);

#endif

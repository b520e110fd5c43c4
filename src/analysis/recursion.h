/*
 * Between the files that solve recurrences: recursion.c notes the calls and solves, recursion_ask.c
 * reads the function's text, recursion_size.c measures.
 */
#ifndef ARGUS_ANALYSIS_RECURSION_H
#define ARGUS_ANALYSIS_RECURSION_H

#include "analysis/engine.h"

/* Does some call change its deciding argument so? */
bool recursion_has(const struct activation *activation, enum change change);

/* recursion_size.c. Parameters are bits: 1 << the parameter's place. Never NULL. */

/* The sizes of these parameters together: multiplied, or added. */
const struct bound *recursion_sizes(
	struct engine *engine, struct activation *activation, unsigned params, bool multiply);
/* How many values a parameter takes over the recursion. */
const struct bound *recursion_range(
	struct engine *engine, struct activation *activation, unsigned i);
/* How deep the recursion goes by its decreasing, or increasing, parameters. */
const struct bound *recursion_depth(struct engine *engine, struct activation *activation);
/* What it works on: by the parameters that decide, or else by those that change. */
const struct bound *recursion_measure(struct engine *engine, struct activation *activation);
/* The depth, or less where a parameter moves in every call. */
const struct bound *recursion_steady_depth(
	struct engine *engine, struct activation *activation, const struct bound *depth);

/* recursion_ask.c: each search ends at *budget shapes. */

extern const char *const recursion_memo_words[];
extern const char *const recursion_visited_words[];
/* The name of what a condition asks that is called by one of these words; NULL: none is. */
const char *recursion_asks(
	const struct shape *shape, const char *const *words, bool compared_only, unsigned *budget);
/* Is something put into what is called so? */
bool recursion_marks(const struct shape *shape, const char *name, unsigned *budget);
/* Is a mark taken back behind the call: backtracking? */
bool recursion_undone(const struct shape *shape, unsigned *budget);
/* Does it give results back that it has stored? */
bool recursion_keeps_results(const struct shape *shape, const struct shape *body, unsigned *budget);
/* The list of a tree's children that it goes through without going back; NULL: none. */
const struct shape *recursion_tree(
	const struct activation *activation, const struct shape *shape, unsigned *budget);
/* Is what a call gives back put twice into the result? */
bool recursion_doubles(
	const struct shape_function *function, const struct shape *shape, unsigned *budget);
/* n % 2, n & 1 */
bool recursion_tests_parity(const struct shape *shape, unsigned *budget);

#endif

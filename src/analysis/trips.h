/*
 * Between the files that count the trips of while loops: trips.c asks the tests that end the loop,
 * trips_test.c says what one of them tells, trips_walk.c knows worklists and chains.
 */
#ifndef ARGUS_ANALYSIS_TRIPS_H
#define ARGUS_ANALYSIS_TRIPS_H

#include "analysis/engine.h"

struct moves;

/* What a test says about the trips. */
struct guess {
	const struct bound *trips; /* NULL: nothing */
	const char *guard; /* what marks what a worklist has taken in; or NULL */
	const struct bound *safe; /* without heuristics, where that is more; or NULL */
	bool sure; /* its variable moves on every trip */
	const char *variable;
	unsigned moves;
};

struct test {
	struct engine *engine;
	const struct shape *loop;
};

/* trips_test.c */

struct guess trips_of_test(const struct test *test, const struct shape *shape, bool negated);
/* Of two tests of which either ends the loop. */
struct guess trips_smaller(struct engine *engine, struct guess a, struct guess b);
const struct bound *trips_variable_size(const struct test *test, const char *name);

/* trips_walk.c */

/* `name` is popped from. */
struct guess trips_of_worklist(
	const struct test *test, const char *name, const struct moves *moves);
/* guess.variable goes to the next one: p = p.next, p = parent[p]. */
struct guess trips_of_chain(const struct test *test, struct guess guess);

#endif

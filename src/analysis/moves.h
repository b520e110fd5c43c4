/*
 * How a variable moves in the body of a loop: up, down, by a factor, along a chain.
 *
 * Syntax only: a loop is searched for all assignments to a name, and for methods called on it. A
 * search takes from the budget of steps; when that is used up it finds MOVE_OTHER, or nothing.
 */
#ifndef ARGUS_ANALYSIS_MOVES_H
#define ARGUS_ANALYSIS_MOVES_H

#include "analysis/engine.h"

enum move {
	MOVE_UP = 1, /* by a constant, or something positive */
	MOVE_DOWN = 2,
	MOVE_TIMES = 4,
	MOVE_HALF = 8, /* also by any other constant divisor */
	MOVE_MOD = 16,
	MOVE_MID = 32,
	MOVE_POP = 64,
	MOVE_PUSH = 128,
	MOVE_CHASE = 256, /* p = p.next, p = parent[p] */
	MOVE_CLEAR = 512, /* x &= x - 1 */
	MOVE_READ = 1024, /* the next line of the input */
	MOVE_OTHER = 2048,
	MOVE_LOG = MOVE_HALF | MOVE_MOD | MOVE_CLEAR,
};

struct moves {
	unsigned all; /* 1 bit a move */
	unsigned always; /* on every trip */
	unsigned nested; /* inside a loop of the body */
	unsigned far; /* up, down or pushed, by more than a constant */
	bool divides; /* on every trip, by a factor or to a middle */
};

struct moves moves_of(struct engine *engine, const struct shape *loop, const char *name);

/* The variable that `name` goes up by (j += i); NULL: none. */
const char *moves_step(struct engine *engine, const struct shape *loop, const char *name);

/* The variable that the loop assigns to `name`, as it is or one more: i in j = i + 1; NULL: none. */
const char *moves_copied(struct engine *engine, const struct shape *loop, const char *name);

/* What the loop divides the variable by, x //= by or x = x // by; NULL: nothing. */
const struct shape *moves_divisor(const struct shape *loop, const char *name);

bool moves_mentions(const struct shape *shape, const char *name);
bool moves_pushes(const struct shape *shape); /* a call that puts something into a container */

#endif

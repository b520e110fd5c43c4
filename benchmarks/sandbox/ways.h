/*
 * The ways to start a program that are compared. All give it the same command line and
 * environment, the same empty memfd as standard input and a memfd each for its output and errors.
 */
#ifndef BENCHMARKS_SANDBOX_WAYS_H
#define BENCHMARKS_SANDBOX_WAYS_H

#include "argus/err.h"
#include "argus/sandbox.h"

enum way { WAY_PLAIN, WAY_ARGUS, WAY_BWRAP, WAY_COUNT };

#define WAYS_BWRAP "/usr/bin/bwrap"

struct ways_program {
	const char *title;
	const char *argv[6]; /* argv[0] absolute */
	struct sandbox *sandbox; /* a warm cell that shows it */
};

struct ways_cost {
	double wall_seconds; /* from before the spawn until its end is known */
	double cpu_seconds; /* user and system, from wait4 */
};

/* Run the program once, to its end with status 0. Errors are ERR_FAILED and ERR_SANDBOX. */
int ways_run(enum way way, const struct ways_program *program, int input, struct ways_cost *cost,
	struct err *err);

#endif

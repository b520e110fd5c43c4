/*
 * The static witness: upper bounds read off the syntax tree, with their reasons by line.
 *
 * Pure: source in, analysis out; nothing is run. Both languages are lowered to one neutral shape
 * (src/analysis/shape.h) and all rules work on that. Whole programs and single functions are
 * bounded; the verdicts carry `bound` (estimate, sizes named), `safe` and a confidence.
 */
#ifndef ARGUS_ANALYSIS_H
#define ARGUS_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "argus/source.h"
#include "argus/verdict.h"

/* One step of the explanation: "line 12: loop runs n times (range(n), n read on line 3)". */
struct analysis_reason {
	unsigned line;
	char *text; /* without the line */
};

struct analysis_reasons {
	struct analysis_reason *items;
	size_t len, cap;
};

struct analysis_function {
	char *name; /* "sort", "Heap.push"; NULL for the whole program */
	unsigned line;
	unsigned end_line;
	struct verdict time;
	/* The time of one test case, where the program goes through a number of them; else unknown. */
	struct growth per_case;
	struct verdict space; /* auxiliary: all it allocates, and the depth of its recursion */
	struct verdict total; /* space with the input's or the arguments' own */
	struct analysis_reasons reasons; /* the leading term's chain, outermost first */
	char runner_up[VERDICT_BOUND_MAX]; /* the time's next lower or other term; "" for none */
	struct analysis_reasons runner_up_reasons; /* its chain */
	struct analysis_reasons advice; /* where a cheaper construct exists, and what it gives */
	bool recursive;
};

struct analysis {
	struct analysis_function program;
	struct analysis_function *functions; /* in source order */
	size_t len, cap;
};

void analysis_done(struct analysis *analysis);

/* Bound the program and each of its functions. Fails only for a file that cannot be analysed at
 * all; the unparsable parts of a file with syntax errors are left out. */
int analysis_run(const struct source *source, struct analysis *analysis, struct err *err);

/* The same of a program with its local modules (modules.h): their code counts where it is called
 * and is not listed by itself. NULL: none. */
struct modules;
int analysis_run_with(const struct source *source, const struct modules *modules,
	struct analysis *analysis, struct err *err);

/* By its name or the last part of it ("push" finds "Heap.push"); NULL if there is none. */
const struct analysis_function *analysis_find(const struct analysis *analysis, const char *name);

#endif

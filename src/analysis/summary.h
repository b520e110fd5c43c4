/* What a function costs by itself, for its callers; see summary.c. */
#ifndef ARGUS_ANALYSIS_SUMMARY_H
#define ARGUS_ANALYSIS_SUMMARY_H

#include "analysis/engine.h"

enum { SUMMARY_DEPTH_MAX = 100 };

struct summary {
	struct cost time, space;
	unsigned doubts;
	struct value result;
	const struct bound *grown[8]; /* what it adds to each parameter; NULL: nothing */
	unsigned grown_len;
	uint64_t steps; /* that it took to look at */
};

/* The file's functions, callees before callers where there is no cycle. */
struct summary_order {
	const struct shape_function **functions;
	size_t len;
	bool *seen;
	unsigned depth;
};
void summary_order(struct engine *engine, struct summary_order *order);

/* Keep what was just found of a function that was looked at for its own sake. */
void summary_keep(struct engine *engine, const struct shape_function *function,
	const struct cost *account, const struct value *result);

/* Charge the call of a function that has a summary; what it gives back. */
struct value summary_apply(struct engine *engine, const struct shape_function *function,
	const struct value *arguments, unsigned len, unsigned line);

#endif

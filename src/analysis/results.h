/* What library calls give back and do to their receiver: the last columns of a cost row. */
#ifndef ARGUS_ANALYSIS_RESULTS_H
#define ARGUS_ANALYSIS_RESULTS_H

#include "analysis/costs.h"

/* One library call, everything evaluated. */
struct library_call {
	const struct cost_row *row;
	const struct shape *shape; /* the call */
	const struct shape *receiver_shape;
	struct value receiver;
	const struct value *arguments; /* at least two; TYPE_NONE where left out */
	unsigned len;
	struct value called; /* what a function argument gave back */
	struct cost_terms terms;
};

struct value results_value(struct engine *engine, const struct library_call *call);
void results_effect(struct engine *engine, const struct library_call *call);

#endif

/* Advice: where code that costs more with each trip has a cheaper form; see advice.c. */
#ifndef ARGUS_ANALYSIS_ADVICE_H
#define ARGUS_ANALYSIS_ADVICE_H

#include "analysis/costs.h"

/* A library call that costs its receiver's or argument's size was charged inside a loop. */
void advice_on_call(struct engine *engine, const struct cost_row *row, const struct shape *call);

/* `x in list`, x + list, del list[i]: what an operator costs inside a loop. */
enum advice_on { ADVICE_SEARCH, ADVICE_JOIN, ADVICE_DELETE, ADVICE_TEXT, ADVICE_COUNT };
void advice_on_operator(
	struct engine *engine, enum advice_on what, const struct shape *container, unsigned line);

#endif

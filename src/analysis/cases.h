/* Loops over independent test cases; see cases.c. */
#ifndef ARGUS_ANALYSIS_CASES_H
#define ARGUS_ANALYSIS_CASES_H

#include "analysis/engine.h"

/* If the loop (SHAPE_EACH or SHAPE_WHILE) goes once through each of a number of test cases: the size
 * that stands for how many they are, which is no other's; else NULL. */
const struct bound *cases_of_loop(struct engine *engine, const struct shape *loop);

/* The bound of one case: every such size is one. The same bound where there is none. */
const struct bound *cases_left_out(struct engine *engine, const struct bound *bound);

#endif

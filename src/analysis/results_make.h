/* The makers of results.c's tables that stand in files of their own. */
#ifndef ARGUS_ANALYSIS_RESULTS_MAKE_H
#define ARGUS_ANALYSIS_RESULTS_MAKE_H

#include "analysis/results.h"

/* An item of the argument at that place. */
struct value results_elem(struct engine *engine, const struct library_call *call, unsigned i);

/* results_number.c */

/* int(x), Math.floor(x): the number that x is, however it was written. */
struct value results_number(struct engine *engine, const struct library_call *call);
struct value results_digits(struct engine *engine, const struct library_call *call); /* str(x) */
struct value results_bits(struct engine *engine, const struct library_call *call);
struct value results_length(struct engine *engine, const struct library_call *call);
struct value results_extreme(struct engine *engine, const struct library_call *call); /* min, max */
struct value results_power(struct engine *engine, const struct library_call *call);

/* results_iterate.c */

struct value results_range(struct engine *engine, const struct library_call *call);
struct value results_pairs(struct engine *engine, const struct library_call *call);
/* One of permutations and the like. */
struct value results_picked(struct engine *engine, const struct library_call *call);
/* combinations(items, 3), product(items, repeat=2): a power; NULL: how many are picked is no
 * constant. */
const struct bound *results_picks(struct engine *engine, const struct library_call *call);

#endif

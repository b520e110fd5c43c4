/* What of the expression rules is used by the dispatcher in expr.c: operators in operators.c. */
#ifndef ARGUS_ANALYSIS_EXPR_H
#define ARGUS_ANALYSIS_EXPR_H

#include "analysis/engine.h"

struct value expr_binary(struct engine *engine, const struct shape *shape);

/* left op right, when both are evaluated. */
struct value expr_operate(
	struct engine *engine, const struct shape *shape, struct value left, struct value right);

/* How slice = list[low:high] relates to the parameter that the list came from. */
void expr_relate_slice(struct value *slice, const struct value *list, const struct value *low,
	const struct value *high);

/* high - low as a bound where high is low and something, or low is less than high by something:
 * range(i, i + width); NULL: it is not. */
const struct bound *expr_width(
	struct engine *engine, const struct shape *low, const struct shape *high);

/* high - low as a constant when both differ by one visibly: range(i, i + 3), s[i:i+k]. */
bool expr_gap(
	struct engine *engine, const struct shape *low, const struct shape *high, double *gap);

#endif

/*
 * A verdict: what a witness, or all of them together, says about how a cost grows.
 *
 * A plain value of fixed size: copy it freely, there is nothing to release. All-zero is 'nothing
 * was said'. Where `growth.kind` is GROWTH_UNKNOWN, `reason` says why it cannot be told, and
 * `alternatives` may still hold the classes between which the data cannot choose.
 */
#ifndef ARGUS_VERDICT_H
#define ARGUS_VERDICT_H

#include "argus/growth.h"

enum { VERDICT_ALTERNATIVES_MAX = 4, VERDICT_TEXT_MAX = 200, VERDICT_BOUND_MAX = 96 };

struct verdict {
	struct growth growth;
	double confidence; /* 0 to 1 */
	struct growth alternatives[VERDICT_ALTERNATIVES_MAX]; /* the likelier first */
	unsigned alternatives_len;
	char reason[VERDICT_TEXT_MAX]; /* a sentence; required when growth is unknown */

	/* Of a fitted series; zero elsewhere. The model is value = intercept + slope * g(n). */
	double intercept;
	double slope;
	double spread; /* typical relative residual, 0.03 = 3 % */
	double exponent; /* local exponent over the upper half of the range */
	double exponent_low, exponent_high; /* its interval, 95 % */
	double next_n; /* a size that would settle it; 0: none known */

	/* Of the static witness; empty elsewhere. All sizes are named: "O(n*m)". */
	char bound[VERDICT_BOUND_MAX]; /* the estimate */
	char safe[VERDICT_BOUND_MAX]; /* the upper bound without heuristics */
};

/* Set the reason, cut at a letter's start where it is too long. */
void verdict_say(struct verdict *verdict, const char *reason);

#endif

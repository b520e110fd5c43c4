/*
 * Bounds: how a cost grows with several named sizes at once, as "O(n*m)" or "O(V+E)".
 *
 * A bound is a sum of terms of which none is below another (an antichain); a term is a product of
 * factors, one a size: size^power * log^logs(size) * base^size * size!. Bounds are immutable and
 * live in an arena; size names are interned there, so that equal sizes are equal pointers. The
 * sum without terms is O(1). Constants and lower terms are dropped; where a limit of this
 * representation is met the result is a bound above, never one below.
 */
#ifndef ARGUS_ANALYSIS_BOUND_H
#define ARGUS_ANALYSIS_BOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/arena.h"
#include "argus/growth.h"

enum { BOUND_FACTORS_MAX = 4, BOUND_TERMS_MAX = 6 };

struct factor {
	const char *size; /* interned */
	double power;
	double logs;
	double base; /* of base^size; 0: none */
	bool factorial;
};

struct term {
	unsigned len;
	struct factor factors[BOUND_FACTORS_MAX]; /* the outermost loop's first */
};

struct bound {
	unsigned len;
	struct term terms[];
};

const struct bound *bound_one(void);
const struct bound *bound_size(struct arena *arena, const char *name);

/* A size that is no other's, whatever it is called. */
const struct bound *bound_own_size(struct arena *arena, const char *name);

const struct bound *bound_add(struct arena *arena, const struct bound *a, const struct bound *b);
const struct bound *bound_mul(struct arena *arena, const struct bound *a, const struct bound *b);
/* The sum of a bound over items: a term with `size` to the first power sums up to `total` instead of
 * itself, all others are multiplied by `count`. With a logarithm of it that stays, or is left out. */
const struct bound *bound_spread(struct arena *arena, const struct bound *bound, const char *size,
	const struct bound *total, const struct bound *count, bool without_logs);

/* a / b where b is one term and a factor of every term of a; else NULL. */
const struct bound *bound_divide(struct arena *arena, const struct bound *a, const struct bound *b);
const struct bound *bound_log(struct arena *arena, const struct bound *bound);
const struct bound *bound_power(struct arena *arena, const struct bound *bound, double power);
const struct bound *bound_exp(struct arena *arena, double base, const struct bound *exponent);
const struct bound *bound_factorial(struct arena *arena, const struct bound *bound);

/* Each size for which `replace` gives a bound replaced by that; NULL: it stays. */
const struct bound *bound_substitute(struct arena *arena, const struct bound *bound,
	const struct bound *(*replace)(void *context, const char *size), void *context);

bool bound_is_one(const struct bound *bound);
bool bound_within(const struct bound *a, const struct bound *b); /* a is at most like b */

/* The class when all sizes are taken as n. */
struct growth bound_growth(const struct bound *bound);

/* "O(n*m)". A text that would not fit gives the class instead. Returns the buffer. */
char *bound_print(const struct bound *bound, char *buffer, size_t size);

#endif

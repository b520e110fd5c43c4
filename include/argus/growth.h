/*
 * Growth classes: one table of what Argus can say about how a cost grows with n.
 *
 * A `struct growth` is a plain value. All-zero is GROWTH_UNKNOWN, 'cannot tell'. `parameter` is
 * the exponent of GROWTH_POWER and the base of GROWTH_EXPONENTIAL, and 0 for all others.
 */
#ifndef ARGUS_GROWTH_H
#define ARGUS_GROWTH_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"

enum growth_kind {
	GROWTH_UNKNOWN,
	GROWTH_CONSTANT,
	GROWTH_LOG,
	GROWTH_SQRT,
	GROWTH_LINEAR,
	GROWTH_LINEARITHMIC,
	GROWTH_LINEAR_SQRT,
	GROWTH_QUADRATIC,
	GROWTH_QUADRATIC_LOG,
	GROWTH_CUBIC,
	GROWTH_POWER,
	GROWTH_EXPONENTIAL,
	GROWTH_FACTORIAL,
	GROWTH_COUNT
};

struct growth {
	enum growth_kind kind;
	double parameter;
};

#define GROWTH_TEXT_MAX 32

/* "O(n log n)", "n log n", "nlogn", "O(n²)", "O(n^2.37)", "O(2^n)". On failure *err (ERR_USAGE)
 * lists the classes. */
int growth_parse(const char *text, struct growth *growth, struct err *err);

/* "O(n^2)" or, with unicode, "O(n²)"; "unknown" for GROWTH_UNKNOWN. Returns the buffer. */
char *growth_print(struct growth growth, bool unicode, char buffer[GROWTH_TEXT_MAX]);

/* -1, 0, 1 as a grows slower than, like, or faster than b. GROWTH_UNKNOWN comes first. */
int growth_compare(struct growth a, struct growth b);

/* Numbers that order classes, the first first, as growth_compare does. */
enum { GROWTH_RANK = 3 };
void growth_rank(struct growth growth, double rank[GROWTH_RANK]);

/* The class of a cost that is a's per one of b (product), or a's and then b's (sum: the larger). A
 * product outside the table becomes the GROWTH_POWER, or the class, next above it. */
struct growth growth_product(struct growth a, struct growth b);
struct growth growth_sum(struct growth a, struct growth b);

/* The class of n^degree · (log n)^logs; the next class above when there is none of that form. */
struct growth growth_of_degree(double degree, double logs);

/* The degree in n, logarithms left out; infinite for exponential and factorial. */
double growth_degree(struct growth growth);

/* Does one more in n multiply it? Doubling n is beyond all bounds then. */
bool growth_is_steep(struct growth growth);

/* ln g(n), for n >= 1; log n is taken as log2(n + 1), so that it is positive everywhere. */
double growth_log_value(struct growth growth, double n);

#endif

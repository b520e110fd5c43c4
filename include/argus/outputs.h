/*
 * Outputs: did two programs print the same?
 *
 * Pure. What is compared are the lines of two texts; what white space ends a text with is not
 * looked at, since programs differ in whether they end the last line.
 */
#ifndef ARGUS_OUTPUTS_H
#define ARGUS_OUTPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "base/str.h"

enum outputs_rule {
	OUTPUTS_EXACT, /* byte for byte, but for what white space the text ends with */
	OUTPUTS_IGNORED,
	OUTPUTS_SORTED, /* the same lines in any order */
	OUTPUTS_FLOAT, /* word for word, numbers within a tolerance */
};

struct outputs_match {
	enum outputs_rule rule;
	double tolerance; /* of OUTPUTS_FLOAT: relative, and absolute below 1 */
};

/* "exact", "ignore", "lines-sorted", "float=1e-9". Errors: ERR_USAGE. */
int outputs_parse(const char *text, struct outputs_match *match, struct err *err);

/* The first difference. The lines point into the texts, and are not ended; NULL: there is none left. */
struct outputs_difference {
	size_t line; /* from 1; of the sorted lines where these are compared */
	const char *a, *b;
	size_t a_len, b_len;
};

bool outputs_equal(const struct outputs_match *match, const struct str *a, const struct str *b,
	struct outputs_difference *difference);

#endif

/*
 * A series: samples of one value at growing n. The form in which witnesses meet the fit.
 *
 * As a file it is TSV: '#' comments, a header line (`n` and the name of the value: `seconds`,
 * `ops` or `bytes`), then a row a sample, in any order. `argus fit` also takes commas and JSON, and
 * times in other units, which are seconds from then on.
 */
#ifndef ARGUS_SERIES_H
#define ARGUS_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"

struct str;

struct sample {
	double n; /* the input size, > 0 */
	double value; /* in the series' unit, >= 0 */
};

/* What the reader of a file is to be told of what was made of it. */
struct series_origin {
	char *n_column, *value_column; /* heads, if others might have been meant; else NULL */
	size_t zero_at; /* the first line, or item of a list, with the value 0; 0: none */
	bool listed; /* places are items, not lines */
};

struct series {
	char *name; /* "seconds", "ops", "bytes"; NULL means "value" */
	struct sample *samples; /* sorted by n after series_sort */
	size_t len;
	size_t cap;
	double floor; /* the noise floor in the value's unit: smaller differences mean nothing */
	struct series_origin origin;
};

void series_done(struct series *series);
void series_add(struct series *series, double n, double value);
void series_sort(struct series *series); /* by n, then by value */

/* Parse a table. `name` (a path, or "standard input") goes into errors: "name:line: sentence". */
int series_parse(
	const char *text, size_t len, const char *name, struct series *series, struct err *err);
void series_print(const struct series *series, struct str *out);

#endif

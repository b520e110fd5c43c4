/*
 * A series: samples of one value at growing n. The form in which witnesses meet the fit.
 *
 * As a file it is TSV: '#' comments, a header line (`n` and the name of the value: `seconds`,
 * `ops` or `bytes`), then a row a sample, in any order. `argus fit` also takes commas and JSON.
 */
#ifndef ARGUS_SERIES_H
#define ARGUS_SERIES_H

#include <stddef.h>

#include "argus/err.h"

struct str;

struct sample {
	double n; /* the input size, > 0 */
	double value; /* in the series' unit, >= 0 */
};

struct series {
	char *name; /* "seconds", "ops", "bytes"; NULL means "value" */
	struct sample *samples; /* sorted by n after series_sort */
	size_t len;
	size_t cap;
	double floor; /* the noise floor in the value's unit: smaller differences mean nothing */
};

void series_done(struct series *series);
void series_add(struct series *series, double n, double value);
void series_sort(struct series *series); /* by n, then by value */

/* Parse a table. `name` (a path, or "standard input") goes into errors: "name:line: sentence". */
int series_parse(
	const char *text, size_t len, const char *name, struct series *series, struct err *err);
void series_print(const struct series *series, struct str *out);

#endif

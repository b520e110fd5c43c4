/*
 * Amounts as people say them: rounded to what a prediction or the mark of an axis can carry, in the
 * unit that fits; a range in one unit where one will do.
 */
#ifndef ARGUS_REPORT_AMOUNT_H
#define ARGUS_REPORT_AMOUNT_H

#include <stdbool.h>

#include "argus/fit.h"
#include "base/num.h"
#include "base/str.h"

enum amount {
	AMOUNT_PLAIN, /* counts, and values of which nothing is known */
	AMOUNT_SECONDS,
	AMOUNT_BYTES,
	AMOUNT_COUNT
};

/* By the name of a series: "seconds", "bytes", anything else. */
enum amount amount_of(const char *series_name);

/* For a mark of an axis: "10 ms", "1.5 GiB", "20k". */
char *amount_print_mark(char buffer[NUM_TEXT_MAX], enum amount amount, double value);

/* "14 s, 12 to 17 s". An exponent stands with the plain unit or with years: "1.0e18", "7.9e30
 * years". */
void amount_add_range(struct str *out, enum amount amount, const struct fit_range *range);

/* The median of some values, and their median absolute deviation: half of them are no further from
 * the median. That says how they vary, not how far the median is off: of two to five values nobody
 * can say the latter, as the interval of their order statistics never comes to 95 %. A few that were
 * disturbed do not widen it, and of values above 0 it is no more than the median. Changes the
 * values; len > 0. */
struct amount_middle {
	double median, spread;
};
struct amount_middle amount_middle(double *values, size_t len);

/* "±3 %" of a median above 0. Times less start-up can be below 0: ">100 %" is noise alone. */
char *amount_print_spread(char buffer[NUM_TEXT_MAX], const struct amount_middle *middle, bool utf8);

#endif

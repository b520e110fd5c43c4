/*
 * Amounts as people say them: rounded to what a prediction or the mark of an axis can carry, in the
 * unit that fits; a range in one unit where one will do.
 */
#ifndef ARGUS_REPORT_AMOUNT_H
#define ARGUS_REPORT_AMOUNT_H

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

/* "14 s, 12 to 17 s" */
void amount_add_range(struct str *out, enum amount amount, const struct fit_range *range);

/* The median of some values, and half its 95 % interval by their median absolute deviation: a few
 * that were disturbed do not widen it. Changes the values; len > 0. */
struct amount_middle {
	double median, half;
};
struct amount_middle amount_middle(double *values, size_t len);

#endif

/*
 * The forms that a series is read from. Each reader fills a draft; errors are sentences without the
 * file's name, which series_parse puts in front.
 */
#ifndef ARGUS_FIT_SERIES_FORM_H
#define ARGUS_FIT_SERIES_FORM_H

#include <stdbool.h>

#include "argus/series.h"

int series_parse_table(const char *text, size_t len, struct series *series, struct err *err);
int series_parse_json(const char *text, size_t len, struct series *series, struct err *err);

/* Check a sample that came from outside, and add it. `place`: its line, or its number in a list. */
int series_take(struct series *series, double n, double value, size_t place, struct err *err);

/* A value in a column's unit is value * times / per of what the series is in. */
struct series_unit {
	const char *as; /* the series' name then; NULL: the column's */
	double times, per;
};
struct series_unit series_unit_of(const char *name);

enum { SERIES_COLUMNS_MAX = 32 };
struct series_columns {
	size_t n, value;
	struct series_unit unit; /* of the value */
	bool value_known; /* by its name */
	bool doubtful; /* other columns might have been meant */
};

/* By their heads, of which there are two at least. */
int series_choose_columns(
	const char *const *heads, size_t len, struct series_columns *columns, struct err *err);

/* Name the series for its value, and keep the heads if a reader is to be told of them. */
void series_name_columns(
	struct series *series, const struct series_columns *columns, const char *const *heads);

/* A name from outside: cut at 40 bytes, at a control character and at invalid UTF-8. */
void series_set_name(struct series *series, const char *name);

#endif

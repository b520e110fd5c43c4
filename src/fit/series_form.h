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

/* Check a sample that came from outside, and add it. */
int series_take(struct series *series, double n, double value, struct err *err);

bool series_is_size_name(const char *name); /* of a column: "n", "size" */
bool series_is_value_name(const char *name); /* "seconds", "ops", "bytes", … */
/* A name from outside: cut at 40 bytes, at a control character and at invalid UTF-8. */
void series_set_name(struct series *series, const char *name);

#endif

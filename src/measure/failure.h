/*
 * What to say of a trial that did not finish.
 */
#ifndef ARGUS_MEASURE_FAILURE_H
#define ARGUS_MEASURE_FAILURE_H

#include "argus/run.h"
#include "argus/spec.h"
#include "base/str.h"

/* Append a sentence: at which n, how it ended, and the option that raises the limit it met; of a limit
 * on time below the user's `own_limit` says whose it is. */
void failure_describe(const struct spec *spec, double cpu_limit, const char *own_limit,
	const struct trial *trial, struct str *out);

/* Append the last lines of a program's standard error, escaped, each on a line of its own. */
void failure_add_tail(const struct str *error, struct str *out);

#endif

/* Calls whose cost is not known, and how often they are made; see hidden.c. */
#ifndef ARGUS_MEASURE_HIDDEN_H
#define ARGUS_MEASURE_HIDDEN_H

#include "argus/measure.h"
#include "instrument/unknown.h"

/* The one that is made most often; count 0: there is none. Text is borrowed from the sources. */
struct hidden_call {
	struct unknown_call call;
	double count; /* of the innermost construct around it at the largest n; 1: none is */
};

/* `taking`: only of those that get something that may grow with the input. */
struct hidden_call hidden_find(const struct source *source, const struct modules *modules,
	const struct instrumented *instrumented, const struct run *run, bool taking);

/* "line 3 calls re.match, up to 12 times, whose cost is not known" */
void hidden_describe(const struct run *run, const struct hidden_call *hidden, struct str *out);

/* What the line counts; NULL: nothing on it does. */
const struct count_line *hidden_line(const struct counts *counts, unsigned module, unsigned line);

#endif

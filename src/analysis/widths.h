/* Lines of input that hold a fixed number of values; see widths.c. */
#ifndef ARGUS_ANALYSIS_WIDTHS_H
#define ARGUS_ANALYSIS_WIDTHS_H

#include "analysis/shape.h"

/* What the searches below take at most, in steps of the engine. */
enum { WIDTHS_STEPS = 200 };

/* Does the expression read input, as far as names tell? */
bool widths_reads(const struct shape *shape);

/* Is the list of that name only ever asked for items by constant numbers, or unpacked? */
bool widths_fixed(const struct shape *code, const char *name);

/* Are the items of the list of that name? */
bool widths_items_fixed(const struct shape *code, const char *name);

#endif

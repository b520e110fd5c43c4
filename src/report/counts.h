/* The counted witness on the screen. */
#ifndef ARGUS_REPORT_COUNTS_H
#define ARGUS_REPORT_COUNTS_H

#include "argus/run.h"
#include "base/str.h"
#include "base/term.h"

/* The lines that count most, at most `most` of them (0: none), each with its share and its growth. */
void report_top_lines(struct str *out, const struct term *term, const struct run *run, size_t most);

/* The table of sizes, where nothing was timed. */
void report_count_table(struct str *out, const struct term *term, const struct run *run);

#endif

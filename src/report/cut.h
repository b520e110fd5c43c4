/* Text made to fit a column. */
#ifndef ARGUS_REPORT_CUT_H
#define ARGUS_REPORT_CUT_H

#include <stddef.h>

#include "base/str.h"
#include "base/term.h"

/* Untrusted text on a terminal that may know ASCII only. */
void report_add_safe(struct str *out, const struct term *term, const char *text);

/* Text of more than `width` columns with its middle or its end left out, and dots there: the end of a
 * path tells most, its start what it is about. */
void report_cut_middle(const char *text, size_t width, const char *dots, struct str *out);
void report_cut_end(const char *text, size_t width, const char *dots, struct str *out);

#endif

/* The rows of two runs side by side: a label, and a cell for each. */
#ifndef ARGUS_REPORT_DIFF_ROWS_H
#define ARGUS_REPORT_DIFF_ROWS_H

#include <stdbool.h>

#include "argus/run.h"
#include "base/str.h"
#include "base/term.h"

enum { DIFF_LABEL_COLUMNS = 13 };

void diff_add_label(struct str *out, const struct term *term, const char *label);

/* Safe text, cut to its column. */
void diff_add_cell(struct str *out, const struct term *term, enum term_style style,
	const char *text, bool last);

const char *diff_none(const struct term *term); /* a dash */

/* What was asked; what neither has is left out. */
void diff_add_asked(
	struct str *out, const struct term *term, const struct run *a, const struct run *b);

#endif

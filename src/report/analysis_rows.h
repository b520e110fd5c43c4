/* The rows of the table of functions: made by analysis_rows.c, shown by analysis.c. */
#ifndef ARGUS_REPORT_ANALYSIS_ROWS_H
#define ARGUS_REPORT_ANALYSIS_ROWS_H

#include "argus/report.h"

enum { FEW_ROWS = 2 }; /* of so few there is room to say why: a function and its program */

struct report_row {
	struct growth time;
	struct growth space;
	const char *path; /* escaped; the table's */
	char *name; /* escaped; NULL for the program */
	char *details; /* text below the table; NULL: none */
	double confidence;
	unsigned line;
};

/* "(program)" or the name. */
const char *report_row_name(const struct report_row *row);

/* Steepest first. Of those that grow alike the surest, then by place. What cannot be told comes
 * last: a folder has many of those, and they would hide what is known. */
int report_row_compare(const void *left, const void *right);

/* Drop what is not among the steepest. */
void report_table_prune(struct report_table *table);

/* A text in so many columns. Of one that is too wide the end is shown: of paths it tells more. */
void report_add_end(struct str *out, const struct term *term, const char *text, size_t columns);

void report_add_details(struct str *out, const char *name, const char *place,
	const struct analysis_function *function, const struct term *term);

#endif

/* The rows of the table of functions: made by analysis_rows.c, shown by analysis.c. */
#ifndef ARGUS_REPORT_ANALYSIS_ROWS_H
#define ARGUS_REPORT_ANALYSIS_ROWS_H

#include "argus/report.h"

enum { FEW_ROWS = 2 }; /* of so few there is room to say why: a function and its program */

/* What a row says in words lies in its table's `texts`, from these places on; 0: nothing. */
struct report_row {
	struct growth time;
	struct growth space;
	size_t path; /* escaped */
	size_t name; /* escaped; 0 for the program */
	size_t details; /* text below the table */
	double confidence;
	unsigned line;
};

const char *report_row_text(const struct report_table *table, size_t place); /* "" for 0 */

/* "(program)" or the name. */
const char *report_row_name(const struct report_table *table, const struct report_row *row);

/* Steepest first: of those that grow alike the surest, then by place. What cannot be told comes
 * last: a folder has many of those, and they would hide what is known. */
void report_table_sort(struct report_table *table, enum report_sort order);

/* Drop what is not among the steepest. */
void report_table_prune(struct report_table *table);

/* A text in so many columns. Of one that is too wide the end is shown: of paths it tells more. */
void report_add_end(struct str *out, const struct term *term, const char *text, size_t columns);

void report_add_details(struct str *out, const char *name, const char *place,
	const struct analysis_function *function, const struct term *term);

#endif

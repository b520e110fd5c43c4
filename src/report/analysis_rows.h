/* The rows of the table of functions: made by analysis_rows.c, shown by analysis.c. */
#ifndef ARGUS_REPORT_ANALYSIS_ROWS_H
#define ARGUS_REPORT_ANALYSIS_ROWS_H

#include "argus/report.h"

enum { FEW_ROWS = 2 }; /* of so few there is room to say why: a function and its program */

/* Its texts are its part's or its cursor's. */
struct report_row {
	struct growth time;
	struct growth space;
	const char *path; /* escaped */
	const char *name; /* escaped, "(program)" for that */
	const char *details; /* text below the table; NULL: none */
	double confidence;
	unsigned line; /* 0 for the program */
};

/* The rows that are shown, one after the other; in any order, or as the table's `sort` has them. A
 * row is borrowed until the next. 1: there is one; 0: no more. */
struct report_cursor {
	struct sqlite3_stmt *stmt;
	struct report_row row;
};
int report_cursor_open(
	struct report_table *table, bool sorted, struct report_cursor *cursor, struct err *err);
int report_cursor_next(struct report_table *table, struct report_cursor *cursor, struct err *err);
void report_cursor_done(struct report_cursor *cursor);

/* A text in so many columns. Of one that is too wide the end is shown: of paths it tells more. */
void report_add_end(struct str *out, const struct term *term, const char *text, size_t columns);

void report_add_details(struct str *out, const char *name, const char *place,
	const struct analysis_function *function, const struct term *term);

#endif

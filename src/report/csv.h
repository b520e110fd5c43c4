/* Tables as CSV (RFC 4180): a head, then a row a line, all with as many columns. */
#ifndef ARGUS_REPORT_CSV_H
#define ARGUS_REPORT_CSV_H

#include <stdint.h>

#include "argus/growth.h"
#include "base/str.h"

/* Each ends with a comma, or at the row's end with a line feed: csv_end takes the place of the last
 * comma. Text that a spreadsheet would take for a formula gets an apostrophe in front. */
void csv_text(struct str *out, const char *text); /* NULL: empty */
void csv_class(struct str *out, struct growth growth); /* unknown: empty */
void csv_number(struct str *out, double value); /* to twelve digits; what is none is empty */
void csv_count(struct str *out, uint64_t count);
void csv_empty(struct str *out, size_t columns);
void csv_end(struct str *out);

#endif

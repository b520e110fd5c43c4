/* What a target counted beside what its baseline counted, for the reports of a check. */
#ifndef ARGUS_REPORT_CHECK_COUNTS_H
#define ARGUS_REPORT_CHECK_COUNTS_H

#include "argus/check.h"

/* The baseline's count at n; NULL where it has none, or is of another input or seed. */
const struct lock_point *check_count_before(const struct check_row *row, uint64_t n);

/* The largest size that both were counted at; false: there is none. */
struct check_both {
	uint64_t n;
	double before, now;
};
bool check_last_common(const struct check_row *row, struct check_both *both);

/* How a line with this text grew in the baseline; unknown where there was none. */
struct growth check_line_before(const struct check_row *row, const char *text, size_t len);

/* The file that a row is about: that of the line to blame, or the target's. */
const char *check_file(const struct check_row *row);

#endif

/* Two runs held against each other: what text and JSON show of it. */
#ifndef ARGUS_REPORT_DIFF_H
#define ARGUS_REPORT_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/run.h"

struct diff_size {
	uint64_t n;
	double a, b; /* counts or seconds */
	double ratio; /* b / a; NaN where that says nothing */
};

struct diff_line {
	const struct count_line *a, *b; /* NULL: counted in the other only */
};

struct diff {
	struct diff_size *counts; /* sizes that both were counted at, ascending */
	size_t counts_len, counts_cap;
	struct diff_line *lines; /* by the larger count, largest first */
	size_t lines_len, lines_cap;
	uint64_t a_n, b_n; /* the sizes of the lines' counts; 0: nothing was counted */
	struct diff_size *seconds; /* sizes that both were timed at; none where that says nothing */
	size_t seconds_len, seconds_cap;
	const char *unlike; /* why seconds are not held against each other; NULL: they are */
};
void diff_done(struct diff *diff);

/* Borrows from the runs. */
void diff_of(const struct run *a, const struct run *b, struct diff *diff);

/* Does b grow "more", "less" or the "same"? NULL where one of them cannot be told. */
const char *diff_change(const struct verdict *a, const struct verdict *b);

#endif

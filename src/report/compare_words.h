/* What the reports of a comparison say. Plain text, not escaped. */
#ifndef ARGUS_REPORT_COMPARE_WORDS_H
#define ARGUS_REPORT_COMPARE_WORDS_H

#include "argus/comparison.h"
#include "base/num.h"
#include "report/sizes.h"

/* The file's name, or all of its path where two have the same. */
void compare_add_name(struct str *out, const struct comparison *comparison, size_t program);

/* "quick.py against bubble.py: faster: …, at n = 1,000 to 8,000." */
void compare_add_sentence(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair);

/* "the same output 60 times", "different output at n = 100, seed 1, line 2". */
void compare_add_outputs(struct str *out, const struct comparison *comparison);

/* "held at n = 65,536: 1.2 MiB by a, 34 MiB by b"; nothing where it was not looked at. */
void compare_add_held(struct str *out, const struct comparison *comparison);

/* "counted at n = 1,000: 2,000 operations by a, …"; nothing where there is no such size. */
void compare_add_counts(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair);

/* "1.02 to 1.05". */
void compare_add_interval(struct str *out, const struct paired *ratio);

/* The median at n; NaN where there is none. */
double compare_seconds_at(const struct report_sizes *sizes, uint64_t n);

/* Of its logarithm, in three digits: "0.0123", "1.02", "14.3", "2,340". */
char *compare_print_ratio(char buffer[NUM_TEXT_MAX], double log_ratio);

/* The largest size that both were counted at, and what they counted there; 0: there is none. */
uint64_t compare_common_size(const struct counts *a, const struct counts *b, double totals[2]);

/* Are they versions of one file? */
bool compare_are_versions(const struct run *a, const struct run *b);

/* The line of the other version with the same text; NULL: it has none. */
const struct count_line *compare_same_line(
	const struct run *other, const struct run *run, const struct count_line *line);

#endif

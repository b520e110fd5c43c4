/* Regular expressions that go back over what they have read; see pattern.c. */
#ifndef ARGUS_ANALYSIS_PATTERN_H
#define ARGUS_ANALYSIS_PATTERN_H

enum pattern_cost {
	PATTERN_LINEAR, /* as far as can be seen */
	PATTERN_QUADRATIC, /* from each place it reads on to the end */
	PATTERN_EXPONENTIAL /* it tries every way to divide the text */
};

/* What matching costs a matcher that goes back, in the text's length. */
enum pattern_cost pattern_cost(const char *pattern);

#endif

/* What a law of counts comes to. */
#ifndef ARGUS_REPORT_LAW_VALUE_H
#define ARGUS_REPORT_LAW_VALUE_H

/* The formula's value at n: "0.5*n^2 - 1/3*n*floor(log2(n)) + 3", "2*2^n - 1", "n!". NaN for what is
 * no such formula (recurrences), and for log2(n) itself unless n is a power of two: the law was seen
 * at those only. */
double law_value_at(const char *formula, double n);

#endif

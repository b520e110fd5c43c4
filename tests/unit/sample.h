/* Runs for tests of the store and of what shows them: every member set, no two alike. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "argus/run.h"

/* `which` makes runs differ: id, time, path and so on. */
void sample_run(unsigned which, struct run *run);

/* Fails the test, naming the member, unless both are alike; NaN is like NaN. `whole`: with
 * source text, reasons and trials. */
void sample_assert_same(const struct run *a, const struct run *b, bool whole);

#endif

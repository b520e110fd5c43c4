/*
 * A target of a check beside the program of its baseline: both run in turns, now and on this machine.
 * Seconds that were measured another day are not looked at.
 */
#ifndef ARGUS_CMD_CHECK_BESIDE_H
#define ARGUS_CMD_CHECK_BESIDE_H

#include "argus/check.h"
#include "argus/measure.h"
#include "argus/store.h"

/* Is it asked for, and is there something to measure? Fills what is known without. */
bool check_beside_wanted(struct check_row *row);

struct check_beside_terms {
	enum sandbox_tier least;
	size_t family; /* so many targets are measured in this check */
	struct measure_watch watch;
	struct store
		*store; /* where programs are looked for that git does not have; NULL: nowhere */
};

/* Of a row that wants it. What keeps it from being measured is told in the row. 1: stopped. */
int check_beside_measure(
	struct check_row *row, const struct check_beside_terms *terms, struct err *err);

#endif

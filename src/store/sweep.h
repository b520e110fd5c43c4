/*
 * Deleting from a history.
 *
 * What runs share goes when no run uses it any more. SQLite would look through all runs for each row
 * of those that goes, to see whether one refers to it: so references are not enforced meanwhile, and
 * what hangs on a row is deleted here.
 */
#ifndef ARGUS_STORE_SWEEP_H
#define ARGUS_STORE_SWEEP_H

#include "store/handle.h"

enum { SWEEP_TABLES = 7 };

/* In the order in which they go: what a row uses can only go after it. */
struct sweep_table {
	const char *table, *key;
	const char *words; /* what people call its rows */
	const char *unused; /* the condition */
};
extern const struct sweep_table sweep_tables[SWEEP_TABLES];

/* A write transaction in which references are not enforced; sweep_end takes the status of what was
 * done in it and returns it, or -1 if it could not be made permanent. */
int sweep_start(struct store *store, struct err *err);
int sweep_end(struct store *store, int status, struct err *err);

/* Delete the rows of a table that match a condition, and those of other tables that hang on them. */
int sweep_rows(struct store *store, const char *table, const char *key, const char *condition,
	struct err *err);

/* Delete what no run uses; in a write transaction. */
int sweep(struct store *store, struct err *err);

#endif

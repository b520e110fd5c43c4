/* Rows that runs share and that no run uses any more. */
#ifndef ARGUS_STORE_SWEEP_H
#define ARGUS_STORE_SWEEP_H

#include "store/handle.h"

enum { SWEEP_TABLES = 7 };

/* In the order in which they go: what a row uses can only go after it. */
struct sweep_table {
	const char *table;
	const char *words; /* what people call its rows */
	const char *unused; /* the condition */
};
extern const struct sweep_table sweep_tables[SWEEP_TABLES];

/* Delete them; *rows, where it is not NULL, grows by how many there were. In a transaction of the
 * caller's. */
int sweep(struct store *store, uint64_t *rows, struct err *err);

#endif

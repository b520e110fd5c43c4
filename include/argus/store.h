/*
 * The store: the history of runs in one SQLite file.
 *
 * Runs are recorded as they go: `store_begin` when a run starts, `store_trial` after each trial,
 * `store_finish` with the verdicts; whatever happens between, what was stored stays. Errors
 * (ERR_FAILED) name the file and what to do: read-only, locked, damaged, newer than this Argus,
 * disk full. The schema and its meaning stand in src/store/schema.c.
 */
#ifndef ARGUS_STORE_H
#define ARGUS_STORE_H

#include <stddef.h>
#include <stdint.h>

#include "argus/err.h"
#include "argus/run.h"

struct store;

/* $ARGUS_DB, else $XDG_DATA_HOME/argus/history.db, else ~/.local/share/argus/history.db. The text
 * is the caller's; NULL with *err if there is no home to put it in. */
char *store_default_path(struct err *err);

enum store_access { STORE_READ, STORE_WRITE };

/* STORE_WRITE creates the file, its folder and the schema, migrates an older one (with a backup
 * beside it first), and proves that it can be written. STORE_READ on a missing file succeeds: an
 * empty history. */
int store_open(const char *path, enum store_access access, struct store **store, struct err *err);
void store_free(struct store *store);
void store_release(struct store **store); /* for owned() */

int store_begin(struct store *store, const struct run *run, struct err *err);
int store_trial(
	struct store *store, const struct run *run, const struct trial *trial, struct err *err);
/* Makes the store's copy equal to *run, with all its trials. */
int store_finish(struct store *store, const struct run *run, struct err *err);

/* The whole run with this id or unique prefix of it, in either case; "last" is the newest. Not
 * found, or several: ERR_USAGE, naming some that there are. */
int store_load(struct store *store, const char *id, struct run *run, struct err *err);

struct store_filter {
	const char *path; /* as recorded, or its last parts; NULL: any, as for all of these */
	const char *function, *label, *tag, *lang;
	struct growth growth; /* the time class; GROWTH_UNKNOWN: any */
	int64_t since_ms; /* 0: from the start */
	uint64_t limit; /* 0: all */
};

/* Newest first; without source text, reasons and trials. The array and its runs are the
 * caller's: store_list_done. */
struct store_list {
	struct run *runs;
	size_t len, cap;
	size_t id_len; /* so much of an id tells these runs from all others of the history */
	int64_t taken_ms; /* when the list was made, since 1970-01-01 UTC */
};
void store_list_done(struct store_list *list);
int store_list(struct store *store, const struct store_filter *filter, struct store_list *list,
	struct err *err);

#endif

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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/err.h"
#include "argus/run.h"

struct store;

/* $ARGUS_DB, else $XDG_DATA_HOME/argus/history.db, else ~/.local/share/argus/history.db. The text
 * is the caller's; NULL with *err if there is no home to put it in. */
char *store_default_path(struct err *err);

enum store_access { STORE_READ, STORE_WRITE, STORE_RECORD };

/* STORE_WRITE creates the file, its folder and the schema, migrates an older one (with a backup
 * beside it first), and proves that it can be written. STORE_READ on a missing file succeeds: an
 * empty history. STORE_RECORD is STORE_WRITE for who must not fail because of what is there: a history that
 * turns out to be damaged, now or in a later step, is kept aside as PATH.damaged-N, never written over,
 * and a new one takes its place. A file that is no history of ours is not touched. */
int store_open(const char *path, enum store_access access, struct store **store, struct err *err);
bool store_exists(const struct store *store); /* false: there is no file */
void store_free(struct store *store);
void store_release(struct store **store); /* for owned() */

/* What the user has to know, once: that a damaged history was kept aside, where, and what to do. The
 * text is the caller's; NULL: nothing. */
char *store_take_warning(struct store *store);

int store_begin(struct store *store, const struct run *run, struct err *err);
/* *trial is the last of run->trials. */
int store_trial(
	struct store *store, const struct run *run, const struct trial *trial, struct err *err);
/* Makes the store's copy equal to *run, with all its trials. */
int store_finish(struct store *store, const struct run *run, struct err *err);

/* The whole run with this id or unique prefix of it, in either case; "last" is the newest, "last~1" the one
 * before it. Not found, or several: ERR_USAGE, naming some that there are. */
int store_load(struct store *store, const char *id, struct run *run, struct err *err);

struct store_filter {
	const char *path; /* as recorded, or its last parts; NULL: any, as for all of these */
	const char *function, *label, *tag, *lang;
	const char *branch; /* of git */
	struct growth growth; /* the time class; GROWTH_UNKNOWN: any */
	int64_t since_ms; /* 0: from the start */
	uint64_t limit; /* 0: all */
	const struct run *target; /* runs of its target only */
	bool points; /* the counts by size are wanted, too */
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

/*
 * A history as lines of JSON, argus.export/1: a header, then each run, oldest first, and in front of
 * the first run that needs them a line for each thing that runs share: a program's text, what the static
 * witness says, what was counted; and behind a run the baselines that it is in. Without loss: the same
 * runs give the same bytes wherever they are.
 */
struct store_export {
	const struct store_filter *filter; /* NULL: the runs of `ids` */
	char *const *ids; /* as store_load takes them; each once, in the order of time */
	size_t ids_len;
	int (*add)(void *to, const char *bytes, size_t len, struct err *err);
	void *to;
	uint64_t runs; /* set: how many there were */
};
int store_export(struct store *store, struct store_export *export, struct err *err);

enum { STORE_KEPT_MOST = 5 };

/* What became of an import. */
struct store_import {
	uint64_t added, same; /* runs: new ones, and those that were there already */
	uint64_t kept; /* that were there with other content: the history's own was kept */
	char kept_ids[STORE_KEPT_MOST][RUN_ID_TEXT]; /* the first of them */
	uint64_t baselines; /* runs that are in a baseline now and were in none of its name */
	uint64_t baselines_kept; /* that the history has another run in, of the same target */
};

/* Merge an export into the history: all of it, or nothing on an error. `next` yields a line without
 * its line feed: 1, 0 at the end, -1 on an error of its own. Errors name the line: "17: ...". */
int store_import(struct store *store,
	int (*next)(void *from, const char **line, size_t *len, struct err *err), void *from,
	struct store_import *result, struct err *err);

/* The text of a program or module by its SHA-256; it is the caller's. 1: it is not kept. */
int store_source(struct store *store, const char *hash, char **text, size_t *len, struct err *err);

/*
 * Baselines: a name for a set of runs, at most one of each target. Runs have the same target when path,
 * language, mode, function and input are alike. A run that is in a baseline cannot be deleted.
 */
enum { STORE_BASELINE_NAME_MAX = 200 }; /* bytes, with the NUL */

/* The runs, named as for store_load, take the places of those of the same targets. All of them, or
 * on failure none; ERR_USAGE: the name cannot be one, there is no such run, two of them have one
 * target, or one did not finish. */
int store_baseline_set(
	struct store *store, const char *name, const char *const *ids, size_t len, struct err *err);

/* Of each target the run that store_baseline_find finds for the branch; *len: how many there are.
 * ERR_USAGE: nothing finished on it. */
int store_baseline_set_branch(
	struct store *store, const char *name, const char *branch, size_t *len, struct err *err);

/* ERR_USAGE, naming those that there are: there is no such baseline. */
int store_baseline_remove(struct store *store, const char *name, struct err *err);

struct store_baseline {
	char *name;
	int64_t set_ms; /* since 1970-01-01 UTC */
	struct run run; /* as in a list */
};
struct store_baselines {
	struct store_baseline *items; /* by name, then path and function */
	size_t len, cap;
	size_t id_len; /* as of a list */
};
void store_baselines_done(struct store_baselines *baselines);
/* `name`: of this one only; NULL: all. */
int store_baseline_list(
	struct store *store, const char *name, struct store_baselines *baselines, struct err *err);

enum store_baseline_answer {
	STORE_BASELINE_FOUND,
	STORE_BASELINE_NO_RUN, /* the name stands for something, which has no run of this target */
	STORE_BASELINE_UNKNOWN /* it is no baseline, and no branch or commit of a recorded run */
};
/* Which run of *target's target does `name` stand for? It is a baseline; else a git branch: of what
 * finished on it the newest run, one of the file as committed before any other; else 7 or more
 * digits of a git commit: the newest run that finished with the file as committed. An enum
 * store_baseline_answer, or -1. */
int store_baseline_find(struct store *store, const char *name, const struct run *target,
	char id[RUN_ID_TEXT], struct err *err);

/* What can be wrong with a history. */
enum store_check {
	STORE_CHECK_FILE, /* SQLite finds damage; counted: its sentences */
	STORE_CHECK_REFERENCES, /* rows that refer to none */
	STORE_CHECK_RUNS, /* runs that cannot be read */
	STORE_CHECK_UNUSED, /* rows that runs shared and none uses any more: no damage */
	STORE_CHECK_UNFINISHED, /* runs without an end: Argus was killed, or is still at them: no damage */
	STORE_CHECK_COUNT
};

enum { STORE_FINDINGS_MOST = 10 };

struct store_findings {
	uint64_t runs; /* all there are */
	struct {
		uint64_t count; /* 0: all is well */
		char *texts[STORE_FINDINGS_MOST]; /* what the first are; may be untrusted */
		size_t texts_len;
	} of[STORE_CHECK_COUNT];
	bool damaged; /* by one of the first three */
};
void store_findings_done(struct store_findings *findings);

/* Read all of a history. What is found is no error. */
int store_verify(struct store *store, struct store_findings *findings, struct err *err);

/* Remove unused rows, and mark runs without an end as interrupted; the store is open for writing. */
int store_repair(struct store *store, struct err *err);

struct store_group {
	char *name; /* may be untrusted; NULL: not known */
	uint64_t count; /* of runs, or of rows */
	uint64_t bytes; /* of a table, with its indexes; else, or not known, 0 */
};

struct store_stats {
	uint64_t runs, states[RUN_STATE_COUNT];
	uint64_t files, targets, trials;
	int64_t first_ms, last_ms; /* when the first and the last started */
	uint64_t bytes, free_bytes; /* of the file; what of it is empty */
	struct store_group *langs, *tables; /* the most first */
	size_t langs_len, langs_cap, tables_len, tables_cap;
};
void store_stats_done(struct store_stats *stats);
int store_stats(struct store *store, struct store_stats *stats, struct err *err);

/* Which runs go. All-zero but for keep = STORE_KEEP_NONE chooses none. */
#define STORE_KEEP_NONE UINT64_MAX
struct store_prune {
	int64_t before_ms; /* those that started before; 0: none by their age */
	uint64_t keep; /* never the newest so many of each target; by itself: all others go */
	uint64_t max_bytes; /* the oldest until the history takes no more; 0: any size */
	bool dry; /* only find out what would go */
};

struct store_pruned {
	uint64_t runs; /* that went, or would */
	int64_t first_ms, last_ms; /* when the first and the last of them started */
	uint64_t left;
	uint64_t bytes_before, bytes_after; /* of what is in use */
	uint64_t baselines; /* runs that stayed because a baseline names them */
};

/* Delete runs and what only they used, in one transaction, and give the room back. A run that a baseline
 * names stays, and one that may still be going. The store is open for writing. */
int store_prune(struct store *store, const struct store_prune *prune, struct store_pruned *pruned,
	struct err *err);

#endif

/*
 * A check: what was expected of each target, what its baseline was, what came of it.
 *
 * The baseline is a lock, a JSON file that is kept beside the configuration: the class, the exponent
 * and the exact counts of every target. Counts are the same on every machine, so a lock made on one
 * holds on all of them.
 *
 * Pure, but for the clock's word in the runs.
 */
#ifndef ARGUS_CHECK_H
#define ARGUS_CHECK_H

#include <stddef.h>

#include "argus/compare.h"
#include "argus/config.h"
#include "argus/run.h"

struct lock_point {
	uint64_t n;
	double count; /* mean over the seeds */
};

struct lock_line {
	char *text; /* of the source, without the blanks around it */
	struct growth growth;
};

/* A local module that the target's program imports. */
struct lock_module {
	char *name; /* below the program's folder: "lib/heap.py" */
	char hash[SOURCE_HASH_TEXT];
};

/* What is kept of one target. */
struct lock_entry {
	char *name;
	char *input; /* the expression that it was counted with */
	char hash[SOURCE_HASH_TEXT];
	uint64_t seed;
	struct growth growth; /* of the counts */
	double exponent;
	struct lock_point *points; /* by n */
	size_t points_len, points_cap;
	struct lock_line *lines; /* those that grew at all */
	size_t lines_len, lines_cap;
	struct lock_module *modules;
	size_t modules_len, modules_cap;
};

/* Is this the very program that the entry is of, with its modules? */
bool lock_is_of(const struct lock_entry *entry, const struct run *run);

struct lock {
	struct lock_entry *entries; /* by name */
	size_t len, cap;
};
void lock_done(struct lock *lock);

/* `path` is for errors: ERR_BASELINE. */
int lock_parse(const char *text, size_t len, const char *path, struct lock *lock, struct err *err);
void lock_print(const struct lock *lock, struct str *out); /* sorted by name, a value a line */

const struct lock_entry *lock_find(const struct lock *lock, const char *name);

void lock_remove(struct lock *lock, const char *name);

/* What the run counted becomes the baseline of that name, in place of what there was. */
void lock_put(struct lock *lock, const char *name, const struct run *run);

enum check_status { CHECK_PASS, CHECK_FAIL, CHECK_INCONCLUSIVE, CHECK_ERROR, CHECK_STATUS_COUNT };
const char *check_status_name(enum check_status status); /* "pass", "fail", … */

/* A target beside the program of its baseline, measured in turns. */
struct check_beside {
	bool asked; /* that is, for one of the two */
	bool unchanged; /* it is the very program, and there was nothing to measure */
	char *why; /* it could not be measured; else NULL */
	struct paired ratio; /* how much longer it takes */
	size_t needs; /* rounds that would tell; 0: not known */
	uint64_t from, to; /* the sizes that the ratio is of */
	uint64_t held_n; /* the size at which it was looked at what they hold; 0: it was not */
	double held[2]; /* bytes at once: the baseline's program, and it */
};

/* One target, with what was found. */
struct check_row {
	const struct config_target *target; /* borrowed */
	const struct run *run; /* borrowed; NULL: it did not come to a run */
	const struct lock_entry *before; /* borrowed; NULL: there is no baseline */
	bool renewed; /* what it counts becomes its baseline */
	bool recorded; /* the run is in the history */
	enum check_status status;
	struct str reason; /* one sentence or more, without the last full stop */
	unsigned line; /* that is to blame; 0: none is known */
	char *file; /* in which it is: the target's, or a module's */
	char *code; /* the line itself */
	struct check_beside beside;
};
void check_row_done(struct check_row *row);

/* Decides a row by its run, its expectations and its baseline. */
void check_decide(struct check_row *row);

/* It could not be measured. */
void check_fail(struct check_row *row, const char *why);

struct check_list {
	struct check_row *rows; /* one a target */
	size_t len;
	bool locked; /* there is a baseline file */
	const char *
		since; /* borrowed: the revision since which they changed; NULL: it did not matter */
	size_t unchanged; /* targets that did not, and have no row */
	double seconds; /* that it all took */
	const char *title; /* of its reports; NULL: "argus check"; plain text */
};
size_t check_count(const struct check_list *check, enum check_status status);

#endif

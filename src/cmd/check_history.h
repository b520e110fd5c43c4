/*
 * What a check has to do with the history: it records what its targets counted, and may take their
 * baselines from there.
 */
#ifndef ARGUS_CMD_CHECK_HISTORY_H
#define ARGUS_CMD_CHECK_HISTORY_H

#include "argus/check.h"
#include "argus/store.h"

struct check_history {
	struct store *store; /* NULL: nothing is recorded */
	bool failed; /* something could not be recorded, and that was said */
};
void check_history_done(struct check_history *history);

/* Is this baseline a file, by how it is written or because there is one? Else it is a name in the
 * history. */
bool check_baseline_is_file(const char *baseline);

/* `db` NULL: the user's own. A history that cannot be had is an error where it is `needed`, and else a
 * warning. */
int check_history_open(struct check_history *history, const char *db, bool needed, struct err *err);

/* What the name stands for becomes what the lock holds of the row's target, and its baseline. A name that
 * stands for nothing is ERR_BASELINE; one that has no run of the target leaves the row without. */
int check_history_find(struct check_history *history, const char *name, struct lock *lock,
	struct check_row *row, struct err *err);

/* Record the row's run, with the target's name as its label and the tag "check". A failure costs a warning. */
void check_history_record(struct check_history *history, struct check_row *row, struct run *run);

/* Make the row's run, which was recorded, the target's of the baseline of that name. */
int check_history_set(struct check_history *history, const char *name, const struct check_row *row,
	struct err *err);

#endif

/*
 * The steps of recording a run, each a transaction.
 *
 * A step that meets a damaged file, or finds after it that the file is no longer the one that has the
 * history's name, is done again in the new one, with everything about the run until then. A run that
 * is finished is read once: much of it is kept with what earlier runs left there, unread.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "store/aside.h"
#include "store/rows.h"

enum step { STEP_BEGIN, STEP_TRIAL, STEP_FINISH };

static int take(struct store *store, enum step step, const struct run *run,
	const struct trial *trial, struct err *err)
{
	switch (step) {
	case STEP_BEGIN: return save_begin(store, run, err);
	case STEP_TRIAL: return save_trial(store, run, trial, err);
	case STEP_FINISH: return save_finish(store, run, err);
	}
	return 0;
}

static int attempt(struct store *store, enum step step, const struct run *run,
	const struct trial *trial, struct err *err)
{
	store->failure = 0;
	if (store_write(store, err) < 0)
		return -1;
	if (store_commit(store, take(store, step, run, trial, err), err) < 0)
		return -1;
	owned(run_done) struct run back = {0};
	bool read = step == STEP_FINISH && store->records;
	return read ? store_load(store, run->id, &back, err) : 0;
}

static bool has_moved(struct store *store)
{
	int moved = 0;
	return sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
		SQLITE_OK &&
		moved;
}

static void note_moved(struct store *store)
{
	owned(str_done) struct str text = {0};
	if (store->warning)
		return;
	str_addf(&text,
		"the history %s was moved away while this run was going on; the run is recorded "
		"in a new one of that name",
		store->path);
	store->warning = str_take(&text);
}

/* Everything about the run, into what has the history's name now. */
static int start_over(struct store *store, const struct run *run, struct err *err)
{
	if (store_reopen(store, err) < 0 || store_write(store, err) < 0)
		return -1;
	return store_commit(store, save_whole(store, run, err), err);
}

static int record(struct store *store, enum step step, const struct run *run,
	const struct trial *trial, struct err *err)
{
	struct err found = {0};
	assert(run->id[0] && store->db);
	int status = attempt(store, step, run, trial, &found);
	if (status == 0 && !has_moved(store))
		return 0;
	if (status == 0) {
		note_moved(store);
		store_disconnect(store);
		return start_over(store, run, err);
	}
	if (!store->records || !store_is_damage(store->failure)) {
		*err = found;
		return -1;
	}
	return store_set_aside(store, &found, err) < 0 ? -1 : start_over(store, run, err);
}

int store_begin(struct store *store, const struct run *run, struct err *err)
{
	return record(store, STEP_BEGIN, run, NULL, err);
}

int store_trial(
	struct store *store, const struct run *run, const struct trial *trial, struct err *err)
{
	return record(store, STEP_TRIAL, run, trial, err);
}

int store_finish(struct store *store, const struct run *run, struct err *err)
{
	return record(store, STEP_FINISH, run, NULL, err);
}

char *store_take_warning(struct store *store)
{
	char *warning = store->warning;
	store->warning = NULL;
	return warning;
}

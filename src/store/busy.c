/*
 * Waiting for others.
 *
 * Several processes write one history: each step of a run is a transaction of a millisecond or so, and
 * who finds the file locked asks again after a pause that grows and is never the same twice, so that
 * those who wait do not step on each other's feet for ever. SQLite asks whether to wait at most locks;
 * where it does not (switching the journal, a log that many open at once) the statement is begun again.
 *
 * The write-ahead log starts over only when nobody reads from it. With many at work that moment may
 * not come by itself: at WAL_PATIENT pages, and after each so many more, it is waited for, shortly, so
 * that somebody who forgot a reader does not stop everybody else.
 */
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/handle.h"

enum {
	PAUSE_LEAST_US = 500,
	PAUSE_DOUBLINGS = 7, /* to 64 ms */
	WAL_PASSIVE = 1000, /* pages: written back as far as nobody is in the way */
	WAL_PATIENT = 8000,
	WAL_PATIENT_MS = 100
};

static void pause_between(struct store *store, int tries)
{
	int doublings = tries < PAUSE_DOUBLINGS ? tries : PAUSE_DOUBLINGS;
	uint64_t middle = (uint64_t)PAUSE_LEAST_US << doublings;
	uint64_t us = middle / 2 + rng_below(&store->jitter, middle);
	struct timespec pause = {(time_t)(us / 1000000), (long)(us % 1000000) * 1000};
	nanosleep(&pause, NULL);
}

static bool may_wait(struct store *store, double since, int tries)
{
	if ((clock_seconds() - since) * 1e3 >= store->busy_ms)
		return false;
	pause_between(store, tries);
	return true;
}

static int ask_again(void *context, int tries)
{
	struct store *store = context;
	if (tries == 0)
		store->waits_since = clock_seconds();
	return may_wait(store, store->waits_since, tries);
}

static int start_log_over(void *context, sqlite3 *db, const char *name, int pages)
{
	struct store *store = context;
	int patience = store->busy_ms;
	bool wait = pages >= store->log_pages + WAL_PATIENT;
	if (pages < store->log_pages)
		store->log_pages = 0;
	if (pages < WAL_PASSIVE)
		return SQLITE_OK;
	if (wait)
		store->log_pages = pages;
	if (wait && patience > WAL_PATIENT_MS)
		store->busy_ms = WAL_PATIENT_MS;
	/* What is not written back now is later: that is no error of this step. */
	sqlite3_wal_checkpoint_v2(
		db, name, wait ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	store->busy_ms = patience;
	return SQLITE_OK;
}

void store_be_patient(struct store *store, int busy_ms)
{
	store->busy_ms = busy_ms;
	rng_seed(&store->jitter, (uint64_t)getpid(), (uint64_t)clock_unix_ms());
	sqlite3_busy_handler(store->db, ask_again, store);
	sqlite3_wal_hook(store->db, start_log_over, store);
}

static bool is_busy(int code)
{
	int primary = code & 0xff;
	return primary == SQLITE_BUSY || primary == SQLITE_PROTOCOL;
}

int store_exec_patiently(struct store *store, const char *sql)
{
	double since = clock_seconds();
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	for (int tries = 0; is_busy(code) && may_wait(store, since, tries); tries++)
		code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	return code;
}

/*
 * Deleting old runs.
 *
 * What would go is found out by deleting it and taking that back: how much room a run takes depends on
 * what it shares with those that stay.
 */
#include "base/clock.h"
#include "base/mem.h"
#include "store/rows.h"
#include "store/sweep.h"

static const int64_t GOING_MS = INT64_C(24) * 3600 * 1000;

/* Run by run in the order of their time: may it go? In the file's own temporary tables. */
static int make_candidates(struct store *store, const struct store_prune *prune, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_addf(&sql,
		"CREATE TEMP TABLE candidates(place INTEGER PRIMARY KEY, run INTEGER, "
		"started_ms INTEGER, baseline INTEGER); "
		"CREATE TEMP TABLE doomed(run INTEGER PRIMARY KEY); "
		"INSERT INTO candidates(run, started_ms, baseline) SELECT run, started_ms, run IN "
		"(SELECT run FROM baselines) FROM "
		"(SELECT run, id, started_ms, state, row_number() OVER (PARTITION BY target ORDER "
		"BY id DESC) AS age FROM runs) WHERE NOT (state = 0 AND started_ms > %lld)",
		(long long)(clock_unix_ms() - GOING_MS));
	if (prune->keep != STORE_KEEP_NONE)
		str_addf(&sql, " AND age > %llu",
			(unsigned long long)(prune->keep < INT64_MAX ? prune->keep : INT64_MAX));
	str_add(&sql, " ORDER BY id");
	return store_exec(store, sql.text, err);
}

/* Those that go whatever the size is. */
static int doom(struct store *store, const struct store_prune *prune, struct err *err)
{
	owned(str_done) struct str sql = {0};
	bool by_age = prune->before_ms > 0;
	bool by_number = prune->keep != STORE_KEEP_NONE && prune->max_bytes == 0;
	if (!by_age && !by_number)
		return 0;
	str_add(&sql, "INSERT INTO doomed SELECT run FROM candidates WHERE baseline = 0");
	if (by_age)
		str_addf(&sql, " AND started_ms < %lld", (long long)prune->before_ms);
	return store_exec(store, sql.text, err);
}

static int add_span(struct store *store, struct store_pruned *pruned, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT count(*), min(started_ms), max(started_ms) FROM runs JOIN doomed "
		"USING(run)",
		err);
	if (!stmt || store_step(store, stmt, err) < 0)
		return -1;
	sqlite3_int64 count = sqlite3_column_int64(stmt, 0);
	int64_t first = sqlite3_column_int64(stmt, 1);
	int64_t last = sqlite3_column_int64(stmt, 2);
	if (count > 0 && (pruned->runs == 0 || first < pruned->first_ms))
		pruned->first_ms = first;
	if (count > 0 && (pruned->runs == 0 || last > pruned->last_ms))
		pruned->last_ms = last;
	pruned->runs += (uint64_t)count;
	return 0;
}

static int delete_doomed(struct store *store, struct store_pruned *pruned, struct err *err)
{
	if (add_span(store, pruned, err) < 0 ||
		sweep_rows(store, "runs", "run", "run IN (SELECT run FROM doomed)", err) < 0 ||
		sweep(store, err) < 0)
		return -1;
	return store_exec(store,
		"DELETE FROM candidates WHERE run IN (SELECT run FROM doomed); DELETE FROM doomed",
		err);
}

static int used_bytes(struct store *store, uint64_t *bytes, struct err *err)
{
	sqlite3_int64 page = 0;
	sqlite3_int64 pages = 0;
	sqlite3_int64 empty = 0;
	if (store_number(store, "PRAGMA page_size", &page, err) < 0 ||
		store_number(store, "PRAGMA page_count", &pages, err) < 0 ||
		store_number(store, "PRAGMA freelist_count", &empty, err) < 0)
		return -1;
	*bytes = (uint64_t)(page * (pages - empty));
	return 0;
}

/* The oldest, by what runs take on average and a little less, until it is enough. */
static int shrink(
	struct store *store, uint64_t max_bytes, struct store_pruned *pruned, struct err *err)
{
	for (;;) {
		sqlite3_int64 runs = 0;
		sqlite3_int64 may_go = 0;
		uint64_t bytes = 0;
		if (used_bytes(store, &bytes, err) < 0 ||
			store_number(store, "SELECT count(*) FROM runs", &runs, err) < 0 ||
			store_number(store, "SELECT count(*) FROM candidates WHERE baseline = 0",
				&may_go, err) < 0)
			return -1;
		if (bytes <= max_bytes || may_go == 0)
			return 0;
		double share = (double)(bytes - max_bytes) / (double)bytes;
		owned(str_done) struct str sql = {0};
		str_addf(&sql,
			"INSERT INTO doomed SELECT run FROM candidates WHERE baseline = 0 ORDER BY "
			"place LIMIT %lld",
			(long long)(1 + 0.9 * share * (double)runs));
		if (store_exec(store, sql.text, err) < 0 || delete_doomed(store, pruned, err) < 0)
			return -1;
	}
}

/* Of those that would have gone, the ones that a baseline names: all candidates up to where the age or
 * the number said so. */
static int count_baselines(struct store *store, const struct store_prune *prune,
	struct store_pruned *pruned, struct err *err)
{
	sqlite3_int64 count = 0;
	owned(str_done) struct str sql = {0};
	str_add(&sql, "SELECT count(*) FROM candidates WHERE baseline = 1");
	if (prune->before_ms > 0 && prune->max_bytes == 0)
		str_addf(&sql, " AND started_ms < %lld", (long long)prune->before_ms);
	if (store_number(store, sql.text, &count, err) < 0)
		return -1;
	pruned->baselines = (uint64_t)count;
	return 0;
}

static int prune_all(struct store *store, const struct store_prune *prune,
	struct store_pruned *pruned, struct err *err)
{
	sqlite3_int64 left = 0;
	if (used_bytes(store, &pruned->bytes_before, err) < 0 ||
		make_candidates(store, prune, err) < 0 || doom(store, prune, err) < 0 ||
		delete_doomed(store, pruned, err) < 0 ||
		(prune->max_bytes > 0 && shrink(store, prune->max_bytes, pruned, err) < 0) ||
		count_baselines(store, prune, pruned, err) < 0 ||
		store_number(store, "SELECT count(*) FROM runs", &left, err) < 0 ||
		used_bytes(store, &pruned->bytes_after, err) < 0)
		return -1;
	pruned->left = (uint64_t)left;
	return store_exec(store, "DROP TABLE candidates; DROP TABLE doomed", err);
}

static int take_back(struct store *store, int status, struct err *err)
{
	struct err ignored = {0};
	int undone = store_exec(store, "ROLLBACK", status < 0 ? &ignored : err);
	sqlite3_exec(store->db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
	return status < 0 ? status : undone;
}

int store_prune(struct store *store, const struct store_prune *prune, struct store_pruned *pruned,
	struct err *err)
{
	*pruned = (struct store_pruned){0};
	if (sweep_start(store, err) < 0)
		return -1;
	int status = prune_all(store, prune, pruned, err);
	if (prune->dry)
		return take_back(store, status, err);
	if (sweep_end(store, status, err) < 0)
		return -1;
	if (pruned->runs == 0)
		return 0;
	if (store_exec(store, "VACUUM", err) < 0)
		return err_context(err, "the runs are deleted, but their room is not given back: ");
	return used_bytes(store, &pruned->bytes_after, err);
}

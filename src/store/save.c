#include <assert.h>

#include "base/mem.h"
#include "store/rows.h"

int part_find(struct store *store, const struct field_table *part, const struct run *run,
	sqlite3_int64 *key, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "SELECT %s FROM %s WHERE true", part->key, part->table);
	for (size_t i = 0; i < part->len; i++)
		str_addf(&sql, " AND %s IS ?", part->rows[i].column);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	field_bind(part, run, stmt, 1);
	int status = store_step(store, stmt, err);
	*key = sqlite3_column_int64(stmt, 0);
	return status;
}

/* The key of the row of a shared table that holds just these values: an old one or a new one. */
static int share(struct store *store, const struct field_table *part, const struct run *run,
	sqlite3_int64 *key, struct err *err)
{
	int status = part_find(store, part, run, key, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "INSERT INTO %s(%s", part->table, part->key);
	field_columns(part, false, &sql);
	str_add(&sql, ") VALUES(NULL");
	for (size_t i = 0; i < part->len; i++)
		str_add(&sql, ", ?");
	str_add(&sql, ")");
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	field_bind(part, run, stmt, 1);
	status = store_step(store, stmt, err);
	*key = sqlite3_last_insert_rowid(store->db);
	return status;
}

/* "INSERT INTO runs(id, …) VALUES(?1, …)" or "UPDATE runs SET (…) = (…) WHERE id = ?1": the same
 * parameters in the same order. */
static void write_run_sql(bool insert, struct str *sql)
{
	owned(str_done) struct str columns = {0};
	owned(str_done) struct str values = {0};
	str_add(&columns, "source, analysis, counting");
	str_add(&values, "?2, ?3, ?4");
	for (int i = 0; i < ROW_PARTS; i++)
		str_addf(&columns, ", %s", row_parts[i].key);
	field_columns(&row_run, false, &columns);
	for (size_t i = 0; i < ROW_PARTS + row_run.len; i++)
		str_addf(&values, ", ?%zu", 5 + i);
	if (insert)
		str_addf(sql, "INSERT INTO runs(id, %s) VALUES(?1, %s)", columns.text, values.text);
	else
		str_addf(sql, "UPDATE runs SET (%s) = (%s) WHERE id = ?1", columns.text,
			values.text);
}

static int share_rest(
	struct store *store, const struct run *run, struct row_keys *keys, struct err *err)
{
	if (source_share(store, run->source_hash, run->source_text, run->source_len, &keys->source,
		    err) < 0 ||
		analysis_save(store, run, &keys->analysis, err) < 0)
		return -1;
	return counting_save(store, run, &keys->counting, err);
}

static int write_run(struct store *store, const struct run *run, const struct row_keys *keys,
	bool insert, struct err *err)
{
	const sqlite3_int64 shared[] = {keys->source, keys->analysis, keys->counting};
	enum { SHARED = ARRAY_LEN(shared) };
	sqlite3_int64 parts[ROW_PARTS];
	for (int i = 0; i < ROW_PARTS; i++) {
		if (share(store, &row_parts[i], run, &parts[i], err) < 0)
			return -1;
	}
	owned(str_done) struct str sql = {0};
	write_run_sql(insert, &sql);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, run->id, -1, NULL);
	for (int i = 0; i < SHARED; i++) {
		if (shared[i] > 0)
			sqlite3_bind_int64(stmt, 2 + i, shared[i]);
	}
	for (int i = 0; i < ROW_PARTS; i++)
		sqlite3_bind_int64(stmt, 2 + SHARED + i, parts[i]);
	field_bind(&row_run, run, stmt, 2 + SHARED + ROW_PARTS);
	return store_step(store, stmt, err);
}

static int clear(struct store *store, const char *table, sqlite3_int64 key, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "DELETE FROM %s WHERE run = ?1", table);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	return store_step(store, stmt, err);
}

static int write_texts(struct store *store, sqlite3_int64 key, const struct run *run,
	const struct row_texts *texts, struct err *err)
{
	char *const *items = *(char **const *)((const char *)run + texts->items);
	size_t len = *(const size_t *)((const char *)run + texts->len);
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "INSERT INTO %s(run, seq, %s) VALUES(?1, ?2, ?3)", texts->table,
		texts->column);
	if (clear(store, texts->table, key, err) < 0)
		return -1;
	for (size_t i = 0; i < len; i++) {
		owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
		if (!stmt)
			return -1;
		sqlite3_bind_int64(stmt, 1, key);
		sqlite3_bind_int64(stmt, 2, (sqlite3_int64)i);
		sqlite3_bind_text(stmt, 3, items[i], -1, NULL);
		if (store_step(store, stmt, err) < 0)
			return -1;
	}
	return 0;
}

/* All that hangs on the run's row, but the trials. */
static int write_rest(
	struct store *store, sqlite3_int64 key, const struct run *run, struct err *err)
{
	for (int i = 0; i < ROW_TEXTS; i++) {
		if (write_texts(store, key, run, &row_texts[i], err) < 0)
			return -1;
	}
	if (clear(store, "verdicts", key, err) < 0)
		return -1;
	return verdicts_save(store, VERDICT_OF_RUN, key, run, err);
}

static int count_trials(
	struct store *store, sqlite3_int64 key, sqlite3_int64 *count, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(
		store, "SELECT coalesce(max(seq) + 1, 0) FROM trials WHERE run = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	if (store_step(store, stmt, err) < 0)
		return -1;
	*count = sqlite3_column_int64(stmt, 0);
	return 0;
}

static int write_trial(struct store *store, sqlite3_int64 key, sqlite3_int64 seq,
	const struct trial *trial, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_add(&sql, "INSERT INTO trials(run, seq");
	field_columns(&row_trial, false, &sql);
	str_add(&sql, ") VALUES(?, ?");
	for (size_t i = 0; i < row_trial.len; i++)
		str_add(&sql, ", ?");
	str_add(&sql, ")");
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	sqlite3_bind_int64(stmt, 2, seq);
	field_bind(&row_trial, trial, stmt, 3);
	return store_step(store, stmt, err);
}

/* The trials that are not stored yet. */
static int write_trials(
	struct store *store, sqlite3_int64 key, const struct run *run, struct err *err)
{
	sqlite3_int64 seq;
	if (count_trials(store, key, &seq, err) < 0)
		return -1;
	for (; seq < (sqlite3_int64)run->trials_len; seq++) {
		if (write_trial(store, key, seq, &run->trials[seq], err) < 0)
			return -1;
	}
	return 0;
}

/* The key of a run that was begun; gone only if somebody deleted it meanwhile. */
static int key_of(struct store *store, const struct run *run, sqlite3_int64 *key, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT run FROM runs WHERE id = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, run->id, -1, NULL);
	int status = store_step(store, stmt, err);
	*key = sqlite3_column_int64(stmt, 0);
	if (status == 0)
		return err_set(
			err, ERR_FAILED, "%s: run %s is no longer in it", store->path, run->id);
	return status < 0 ? -1 : 0;
}

int run_insert(
	struct store *store, const struct run *run, const struct row_keys *keys, struct err *err)
{
	if (write_run(store, run, keys, true, err) < 0)
		return -1;
	sqlite3_int64 key = sqlite3_last_insert_rowid(store->db);
	if (write_rest(store, key, run, err) < 0)
		return -1;
	return write_trials(store, key, run, err);
}

static int begin(struct store *store, const struct run *run, struct err *err)
{
	sqlite3_int64 key;
	struct err none = {0};
	if (key_of(store, run, &key, &none) == 0)
		return err_set(
			err, ERR_FAILED, "%s: run %s is in it already", store->path, run->id);
	struct row_keys keys = {0};
	return share_rest(store, run, &keys, err) < 0 ? -1 : run_insert(store, run, &keys, err);
}

static int add_trial(
	struct store *store, const struct run *run, const struct trial *trial, struct err *err)
{
	sqlite3_int64 key;
	sqlite3_int64 seq;
	if (key_of(store, run, &key, err) < 0 || count_trials(store, key, &seq, err) < 0 ||
		write_trial(store, key, seq, trial, err) < 0)
		return -1;
	if (trial->outcome != OUTCOME_FINISHED)
		return 0;
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(
		store, "UPDATE runs SET largest_n = ?2 WHERE run = ?1 AND largest_n < ?2", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	sqlite3_bind_int64(stmt, 2, (sqlite3_int64)trial->n);
	return store_step(store, stmt, err);
}

/* Start-up is settled at the end only, and with it the work of every trial: they are written again. */
static int finish(struct store *store, const struct run *run, struct err *err)
{
	sqlite3_int64 key;
	struct row_keys keys = {0};
	if (key_of(store, run, &key, err) < 0 || share_rest(store, run, &keys, err) < 0 ||
		write_run(store, run, &keys, false, err) < 0 ||
		write_rest(store, key, run, err) < 0 || clear(store, "trials", key, err) < 0)
		return -1;
	return write_trials(store, key, run, err);
}

int store_begin(struct store *store, const struct run *run, struct err *err)
{
	assert(run->id[0]);
	if (store_write(store, err) < 0)
		return -1;
	return store_commit(store, begin(store, run, err), err);
}

int store_trial(
	struct store *store, const struct run *run, const struct trial *trial, struct err *err)
{
	if (store_write(store, err) < 0)
		return -1;
	return store_commit(store, add_trial(store, run, trial, err), err);
}

int store_finish(struct store *store, const struct run *run, struct err *err)
{
	if (store_write(store, err) < 0)
		return -1;
	return store_commit(store, finish(store, run, err), err);
}

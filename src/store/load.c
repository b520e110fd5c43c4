#include <string.h>

#include "base/mem.h"
#include "store/rows.h"

enum { HEAD_ID, HEAD_HASH, HEAD_SOURCE, HEAD_ANALYSIS, HEAD_COUNTING, HEAD_FIELDS };

/* A run's row with all that it shares: id, hash, the keys of what
 * it shares, the run's own columns, the parts' columns. */
static void head_sql(struct str *sql)
{
	str_add(sql, "SELECT runs.id, sources.hash, runs.source, runs.analysis, runs.counting");
	field_columns(&row_run, true, sql);
	for (int i = 0; i < ROW_PARTS; i++)
		field_columns(&row_parts[i], true, sql);
	str_add(sql, " FROM runs");
	for (int i = 0; i < ROW_PARTS; i++)
		str_addf(sql, " JOIN %s USING(%s)", row_parts[i].table, row_parts[i].key);
	str_add(sql, " LEFT JOIN sources USING(source) WHERE runs.run = ?1");
}

static const char *read_chars(sqlite3_stmt *stmt, int at, size_t size, char *into)
{
	const char *text = (const char *)sqlite3_column_text(stmt, at);
	size_t len = text ? strlen(text) : 0;
	if (len != 0 && len != size - 1)
		return sqlite3_column_name(stmt, at);
	memcpy(into, text ? text : "", len + 1);
	return NULL;
}

static const char *read_head(sqlite3_stmt *stmt, struct run *run)
{
	int at = HEAD_FIELDS + (int)row_run.len;
	const char *wrong = read_chars(stmt, HEAD_ID, sizeof run->id, run->id);
	if (!wrong)
		wrong = read_chars(stmt, HEAD_HASH, sizeof run->source_hash, run->source_hash);
	if (!wrong)
		wrong = field_read(&row_run, stmt, HEAD_FIELDS, run);
	for (int i = 0; i < ROW_PARTS && !wrong; i++) {
		wrong = field_read(&row_parts[i], stmt, at, run);
		at += (int)row_parts[i].len;
	}
	return wrong;
}

static int load_row(struct store *store, sqlite3_int64 key, struct run *run, struct row_keys *keys,
	struct err *err)
{
	owned(str_done) struct str sql = {0};
	head_sql(&sql);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status = store_step(store, stmt, err);
	if (status == 0)
		return store_damaged(store, "a run lacks a part", err);
	const char *wrong = status > 0 ? read_head(stmt, run) : NULL;
	keys->source = sqlite3_column_int64(stmt, HEAD_SOURCE);
	keys->analysis = sqlite3_column_int64(stmt, HEAD_ANALYSIS);
	keys->counting = sqlite3_column_int64(stmt, HEAD_COUNTING);
	if (wrong)
		return store_damaged(store, wrong, err);
	return status < 0 ? -1 : 0;
}

static int load_texts(struct store *store, sqlite3_int64 key, const struct row_texts *texts,
	struct run *run, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_addf(
		&sql, "SELECT %s FROM %s WHERE run = ?1 ORDER BY seq", texts->column, texts->table);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);
		if (texts->items == offsetof(struct run, tags))
			run_add_tag(run, text);
		else
			run_add_note(run, "%s", text ? text : "");
	}
	return status;
}

int load_head(struct store *store, sqlite3_int64 key, struct run *run, struct row_keys *keys,
	struct err *err)
{
	if (load_row(store, key, run, keys, err) < 0 ||
		verdicts_load(store, VERDICT_OF_RUN, key, run, err) < 0 ||
		verdicts_load(store, VERDICT_OF_ANALYSIS, keys->analysis, run, err) < 0)
		return -1;
	for (int i = 0; i < ROW_TEXTS; i++) {
		if (load_texts(store, key, &row_texts[i], run, err) < 0)
			return -1;
	}
	return 0;
}

int load_trials(struct store *store, sqlite3_int64 key, struct run *run, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_add(&sql, "SELECT seq");
	field_columns(&row_trial, false, &sql);
	str_add(&sql, " FROM trials WHERE run = ?1 ORDER BY seq");
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		struct trial trial = {0};
		const char *wrong = field_read(&row_trial, stmt, 1, &trial);
		if (wrong)
			return store_damaged(store, wrong, err);
		run_add_trial(run, &trial);
	}
	return status;
}

static int load_whole(struct store *store, const char *id, struct run *run, struct err *err)
{
	sqlite3_int64 key = 0;
	struct row_keys keys = {0};
	if (find_run(store, id, &key, err) < 0 || load_head(store, key, run, &keys, err) < 0 ||
		source_load_text(
			store, run->source_hash, &run->source_text, &run->source_len, err) < 0 ||
		analysis_load_reasons(store, keys.analysis, run, err) < 0 ||
		counting_load(store, keys.counting, run, err) < 0)
		return -1;
	return load_trials(store, key, run, err);
}

int store_load(struct store *store, const char *id, struct run *run, struct err *err)
{
	/* One read transaction: a run that another process is writing is seen at one moment. */
	if (store->db && store_exec(store, "BEGIN", err) < 0)
		return -1;
	owned(run_done) struct run draft = {0};
	int status = load_whole(store, id, &draft, err);
	if (store->db && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
	if (status < 0)
		return -1;
	run_done(run);
	*run = draft;
	draft = (struct run){0};
	return 0;
}

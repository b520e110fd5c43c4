#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "store/handle.h"

static void free_groups(struct store_group *groups, size_t len)
{
	for (size_t i = 0; i < len; i++)
		free(groups[i].name);
	free(groups);
}

void store_stats_done(struct store_stats *stats)
{
	free_groups(stats->langs, stats->langs_len);
	free_groups(stats->tables, stats->tables_len);
	*stats = (struct store_stats){0};
}

static int count_states(struct store *store, struct store_stats *stats, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT state, count(*) FROM runs GROUP BY state", err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		sqlite3_int64 state = sqlite3_column_int64(stmt, 0);
		uint64_t count = (uint64_t)sqlite3_column_int64(stmt, 1);
		if (state < 0 || state >= RUN_STATE_COUNT)
			return store_damaged(store, "state", err);
		stats->states[state] = count;
		stats->runs += count;
	}
	return status;
}

static int read_span(struct store *store, struct store_stats *stats, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT (SELECT min(started_ms) FROM runs), (SELECT max(started_ms) FROM runs), "
		"(SELECT count(DISTINCT path) FROM targets WHERE target IN "
		"(SELECT target FROM runs)), (SELECT count(DISTINCT target) FROM runs)",
		err);
	if (!stmt || store_step(store, stmt, err) < 0)
		return -1;
	stats->first_ms = sqlite3_column_int64(stmt, 0);
	stats->last_ms = sqlite3_column_int64(stmt, 1);
	stats->files = (uint64_t)sqlite3_column_int64(stmt, 2);
	stats->targets = (uint64_t)sqlite3_column_int64(stmt, 3);
	return 0;
}

static int count_langs(struct store *store, struct store_stats *stats, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT lang, count(*) FROM runs JOIN targets USING(target) GROUP BY lang "
		"ORDER BY 2 DESC, 1",
		err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		stats->langs = mem_grow(
			stats->langs, stats->langs_len, &stats->langs_cap, sizeof *stats->langs);
		stats->langs[stats->langs_len++] = (struct store_group){
			.name = mem_text((const char *)sqlite3_column_text(stmt, 0)),
			.count = (uint64_t)sqlite3_column_int64(stmt, 1),
		};
	}
	return status;
}

static int count_rows(struct store *store, struct store_group *table, struct err *err)
{
	sqlite3_int64 rows = 0;
	char *sql = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", table->name);
	int status = store_number(store, sql ? sql : "", &rows, err);
	sqlite3_free(sql);
	table->count = (uint64_t)rows;
	return status;
}

/* Not every SQLite can tell what a table takes. */
static bool knows_sizes(struct store *store)
{
	struct err ignored = {0};
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT 1 FROM dbstat LIMIT 0", &ignored);
	return stmt != NULL;
}

static int by_bytes(const void *a, const void *b)
{
	const struct store_group *left = a;
	const struct store_group *right = b;
	if (left->bytes != right->bytes)
		return left->bytes < right->bytes ? 1 : -1;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return strcmp(left->name, right->name);
}

static int measure_tables(struct store *store, struct store_stats *stats, struct err *err)
{
	static const char sized[] =
		"SELECT tbl_name, sum(pgsize) FROM sqlite_schema JOIN dbstat USING(name) "
		"WHERE aggregate = TRUE AND tbl_name NOT LIKE 'sqlite%' GROUP BY tbl_name";
	static const char unsized[] =
		"SELECT name, 0 FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
		"'sqlite%'";
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, knows_sizes(store) ? sized : unsized, err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		const char *name = (const char *)sqlite3_column_text(stmt, 0);
		stats->tables = mem_grow(stats->tables, stats->tables_len, &stats->tables_cap,
			sizeof *stats->tables);
		struct store_group *table = &stats->tables[stats->tables_len++];
		*table = (struct store_group){.name = mem_text(name ? name : ""),
			.bytes = (uint64_t)sqlite3_column_int64(stmt, 1)};
		if (count_rows(store, table, err) < 0)
			return -1;
		if (strcmp(table->name, "trials") == 0)
			stats->trials = table->count;
	}
	if (stats->tables_len > 0)
		qsort(stats->tables, stats->tables_len, sizeof *stats->tables, by_bytes);
	return status;
}

static int measure_file(struct store *store, struct store_stats *stats, struct err *err)
{
	struct stat st;
	sqlite3_int64 page = 0;
	sqlite3_int64 empty = 0;
	if (store_number(store, "PRAGMA page_size", &page, err) < 0 ||
		store_number(store, "PRAGMA freelist_count", &empty, err) < 0)
		return -1;
	stats->bytes = stat(store->path, &st) == 0 ? (uint64_t)st.st_size : 0;
	stats->free_bytes = (uint64_t)(page * empty);
	return 0;
}

int store_stats(struct store *store, struct store_stats *stats, struct err *err)
{
	owned(store_stats_done) struct store_stats draft = {0};
	if (store->db &&
		(count_states(store, &draft, err) < 0 || read_span(store, &draft, err) < 0 ||
			count_langs(store, &draft, err) < 0 ||
			measure_tables(store, &draft, err) < 0 ||
			measure_file(store, &draft, err) < 0))
		return -1;
	store_stats_done(stats);
	*stats = draft;
	draft = (struct store_stats){0};
	return 0;
}

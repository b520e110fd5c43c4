/*
 * The list of runs.
 *
 * The newest runs are picked by walking the index on ids backwards; a filter is a set of run
 * numbers from an index of its own, in which the walk looks up each run. Neither reads a run's
 * row, so even a filter that nothing passes costs one walk over a small index. The unary plus
 * keeps SQLite from turning that around, which would sort all that pass a broad filter. Only language
 * and branch are looked up from the row: such a set would hold about every run there is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/rows.h"

struct filter_row {
	size_t offset; /* of a text of struct store_filter */
	const char *parameter;
	const char *condition;
};

static const struct filter_row filters[] = {
	{offsetof(struct store_filter, path), ":path",
		"+run IN (SELECT run FROM runs WHERE target IN (SELECT target FROM targets "
		"WHERE path = :path OR substr(path, -length(:path) - 1) = '/' || :path))"},
	{offsetof(struct store_filter, function), ":function",
		"+run IN (SELECT run FROM runs WHERE target IN (SELECT target FROM targets "
		"WHERE function = :function))"},
	{offsetof(struct store_filter, lang), ":lang",
		"target IN (SELECT target FROM targets WHERE lang = :lang)"},
	{offsetof(struct store_filter, branch), ":branch",
		"revision IN (SELECT revision FROM revisions WHERE git_branch = :branch)"},
	{offsetof(struct store_filter, label), ":label",
		"+run IN (SELECT run FROM runs WHERE label = :label)"},
	{offsetof(struct store_filter, tag), ":tag",
		"+run IN (SELECT run FROM tags WHERE tag = :tag)"},
};

static const char *filter_text(const struct store_filter *filter, size_t offset)
{
	return *(const char *const *)((const char *)filter + offset);
}

static void pick_sql(const struct store_filter *filter, bool oldest_first, struct str *sql)
{
	str_add(sql, "SELECT run FROM runs INDEXED BY runs_by_id WHERE id >= :since");
	for (size_t i = 0; i < ARRAY_LEN(filters); i++) {
		if (filter_text(filter, filters[i].offset))
			str_addf(sql, " AND %s", filters[i].condition);
	}
	if (filter->growth.kind != GROWTH_UNKNOWN)
		str_add(sql,
			" AND +run IN (SELECT run FROM verdicts WHERE which = 0 AND class = "
			":class)");
	if (filter->target)
		str_add(sql, " AND +run IN (SELECT run FROM runs WHERE target = :target)");
	str_addf(sql, " ORDER BY id %s LIMIT :limit", oldest_first ? "ASC" : "DESC");
}

static void bind_text(sqlite3_stmt *stmt, const char *parameter, const char *text)
{
	sqlite3_bind_text(
		stmt, sqlite3_bind_parameter_index(stmt, parameter), text, -1, SQLITE_TRANSIENT);
}

static void bind_pick(const struct store_filter *filter, sqlite3_stmt *stmt)
{
	/* Ids start with their time: a time is a place in their order. */
	char since[RUN_ID_TEXT] = "";
	if (filter->since_ms > 0) {
		run_new_id(filter->since_ms, since);
		since[10] = '\0';
	}
	bind_text(stmt, ":since", since);
	for (size_t i = 0; i < ARRAY_LEN(filters); i++) {
		const char *text = filter_text(filter, filters[i].offset);
		if (text)
			bind_text(stmt, filters[i].parameter, text);
	}
	char class[GROWTH_TEXT_MAX];
	if (filter->growth.kind != GROWTH_UNKNOWN)
		bind_text(stmt, ":class", growth_print(filter->growth, false, class));
	bool all = filter->limit == 0 || filter->limit > INT64_MAX;
	sqlite3_bind_int64(stmt, sqlite3_bind_parameter_index(stmt, ":limit"),
		all ? -1 : (sqlite3_int64)filter->limit);
}

sqlite3_stmt *filter_prepare(
	struct store *store, const struct store_filter *filter, bool oldest_first, struct err *err)
{
	owned(str_done) struct str sql = {0};
	pick_sql(filter, oldest_first, &sql);
	sqlite3_int64 target = 0;
	if (filter->target &&
		part_find(store, &row_parts[ROW_TARGET], filter->target, &target, err) < 0)
		return NULL;
	sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return NULL;
	bind_pick(filter, stmt);
	if (filter->target)
		sqlite3_bind_int64(stmt, sqlite3_bind_parameter_index(stmt, ":target"), target);
	return stmt;
}

int list_id_length(struct store *store, const char *id, size_t *len, struct err *err)
{
	static const char *const neighbours[] = {
		"SELECT max(id) FROM runs INDEXED BY runs_by_id WHERE id < ?1",
		"SELECT min(id) FROM runs INDEXED BY runs_by_id WHERE id > ?1",
	};
	for (size_t i = 0; i < ARRAY_LEN(neighbours); i++) {
		owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, neighbours[i], err);
		if (!stmt)
			return -1;
		sqlite3_bind_text(stmt, 1, id, -1, NULL);
		if (store_step(store, stmt, err) < 0)
			return -1;
		const char *other = (const char *)sqlite3_column_text(stmt, 0);
		size_t common = 0;
		while (other && id[common] && id[common] == other[common])
			common++;
		if (common + 1 > *len)
			*len = common + 1;
	}
	return 0;
}

static int add_run(struct store *store, sqlite3_int64 key, bool points, struct store_list *list,
	struct err *err)
{
	struct row_keys keys;
	list->runs = mem_grow(list->runs, list->len, &list->cap, sizeof *list->runs);
	struct run *run = &list->runs[list->len++];
	*run = (struct run){0};
	if (load_head(store, key, run, &keys, err) < 0)
		return -1;
	if (points && counting_load_points(store, keys.counting, &run->counts, err) < 0)
		return -1;
	return list_id_length(store, run->id, &list->id_len, err);
}

static int fill(struct store *store, const struct store_filter *filter, struct store_list *list,
	struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = filter_prepare(store, filter, false, err);
	if (!stmt)
		return -1;
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		if (add_run(store, sqlite3_column_int64(stmt, 0), filter->points, list, err) < 0)
			return -1;
	}
	return status;
}

void store_list_done(struct store_list *list)
{
	for (size_t i = 0; i < list->len; i++)
		run_done(&list->runs[i]);
	free(list->runs);
	*list = (struct store_list){0};
}

int store_list(struct store *store, const struct store_filter *filter, struct store_list *list,
	struct err *err)
{
	owned(store_list_done) struct store_list draft = {.taken_ms = clock_unix_ms()};
	if (store->db && fill(store, filter, &draft, err) < 0)
		return -1;
	store_list_done(list);
	*list = draft;
	draft = (struct store_list){0};
	return 0;
}

/*
 * The list of runs.
 *
 * Each filter is a set of runs, from an index of its own, and a question to a single run. Where a set
 * is small the runs are taken from the smallest and sorted; where all are large the newest runs are
 * walked, by the index on ids, and asked, as enough that pass are soon met. So neither costs time that grows
 * with the history, but for runs that are many and all old.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/rows.h"

/* So many runs are quickly sorted. */
enum { SET_SMALL = 10000 };

#define SAME_PATH "path = :path OR substr(path, -length(:path) - 1) = '/' || :path"
#define TARGETS(condition) "target IN (SELECT target FROM targets WHERE " condition ")"
#define BRANCH "revision IN (SELECT revision FROM revisions WHERE git_branch = :branch)"
#define CLASS "which = 0 AND class = :class"

enum filter_id {
	FILTER_PATH,
	FILTER_FUNCTION,
	FILTER_LANG,
	FILTER_BRANCH,
	FILTER_LABEL,
	FILTER_TAG,
	FILTER_CLASS,
	FILTER_TARGET,
	FILTER_COUNT
};

static const struct {
	const char *set; /* the runs that pass */
	const char *question; /* does a row of `runs` pass? */
} filters[] = {
	[FILTER_PATH] = {"SELECT run FROM runs WHERE " TARGETS(SAME_PATH), TARGETS(SAME_PATH)},
	[FILTER_FUNCTION] = {"SELECT run FROM runs WHERE " TARGETS("function = :function"),
		TARGETS("function = :function")},
	[FILTER_LANG] = {"SELECT run FROM runs WHERE " TARGETS("lang = :lang"),
		TARGETS("lang = :lang")},
	[FILTER_BRANCH] = {"SELECT run FROM runs WHERE " BRANCH, BRANCH},
	[FILTER_LABEL] = {"SELECT run FROM runs WHERE label = :label", "label = :label"},
	[FILTER_TAG] = {"SELECT run FROM tags WHERE tag = :tag",
		"EXISTS (SELECT 1 FROM tags WHERE tags.run = runs.run AND tag = :tag)"},
	[FILTER_CLASS] = {"SELECT run FROM verdicts WHERE " CLASS,
		"EXISTS (SELECT 1 FROM verdicts WHERE verdicts.run = runs.run AND " CLASS ")"},
	[FILTER_TARGET] = {"SELECT run FROM runs WHERE target = :target", "target = :target"},
};
_Static_assert(ARRAY_LEN(filters) == FILTER_COUNT, "one row a filter");

static bool asks(const struct store_filter *filter, enum filter_id id)
{
	switch (id) {
	case FILTER_PATH: return filter->path;
	case FILTER_FUNCTION: return filter->function;
	case FILTER_LANG: return filter->lang;
	case FILTER_BRANCH: return filter->branch;
	case FILTER_LABEL: return filter->label;
	case FILTER_TAG: return filter->tag;
	case FILTER_CLASS: return filter->growth.kind != GROWTH_UNKNOWN;
	case FILTER_TARGET: return filter->target;
	case FILTER_COUNT: break;
	}
	return false;
}

/* The runs are those of the set of filter `from`; FILTER_COUNT: all, walked. */
static void pick_sql(
	const struct store_filter *filter, enum filter_id from, bool oldest_first, struct str *sql)
{
	bool walk = from == FILTER_COUNT;
	/* The plus keeps SQLite from walking all the same. */
	const char *id = walk ? "id" : "+id";
	str_addf(sql, "SELECT run FROM runs %s WHERE %s >= :since",
		walk ? "INDEXED BY runs_by_id" : "", id);
	for (int i = 0; i < FILTER_COUNT; i++) {
		if ((enum filter_id)i == from)
			str_addf(sql, " AND run IN (%s)", filters[i].set);
		else if (asks(filter, (enum filter_id)i))
			str_addf(sql, " AND %s", filters[i].question);
	}
	str_addf(sql, " ORDER BY %s %s LIMIT :limit", id, oldest_first ? "ASC" : "DESC");
}

static void bind_text(sqlite3_stmt *stmt, const char *parameter, const char *text)
{
	int at = sqlite3_bind_parameter_index(stmt, parameter);
	if (at > 0 && text)
		sqlite3_bind_text(stmt, at, text, -1, SQLITE_TRANSIENT);
}

static void bind_number(sqlite3_stmt *stmt, const char *parameter, sqlite3_int64 number)
{
	int at = sqlite3_bind_parameter_index(stmt, parameter);
	if (at > 0)
		sqlite3_bind_int64(stmt, at, number);
}

/* Those of the filter's values that the statement has parameters for. */
static void bind_filter(const struct store_filter *filter, sqlite3_int64 target, sqlite3_stmt *stmt)
{
	char class[GROWTH_TEXT_MAX];
	bind_text(stmt, ":path", filter->path);
	bind_text(stmt, ":function", filter->function);
	bind_text(stmt, ":lang", filter->lang);
	bind_text(stmt, ":branch", filter->branch);
	bind_text(stmt, ":label", filter->label);
	bind_text(stmt, ":tag", filter->tag);
	if (filter->growth.kind != GROWTH_UNKNOWN)
		bind_text(stmt, ":class", growth_print(filter->growth, false, class));
	bind_number(stmt, ":target", target);
	/* Ids start with their time: a time is a place in their order. */
	char since[RUN_ID_TEXT] = "";
	if (filter->since_ms > 0) {
		run_new_id(filter->since_ms, since);
		since[10] = '\0';
	}
	bind_text(stmt, ":since", since);
	bool all = filter->limit == 0 || filter->limit > INT64_MAX;
	bind_number(stmt, ":limit", all ? -1 : (sqlite3_int64)filter->limit);
}

/* How many runs a filter's set has, of at most SET_SMALL + 1. */
static int count_set(struct store *store, const struct store_filter *filter, enum filter_id id,
	sqlite3_int64 target, int *count, struct err *err)
{
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "SELECT count(*) FROM (%s LIMIT %d)", filters[id].set, SET_SMALL + 1);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (!stmt)
		return -1;
	bind_filter(filter, target, stmt);
	if (store_step(store, stmt, err) < 0)
		return -1;
	*count = sqlite3_column_int(stmt, 0);
	return 0;
}

/* The filter with the smallest set, FILTER_COUNT where none is small. */
static int choose_set(struct store *store, const struct store_filter *filter, sqlite3_int64 target,
	enum filter_id *from, struct err *err)
{
	int least = SET_SMALL + 1;
	*from = FILTER_COUNT;
	for (int i = 0; i < FILTER_COUNT; i++) {
		int count = least;
		if (!asks(filter, (enum filter_id)i))
			continue;
		if (count_set(store, filter, (enum filter_id)i, target, &count, err) < 0)
			return -1;
		if (count < least)
			*from = (enum filter_id)i;
		least = count < least ? count : least;
	}
	return 0;
}

sqlite3_stmt *filter_prepare(
	struct store *store, const struct store_filter *filter, bool oldest_first, struct err *err)
{
	owned(str_done) struct str sql = {0};
	enum filter_id from = FILTER_COUNT;
	sqlite3_int64 target = 0;
	if (filter->target &&
		part_find(store, &row_parts[ROW_TARGET], filter->target, &target, err) < 0)
		return NULL;
	if (choose_set(store, filter, target, &from, err) < 0)
		return NULL;
	pick_sql(filter, from, oldest_first, &sql);
	sqlite3_stmt *stmt = store_prepare(store, sql.text, err);
	if (stmt)
		bind_filter(filter, target, stmt);
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

/*
 * Baselines: which run of a target is the one that later runs are held against.
 *
 * A name is looked up as one thing only: where it is a baseline's, a branch of the same name is not
 * asked, so that a target which the baseline lacks is told as missing instead of being held against
 * something else.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/term.h"
#include "store/rows.h"

enum { COMMIT_DIGITS_LEAST = 7, COMMIT_DIGITS_MAX = 64 };

bool baseline_is_name(const char *name)
{
	size_t len = strnlen(name, STORE_BASELINE_NAME_MAX);
	for (size_t i = 0; i < len; i++) {
		if (iscntrl((unsigned char)name[i]))
			return false;
	}
	return len > 0 && len < STORE_BASELINE_NAME_MAX && name[0] != '-';
}

static int check_name(const char *name, struct err *err)
{
	if (baseline_is_name(name))
		return 0;
	owned(str_done) struct str shown = {0};
	term_escape(&shown, name, strnlen(name, STORE_BASELINE_NAME_MAX), false);
	return err_set(err, ERR_USAGE,
		"'%s' cannot name a baseline: a name has 1 to %d bytes, no control characters, and "
		"does not start with '-'",
		str_text(&shown), STORE_BASELINE_NAME_MAX - 1);
}

static int insert(
	struct store *store, const char *name, sqlite3_int64 key, int64_t set_ms, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"INSERT INTO baselines(name, target, run, set_ms) "
		"SELECT ?1, target, run, ?3 FROM runs WHERE run = ?2 "
		"ON CONFLICT(name, target) DO UPDATE SET run = excluded.run, set_ms = "
		"excluded.set_ms",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, name, -1, NULL);
	sqlite3_bind_int64(stmt, 2, key);
	sqlite3_bind_int64(stmt, 3, set_ms);
	return store_step(store, stmt, err);
}

/* What of a run says whether it can be in a baseline. */
struct candidate {
	char id[RUN_ID_TEXT];
	sqlite3_int64 key, target;
	enum run_state state;
};

static int find_candidate(
	struct store *store, const char *text, struct candidate *candidate, struct err *err)
{
	if (find_run(store, text, &candidate->key, err) < 0)
		return -1;
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT id, target, state FROM runs WHERE run = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, candidate->key);
	int status = store_step(store, stmt, err);
	if (status <= 0)
		return status < 0 ? -1 : store_damaged(store, "a run lacks its row", err);
	const char *id = (const char *)sqlite3_column_text(stmt, 0);
	if (!id || strlen(id) != RUN_ID_TEXT - 1)
		return store_damaged(store, "id", err);
	memcpy(candidate->id, id, RUN_ID_TEXT);
	candidate->target = sqlite3_column_int64(stmt, 1);
	candidate->state = (enum run_state)sqlite3_column_int(stmt, 2);
	if (candidate->state != RUN_FINISHED)
		return err_set(err, ERR_USAGE,
			"run %s cannot be in a baseline: it did not come to an end with a verdict",
			id);
	return 0;
}

static void free_candidates(struct candidate **candidates)
{
	free(*candidates);
}

static int set_all(
	struct store *store, const char *name, const char *const *ids, size_t len, struct err *err)
{
	owned(free_candidates) struct candidate *chosen = mem_array(len, sizeof *chosen);
	int64_t now = clock_unix_ms();
	for (size_t i = 0; i < len; i++) {
		if (find_candidate(store, ids[i], &chosen[i], err) < 0)
			return -1;
		for (size_t j = 0; j < i; j++) {
			if (chosen[j].target == chosen[i].target && chosen[j].key != chosen[i].key)
				return err_set(err, ERR_USAGE,
					"runs %s and %s measured the same: a baseline has one run "
					"of a target",
					chosen[j].id, chosen[i].id);
		}
		if (insert(store, name, chosen[i].key, now, err) < 0)
			return -1;
	}
	return 0;
}

int store_baseline_set(
	struct store *store, const char *name, const char *const *ids, size_t len, struct err *err)
{
	if (check_name(name, err) < 0 || store_write(store, err) < 0)
		return -1;
	return store_commit(store, set_all(store, name, ids, len, err), err);
}

static int set_branch(
	struct store *store, const char *name, const char *branch, size_t *len, struct err *err)
{
	owned(str_done) struct str shown = {0};
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"INSERT INTO baselines(name, target, run, set_ms) "
		"SELECT ?1, target, run, ?3 FROM (SELECT target, run, row_number() OVER "
		"(PARTITION BY target ORDER BY substr(git_commit, -1) IS '+', id DESC) AS place "
		"FROM runs JOIN revisions USING(revision) WHERE git_branch = ?2 AND state = 1) "
		"WHERE place = 1 ON CONFLICT(name, target) DO UPDATE SET run = excluded.run, "
		"set_ms = excluded.set_ms",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, name, -1, NULL);
	sqlite3_bind_text(stmt, 2, branch, -1, NULL);
	sqlite3_bind_int64(stmt, 3, clock_unix_ms());
	if (store_step(store, stmt, err) < 0)
		return -1;
	*len = (size_t)sqlite3_changes(store->db);
	if (*len > 0)
		return 0;
	term_escape(&shown, branch, strlen(branch), false);
	return err_set(
		err, ERR_USAGE, "no recorded run came to an end on branch '%s'", str_text(&shown));
}

int store_baseline_set_branch(
	struct store *store, const char *name, const char *branch, size_t *len, struct err *err)
{
	if (check_name(name, err) < 0 || store_write(store, err) < 0)
		return -1;
	return store_commit(store, set_branch(store, name, branch, len, err), err);
}

int baseline_add(
	struct store *store, const char *name, sqlite3_int64 key, int64_t set_ms, struct err *err)
{
	owned(statement_end) sqlite3_stmt *add = store_prepare(store,
		"INSERT OR IGNORE INTO baselines(name, target, run, set_ms) "
		"SELECT ?1, target, run, ?3 FROM runs WHERE run = ?2 AND state = 1",
		err);
	owned(statement_end) sqlite3_stmt *find =
		store_prepare(store, "SELECT 1 FROM baselines WHERE name = ?1 AND run = ?2", err);
	if (!add || !find)
		return -1;
	sqlite3_bind_text(add, 1, name, -1, NULL);
	sqlite3_bind_int64(add, 2, key);
	sqlite3_bind_int64(add, 3, set_ms);
	if (store_step(store, add, err) < 0)
		return -1;
	if (sqlite3_changes(store->db) > 0)
		return BASELINE_ADDED;
	sqlite3_bind_text(find, 1, name, -1, NULL);
	sqlite3_bind_int64(find, 2, key);
	int status = store_step(store, find, err);
	if (status < 0)
		return -1;
	return status > 0 ? BASELINE_SAME : BASELINE_OTHER;
}

static int no_baseline(struct store *store, const char *name, struct err *err)
{
	enum { NAMED = 5 };
	owned(str_done) struct str shown = {0};
	owned(str_done) struct str known = {0};
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(
		store, "SELECT DISTINCT name FROM baselines ORDER BY name LIMIT ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int(stmt, 1, NAMED + 1);
	int status;
	for (int i = 0; (status = store_step(store, stmt, err)) > 0; i++) {
		const char *other = (const char *)sqlite3_column_text(stmt, 0);
		str_add(&known, i == 0 ? "" : ", ");
		if (i < NAMED)
			term_escape(&known, other ? other : "", other ? strlen(other) : 0, false);
		else
			str_add(&known, "…");
	}
	if (status < 0)
		return -1;
	term_escape(&shown, name, strnlen(name, STORE_BASELINE_NAME_MAX), false);
	if (known.len == 0)
		return err_set(err, ERR_USAGE, "no baseline is named '%s': there are none yet",
			str_text(&shown));
	return err_set(err, ERR_USAGE, "no baseline is named '%s'; there are: %s", str_text(&shown),
		str_text(&known));
}

static int remove_all(struct store *store, const char *name, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "DELETE FROM baselines WHERE name = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, name, -1, NULL);
	if (store_step(store, stmt, err) < 0)
		return -1;
	return sqlite3_changes(store->db) > 0 ? 0 : no_baseline(store, name, err);
}

int store_baseline_remove(struct store *store, const char *name, struct err *err)
{
	if (store_write(store, err) < 0)
		return -1;
	return store_commit(store, remove_all(store, name, err), err);
}

void store_baselines_done(struct store_baselines *baselines)
{
	for (size_t i = 0; i < baselines->len; i++) {
		free(baselines->items[i].name);
		run_done(&baselines->items[i].run);
	}
	free(baselines->items);
	*baselines = (struct store_baselines){0};
}

static int add(
	struct store *store, sqlite3_stmt *stmt, struct store_baselines *baselines, struct err *err)
{
	struct row_keys keys;
	const char *name = (const char *)sqlite3_column_text(stmt, 0);
	baselines->items = mem_grow(
		baselines->items, baselines->len, &baselines->cap, sizeof *baselines->items);
	struct store_baseline *baseline = &baselines->items[baselines->len++];
	*baseline = (struct store_baseline){
		.name = mem_text(name ? name : ""), .set_ms = sqlite3_column_int64(stmt, 1)};
	if (load_head(store, sqlite3_column_int64(stmt, 2), &baseline->run, &keys, err) < 0)
		return -1;
	return list_id_length(store, baseline->run.id, &baselines->id_len, err);
}

static int list(
	struct store *store, const char *name, struct store_baselines *baselines, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT name, set_ms, run FROM baselines JOIN targets USING(target) "
		"WHERE ?1 IS NULL OR name = ?1 ORDER BY name, path, function, lang, input",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, name, -1, NULL);
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		if (add(store, stmt, baselines, err) < 0)
			return -1;
	}
	return status;
}

int store_baseline_list(
	struct store *store, const char *name, struct store_baselines *baselines, struct err *err)
{
	owned(store_baselines_done) struct store_baselines draft = {0};
	if (store->db && list(store, name, &draft, err) < 0)
		return -1;
	store_baselines_done(baselines);
	*baselines = draft;
	draft = (struct store_baselines){0};
	return 0;
}

/* The kinds of things that a name may stand for, in the order in which they are asked. */
static const struct {
	const char *known; /* 1 row: ?1 is one */
	const char *run; /* its run of target ?2 */
} kinds[] = {
	{"SELECT 1 FROM baselines WHERE name = ?1 LIMIT 1",
		"SELECT id FROM baselines JOIN runs USING(run) "
		"WHERE name = ?1 AND baselines.target = ?2"},
	{"SELECT 1 FROM revisions WHERE git_branch = ?1 LIMIT 1",
		"SELECT id FROM runs JOIN revisions USING(revision) "
		"WHERE target = ?2 AND state = 1 AND git_branch = ?1 "
		"ORDER BY substr(git_commit, -1) IS '+', id DESC LIMIT 1"},
	{"SELECT 1 FROM revisions WHERE git_commit >= ?1 AND git_commit < ?1 || 'g' LIMIT 1",
		"SELECT id FROM runs JOIN revisions USING(revision) "
		"WHERE target = ?2 AND state = 1 AND git_commit >= ?1 AND git_commit < ?1 || 'g' "
		"AND substr(git_commit, -1) <> '+' ORDER BY id DESC LIMIT 1"},
};
enum { KIND_BASELINE, KIND_BRANCH, KIND_COMMIT, KIND_COUNT };
_Static_assert(ARRAY_LEN(kinds) == KIND_COUNT, "one row a kind");
_Static_assert(RUN_FINISHED == 1, "it stands in the statements");

/* The first row's text, if it is to be kept; 1: there is one. */
static int ask(struct store *store, const char *sql, const char *name, sqlite3_int64 target,
	char id[RUN_ID_TEXT], struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql, err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, name, -1, NULL);
	if (id)
		sqlite3_bind_int64(stmt, 2, target);
	int status = store_step(store, stmt, err);
	const char *text = status > 0 ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
	if (status <= 0 || !id)
		return status;
	if (!text || strlen(text) != RUN_ID_TEXT - 1)
		return store_damaged(store, "id", err);
	memcpy(id, text, RUN_ID_TEXT);
	return 1;
}

/* May it be the start of a commit? That is in small letters. */
static bool is_commit(const char *name, char commit[COMMIT_DIGITS_MAX + 1])
{
	size_t len = strlen(name);
	if (len < COMMIT_DIGITS_LEAST || len > COMMIT_DIGITS_MAX)
		return false;
	for (size_t i = 0; i <= len; i++)
		commit[i] = (char)tolower((unsigned char)name[i]);
	return strspn(commit, "0123456789abcdef") == len;
}

int store_baseline_find(struct store *store, const char *name, const struct run *target,
	char id[RUN_ID_TEXT], struct err *err)
{
	char commit[COMMIT_DIGITS_MAX + 1];
	sqlite3_int64 key = 0;
	if (!store->db)
		return STORE_BASELINE_UNKNOWN;
	for (int i = 0; i < KIND_COUNT; i++) {
		if (i == KIND_COMMIT && !is_commit(name, commit))
			break;
		const char *asked = i == KIND_COMMIT ? commit : name;
		int known = ask(store, kinds[i].known, asked, 0, NULL, err);
		if (known < 0)
			return -1;
		if (known == 0)
			continue;
		int found = part_find(store, &row_parts[ROW_TARGET], target, &key, err);
		if (found > 0)
			found = ask(store, kinds[i].run, asked, key, id, err);
		if (found < 0)
			return -1;
		return found > 0 ? STORE_BASELINE_FOUND : STORE_BASELINE_NO_RUN;
	}
	return STORE_BASELINE_UNKNOWN;
}

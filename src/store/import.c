/*
 * Reading an export into a history.
 *
 * All of it is one transaction: a damaged line leaves the history as it was. What runs share is found
 * by the digest that names it, a run by its id. A run that is there already is held against the line
 * in the form of an export: the same bytes, the same run. What is there stays, of baselines, too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/term.h"
#include "store/export.h"
#include "store/sweep.h"

enum shared { SHARED_SOURCE, SHARED_ANALYSIS, SHARED_COUNTING, SHARED_COUNT };

static const struct {
	const char *word, *find;
} shared[] = {
	[SHARED_SOURCE] = {"source", "SELECT source FROM sources WHERE hash = ?1"},
	[SHARED_ANALYSIS] = {"analysis", "SELECT analysis FROM analyses WHERE digest = ?1"},
	[SHARED_COUNTING] = {"counting", "SELECT counting FROM countings WHERE digest = ?1"},
};
_Static_assert(ARRAY_LEN(shared) == SHARED_COUNT, "one row a kind");

struct importer {
	struct store *store;
	struct store_import *result;
	struct keys fresh[SHARED_COUNT]; /* rows that this import made */
	struct keys used[SHARED_COUNT]; /* those of them that something refers to */
	uint64_t line;
};

static void importer_done(struct importer *importer)
{
	for (size_t i = 0; i < SHARED_COUNT; i++) {
		keys_done(&importer->fresh[i]);
		keys_done(&importer->used[i]);
	}
}

static int refuse(const struct importer *importer, const char *why, struct err *err)
{
	return err_set(err, ERR_USAGE, "%llu: %s; nothing was imported",
		(unsigned long long)importer->line, why);
}

static int damaged(const struct importer *importer, const char *member, struct err *err)
{
	enum { SHOWN = 60 };
	owned(str_done) struct str why = {0};
	str_add(&why, "is damaged: '");
	term_escape(&why, member, strnlen(member, SHOWN), false);
	str_add(&why, "' is missing or cannot be that");
	return refuse(importer, why.text, err);
}

/* The row of that digest; *key 0 where there is none. */
static int find_row(struct store *store, const char *sql, const char *digest, sqlite3_int64 *key,
	struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql, err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, digest, -1, NULL);
	int status = store_step(store, stmt, err);
	*key = status > 0 ? sqlite3_column_int64(stmt, 0) : 0;
	return status < 0 ? -1 : 0;
}

/* What a line refers to must stand in front of it, or be in the history. */
static int find_shared(struct importer *importer, enum shared kind, const char *digest,
	sqlite3_int64 *key, struct err *err)
{
	*key = 0;
	if (!digest[0])
		return 0;
	if (find_row(importer->store, shared[kind].find, digest, key, err) < 0)
		return -1;
	owned(str_done) struct str why = {0};
	str_addf(&why, "needs the line of %s %.12s in front of it, as it is in the whole export",
		shared[kind].word, digest);
	if (*key == 0)
		return refuse(importer, why.text, err);
	if (keys_has(&importer->fresh[kind], *key))
		keys_add(&importer->used[kind], *key);
	return 0;
}

static int import_header(struct importer *importer, json_t *object, struct err *err)
{
	owned(line_release) json_t *value = line_take(object, "schema");
	const char *text = json_string_value(value);
	uint64_t version = 0;
	struct err ignored = {0};
	if (!text || strncmp(text, EXPORT_NAME, strlen(EXPORT_NAME)) != 0 ||
		num_parse_count(text + strlen(EXPORT_NAME), &version, &ignored) < 0)
		return damaged(importer, "schema", err);
	owned(str_done) struct str why = {0};
	str_addf(&why, "was written by a newer Argus (%s%llu, this one knows %d); update argus",
		EXPORT_NAME, (unsigned long long)version, EXPORT_VERSION);
	if (version != EXPORT_VERSION)
		return refuse(importer, why.text, err);
	const char *left = line_left(object);
	return left ? damaged(importer, left, err) : 0;
}

static int import_source(struct importer *importer, json_t *object, struct err *err)
{
	char hash[SOURCE_HASH_TEXT];
	sqlite3_int64 key = 0;
	size_t len = 0;
	owned(mem_free_text) char *text = NULL;
	owned(line_release) json_t *value = line_take(object, "text");
	if (!export_take_digest(object, "source", hash))
		return damaged(importer, "source", err);
	if (value && !line_take_bytes(value, &text, &len))
		return damaged(importer, "text", err);
	const char *left = line_left(object);
	if (left)
		return damaged(importer, left, err);
	if (find_row(importer->store, shared[SHARED_SOURCE].find, hash, &key, err) < 0)
		return -1;
	bool fresh = key == 0;
	if (source_share(importer->store, hash, text, len, &key, err) < 0)
		return -1;
	if (fresh)
		keys_add(&importer->fresh[SHARED_SOURCE], key);
	return 0;
}

static int import_analysis(struct importer *importer, json_t *object, struct err *err)
{
	char digest[SOURCE_HASH_TEXT];
	sqlite3_int64 key;
	owned(run_done) struct run run = {0};
	if (!export_take_digest(object, "analysis", digest))
		return damaged(importer, "analysis", err);
	const char *wrong = export_take_analysis(object, &run);
	if (wrong)
		return damaged(importer, wrong, err);
	int status = digest_share(importer->store, &row_analysis, digest, &run, &key, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	keys_add(&importer->fresh[SHARED_ANALYSIS], key);
	return analysis_fill(importer->store, key, &run, err);
}

static int import_counting(struct importer *importer, json_t *object, struct err *err)
{
	char digest[SOURCE_HASH_TEXT];
	sqlite3_int64 key;
	owned(run_done) struct run run = {0};
	if (!export_take_digest(object, "counting", digest))
		return damaged(importer, "counting", err);
	const char *wrong = export_take_counting(object, &run);
	if (wrong)
		return damaged(importer, wrong, err);
	for (size_t i = 0; i < run.counts.modules_len; i++) {
		if (find_shared(importer, SHARED_SOURCE, run.counts.modules[i].hash, &key, err) < 0)
			return -1;
	}
	int status = digest_share(importer->store, &row_counting, digest, &run, &key, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	keys_add(&importer->fresh[SHARED_COUNTING], key);
	return counting_fill(importer->store, key, &run, err);
}

/* The run is in the history: is it the same? */
static int hold_against(struct importer *importer, sqlite3_int64 key, const struct run *run,
	const struct export_names *names, struct err *err)
{
	owned(run_done) struct run there = {0};
	struct row_keys keys;
	struct export_names there_names = {0};
	owned(str_done) struct str ours = {0};
	owned(str_done) struct str theirs = {0};
	if (export_load(importer->store, key, &there, &keys, &there_names, err) < 0)
		return -1;
	export_run(&there, &there_names, &ours);
	export_run(run, names, &theirs);
	struct store_import *result = importer->result;
	if (ours.len == theirs.len && memcmp(ours.text, theirs.text, ours.len) == 0) {
		result->same++;
		return 0;
	}
	if (result->kept < STORE_KEPT_MOST)
		memcpy(result->kept_ids[result->kept], run->id, sizeof run->id);
	result->kept++;
	return 0;
}

static int import_run(struct importer *importer, json_t *object, struct err *err)
{
	owned(run_done) struct run run = {0};
	struct export_names names = {0};
	struct row_keys keys = {0};
	sqlite3_int64 there = 0;
	const char *wrong = export_take_run(object, &run, &names);
	if (wrong)
		return damaged(importer, wrong, err);
	if (find_row(importer->store, "SELECT run FROM runs WHERE id = ?1", run.id, &there, err) <
		0)
		return -1;
	if (there != 0)
		return hold_against(importer, there, &run, &names, err);
	if (find_shared(importer, SHARED_SOURCE, names.source, &keys.source, err) < 0 ||
		find_shared(importer, SHARED_ANALYSIS, names.analysis, &keys.analysis, err) < 0 ||
		find_shared(importer, SHARED_COUNTING, names.counting, &keys.counting, err) < 0)
		return -1;
	importer->result->added++;
	return run_insert(importer->store, &run, &keys, err);
}

/* A name that stands for another run of the target here keeps that. */
static int import_baseline(struct importer *importer, json_t *object, struct err *err)
{
	owned(mem_free_text) char *name = NULL;
	char id[RUN_ID_TEXT];
	sqlite3_int64 key = 0;
	owned(line_release) json_t *value = line_take(object, "baseline");
	owned(line_release) json_t *set = line_take(object, "set_ms");
	if (!line_take_text(value, &name) || !baseline_is_name(name))
		return damaged(importer, "baseline", err);
	if (!json_is_integer(set))
		return damaged(importer, "set_ms", err);
	if (!export_take_id(object, "of", id))
		return damaged(importer, "of", err);
	const char *left = line_left(object);
	if (left)
		return damaged(importer, left, err);
	if (find_row(importer->store, "SELECT run FROM runs WHERE id = ?1", id, &key, err) < 0)
		return -1;
	owned(str_done) struct str why = {0};
	str_addf(&why, "needs the line of run %s in front of it, as it is in the whole export", id);
	if (key == 0)
		return refuse(importer, why.text, err);
	struct store_import *result = importer->result;
	switch (baseline_add(importer->store, name, key, json_integer_value(set), err)) {
	case BASELINE_ADDED: result->baselines++; return 0;
	case BASELINE_OTHER: result->baselines_kept++; return 0;
	case BASELINE_SAME: return 0;
	default: return -1;
	}
}

static int import_line(struct importer *importer, const char *line, size_t len, struct err *err)
{
	static const struct {
		const char *key;
		int (*import)(struct importer *importer, json_t *object, struct err *err);
	} kinds[] = {
		{"schema", import_header},
		{"run", import_run},
		{"baseline", import_baseline},
		{"analysis", import_analysis},
		{"counting", import_counting},
		{"source", import_source},
	};
	json_error_t error;
	owned(line_release) json_t *object =
		json_loadb(line, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	owned(str_done) struct str why = {0};
	if (importer->line == 1 && !json_object_get(object, "schema")) {
		str_addf(&why,
			"is no export of a history, which begins with {\"schema\":\"%s%d\"} and is "
			"made by 'argus history export'",
			EXPORT_NAME, EXPORT_VERSION);
		return refuse(importer, why.text, err);
	}
	if (!object) {
		str_add(&why, "is damaged: ");
		term_escape(&why, error.text, strlen(error.text), false);
		return refuse(importer, why.text, err);
	}
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (json_object_get(object, kinds[i].key))
			return kinds[i].import(importer, object, err);
	}
	return damaged(importer, "run", err);
}

static bool has_unused(const struct importer *importer)
{
	for (size_t i = 0; i < SHARED_COUNT; i++) {
		if (importer->used[i].len < importer->fresh[i].len)
			return true;
	}
	return false;
}

static int import_all(struct importer *importer,
	int (*next)(void *from, const char **line, size_t *len, struct err *err), void *from,
	struct err *err)
{
	const char *line;
	size_t len;
	int status;
	while ((status = next(from, &line, &len, err)) > 0) {
		importer->line++;
		if (import_line(importer, line, len, err) < 0)
			return -1;
	}
	if (status == 0 && importer->line++ == 0)
		return refuse(importer, "is empty, which no export is", err);
	/* Of an export that was cut behind a program and in front of its run. */
	return status == 0 && has_unused(importer) ? sweep(importer->store, err) : status;
}

int store_import(struct store *store,
	int (*next)(void *from, const char **line, size_t *len, struct err *err), void *from,
	struct store_import *result, struct err *err)
{
	*result = (struct store_import){0};
	owned(importer_done) struct importer importer = {.store = store, .result = result};
	if (store_write(store, err) < 0)
		return -1;
	return store_commit(store, import_all(&importer, next, from, err), err);
}

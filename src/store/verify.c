/*
 * Is all of a history whole, and of use?
 *
 * The file is checked by SQLite, then what the rows say: each run is read as an export reads it, and so
 * is everything that runs share, once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/export.h"
#include "store/sweep.h"

void store_findings_done(struct store_findings *findings)
{
	for (size_t i = 0; i < STORE_CHECK_COUNT; i++) {
		for (size_t k = 0; k < findings->of[i].texts_len; k++)
			free(findings->of[i].texts[k]);
	}
	*findings = (struct store_findings){0};
}

static void found(
	struct store_findings *findings, enum store_check check, uint64_t count, const char *text)
{
	size_t *len = &findings->of[check].texts_len;
	findings->of[check].count += count;
	if (count > 0 && *len < STORE_FINDINGS_MOST)
		findings->of[check].texts[(*len)++] = mem_text(text);
}

static int check_file(struct store *store, struct store_findings *findings, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "PRAGMA integrity_check(1000)", err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		const char *text = (const char *)sqlite3_column_text(stmt, 0);
		if (text && strcmp(text, "ok") != 0)
			found(findings, STORE_CHECK_FILE, 1, text);
	}
	return status;
}

static int check_references(struct store *store, struct store_findings *findings, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
		err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		owned(str_done) struct str text = {0};
		const char *table = (const char *)sqlite3_column_text(stmt, 0);
		const char *parent = (const char *)sqlite3_column_text(stmt, 1);
		sqlite3_int64 count = sqlite3_column_int64(stmt, 2);
		str_addf(&text, "%lld of %s in %s", count, table ? table : "?",
			parent ? parent : "?");
		found(findings, STORE_CHECK_REFERENCES, (uint64_t)count, text.text);
	}
	return status;
}

static int drop(void *to, const char *bytes, size_t len, struct err *err)
{
	(void)to, (void)bytes, (void)len, (void)err;
	return 0;
}

static int check_run(struct exporter *exporter, sqlite3_int64 key, const char *id,
	struct store_findings *findings, struct err *err)
{
	struct err why = {0};
	findings->runs++;
	exporter->store->damage[0] = '\0';
	if (exporter_add(exporter, key, &why) == 0)
		return 0;
	str_clear(&exporter->lines);
	if (!exporter->store->damage[0])
		return err_set(err, why.kind, "%s", why.text);
	owned(str_done) struct str text = {0};
	str_addf(&text, "%s (%s)", id ? id : "?", exporter->store->damage);
	found(findings, STORE_CHECK_RUNS, 1, text.text);
	return 0;
}

static int check_runs(struct store *store, struct store_findings *findings, struct err *err)
{
	struct store_export nowhere = {.add = drop};
	owned(exporter_done) struct exporter exporter = {.store = store, .export = &nowhere};
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT run, id FROM runs ORDER BY run", err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		if (check_run(&exporter, sqlite3_column_int64(stmt, 0),
			    (const char *)sqlite3_column_text(stmt, 1), findings, err) < 0)
			return -1;
	}
	return status;
}

static int check_unused(struct store *store, struct store_findings *findings, struct err *err)
{
	for (size_t i = 0; i < SWEEP_TABLES; i++) {
		sqlite3_int64 count;
		owned(str_done) struct str sql = {0};
		owned(str_done) struct str text = {0};
		str_addf(&sql, "SELECT count(*) FROM %s WHERE %s", sweep_tables[i].table,
			sweep_tables[i].unused);
		if (store_number(store, sql.text, &count, err) < 0)
			return -1;
		str_addf(&text, "%lld of %s", count, sweep_tables[i].words);
		found(findings, STORE_CHECK_UNUSED, (uint64_t)count, text.text);
	}
	return 0;
}

static int check_unfinished(struct store *store, struct store_findings *findings, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT id FROM runs WHERE state = 0 ORDER BY id", err);
	int status = stmt ? 0 : -1;
	while (stmt && (status = store_step(store, stmt, err)) > 0) {
		const char *id = (const char *)sqlite3_column_text(stmt, 0);
		found(findings, STORE_CHECK_UNFINISHED, 1, id ? id : "?");
	}
	return status;
}

int store_verify(struct store *store, struct store_findings *findings, struct err *err)
{
	static int (*const checks[])(
		struct store * store, struct store_findings * findings, struct err * err) = {
		[STORE_CHECK_FILE] = check_file,
		[STORE_CHECK_REFERENCES] = check_references,
		[STORE_CHECK_RUNS] = check_runs,
		[STORE_CHECK_UNUSED] = check_unused,
		[STORE_CHECK_UNFINISHED] = check_unfinished,
	};
	_Static_assert(ARRAY_LEN(checks) == STORE_CHECK_COUNT, "one function a check");
	owned(store_findings_done) struct store_findings draft = {0};
	for (size_t i = 0; store->db && i < STORE_CHECK_COUNT; i++) {
		struct err why = {0};
		store->damage[0] = '\0';
		if (checks[i](store, &draft, &why) == 0)
			continue;
		/* A check that comes upon damage goes no further, the others may. */
		if (!store->damage[0])
			return err_set(err, why.kind, "%s", why.text);
		found(&draft, STORE_CHECK_FILE, 1, store->damage);
	}
	draft.damaged = draft.of[STORE_CHECK_FILE].count > 0 ||
		draft.of[STORE_CHECK_REFERENCES].count > 0 || draft.of[STORE_CHECK_RUNS].count > 0;
	store_findings_done(findings);
	*findings = draft;
	draft = (struct store_findings){0};
	return 0;
}

static int repair(struct store *store, struct err *err)
{
	if (sweep(store, err) < 0)
		return -1;
	return store_exec(store,
		"UPDATE runs SET state = 2, finished_ms = max(finished_ms, started_ms), "
		"failure = coalesce(failure, 'Argus was killed; what was measured until then is "
		"kept') WHERE state = 0",
		err);
}

int store_repair(struct store *store, struct err *err)
{
	_Static_assert(RUN_STARTED == 0 && RUN_INTERRUPTED == 2, "as the statements have them");
	if (sweep_start(store, err) < 0)
		return -1;
	return sweep_end(store, repair(store, err), err);
}

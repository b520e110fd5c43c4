/*
 * What the static witness says of a program, kept once: it is the same for every run of the same
 * text. Found again by a digest of all that it says, so that nothing has to be compared.
 */
#include <sha256.h>

#include "base/mem.h"
#include "store/rows.h"

static void describe(const struct run *run, struct str *text)
{
	verdicts_describe(VERDICT_OF_ANALYSIS, run, text);
	for (size_t i = 0; i < run->reasons_len; i++) {
		const char *reason = run->reasons[i].text;
		str_addf(text, "%c%u ", reason ? 'r' : 'R', run->reasons[i].line);
		str_add(text, reason ? reason : "");
		str_add_n(text, "", 1);
	}
}

static int save_reasons(
	struct store *store, sqlite3_int64 key, const struct run *run, struct err *err)
{
	for (size_t i = 0; i < run->reasons_len; i++) {
		owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
			"INSERT INTO reasons(analysis, seq, line, reason) VALUES(?1, ?2, ?3, ?4)",
			err);
		if (!stmt)
			return -1;
		sqlite3_bind_int64(stmt, 1, key);
		sqlite3_bind_int64(stmt, 2, (sqlite3_int64)i);
		sqlite3_bind_int64(stmt, 3, run->reasons[i].line);
		sqlite3_bind_text(stmt, 4, run->reasons[i].text, -1, NULL);
		if (store_step(store, stmt, err) < 0)
			return -1;
	}
	return 0;
}

int analysis_fill(struct store *store, sqlite3_int64 key, const struct run *run, struct err *err)
{
	if (verdicts_save(store, VERDICT_OF_ANALYSIS, key, run, err) < 0)
		return -1;
	return save_reasons(store, key, run, err);
}

int analysis_save(struct store *store, const struct run *run, sqlite3_int64 *key, struct err *err)
{
	char digest[SHA256_DIGEST_STRING_LENGTH];
	owned(str_done) struct str text = {0};
	*key = 0;
	describe(run, &text);
	if (text.len == 0)
		return 0;
	SHA256Data((const uint8_t *)text.text, text.len, digest);
	int status = digest_share(store, &row_analysis, digest, run, key, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	return analysis_fill(store, *key, run, err);
}

int analysis_load_reasons(struct store *store, sqlite3_int64 key, struct run *run, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(
		store, "SELECT line, reason FROM reasons WHERE analysis = ?1 ORDER BY seq", err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, key);
	int status;
	while ((status = store_step(store, stmt, err)) > 0)
		run_add_reason(run, (unsigned)sqlite3_column_int64(stmt, 0),
			(const char *)sqlite3_column_text(stmt, 1));
	return status;
}

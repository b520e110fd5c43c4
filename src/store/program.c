/*
 * What the file holds once and is found by a digest: the texts of programs and modules, by the
 * SHA-256 of their bytes, and the rows that stand for what a witness says.
 */
#include "base/mem.h"
#include "store/rows.h"

int source_share(struct store *store, const char *hash, const char *text, size_t len,
	sqlite3_int64 *key, struct err *err)
{
	*key = 0;
	if (!hash[0])
		return 0;
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"INSERT INTO sources(hash, text) VALUES(?1, ?2) ON CONFLICT(hash) DO UPDATE "
		"SET text = coalesce(text, excluded.text) RETURNING source",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, hash, -1, NULL);
	if (text)
		sqlite3_bind_blob64(stmt, 2, text, len, NULL);
	if (store_step(store, stmt, err) < 0)
		return -1;
	*key = sqlite3_column_int64(stmt, 0);
	return 0;
}

int source_load_text(
	struct store *store, const char *hash, char **text, size_t *len, struct err *err)
{
	if (!hash[0])
		return 0;
	owned(statement_end) sqlite3_stmt *stmt =
		store_prepare(store, "SELECT text FROM sources WHERE hash = ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, hash, -1, NULL);
	int status = store_step(store, stmt, err);
	if (status < 0)
		return -1;
	if (status > 0 && sqlite3_column_type(stmt, 0) != SQLITE_NULL) {
		const char *bytes = sqlite3_column_blob(stmt, 0);
		*len = (size_t)sqlite3_column_bytes(stmt, 0);
		*text = mem_text_n(bytes ? bytes : "", *len);
	}
	return 0;
}

int store_source(struct store *store, const char *hash, char **text, size_t *len, struct err *err)
{
	char *found = NULL;
	if (store->db && source_load_text(store, hash, &found, len, err) < 0)
		return -1;
	if (!found)
		return 1;
	*text = found;
	return 0;
}

int digest_share(struct store *store, const struct field_table *fields, const char *digest,
	const void *from, sqlite3_int64 *key, struct err *err)
{
	owned(str_done) struct str find = {0};
	owned(str_done) struct str add = {0};
	str_addf(&find, "SELECT %s FROM %s WHERE digest = ?1", fields->key, fields->table);
	str_addf(&add, "INSERT INTO %s(digest", fields->table);
	field_columns(fields, false, &add);
	str_add(&add, ") VALUES(?");
	for (size_t i = 0; i < fields->len; i++)
		str_add(&add, ", ?");
	str_add(&add, ")");

	owned(statement_end) sqlite3_stmt *found = store_prepare(store, find.text, err);
	if (!found)
		return -1;
	sqlite3_bind_text(found, 1, digest, -1, NULL);
	int status = store_step(store, found, err);
	if (status != 0) {
		*key = sqlite3_column_int64(found, 0);
		return status;
	}
	owned(statement_end) sqlite3_stmt *added = store_prepare(store, add.text, err);
	if (!added)
		return -1;
	sqlite3_bind_text(added, 1, digest, -1, NULL);
	field_bind(fields, from, added, 2);
	status = store_step(store, added, err);
	*key = sqlite3_last_insert_rowid(store->db);
	return status;
}

#include "store/handle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void store_disconnect(struct store *store)
{
	for (size_t i = 0; i < store->len; i++) {
		sqlite3_finalize(store->statements[i].stmt);
		free(store->statements[i].sql);
	}
	store->len = 0;
	sqlite3_close(store->db);
	store->db = NULL;
}

bool store_exists(const struct store *store)
{
	return store->db != NULL;
}

void store_free(struct store *store)
{
	if (!store)
		return;
	store_disconnect(store);
	free(store->statements);
	free(store->path);
	free(store);
}

void store_release(struct store **store)
{
	store_free(*store);
	*store = NULL;
}

int store_exec(struct store *store, const char *sql, struct err *err)
{
	int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	return code == SQLITE_OK ? 0 : store_error(store, code, err);
}

sqlite3_stmt *store_prepare(struct store *store, const char *sql, struct err *err)
{
	for (size_t i = 0; i < store->len; i++) {
		if (strcmp(store->statements[i].sql, sql) == 0)
			return store->statements[i].stmt;
	}
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
	if (code != SQLITE_OK) {
		store_error(store, code, err);
		return NULL;
	}
	store->statements =
		mem_grow(store->statements, store->len, &store->cap, sizeof *store->statements);
	store->statements[store->len++] = (struct store_statement){mem_text(sql), stmt};
	return stmt;
}

void statement_end(sqlite3_stmt **stmt)
{
	if (!*stmt)
		return;
	sqlite3_reset(*stmt);
	sqlite3_clear_bindings(*stmt);
	*stmt = NULL;
}

int store_step(struct store *store, sqlite3_stmt *stmt, struct err *err)
{
	int code = sqlite3_step(stmt);
	if (code == SQLITE_ROW)
		return 1;
	return code == SQLITE_DONE ? 0 : store_error(store, code, err);
}

int store_number(struct store *store, const char *sql, sqlite3_int64 *number, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, sql, err);
	int status = stmt ? store_step(store, stmt, err) : -1;
	if (status < 0)
		return -1;
	*number = status > 0 ? sqlite3_column_int64(stmt, 0) : 0;
	return 0;
}

int store_write(struct store *store, struct err *err)
{
	assert(store->db);
	int code = store_exec_patiently(store, "BEGIN IMMEDIATE");
	return code == SQLITE_OK ? 0 : store_error(store, code, err);
}

int store_commit(struct store *store, int status, struct err *err)
{
	if (status == 0)
		status = store_exec(store, "COMMIT", err);
	/* A full disk has ended the transaction already, a lost lock has not. */
	if (status < 0 && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

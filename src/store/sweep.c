#include "store/sweep.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"

/* "NOT IN" of a column with a NULL in it lets nothing pass: each leaves those out. */
const struct sweep_table sweep_tables[SWEEP_TABLES] = {
	{"analyses", "analysis", "analyses",
		"analysis NOT IN (SELECT analysis FROM runs WHERE analysis IS NOT NULL)"},
	{"countings", "counting", "counts",
		"counting NOT IN (SELECT counting FROM runs WHERE counting IS NOT NULL)"},
	{"sources", "source", "programs",
		"source NOT IN (SELECT source FROM runs WHERE source IS NOT NULL UNION "
		"SELECT source FROM count_modules WHERE source IS NOT NULL)"},
	{"targets", "target", "targets",
		"target NOT IN (SELECT target FROM runs UNION SELECT target FROM baselines)"},
	{"interpreters", "interpreter", "interpreters",
		"interpreter NOT IN (SELECT interpreter FROM runs)"},
	{"revisions", "revision", "commits", "revision NOT IN (SELECT revision FROM runs)"},
	{"machines", "machine", "machines", "machine NOT IN (SELECT machine FROM runs)"},
};

int sweep_start(struct store *store, struct err *err)
{
	if (store_exec(store, "PRAGMA foreign_keys = OFF", err) < 0)
		return -1;
	return store_write(store, err);
}

int sweep_end(struct store *store, int status, struct err *err)
{
	status = store_commit(store, status, err);
	sqlite3_exec(store->db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
	return status;
}

/* "DELETE FROM trials WHERE run IN (SELECT run FROM runs WHERE ...);" for each table that hangs on it. */
static int children_sql(struct store *store, const char *table, const char *key,
	const char *condition, struct str *sql, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT name, \"from\" FROM sqlite_schema, pragma_foreign_key_list(name) "
		"WHERE type = 'table' AND \"table\" = ?1 AND on_delete = 'CASCADE'",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, table, -1, NULL);
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		char *delete = sqlite3_mprintf(
			"DELETE FROM \"%w\" WHERE \"%w\" IN (SELECT %s FROM %s WHERE %s);",
			sqlite3_column_text(stmt, 0), sqlite3_column_text(stmt, 1), key, table,
			condition);
		str_add(sql, delete ? delete : "");
		sqlite3_free(delete);
	}
	return status;
}

int sweep_rows(struct store *store, const char *table, const char *key, const char *condition,
	struct err *err)
{
	owned(str_done) struct str sql = {0};
	if (children_sql(store, table, key, condition, &sql, err) < 0)
		return -1;
	str_addf(&sql, "DELETE FROM %s WHERE %s", table, condition);
	return store_exec(store, sql.text, err);
}

int sweep(struct store *store, struct err *err)
{
	for (size_t i = 0; i < SWEEP_TABLES; i++) {
		const struct sweep_table *row = &sweep_tables[i];
		if (sweep_rows(store, row->table, row->key, row->unused, err) < 0)
			return -1;
	}
	return 0;
}

#include "store/sweep.h"

#include "base/mem.h"
#include "base/str.h"

/* "NOT IN" of a column with a NULL in it lets nothing pass: each leaves those out. */
const struct sweep_table sweep_tables[SWEEP_TABLES] = {
	{"analyses", "analyses",
		"analysis NOT IN (SELECT analysis FROM runs WHERE analysis IS NOT NULL)"},
	{"countings", "counts",
		"counting NOT IN (SELECT counting FROM runs WHERE counting IS NOT NULL)"},
	{"sources", "programs",
		"source NOT IN (SELECT source FROM runs WHERE source IS NOT NULL UNION "
		"SELECT source FROM count_modules WHERE source IS NOT NULL)"},
	{"targets", "targets", "target NOT IN (SELECT target FROM runs)"},
	{"interpreters", "interpreters", "interpreter NOT IN (SELECT interpreter FROM runs)"},
	{"revisions", "commits", "revision NOT IN (SELECT revision FROM runs)"},
	{"machines", "machines", "machine NOT IN (SELECT machine FROM runs)"},
};

int sweep(struct store *store, uint64_t *rows, struct err *err)
{
	for (size_t i = 0; i < SWEEP_TABLES; i++) {
		owned(str_done) struct str sql = {0};
		str_addf(&sql, "DELETE FROM %s WHERE %s", sweep_tables[i].table,
			sweep_tables[i].unused);
		if (store_exec(store, sql.text, err) < 0)
			return -1;
		if (rows)
			*rows += (uint64_t)sqlite3_changes64(store->db);
	}
	return 0;
}

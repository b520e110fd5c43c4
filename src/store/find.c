#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/term.h"
#include "store/rows.h"

enum { CANDIDATES = 5 };

/* Ids are written in capitals, and Crockford's base 32 has no I, L and O: people mean 1 and 0. */
static bool normalise(const char *text, char id[RUN_ID_TEXT])
{
	size_t len = strlen(text);
	if (len == 0 || len >= RUN_ID_TEXT)
		return false;
	for (size_t i = 0; i <= len; i++) {
		char c = (char)toupper((unsigned char)text[i]);
		if (c == 'I' || c == 'L')
			c = '1';
		id[i] = c == 'O' ? '0' : c;
	}
	return strspn(id, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == len;
}

/* Newest first, those that start with `prefix`: how many, the first one's key, and the ids. */
static int candidates(struct store *store, const char *prefix, unsigned limit, sqlite3_int64 *key,
	struct str *ids, struct err *err)
{
	if (!store->db)
		return 0;
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT run, id FROM runs INDEXED BY runs_by_id "
		"WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id DESC LIMIT ?2",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, prefix, -1, NULL);
	sqlite3_bind_int(stmt, 2, (int)limit + 1);
	int found = 0;
	int status;
	while ((status = store_step(store, stmt, err)) > 0) {
		found++;
		if (found == 1)
			*key = sqlite3_column_int64(stmt, 0);
		const char *id = (const char *)sqlite3_column_text(stmt, 1);
		if (found > (int)limit)
			str_add(ids, ", …");
		else
			str_addf(ids, "%s%s", found == 1 ? "" : ", ", id ? id : "");
	}
	return status < 0 ? -1 : found;
}

static int not_found(struct store *store, const char *text, struct err *err)
{
	sqlite3_int64 key;
	owned(str_done) struct str newest = {0};
	owned(str_done) struct str shown = {0};
	int found = candidates(store, "", CANDIDATES, &key, &newest, err);
	if (found < 0)
		return -1;
	if (found == 0)
		return err_set(err, ERR_USAGE,
			"%s: there are no runs in it yet; 'argus run FILE' records the first",
			store->path);
	term_escape(&shown, text, strnlen(text, RUN_ID_TEXT), false);
	return err_set(err, ERR_USAGE, "no run has the id '%s'; the newest are %s",
		str_text(&shown), str_text(&newest));
}

int find_run(struct store *store, const char *id, sqlite3_int64 *key, struct err *err)
{
	char prefix[RUN_ID_TEXT] = "";
	bool last = strcasecmp(id, "last") == 0;
	if (!last && !normalise(id, prefix))
		return not_found(store, id, err);

	owned(str_done) struct str ids = {0};
	int found = candidates(store, prefix, last ? 0 : CANDIDATES, key, &ids, err);
	if (found < 0)
		return -1;
	if (found == 0)
		return not_found(store, id, err);
	if (found > 1 && !last)
		return err_set(err, ERR_USAGE, "several runs have ids that start with '%s': %s",
			prefix, str_text(&ids));
	return 0;
}

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/num.h"
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

/* "last" is 0, "last~2" is 2: how many are newer. false: it is something else. */
static bool is_last(const char *id, uint64_t *newer)
{
	struct err ignored = {0};
	*newer = 0;
	if (strncasecmp(id, "last", 4) != 0)
		return false;
	return id[4] == '\0' || (id[4] == '~' && num_parse_count(id + 5, newer, &ignored) == 0);
}

static int find_last(
	struct store *store, const char *id, uint64_t newer, sqlite3_int64 *key, struct err *err)
{
	sqlite3_int64 runs = 0;
	if (!store->db)
		return not_found(store, id, err);
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store,
		"SELECT run FROM runs INDEXED BY runs_by_id ORDER BY id DESC LIMIT 1 OFFSET ?1",
		err);
	if (!stmt)
		return -1;
	sqlite3_bind_int64(stmt, 1, (sqlite3_int64)newer);
	int found = store_step(store, stmt, err);
	*key = sqlite3_column_int64(stmt, 0);
	if (found != 0)
		return found < 0 ? -1 : 0;
	if (newer == 0 || store_number(store, "SELECT count(*) FROM runs", &runs, err) < 0)
		return not_found(store, id, err);
	return err_set(err, ERR_USAGE, "there is no '%s': the history has %lld run%s", id, runs,
		runs == 1 ? "" : "s");
}

int find_run(struct store *store, const char *id, sqlite3_int64 *key, struct err *err)
{
	uint64_t newer;
	if (is_last(id, &newer))
		return find_last(store, id, newer, key, err);
	char prefix[RUN_ID_TEXT] = "";
	if (!normalise(id, prefix))
		return not_found(store, id, err);

	owned(str_done) struct str ids = {0};
	int found = candidates(store, prefix, CANDIDATES, key, &ids, err);
	if (found < 0)
		return -1;
	if (found == 0)
		return not_found(store, id, err);
	if (found > 1)
		return err_set(err, ERR_USAGE, "several runs have ids that start with '%s': %s",
			prefix, str_text(&ids));
	return 0;
}

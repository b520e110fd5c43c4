/* What SQLite says, in words that help: the file, what is the matter, what to do. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "store/handle.h"

static const char READ_ONLY[] =
	"cannot be written: it or its folder is read-only; make it writable, or use another file "
	"with --db";

static const char LOCKED[] =
	"is locked: another program is writing to it; try again when that is done, or use another "
	"file with --db";

static const struct {
	int code; /* SQLite's primary result code */
	const char *sentence;
} sentences[] = {
	{SQLITE_READONLY, READ_ONLY},
	{SQLITE_PERM, READ_ONLY},
	{SQLITE_BUSY, LOCKED},
	{SQLITE_LOCKED, LOCKED},
	{SQLITE_PROTOCOL, LOCKED},
	{SQLITE_FULL,
		"the disk is full; free some space, or use another file with --db (what was stored "
		"before is still there)"},
	{SQLITE_NOTADB,
		"is no Argus history: not an SQLite file, or damaged at its start; it was left as "
		"it is; use another file with --db"},
};

static bool denies_writing(int number)
{
	return number == EROFS || number == EACCES || number == EPERM;
}

int store_error(struct store *store, int code, struct err *err)
{
	int primary = code & 0xff;
	store->failure = primary;
	int number = store->db ? sqlite3_system_errno(store->db) : 0;
	if (primary == SQLITE_CORRUPT)
		return store_damaged(store, sqlite3_errmsg(store->db), err);
	if (primary == SQLITE_CANTOPEN && denies_writing(number))
		primary = SQLITE_READONLY;
	/* What has no room for a page of memory shared between processes is told as an I/O error. */
	if (primary == SQLITE_IOERR && (number == ENOSPC || number == EDQUOT))
		primary = SQLITE_FULL;
	for (size_t i = 0; i < ARRAY_LEN(sentences); i++) {
		if (sentences[i].code == primary)
			return err_set(
				err, ERR_FAILED, "%s: %s", store->path, sentences[i].sentence);
	}
	if (primary == SQLITE_CANTOPEN || primary == SQLITE_IOERR)
		return err_set(err, ERR_FAILED, "%s: %s: %s; use another file with --db",
			store->path,
			primary == SQLITE_CANTOPEN ? "cannot be opened"
						   : "cannot be read or written",
			number ? strerror(number) : sqlite3_errstr(code));
	return err_set(err, ERR_FAILED, "%s: %s", store->path,
		store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(code));
}

int store_damaged(struct store *store, const char *what, struct err *err)
{
	snprintf(store->damage, sizeof store->damage, "%s", what);
	return err_set(err, ERR_FAILED,
		"%s: is damaged (%s); keep a copy and save what can be read with 'sqlite3 FILE "
		".recover', or use another file with --db",
		store->path, what);
}

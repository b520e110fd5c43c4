/*
 * Opening a history.
 *
 * What is at the path is looked at before SQLite is: it would wait at a FIFO, take ":memory:" for
 * a wish, and create what is only to be read. Readers open the file for writing, too, where they
 * may: only so can they recover what a killed writer left in the write-ahead log, and tidy up.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/str.h"
#include "store/aside.h"
#include "store/schema.h"

enum { SWITCH_MS = 2000 };

char *store_default_path(struct err *err)
{
	const char *given = getenv("ARGUS_DB");
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");
	owned(str_done) struct str path = {0};
	/* A relative XDG_DATA_HOME is to be ignored, says its specification. */
	if (given && *given)
		str_add(&path, given);
	else if (data && *data == '/')
		str_addf(&path, "%s/argus/history.db", data);
	else if (home && *home)
		str_addf(&path, "%s/.local/share/argus/history.db", home);
	else
		err_set(err, ERR_FAILED,
			"there is no place for the history: HOME is not set; name a file with "
			"--db");
	return path.len > 0 ? str_take(&path) : NULL;
}

/* 1: a file is there; 0: nothing is. */
static int look_at(const char *path, struct err *err)
{
	struct stat st;
	if (*path == '\0')
		return err_set(err, ERR_USAGE, "the history needs a file name: --db FILE");
	if (stat(path, &st) < 0) {
		if (errno == ENOENT)
			return 0;
		return err_set(err, ERR_FAILED,
			"%s: cannot be opened: %s; use another file with --db", path,
			strerror(errno));
	}
	if (S_ISDIR(st.st_mode))
		return err_set(err, ERR_FAILED,
			"%s: is a folder; name a file in it with --db %s/history.db", path, path);
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_FAILED,
			"%s: is not a regular file; use another file with --db", path);
	return 1;
}

/* The folder of the file: made if it is missing, and one that takes new files. SQLite needs to put
 * its log there, and tells only that it cannot open the file. */
static int prepare_folder(struct store *store, struct err *err)
{
	struct stat st;
	owned(mem_free_text) char *folder = mem_text(store->path);
	char *slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = '\0';
	const char *name = slash ? folder : ".";
	if (stat(name, &st) == 0)
		return faccessat(AT_FDCWD, name, W_OK | X_OK, AT_EACCESS) == 0
			? 0
			: store_error(store, SQLITE_READONLY, err);
	struct err why = {0};
	if (io_make_folders(name, &why) == 0)
		return 0;
	return err_set(err, ERR_FAILED, "%s; use another file with --db", why.text);
}

/* As a URI, in which no path has a special meaning. */
static char *uri_of(const char *path, const char *options)
{
	owned(str_done) struct str uri = {0};
	str_add(&uri, *path == '/' ? "file://" : "file:./");
	for (; *path; path++) {
		if (strchr("%?#", *path))
			str_addf(&uri, "%%%02x", (unsigned char)*path);
		else
			str_add_char(&uri, *path);
	}
	str_add(&uri, options);
	return str_take(&uri);
}

int store_connect(struct store *store, int flags, const char *options, int busy_ms, struct err *err)
{
	/* The second and third are against files that somebody made to do harm. */
	static const char settings[] = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; "
				       "PRAGMA cell_size_check = ON; PRAGMA synchronous = NORMAL; "
				       "PRAGMA journal_size_limit = 33554432;";
	owned(mem_free_text) char *uri = uri_of(store->path, options);
	int code = sqlite3_open_v2(uri, &store->db,
		flags | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE, NULL);
	if (code != SQLITE_OK)
		return store_error(store, code, err);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	store_be_patient(store, busy_ms);
	return store_exec(store, settings, err);
}

/* A history on a read-only medium: its log cannot be made there, so none is to be asked for. That
 * is sound only if there is no log with something in it. */
static int connect_immutable(
	struct store *store, int busy_ms, enum schema_state *state, struct err *err)
{
	struct stat st;
	owned(str_done) struct str log = {0};
	str_addf(&log, "%s-wal", store->path);
	if (stat(log.text, &st) == 0 && st.st_size > 0)
		return -1;
	store_disconnect(store);
	struct err fresh = {0};
	if (store_connect(store, SQLITE_OPEN_READONLY, "?immutable=1", busy_ms, &fresh) < 0 ||
		schema_look(store, state, &fresh) < 0) {
		*err = fresh;
		return -1;
	}
	*err = (struct err){0};
	return 0;
}

static int open_reading(struct store *store, int busy_ms, struct err *err)
{
	enum schema_state state = SCHEMA_EMPTY;
	owned(mem_close_fd) int lock = aside_lock(store->path, false);
	(void)lock; /* held until it goes */
	if (faccessat(AT_FDCWD, store->path, R_OK, AT_EACCESS) < 0)
		return err_set(err, ERR_FAILED,
			"%s: cannot be read: %s; use another file with --db", store->path,
			strerror(errno));
	int status = store_connect(store, SQLITE_OPEN_READWRITE, "", busy_ms, err);
	if (status == 0)
		status = schema_look(store, &state, err);
	if (status < 0 && (store->failure == SQLITE_CANTOPEN || store->failure == SQLITE_READONLY))
		status = connect_immutable(store, busy_ms, &state, err);
	if (status < 0)
		return -1;
	if (state == SCHEMA_EMPTY)
		store_disconnect(store);
	if (state == SCHEMA_OLD &&
		schema_migrate(store, schema_migrations, schema_version, err) < 0)
		return -1;
	return state == SCHEMA_EMPTY ? 0 : store_exec(store, "PRAGMA query_only = ON", err);
}

/* Write a page: only that tells whether it can be done. */
static int prove_writable(struct store *store, struct err *err)
{
	sqlite3_int64 version = 0;
	if (sqlite3_db_readonly(store->db, "main") == 1)
		return store_error(store, SQLITE_READONLY, err);
	if (store_write(store, err) < 0)
		return -1;
	/* Read inside the transaction: another process may just have made the schema. */
	int status = store_number(store, "PRAGMA user_version", &version, err);
	owned(str_done) struct str sql = {0};
	str_addf(&sql, "PRAGMA user_version = %lld", version);
	if (status == 0)
		status = store_exec(store, sql.text, err);
	return store_commit(store, status, err);
}

/* Readers and a writer side by side. That takes a moment in which nobody else has the file open:
 * another process may be switching just now, and without it all works, but with more waiting. */
static int switch_journal(struct store *store, struct err *err)
{
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(store, "PRAGMA journal_mode", err);
	int status = stmt ? store_step(store, stmt, err) : -1;
	const char *mode = status > 0 ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
	if (status < 0 || (mode && strcmp(mode, "wal") == 0))
		return status < 0 ? -1 : 0;
	statement_end(&stmt);
	int patience = store->busy_ms;
	if (patience > SWITCH_MS)
		store->busy_ms = SWITCH_MS;
	int code = store_exec_patiently(store, "PRAGMA journal_mode = WAL");
	store->busy_ms = patience;
	return code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY ? 0
								 : store_error(store, code, err);
}

static int open_writing(struct store *store, int busy_ms, struct err *err)
{
	enum schema_state state = SCHEMA_EMPTY;
	if (prepare_folder(store, err) < 0 ||
		store_connect(store, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "", busy_ms, err) <
			0 ||
		schema_look(store, &state, err) < 0 || prove_writable(store, err) < 0 ||
		switch_journal(store, err) < 0)
		return -1;
	if (state == SCHEMA_CURRENT)
		return 0;
	if (schema_migrate(store, schema_migrations, schema_version, err) < 0)
		return -1;
	/* So that the file itself says whose it is, whatever becomes of the log. */
	sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	return 0;
}

static int open_once(struct store *store, int busy_ms, struct err *err)
{
	owned(mem_close_fd) int lock = aside_lock(store->path, false);
	(void)lock; /* held until it goes */
	return open_writing(store, busy_ms, err);
}

static int open_recording(struct store *store, int busy_ms, struct err *err)
{
	struct err found = {0};
	if (open_once(store, busy_ms, &found) == 0)
		return 0;
	if (!store_is_damage(store->failure)) {
		*err = found;
		return -1;
	}
	return store_set_aside(store, &found, err) < 0 ? -1 : open_once(store, busy_ms, err);
}

int store_reopen(struct store *store, struct err *err)
{
	store->failure = 0;
	return open_once(store, store->busy_ms, err);
}

int store_open_patient(const char *path, enum store_access access, int busy_ms,
	struct store **store, struct err *err)
{
	int found = look_at(path, err);
	int status = 0;
	if (found < 0)
		return -1;
	owned(store_release) struct store *draft = mem_array(1, sizeof *draft);
	draft->path = mem_text(path);
	draft->records = access == STORE_RECORD;
	switch (access) {
	case STORE_READ: status = found ? open_reading(draft, busy_ms, err) : 0; break;
	case STORE_WRITE: status = open_once(draft, busy_ms, err); break;
	case STORE_RECORD: status = open_recording(draft, busy_ms, err); break;
	}
	if (status < 0)
		return -1;
	*store = draft;
	draft = NULL;
	return 0;
}

int store_open(const char *path, enum store_access access, struct store **store, struct err *err)
{
	enum { WAIT_MAX = 24 * 3600 };
	const char *wait = getenv("ARGUS_DB_WAIT");
	uint64_t seconds = STORE_BUSY_MS / 1000;
	struct err why = {0};
	if (wait && *wait && (num_parse_count(wait, &seconds, &why) < 0 || seconds > WAIT_MAX))
		return err_set(err, ERR_USAGE,
			"ARGUS_DB_WAIT is to be a number of seconds, at most %d", WAIT_MAX);
	return store_open_patient(path, access, (int)seconds * 1000, store, err);
}

/*
 * A damaged history is kept aside, and a new one takes its place.
 *
 * Only what was a history of a known version, by the marks in its header, is ever moved: to
 * PATH.damaged-1 or the first number that is free, with its write-ahead log, which may hold what the
 * file lacks. The log goes first: SQLite deletes a log that it finds beside a new file.
 *
 * A lock on the folder keeps processes from doing this at once. Who gets it looks whether the damage
 * is still there, as another may have been quicker; who opens a history holds the lock with others,
 * so that it does not meet one half moved. A process that has the moved file open notices after its
 * next step that the file is no longer where it was, and records its run again (record.c).
 */
#include "store/aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/schema.h"

enum { HEADER_BYTES = 100, HEADER_VERSION = 60, HEADER_APPLICATION = 68, NUMBERS_MAX = 10000 };

static unsigned long big_endian(const unsigned char *bytes)
{
	return (unsigned long)bytes[0] << 24 | (unsigned long)bytes[1] << 16 |
		(unsigned long)bytes[2] << 8 | bytes[3];
}

bool aside_was_ours(const char *path)
{
	unsigned char header[HEADER_BYTES];
	owned(mem_close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || read(fd, header, sizeof header) != (ssize_t)sizeof header)
		return false;
	unsigned long version = big_endian(header + HEADER_VERSION);
	return big_endian(header + HEADER_APPLICATION) == SCHEMA_APPLICATION && version >= 1 &&
		version <= (unsigned long)schema_version;
}

int aside_lock(const char *path, bool alone)
{
	owned(mem_free_text) char *folder = mem_text(path);
	char *slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = '\0';
	owned(mem_close_fd) int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int status = -1;
	while (fd >= 0 && (status = flock(fd, alone ? LOCK_EX : LOCK_SH)) < 0 && errno == EINTR) {
	}
	return status == 0 ? mem_take_fd(&fd) : -1;
}

/* 1: what is at the path is damaged; 0: it is whole, or gone. */
static int look_again(const struct store *store, const char *path, struct err *err)
{
	struct err why = {0};
	owned(store_release) struct store *fresh = mem_array(1, sizeof *fresh);
	fresh->path = mem_text(path);
	if (access(path, F_OK) < 0)
		return 0;
	int status = store_connect(fresh, SQLITE_OPEN_READWRITE, "", store->busy_ms, &why);
	sqlite3_db_config(fresh->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	owned(statement_end) sqlite3_stmt *stmt =
		status == 0 ? store_prepare(fresh, "PRAGMA integrity_check(1)", &why) : NULL;
	if (stmt)
		status = store_step(fresh, stmt, &why);
	if (stmt && status > 0) {
		const char *found = (const char *)sqlite3_column_text(stmt, 0);
		return !found || strcmp(found, "ok") != 0;
	}
	if (store_is_damage(fresh->failure))
		return 1;
	*err = why;
	return -1;
}

/* 0: moved, or there was nothing; 1: the new name is taken; -1: errno. */
static int move(const char *path, const char *ending, const char *kept)
{
	owned(str_done) struct str from = {0};
	owned(str_done) struct str to = {0};
	str_addf(&from, "%s%s", path, ending);
	str_addf(&to, "%s%s", kept, ending);
	if (renameat2(AT_FDCWD, from.text, AT_FDCWD, to.text, RENAME_NOREPLACE) == 0)
		return 0;
	if ((errno == EINVAL || errno == ENOSYS) && access(to.text, F_OK) < 0 &&
		rename(from.text, to.text) == 0)
		return 0;
	if (errno == ENOENT)
		return 0;
	return errno == EEXIST ? 1 : -1;
}

static bool is_free(const char *kept)
{
	static const char *const endings[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		owned(str_done) struct str name = {0};
		str_addf(&name, "%s%s", kept, endings[i]);
		if (access(name.text, F_OK) == 0)
			return false;
	}
	return true;
}

static int move_all(const char *path, struct str *kept, struct err *err)
{
	static const char *const endings[] = {"-wal", "", "-shm"};
	for (int number = 1; number < NUMBERS_MAX; number++) {
		str_clear(kept);
		str_addf(kept, "%s.damaged-%d", path, number);
		if (!is_free(kept->text))
			continue;
		int status = 0;
		for (size_t i = 0; i < ARRAY_LEN(endings) && status == 0; i++)
			status = move(path, endings[i], kept->text);
		if (status < 0)
			return err_set(err, ERR_FAILED,
				"%s: is damaged, and cannot be kept aside as %s: %s; use another "
				"file with --db",
				path, kept->text, strerror(errno));
		if (status == 0)
			return 0;
	}
	return err_set(err, ERR_FAILED,
		"%s: is damaged, and so many others are beside it; use another file with --db",
		path);
}

static void warn(struct store *store, const char *kept, const char *what)
{
	owned(str_done) struct str text = {0};
	str_addf(&text,
		"the history %s was damaged (%s); it is kept as %s, and a new one was begun; what "
		"can be read of it comes back with 'argus history export --db %s | argus history "
		"import - --db %s'",
		store->path, what, kept, kept, store->path);
	free(store->warning);
	store->warning = str_take(&text);
}

int store_set_aside(struct store *store, const struct err *found, struct err *err)
{
	/* SQLite's files are beside the one that a link leads to. */
	owned(mem_free_text) char *path = realpath(store->path, NULL);
	owned(mem_free_text) char *what = mem_text(sqlite3_errstr(store->failure));
	owned(str_done) struct str kept = {0};
	/* Closing must not write what is damaged, nor delete the log. */
	if (store->db)
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	store_disconnect(store);
	if (!path)
		return 0;
	owned(mem_close_fd) int lock = aside_lock(path, true);
	(void)lock; /* held until it goes */
	int damaged = look_again(store, path, err);
	if (damaged <= 0)
		return damaged;
	if (!aside_was_ours(path)) {
		*err = *found;
		return -1;
	}
	if (move_all(path, &kept, err) < 0)
		return -1;
	warn(store, kept.text, what);
	return 0;
}

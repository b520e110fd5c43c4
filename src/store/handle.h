/*
 * The open history, as the files of this stage share it: a connection, and statements that are
 * prepared once.
 *
 * Every function that fails has put the sentence in *err, with the file's name and what to do.
 */
#ifndef ARGUS_STORE_HANDLE_H
#define ARGUS_STORE_HANDLE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "argus/store.h"
#include "base/rng.h"

struct store_statement {
	char *sql;
	sqlite3_stmt *stmt;
};

struct store {
	sqlite3 *db; /* NULL: there is no file, which reads as an empty history */
	char *path;
	int failure; /* SQLite's code of the last error, 0: none yet */
	int busy_ms; /* so long a lock is waited for */
	double waits_since;
	struct rng jitter;
	int log_pages; /* of the log when it was last waited for, 0: since it started over not yet */
	char damage[100]; /* what of the file made no sense last */
	struct store_statement *statements;
	size_t len, cap;
};

enum { STORE_BUSY_MS = 30000 };

/* store_open with another patience for a locked file. */
int store_open_patient(const char *path, enum store_access access, int busy_ms,
	struct store **store, struct err *err);

/* A connection to the store's file, as a URI has it with `options`. */
int store_connect(
	struct store *store, int flags, const char *options, int busy_ms, struct err *err);

/* Wait for locks from now on, and keep the write-ahead log short. */
void store_be_patient(struct store *store, int busy_ms);

/* One statement that has no effect when it finds the file locked: it is then begun again, as long as
 * the store has patience. SQLite's code. */
int store_exec_patiently(struct store *store, const char *sql);

/* Close the connection; the store is then as if there were no file. */
void store_disconnect(struct store *store);

/* Turn SQLite's last error into ours. Always -1. */
int store_error(struct store *store, int code, struct err *err);

/* The file was read and makes no sense. Always -1. */
int store_damaged(struct store *store, const char *what, struct err *err);

int store_exec(struct store *store, const char *sql, struct err *err);

/* A one-number query: PRAGMA and the like. */
int store_number(struct store *store, const char *sql, sqlite3_int64 *number, struct err *err);

/* The prepared statement of this text, ready to be bound; NULL with *err. It stays the store's
 * and must be given back: owned(statement_end). */
sqlite3_stmt *store_prepare(struct store *store, const char *sql, struct err *err);
void statement_end(sqlite3_stmt **stmt);

/* 1: there is a row; 0: done; -1: error. */
int store_step(struct store *store, sqlite3_stmt *stmt, struct err *err);

/* A write transaction; `store_commit` takes the status of what was done in it and returns it,
 * or -1 if it could not be made permanent. */
int store_write(struct store *store, struct err *err);
int store_commit(struct store *store, int status, struct err *err);

#endif

/* The tables of the history file, their versions, and the way from one to the next. */
#ifndef ARGUS_STORE_SCHEMA_H
#define ARGUS_STORE_SCHEMA_H

#include "store/handle.h"

/* Written into the file's header, "ARGU": tells a history from other SQLite files. */
enum { SCHEMA_APPLICATION = 0x41524755 };

/* migrations[i] leads from version i to version i + 1. */
extern const char *const schema_migrations[];
extern const int schema_version;

enum schema_state {
	SCHEMA_EMPTY, /* no file yet, or one of 0 bytes */
	SCHEMA_OLD,
	SCHEMA_CURRENT
};

/* What is in the file? A foreign or a newer one is an error. */
int schema_look(struct store *store, enum schema_state *state, struct err *err);

/* Bring the file to `version` by the steps from where it is, in one transaction. A file with runs
 * in it is copied to PATH.v<its version>.bak before. */
int schema_migrate(struct store *store, const char *const *steps, int version, struct err *err);

#endif

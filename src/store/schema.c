/*
 * The history on disk.
 *
 * One row of `runs` is one `argus run`. Its public name is `id`, text that sorts by time; `run`
 * is the file's own short number, used in all other tables. What many runs have in common is kept
 * once and shared: what was measured (`targets`), with which `interpreters`, at which git commit
 * of which branch (`revisions`), on which `machines`, the text of each program by its SHA-256 (`sources`), and what
 * the static witness says (`analyses`, by a digest of all of it, with its `bounds` and `reasons`),
 * so that a thousand runs of one file hold these once.
 *
 * `verdicts` has a row for each verdict of a run that says anything, `bounds` for each of an
 * analysis; `which` is 0 time, 1 memory (all witnesses together), 2 static time, 3 static space,
 * 4 timed, 5 resident, 6 counted. `class` is the ASCII text that people read, NULL for 'cannot tell';
 * `parameter` the exact exponent or base of a fitted class and NULL for the named ones;
 * `alternatives` the classes likeliest first, in exact form, with '|' between them. A verdict
 * mostly rests on the same fit as another one of its run: `fit` is then the other's `which`, and
 * the numbers from intercept to next_n are there and not here. NULL in a REAL column stands for
 * NaN.
 *
 * What the counted witness rests on is shared, too: `countings`, by a digest of all of it, with the
 * counts by size (`count_points`), by line (`count_lines`, whose `module` is 0 for the program and
 * else a seq of `count_modules` plus one). Programs count the same every time, so most runs of one
 * text share theirs.
 *
 * `baselines` are names for sets of runs, one of each target at the most; a run that is in one cannot be
 * deleted.
 *
 * `trials` are numbered in the order they ran. Enumerators (state, tier, mode, kind, outcome) are
 * kept by value, and rows.c pins those. Unsigned 64-bit numbers are kept by their bits.
 *
 * A run is written as it goes: its row at the start with state 0, a trial after each trial, all
 * the rest at the end, where the trials are written again with their final figures; each step is
 * a transaction. A run in state 0 that nobody works on was
 * killed, and everything up to its last trial is there.
 *
 * The version is the file's user_version. A new version is a new migration at the end of the
 * array; those that were released are never changed.
 */
#include "store/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

const char *const schema_migrations[] = {
	"CREATE TABLE sources("
	"  source INTEGER PRIMARY KEY,"
	"  hash TEXT NOT NULL UNIQUE,"
	"  text BLOB"
	") STRICT;"
	"CREATE TABLE targets("
	"  target INTEGER PRIMARY KEY,"
	"  path TEXT, lang TEXT, mode INTEGER NOT NULL, function TEXT, input TEXT"
	") STRICT;"
	"CREATE INDEX targets_by_path ON targets(path);"
	"CREATE TABLE interpreters(interpreter INTEGER PRIMARY KEY, name TEXT) STRICT;"
	"CREATE TABLE revisions(revision INTEGER PRIMARY KEY, git_commit TEXT) STRICT;"
	"CREATE INDEX revisions_by_commit ON revisions(git_commit);"
	"CREATE TABLE machines("
	"  machine INTEGER PRIMARY KEY,"
	"  host TEXT, cpu TEXT, kernel TEXT,"
	"  cores INTEGER NOT NULL, memory_bytes INTEGER NOT NULL"
	") STRICT;"
	"CREATE TABLE analyses(analysis INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE) STRICT;"
	"CREATE TABLE runs("
	"  run INTEGER PRIMARY KEY,"
	"  id TEXT NOT NULL,"
	"  target INTEGER NOT NULL REFERENCES targets,"
	"  interpreter INTEGER NOT NULL REFERENCES interpreters,"
	"  revision INTEGER NOT NULL REFERENCES revisions,"
	"  machine INTEGER NOT NULL REFERENCES machines,"
	"  source INTEGER REFERENCES sources,"
	"  analysis INTEGER REFERENCES analyses,"
	"  started_ms INTEGER NOT NULL, finished_ms INTEGER NOT NULL,"
	"  state INTEGER NOT NULL, failure TEXT, argus_version TEXT,"
	"  seed INTEGER NOT NULL, label TEXT, tier INTEGER NOT NULL,"
	"  startup_seconds REAL, startup_spread REAL, startup_bytes INTEGER NOT NULL,"
	"  largest_n INTEGER NOT NULL"
	") STRICT;"
	"CREATE UNIQUE INDEX runs_by_id ON runs(id);"
	"CREATE INDEX runs_by_target ON runs(target);"
	"CREATE INDEX runs_by_label ON runs(label) WHERE label IS NOT NULL;"
	"CREATE TABLE verdicts("
	"  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,"
	"  which INTEGER NOT NULL,"
	"  class TEXT, parameter REAL, alternatives TEXT NOT NULL, fit INTEGER,"
	"  confidence REAL, reason TEXT NOT NULL,"
	"  intercept REAL, slope REAL, spread REAL,"
	"  exponent REAL, exponent_low REAL, exponent_high REAL, next_n REAL,"
	"  bound TEXT NOT NULL, safe TEXT NOT NULL,"
	"  PRIMARY KEY(run, which)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE bounds("
	"  analysis INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE,"
	"  which INTEGER NOT NULL,"
	"  class TEXT, parameter REAL, alternatives TEXT NOT NULL, fit INTEGER,"
	"  confidence REAL, reason TEXT NOT NULL,"
	"  intercept REAL, slope REAL, spread REAL,"
	"  exponent REAL, exponent_low REAL, exponent_high REAL, next_n REAL,"
	"  bound TEXT NOT NULL, safe TEXT NOT NULL,"
	"  PRIMARY KEY(analysis, which)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX verdicts_by_class ON verdicts(class) WHERE which = 0;"
	"CREATE TABLE reasons("
	"  analysis INTEGER NOT NULL REFERENCES analyses ON DELETE CASCADE,"
	"  seq INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT,"
	"  PRIMARY KEY(analysis, seq)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE notes("
	"  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,"
	"  seq INTEGER NOT NULL, note TEXT,"
	"  PRIMARY KEY(run, seq)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE tags("
	"  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,"
	"  seq INTEGER NOT NULL, tag TEXT,"
	"  PRIMARY KEY(run, seq)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX tags_by_tag ON tags(tag);"
	"CREATE TABLE trials("
	"  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,"
	"  seq INTEGER NOT NULL,"
	"  kind INTEGER NOT NULL, round INTEGER NOT NULL,"
	"  n INTEGER NOT NULL, seed INTEGER NOT NULL,"
	"  outcome INTEGER NOT NULL, status INTEGER NOT NULL,"
	"  cpu_seconds REAL, work_seconds REAL, wall_seconds REAL,"
	"  memory_bytes INTEGER NOT NULL, calls INTEGER NOT NULL,"
	"  PRIMARY KEY(run, seq)"
	") STRICT, WITHOUT ROWID;",

	"CREATE TABLE countings("
	"  counting INTEGER PRIMARY KEY,"
	"  digest TEXT NOT NULL UNIQUE,"
	"  law TEXT, cut_n INTEGER NOT NULL, cut_count REAL"
	") STRICT;"
	"CREATE TABLE count_points("
	"  counting INTEGER NOT NULL REFERENCES countings ON DELETE CASCADE,"
	"  seq INTEGER NOT NULL,"
	"  n INTEGER NOT NULL, best REAL, mean REAL, worst REAL,"
	"  PRIMARY KEY(counting, seq)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE count_lines("
	"  counting INTEGER NOT NULL REFERENCES countings ON DELETE CASCADE,"
	"  seq INTEGER NOT NULL,"
	"  class TEXT, parameter REAL,"
	"  module INTEGER NOT NULL, line INTEGER NOT NULL,"
	"  first_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL, count REAL, law TEXT,"
	"  PRIMARY KEY(counting, seq)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE count_modules("
	"  counting INTEGER NOT NULL REFERENCES countings ON DELETE CASCADE,"
	"  seq INTEGER NOT NULL, name TEXT, source INTEGER REFERENCES sources,"
	"  PRIMARY KEY(counting, seq)"
	") STRICT, WITHOUT ROWID;"
	"ALTER TABLE runs ADD COLUMN counting INTEGER REFERENCES countings;"
	"ALTER TABLE runs ADD COLUMN counting_seconds REAL DEFAULT 0;",

	"ALTER TABLE revisions ADD COLUMN git_branch TEXT;"
	"CREATE INDEX revisions_by_branch ON revisions(git_branch) WHERE git_branch IS NOT NULL;"
	"CREATE TABLE baselines("
	"  name TEXT NOT NULL,"
	"  target INTEGER NOT NULL REFERENCES targets,"
	"  run INTEGER NOT NULL REFERENCES runs ON DELETE RESTRICT,"
	"  set_ms INTEGER NOT NULL,"
	"  PRIMARY KEY(name, target)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX baselines_by_run ON baselines(run);",
};
const int schema_version = ARRAY_LEN(schema_migrations);

struct marks {
	sqlite3_int64 application, version, tables;
};

/* In one transaction: another process may be making the schema just now. */
static int read_marks(struct store *store, struct marks *marks, struct err *err)
{
	if (store_exec(store, "BEGIN", err) < 0)
		return -1;
	int status = store_number(store, "PRAGMA application_id", &marks->application, err);
	if (status == 0)
		status = store_number(store, "PRAGMA user_version", &marks->version, err);
	if (status == 0)
		status = store_number(
			store, "SELECT count(*) FROM sqlite_schema", &marks->tables, err);
	return store_commit(store, status, err);
}

int schema_look(struct store *store, enum schema_state *state, struct err *err)
{
	struct marks marks = {0};
	if (read_marks(store, &marks, err) < 0)
		return -1;
	if (marks.application == 0 && marks.version == 0 && marks.tables == 0) {
		*state = SCHEMA_EMPTY;
		return 0;
	}
	if (marks.application != SCHEMA_APPLICATION || marks.version < 1)
		return err_set(err, ERR_FAILED,
			"%s: is an SQLite file, but no Argus history; use another file with --db",
			store->path);
	if (marks.version > schema_version)
		return err_set(err, ERR_FAILED,
			"%s: was written by a newer Argus (schema %lld, this one knows %d); update "
			"argus, or use another file with --db",
			store->path, marks.version, schema_version);
	*state = marks.version < schema_version ? SCHEMA_OLD : SCHEMA_CURRENT;
	return 0;
}

/* A name that is not taken: PATH.v1.bak, then PATH.v1.bak2 and so on; older copies are kept. */
static char *backup_path(const struct store *store, int version)
{
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s.v%d.bak", store->path, version);
	for (int i = 2; access(path.text, F_OK) == 0; i++) {
		str_clear(&path);
		str_addf(&path, "%s.v%d.bak%d", store->path, version, i);
	}
	return str_take(&path);
}

/* With a connection of its own, as the store's is in the transaction that keeps others from doing
 * the same. */
static int back_up(struct store *store, int version, struct err *err)
{
	owned(mem_free_text) char *path = backup_path(store, version);
	owned(store_release) struct store *beside = mem_array(1, sizeof *beside);
	beside->path = mem_text(store->path);
	if (store_connect(beside, SQLITE_OPEN_READWRITE, "", store->busy_ms, err) < 0)
		return -1;
	owned(statement_end) sqlite3_stmt *stmt = store_prepare(beside, "VACUUM INTO ?1", err);
	if (!stmt)
		return -1;
	sqlite3_bind_text(stmt, 1, path, -1, NULL);
	if (store_step(beside, stmt, err) < 0) {
		unlink(path);
		return err_context(err, "copying the history to %s before it is migrated: ", path);
	}
	return 0;
}

static int run_steps(struct store *store, const char *const *steps, sqlite3_int64 from, int version,
	struct err *err)
{
	for (sqlite3_int64 at = from; at < version; at++) {
		if (store_exec(store, steps[at], err) < 0)
			return err_context(err, "migrating to schema %lld: ", at + 1);
	}
	char mark[100];
	snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		SCHEMA_APPLICATION, version);
	return from < version ? store_exec(store, mark, err) : 0;
}

int schema_migrate(struct store *store, const char *const *steps, int version, struct err *err)
{
	if (store_write(store, err) < 0)
		return -1;
	/* Another process may have been first. */
	sqlite3_int64 from = 0;
	int status = store_number(store, "PRAGMA user_version", &from, err);
	if (status == 0 && from > 0 && from < version)
		status = back_up(store, (int)from, err);
	if (status == 0)
		status = run_steps(store, steps, from, version, err);
	return store_commit(store, status, err);
}

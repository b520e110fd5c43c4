/* Many processes, one history: nothing is lost, nobody fails, nobody is in the way for ever. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sample.h"
#include "scratch.h"
#include "store/schema.h"
#include "unit.h"

enum { PROCESSES = 8, RUNS = 25, TRIALS = 3, PATIENT_MS = 120000 };

static sqlite3_int64 number(struct store *store, const char *sql)
{
	sqlite3_int64 value = -1;
	struct err err = {0};
	if (store_number(store, sql, &value, &err) < 0)
		fail_msg("%s", err.text);
	return value;
}

/* Opened anew for each run, as by so many commands: the log goes when the last one closes. */
static int record(const char *path, unsigned which, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	owned(run_done) struct run run = {0};
	sample_run(which, &run);
	size_t trials = run.trials_len;
	run.trials_len = 0;
	int status = store_open_patient(path, STORE_WRITE, PATIENT_MS, &store, err);
	if (status == 0)
		status = store_begin(store, &run, err);
	for (size_t i = 0; i < TRIALS && status == 0; i++)
		status = store_trial(store, &run, &run.trials[i], err);
	run.trials_len = trials;
	return status == 0 ? store_finish(store, &run, err) : -1;
}

/* In a child that waits for the others: the end of `start` is the signal. */
static void record_many(const char *path, int start, unsigned which)
{
	char byte;
	struct err err = {0};
	int status = 0;
	if (read(start, &byte, 1) != 0)
		_exit(1);
	for (unsigned i = 0; i < RUNS && status == 0; i++)
		status = record(path, which * RUNS + i, &err);
	if (status < 0)
		fprintf(stderr, "process %u: %s\n", which, err.text);
	_exit(status < 0);
}

static void crowd(const char *path)
{
	int start[2];
	pid_t pids[PROCESSES];
	assert_int_equal(pipe(start), 0);
	for (unsigned i = 0; i < PROCESSES; i++) {
		pids[i] = fork();
		assert_true(pids[i] >= 0);
		if (pids[i] == 0) {
			close(start[1]);
			record_many(path, start[0], i);
		}
	}
	close(start[0]);
	close(start[1]);
	for (unsigned i = 0; i < PROCESSES; i++) {
		int status = -1;
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
}

static void assert_whole(const char *path, unsigned runs_before)
{
	owned(store_release) struct store *store = NULL;
	struct err err = {0};
	if (store_open(path, STORE_READ, &store, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(number(store, "PRAGMA user_version"), schema_version);
	assert_int_equal(number(store,
				 "SELECT count(*) FROM pragma_integrity_check WHERE "
				 "integrity_check = 'ok'"),
		1);
	assert_int_equal(number(store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
	assert_int_equal(
		number(store, "SELECT count(*) FROM runs"), PROCESSES * RUNS + runs_before);
	assert_int_equal(number(store, "SELECT count(*) FROM trials"), 12 * PROCESSES * RUNS);
	assert_int_equal(number(store,
				 "SELECT count(*) FROM (SELECT 1 FROM targets GROUP BY path, "
				 "function HAVING count(*) > 1)"),
		0);
	assert_int_equal(
		number(store, "SELECT count(*) FROM machines WHERE cpu = 'A fast one'"), 1);
}

static unsigned count_files(const char *folder, const char *part)
{
	unsigned found = 0;
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (struct dirent *entry; (entry = readdir(dir));)
		found += strstr(entry->d_name, part) != NULL;
	closedir(dir);
	return found;
}

static void many_may_start_a_history_at_once(void **state)
{
	owned(mem_free_text) char *path = scratch_path(*state, "new/folder/history.db");
	crowd(path);
	assert_whole(path, 0);
}

/* A history of that version with one run in it. */
static void make_old(const char *path, int version)
{
	static const char run[] =
		"INSERT INTO targets VALUES(1, 'a.py', 'python', 0, NULL, 'n');"
		"INSERT INTO interpreters VALUES(1, 'CPython');"
		"INSERT INTO revisions(revision) VALUES(1);"
		"INSERT INTO machines VALUES(1, 'x', 'y', 'z', 2, 1);"
		"INSERT INTO runs(run, id, target, interpreter, revision, machine, started_ms, "
		"finished_ms, state, seed, tier, startup_bytes, largest_n) "
		"VALUES(1, '01HF00000ABCDEFGHJKMNPQRST', 1, 1, 1, 1, 1, 2, 1, 7, 2, 1, 64);";
	owned(str_done) struct str marks = {0};
	sqlite3 *db = NULL;
	str_addf(&marks, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
		SCHEMA_APPLICATION, version);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	for (int i = 0; i < version; i++)
		assert_int_equal(
			sqlite3_exec(db, schema_migrations[i], NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, run, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, marks.text, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void many_may_migrate_a_history_at_once(void **state)
{
	for (int version = 1; version < schema_version; version++) {
		owned(str_done) struct str name = {0};
		str_addf(&name, "old%d.db", version);
		owned(mem_free_text) char *path = scratch_path(*state, str_text(&name));
		make_old(path, version);
		crowd(path);
		assert_whole(path, 1);
	}
	/* One process made the copy of each. */
	assert_int_equal(count_files(*state, ".bak"), schema_version - 1);
}

static off_t size_of(const char *path)
{
	struct stat st;
	assert_int_equal(stat(path, &st), 0);
	return st.st_size;
}

static void add_trials(struct store *store, const struct run *run, size_t count)
{
	struct err err = {0};
	for (size_t i = 0; i < count; i++) {
		if (store_trial(store, run, &run->trials[0], &err) < 0)
			fail_msg("%s", err.text);
	}
}

static void a_forgotten_reader_stops_nobody_and_the_log_starts_over_after_it(void **state)
{
	enum { TRANSACTIONS = 8000, LOG_BYTES = 8200 * 4096, LIMIT_BYTES = 1 << 25 };
	owned(mem_free_text) char *path = scratch_path(*state, "history.db");
	owned(mem_free_text) char *log = scratch_path(*state, "history.db-wal");
	owned(store_release) struct store *store = NULL;
	owned(run_done) struct run run = {0};
	struct err err = {0};
	sqlite3 *reader = NULL;
	sample_run(0, &run);
	assert_int_equal(store_open_patient(path, STORE_WRITE, PATIENT_MS, &store, &err), 0);
	assert_int_equal(store_begin(store, &run, &err), 0);
	assert_int_equal(sqlite3_open(path, &reader), SQLITE_OK);
	sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM runs", NULL, NULL, NULL);
	add_trials(store, &run, TRANSACTIONS);
	assert_true(size_of(log) > LOG_BYTES);
	sqlite3_close(reader);
	add_trials(store, &run, 10);
	assert_true(size_of(log) <= LIMIT_BYTES);
	assert_int_equal(number(store, "SELECT count(*) FROM trials"), TRANSACTIONS + 22);
}

static void the_wait_for_a_lock_is_a_setting(void **state)
{
	static const struct {
		const char *text;
		const char *expected; /* NULL: taken */
		const char *why;
	} rows[] = {
		{"0", NULL, "no waiting"},
		{"", NULL, "empty: as if it were not set"},
		{"60", NULL, "a minute"},
		{"soon", "ARGUS_DB_WAIT is to be a number of seconds", "no number"},
		{"1e9", "ARGUS_DB_WAIT is to be a number of seconds", "for years"},
	};
	owned(mem_free_text) char *path = scratch_path(*state, "history.db");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(store_release) struct store *store = NULL;
		struct err err = {0};
		setenv("ARGUS_DB_WAIT", rows[i].text, 1);
		int status = store_open(path, STORE_WRITE, &store, &err);
		assert_row((status == 0) == (rows[i].expected == NULL), &rows[i]);
		assert_row(status == 0 || strstr(err.text, rows[i].expected), &rows[i]);
	}
	unsetenv("ARGUS_DB_WAIT");
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(many_may_start_a_history_at_once),
		folder_test(many_may_migrate_a_history_at_once),
		folder_test(a_forgotten_reader_stops_nobody_and_the_log_starts_over_after_it),
		folder_test(the_wait_for_a_lock_is_a_setting),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

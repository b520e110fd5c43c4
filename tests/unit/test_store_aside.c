/* A damaged history is kept aside whole, and the run is recorded in a new one. */
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "sample.h"
#include "scratch.h"
#include "store/schema.h"
#include "unit.h"

enum { FILE_MAX = 1 << 24, PAGE = 4096, OLD_RUNS = 12, NEW_RUN = 100, PATIENT_MS = 120000 };

static char *history_path(const char *folder)
{
	return scratch_path(folder, "history.db");
}

static void read_bytes(const char *path, struct str *bytes)
{
	struct err err = {0};
	str_clear(bytes);
	if (io_read_file(path, FILE_MAX, bytes, &err) < 0)
		fail_msg("%s", err.text);
}

static void write_bytes(const char *path, const char *bytes, size_t len)
{
	struct err err = {0};
	if (io_write_file(path, bytes, len, &err) < 0)
		fail_msg("%s", err.text);
}

static void assert_holds(const char *path, const char *bytes, size_t len)
{
	owned(str_done) struct str now = {0};
	read_bytes(path, &now);
	assert_int_equal(now.len, len);
	assert_memory_equal(now.text, bytes, len);
}

/* The bytes of a closed history. */
static void make_history(const char *path, struct str *bytes)
{
	owned(store_release) struct store *store = NULL;
	struct err err = {0};
	assert_int_equal(store_open(path, STORE_WRITE, &store, &err), 0);
	for (unsigned i = 0; i < OLD_RUNS; i++) {
		owned(run_done) struct run run = {0};
		sample_run(i, &run);
		assert_int_equal(store_begin(store, &run, &err), 0);
	}
	store_release(&store);
	read_bytes(path, bytes);
}

/* A run step by step, as argus records it. *warning is the caller's. */
static int record(const char *path, unsigned which, char **warning, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	owned(run_done) struct run run = {0};
	sample_run(which, &run);
	size_t trials = run.trials_len;
	run.trials_len = 0;
	int status = store_open_patient(path, STORE_RECORD, PATIENT_MS, &store, err);
	if (status == 0)
		status = store_begin(store, &run, err);
	for (size_t i = 0; i < trials && status == 0; i++) {
		run.trials_len++;
		status = store_trial(store, &run, &run.trials[i], err);
	}
	run.trials_len = trials;
	if (status == 0)
		status = store_finish(store, &run, err);
	if (store)
		*warning = store_take_warning(store);
	return status;
}

/* What was recorded of that run is all there. */
static void assert_recorded(const char *path, unsigned which)
{
	owned(store_release) struct store *store = NULL;
	owned(run_done) struct run run = {0};
	owned(run_done) struct run back = {0};
	struct err err = {0};
	sample_run(which, &run);
	run.id[10] = '\0'; /* of its time, which is its own: the rest is random */
	if (store_open(path, STORE_READ, &store, &err) < 0 ||
		store_load(store, run.id, &back, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(back.trials_len, run.trials_len);
	assert_int_equal(back.state, run.state);
}

static sqlite3_int64 count_runs(const char *path)
{
	owned(store_release) struct store *store = NULL;
	sqlite3_int64 value = -1;
	struct err err = {0};
	if (store_open(path, STORE_READ, &store, &err) < 0 ||
		store_number(store, "SELECT count(*) FROM runs", &value, &err) < 0)
		fail_msg("%s", err.text);
	return value;
}

static void clear_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (struct dirent *entry; (entry = readdir(dir));)
		unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
}

/* Record on a file of these bytes; whether that moved it. Moved or not, no byte of it is lost. */
static bool record_on(const char *folder, const char *bytes, size_t len)
{
	owned(mem_free_text) char *path = history_path(folder);
	owned(mem_free_text) char *kept = scratch_path(folder, "history.db.damaged-1");
	owned(mem_free_text) char *warning = NULL;
	struct err err = {0};
	clear_folder(folder);
	write_bytes(path, bytes, len);
	if (record(path, NEW_RUN, &warning, &err) < 0) {
		if (!strstr(err.text, "is no Argus history") &&
			!strstr(err.text, "but no Argus history"))
			fail_msg("%zu bytes: %s", len, err.text);
		assert_holds(path, bytes, len);
		assert_int_equal(access(kept, F_OK), -1);
		return false;
	}
	assert_recorded(path, NEW_RUN);
	if (access(kept, F_OK) < 0) {
		assert_null(warning);
		return false;
	}
	assert_holds(kept, bytes, len);
	assert_int_equal(count_runs(path), 1);
	assert_non_null(warning);
	assert_non_null(strstr(warning, kept));
	assert_non_null(strstr(warning, "argus history import"));
	return true;
}

static void damage_in_any_page_costs_no_run(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(str_done) struct str whole = {0};
	size_t moved = 0;
	make_history(path, &whole);
	for (size_t at = 0; at < whole.len; at += PAGE) {
		owned(mem_free_text) char *bytes = mem_text_n(whole.text, whole.len);
		memset(bytes + at, 0xa5, PAGE);
		moved += record_on(*state, bytes, whole.len);
	}
	/* Among them those in which each run begins. */
	assert_true(moved > 10);
}

static void a_damaged_start_that_was_ours_is_moved(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(str_done) struct str whole = {0};
	make_history(path, &whole);
	owned(mem_free_text) char *bytes = mem_text_n(whole.text, whole.len);
	memcpy(bytes, "nonsense", 8);
	assert_true(record_on(*state, bytes, whole.len));
	/* What does not say that it was ours stays. */
	memcpy(bytes + 68, "else", 4);
	assert_false(record_on(*state, bytes, whole.len));
}

static void a_truncated_history_is_moved(void **state)
{
	static const struct {
		size_t len;
		bool moved;
	} rows[] = {
		{50, false}, {100, true}, {1000, true}, {4096, true}, {10000, true}, {40960, true}};
	owned(mem_free_text) char *path = history_path(*state);
	owned(str_done) struct str whole = {0};
	make_history(path, &whole);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (record_on(*state, whole.text, rows[i].len) != rows[i].moved)
			fail_msg("%zu bytes", rows[i].len);
	}
}

/* A copy of a history as a killed process leaves it: with its log. */
static void copy_with_log(const char *folder, struct str *file, struct str *log)
{
	owned(mem_free_text) char *path = history_path(folder);
	owned(mem_free_text) char *log_path = scratch_path(folder, "history.db-wal");
	owned(store_release) struct store *store = NULL;
	struct err err = {0};
	assert_int_equal(store_open(path, STORE_WRITE, &store, &err), 0);
	for (unsigned i = 0; i < OLD_RUNS; i++) {
		owned(run_done) struct run run = {0};
		sample_run(i, &run);
		assert_int_equal(store_begin(store, &run, &err), 0);
	}
	read_bytes(path, file);
	read_bytes(log_path, log);
}

static void a_damaged_log_costs_no_run_that_comes_after(void **state)
{
	enum { PARTS = 24 };
	owned(mem_free_text) char *path = history_path(*state);
	owned(mem_free_text) char *log_path = scratch_path(*state, "history.db-wal");
	owned(str_done) struct str file = {0};
	owned(str_done) struct str log = {0};
	copy_with_log(*state, &file, &log);
	assert_true(log.len > (size_t)10 * PAGE);
	for (size_t i = 0; i <= PARTS; i++) {
		owned(mem_free_text) char *bytes = mem_text_n(log.text, log.len);
		owned(mem_free_text) char *warning = NULL;
		struct err err = {0};
		size_t at = log.len / PARTS * i;
		size_t most = log.len - at;
		memset(bytes + at, 0xa5, most < 100 ? most : 100);
		clear_folder(*state);
		write_bytes(path, file.text, file.len);
		write_bytes(log_path, bytes, i % 2 ? log.len : at);
		if (record(path, NEW_RUN, &warning, &err) < 0)
			fail_msg("part %zu: %s", i, err.text);
		assert_recorded(path, NEW_RUN);
	}
	/* An undamaged one is all there. */
	clear_folder(*state);
	write_bytes(path, file.text, file.len);
	write_bytes(log_path, log.text, log.len);
	assert_int_equal(count_runs(path), OLD_RUNS);
}

static void a_kept_file_is_never_written_over(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(str_done) struct str whole = {0};
	make_history(path, &whole);
	static const char *const taken[] = {
		"history.db.damaged-1", "history.db.damaged-2-wal", "history.db.damaged-3"};
	owned(mem_free_text) char *kept = scratch_path(*state, "history.db.damaged-4");
	owned(mem_free_text) char *warning = NULL;
	struct err err = {0};
	for (size_t i = 0; i < ARRAY_LEN(taken); i++) {
		owned(mem_free_text) char *other = scratch_path(*state, taken[i]);
		write_bytes(other, taken[i], strlen(taken[i]));
	}
	write_bytes(path, whole.text, 5000);
	assert_int_equal(record(path, NEW_RUN, &warning, &err), 0);
	assert_holds(kept, whole.text, 5000);
	for (size_t i = 0; i < ARRAY_LEN(taken); i++) {
		owned(mem_free_text) char *other = scratch_path(*state, taken[i]);
		assert_holds(other, taken[i], strlen(taken[i]));
	}
}

static void what_only_reads_or_is_not_ours_moves_nothing(void **state)
{
	static const struct {
		const char *sql; /* NULL: a damaged history */
		enum store_access access;
	} rows[] = {
		{NULL, STORE_READ},
		{NULL, STORE_WRITE},
		{"CREATE TABLE runs(id)", STORE_RECORD},
		{"PRAGMA application_id = 0x41524755; PRAGMA user_version = 999; CREATE TABLE t(x)",
			STORE_RECORD},
	};
	owned(mem_free_text) char *path = history_path(*state);
	owned(str_done) struct str whole = {0};
	make_history(path, &whole);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(store_release) struct store *store = NULL;
		owned(str_done) struct str before = {0};
		struct err err = {0};
		sqlite3 *db = NULL;
		clear_folder(*state);
		if (rows[i].sql) {
			assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
			assert_int_equal(
				sqlite3_exec(db, rows[i].sql, NULL, NULL, NULL), SQLITE_OK);
			sqlite3_close(db);
		} else {
			write_bytes(path, whole.text, 5000);
		}
		read_bytes(path, &before);
		assert_int_equal(store_open(path, rows[i].access, &store, &err), -1);
		assert_holds(path, before.text, before.len);
	}
}

static void many_that_meet_the_damage_at_once_move_it_once(void **state)
{
	enum { PROCESSES = 8 };
	owned(mem_free_text) char *path = history_path(*state);
	owned(mem_free_text) char *kept = scratch_path(*state, "history.db.damaged-1");
	owned(mem_free_text) char *second = scratch_path(*state, "history.db.damaged-2");
	owned(str_done) struct str whole = {0};
	pid_t pids[PROCESSES];
	make_history(path, &whole);
	write_bytes(path, whole.text, 10000);
	for (unsigned i = 0; i < PROCESSES; i++) {
		pids[i] = fork();
		assert_true(pids[i] >= 0);
		if (pids[i] > 0)
			continue;
		char *warning = NULL;
		struct err err = {0};
		int status = record(path, NEW_RUN + i, &warning, &err);
		if (status < 0)
			fprintf(stderr, "process %u: %s\n", i, err.text);
		_exit(status < 0 ? 1 : 0);
	}
	for (unsigned i = 0; i < PROCESSES; i++) {
		int status = -1;
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
	for (unsigned i = 0; i < PROCESSES; i++)
		assert_recorded(path, NEW_RUN + i);
	assert_holds(kept, whole.text, 10000);
	assert_int_equal(access(second, F_OK), -1);
}

static void a_history_that_is_moved_away_meanwhile_costs_no_trial(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(mem_free_text) char *away = scratch_path(*state, "away.db");
	owned(store_release) struct store *store = NULL;
	owned(run_done) struct run run = {0};
	struct err err = {0};
	sample_run(0, &run);
	size_t trials = run.trials_len;
	run.trials_len = 3;
	assert_int_equal(store_open(path, STORE_RECORD, &store, &err), 0);
	assert_int_equal(store_begin(store, &run, &err), 0);
	assert_int_equal(rename(path, away), 0);
	run.trials_len = 4;
	assert_int_equal(store_trial(store, &run, &run.trials[3], &err), 0);
	owned(mem_free_text) char *warning = store_take_warning(store);
	assert_non_null(strstr(warning, "was moved away"));
	run.trials_len = trials;
	assert_int_equal(store_finish(store, &run, &err), 0);
	assert_recorded(path, 0);
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(damage_in_any_page_costs_no_run),
		folder_test(a_damaged_start_that_was_ours_is_moved),
		folder_test(a_truncated_history_is_moved),
		folder_test(a_damaged_log_costs_no_run_that_comes_after),
		folder_test(a_kept_file_is_never_written_over),
		folder_test(what_only_reads_or_is_not_ours_moves_nothing),
		folder_test(many_that_meet_the_damage_at_once_move_it_once),
		folder_test(a_history_that_is_moved_away_meanwhile_costs_no_trial),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What can be wrong with a history, and that it is said and nothing gets lost. */
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/io.h"
#include "sample.h"
#include "scratch.h"
#include "store/schema.h"
#include "unit.h"

enum { IMPATIENT_MS = 1, FILE_MAX = 1 << 24 };

static char *history_path(const char *folder)
{
	return scratch_path(folder, "history.db");
}

static struct store *opened(const char *path, enum store_access access)
{
	struct store *store = NULL;
	struct err err = {0};
	if (store_open(path, access, &store, &err) < 0)
		fail_msg("%s", err.text);
	return store;
}

static void add_run(struct store *store, unsigned which)
{
	owned(run_done) struct run run = {0};
	struct err err = {0};
	sample_run(which, &run);
	if (store_begin(store, &run, &err) < 0)
		fail_msg("%s", err.text);
}

/* A closed history of some runs. */
static void make_history(const char *path, unsigned count)
{
	owned(store_release) struct store *store = opened(path, STORE_WRITE);
	for (unsigned i = 0; i < count; i++)
		add_run(store, i);
}

static void read_bytes(const char *path, struct str *bytes)
{
	struct err err = {0};
	if (io_read_file(path, FILE_MAX, bytes, &err) < 0)
		fail_msg("%s", err.text);
}

static void write_bytes(const char *path, const char *bytes, size_t len)
{
	struct err err = {0};
	if (io_write_file(path, bytes, len, &err) < 0)
		fail_msg("%s", err.text);
}

/* A file of SQLite's, made by statements and without the store. */
static void make_database(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static size_t count_runs(const char *path)
{
	owned(store_release) struct store *store = opened(path, STORE_READ);
	owned(store_list_done) struct store_list list = {0};
	struct err err = {0};
	if (store_list(store, &(struct store_filter){0}, &list, &err) < 0)
		fail_msg("%s", err.text);
	return list.len;
}

static void assert_refused(const char *path, enum store_access access, const char *expected)
{
	struct store *store = NULL;
	struct err err = {0};
	assert_int_equal(store_open_patient(path, access, IMPATIENT_MS, &store, &err), -1);
	assert_null(store);
	assert_int_equal(err.kind, ERR_FAILED);
	if (!strstr(err.text, expected) || !strstr(err.text, "--db") || !strstr(err.text, path))
		fail_msg("'%s' lacks '%s', the path, or what to do", err.text, expected);
	assert_null(strchr(err.text, '\n'));
}

static void what_is_not_ours_is_refused_and_left_alone(void **state)
{
	static const struct {
		const char *bytes; /* NULL: made by sql */
		const char *sql;
		const char *expected;
	} rows[] = {
		{"print('hello')\n", NULL, "is no Argus history"},
		{"SQLite format 3", NULL, "is no Argus history"},
		{NULL, "CREATE TABLE runs(id); INSERT INTO runs VALUES(1)", "is an SQLite file"},
		{NULL, "PRAGMA application_id = 7; PRAGMA user_version = 1", "is an SQLite file"},
		{NULL, "PRAGMA user_version = 1", "is an SQLite file"},
		{NULL,
			"PRAGMA application_id = 0x41524755; PRAGMA user_version = 9; "
			"CREATE TABLE t(x)",
			"was written by a newer Argus (schema 9, this one knows "},
	};
	owned(mem_free_text) char *path = scratch_path(*state, "other");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		unlink(path);
		if (rows[i].bytes)
			write_bytes(path, rows[i].bytes, strlen(rows[i].bytes));
		else
			make_database(path, rows[i].sql);
		owned(str_done) struct str before = {0};
		owned(str_done) struct str after = {0};
		read_bytes(path, &before);
		assert_refused(path, STORE_READ, rows[i].expected);
		assert_refused(path, STORE_WRITE, rows[i].expected);
		read_bytes(path, &after);
		assert_int_equal(before.len, after.len);
		assert_memory_equal(before.text, after.text, before.len);
	}
}

static void a_folder_and_a_fifo_are_refused_at_once(void **state)
{
	owned(mem_free_text) char *fifo = scratch_path(*state, "fifo");
	owned(mem_free_text) char *below = scratch_path(*state, "fifo/history.db");
	assert_int_equal(mkfifo(fifo, 0600), 0);
	for (int access = STORE_READ; access <= STORE_WRITE; access++) {
		assert_refused(*state, (enum store_access)access, "is a folder");
		assert_refused(fifo, (enum store_access)access, "is not a regular file");
		assert_refused(below, (enum store_access)access, "Not a directory");
	}
}

static void an_empty_file_becomes_a_history(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	write_bytes(path, "", 0);
	assert_int_equal(count_runs(path), 0);
	make_history(path, 1);
	assert_int_equal(count_runs(path), 1);
}

/* Everything that reads, on a file that may hold anything. 0, or -1 with the first error. */
static int read_all(const char *path, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	owned(store_list_done) struct store_list list = {0};
	if (store_open(path, STORE_READ, &store, err) < 0 ||
		store_list(store, &(struct store_filter){0}, &list, err) < 0)
		return -1;
	int status = 0;
	for (size_t i = 0; i < list.len; i++) {
		owned(run_done) struct run run = {0};
		if (store_load(store, list.runs[i].id, &run, err) < 0)
			status = -1;
	}
	return status;
}

static bool says_damaged(const struct err *err)
{
	return strstr(err->text, "is damaged") || strstr(err->text, "is no Argus history") ||
		strstr(err->text, "is an SQLite file, but");
}

static void damaged_pages_are_told_whichever_they_are(void **state)
{
	enum { PAGE = 4096 };
	owned(mem_free_text) char *path = history_path(*state);
	owned(str_done) struct str whole = {0};
	make_history(path, 12);
	read_bytes(path, &whole);
	assert_true(whole.len / PAGE > 20);
	size_t told = 0;
	for (size_t at = 0; at < whole.len; at += PAGE) {
		owned(mem_free_text) char *bytes = mem_text_n(whole.text, whole.len);
		struct err err = {0};
		memset(bytes + at, 0xa5, PAGE);
		write_bytes(path, bytes, whole.len);
		if (read_all(path, &err) == 0)
			continue; /* an index that reading does not need */
		told++;
		if (!says_damaged(&err))
			fail_msg("page %zu: %s", at / PAGE, err.text);
	}
	assert_true(told > whole.len / PAGE / 2);
}

static void a_truncated_history_is_told(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(str_done) struct str whole = {0};
	make_history(path, 12);
	read_bytes(path, &whole);
	static const size_t lengths[] = {50, 100, 1000, 4096, 10000, 40960};
	for (size_t i = 0; i < ARRAY_LEN(lengths); i++) {
		struct err err = {0};
		write_bytes(path, whole.text, lengths[i]);
		assert_int_equal(read_all(path, &err), -1);
		if (!says_damaged(&err))
			fail_msg("%zu bytes: %s", lengths[i], err.text);
	}
}

static void values_that_cannot_be_are_told(void **state)
{
	static const struct {
		const char *sql;
		const char *expected;
	} rows[] = {
		{"UPDATE runs SET state = 77", "is damaged (state)"},
		{"UPDATE runs SET state = -1", "is damaged (state)"},
		{"UPDATE runs SET tier = 4", "is damaged (tier)"},
		{"UPDATE runs SET id = 'short'", "is damaged (id)"},
		{"UPDATE sources SET hash = 'x'", "is damaged (hash)"},
		{"UPDATE machines SET cores = 1 << 40", "is damaged (cores)"},
		{"UPDATE verdicts SET which = 9 WHERE which = 5", "is damaged (which)"},
		{"UPDATE verdicts SET class = 'O(fast)', parameter = NULL", "is damaged (class)"},
		{"UPDATE verdicts SET class = 'O(fast)', parameter = 1", "is damaged (class)"},
		{"UPDATE verdicts SET alternatives = 'O(n)|'", ""},
		{"UPDATE verdicts SET alternatives = 'O(n)||O(n)'", "is damaged (alternatives)"},
		{"UPDATE verdicts SET alternatives = 'O(n^x)'", "is damaged (alternatives)"},
		{"UPDATE verdicts SET alternatives = 'O(n)|O(n)|O(n)|O(n)|O(n)'",
			"is damaged (alternatives)"},
		{"UPDATE verdicts SET fit = 5", "is damaged (fit)"},
		{"UPDATE verdicts SET fit = -1", "is damaged (fit)"},
		{"UPDATE bounds SET which = 0 WHERE which = 2", "is damaged (which)"},
		{"UPDATE verdicts SET reason = printf('%1000s', 'x')", "is damaged (reason)"},
		{"UPDATE trials SET outcome = 8", "is damaged (outcome)"},
		{"UPDATE trials SET status = 1 << 40", "is damaged (status)"},
		{"DELETE FROM machines", "is damaged (a run lacks a part)"},
	};
	owned(mem_free_text) char *path = history_path(*state);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		unlink(path);
		make_history(path, 1);
		make_database(path, rows[i].sql);
		struct err err = {0};
		int status = read_all(path, &err);
		if ((status < 0) != (*rows[i].expected != '\0') ||
			!strstr(err.text, rows[i].expected))
			fail_msg("%s: '%s'", rows[i].sql, err.text);
	}
}

static void a_locked_history_is_told(void **state)
{
	static const struct {
		const char *held; /* by somebody else */
		enum store_access access;
		bool opens;
		const char *why;
	} rows[] = {
		{"BEGIN IMMEDIATE", STORE_WRITE, false, "two writers"},
		{"BEGIN IMMEDIATE", STORE_READ, true, "a reader beside a writer"},
		{"BEGIN; SELECT * FROM runs", STORE_WRITE, true, "a writer beside a reader"},
		{"PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", STORE_READ, false,
			"all for oneself"},
	};
	owned(mem_free_text) char *path = history_path(*state);
	make_history(path, 1);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		sqlite3 *other = NULL;
		owned(store_release) struct store *store = NULL;
		struct err err = {0};
		assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
		assert_row(
			sqlite3_exec(other, rows[i].held, NULL, NULL, NULL) == SQLITE_OK, &rows[i]);
		int status = store_open_patient(path, rows[i].access, IMPATIENT_MS, &store, &err);
		sqlite3_close(other);
		assert_row((status == 0) == rows[i].opens, &rows[i]);
		assert_row(status == 0 || strstr(err.text, "is locked"), &rows[i]);
	}
	assert_int_equal(count_runs(path), 1);
}

static void a_lock_while_recording_fails_that_step_only(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(store_release) struct store *store = NULL;
	owned(run_done) struct run run = {0};
	struct err err = {0};
	sqlite3 *other = NULL;
	sample_run(0, &run);
	assert_int_equal(store_open_patient(path, STORE_WRITE, IMPATIENT_MS, &store, &err), 0);
	assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(store_begin(store, &run, &err), -1);
	assert_non_null(strstr(err.text, "is locked"));
	sqlite3_close(other);
	err = (struct err){0};
	assert_int_equal(store_begin(store, &run, &err), 0);
	assert_int_equal(count_runs(path), 1);
}

/* Store trials until that fails; how many there are then. */
static size_t fill_up(struct store *store, const struct run *run, struct err *err)
{
	size_t stored = 0;
	while (stored < 100000 && store_trial(store, run, &run->trials[0], err) == 0)
		stored++;
	return stored;
}

static void a_full_disk_is_told_and_loses_nothing(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(store_release) struct store *store = opened(path, STORE_WRITE);
	owned(run_done) struct run run = {0};
	owned(run_done) struct run back = {0};
	struct err err = {0};
	sample_run(0, &run);
	assert_int_equal(store_begin(store, &run, &err), 0);
	assert_int_equal(store_exec(store, "PRAGMA max_page_count = 60", &err), 0);
	size_t stored = fill_up(store, &run, &err);
	assert_non_null(strstr(err.text, "the disk is full; free some space"));
	assert_true(stored > 0);

	err = (struct err){0};
	assert_int_equal(store_load(store, "last", &back, &err), 0);
	assert_int_equal(back.trials_len, run.trials_len + stored);
	/* Space again: on it goes. */
	assert_int_equal(store_exec(store, "PRAGMA max_page_count = 6000", &err), 0);
	assert_int_equal(store_trial(store, &run, &run.trials[0], &err), 0);
}

/* In a child, with a limit on the size of files: the stored count as its status. */
static void fill_up_to_limit(const char *path)
{
	static const struct rlimit limit = {1 << 18, 1 << 18};
	struct run run;
	struct store *store = NULL;
	struct err err = {0};
	sample_run(0, &run);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	int status = store_open(path, STORE_WRITE, &store, &err);
	if (status == 0)
		status = store_begin(store, &run, &err);
	size_t stored = status == 0 ? fill_up(store, &run, &err) : 0;
	bool told = strstr(err.text, "cannot be read or written: ");
	if (!told)
		fprintf(stderr, "after %zu: '%s'\n", stored, err.text);
	_exit(told && stored > 0 && stored < 100000 ? 0 : 1);
}

static void a_failed_write_is_told_and_the_rest_can_be_read(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(run_done) struct run back = {0};
	struct err err = {0};
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		fill_up_to_limit(path);
	int status = -1;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	owned(store_release) struct store *store = opened(path, STORE_READ);
	assert_int_equal(store_load(store, "last", &back, &err), 0);
	assert_true(back.trials_len > 12);
}

/* Permission bits mean nothing to root: become nobody. False if that cannot be done here. */
static bool leave_root(void)
{
	enum { NOBODY = 65534 };
	if (geteuid() != 0)
		return true;
	return setgroups(0, NULL) == 0 && setresgid(NOBODY, NOBODY, NOBODY) == 0 &&
		setresuid(NOBODY, NOBODY, NOBODY) == 0;
}

enum { CHILD_FINE, CHILD_WRONG, CHILD_CANNOT };

static void use_read_only(const char *path, enum store_access access, const char *expected)
{
	struct store *store = NULL;
	struct store_list list = {0};
	struct err err = {0};
	if (!leave_root())
		_exit(CHILD_CANNOT);
	int status = store_open(path, access, &store, &err);
	if (status == 0)
		status = store_list(store, &(struct store_filter){0}, &list, &err);
	if (!expected)
		_exit(status == 0 && list.len == 2 ? CHILD_FINE : CHILD_WRONG);
	if (status == 0 || !strstr(err.text, expected)) {
		fprintf(stderr, "'%s' lacks '%s'\n", err.text, expected);
		_exit(CHILD_WRONG);
	}
	_exit(CHILD_FINE);
}

static void a_read_only_history_can_be_read_and_says_so_when_written(void **state)
{
	static const struct {
		const char *name;
		mode_t file, folder;
		enum store_access access;
		const char *expected; /* NULL: its two runs are listed */
		const char *why;
	} rows[] = {
		{"history.db", 0444, 0777, STORE_WRITE, "is read-only; make it writable",
			"a read-only file"},
		{"history.db", 0666, 0555, STORE_WRITE, "is read-only; make it writable",
			"a folder that takes no log"},
		{"new.db", 0666, 0555, STORE_WRITE, "is read-only; make it writable",
			"a new file in it"},
		{"new/new.db", 0666, 0555, STORE_WRITE, "cannot be created: Permission denied",
			"a new folder in it"},
		{"history.db", 0444, 0555, STORE_READ, NULL, "all read-only: reading is fine"},
		{"history.db", 0444, 0777, STORE_READ, NULL, "reading a read-only file"},
		{"history.db", 0000, 0777, STORE_READ, "cannot be read: Permission denied",
			"not even readable"},
	};
	owned(mem_free_text) char *path = history_path(*state);
	owned(mem_free_text) char *log = scratch_path(*state, "history.db-wal");
	owned(mem_free_text) char *index = scratch_path(*state, "history.db-shm");
	make_history(path, 2);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(mem_free_text) char *used = scratch_path(*state, rows[i].name);
		/* What one row's reader left would help the next one. */
		unlink(log);
		unlink(index);
		chmod(path, rows[i].file);
		chmod(*state, rows[i].folder);
		pid_t pid = fork();
		assert_true(pid >= 0);
		if (pid == 0)
			use_read_only(used, rows[i].access, rows[i].expected);
		int status = -1;
		waitpid(pid, &status, 0);
		chmod(*state, 0700);
		if (WIFEXITED(status) && WEXITSTATUS(status) == CHILD_CANNOT)
			skip();
		assert_row(status == 0, &rows[i]);
	}
	chmod(path, 0600);
	assert_int_equal(count_runs(path), 2);
}

/* Migrations are tested with a last step of the test's own on the real ones. */
static const char good_step[] = "ALTER TABLE runs ADD COLUMN extra INTEGER";
static const char bad_step[] = "ALTER TABLE runs ADD COLUMN extra INTEGER; CREATE TABLE runs(x)";

static int migrate(struct store *store, const char *step, struct err *err)
{
	const char *steps[16];
	assert_true(schema_version < (int)ARRAY_LEN(steps));
	memcpy(steps, schema_migrations, (size_t)schema_version * sizeof *steps);
	steps[schema_version] = step;
	return schema_migrate(store, steps, schema_version + 1, err);
}

static char *copy_path(const char *folder, const char *ending)
{
	owned(str_done) struct str name = {0};
	str_addf(&name, "history.db.v%d.bak%s", schema_version, ending);
	return scratch_path(folder, str_text(&name));
}

static sqlite3_int64 number(struct store *store, const char *sql)
{
	sqlite3_int64 value = -1;
	struct err err = {0};
	if (store_number(store, sql, &value, &err) < 0)
		fail_msg("%s", err.text);
	return value;
}

static void a_migration_keeps_a_copy_of_what_was(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(mem_free_text) char *backup = copy_path(*state, "");
	owned(store_release) struct store *store = opened(path, STORE_WRITE);
	struct err err = {0};
	add_run(store, 0);
	assert_int_equal(migrate(store, good_step, &err), 0);
	assert_int_equal(number(store, "PRAGMA user_version"), schema_version + 1);
	assert_int_equal(number(store, "SELECT count(extra) + count(*) FROM runs"), 1);
	assert_int_equal(count_runs(backup), 1);
	assert_refused(path, STORE_READ, "was written by a newer Argus (schema ");
}

static void a_failed_migration_changes_nothing(void **state)
{
	owned(mem_free_text) char *path = history_path(*state);
	owned(mem_free_text) char *second = copy_path(*state, "2");
	owned(store_release) struct store *store = opened(path, STORE_WRITE);
	struct err err = {0};
	add_run(store, 0);
	assert_int_equal(migrate(store, bad_step, &err), -1);
	assert_non_null(strstr(err.text, "migrating to schema "));
	assert_int_equal(number(store, "PRAGMA user_version"), schema_version);
	assert_int_equal(
		number(store,
			"SELECT count(*) FROM pragma_table_info('runs') WHERE name = 'extra'"),
		0);
	/* Again: the first copy is not written over. */
	add_run(store, 1);
	err = (struct err){0};
	assert_int_equal(migrate(store, bad_step, &err), -1);
	assert_int_equal(count_runs(second), 2);
	assert_int_equal(count_runs(path), 2);
}

/* A run as the first version kept it: there were no counts. */
static void the_first_version_is_brought_up_to_date(void **state)
{
	static const char run[] = "INSERT INTO targets VALUES(1, 'a.py', 'python', 0, NULL, 'n');"
				  "INSERT INTO interpreters VALUES(1, 'CPython'); INSERT INTO "
				  "revisions VALUES(1, NULL);"
				  "INSERT INTO machines VALUES(1, 'x', 'y', 'z', 2, 1);"
				  "INSERT INTO runs VALUES(1, '01HF00000ABCDEFGHJKMNPQRST', 1, 1, "
				  "1, 1, NULL, NULL, 1, 2, "
				  "1, NULL, '0.1', 7, NULL, 2, 0.5, 0.5, 1, 64);";
	owned(mem_free_text) char *path = history_path(*state);
	sqlite3 *db = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, schema_migrations[0], NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, run, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "PRAGMA application_id = 0x41524755; PRAGMA user_version = 1",
			NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	struct err err = {0};
	owned(run_done) struct run back = {0};
	owned(store_release) struct store *store = opened(path, STORE_WRITE);
	if (store_load(store, "last", &back, &err) < 0)
		fail_msg("%s", err.text);
	assert_int_equal(back.largest_n, 64);
	assert_int_equal(back.counts.points_len, 0);
	assert_null(back.git_branch);
	add_run(store, 1);
	assert_int_equal(number(store, "SELECT count(*) FROM countings"), 1);
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(what_is_not_ours_is_refused_and_left_alone),
		folder_test(a_folder_and_a_fifo_are_refused_at_once),
		folder_test(an_empty_file_becomes_a_history),
		folder_test(damaged_pages_are_told_whichever_they_are),
		folder_test(a_truncated_history_is_told),
		folder_test(values_that_cannot_be_are_told),
		folder_test(a_locked_history_is_told),
		folder_test(a_lock_while_recording_fails_that_step_only),
		folder_test(a_full_disk_is_told_and_loses_nothing),
		folder_test(a_failed_write_is_told_and_the_rest_can_be_read),
		folder_test(a_read_only_history_can_be_read_and_says_so_when_written),
		folder_test(a_migration_keeps_a_copy_of_what_was),
		folder_test(the_first_version_is_brought_up_to_date),
		folder_test(a_failed_migration_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

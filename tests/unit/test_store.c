#include "argus/store.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "sample.h"
#include "scratch.h"
#include "store/schema.h"
#include "unit.h"

static struct store *opened(const char *path, enum store_access access)
{
	struct store *store = NULL;
	struct err err = {0};
	if (store_open(path, access, &store, &err) < 0)
		fail_msg("%s", err.text);
	return store;
}

static void begin(struct store *store, const struct run *run)
{
	struct err err = {0};
	if (store_begin(store, run, &err) < 0)
		fail_msg("%s", err.text);
}

static void finish(struct store *store, const struct run *run)
{
	struct err err = {0};
	if (store_finish(store, run, &err) < 0)
		fail_msg("%s", err.text);
}

static void load(struct store *store, const char *id, struct run *run)
{
	struct err err = {0};
	if (store_load(store, id, run, &err) < 0)
		fail_msg("%s", err.text);
}

static sqlite3_int64 number(struct store *store, const char *sql)
{
	sqlite3_int64 value = -1;
	struct err err = {0};
	if (store_number(store, sql, &value, &err) < 0)
		fail_msg("%s", err.text);
	return value;
}

/* A history of `count` sample runs. */
static struct store *filled(const char *folder, unsigned count)
{
	owned(mem_free_text) char *path = scratch_path(folder, "history.db");
	struct store *store = opened(path, STORE_WRITE);
	for (unsigned i = 0; i < count; i++) {
		owned(run_done) struct run run = {0};
		sample_run(i, &run);
		begin(store, &run);
	}
	return store;
}

static void a_run_comes_back_as_it_was(void **state)
{
	owned(store_release) struct store *store = filled(*state, 0);
	/* More than there are growth classes, so that each is met. */
	for (unsigned i = 0; i < GROWTH_COUNT; i++) {
		owned(run_done) struct run run = {0};
		owned(run_done) struct run back = {0};
		sample_run(i, &run);
		begin(store, &run);
		load(store, run.id, &back);
		sample_assert_same(&run, &back, true);
	}
}

static void an_empty_run_comes_back_empty(void **state)
{
	owned(store_release) struct store *store = filled(*state, 0);
	struct run run = {.id = "00000000000000000000000000"};
	owned(run_done) struct run back = {0};
	begin(store, &run);
	load(store, run.id, &back);
	sample_assert_same(&run, &back, true);
	assert_int_equal(number(store, "SELECT count(*) FROM verdicts"), 0);
	assert_int_equal(number(store, "SELECT count(*) FROM sources"), 0);
}

static void finishing_makes_the_copy_equal(void **state)
{
	owned(store_release) struct store *store = filled(*state, 1);
	owned(run_done) struct run run = {0};
	owned(run_done) struct run other = {0};
	owned(run_done) struct run back = {0};
	load(store, "last", &run);
	sample_run(5, &other);
	memcpy(other.id, run.id, sizeof run.id);
	free(other.notes[--other.notes_len]);
	other.trials[4].work_seconds = 42;
	run_add_trial(&other, &(struct trial){.n = 3, .cpu_seconds = 7});
	finish(store, &other);
	load(store, "last", &back);
	sample_assert_same(&other, &back, true);
	assert_int_equal(number(store, "SELECT count(*) FROM runs"), 1);
}

static void what_runs_share_is_kept_once(void **state)
{
	owned(store_release) struct store *store = filled(*state, 4);
	static const struct {
		const char *sql;
		int expected;
	} rows[] = {
		{"SELECT count(*) FROM runs", 4},
		{"SELECT count(*) FROM sources", 2}, /* the program's and a module's */
		{"SELECT count(*) FROM machines", 1},
		{"SELECT count(*) FROM interpreters", 1},
		{"SELECT count(*) FROM revisions", 1},
		{"SELECT count(*) FROM targets", 4},
		{"SELECT count(*) FROM analyses", 4}, /* each sample has its own */
		{"SELECT count(*) FROM reasons", 8},
		{"SELECT count(*) FROM countings", 2}, /* 1 and 2; 0 and 3 counted nothing */
		{"SELECT count(*) FROM count_lines", 10},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(number(store, rows[i].sql), rows[i].expected);
}

static void what_the_static_witness_says_is_kept_once(void **state)
{
	owned(store_release) struct store *store = filled(*state, 1);
	for (unsigned i = 0; i < 3; i++) {
		owned(run_done) struct run run = {0};
		owned(run_done) struct run back = {0};
		sample_run(0, &run);
		free(run.reasons[1].text);
		run.reasons[1].text = mem_text(i < 2 ? "another" : NULL);
		begin(store, &run);
		load(store, run.id, &back);
		sample_assert_same(&run, &back, true);
	}
	assert_int_equal(number(store, "SELECT count(*) FROM analyses"), 3);
	assert_int_equal(number(store, "SELECT count(*) FROM reasons"), 6);
	assert_int_equal(number(store, "SELECT count(DISTINCT analysis) FROM runs"), 3);
}

static void what_was_counted_is_kept_once(void **state)
{
	owned(store_release) struct store *store = filled(*state, 0);
	for (unsigned i = 0; i < 3; i++) {
		owned(run_done) struct run run = {0};
		owned(run_done) struct run back = {0};
		sample_run(1, &run);
		run.counts.lines[4].count += i / 2;
		begin(store, &run);
		load(store, run.id, &back);
		sample_assert_same(&run, &back, true);
	}
	assert_int_equal(number(store, "SELECT count(*) FROM countings"), 2);
	assert_int_equal(number(store, "SELECT count(*) FROM count_points"), 10);
	assert_int_equal(number(store, "SELECT count(DISTINCT counting) FROM runs"), 2);
}

static void verdicts_that_rest_on_one_fit_keep_it_once(void **state)
{
	owned(store_release) struct store *store = filled(*state, 0);
	owned(run_done) struct run run = {0};
	owned(run_done) struct run back = {0};
	sample_run(1, &run);
	run.timed = run.time;
	run.timed.confidence = 0.25;
	run.resident = run.memory;
	run.resident.slope = -3;
	begin(store, &run);
	load(store, "last", &back);
	sample_assert_same(&run, &back, true);
	assert_int_equal(number(store, "SELECT count(fit) FROM verdicts"), 1);
	assert_int_equal(number(store, "SELECT which FROM verdicts WHERE fit = 0"), 4);
}

static void the_same_run_is_not_begun_twice(void **state)
{
	owned(store_release) struct store *store = filled(*state, 1);
	owned(run_done) struct run run = {0};
	struct err err = {0};
	load(store, "last", &run);
	assert_int_equal(store_begin(store, &run, &err), -1);
	assert_non_null(strstr(err.text, "is in it already"));
	assert_int_equal(number(store, "SELECT count(*) FROM runs"), 1);
	/* And the store goes on. */
	finish(store, &run);
}

/* In a process that is killed: begin a run, store its first trials. */
static void record_and_die(const char *path, const struct run *whole)
{
	struct run started = *whole;
	struct err err = {0};
	struct store *store = NULL;
	started.state = RUN_STARTED;
	started.trials_len = 0;
	started.largest_n = 0;
	int status = store_open(path, STORE_WRITE, &store, &err);
	if (status == 0)
		status = store_begin(store, &started, &err);
	for (size_t i = 0; i < 3 && status == 0; i++)
		status = store_trial(store, &started, &whole->trials[i], &err);
	if (status == 0)
		raise(SIGKILL);
	_exit(1);
}

static void a_killed_run_keeps_what_was_stored(void **state)
{
	owned(mem_free_text) char *path = scratch_path(*state, "history.db");
	owned(run_done) struct run run = {0};
	sample_run(0, &run);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		record_and_die(path, &run);
	int status = 0;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);

	owned(run_done) struct run back = {0};
	owned(store_release) struct store *store = opened(path, STORE_READ);
	load(store, run.id, &back);
	run.state = RUN_STARTED;
	run.trials_len = 3;
	run.largest_n = run.trials[0].n;
	sample_assert_same(&run, &back, true);
}

static void a_run_is_found_by_any_unique_prefix(void **state)
{
	static const char *const ids[] = {"01ARYZ6S41AAAAAAAAAAAAAAAA",
		"01ARYZ6S41AAAAAAAAAAAAAAAB", "01ARYZ6S42AAAAAAAAAAAAAAAA",
		"01BRYZ6S42AAAAAAAAAAAAAAAA"};
	static const struct {
		const char *text;
		const char *expected; /* the id, or what the error says */
		const char *why;
	} rows[] = {
		{"01ARYZ6S41AAAAAAAAAAAAAAAA", "01ARYZ6S41AAAAAAAAAAAAAAAA", "the whole id"},
		{"01b", "01BRYZ6S42AAAAAAAAAAAAAAAA", "a short one, in small letters"},
		{"OlB", "01BRYZ6S42AAAAAAAAAAAAAAAA", "letters that are taken for digits"},
		{"01ARYZ6S42", "01ARYZ6S42AAAAAAAAAAAAAAAA", "just unique"},
		{"last", "01BRYZ6S42AAAAAAAAAAAAAAAA", "the newest"},
		{"LAST", "01BRYZ6S42AAAAAAAAAAAAAAAA", "in either case"},
		{"01ARYZ6S41", "01ARYZ6S41AAAAAAAAAAAAAAAB, 01ARYZ6S41AAAAAAAAAAAAAAAA",
			"several: named, newest first"},
		{"0", "several runs", "all of them"},
		{"02", "no run has the id '02'; the newest are 01BRYZ6S42AAAAAAAAAAAAAAAA", "none"},
		{"", "no run has the id ''", "empty"},
		{"%", "no run has the id '%'", "no pattern"},
		{"01B'", "no run has the id '01B''", "no SQL"},
		{"01\x1b[31m", "no run has the id '01\\x1b[31m'", "made safe to show"},
		{"01BRYZ6S42AAAAAAAAAAAAAAAAA", "no run has the id", "a digit too many"},
	};
	owned(store_release) struct store *store = filled(*state, 0);
	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		struct run run = {0};
		memcpy(run.id, ids[i], sizeof run.id);
		begin(store, &run);
	}
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(run_done) struct run run = {0};
		struct err err = {0};
		int status = store_load(store, rows[i].text, &run, &err);
		bool found = strlen(rows[i].expected) == RUN_ID_TEXT - 1;
		assert_row((status == 0) == found, &rows[i]);
		assert_row(strstr(found ? run.id : err.text, rows[i].expected), &rows[i]);
		assert_row(status == 0 || err.kind == ERR_USAGE, &rows[i]);
	}
}

static void at_most_five_candidates_are_named(void **state)
{
	owned(store_release) struct store *store = filled(*state, 7);
	owned(run_done) struct run run = {0};
	struct err err = {0};
	assert_int_equal(store_load(store, "0", &run, &err), -1);
	unsigned named = 0;
	for (const char *at = err.text; (at = strstr(at, "01HF7Y")) != NULL; at++)
		named++;
	assert_int_equal(named, 5);
	assert_non_null(strstr(err.text, "…"));
}

static void the_list_is_newest_first_and_filtered(void **state)
{
	static const struct {
		struct store_filter filter;
		size_t len;
		unsigned first; /* the number of the sample that comes first */
		const char *why;
	} rows[] = {
		{{0}, 20, 19, "all"},
		{{.limit = 3}, 3, 19, "the last three"},
		{{.path = "/home/x/dir \xff/sort.py7"}, 1, 7, "the path as recorded"},
		{{.path = "sort.py7"}, 1, 7, "the last part of it"},
		{{.path = "dir \xff/sort.py7"}, 1, 7, "the last two parts"},
		{{.path = "ort.py7"}, 0, 0, "no half names"},
		{{.path = "%"}, 0, 0, "no patterns"},
		{{.function = "Heap.push11"}, 1, 11, "a function"},
		{{.label = "before the change 2"}, 1, 2, "a label"},
		{{.tag = "even"}, 10, 18, "a tag"},
		{{.tag = "ci", .limit = 2}, 2, 19, "a tag that all have"},
		{{.tag = "even", .label = "before the change 3"}, 0, 0, "both must hold"},
		{{.lang = "python"}, 20, 19, "a language"},
		{{.lang = "javascript"}, 0, 0, "another language"},
		{{.branch = "topic/faster"}, 20, 19, "a branch"},
		{{.branch = "topic"}, 0, 0, "no half branches"},
		{{.growth = {GROWTH_LINEAR, 0}}, 2, 17, "a class: 4 and 17"},
		{{.growth = {GROWTH_CUBIC, 0}}, 1, 9, "a class: 9"},
		{{.since_ms = INT64_C(1700000000000) + 60000 * 15}, 5, 19, "from the 15th on"},
		{{.since_ms = INT64_C(1700000000001) + 60000 * 15}, 4, 19, "just after it"},
		{{.since_ms = INT64_C(1800000000000)}, 0, 0, "later than all"},
	};
	owned(store_release) struct store *store = filled(*state, 20);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(store_list_done) struct store_list list = {0};
		struct err err = {0};
		assert_row(store_list(store, &rows[i].filter, &list, &err) == 0, &rows[i]);
		assert_row(list.len == rows[i].len, &rows[i]);
		int64_t first = INT64_C(1700000000000) + INT64_C(60000) * rows[i].first;
		assert_row(list.len == 0 || list.runs[0].started_ms == first, &rows[i]);
		for (size_t j = 1; j < list.len; j++)
			assert_row(strcmp(list.runs[j - 1].id, list.runs[j].id) > 0, &rows[i]);
	}
}

static void a_listed_run_lacks_only_the_bulk(void **state)
{
	owned(store_release) struct store *store = filled(*state, 1);
	owned(store_list_done) struct store_list list = {0};
	owned(run_done) struct run run = {0};
	struct err err = {0};
	load(store, "last", &run);
	assert_int_equal(store_list(store, &(struct store_filter){0}, &list, &err), 0);
	sample_assert_same(&run, &list.runs[0], false);
	assert_null(list.runs[0].source_text);
	assert_int_equal(list.runs[0].trials_len, 0);
	assert_true(list.taken_ms > INT64_C(1700000000000));
}

static void a_fitted_power_is_found_as_it_is_shown(void **state)
{
	owned(store_release) struct store *store = filled(*state, 0);
	struct run run = {.id = "00000000000000000000000000"};
	run.time.growth = (struct growth){GROWTH_POWER, 2.3684};
	begin(store, &run);
	struct store_filter filter = {0};
	struct err err = {0};
	assert_int_equal(growth_parse("O(n^2.37)", &filter.growth, &err), 0);
	owned(store_list_done) struct store_list list = {0};
	assert_int_equal(store_list(store, &filter, &list, &err), 0);
	assert_int_equal(list.len, 1);
}

static void ids_are_shortened_to_what_is_unique_in_the_whole_history(void **state)
{
	static const char *const ids[] = {"01ARYZ6S41AAAAAAAAAAAAAAAA",
		"01ARYZ6S42AAAAAAAAAAAAAAAA", "01BRYZ6S42AAAAAAAAAAAAAAAA"};
	owned(store_release) struct store *store = filled(*state, 0);
	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		struct run run = {.label = mem_text(i == 1 ? "wanted" : NULL)};
		memcpy(run.id, ids[i], sizeof run.id);
		begin(store, &run);
		free(run.label);
	}
	owned(store_list_done) struct store_list newest = {0};
	owned(store_list_done) struct store_list wanted = {0};
	struct err err = {0};
	assert_int_equal(store_list(store, &(struct store_filter){.limit = 1}, &newest, &err), 0);
	assert_int_equal(newest.id_len, 3);
	assert_int_equal(
		store_list(store, &(struct store_filter){.label = "wanted"}, &wanted, &err), 0);
	assert_int_equal(wanted.id_len, 10);
}

static void reading_what_is_not_there_is_an_empty_history(void **state)
{
	owned(mem_free_text) char *path = scratch_path(*state, "none.db");
	owned(store_release) struct store *store = opened(path, STORE_READ);
	owned(store_list_done) struct store_list list = {0};
	owned(run_done) struct run run = {0};
	struct err err = {0};
	assert_int_equal(store_list(store, &(struct store_filter){0}, &list, &err), 0);
	assert_int_equal(list.len, 0);
	assert_int_equal(store_load(store, "last", &run, &err), -1);
	assert_non_null(strstr(err.text, "argus run FILE"));
	assert_int_equal(access(path, F_OK), -1);
}

static void names_that_sqlite_takes_for_something_else_are_files(void **state)
{
	static const char *const names[] = {":memory:", "a?mode=memory", "b#c", "d%20e", "'f"};
	assert_int_equal(chdir(*state), 0);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		store_free(opened(names[i], STORE_WRITE));
		assert_int_equal(access(names[i], F_OK), 0);
	}
	assert_int_equal(chdir("/"), 0);
}

static void the_history_has_its_place_by_the_environment(void **state)
{
	(void)state;
	static const struct {
		const char *db, *data, *home;
		const char *expected;
		const char *why;
	} rows[] = {
		{"x.db", "/data", "/home/x", "x.db", "ARGUS_DB goes first"},
		{"", "/data", "/home/x", "/data/argus/history.db", "empty is not set"},
		{NULL, "/data", "/home/x", "/data/argus/history.db", "the data folder"},
		{NULL, "data", "/home/x", "/home/x/.local/share/argus/history.db",
			"a relative data folder does not count"},
		{NULL, NULL, "/home/x", "/home/x/.local/share/argus/history.db", "the home"},
		{NULL, NULL, NULL, "HOME is not set; name a file with --db", "nothing"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		static const char *const names[] = {"ARGUS_DB", "XDG_DATA_HOME", "HOME"};
		const char *const values[] = {rows[i].db, rows[i].data, rows[i].home};
		for (size_t j = 0; j < ARRAY_LEN(names); j++) {
			if (values[j])
				setenv(names[j], values[j], 1);
			else
				unsetenv(names[j]);
		}
		struct err err = {0};
		owned(mem_free_text) char *path = store_default_path(&err);
		assert_row(strstr(path ? path : err.text, rows[i].expected), &rows[i]);
	}
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(a_run_comes_back_as_it_was),
		folder_test(an_empty_run_comes_back_empty),
		folder_test(finishing_makes_the_copy_equal),
		folder_test(what_runs_share_is_kept_once),
		folder_test(what_the_static_witness_says_is_kept_once),
		folder_test(what_was_counted_is_kept_once),
		folder_test(verdicts_that_rest_on_one_fit_keep_it_once),
		folder_test(the_same_run_is_not_begun_twice),
		folder_test(a_killed_run_keeps_what_was_stored),
		folder_test(a_run_is_found_by_any_unique_prefix),
		folder_test(at_most_five_candidates_are_named),
		folder_test(the_list_is_newest_first_and_filtered),
		folder_test(a_listed_run_lacks_only_the_bulk),
		folder_test(a_fitted_power_is_found_as_it_is_shown),
		folder_test(ids_are_shortened_to_what_is_unique_in_the_whole_history),
		folder_test(reading_what_is_not_there_is_an_empty_history),
		folder_test(names_that_sqlite_takes_for_something_else_are_files),
		cmocka_unit_test(the_history_has_its_place_by_the_environment),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

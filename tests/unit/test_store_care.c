/* A history is checked, counted, repaired and pruned, and what is to stay stays. */
#include <sqlite3.h>

#include "base/clock.h"
#include "sample.h"
#include "scratch.h"
#include "store/handle.h"
#include "unit.h"

static const int64_t FIRST_MS = INT64_C(1700000000000);

static struct store *open_store(const char *folder)
{
	owned(mem_free_text) char *path = scratch_path(folder, "history.db");
	struct store *store = NULL;
	struct err err = {0};
	assert_int_equal(store_open(path, STORE_WRITE, &store, &err), 0);
	return store;
}

/* Run `which` of one of two files, a minute after the one before. */
static void save(struct store *store, unsigned which)
{
	owned(run_done) struct run run = {0};
	struct err err = {0};
	sample_run(which, &run);
	free(run.path);
	free(run.function);
	run.function = NULL;
	run.path = mem_text(which % 2 ? "odd.py" : "even.py");
	run.started_ms = FIRST_MS + INT64_C(60000) * which;
	run.state = RUN_FINISHED;
	assert_int_equal(store_begin(store, &run, &err), 0);
}

static void fill(struct store *store, unsigned runs)
{
	for (unsigned i = 0; i < runs; i++)
		save(store, i);
}

static void must(struct store *store, const char *sql)
{
	struct err err = {0};
	if (store_exec(store, sql, &err) < 0)
		fail_msg("%s: %s", sql, err.text);
}

static long long number(struct store *store, const char *sql)
{
	sqlite3_int64 value = -1;
	struct err err = {0};
	if (store_number(store, sql, &value, &err) < 0)
		fail_msg("%s: %s", sql, err.text);
	return value;
}

static void verify(struct store *store, struct store_findings *findings)
{
	struct err err = {0};
	if (store_verify(store, findings, &err) < 0)
		fail_msg("%s", err.text);
}

static void each_kind_of_damage_is_found(void **state)
{
	static const struct {
		const char *sql;
		enum store_check check;
		uint64_t count;
		bool damaged;
		const char *text, *why;
	} rows[] = {
		{"SELECT 1", STORE_CHECK_FILE, 0, false, NULL, "nothing is wrong"},
		{"PRAGMA foreign_keys = OFF; DELETE FROM targets", STORE_CHECK_REFERENCES, 4, true,
			"4 of runs in targets", "a part is missing"},
		{"PRAGMA foreign_keys = OFF; DELETE FROM targets", STORE_CHECK_RUNS, 4, true,
			"(a run lacks a part)", "a part is missing"},
		{"UPDATE runs SET state = 77 WHERE run = 2", STORE_CHECK_RUNS, 1, true, "(state)",
			"no such state"},
		{"UPDATE verdicts SET class = 'fast' WHERE run = 2 AND which = 0", STORE_CHECK_RUNS,
			1, true, "(class)", "no such class"},
		{"UPDATE trials SET kind = -1 WHERE run = 1 AND seq = 0", STORE_CHECK_RUNS, 1, true,
			"(kind)", "no such kind"},
		{"UPDATE runs SET state = 0 WHERE run < 3", STORE_CHECK_UNFINISHED, 2, false, "01",
			"two were killed"},
		{"INSERT INTO sources(hash) VALUES('x'); INSERT INTO machines VALUES(9, 'a', 'b', "
		 "'c', 1, 1), (10, 'a', 'b', 'd', 1, 1)",
			STORE_CHECK_UNUSED, 3, false, "1 of programs", "rows are left over"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(mem_free_text) char *path = scratch_path(*state, "history.db");
		owned(store_findings_done) struct store_findings findings = {0};
		unlink(path);
		owned(store_release) struct store *store = open_store(*state);
		fill(store, 4);
		must(store, rows[i].sql);
		verify(store, &findings);
		assert_int_equal(findings.runs, 4);
		assert_row(findings.of[rows[i].check].count == rows[i].count, &rows[i]);
		assert_row(findings.damaged == rows[i].damaged, &rows[i]);
		assert_row(
			!rows[i].text || strstr(findings.of[rows[i].check].texts[0], rows[i].text),
			&rows[i]);
	}
}

static void a_repair_leaves_nothing_to_be_found(void **state)
{
	owned(store_release) struct store *store = open_store(*state);
	owned(store_findings_done) struct store_findings findings = {0};
	struct err err = {0};
	fill(store, 6);
	must(store,
		"UPDATE runs SET state = 0, failure = NULL, finished_ms = 0 WHERE run = 3; "
		"PRAGMA foreign_keys = OFF; DELETE FROM runs WHERE run = 2; "
		"DELETE FROM trials WHERE run = 2; DELETE FROM verdicts WHERE run = 2; "
		"DELETE FROM tags WHERE run = 2; DELETE FROM notes WHERE run = 2; "
		"PRAGMA foreign_keys = ON");
	verify(store, &findings);
	assert_false(findings.damaged);
	assert_int_equal(findings.of[STORE_CHECK_UNFINISHED].count, 1);
	assert_true(findings.of[STORE_CHECK_UNUSED].count > 0);
	assert_int_equal(store_repair(store, &err), 0);
	verify(store, &findings);
	for (size_t i = 0; i < STORE_CHECK_COUNT; i++)
		assert_int_equal(findings.of[i].count, 0);
	assert_int_equal(
		number(store,
			"SELECT count(*) FROM runs WHERE run = 3 AND state = 2 AND failure IS "
			"NOT NULL AND finished_ms = started_ms"),
		1);
	assert_int_equal(number(store, "PRAGMA foreign_keys"), 1);
}

static void runs_go_by_age_number_and_size(void **state)
{
	static const struct {
		struct store_prune prune;
		unsigned left; /* of 20, 10 of each file */
		const char *why;
	} rows[] = {
		{{.before_ms = FIRST_MS, .keep = STORE_KEEP_NONE}, 20, "none is older"},
		{{.before_ms = FIRST_MS + 5 * 60000, .keep = STORE_KEEP_NONE}, 15,
			"five are older"},
		{{.before_ms = FIRST_MS + 86400000, .keep = STORE_KEEP_NONE}, 0, "all are older"},
		{{.before_ms = FIRST_MS + 86400000, .keep = 3}, 6, "three of each file stay"},
		{{.before_ms = FIRST_MS + 5 * 60000, .keep = 9}, 18, "both must let one go"},
		{{.keep = 4}, 8, "by number alone"},
		{{.keep = 0}, 0, "all"},
		{{.keep = 100}, 20, "more than there are"},
		{{.max_bytes = UINT64_C(1) << 40, .keep = STORE_KEEP_NONE}, 20,
			"it is small enough"},
		{{.max_bytes = 1, .keep = STORE_KEEP_NONE}, 0, "no size is small enough"},
		{{.max_bytes = 1, .keep = 2}, 4, "but these stay"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(mem_free_text) char *path = scratch_path(*state, "history.db");
		owned(store_findings_done) struct store_findings findings = {0};
		struct store_prune prune = rows[i].prune;
		struct store_pruned dry = {0};
		struct store_pruned done = {0};
		struct err err = {0};
		unlink(path);
		owned(store_release) struct store *store = open_store(*state);
		fill(store, 20);
		prune.dry = true;
		assert_int_equal(store_prune(store, &prune, &dry, &err), 0);
		assert_row(number(store, "SELECT count(*) FROM runs") == 20, &rows[i]);
		prune.dry = false;
		assert_int_equal(store_prune(store, &prune, &done, &err), 0);
		assert_row(number(store, "SELECT count(*) FROM runs") == rows[i].left, &rows[i]);
		assert_row(dry.left == rows[i].left && done.left == rows[i].left, &rows[i]);
		assert_row(dry.runs == 20 - rows[i].left && done.runs == dry.runs, &rows[i]);
		assert_row(dry.first_ms == done.first_ms && dry.last_ms == done.last_ms, &rows[i]);
		assert_row(done.runs == 0 || done.first_ms == FIRST_MS, &rows[i]);
		verify(store, &findings);
		for (size_t k = 0; k < STORE_CHECK_COUNT; k++)
			assert_row(findings.of[k].count == 0, &rows[i]);
	}
}

static void what_a_baseline_names_stays(void **state)
{
	owned(store_release) struct store *store = open_store(*state);
	struct store_pruned pruned = {0};
	struct err err = {0};
	fill(store, 10);
	must(store,
		"INSERT INTO baselines(name, target, run, set_ms) SELECT 'release', target, run, 1 "
		"FROM runs WHERE run = 2");
	assert_int_equal(store_prune(store, &(struct store_prune){.keep = 0}, &pruned, &err), 0);
	assert_int_equal(pruned.runs, 9);
	assert_int_equal(pruned.baselines, 1);
	assert_int_equal(number(store, "SELECT run FROM runs"), 2);
}

static void a_run_that_may_be_going_stays(void **state)
{
	owned(store_release) struct store *store = open_store(*state);
	struct store_pruned pruned = {0};
	struct err err = {0};
	owned(run_done) struct run run = {0};
	fill(store, 2);
	sample_run(0, &run);
	run.started_ms = clock_unix_ms();
	run.state = RUN_STARTED;
	assert_int_equal(store_begin(store, &run, &err), 0);
	assert_int_equal(store_prune(store, &(struct store_prune){.keep = 0}, &pruned, &err), 0);
	assert_int_equal(pruned.runs, 2);
	assert_int_equal(store_finish(store, &run, &err), 0);
}

static void what_is_there_is_counted(void **state)
{
	owned(store_release) struct store *store = open_store(*state);
	owned(store_stats_done) struct store_stats stats = {0};
	struct err err = {0};
	assert_int_equal(store_stats(store, &stats, &err), 0);
	assert_int_equal(stats.runs, 0);
	fill(store, 6);
	assert_int_equal(store_stats(store, &stats, &err), 0);
	assert_int_equal(stats.runs, 6);
	assert_int_equal(stats.states[RUN_FINISHED], 6);
	assert_int_equal(stats.files, 2);
	assert_int_equal(stats.targets, 2);
	assert_int_equal(stats.trials, 72);
	assert_int_equal(stats.first_ms, FIRST_MS);
	assert_int_equal(stats.last_ms, FIRST_MS + 300000);
	assert_int_equal(stats.langs_len, 1);
	assert_string_equal(stats.langs[0].name, "python");
	assert_int_equal(stats.langs[0].count, 6);
	assert_true(stats.tables_len > 10);
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(each_kind_of_damage_is_found),
		folder_test(a_repair_leaves_nothing_to_be_found),
		folder_test(runs_go_by_age_number_and_size),
		folder_test(what_a_baseline_names_stays),
		folder_test(a_run_that_may_be_going_stays),
		folder_test(what_is_there_is_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Baselines, and what their names stand for. */
#include <stdio.h>
#include <stdlib.h>

#include "argus/store.h"
#include "sample.h"
#include "scratch.h"
#include "store/handle.h"
#include "unit.h"

#define FIRST "1111111111111111111111111111111111111111"
#define SECOND "2222222222222222222222222222222222222222"

/* Recorded in this order. */
static const struct recorded {
	char target; /* 'a' or 'b' */
	const char *commit, *branch;
	enum run_state state;
} recorded[] = {
	{'a', FIRST, "main", RUN_FINISHED}, /* 0 */
	{'b', FIRST, "main", RUN_FINISHED}, {'a', SECOND, "main", RUN_FINISHED}, /* 2 */
	{'a', SECOND, "main", RUN_FINISHED}, /* 3: the newest that is as committed */
	{'a', SECOND "+", "main", RUN_FINISHED}, {'a', SECOND, "main", RUN_INTERRUPTED},
	{'b', SECOND "+", "topic", RUN_FINISHED}, /* 6: none of topic is as committed */
	{'a', NULL, NULL, RUN_FINISHED},
	{'a', FIRST, "nightly", RUN_FINISHED}, /* 8: a branch that a baseline hides */
};

static void make_run(size_t which, struct run *run)
{
	const struct recorded *row = &recorded[which];
	sample_run((unsigned)which, run);
	run->path[strlen(run->path) - 1] = row->target;
	free(run->function);
	run->function = NULL;
	run->mode = SPEC_PROGRAM;
	run->state = row->state;
	free(run->git_commit);
	free(run->git_branch);
	run->git_commit = mem_text(row->commit);
	run->git_branch = mem_text(row->branch);
	/* Different from the first digit on. */
	run->id[0] = "0123456789ABCDEFGH"[which];
}

static struct store *filled(const char *folder)
{
	owned(mem_free_text) char *path = scratch_path(folder, "history.db");
	struct store *store = NULL;
	struct err err = {0};
	if (store_open(path, STORE_WRITE, &store, &err) < 0)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < ARRAY_LEN(recorded); i++) {
		owned(run_done) struct run run = {0};
		make_run(i, &run);
		assert_int_equal(store_begin(store, &run, &err), 0);
	}
	return store;
}

static void set(struct store *store, const char *name, const char *id)
{
	struct err err = {0};
	if (store_baseline_set(store, name, &id, 1, &err) < 0)
		fail_msg("%s", err.text);
}

static void a_name_stands_for_a_baseline_a_branch_or_a_commit(void **state)
{
	enum { NO_RUN = -1, UNKNOWN = -2 };
	static const struct {
		const char *name;
		size_t target; /* that of this run */
		int expected; /* this run, or one of the above */
		const char *why;
	} rows[] = {
		{"nightly", 0, 2, "a baseline goes before a branch"},
		{"nightly", 1, NO_RUN, "what it lacks is not looked for elsewhere"},
		{"main", 0, 3, "a branch: the newest that finished, as committed"},
		{"main", 1, 1, "of each target its own"},
		{"topic", 1, 6, "of a file that is not committed the newest"},
		{"topic", 0, NO_RUN, "nothing of it on that branch"},
		{"1111111", 0, 8, "seven digits of a commit: on whichever branch"},
		{FIRST, 1, 1, "all digits"},
		{"22222222", 0, 3, "not the run with changes"},
		{"2222222", 1, NO_RUN, "only a run with changes"},
		{"222222", 0, UNKNOWN, "six digits are too few"},
		{"33333333", 0, UNKNOWN, "no such commit"},
		{"release", 0, UNKNOWN, "nothing at all"},
		{"", 0, UNKNOWN, "no name"},
		{"mai_", 0, UNKNOWN, "no pattern"},
	};
	owned(store_release) struct store *store = filled(*state);
	set(store, "nightly", "2");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char id[RUN_ID_TEXT] = "";
		struct err err = {0};
		owned(run_done) struct run target = {0};
		make_run(rows[i].target, &target);
		int found = store_baseline_find(store, rows[i].name, &target, id, &err);
		int expected = rows[i].expected == NO_RUN ? STORE_BASELINE_NO_RUN
			: rows[i].expected == UNKNOWN     ? STORE_BASELINE_UNKNOWN
							  : STORE_BASELINE_FOUND;
		assert_row(found == expected, &rows[i]);
		assert_row(
			found != STORE_BASELINE_FOUND || id[0] == '0' + rows[i].expected, &rows[i]);
	}
}

static void every_part_of_a_target_counts(void **state)
{
	owned(store_release) struct store *store = filled(*state);
	set(store, "x", "0");
	for (int part = 0; part < 5; part++) {
		owned(run_done) struct run target = {0};
		struct err err = {0};
		char id[RUN_ID_TEXT];
		make_run(0, &target);
		char *const texts[] = {target.path, target.lang, target.input};
		if (part < 3)
			texts[part][0]++;
		if (part == 3)
			target.mode = SPEC_FUNCTION;
		if (part == 4)
			target.function = mem_text("f");
		assert_int_equal(
			store_baseline_find(store, "x", &target, id, &err), STORE_BASELINE_NO_RUN);
	}
}

static void a_baseline_has_one_run_of_a_target_and_takes_the_latest(void **state)
{
	owned(store_release) struct store *store = filled(*state);
	owned(store_baselines_done) struct store_baselines list = {0};
	struct err err = {0};
	const char *const both[] = {"0", "1"};
	set(store, "old", "8");
	assert_int_equal(store_baseline_set(store, "new", both, 2, &err), 0);
	set(store, "new", "3");
	assert_int_equal(store_baseline_list(store, NULL, &list, &err), 0);
	assert_int_equal(list.len, 3);
	static const struct {
		const char *name;
		char id;
	} expected[] = {{"new", '3'}, {"new", '1'}, {"old", '8'}};
	for (size_t i = 0; i < list.len; i++) {
		assert_string_equal(list.items[i].name, expected[i].name);
		assert_int_equal(list.items[i].run.id[0], expected[i].id);
		assert_true(list.items[i].set_ms > INT64_C(1700000000000));
	}
	assert_int_equal(list.id_len, 1);
	assert_int_equal(store_exec(store, "DELETE FROM runs WHERE id LIKE '1%'", &err), -1);
	assert_non_null(strstr(err.text, "FOREIGN KEY"));
	err = (struct err){0};
	assert_int_equal(store_baseline_list(store, "old", &list, &err), 0);
	assert_int_equal(list.len, 1);

	assert_int_equal(store_baseline_remove(store, "new", &err), 0);
	assert_int_equal(store_baseline_list(store, NULL, &list, &err), 0);
	assert_int_equal(list.len, 1);
	assert_int_equal(store_baseline_remove(store, "new\x1b", &err), -1);
	assert_string_equal(err.text, "no baseline is named 'new\\x1b'; there are: old");
	assert_int_equal(err.kind, ERR_USAGE);
}

static void what_cannot_be_a_baseline_is_refused_whole(void **state)
{
	static const struct {
		const char *name, *ids[2];
		const char *expected;
	} rows[] = {
		{"x", {"1", "5"}, "it did not come to an end with a verdict"},
		{"x", {"1", "9"}, "no run has the id '9'"},
		{"x", {"0", "2"}, "measured the same: a baseline has one run of a target"},
		{"", {"1", "0"}, "'' cannot name a baseline"},
		{"-x", {"1", "0"}, "'-x' cannot name a baseline"},
		{"a\nb", {"1", "0"}, "'a\\x0ab' cannot name a baseline"},
	};
	owned(store_release) struct store *store = filled(*state);
	owned(store_baselines_done) struct store_baselines list = {0};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		assert_int_equal(store_baseline_set(store, rows[i].name, rows[i].ids, 2, &err), -1);
		if (!strstr(err.text, rows[i].expected))
			fail_msg("'%s' lacks '%s'", err.text, rows[i].expected);
		assert_int_equal(err.kind, ERR_USAGE);
		assert_int_equal(store_baseline_list(store, NULL, &list, &err), 0);
		assert_int_equal(list.len, 0);
	}
}

static void a_text_is_had_by_its_hash(void **state)
{
	owned(store_release) struct store *store = filled(*state);
	struct err err = {0};
	char hash[SOURCE_HASH_TEXT];
	char *text = NULL;
	size_t len = 0;
	snprintf(hash, sizeof hash, "%064x", 99u);
	assert_int_equal(store_source(store, hash, &text, &len, &err), 0);
	assert_string_equal(text, "x = 1\n");
	assert_int_equal(len, 6);
	free(text);
	text = NULL;
	hash[0] = '1';
	assert_int_equal(store_source(store, hash, &text, &len, &err), 1);
	assert_null(text);
}

static void an_empty_history_has_none_of_it(void **state)
{
	owned(mem_free_text) char *path = scratch_path(*state, "none.db");
	owned(store_release) struct store *store = NULL;
	owned(store_baselines_done) struct store_baselines list = {0};
	struct err err = {0};
	char id[RUN_ID_TEXT];
	char *text = NULL;
	size_t len = 0;
	struct run run = {0};
	assert_int_equal(store_open(path, STORE_READ, &store, &err), 0);
	assert_int_equal(store_baseline_list(store, NULL, &list, &err), 0);
	assert_int_equal(
		store_baseline_find(store, "main", &run, id, &err), STORE_BASELINE_UNKNOWN);
	assert_int_equal(store_source(store, "00", &text, &len, &err), 1);
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(a_name_stands_for_a_baseline_a_branch_or_a_commit),
		folder_test(every_part_of_a_target_counts),
		folder_test(a_baseline_has_one_run_of_a_target_and_takes_the_latest),
		folder_test(what_cannot_be_a_baseline_is_refused_whole),
		folder_test(a_text_is_had_by_its_hash),
		folder_test(an_empty_history_has_none_of_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

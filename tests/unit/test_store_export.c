/* A history as lines and back: nothing is lost, nothing is there twice, nothing damaged gets in. */
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>

#include "argus/store.h"
#include "sample.h"
#include "scratch.h"
#include "unit.h"

enum { SAMPLES = 7 };

static struct store *open_store(const char *folder, const char *name)
{
	owned(mem_free_text) char *path = scratch_path(folder, name);
	struct store *store = NULL;
	struct err err = {0};
	assert_int_equal(store_open(path, STORE_WRITE, &store, &err), 0);
	return store;
}

static void save(struct store *store, const struct run *run)
{
	struct err err = {0};
	if (store_begin(store, run, &err) < 0 || store_finish(store, run, &err) < 0)
		fail_msg("%s", err.text);
}

/* A sample with text that quotes, escapes and encodings trip over, and numbers at the edges. */
static void nasty_run(unsigned which, struct run *run)
{
	sample_run(which, run);
	free(run->label);
	run->label = mem_text(
		"\"\\\n\t\r\x01\x1b[31m\x7f \xc3\x28 \xed\xa0\x80 \xe2\x80\xae \xf0\x9f\x8c\xb1");
	run_add_tag(run, "");
	run_add_note(run, "%s", "\xff");
	run->startup_seconds = which % 2 ? (double)NAN : -0.0;
	run->startup_spread = 5e-324;
	run->timed.intercept = -(double)INFINITY;
	run->timed.growth = (struct growth){GROWTH_POWER, 2};
	run->trials[0].wall_seconds = (double)INFINITY;
	run->trials[1].wall_seconds = 0.1;
	run->trials[2].wall_seconds = nextafter(0.1, 1);
	run->started_ms = which % 3 ? run->started_ms : INT64_MIN;
}

static int add(void *to, const char *bytes, size_t len, struct err *err)
{
	(void)err;
	str_add_n(to, bytes, len);
	return 0;
}

static void export_all(struct store *store, struct str *out)
{
	struct err err = {0};
	const struct store_filter all = {0};
	struct store_export export = {.filter = &all, .add = add, .to = out};
	str_clear(out);
	if (store_export(store, &export, &err) < 0)
		fail_msg("%s", err.text);
}

static int next(void *from, const char **line, size_t *len, struct err *err)
{
	const char **at = from;
	(void)err;
	if (!**at)
		return 0;
	*line = *at;
	*len = strcspn(*at, "\n");
	*at += *len + ((*at)[*len] != '\0');
	return 1;
}

static int import(
	struct store *store, const char *text, struct store_import *result, struct err *err)
{
	const char *at = text;
	return store_import(store, next, &at, result, err);
}

static void must_import(struct store *store, const char *text, struct store_import *result)
{
	struct err err = {0};
	if (import(store, text, result, &err) < 0)
		fail_msg("%s", err.text);
}

static sqlite3_int64 count(const char *folder, const char *name, const char *sql)
{
	owned(mem_free_text) char *path = scratch_path(folder, name);
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	sqlite3_int64 number = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return number;
}

static void set_baseline(struct store *store, const char *name, const char *id)
{
	struct err err = {0};
	if (store_baseline_set(store, name, &id, 1, &err) < 0)
		fail_msg("%s", err.text);
}

static void what_is_imported_is_what_was_exported(void **state)
{
	owned(store_release) struct store *from = open_store(*state, "from.db");
	owned(store_release) struct store *into = open_store(*state, "into.db");
	owned(str_done) struct str first = {0};
	owned(str_done) struct str second = {0};
	struct store_import result;
	struct run runs[SAMPLES] = {0};
	for (unsigned i = 0; i < SAMPLES; i++) {
		(i % 2 ? nasty_run : sample_run)(i, &runs[i]);
		save(from, &runs[i]);
	}
	export_all(from, &first);
	must_import(into, first.text, &result);
	assert_int_equal(result.added, SAMPLES);
	export_all(into, &second);
	assert_string_equal(first.text, second.text);
	for (unsigned i = 0; i < SAMPLES; i++) {
		owned(run_done) struct run there = {0};
		owned(run_done) struct run back = {0};
		struct err err = {0};
		assert_int_equal(store_load(from, runs[i].id, &there, &err), 0);
		assert_int_equal(store_load(into, runs[i].id, &back, &err), 0);
		sample_assert_same(&there, &back, true);
		if (i % 2 == 0)
			sample_assert_same(&runs[i], &back, true);
		assert_true(signbit(there.startup_seconds) == signbit(back.startup_seconds) ||
			isnan(there.startup_seconds));
		assert_true(back.started_ms == runs[i].started_ms);
		assert_string_equal(back.label, runs[i].label);
		run_done(&runs[i]);
	}
}

static void a_second_import_changes_nothing(void **state)
{
	owned(store_release) struct store *store = open_store(*state, "a.db");
	owned(str_done) struct str before = {0};
	owned(str_done) struct str after = {0};
	struct store_import result;
	for (unsigned i = 0; i < SAMPLES; i++) {
		owned(run_done) struct run run = {0};
		sample_run(i, &run);
		save(store, &run);
	}
	export_all(store, &before);
	must_import(store, before.text, &result);
	assert_int_equal(result.added, 0);
	assert_int_equal(result.same, SAMPLES);
	assert_int_equal(result.kept, 0);
	export_all(store, &after);
	assert_string_equal(before.text, after.text);
}

static void of_two_versions_the_one_that_is_there_stays(void **state)
{
	owned(store_release) struct store *from = open_store(*state, "from.db");
	owned(store_release) struct store *into = open_store(*state, "into.db");
	owned(str_done) struct str text = {0};
	owned(run_done) struct run run = {0};
	owned(run_done) struct run back = {0};
	struct store_import result;
	struct err err = {0};
	sample_run(1, &run);
	save(into, &run);
	free(run.label);
	run.label = mem_text("changed");
	save(from, &run);
	export_all(from, &text);
	must_import(into, text.text, &result);
	assert_int_equal(result.added, 0);
	assert_int_equal(result.same, 0);
	assert_int_equal(result.kept, 1);
	assert_string_equal(result.kept_ids[0], run.id);
	assert_int_equal(store_load(into, run.id, &back, &err), 0);
	assert_string_equal(back.label, "before the change 1");
}

static void exports_may_follow_each_other_and_be_cut(void **state)
{
	owned(store_release) struct store *from = open_store(*state, "from.db");
	owned(str_done) struct str text = {0};
	owned(str_done) struct str twice = {0};
	struct store_import result;
	for (unsigned i = 0; i < SAMPLES; i++) {
		owned(run_done) struct run run = {0};
		sample_run(i, &run);
		save(from, &run);
	}
	export_all(from, &text);
	str_addf(&twice, "%s%s", text.text, text.text);
	{
		owned(store_release) struct store *into = open_store(*state, "twice.db");
		must_import(into, twice.text, &result);
		assert_int_equal(result.added, SAMPLES);
		assert_int_equal(result.same, SAMPLES);
	}
	/* In front of each run: what it shares with nobody yet is there, and it is not. */
	for (char *at = text.text; (at = strstr(at, "\n{\"run\"")); at++) {
		at[1] = '\0';
		owned(store_release) struct store *into = open_store(*state, "cut.db");
		must_import(into, text.text, &result);
		at[1] = '{';
		assert_int_equal(count(*state, "cut.db",
					 "SELECT count(*) FROM sources WHERE source NOT IN (SELECT "
					 "source FROM runs UNION SELECT source FROM count_modules "
					 "WHERE source IS NOT NULL)"),
			0);
		assert_int_equal(count(*state, "cut.db",
					 "SELECT count(*) FROM analyses WHERE analysis NOT IN "
					 "(SELECT analysis FROM runs)"),
			0);
	}
}

static void replace(struct str *text, const char *old, const char *new)
{
	owned(str_done) struct str changed = {0};
	char *at = strstr(str_text(text), old);
	if (!at)
		fail_msg("no '%s' in:\n%s", old, str_text(text));
	str_add_n(&changed, text->text, (size_t)(at - text->text));
	str_addf(&changed, "%s%s", new, at + strlen(old));
	str_clear(text);
	str_add(text, changed.text);
}

static void damaged_lines_are_named_and_nothing_is_imported(void **state)
{
	static const struct {
		const char *old, *new, *expected;
	} rows[] = {
		{"{\"schema\":\"argus.export/1\"}\n", "", "1: is no export of a history"},
		{"argus.export/1", "argus.export/2", "1: was written by a newer Argus"},
		{"argus.export/1", "argus.run/1", "1: is damaged: 'schema'"},
		{"\"trials\":[{", "\"trials\":[{,", "is damaged: "},
		{"\"trials\":[{", "\"trials\":[1,{", "'trials' is missing or cannot be that"},
		{"\"state\":\"finished\"", "\"state\":\"fine\"", "'state' is missing or cannot"},
		{"\"largest_n\":", "\"largest_m\":", "'largest_m' is missing or cannot be that"},
		{"\"seed\":\"18446744073709551615\"", "\"seed\":\"18446744073709551616\"",
			"'seed' is missing"},
		{"\"startup_bytes\":123456789", "\"startup_bytes\":-1", "'startup_bytes'"},
		{"{\"base64\":\"", "{\"base64\":\"!", "'text' is missing"},
		{"\"target\":{\"path\":{", "\"target\":{\"path\":{\"more\":1,",
			"'target' is missing"},
		{"\"run\":\"01", "\"run\":\"1", "'run' is missing or cannot be that"},
		{"\"run\":\"01", "\"run\":\"0U", "'run' is missing or cannot be that"},
		{"\"source\":\"0", "\"source\":\"G", "'source' is missing or cannot be that"},
		{"\"analysis\":\"", "\"analysis\":\"0", "'analysis' is missing"},
		{"\"verdicts\":{", "\"verdicts\":{\"other\":{},", "'verdicts' is missing"},
		{"\"class\":\"O(", "\"class\":\"o(", "is missing or cannot be that"},
		{"\"text\":\"", "\"text\":\"\\ud800", "is damaged: "},
		{"{\"run\"", "{\"rum\"", "'verdicts' is missing"},
		{"\"baseline\":\"main\"", "\"baseline\":\"-\"", "'baseline' is missing"},
		{"\"baseline\":\"main\"", "\"baseline\":\"main\",\"more\":1", "'more' is missing"},
		{"\"of\":\"01", "\"of\":\"1", "'of' is missing or cannot be that"},
		{"\"of\":\"01", "\"of\":\"02", "needs the line of run 02"},
		{"\"set_ms\":", "\"set_ms\":\"\",\"ms\":", "'set_ms' is missing"},
		{"{\"run\"", "{\"run\":1,\"run\"", "duplicate"},
		{"\n{\"run\"", "\n\n{\"run\"", "is damaged"},
	};
	owned(store_release) struct store *from = open_store(*state, "from.db");
	owned(store_release) struct store *into = open_store(*state, "into.db");
	owned(run_done) struct run run = {0};
	sample_run(1, &run);
	run.state = RUN_FINISHED;
	save(from, &run);
	set_baseline(from, "main", run.id);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str text = {0};
		owned(str_done) struct str empty = {0};
		struct store_import result;
		struct err err = {0};
		export_all(from, &text);
		replace(&text, rows[i].old, rows[i].new);
		if (import(into, text.text, &result, &err) == 0)
			fail_msg("%s is taken", rows[i].new);
		if (err.kind != ERR_USAGE || !strstr(err.text, rows[i].expected) ||
			!strstr(err.text, "; nothing was imported"))
			fail_msg("'%s' lacks '%s'", err.text, rows[i].expected);
		export_all(into, &empty);
		assert_string_equal(empty.text, "{\"schema\":\"argus.export/1\"}\n");
	}
}

/* Those of the export, but where a name stands for another run of the target already. */
static void baselines_come_along(void **state)
{
	owned(store_release) struct store *from = open_store(*state, "from.db");
	owned(store_release) struct store *into = open_store(*state, "into.db");
	owned(str_done) struct str first = {0};
	owned(str_done) struct str second = {0};
	struct store_import result;
	struct run runs[3] = {0};
	for (unsigned i = 0; i < 3; i++) {
		sample_run(0, &runs[i]); /* of one target */
		snprintf(runs[i].id, sizeof runs[i].id, "01HF00000000000000000000%02u", i);
		runs[i].state = RUN_FINISHED;
		save(from, &runs[i]);
	}
	set_baseline(from, "main", runs[0].id);
	set_baseline(from, "a \"name\"", runs[0].id);
	set_baseline(from, "last", runs[2].id);
	export_all(from, &first);
	must_import(into, first.text, &result);
	assert_int_equal(result.baselines, 3);
	export_all(into, &second);
	assert_string_equal(first.text, second.text);

	set_baseline(into, "main", runs[1].id);
	must_import(into, first.text, &result);
	assert_int_equal(result.added, 0);
	assert_int_equal(result.baselines, 0);
	assert_int_equal(result.baselines_kept, 1);
	char id[RUN_ID_TEXT];
	struct err err = {0};
	assert_int_equal(
		store_baseline_find(into, "main", &runs[0], id, &err), STORE_BASELINE_FOUND);
	assert_string_equal(id, runs[1].id);

	/* Only with the runs that they are of. */
	char *some[] = {runs[2].id};
	struct store_export export = {.ids = some, .ids_len = 1, .add = add, .to = &second};
	str_clear(&second);
	assert_int_equal(store_export(from, &export, &err), 0);
	assert_non_null(strstr(second.text, "{\"baseline\":\"last\""));
	assert_null(strstr(second.text, "main"));
	for (unsigned i = 0; i < 3; i++)
		run_done(&runs[i]);
}

static void a_run_without_what_it_refers_to_is_refused(void **state)
{
	owned(store_release) struct store *from = open_store(*state, "from.db");
	owned(store_release) struct store *into = open_store(*state, "into.db");
	owned(run_done) struct run run = {0};
	owned(str_done) struct str text = {0};
	owned(str_done) struct str cut = {0};
	struct store_import result;
	struct err err = {0};
	sample_run(1, &run);
	save(from, &run);
	export_all(from, &text);
	str_addf(&cut, "{\"schema\":\"argus.export/1\"}%s", strstr(text.text, "\n{\"run\""));
	assert_int_equal(import(into, cut.text, &result, &err), -1);
	assert_non_null(
		strstr(err.text, "2: needs the line of source 000000000000 in front of it"));
}

static void some_runs_are_exported_by_id(void **state)
{
	owned(store_release) struct store *store = open_store(*state, "a.db");
	owned(str_done) struct str text = {0};
	char first[RUN_ID_TEXT];
	struct err err = {0};
	for (unsigned i = 0; i < SAMPLES; i++) {
		owned(run_done) struct run run = {0};
		sample_run(i, &run);
		save(store, &run);
		if (i == 0)
			memcpy(first, run.id, sizeof first);
	}
	char *ids[] = {(char[]){"last"}, first, (char[]){"LAST"}};
	struct store_export export = {.ids = ids, .ids_len = 3, .add = add, .to = &text};
	assert_int_equal(store_export(store, &export, &err), 0);
	assert_int_equal(export.runs, 2);
	assert_true(strstr(text.text, first) < strstr(text.text, "before the change 6"));
	export = (struct store_export){
		.ids = (char *[]){(char[]){"zz"}}, .ids_len = 1, .add = add, .to = &text};
	assert_int_equal(store_export(store, &export, &err), -1);
	assert_non_null(strstr(err.text, "no run has the id 'zz'"));
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(what_is_imported_is_what_was_exported),
		folder_test(a_second_import_changes_nothing),
		folder_test(of_two_versions_the_one_that_is_there_stays),
		folder_test(exports_may_follow_each_other_and_be_cut),
		folder_test(damaged_lines_are_named_and_nothing_is_imported),
		folder_test(baselines_come_along),
		folder_test(a_run_without_what_it_refers_to_is_refused),
		folder_test(some_runs_are_exported_by_id),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

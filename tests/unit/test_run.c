#include "argus/run.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "scratch.h"
#include "unit.h"

static void ids_have_26_digits_of_crockford_s_alphabet(void **state)
{
	(void)state;
	char id[RUN_ID_TEXT];
	run_new_id(INT64_C(1700000000000), id);
	assert_int_equal(strlen(id), RUN_ID_TEXT - 1);
	assert_int_equal(strspn(id, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), RUN_ID_TEXT - 1);
}

static void an_id_starts_with_its_time(void **state)
{
	(void)state;
	static const struct {
		int64_t unix_ms;
		const char *expected;
		const char *why;
	} rows[] = {
		{0, "0000000000", "the epoch"},
		{1, "0000000001", "the last digit counts milliseconds"},
		{31, "000000000Z", "the largest digit"},
		{INT64_C(1469918176385), "01ARYZ6S41", "the example of the ULID specification"},
		{(INT64_C(1) << 48) - 1, "7ZZZZZZZZZ", "all 48 bits"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char id[RUN_ID_TEXT];
		run_new_id(rows[i].unix_ms, id);
		assert_row(strncmp(id, rows[i].expected, 10) == 0, &rows[i]);
	}
}

static void ids_of_one_moment_differ(void **state)
{
	(void)state;
	char a[RUN_ID_TEXT];
	char b[RUN_ID_TEXT];
	run_new_id(1, a);
	run_new_id(1, b);
	assert_string_not_equal(a, b);
}

static void the_largest_size_is_of_trials_that_finished(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	static const struct trial trials[] = {
		{.kind = TRIAL_STARTUP},
		{.kind = TRIAL_TIMED, .n = 500},
		{.kind = TRIAL_TIMED, .n = 4000, .outcome = OUTCOME_CPU},
		{.kind = TRIAL_TIMED, .n = 20},
	};
	for (size_t i = 0; i < ARRAY_LEN(trials); i++)
		run_add_trial(&run, &trials[i]);
	assert_int_equal(run.trials_len, 4);
	assert_int_equal(run.largest_n, 500);
}

static void what_is_added_is_copied_in_order(void **state)
{
	(void)state;
	owned(run_done) struct run run = {0};
	char text[] = "first";
	run_add_tag(&run, text);
	run_add_reason(&run, 12, text);
	run_add_note(&run, "%d of %s", 3, text);
	memcpy(text, "other", sizeof text);
	for (int i = 0; i < 20; i++)
		run_add_tag(&run, text);
	assert_int_equal(run.tags_len, 21);
	assert_string_equal(run.tags[0], "first");
	assert_string_equal(run.tags[20], "other");
	assert_string_equal(run.notes[0], "3 of first");
	assert_int_equal(run.reasons[0].line, 12);
	assert_string_equal(run.reasons[0].text, "first");
}

static void a_machine_has_a_stable_host_and_hides_its_id(void **state)
{
	(void)state;
	owned(machine_done) struct machine a = {0};
	owned(machine_done) struct machine b = {0};
	run_machine(&a);
	run_machine(&b);
	assert_int_equal(strlen(a.host), 16);
	assert_int_equal(strspn(a.host, "0123456789abcdef"), 16);
	assert_string_equal(a.host, b.host);
	assert_true(strlen(a.cpu) > 0);
	assert_true(strncmp(a.kernel, "Linux ", 6) == 0);
	assert_true(a.cores > 0);
	assert_true(a.memory_bytes > 1 << 20);

	struct err err = {0};
	owned(str_done) struct str id = {0};
	if (io_read_file("/etc/machine-id", 4096, &id, &err) == 0 && id.len > 16)
		assert_null(strstr(str_text(&id), a.host));
}

static void write_text(const char *folder, const char *name, const char *text, mode_t mode)
{
	struct err err = {0};
	owned(mem_free_text) char *path = scratch_path(folder, name);
	if (io_write_file(path, text, strlen(text), &err) < 0)
		fail_msg("%s", err.text);
	chmod(path, mode);
}

/* Run git in a folder with none of the user's own settings; false if it fails or is not there. */
static bool git(const char *folder, const char *words)
{
	owned(str_done) struct str command = {0};
	str_addf(&command,
		"cd '%s' && GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null "
		"git -c user.name=A -c user.email=a@example.com -c init.defaultBranch=main %s "
		">/dev/null 2>&1",
		folder, words);
	return system(command.text) == 0; /* NOLINT(bugprone-command-processor): fixed words */
}

static void commit_file(const char *folder)
{
	if (!git(folder, "--version"))
		skip();
	write_text(folder, "sort.py", "print(1)\n", 0644);
	assert_true(git(folder, "init -q"));
	assert_true(git(folder, "add sort.py"));
	assert_true(git(folder, "commit -q -m first"));
}

static void a_committed_file_has_its_commit(void **state)
{
	commit_file(*state);
	owned(mem_free_text) char *path = scratch_path(*state, "sort.py");
	static const struct {
		const char *text;
		size_t len;
		const char *why;
	} rows[] = {
		{"print(1)\n", 40, "as committed: the commit alone"},
		{"print(2)\n", 41, "measured with other text: marked with +"},
		{"", 41, "nothing is not what was committed"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(mem_free_text) char *commit =
			run_git_commit(path, rows[i].text, strlen(rows[i].text));
		const char *got = commit ? commit : "none";
		assert_row(strlen(got) == rows[i].len, &rows[i]);
		assert_row(strspn(got, "0123456789abcdef") == 40, &rows[i]);
		assert_row(rows[i].len == 40 || got[40] == '+', &rows[i]);
	}
}

static void a_file_outside_of_the_commit_is_marked(void **state)
{
	commit_file(*state);
	write_text(*state, "new.py", "print(1)\n", 0644);
	owned(mem_free_text) char *path = scratch_path(*state, "new.py");
	owned(mem_free_text) char *commit = run_git_commit(path, "print(1)\n", 9);
	assert_non_null(commit);
	assert_int_equal(commit[40], '+');
}

static void a_branch_is_known_while_it_is_checked_out(void **state)
{
	commit_file(*state);
	owned(mem_free_text) char *path = scratch_path(*state, "sort.py");
	static const struct {
		const char *words;
		const char *expected; /* NULL: none */
		const char *why;
	} rows[] = {
		{"checkout -q -b topic/faster", "topic/faster", "with a slash in it"},
		{"checkout -q --detach", NULL, "a commit by itself"},
		{"checkout -q topic/faster", "topic/faster", "back on it"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_row(git(*state, rows[i].words), &rows[i]);
		owned(mem_free_text) char *branch = run_git_branch(path);
		assert_row((branch == NULL) == (rows[i].expected == NULL), &rows[i]);
		assert_row(!branch || strcmp(branch, rows[i].expected) == 0, &rows[i]);
	}
	assert_null(run_git_branch("/no/such/file.py"));
}

static void without_a_repository_or_commit_there_is_none(void **state)
{
	write_text(*state, "sort.py", "print(1)\n", 0644);
	owned(mem_free_text) char *path = scratch_path(*state, "sort.py");
	assert_null(run_git_commit(path, "", 0));
	assert_null(run_git_branch(path));
	assert_null(run_git_commit("-", "", 0));
	assert_null(run_git_commit("/no/such/file.py", "", 0));
	if (!git(*state, "init -q"))
		skip();
	assert_null(run_git_commit(path, "", 0));
}

static void a_git_hook_s_environment_does_not_lead_astray(void **state)
{
	commit_file(*state);
	owned(mem_free_text) char *path = scratch_path(*state, "sort.py");
	setenv("GIT_DIR", "/nonexistent", 1);
	owned(mem_free_text) char *commit = run_git_commit(path, "print(1)\n", 9);
	unsetenv("GIT_DIR");
	assert_non_null(commit);
	assert_int_equal(strlen(commit), 40);
}

static void programs_named_in_a_repository_s_settings_are_not_run(void **state)
{
	commit_file(*state);
	write_text(*state, "trap", "#!/bin/sh\ntouch \"$(dirname \"$0\")/sprung\"\ncat\n", 0755);
	owned(str_done) struct str words = {0};
	str_addf(&words, "config core.fsmonitor '%s/trap'", (char *)*state);
	assert_true(git(*state, words.text));
	str_clear(&words);
	str_addf(&words, "config filter.trap.clean '%s/trap'", (char *)*state);
	assert_true(git(*state, words.text));
	write_text(*state, ".gitattributes", "*.py filter=trap\n", 0644);
	write_text(*state, "sort.py", "print(3)\n", 0644);

	owned(mem_free_text) char *path = scratch_path(*state, "sort.py");
	owned(mem_free_text) char *sprung = scratch_path(*state, "sprung");
	owned(mem_free_text) char *commit = run_git_commit(path, "print(3)\n", 9);
	assert_non_null(commit);
	assert_int_equal(access(sprung, F_OK), -1);
	/* The trap itself works. */
	assert_true(git(*state, "status"));
	assert_int_equal(access(sprung, F_OK), 0);
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_have_26_digits_of_crockford_s_alphabet),
		cmocka_unit_test(an_id_starts_with_its_time),
		cmocka_unit_test(ids_of_one_moment_differ),
		cmocka_unit_test(the_largest_size_is_of_trials_that_finished),
		cmocka_unit_test(what_is_added_is_copied_in_order),
		cmocka_unit_test(a_machine_has_a_stable_host_and_hides_its_id),
		folder_test(a_committed_file_has_its_commit),
		folder_test(a_file_outside_of_the_commit_is_marked),
		folder_test(a_branch_is_known_while_it_is_checked_out),
		folder_test(without_a_repository_or_commit_there_is_none),
		folder_test(a_git_hook_s_environment_does_not_lead_astray),
		folder_test(programs_named_in_a_repository_s_settings_are_not_run),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

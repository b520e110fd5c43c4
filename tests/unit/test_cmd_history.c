/* What a user types and sees: the history command over a history of samples. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "argus/store.h"
#include "base/io.h"
#include "cmd/cmd.h"
#include "sample.h"
#include "scratch.h"
#include "unit.h"

enum { WORDS_MAX = 12, OUTPUT_MAX = 1 << 20 };

/* Run "argus history" on the folder's history and words with '|' between them; what it prints goes
 * to `out`. */
static int run(const char *folder, const char *words, struct str *out, struct err *err)
{
	owned(mem_free_text) char *db = scratch_path(folder, "history.db");
	owned(mem_free_text) char *printed = scratch_path(folder, "printed");
	char *argv[WORDS_MAX + 2] = {(char[]){"argus"}, (char[]){"history"}};
	int argc = 2;
	assert_int_equal(setenv("ARGUS_DB", db, true), 0);
	owned(mem_free_text) char *split = mem_text(words);
	char *rest = split;
	while (*words && rest)
		argv[argc++] = strsep(&rest, "|");

	owned(mem_close_fd) int file = open(printed, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
	owned(mem_close_fd) int saved = dup(STDOUT_FILENO);
	fflush(stdout);
	dup2(file, STDOUT_FILENO);
	int status = cmd_main(argc, argv, err);
	fflush(stdout);
	dup2(saved, STDOUT_FILENO);
	struct err reading = {0};
	assert_int_equal(io_read_file(printed, OUTPUT_MAX, out, &reading), 0);
	return status;
}

static void fill(const char *folder, unsigned runs)
{
	owned(mem_free_text) char *db = scratch_path(folder, "history.db");
	owned(store_release) struct store *store = NULL;
	struct err err = {0};
	assert_int_equal(store_open(db, STORE_WRITE, &store, &err), 0);
	for (unsigned i = 0; i < runs; i++) {
		owned(run_done) struct run sample = {0};
		sample_run(i, &sample);
		assert_int_equal(store_begin(store, &sample, &err), 0);
	}
}

static size_t count(const char *text, const char *part)
{
	size_t found = 0;
	for (; (text = strstr(text, part)) != NULL; text++)
		found++;
	return found;
}

static void the_list_takes_words_and_filters(void **state)
{
	static const struct {
		const char *words;
		size_t runs;
		const char *why;
	} rows[] = {
		{"", 20, "nothing: the list, 20 runs"},
		{"list", 20, "its name"},
		{"-n|3", 3, "so many"},
		{"-n|0", 25, "all"},
		{"list|--limit=0", 25, "all, in long"},
		{"--file|sort.py7", 1, "a file"},
		{"--function|Heap.push9", 1, "a function"},
		{"--label|before the change 9", 1, "a label"},
		{"--tag|odd", 12, "a tag"},
		{"--tag|odd|-n5", 5, "a tag and a limit"},
		{"--lang|py", 20, "an alias of a language"},
		{"--class|n^2", 4, "a class, as it is shown"},
		{"--since|2023-11-14", 20, "a date before all"},
	};
	fill(*state, 25);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str out = {0};
		struct err err = {0};
		assert_row(run(*state, rows[i].words, &out, &err) == 0, &rows[i]);
		/* A line for each, and the head. */
		assert_row(count(str_text(&out), "\n") == rows[i].runs + 1, &rows[i]);
	}
}

static void nothing_to_list_says_what_to_do(void **state)
{
	owned(str_done) struct str empty = {0};
	owned(str_done) struct str filtered = {0};
	struct err err = {0};
	assert_int_equal(run(*state, "", &empty, &err), 0);
	assert_string_equal(str_text(&empty),
		"No runs are recorded yet. 'argus run FILE' records the first.\n");
	assert_int_equal(run(*state, "--tag|none", &filtered, &err), 0);
	assert_string_equal(str_text(&filtered),
		"No recorded run is like that; 'argus history' lists the newest.\n");
}

static void json_takes_the_place_of_text_or_goes_beside_it(void **state)
{
	owned(mem_free_text) char *path = scratch_path(*state, "list.json");
	owned(str_done) struct str option = {0};
	owned(str_done) struct str alone = {0};
	owned(str_done) struct str beside = {0};
	owned(str_done) struct str file = {0};
	struct err err = {0};
	fill(*state, 2);
	assert_int_equal(run(*state, "--json", &alone, &err), 0);
	assert_true(alone.len > 0 && alone.text[0] == '{');
	str_addf(&option, "list|--json=%s", path);
	assert_int_equal(run(*state, option.text, &beside, &err), 0);
	assert_int_equal(strncmp(str_text(&beside), "ID ", 3), 0);
	assert_int_equal(io_read_file(path, OUTPUT_MAX, &file, &err), 0);
	assert_string_equal(str_text(&file), str_text(&alone));
}

static void a_run_is_shown_by_its_id(void **state)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct err err = {0};
	fill(*state, 2);
	assert_int_equal(run(*state, "show|last", &text, &err), 0);
	assert_true(text.len > 0);
	assert_int_equal(run(*state, "show|LAST|--json", &json, &err), 0);
	assert_true(json.len > 0 && json.text[0] == '{');
	assert_non_null(strstr(json.text, "\"id\""));
}

static void wrong_words_are_usage_errors(void **state)
{
	static const struct {
		const char *words;
		const char *expected;
	} rows[] = {
		{"lst", "unknown word 'lst'; did you mean 'list'?"},
		{"frobnicate", "'frobnicate' is none of: list, show"},
		{"-n1|show|last", "write 'show' first, its options behind it"},
		{"show|--limit|1", "unknown option --limit"},
		{"\x1b[2J", "'\\x1b[2J' is none of"},
		{"list|01ABC", "'argus history show 01ABC' shows a run"},
		{"show", "takes one run: its id, the start of it, or 'last'"},
		{"show|01|02", "takes one run"},
		{"show|zz", "no run has the id 'zz'; the newest are 01"},
		{"--lang|cobol", "--lang: 'cobol' is none of"},
		{"--class|fast", "--class: 'fast' is not a growth class"},
		{"--since|soon", "--since: 'soon' is no time"},
		{"-n|some", "--limit: "},
		{"--fil", "--file needs a value"},
	};
	fill(*state, 1);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str out = {0};
		struct err err = {0};
		assert_int_equal(run(*state, rows[i].words, &out, &err), -1);
		if (err.kind != ERR_USAGE || !strstr(err.text, rows[i].expected))
			fail_msg("'%s' lacks '%s'", err.text, rows[i].expected);
		assert_int_equal(out.len, 0);
	}
}

#define folder_test(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		folder_test(the_list_takes_words_and_filters),
		folder_test(nothing_to_list_says_what_to_do),
		folder_test(json_takes_the_place_of_text_or_goes_beside_it),
		folder_test(a_run_is_shown_by_its_id),
		folder_test(wrong_words_are_usage_errors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

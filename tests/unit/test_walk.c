/* Walking folders: which files are taken, and what git ignores. */
#include "argus/walk.h"

#include "unit.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "base/io.h"
#include "base/pool.h"
#include "scratch.h"
#include "walk/glob.h"
#include "walk/ignore.h"

static void patterns_match_as_git_has_them(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *text;
		bool matches;
		const char *why;
	} rows[] = {
		{"a", "a", true, "a letter"},
		{"a", "ab", false, "all of it"},
		{"", "", true, "nothing"},
		{"", "a", false, "not nothing"},
		{"?", "a", true, "any byte"},
		{"?", "/", false, "but no slash"},
		{"?", "", false, "and one there must be"},
		{"*", "", true, "a star may be empty"},
		{"*.py", "a.py", true, "an extension"},
		{"*.py", ".py", true, "with nothing in front"},
		{"*.py", "a/b.py", false, "no star goes over a slash"},
		{"a*b*c", "aXbXbXc", true, "a star tries again"},
		{"a*b*c", "aXcXb", false, "in order"},
		{"*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false, "and soon"},
		{"a/*", "a/b", true, "below"},
		{"a/*", "a/b/c", false, "just below"},
		{"*/b", "a/b", true, "a part"},
		{"*/b", "a/c/b", false, "one part"},
		{"**/b", "b", true, "no folder"},
		{"**/b", "a/b", true, "a folder"},
		{"**/b", "a/c/b", true, "folders"},
		{"**/b", "a/cb", false, "whole names"},
		{"a/**/b", "a/b", true, "no folder between"},
		{"a/**/b", "a/x/y/b", true, "folders between"},
		{"a/**/b", "a/xb", false, "whole names between"},
		{"a/**", "a/b/c", true, "all below"},
		{"a/**", "a", false, "not itself"},
		{"a/**/*.py", "a/b/c.py", true, "both kinds of stars"},
		{"a/**/b/**/c", "a/b/x/b/y/c", true, "twice"},
		{"a/**/b/**/c", "a/x/c/b", false, "in order, too"},
		{"a**c", "abbc", true, "stars in a name are one"},
		{"a**/c", "ab/c", true, "also at its end"},
		{"a**/c", "ab/b/c", false, "one part then"},
		{"**/a*/**/c", "x/ab/y/z/c", true, "stars in parts between"},
		{"[ab]", "b", true, "a set"},
		{"[ab]", "c", false, "not in the set"},
		{"[a-c]", "b", true, "a range"},
		{"[c-a]", "b", false, "an empty range"},
		{"[!a-c]", "d", true, "all but a range"},
		{"[^a-c]", "b", false, "the same, by another sign"},
		{"[!a]", "/", false, "never a slash"},
		{"[]]", "]", true, "a bracket that comes first"},
		{"[]a]", "a", true, "does not close"},
		{"[!]a]", "b", true, "nor behind a '!'"},
		{"[a-]", "-", true, "a hyphen at the end"},
		{"[-a]", "-", true, "and at the start"},
		{"[a-c-e]", "d", false, "a range ends a range"},
		{"[\\]]", "]", true, "escaped in a set"},
		{"[\\a-c]", "b", true, "a range from what is escaped"},
		{"[a-\\c]", "b", true, "and to it"},
		{"[[:digit:]]", "7", true, "a class"},
		{"[[:digit:]x]", "x", true, "and more"},
		{"[![:space:]]", "a", true, "all but a class"},
		{"[[:digits:]]", "7", false, "no class of that name"},
		{"[[:digit]", ":", true, "no class without its end"},
		{"[[:digit:", "7", false, "a set without its end"},
		{"[a", "[a", false, "the same"},
		{"[a", "a", false, "the same again"},
		{"\\*", "*", true, "escaped"},
		{"\\*", "a", false, "is no star"},
		{"\\", "\\", false, "nothing is escaped"},
		{"a\\/b", "a/b", true, "an escaped slash"},
		{"\xc3\xa4", "\xc3\xa4", true, "bytes are bytes"},
		{"??", "\xc3\xa4", true, "two of them"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_row(glob_match(rows[i].pattern, rows[i].text) == rows[i].matches, &rows[i]);
}

static void rules_are_read_as_git_reads_them(void **state)
{
	(void)state;
	static const struct {
		const char *rules, *path;
		bool folder;
		enum ignore_answer answer;
		const char *why;
	} rows[] = {
		{"", "a", false, IGNORE_UNSAID, "no rule"},
		{"# a\n", "# a", false, IGNORE_UNSAID, "a comment"},
		{"\\#a\n", "#a", false, IGNORE_OUT, "no comment"},
		{"\n\n", "", false, IGNORE_UNSAID, "blank lines"},
		{"a", "a", false, IGNORE_OUT, "a last line without its end"},
		{"a", "x/a", false, IGNORE_OUT, "anywhere below"},
		{"/a", "x/a", false, IGNORE_UNSAID, "anchored"},
		{"/a", "a", false, IGNORE_OUT, "and there"},
		{"x/a", "x/a", false, IGNORE_OUT, "a slash anchors"},
		{"x/a", "y/x/a", false, IGNORE_UNSAID, "also inside"},
		{"a/", "a", false, IGNORE_UNSAID, "only folders"},
		{"a/", "a", true, IGNORE_OUT, "this is one"},
		{"a/", "x/a", true, IGNORE_OUT, "a slash at the end anchors not"},
		{"a//", "a", true, IGNORE_UNSAID, "but two do, and match nothing"},
		{"*\n!a", "a", false, IGNORE_IN, "taken back"},
		{"!a\n*", "a", false, IGNORE_OUT, "the last decides"},
		{"\\!a", "!a", false, IGNORE_OUT, "an escaped mark"},
		{"a ", "a", false, IGNORE_OUT, "blanks at the end go"},
		{"a\\ ", "a ", false, IGNORE_OUT, "unless escaped"},
		{"a\\  ", "a ", false, IGNORE_OUT, "then the others go"},
		{"a\t", "a", false, IGNORE_UNSAID, "tabs stay"},
		{" a", " a", false, IGNORE_OUT, "blanks in front stay"},
		{"a\r\nb\r\n", "a", false, IGNORE_OUT, "lines of other systems"},
		{"\xef\xbb\xbf"
		 "a",
			"a", false, IGNORE_OUT, "a byte order mark"},
		{"a*/**/c.py", "ab/x/c.py", false, IGNORE_OUT, "a literal part in front"},
		{"**", "a/b", false, IGNORE_OUT, "all"},
		{"/", "a", true, IGNORE_UNSAID, "nothing is meant"},
		{"!", "a", true, IGNORE_UNSAID, "nothing either"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(ignore_done) struct ignore ignore = {0};
		ignore_parse(rows[i].rules, strlen(rows[i].rules), &ignore);
		assert_row(ignore_ask(&ignore, rows[i].path, rows[i].folder) == rows[i].answer,
			&rows[i]);
	}
}

static void interpreters_are_known_by_the_first_line(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int id;
		const char *why;
	} rows[] = {
		{"#!/usr/bin/python3\n", LANG_PYTHON, "a path"},
		{"#!/usr/bin/env python3.11\r\n", LANG_PYTHON, "by env"},
		{"#! /usr/bin/env -S python3 -u\n", LANG_PYTHON, "with options"},
		{"#!/usr/bin/env node", LANG_JAVASCRIPT, "node"},
		{"#!/opt/node/bin/python3\n", LANG_PYTHON, "a folder is no interpreter"},
		{"#!/bin/sh\n# python\n", -1, "another one"},
		{"#!/usr/bin/nodemon\n", -1, "a longer name"},
		{"#!", -1, "none"},
		{"python", -1, "no mark"},
		{"", -1, "nothing"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct lang *lang = lang_of_start(rows[i].text);
		assert_row((lang ? (int)lang->id : -1) == rows[i].id, &rows[i]);
	}
}

static void put(const char *folder, const char *name, const char *text, mode_t mode)
{
	struct err err = {0};
	owned(mem_free_text) char *path = scratch_path(folder, name);
	char *slash = strrchr(path, '/');
	*slash = '\0';
	if (io_make_folders(path, &err) < 0)
		fail_msg("%s", err.text);
	*slash = '/';
	if (io_write_file(path, text, strlen(text), &err) < 0 || chmod(path, mode) < 0)
		fail_msg("%s", err.text);
}

/* What a walk found, relative to the scratch folder, with blanks between. */
static char *found(const char *folder, const char *below, bool no_ignore)
{
	owned(walk_done) struct walk walk = {.no_ignore = no_ignore};
	owned(mem_free_text) char *start = scratch_path(folder, below);
	struct str names = {0};
	struct err err = {0};
	if (walk_add(&walk, start, &err) < 0)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < walk.len; i++)
		str_addf(&names, "%s%s", i ? " " : "", walk.items[i].path + strlen(folder) + 1);
	return str_take(&names);
}

static void assert_found(const char *folder, const char *below, bool all, const char *expected)
{
	owned(mem_free_text) char *names = found(folder, below, all);
	assert_string_equal(names, expected);
}

static void only_programs_of_ones_own_are_taken(void **state)
{
	static const char *const texts[] = {"b.py", "a.js", "c.mjs", "d.cjs", "e.jsx", "f.txt",
		"g.py.txt", "lib.min.js", ".hidden.py", "src/x.py", ".cache/y.py",
		"node_modules/m.js", "__pycache__/c.py", "myenv/pyvenv.cfg", "myenv/lib/z.py",
		"env/own.py"};
	const char *folder = *state;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		put(folder, texts[i], "x", 0644);
	put(folder, "tool", "#!/usr/bin/env python3\n", 0755);
	put(folder, "script", "#!/bin/sh\n", 0755);
	put(folder, "data", "#!/usr/bin/env python3\n", 0644);
	put(folder, "empty.py", "", 0644);
	owned(mem_free_text) char *link = scratch_path(folder, "src/up");
	assert_int_equal(symlink("..", link), 0);
	assert_found(folder, "", false, "a.js b.py c.mjs d.cjs e.jsx env/own.py src/x.py tool");
	assert_found(folder, "src/", false, "src/x.py");
	/* What is named is taken. */
	assert_found(folder, "lib.min.js", false, "lib.min.js");
}

static void rules_hold_in_repositories_only(void **state)
{
	const char *folder = *state;
	put(folder, ".gitignore", "*.py\n", 0644);
	put(folder, "a.py", "x", 0644);
	put(folder, "b.js", "x", 0644);
	assert_found(folder, "", false, "a.py b.js");
	put(folder, ".git/HEAD", "ref: refs/heads/main\n", 0644);
	assert_found(folder, "", false, "b.js");
	assert_found(folder, "", true, "a.py b.js");
	assert_found(folder, "a.py", false, "a.py");
}

static void inner_rules_come_before_outer_ones(void **state)
{
	const char *folder = *state;
	put(folder, ".git/HEAD", "ref: refs/heads/main\n", 0644);
	put(folder, ".git/info/exclude", "excluded.py\n", 0644);
	put(folder, ".gitignore", "gen*.py\n/build/\nsub/deep/top.py\n", 0644);
	put(folder, "gen1.py", "x", 0644);
	put(folder, "excluded.py", "x", 0644);
	put(folder, "build/a.py", "x", 0644);
	put(folder, "sub/build/a.py", "x", 0644);
	put(folder, "sub/.gitignore", "!gen2.py\n/here.py\n", 0644);
	put(folder, "sub/gen1.py", "x", 0644);
	put(folder, "sub/gen2.py", "x", 0644);
	put(folder, "sub/here.py", "x", 0644);
	put(folder, "sub/deep/here.py", "x", 0644);
	put(folder, "sub/deep/top.py", "x", 0644);
	put(folder, "sub/deep/excluded.py", "x", 0644);
	put(folder, "inner/.git/HEAD", "ref: refs/heads/main\n", 0644);
	put(folder, "inner/gen1.py", "x", 0644);
	static const char all[] = "inner/gen1.py sub/build/a.py sub/deep/here.py sub/gen2.py";
	assert_found(folder, "", false, all);
	/* Rules of the folders above hold, too; a folder that is named is walked, though. */
	assert_found(folder, "sub/deep", false, "sub/deep/here.py");
	assert_found(folder, "build", false, "build/a.py");
	assert_found(folder, "inner", false, "inner/gen1.py");
}

static void a_worktree_shares_what_is_excluded(void **state)
{
	const char *folder = *state;
	owned(str_done) struct str link = {0};
	str_addf(&link, "gitdir: %s/main/.git/worktrees/w\n", folder);
	put(folder, "main/.git/info/exclude", "out.py\n", 0644);
	put(folder, "main/.git/worktrees/w/commondir", "../..\n", 0644);
	put(folder, "w/.git", str_text(&link), 0644);
	put(folder, "w/out.py", "x", 0644);
	put(folder, "w/in.py", "x", 0644);
	assert_found(folder, "w", false, "w/in.py");
}

/* Items that are worked on in any order, and must be taken in theirs. */
struct tally {
	atomic_uint worked[500];
	size_t taken[500];
	size_t len;
	size_t stop;
	atomic_size_t ahead; /* the largest distance between what is worked on and what is taken */
	atomic_size_t next;
};

static void tally_work(void *context, size_t item)
{
	struct tally *tally = context;
	size_t next = atomic_load(&tally->next);
	size_t ahead = item > next ? item - next : 0;
	size_t seen = atomic_load(&tally->ahead);
	while (ahead > seen && !atomic_compare_exchange_weak(&tally->ahead, &seen, ahead)) {
	}
	atomic_fetch_add(&tally->worked[item], 1);
}

static bool tally_take(void *context, size_t item)
{
	struct tally *tally = context;
	tally->taken[tally->len++] = item;
	atomic_store(&tally->next, item + 1);
	return item + 1 != tally->stop;
}

static void what_threads_do_is_taken_in_order(void **state)
{
	(void)state;
	static const struct {
		size_t count, ahead;
		unsigned threads;
	} rows[] = {{0, 0, 4}, {1, 0, 4}, {500, 0, 1}, {500, 0, 8}, {500, 1, 8}, {500, 2, 3},
		{500, 7, 8}, {500, 64, 0}, {3, 1000, 8}};
	uint64_t sizes[500];
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		sizes[i] = (i * 7919) % 100;
	for (size_t r = 0; r < ARRAY_LEN(rows); r++) {
		struct tally *tally = mem_array(1, sizeof *tally);
		pool_run(&(struct pool){.count = rows[r].count,
			.sizes = sizes,
			.ahead = rows[r].ahead,
			.threads = rows[r].threads,
			.work = tally_work,
			.take = tally_take,
			.context = tally});
		assert_int_equal(tally->len, rows[r].count);
		for (size_t i = 0; i < rows[r].count; i++) {
			assert_int_equal(tally->taken[i], i);
			assert_int_equal(tally->worked[i], 1);
		}
		/* What is taken is seen a little later than it is counted. */
		if (rows[r].ahead > 0)
			assert_true(tally->ahead <= rows[r].ahead + 1);
		free(tally);
	}
}

static void the_rest_is_left_when_no_more_is_wanted(void **state)
{
	(void)state;
	struct tally *tally = mem_array(1, sizeof *tally);
	tally->stop = 20;
	pool_run(&(struct pool){.count = 500,
		.ahead = 16,
		.threads = 4,
		.work = tally_work,
		.take = tally_take,
		.context = tally});
	assert_int_equal(tally->len, 20);
	assert_int_equal(tally->worked[499], 0);
	free(tally);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_match_as_git_has_them),
		cmocka_unit_test(rules_are_read_as_git_reads_them),
		cmocka_unit_test(interpreters_are_known_by_the_first_line),
		cmocka_unit_test_setup_teardown(
			only_programs_of_ones_own_are_taken, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(
			rules_hold_in_repositories_only, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(
			inner_rules_come_before_outer_ones, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(
			a_worktree_shares_what_is_excluded, scratch_make, scratch_remove),
		cmocka_unit_test(what_threads_do_is_taken_in_order),
		cmocka_unit_test(the_rest_is_left_when_no_more_is_wanted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Errors, random numbers, hashes, files and helper programs. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#include "base/child.h"
#include "base/hash.h"
#include "base/io.h"
#include "base/rng.h"

static void the_first_error_wins_and_context_goes_in_front(void **state)
{
	(void)state;
	struct err err = {0};
	assert_int_equal(err_set(&err, ERR_USAGE, "bad %s", "key"), -1);
	assert_int_equal(err_set(&err, ERR_FAILED, "later"), -1);
	assert_int_equal(err_context(&err, "file:%d: ", 7), -1);
	assert_string_equal(err.text, "file:7: bad key");
	assert_int_equal(err_exit_status(err.kind), 2);
	assert_int_equal(err_exit_status(ERR_GATE), 3);
	assert_int_equal(err_exit_status(ERR_TERMINATED), 143);
}

static void long_errors_are_cut_not_overrun(void **state)
{
	(void)state;
	char longer[3000];
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	struct err err = {0};
	err_set(&err, ERR_FAILED, "%s", longer);
	err_context(&err, "%s", longer);
	assert_true(strlen(err.text) < sizeof err.text);
}

/* The seed contract: a change here changes every recorded input. */
static void the_stream_of_a_seed_is_pinned(void **state)
{
	(void)state;
	struct rng rng;
	struct rng again;
	rng_seed(&rng, 1, 0);
	rng_seed(&again, 1, 0);
	for (int i = 0; i < 100; i++)
		assert_true(rng_next(&rng) == rng_next(&again));
	rng_seed(&rng, 1, 0);
	rng_seed(&again, 1, 1);
	assert_true(rng_next(&rng) != rng_next(&again));
	rng_seed(&rng, 1, 0);
	assert_true(rng_next(&rng) == UINT64_C(17254933023648552173));
	assert_true(rng_next(&rng) == UINT64_C(10273995337764303472));
}

static void bounded_numbers_are_even_and_in_bounds(void **state)
{
	(void)state;
	struct rng rng;
	unsigned seen[7] = {0};
	rng_seed(&rng, 42, 0);
	for (int i = 0; i < 70000; i++) {
		uint64_t value = rng_below(&rng, 7);
		assert_true(value < 7);
		seen[value]++;
	}
	for (int i = 0; i < 7; i++)
		assert_in_range(seen[i], 9500, 10500);
	for (int i = 0; i < 1000; i++) {
		double unit = rng_unit(&rng);
		assert_true(unit >= 0 && unit < 1);
	}
	assert_true(rng_below(&rng, 1) == 0);
}

static void files_are_refused_for_what_they_are(void **state)
{
	(void)state;
	char folder[] = "/tmp/argus-base.XXXXXX";
	char path[64];
	assert_non_null(mkdtemp(folder));
	static const struct {
		const char *name, *sentence;
	} rows[] = {
		{"missing", "no such file"},
		{".", "is a folder"},
		{"fifo", "not a regular file"},
		{"large", "larger than"},
	};
	snprintf(path, sizeof path, "%s/fifo", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof path, "%s/large", folder);
	assert_int_equal(close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600)), 0);
	assert_int_equal(truncate(path, 5000), 0);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(str_done) struct str text = {0};
		snprintf(path, sizeof path, "%s/%s", folder, rows[i].name);
		assert_int_equal(io_read_file(path, 4096, &text, &err), -1);
		if (!strstr(err.text, rows[i].sentence))
			fail_msg("%s", err.text);
		unlink(path);
	}
	assert_int_equal(rmdir(folder), 0);
}

static void a_saved_file_replaces_the_old_one_whole(void **state)
{
	(void)state;
	char folder[] = "/tmp/argus-base.XXXXXX";
	char path[64];
	struct err err = {0};
	owned(str_done) struct str text = {0};
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/file", folder);
	assert_int_equal(io_write_file(path, "old text", 8, &err), 0);
	assert_int_equal(io_write_file(path, "new", 3, &err), 0);
	assert_int_equal(io_read_file(path, 100, &text, &err), 0);
	assert_string_equal(str_text(&text), "new");
	unlink(path);
	assert_int_equal(rmdir(folder), 0); /* no temporary file is left */
	assert_int_equal(io_write_file(path, "x", 1, &err), -1);
}

static void a_file_written_in_parts_appears_when_it_is_whole(void **state)
{
	(void)state;
	char folder[] = "/tmp/argus-base.XXXXXX";
	char path[64];
	struct err err = {0};
	owned(str_done) struct str text = {0};
	struct io_draft draft = {0};
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/file", folder);
	for (int kept = 0; kept < 2; kept++) {
		assert_int_equal(io_draft_open(&draft, path, &err), 0);
		assert_int_equal(io_draft_add(&draft, "one ", 4, &err), 0);
		assert_int_equal(access(path, F_OK), -1);
		assert_int_equal(io_draft_add(&draft, "two", 3, &err), 0);
		if (kept)
			assert_int_equal(io_draft_publish(&draft, &err), 0);
		io_draft_done(&draft);
	}
	assert_int_equal(io_read_file(path, 100, &text, &err), 0);
	assert_string_equal(str_text(&text), "one two");
	unlink(path);
	assert_int_equal(rmdir(folder), 0); /* no draft is left */
	/* A device keeps its place. */
	assert_int_equal(io_write_file("/dev/null", "x", 1, &err), 0);
	assert_int_equal(io_write_file("/dev/full", "x", 1, &err), -1);
	assert_non_null(strstr(err.text, "/dev/full: No space left"));
}

static void a_hash_is_that_of_fnv_and_goes_on(void **state)
{
	(void)state;
	assert_true(hash_bytes(HASH_START, "", 0) == HASH_START);
	assert_true(hash_bytes(HASH_START, "a", 1) == UINT64_C(0xaf63dc4c8601ec8c));
	assert_true(hash_bytes(HASH_START, "foobar", 6) == UINT64_C(0x85944171f73967e8));
	assert_true(hash_bytes(hash_bytes(HASH_START, "foo", 3), "bar", 3) ==
		UINT64_C(0x85944171f73967e8));
}

static void helper_programs_are_heard_out_or_ended(void **state)
{
	(void)state;
	struct err err = {0};
	owned(str_done) struct str out = {0};
	const char *const echo[] = {"sh", "-c", "echo hello; exit 3", NULL};
	assert_int_equal(child_read(echo, 10, &out, &err), 3);
	assert_string_equal(str_text(&out), "hello\n");
	const char *const missing[] = {"argus-no-such-program", NULL};
	assert_int_equal(child_read(missing, 10, &out, &err), 127);
	const char *const sleeper[] = {"sleep", "60", NULL};
	assert_int_equal(child_read(sleeper, 0.05, &out, &err), -1);
	assert_non_null(strstr(err.text, "no answer"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_error_wins_and_context_goes_in_front),
		cmocka_unit_test(long_errors_are_cut_not_overrun),
		cmocka_unit_test(the_stream_of_a_seed_is_pinned),
		cmocka_unit_test(bounded_numbers_are_even_and_in_bounds),
		cmocka_unit_test(files_are_refused_for_what_they_are),
		cmocka_unit_test(a_saved_file_replaces_the_old_one_whole),
		cmocka_unit_test(a_file_written_in_parts_appears_when_it_is_whole),
		cmocka_unit_test(a_hash_is_that_of_fnv_and_goes_on),
		cmocka_unit_test(helper_programs_are_heard_out_or_ended),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Lines of a stream, whatever the chunks that they come in. */
#include <fcntl.h>

#include "base/io.h"
#include "base/lines.h"
#include "scratch.h"
#include "unit.h"

static void lines_come_out_as_they_went_in(void **state)
{
	enum { LONG = 200000 };
	owned(mem_free_text) char *path = scratch_path(*state, "lines");
	owned(str_done) struct str text = {0};
	struct err err = {0};
	str_add(&text, "first\n\n");
	for (int i = 0; i < LONG; i++)
		str_add_char(&text, (char)('a' + i % 26));
	str_add(&text, "\nafter\nlast");
	assert_int_equal(io_write_file(path, text.text, text.len, &err), 0);

	const size_t lens[] = {5, 0, LONG, 5, 4};
	size_t at = 0;
	owned(mem_close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
	owned(lines_done) struct lines lines = {.fd = fd, .name = path, .max_bytes = 2 * LONG};
	for (size_t i = 0; i < ARRAY_LEN(lens); i++) {
		const char *line;
		size_t len;
		assert_int_equal(lines_next(&lines, &line, &len, &err), 1);
		assert_int_equal(len, lens[i]);
		assert_memory_equal(line, text.text + at, len);
		at += len + 1;
	}
	const char *line;
	size_t len;
	assert_int_equal(lines_next(&lines, &line, &len, &err), 0);
	assert_int_equal(lines_next(&lines, &line, &len, &err), 0);
}

static void a_line_without_end_is_an_error(void **state)
{
	(void)state;
	const char *line;
	size_t len;
	struct err err = {0};
	owned(mem_close_fd) int fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
	owned(lines_done) struct lines lines = {.fd = fd, .name = "zeros", .max_bytes = 1 << 20};
	assert_int_equal(lines_next(&lines, &line, &len, &err), -1);
	assert_string_equal(err.text, "zeros: has a line of more than 1.00 MiB");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			lines_come_out_as_they_went_in, scratch_make, scratch_remove),
		cmocka_unit_test(a_line_without_end_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

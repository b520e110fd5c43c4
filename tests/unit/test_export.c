#include "cmd/export.h"

#include <sys/stat.h>

#include "base/io.h"
#include "scratch.h"
#include "unit.h"

static const struct opt row = {
	.name = "export", .value = "FORM=FILE", .take = export_take, .choices = export_plain_forms};

static int take(struct exports *exports, const char *form, const char *folder, const char *name,
	struct err *err)
{
	owned(str_done) struct str value = {0};
	str_addf(&value, "%s=%s/%s", form, folder, name);
	return export_take(&row, exports, str_text(&value), err);
}

static void print(const void *context, enum export_form form, struct str *out)
{
	str_addf(out, "%s as %s", (const char *)context, export_forms[form]);
}

static void a_form_alone_is_standard_output(void **state)
{
	owned(exports_done) struct exports exports = {0};
	struct err err = {0};
	(void)state;
	assert_int_equal(export_take(&row, &exports, "json=a=b.json", &err), 0);
	assert_false(exports_take_stdout(&exports));
	assert_int_equal(export_take(&row, &exports, "md", &err), 0);
	assert_int_equal(exports.len, 2);
	assert_int_equal(exports.items[0].form, EXPORT_JSON);
	assert_string_equal(exports.items[0].path, "a=b.json");
	assert_string_equal(exports.items[1].path, "-");
	assert_true(exports_take_stdout(&exports));
}

static void an_unknown_form_is_answered_with_those_that_exist(void **state)
{
	static const struct {
		const char *value, *said;
	} rows[] = {
		{"excel=a.xls", "there is no form 'excel'; it is one of: md, csv, json, html, svg"},
		{"htm=a.htm", "there is no form 'htm'; it is one of: md, csv, json, html, svg"},
		{"", "there is no form ''; it is one of: md, csv, json, html, svg"},
		{"=file", "there is no form ''; it is one of: md, csv, json, html, svg"},
		{"md=", "which file? md=FILE, or md alone for standard output"},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(exports_done) struct exports exports = {0};
		struct err err = {0};
		assert_int_equal(export_take(&row, &exports, rows[i].value, &err), -1);
		assert_int_equal(err.kind, ERR_USAGE);
		assert_string_equal(err.text, rows[i].said);
		assert_int_equal(exports.len, 0);
	}
}

static void two_reports_do_not_go_to_one_place(void **state)
{
	const char *folder = *state;
	static const char *const places[] = {"a", "./a", "../%s/a", "sub/../a"};
	owned(mem_free_text) char *sub = scratch_path(folder, "sub");
	assert_int_equal(mkdir(sub, 0700), 0);
	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		owned(exports_done) struct exports exports = {0};
		owned(str_done) struct str name = {0};
		struct err err = {0};
		str_addf(&name, places[i], strrchr(folder, '/') + 1);
		assert_int_equal(take(&exports, "md", folder, "a", &err), 0);
		assert_int_equal(take(&exports, "md", folder, "b", &err), 0);
		assert_int_equal(take(&exports, "json", folder, str_text(&name), &err), 0);
		assert_int_equal(exports_open(&exports, NULL, &err), -1);
		assert_int_equal(err.kind, ERR_USAGE);
		assert_non_null(strstr(err.text, "two reports would go to "));
	}
	owned(exports_done) struct exports exports = {0};
	struct err err = {0};
	assert_int_equal(export_take(&row, &exports, "md", &err), 0);
	assert_int_equal(exports_open(&exports, "-", &err), -1);
	assert_string_equal(err.text, "--export: two reports would go to standard output");
}

static void what_can_be_written_is(void **state)
{
	const char *folder = *state;
	owned(exports_done) struct exports exports = {0};
	owned(mem_free_text) char *gone = scratch_path(folder, "gone");
	owned(mem_free_text) char *path = scratch_path(folder, "there.json");
	owned(str_done) struct str text = {0};
	struct err err = {0};
	assert_int_equal(mkdir(gone, 0700), 0);
	assert_int_equal(take(&exports, "md", folder, "gone/a.md", &err), 0);
	assert_int_equal(take(&exports, "json", folder, "there.json", &err), 0);
	assert_int_equal(exports_open(&exports, NULL, &err), 0);
	assert_int_equal(rmdir(gone), 0);
	assert_int_equal(exports_write(&exports, print, "a check", &err), -1);
	assert_int_equal(err.kind, ERR_FAILED);
	assert_non_null(strstr(err.text, "gone/a.md: "));
	struct err reading = {0};
	assert_int_equal(io_read_file(path, 100, &text, &reading), 0);
	assert_string_equal(str_text(&text), "a check as json");
}

static void what_was_opened_and_not_written_leaves_what_there_was(void **state)
{
	const char *folder = *state;
	owned(mem_free_text) char *path = scratch_path(folder, "old.md");
	owned(str_done) struct str text = {0};
	struct err err = {0};
	assert_int_equal(io_write_file(path, "old", 3, &err), 0);
	struct exports exports = {0};
	assert_int_equal(take(&exports, "md", folder, "old.md", &err), 0);
	assert_int_equal(exports_open(&exports, NULL, &err), 0);
	exports_done(&exports);
	assert_int_equal(io_read_file(path, 100, &text, &err), 0);
	assert_string_equal(str_text(&text), "old");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_alone_is_standard_output),
		cmocka_unit_test(an_unknown_form_is_answered_with_those_that_exist),
		cmocka_unit_test_setup_teardown(
			two_reports_do_not_go_to_one_place, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(
			what_can_be_written_is, scratch_make, scratch_remove),
		cmocka_unit_test_setup_teardown(
			what_was_opened_and_not_written_leaves_what_there_was, scratch_make,
			scratch_remove),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

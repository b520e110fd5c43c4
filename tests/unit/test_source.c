/* Sources and specs: what is taken for a program, and for a request. */
#include "argus/source.h"

#include "base/str.h"
#include "unit.h"

#include "argus/spec.h"

static int parse(const char *path, const char *text, struct source *source, struct err *err)
{
	return source_parse(path, lang_of_path(path), text, strlen(text), source, err);
}

static void languages_are_known_by_name_and_extension(void **state)
{
	(void)state;
	static const struct {
		const char *path;
		int id;
	} rows[] = {{"a.py", LANG_PYTHON}, {"x/y.js", LANG_JAVASCRIPT}, {"a.mjs", LANG_JAVASCRIPT},
		{"a.CJS", LANG_JAVASCRIPT}, {"a.txt", -1}, {"py", -1}, {"dir.py/file", -1},
		{"", -1}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct lang *lang = lang_of_path(rows[i].path);
		if ((lang ? (int)lang->id : -1) != rows[i].id)
			fail_msg("%s", rows[i].path);
	}
	assert_int_equal(lang_find("py")->id, LANG_PYTHON);
	assert_int_equal(lang_find("JavaScript")->id, LANG_JAVASCRIPT);
	assert_null(lang_find("cobol"));
}

static void the_first_syntax_error_has_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *path, *text;
		unsigned line, column;
		const char *why;
	} rows[] = {
		{"a.py", "x = 1\n", 0, 0, "none"},
		{"a.py", "x = 1\ny = (\n", 2, 1, "an open parenthesis"},
		{"a.js", "let x = 1;\nlet y = ;\n", 2, 7, "a missing value"},
		{"a.py", "print 'old'\n", 0, 0, "Python 2's print is in the grammar"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(source_done) struct source source = {0};
		assert_int_equal(parse(rows[i].path, rows[i].text, &source, &err), 0);
		if (source.error.line != rows[i].line || source.error.column != rows[i].column)
			fail_msg("%s: %u:%u", rows[i].why, source.error.line, source.error.column);
	}
}

static void what_is_no_program_is_refused_with_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t len;
		const char *sentence;
	} rows[] = {
		{"", 0, "is empty"},
		{" \n\t\n", 4, "is empty"},
		{"x\n\0y", 4, "a.py:2:1: a NUL byte"},
		{"x = '\xe9'\n", 8, "a.py:1:6: byte 0xe9 is not valid UTF-8"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(source_done) struct source source = {0};
		assert_int_equal(source_parse("a.py", lang_at(LANG_PYTHON), rows[i].text,
					 rows[i].len, &source, &err),
			-1);
		if (!strstr(err.text, rows[i].sentence))
			fail_msg("%s", err.text);
	}
	struct err err = {0};
	owned(source_done) struct source source = {0};
	assert_int_equal(
		parse("a.py", "# -*- coding: latin-1 -*-\nx = '\xe9'\n", &source, &err), 0);
}

/* The parser counts a node's children in 16 bits, and released what it had not allocated. */
static void what_the_parser_cannot_count_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *lang, *piece, *end;
		size_t count;
		bool refused;
	} rows[] = {
		{"python", "# x\n", "x = 1\n", 65000, false},
		{"python", "# x\n", "x = 1\n", 65536, true},
		{"python", "# x\n", "x = 1\n", 70000, true},
		{"javascript", "//\n", "x = 1;\n", 70000, true},
		{"python", "(", "\n", 70000, true},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str text = {0};
		owned(source_done) struct source source = {0};
		struct err err = {0};
		for (size_t j = 0; j < rows[i].count; j++)
			str_add(&text, rows[i].piece);
		str_add(&text, rows[i].end);
		int status = source_parse(
			"made", lang_find(rows[i].lang), str_text(&text), text.len, &source, &err);
		assert_int_equal(status, rows[i].refused ? -1 : 0);
		assert_true(!rows[i].refused || strstr(err.text, "than the parser can count"));
	}
}

static void modules_are_told_by_extension_or_syntax(void **state)
{
	(void)state;
	static const struct {
		const char *path, *text;
		bool module;
	} rows[] = {{"a.js", "const x = require('fs');", false},
		{"a.js", "import fs from 'fs';", true}, {"a.js", "export function f() {}", true},
		{"a.mjs", "f();", true}, {"a.cjs", "f();", false}, {"a.js", "import('x');", false}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = {0};
		owned(source_done) struct source source = {0};
		assert_int_equal(parse(rows[i].path, rows[i].text, &source, &err), 0);
		if (source.module != rows[i].module)
			fail_msg("%s: %s", rows[i].path, rows[i].text);
	}
}

static void the_hash_is_sha256(void **state)
{
	(void)state;
	struct err err = {0};
	owned(source_done) struct source source = {0};
	assert_int_equal(parse("a.py", "abc", &source, &err), 0);
	assert_string_equal(
		source.hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void sizes_are_ranges_with_either_end_open(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		uint64_t low, high;
	} rows[] = {{"1k..1M", 1000, 1000000}, {"..5", 0, 5}, {"5..", 5, 0}, {"100", 100, 100}};
	static const char *const wrong[] = {"", "..", "x", "10..1", "0..5", "1..2..3"};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		uint64_t low;
		uint64_t high;
		struct err err = {0};
		assert_int_equal(spec_parse_sizes(rows[i].text, &low, &high, &err), 0);
		assert_true(low == rows[i].low && high == rows[i].high);
	}
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		uint64_t low;
		uint64_t high;
		struct err err = {0};
		if (spec_parse_sizes(wrong[i], &low, &high, &err) == 0)
			fail_msg("'%s' was taken", wrong[i]);
	}
}

static void a_request_that_does_not_fit_together_is_refused(void **state)
{
	(void)state;
	static char input[] = "n";
	static char function[] = "f";
	static const struct {
		char *input, *function, *args;
		uint64_t memory;
		const char *sentence;
	} rows[] = {
		{NULL, NULL, NULL, 1 << 30, "--input EXPR"},
		{input, function, NULL, 1 << 30, "use --args"},
		{NULL, function, NULL, 1 << 30, "needs --args"},
		{NULL, NULL, input, 1 << 30, "name it with --function"},
		{input, NULL, NULL, 1024, "--memory must be at least"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct spec spec = SPEC_DEFAULT;
		struct err err = {0};
		spec.input = rows[i].input;
		spec.function = rows[i].function;
		spec.args = rows[i].args;
		spec.memory_bytes = rows[i].memory;
		assert_int_equal(spec_check(&spec, &err), -1);
		assert_int_equal(err.kind, ERR_USAGE);
		if (!strstr(err.text, rows[i].sentence))
			fail_msg("%s", err.text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages_are_known_by_name_and_extension),
		cmocka_unit_test(the_first_syntax_error_has_its_place),
		cmocka_unit_test(what_is_no_program_is_refused_with_its_place),
		cmocka_unit_test(what_the_parser_cannot_count_is_refused),
		cmocka_unit_test(modules_are_told_by_extension_or_syntax),
		cmocka_unit_test(the_hash_is_sha256),
		cmocka_unit_test(sizes_are_ranges_with_either_end_open),
		cmocka_unit_test(a_request_that_does_not_fit_together_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Which files a program's imports name. */
#include "argus/modules.h"

#include <string.h>
#include <sys/stat.h>

#include "scratch.h"
#include "unit.h"

#include "base/io.h"

static const struct file {
	const char *name, *text;
} files[] = {
	{"main.py",
		"import heap, os.path as p\nfrom lib import trees, nothing as x\nimport gone\n"
		"def late():\n    from lib.deep import far\n"},
	{"heap.py", "import main\nfrom lib.trees import *\n"},
	{"unused.py", "x = 1\n"},
	{"added.py",
		"import sys, os\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), 'lib'))"
		"\nimport used\n"},
	{"lib/__init__.py", "from . import used\n"},
	{"lib/trees.py", "from .used import a\nfrom ..above import b\n"},
	{"lib/used.py", "a = 1\n"},
	{"lib/deep/far.py", "y = (\n"},
	{"above.py", "b = 1\n"},
	{"main.js",
		"const a = require('./a'); const fs = require('fs');\n"
		"const late = () => import('./lib/b.mjs');\nrequire('./c.json'); require(name);\n"
		"require('../out.js'); require('./link');\n"},
	{"a.js", "require('./main.js'); require('./lib/../lib');\n"},
	{"c.json", "{}\n"},
	{"link.js.target", "\n"},
	{"lib/index.js", "export * from './sub/x.js';\n"},
	{"lib/b.mjs", "import '../a.js'; import z from './missing.js';\n"},
	{"lib/sub/x.js", "module.exports = 1;\n"},
	{"node_modules/x/index.js", "1;\n"},
};

static int make_files(void **state)
{
	if (scratch_make(state) < 0)
		return -1;
	static const char *const folders[] = {
		"lib", "lib/deep", "lib/sub", "node_modules", "node_modules/x"};
	for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
		owned(mem_free_text) char *path = scratch_path(*state, folders[i]);
		mkdir(path, 0755);
	}
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		owned(mem_free_text) char *path = scratch_path(*state, files[i].name);
		FILE *file = fopen(path, "w");
		if (!file)
			return -1;
		fputs(files[i].text, file);
		fclose(file);
	}
	owned(mem_free_text) char *link = scratch_path(*state, "link.js");
	return symlink("link.js.target", link);
}

static void find(const char *folder, const char *name, struct str *found)
{
	struct err err = {0};
	owned(source_done) struct source source = {0};
	owned(modules_done) struct modules modules = {0};
	owned(mem_free_text) char *path = scratch_path(folder, name);
	if (source_load(path, NULL, &source, &err) < 0)
		fail_msg("%s", err.text);
	modules_find(&source, &modules);
	for (size_t i = 0; i < modules.len; i++)
		str_addf(found, "%s%s", i ? " " : "", modules.items[i].name);
}

static void imports_are_followed_within_the_folder(void **state)
{
	static const struct {
		const char *program, *modules, *why;
	} rows[] = {
		{"main.py",
			"above.py heap.py lib/__init__.py lib/deep/far.py lib/trees.py lib/used.py",
			"packages, names that are modules, relative ones, in functions"},
		{"heap.py",
			"above.py lib/__init__.py lib/deep/far.py lib/trees.py lib/used.py main.py",
			"any file may be the program, and two may import each other"},
		{"main.js", "a.js lib/b.mjs lib/index.js lib/sub/x.js",
			"require and import, extensions, an index; no data, links, nor what is "
			"above"},
		{"unused.py", "", "none"},
		{"added.py", "lib/used.py", "a folder that is put into sys.path"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		owned(str_done) struct str found = {0};
		find(*state, rows[i].program, &found);
		if (strcmp(str_text(&found), rows[i].modules) != 0)
			fail_msg("%s: %s", rows[i].why, str_text(&found));
	}
}

static void there_is_an_end_to_them(void **state)
{
	owned(str_done) struct str text = {0};
	for (int i = 0; i < MODULES_MAX + 10; i++) {
		owned(str_done) struct str name = {0};
		str_addf(&text, "import many%d\n", i);
		str_addf(&name, "%s/many%d.py", (char *)*state, i);
		FILE *file = fopen(str_text(&name), "w");
		assert_non_null(file);
		fputs("x = 1\n", file);
		fclose(file);
	}
	owned(mem_free_text) char *path = scratch_path(*state, "many.py");
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(str_text(&text), file);
	fclose(file);
	struct err err = {0};
	owned(source_done) struct source source = {0};
	owned(modules_done) struct modules modules = {0};
	assert_int_equal(source_load(path, NULL, &source, &err), 0);
	modules_find(&source, &modules);
	assert_int_equal(modules.len, MODULES_MAX + 1);
	size_t problems = 0;
	for (size_t i = 0; i < modules.len; i++)
		problems += modules.items[i].problem != NULL;
	assert_int_equal(problems, 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			imports_are_followed_within_the_folder, make_files, scratch_remove),
		cmocka_unit_test_setup_teardown(
			there_is_an_end_to_them, make_files, scratch_remove),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

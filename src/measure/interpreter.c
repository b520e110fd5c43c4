/*
 * Finding the interpreter. What `python3` or `node` is on the PATH may be a shell script of a
 * version manager, which takes longer to start than the interpreter itself; so the one that is
 * there is asked once who it really is, and that one is run from then on.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "argus/measure.h"
#include "base/child.h"
#include "base/mem.h"

enum { PATHS_MAX = 48 };

struct asker {
	const char *commands[3]; /* in the order in which they are tried */
	const char
		*arguments[4]; /* make it print: executable, version, paths it needs; a line each */
	const char *package; /* Debian's */
};

static const struct asker askers[] = {
	[LANG_PYTHON] =
		{
			.commands = {"python3", "python"},
			.arguments = {"-I", "-c",
				"import sys, platform\n"
				"print(sys.executable)\n"
				"print(platform.python_implementation(), "
				"platform.python_version())\n"
				"import glob, sysconfig\n"
				"base = sysconfig.get_config_var('LIBDIR') or ''\n"
				"shown = [sys.executable, sys.prefix + '/pyvenv.cfg',\n"
				"         *sysconfig.get_paths().values(), *sys.path,\n"
				"         *glob.glob(sys.base_prefix + '/lib/libpython*'),\n"
				"         *glob.glob(base + '/libpython*')]\n"
				"wanted = [sysconfig.get_path(k) for k in "
				"('include', 'scripts', 'data')]\n"
				"for p in dict.fromkeys(shown):\n"
				"    if p and p[0] == '/' and p not in wanted: print(p)"},
			.package = "python3",
		},
	[LANG_JAVASCRIPT] =
		{
			.commands = {"node", "nodejs"},
			.arguments = {"-e",
				"const path = require('path');"
				"console.log(process.execPath + '\\nNode.js ' + process.version + "
				"'\\n' + process.execPath);"
				"const lib = path.join(path.dirname(process.execPath), '../lib');"
				"try { for (const p of require('fs').readdirSync(lib))"
				" if (/^libnode/.test(p)) console.log(path.join(lib, p)) } catch "
				"{}"},
			.package = "nodejs",
		},
};
_Static_assert(ARRAY_LEN(askers) == LANG_COUNT, "one row a language");

void interpreter_done(struct interpreter *interpreter)
{
	free(interpreter->path);
	free(interpreter->version);
	for (char **prefix = interpreter->prefixes; prefix && *prefix; prefix++)
		free(*prefix);
	free(interpreter->prefixes);
	*interpreter = (struct interpreter){0};
}

static int take_answer(char *answer, struct interpreter *interpreter)
{
	char *lines[PATHS_MAX] = {0};
	size_t count = 0;
	char *rest = NULL;
	for (char *line = strtok_r(answer, "\n", &rest); line && count < ARRAY_LEN(lines);
		line = strtok_r(NULL, "\n", &rest))
		lines[count++] = line;
	if (count < 3 || lines[0][0] != '/')
		return -1;
	interpreter->path = mem_text(lines[0]);
	interpreter->version = mem_text(lines[1]);
	interpreter->prefixes = mem_array(count, sizeof *interpreter->prefixes);
	for (size_t i = 2; i < count; i++)
		interpreter->prefixes[i - 2] = mem_text(lines[i]);
	return 0;
}

static int check_elf(const struct interpreter *interpreter, struct err *err)
{
	char magic[4] = {0};
	FILE *file = fopen(interpreter->path, "rbe");
	size_t got = file ? fread(magic, 1, sizeof magic, file) : 0;
	if (file)
		fclose(file);
	if (got != sizeof magic || memcmp(magic, "\177ELF", 4) != 0)
		return err_set(err, ERR_FAILED,
			"%s is not a program that can be started directly; put the real "
			"interpreter first on the PATH",
			interpreter->path);
	return 0;
}

int interpreter_find(const struct lang *lang, struct interpreter *interpreter, struct err *err)
{
	const struct asker *asker = &askers[lang->id];
	for (size_t i = 0; i < ARRAY_LEN(asker->commands) && asker->commands[i]; i++) {
		const char *argv[6] = {asker->commands[i]};
		memcpy(argv + 1, asker->arguments, sizeof asker->arguments);
		owned(str_done) struct str answer = {0};
		int status = child_read(argv, 20, &answer, err);
		if (status < 0)
			return -1;
		if (status != 0 || answer.len == 0)
			continue;
		owned(interpreter_done) struct interpreter draft = {0};
		if (take_answer(answer.text, &draft) < 0)
			continue;
		if (check_elf(&draft, err) < 0)
			return -1;
		interpreter_done(interpreter);
		*interpreter = draft;
		draft = (struct interpreter){0};
		return 0;
	}
	return err_set(err, ERR_FAILED,
		"no %s interpreter on the PATH (%s); install one, on Debian: apt-get install %s",
		lang->title, asker->commands[0], asker->package);
}

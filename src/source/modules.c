/*
 * From what is written to the files that it names, as the interpreters look for them: Python from
 * the program's folder and those in it that the program seems to add to sys.path, or for a relative
 * import from the importing package's; Node from the
 * importing file's folder, with the extension and index.js as `require` tries them.
 */
#include "argus/modules.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "source/imports.h"

enum { FOLDERS_MAX = 8, DEPTH_MAX = 16 };

struct search {
	const struct source *program;
	const char *folder; /* the program's, absolute and without links */
	const char *self; /* the program's name in it */
	struct modules *modules;
	size_t bytes;
	char importer[PATH_MAX]; /* of the source that is being read: "", "lib/heap.py" */
	char *folders[FOLDERS_MAX]; /* that the program puts into sys.path: "lib/" */
	size_t folders_len;
};

void modules_done(struct modules *modules)
{
	for (size_t i = 0; i < modules->len; i++) {
		free(modules->items[i].name);
		free(modules->items[i].problem);
		source_done(&modules->items[i].source);
	}
	free(modules->items);
	*modules = (struct modules){0};
}

/* Root reads for the program what that could read itself: it runs as somebody else. */
static bool may_be_read(const struct search *search, char *path)
{
	struct stat st;
	if (geteuid() != 0)
		return true;
	if (stat(path, &st) < 0 || !(st.st_mode & S_IROTH))
		return false;
	size_t above = strlen(search->folder);
	for (char *slash = strrchr(path, '/'); slash && slash > path + above;
		slash = strrchr(path, '/')) {
		*slash = '\0';
		if (stat(path, &st) < 0 || !(st.st_mode & S_IXOTH))
			return false;
	}
	return true;
}

/* A regular file that is reached without links. */
static bool is_plain_file(const struct search *search, const char *name)
{
	char path[PATH_MAX];
	char real[PATH_MAX];
	struct stat st;
	return snprintf(path, sizeof path, "%s/%s", search->folder, name) < PATH_MAX &&
		lstat(path, &st) == 0 && S_ISREG(st.st_mode) && realpath(path, real) &&
		strcmp(path, real) == 0 && may_be_read(search, path);
}

static unsigned depth_of(const char *name)
{
	unsigned depth = 0;
	while ((name = strchr(name, '/'))) {
		depth++;
		name++;
	}
	return depth;
}

static bool is_wanted(const struct search *search, const char *name)
{
	if (name[0] == '.' || strstr(name, "/.") || strstr(name, "node_modules/") ||
		strcmp(name, search->self) == 0 || depth_of(name) > DEPTH_MAX ||
		lang_of_path(name) != search->program->lang)
		return false;
	for (size_t i = 0; i < search->modules->len; i++) {
		if (strcmp(search->modules->items[i].name, name) == 0)
			return false;
	}
	return is_plain_file(search, name);
}

static int load(
	const struct search *search, const char *name, struct source *source, struct err *err)
{
	owned(str_done) struct str path = {0};
	str_addf(&path, "%s/%s", search->folder, name);
	if (search->modules->len >= MODULES_MAX)
		return err_set(err, ERR_FAILED, "more than %d modules", MODULES_MAX);
	if (source_load(str_text(&path), search->program->lang, source, err) < 0)
		return -1;
	if (search->bytes + source->len <= MODULES_BYTES_MAX)
		return 0;
	source_done(source);
	return err_set(err, ERR_FAILED, "more than %d MiB of modules", MODULES_BYTES_MAX >> 20);
}

/* True: there is such a file, whether it was known before or not. */
static bool add(struct search *search, const char *name)
{
	struct modules *modules = search->modules;
	struct err err = {0};
	if (!is_wanted(search, name))
		return is_plain_file(search, name);
	if (modules->len > MODULES_MAX)
		return true;
	struct module module = {.name = mem_text(name)};
	if (load(search, name, &module.source, &err) < 0)
		module.problem = mem_text(err.text);
	search->bytes += module.source.len;
	modules->items =
		mem_grow(modules->items, modules->len, &modules->cap, sizeof *modules->items);
	modules->items[modules->len++] = module;
	return true;
}

/* One folder up, of "a/b/" or "a/b": false at the top. */
static bool go_up(struct str *path)
{
	if (path->len == 0)
		return false;
	path->len--;
	while (path->len > 0 && path->text[path->len - 1] != '/')
		path->len--;
	path->text[path->len] = '\0';
	return true;
}

static void add_name(struct search *search, const struct str *base, const char *ending)
{
	owned(str_done) struct str name = {0};
	str_addf(&name, "%s%s", str_text(base), ending);
	add(search, str_text(&name));
}

/* Each of "a.b.c": packages on the way, and at the end a module or a package. */
static void follow_dots(struct search *search, struct str *base, const char *text, size_t len)
{
	for (size_t at = 0; at < len;) {
		const char *dot = memchr(text + at, '.', len - at);
		size_t part = dot ? (size_t)(dot - text) - at : len - at;
		/* `import a . b` */
		size_t blanks = strspn(text + at, " \t");
		blanks = blanks < part ? blanks : part;
		size_t word = part;
		while (word > blanks && strchr(" \t", text[at + word - 1]))
			word--;
		str_add_n(base, text + at + blanks, word - blanks);
		add_name(search, base, "/__init__.py");
		if (at + part >= len)
			add_name(search, base, ".py");
		str_add_char(base, '/');
		at += part + 1;
	}
}

static void find_python(struct search *search, const struct import *import)
{
	owned(str_done) struct str base = {0};
	if (import->dots > 0) {
		str_add(&base, search->importer);
		for (unsigned i = 0; i < import->dots; i++) {
			if (!go_up(&base))
				return;
		}
		add_name(search, &base, "__init__.py");
	}
	for (size_t i = 0; i <= search->folders_len; i++) {
		owned(str_done) struct str path = {0};
		if (i > 0 && import->dots > 0)
			return;
		str_addf(&path, "%s%s", i > 0 ? search->folders[i - 1] : "", str_text(&base));
		follow_dots(search, &path, import->text, import->len);
		if (import->name)
			follow_dots(search, &path, import->name, import->name_len);
	}
}

static void found_folder(void *context, const char *text, size_t len)
{
	struct search *search = context;
	owned(str_done) struct str path = {0};
	struct stat st;
	while (len > 0 && text[len - 1] == '/')
		len--;
	if (len == 0 || text[0] == '/' || text[0] == '.' || search->folders_len == FOLDERS_MAX)
		return;
	str_addf(&path, "%s/%.*s", search->folder, (int)len, text);
	if (lstat(str_text(&path), &st) < 0 || !S_ISDIR(st.st_mode))
		return;
	str_clear(&path);
	str_addf(&path, "%.*s/", (int)len, text);
	search->folders[search->folders_len++] = str_take(&path);
}

/* "./a/../b" from the importer's folder; false: out of the program's. */
static bool join(const char *importer, const char *text, size_t len, struct str *path)
{
	str_add(path, importer);
	go_up(path);
	for (size_t at = 0; at < len;) {
		const char *slash = memchr(text + at, '/', len - at);
		size_t part = slash ? (size_t)(slash - text) - at : len - at;
		if (part == 2 && memcmp(text + at, "..", 2) == 0) {
			if (!go_up(path))
				return false;
		} else if (part > 0 && !(part == 1 && text[at] == '.')) {
			str_add_n(path, text + at, part);
			str_add_char(path, '/');
		}
		at += part + 1;
	}
	if (path->len > 0)
		path->text[--path->len] = '\0';
	return true;
}

static void find_javascript(struct search *search, const struct import *import)
{
	static const char *const endings[] = {"", ".js", ".mjs", ".cjs", "/index.js"};
	owned(str_done) struct str path = {0};
	if (import->len < 2 || import->text[0] != '.' ||
		!join(search->importer, import->text, import->len, &path))
		return;
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		owned(str_done) struct str name = {0};
		str_addf(&name, "%s%s", str_text(&path), endings[i]);
		if (add(search, str_text(&name)))
			return;
	}
}

static void found(void *context, const struct import *import)
{
	static void (*const finds[])(struct search * search, const struct import *import) = {
		[LANG_PYTHON] = find_python, [LANG_JAVASCRIPT] = find_javascript};
	_Static_assert(ARRAY_LEN(finds) == LANG_COUNT, "one way a language");
	struct search *search = context;
	finds[search->program->lang->id](search, import);
}

static int by_name(const void *left, const void *right)
{
	const struct module *a = left;
	const struct module *b = right;
	return strcmp(a->name, b->name);
}

void modules_find(const struct source *program, struct modules *modules)
{
	char folder[PATH_MAX];
	owned(modules_done) struct modules draft = {0};
	if (strcmp(program->path, "-") == 0 || !realpath(program->path, folder))
		return;
	char *slash = strrchr(folder, '/');
	struct search search = {
		.program = program, .folder = folder, .self = slash + 1, .modules = &draft};
	*slash = '\0';
	imports_each_folder(program, found_folder, &search);
	imports_each(program, found, &search);
	for (size_t i = 0; i < draft.len; i++) {
		if (draft.items[i].problem)
			continue;
		snprintf(search.importer, sizeof search.importer, "%s", draft.items[i].name);
		/* The array may move meanwhile; the text and the tree do not. */
		const struct source source = draft.items[i].source;
		imports_each(&source, found, &search);
	}
	for (size_t i = 0; i < search.folders_len; i++)
		free(search.folders[i]);
	if (draft.len > 0)
		qsort(draft.items, draft.len, sizeof *draft.items, by_name);
	modules_done(modules);
	*modules = draft;
	draft = (struct modules){0};
}

#include "argus/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "walk/repository.h"

static const char *const reasons[] = {
	[WALK_IGNORED] = "ignored by git",
	[WALK_HIDDEN] = "hidden",
	[WALK_INSTALLED] = "installed or made (node_modules, virtual environments, caches)",
	[WALK_MINIFIED] = "minified",
	[WALK_EMPTY] = "empty",
	[WALK_LINK] = "linked",
	[WALK_DEEP] = "nested too deeply",
};
_Static_assert(ARRAY_LEN(reasons) == WALK_REASON_COUNT, "one text a reason");

const char *walk_reason_text(enum walk_reason reason)
{
	return reasons[reason];
}

void walk_done(struct walk *walk)
{
	for (size_t i = 0; i < walk->len; i++)
		free(walk->items[i].path);
	for (size_t i = 0; i < walk->problems_len; i++)
		free(walk->problems[i]);
	free(walk->items);
	free(walk->problems);
	*walk = (struct walk){0};
}

/* A folder that is being walked. */
struct place {
	int fd;
	const char *shown;
	const char *inside; /* the path in the repository, with a slash at its end; NULL: in none */
	const struct level *level;
	unsigned depth;
};

/* An entry of it. */
struct entry {
	const char *name;
	const char *shown;
	const char *inside;
	struct stat st;
};

static int walk_folder(struct walk *walk, const struct place *place, struct err *err);

static void add_problem(struct walk *walk, const char *path, const char *what)
{
	owned(str_done) struct str text = {0};
	str_addf(&text, "%s: %s", path, what);
	walk->problems = mem_grow(
		walk->problems, walk->problems_len, &walk->problems_cap, sizeof *walk->problems);
	walk->problems[walk->problems_len++] = str_take(&text);
}

static int add_file(
	struct walk *walk, const char *path, const struct walk_file *facts, struct err *err)
{
	if (walk->len >= WALK_FILES_MAX)
		return err_set(err, ERR_USAGE, "%s: more than %d files; name smaller folders", path,
			WALK_FILES_MAX);
	walk->items = mem_grow(walk->items, walk->len, &walk->cap, sizeof *walk->items);
	walk->items[walk->len] = *facts;
	walk->items[walk->len++].path = mem_text(path);
	return 0;
}

/* "#!/usr/bin/env python3" */
static const struct lang *lang_of_file(int folder, const char *name)
{
	char start[128];
	owned(mem_close_fd) int fd =
		openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t got = fd >= 0 ? read(fd, start, sizeof start - 1) : -1;
	if (got < 2)
		return NULL;
	start[got] = '\0';
	return lang_of_start(start);
}

/* In minified files all is in one line, and names are of one letter. */
static bool is_minified(const char *name)
{
	static const char *const ends[] = {".min.js", ".min.mjs", ".min.cjs"};
	size_t len = strlen(name);
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		size_t end = strlen(ends[i]);
		if (len > end && strcasecmp(name + len - end, ends[i]) == 0)
			return true;
	}
	return false;
}

/* Folders that an installer filled: by name, or by what stands in them. */
static bool is_installed(int folder, const char *name)
{
	static const char *const names[] = {"node_modules", "__pycache__"};
	static const char *const marks[] = {"pyvenv.cfg", "conda-meta/history"};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		owned(str_done) struct str path = {0};
		str_addf(&path, "%s/%s", name, marks[i]);
		if (faccessat(folder, str_text(&path), F_OK, 0) == 0)
			return true;
	}
	return false;
}

static bool is_ignored(const struct place *place, const struct entry *entry)
{
	return entry->inside &&
		repository_ignores(place->level, entry->inside, S_ISDIR(entry->st.st_mode));
}

static int visit_folder(
	struct walk *walk, const struct place *place, const struct entry *entry, struct err *err)
{
	if (is_installed(place->fd, entry->name)) {
		walk->left_out[WALK_INSTALLED]++;
		return 0;
	}
	if (is_ignored(place, entry)) {
		walk->left_out[WALK_IGNORED]++;
		return 0;
	}
	if (place->depth >= WALK_DEPTH_MAX) {
		walk->left_out[WALK_DEEP]++;
		return 0;
	}
	owned(mem_close_fd) int fd =
		openat(place->fd, entry->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0) {
		add_problem(walk, entry->shown, strerror(errno));
		return 0;
	}
	owned(str_done) struct str inside = {0};
	str_addf(&inside, "%s/", entry->inside ? entry->inside : "");
	return walk_folder(walk,
		&(struct place){.fd = fd,
			.shown = entry->shown,
			.inside = entry->inside ? str_text(&inside) : NULL,
			.level = place->level,
			.depth = place->depth + 1},
		err);
}

static int visit_file(
	struct walk *walk, const struct place *place, const struct entry *entry, struct err *err)
{
	const struct lang *lang = NULL;
	if (!lang_of_path(entry->name)) {
		bool bare = !strchr(entry->name, '.') && (entry->st.st_mode & S_IXUSR);
		lang = bare ? lang_of_file(place->fd, entry->name) : NULL;
		if (!lang)
			return 0;
	}
	if (entry->st.st_size == 0) {
		walk->left_out[WALK_EMPTY]++;
		return 0;
	}
	if (is_minified(entry->name)) {
		walk->left_out[WALK_MINIFIED]++;
		return 0;
	}
	if (is_ignored(place, entry)) {
		walk->left_out[WALK_IGNORED]++;
		return 0;
	}
	return add_file(walk, entry->shown,
		&(struct walk_file){.lang = lang, .bytes = (uint64_t)entry->st.st_size}, err);
}

/* Of hidden files and links only what would be taken otherwise is counted. */
static bool is_candidate(const struct dirent *entry)
{
	return entry->d_type == DT_DIR || lang_of_path(entry->d_name);
}

/* The names in "." are what people call them. */
static void add_path(struct str *path, const char *folder, const char *name)
{
	size_t len = strlen(folder);
	if (strcmp(folder, ".") == 0)
		str_add(path, name);
	else
		str_addf(path, "%s%s%s", folder, folder[len - 1] == '/' ? "" : "/", name);
}

static int visit(
	struct walk *walk, const struct place *place, const struct dirent *dirent, struct err *err)
{
	const char *name = dirent->d_name;
	owned(str_done) struct str shown = {0};
	owned(str_done) struct str inside = {0};
	struct entry entry = {.name = name};
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, ".git") == 0)
		return 0;
	if (name[0] == '.') {
		walk->left_out[WALK_HIDDEN] += is_candidate(dirent);
		return 0;
	}
	if (fstatat(place->fd, name, &entry.st, AT_SYMLINK_NOFOLLOW) < 0)
		return 0;
	add_path(&shown, place->shown, name);
	str_addf(&inside, "%s%s", place->inside ? place->inside : "", name);
	entry.shown = str_text(&shown);
	entry.inside = place->inside ? str_text(&inside) : NULL;
	if (S_ISDIR(entry.st.st_mode))
		return visit_folder(walk, place, &entry, err);
	if (S_ISREG(entry.st.st_mode))
		return visit_file(walk, place, &entry, err);
	walk->left_out[WALK_LINK] += S_ISLNK(entry.st.st_mode) && is_candidate(dirent);
	return 0;
}

static int visit_all(struct walk *walk, const struct place *place, struct err *err)
{
	/* The stream owns its descriptor; the place's is needed for what is in the folder. */
	int fd = fcntl(place->fd, F_DUPFD_CLOEXEC, 0);
	DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
	if (!stream) {
		add_problem(walk, place->shown, strerror(errno));
		mem_close_fd(&fd);
		return 0;
	}
	int status = 0;
	for (struct dirent *entry = readdir(stream); entry && status == 0; entry = readdir(stream))
		status = visit(walk, place, entry, err);
	closedir(stream);
	return status;
}

/* A folder's own rules go in front of those around it; a repository in a repository has its own. */
static int walk_folder(struct walk *walk, const struct place *place, struct err *err)
{
	struct level exclude = {0};
	struct level own = {.outer = place->level};
	struct place here = *place;
	if (!walk->no_ignore && repository_starts(place->fd)) {
		repository_read_exclude(place->fd, &exclude.rules);
		own.outer = &exclude;
		here.inside = "";
	}
	if (here.inside) {
		own.base = strlen(here.inside);
		here.level = &own;
		if (!repository_read_rules(place->fd, &own.rules))
			add_problem(walk, place->shown,
				"its .gitignore cannot be read or is larger than 1 MiB");
	}
	int status = visit_all(walk, &here, err);
	ignore_done(&own.rules);
	ignore_done(&exclude.rules);
	return status;
}

static int compare_files(const void *a, const void *b)
{
	return strcmp(((const struct walk_file *)a)->path, ((const struct walk_file *)b)->path);
}

static int add_folder(struct walk *walk, const char *word, struct err *err)
{
	size_t len = strlen(word);
	while (len > 1 && word[len - 1] == '/')
		len--;
	owned(mem_free_text) char *shown = mem_text_n(word, len);
	owned(repository_done) struct repository repository = {0};
	owned(mem_close_fd) int fd = open(shown, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	size_t first = walk->len;
	if (fd < 0) {
		add_problem(walk, shown, strerror(errno));
		return 0;
	}
	if (!walk->no_ignore)
		repository_find(shown, &repository);
	struct place place = {.fd = fd, .shown = shown, .inside = repository.place};
	if (repository.len > 0)
		place.level = &repository.levels[repository.len - 1];
	if (walk_folder(walk, &place, err) < 0)
		return -1;
	if (walk->len > first)
		qsort(walk->items + first, walk->len - first, sizeof *walk->items, compare_files);
	return 0;
}

int walk_add(struct walk *walk, const char *word, struct err *err)
{
	struct stat st;
	bool there = strcmp(word, "-") != 0 && stat(word, &st) == 0;
	if (there && S_ISDIR(st.st_mode))
		return add_folder(walk, word, err);
	struct walk_file file = {.named = true};
	if (there && S_ISREG(st.st_mode)) {
		file.bytes = (uint64_t)st.st_size;
		file.lang = lang_of_path(word) ? NULL : lang_of_file(AT_FDCWD, word);
	}
	return add_file(walk, word, &file, err);
}

#include "walk/repository.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/str.h"

enum { RULES_BYTES_MAX = 1 << 20, LINK_BYTES_MAX = 4096 };

/* 0: read; 1: there is none; -1: it cannot be read, or is too large. */
static int read_at(int folder, const char *name, int flags, size_t max_bytes, struct str *text)
{
	struct err ignored = {0};
	struct stat st;
	/* O_NONBLOCK: opening a FIFO must not hang. */
	owned(mem_close_fd) int fd =
		openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags);
	if (fd < 0)
		return errno == ENOENT || errno == ELOOP || errno == ENOTDIR ? 1 : -1;
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return 1;
	return io_read_fd(fd, name, max_bytes, text, &ignored);
}

bool repository_starts(int folder)
{
	struct stat st;
	if (faccessat(folder, ".git/HEAD", F_OK, 0) == 0)
		return true;
	return fstatat(folder, ".git", &st, 0) == 0 && S_ISREG(st.st_mode);
}

/* What stands behind `mark` in a file of one line. */
static bool read_link(int folder, const char *name, const char *mark, struct str *path)
{
	owned(str_done) struct str text = {0};
	if (read_at(folder, name, 0, LINK_BYTES_MAX, &text) != 0 ||
		strncmp(str_text(&text), mark, strlen(mark)) != 0)
		return false;
	const char *start = str_text(&text) + strlen(mark);
	str_add_n(path, start, strcspn(start, "\r\n"));
	return path->len > 0;
}

/* In a linked worktree and in a submodule .git is a file that says where the rest is; a worktree's
 * own folder says where what all worktrees share is. */
static int open_common(int folder)
{
	owned(str_done) struct str path = {0};
	owned(str_done) struct str common = {0};
	if (!read_link(folder, ".git", "gitdir: ", &path))
		return openat(folder, ".git", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int own = openat(folder, str_text(&path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (own < 0 || !read_link(own, "commondir", "", &common))
		return own;
	int shared = openat(own, str_text(&common), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	mem_close_fd(&own);
	return shared;
}

void repository_read_exclude(int folder, struct ignore *rules)
{
	owned(str_done) struct str text = {0};
	owned(mem_close_fd) int common = open_common(folder);
	if (common >= 0 && read_at(common, "info/exclude", 0, RULES_BYTES_MAX, &text) == 0)
		ignore_parse(str_text(&text), text.len, rules);
}

bool repository_read_rules(int folder, struct ignore *rules)
{
	owned(str_done) struct str text = {0};
	int status = read_at(folder, ".gitignore", O_NOFOLLOW, RULES_BYTES_MAX, &text);
	if (status == 0)
		ignore_parse(str_text(&text), text.len, rules);
	return status >= 0;
}

void repository_done(struct repository *repository)
{
	for (size_t i = 0; i < repository->len; i++)
		ignore_done(&repository->levels[i].rules);
	free(repository->levels);
	free(repository->place);
	*repository = (struct repository){0};
}

/* The length of the path of the innermost folder, from `path` up, that is a repository's top. */
static size_t find_top(char *path)
{
	size_t len = strlen(path);
	for (;;) {
		char cut = path[len];
		path[len] = '\0';
		owned(mem_close_fd) int fd =
			open(len ? path : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		bool starts = fd >= 0 && repository_starts(fd);
		path[len] = cut;
		if (starts)
			return len;
		if (len == 0)
			return SIZE_MAX;
		while (path[--len] != '/') {
		}
	}
}

/* `path` up to `len` is a folder above the one that is walked. */
static void add_level(struct repository *repository, char *path, size_t top, size_t len)
{
	char cut = path[len];
	path[len] = '\0';
	owned(mem_close_fd) int fd = open(len ? path : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	path[len] = cut;
	struct level *level = &repository->levels[repository->len];
	*level = (struct level){.base = len > top ? len - top : 0};
	if (repository->len > 0)
		level->outer = level - 1;
	if (fd >= 0)
		repository_read_rules(fd, &level->rules);
	repository->len++;
}

void repository_find(const char *folder, struct repository *repository)
{
	char path[PATH_MAX];
	if (!realpath(folder, path))
		return;
	if (strcmp(path, "/") == 0)
		path[0] = '\0';
	size_t top = find_top(path);
	size_t len = strlen(path);
	/* The folder that starts one is looked at when it is walked. */
	if (top == SIZE_MAX || top == len)
		return;
	size_t slashes = 0;
	for (size_t i = top; i < len; i++)
		slashes += path[i] == '/';
	repository->levels = mem_array(slashes + 1, sizeof *repository->levels);
	char cut = path[top];
	path[top] = '\0';
	owned(mem_close_fd) int fd = open(top ? path : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	path[top] = cut;
	if (fd >= 0)
		repository_read_exclude(fd, &repository->levels[0].rules);
	repository->len = 1;
	for (size_t i = top; i < len; i++) {
		if (path[i] == '/')
			add_level(repository, path, top, i);
	}
	owned(str_done) struct str place = {0};
	str_addf(&place, "%s/", path + top + 1);
	repository->place = str_take(&place);
}

bool repository_ignores(const struct level *level, const char *path, bool folder)
{
	for (; level; level = level->outer) {
		enum ignore_answer answer = ignore_ask(&level->rules, path + level->base, folder);
		if (answer != IGNORE_UNSAID)
			return answer == IGNORE_OUT;
	}
	return false;
}

/*
 * A program sees its neighbours: modules, packages, data. It must not see a user's secrets that
 * happen to be neighbours, too. So hidden entries are never shown; where the child is another user
 * than argus, only what others may read; and in a folder that is no project's (a home, /tmp, one
 * just below the root) only what can be imported.
 *
 * Small files are copied: a mount for each would cost every trial. Folders and large files are
 * shown where they are.
 */
#include "sandbox/beside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	ENTRIES_MAX = 4096,
	SHOWN_MAX = 100,
	COPY_BYTES_MAX = 256 << 10,
	COPIES_BYTES_MAX = 16 << 20,
	BUFFER = 64 << 10
};

/* What all levels of a folder share. */
struct tally {
	size_t entries;
	size_t shown;
	size_t copied_bytes;
};

struct filling {
	const struct cell *cell;
	int folder, box;
	const char *path; /* of both, below the program's: "", "lib/" */
	const struct beside_way *way;
	struct tally *tally;
};

static bool is_home(const char *folder)
{
	const char *home = getenv("HOME");
	const struct passwd *user = getpwuid(geteuid());
	return (home && strcmp(folder, home) == 0) ||
		(user && user->pw_dir && strcmp(folder, user->pw_dir) == 0);
}

bool beside_is_no_project(const char *folder)
{
	struct stat st;
	return strchr(folder + 1, '/') == NULL || is_home(folder) ||
		(stat(folder, &st) == 0 && st.st_mode & S_ISVTX);
}

static bool can_be_imported(const struct filling *filling, const char *name, bool is_folder)
{
	static const char *const extensions[] = {".py", ".js", ".mjs", ".cjs", ".json"};
	char init[NAME_MAX + 16];
	if (is_folder) {
		snprintf(init, sizeof init, "%s/__init__.py", name);
		return strcmp(name, "node_modules") == 0 ||
			faccessat(filling->folder, init, F_OK, 0) == 0;
	}
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; dot && i < ARRAY_LEN(extensions); i++) {
		if (strcmp(dot, extensions[i]) == 0)
			return true;
	}
	return false;
}

static bool may_be_seen(const struct filling *filling, const char *name, const struct stat *st)
{
	bool is_folder = S_ISDIR(st->st_mode);
	bool top = !filling->path[0];
	mode_t needed = is_folder ? S_IROTH | S_IXOTH : S_IROTH;
	if ((top && name[0] == '.') || (!is_folder && !S_ISREG(st->st_mode)))
		return false;
	if (filling->cell->uid != 0 && (st->st_mode & needed) != needed)
		return false;
	return !(filling->cell->narrow && top) || can_be_imported(filling, name, is_folder);
}

static int pour(int from, int to)
{
	static char buffer[BUFFER];
	for (;;) {
		ssize_t got = read(from, buffer, sizeof buffer);
		if (got <= 0)
			return (int)got;
		for (ssize_t put, done = 0; done < got; done += put) {
			put = write(to, buffer + done, (size_t)(got - done));
			if (put < 0)
				return -1;
		}
	}
}

/* With its time, or Python would not take the compiled module that belongs to it. */
static int copy(const struct filling *filling, const char *name, const struct stat *st)
{
	int from = openat(filling->folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (from < 0)
		return 0;
	int to = openat(filling->box, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0444);
	int status = to < 0 && errno != EEXIST ? -1 : 0;
	if (to >= 0) {
		const struct timespec times[] = {st->st_atim, st->st_mtim};
		status = pour(from, to);
		futimens(to, times);
		close(to);
	}
	int saved = errno;
	close(from);
	errno = saved;
	filling->tally->copied_bytes += (size_t)st->st_size;
	return status;
}

static int copy_link(const struct filling *filling, const char *name)
{
	char target[PATH_MAX];
	ssize_t len = readlinkat(filling->folder, name, target, sizeof target - 1);
	if (len < 0)
		return 0;
	target[len] = '\0';
	/* Out of the folder: there is nothing there, in the box. A folder in it is shown with its
	 * links as they are, whether or not it is made anew. */
	if (!filling->path[0] && (target[0] == '/' || strstr(target, "..")))
		return 0;
	return symlinkat(target, filling->box, name) < 0 && errno != EEXIST ? -1 : 0;
}

int beside_place(int folder, const char *name, const struct sandbox_file *file)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0444);
	if (fd < 0)
		return -1;
	size_t done = 0;
	while (done < file->len) {
		ssize_t put = write(fd, file->bytes + done, file->len - done);
		if (put < 0)
			break;
		done += (size_t)put;
	}
	fchmod(fd, 0444);
	int saved = errno;
	close(fd);
	errno = saved;
	return done == file->len ? 0 : -1;
}

/* The part of a module's name below this level; NULL: it is elsewhere. */
static const char *module_here(const struct filling *filling, const struct sandbox_file *module)
{
	size_t len = strlen(filling->path);
	return strncmp(module->name, filling->path, len) == 0 ? module->name + len : NULL;
}

/* Is there a module in the folder of this name? */
static bool holds_module(const struct filling *filling, const char *name)
{
	const struct sandbox_setup *setup = &filling->cell->setup;
	size_t len = strlen(name);
	for (size_t i = 0; i < setup->modules_len; i++) {
		const char *here = module_here(filling, &setup->modules[i]);
		if (here && strncmp(here, name, len) == 0 && here[len] == '/')
			return true;
	}
	return false;
}

static bool is_program(const struct filling *filling, const char *name)
{
	const struct sandbox_file *source = filling->cell->setup.source;
	return source && !filling->path[0] && strcmp(name, source->name) == 0;
}

/* The program's own name and its modules' are taken already. */
static bool is_taken(const struct filling *filling, const char *name)
{
	const struct sandbox_setup *setup = &filling->cell->setup;
	if (is_program(filling, name))
		return true;
	for (size_t i = 0; i < setup->modules_len; i++) {
		const char *here = module_here(filling, &setup->modules[i]);
		if (here && strcmp(here, name) == 0)
			return true;
	}
	return false;
}

static int place_modules(const struct filling *filling)
{
	const struct sandbox_setup *setup = &filling->cell->setup;
	int status = 0;
	for (size_t i = 0; i < setup->modules_len && status == 0; i++) {
		const struct sandbox_file *module = &setup->modules[i];
		const char *here = module_here(filling, module);
		struct stat st;
		/* Only what the box without counters would show, and never over the program. */
		if (here && !strchr(here, '/') && !is_program(filling, here) &&
			fstatat(filling->folder, here, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
			may_be_seen(filling, here, &st))
			status = beside_place(filling->box, here, module);
	}
	return status;
}

static int fill(const struct filling *filling);

/* A folder with a module in it is made anew, so that the rest of it can stand beside that. */
static int fill_folder(const struct filling *filling, const char *name)
{
	char path[PATH_MAX];
	struct filling inner = *filling;
	if (snprintf(path, sizeof path, "%s%s/", filling->path, name) >= PATH_MAX ||
		mkdirat(filling->box, name, 0755) < 0)
		return -1;
	inner.path = path;
	inner.folder =
		openat(filling->folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	inner.box = openat(filling->box, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int status = inner.box < 0 ? -1 : fill(&inner);
	int saved = errno;
	mem_close_fd(&inner.folder);
	mem_close_fd(&inner.box);
	errno = saved;
	return status;
}

static int show(const struct filling *filling, const char *name, bool is_folder)
{
	char path[PATH_MAX];
	if (filling->tally->shown == SHOWN_MAX ||
		snprintf(path, sizeof path, "%s%s", filling->path, name) >= PATH_MAX)
		return 0;
	filling->tally->shown++;
	return filling->way->show(filling->way->context, filling->folder, path, name, is_folder);
}

static int add(const struct filling *filling, const char *name)
{
	struct stat st;
	if (fstatat(filling->folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return 0;
	bool top = !filling->path[0];
	if (S_ISLNK(st.st_mode) && !(top && (name[0] == '.' || filling->cell->narrow)))
		return copy_link(filling, name);
	if (!may_be_seen(filling, name, &st) || is_taken(filling, name))
		return 0;
	if (S_ISDIR(st.st_mode) && holds_module(filling, name))
		return fill_folder(filling, name);
	bool small = S_ISREG(st.st_mode) && st.st_size <= COPY_BYTES_MAX &&
		filling->tally->copied_bytes + (size_t)st.st_size <= COPIES_BYTES_MAX;
	return small ? copy(filling, name, &st) : show(filling, name, S_ISDIR(st.st_mode));
}

static int fill(const struct filling *filling)
{
	int status = place_modules(filling);
	int again = status < 0 || filling->folder < 0
		? -1
		: openat(filling->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = again < 0 ? NULL : fdopendir(again);
	if (!dir)
		return status;
	const struct dirent *entry;
	while (status == 0 && filling->tally->entries < ENTRIES_MAX && (entry = readdir(dir))) {
		filling->tally->entries++;
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			status = add(filling, entry->d_name);
	}
	int saved = errno;
	closedir(dir);
	errno = saved;
	return status;
}

int beside_fill(const struct cell *cell, int folder, int box, const struct beside_way *way)
{
	struct tally tally = {0};
	const struct filling filling = {cell, folder, box, "", way, &tally};
	return fill(&filling);
}

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

struct filling {
	const struct cell *cell;
	int folder, box;
	const struct beside_way *way;
	size_t shown;
	size_t copied_bytes;
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
	mode_t needed = is_folder ? S_IROTH | S_IXOTH : S_IROTH;
	if (name[0] == '.' || (!is_folder && !S_ISREG(st->st_mode)))
		return false;
	if (filling->cell->uid != 0 && (st->st_mode & needed) != needed)
		return false;
	return !filling->cell->narrow || can_be_imported(filling, name, is_folder);
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
static int copy(struct filling *filling, const char *name, const struct stat *st)
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
	filling->copied_bytes += (size_t)st->st_size;
	return status;
}

static int copy_link(const struct filling *filling, const char *name)
{
	char target[PATH_MAX];
	ssize_t len = readlinkat(filling->folder, name, target, sizeof target - 1);
	if (len < 0)
		return 0;
	target[len] = '\0';
	/* Out of the folder: there is nothing there, in the box. */
	if (target[0] == '/' || strstr(target, ".."))
		return 0;
	return symlinkat(target, filling->box, name) < 0 && errno != EEXIST ? -1 : 0;
}

static int add(struct filling *filling, const char *name)
{
	struct stat st;
	if (fstatat(filling->folder, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return 0;
	if (S_ISLNK(st.st_mode) && name[0] != '.' && !filling->cell->narrow)
		return copy_link(filling, name);
	if (!may_be_seen(filling, name, &st))
		return 0;
	/* The program's own name is taken already. */
	if (filling->cell->setup.source && strcmp(name, filling->cell->setup.source->name) == 0)
		return 0;
	bool small = S_ISREG(st.st_mode) && st.st_size <= COPY_BYTES_MAX &&
		filling->copied_bytes + (size_t)st.st_size <= COPIES_BYTES_MAX;
	if (small)
		return copy(filling, name, &st);
	if (filling->shown == SHOWN_MAX)
		return 0;
	filling->shown++;
	return filling->way->show(
		filling->way->context, filling->folder, name, S_ISDIR(st.st_mode));
}

int beside_fill(const struct cell *cell, int folder, int box, const struct beside_way *way)
{
	struct filling filling = {.cell = cell, .folder = folder, .box = box, .way = way};
	int again = folder < 0 ? -1 : openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = again < 0 ? NULL : fdopendir(again);
	if (!dir)
		return 0;
	int status = 0;
	const struct dirent *entry;
	for (int count = 0; status == 0 && count < ENTRIES_MAX && (entry = readdir(dir)); count++)
		status = add(&filling, entry->d_name);
	int saved = errno;
	closedir(dir);
	errno = saved;
	return status;
}

/*
 * What a program sees of the host: the libraries of the system, the interpreter's own files and
 * the devices that hold nothing, each at its usual place; no program but the interpreter, no
 * configuration, nobody's home.
 *
 * Mounts are copied first, detached, because the new root is put together on a tmpfs over /tmp,
 * and any of them may lie below it. Every path in the new root is looked up with the new root as
 * the end of all "..", so that a link on the way cannot lead back to the host's files.
 */
#include "sandbox/root.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/mem.h"

#if defined(__x86_64__)
#define LIBRARIES "/usr/lib/x86_64-linux-gnu"
#define OLD_LIBRARIES "/lib/x86_64-linux-gnu"
#elif defined(__aarch64__)
#define LIBRARIES "/usr/lib/aarch64-linux-gnu"
#define OLD_LIBRARIES "/lib/aarch64-linux-gnu"
#else
#define LIBRARIES "/usr/lib/none"
#define OLD_LIBRARIES "/lib/none"
#endif

/* Debian keeps its libraries apart from what else is below /usr/lib; elsewhere that is shown
 * whole. Links among these are made again as links. */
const char *const root_system_paths[] = {LIBRARIES, OLD_LIBRARIES, "/usr/lib64", "/lib64",
	"/usr/local/lib", "/usr/lib/locale", "/usr/share/zoneinfo", "/usr/share/nodejs",
	"/usr/lib/nodejs", "/usr/lib/node_modules", "/usr/share/node_modules", "/etc/ld.so.cache",
	"/etc/alternatives", "/etc/ssl/openssl.cnf", NULL};
const char *const root_devices[] = {
	"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", NULL};
static const char *const top_links[] = {"/bin", "/sbin", "/lib", "/lib64", "/lib32", "/libx32"};
static const char *const links[][2] = {{"/proc/self/fd", "dev/fd"},
	{"/proc/self/fd/0", "dev/stdin"}, {"/proc/self/fd/1", "dev/stdout"},
	{"/proc/self/fd/2", "dev/stderr"}};
static const char *const folders[] = {
	"dev", "proc", "tmp", "etc", "usr", "var", "var/tmp", "box", "argus"};

static bool is_link(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

static bool is_below(const char *path, const char *folder)
{
	size_t len = strlen(folder);
	return strncmp(path, folder, len) == 0 && (path[len] == '/' || path[len] == '\0');
}

static bool is_shown(const struct root_plan *plan, const char *path)
{
	for (size_t i = 0; i < plan->shown_len; i++) {
		if (plan->shown[i].path && is_below(path, plan->shown[i].path))
			return true;
	}
	return false;
}

static const char *keep_text(struct root_plan *plan, const char *text)
{
	size_t len = strlen(text) + 1;
	if (plan->text_len + len > sizeof plan->text) {
		errno = E2BIG;
		return NULL;
	}
	char *kept = memcpy(plan->text + plan->text_len, text, len);
	plan->text_len += len;
	return kept;
}

static int show(struct root_plan *plan, const char *from, const char *path, bool device)
{
	struct stat st;
	if (is_shown(plan, path))
		return 0;
	if (stat(from, &st) < 0)
		return errno == ENOENT || errno == EACCES || errno == ENOTDIR ? 0 : -1;
	if (plan->shown_len == ROOT_SHOWN_MAX) {
		errno = E2BIG;
		return -1;
	}
	const char *kept = keep_text(plan, path);
	int tree = kept
		? open_tree(AT_FDCWD, from, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE)
		: -1;
	if (tree < 0)
		return -1;
	plan->shown[plan->shown_len++] =
		(struct root_shown){kept, tree, S_ISDIR(st.st_mode), device};
	return 0;
}

/* A file may be a link to a link to a file: each is made again, with its goal spelled out, since
 * an interpreter looks for its library beside all of them. */
static int show_file(struct root_plan *plan, const char *from)
{
	char path[PATH_MAX];
	char target[PATH_MAX];
	char folder[PATH_MAX];
	snprintf(path, sizeof path, "%s", from);
	for (int hop = 0; is_link(path) && !is_shown(plan, path); hop++) {
		char joined[2 * PATH_MAX];
		ssize_t len = readlink(path, target, sizeof target - 1);
		if (len < 0 || hop == 16 || plan->links_len == ROOT_LINKS_MAX) {
			errno = ELOOP;
			return -1;
		}
		target[len] = '\0';
		if (target[0] == '/')
			snprintf(joined, sizeof joined, "%s", target);
		else
			snprintf(joined, sizeof joined, "%.*s/%s", (int)(strrchr(path, '/') - path),
				path, target);
		char *slash = strrchr(joined, '/');
		*slash = '\0';
		if (!realpath(joined[0] ? joined : "/", folder))
			return errno == ENOENT ? 0 : -1;
		struct root_link link = {.path = keep_text(plan, path)};
		if (snprintf(path, sizeof path, "%s/%s", folder[1] ? folder : "", slash + 1) >=
			PATH_MAX)
			return -1;
		link.target = keep_text(plan, path);
		if (!link.path || !link.target)
			return -1;
		plan->links[plan->links_len++] = link;
	}
	return show(plan, path, path, false);
}

bool root_modules_above(const struct cell *cell, char *path, size_t size)
{
	const struct sandbox_setup *setup = &cell->setup;
	const char *dot = setup->source ? strrchr(setup->source->name, '.') : NULL;
	if (!setup->folder || !dot || !strstr(dot, "js"))
		return false;
	size_t len = strlen(setup->folder);
	for (bool beside = true; len > 0; beside = false) {
		struct stat st;
		if ((size_t)snprintf(path, size, "%.*s/node_modules", (int)len, setup->folder) >=
			size)
			return false;
		if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
			return !beside;
		while (len > 0 && setup->folder[--len] != '/')
			;
	}
	return false;
}

int root_plan(const struct cell *cell, struct root_plan *plan)
{
	char path[PATH_MAX];
	bool debian = access(LIBRARIES, F_OK) == 0;
	if (!debian && show(plan, "/usr/lib", "/usr/lib", false) < 0)
		return -1;
	for (const char *const *at = root_system_paths; *at; at++) {
		if (!is_link(*at) && show(plan, *at, *at, false) < 0)
			return -1;
	}
	for (const char *const *at = root_devices; *at; at++) {
		if (show(plan, *at, *at, true) < 0)
			return -1;
	}
	/* Mounting a new procfs takes a whole one in sight; each trial mounts its own over it. */
	if (show(plan, "/proc", "/proc", false) < 0)
		return -1;
	for (const char *const *prefix = cell->setup.prefixes; prefix && *prefix; prefix++) {
		struct stat st;
		bool file = stat(*prefix, &st) == 0 && !S_ISDIR(st.st_mode);
		int status = file ? show_file(plan, *prefix) : show(plan, *prefix, *prefix, false);
		if (status < 0)
			return -1;
	}
	if (root_modules_above(cell, path, sizeof path))
		return show(plan, path, "/node_modules", false);
	return 0;
}

/* Look a path up as if `root` were the root. */
static int open_in(int root, const char *path, int flags, mode_t mode)
{
	struct open_how how = {
		.flags = (uint64_t)flags | O_CLOEXEC, .mode = mode, .resolve = RESOLVE_IN_ROOT};
	return (int)syscall(SYS_openat2, root, path, &how, sizeof how);
}

/* The folders above a path. Returns the innermost. */
static int open_parent(int root, const char *path)
{
	char partial[PATH_MAX];
	int parent = open_in(root, "/", O_PATH | O_DIRECTORY, 0);
	if (snprintf(partial, sizeof partial, "%s", path) >= (int)sizeof partial) {
		errno = ENAMETOOLONG;
		return -1;
	}
	char *name = partial + 1;
	for (char *slash; parent >= 0 && (slash = strchr(name, '/')); name = slash + 1) {
		*slash = '\0';
		int failed = mkdirat(parent, name, 0755) < 0 && errno != EEXIST && errno != EROFS;
		int next = failed ? -1 : open_in(root, partial, O_PATH | O_DIRECTORY, 0);
		close(parent);
		parent = next;
		*slash = '/';
	}
	return parent;
}

static int open_place(int root, const char *path, bool folder)
{
	int place = open_in(root, path, O_PATH, 0);
	if (place >= 0 || errno != ENOENT)
		return place;
	int parent = open_parent(root, path);
	const char *name = strrchr(path, '/') + 1;
	int made = -1;
	if (parent >= 0 && folder) {
		made = mkdirat(parent, name, 0755);
	} else if (parent >= 0) {
		made = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
		if (made >= 0)
			close(made);
	}
	int saved = errno;
	if (parent >= 0)
		close(parent);
	errno = saved;
	return made < 0 ? -1 : open_in(root, path, O_PATH, 0);
}

static int attach(int root, const struct root_shown *shown)
{
	struct mount_attr attr = {.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID |
			(shown->device ? MOUNT_ATTR_NOEXEC : MOUNT_ATTR_NODEV)};
	/* A procfs with other attributes than those of its user namespace's owner is not "in sight". */
	if (strcmp(shown->path, "/proc") != 0 &&
		mount_setattr(shown->tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof attr) <
			0)
		return -1;
	int place = open_place(root, shown->path, shown->folder);
	if (place < 0)
		return -1;
	int moved = move_mount(
		shown->tree, "", place, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH);
	int saved = errno;
	close(place);
	close(shown->tree);
	errno = saved;
	return moved;
}

int root_show_entry(int root, int folder, const char *name, bool is_folder, const char *path)
{
	int tree = open_tree(folder, name,
		OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE | AT_SYMLINK_NOFOLLOW);
	if (tree < 0)
		return -1;
	const struct root_shown shown = {path, tree, is_folder, false};
	return attach(root, &shown);
}

/* A link of the host's root; an absolute goal would be looked up from the old root until that is
 * gone, so it is made a relative one. */
static int copy_top_link(int root, const char *path)
{
	char target[PATH_MAX];
	ssize_t len = readlink(path, target, sizeof target - 1);
	if (len < 0)
		return 0;
	target[len] = '\0';
	const char *goal = target + strspn(target, "/");
	if (mkdirat(root, goal, 0755) < 0 && errno != EEXIST && errno != ENOENT)
		return -1;
	return symlinkat(goal, root, path + 1) < 0 && errno != EEXIST ? -1 : 0;
}

static int make_link(int root, const struct root_link *link)
{
	int parent = open_parent(root, link->path);
	if (parent < 0)
		return -1;
	int made = symlinkat(link->target, parent, strrchr(link->path, '/') + 1);
	int saved = errno;
	close(parent);
	errno = saved;
	return made < 0 && errno != EEXIST && errno != EROFS ? -1 : 0;
}

int root_fill(int root, const struct root_plan *plan)
{
	for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
		if (mkdirat(root, folders[i], 0755) < 0)
			return -1;
	}
	for (size_t i = 0; i < ARRAY_LEN(top_links); i++) {
		if (copy_top_link(root, top_links[i]) < 0)
			return -1;
	}
	for (size_t i = 0; i < plan->shown_len; i++) {
		if (attach(root, &plan->shown[i]) < 0)
			return -1;
	}
	for (size_t i = 0; i < plan->links_len; i++) {
		if (make_link(root, &plan->links[i]) < 0)
			return -1;
	}
	for (size_t i = 0; i < ARRAY_LEN(links); i++) {
		if (symlinkat(links[i][0], root, links[i][1]) < 0)
			return -1;
	}
	return 0;
}

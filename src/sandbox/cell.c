/*
 * Building the cell. The folders to be shown are cloned first, as detached mounts, because the
 * new root is put together on a tmpfs over /tmp, and any of them may lie below it. Then the old
 * root goes, and what remains is what is listed here, read-only.
 */
#include "sandbox/cell.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/mem.h"

/* What every program needs to see of the host; a link stays a link. */
static const char *const system_paths[] = {"/usr", "/bin", "/sbin", "/lib", "/lib64", "/lib32",
	"/libx32", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/alternatives",
	"/etc/ssl/openssl.cnf", "/etc/localtime"};
static const char *const devices[] = {
	"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};
static const char *const links[][2] = {{"/proc/self/fd", "dev/fd"},
	{"/proc/self/fd/0", "dev/stdin"}, {"/proc/self/fd/1", "dev/stdout"},
	{"/proc/self/fd/2", "dev/stderr"}};
static const char *const folders[] = {"dev", "proc", "tmp", "etc", "box", "src", "argus"};

enum { MOUNTS_MAX = 40, SIBLINGS_MAX = 4096 };

/* A detached copy of a mount, and where it will go. */
struct shown {
	const char *path; /* in the new root, absolute */
	int tree;
	bool folder;
	uint64_t attributes;
};

struct plan {
	struct shown shown[MOUNTS_MAX];
	size_t len;
};

static int clone_mount(struct plan *plan, const char *from, const char *path, uint64_t attributes)
{
	struct stat st;
	if (stat(from, &st) < 0)
		return errno == ENOENT || errno == EACCES ? 0 : -1;
	if (plan->len == MOUNTS_MAX) {
		errno = E2BIG;
		return -1;
	}
	int tree = open_tree(AT_FDCWD, from, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE);
	if (tree < 0)
		return -1;
	plan->shown[plan->len++] = (struct shown){path, tree, S_ISDIR(st.st_mode), attributes};
	return 0;
}

static bool is_link(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

/* May the child, who is nobody here, look into the folder? */
static bool folder_is_open(const struct cell *cell, const char *path)
{
	struct stat st;
	if (stat(path, &st) < 0)
		return false;
	return cell->uid == 0 || (st.st_mode & 5) == 5;
}

static int clone_all(const struct cell *cell, struct plan *plan)
{
	static const uint64_t plain = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV;
	static const uint64_t device = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC;
	for (size_t i = 0; i < ARRAY_LEN(system_paths); i++) {
		if (!is_link(system_paths[i]) &&
			clone_mount(plan, system_paths[i], system_paths[i], plain) < 0)
			return -1;
	}
	for (size_t i = 0; i < ARRAY_LEN(devices); i++) {
		if (clone_mount(plan, devices[i], devices[i], device) < 0)
			return -1;
	}
	/* Mounting a new procfs takes a whole one in sight; each trial mounts its own over it. */
	if (clone_mount(plan, "/proc", "/proc", 0) < 0)
		return -1;
	for (const char *const *prefix = cell->setup->prefixes; prefix && *prefix; prefix++) {
		if (strncmp(*prefix, "/usr/", 5) != 0 && strcmp(*prefix, "/usr") != 0 &&
			strcmp(*prefix, "/") != 0 && clone_mount(plan, *prefix, *prefix, plain) < 0)
			return -1;
	}
	const char *folder = cell->setup->folder;
	if (folder && strcmp(folder, "/") != 0 && folder_is_open(cell, folder))
		return clone_mount(plan, folder, CELL_SOURCE, plain);
	return 0;
}

/* The folders above a path, and the path itself as a folder or an empty file. */
static int make_place(const char *path, bool folder)
{
	char partial[PATH_MAX];
	if (snprintf(partial, sizeof partial, ".%s", path) >= (int)sizeof partial) {
		errno = ENAMETOOLONG;
		return -1;
	}
	for (char *slash = strchr(partial + 2, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(partial, 0755) < 0 && errno != EEXIST)
			return -1;
		*slash = '/';
	}
	if (folder)
		return mkdir(partial, 0755) < 0 && errno != EEXIST ? -1 : 0;
	int fd = open(partial, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
	if (fd >= 0)
		close(fd);
	return fd < 0 ? -1 : 0;
}

static int attach(const struct shown *shown)
{
	char place[PATH_MAX];
	snprintf(place, sizeof place, ".%s", shown->path);
	struct mount_attr attr = {.attr_set = shown->attributes};
	if (make_place(shown->path, shown->folder) < 0)
		return -1;
	if (shown->attributes &&
		mount_setattr(shown->tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof attr) <
			0)
		return -1;
	return move_mount(shown->tree, "", AT_FDCWD, place, MOVE_MOUNT_F_EMPTY_PATH);
}

static int copy_links(void)
{
	char target[PATH_MAX];
	for (size_t i = 0; i < ARRAY_LEN(system_paths); i++) {
		ssize_t len = readlink(system_paths[i], target, sizeof target - 1);
		if (len < 0)
			continue;
		target[len] = '\0';
		if (symlink(target, system_paths[i] + 1) < 0 && errno != EEXIST)
			return -1;
	}
	for (size_t i = 0; i < ARRAY_LEN(links); i++) {
		if (symlink(links[i][0], links[i][1]) < 0)
			return -1;
	}
	return 0;
}

static int place_file(const char *folder, const struct sandbox_file *file)
{
	char path[PATH_MAX];
	if (snprintf(path, sizeof path, "%s/%s", folder, file->name) >= (int)sizeof path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0444);
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
	close(fd);
	return done == file->len ? 0 : -1;
}

/* Source and files, into CELL_BOX and CELL_FILES below `folder`. */
static int place_files(struct cell *cell, const char *folder)
{
	char path[PATH_MAX];
	cell->step = "placing the program";
	for (size_t i = 0; i < cell->setup->files_len; i++) {
		snprintf(path, sizeof path, "%s" CELL_FILES, folder);
		if (place_file(path, &cell->setup->files[i]) < 0)
			return -1;
	}
	snprintf(path, sizeof path, "%s" CELL_BOX, folder);
	return cell->setup->source ? place_file(path, cell->setup->source) : 0;
}

/* Beside the program, a link to each of its folder's entries, so that local modules are found.
 * `seen` is how the child will see the folder. */
static void link_siblings(const char *folder, const char *seen, const char *box)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return;
	const struct dirent *entry;
	for (int count = 0; count < SIBLINGS_MAX && (entry = readdir(dir)); count++) {
		char from[PATH_MAX];
		char to[PATH_MAX];
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (snprintf(from, sizeof from, "%s/%s", seen, entry->d_name) >= PATH_MAX ||
			snprintf(to, sizeof to, "%s/%s", box, entry->d_name) >= PATH_MAX)
			continue;
		/* The program's own name is taken already: that one stays. */
		if (symlink(from, to) < 0 && errno != EEXIST)
			break;
	}
	closedir(dir);
}

int cell_fill_scratch(struct cell *cell)
{
	char path[PATH_MAX];
	static const char *const made[] = {CELL_BOX, CELL_FILES, "/tmp"};
	cell->step = "making the scratch folder";
	umask(022);
	for (size_t i = 0; i < ARRAY_LEN(made); i++) {
		if (snprintf(path, sizeof path, "%s%s", cell->scratch, made[i]) >= PATH_MAX ||
			mkdir(path, 0755) < 0)
			return -1;
	}
	if (cell->uid && chown(path, cell->uid, cell->gid) < 0)
		return -1;
	if (place_files(cell, cell->scratch) < 0)
		return -1;
	snprintf(path, sizeof path, "%s" CELL_BOX, cell->scratch);
	const char *folder = cell->setup->folder;
	if (folder && folder_is_open(cell, folder))
		link_siblings(folder, folder, path);
	return 0;
}

static int fill_root(struct cell *cell, const struct plan *plan)
{
	cell->step = "making the folders";
	for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
		if (mkdir(folders[i], 0755) < 0)
			return -1;
	}
	cell->step = "showing the system's folders";
	for (size_t i = 0; i < plan->len; i++) {
		if (attach(&plan->shown[i]) < 0)
			return -1;
	}
	if (copy_links() < 0 || place_files(cell, ".") < 0)
		return -1;
	link_siblings("." CELL_SOURCE, CELL_SOURCE, "." CELL_BOX);
	return 0;
}

static int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	ssize_t put = write(fd, text, strlen(text));
	int saved = errno;
	close(fd);
	errno = saved;
	return put < 0 ? -1 : 0;
}

/* A plain user becomes one who may build namespaces; inside, the number is another plain user's:
 * as 0 the process limit would not hold. */
static int enter_user_namespace(void)
{
	enum { INSIDE = 1000 };
	char map[64];
	uid_t uid = geteuid();
	gid_t gid = getegid();
	if (unshare(CLONE_NEWUSER) < 0)
		return -1;
	if (write_text("/proc/self/setgroups", "deny") < 0)
		return -1;
	snprintf(map, sizeof map, "%d %u 1", INSIDE, (unsigned)gid);
	if (write_text("/proc/self/gid_map", map) < 0)
		return -1;
	snprintf(map, sizeof map, "%d %u 1", INSIDE, (unsigned)uid);
	return write_text("/proc/self/uid_map", map);
}

static int swap_root(struct cell *cell)
{
	cell->step = "changing the root";
	if (syscall(SYS_pivot_root, ".", ".") < 0 || umount2(".", MNT_DETACH) < 0 || chdir("/") < 0)
		return -1;
	struct mount_attr readonly = {.attr_set = MOUNT_ATTR_RDONLY};
	return mount_setattr(AT_FDCWD, "/", 0, &readonly, sizeof readonly);
}

int cell_enter(struct cell *cell)
{
	struct plan plan = {.len = 0};
	cell->step = "a user namespace";
	if (geteuid() != 0 && enter_user_namespace() < 0)
		return -1;
	cell->step = "namespaces";
	if (unshare(CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP) < 0)
		return -1;
	cell->step = "private mounts";
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
		return -1;
	cell->step = "copies of the system's folders";
	if (clone_all(cell, &plan) < 0)
		return -1;
	cell->step = "a root of its own";
	umask(022);
	if (mount("argus", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=64m") < 0 ||
		chdir("/tmp") < 0 || fill_root(cell, &plan) < 0)
		return -1;
	return swap_root(cell);
}

/*
 * Building the cell: the namespaces, and the root that a program sees; or, where there are no
 * namespaces, a scratch folder with the same layout and a Landlock ruleset that hides the rest.
 */
#include "sandbox/cell.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
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
#include "sandbox/beside.h"
#include "sandbox/landlock.h"
#include "sandbox/root.h"

/* Where files are being placed. */
struct placing {
	struct cell *cell;
	int root; /* the new root, or the scratch folder */
	int folder; /* the program's on the host; -1: none */
};

bool cell_has(const struct cell *cell, enum sandbox_layer layer)
{
	return !(cell->setup.without & 1U << layer);
}

const char *cell_tmp(const struct cell *cell)
{
	for (const char *const *prefix = cell->setup.prefixes; prefix && *prefix; prefix++) {
		if (strncmp(*prefix, "/tmp/", 5) == 0)
			return "/var/tmp";
	}
	return "/tmp";
}

static int close_after(int fd, int status)
{
	int saved = errno;
	if (fd >= 0)
		close(fd);
	errno = saved;
	return status;
}

/* The program, what Argus brings, and what stands beside the program. */
static int place_all(const struct placing *placing, const struct beside_way *way)
{
	struct cell *cell = placing->cell;
	cell->step = "placing the program";
	int files = openat(placing->root, &CELL_FILES[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int status = files < 0 ? -1 : 0;
	for (size_t i = 0; i < cell->setup.files_len && status == 0; i++)
		status = beside_place(files, cell->setup.files[i].name, &cell->setup.files[i]);
	status = close_after(files, status);
	int box = openat(placing->root, &CELL_BOX[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (status == 0 && cell->setup.source)
		status = beside_place(box, cell->setup.source->name, cell->setup.source);
	cell->step = "placing what stands beside the program";
	if (status == 0)
		status = box < 0 ? -1 : beside_fill(cell, placing->folder, box, way);
	return close_after(box, status);
}

static int open_folder(const struct cell *cell)
{
	if (!cell->setup.folder || strcmp(cell->setup.folder, "/") == 0)
		return -1;
	return open(cell->setup.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* What cannot be shown (a mount that is locked, say) is left out. */
static int show_in_root(
	void *context, int folder, const char *below, const char *name, bool is_folder)
{
	const struct placing *placing = context;
	char path[PATH_MAX];
	if (snprintf(path, sizeof path, CELL_BOX "/%s", below) >= PATH_MAX)
		return 0;
	root_show_entry(placing->root, folder, name, is_folder, path);
	return 0;
}

static int show_in_scratch(
	void *context, int folder, const char *below, const char *name, bool is_folder)
{
	const struct placing *placing = context;
	char from[PATH_MAX];
	char to[PATH_MAX];
	(void)folder, (void)name, (void)is_folder;
	if (snprintf(from, sizeof from, "%s/%s", placing->cell->setup.folder, below) >= PATH_MAX ||
		snprintf(to, sizeof to, "%s/%s", &CELL_BOX[1], below) >= PATH_MAX)
		return 0;
	if (symlinkat(from, placing->root, to) < 0)
		return errno == EEXIST ? 0 : -1;
	return placing->cell->ruleset < 0 ? 0 : landlock_allow_read(placing->cell->ruleset, from);
}

/* What the restricted tier lets through of the host. Of /proc each trial adds its own folder. */
static int make_ruleset(struct cell *cell)
{
	static const char *const further[] = {"/proc/meminfo", "/proc/cpuinfo", "/proc/stat",
		"/proc/sys/vm/overcommit_memory", NULL};
	const char *const *const lists[] = {root_system_paths, further, cell->setup.prefixes};
	char path[PATH_MAX];
	int abi = landlock_abi();
	cell->ruleset = landlock_ruleset(abi);
	if (cell->ruleset < 0)
		return -1;
	int failed = landlock_allow_read(cell->ruleset, cell->scratch);
	for (size_t list = 0; list < ARRAY_LEN(lists); list++) {
		for (const char *const *at = lists[list]; at && *at; at++)
			failed |= landlock_allow_read(cell->ruleset, *at);
	}
	if (access(root_system_paths[0], F_OK) < 0)
		failed |= landlock_allow_read(cell->ruleset, "/usr/lib");
	if (root_modules_above(cell, path, sizeof path))
		failed |= landlock_allow_read(cell->ruleset, path);
	for (const char *const *device = root_devices; *device; device++)
		failed |= landlock_allow_write(cell->ruleset, abi, *device);
	return failed;
}

static int make_scratch(struct cell *cell)
{
	static const char *const made[] = {CELL_BOX, CELL_FILES, "/tmp"};
	umask(022);
	if (mkdir(cell->scratch, 0755) < 0)
		return -1;
	int root = open(cell->scratch, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (size_t i = 0; root >= 0 && i < ARRAY_LEN(made); i++) {
		if (mkdirat(root, made[i] + 1, 0755) < 0)
			return close_after(root, -1);
	}
	return root;
}

int cell_fill_scratch(struct cell *cell)
{
	char modules[PATH_MAX];
	cell->step = "making the scratch folder";
	struct placing placing = {cell, make_scratch(cell), open_folder(cell)};
	const struct beside_way way = {show_in_scratch, &placing};
	if (placing.root < 0)
		return close_after(placing.folder, -1);
	cell->step = "Landlock's rules";
	int status = cell->tier == SANDBOX_RESTRICTED && cell_has(cell, SANDBOX_LAYER_LANDLOCK)
		? make_ruleset(cell)
		: 0;
	if (status == 0 && root_modules_above(cell, modules, sizeof modules))
		status = symlinkat(modules, placing.root, "node_modules");
	if (status == 0)
		status = place_all(&placing, &way);
	status = close_after(placing.folder, status);
	return close_after(placing.root, status);
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

void cell_remove_scratch(const char *scratch)
{
	if (*scratch)
		nftw(scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	return close_after(fd, write(fd, text, strlen(text)) < 0 ? -1 : 0);
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

static int enter_namespaces(const struct cell *cell)
{
	static const struct {
		enum sandbox_layer layer;
		int flags;
	} rows[] = {
		{SANDBOX_LAYER_NETWORK, CLONE_NEWNET},
		{SANDBOX_LAYER_IPC, CLONE_NEWIPC},
		{SANDBOX_LAYER_HOST, CLONE_NEWUTS | CLONE_NEWCGROUP},
	};
	int flags = CLONE_NEWNS;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (cell_has(cell, rows[i].layer))
			flags |= rows[i].flags;
	}
	return unshare(flags);
}

static int swap_root(struct cell *cell)
{
	cell->step = "changing the root";
	if (syscall(SYS_pivot_root, ".", ".") < 0 || umount2(".", MNT_DETACH) < 0 || chdir("/") < 0)
		return -1;
	struct mount_attr readonly = {.attr_set = MOUNT_ATTR_RDONLY};
	return mount_setattr(AT_FDCWD, "/", 0, &readonly, sizeof readonly);
}

/* Where the programs' output goes: files without a name on a mount of its own, from which nothing
 * can be executed, as could be from a memfd. */
static int make_streams(void)
{
	int context = fsopen("tmpfs", FSOPEN_CLOEXEC);
	int mount = -1;
	if (context >= 0 && fsconfig(context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
		mount = fsmount(context, FSMOUNT_CLOEXEC,
			MOUNT_ATTR_NOEXEC | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV);
	return close_after(context, mount);
}

static int enter_root(struct cell *cell)
{
	static struct root_plan plan;
	struct placing placing = {cell, -1, open_folder(cell)};
	const struct beside_way way = {show_in_root, &placing};
	cell->step = "copies of the system's folders";
	if (root_plan(cell, &plan) < 0)
		return close_after(placing.folder, -1);
	cell->step = "a root of its own";
	umask(022);
	if (mount("argus", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755,size=64m") < 0 ||
		chdir("/tmp") < 0)
		return close_after(placing.folder, -1);
	placing.root = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	cell->step = "showing the system's folders";
	int status = placing.root < 0 ? -1 : root_fill(placing.root, &plan);
	if (status == 0)
		status = place_all(&placing, &way);
	status = close_after(placing.folder, status);
	status = close_after(placing.root, status);
	if (status == 0) {
		cell->step = "a place for the output";
		status = cell->streams = make_streams();
	}
	return status < 0 ? -1 : swap_root(cell);
}

int cell_enter(struct cell *cell)
{
	cell->step = "a user namespace";
	if (geteuid() != 0 && enter_user_namespace() < 0)
		return -1;
	cell->step = "namespaces";
	if (enter_namespaces(cell) < 0)
		return -1;
	cell->step = "a host name of its own";
	if (cell_has(cell, SANDBOX_LAYER_HOST) && sethostname("argus", 5) < 0)
		return -1;
	cell->step = "private mounts";
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
		return -1;
	return cell_has(cell, SANDBOX_LAYER_ROOT) ? enter_root(cell) : cell_fill_scratch(cell);
}

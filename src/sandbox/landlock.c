#include "sandbox/landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/mem.h"

/* Newer than Debian 12's headers: rights and fields by the version that brought them. */
enum {
	ACCESS_FS_REFER = 1 << 13, /* 2 */
	ACCESS_FS_TRUNCATE = 1 << 14, /* 3 */
	ACCESS_NET_TCP = 3, /* 4: bind and connect */
	ACCESS_FS_IOCTL_DEV = 1 << 15, /* 5 */
	SCOPE_ALL = 3 /* 6: abstract sockets and signals */
};

struct ruleset_attr {
	uint64_t handled_access_fs;
	uint64_t handled_access_net; /* 4 */
	uint64_t scoped; /* 6 */
};

static const uint64_t access_read_dir =
	LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t access_of_files = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
	LANDLOCK_ACCESS_FS_WRITE_FILE | ACCESS_FS_TRUNCATE | ACCESS_FS_IOCTL_DEV;

static uint64_t access_all(int abi)
{
	uint64_t access = (1 << 13) - 1;
	if (abi >= 2)
		access |= ACCESS_FS_REFER;
	if (abi >= 3)
		access |= ACCESS_FS_TRUNCATE;
	if (abi >= 5)
		access |= ACCESS_FS_IOCTL_DEV;
	return access;
}

int landlock_abi(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	return abi < 0 ? 0 : (int)abi;
}

int landlock_ruleset(int abi)
{
	struct ruleset_attr attr = {.handled_access_fs = access_all(abi)};
	size_t size = sizeof attr.handled_access_fs;
	if (abi >= 4) {
		attr.handled_access_net = ACCESS_NET_TCP;
		size += sizeof attr.handled_access_net;
	}
	if (abi >= 6) {
		attr.scoped = SCOPE_ALL;
		size += sizeof attr.scoped;
	}
	return (int)syscall(SYS_landlock_create_ruleset, &attr, size, 0);
}

static int allow(int ruleset, const char *path, uint64_t access)
{
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT || errno == EACCES ? 0 : -1;

	struct stat st;
	if (fstat(fd, &st) == 0 && !S_ISDIR(st.st_mode))
		access &= access_of_files;
	struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = fd};
	long status = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(fd);
	return (int)status;
}

int landlock_allow_read(int ruleset, const char *path)
{
	return allow(ruleset, path, access_read_dir);
}

int landlock_allow_write(int ruleset, int abi, const char *path)
{
	uint64_t denied = LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
		LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_EXECUTE | ACCESS_FS_IOCTL_DEV;
	return allow(ruleset, path, access_all(abi) & ~denied);
}

int landlock_allow_stream(int ruleset, int mount)
{
	struct landlock_path_beneath_attr rule = {
		.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE,
		.parent_fd = mount};
	if (landlock_abi() >= 3)
		rule.allowed_access |= ACCESS_FS_TRUNCATE;
	return (int)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

int landlock_restrict(int ruleset)
{
	return (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
}

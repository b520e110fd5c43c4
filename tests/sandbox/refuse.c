/*
 * Runs a command on a kernel that refuses more:
 *
 *     refuse [--namespaces] [--landlock] [--seccomp] [--proc] -- COMMAND [ARGUMENT...]
 *
 * --namespaces   namespaces and mounts, as a container's usual filter does
 * --landlock     Landlock, as kernels before 5.13 and those without it do
 * --seccomp      further filters
 * --proc         a procfs of one's own, as containers do that hide parts of /proc
 *
 * The first three are one system-call filter, which survives exec. A filter cannot see what kind of
 * file system is mounted, so --proc does what containers do: a user and a mount namespace in which
 * something lies over a part of /proc; there the kernel lets nobody see a whole one.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/mem.h"

enum { REFUSE_NAMESPACES = 1, REFUSE_LANDLOCK = 2, REFUSE_SECCOMP = 4, REFUSE_PROC = 8 };

static const struct {
	const char *name;
	unsigned bit;
} options[] = {{"--namespaces", REFUSE_NAMESPACES}, {"--landlock", REFUSE_LANDLOCK},
	{"--seccomp", REFUSE_SECCOMP}, {"--proc", REFUSE_PROC}};

struct rule {
	unsigned bit;
	const char *call;
	int error;
	scmp_datum_t mask, value; /* of the first argument; 0, 0: whatever it is */
};

static const struct rule rules[] = {
	{REFUSE_NAMESPACES, "unshare", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "setns", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "mount", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "umount2", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "pivot_root", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "fsopen", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "fsconfig", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "fsmount", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "fspick", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "open_tree", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "move_mount", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "mount_setattr", EPERM, 0, 0},
	{REFUSE_NAMESPACES, "clone", EPERM, CLONE_NEWNS, CLONE_NEWNS},
	{REFUSE_NAMESPACES, "clone", EPERM, CLONE_NEWCGROUP, CLONE_NEWCGROUP},
	{REFUSE_NAMESPACES, "clone", EPERM, CLONE_NEWUTS, CLONE_NEWUTS},
	{REFUSE_NAMESPACES, "clone", EPERM, CLONE_NEWIPC, CLONE_NEWIPC},
	{REFUSE_NAMESPACES, "clone", EPERM, CLONE_NEWUSER, CLONE_NEWUSER},
	{REFUSE_NAMESPACES, "clone", EPERM, CLONE_NEWPID, CLONE_NEWPID},
	{REFUSE_NAMESPACES, "clone", EPERM, CLONE_NEWNET, CLONE_NEWNET},
	/* Its flags are behind a pointer; for ENOSYS the C library takes clone. */
	{REFUSE_NAMESPACES, "clone3", ENOSYS, 0, 0},
	{REFUSE_LANDLOCK, "landlock_create_ruleset", ENOSYS, 0, 0},
	{REFUSE_LANDLOCK, "landlock_add_rule", ENOSYS, 0, 0},
	{REFUSE_LANDLOCK, "landlock_restrict_self", ENOSYS, 0, 0},
	{REFUSE_SECCOMP, "seccomp", EINVAL, 0, 0},
	{REFUSE_SECCOMP, "prctl", EINVAL, ~(scmp_datum_t)0, PR_SET_SECCOMP},
};

static int add_rule(scmp_filter_ctx context, const struct rule *rule)
{
	const struct scmp_arg_cmp first = {0, SCMP_CMP_MASKED_EQ, rule->mask, rule->value};
	int number = seccomp_syscall_resolve_name(rule->call);
	if (number == __NR_SCMP_ERROR)
		return -ENOSYS; /* refusing less than asked for would make the test pass in vain */
	return seccomp_rule_add_array(context, SCMP_ACT_ERRNO((unsigned)rule->error), number,
		rule->mask ? 1 : 0, rule->mask ? &first : NULL);
}

static int filter(unsigned refused)
{
	scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);
	int status = context ? 0 : -ENOMEM;
	for (size_t i = 0; i < ARRAY_LEN(rules) && status == 0; i++) {
		if (rules[i].bit & refused)
			status = add_rule(context, &rules[i]);
	}
	if (status == 0)
		status = seccomp_load(context);
	seccomp_release(context);
	errno = -status;
	return status;
}

static int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t put = fd < 0 ? -1 : write(fd, text, strlen(text));
	if (fd >= 0)
		close(fd);
	return put < 0 ? -1 : 0;
}

/* A plain user, and root too, as what they are, but with power over mounts. */
static int enter_user_namespace(void)
{
	char users[64];
	char groups[64];
	snprintf(users, sizeof users, "%u %u 1", geteuid(), geteuid());
	snprintf(groups, sizeof groups, "%u %u 1", getegid(), getegid());
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS) < 0 ||
		write_text("/proc/self/setgroups", "deny") < 0 ||
		write_text("/proc/self/gid_map", groups) < 0)
		return -1;
	return write_text("/proc/self/uid_map", users);
}

/* Only what was mounted in an outer user namespace is fixed in its place in an inner one. */
static int hide_part_of_proc(void)
{
	if (enter_user_namespace() < 0 ||
		mount("hidden", "/proc/sys", "tmpfs", MS_RDONLY, NULL) < 0)
		return -1;
	return enter_user_namespace();
}

static int read_options(char **argv, unsigned *refused)
{
	int at = 1;
	for (; argv[at] && strcmp(argv[at], "--") != 0; at++) {
		unsigned bit = 0;
		for (size_t i = 0; i < ARRAY_LEN(options); i++) {
			if (strcmp(argv[at], options[i].name) == 0)
				bit = options[i].bit;
		}
		if (!bit)
			return -1;
		*refused |= bit;
	}
	return argv[at] && argv[at + 1] ? at + 1 : -1;
}

int main(int argc, char **argv)
{
	unsigned refused = 0;
	int command = argc > 1 ? read_options(argv, &refused) : -1;
	if (command < 0) {
		fprintf(stderr,
			"usage: refuse [--namespaces] [--landlock] [--seccomp] [--proc] "
			"-- COMMAND [ARGUMENT...]\n");
		return 2;
	}
	bool hidden = !(refused & REFUSE_PROC) || hide_part_of_proc() == 0;
	if (!hidden || filter(refused) < 0)
		fprintf(stderr, "refuse: %s: %s\n", hidden ? "the filter" : "--proc",
			strerror(errno));
	else {
		execvp(argv[command], argv + command);
		fprintf(stderr, "refuse: %s: %s\n", argv[command], strerror(errno));
	}
	return 126;
}

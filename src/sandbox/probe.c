/*
 * What there is of each layer, found out by doing: the settings that forbid one are too many, and
 * some let the first step succeed to refuse the second.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "argus/sandbox.h"
#include "base/mem.h"
#include "sandbox/filter.h"
#include "sandbox/landlock.h"

struct layer_row {
	const char *name, *what, *fix;
	int (*try)(void); /* in a throw-away child: 0, or an errno */
};

static int unshared(int flags)
{
	/* Whoever is not root needs a user namespace for any other. */
	if (geteuid() != 0 && unshare(CLONE_NEWUSER) < 0)
		return errno;
	return flags && unshare(flags) < 0 ? errno : 0;
}

static int try_users(void)
{
	if (geteuid() == 0)
		return setresuid(60000, 60000, 60000) < 0 ? errno : 0;
	return unshared(0);
}

static int try_root(void)
{
	int status = unshared(CLONE_NEWNS);
	if (status != 0)
		return status;
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
		mount("argus", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "size=1m") < 0 ||
		chdir("/tmp") < 0)
		return errno;
	return syscall(SYS_pivot_root, ".", ".") < 0 ? errno : 0;
}

static int try_processes(void)
{
	int status = unshared(CLONE_NEWPID | CLONE_NEWNS);
	if (status != 0)
		return status;
	/* Only a child is in the new namespace, and only there /proc can be mounted. */
	pid_t child = fork();
	if (child < 0)
		return errno;
	if (child == 0)
		_exit(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
					mount("proc", "/proc", "proc",
						MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) < 0
				? errno
				: 0);
	int ended = 0;
	waitpid(child, &ended, 0);
	return WIFEXITED(ended) ? WEXITSTATUS(ended) : EINTR;
}

static int try_network(void)
{
	return unshared(CLONE_NEWNET);
}

static int try_ipc(void)
{
	return unshared(CLONE_NEWIPC);
}

static int try_host(void)
{
	return unshared(CLONE_NEWUTS | CLONE_NEWCGROUP);
}

static int try_tmp(void)
{
	int status = unshared(CLONE_NEWNS);
	if (status != 0)
		return status;
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
		return errno;
	return mount("argus", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
		       "size=1m,nr_inodes=16") < 0
		? errno
		: 0;
}

static int try_descriptors(void)
{
	return close_range(3, ~0U, 0) < 0 ? errno : 0;
}

static int try_limits(void)
{
	const struct rlimit limit = {1 << 24, 1 << 24};
	return setrlimit(RLIMIT_DATA, &limit) < 0 ? errno : 0;
}

static int try_capabilities(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ? errno : 0;
}

static int try_landlock(void)
{
	int ruleset = landlock_ruleset(landlock_abi());
	if (ruleset < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return errno;
	return landlock_restrict(ruleset) < 0 ? errno : 0;
}

static int try_filter(void)
{
	struct err err = {0};
	struct sock_fprog filter = {0};
	if (filter_compile(false, &filter, &err) < 0)
		return ENOSYS;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return errno;
	return filter_install(&filter, false) < 0 ? errno : 0;
}

#define ALLOW_NAMESPACES \
	"sysctl user.max_user_namespaces=10000; on Ubuntu also " \
	"kernel.apparmor_restrict_unprivileged_userns=0; in Docker --security-opt " \
	"seccomp=unconfined"

static const struct layer_row rows[] = {
	[SANDBOX_LAYER_USERS] = {"another user", "the program is nobody", ALLOW_NAMESPACES,
		try_users},
	[SANDBOX_LAYER_ROOT] = {"a root of its own", "of the host it sees the interpreter",
		ALLOW_NAMESPACES, try_root},
	[SANDBOX_LAYER_PROCESSES] = {"process namespace", "no other process, none outlives",
		ALLOW_NAMESPACES "; where /proc is masked, in Docker also --security-opt "
				 "systempaths=unconfined",
		try_processes},
	[SANDBOX_LAYER_NETWORK] = {"network namespace", "no network, not even loopback",
		ALLOW_NAMESPACES, try_network},
	[SANDBOX_LAYER_IPC] = {"IPC namespace", "no shared memory or queues", ALLOW_NAMESPACES,
		try_ipc},
	[SANDBOX_LAYER_HOST] = {"host namespaces", "host name, control groups hidden",
		ALLOW_NAMESPACES, try_host},
	[SANDBOX_LAYER_TMP] = {"a /tmp of its own", "16 MiB, empty for each trial",
		ALLOW_NAMESPACES, try_tmp},
	[SANDBOX_LAYER_DESCRIPTORS] = {"closed descriptors", "nothing open is inherited",
		"takes Linux 5.9; in Docker, a newer one whose filter knows close_range",
		try_descriptors},
	[SANDBOX_LAYER_LIMITS] = {"resource limits", "time, memory, output, threads",
		"raise the hard limits (ulimit -H)", try_limits},
	[SANDBOX_LAYER_CAPABILITIES] = {"no privileges", "no capabilities, and none come back",
		"takes Linux 3.5", try_capabilities},
	[SANDBOX_LAYER_LANDLOCK] = {"Landlock", "a second lock on files",
		"takes Linux 5.13 with landlock among lsm= on the kernel's command line",
		try_landlock},
	[SANDBOX_LAYER_FILTER] = {"system-call filter", "what no interpreter needs is refused",
		"takes a kernel with CONFIG_SECCOMP_FILTER, and an outer sandbox that allows "
		"seccomp",
		try_filter},
};
_Static_assert(ARRAY_LEN(rows) == SANDBOX_LAYER_COUNT, "one row a layer");

/* 0, or the errno with which it failed. */
static int in_child(int (*try)(void))
{
	pid_t child = fork();
	if (child < 0)
		return errno;
	if (child == 0) {
		int status = try();
		syscall(SYS_exit_group, status);
	}
	int ended = 0;
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(ended) ? WEXITSTATUS(ended) : EINTR;
}

void sandbox_probe_layers(struct sandbox_layer_state states[SANDBOX_LAYER_COUNT])
{
	for (int i = 0; i < SANDBOX_LAYER_COUNT; i++) {
		int reason = in_child(rows[i].try);
		states[i] = (struct sandbox_layer_state){
			.name = rows[i].name, .what = rows[i].what, .there = reason == 0};
		if (reason != 0) {
			states[i].fix = rows[i].fix;
			str_add(&states[i].detail, strerror(reason));
		} else if (i == SANDBOX_LAYER_LANDLOCK) {
			str_addf(&states[i].detail, "version %d", landlock_abi());
		}
	}
}

void sandbox_layers_done(struct sandbox_layer_state states[SANDBOX_LAYER_COUNT])
{
	for (int i = 0; i < SANDBOX_LAYER_COUNT; i++)
		str_done(&states[i].detail);
}

/*
 * The policy. The default is EPERM, not a kill: a C library that starts to use a new call must
 * degrade, not die (rseq, clone3 and statx each broke allow-listing sandboxes once). ENOSYS where
 * that makes the C library fall back: clone3, whose flags a filter cannot see, and io_uring, whose
 * operations it cannot. A kill (the trial's outcome is then 'security') only for what no
 * interpreter calls.
 *
 * There are two programs of the one policy: in one, the deadly calls and those that a person would
 * want to hear of are handed to the keeper, which refuses them or ends the trial; the other is for
 * kernels and containers where no listener is to be had, and answers by itself.
 *
 * No rule without conditions may stand beside one with: libseccomp would drop
 * the conditions.
 */
#include "sandbox/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include <linux/sched.h>
#include <linux/seccomp.h>

#include "argus/sandbox.h"
#include "base/io.h"
#include "base/mem.h"

/* Stands in the compiled program where the process id will be. */
enum { PID_PLACEHOLDER = 0x7a55c0de };

static const char *const allowed[] = {"access", "alarm", "arch_prctl", "brk", "capget",
	"clock_getres", "clock_gettime", "clock_nanosleep", "close", "close_range",
	"copy_file_range", "creat", "dup", "dup2", "dup3", "epoll_create", "epoll_create1",
	"epoll_ctl", "epoll_pwait", "epoll_pwait2", "epoll_wait", "eventfd", "eventfd2", "exit",
	"exit_group", "faccessat", "faccessat2", "fadvise64", "fallocate", "fchdir", "fdatasync",
	"fstat", "fstatfs", "fsync", "ftruncate", "futex", "futex_waitv", "getcpu", "getcwd",
	"getdents", "getdents64", "getegid", "geteuid", "getgid", "getgroups", "getitimer",
	"getpeername", "getpgid", "getpgrp", "getpid", "getppid", "getpriority", "getrandom",
	"getresgid", "getresuid", "getrlimit", "getrusage", "getsid", "getsockname", "getsockopt",
	"gettid", "gettimeofday", "getuid", "lseek", "lstat", "madvise", "membarrier", "mincore",
	"mkdir", "mkdirat", "mlock", "mlock2", "mprotect", "mremap", "msync", "munlock", "munmap",
	"nanosleep", "newfstatat", "open", "openat", "pause", "pipe", "pipe2", "pkey_alloc",
	"pkey_free", "pkey_mprotect", "poll", "ppoll", "pread64", "preadv", "preadv2", "pselect6",
	"pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink", "readlinkat", "readv",
	"recvfrom", "recvmsg", "rename", "renameat", "renameat2", "restart_syscall", "rmdir",
	"rseq", "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigreturn", "rt_sigsuspend",
	"rt_sigtimedwait", "sched_get_priority_max", "sched_get_priority_min", "sched_getaffinity",
	"sched_getparam", "sched_getscheduler", "sched_yield", "select", "sendfile", "sendmsg",
	"sendto", "set_robust_list", "set_tid_address", "setitimer", "shutdown", "sigaltstack",
	"splice", "stat", "statfs", "statx", "sysinfo", "tee", "time", "timer_create",
	"timer_delete", "timer_getoverrun", "timer_gettime", "timer_settime", "timerfd_create",
	"timerfd_gettime", "timerfd_settime", "times", "umask", "uname", "unlink", "unlinkat",
	"wait4", "waitid", "write", "writev"};

static const char *const unknown_here[] = {
	"clone3", "io_uring_setup", "io_uring_enter", "io_uring_register"};

static const char *const deadly[] = {"acct", "add_key", "adjtimex", "bpf", "chroot",
	"clock_adjtime", "clock_settime", "create_module", "delete_module", "fanotify_init",
	"fsconfig", "fsmount", "fsopen", "fspick", "finit_module", "get_kernel_syms", "init_module",
	"ioperm", "iopl", "kcmp", "kexec_file_load", "kexec_load", "keyctl", "lookup_dcookie",
	"memfd_secret", "modify_ldt", "mount", "mount_setattr", "move_mount", "move_pages",
	"name_to_handle_at", "nfsservctl", "open_by_handle_at", "open_tree", "perf_event_open",
	"pidfd_getfd", "pivot_root", "process_madvise", "process_vm_readv", "process_vm_writev",
	"ptrace", "quotactl", "quotactl_fd", "reboot", "request_key", "setdomainname",
	"sethostname", "setns", "settimeofday", "stime", "swapoff", "swapon", "syslog", "umount",
	"umount2", "unshare", "userfaultfd", "vhangup", "vm86", "vm86old", "vmsplice"};

/* Refused, and worth telling a person who asks why a program fails here. */
static const struct {
	const char *name;
	int error;
} telling_calls[] = {{"socket", EACCES}, {"fork", EPERM}, {"vfork", EPERM}, {"execve", EPERM},
	{"memfd_create", EPERM}, {"shmget", EPERM}, {"semget", EPERM}, {"msgget", EPERM},
	{"mq_open", EPERM}, {"chmod", EPERM}, {"fchmod", EPERM}, {"fchmodat", EPERM},
	{"chown", EPERM}, {"link", EPERM}, {"linkat", EPERM}, {"symlink", EPERM},
	{"symlinkat", EPERM}, {"flock", EPERM}, {"inotify_init1", EPERM}};

/* Allowed for these arguments only; a row an alternative. */
struct condition {
	const char *call;
	unsigned len;
	struct scmp_arg_cmp args[2];
};

#define EQUAL(arg, value) \
	{ \
		(arg), SCMP_CMP_EQ, (scmp_datum_t)(value), 0 \
	}
#define MASKED(arg, mask, value) \
	{ \
		(arg), SCMP_CMP_MASKED_EQ, (scmp_datum_t)(mask), (scmp_datum_t)(value) \
	}

enum { THREAD_FLAGS = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD };
static const scmp_datum_t namespace_flags = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
	CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

/* A mapping that is shared and anonymous, or grows down, escapes RLIMIT_DATA. */
enum { MMAP_SEEN = MAP_SHARED | MAP_ANONYMOUS | MAP_GROWSDOWN };

enum { SOCKET_TYPE_MASK = 0xf };

static const struct condition conditions[] = {
	{"mmap", 1, {MASKED(3, MMAP_SEEN, 0)}},
	{"mmap", 1, {MASKED(3, MMAP_SEEN, MAP_SHARED)}},
	{"mmap", 1, {MASKED(3, MMAP_SEEN, MAP_ANONYMOUS)}},
	{"kill", 1, {EQUAL(0, PID_PLACEHOLDER)}},
	{"tgkill", 1, {EQUAL(0, PID_PLACEHOLDER)}},
	/* Of a pair of datagram sockets each end could send to any socket that has a path. */
	{"socketpair", 2, {EQUAL(0, AF_UNIX), MASKED(1, SOCKET_TYPE_MASK, SOCK_STREAM)}},
	{"execveat", 2, {EQUAL(0, FILTER_EXEC_FD), EQUAL(4, AT_EMPTY_PATH)}},
	{"prlimit64", 2, {EQUAL(0, 0), EQUAL(2, 0)}},
	{"prlimit64", 2, {EQUAL(0, 0), EQUAL(1, RLIMIT_STACK)}},
	{"setrlimit", 1, {EQUAL(0, RLIMIT_STACK)}},
	{"ioctl", 1, {EQUAL(1, TCGETS)}},
	{"ioctl", 1, {EQUAL(1, TIOCGWINSZ)}},
	{"ioctl", 1, {EQUAL(1, FIONREAD)}},
	{"ioctl", 1, {EQUAL(1, FIONBIO)}},
	{"ioctl", 1, {EQUAL(1, FIOCLEX)}},
	{"ioctl", 1, {EQUAL(1, FIONCLEX)}},
	{"fcntl", 1, {EQUAL(1, F_DUPFD)}},
	{"fcntl", 1, {EQUAL(1, F_DUPFD_CLOEXEC)}},
	{"fcntl", 1, {EQUAL(1, F_GETFD)}},
	{"fcntl", 1, {EQUAL(1, F_SETFD)}},
	{"fcntl", 1, {EQUAL(1, F_GETFL)}},
	{"fcntl", 1, {EQUAL(1, F_SETFL)}},
	{"prctl", 1, {EQUAL(0, PR_SET_NAME)}},
	{"prctl", 1, {EQUAL(0, PR_GET_NAME)}},
	{"prctl", 1, {EQUAL(0, PR_GET_DUMPABLE)}},
	{"prctl", 1, {EQUAL(0, PR_CAPBSET_READ)}},
	{"prctl", 1, {EQUAL(0, 0x53564d41 /* PR_SET_VMA */)}},
};

static int add_all(scmp_filter_ctx context, const char *const *names, size_t len, uint32_t action)
{
	for (size_t i = 0; i < len; i++) {
		int number = seccomp_syscall_resolve_name(names[i]);
		if (number == __NR_SCMP_ERROR || number < 0)
			continue; /* not on this architecture */
		int status = seccomp_rule_add(context, action, number, 0);
		if (status < 0)
			return status;
	}
	return 0;
}

static int add_conditions(scmp_filter_ctx context)
{
	for (size_t i = 0; i < ARRAY_LEN(conditions); i++) {
		const struct condition *row = &conditions[i];
		int number = seccomp_syscall_resolve_name(row->call);
		if (number < 0)
			continue;
		int status = seccomp_rule_add_array(
			context, SCMP_ACT_ALLOW, number, row->len, row->args);
		if (status < 0)
			return status;
	}
	const struct scmp_arg_cmp thread[] = {
		MASKED(0, THREAD_FLAGS | namespace_flags, THREAD_FLAGS)};
	return seccomp_rule_add_array(context, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, thread);
}

static int add_told(scmp_filter_ctx context, bool telling)
{
	int status = 0;
	for (size_t i = 0; i < ARRAY_LEN(telling_calls) && status == 0; i++) {
		int number = seccomp_syscall_resolve_name(telling_calls[i].name);
		if (!telling && telling_calls[i].error == EPERM)
			continue; /* the default, which libseccomp wants to be told once */
		uint32_t action = telling ? SCMP_ACT_NOTIFY
					  : SCMP_ACT_ERRNO((unsigned)telling_calls[i].error);
		if (number >= 0)
			status = seccomp_rule_add(context, action, number, 0);
	}
	/* The complement of the rule that allows threads. */
	const struct scmp_arg_cmp process[] = {MASKED(0, CLONE_THREAD, 0)};
	if (status == 0 && telling)
		status = seccomp_rule_add_array(
			context, SCMP_ACT_NOTIFY, SCMP_SYS(clone), 1, process);
	return status;
}

static int add_policy(scmp_filter_ctx context, bool telling)
{
	int status = seccomp_attr_set(context, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	if (status == 0)
		status = seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	if (status == 0)
		status = add_all(context, allowed, ARRAY_LEN(allowed), SCMP_ACT_ALLOW);
	if (status == 0)
		status = add_all(
			context, unknown_here, ARRAY_LEN(unknown_here), SCMP_ACT_ERRNO(ENOSYS));
	if (status == 0)
		status = add_all(context, deadly, ARRAY_LEN(deadly),
			telling ? SCMP_ACT_NOTIFY : SCMP_ACT_KILL_PROCESS);
	if (status == 0)
		status = add_told(context, telling);
	if (status == 0)
		status = add_conditions(context);
	return status;
}

static int export(scmp_filter_ctx context, struct str *program, struct err *err)
{
	owned(mem_close_fd) int fd = memfd_create("filter", MFD_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	int status = seccomp_export_bpf(context, fd);
	if (status < 0 || lseek(fd, 0, SEEK_SET) < 0)
		return err_set(err, ERR_SANDBOX, "seccomp_export_bpf: %s", strerror(-status));
	return io_read_fd(fd, "the filter", 1 << 20, program, err);
}

int filter_compile(bool telling, struct sock_fprog *filter, struct err *err)
{
	owned(str_done) struct str program = {0};
	scmp_filter_ctx context = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	if (!context)
		return err_set(err, ERR_SANDBOX, "libseccomp does not know this machine");
	int status = add_policy(context, telling);
	if (status < 0)
		err_set(err, ERR_SANDBOX,
			"no system-call filter can be made here (libseccomp: %s); Argus runs "
			"nothing without one",
			strerror(-status));
	else
		status = export(context, &program, err);
	seccomp_release(context);
	if (status < 0)
		return -1;

	filter->len = (unsigned short)(program.len / sizeof *filter->filter);
	filter->filter = (struct sock_filter *)(void *)str_take(&program);
	return 0;
}

void filter_set_pid(const struct sock_fprog *filter, pid_t pid)
{
	for (size_t i = 0; i < filter->len; i++) {
		if (filter->filter[i].k == PID_PLACEHOLDER)
			filter->filter[i].k = (uint32_t)pid;
	}
}

bool filter_is_deadly(int call)
{
	for (size_t i = 0; i < ARRAY_LEN(deadly); i++) {
		if (seccomp_syscall_resolve_name(deadly[i]) == call)
			return true;
	}
	return false;
}

int filter_errno(int call)
{
	for (size_t i = 0; i < ARRAY_LEN(telling_calls); i++) {
		if (seccomp_syscall_resolve_name(telling_calls[i].name) == call)
			return telling_calls[i].error;
	}
	return EPERM;
}

void sandbox_call_name(int call, struct str *name)
{
	char *known = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call);
	if (known)
		str_add(name, known);
	else
		str_addf(name, "system call %d", call);
	free(known);
}

int filter_install(const struct sock_fprog *filter, bool listen)
{
	/* SPEC_ALLOW: before Linux 5.16 a filter would turn on a mitigation that makes interpreters
	 * up to 1.9 times slower, and there is nothing in this address space to be protected. */
	unsigned flags = SECCOMP_FILTER_FLAG_SPEC_ALLOW;
	if (listen)
		flags |= SECCOMP_FILTER_FLAG_NEW_LISTENER;
	return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, filter);
}

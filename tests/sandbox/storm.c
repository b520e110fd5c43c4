/*
 * Makes random system calls for as long as it lives; what storm_test.c puts into the box.
 *
 *     storm SEED
 *
 * The same seed chooses the same calls, up to where they begin to depend on what they return. It
 * takes care of itself, so as to go deep: whatever it depends on is restored, calls that would end
 * it are left out, and those that the filter kills for are rare. How many calls it made stands at
 * the beginning of descriptor 3, as a struct storm_count.
 */
#include "storm.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/rng.h"

enum {
	NUMBERS = 512,
	ARENA_BYTES = 1 << 16,
	X32_BIT = 0x40000000,
	DEADLY_ONE_IN = 600000,
	SUICIDE_ONE_IN = 2000,
	SHAKE_EVERY = 64,
	COUNT_EVERY = 256,
	SAVED_STREAMS = 200, /* copies of 0 to 3; the limit on descriptors is 256 */
	TICK_MICROSECONDS = 200
};

/* Near the upper end of the address space, so that no size reaches from here to the stack. */
static uint8_t *const arena_wanted = (uint8_t *)0x7ffffff00000;
static uint8_t *arena;
static uint8_t signal_stack[1 << 16];
static struct rng rng;

/* What ends the trial by itself, or only waits for its end. */
static const short left_out[] = {SYS_exit, SYS_exit_group, SYS_rt_sigreturn};

static const short deadly[] = {SYS_acct, SYS_add_key, SYS_adjtimex, SYS_bpf, SYS_chroot,
	SYS_clock_adjtime, SYS_clock_settime, SYS_create_module, SYS_delete_module,
	SYS_fanotify_init, SYS_fsconfig, SYS_fsmount, SYS_fsopen, SYS_fspick, SYS_finit_module,
	SYS_get_kernel_syms, SYS_init_module, SYS_ioperm, SYS_iopl, SYS_kcmp, SYS_kexec_file_load,
	SYS_kexec_load, SYS_keyctl, SYS_lookup_dcookie, SYS_memfd_secret, SYS_modify_ldt, SYS_mount,
	SYS_mount_setattr, SYS_move_mount, SYS_move_pages, SYS_name_to_handle_at, SYS_nfsservctl,
	SYS_open_by_handle_at, SYS_open_tree, SYS_perf_event_open, SYS_pidfd_getfd, SYS_pivot_root,
	SYS_process_madvise, SYS_process_vm_readv, SYS_process_vm_writev, SYS_ptrace, SYS_quotactl,
	SYS_quotactl_fd, SYS_reboot, SYS_request_key, SYS_setdomainname, SYS_sethostname, SYS_setns,
	SYS_settimeofday, SYS_swapoff, SYS_swapon, SYS_syslog, SYS_umount2, SYS_unshare,
	SYS_userfaultfd, SYS_vhangup, SYS_vmsplice};

/* Calls that reach furthest, made more often than the rest. */
static const short interesting[] = {SYS_open, SYS_openat, SYS_openat2, SYS_execve, SYS_execveat,
	SYS_clone, SYS_clone3, SYS_fork, SYS_vfork, SYS_kill, SYS_tgkill, SYS_tkill, SYS_pidfd_open,
	SYS_pidfd_send_signal, SYS_mmap, SYS_mremap, SYS_prctl, SYS_prlimit64, SYS_setrlimit,
	SYS_ioctl, SYS_fcntl, SYS_socket, SYS_socketpair, SYS_sendmsg, SYS_recvmsg, SYS_link,
	SYS_linkat, SYS_symlink, SYS_rename, SYS_renameat2, SYS_unlink, SYS_unlinkat, SYS_truncate,
	SYS_ftruncate, SYS_fallocate, SYS_write, SYS_pwrite64, SYS_chmod, SYS_fchmodat, SYS_chown,
	SYS_setresuid, SYS_setuid, SYS_capset, SYS_seccomp, SYS_landlock_create_ruleset,
	SYS_memfd_create, SYS_shmget, SYS_msgget, SYS_semget, SYS_mq_open, SYS_io_uring_setup,
	SYS_close_range, SYS_splice, SYS_timer_create};

/* What calls may break that the storm lives on: it is mended after these at once. */
static const short mended_after[] = {SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_sigaltstack,
	SYS_setitimer, SYS_alarm, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_mmap, SYS_madvise,
	SYS_pkey_mprotect, SYS_close, SYS_close_range, SYS_dup2, SYS_dup3};

static const char *const paths[] = {"/", ".", "..", "/tmp/storm", "/tmp", "/src/canary", "/src",
	"/box/canary", "canary", "/etc/passwd", "/etc/shadow", "/proc/self/mem", "/proc/self/fd/0",
	"/proc/self/fd/1", "/proc/1/root", "/proc/1/mem", "/proc/self/exe",
	"/proc/sys/kernel/core_pattern", "/dev/null", "/dev/full", "/dev/mem", "/bin/true",
	"/sys/fs/cgroup", "/usr/lib", ""};

static bool is_in(const short *numbers, size_t len, long number)
{
	for (size_t i = 0; i < len; i++) {
		if (numbers[i] == number)
			return true;
	}
	return false;
}

#define IS_IN(list, number) is_in(list, ARRAY_LEN(list), number)

static uint64_t one_of(uint64_t count)
{
	return rng_below(&rng, count);
}

static void map_arena(void *where)
{
	int fixed = arena ? MAP_FIXED : MAP_FIXED_NOREPLACE;
	void *got = mmap(where, ARENA_BYTES, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | (where ? fixed : 0), -1, 0);
	if (got != MAP_FAILED)
		arena = got;
}

/* A part of the arena is gone: put it back. Anything else is the end of this storm. */
static void mend_fault(int signal, siginfo_t *info, void *context)
{
	const uint8_t *at = info->si_addr;
	(void)signal, (void)context;
	if (info->si_code <= 0)
		return; /* sent, not met */
	if (at < arena || at >= arena + ARENA_BYTES)
		_exit(STORM_BROKEN);
	map_arena(arena);
}

static void ignore(int signal)
{
	(void)signal;
}

/* Handlers, and a clock that interrupts calls that wait. */
static void listen_again(void)
{
	static const struct itimerval tick = {{0, TICK_MICROSECONDS}, {0, TICK_MICROSECONDS}};
	const stack_t stack = {.ss_sp = signal_stack, .ss_size = sizeof signal_stack};
	sigset_t none;
	sigaltstack(&stack, NULL);
	for (int signal = 1; signal < NSIG; signal++) {
		bool fault = signal == SIGSEGV || signal == SIGBUS;
		struct sigaction action = {.sa_flags = SA_ONSTACK | SA_NODEFER};
		if (fault) {
			action.sa_sigaction = mend_fault;
			action.sa_flags |= SA_SIGINFO;
		} else {
			action.sa_handler = ignore;
		}
		sigaction(signal, &action, NULL);
	}
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setitimer(ITIMER_REAL, &tick, NULL);
}

static void keep_streams(void)
{
	for (int fd = 0; fd < 4; fd++) {
		if (fcntl(fd, F_GETFD) < 0)
			dup2(SAVED_STREAMS + fd, fd);
		else if (fcntl(SAVED_STREAMS + fd, F_GETFD) < 0)
			dup2(fd, SAVED_STREAMS + fd);
	}
}

static uint64_t make_argument(void)
{
	static const uint64_t garbage[] = {0, 1, 0x1000, UINT64_MAX, UINT64_MAX - 4095,
		0xffff888000000000, 0xffffffff81000000, 0x7ffffffff000, 0x800000000000, 0x400000};
	static const uint64_t sizes[] = {0x7fffffff, 0x80000000, UINT64_C(1) << 40,
		(UINT64_C(1) << 63) - 1, UINT64_C(1) << 63, 4096, ARENA_BYTES, 1 << 20};
	static const int fds[] = {
		0, 1, 2, 3, 4, 5, 6, 7, AT_FDCWD, -1, SAVED_STREAMS + 1, 255, 256, 1000};
	switch (one_of(8)) {
	case 0: return one_of(18) - 1;
	case 1: return (uint64_t)(int64_t)fds[one_of(ARRAY_LEN(fds))];
	case 2: return (uintptr_t)arena + one_of(ARENA_BYTES);
	case 3: return (uintptr_t)arena + 256 * one_of(ARRAY_LEN(paths));
	case 4: return garbage[one_of(ARRAY_LEN(garbage))];
	case 5: return sizes[one_of(ARRAY_LEN(sizes))];
	case 6: return UINT64_C(1) << one_of(64) | UINT64_C(1) << one_of(32);
	default: return rng_next(&rng) >> one_of(64);
	}
}

/* New contents: paths at the beginning, then words such as arguments are made of. */
static void shake_arena(void)
{
	for (size_t i = 0; i < ARRAY_LEN(paths); i++)
		strcpy((char *)arena + 256 * i, paths[i]);
	uint64_t *words = (uint64_t *)(void *)(arena + 256 * ARRAY_LEN(paths));
	uint64_t *end = (uint64_t *)(void *)(arena + ARENA_BYTES);
	for (size_t left = 64; left > 0; left--)
		words[one_of((uint64_t)(end - words))] = make_argument();
}

static long choose_call(void)
{
	if (one_of(DEADLY_ONE_IN) == 0) {
		long number = deadly[one_of(ARRAY_LEN(deadly))];
		return one_of(4) ? number : (SYS_read | X32_BIT);
	}
	for (;;) {
		long number = one_of(4) ? (long)one_of(NUMBERS)
					: interesting[one_of(ARRAY_LEN(interesting))];
		if (!IS_IN(left_out, number) && !IS_IN(deadly, number))
			return number;
	}
}

static bool is_outside(uint64_t from, uint64_t len)
{
	uint64_t start = (uintptr_t)arena;
	return from < start || len > ARENA_BYTES || from + len > start + ARENA_BYTES;
}

/* Death by one's own hand is no news: code or stack unmapped, all descriptors closed. */
static bool is_suicide(long number, const uint64_t *arguments)
{
	uint64_t first = arguments[0];
	uint64_t second = arguments[1];
	switch (number) {
	case SYS_kill:
	case SYS_tkill: return (int)second == SIGKILL || (int)second == SIGSTOP;
	case SYS_tgkill: return (int)arguments[2] == SIGKILL || (int)arguments[2] == SIGSTOP;
	case SYS_mremap: return is_outside(first, second) || arguments[3] & MREMAP_FIXED;
	case SYS_mmap: return arguments[3] & MAP_FIXED && is_outside(first, second);
	case SYS_munmap:
	case SYS_mprotect:
	case SYS_pkey_mprotect:
	case SYS_madvise: return is_outside(first, second);
	case SYS_close: return (unsigned)first >= SAVED_STREAMS;
	case SYS_dup2:
	case SYS_dup3: return (unsigned)second >= SAVED_STREAMS;
	case SYS_close_range: return (unsigned)second >= SAVED_STREAMS;
	case SYS_clone: return first & CLONE_VM; /* on a stack of random bytes */
	case SYS_arch_prctl:
	case SYS_rseq:
	case SYS_rt_sigsuspend: return true;
	default: return false;
	}
}

static void call_once(void)
{
	uint64_t arguments[6];
	long number = choose_call();
	for (size_t i = 0; i < ARRAY_LEN(arguments); i++)
		arguments[i] = make_argument();
	if (is_suicide(number, arguments) && one_of(SUICIDE_ONE_IN) != 0)
		return;
	syscall(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4],
		arguments[5]);
	if (IS_IN(mended_after, number)) {
		map_arena(arena);
		shake_arena();
		listen_again();
		keep_streams();
	}
}

int main(int argc, char **argv)
{
	struct storm_count count = {STORM_MAGIC, 0};
	rng_seed(&rng, argc > 1 ? strtoull(argv[1], NULL, 10) : 1, 0);
	map_arena(arena_wanted);
	if (!arena)
		map_arena(NULL);
	keep_streams();
	listen_again();
	for (;; count.calls++) {
		if (count.calls % SHAKE_EVERY == 0)
			shake_arena();
		if (count.calls % COUNT_EVERY == 0 &&
			pwrite(SAVED_STREAMS + 3, &count, sizeof count, 0) < 0)
			keep_streams();
		call_once();
	}
}

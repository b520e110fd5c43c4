/*
 * From fork to exec. Nothing here allocates, prints or owns: a failing row of a table tells the
 * keeper its number and errno, and the process ends.
 *
 * init is the first process of the trial's process namespace. It mounts the trial's own /proc and
 * /tmp, starts the child, reaps, and ends when the child does, which takes every other process
 * with it. The child gives up, in this order, everything that it does not need, and starts the
 * program from a descriptor: after that no exec is possible, since the filter lets execveat use
 * that one number only and the limit on descriptors ends just below it.
 */
#include "sandbox/enter.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <math.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "sandbox/canary.h"
#include "sandbox/filter.h"
#include "sandbox/landlock.h"
#include "sandbox/root.h"

/* A step is left out where the tier or the negative controls have no such layer. */
struct step {
	const char *name;
	int (*run)(struct enter *enter); /* -1 with errno */
	enum sandbox_layer layer; /* SANDBOX_LAYER_COUNT: always */
	bool full_only;
};

/* Not _exit: that is where the address sanitizer looks at the stack, and the child's is one that it
 * does not know. */
static void leave(int status)
{
	syscall(SYS_exit_group, status);
}

static void tell(const struct enter *enter, struct wire_note note, int fd)
{
	if (wire_send(enter->notes, &note, sizeof note, &fd, fd < 0 ? 0 : 1) < 0)
		leave(1); /* the keeper is gone, and with it the reason to live */
}

static int die_with_parent(struct enter *enter)
{
	(void)enter;
	return prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static int hide(struct enter *enter)
{
	(void)enter;
	return prctl(PR_SET_DUMPABLE, 0);
}

static int mount_proc(struct enter *enter)
{
	(void)enter;
	return mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY,
		"subset=pid,hidepid=invisible");
}

/* Over the host's it would hide what a program without a root of its own is to see. */
static int mount_tmp(struct enter *enter)
{
	if (!cell_has(enter->cell, SANDBOX_LAYER_TMP))
		return 0;
	return mount("tmp", cell_tmp(enter->cell), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
		"mode=1777,size=16m,nr_inodes=256");
}

static int take_streams(struct enter *enter)
{
	for (int i = 0; i < WIRE_FDS_MAX; i++) {
		if (enter->fds[i] >= 0 && dup2(enter->fds[i], i) < 0)
			return -1;
	}
	return 0;
}

static int open_program(struct enter *enter)
{
	int fd = open(enter->argv[0], O_PATH | O_CLOEXEC);
	if (fd < 0)
		return -1;
	int moved = fcntl(fd, F_DUPFD_CLOEXEC, FILTER_EXEC_FD);
	if (moved >= 0 && moved != FILTER_EXEC_FD) {
		errno = EMFILE;
		return -1;
	}
	enter->exec_fd = moved;
	return moved < 0 ? -1 : 0;
}

/* Only the streams, the program and, until exec closes them, the socket of the notes and what
 * Landlock needs stay open. */
static int close_rest(struct enter *enter)
{
	unsigned first = enter->fds[3] >= 0 ? 4 : 3;
	int notes = fcntl(enter->notes, F_DUPFD_CLOEXEC, FILTER_EXEC_FD + 1);
	int kept = enter->cell->ruleset >= 0 ? enter->cell->ruleset : enter->cell->streams;
	int last = notes;
	if (notes < 0)
		return -1;
	enter->notes = notes;
	if (kept >= 0)
		last = enter->kept = fcntl(kept, F_DUPFD_CLOEXEC, notes + 1);
	if (last < 0 || close_range(first, FILTER_EXEC_FD - 1, 0) < 0 ||
		close_range((unsigned)last + 1, ~0U, 0) < 0)
		return -1;
	for (unsigned fd = 0; fd < first; fd++) {
		if (fcntl((int)fd, F_SETFD, 0) < 0)
			return -1;
	}
	return 0;
}

static int new_session(struct enter *enter)
{
	(void)enter;
	umask(022);
	return setsid() < 0 ? -1 : 0;
}

static int change_user(struct enter *enter)
{
	const struct cell *cell = enter->cell;
	if (cell->uid == 0)
		return 0;
	if (setgroups(0, NULL) < 0 || setresgid(cell->gid, cell->gid, cell->gid) < 0 ||
		setresuid(cell->uid, cell->uid, cell->uid) < 0)
		return -1;
	/* A change of identity clears the death signal. */
	return prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static int set_limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit now;
	if (getrlimit(resource, &now) < 0)
		return -1;
	/* A limit that stands lower already cannot be raised, and need not be. */
	struct rlimit limit = {soft < now.rlim_max ? soft : now.rlim_max,
		hard < now.rlim_max ? hard : now.rlim_max};
	return setrlimit(resource, &limit);
}

static int limit_resources(struct enter *enter)
{
	static const rlim_t stack_soft = 8 << 20;
	const struct wire_request *request = enter->request;
	rlim_t memory = request->memory_bytes;
	rlim_t cpu = (rlim_t)ceil(request->cpu_seconds);
	int failed = set_limit(RLIMIT_DATA, memory, memory) < 0;
	/* V8 reserves address space by the gigabyte: this is a roof over page tables only. */
	failed |= set_limit(RLIMIT_AS, (rlim_t)64 << 30, (rlim_t)64 << 30) < 0;
	failed |=
		set_limit(RLIMIT_STACK, stack_soft, memory > stack_soft ? memory : stack_soft) < 0;
	failed |= set_limit(RLIMIT_CPU, cpu, cpu + 1) < 0;
	failed |= set_limit(RLIMIT_FSIZE, request->output_bytes, request->output_bytes) < 0;
	failed |=
		set_limit(RLIMIT_NPROC, enter->cell->processes_max, enter->cell->processes_max) < 0;
	failed |= set_limit(RLIMIT_CORE, 0, 0) < 0;
	failed |= set_limit(RLIMIT_MEMLOCK, 0, 0) < 0;
	failed |= set_limit(RLIMIT_MSGQUEUE, 0, 0) < 0;
	failed |= set_limit(RLIMIT_SIGPENDING, 256, 256) < 0;
	failed |= set_limit(RLIMIT_NOFILE, FILTER_EXEC_FD, FILTER_EXEC_FD) < 0;
	return failed ? -1 : 0;
}

/* RLIMIT_CPU counts whole seconds; a profiling timer, which outlives exec, sends its signal at the
 * limit itself. A program that sets the timer anew or takes the signal still meets RLIMIT_CPU. */
static int set_timer(struct enter *enter)
{
	double whole;
	double part = modf(enter->request->cpu_seconds, &whole);
	struct itimerval timer = {
		.it_value = {.tv_sec = (time_t)whole, .tv_usec = (suseconds_t)(part * 1e6)}};
	return setitimer(ITIMER_PROF, &timer, NULL);
}

/* A processor that has gone meanwhile, or that may not be chosen, is no reason not to run. */
static int choose_processor(struct enter *enter)
{
	cpu_set_t only;
	unsigned cpu = enter->request->cpu;
	if (cpu == 0 || cpu > CPU_SETSIZE)
		return 0;
	CPU_ZERO(&only);
	CPU_SET(cpu - 1, &only);
	sched_setaffinity(0, sizeof only, &only);
	return 0;
}

static int drop_capabilities(struct enter *enter)
{
	(void)enter;
	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {{0}, {0}};
	return (int)syscall(SYS_capset, &header, none);
}

static int forbid_privileges(struct enter *enter)
{
	(void)enter;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/* The full tier's rules: what its root shows may be read, its /tmp written. */
static int make_ruleset(const struct enter *enter, int abi)
{
	int ruleset = landlock_ruleset(abi);
	if (ruleset < 0)
		return -1;
	int failed = landlock_allow_read(ruleset, "/");
	failed |= landlock_allow_write(ruleset, abi, cell_tmp(enter->cell));
	for (const char *const *device = root_devices; *device; device++)
		failed |= landlock_allow_write(ruleset, abi, *device);
	if (enter->cell->streams >= 0)
		failed |= landlock_allow_stream(ruleset, enter->kept);
	return failed ? -1 : ruleset;
}

static int restrict_files(struct enter *enter)
{
	int abi = landlock_abi();
	bool full = enter->cell->tier == SANDBOX_FULL;
	if (abi == 0 || enter->cell->tier == SANDBOX_WEAK)
		return enter->cell->tier == SANDBOX_RESTRICTED ? -1 : 0;
	int ruleset = full ? make_ruleset(enter, abi) : enter->kept;
	/* Its own entries of /proc are others for each trial; "net" must not be among them. */
	static const char *const own[] = {"/proc/self/fd", "/proc/self/stat", "/proc/self/statm",
		"/proc/self/status", "/proc/self/maps", "/proc/self/cgroup"};
	int failed = ruleset < 0;
	for (size_t i = 0; i < ARRAY_LEN(own) && !full; i++)
		failed |= landlock_allow_read(ruleset, own[i]) < 0;
	return failed ? -1 : landlock_restrict(ruleset);
}

/* A second listener is refused where an outer sandbox has one already. */
static int filter_calls(struct enter *enter)
{
	const struct cell *cell = enter->cell;
	filter_set_pid(&cell->filter, getpid());
	int listener = filter_install(&cell->filter, true);
	if (listener >= 0) {
		tell(enter, (struct wire_note){.event = WIRE_LISTENER}, listener);
		return 0;
	}
	filter_set_pid(&cell->plain_filter, getpid());
	return filter_install(&cell->plain_filter, false);
}

static int start_program(struct enter *enter)
{
	if (enter->request->ask == WIRE_PROBE) {
		unsigned leaks = canary_try(enter->cell);
		tell(enter, (struct wire_note){.event = WIRE_LEAKS, .value = (int)leaks}, -1);
		leave(0);
	}
	syscall(SYS_execveat, enter->exec_fd, "", enter->argv, enter->env, AT_EMPTY_PATH);
	return -1;
}

static int go_to_box(struct enter *enter)
{
	char box[512];
	snprintf(box, sizeof box, "%s" CELL_BOX, enter->cell->scratch);
	return chdir(box);
}

static const struct step init_steps[] = {
	{"dying with the keeper", die_with_parent, SANDBOX_LAYER_COUNT, false},
	{"hiding init", hide, SANDBOX_LAYER_COUNT, false},
	{"mounting /proc", mount_proc, SANDBOX_LAYER_COUNT, true},
	{"mounting /tmp", mount_tmp, SANDBOX_LAYER_ROOT, true},
};

static const struct step child_steps[] = {
	{"dying with init", die_with_parent, SANDBOX_LAYER_COUNT, false},
	{"entering the program's folder", go_to_box, SANDBOX_LAYER_COUNT, false},
	{"opening the interpreter", open_program, SANDBOX_LAYER_COUNT, false},
	{"taking the standard streams", take_streams, SANDBOX_LAYER_COUNT, false},
	{"closing descriptors", close_rest, SANDBOX_LAYER_DESCRIPTORS, false},
	{"starting a session", new_session, SANDBOX_LAYER_COUNT, false},
	{"changing the user", change_user, SANDBOX_LAYER_COUNT, false},
	{"limiting resources", limit_resources, SANDBOX_LAYER_LIMITS, false},
	{"setting the timer", set_timer, SANDBOX_LAYER_LIMITS, false},
	{"choosing the processor", choose_processor, SANDBOX_LAYER_COUNT, false},
	{"dropping capabilities", drop_capabilities, SANDBOX_LAYER_CAPABILITIES, false},
	{"forbidding new privileges", forbid_privileges, SANDBOX_LAYER_COUNT, false},
	{"restricting files with Landlock", restrict_files, SANDBOX_LAYER_LANDLOCK, false},
	{"filtering system calls", filter_calls, SANDBOX_LAYER_FILTER, false},
	{"starting the interpreter", start_program, SANDBOX_LAYER_COUNT, false},
};

const char *enter_step_name(int step)
{
	static const int init_len = ARRAY_LEN(init_steps);
	if (step < init_len)
		return init_steps[step].name;
	return child_steps[step - init_len].name;
}

static void run_steps(struct enter *enter, const struct step *steps, size_t len, int first)
{
	for (size_t i = 0; i < len; i++) {
		if ((steps[i].full_only && enter->cell->tier != SANDBOX_FULL) ||
			!cell_has(enter->cell, steps[i].layer))
			continue;
		errno = 0;
		if (steps[i].run(enter) != 0) {
			tell(enter,
				(struct wire_note){.event = WIRE_FAILED,
					.value = first + (int)i,
					.reason = errno},
				-1);
			leave(1);
		}
	}
}

/* Reap whatever ends; when it is the child, tell and leave. */
static void reap(struct enter *enter, pid_t child)
{
	for (;;) {
		int status;
		pid_t ended = waitpid(-1, &status, 0);
		if (ended == child) {
			tell(enter, (struct wire_note){.event = WIRE_ENDED, .value = status}, -1);
			leave(0);
		}
		if (ended < 0 && errno != EINTR)
			leave(1);
	}
}

/* Shares init's memory until it starts the program, but not its descriptors: what it notes of those
 * must not reach init. */
static int run_child(void *context)
{
	struct enter enter = *(const struct enter *)context;
	tell(&enter, (struct wire_note){.event = WIRE_STARTED}, -1);
	run_steps(&enter, child_steps, ARRAY_LEN(child_steps), ARRAY_LEN(init_steps));
	return 1; /* the last step does not come back */
}

/* Like vfork, on a stack of its own: a fork copies the tables of all of argus's memory, which took
 * 0.15 ms of every trial. */
static pid_t start_child(struct enter *enter)
{
	static char stack[64 << 10] __attribute__((aligned(16)));
	return clone(run_child, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, enter);
}

_Noreturn void enter_init(struct enter *enter)
{
	run_steps(enter, init_steps, ARRAY_LEN(init_steps), 0);
	pid_t child = start_child(enter);
	if (child < 0) {
		tell(enter,
			(struct wire_note){.event = WIRE_FAILED,
				.value = ARRAY_LEN(init_steps),
				.reason = errno},
			-1);
		leave(1);
	}
	/* What the program might find by its own user's rights must not be here. */
	for (int i = 0; i < WIRE_FDS_MAX; i++) {
		if (enter->fds[i] >= 0)
			close(enter->fds[i]);
	}
	reap(enter, child);
	for (;;)
		leave(1);
}

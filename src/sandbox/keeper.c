#include "sandbox/keeper.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "sandbox/cell.h"
#include "sandbox/enter.h"
#include "sandbox/filter.h"
#include "sandbox/listen.h"
#include "sandbox/pack.h"
#include "sandbox/watch.h"

/* Where received descriptors and pipes are kept: above the numbers that the child takes. */
enum { FD_SAFE = 16, KEEPER_SOCKET = 3, STRINGS_MAX = 256 };

struct trial_state {
	pid_t init;
	int pidfd;
	int notes;
	int listener; /* where the filter tells of refused calls; -1: it does not */
	pid_t child; /* 0 until it said so */
	struct watch_memory memory;
	bool ended;
	bool killed; /* by the keeper */
	struct wire_reply reply;
};

/* Away from the terminal's signals, and with the dispositions that programs are to start with. Not
 * tied to argus's life by a signal: when the socket closes, there may be a folder to remove first. */
static int settle(void)
{
	struct sigaction plain = {.sa_handler = SIG_DFL};
	for (int signal = 1; signal < NSIG; signal++)
		sigaction(signal, &plain, NULL); /* KILL, STOP and libc's own refuse: fine */
	return setpgid(0, 0);
}

/* Capabilities that no exec of a trial's could bring back. The keeper's own stay. */
static void limit_capabilities(void)
{
	for (int capability = 0; capability <= 63; capability++)
		prctl(PR_CAPBSET_DROP, capability, 0, 0, 0); /* refused without privilege: fine */
}

/* How many user numbers there are, counted from 0: all of them, or the few of a container. */
static unsigned long mapped_users(void)
{
	char map[256];
	char *at = map;
	int fd = open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, map, sizeof map - 1);
	if (fd >= 0)
		close(fd);
	map[got > 0 ? got : 0] = '\0';
	unsigned long inside = strtoul(at, &at, 10);
	strtoul(at, &at, 10); /* what the first is outside */
	return inside == 0 ? strtoul(at, &at, 10) : 0;
}

/* Root must become somebody else: one user number a keeper, so that limits on the number of
 * processes do not add up, and where there is room one that is handed out to nobody. In a container
 * that has root only, root is a plain user outside, and stays. */
static void choose_user(struct cell *cell)
{
	enum { FAR = 0x40000000, NEAR = 60000, NEAR_COUNT = 5000 };
	uid_t pid = (uid_t)getpid();
	if (geteuid() != 0 || !cell_has(cell, SANDBOX_LAYER_USERS))
		return;
	unsigned long users = mapped_users();
	if (users > (unsigned long)FAR + pid)
		cell->uid = FAR + pid;
	else if (users > NEAR + NEAR_COUNT)
		cell->uid = NEAR + pid % NEAR_COUNT;
	cell->gid = cell->uid;
}

/* RLIMIT_NPROC counts threads by user: in a user namespace, or with a number of its own, only the
 * trial's; else everything that the user runs. */
static void choose_processes_max(struct cell *cell)
{
	enum { OWN = 64, SHARED = 512 };
	cell->processes_max = OWN;
	if (cell->tier == SANDBOX_FULL || cell->uid != 0)
		return;
	DIR *proc = opendir("/proc");
	const struct dirent *entry;
	while (proc && (entry = readdir(proc))) {
		struct stat st;
		if (entry->d_name[0] < '1' || entry->d_name[0] > '9' ||
			fstatat(dirfd(proc), entry->d_name, &st, 0) < 0 || st.st_uid != geteuid())
			continue;
		char tasks[300];
		struct stat threads;
		snprintf(tasks, sizeof tasks, "%s/task", entry->d_name);
		if (fstatat(dirfd(proc), tasks, &threads, 0) == 0)
			cell->processes_max += threads.st_nlink - 2;
	}
	if (proc)
		closedir(proc);
	cell->processes_max += SHARED;
}

static int build(struct cell *cell)
{
	choose_user(cell);
	choose_processes_max(cell);
	int status = cell->tier == SANDBOX_FULL ? cell_enter(cell) : cell_fill_scratch(cell);
	if (status == 0 && cell_has(cell, SANDBOX_LAYER_CAPABILITIES))
		limit_capabilities();
	return status;
}

static _Noreturn void leave(const struct cell *cell)
{
	if (cell->scratch)
		cell_remove_scratch(cell->scratch);
	_exit(0);
}

static void greet(struct cell *cell, int setup)
{
	struct wire_hello hello = {.ready = true, .keeper = getpid()};
	cell->step = "settling";
	if (settle() < 0 || pack_open(setup, cell) < 0 || build(cell) < 0) {
		hello.ready = false;
		snprintf(
			hello.problem, sizeof hello.problem, "%s: %s", cell->step, strerror(errno));
	}
	close(setup);
	if (wire_send(KEEPER_SOCKET, &hello, sizeof hello, NULL, 0) < 0 || !hello.ready)
		leave(cell);
}

/* A request and its descriptors, out of the way of those that the child takes; false when argus is
 * gone. */
static bool receive(struct wire_request *request, int fds[WIRE_FDS_MAX])
{
	struct wire_extra extra = {.fds = fds, .fds_len = WIRE_FDS_MAX};
	if (wire_receive(KEEPER_SOCKET, request, sizeof *request, &extra) <= 0)
		return false;
	for (int i = 0; i < WIRE_FDS_MAX; i++) {
		if (fds[i] >= 0 && fds[i] < FD_SAFE) {
			int moved = fcntl(fds[i], F_DUPFD_CLOEXEC, FD_SAFE);
			close(fds[i]);
			fds[i] = moved;
		}
	}
	return true;
}

/* Point argv and env at the request's strings. */
static void unpack(struct wire_request *request, char **argv, char **env)
{
	char *at = request->text;
	for (uint32_t i = 0; i < request->argc + request->envc; i++) {
		if (i < request->argc)
			argv[i] = at;
		else
			env[i - request->argc] = at;
		at += strlen(at) + 1;
	}
	argv[request->argc] = NULL;
	env[request->envc] = NULL;
}

static void read_notes(struct trial_state *trial)
{
	struct wire_note note;
	int fd = -1;
	struct wire_extra extra = {.fds = &fd, .fds_len = 1, .flags = MSG_DONTWAIT};
	while (wire_receive(trial->notes, &note, sizeof note, &extra) == (ssize_t)sizeof note) {
		switch (note.event) {
		case WIRE_STARTED: trial->child = extra.sender; break;
		case WIRE_FAILED:
			trial->reply.failed_step = note.value;
			trial->reply.failed_errno = note.reason;
			break;
		case WIRE_ENDED:
			trial->ended = true;
			trial->reply.wait_status = note.value;
			break;
		case WIRE_LEAKS: trial->reply.leaks = (unsigned)note.value; break;
		case WIRE_LISTENER:
			trial->listener = fd;
			fd = -1;
			break;
		}
		if (fd >= 0)
			close(fd);
	}
}

static bool init_ended(const struct trial_state *trial, int timeout_ms)
{
	struct pollfd poll_init = {trial->pidfd, POLLIN, 0};
	return poll(&poll_init, 1, timeout_ms) == 1;
}

/* The child goes first, so that init can still account for it: what dies with init, the kernel
 * reaps without a word of what it used. */
static void end_trial(struct trial_state *trial)
{
	trial->killed = true;
	read_notes(trial);
	if (trial->child > 0 && !trial->ended) {
		kill(trial->child, SIGKILL);
		if (init_ended(trial, 1000))
			return;
	}
	kill(trial->init, SIGKILL);
}

/* A call that the filter did not let through: the trial ends with a deadly one. */
static void hear(struct trial_state *trial)
{
	struct listen_call call;
	if (listen_take(trial->listener, &call) < 0)
		return;
	if (!call.deadly) {
		listen_refuse(trial->listener, &call, trial->reply.refused);
		return;
	}
	trial->reply.deadly_call = call.number;
	end_trial(trial);
}

enum watched { ENDED, ASKED, NOTED, REFUSED, WATCHED };

/* Notes, until nobody is left to send any, and calls, until nobody is left to make any. */
static void attend(struct trial_state *trial, struct pollfd polls[WATCHED])
{
	if (polls[NOTED].revents & POLLIN)
		read_notes(trial);
	else if (polls[NOTED].revents)
		polls[NOTED].fd = -1;
	if (polls[REFUSED].revents & POLLIN)
		hear(trial);
	else if (polls[REFUSED].revents)
		mem_close_fd(&trial->listener);
}

/* Is the program's memory within its limit? Seconds until the next look. */
static double look(struct trial_state *trial, double now)
{
	if (trial->memory.next_seconds <= now) {
		read_notes(trial);
		trial->reply.overfull = watch_memory_look(&trial->memory, trial->child, now);
	}
	return trial->memory.next_seconds - now;
}

/* Wait for the end, the wall limit, or a word from argus (or its end). The notes of a program's start
 * are left until the first look at its memory: a keeper that wakes to read them, on the core on which
 * the program was just about to start, drove Python's start from 0.8 ms above a plain one to 2.3 ms.
 * A call that is refused before that waits for the look. */
static void watch(const struct wire_request *request, struct trial_state *trial, double start)
{
	struct pollfd polls[WATCHED] = {[ENDED] = {trial->pidfd, POLLIN, 0},
		[ASKED] = {KEEPER_SOCKET, POLLIN, 0},
		[NOTED] = {request->ask == WIRE_PROBE ? trial->notes : -1, POLLIN, 0},
		[REFUSED] = {-1, POLLIN, 0}};
	for (;;) {
		double now = clock_seconds();
		double left = fmax(start + request->wall_seconds - now, 0);
		double wait = fmin(left, look(trial, now));
		if (trial->reply.overfull)
			break;
		polls[REFUSED].fd = trial->listener;
		int ready = poll(polls, WATCHED, (int)ceil(wait * 1e3));
		if (ready > 0 && polls[ENDED].revents)
			return;
		trial->reply.cancelled = ready > 0 && polls[ASKED].revents;
		/* Calls that are refused in an endless row must not outrun the wall limit. */
		trial->reply.timed_out = !trial->reply.cancelled && left == 0;
		if (trial->reply.cancelled || trial->reply.timed_out)
			break;
		if (ready > 0)
			attend(trial, polls);
	}
	end_trial(trial);
}

static double timeval_seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

static void conclude(struct trial_state *trial, double start)
{
	int status = 0;
	struct rusage usage = {0};
	while (wait4(trial->init, &status, 0, &usage) < 0 && errno == EINTR)
		;
	read_notes(trial);
	/* init did not live to tell. */
	if (!trial->ended && trial->reply.failed_step < 0) {
		trial->reply.wait_status = SIGKILL;
		trial->reply.lost = !trial->killed;
	}
	trial->reply.wall_seconds = clock_seconds() - start;
	trial->reply.cpu_seconds =
		timeval_seconds(usage.ru_utime) + timeval_seconds(usage.ru_stime);
	trial->reply.memory_bytes = (uint64_t)usage.ru_maxrss * 1024;
}

static unsigned long trial_namespaces(const struct cell *cell)
{
	unsigned long flags = CLONE_NEWNS;
	if (cell->tier != SANDBOX_FULL)
		return 0;
	if (cell_has(cell, SANDBOX_LAYER_PROCESSES))
		flags |= CLONE_NEWPID;
	return cell_has(cell, SANDBOX_LAYER_IPC) ? flags | CLONE_NEWIPC : flags;
}

static void run_trial(const struct cell *cell, struct wire_request *request, const int *fds,
	struct wire_reply *reply)
{
	char *argv[STRINGS_MAX];
	char *env[STRINGS_MAX];
	int notes[2];
	struct trial_state trial = {
		.listener = -1, .reply = {.failed_step = -1, .deadly_call = -1}};
	unpack(request, argv, env);
	struct enter enter = {.cell = cell, .request = request, .argv = argv, .env = env};
	enter.kept = cell->ruleset >= 0 ? cell->ruleset : cell->streams;
	memcpy(enter.fds, fds, sizeof enter.fds);
	double start = clock_seconds();
	unsigned long namespaces = trial_namespaces(cell);
	int pidfd = -1;
	pid_t init = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, notes) == 0) {
		const int on = 1; /* the child's process id, as it is here */
		setsockopt(notes[0], SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
		enter.notes = fcntl(notes[1], F_DUPFD_CLOEXEC, FD_SAFE);
		close(notes[1]);
		init = (pid_t)syscall(SYS_clone, namespaces | SIGCHLD, NULL, NULL, NULL, NULL);
		if (init == 0) {
			close(KEEPER_SOCKET);
			close(notes[0]);
			enter_init(&enter);
		}
		close(enter.notes);
		trial.notes = notes[0];
		pidfd = init > 0 ? (int)syscall(SYS_pidfd_open, init, 0) : -1;
	}
	if (init < 0 || pidfd < 0) {
		trial.reply.failed_step = 0;
		trial.reply.failed_errno = errno;
		*reply = trial.reply;
		return;
	}
	trial.init = init;
	trial.pidfd = pidfd;
	trial.memory = (struct watch_memory){.fd = -1,
		.most = cell_has(cell, SANDBOX_LAYER_LIMITS) ? request->memory_bytes
							     : UINT64_MAX / 2,
		.next_seconds = start + WATCH_FIRST};
	watch(request, &trial, start);
	mem_close_fd(&trial.memory.fd);
	conclude(&trial, start);
	close(pidfd);
	close(notes[0]);
	mem_close_fd(&trial.listener);
	*reply = trial.reply;
}

/* For standard output and error, in place of what argus sent. */
static void open_streams(const struct cell *cell, int fds[WIRE_FDS_MAX])
{
	for (int i = 1; i <= 2; i++) {
		mem_close_fd(&fds[i]);
		int fd = openat(cell->streams, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
		fds[i] = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, FD_SAFE);
		if (fd >= 0)
			close(fd);
	}
}

_Noreturn void keeper_run(int socket, int setup)
{
	static struct wire_request request;
	static struct cell cell = {.ruleset = -1, .streams = -1};
	int fds[WIRE_FDS_MAX];
	if (socket != KEEPER_SOCKET) {
		if (setup == KEEPER_SOCKET)
			setup = fcntl(setup, F_DUPFD_CLOEXEC, FD_SAFE);
		dup3(socket, KEEPER_SOCKET, O_CLOEXEC);
		close(socket);
	}
	greet(&cell, setup);
	umask(0); /* a program may open its output anew; it sets its own */
	while (receive(&request, fds)) {
		struct wire_reply reply = {.failed_step = -1};
		/* A cancellation that came too late for its trial. */
		if (request.ask == WIRE_CANCEL)
			continue;
		if (cell.streams >= 0)
			open_streams(&cell, fds);
		run_trial(&cell, &request, fds, &reply);
		int sent = wire_send(
			KEEPER_SOCKET, &reply, sizeof reply, fds + 1, cell.streams >= 0 ? 2 : 0);
		for (int i = 0; i < WIRE_FDS_MAX; i++) {
			if (fds[i] >= 0)
				close(fds[i]);
		}
		if (sent < 0)
			break;
	}
	leave(&cell);
}

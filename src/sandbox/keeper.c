#include "sandbox/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "sandbox/enter.h"
#include "sandbox/filter.h"

/* Where received descriptors and pipes are kept: above the numbers that the child takes. */
enum { FD_SAFE = 16, KEEPER_SOCKET = 3, STRINGS_MAX = 256 };

struct trial_state {
	pid_t init;
	int pidfd;
	int notes; /* reading end, non-blocking */
	pid_t child; /* as init sees it; 0 until it said so */
	bool ended;
	struct wire_reply reply;
};

/* Away from the terminal's signals, tied to argus's life, with three descriptors and a socket. */
static int settle(int socket)
{
	sigset_t none;
	struct rlimit files;
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || setpgid(0, 0) < 0)
		return -1;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max < 4096 ? files.rlim_max : 4096;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0)
		return -1;
	for (int fd = 0; fd < 3; fd++) {
		if (dup2(null, fd) < 0)
			return -1;
	}
	if (dup3(socket, KEEPER_SOCKET, O_CLOEXEC) < 0 && errno != EINVAL)
		return -1;
	return close_range(KEEPER_SOCKET + 1, ~0U, 0);
}

static int build(struct cell *cell)
{
	return cell->tier == SANDBOX_FULL ? cell_enter(cell) : cell_fill_scratch(cell);
}

static void greet(struct cell *cell)
{
	struct wire_hello hello = {.ready = true};
	cell->step = "settling";
	if (settle(KEEPER_SOCKET) < 0 || build(cell) < 0) {
		hello.ready = false;
		snprintf(
			hello.problem, sizeof hello.problem, "%s: %s", cell->step, strerror(errno));
	}
	if (send(KEEPER_SOCKET, &hello, sizeof hello, 0) < 0 || !hello.ready)
		_exit(0);
}

/* A request and its descriptors; false when argus is gone. */
static bool receive(struct wire_request *request, int fds[WIRE_FDS_MAX])
{
	union {
		char bytes[CMSG_SPACE(sizeof(int) * WIRE_FDS_MAX)];
		struct cmsghdr align;
	} control;
	struct iovec data = {request, sizeof *request};
	struct msghdr message = {.msg_iov = &data,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof control.bytes};
	ssize_t got;
	do
		got = recvmsg(KEEPER_SOCKET, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		return false;

	int received[WIRE_FDS_MAX] = {-1, -1, -1, -1};
	const struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	if (header && header->cmsg_type == SCM_RIGHTS)
		memcpy(received, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
	for (int i = 0; i < WIRE_FDS_MAX; i++) {
		fds[i] = -1;
		if (received[i] >= 0) {
			fds[i] = fcntl(received[i], F_DUPFD_CLOEXEC, FD_SAFE);
			close(received[i]);
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
	while (read(trial->notes, &note, sizeof note) == (ssize_t)sizeof note) {
		switch (note.event) {
		case WIRE_STARTED: trial->child = note.pid; break;
		case WIRE_FAILED:
			trial->reply.failed_step = note.value;
			trial->reply.failed_errno = note.reason;
			break;
		case WIRE_ENDED:
			trial->ended = true;
			trial->reply.wait_status = note.value;
			break;
		}
	}
}

static bool init_ended(const struct trial_state *trial, int timeout_ms)
{
	struct pollfd poll_init = {trial->pidfd, POLLIN, 0};
	return poll(&poll_init, 1, timeout_ms) == 1;
}

/* With a process namespace, init's end is everybody's. Without one the child goes first, so that
 * init can still account for it. */
static void end_trial(const struct cell *cell, struct trial_state *trial)
{
	read_notes(trial);
	if (cell->tier != SANDBOX_FULL && trial->child > 0) {
		kill(trial->child, SIGKILL);
		if (init_ended(trial, 1000))
			return;
	}
	kill(trial->init, SIGKILL);
}

/* Wait for the end, the wall limit, or a word from argus (or its end). */
static void watch(const struct cell *cell, const struct wire_request *request,
	struct trial_state *trial, double start)
{
	struct pollfd polls[] = {{trial->pidfd, POLLIN, 0}, {KEEPER_SOCKET, POLLIN, 0}};
	for (;;) {
		double left = start + request->wall_seconds - clock_seconds();
		int timeout_ms = left <= 0 ? 0 : left > 1e6 ? 1000000000 : (int)ceil(left * 1e3);
		int ready = poll(polls, 2, timeout_ms);
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready > 0 && polls[0].revents)
			return;
		trial->reply.timed_out = ready == 0;
		trial->reply.cancelled = ready > 0;
		end_trial(cell, trial);
		return;
	}
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
	/* init did not live to tell: killed by us, or from outside. */
	if (!trial->ended && trial->reply.failed_step < 0)
		trial->reply.wait_status = SIGKILL;
	trial->reply.wall_seconds = clock_seconds() - start;
	trial->reply.cpu_seconds =
		timeval_seconds(usage.ru_utime) + timeval_seconds(usage.ru_stime);
	trial->reply.memory_bytes = (uint64_t)usage.ru_maxrss * 1024;
}

static void run_trial(const struct cell *cell, struct wire_request *request, const int *fds,
	struct wire_reply *reply)
{
	char *argv[STRINGS_MAX];
	char *env[STRINGS_MAX];
	int notes[2];
	struct trial_state trial = {.reply = {.failed_step = -1}};
	unpack(request, argv, env);
	struct enter enter = {.cell = cell, .request = request, .argv = argv, .env = env};
	memcpy(enter.fds, fds, sizeof enter.fds);
	double start = clock_seconds();
	unsigned long namespaces = cell->tier == SANDBOX_FULL
		? (unsigned long)CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC
		: 0;
	int pidfd = -1;
	pid_t init = -1;
	if (pipe2(notes, O_CLOEXEC | O_NONBLOCK) == 0) {
		enter.notes = fcntl(notes[1], F_DUPFD_CLOEXEC, FD_SAFE);
		fcntl(enter.notes, F_SETFL, 0);
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
	watch(cell, request, &trial, start);
	conclude(&trial, start);
	close(pidfd);
	close(notes[0]);
	*reply = trial.reply;
}

_Noreturn void keeper_run(struct cell *cell, int socket)
{
	static struct wire_request request;
	int fds[WIRE_FDS_MAX];
	if (socket != KEEPER_SOCKET)
		dup3(socket, KEEPER_SOCKET, O_CLOEXEC);
	greet(cell);
	while (receive(&request, fds)) {
		struct wire_reply reply = {.failed_step = -1};
		/* A cancellation that came too late for its trial. */
		if (request.ask == WIRE_CANCEL)
			continue;
		run_trial(cell, &request, fds, &reply);
		for (int i = 0; i < WIRE_FDS_MAX; i++) {
			if (fds[i] >= 0)
				close(fds[i]);
		}
		if (send(KEEPER_SOCKET, &reply, sizeof reply, 0) < 0)
			break;
	}
	_exit(0);
}

#include "sandbox/nursery.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "argus/sandbox.h"
#include "base/mem.h"
#include "sandbox/keeper.h"
#include "sandbox/wire.h"

enum { NURSERY_SOCKET = 3 };

/* One a process: set once, by sandbox_prepare. */
static int nursery_socket = -1;
static pid_t nursery_pid, nursery_owner;

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
	signal(SIGCHLD, SIG_IGN); /* keepers are waited for through their sockets */
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max < 4096 ? files.rlim_max : 4096;
		setrlimit(RLIMIT_NOFILE, &files);
	}
	/* First: what is opened before might get this very number. */
	if (dup3(socket, NURSERY_SOCKET, O_CLOEXEC) < 0 && errno != EINVAL)
		return -1;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0)
		return -1;
	for (int fd = 0; fd < NURSERY_SOCKET; fd++) {
		if (dup2(null, fd) < 0)
			return -1;
	}
	return close_range(NURSERY_SOCKET + 1, ~0U, 0);
}

static _Noreturn void nursery_run(int socket)
{
	char word;
	int fds[2];
	if (settle(socket) < 0)
		_exit(1);
	struct wire_extra extra = {.fds = fds, .fds_len = 2};
	while (wire_receive(NURSERY_SOCKET, &word, sizeof word, &extra) > 0) {
		pid_t keeper = fork();
		if (keeper == 0) {
			close(NURSERY_SOCKET);
			keeper_run(fds[0], fds[1]);
		}
		/* When there was no fork, the socket that closes here says so. */
		close(fds[0]);
		close(fds[1]);
	}
	_exit(0);
}

int sandbox_prepare(struct err *err)
{
	int sockets[2];
	/* A fork of argus has no nursery of its own yet. */
	if (nursery_socket >= 0 && nursery_owner == getpid())
		return 0;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0)
		return err_set(err, ERR_SANDBOX, "socketpair: %s", strerror(errno));
	pid_t parent = getpid();
	pid_t nursery = fork();
	if (nursery == 0) {
		close(sockets[0]);
		nursery_run(sockets[1]);
	}
	int saved = errno;
	close(sockets[1]);
	if (nursery < 0) {
		close(sockets[0]);
		return err_set(err, ERR_SANDBOX, "fork: %s", strerror(saved));
	}
	nursery_socket = sockets[0];
	nursery_pid = nursery;
	nursery_owner = parent;
	return 0;
}

void sandbox_dismiss(void)
{
	if (nursery_socket < 0 || nursery_owner != getpid())
		return;
	mem_close_fd(&nursery_socket);
	while (waitpid(nursery_pid, NULL, 0) < 0 && errno == EINTR)
		;
}

int nursery_fork_keeper(int socket, int setup, struct err *err)
{
	const int fds[] = {socket, setup};
	if (sandbox_prepare(err) < 0)
		return -1;
	if (wire_send(nursery_socket, "k", 1, fds, 2) < 0)
		return err_set(err, ERR_SANDBOX, "the sandbox's first process is gone: %s",
			strerror(errno));
	return 0;
}

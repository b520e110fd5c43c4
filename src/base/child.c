#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"

extern char **environ;

enum { OUTPUT_MAX = 1 << 20 };

static int spawn(const char *const *argv, int out, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	sigemptyset(&none);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, 1);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	int status = posix_spawnp(
		pid, argv[0], &actions, &attributes, (char *const *)(uintptr_t)argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return status;
}

/* Until the end of file; false when time is up. */
static bool drain(int fd, double deadline, struct str *out)
{
	for (;;) {
		double left = deadline - clock_seconds();
		struct pollfd ready = {fd, POLLIN, 0};
		if (left <= 0 || poll(&ready, 1, (int)ceil(left * 1e3)) == 0)
			return false;
		str_reserve(out, 4096);
		ssize_t got = read(fd, out->text + out->len, 4096);
		if (got == 0 || (got < 0 && errno != EINTR) || out->len > OUTPUT_MAX)
			return true;
		out->len += got > 0 ? (size_t)got : 0;
		out->text[out->len] = '\0';
	}
}

int child_read(const char *const *argv, double seconds, struct str *out, struct err *err)
{
	int ends[2];
	pid_t pid;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return err_set(err, ERR_FAILED, "pipe: %s", strerror(errno));
	int problem = spawn(argv, ends[1], &pid);
	close(ends[1]);
	if (problem != 0) {
		close(ends[0]);
		if (problem == ENOENT)
			return 127;
		return err_set(err, ERR_FAILED, "%s: %s", argv[0], strerror(problem));
	}

	bool ended = drain(ends[0], clock_seconds() + seconds, out);
	close(ends[0]);
	int status = 0;
	if (!ended)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!ended)
		return err_set(err, ERR_FAILED, "%s: no answer within %.0f s", argv[0], seconds);
	if (!WIFEXITED(status))
		return err_set(
			err, ERR_FAILED, "%s: ended by signal %d", argv[0], WTERMSIG(status));
	return WEXITSTATUS(status);
}

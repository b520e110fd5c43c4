#include "cmd/stop.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/mem.h"

int stop_watch(struct stop *stop, struct err *err)
{
	sigset_t signals;
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigprocmask(SIG_BLOCK, &signals, &stop->mask);
	stop->fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (stop->fd >= 0)
		return 0;
	sigprocmask(SIG_SETMASK, &stop->mask, NULL);
	return err_set(err, ERR_FAILED, "signalfd: %s", strerror(errno));
}

void stop_done(struct stop *stop)
{
	if (stop->fd >= 0)
		sigprocmask(SIG_SETMASK, &stop->mask, NULL);
	mem_close_fd(&stop->fd);
}

enum err_kind stop_read(const struct stop *stop)
{
	struct signalfd_siginfo info = {0};
	ssize_t got = read(stop->fd, &info, sizeof info);
	return got == (ssize_t)sizeof info && info.ssi_signo != SIGINT ? ERR_TERMINATED
								       : ERR_INTERRUPTED;
}

bool stop_is_asked(const struct stop *stop)
{
	struct pollfd asked = {.fd = stop->fd, .events = POLLIN};
	return poll(&asked, 1, 0) == 1 && (asked.revents & POLLIN);
}

int stop_or_fail(const struct stop *stop, struct err *err)
{
	if (stop_is_asked(stop))
		err_set(err, stop_read(stop), "stopped before anything was measured");
	return -1;
}

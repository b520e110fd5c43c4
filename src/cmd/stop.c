#include "cmd/stop.h"

#include <errno.h>
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

#include "sandbox/canary.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/mem.h"

static bool closes(int fd)
{
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* In the weak tier files are not hidden: that is what is weak about it. */
static bool reads(const struct cell *cell)
{
	const char *path = cell->setup.canary ? cell->setup.canary : "/etc/passwd";
	return cell->tier != SANDBOX_WEAK && closes(open(path, O_RDONLY | O_CLOEXEC));
}

static bool writes(const struct cell *cell)
{
	char beside[512];
	if (cell->tier == SANDBOX_WEAK)
		return false;
	/* A /tmp of its own may be written to. */
	if (cell->setup.canary && strncmp(cell->setup.canary, "/tmp/", 5) != 0 &&
		strncmp(cell->setup.canary, "/var/tmp/", 9) != 0) {
		snprintf(beside, sizeof beside, "%s.out", cell->setup.canary);
		if (closes(open(beside, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)))
			return true;
	}
	return closes(open("argus-canary", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) ||
		closes(open("/argus-canary", O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) ||
		closes(open("/etc/argus-canary", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
}

static bool forks(const struct cell *cell)
{
	(void)cell;
	long child = syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
	if (child == 0)
		_exit(0);
	return child > 0;
}

static bool opens_socket(const struct cell *cell)
{
	(void)cell;
	return closes(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) ||
		closes(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

static bool signals(const struct cell *cell)
{
	(void)cell;
	return kill(getppid(), 0) == 0 || kill(-1, 0) == 0;
}

static bool is_root(const struct cell *cell)
{
	if (cell->uid == 0)
		return false;
	return getuid() == 0 || geteuid() == 0 || setresuid(0, 0, 0) == 0;
}

static bool raises(const struct cell *cell)
{
	(void)cell;
	const struct rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
	struct rlimit now;
	return getrlimit(RLIMIT_DATA, &now) < 0 || now.rlim_max == RLIM_INFINITY ||
		setrlimit(RLIMIT_DATA, &none) == 0 || setrlimit(RLIMIT_NOFILE, &none) == 0;
}

static const struct {
	bool (*got_out)(const struct cell *cell);
	const char *what;
} tries[] = {
	[CANARY_READ] = {reads, "read a file of the host's"},
	[CANARY_WRITE] = {writes, "write outside its own /tmp"},
	[CANARY_FORK] = {forks, "start a process"},
	[CANARY_SOCKET] = {opens_socket, "open a socket"},
	[CANARY_SIGNAL] = {signals, "signal another process"},
	[CANARY_USER] = {is_root, "become root"},
	[CANARY_LIMIT] = {raises, "raise a limit"},
};
_Static_assert(ARRAY_LEN(tries) == CANARY_COUNT, "one row a try");

unsigned canary_try(const struct cell *cell)
{
	unsigned leaks = 0;
	for (size_t i = 0; i < ARRAY_LEN(tries); i++) {
		if (tries[i].got_out(cell))
			leaks |= 1U << i;
	}
	return leaks;
}

void canary_describe(unsigned leaks, struct str *out)
{
	bool first = true;
	for (size_t i = 0; i < ARRAY_LEN(tries); i++) {
		if (!(leaks & 1U << i))
			continue;
		str_addf(out, "%s%s", first ? "" : ", ", tries[i].what);
		first = false;
	}
}

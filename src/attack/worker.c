#include "attack/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"

_Static_assert(sizeof(struct worker_record) <= PIPE_BUF, "a record is written at once");

/* Ends by the pipe that holds no more tasks, or whose other end is gone. */
static void work(
	const struct attack_setting *setting, const struct attack_task *tasks, int from, int to)
{
	uint16_t number;
	while (read(from, &number, sizeof number) == (ssize_t)sizeof number) {
		struct worker_record record = {.task = number};
		owned(attack_ending_done) struct attack_ending ending = {0};
		attack_run(setting, tasks[number].program, tasks[number].control, &ending);
		record.expected = ending.expected;
		record.escaped = ending.escaped;
		record.no_box = ending.no_box;
		snprintf(record.happened, sizeof record.happened, "%s", str_text(&ending.happened));
		if (write(to, &record, sizeof record) < 0)
			return;
	}
}

static int start_one(const struct attack_setting *setting, const struct attack_task *tasks,
	const int from[2], const int to[2], pid_t *pid, struct err *err)
{
	pid_t parent = getpid();
	*pid = fork();
	if (*pid < 0)
		return err_set(err, ERR_FAILED, "fork: %s", strerror(errno));
	if (*pid > 0)
		return 0;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() == parent) {
		close(from[1]);
		close(to[0]);
		work(setting, tasks, from[0], to[1]);
	}
	_exit(0);
}

/* The numbers fit into an empty pipe. */
static int fill(int to, size_t len, struct err *err)
{
	for (size_t i = 0; i < len; i++) {
		const uint16_t number = (uint16_t)i;
		if (write(to, &number, sizeof number) != (ssize_t)sizeof number)
			return err_set(err, ERR_FAILED, "a pipe: %s", strerror(errno));
	}
	return 0;
}

int workers_start(const struct attack_setting *setting, const struct attack_task *tasks, size_t len,
	struct workers *workers, struct err *err)
{
	int from[2] = {-1, -1};
	int to[2] = {-1, -1};
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	long most = cores < 1 ? 1 : cores < WORKERS_MAX ? cores : WORKERS_MAX;
	int status = 0;
	*workers = (struct workers){.results = -1};
	if (pipe2(from, O_CLOEXEC) < 0 || pipe2(to, O_CLOEXEC) < 0)
		status = err_set(err, ERR_FAILED, "a pipe: %s", strerror(errno));
	if (status == 0)
		status = fill(from[1], len, err);
	for (long i = 0; i < most && status == 0; i++)
		status = start_one(setting, tasks, from, to, &workers->pids[i], err);
	workers->results = to[0];
	mem_close_fd(&from[0]);
	mem_close_fd(&from[1]);
	mem_close_fd(&to[1]);
	if (status < 0)
		workers_done(workers);
	return status;
}

int workers_next(
	const struct workers *workers, int stop_fd, struct worker_record *record, struct err *err)
{
	struct pollfd polls[] = {{workers->results, POLLIN, 0}, {stop_fd, POLLIN, 0}};
	while (poll(polls, ARRAY_LEN(polls), -1) < 0) {
		if (errno != EINTR)
			return err_set(err, ERR_FAILED, "poll: %s", strerror(errno));
	}
	if (polls[1].revents)
		return err_set(err, ERR_INTERRUPTED, "stopped by a signal");
	ssize_t got = read(workers->results, record, sizeof *record);
	record->happened[WORKER_TEXT_MAX - 1] = '\0';
	return got == (ssize_t)sizeof *record;
}

void workers_done(struct workers *workers)
{
	for (size_t i = 0; i < WORKERS_MAX; i++) {
		if (workers->pids[i] <= 0)
			continue;
		kill(workers->pids[i], SIGKILL);
		waitpid(workers->pids[i], NULL, 0);
	}
	mem_close_fd(&workers->results);
	*workers = (struct workers){.results = -1};
}

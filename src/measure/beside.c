/*
 * The counted witness beside the timed one: counts are the same however busy the machine is, so
 * they are taken on another processor while the timed witness looks for its range of sizes. The
 * rounds, whose times matter, begin when the counting is over, or its part of the budget: the
 * counts of a program that waits would make its user wait for all of their limits.
 */
#include "argus/measure.h"

#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pool.h"

/* A task and its thread share nothing with the caller that either writes to, but for the sandbox,
 * which is theirs. */
struct counting_task {
	struct measure_job job;
	const struct instrumented *instrumented;
	struct run run; /* what is counted, until it is taken over */
	struct count_failure failure;
	struct err err;
	int status;
	int ends_fd; /* readable at the end of the counting's part of the budget; -1: there is none, */
	int stop_fd; /* or then, and when the user wants an end */
	int user_fd; /* the latter alone; -1: none */
	bool started;
	pthread_t thread;
};

static void *count(void *argument)
{
	struct counting_task *task = argument;
	task->status = measure_count(
		&task->job, task->instrumented, &task->run, &task->failure, &task->err);
	return NULL;
}

/* Signals are for the thread that was there before. */
static bool start(struct counting_task *task)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	bool started = pthread_create(&task->thread, NULL, count, task) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

static double part_of_budget(const struct measure_job *job)
{
	static const double PART = 0.6;
	return PART * job->spec->budget_seconds;
}

/* A clock that ends the counting as the user would. Where there is none to be had it goes on. */
static void set_end(struct counting_task *task)
{
	const struct measure_job *job = &task->job;
	double left = fmax(job->start + part_of_budget(job) - clock_seconds(), 1e-3);
	double whole;
	double part = modf(left, &whole);
	const struct itimerspec at = {
		.it_value = {.tv_sec = (time_t)whole, .tv_nsec = (long)(part * 1e9)}};
	struct epoll_event event = {.events = EPOLLIN};
	task->ends_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	task->stop_fd = epoll_create1(EPOLL_CLOEXEC);
	if (task->ends_fd < 0 || task->stop_fd < 0 ||
		timerfd_settime(task->ends_fd, 0, &at, NULL) < 0 ||
		epoll_ctl(task->stop_fd, EPOLL_CTL_ADD, task->ends_fd, &event) < 0 ||
		(job->watch.stop_fd >= 0 &&
			epoll_ctl(task->stop_fd, EPOLL_CTL_ADD, job->watch.stop_fd, &event) < 0))
		return;
	task->job.watch.stop_fd = task->stop_fd;
}

static bool is_readable(int fd)
{
	struct pollfd polled = {fd, POLLIN, 0};
	return fd >= 0 && poll(&polled, 1, 0) == 1;
}

struct counting_task *measure_count_start(
	const struct measure_job *job, const struct instrumented *instrumented, struct run *run)
{
	struct counting_task *task = mem_array(1, sizeof *task);
	task->job = *job;
	task->job.watch = (struct measure_watch){.stop_fd = job->watch.stop_fd};
	task->instrumented = instrumented;
	task->ends_fd = task->stop_fd = -1;
	task->user_fd = job->watch.stop_fd;
	if (job->start > 0)
		set_end(task);
	/* The modules are known already; their text is in the run. */
	task->run.counts = run->counts;
	run->counts = (struct counts){0};
	task->started = pool_processors() > 1 && start(task);
	if (!task->started)
		count(task);
	return task;
}

static void note_end(const struct measure_job *job, struct run *run)
{
	char text[NUM_TEXT_MAX];
	owned(str_done) struct str where = {0};
	size_t len = run->counts.points_len;
	if (len > 0)
		str_addf(&where, "after n = %s",
			num_print_count(text, (double)run->counts.points[len - 1].n));
	else
		str_add(&where, "before any size was done");
	run_add_note(run,
		"counting was stopped %s, at its part of the budget, %s; --budget gives it more",
		str_text(&where), num_print_seconds(text, part_of_budget(job)));
}

int measure_count_wait(
	struct counting_task *task, struct run *run, struct count_failure *failure, struct err *err)
{
	if (task->started)
		pthread_join(task->thread, NULL);
	run->counts = task->run.counts;
	run->counted = task->run.counted;
	for (size_t i = 0; i < task->run.notes_len; i++)
		run_add_note(run, "%s", task->run.notes[i]);
	task->run.counts = (struct counts){0};
	*failure = task->failure;
	if (task->status < 0)
		*err = task->err;
	int status = task->status;
	/* What was counted until then is concluded. */
	if (status == 1 && !is_readable(task->user_fd) && is_readable(task->ends_fd)) {
		status = 0;
		note_end(&task->job, run);
	}
	mem_close_fd(&task->ends_fd);
	mem_close_fd(&task->stop_fd);
	run_done(&task->run);
	free(task);
	return status;
}

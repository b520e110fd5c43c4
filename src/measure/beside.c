/*
 * The counted witness beside the timed one: counts are the same however busy the machine is, so
 * they are taken on another processor while the timed witness looks for its range of sizes. The
 * rounds, whose times matter, begin when the counting is over.
 */
#include "argus/measure.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/mem.h"
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

struct counting_task *measure_count_start(
	const struct measure_job *job, const struct instrumented *instrumented, struct run *run)
{
	struct counting_task *task = mem_array(1, sizeof *task);
	task->job = *job;
	task->job.watch = (struct measure_watch){.stop_fd = job->watch.stop_fd};
	task->instrumented = instrumented;
	/* The modules are known already; their text is in the run. */
	task->run.counts = run->counts;
	run->counts = (struct counts){0};
	task->started = pool_processors() > 1 && start(task);
	if (!task->started)
		count(task);
	return task;
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
	run_done(&task->run);
	free(task);
	return status;
}

/*
 * Workers: forked processes that run the battery's tasks, a few at a time. Tasks are numbers in a
 * pipe that all workers read from; results come back over another, a record each.
 */
#ifndef ARGUS_ATTACK_WORKER_H
#define ARGUS_ATTACK_WORKER_H

#include <stdint.h>
#include <sys/types.h>

#include "attack/run.h"

struct attack_task {
	const struct attack_program *program;
	const struct control *control; /* NULL: the whole box */
	const char *says; /* of a control: what must be among what the attack says; or NULL */
};

enum { WORKERS_MAX = 4, WORKER_TEXT_MAX = 600 };

/* Short enough to be written to a pipe at once (PIPE_BUF). */
struct worker_record {
	uint16_t task;
	bool expected, escaped, no_box;
	char happened[WORKER_TEXT_MAX];
};

struct workers {
	pid_t pids[WORKERS_MAX];
	int results; /* where records are read; -1: none */
};

int workers_start(const struct attack_setting *setting, const struct attack_task *tasks, size_t len,
	struct workers *workers, struct err *err);

/* 1: a record; 0: there will be no more. Waits; `stop_fd` readable: -1 and ERR_INTERRUPTED. */
int workers_next(
	const struct workers *workers, int stop_fd, struct worker_record *record, struct err *err);

/* Ends them, and with them their sandboxes. */
void workers_done(struct workers *workers);

#endif

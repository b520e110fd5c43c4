/*
 * The way in: what init and the child do between fork and exec, as two ordered tables.
 */
#ifndef ARGUS_SANDBOX_ENTER_H
#define ARGUS_SANDBOX_ENTER_H

#include "sandbox/cell.h"
#include "sandbox/wire.h"

struct enter {
	const struct cell *cell;
	const struct wire_request *request;
	int fds[WIRE_FDS_MAX]; /* for 0, 1, 2, and 3 or -1 */
	int notes; /* the socket to the keeper */
	int kept; /* the cell's ruleset or streams, at its number in the child */
	char **argv;
	char **env;
	int exec_fd;
};

/* Runs as the first process of a trial; starts the child, reaps, tells, and never returns. */
_Noreturn void enter_init(struct enter *enter);

/* The name of a step of either table: what `failed_step` of a reply means. */
const char *enter_step_name(int step);

#endif

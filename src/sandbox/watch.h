/*
 * Watching a program's memory from outside. RLIMIT_DATA counts what is private and writable now:
 * pages that were made read-only after they were filled, shared maps of /dev/zero and the stack
 * come on top of it.
 */
#ifndef ARGUS_SANDBOX_WATCH_H
#define ARGUS_SANDBOX_WATCH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* An interpreter has started by then, and many a trial is over. */
#define WATCH_FIRST 0.05

struct watch_memory {
	int fd; /* of the program's status; -1: not opened yet */
	uint64_t most; /* bytes */
	double next_seconds; /* when to look again */
};

/* Does it hold more than it may? Sets the time of the next look so that a program which fills
 * memory as fast as it can does not get far in between. */
bool watch_memory_look(struct watch_memory *watch, pid_t pid, double now);

#endif

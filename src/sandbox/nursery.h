/*
 * The nursery: a process forked before argus does anything else, which forks the keepers. A
 * program's peak memory starts at that of the process it descends from, and nothing that argus
 * reads or parses later can be in a process that builds sandboxes.
 */
#ifndef ARGUS_SANDBOX_NURSERY_H
#define ARGUS_SANDBOX_NURSERY_H

#include "argus/err.h"

/* Have a keeper forked that serves `socket` and builds the cell described by `setup` (see pack.h).
 * Both stay the caller's to close. */
int nursery_fork_keeper(int socket, int setup, struct err *err);

#endif

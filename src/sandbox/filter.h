/*
 * The system-call filter: a policy table compiled once to a BPF program by libseccomp.
 */
#ifndef ARGUS_SANDBOX_FILTER_H
#define ARGUS_SANDBOX_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>
#include <sys/types.h>

#include "argus/err.h"

/* The number of the descriptor that the child starts its program from; also its RLIMIT_NOFILE,
 * so that after the start no descriptor of that number can exist. */
enum { FILTER_EXEC_FD = 256 };

/* The program; filter->filter is the caller's to free. `telling`: it hands the calls worth telling
 * to a listener, deadly ones among them; else deadly calls kill. */
int filter_compile(bool telling, struct sock_fprog *filter, struct err *err);

/* In the keeper, of a call that the listener got. */
bool filter_is_deadly(int call);
int filter_errno(int call);

/* Signals may go to the program itself only: write its process id into the compiled program.
 * Allocates nothing. */
void filter_set_pid(const struct sock_fprog *filter, pid_t pid);

/* Install it on the calling process; -1 with errno. With `listen` the listener's descriptor is
 * returned, else 0. */
int filter_install(const struct sock_fprog *filter, bool listen);

#endif

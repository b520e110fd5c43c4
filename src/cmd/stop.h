/*
 * Signals that ask for an end, read from a descriptor rather than taken: what was measured until
 * then is to be kept.
 */
#ifndef ARGUS_CMD_STOP_H
#define ARGUS_CMD_STOP_H

#include <signal.h>
#include <stdbool.h>

#include "argus/err.h"

struct stop {
	sigset_t mask; /* as it was before */
	int fd; /* readable when there was a signal; -1: they are not read */
};

/* SIGINT, SIGTERM and SIGHUP from here on. Errors: ERR_FAILED, and they are taken as before. */
int stop_watch(struct stop *stop, struct err *err);

/* They are taken again, any that came and was not read at once. */
void stop_done(struct stop *stop);

/* Which it was, once the descriptor is readable: ERR_INTERRUPTED or ERR_TERMINATED. */
enum err_kind stop_read(const struct stop *stop);

/* Was there one that was not read yet? */
bool stop_is_asked(const struct stop *stop);

/* What failed because the ^C reached a child of ours, too, is an end that was asked for: the error becomes
 * that. Always -1. */
int stop_or_fail(const struct stop *stop, struct err *err);

#endif

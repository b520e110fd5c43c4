/*
 * Hearing from the system-call filter which calls it refuses (seccomp's user notification), so that
 * a person can be told. The answer is always a refusal: letting a call go on would mean to trust
 * memory that the program can still change.
 */
#ifndef ARGUS_SANDBOX_LISTEN_H
#define ARGUS_SANDBOX_LISTEN_H

#include <stdbool.h>
#include <stdint.h>

#include "sandbox/wire.h"

struct listen_call {
	uint64_t id;
	int number;
	bool deadly;
};

/* The next call; -1: there is none any more. */
int listen_take(int listener, struct listen_call *call);

/* Answer with an error, and count it. */
void listen_refuse(int listener, const struct listen_call *call, struct wire_refused *refused);

#endif

/*
 * The canary: a few things that a program in the box must not be able to do, tried from inside as
 * its last step before a program would start. Each time a sandbox is opened; what gets out means
 * that there is no sandbox.
 */
#ifndef ARGUS_SANDBOX_CANARY_H
#define ARGUS_SANDBOX_CANARY_H

#include "sandbox/cell.h"

enum canary {
	CANARY_READ, /* a file of the host's */
	CANARY_WRITE, /* beside the program, in the root, beside the canary's file */
	CANARY_FORK,
	CANARY_SOCKET,
	CANARY_SIGNAL, /* its own parent */
	CANARY_USER, /* is root, or can be again */
	CANARY_LIMIT, /* raise one */
	CANARY_COUNT
};

/* Bits of what worked. Allocates nothing. */
unsigned canary_try(const struct cell *cell);

/* "read a file of the host's, start a process": the bits as text. */
void canary_describe(unsigned leaks, struct str *out);

#endif

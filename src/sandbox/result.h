/*
 * From the keeper's reply and the trial's descriptors to what became of the program.
 */
#ifndef ARGUS_SANDBOX_RESULT_H
#define ARGUS_SANDBOX_RESULT_H

#include "argus/sandbox.h"
#include "sandbox/wire.h"

/* Make an input ready to be read from its start, and its reading noticeable. */
int result_rewind_input(int fd, struct err *err);

/* `fds` are those of standard input, output and error. */
void result_fill(const struct sandbox_request *request, const struct wire_reply *reply,
	const int *fds, struct sandbox_result *result);

#endif

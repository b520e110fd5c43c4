/*
 * The first configuration of a check: an argus.yaml for the programs of a folder.
 */
#ifndef ARGUS_CMD_CHECK_INIT_H
#define ARGUS_CMD_CHECK_INIT_H

#include "argus/sandbox.h"
#include "base/term.h"

struct check_init {
	const char *path; /* of the configuration; its folder is searched */
	enum sandbox_tier least;
	int stop_fd; /* readable when the user wants an end */
	struct term term; /* of standard error */
	bool quiet;
	size_t targets, unsure; /* that were written, and those that were only as comments */
};

/* Every program and function that is found is fed what its source seems to want, in the sandbox, until
 * something fits. Errors: ERR_USAGE, the file is there already, or there is no program. 1: stopped, and
 * nothing is written. */
int check_init_write(struct check_init *init, struct err *err);

#endif

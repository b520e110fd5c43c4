/*
 * The cell: what stays the same for all trials of one program. Built once, by the keeper.
 */
#ifndef ARGUS_SANDBOX_CELL_H
#define ARGUS_SANDBOX_CELL_H

#include <linux/filter.h>
#include <stdbool.h>
#include <sys/types.h>

#include "argus/sandbox.h"
#include "sandbox/wire.h"

#define CELL_BOX "/box" /* the program */
#define CELL_SOURCE "/src" /* the folder it stands in, whole */
#define CELL_FILES "/argus" /* what Argus brings */

struct cell {
	enum sandbox_tier tier;
	const struct sandbox_setup *setup;
	struct sock_fprog filter;
	const char
		*scratch; /* restricted tier: a folder of the host's, made for this cell; else "" */
	uid_t uid; /* the child's; 0: leave it as it is */
	gid_t gid;
	const char *step; /* what is being done, for the problem's sentence */
};

/* Full tier: namespaces and a root of our own. The calling process is changed for good. -1 with
 * cell->step and errno on failure. */
int cell_enter(struct cell *cell);

/* Restricted tier: the same layout below cell->scratch. */
int cell_fill_scratch(struct cell *cell);

#endif

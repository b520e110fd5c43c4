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

#define CELL_BOX "/box" /* the program, and what stands beside it */
#define CELL_FILES "/argus" /* what Argus brings */

enum { CELL_FILES_MAX = 16, CELL_PREFIXES_MAX = 64 };

struct cell {
	enum sandbox_tier tier;
	struct sandbox_setup setup; /* `least` is not in it: tiers are argus's business */
	struct sock_fprog filter; /* tells the keeper of the calls that it refuses */
	struct sock_fprog plain_filter; /* where that is not to be had */
	const char *scratch; /* without a root of its own: a folder of the host's, made for this
				cell; else "" */
	const char *prefixes[CELL_PREFIXES_MAX + 1];
	struct sandbox_file files[CELL_FILES_MAX];
	struct sandbox_file modules[SANDBOX_MODULES_MAX];
	struct sandbox_file source;
	uid_t uid; /* the child's; 0: leave it as it is */
	gid_t gid;
	bool narrow; /* of the folder only what can be imported is shown */
	int ruleset; /* Landlock's, where it is the same for all trials; else -1 */
	int streams; /* the mount that holds the output; -1: memfds do */
	uint64_t processes_max; /* RLIMIT_NPROC */
	const char *step; /* what is being done, for the problem's sentence */
};

/* Is the layer part of this cell? */
bool cell_has(const struct cell *cell, enum sandbox_layer layer);

/* Where its own temporary folder is: not over an interpreter that lives in /tmp. */
const char *cell_tmp(const struct cell *cell);

/* Full tier: namespaces and a root of our own. The calling process is changed for good. -1 with
 * cell->step and errno on failure. */
int cell_enter(struct cell *cell);

/* The other tiers: the same layout below cell->scratch, which is made. */
int cell_fill_scratch(struct cell *cell);

/* Remove the scratch folder and what is in it. */
void cell_remove_scratch(const char *scratch);

#endif

/*
 * What attacks reach for: things of the host's that are there for this purpose only, so that an
 * attack which gets through finds something and harms nothing. Programs are told of them in
 * variables ARGUS_ATTACK_*.
 */
#ifndef ARGUS_ATTACK_FACTS_H
#define ARGUS_ATTACK_FACTS_H

#include <sys/types.h>

#include "argus/err.h"
#include "base/str.h"

enum { FACTS_VARIABLES_MAX = 16 };

/* The upper half of the keys of their SysV segments. */
enum { FACTS_SYSV_KEY = 0x41720000 };

/* All-zero is none; all descriptors are owned. */
struct facts {
	char *folder; /* holds the rest; what attacks must not change */
	char *canary; /* a file in it that everybody may read */
	char *sandboxes; /* where sandboxes put their folders: empty once they are gone */
	char *shm; /* the name of a POSIX shared memory object */
	int sysv; /* a SysV segment's id + 1; 0: none */
	int sockets[4]; /* a descriptor + 1 each; 0: none */
	pid_t peer; /* a process that waits for the end of this one; 0: none */
	int alive; /* what it waits at: a descriptor + 1; 0: none */
	struct str before; /* tree_describe of the folder */
	char *env[FACTS_VARIABLES_MAX + 1]; /* "ARGUS_ATTACK_X=…", NULL-ended */
};

/* Also puts ARGUS_BATTERY_SECRET into the environment, and TMPDIR. */
int facts_make(struct facts *facts, struct err *err);
void facts_done(struct facts *facts);

/* A line for each thing that was changed, and for each socket that somebody called. */
void facts_check(const struct facts *facts, struct str *lines);

/* "ARGUS_BATTERY_SECRET=…", what no program may be given. */
const char *facts_secret(void);

#endif

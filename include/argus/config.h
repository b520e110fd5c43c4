/*
 * The configuration of `argus check`: argus.yaml, which programs are looked at and what is expected of
 * them.
 *
 *	targets:
 *	  - name: pairs
 *	    file: src/pairs.py
 *	    function: two_sum
 *	    args: ints(n), 7
 *	    expect: O(n)
 *
 * Strict: a key that there is not, one that is there twice, a value of the wrong kind are errors with
 * their place. Files are relative to the configuration's folder.
 */
#ifndef ARGUS_CONFIG_H
#define ARGUS_CONFIG_H

#include <stddef.h>

#include "argus/err.h"
#include "argus/spec.h"

struct config_target {
	char *name; /* unique */
	struct spec spec;
	int clock; /* time it, too (metric: cpu); 0: its operations are counted alone */
	double counts; /* how much more than the baseline's it may count: 0.05 is 5 % */
	double exponent; /* how much more the exponent of its counts may be */
	double time; /* how much longer than the baseline's program it may take; 0: not asked for */
	double held; /* how much more it may hold; 0: not asked for */
	char *baseline; /* a name in the history; NULL: the configuration's */
	unsigned line; /* of the configuration */
};

struct config {
	struct config_target *targets;
	size_t len, cap;
	char *baseline; /* a file, or a name in the history; NULL: argus.lock beside the configuration */
};
void config_done(struct config *config);

/* `path` names it in errors, and says where its files are. Errors: ERR_USAGE, "PATH:7:3: …". */
int config_parse(
	const char *text, size_t len, const char *path, struct config *config, struct err *err);

#endif

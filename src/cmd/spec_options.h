/* The options of every command that runs a program: what is run, and what of the machine it gets. */
#ifndef ARGUS_CMD_SPEC_OPTIONS_H
#define ARGUS_CMD_SPEC_OPTIONS_H

#include "argus/sandbox.h"
#include "argus/spec.h"
#include "cmd/opt.h"

extern const struct opt_table spec_subject_table; /* "What to run"; into a struct spec */
extern const struct opt_table spec_range_table; /* "What to run"; into a struct spec */
extern const struct opt_table spec_limit_table; /* "The box"; into a struct spec */

/* A number where 0 stands for what was not given. */
int spec_take_positive(const struct opt *opt, void *field, const char *value, struct err *err);

/* The weakest sandbox that will do; into an int. */
extern const struct opt_table spec_tier_table; /* "The box" */
enum { SPEC_TIER_UNSET = -1 };
enum sandbox_tier spec_tier(int choice);

#endif

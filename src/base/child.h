/*
 * Short-lived helper programs of Argus's own choosing (an interpreter that is asked its version):
 * run outside any sandbox, so never for what a user wants measured.
 */
#ifndef ARGUS_BASE_CHILD_H
#define ARGUS_BASE_CHILD_H

#include "argus/err.h"
#include "base/str.h"

/* Run argv (found through PATH) with no input and its errors thrown away, for at most `seconds`;
 * its output goes to *out. Returns the exit status (127: not found), or -1 with *err when it could
 * not be run, was ended by a signal or took too long. */
int child_read(const char *const *argv, double seconds, struct str *out, struct err *err);

#endif

/* Asking git, which only reads: objects, but never an index, filters or hooks. */
#ifndef ARGUS_RUN_GIT_H
#define ARGUS_RUN_GIT_H

#include "base/str.h"

/* `git -C folder WORDS...`, at most eight, NULL-ended. Its exit status; -1: it did not run or took too
 * long. */
int git_read(const char *folder, const char *const *words, struct str *out);

#endif

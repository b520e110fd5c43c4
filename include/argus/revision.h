/*
 * A revision of a file: what git holds of it and of the sources beside it, in a folder of its own that
 * goes away again. Neither the work tree nor the index is touched.
 */
#ifndef ARGUS_REVISION_H
#define ARGUS_REVISION_H

#include "argus/err.h"

struct revision {
	char *folder; /* under $TMPDIR, or /tmp */
	char *path; /* of the file in it */
	char *name; /* "HEAD~1:src/sort.py" */
};
void revision_done(struct revision *revision); /* removes the folder */

/* Errors: ERR_USAGE, no such revision or no such file in it. */
int revision_open(const char *path, const char *rev, struct revision *revision, struct err *err);

#endif

/*
 * A revision of a file: what git holds of it and of the sources beside it, in a folder of its own that
 * goes away again. Neither the work tree nor the index is touched.
 */
#ifndef ARGUS_REVISION_H
#define ARGUS_REVISION_H

#include <stddef.h>

#include "argus/err.h"

struct revision {
	char *folder; /* under $TMPDIR, or /tmp */
	char *path; /* of the file in it */
	char *name; /* "HEAD~1:src/sort.py" */
};
void revision_done(struct revision *revision); /* removes the folder */

/* Errors: ERR_USAGE, no such revision or no such file in it. */
int revision_open(const char *path, const char *rev, struct revision *revision, struct err *err);

/* A file by what is in it. */
struct revision_file {
	const char *name; /* below the program's folder */
	const char *hash; /* SHA-256, hexadecimal */
};

/* The newest commit, of the last 200 that changed what stands in the folder of `path`, that holds just
 * these files; the first is the program itself. 1: there is none, or no repository. */
int revision_find(const char *path, const struct revision_file *files, size_t len,
	struct revision *revision, struct err *err);

/* The same of texts that somebody kept; the first is the program itself. `label` is its name to people. */
struct revision_text {
	const char *name; /* below the program's folder */
	char *text; /* borrowed */
	size_t len;
};
int revision_make(const struct revision_text *texts, size_t len, const char *label,
	struct revision *revision, struct err *err);

/* Is the file other than at this revision, or not in it at all? Its content is the text. 0: it is the
 * same, 1: it is not. Errors: ERR_USAGE, no such revision. */
int revision_differs(
	const char *path, const char *text, size_t len, const char *rev, struct err *err);

#endif

/* Lines of a stream of any length, one at a time. */
#ifndef ARGUS_BASE_LINES_H
#define ARGUS_BASE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "base/str.h"

struct lines {
	int fd; /* the caller's */
	const char *name; /* for the errors; borrowed */
	size_t max_bytes; /* of one line */
	struct str read; /* what was read and not yet taken, from `at` on */
	size_t at;
	bool ended;
};
void lines_done(struct lines *lines);

/* The next line without its line feed: 1, *line until the next call; 0 at the end; -1 with *err. The last
 * one may lack its line feed. */
int lines_next(struct lines *lines, const char **line, size_t *len, struct err *err);

#endif

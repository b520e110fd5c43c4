/*
 * Files and descriptors. Everything opened here is close-on-exec. Errors name the path and say
 * what to do; a file is never written in place, so a failed save leaves the old one.
 */
#ifndef ARGUS_BASE_IO_H
#define ARGUS_BASE_IO_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "base/str.h"

/* The whole of a regular file of at most max_bytes. A folder, a FIFO, a device, a file that is
 * missing or too large is an error of its own. */
int io_read_file(const char *path, size_t max_bytes, struct str *into, struct err *err);

/* All that a descriptor yields, at most max_bytes; `name` is for the errors. */
int io_read_fd(int fd, const char *name, size_t max_bytes, struct str *into, struct err *err);

int io_write_fd(int fd, const char *name, const char *bytes, size_t len, struct err *err);

/* A file that is being written: without a name until it is whole, where the file system can do that,
 * else beside its place. All-zero is none. A device or a pipe is written in place. */
struct io_draft {
	char *path; /* "-": standard output */
	char *beside; /* the name until it is renamed; NULL: written in place */
	int fd;
	bool nameless; /* `beside` is not there yet */
};
int io_draft_open(struct io_draft *draft, const char *path, struct err *err);
int io_draft_add(struct io_draft *draft, const char *bytes, size_t len, struct err *err);
int io_draft_publish(struct io_draft *draft, struct err *err); /* rename it into place */
void io_draft_done(struct io_draft *draft); /* what was not published is removed */

/* Write to a temporary file beside `path`, then rename it into place. "-" is standard output. */
int io_write_file(const char *path, const char *bytes, size_t len, struct err *err);

/* Create a folder and its missing parents, mode 0700. */
int io_make_folders(const char *path, struct err *err);

#endif

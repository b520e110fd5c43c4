/*
 * --export FORM=FILE: reports beside the screen, each in a file of its own that is there whole or
 * not at all. Files are opened before anything is measured, so that a wrong path costs nothing, and
 * written before a gate that failed is told.
 */
#ifndef ARGUS_CMD_EXPORT_H
#define ARGUS_CMD_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "base/io.h"
#include "cmd/opt.h"

struct export_file {
	int form; /* its place among the option's choices */
	char *path; /* "-": standard output */
	struct io_draft draft; /* unused for standard output */
};

struct exports {
	struct export_file *items; /* in the order given */
	size_t len, cap;
};
void exports_done(struct exports *exports);

/* For the row of an option into a struct exports, whose choices are the forms. "md=FILE"; "md" or
 * "md=-" is standard output. */
int export_take(const struct opt *opt, void *field, const char *value, struct err *err);

/* `json` is where --json goes, NULL if nowhere. Errors: ERR_USAGE, two reports in one place;
 * ERR_FAILED, a file that cannot be written. */
int exports_open(struct exports *exports, const char *json, struct err *err);

/* What a form says. */
typedef void export_print(const void *context, int form, struct str *out);

/* All that can be written is, whichever fails. Errors: ERR_FAILED, of the first. */
int exports_write(
	struct exports *exports, export_print *print, const void *context, struct err *err);

/* Does one of them go to standard output? */
bool exports_take_stdout(const struct exports *exports);

#endif

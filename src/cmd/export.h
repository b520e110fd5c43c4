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

/* The forms that there are; a command that has fewer has the first of them. */
enum export_form {
	EXPORT_MARKDOWN,
	EXPORT_CSV,
	EXPORT_JSON,
	EXPORT_HTML,
	EXPORT_SVG,
	EXPORT_PLAIN_COUNT, /* what is about gates comes after these */
	EXPORT_JUNIT = EXPORT_PLAIN_COUNT,
	EXPORT_SARIF,
	EXPORT_GITHUB,
	EXPORT_GITLAB,
	EXPORT_FORM_COUNT
};
extern const char *const export_forms[EXPORT_FORM_COUNT + 1];
extern const char *const export_plain_forms[EXPORT_PLAIN_COUNT + 1];

struct export_file {
	enum export_form form;
	char *path; /* "-": standard output */
	struct io_draft draft; /* unused for standard output */
};

struct exports {
	struct export_file *items; /* in the order given */
	size_t len, cap;
};
void exports_done(struct exports *exports);

/* For the row of an option into a struct exports, whose choices are export_forms or
 * export_plain_forms. "md=FILE"; "md" or "md=-" is standard output. */
int export_take(const struct opt *opt, void *field, const char *value, struct err *err);

/* `json` is where --json goes, NULL if nowhere. Errors: ERR_USAGE, two reports in one place;
 * ERR_FAILED, a file that cannot be written. */
int exports_open(struct exports *exports, const char *json, struct err *err);

typedef void export_print(const void *context, enum export_form form, struct str *out);

/* All that can be written is, whichever fails. With EXPORT_GITHUB goes the summary of the job: as
 * Markdown it is added to the file that $GITHUB_STEP_SUMMARY names, if it does. Errors: ERR_FAILED, of the first. */
int exports_write(
	struct exports *exports, export_print *print, const void *context, struct err *err);

/* For exports_write: a struct check_list in each form. */
void export_check(const void *list, enum export_form form, struct str *out);

/* Does one of them want standard output for itself? Workflow commands do not: they stand among the
 * lines of a log. */
bool exports_take_stdout(const struct exports *exports);

#endif

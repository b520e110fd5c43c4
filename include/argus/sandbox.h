/*
 * The sandbox: runs one hostile program at a time and says what became of it.
 *
 * `sandbox_open` forks a small keeper that builds the cell (namespaces, a read-only root with
 * the interpreter and the program's folder); each `sandbox_run` is a fresh process in it. The
 * program's own failures are outcomes; errors (ERR_SANDBOX) mean that the box could not be had.
 * The process model stands at the top of sandbox.c.
 */
#ifndef ARGUS_SANDBOX_H
#define ARGUS_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/err.h"
#include "base/str.h"

enum sandbox_tier {
	SANDBOX_NONE, /* nothing that would hold: refused */
	SANDBOX_RESTRICTED, /* no namespaces: Landlock, system-call filter and limits */
	SANDBOX_FULL, /* namespaces, own root, Landlock where there is, filter and limits */
	SANDBOX_TIER_COUNT
};

enum outcome {
	OUTCOME_FINISHED, /* status 0 */
	OUTCOME_EXIT, /* another exit status */
	OUTCOME_SIGNAL,
	OUTCOME_CPU, /* the limit on CPU time */
	OUTCOME_WALL, /* the limit on wall time */
	OUTCOME_MEMORY,
	OUTCOME_OUTPUT,
	OUTCOME_SECURITY, /* a system call that no program needs */
	OUTCOME_COUNT
};

const char *sandbox_tier_name(enum sandbox_tier tier); /* "full", "restricted", "none" */
const char *outcome_name(enum outcome outcome); /* "finished", "exit", "signal", … */

/* A file that Argus puts into the cell; borrowed. */
struct sandbox_file {
	const char *name; /* without a slash */
	const char *bytes;
	size_t len;
};

/* What the cell holds, all of it read-only. Paths are absolute; everything is borrowed for the
 * length of sandbox_open. */
struct sandbox_setup {
	const char *folder; /* whose files the program sees beside its own; NULL: none */
	const struct sandbox_file *source; /* the program; NULL: none */
	const struct sandbox_file *files; /* drivers and the like */
	size_t files_len;
	const char *const *prefixes; /* folders shown at their own place; NULL-ended */
};

struct sandbox_limits {
	double cpu_seconds;
	double wall_seconds;
	uint64_t memory_bytes;
	uint64_t output_bytes; /* of each of standard output and standard error */
};

struct sandbox_request {
	const char *const *argv; /* argv[0]: absolute path of the interpreter; NULL-ended */
	const char *const *env; /* "NAME=value", NULL-ended */
	int input_fd; /* becomes standard input; a sealed memfd from sandbox_input */
	int report_fd; /* becomes descriptor 3; -1: none */
	struct sandbox_limits limits;
	size_t keep_bytes; /* how much of its standard output is wanted back */
};

struct sandbox_result {
	enum outcome outcome;
	int status; /* exit status or signal number */
	double cpu_seconds; /* user + system, of all its processes */
	double wall_seconds;
	uint64_t memory_bytes; /* peak resident size */
	struct str out; /* the first keep_bytes of its standard output */
	struct str error; /* the last 16 KiB of its standard error */
	uint64_t out_bytes; /* all that it printed to standard output */
	bool input_read; /* it read at least a byte of its standard input */
};

struct sandbox;

int sandbox_open(const struct sandbox_setup *setup, struct sandbox **sandbox, struct err *err);
void sandbox_free(struct sandbox *sandbox); /* ends whatever still runs in it; NULL is fine */
void sandbox_release(struct sandbox **sandbox); /* for owned() */
enum sandbox_tier sandbox_tier(const struct sandbox *sandbox);
const char *sandbox_tier_reason(const struct sandbox *sandbox); /* why it is not full, or "" */

/* Where programs find things: the path of the source, and of one of the setup's files. */
const char *sandbox_source_path(const struct sandbox *sandbox);
void sandbox_file_path(const struct sandbox *sandbox, const char *name, struct str *path);
const char *sandbox_tmp_path(const struct sandbox *sandbox); /* the one folder it may write to */

/* Run one program to its end. 1: `stop_fd` (-1: none) became readable, and the program was ended
 * first. Errors are ERR_SANDBOX. */
int sandbox_run(struct sandbox *sandbox, const struct sandbox_request *request, int stop_fd,
	struct sandbox_result *result, struct err *err);
void sandbox_result_done(struct sandbox_result *result);

/* A sealed, read-only copy of bytes, for input_fd; -1 with *err on failure. */
int sandbox_input(const char *bytes, size_t len, struct err *err);

/* Try the whole sequence, down to the last step before a program would start, in a throw-away
 * cell: the tier to be had here, and a line for each tier above it that says why not. */
enum sandbox_tier sandbox_probe(struct str *reasons);

#endif

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

/* What the cell holds. Paths are absolute and outlive the call only. */
struct sandbox_setup {
	const char *folder; /* shown read-only as /box, or NULL */
	const char *const
		*prefixes; /* further folders shown read-only at their own place; NULL-ended */
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
};

struct sandbox_result {
	enum outcome outcome;
	int status; /* exit status or signal number */
	double cpu_seconds; /* user + system, of all its processes */
	double wall_seconds;
	uint64_t memory_bytes; /* peak resident size */
	struct str out, error; /* what it printed, up to the limit */
	bool out_cut; /* more was printed than is here */
	bool input_read; /* it read at least a byte of its standard input */
};

struct sandbox;

int sandbox_open(const struct sandbox_setup *setup, struct sandbox **sandbox, struct err *err);
void sandbox_free(struct sandbox *sandbox); /* ends whatever still runs in it; NULL is fine */
enum sandbox_tier sandbox_tier(const struct sandbox *sandbox);
const char *sandbox_tier_reason(const struct sandbox *sandbox); /* why it is not full, or "" */

/* Run one program to its end. Errors: ERR_INTERRUPTED or ERR_TERMINATED when `stop_fd` (a
 * signalfd, or -1) becomes readable: the program is ended first; ERR_SANDBOX otherwise. */
int sandbox_run(struct sandbox *sandbox, const struct sandbox_request *request, int stop_fd,
	struct sandbox_result *result, struct err *err);
void sandbox_result_done(struct sandbox_result *result);

/* A sealed, read-only copy of bytes, for input_fd; -1 with *err on failure. */
int sandbox_input(const char *bytes, size_t len, struct err *err);

/* Try the whole sequence in a throw-away child: the tier to be had here, and why not more. */
enum sandbox_tier sandbox_probe(struct str *reasons);

#endif

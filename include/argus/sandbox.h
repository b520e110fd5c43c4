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

/* The numbers are recorded; sandbox_tier_rank has their order. */
enum sandbox_tier {
	SANDBOX_NONE, /* nothing that would hold: refused */
	SANDBOX_RESTRICTED, /* no namespaces: Landlock, system-call filter and limits */
	SANDBOX_FULL, /* namespaces, own root, Landlock where there is, filter and limits */
	SANDBOX_WEAK, /* filter and limits only: files can be read; taken only when asked for */
	SANDBOX_TIER_COUNT
};

/* What a box is made of, from the outside in. */
enum sandbox_layer {
	SANDBOX_LAYER_USERS, /* a user namespace, or for root a change of user */
	SANDBOX_LAYER_ROOT, /* a mount namespace with a read-only root of its own */
	SANDBOX_LAYER_PROCESSES, /* a process namespace, with a /proc of its own */
	SANDBOX_LAYER_NETWORK,
	SANDBOX_LAYER_IPC,
	SANDBOX_LAYER_HOST, /* host name and control groups */
	SANDBOX_LAYER_TMP, /* a small /tmp, made anew for each trial */
	SANDBOX_LAYER_DESCRIPTORS, /* none inherited */
	SANDBOX_LAYER_LIMITS,
	SANDBOX_LAYER_CAPABILITIES, /* all gone, and no new ones */
	SANDBOX_LAYER_LANDLOCK,
	SANDBOX_LAYER_FILTER, /* of system calls */
	SANDBOX_LAYER_COUNT
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

const char *sandbox_tier_name(enum sandbox_tier tier); /* "full", "restricted", "weak", "none" */
int sandbox_tier_rank(enum sandbox_tier tier); /* none 0, weak 1, restricted 2, full 3 */
const char *outcome_name(enum outcome outcome); /* "finished", "exit", "signal", … */

enum { SANDBOX_MODULES_MAX = 64 };

/* A file that Argus puts into the cell; borrowed. */
struct sandbox_file {
	const char *name; /* without a slash, unless it is said */
	const char *bytes;
	size_t len;
};

/* What the cell holds, all of it read-only. Paths are absolute; everything is borrowed for the
 * length of sandbox_open. */
struct sandbox_setup {
	const char *folder; /* whose entries the program sees beside it; NULL: none */
	const struct sandbox_file *source; /* the program; NULL: none */
	const struct sandbox_file *modules; /* stand beside it instead of the folder's own; their
					       names may have slashes, but no ".." */
	size_t modules_len; /* at most SANDBOX_MODULES_MAX */
	const struct sandbox_file *files; /* drivers and the like */
	size_t files_len;
	const char *const *prefixes; /* folders and files shown at their own place; NULL-ended */
	const char *canary; /* a file of the host's that must not be seen; NULL: /etc/passwd */
	enum sandbox_tier least; /* refuse anything weaker; SANDBOX_NONE stands for RESTRICTED */
	enum sandbox_tier most; /* try nothing stronger; SANDBOX_NONE stands for FULL */
	/* Bits by sandbox_layer: leave these away, to show that an attack then succeeds. A box like
	 * that is of tier SANDBOX_NONE and no program of a user's must get into one. */
	unsigned without;
};

struct sandbox_limits {
	double cpu_seconds;
	double wall_seconds;
	uint64_t memory_bytes;
	uint64_t output_bytes; /* of each of standard output and standard error */
};

enum { SANDBOX_REFUSED_MAX = 8 };

struct sandbox_request {
	const char *const *argv; /* argv[0]: absolute path of the interpreter; NULL-ended */
	const char *const *env; /* "NAME=value", NULL-ended */
	int input_fd; /* becomes standard input; a sealed memfd from sandbox_input */
	int report_fd; /* becomes descriptor 3; -1: none */
	struct sandbox_limits limits;
	size_t keep_bytes; /* how much of its standard output is wanted back */
	unsigned cpu; /* 1 + the processor that it is to run on, where that is allowed; 0: any */
};

/* A system call that the box refused. */
struct sandbox_refused {
	int call;
	uint32_t count;
};

struct sandbox_result {
	enum outcome outcome;
	int status; /* exit status or signal number */
	double limit; /* that was met: seconds or bytes by the outcome; else 0 */
	double value; /* and how much there was of it when the program was ended */
	int deadly_call; /* OUTCOME_SECURITY: the system call's number; else, or not known, -1 */
	struct sandbox_refused refused[SANDBOX_REFUSED_MAX]; /* those worth telling; count 0 ends */
	double cpu_seconds; /* user + system, of all its processes */
	double wall_seconds;
	uint64_t memory_bytes; /* peak resident size */
	struct str out; /* the first keep_bytes of its standard output */
	struct str error; /* the last keep_bytes of its standard error, at least 16 KiB */
	uint64_t out_bytes; /* all that it printed to standard output */
	bool input_read; /* it read at least a byte of its standard input */
};

/* The name of a system call of this machine, or its number. */
void sandbox_call_name(int call, struct str *name);

/* A sentence's end ("took more than 5.00 s of CPU time"), and what to do about it ("give it more
 * with --timeout"); "" for an end that no limit brought. `time_limit` is what set the limit on time. */
void outcome_describe(
	enum outcome outcome, int status, double limit, const char *time_limit, struct str *out);
const char *outcome_hint(enum outcome outcome);

struct sandbox;

/* To be called first thing in main, by a process that will open sandboxes: forks the small process
 * that their keepers descend from. Without it the first sandbox_open does it. */
int sandbox_prepare(struct err *err);
void sandbox_dismiss(void); /* ends that process, and waits for its end; it ends with us anyway */

int sandbox_open(const struct sandbox_setup *setup, struct sandbox **sandbox, struct err *err);
void sandbox_free(struct sandbox *sandbox); /* ends whatever still runs in it; NULL is fine */
void sandbox_release(struct sandbox **sandbox); /* for owned() */
enum sandbox_tier sandbox_tier(const struct sandbox *sandbox);
const char *sandbox_tier_reason(const struct sandbox *sandbox); /* why it is not full, or "" */

/* What the canary got out of a box with layers left out: "start a process, open a socket"; nothing
 * for any other, as a box that leaks is not opened. */
void sandbox_describe_leaks(const struct sandbox *sandbox, struct str *out);

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

/* A layer as doctor shows it. */
struct sandbox_layer_state {
	const char *name; /* "process namespace" */
	const char *what; /* what it is good for */
	const char *fix; /* one line, where it is missing */
	bool there;
	struct str detail; /* "version 7", or why it is missing */
};

/* What there is of each layer on this machine, each tried in a throw-away child. */
void sandbox_probe_layers(struct sandbox_layer_state states[SANDBOX_LAYER_COUNT]);
void sandbox_layers_done(struct sandbox_layer_state states[SANDBOX_LAYER_COUNT]);

#endif

/*
 * Errors: what stopped Argus from doing its job.
 *
 * A `struct err` lives on the caller's stack, starts all-zero and is filled by the first failing
 * function. Frames above put context in front of the sentence; they never replace it. Each kind
 * is one exit status of the `argus` command. What the measured program did (crash, time limit,
 * denied system call) is a result and never an error.
 */
#ifndef ARGUS_ERR_H
#define ARGUS_ERR_H

enum err_kind {
	ERR_NONE,
	ERR_FAILED, /* exit 1: Argus could not do its job */
	ERR_USAGE, /* exit 2: the command line, an expression or a file form is wrong */
	ERR_GATE, /* exit 3: a gate failed, and never anything else */
	ERR_INCONCLUSIVE, /* exit 4: only when asked to fail on it */
	ERR_PROGRAM, /* exit 5: the measured program failed or gave different output */
	ERR_LIMIT, /* exit 6: it hit its limits before a verdict was possible */
	ERR_SANDBOX, /* exit 7: the sandbox asked for is not to be had here */
	ERR_BASELINE, /* exit 8: the baseline cannot be compared */
	ERR_INTERRUPTED, /* exit 130: SIGINT */
	ERR_TERMINATED, /* exit 143: SIGTERM */
	ERR_COUNT
};

/* `text` is one sentence without a full stop; further lines, if any, show the place. */
struct err {
	enum err_kind kind;
	char text[1024];
};

/* Fill *err unless it already holds an error. Always returns -1. */
__attribute__((format(printf, 3, 4))) int err_set(
	struct err *err, enum err_kind kind, const char *format, ...);

/* Put context in front of the sentence: "argus.yaml:7:3: " + text. Always returns -1. */
__attribute__((format(printf, 2, 3))) int err_context(struct err *err, const char *format, ...);

/* The exit status of a kind; 0 for ERR_NONE. */
int err_exit_status(enum err_kind kind);

#endif

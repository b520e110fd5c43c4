/*
 * Measuring: fresh sandboxed processes at growing n, until the growth is settled or the budget is
 * spent. Fills the trials, start-up figures and verdicts of a run that holds the static ones.
 *
 * The caller hears of every trial before it starts and after it ends, through `watch`; nothing is
 * printed here. A failing program is a result: run->state and run->failure say so.
 */
#ifndef ARGUS_MEASURE_H
#define ARGUS_MEASURE_H

#include "argus/err.h"
#include "argus/input.h"
#include "argus/run.h"
#include "argus/sandbox.h"
#include "argus/series.h"
#include "argus/source.h"
#include "argus/spec.h"

/* The interpreter that will run the program, resolved past shims to the real binary. */
struct interpreter {
	char *path; /* absolute, of the executable itself */
	char *version; /* "CPython 3.11.2" */
	char **prefixes; /* folders that it needs to see, NULL-ended */
};
void interpreter_done(struct interpreter *interpreter);

/* Errors: ERR_FAILED, not installed, with the package that has it. */
int interpreter_find(const struct lang *lang, struct interpreter *interpreter, struct err *err);

/* A sandbox that holds the source, its folder's other files, the interpreter and the drivers. Open it
 * early: a program's peak memory starts at that of the process that opened its sandbox. */
int measure_open_sandbox(const struct source *source, const struct interpreter *interpreter,
	struct sandbox **sandbox, struct err *err);

/* The name in the sandbox of a program of the language that does nothing. */
const char *measure_empty_name(const struct lang *lang);

/* Does the interpreter take the source for a program? Nothing of it is run. 0: yes; 1: no, and
 * *message is its own word on it, escaped. */
int measure_check_syntax(const struct source *source, const struct interpreter *interpreter,
	struct sandbox *sandbox, struct str *message, struct err *err);

/* What is going on, for a person who watches. */
struct measure_progress {
	enum trial_kind kind;
	uint64_t n;
	unsigned round, rounds; /* from 1; rounds 0: not known yet */
	double elapsed_seconds, budget_seconds;
	double expected_seconds; /* this trial's own, 0: unknown */
	const struct verdict *so_far; /* NULL until there is one */
};

struct measure_watch {
	void *context;
	void (*starts)(void *context, const struct measure_progress *progress);
	/* Returns -1 with *err to stop the measuring (the store is full, say). */
	int (*ended)(void *context, const struct trial *trial, struct err *err);
	int stop_fd; /* readable when the user wants an end; -1: none */
};

struct measure_job {
	const struct spec *spec;
	const struct source *source;
	const struct input_expr *input;
	const struct interpreter *interpreter;
	struct sandbox *sandbox;
	struct measure_watch watch;
};

/* 1: stopped because stop_fd became readable. Errors: ERR_SANDBOX, or what `ended` gave. Either
 * way the run holds what was measured before. */
int measure_run(const struct measure_job *job, struct run *run, struct err *err);

/* The run's trials as the series that the fit takes. */
void measure_time_series(const struct run *run, struct series *series);
void measure_memory_series(const struct run *run, struct series *series);

#endif

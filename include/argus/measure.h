/*
 * Measuring: fresh sandboxed processes at growing n, until the growth is settled or the budget is
 * spent. Fills the trials, start-up figures and verdicts of a run that holds the static ones.
 *
 * The caller hears of every trial before it starts and after it ends, through `watch`; nothing is
 * printed here. A failing program is a result: run->state and run->failure say so.
 */
#ifndef ARGUS_MEASURE_H
#define ARGUS_MEASURE_H

#include "argus/comparison.h"
#include "argus/err.h"
#include "argus/fit.h"
#include "argus/input.h"
#include "argus/instrument.h"
#include "argus/modules.h"
#include "argus/outputs.h"
#include "argus/run.h"
#include "argus/sandbox.h"
#include "argus/series.h"
#include "argus/source.h"
#include "argus/spec.h"

/* The interpreter that will run the program, resolved past shims to the real binary. */
struct interpreter {
	char *path; /* absolute, of the executable itself */
	char *version; /* "CPython 3.11.2" */
	char **prefixes; /* files and folders that it needs to see, itself first; NULL-ended */
};
void interpreter_done(struct interpreter *interpreter);

/* Errors: ERR_FAILED, not installed, with the package that has it. */
int interpreter_find(const struct lang *lang, struct interpreter *interpreter, struct err *err);

/* A sandbox of at least the tier `least` that holds the source, what stands beside it, the
 * interpreter and the drivers. */
int measure_open_sandbox(const struct source *source, const struct interpreter *interpreter,
	enum sandbox_tier least, struct sandbox **sandbox, struct err *err);

/* The same, with the rest as `wishes` has it: its tiers, canary and missing layers. */
int measure_open_box(const struct source *source, const struct interpreter *interpreter,
	const struct sandbox_setup *wishes, struct sandbox **sandbox, struct err *err);

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
	const struct modules *modules; /* that are counted with it; NULL: none */
	const struct input_expr *input;
	const struct interpreter *interpreter;
	struct sandbox *sandbox;
	struct sandbox *memory; /* one of measure_open_memory; NULL: only the peak from outside */
	struct measure_watch watch;
	double start; /* of the budget, by clock_seconds; 0: as measure_run begins */
	/* The counted witness comes in, with `watch.context`: called before the rounds, and again
	 * at the end whatever happened. As measure_run returns. NULL: there is no such witness. */
	int (*join)(void *context, struct err *err);
};

#define MEASURE_UNREAD \
	"the program never reads its input, so its cost cannot depend on it; check --input, or " \
	"call a function with --function"

/* 1: stopped because stop_fd became readable. Errors: ERR_SANDBOX, or what `ended` gave. Either
 * way the run holds what was measured before. */
int measure_run(const struct measure_job *job, struct run *run, struct err *err);

/* The same sandbox for counted runs: the program with its counters, the driver and the cost
 * table. */
int measure_open_counting(const struct source *source, const struct instrumented *instrumented,
	const struct interpreter *interpreter, enum sandbox_tier least, struct sandbox **sandbox,
	struct err *err);

/* The same sandbox for runs whose memory is looked at. */
int measure_open_memory(const struct source *source, const struct interpreter *interpreter,
	enum sandbox_tier least, struct sandbox **sandbox, struct err *err);

/* Why nothing could be counted. */
struct count_failure {
	struct str why; /* a sentence */
	struct str tail; /* the end of what the program printed, in lines of their own */
	uint64_t n; /* a size at which it failed; 0: none */
	bool unread; /* it finished, but never read its input */
	bool silent; /* it finished, but without its counts: os._exit, or its own report */
};
void count_failure_done(struct count_failure *failure);

/* Run the program with counters at growing n, and find the laws: fills run->counts and
 * run->counted, which says why where nothing could be counted; so does *failure. The job's sandbox
 * is one of measure_open_counting. 1: stopped. Errors: ERR_SANDBOX. */
int measure_count(const struct measure_job *job, const struct instrumented *instrumented,
	struct run *run, struct count_failure *failure, struct err *err);

/* The same in a thread of its own, where there is a second processor, else at once. The run
 * lends its `counts` until the wait is over, and the job's `watch` hears nothing but its stop_fd.
 * Where the job has a start of its budget, counting ends when its part of the budget is spent.
 * Every task is to be waited for, which ends it. */
struct counting_task;
struct counting_task *measure_count_start(
	const struct measure_job *job, const struct instrumented *instrumented, struct run *run);
int measure_count_wait(struct counting_task *task, struct run *run, struct count_failure *failure,
	struct err *err);

/* Where the witnesses of a run that is over disagree: notes that name the line to look at. */
void measure_explain(const struct source *source, const struct modules *modules,
	const struct instrumented *instrumented, struct run *run);

/* When nothing could be counted: is it the counters' fault? The job's sandbox holds the program
 * with counters, `plain` the one without. 1: a text compiles, or the program runs, without them
 * only; that is a defect of Argus, and *message is the interpreter's word on it. Else the failure's
 * tail becomes that of the program without counters. */
int measure_check_counters(const struct measure_job *job, const struct instrumented *instrumented,
	struct sandbox *plain, struct count_failure *failure, struct str *message, struct err *err);

/* One trial, for its own sake. */
struct measure_single {
	int input_fd; /* a sealed one, from sandbox_input; -1: made from the job's expression */
	uint64_t n, seed;
	size_t keep_bytes; /* of the output */
	const char *const *words; /* for the program's command line; NULL-ended, NULL: none */
	const char *const *env; /* "NAME=value" beside the usual ones; NULL-ended, NULL: none */
	double wall_seconds; /* 0: by the CPU time that it may take */
	int report_fd; /* becomes descriptor 3 of a whole program; -1: none */
};

/* What else a caller of measure_single may want to know. */
struct measure_told {
	struct str said; /* of function mode: why its report was not taken, or "" */
	double work_seconds; /* of function mode: one call's, by a report that was taken */
};

/* The job's `watch` needs its stop_fd only. 1: stopped. Errors: ERR_SANDBOX, and ERR_USAGE for an
 * input or a function that there is not. */
int measure_single(const struct measure_job *job, const struct measure_single *single,
	struct sandbox_result *result, struct measure_told *told, struct err *err);

struct compare_request {
	const struct measure_job *jobs; /* one a program, all with one spec's limits and seed */
	struct run **runs; /* as after measure_run, the same */
	size_t len; /* two at least */
	struct outputs_match match;
	double margin;
	size_t family; /* so many comparisons are judged together, this one's pairs among them; 0: these
			* alone */
};

/* What programs hold is looked at where every job has a sandbox for it. Stops at the first different output. A program that fails is a result: its run's state and
 * failure say so, and the others' are as they were. 1: stopped. Errors: as measure_run's. */
int measure_compare(
	const struct compare_request *request, struct comparison *comparison, struct err *err);

/* What the witnesses of a run say, as fit_combine and fit_explain take it. */
void measure_witnesses(const struct run *run, struct witnesses *witnesses);

/* The run's trials as the series that the fit takes. */
void measure_time_series(const struct run *run, struct series *series);
void measure_memory_series(const struct run *run, struct series *series);

#endif

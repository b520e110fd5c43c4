/*
 * One trial: a fresh process at one size, and what it came to.
 */
#ifndef ARGUS_MEASURE_TRIAL_H
#define ARGUS_MEASURE_TRIAL_H

#include "argus/measure.h"

/* What a run for its memory says of itself, in bytes. */
struct trial_held {
	bool complete; /* to its end */
	double peak; /* held at once, above what the interpreter itself holds */
	double stack; /* of the deepest calls, beside it */
	double base; /* function mode: of it the arguments, as they were given */
};

/* What a program printed, or what a function gave (drivers/shown.py). */
struct trial_output {
	struct str text;
	bool known; /* false: it cannot be written down */
};

/* What stays the same for all trials of a job. */
struct trial_maker {
	const struct measure_job *job;
	double wall_seconds; /* a trial may take in all; 0: by the CPU time that it may take */
	unsigned cpu; /* 1 + the processor that trials are to run on; 0: any */
	double batch_seconds; /* function mode: how long a batch of calls should take */
	struct str error; /* the last trial's standard error */
	struct str said; /* a sentence of the driver's, "" when it said nothing */
	bool input_read;
	double collector_share; /* function mode: of the calls' time, the garbage collector's */
	uint64_t printed; /* a hash of the first 4 KiB that the last trial printed */
	uint64_t printed_bytes; /* in all */
	const struct measure_single *single; /* NULL: a trial of a series */
	struct trial_held *held; /* a run for its memory, whose report goes here; NULL: not one */
	struct str *counts; /* a counted run, whose report goes here; NULL: not one */
	struct trial_output *output; /* takes that of the last trial; NULL: not wanted */
	struct sandbox_result *result; /* takes all of the last trial; NULL: not wanted */
};

/* How long a trial with that much CPU time may take in all. */
double trial_wall_limit(double cpu_limit);

void trial_maker_done(struct trial_maker *maker);

/* The program at n. Fills everything but trial->kind, seed and round, which it takes. 1: stopped;
 * TRIAL_NO_INPUT: there is no such input at this n, and maker->said says why. */
enum { TRIAL_NO_INPUT = 2 };
int trial_make(struct trial_maker *maker, uint64_t n, double cpu_limit, struct trial *trial,
	struct err *err);

/* The interpreter with nothing to do. */
int trial_make_startup(struct trial_maker *maker, struct trial *trial, struct err *err);

#endif

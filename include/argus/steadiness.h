/*
 * Steadiness: how well this machine tells CPU time, and how much the time of one and the same
 * program varies on it.
 *
 * `steadiness_run` runs a small program of Argus's own over and over, as a user's is run: a fresh
 * process in the sandbox each. It does so in two boxes in turns (A B, B A, ...), as two programs to
 * be compared would be, so that one session gives the noise and, by paired.h, what differences
 * could be told. The rest is pure: numbers in, numbers out. Spreads and shares are ratios.
 */
#ifndef ARGUS_STEADINESS_H
#define ARGUS_STEADINESS_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "argus/measure.h"

/* Argus's own CPU clock, found by reading it again and again. */
struct steadiness_clock {
	double step_seconds; /* the smallest that was seen; 0: it never moved */
	double read_seconds; /* what a read costs */
};
void steadiness_read_clock(struct steadiness_clock *clock); /* at most 0.1 s */

/* The smallest difference between two of the times; 0: all are alike. Sorts them. */
double steadiness_step(double *seconds, size_t len);

/* Were they told by a clock that counts ticks instead of time? Ticks come every 1 to 10 ms, and all
 * differences are whole numbers of them; a clock of which no step was seen counts as one, too. Sorts
 * the times. */
bool steadiness_has_ticks(double *seconds, size_t len);
bool steadiness_is_tick(double step_seconds); /* where a step is all that is known */

enum { STEADINESS_RUNS_MAX = 240 };

/* The runs of a session, in their order: A B, B A, A B, ... */
struct steadiness_runs {
	size_t len; /* even */
	double cpu_seconds[STEADINESS_RUNS_MAX];
	double wall_seconds[STEADINESS_RUNS_MAX];
	double elapsed_seconds; /* of the whole, what lies between the runs included */
	/* What the kernel says of the time that the session took; < 0: it does not say. */
	double stolen; /* share that the host took from this virtual machine's processors */
	double waiting; /* share in which something waited for a processor */
};

struct steadiness {
	double cpu_seconds, wall_seconds; /* medians */
	double cpu_spread, wall_spread; /* median absolute deviation, of the median */
	double drift; /* of CPU time, from the first half to the second */
	double outliers; /* share of CPU times far off the others */
};
void steadiness_judge(const struct steadiness_runs *runs, struct steadiness *steadiness);

/* ln(b / a) of each pair whose CPU times are not 0; logs has room for half of the runs. Returns how
 * many there are. */
size_t steadiness_pairs(const struct steadiness_runs *runs, double *logs);

struct steadiness_watch {
	void *context;
	void (*ended)(void *context, size_t runs, double elapsed_seconds); /* after each run */
	int stop_fd; /* readable when the user wants an end; -1: none */
};

/* Run for about that long, at least for eight pairs if those take less than three times as long.
 * 1: stopped. Errors: ERR_SANDBOX. */
int steadiness_run(const struct lang *lang, const struct interpreter *interpreter, double seconds,
	const struct steadiness_watch *watch, struct steadiness_runs *runs, struct err *err);

#endif

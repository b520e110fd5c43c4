/*
 * Notes: what is worth a word beside the verdict. Trials are noticed as they end; what they come to
 * is added to a run's notes when it is known how far the sizes go, and when the rounds are over.
 */
#ifndef ARGUS_MEASURE_NOTES_H
#define ARGUS_MEASURE_NOTES_H

#include "measure/plan.h"
#include "measure/trial.h"

/* The first trial that did not finish; no text: all did. */
struct notes_failure {
	struct str text; /* a sentence, and the last lines that the program printed of it */
	enum outcome outcome;
	uint64_t n;
};

/* `maker` made the trial, with that limit. */
void notes_take_failure(struct notes_failure *failure, const struct trial_maker *maker,
	const struct trial *trial, double cpu_limit);

/* There was no trial: the expression has no value at n, as a graph with more edges than fit. */
void notes_take_no_input(
	struct notes_failure *failure, const struct trial_maker *maker, uint64_t n);

/* What the trials that finished showed beside their cost. */
struct notes_shown {
	double collector_share; /* at the largest n */
	uint64_t collector_n;
	uint64_t printed, printed_bytes; /* by the first of them, */
	bool printing; /* there is one, */
	bool varied; /* and another that printed something else */
};
void notes_take_finished(struct notes_shown *shown, const struct trial_maker *maker, uint64_t n);

/* Each adds a note where there is something to say. */
void notes_add_ceiling(struct run *run, const struct notes_failure *failure,
	const struct plan_point *points, size_t len);
void notes_add_failing_sizes(struct run *run, const struct notes_failure *failure,
	const struct plan_point *points, size_t len);
void notes_add_losses(struct run *run, const struct spec *spec);
void notes_add_sameness(struct run *run, const struct notes_shown *shown);
void notes_add_waiting(struct run *run);
void notes_add_setup(
	struct run *run, const struct plan_point *points, size_t len, const struct plan_goal *goal);
void notes_add_range(struct run *run, const struct notes_failure *failure,
	const struct plan_goal *goal, size_t left_out);
void notes_add_collector(struct run *run, const struct notes_shown *shown);

#endif

/*
 * The memory witness: runs of their own, in which the runtime says what was held at once.
 */
#ifndef ARGUS_MEASURE_MEMORY_H
#define ARGUS_MEASURE_MEMORY_H

#include "measure/plan.h"
#include "measure/trial.h"

/* Runs at sizes within the range that exploring found; adds trials of TRIAL_MEMORY and fills the
 * verdicts `memory` and `auxiliary`. No verdict where the job has no sandbox for it, or where too
 * few runs reported: then the peak that is seen from outside has to do. 1: stopped. Errors:
 * ERR_SANDBOX, or what the watch gave. */
int memory_measure(const struct measure_job *job, const struct plan_point *points, size_t len,
	const struct plan_goal *goal, struct run *run, struct err *err);

/* The most that is held at once at n, in bytes; 0 where the runtime did not say. 1: stopped. Errors:
 * as above. */
int memory_peak(
	const struct measure_job *job, uint64_t n, struct run *run, double *bytes, struct err *err);

#endif

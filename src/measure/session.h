/*
 * A measuring that goes on: what exploring and the rounds share, and how a trial of it is made.
 */
#ifndef ARGUS_MEASURE_SESSION_H
#define ARGUS_MEASURE_SESSION_H

#include "argus/measure.h"
#include "measure/notes.h"
#include "measure/plan.h"
#include "measure/trial.h"

enum { SESSION_POINTS_MAX = 96 };

struct session {
	const struct measure_job *job;
	struct run *run;
	struct trial_maker maker;
	struct plan_goal goal;
	struct plan_point points[SESSION_POINTS_MAX];
	size_t points_len;
	double cpu_limit; /* of the next trial */
	bool begun; /* the rounds: a trial of theirs may take what the user gives it */
	size_t left_out; /* sizes of the first round that did not fit the budget */
	struct notes_failure failed;
	struct notes_shown shown;
	bool fed; /* at some size there was an input */
	bool unread; /* no trial has read its input yet */
};

double session_elapsed(const struct session *session);

/* What a trial at n is to take, in seconds by the clock; 0: unknown. */
double session_expected(const struct session *session, uint64_t n);

/* Make a trial, keep it, tell. 1: stopped; TRIAL_NO_INPUT: there is none to be made. */
int session_make(struct session *session, struct trial *trial, struct err *err);

/* The interpreter with an empty program: once, or as often as it takes to begin with. */
int session_make_startup(struct session *session, unsigned round, struct err *err);
int session_measure_startup(struct session *session, struct err *err);

/* Start-up anew from all trials so far of runs with one and the same interpreter, and with it the work
 * of every other trial of theirs. */
void session_account_startup(struct run *const *runs, size_t len);

/* The verdicts, from whatever was measured. */
void session_conclude(struct run *run);

#endif

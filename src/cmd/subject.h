/*
 * A subject: one program with all that is opened to measure it, and the run that comes of it. What the
 * commands that measure begin with.
 *
 * Everything that can be wrong with the request is found before the first trial.
 */
#ifndef ARGUS_CMD_SUBJECT_H
#define ARGUS_CMD_SUBJECT_H

#include "argus/measure.h"

enum subject_use {
	SUBJECT_COUNTED, /* counts are all that is wanted */
	SUBJECT_TIMED, /* and the clock's word */
	SUBJECT_WHOLE /* and what it holds */
};

struct subject {
	enum subject_use use;
	const struct spec *spec; /* borrowed */
	enum sandbox_tier least; /* what sandbox will do */
	int stop_fd; /* readable when the user wants an end; -1: none */
	struct source source;
	struct modules modules;
	struct analysis analysis;
	struct interpreter interpreter;
	struct input_expr *input;
	struct instrumented instrumented;
	struct sandbox *sandbox; /* NULL: opened when it is needed */
	struct sandbox *memory; /* of SUBJECT_WHOLE */
	struct sandbox *counting; /* NULL: nothing is counted */
	struct counting_task *task; /* NULL: none that is to be waited for */
	struct run run;
};
void subject_done(struct subject *subject);

/* The request, checked, and the file. */
int subject_load(struct subject *subject, struct err *err);

/* The interpreter, the boxes, the static witness and the counters: the run is complete up to its
 * first trial. Where counts are all that is wanted, a program that Argus does not understand is an
 * error. */
int subject_open(struct subject *subject, struct err *err);

/* Without a watch, but for the end that the user may want. */
struct measure_job subject_job(const struct subject *subject, struct sandbox *sandbox);

/* Counts as the only witness, and the verdict by them. 1: stopped. */
int subject_count(struct subject *subject, struct err *err);

/* The same in two steps: it goes on beside, where there is a second processor, until it is waited
 * for. */
void subject_count_start(struct subject *subject);
int subject_count_wait(struct subject *subject, struct err *err);

/* All witnesses; `watch` hears of the timed one, and its stop_fd is the subject's. 1: stopped. */
int subject_measure(struct subject *subject, const struct measure_watch *watch, struct err *err);

#endif

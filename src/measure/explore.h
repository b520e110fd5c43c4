/*
 * Exploring: one trial a size, until the plan knows the range.
 */
#ifndef ARGUS_MEASURE_EXPLORE_H
#define ARGUS_MEASURE_EXPLORE_H

#include "measure/session.h"

/* From the spec, the start-up and what the code says; also the limits of the first trials. */
void explore_set_goal(struct session *session);

/* 1: stopped. */
int explore_sizes(struct session *session, struct err *err);

/* 1: it came to nothing, and the run says why. `sizes_len`: what the plan made of it. */
int explore_conclude(struct session *session, size_t sizes_len);

#endif

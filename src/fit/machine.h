/*
 * What the machine adds to a law: how likely a class makes the times that were measured, when data
 * may leave the caches on the way.
 */
#ifndef ARGUS_FIT_MACHINE_H
#define ARGUS_FIT_MACHINE_H

#include "fit/problem.h"

/* The log evidence of the times for a class, in nats up to a constant that all classes share. What
 * the fit made of them is not asked: each part of the first size that may be constant is tried. */
double machine_evidence(const struct problem *problem, struct growth growth);

#endif

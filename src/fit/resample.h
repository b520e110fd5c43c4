/*
 * Resampling: would other measurements of the same sizes have led to the same class?
 */
#ifndef ARGUS_FIT_RESAMPLE_H
#define ARGUS_FIT_RESAMPLE_H

#include "fit/score.h"

struct resampled {
	double odds[BASIS_COUNT]; /* the mean over the resamples; sum to 1 */
	double exponent, exponent_low, exponent_high; /* local, over the upper half; NaN: too few */
};

void resample_scores(
	const struct sizes *sizes, const struct scores *scores, struct resampled *resampled);

/* The values at n, from low to high, that a law fitted to the resamples predicts: 95 %. */
void resample_prediction(
	const struct sizes *sizes, const struct law *law, double n, double *low, double *high);

#endif

#include <math.h>

#include "argus/fit.h"
#include "fit/evidence.h"

static bool has_model(const struct verdict *verdict)
{
	if (verdict->growth.kind == GROWTH_UNKNOWN)
		return false;
	return verdict->slope > 0 ||
		(verdict->growth.kind == GROWTH_CONSTANT && verdict->intercept > 0);
}

double fit_predict(const struct verdict *verdict, double n)
{
	if (!has_model(verdict))
		return (double)NAN;
	if (verdict->growth.kind == GROWTH_CONSTANT)
		return verdict->intercept;
	double growing = log(verdict->slope) + growth_log_value(verdict->growth, n);
	return verdict->intercept + exp(growing);
}

size_t fit_candidates(
	const struct series *series, struct fit_candidate candidates[FIT_CANDIDATES_MAX])
{
	_Static_assert((int)FIT_CANDIDATES_MAX == (int)BASIS_COUNT, "one candidate a class");
	struct evidence evidence;
	if (!evidence_weigh(series, &evidence))
		return 0;
	size_t ranked[BASIS_COUNT];
	evidence_rank(&evidence, ranked);
	for (size_t i = 0; i < BASIS_COUNT; i++) {
		struct law law = evidence_plain_law(&evidence, ranked[i]);
		candidates[i] = (struct fit_candidate){.growth = law.growth,
			.likelihood = fmin(evidence.resampled.odds[ranked[i]], 1),
			.rms = law.rms,
			.intercept = law.intercept,
			.slope = law_slope(&law)};
	}
	return BASIS_COUNT;
}

static bool is_considered(const struct verdict *verdict, struct growth growth)
{
	if (fit_same_class(verdict->growth, growth))
		return true;
	for (unsigned i = 0; i < verdict->alternatives_len; i++) {
		if (fit_same_class(verdict->alternatives[i], growth))
			return true;
	}
	return false;
}

static void widen(struct fit_range *range, double low, double high)
{
	range->low = fmin(range->low, low);
	range->high = fmax(range->high, high);
}

bool fit_predict_range(const struct series *series, const struct verdict *verdict, double n,
	struct fit_range *range)
{
	static const double NORMAL_95 = 1.96;
	struct evidence evidence;
	*range = (struct fit_range){.n = n, .estimate = fit_predict(verdict, n)};
	if (!isfinite(range->estimate) || !evidence_weigh(series, &evidence))
		return false;

	range->low = range->high = range->estimate;
	for (size_t i = 0; i < BASIS_COUNT; i++) {
		struct law law = evidence_plain_law(&evidence, i);
		if (!is_considered(verdict, law.growth))
			continue;
		double low;
		double high;
		resample_prediction(&evidence.drawn, &law, n, &low, &high);
		widen(range, low, high);
	}
	double n_last = evidence.sizes.n_last;
	double drift = problem_drift(problem_tie(&evidence.sizes), n_last, fmax(n, n_last));
	double apart = exp(NORMAL_95 * hypot(verdict->spread, drift));
	range->low = fmin(range->low, range->estimate) / apart;
	range->high *= apart;
	return isfinite(range->high);
}

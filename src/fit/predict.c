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

/* How single samples lie about the curve, as logarithms. The curve goes through the low samples of
 * each size, and what disturbs one makes it larger, so most are above it. */
struct scatter {
	double middle;
	double below, above; /* of it, to the ends of 95 % */
};

static const double TAIL = 0.025;
static const double NORMAL_95 = 1.96;

/* The largest part of Student's t beyond 95 %, near enough from two degrees of freedom on. */
static double student_95(double freedom)
{
	double least = fmax(freedom, 1);
	return NORMAL_95 + 2.37 / least + 3.6 / (least * least);
}

/* The sizes that tell the most of a sample at n: half of them, the nearest. */
static void nearest_sizes(const struct sizes *sizes, double n, double *n_from, double *n_to)
{
	enum { LEAST = 10 };
	size_t wanted = (sizes->len + 1) / 2;
	size_t from = 0;
	size_t to = sizes->len - 1;
	wanted = wanted < LEAST ? LEAST : wanted;
	while (to - from + 1 > wanted) {
		bool below_is_farther = n * n > sizes->items[from].n * sizes->items[to].n;
		from += below_is_farther;
		to -= !below_is_farther;
	}
	*n_from = sizes->items[from].n;
	*n_to = sizes->items[to].n;
}

enum { RESIDUALS_MAX = 2000 };

/* Of very many samples some are skipped, evenly. Ascending. */
static size_t gather_residuals(const struct series *series, const struct verdict *verdict,
	double n_from, double n_to, double residuals[RESIDUALS_MAX])
{
	size_t from = 0;
	while (from < series->len && series->samples[from].n < n_from)
		from++;
	size_t to = series->len;
	while (to > from && series->samples[to - 1].n > n_to)
		to--;
	size_t step = (to - from) / RESIDUALS_MAX + 1;
	size_t len = 0;
	for (size_t i = from; i < to; i += step) {
		const struct sample *sample = &series->samples[i];
		double model = fit_predict(verdict, sample->n);
		if (sample->value > series->floor && model > 0 && isfinite(model))
			residuals[len++] = log(sample->value / model);
	}
	sizes_order(residuals, len);
	return len;
}

/* The deviation on one side, of few residuals drawn towards that of both. */
static double side_deviation(const double *residuals, size_t len, double middle, bool above)
{
	static const double DRAWN = 4; /* residuals' weight */
	double both = 0;
	double side = 0;
	double count = 0;
	for (size_t i = 0; i < len; i++) {
		double away = residuals[i] - middle;
		both += away * away / (double)len;
		if ((away > 0) == above) {
			side += away * away;
			count++;
		}
	}
	return sqrt((side + DRAWN * both) / (count + DRAWN));
}

static struct scatter scatter_near(const struct series *series, const struct evidence *evidence,
	const struct verdict *verdict, double n)
{
	enum { FEW = 4, MANY = 80 };
	double residuals[RESIDUALS_MAX];
	double n_from;
	double n_to;
	nearest_sizes(&evidence->drawn, n, &n_from, &n_to);
	size_t len = gather_residuals(series, verdict, n_from, n_to, residuals);
	double spread = NORMAL_95 * verdict->spread;
	if (len < FEW)
		return (struct scatter){.below = spread, .above = spread};
	double middle = sizes_quantile(residuals, len, 0.5);
	if (len >= MANY)
		return (struct scatter){.middle = middle,
			.below = middle - sizes_quantile(residuals, len, TAIL),
			.above = sizes_quantile(residuals, len, 1 - TAIL) - middle};
	/* Two degrees of freedom went into the curve. */
	double count = (double)len;
	double times = student_95(count - 2);
	return (struct scatter){.middle = middle,
		.below = times * side_deviation(residuals, len, middle, false),
		.above = times * side_deviation(residuals, len, middle, true)};
}

/* For a sample at n, if this law holds. */
static void widen(const struct evidence *evidence, const struct law *law,
	const struct scatter *scatter, struct fit_range *range)
{
	double low;
	double high;
	double value = law_value(law, range->n);
	double n_last = evidence->sizes.n_last;
	double drift = NORMAL_95 *
		problem_drift(problem_tie(&evidence->sizes), n_last, fmax(range->n, n_last));
	resample_prediction(&evidence->drawn, law, range->n, &low, &high);
	double below = hypot(hypot(scatter->below, drift), log(fmin(low / value, 1)));
	double above = hypot(hypot(scatter->above, drift), log(fmax(high / value, 1)));
	range->low = fmin(range->low, value * exp(scatter->middle - below));
	range->high = fmax(range->high, value * exp(scatter->middle + above));
}

bool fit_predict_range(const struct series *series, const struct verdict *verdict, double n,
	struct fit_range *range)
{
	struct evidence evidence;
	*range = (struct fit_range){.n = n, .estimate = fit_predict(verdict, n)};
	if (!isfinite(range->estimate) || !evidence_weigh(series, &evidence))
		return false;

	struct scatter scatter = scatter_near(series, &evidence, verdict, n);
	range->low = range->high = range->estimate;
	for (size_t i = 0; i < BASIS_COUNT; i++) {
		struct law law = evidence_plain_law(&evidence, i);
		if (is_considered(verdict, law.growth))
			widen(&evidence, &law, &scatter, range);
	}
	return isfinite(range->high);
}

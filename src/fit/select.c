/*
 * Selecting a growth class.
 *
 * 1. The samples of a size become one robust value with an error (sizes.c). Sizes that do not stand
 *    above the noise floor do not vote.
 * 2. Every class a * g(n) + b of the basis, a and b >= 0, is fitted with relative weights and
 *    correlated discrepancies (problem.c). Deciders that lack either are wrong on a quarter to a half
 *    of recorded series: absolute residuals let the largest size decide alone, and a free exponent
 *    takes n log n away from every sort that leaves the cache.
 * 3. Fits become odds: of times, how likely each class is under a machine that makes work dearer in
 *    steps (machine.c); of counts and bytes, quasi-likelihood, inflated where even the best class
 *    misses. Both times how usual a class is and how much of the cost its growing term explains
 *    (score.c).
 * 4. The odds are averaged over resamples (resample.c). Their largest is the confidence. What comes
 *    within reach of it is an alternative; without a majority there is no class.
 *
 * A series is refused before that when it has too few sizes or too narrow a range, and after it when
 * no class comes near or its growth changes halfway (breaks.c). Where one more size would settle the
 * matter, it is named.
 *
 * References: Burnham and Anderson, "Model Selection and Multimodel Inference", 2nd ed., 2002; Huggins
 * and Miller 2023 and Kennedy and O'Hagan 2001, as cited in resample.c and problem.c; McGeoch et al.,
 * "Using finite experiments to study asymptotic performance", 2002, for why curve fitting alone
 * must sometimes refuse.
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "argus/fit.h"
#include "base/num.h"
#include "fit/breaks.h"

static const double CONFIDENCE_MAX = 0.99; /* no finite series settles an asymptote */
static const double MAJORITY = 0.5; /* of the odds: less is no answer */
static const double ALTERNATIVE = 0.1; /* odds that are worth a mention */
static const double SPAN_LEAST = 4; /* largest over smallest size, for anything but c^n and n! */
static const double SPAN_LEAST_BYTES = 2.5;
static const double SPAN_WANTED = 8;
static const double ABOVE_FLOOR = 3; /* the largest value over the noise floor */
static const double MISFIT_MAX = 6; /* squared standard errors a size */
static const double RMS_MAX = 0.6; /* caches and allocators reach two thirds of that */
static const double RMS_MAX_FLAT = 0.8; /* what varies so much is not flat, whatever its errors */

/* Always true: there is nothing more to decide. */
static bool refuse(struct verdict *verdict, const char *reason)
{
	verdict->growth = (struct growth){0};
	verdict->confidence = 0;
	snprintf(verdict->reason, sizeof verdict->reason, "%s", reason);
	return true;
}

/* Up to two significant digits, as a person would choose a size. */
static double round_size(double n)
{
	double unit = pow(10, fmax(floor(log10(n)) - 1, 0));
	return ceil(n / unit - 1e-9) * unit;
}

/* What no fit could mend. */
static bool refuse_data(
	const struct series *series, const struct sizes *sizes, struct verdict *verdict)
{
	if (series->len == 0)
		return refuse(verdict, "there are no samples");
	if (sizes->largest <= 0)
		return refuse(verdict, "every value is 0");
	char text[VERDICT_TEXT_MAX];
	if (sizes->distinct < EVIDENCE_SIZES_LEAST) {
		verdict->next_n = round_size(2 * sizes->n_last);
		snprintf(text, sizeof text, "only %zu size%s; use at least %d, better 8",
			sizes->distinct, sizes->distinct == 1 ? "" : "s", EVIDENCE_SIZES_LEAST);
		return refuse(verdict, text);
	}
	if (sizes->largest < ABOVE_FLOOR * series->floor) {
		verdict->next_n = round_size(10 * sizes->n_last);
		return refuse(verdict, "everything is within the noise; use larger sizes");
	}
	if (sizes->len < EVIDENCE_SIZES_LEAST) {
		verdict->next_n = round_size(10 * sizes->n_last);
		snprintf(text, sizeof text,
			"only %zu of %zu sizes stand%s above the noise; use larger sizes",
			sizes->len, sizes->distinct, sizes->len == 1 ? "s" : "");
		return refuse(verdict, text);
	}
	return false;
}

struct fit_visible fit_visible(const struct series *series)
{
	struct sizes sizes;
	sizes_gather(series, &sizes);
	return (struct fit_visible){
		.flat = sizes.largest < ABOVE_FLOOR * series->floor, .sizes = (unsigned)sizes.len};
}

bool fit_is_flat(const struct series *series)
{
	return fit_visible(series).flat;
}

static bool falls(const struct sizes *sizes)
{
	static const double CLEARLY = 0.6;
	size_t falling = 0;
	for (size_t i = 1; i < sizes->len; i++)
		falling += sizes->items[i].value < sizes->items[i - 1].value;
	double first = fmin(sizes->items[0].value, sizes->items[1].value);
	double last = fmax(sizes->items[sizes->len - 1].value, sizes->items[sizes->len - 2].value);
	return last < CLEARLY * first && 2 * falling > sizes->len - 1;
}

/* What a reader would see in a plot and ask about. */
static void tell_break(
	const struct evidence *evidence, const struct growth_break *found, struct verdict *verdict)
{
	static const double CONFIDENCE_ABOVE = 0.8; /* of a few sizes above a change */
	const struct size *above = &evidence->sizes.items[found->at];
	char from[NUM_TEXT_MAX];
	char to[NUM_TEXT_MAX];
	num_print_short(from, above[-1].n);
	num_print_short(to, above->n);
	if (found->kind == BREAK_CLIFF) {
		snprintf(verdict->reason, sizeof verdict->reason,
			"between n = %s and %s it jumps by a factor of %.2g, as where data leave a "
			"cache; it grows alike on both sides",
			from, to, found->factor);
		return;
	}
	snprintf(verdict->reason, sizeof verdict->reason,
		"the growth changes between n = %s and %s; the class is that above it", from, to);
	verdict->confidence = fmin(verdict->confidence, CONFIDENCE_ABOVE);
}

static bool refuse_break(
	const struct evidence *evidence, const struct growth_break *found, struct verdict *verdict)
{
	char text[VERDICT_TEXT_MAX];
	char from[NUM_TEXT_MAX];
	char to[NUM_TEXT_MAX];
	const struct size *above = &evidence->sizes.items[found->at];
	snprintf(text, sizeof text,
		"the growth changes between n = %s and %s; measure on one side of it",
		num_print_short(from, above[-1].n), num_print_short(to, above->n));
	verdict->next_n = round_size(SPAN_WANTED * above->n);
	return refuse(verdict, text);
}

static bool refuse_misfit(
	const struct sizes *sizes, const struct law *best, struct verdict *verdict)
{
	double exponents[2];
	char name[GROWTH_TEXT_MAX];
	char number[NUM_TEXT_MAX];
	char text[VERDICT_TEXT_MAX];
	/* To powers c^n looks like a knee. */
	bool steep = growth_is_steep(best->growth);
	size_t knee = steep ? 0 : break_knee(sizes, exponents);
	if (knee > 0) {
		verdict->next_n = round_size(SPAN_WANTED * sizes->items[knee].n);
		snprintf(text, sizeof text,
			"the growth changes at about n = %s, from n^%.2f to n^%.2f; measure on one "
			"side "
			"of it",
			num_print_short(number, sizes->items[knee].n), exponents[0], exponents[1]);
	} else {
		snprintf(text, sizeof text,
			"no growth class fits: the nearest, %s, misses by %.0f %%",
			growth_print(best->growth, false, name), 100 * best->rms);
	}
	return refuse(verdict, text);
}

static bool refuse_fit(
	const struct evidence *evidence, const struct growth_break *found, struct verdict *verdict)
{
	const struct sizes *sizes = &evidence->sizes;
	const struct scores *scores = &evidence->scores;
	const struct law *best = &scores->laws[scores->best];
	if (falls(sizes))
		return refuse(verdict, "the values fall as n grows; no cost does that");
	struct law plain = evidence_plain_law(evidence, scores->best);
	bool scattered = plain.growth.kind == GROWTH_CONSTANT && plain.rms > RMS_MAX_FLAT;
	if (scattered || (scores->misfit > MISFIT_MAX && best->rms > RMS_MAX))
		return refuse_misfit(sizes, &plain, verdict);
	return found->kind == BREAK_UNKNOWN && refuse_break(evidence, found, verdict);
}

static double span(const struct sizes *sizes)
{
	return sizes->items[sizes->len - 1].n / sizes->items[0].n;
}

/* The least size above all measured where two laws differ by far more than the noise; 0 if that is
 * out of reach. */
static double telling_size(const struct law *a, const struct law *b, const struct sizes *sizes)
{
	static const double APART = 0.4; /* of their logarithms */
	enum { ATTEMPTS_STEEP = 40, ATTEMPTS = 10 };
	const struct size *last = &sizes->items[sizes->len - 1];
	double apart = APART + 4 * last->error;
	bool steep = growth_is_steep(a->growth) || growth_is_steep(b->growth);
	double n = last->n;
	for (int i = 0; i < (steep ? ATTEMPTS_STEEP : ATTEMPTS); i++) {
		n = round_size(n * (steep ? 1.1 : 2));
		double ratio = law_value(a, n) / law_value(b, n);
		if (fabs(log(ratio)) > apart)
			return n;
	}
	return 0;
}

static void set_model(const struct sizes *sizes, const struct law *law, struct verdict *verdict)
{
	double misses[SIZES_MAX];
	for (size_t i = 0; i < sizes->len; i++) {
		double value = sizes->items[i].value;
		double model = law_value(law, sizes->items[i].n);
		double miss = fabs(value - model) / fmax(model, value);
		size_t at = i;
		for (; at > 0 && misses[at - 1] > miss; at--)
			misses[at] = misses[at - 1];
		misses[at] = miss;
	}
	verdict->growth = law->growth;
	verdict->spread = sizes_quantile(misses, sizes->len, 0.5);
	verdict->intercept = law->intercept;
	verdict->slope = law_slope(law);
}

bool fit_model(const struct series *series, struct verdict *verdict)
{
	enum { LEAST = 3 };
	struct sizes sizes;
	struct sizes drawn;
	struct problem problem;
	sizes_gather(series, &sizes);
	if (sizes.len < LEAST || verdict->growth.kind == GROWTH_UNKNOWN)
		return false;
	problem_of_sizes(&sizes, problem_tie(&sizes), &problem);
	evidence_draw(&sizes, problem.cliff, &drawn);
	problem_of_sizes(&drawn, TIE_NONE, &problem);
	struct law law = problem_fit(&problem, verdict->growth);
	set_model(&drawn, &law, verdict);
	return true;
}

/* "O(n) or O(n log n)" */
static void print_classes(const struct growth *classes, unsigned len, char *text, size_t size)
{
	size_t used = 0;
	for (unsigned i = 0; i < len && used < size; i++) {
		char name[GROWTH_TEXT_MAX];
		const char *between = i == 0 ? "" : i + 1 < len ? ", " : " or ";
		used += (size_t)snprintf(text + used, size - used, "%s%s", between,
			growth_print(classes[i], false, name));
	}
}

static void refuse_to_choose(const struct sizes *sizes, bool narrow, struct verdict *verdict)
{
	char classes[128];
	char text[VERDICT_TEXT_MAX];
	print_classes(verdict->alternatives, verdict->alternatives_len, classes, sizeof classes);
	if (narrow) {
		verdict->next_n = round_size(SPAN_WANTED * sizes->items[0].n);
		snprintf(text, sizeof text,
			"the sizes span only a factor of %.2g; use at least a factor of %.0f",
			span(sizes), SPAN_WANTED);
		refuse(verdict, text);
	} else if (verdict->alternatives_len > 1) {
		snprintf(text, sizeof text, "the data carry %s alike", classes);
		refuse(verdict, text);
	} else {
		refuse(verdict, "no growth class stands out; use more sizes over a wider range");
	}
}

/* What is flat may be a cost that grows below a larger constant one: the shorter the range, the
 * likelier. A factor of 100 leaves 14 % of doubt, one of 1000 leaves 4.5 %. Counts have no such
 * floor: one operation more would show. */
static void doubt_flatness(const struct sizes *sizes, struct verdict *verdict)
{
	static const double SPAN_CLEAR = 100;
	if (verdict->growth.kind != GROWTH_CONSTANT || sizes->exact)
		return;
	double doubt = 0.5 * sqrt(SPAN_WANTED / span(sizes));
	verdict->confidence = fmin(verdict->confidence, fmax(1 - doubt, MAJORITY));
	if (span(sizes) < SPAN_CLEAR) {
		verdict->next_n = round_size(SPAN_CLEAR * sizes->items[0].n);
		snprintf(verdict->reason, sizeof verdict->reason,
			"flat over a factor of %.3g; growth below a constant cost would show at "
			"larger n",
			span(sizes));
	}
}

static void conclude(const struct evidence *evidence, struct verdict *verdict)
{
	size_t ranked[BASIS_COUNT];
	evidence_rank(evidence, ranked);
	const struct sizes *sizes = &evidence->sizes;
	const double *odds = evidence->resampled.odds;
	const struct law *best = &evidence->scores.laws[ranked[0]];
	const struct law *second = &evidence->scores.laws[ranked[1]];
	/* What is held has little noise. */
	double least = sizes->bytes ? SPAN_LEAST_BYTES : SPAN_LEAST;
	bool narrow = span(sizes) < least && !growth_is_steep(best->growth);
	bool chosen = odds[ranked[0]] >= MAJORITY && !narrow;
	if (chosen) {
		struct law law = evidence_plain_law(evidence, ranked[0]);
		verdict->confidence = fmin(odds[ranked[0]], CONFIDENCE_MAX);
		set_model(&evidence->drawn, &law, verdict);
	}
	for (size_t i = chosen; i < BASIS_COUNT; i++) {
		if (odds[ranked[i]] < ALTERNATIVE ||
			verdict->alternatives_len == VERDICT_ALTERNATIVES_MAX)
			break;
		verdict->alternatives[verdict->alternatives_len++] =
			evidence_growth(evidence, ranked[i]);
	}
	if (verdict->alternatives_len > 0)
		verdict->next_n = telling_size(best, second, sizes);
	doubt_flatness(sizes, verdict);
	if (!chosen)
		refuse_to_choose(sizes, narrow, verdict);
}

void fit_select(const struct series *series, struct verdict *verdict)
{
	*verdict = (struct verdict){0};
	struct evidence evidence;
	bool weighed = evidence_weigh(series, &evidence);
	if (refuse_data(series, &evidence.sizes, verdict))
		return;
	assert(weighed);
	verdict->exponent = evidence.resampled.exponent;
	verdict->exponent_low = evidence.resampled.exponent_low;
	verdict->exponent_high = evidence.resampled.exponent_high;
	struct growth_break found =
		break_find(&evidence, &evidence.scores.laws[evidence.scores.best]);
	if (refuse_fit(&evidence, &found, verdict))
		return;
	conclude(&evidence, verdict);
	if (found.kind != BREAK_NONE && verdict->growth.kind != GROWTH_UNKNOWN)
		tell_break(&evidence, &found, verdict);
}

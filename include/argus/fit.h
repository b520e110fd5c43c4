/*
 * The fit: from a series to the growth class that its data carry, or to 'cannot tell'.
 *
 * Pure: the same series gives the same verdict, on every machine. Method and references stand at
 * the top of select.c.
 */
#ifndef ARGUS_FIT_H
#define ARGUS_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/series.h"
#include "argus/verdict.h"

/* Never fails: a series that carries no class gives GROWTH_UNKNOWN with the reason. The series
 * must be sorted. */
void fit_select(const struct series *series, struct verdict *verdict);

/* What of a series stands above its noise floor. */
struct fit_visible {
	bool flat; /* no value rose well above it: what `timed_flat` means */
	unsigned sizes; /* that stand above it */
};
struct fit_visible fit_visible(const struct series *series);
bool fit_is_flat(const struct series *series);

/* Every class that was tried, for those who want to see the evidence. */
struct fit_candidate {
	struct growth growth;
	double likelihood; /* of all the candidates; they sum to 1 */
	double rms; /* relative, of value over model */
	double intercept, slope;
};
enum { FIT_CANDIDATES_MAX = GROWTH_COUNT - 1 };

/* The likeliest first. Returns how many: 0 if the series is too small to fit. */
size_t fit_candidates(
	const struct series *series, struct fit_candidate candidates[FIT_CANDIDATES_MAX]);

/* What the three witnesses say together. Any of them may be empty. */
struct witnesses {
	struct verdict bound; /* the static upper bound */
	struct verdict counted;
	bool counted_partial; /* something is left out of the counts, and maybe of the bound, too */
	struct verdict timed;
	bool timed_flat; /* the timed values never rose above their noise floor */
	unsigned timed_sizes; /* that did */
	double largest_n;
};
void fit_combine(const struct witnesses *witnesses, struct verdict *verdict);

/* A bound beside a measured verdict that is not sure: more certainty where they agree, and the bound's
 * class where it is one of the alternatives and the likelier of the two. Else nothing. */
void fit_settle(const struct verdict *bound, struct verdict *verdict);

/* A part, such as what a call holds beside its arguments, and the whole that it is a part of and
 * that cannot grow slower. Where they say otherwise the surer of them gives the other its class. */
void fit_nest(struct verdict *part, struct verdict *whole);

/* The decision table of fit_combine, a line a rule, in words: for --explain. */
enum { FIT_RULES = 35 };
struct fit_rule {
	const char *lead; /* counts that are sure of themselves, or none such */
	const char *clock; /* what it shows */
	const char *other; /* the counts' class, or else the bound, against the clock's */
	const char *taken; /* whose class is the verdict's */
	double trust; /* factor on the confidence */
	bool applied;
};
void fit_explain(const struct witnesses *witnesses, struct fit_rule lines[FIT_RULES]);

/* The model of this class for a series: intercept, slope and spread, into a verdict that holds
 * another witness's class. False: too few sizes above the noise. */
bool fit_model(const struct series *series, struct verdict *verdict);

/* The fitted model's value at n; NaN where the verdict has no model. */
double fit_predict(const struct verdict *verdict, double n);

/* The same with the range that 95 of 100 measurements would fall into, the alternatives' models
 * included. False where the verdict has no model. */
struct fit_range {
	double n, low, estimate, high;
};
bool fit_predict_range(const struct series *series, const struct verdict *verdict, double n,
	struct fit_range *range);

/* Does a verdict keep to the expected class? Growing slower is fine. */
enum fit_gate {
	FIT_HOLDS,
	FIT_FAILS, /* it, and each of its alternatives, grows faster */
	FIT_OPEN /* cannot be told */
};
enum fit_gate fit_gate(const struct verdict *verdict, struct growth expected);

/* Alike for a reader: the same kind, exponents within 0.1, bases within 5 %. */
bool fit_same_class(struct growth a, struct growth b);

#endif

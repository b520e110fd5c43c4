/*
 * What library calls cost: the tables grammars/<lang>/costs.tsv, embedded at build time.
 *
 * A row: the receiver's type ("-" for functions), the name, the cost, how often a function among
 * the arguments is called, the result's type (":" and its elements), the result's length or
 * magnitude, the effect on the receiver, and what it does in words. The costs are expressions
 * over n (length of the receiver), a and b (lengths of the first two arguments), v and w (their
 * values), p (what the first is printed as), r (the result's length), d (the first argument and all in it), t (the words of a method's
 * receiver or a function's first argument) with + * log() sqrt() exp() fact(). A text's words are what
 * reading, cutting and printing it cost: larger numbers have more digits, and no more words.
 */
#ifndef ARGUS_ANALYSIS_COSTS_H
#define ARGUS_ANALYSIS_COSTS_H

#include "analysis/engine.h"

struct cost_row {
	const char *type, *name, *cost, *callback, *result, *length, *effect, *what;
	const struct cost_row *next; /* of the same name */
};

/* The rows of a language: read once, for all threads and as long as the process lives. */
const struct cost_table *costs_of(const struct lang *lang);

/* The row for a method of this type; for TYPE_UNKNOWN of any type, *guessed telling so. */
const struct cost_row *costs_method(
	const struct cost_table *table, enum type type, const char *name, bool *guessed);
const struct cost_row *costs_function(const struct cost_table *table, const char *name);

/* What the letters of an expression stand for. */
struct cost_terms {
	struct engine *engine;
	const struct shape *receiver; /* for names of sizes */
	const struct value *container;
	bool function; /* it has no receiver */
	const struct value *arguments; /* at least two; TYPE_NONE where left out */
	const struct shape *call;
	const struct bound *result;
};
const struct bound *costs_evaluate(const struct cost_terms *terms, const char *expression);

#endif

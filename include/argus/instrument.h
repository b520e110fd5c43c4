/*
 * The counted witness's first half: counters put into the text of a program.
 *
 * `instrument_source` copies the text and inserts counters and probes at byte offsets of its syntax
 * tree; no line feed is ever inserted, so lines stay where they are. Each insertion belongs to a
 * site. The text is run by a driver inside the box, which holds a number for each site: how often a
 * loop's body, a function or a comprehension was gone through, or what a library call costs on the
 * values that it got, by the table grammars/<lang>/costs.tsv.
 *
 * A place that cannot be counted safely is left as it is and becomes a gap.
 */
#ifndef ARGUS_INSTRUMENT_H
#define ARGUS_INSTRUMENT_H

#include <stddef.h>

#include "argus/err.h"
#include "argus/modules.h"
#include "argus/source.h"
#include "base/str.h"

enum site_kind {
	SITE_LOOP, /* times the body is entered */
	SITE_FUNCTION, /* entries of a function or method */
	SITE_COMPREHENSION, /* items that one `for` of it takes */
	SITE_LAMBDA, /* calls of a lambda or an arrow function with an expression */
	SITE_CALL, /* a library call, operator or slice whose cost is not constant: its cost */
	SITE_KIND_COUNT
};
const char *site_kind_name(enum site_kind kind); /* "loop", "function", … */

struct site {
	enum site_kind kind;
	unsigned module; /* 0: the program; else instrumented.modules[module - 1] */
	unsigned line; /* from 1, where the construct starts */
	size_t start, end; /* its bytes in the source */
	char *name; /* SITE_FUNCTION: its name; SITE_CALL: the cost table's name ("insert", "pop.at",
		       "in", "slice", "sorted"); NULL where there is none */
};

struct site_gap {
	unsigned module; /* as in struct site */
	unsigned line; /* 0: all of it */
	const char *why; /* a constant */
};

/* A local module of the program's, which shares its counters. */
struct instrumented_module {
	char *name; /* below the program's folder */
	struct str text; /* empty: it is left as it is */
};

struct instrumented {
	struct str text;
	struct instrumented_module *modules;
	size_t modules_len, modules_cap;
	struct site *sites; /* site i counts in counter i */
	size_t sites_len, sites_cap;
	struct site_gap *gaps;
	size_t gaps_len, gaps_cap;
};
void instrumented_done(struct instrumented *instrumented);

/* Errors: ERR_USAGE when the source has a syntax error. */
int instrument_source(
	const struct source *source, struct instrumented *instrumented, struct err *err);

/* The text with a call of `_ad` at each step, of a language whose runtime gives no peak of what is
 * held and has to be asked now and then; else, or with a syntax error, as it is. */
void instrument_steps(const struct source *source, struct str *text);

/* Add a module to a program that was instrumented before. One with a syntax error, or that could not
 * be read, becomes a gap. */
void instrument_module(const struct module *module, struct instrumented *instrumented);

/* What the driver has to know of the sites: a line each, kind, tab, name. */
void instrument_describe(const struct instrumented *instrumented, struct str *out);

#endif

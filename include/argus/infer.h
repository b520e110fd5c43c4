/*
 * What a program may want to be fed, read off its source: input expressions to be tried, likeliest
 * first. Nothing is run here; whether one fits is found by a trial.
 */
#ifndef ARGUS_INFER_H
#define ARGUS_INFER_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/source.h"

struct infer {
	char **items; /* input expressions, each once */
	size_t len, cap;
};
void infer_done(struct infer *infer);

/* Does the program read its standard input? */
bool infer_reads(const struct source *source);

/* For a whole program, by how it reads: at once or by lines, in a loop, numbers or words. */
void infer_input(const struct source *source, struct infer *infer);

/* For the function that begins in that line, by its parameters: their annotations, their names, and
 * how each is used. Those with a default are left out. None for a function without parameters, or with
 * more than four. */
void infer_args(const struct source *source, unsigned line, struct infer *infer);

#endif

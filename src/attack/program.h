/*
 * The battery's programs as they stand in attacks/, which scripts/embed-attacks.py puts into the
 * binary.
 */
#ifndef ARGUS_ATTACK_PROGRAM_H
#define ARGUS_ATTACK_PROGRAM_H

#include <stddef.h>

#include "argus/source.h"

struct attack_program {
	const char *name; /* "fork-bomb": the file's, without its extension */
	enum lang_id lang;
	const char *text;
	size_t len;
};

/* Sorted by language, then by name. */
extern const struct attack_program attack_programs[];
extern const size_t attack_programs_len;

const struct attack_program *attack_program_find(const char *name); /* NULL: there is none */

#endif

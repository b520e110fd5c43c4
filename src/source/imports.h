/*
 * What a source imports, as it is written there.
 */
#ifndef ARGUS_SOURCE_IMPORTS_H
#define ARGUS_SOURCE_IMPORTS_H

#include "argus/source.h"

struct import {
	const char *text; /* Python: "a.b" or "" (after dots); JavaScript: the string's content */
	size_t len;
	unsigned dots; /* Python: of a relative import */
	const char *name; /* Python: of `from a import name`, which may be a module; else NULL */
	size_t name_len;
};

/* Python: a string of a source that names sys.path, which may be a folder that it puts there. */
void imports_each_folder(const struct source *source,
	void (*found)(void *context, const char *text, size_t len), void *context);

/* Calls `found` for each, wherever it stands in the source. */
void imports_each(const struct source *source,
	void (*found)(void *context, const struct import *import), void *context);

#endif

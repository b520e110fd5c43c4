/*
 * The local modules of a program: what it imports from its own folder and the folders in it, what
 * those import, and so on. Found by reading the sources, without running anything; names that are
 * computed at run time are not seen, and packages of other people's (node_modules, site-packages)
 * are none.
 */
#ifndef ARGUS_MODULES_H
#define ARGUS_MODULES_H

#include "argus/source.h"

enum { MODULES_MAX = 64, MODULES_BYTES_MAX = 16 << 20 };

struct module {
	char *name; /* where it is below the program's folder: "lib/heap.py" */
	struct source source; /* empty where there is a problem */
	char *problem; /* why it could not be read, or is one too many; else NULL */
};

struct modules {
	struct module *items; /* in the order of their names */
	size_t len, cap;
};
void modules_done(struct modules *modules);

/* Nothing for a program from standard input. What has no syntax tree without errors is among them;
 * links, hidden files and files of another language are not. */
void modules_find(const struct source *program, struct modules *modules);

#endif

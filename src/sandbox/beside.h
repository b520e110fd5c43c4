/*
 * What stands beside the program in its folder, and so can be imported by it.
 */
#ifndef ARGUS_SANDBOX_BESIDE_H
#define ARGUS_SANDBOX_BESIDE_H

#include <stdbool.h>

#include "sandbox/cell.h"

/* A home, a folder for everybody, one just below the root: cell->narrow. To be asked by argus, as
 * the user. */
bool beside_is_no_project(const char *folder);

/* How a folder, or a file too large to be copied, gets into the box; `path` is where it stands
 * below the program's folder, `name` its last part, in the open `folder`. -1 with errno. */
struct beside_way {
	int (*show)(void *context, int folder, const char *path, const char *name, bool is_folder);
	void *context;
};

/* Put the cell's modules, and the entries of `folder` (-1: none), an open one of the host's, beside
 * the program in `box`; a module takes the place of an entry of its name, and a folder that it is
 * in is made anew. An entry that cannot be had is left out; -1 with errno when the box itself
 * fails. */
int beside_fill(const struct cell *cell, int folder, int box, const struct beside_way *way);

/* Write a file of Argus's into an open folder, for all to read. -1 with errno. */
int beside_place(int folder, const char *name, const struct sandbox_file *file);

#endif

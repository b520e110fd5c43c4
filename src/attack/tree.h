/*
 * Folders of the battery's own: made, looked at and removed. Links are never followed, since some
 * of these folders are open to every user of the machine for a while.
 */
#ifndef ARGUS_ATTACK_TREE_H
#define ARGUS_ATTACK_TREE_H

#include <sys/types.h>

#include "argus/err.h"
#include "base/str.h"

/* A fresh folder in the first of the places that lets one be made, with that mode. `places` is
 * NULL-ended; empty and relative ones are passed over, and those longer than `len_max`. */
char *tree_make(const char *const *places, size_t len_max, mode_t mode, struct err *err);

/* A file with that text. */
int tree_write(
	const char *folder, const char *name, const char *text, mode_t mode, struct err *err);

/* A line for each file: path, mode, owner, size, time of the last change. */
void tree_describe(const char *folder, struct str *out);

/* What is in the folder, and it. */
void tree_remove(const char *folder);

/* Remove a tree by its address, and forget its name: for owned(). */
void tree_release(char **folder);

#endif

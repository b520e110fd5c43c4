/* Keeping a damaged history aside, so that runs can be recorded in a new one. */
#ifndef ARGUS_STORE_ASIDE_H
#define ARGUS_STORE_ASIDE_H

#include "store/handle.h"

/* Does the file's header say that it is a history of a version that is known here? */
bool aside_was_ours(const char *path);

/* Lock the folder of that file against moving it aside, or `alone` for doing so. The lock, held as long as it
 * is open; -1: there is none to be had, as in file systems without. */
int aside_lock(const char *path, bool alone);

/* The store's file was found damaged, as *found says: move it aside, unless another process did so. The
 * store has no connection then; its warning names the file that is kept. -1, with *found: it was no
 * history. */
int store_set_aside(struct store *store, const struct err *found, struct err *err);

#endif

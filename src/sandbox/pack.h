/*
 * A sandbox's setup as bytes in a memfd: how it gets from argus to a keeper that was forked before
 * anything of it was known.
 */
#ifndef ARGUS_SANDBOX_PACK_H
#define ARGUS_SANDBOX_PACK_H

#include "sandbox/cell.h"

/* Write what a keeper needs to know; a descriptor, or -1 with *err. */
int pack_cell(const struct cell *cell, struct err *err);

/* The other way, in the keeper: everything in *cell points into the mapping of the descriptor,
 * which stays for good. -1 with errno. Allocates nothing. */
int pack_open(int fd, struct cell *cell);

#endif

/* The keeper: the small process between argus and the programs. */
#ifndef ARGUS_SANDBOX_KEEPER_H
#define ARGUS_SANDBOX_KEEPER_H

#include "sandbox/cell.h"

/* Runs in a fresh fork: builds the cell, says so over the socket, then runs trials until the
 * socket closes. */
_Noreturn void keeper_run(struct cell *cell, int socket);

#endif

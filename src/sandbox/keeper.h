/* The keeper: the small process between argus and the programs. */
#ifndef ARGUS_SANDBOX_KEEPER_H
#define ARGUS_SANDBOX_KEEPER_H

/* Runs in a fork of the nursery: builds the cell that the memfd `setup` describes, says so over the
 * socket, then runs trials until the socket closes. */
_Noreturn void keeper_run(int socket, int setup);

#endif

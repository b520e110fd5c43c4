/* Landlock through its three system calls: which files a process may open, and how. */
#ifndef ARGUS_SANDBOX_LANDLOCK_H
#define ARGUS_SANDBOX_LANDLOCK_H

/* The kernel's Landlock version; 0: there is none. */
int landlock_abi(void);

/* A ruleset that denies every file access (and, where the kernel can, TCP and signals to the
 * outside); -1 with errno. */
int landlock_ruleset(int abi);

/* Allow reading and running, or everything, below a path. A path that is missing is fine. */
int landlock_allow_read(int ruleset, const char *path);
int landlock_allow_write(int ruleset, int abi, const char *path);

/* Files on a mount that has no path, to be written by whatever name they are opened anew. */
int landlock_allow_stream(int ruleset, int mount);

/* Bind this process and its descendants for good; needs no_new_privs. */
int landlock_restrict(int ruleset);

#endif

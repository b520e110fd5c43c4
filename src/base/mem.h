/*
 * Memory: allocation that cannot fail, and owners that release themselves.
 *
 * Out of memory ends the process in mem.c and nowhere else. `owned(X_done)` in front of a local
 * releases it at the end of its scope.
 */
#ifndef ARGUS_BASE_MEM_H
#define ARGUS_BASE_MEM_H

#include <stddef.h>

#define owned(release) __attribute__((cleanup(release)))
#define ARRAY_LEN(array) (sizeof(array) / sizeof *(array))

/* Zeroed memory for `count` items of `size` bytes; an overflow counts as out of memory. */
void *mem_array(size_t count, size_t size);

/* Room for at least one more item in a growable array: the (possibly moved) items. */
void *mem_grow(void *items, size_t len, size_t *cap, size_t size);

/* The block with room for so many bytes, moved or not; NULL: a new one. */
void *mem_resize(void *block, size_t bytes);

char *mem_text(const char *text); /* a copy; NULL stays NULL */
char *mem_text_n(const char *text, size_t len); /* a copy of len bytes, terminated */

/* Release for `owned`: frees what the pointer that is passed by address points to. */
void mem_free_text(char **text);

/* Close for `owned`: a descriptor passed by address, -1 meaning none. */
void mem_close_fd(int *fd);

/* The descriptor, no longer its owner's: for returning one. */
int mem_take_fd(int *fd);

#endif

/* A folder of its own for a test: *state is its path. Setup and teardown for cmocka. */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

static inline int scratch_make(void **state)
{
	const char *parent = getenv("TMPDIR");
	struct str folder = {0};
	str_addf(&folder, "%s/argus-test-XXXXXX", parent && *parent ? parent : "/tmp");
	*state = str_take(&folder);
	return mkdtemp(*state) ? 0 : -1;
}

static inline int scratch_remove_one(
	const char *path, const struct stat *st, int kind, struct FTW *place)
{
	(void)st, (void)kind, (void)place;
	return remove(path);
}

static inline int scratch_remove(void **state)
{
	int status = nftw(*state, scratch_remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(*state);
	return status;
}

static inline char *scratch_path(const char *folder, const char *name)
{
	struct str path = {0};
	str_addf(&path, "%s/%s", folder, name);
	return str_take(&path);
}

#endif

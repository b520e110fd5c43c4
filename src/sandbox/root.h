/*
 * Putting a root together: copies of mounts, and the places in the new root where they go.
 */
#ifndef ARGUS_SANDBOX_ROOT_H
#define ARGUS_SANDBOX_ROOT_H

#include <stdbool.h>
#include <stddef.h>

#include "sandbox/cell.h"

enum { ROOT_SHOWN_MAX = 160, ROOT_LINKS_MAX = 32, ROOT_TEXT_MAX = 32768 };

/* A detached copy of a mount. */
struct root_shown {
	const char *path; /* in the new root, absolute; NULL: beside the program */
	int tree;
	bool folder, device;
};

struct root_link {
	const char *path, *target;
};

struct root_plan {
	struct root_shown shown[ROOT_SHOWN_MAX];
	struct root_link links[ROOT_LINKS_MAX];
	char text[ROOT_TEXT_MAX];
	size_t shown_len, links_len, text_len;
};

/* Note what the cell will show of the host, as long as its paths can be reached. -1 with errno. */
int root_plan(const struct cell *cell, struct root_plan *plan);

/* Make it so in the tmpfs `root`. */
int root_fill(int root, const struct root_plan *plan);

/* Attach an entry of a folder of the host's at `path` (absolute) in the new root. */
int root_show_entry(int root, int folder, const char *name, bool is_folder, const char *path);

/* What the restricted tier must let through Landlock of the system; NULL-ended. */
extern const char *const root_system_paths[];

/* The devices that programs get, which they may write to as well; NULL-ended. */
extern const char *const root_devices[];

/* The node_modules of the nearest folder above, which Node would look into; false: none. */
bool root_modules_above(const struct cell *cell, char *path, size_t size);

#endif

/*
 * The repository that a folder belongs to: where it starts, and which rules hold in the folder.
 */
#ifndef ARGUS_WALK_REPOSITORY_H
#define ARGUS_WALK_REPOSITORY_H

#include "walk/ignore.h"

/* The rules of one file, and of those further out. */
struct level {
	const struct level *outer;
	struct ignore rules;
	size_t base; /* bytes of a path, relative to the repository, that name the rules' folder */
};

/* Is a folder the top of a repository? */
bool repository_starts(int folder);

/* The rules of info/exclude of the repository whose top is `folder`. */
void repository_read_exclude(int folder, struct ignore *rules);

/* The folder's own .gitignore; nothing if there is none, or if it is a link. False: it is too large
 * to be taken. */
bool repository_read_rules(int folder, struct ignore *rules);

/* A folder's place in its repository, and the rules of all folders above it. */
struct repository {
	char *place; /* relative to the top, "" or ending with a slash; NULL: in no repository */
	struct level *levels; /* each after the one that is its `outer` */
	size_t len;
};

void repository_done(struct repository *repository);
void repository_find(const char *folder, struct repository *repository);

/* Is a path, relative to the repository, left out? */
bool repository_ignores(const struct level *level, const char *path, bool folder);

#endif

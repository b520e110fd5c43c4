/*
 * Walking folders: which files a word of the command line stands for.
 *
 * A file that is named is taken whatever it is called. In a folder these are taken: files with an
 * extension of a language, and executable ones without any extension whose first line names an
 * interpreter. Left out, and counted: what git ignores (in a repository; see src/walk/ignore.h),
 * hidden files, what installers put there (node_modules, virtual environments, __pycache__) empty files, and
 * minified files, whose lines and names say nothing. Links are not followed, so no folder is
 * walked twice. Folders that cannot be read are problems, not errors.
 */
#ifndef ARGUS_WALK_H
#define ARGUS_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argus/err.h"
#include "argus/source.h"

enum { WALK_DEPTH_MAX = 64, WALK_FILES_MAX = 1 << 20 };

enum walk_reason {
	WALK_IGNORED, /* by rules of git's */
	WALK_HIDDEN,
	WALK_INSTALLED,
	WALK_MINIFIED,
	WALK_EMPTY, /* every package has an empty __init__.py */
	WALK_LINK,
	WALK_DEEP,
	WALK_REASON_COUNT
};

struct walk_file {
	char *path; /* as people will read it: below the word that was given */
	const struct lang *lang; /* by the first line; NULL: the extension says it */
	uint64_t bytes;
	bool named; /* on the command line, not found in a folder */
};

struct walk {
	bool no_ignore; /* set by the caller: take what git ignores, too */

	struct walk_file *items; /* of each word by path, the words in their order */
	size_t len, cap;
	char **problems; /* sentences */
	size_t problems_len, problems_cap;
	size_t left_out[WALK_REASON_COUNT]; /* files, and folders as a whole */
};

void walk_done(struct walk *walk);

/* Add what a word stands for. Nothing is looked up for "-"; that a file is missing shows when it is
 * read. Errors: more than WALK_FILES_MAX files. */
int walk_add(struct walk *walk, const char *word, struct err *err);

/* "ignored by git", for a sentence behind a number. */
const char *walk_reason_text(enum walk_reason reason);

#endif

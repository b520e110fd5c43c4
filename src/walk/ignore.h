/*
 * The rules of one .gitignore file, as gitignore(5) has them.
 *
 * Of several files the caller asks the innermost first; of one file the last rule that matches
 * decides. That nothing in a folder that is left out can be taken back is the caller's part: it
 * does not go there.
 */
#ifndef ARGUS_WALK_IGNORE_H
#define ARGUS_WALK_IGNORE_H

#include <stdbool.h>
#include <stddef.h>

struct ignore_rule {
	size_t at; /* of the pattern in `text`, terminated */
	size_t literal; /* bytes at its start that stand for themselves */
	bool negated; /* takes back */
	bool folders; /* only folders */
	bool anywhere; /* matched against the last part of a path, in any folder below */
};

struct ignore {
	char *text;
	struct ignore_rule *rules;
	size_t len, cap;
};

enum ignore_answer { IGNORE_UNSAID, IGNORE_OUT, IGNORE_IN };

void ignore_done(struct ignore *ignore);
void ignore_parse(const char *text, size_t len, struct ignore *ignore);

/* `path` is relative to the folder of the file, without a slash at either end. */
enum ignore_answer ignore_ask(const struct ignore *ignore, const char *path, bool folder);

#endif

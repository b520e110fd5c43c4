/*
 * Any bytes as a .gitignore, up to the first NUL, and a path behind it. Beyond not crashing: what a
 * rule says of a path is the same each time, and "!*" at the end takes everything back.
 */
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "walk/ignore.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* A check that stays in builds without assertions. */
#define CHECK(condition) \
	do { \
		if (!(condition)) \
			__builtin_trap(); \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	owned(ignore_done) struct ignore rules = {0};
	owned(ignore_done) struct ignore undone = {0};
	owned(str_done) struct str text = {0};
	const uint8_t *nul = len > 0 ? memchr(data, '\0', len) : NULL;
	size_t used = nul ? (size_t)(nul - data) : len;
	owned(mem_free_text) char *path =
		nul ? mem_text_n((const char *)nul + 1, len - used - 1) : mem_text("a/b.py");
	str_add_n(&text, (const char *)data, used);
	ignore_parse(str_text(&text), text.len, &rules);
	CHECK(ignore_ask(&rules, path, false) == ignore_ask(&rules, path, false));
	ignore_ask(&rules, path, true);
	str_add(&text, "\n!*\n");
	ignore_parse(str_text(&text), text.len, &undone);
	/* The last part of an odd path may be empty, and a star matches that, too. */
	CHECK(ignore_ask(&undone, path, false) == IGNORE_IN);
	return 0;
}

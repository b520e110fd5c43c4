/* What an input expression makes, for the tests of it. */
#ifndef TESTS_INPUT_MADE_H
#define TESTS_INPUT_MADE_H

#include "argus/input.h"
#include "base/str.h"

#include "unit.h"

enum { PLENTY = 64 << 20 };

/* What an expression makes, or, if it does not, the error's text; the caller's to free. */
static char *made_with(const char *text, enum input_use use, uint64_t n, uint64_t seed, size_t max)
{
	struct err err = {0};
	owned(input_release) struct input_expr *expr = NULL;
	struct str out = {0};
	int status = input_parse(text, use, &expr, &err);
	if (status == 0 && use == INPUT_STDIN)
		status = input_generate(expr, n, seed, max, &out, &err);
	else if (status == 0)
		status = input_generate_args(expr, n, seed, max, &out, &err);
	if (status < 0)
		str_add(&out, err.text);
	return str_take(&out);
}

static char *made(const char *text, enum input_use use, uint64_t n)
{
	return made_with(text, use, n, 1, PLENTY);
}

struct row {
	const char *text;
	uint64_t n;
	const char *expected;
	const char *why;
};

static void check_rows(const struct row *rows, size_t len, enum input_use use)
{
	for (size_t i = 0; i < len; i++) {
		owned(mem_free_text) char *out = made(rows[i].text, use, rows[i].n);
		if (strcmp(out, rows[i].expected) != 0)
			fail_msg("%s: %s\ngave     %s\nexpected %s", rows[i].why, rows[i].text, out,
				rows[i].expected);
	}
}

#endif

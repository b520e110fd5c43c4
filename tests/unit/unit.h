/* What every unit test needs; cmocka's header wants these before it. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "argus/err.h"
#include "base/mem.h"
#include "base/str.h"

/* A row's `why` is printed with the failure. */
#define assert_row(condition, row) \
	do { \
		if (!(condition)) \
			fail_msg("%s: %s", (row)->why, #condition); \
	} while (0)

static inline void shows(const struct str *out, const char *text)
{
	if (!strstr(str_text(out), text))
		fail_msg("no '%s' in:\n%s", text, str_text(out));
}

static inline void lacks(const struct str *out, const char *text)
{
	if (strstr(str_text(out), text))
		fail_msg("'%s' in:\n%s", text, str_text(out));
}

#endif

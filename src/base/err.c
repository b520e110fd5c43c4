#include "argus/err.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const int exit_statuses[] = {
	[ERR_NONE] = 0,
	[ERR_FAILED] = 1,
	[ERR_USAGE] = 2,
	[ERR_GATE] = 3,
	[ERR_INCONCLUSIVE] = 4,
	[ERR_PROGRAM] = 5,
	[ERR_LIMIT] = 6,
	[ERR_SANDBOX] = 7,
	[ERR_BASELINE] = 8,
	[ERR_INTERRUPTED] = 130,
	[ERR_TERMINATED] = 143,
};
_Static_assert(sizeof exit_statuses / sizeof *exit_statuses == ERR_COUNT, "one status a kind");

int err_set(struct err *err, enum err_kind kind, const char *format, ...)
{
	assert(kind != ERR_NONE);
	if (err->kind != ERR_NONE)
		return -1;

	va_list args;
	va_start(args, format);
	err->kind = kind;
	vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	return -1;
}

int err_context(struct err *err, const char *format, ...)
{
	char context[sizeof err->text];
	va_list args;
	va_start(args, format);
	int len = vsnprintf(context, sizeof context, format, args);
	va_end(args);

	size_t used = len < 0 ? 0 : (size_t)len;
	if (used >= sizeof context)
		used = sizeof context - 1;
	snprintf(context + used, sizeof context - used, "%s", err->text);
	memcpy(err->text, context, sizeof context);
	return -1;
}

int err_exit_status(enum err_kind kind)
{
	assert(kind >= ERR_NONE && kind < ERR_COUNT);
	return exit_statuses[kind];
}

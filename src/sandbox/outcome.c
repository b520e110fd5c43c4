/* The ways a program can end, in words. */
#include <assert.h>
#include <string.h>

#include "argus/sandbox.h"
#include "base/mem.h"
#include "base/num.h"

static const struct {
	const char *name, *hint;
} outcomes[] = {
	[OUTCOME_FINISHED] = {"finished", ""},
	[OUTCOME_EXIT] = {"exit", ""},
	[OUTCOME_SIGNAL] = {"signal", ""},
	[OUTCOME_CPU] = {"cpu", "give it more with --timeout, or a smaller n"},
	[OUTCOME_WALL] = {"wall",
		"it waits for something that does not come; a larger --timeout "
		"waits longer"},
	[OUTCOME_MEMORY] = {"memory", "give it more with --memory, or a smaller n"},
	[OUTCOME_OUTPUT] = {"output", "allow more with --max-output, or let it print less"},
	[OUTCOME_SECURITY] = {"security",
		"there is no option that allows this; run it without "
		"that call"},
};
_Static_assert(ARRAY_LEN(outcomes) == OUTCOME_COUNT, "one row an outcome");

const char *outcome_name(enum outcome outcome)
{
	return outcomes[outcome].name;
}

const char *outcome_hint(enum outcome outcome)
{
	return outcomes[outcome].hint;
}

void outcome_describe(
	enum outcome outcome, int status, double limit, const char *time_limit, struct str *out)
{
	char text[NUM_TEXT_MAX];
	switch (outcome) {
	case OUTCOME_FINISHED: str_add(out, "finished"); break;
	case OUTCOME_EXIT: str_addf(out, "ended with exit status %d", status); break;
	case OUTCOME_SIGNAL:
		str_addf(out, "was ended by signal %d (%s)", status, strsignal(status));
		break;
	case OUTCOME_CPU:
		str_addf(out, "took more than %s of CPU time (%s)", num_print_seconds(text, limit),
			time_limit);
		break;
	case OUTCOME_WALL:
		str_addf(out, "waited instead of working, until it was stopped after %s (%s)",
			num_print_seconds(text, limit), time_limit);
		break;
	case OUTCOME_MEMORY:
		str_addf(out, "needed more than %s of memory (--memory)",
			num_print_bytes(text, limit));
		break;
	case OUTCOME_OUTPUT:
		str_addf(out, "printed more than %s (--max-output)", num_print_bytes(text, limit));
		break;
	case OUTCOME_SECURITY:
		str_add(out, "made a system call that no program needs, and was stopped");
		break;
	case OUTCOME_COUNT: assert(false);
	}
}

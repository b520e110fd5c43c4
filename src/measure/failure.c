#include "measure/failure.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/term.h"
#include "measure/trial.h"

void failure_describe(const struct spec *spec, double cpu_limit, const char *own_limit,
	const struct trial *trial, struct str *out)
{
	char text[NUM_TEXT_MAX];
	/* The end of the budget may come before the end of the waiting. */
	double waited = trial->wall_seconds > 0
		? fmin(trial->wall_seconds, trial_wall_limit(cpu_limit))
		: trial_wall_limit(cpu_limit);
	double limit = trial->outcome == OUTCOME_MEMORY ? (double)spec->memory_bytes
		: trial->outcome == OUTCOME_OUTPUT      ? (double)spec->output_bytes
		: trial->outcome == OUTCOME_WALL        ? waited
							: cpu_limit;
	str_addf(out, "at n = %s it ", num_print_count(text, (double)trial->n));
	outcome_describe(trial->outcome, trial->status, limit,
		cpu_limit < spec->timeout_seconds ? own_limit : "--timeout", out);
}

/* A line of Node's stack: "    at f (/box/lib.js:1:36)". */
static bool is_frame(const char *line, size_t len)
{
	size_t blanks = strspn(line, " ");
	return blanks > 0 && len > blanks + 3 && strncmp(line + blanks, "at ", 3) == 0;
}

/* Of a stack that Node prints, only the innermost frame is kept: the message stands above it, and
 * would be pushed out. */
void failure_add_tail(const struct str *error, struct str *out)
{
	enum { LINES = 5, BYTES = 600 };
	struct {
		const char *text;
		size_t len;
	} lines[LINES];
	size_t count = 0;
	size_t bytes = 0;
	const char *text = str_text(error);
	for (size_t end = error->len; end > 0 && count < LINES && bytes < BYTES;) {
		size_t start = end;
		while (start > 0 && text[start - 1] != '\n')
			start--;
		size_t len = end - start;
		end = start > 0 ? start - 1 : 0;
		if (len == 0)
			continue;
		bool deeper = count > 0 && is_frame(text + start, len) &&
			is_frame(lines[count - 1].text, lines[count - 1].len);
		count -= deeper;
		bytes += len;
		lines[count].text = text + start;
		lines[count++].len = len;
	}
	while (count-- > 0) {
		str_add(out, "\n  | ");
		size_t len = lines[count].len < BYTES ? lines[count].len : BYTES;
		term_escape(out, lines[count].text, len, false);
	}
}

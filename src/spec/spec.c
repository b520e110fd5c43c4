#include "argus/spec.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

void spec_done(struct spec *spec)
{
	free(spec->path);
	free(spec->lang);
	free(spec->input);
	free(spec->function);
	free(spec->args);
	*spec = (struct spec){0};
}

enum spec_mode spec_mode(const struct spec *spec)
{
	return spec->function ? SPEC_FUNCTION : SPEC_PROGRAM;
}

const char *spec_mode_name(enum spec_mode mode)
{
	static const char *const names[] = {
		[SPEC_PROGRAM] = "program", [SPEC_FUNCTION] = "function"};
	_Static_assert(ARRAY_LEN(names) == SPEC_MODE_COUNT, "one name a mode");
	return names[mode];
}

static int parse_end(const char *text, uint64_t *n, struct err *err)
{
	*n = 0;
	if (*text == '\0')
		return 0;
	if (num_parse_count(text, n, err) < 0)
		return -1;
	if (*n == 0)
		return err_set(err, ERR_USAGE, "a size of 0 has nothing to measure; start at 1");
	return 0;
}

int spec_parse_sizes(const char *text, uint64_t *n_min, uint64_t *n_max, struct err *err)
{
	uint64_t low;
	uint64_t high;
	const char *dots = strstr(text, "..");
	owned(mem_free_text) char *first =
		dots ? mem_text_n(text, (size_t)(dots - text)) : mem_text(text);
	if (parse_end(first, &low, err) < 0 || parse_end(dots ? dots + 2 : text, &high, err) < 0)
		return -1;
	if (!low && !high)
		return err_set(
			err, ERR_USAGE, "'%s' is no range of sizes; write it like 1k..1M", text);
	if (low && high && low > high)
		return err_set(
			err, ERR_USAGE, "'%s' starts above its end; write it like 1k..1M", text);
	*n_min = low;
	*n_max = high;
	return 0;
}

static int check_modes(const struct spec *spec, struct err *err)
{
	if (spec->args && !spec->function)
		return err_set(err, ERR_USAGE,
			"--args gives the arguments of a function; name it with --function");
	if (spec->function && spec->input)
		return err_set(err, ERR_USAGE,
			"--input feeds a program's standard input and --function calls a function; "
			"use --args for its arguments");
	if (spec->function && !spec->args)
		return err_set(err, ERR_USAGE,
			"--function %s needs --args EXPR, for example --args 'ints(n)'",
			spec->function);
	if (!spec->function && !spec->input)
		return err_set(err, ERR_USAGE,
			"say what the program reads with --input EXPR, for example --input 'n; "
			"ints(n)', or call one function with --function NAME --args EXPR");
	return 0;
}

int spec_check_limits(const struct spec *spec, struct err *err)
{
	static const uint64_t memory_least = 64 << 20;
	static const uint64_t memory_most = UINT64_C(64) << 30; /* RLIMIT_AS of the box */
	static const uint64_t output_most = 1 << 30;
	static const double timeout_most = 86400;
	char least[NUM_TEXT_MAX];
	if (spec->budget_seconds <= 0)
		return err_set(err, ERR_USAGE, "--budget must be more than 0, for example 10s");
	if (spec->timeout_seconds < 0.01 || spec->timeout_seconds > timeout_most)
		return err_set(err, ERR_USAGE, "--timeout must be between 10ms and a day (24h)");
	if (spec->memory_bytes < memory_least)
		return err_set(err, ERR_USAGE,
			"--memory must be at least %s: the interpreters do not start below that",
			num_print_bytes(least, (double)memory_least));
	if (spec->memory_bytes > memory_most)
		return err_set(err, ERR_USAGE,
			"--memory must be at most %s: what a program may address in the box",
			num_print_bytes(least, (double)memory_most));
	if (spec->output_bytes < 4096 || spec->output_bytes > output_most)
		return err_set(err, ERR_USAGE, "--max-output must be between 4K and 1G");
	if (spec->n_min && spec->n_max && spec->n_min > spec->n_max)
		return err_set(err, ERR_USAGE, "--max-n is below the start of --sizes");
	return 0;
}

void spec_cap(struct spec *spec)
{
	if (spec->n_cap && (!spec->n_max || spec->n_cap < spec->n_max))
		spec->n_max = spec->n_cap;
}

int spec_check(const struct spec *spec, struct err *err)
{
	if (check_modes(spec, err) < 0)
		return -1;
	return spec_check_limits(spec, err);
}

#include "cmd/spec_options.h"

#include "base/mem.h"
#include "cmd/cmd.h"

#define AT(field) .offset = offsetof(struct spec, field)

static const struct opt subject_rows[] = {
	{.letter = 'i',
		.name = "input",
		.value = "EXPR",
		AT(input),
		.take = opt_take_text,
		.help = "what the program reads, for example 'n; ints(n)'; see argus-input(7)"},
	{.letter = 'f',
		.name = "function",
		.value = "NAME",
		AT(function),
		.take = opt_take_text,
		.help = "call this function instead of running the whole program"},
	{.letter = 'a',
		.name = "args",
		.value = "EXPR",
		AT(args),
		.take = opt_take_text,
		.help = "the function's arguments, for example 'ints(n), 7'"},
	{.name = "lang",
		.value = "NAME",
		AT(lang),
		.take = opt_take_text,
		.choices = cmd_lang_choices,
		.help = "python or javascript, where the file's name does not tell"},
};
const struct opt_table spec_subject_table = {"What to run", subject_rows, ARRAY_LEN(subject_rows)};

int spec_take_positive(const struct opt *opt, void *field, const char *value, struct err *err)
{
	if (opt_take_count(opt, field, value, err) < 0)
		return -1;
	if (*(uint64_t *)field == 0)
		return err_set(
			err, ERR_USAGE, "it must be at least 1; leave it out to let Argus choose");
	return 0;
}

/* The field is n_min. */
static int take_sizes(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	struct spec *spec = (struct spec *)((char *)field - offsetof(struct spec, n_min));
	return spec_parse_sizes(value, &spec->n_min, &spec->n_max, err);
}

static const struct opt range_rows[] = {
	{.name = "sizes",
		.value = "A..B",
		AT(n_min),
		.take = take_sizes,
		.help = "the range of n, for example 1k..1M; without it Argus finds one"},
	{.name = "max-n",
		.value = "N",
		AT(n_cap),
		.take = spec_take_positive,
		.help = "no n above this"},
	{.name = "seed",
		.value = "N",
		AT(seed),
		.take = opt_take_count,
		.help = "of everything random in the inputs (default 1)"},
};
const struct opt_table spec_range_table = {"What to run", range_rows, ARRAY_LEN(range_rows)};

static const struct opt limit_rows[] = {
	{.name = "timeout",
		.value = "TIME",
		AT(timeout_seconds),
		.take = opt_take_seconds,
		.help = "the CPU time that one trial may take (default 5s)"},
	{.name = "memory",
		.value = "SIZE",
		AT(memory_bytes),
		.take = opt_take_bytes,
		.help = "the memory that one trial may take (default 512M)"},
	{.name = "max-output",
		.value = "SIZE",
		AT(output_bytes),
		.take = opt_take_bytes,
		.help = "what one trial may print (default 16M)"},
};
const struct opt_table spec_limit_table = {"The box", limit_rows, ARRAY_LEN(limit_rows)};

static const char *const tier_choices[] = {"full", "restricted", "weak", NULL};

enum sandbox_tier spec_tier(int choice)
{
	static const enum sandbox_tier tiers[] = {SANDBOX_FULL, SANDBOX_RESTRICTED, SANDBOX_WEAK};
	_Static_assert(ARRAY_LEN(tiers) + 1 == ARRAY_LEN(tier_choices), "one tier a choice");
	return choice == SPEC_TIER_UNSET ? SANDBOX_RESTRICTED : tiers[choice];
}

static const struct opt tier_rows[] = {
	{.name = "sandbox",
		.value = "TIER",
		.take = opt_take_choice,
		.choices = tier_choices,
		.help = "refuse a weaker sandbox than this: full, restricted (the default) or "
			"weak, "
			"in which programs can read files"},
};
const struct opt_table spec_tier_table = {"The box", tier_rows, ARRAY_LEN(tier_rows)};

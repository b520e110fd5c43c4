#include "cmd/run_options.h"

#include <stdlib.h>

#include "base/mem.h"

void run_options_done(struct run_options *options)
{
	spec_done(&options->spec);
	free(options->label);
	free(options->db);
	opt_texts_done(&options->tags);
	exports_done(&options->exports);
	view_options_done(&options->view);
}

static const char *const fail_on_choices[] = {"gate", "inconclusive", NULL};

/* Options that would be without effect are refused, rather than ignored. */
int run_options_check(const struct run_options *options, struct err *err)
{
	const struct spec *spec = &options->spec;
	if (options->metric != METRIC_OPS)
		return 0;
	if (spec->expect_memory.kind != GROWTH_UNKNOWN)
		return err_set(err, ERR_USAGE,
			"--expect-memory needs memory to be measured, which --metric ops does not "
			"do");
	if (spec->runs > 0 || spec->warmup > 0)
		return err_set(err, ERR_USAGE,
			"%s is about timed rounds, which --metric ops does not make; leave one of "
			"them out",
			spec->runs > 0 ? "--runs" : "--warmup");
	return 0;
}

#define AT(field) .offset = offsetof(struct run_options, field)

static const char *const metric_choices[] = {"cpu", "ops", NULL};

static const struct opt measure_rows[] = {
	{.letter = 'b',
		.name = "budget",
		.value = "TIME",
		AT(spec.budget_seconds),
		.take = opt_take_seconds,
		.help = "how long measuring may take (default 10s); it ends sooner when all is "
			"clear"},
	{.name = "metric",
		.value = "WHAT",
		AT(metric),
		.take = opt_take_choice,
		.choices = metric_choices,
		.help = "cpu (the default): time it, and count its operations too; ops: count "
			"only, "
			"which is quick and the same on every machine"},
	{.letter = 'r',
		.name = "runs",
		.value = "N",
		AT(spec.runs),
		.take = spec_take_positive,
		.help = "exactly N rounds over all sizes, however long they take"},
	{.letter = 'w',
		.name = "warmup",
		.value = "N",
		AT(spec.warmup),
		.take = opt_take_count,
		.help = "rounds, or in function mode calls, that are made first and not counted"},
};
const struct opt_table run_measure_table = {"Measuring", measure_rows, ARRAY_LEN(measure_rows)};

static const struct opt gate_rows[] = {
	{.letter = 'e',
		.name = "expect",
		.value = "CLASS",
		AT(spec.expect),
		.take = opt_take_growth,
		.help = "exit with status 3 when the time grows faster than this, for example 'O(n "
			"log n)'"},
	{.name = "expect-memory",
		.value = "CLASS",
		AT(spec.expect_memory),
		.take = opt_take_growth,
		.help = "the same for the peak memory"},
	{.name = "fail-on",
		.value = "WHAT",
		AT(fail_on),
		.take = opt_take_choice,
		.choices = fail_on_choices,
		.help = "inconclusive: exit with status 4 when the class cannot be told; gate (the "
			"default): only when an expectation fails"},
};
const struct opt_table run_gate_table = {"Gates", gate_rows, ARRAY_LEN(gate_rows)};

static const struct opt record_rows[] = {
	{.name = "label",
		.value = "TEXT",
		AT(label),
		.take = opt_take_text,
		.help = "a name for this run in the history"},
	{.name = "tag",
		.value = "TEXT",
		AT(tags),
		.take = opt_take_texts,
		.help = "a mark for this run in the history; may be given several times"},
	{.name = "db",
		.value = "PATH",
		AT(db),
		.take = opt_take_text,
		.help = "the history's file (default: $ARGUS_DB, else argus/history.db in the "
			"user's data folder)"},
	{.name = "no-save",
		AT(no_save),
		.take = opt_take_flag,
		.help = "keep no record of this run"},
	{.name = "no-progress",
		AT(no_progress),
		.take = opt_take_flag,
		.help = "do not show what is going on"},
	{.name = "lines",
		AT(lines),
		.take = opt_take_flag,
		.help = "show the source with what each line counted, its share and its growth"},
	{.name = "export",
		.value = "FORM=FILE",
		AT(exports),
		.take = export_take,
		.choices = export_forms,
		.help = "write a report: md, csv (the samples), json, html, svg (the plot), or, of "
			"the gates, junit, sarif, github (annotations) or gitlab (Code Quality); a "
			"FORM alone goes to standard output; may be given several times"},
	{.name = "explain",
		AT(explain),
		.take = opt_take_flag,
		.help = "show by which rule the witnesses came to the verdict, and the other "
			"rules"},
	{.letter = 'q',
		.name = "quiet",
		AT(quiet),
		.take = opt_take_flag,
		.help = "print the time class only"},
	{.letter = 'v',
		.name = "verbose",
		AT(verbosity),
		.take = opt_take_increment,
		.help = "print all reasons and the machine's facts; twice: each trial that was "
			"stored, too"},
};
const struct opt_table run_record_table = {
	"Recording and printing", record_rows, ARRAY_LEN(record_rows)};

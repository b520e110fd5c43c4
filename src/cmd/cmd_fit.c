#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "argus/fit.h"
#include "argus/report.h"
#include "base/io.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/view_options.h"

static const size_t BYTES_MAX = (size_t)64 << 20;

struct fit_options {
	struct growth expect;
	int fail_on;
};

enum fail_on { FAIL_ON_GATE, FAIL_ON_INCONCLUSIVE };
static const char *const fail_choices[] = {
	[FAIL_ON_GATE] = "gate", [FAIL_ON_INCONCLUSIVE] = "inconclusive", NULL};

static const struct opt rows[] = {
	{.name = "expect",
		.value = "CLASS",
		.offset = offsetof(struct fit_options, expect),
		.take = opt_take_growth,
		.help = "exit with 3 if the values grow faster than CLASS, for example 'O(n log "
			"n)'"},
	{.name = "fail-on",
		.value = "WHAT",
		.offset = offsetof(struct fit_options, fail_on),
		.take = opt_take_choice,
		.choices = fail_choices,
		.help = "inconclusive: exit with 4 if it cannot be told; gate (the default): only "
			"if the expectation fails"},
};
static const struct opt_table table = {"Fitting", rows, ARRAY_LEN(rows)};
static const struct opt_table *const tables[] = {&table, &view_table, &display_table, NULL};

static const char *const examples[] = {
	"argus fit times.tsv",
	"argus fit times.csv --predict 1M,10M",
	"argus fit - --expect 'O(n log n)' --fail-on inconclusive <times.tsv",
	NULL,
};

struct predictions {
	struct fit_range *items;
	size_t len;
};

static void predictions_done(struct predictions *predictions)
{
	free(predictions->items);
	*predictions = (struct predictions){0};
}

static void predict(const struct series *series, const struct verdict *verdict,
	const struct view_options *view, struct predictions *predictions)
{
	predictions->items = mem_array(view->sizes_len, sizeof *predictions->items);
	predictions->len = view->sizes_len;
	for (size_t i = 0; i < view->sizes_len; i++) {
		double n = view->sizes[i];
		if (!fit_predict_range(series, verdict, n, &predictions->items[i]))
			predictions->items[i] =
				(struct fit_range){n, (double)NAN, (double)NAN, (double)NAN};
	}
}

static int load(const struct opt_words *words, struct series *series, struct err *err)
{
	owned(str_done) struct str text = {0};
	const char *path = words->len > 0 ? words->items[0] : "-";
	bool standard = strcmp(path, "-") == 0;
	if (words->len > 1)
		return err_set(err, ERR_USAGE, "fit takes one FILE; put the tables together first");
	if (words->len == 0 && isatty(STDIN_FILENO))
		return err_set(err, ERR_USAGE,
			"nothing to read; name a FILE, or pipe a table into argus fit");
	const char *name = standard ? "standard input" : path;
	int status = standard ? io_read_fd(STDIN_FILENO, name, BYTES_MAX, &text, err)
			      : io_read_file(path, BYTES_MAX, &text, err);
	if (status < 0)
		return -1;
	return series_parse(str_text(&text), text.len, name, series, err);
}

static int emit(const struct display *display, const struct view_options *view,
	struct report_fit *fit, struct err *err)
{
	owned(str_done) struct str out = {0};
	owned(str_done) struct str json = {0};
	if (display->json) {
		report_fit_json(fit, &json);
		if (cmd_emit_json(display, &json, err) < 0 || strcmp(display->json, "-") == 0)
			return err->kind == ERR_NONE ? 0 : -1;
	}
	struct term term = display_term(display, stdout);
	fit->plot = view_plots(view, &term);
	report_fit(fit, &term, &out);
	return cmd_emit(&out, err);
}

static int judge(const struct fit_options *options, const struct verdict *verdict, struct err *err)
{
	char seen[GROWTH_TEXT_MAX];
	char expected[GROWTH_TEXT_MAX];
	growth_print(verdict->growth, false, seen);
	growth_print(options->expect, false, expected);
	bool expects = options->expect.kind != GROWTH_UNKNOWN;
	enum fit_gate gate = expects                     ? fit_gate(verdict, options->expect)
		: verdict->growth.kind != GROWTH_UNKNOWN ? FIT_HOLDS
							 : FIT_OPEN;
	switch (gate) {
	case FIT_HOLDS: return 0;
	case FIT_FAILS:
		if (verdict->growth.kind == GROWTH_UNKNOWN)
			return err_set(err, ERR_GATE,
				"whichever class it is, it grows faster than the expected %s",
				expected);
		return err_set(
			err, ERR_GATE, "%s grows faster than the expected %s", seen, expected);
	case FIT_OPEN:
		if (options->fail_on != FAIL_ON_INCONCLUSIVE)
			return 0;
		if (expects)
			return err_set(err, ERR_INCONCLUSIVE,
				"it cannot be told whether it keeps to %s", expected);
		return err_set(err, ERR_INCONCLUSIVE, "the class cannot be told");
	}
	return 0;
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	struct fit_options options = {0};
	owned(view_options_done) struct view_options view = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &view, &display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;

	owned(predictions_done) struct predictions predictions = {0};
	owned(series_done) struct series series = {0};
	if (load(&words, &series, err) < 0)
		return -1;

	struct verdict verdict;
	fit_select(&series, &verdict);
	predict(&series, &verdict, &view, &predictions);
	struct report_fit fit = {.series = &series,
		.verdict = &verdict,
		.predictions = predictions.items,
		.predictions_len = predictions.len,
		.expected = options.expect};
	if (emit(&display, &view, &fit, err) < 0)
		return -1;
	return judge(&options, &verdict, err);
}

const struct cmd cmd_fit = {
	.name = "fit",
	.summary = "the growth class of any table of sizes and values",
	.usage = "[options] [FILE]",
	.about =
		"Reads a table of input sizes and values (seconds, operations, bytes) and says how "
		"the values\ngrow. FILE is TSV, CSV, blank-separated or JSON; without it, or as -, "
		"standard input is read.",
	.examples = examples,
	.tables = tables,
	.run = run,
};

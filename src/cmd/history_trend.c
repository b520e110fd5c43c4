#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/term.h"
#include "cmd/history.h"
#include "cmd/since.h"

enum { TREND_DEFAULT = 20 };

struct trend_options {
	char *function, *branch, *label;
	int64_t since_ms;
	uint64_t limit;
};

static void options_done(struct trend_options *options)
{
	free(options->function);
	free(options->branch);
	free(options->label);
	*options = (struct trend_options){0};
}

static int take_since(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return since_parse(value, clock_unix_ms(), field, err);
}

static const struct opt trend_rows[] = {
	{.name = "function",
		.value = "NAME",
		.offset = offsetof(struct trend_options, function),
		.take = opt_take_text,
		.help = "this function of the file"},
	{.name = "branch",
		.value = "NAME",
		.offset = offsetof(struct trend_options, branch),
		.take = opt_take_text,
		.help = "only runs with this git branch checked out"},
	{.name = "label",
		.value = "TEXT",
		.offset = offsetof(struct trend_options, label),
		.take = opt_take_text,
		.help = "only runs with this label"},
	{.name = "since",
		.value = "TIME",
		.offset = offsetof(struct trend_options, since_ms),
		.take = take_since,
		.help = "only runs since then: 12h, 7d, 2026-05-01"},
	{.letter = 'n',
		.name = "limit",
		.value = "N",
		.offset = offsetof(struct trend_options, limit),
		.take = opt_take_count,
		.help = "at most N runs, the newest (default 20); 0: all"},
};
static const struct opt_table trend_table = {"Runs", trend_rows, ARRAY_LEN(trend_rows)};

/* Where nothing was counted the times are asked, for which all of each run is read. */
static int load_trials(struct store *store, struct store_list *runs, struct err *err)
{
	for (size_t i = 0; i < runs->len; i++) {
		owned(mem_free_text) char *id = mem_text(runs->runs[i].id);
		if (store_load(store, id, &runs->runs[i], err) < 0)
			return -1;
	}
	return 0;
}

/* The runs of one target: that of the newest run that is meant. */
static int find(struct store *store, const char *path, const struct trend_options *options,
	struct store_list *runs, struct err *err)
{
	owned(store_list_done) struct store_list newest = {0};
	struct store_filter filter = {.path = path,
		.function = options->function,
		.branch = options->branch,
		.label = options->label,
		.since_ms = options->since_ms,
		.limit = 1};
	if (store_list(store, &filter, &newest, err) < 0)
		return -1;
	if (newest.len == 0)
		return 0;
	filter.limit = options->limit;
	filter.target = &newest.runs[0];
	filter.points = true;
	if (store_list(store, &filter, runs, err) < 0)
		return -1;
	return report_trend_needs_trials(runs) ? load_trials(store, runs, err) : 0;
}

static int run_trend(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(options_done) struct trend_options options = {.limit = TREND_DEFAULT};
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len != 1)
		return err_set(err, ERR_USAGE,
			"history trend takes one file: its path as it was given, or the last parts "
			"of it");
	owned(store_release) struct store *store = NULL;
	owned(store_list_done) struct store_list runs = {0};
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(&display, stdout);
	if (history_open(&place, STORE_READ, &store, err) < 0 ||
		find(store, words.items[0], &options, &runs, err) < 0)
		return -1;
	report_trend(&runs, &term, &text);
	if (display.json)
		report_trend_json(&runs, &json);
	if (runs.len == 0)
		str_add(&text, "No recorded run is like that; 'argus history' lists the newest.\n");
	return history_emit(&display, &text, &json, err);
}

static const struct opt_table *const tables[] = {
	&trend_table, &history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history trend sort.py",
	"argus history trend lib.py --function two_sum --branch main -n 50",
	NULL,
};

const struct cmd history_trend = {
	.name = "history trend",
	.summary = "show how the growth and the counts of a program went, run by run",
	.usage = "[options] FILE",
	.about = "Shows the runs of FILE, oldest first: class, exact counts at the largest size "
		 "that they\nhave in common, and a mark where one of these changed. Where nothing "
		 "was counted, the\ntimes on one machine. Where FILE was measured in several ways, "
		 "those of its newest run.",
	.examples = examples,
	.tables = tables,
	.run = run_trend,
};

#include "argus/report.h"
#include "base/clock.h"
#include "base/mem.h"
#include "cmd/history.h"
#include "cmd/since.h"

struct prune_options {
	struct store_prune prune;
	bool yes;
};

static int take_time(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return since_parse(value, clock_unix_ms(), field, err);
}

static int take_size(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	if (opt_take_bytes(opt, field, value, err) < 0)
		return -1;
	if (*(uint64_t *)field == 0)
		return err_set(
			err, ERR_USAGE, "no history takes 0 bytes; '--keep 0' deletes all runs");
	return 0;
}

static const struct opt prune_rows[] = {
	{.name = "older-than",
		.value = "TIME",
		.offset = offsetof(struct prune_options, prune.before_ms),
		.take = take_time,
		.help = "delete runs from before then: 12h, 90d, 2026-05-01"},
	{.name = "max-size",
		.value = "BYTES",
		.offset = offsetof(struct prune_options, prune.max_bytes),
		.take = take_size,
		.help = "delete the oldest runs until the history takes no more: 50M"},
	{.name = "keep",
		.value = "N",
		.offset = offsetof(struct prune_options, prune.keep),
		.take = opt_take_count,
		.help = "never delete the newest N runs of a target, which is a file or function "
			"with "
			"its input; by itself: delete all others"},
	{.name = "yes",
		.offset = offsetof(struct prune_options, yes),
		.take = opt_take_flag,
		.help = "do it; without, it is only said what would go"},
};
static const struct opt_table prune_table = {"Prune", prune_rows, ARRAY_LEN(prune_rows)};

static int check(
	const struct prune_options *options, const struct opt_words *words, struct err *err)
{
	if (words->len > 0)
		return err_set(err, ERR_USAGE,
			"history prune takes no further words; its options say which runs go");
	if (options->prune.before_ms == 0 && options->prune.max_bytes == 0 &&
		options->prune.keep == STORE_KEEP_NONE)
		return err_set(err, ERR_USAGE,
			"history prune needs to know which runs go: --older-than 90d, --keep 10 or "
			"--max-size 50M");
	return 0;
}

static int prune(const struct history_place *place, const struct store_prune *prune,
	struct store_pruned *pruned, struct err *err)
{
	owned(store_release) struct store *there = NULL;
	owned(store_release) struct store *store = NULL;
	/* To open what is not there for writing would make it. */
	if (history_open(place, STORE_READ, &there, err) < 0)
		return -1;
	if (!store_exists(there))
		return 0;
	store_release(&there);
	if (history_open(place, STORE_WRITE, &store, err) < 0)
		return -1;
	return store_prune(store, prune, pruned, err);
}

static int run_prune(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	struct prune_options options = {.prune.keep = STORE_KEEP_NONE};
	void *const into[] = {&options, &place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	struct store_pruned pruned = {0};
	options.prune.dry = !options.yes;
	if (check(&options, &words, err) < 0 || prune(&place, &options.prune, &pruned, err) < 0)
		return -1;
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(&display, stdout);
	report_prune(&options.prune, &pruned, &term, &text);
	report_prune_json(&options.prune, &pruned, &json);
	return history_emit(&display, &text, &json, err);
}

static const struct opt_table *const tables[] = {
	&prune_table, &history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history prune --older-than 90d --keep 5",
	"argus history prune --max-size 50M --yes",
	NULL,
};

const struct cmd history_prune = {
	.name = "history prune",
	.summary = "delete old runs",
	.usage = "[options]",
	.about = "Deletes runs, and what only they used, and makes the file smaller. Without --yes "
		 "it only "
		 "says what would go. A run that a baseline names stays.",
	.examples = examples,
	.tables = tables,
	.run = run_prune,
};

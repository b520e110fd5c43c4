#include "argus/report.h"
#include "base/mem.h"
#include "cmd/history.h"

static int run_stats(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len > 0)
		return err_set(err, ERR_USAGE, "history stats takes no further words");
	owned(store_release) struct store *store = NULL;
	owned(store_stats_done) struct store_stats stats = {0};
	if (history_open(&place, STORE_READ, &store, err) < 0 ||
		store_stats(store, &stats, err) < 0)
		return -1;
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(&display, stdout);
	report_stats(&stats, &term, &text);
	report_stats_json(&stats, &json);
	return history_emit(&display, &text, &json, err);
}

static const struct opt_table *const tables[] = {&history_place_table, &display_table, NULL};
static const char *const examples[] = {"argus history stats", NULL};

const struct cmd history_stats = {
	.name = "history stats",
	.summary = "say how many runs there are, and what they take on disk",
	.usage = "[options]",
	.about = "Says how many runs the history has, of which state, language and time, and what "
		 "takes "
		 "how much of the disk.",
	.examples = examples,
	.tables = tables,
	.run = run_stats,
};

#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "cmd/history.h"

static int load(const struct history_place *place, char *const *ids, struct run *a, struct run *b,
	struct err *err)
{
	owned(store_release) struct store *store = NULL;
	if (history_open(place, STORE_READ, &store, err) < 0 ||
		store_load(store, ids[0], a, err) < 0 || store_load(store, ids[1], b, err) < 0)
		return -1;
	if (strcmp(a->id, b->id) == 0)
		return err_set(err, ERR_USAGE, "both are run %s; name two", a->id);
	return 0;
}

static int run_diff(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len != 2)
		return err_set(err, ERR_USAGE,
			"history diff takes two runs, the earlier first: their ids, or last~1 and "
			"last");
	owned(run_done) struct run a = {0};
	owned(run_done) struct run b = {0};
	if (load(&place, words.items, &a, &b, err) < 0)
		return -1;
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(&display, stdout);
	report_diff(&a, &b, &term, &text);
	if (display.json)
		report_diff_json(&a, &b, &json);
	return history_emit(&display, &text, &json, err);
}

static const struct opt_table *const tables[] = {&history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history diff last~1 last",
	"argus history diff 01K2 01K7 --json",
	NULL,
};

const struct cmd history_diff = {
	.name = "history diff",
	.summary = "show two runs side by side: verdicts, counts, lines",
	.usage = "[options] A B",
	.about = "Shows what two recorded runs have in common and where they differ: what was "
		 "asked, the "
		 "verdicts, and what was counted, by line. A and B are ids, the start of one, "
		 "'last', "
		 "or 'last~1' for the one before it.",
	.examples = examples,
	.tables = tables,
	.run = run_diff,
};

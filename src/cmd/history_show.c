#include "argus/report.h"
#include "base/mem.h"
#include "cmd/history.h"

static int print(const struct run *run, const struct display *display, struct err *err)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(display, stdout);
	const struct report_view view = {.verbosity = 1};
	report_run(run, &view, &term, &text);
	if (display->json)
		report_run_json(run, &view, &json);
	return history_emit(display, &text, &json, err);
}

static int run_show(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len != 1)
		return err_set(err, ERR_USAGE,
			"history show takes one run: its id, the start of it, or 'last'");
	owned(run_done) struct run run = {0};
	owned(store_release) struct store *store = NULL;
	if (history_open(&place, STORE_READ, &store, err) < 0 ||
		store_load(store, words.items[0], &run, err) < 0)
		return -1;
	return print(&run, &display, err);
}

static const struct opt_table *const tables[] = {&history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history show last",
	"argus history show 01K2 --json",
	NULL,
};

const struct cmd history_show = {
	.name = "history show",
	.summary = "show one run with all that was measured",
	.usage = "[options] ID",
	.about = "Shows a recorded run as it was shown when it ended, with all that was measured; "
		 "ID "
		 "is its id, the start of it, or 'last'.",
	.examples = examples,
	.tables = tables,
	.run = run_show,
};

#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/term.h"
#include "cmd/history.h"

enum { LIST_DEFAULT = 20 };

struct list_options {
	uint64_t limit;
};

static const struct opt list_rows[] = {
	{.letter = 'n',
		.name = "limit",
		.value = "N",
		.offset = offsetof(struct list_options, limit),
		.take = opt_take_count,
		.help = "at most N runs, the newest (default 20); 0: all"},
};
static const struct opt_table list_table = {"Runs", list_rows, ARRAY_LEN(list_rows)};

static int list(const struct history_place *place, const struct store_filter *filter,
	struct store_list *runs, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	if (history_open(place, STORE_READ, &store, err) < 0)
		return -1;
	return store_list(store, filter, runs, err);
}

static int print(const struct store_list *runs, bool filtered, const struct display *display,
	struct err *err)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(display, stdout);
	report_history(runs, &term, &text);
	if (display->json)
		report_history_json(runs, &json);
	if (runs->len == 0)
		str_add(&text,
			filtered ? "No recorded run is like that; 'argus history' lists the "
				   "newest.\n"
				 : "No runs are recorded yet. 'argus run FILE' records the "
				   "first.\n");
	return history_emit(display, &text, &json, err);
}

/* Options came first, so that it is not another command that was asked for. */
static int refuse_word(const struct cmd *cmd, const char *word, struct err *err)
{
	owned(str_done) struct str shown = {0};
	term_escape(&shown, word, strlen(word), false);
	if (cmd_find_part(cmd, word))
		return err_set(err, ERR_USAGE,
			"history: write '%s' first, its options behind it: argus history %s ...",
			word, word);
	return err_set(err, ERR_USAGE,
		"history list takes no further words; 'argus history show %s' shows a run",
		str_text(&shown));
}

static int run_list(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_filter_done) struct history_filter options = {0};
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	struct list_options more = {.limit = LIST_DEFAULT};
	void *const into[] = {&options, &more, &place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len > 0)
		return refuse_word(cmd, words.items[0], err);
	struct store_filter filter = {0};
	owned(store_list_done) struct store_list runs = {0};
	if (history_filter_make(&options, &filter, err) < 0)
		return -1;
	filter.limit = more.limit;
	if (list(&place, &filter, &runs, err) < 0)
		return -1;
	return print(&runs, history_filter_chooses(&options), &display, err);
}

const struct opt_table *const history_list_tables[] = {
	&history_filter_table, &list_table, &history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history",
	"argus history --file sort.py --since 7d",
	"argus history list --class 'O(n^2)' -n 0 --json",
	NULL,
};

const struct cmd history_list = {
	.name = "history list",
	.summary = "list the newest runs; what 'argus history' does by itself",
	.usage = "[options]",
	.about = "Lists the runs that match all the options, the newest first.",
	.examples = examples,
	.tables = history_list_tables,
	.run = run_list,
};

#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "argus/source.h"
#include "argus/store.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/near.h"
#include "cmd/cmd.h"
#include "cmd/since.h"

enum { LIST_DEFAULT = 20 };

struct history_options {
	char *file, *function, *label, *tag, *lang;
	struct growth growth;
	int64_t since_ms;
	uint64_t limit;
	char *db;
};

static void options_done(struct history_options *options)
{
	free(options->file);
	free(options->function);
	free(options->label);
	free(options->tag);
	free(options->lang);
	free(options->db);
	*options = (struct history_options){0};
}

static int take_since(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return since_parse(value, clock_unix_ms(), field, err);
}

static const struct opt list_rows[] = {
	{.name = "file",
		.value = "FILE",
		.offset = offsetof(struct history_options, file),
		.take = opt_take_text,
		.help = "only runs of this file: its path, or the last parts of it"},
	{.name = "function",
		.value = "NAME",
		.offset = offsetof(struct history_options, function),
		.take = opt_take_text,
		.help = "only runs of this function"},
	{.name = "label",
		.value = "TEXT",
		.offset = offsetof(struct history_options, label),
		.take = opt_take_text,
		.help = "only runs with this label"},
	{.name = "tag",
		.value = "TAG",
		.offset = offsetof(struct history_options, tag),
		.take = opt_take_text,
		.help = "only runs with this tag"},
	{.name = "lang",
		.value = "LANG",
		.offset = offsetof(struct history_options, lang),
		.take = opt_take_text,
		.choices = cmd_lang_choices,
		.help = "only runs of programs in this language"},
	{.name = "class",
		.value = "CLASS",
		.offset = offsetof(struct history_options, growth),
		.take = opt_take_growth,
		.help = "only runs whose time grows like this: 'O(n log n)', n^2"},
	{.name = "since",
		.value = "TIME",
		.offset = offsetof(struct history_options, since_ms),
		.take = take_since,
		.help = "only runs since then: 12h, 7d, 2026-05-01"},
	{.letter = 'n',
		.name = "limit",
		.value = "N",
		.offset = offsetof(struct history_options, limit),
		.take = opt_take_count,
		.help = "at most N runs, the newest (default 20); 0: all"},
	{.name = "db",
		.value = "PATH",
		.offset = offsetof(struct history_options, db),
		.take = opt_take_text,
		.help = "the history file (default $ARGUS_DB, else argus/history.db in the user's "
			"data folder)"},
};
static const struct opt_table list_table = {"History", list_rows, ARRAY_LEN(list_rows)};

struct request {
	const struct history_options *options;
	const struct display *display;
	char *const *words; /* after the subcommand's name */
	size_t len;
};

static int emit_both(const struct request *request, const struct str *text, const struct str *json,
	struct err *err)
{
	const struct display *display = request->display;
	if (display->json && cmd_emit_json(display, json, err) < 0)
		return -1;
	bool text_too = !display->json || strcmp(display->json, "-") != 0;
	return text_too ? cmd_emit(text, err) : 0;
}

static int make_filter(
	const struct history_options *options, struct store_filter *filter, struct err *err)
{
	const struct lang *lang = NULL;
	if (cmd_find_lang(options->lang, &lang, err) < 0)
		return -1;
	*filter = (struct store_filter){
		.path = options->file,
		.function = options->function,
		.label = options->label,
		.tag = options->tag,
		.lang = lang ? lang->name : NULL,
		.growth = options->growth,
		.since_ms = options->since_ms,
		.limit = options->limit,
	};
	return 0;
}

static bool is_filtered(const struct store_filter *filter)
{
	return filter->path || filter->function || filter->label || filter->tag || filter->lang ||
		filter->growth.kind != GROWTH_UNKNOWN || filter->since_ms > 0;
}

static int list(struct store *store, const struct request *request, struct err *err)
{
	struct store_filter filter = {0};
	owned(store_list_done) struct store_list runs = {0};
	if (request->len > 0)
		return err_set(err, ERR_USAGE,
			"history list takes no further words; 'argus history show %s' shows a run",
			request->words[0]);
	if (make_filter(request->options, &filter, err) < 0 ||
		store_list(store, &filter, &runs, err) < 0)
		return -1;

	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(request->display, stdout);
	report_history(&runs, &term, &text);
	if (request->display->json)
		report_history_json(&runs, &json);
	if (runs.len == 0)
		str_add(&text,
			is_filtered(&filter) ? "No recorded run is like that; 'argus history' "
					       "lists the newest.\n"
					     : "No runs are recorded yet. 'argus run FILE' records "
					       "the first.\n");
	return emit_both(request, &text, &json, err);
}

static int show(struct store *store, const struct request *request, struct err *err)
{
	owned(run_done) struct run run = {0};
	if (request->len != 1)
		return err_set(err, ERR_USAGE,
			"history show takes one run: its id, the start of it, or 'last'");
	if (store_load(store, request->words[0], &run, err) < 0)
		return -1;
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(request->display, stdout);
	const struct report_view view = {.verbosity = 1};
	report_run(&run, &view, &term, &text);
	if (request->display->json)
		report_run_json(&run, &view, &json);
	return emit_both(request, &text, &json, err);
}

static const struct {
	const char *name;
	int (*run)(struct store *store, const struct request *request, struct err *err);
} subcommands[] = {
	{"list", list},
	{"show", show},
};

static int unknown_subcommand(const char *word, struct err *err)
{
	const char *names[ARRAY_LEN(subcommands) + 1] = {0};
	owned(str_done) struct str known = {0};
	owned(str_done) struct str shown = {0};
	for (size_t i = 0; i < ARRAY_LEN(subcommands); i++) {
		names[i] = subcommands[i].name;
		str_addf(&known, "%s%s", i ? ", " : "", names[i]);
	}
	term_escape(&shown, word, strlen(word), false);
	const char *nearest = near_word(word, names);
	if (nearest)
		return err_set(err, ERR_USAGE, "history: unknown word '%s'; did you mean '%s'?",
			str_text(&shown), nearest);
	return err_set(
		err, ERR_USAGE, "history: '%s' is none of: %s", str_text(&shown), str_text(&known));
}

static int dispatch(const struct opt_words *words, const struct request *request, struct err *err)
{
	const char *name = words->len > 0 ? words->items[0] : "list";
	size_t at = 0;
	while (at < ARRAY_LEN(subcommands) && strcmp(subcommands[at].name, name) != 0)
		at++;
	if (at == ARRAY_LEN(subcommands))
		return unknown_subcommand(name, err);

	owned(store_release) struct store *store = NULL;
	owned(mem_free_text) char *path =
		request->options->db ? mem_text(request->options->db) : store_default_path(err);
	if (!path || store_open(path, STORE_READ, &store, err) < 0)
		return -1;
	return subcommands[at].run(store, request, err);
}

static int run_history(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(options_done) struct history_options options = {.limit = LIST_DEFAULT};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	struct request request = {
		.options = &options,
		.display = &display,
		.words = words.len > 0 ? words.items + 1 : NULL,
		.len = words.len > 0 ? words.len - 1 : 0,
	};
	return dispatch(&words, &request, err);
}

static const struct opt_table *const tables[] = {&list_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history",
	"argus history --file sort.py --since 7d",
	"argus history list --class 'O(n^2)' -n 0 --json",
	"argus history show last",
	NULL,
};

const struct cmd cmd_history = {
	.name = "history",
	.summary = "list and show the runs that were recorded",
	.usage = "[list | show ID] [options]",
	.about = "Every 'argus run' is recorded in one local file. Lists the newest runs, or shows "
		 "one "
		 "with all that was measured; ID is a run's id, the start of it, or 'last'.",
	.examples = examples,
	.tables = tables,
	.run = run_history,
};

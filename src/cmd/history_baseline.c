#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/term.h"
#include "cmd/history.h"

struct baseline_options {
	char *branch;
};

static void options_done(struct baseline_options *options)
{
	free(options->branch);
	*options = (struct baseline_options){0};
}

static const struct opt baseline_rows[] = {
	{.name = "branch",
		.value = "NAME",
		.offset = offsetof(struct baseline_options, branch),
		.take = opt_take_text,
		.help = "with set: the newest run of each target on this git branch"},
};
static const struct opt_table baseline_table = {
	"Baselines", baseline_rows, ARRAY_LEN(baseline_rows)};

struct request {
	const struct baseline_options *options;
	const struct history_place *place;
	const struct display *display;
	char *const *words; /* after the first */
	size_t len;
};

static int print(
	const struct request *request, struct store *store, const char *name, struct err *err)
{
	owned(store_baselines_done) struct store_baselines baselines = {0};
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(request->display, stdout);
	if (store_baseline_list(store, name, &baselines, err) < 0)
		return -1;
	report_baselines(&baselines, &term, &text);
	if (request->display->json)
		report_baselines_json(&baselines, &json);
	if (baselines.len == 0)
		str_add(&text,
			"There are no baselines. 'argus history baseline set NAME ID' makes "
			"one.\n");
	return history_emit(request->display, &text, &json, err);
}

static int list(const struct request *request, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	if (request->options->branch || request->len > 0)
		return err_set(err, ERR_USAGE,
			"history baseline list takes no words and no --branch; set does");
	if (history_open(request->place, STORE_READ, &store, err) < 0)
		return -1;
	return print(request, store, NULL, err);
}

static int set(const struct request *request, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	const char *branch = request->options->branch;
	if (request->len < 1 || (request->len == 1) != (branch != NULL))
		return err_set(err, ERR_USAGE,
			"history baseline set takes a name and its runs, 'set v1 last', or a name "
			"and a branch: 'set v1 --branch main'");
	if (history_open(request->place, STORE_WRITE, &store, err) < 0)
		return -1;
	const char *name = request->words[0];
	size_t count = 0;
	int status = branch
		? store_baseline_set_branch(store, name, branch, &count, err)
		: store_baseline_set(store, name, (const char *const *)request->words + 1,
			  request->len - 1, err);
	return status < 0 ? -1 : print(request, store, name, err);
}

static int rm(const struct request *request, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	if (request->options->branch || request->len != 1)
		return err_set(err, ERR_USAGE,
			"history baseline rm takes the name of one: 'history baseline' lists them");
	if (history_open(request->place, STORE_WRITE, &store, err) < 0 ||
		store_baseline_remove(store, request->words[0], err) < 0)
		return -1;
	return print(request, store, NULL, err);
}

static const char *const names[] = {"list", "set", "rm", NULL};
static int (*const actions[])(const struct request *request, struct err *err) = {list, set, rm};
_Static_assert(ARRAY_LEN(names) == ARRAY_LEN(actions) + 1, "an action for each name");

static int unknown(const char *word, struct err *err)
{
	owned(str_done) struct str shown = {0};
	const char *nearest = near_word(word, names);
	term_escape(&shown, word, strlen(word), false);
	return err_set(err, ERR_USAGE, "history baseline: unknown word '%s'; %s%s%s",
		str_text(&shown), nearest ? "did you mean '" : "there are: list, set, rm",
		nearest ? nearest : "", nearest ? "'?" : "");
}

static int run_baseline(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(options_done) struct baseline_options options = {0};
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	struct request request = {&options, &place, &display, words.items, words.len};
	if (words.len == 0)
		return list(&request, err);
	request.words++;
	request.len--;
	for (size_t i = 0; names[i]; i++) {
		if (strcmp(words.items[0], names[i]) == 0)
			return actions[i](&request, err);
	}
	return unknown(words.items[0], err);
}

static const struct opt_table *const tables[] = {
	&baseline_table, &history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history baseline set v1.0 last",
	"argus history baseline set release --branch main",
	"argus history baseline",
	"argus history baseline rm v1.0",
	NULL,
};

const struct cmd history_baseline = {
	.name = "history baseline",
	.summary = "name the runs that later ones are held against",
	.usage = "[options] [list | set NAME ID ... | rm NAME]",
	.about = "A baseline is a name for a set of runs, at most one of each target: a file with "
		 "its\nfunction and input. A run that is put into it takes the place of the one of "
		 "the same target, and is kept by 'argus history prune'.",
	.examples = examples,
	.tables = tables,
	.run = run_baseline,
};

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/term.h"
#include "cmd/history.h"

struct export_options {
	char *output;
};

static void options_done(struct export_options *options)
{
	free(options->output);
}

static const struct opt export_rows[] = {
	{.letter = 'o',
		.name = "output",
		.value = "FILE",
		.offset = offsetof(struct export_options, output),
		.take = opt_take_text,
		.help = "write to FILE, which is there once all of it is; default: standard "
			"output"},
};
static const struct opt_table export_table = {"Export", export_rows, ARRAY_LEN(export_rows)};

static int add(void *to, const char *bytes, size_t len, struct err *err)
{
	return io_draft_add(to, bytes, len, err);
}

static int write_export(const struct history_place *place, struct store_export *export,
	const char *output, struct err *err)
{
	owned(store_release) struct store *store = NULL;
	owned(io_draft_done) struct io_draft draft = {0};
	if (history_open(place, STORE_READ, &store, err) < 0 ||
		io_draft_open(&draft, output, err) < 0)
		return -1;
	export->add = add;
	export->to = &draft;
	return store_export(store, export, err) < 0 ? -1 : io_draft_publish(&draft, err);
}

static int say(const struct store_export *export, const char *output, struct err *err)
{
	char count[NUM_TEXT_MAX];
	owned(str_done) struct str text = {0};
	if (strcmp(output, "-") == 0)
		return 0;
	str_addf(&text, "%s run%s exported to ", num_print_count(count, (double)export->runs),
		export->runs == 1 ? "" : "s");
	term_escape(&text, output, strlen(output), false);
	str_add(&text, "\n");
	return cmd_emit(&text, err);
}

static int check(const struct history_filter *options, const struct opt_words *words,
	const struct display *display, struct err *err)
{
	if (display->json)
		return err_set(err, ERR_USAGE,
			"an export is JSON as it is; --output names the file to write it to");
	if (words->len > 0 && history_filter_chooses(options))
		return err_set(err, ERR_USAGE,
			"history export takes ids, or options that choose runs, and not both");
	return 0;
}

static int run_export(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_filter_done) struct history_filter options = {0};
	owned(options_done) struct export_options more = {0};
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &more, &place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	struct store_filter filter = {0};
	if (check(&options, &words, &display, err) < 0 ||
		history_filter_make(&options, &filter, err) < 0)
		return -1;
	struct store_export export = {
		.filter = words.len > 0 ? NULL : &filter,
		.ids = words.items,
		.ids_len = words.len,
	};
	const char *output = more.output ? more.output : "-";
	if (write_export(&place, &export, output, err) < 0)
		return -1;
	return say(&export, output, err);
}

static const struct opt_table *const tables[] = {
	&history_filter_table, &export_table, &history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history export -o history.jsonl",
	"argus history export --file sort.py --since 30d | gzip > sort.jsonl.gz",
	"argus history export last | ssh host argus history import -",
	NULL,
};

const struct cmd history_export = {
	.name = "history export",
	.summary = "write runs as lines of JSON, for another machine or program",
	.usage = "[options] [ID ...]",
	.about = "Writes the runs that match all the options, or those named, as lines of JSON, "
		 "oldest "
		 "first and without loss; 'argus history import' reads them. Texts of programs are "
		 "among them.",
	.examples = examples,
	.tables = tables,
	.run = run_export,
};

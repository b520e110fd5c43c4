#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "cmd/history.h"
#include "cmd/since.h"

static const struct opt place_rows[] = {
	{.name = "db",
		.value = "PATH",
		.offset = offsetof(struct history_place, db),
		.take = opt_take_text,
		.help = "the history file (default $ARGUS_DB, else argus/history.db in the user's "
			"data folder)"},
};
const struct opt_table history_place_table = {"History", place_rows, ARRAY_LEN(place_rows)};

void history_place_done(struct history_place *place)
{
	free(place->db);
	*place = (struct history_place){0};
}

int history_open(const struct history_place *place, enum store_access access, struct store **store,
	struct err *err)
{
	owned(mem_free_text) char *path = place->db ? mem_text(place->db) : store_default_path(err);
	return path ? store_open(path, access, store, err) : -1;
}

static int take_since(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return since_parse(value, clock_unix_ms(), field, err);
}

static const struct opt filter_rows[] = {
	{.name = "file",
		.value = "FILE",
		.offset = offsetof(struct history_filter, file),
		.take = opt_take_text,
		.help = "only runs of this file: its path, or the last parts of it"},
	{.name = "function",
		.value = "NAME",
		.offset = offsetof(struct history_filter, function),
		.take = opt_take_text,
		.help = "only runs of this function"},
	{.name = "label",
		.value = "TEXT",
		.offset = offsetof(struct history_filter, label),
		.take = opt_take_text,
		.help = "only runs with this label"},
	{.name = "tag",
		.value = "TAG",
		.offset = offsetof(struct history_filter, tag),
		.take = opt_take_text,
		.help = "only runs with this tag"},
	{.name = "lang",
		.value = "LANG",
		.offset = offsetof(struct history_filter, lang),
		.take = opt_take_text,
		.choices = cmd_lang_choices,
		.help = "only runs of programs in this language"},
	{.name = "branch",
		.value = "NAME",
		.offset = offsetof(struct history_filter, branch),
		.take = opt_take_text,
		.help = "only runs with this git branch checked out"},
	{.name = "class",
		.value = "CLASS",
		.offset = offsetof(struct history_filter, growth),
		.take = opt_take_growth,
		.help = "only runs whose time grows like this: 'O(n log n)', n^2"},
	{.name = "since",
		.value = "TIME",
		.offset = offsetof(struct history_filter, since_ms),
		.take = take_since,
		.help = "only runs since then: 12h, 7d, 2026-05-01"},
};
const struct opt_table history_filter_table = {"Runs", filter_rows, ARRAY_LEN(filter_rows)};

void history_filter_done(struct history_filter *options)
{
	free(options->file);
	free(options->function);
	free(options->label);
	free(options->tag);
	free(options->lang);
	free(options->branch);
	*options = (struct history_filter){0};
}

int history_filter_make(
	const struct history_filter *options, struct store_filter *filter, struct err *err)
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
		.branch = options->branch,
		.growth = options->growth,
		.since_ms = options->since_ms,
	};
	return 0;
}

bool history_filter_chooses(const struct history_filter *options)
{
	return options->file || options->function || options->label || options->tag ||
		options->lang || options->branch || options->growth.kind != GROWTH_UNKNOWN ||
		options->since_ms > 0;
}

int history_emit(const struct display *display, const struct str *text, const struct str *json,
	struct err *err)
{
	if (display->json && cmd_emit_json(display, json, err) < 0)
		return -1;
	bool text_too = !display->json || strcmp(display->json, "-") != 0;
	return text_too ? cmd_emit(text, err) : 0;
}

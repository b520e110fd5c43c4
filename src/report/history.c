/*
 * The history as a table for people and as JSON.
 *
 * The table's columns are rows of data. Where the terminal is too narrow, programs and labels are
 * cut first, in the middle and at the end; then whole columns go, the least needed first.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/cut.h"
#include "report/json_text.h"
#include "report/when.h"

enum { GAP = 2, ID_LEAST = 8, WIDE = 110, PROGRAM_LEAST = 12, LABEL_LEAST = 8 };

struct cell {
	enum term_style style;
	struct str text; /* safe to show */
};

/* What the cells of one table share. */
struct scene {
	const struct store_list *list;
	const struct term *term;
};

static const char *nothing(const struct term *term)
{
	return term->utf8 ? "–" : "-";
}

static void id_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	size_t len = scene->list->id_len > ID_LEAST ? scene->list->id_len : ID_LEAST;
	cell->style = TERM_ACCENT;
	str_add_n(&cell->text, run->id, strnlen(run->id, len));
}

/* How long ago, while that says more than a date; on wide terminals date and time. */
static void when_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	int64_t seconds = (scene->list->taken_ms - run->started_ms) / 1000;
	if (scene->term->width >= WIDE)
		report_add_local_time(&cell->text, run->started_ms, "%Y-%m-%d %H:%M");
	else if (seconds < 0 || seconds >= 7 * 86400)
		report_add_local_time(&cell->text, run->started_ms, "%Y-%m-%d");
	else if (seconds < 60)
		str_add(&cell->text, "just now");
	else if (seconds < 3600)
		str_addf(&cell->text, "%d min ago", (int)(seconds / 60));
	else if (seconds < 86400)
		str_addf(&cell->text, "%d h ago", (int)(seconds / 3600));
	else
		str_addf(&cell->text, "%d d ago", (int)(seconds / 86400));
}

static void program_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	report_add_safe(&cell->text, scene->term, run->path ? run->path : "?");
	if (run->function) {
		str_add_char(&cell->text, ':');
		report_add_safe(&cell->text, scene->term, run->function);
	}
}

static void class_cell(const struct scene *scene, const struct verdict *verdict, struct cell *cell)
{
	char class[GROWTH_TEXT_MAX];
	if (verdict->growth.kind != GROWTH_UNKNOWN)
		str_add(&cell->text, growth_print(verdict->growth, scene->term->utf8, class));
	else
		str_add(&cell->text, verdict->reason[0] ? "cannot tell" : nothing(scene->term));
}

static void time_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	bool known = run->time.growth.kind != GROWTH_UNKNOWN;
	cell->style = known ? TERM_BOLD : TERM_DIM;
	class_cell(scene, &run->time, cell);
}

static void sure_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	if (run->time.growth.kind == GROWTH_UNKNOWN || !(run->time.confidence >= 0))
		str_add(&cell->text, nothing(scene->term));
	else
		str_addf(&cell->text, "%.0f %%", floor(run->time.confidence * 100));
}

static void memory_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	cell->style = run->memory.growth.kind == GROWTH_UNKNOWN ? TERM_DIM : TERM_PLAIN;
	class_cell(scene, &run->memory, cell);
}

static void size_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	char size[NUM_TEXT_MAX];
	str_add(&cell->text,
		run->largest_n == 0 ? nothing(scene->term)
				    : num_print_short(size, (double)run->largest_n));
}

static const struct {
	enum term_style style;
	const char *glyph, *ascii;
	const char *word;
} states[] = {
	[RUN_STARTED] = {TERM_WARN, "…", "~", "no end"},
	[RUN_FINISHED] = {TERM_GOOD, "✓", "+", "done"},
	[RUN_INTERRUPTED] = {TERM_WARN, "■", "#", "stopped"},
	[RUN_PROGRAM_FAILED] = {TERM_BAD, "✗", "x", "failed"},
	[RUN_LIMITED] = {TERM_WARN, "▲", "!", "limit"},
};
_Static_assert(ARRAY_LEN(states) == RUN_STATE_COUNT, "one look a state");

static void state_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	cell->style = states[run->state].style;
	str_addf(&cell->text, "%s %s",
		scene->term->utf8 ? states[run->state].glyph : states[run->state].ascii,
		states[run->state].word);
}

static void label_cell(const struct scene *scene, const struct run *run, struct cell *cell)
{
	if (run->label)
		report_add_safe(&cell->text, scene->term, run->label);
}

enum column_id {
	COLUMN_ID,
	COLUMN_WHEN,
	COLUMN_PROGRAM,
	COLUMN_TIME,
	COLUMN_SURE,
	COLUMN_MEMORY,
	COLUMN_SIZE,
	COLUMN_STATE,
	COLUMN_LABEL,
	COLUMN_COUNT
};

static const struct column {
	const char *title;
	void (*fill)(const struct scene *scene, const struct run *run, struct cell *cell);
	size_t least; /* it may be cut to so many columns; 0: never */
	unsigned needed; /* the least needed goes first */
	bool right;
} columns[] = {
	[COLUMN_ID] = {"ID", .needed = 9, .fill = id_cell},
	[COLUMN_WHEN] = {"WHEN", .needed = 3, .fill = when_cell},
	[COLUMN_PROGRAM] = {"PROGRAM", .least = PROGRAM_LEAST, .needed = 8, .fill = program_cell},
	[COLUMN_TIME] = {"TIME", .needed = 7, .fill = time_cell},
	[COLUMN_SURE] = {"SURE", .right = true, .needed = 2, .fill = sure_cell},
	[COLUMN_MEMORY] = {"MEMORY", .needed = 4, .fill = memory_cell},
	[COLUMN_SIZE] = {"MAX N", .right = true, .needed = 5, .fill = size_cell},
	[COLUMN_STATE] = {"STATE", .needed = 6, .fill = state_cell},
	[COLUMN_LABEL] = {"LABEL", .least = LABEL_LEAST, .needed = 1, .fill = label_cell},
};
_Static_assert(ARRAY_LEN(columns) == COLUMN_COUNT, "one row a column");

struct table {
	struct cell *cells; /* rows of COLUMN_COUNT; the first is the head */
	size_t rows;
	size_t widths[COLUMN_COUNT]; /* 0: left out */
};

static void table_done(struct table *table)
{
	for (size_t i = 0; i < table->rows * COLUMN_COUNT; i++)
		str_done(&table->cells[i].text);
	free(table->cells);
	*table = (struct table){0};
}

static void fill_table(const struct scene *scene, struct table *table)
{
	table->rows = scene->list->len + 1;
	table->cells = mem_array(table->rows * COLUMN_COUNT, sizeof *table->cells);
	for (size_t row = 0; row < table->rows; row++) {
		for (int i = 0; i < COLUMN_COUNT; i++) {
			struct cell *cell = &table->cells[row * COLUMN_COUNT + (size_t)i];
			if (row > 0)
				columns[i].fill(scene, &scene->list->runs[row - 1], cell);
			size_t width = term_columns(str_text(&cell->text));
			if (width > table->widths[i])
				table->widths[i] = width;
		}
	}
	for (int i = 0; i < COLUMN_COUNT; i++) {
		struct cell *head = &table->cells[i];
		head->style = TERM_DIM;
		str_add(&head->text, columns[i].title);
		if (table->widths[i] > 0 && table->widths[i] < head->text.len)
			table->widths[i] = head->text.len;
	}
}

static size_t table_width(const struct table *table)
{
	size_t total = 0;
	for (int i = 0; i < COLUMN_COUNT; i++)
		total += table->widths[i] ? table->widths[i] + GAP : 0;
	return total ? total - GAP : 0;
}

/* Cut the label and then the program, by what is too much. */
static void shrink(struct table *table, size_t width)
{
	static const int cut[] = {COLUMN_LABEL, COLUMN_PROGRAM};
	for (size_t i = 0; i < ARRAY_LEN(cut); i++) {
		size_t total = table_width(table);
		size_t *column = &table->widths[cut[i]];
		size_t least = columns[cut[i]].least;
		if (total <= width || *column <= least)
			continue;
		size_t spare = *column - least;
		*column -= total - width < spare ? total - width : spare;
	}
}

static void drop_least_needed(struct table *table)
{
	int least = -1;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		if (table->widths[i] > 0 &&
			(least < 0 || columns[i].needed < columns[least].needed))
			least = i;
	}
	table->widths[least] = 0;
}

static void fit_table(struct table *table, size_t width)
{
	size_t program = table->widths[COLUMN_PROGRAM];
	shrink(table, width);
	while (table_width(table) > width && table->widths[COLUMN_PROGRAM] > 0) {
		drop_least_needed(table);
		/* What was cut may have room again. */
		if (table->widths[COLUMN_PROGRAM] > 0)
			table->widths[COLUMN_PROGRAM] = program;
		shrink(table, width);
	}
}

static void add_cell(const struct scene *scene, int column, size_t width, const struct cell *cell,
	bool last, struct str *out)
{
	const char *dots = scene->term->utf8 ? "…" : "..";
	const char *text = str_text(&cell->text);
	owned(str_done) struct str cut = {0};
	if (term_columns(text) > width) {
		if (column == COLUMN_PROGRAM)
			report_cut_middle(text, width, dots, &cut);
		else
			report_cut_end(text, width, dots, &cut);
		text = str_text(&cut);
	}
	int blank = (int)(width - term_columns(text));
	if (columns[column].right)
		str_addf(out, "%*s", blank, "");
	term_add(out, scene->term, cell->style, text);
	if (!columns[column].right && !last)
		str_addf(out, "%*s", blank, "");
}

static int last_column(const struct table *table)
{
	int last = COLUMN_COUNT - 1;
	while (last > 0 && table->widths[last] == 0)
		last--;
	return last;
}

static void add_row(
	const struct scene *scene, const struct table *table, size_t row, struct str *out)
{
	int last = last_column(table);
	for (int i = 0; i <= last; i++) {
		const struct cell *cell = &table->cells[row * COLUMN_COUNT + (size_t)i];
		if (table->widths[i] == 0)
			continue;
		add_cell(scene, i, table->widths[i], cell, i == last, out);
		str_addf(out, "%*s", i < last ? GAP : 0, "");
	}
	while (out->len > 0 && out->text[out->len - 1] == ' ')
		out->text[--out->len] = '\0';
	str_add_char(out, '\n');
}

void report_history(const struct store_list *list, const struct term *term, struct str *out)
{
	struct scene scene = {list, term};
	owned(table_done) struct table table = {0};
	if (list->len == 0)
		return;
	fill_table(&scene, &table);
	fit_table(&table, (size_t)(term->width > 0 ? term->width : 80));
	for (size_t row = 0; row < table.rows; row++)
		add_row(&scene, &table, row, out);
}

/* Beyond what a JSON integer holds here, the nearest real. */
static json_t *json_count(uint64_t count)
{
	return count <= INT64_MAX ? json_integer((json_int_t)count) : json_real((double)count);
}

static json_t *json_machine(const struct machine *machine)
{
	return json_pack("{s:o, s:o, s:o, s:o, s:o}", "host", report_json_text(machine->host),
		"cpu", report_json_text(machine->cpu), "kernel", report_json_text(machine->kernel),
		"cores", json_count(machine->cores), "memory_bytes",
		json_count(machine->memory_bytes));
}

static json_t *json_run(const struct run *run)
{
	json_t *object = json_object();
	const struct {
		const char *key;
		json_t *value;
	} members[] = {
		{"id", report_json_text(run->id)},
		{"started_ms", json_integer((json_int_t)run->started_ms)},
		{"finished_ms", json_integer((json_int_t)run->finished_ms)},
		{"state", json_string(run_state_name(run->state))},
		{"failure", report_json_text(run->failure)},
		{"path", report_json_text(run->path)},
		{"language", report_json_text(run->lang)},
		{"mode", json_string(spec_mode_name(run->mode))},
		{"function", report_json_text(run->function)},
		{"input", report_json_text(run->input)},
		{"seed", json_count(run->seed)},
		{"largest_n", run->largest_n ? json_count(run->largest_n) : json_null()},
		{"label", report_json_text(run->label)},
		{"tags", report_json_texts(run->tags, run->tags_len)},
		{"notes", report_json_texts(run->notes, run->notes_len)},
		{"verdict",
			json_pack("{s:o, s:o}", "time", report_verdict_json(&run->time), "memory",
				report_verdict_json(&run->memory))},
		{"interpreter", report_json_text(run->interpreter)},
		{"sandbox", json_pack("{s:s}", "tier", sandbox_tier_name(run->tier))},
		{"machine", json_machine(&run->machine)},
		{"git_commit", report_json_text(run->git_commit)},
		{"git_branch", report_json_text(run->git_branch)},
		{"source_hash", report_json_text(run->source_hash[0] ? run->source_hash : NULL)},
		{"argus_version", report_json_text(run->argus_version)},
	};
	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		json_object_set_new(object, members[i].key, members[i].value);
	return object;
}

void report_history_json(const struct store_list *list, struct str *out)
{
	json_t *runs = json_array();
	for (size_t i = 0; i < list->len; i++)
		json_array_append_new(runs, json_run(&list->runs[i]));
	json_t *document = json_pack("{s:s, s:o}", "schema", "argus.history/1", "runs", runs);
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_add(out, text ? text : "");
	str_add_char(out, '\n');
	free(text);
}

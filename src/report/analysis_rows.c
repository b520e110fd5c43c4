#include "report/analysis_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* How many rows more than needed are kept until they are sorted out. */
enum { SPARE_ROWS = 4096 };

const char *report_row_name(const struct report_row *row)
{
	return row->name ? row->name : "(program)";
}

bool report_chooses(const struct report_choice *choice, const struct analysis_function *function)
{
	if (!choice->function)
		return true;
	if (!function->name)
		return false;
	const char *dot = strrchr(function->name, '.');
	return strcmp(function->name, choice->function) == 0 ||
		(dot && strcmp(dot + 1, choice->function) == 0);
}

bool report_is_above(const struct report_choice *choice, const struct analysis_function *function)
{
	struct growth growth = function->time.growth;
	return growth.kind == GROWTH_UNKNOWN || growth_compare(growth, choice->max) > 0;
}

static void row_done(struct report_row *row)
{
	free(row->name);
	free(row->details);
}

void report_table_done(struct report_table *table)
{
	for (size_t i = 0; i < table->len; i++)
		row_done(&table->rows[i]);
	for (size_t i = 0; i < table->paths_len; i++)
		free(table->paths[i]);
	free(table->rows);
	free(table->paths);
	*table = (struct report_table){0};
}

int report_row_compare(const void *left, const void *right)
{
	const struct report_row *a = left;
	const struct report_row *b = right;
	int by = (a->time.kind == GROWTH_UNKNOWN) - (b->time.kind == GROWTH_UNKNOWN);
	if (by == 0)
		by = growth_compare(b->time, a->time);
	if (by == 0)
		by = (a->confidence < b->confidence) - (a->confidence > b->confidence);
	if (by == 0)
		by = strcmp(a->path, b->path);
	if (by == 0)
		by = (a->line > b->line) - (a->line < b->line);
	return by ? by : strcmp(report_row_name(a), report_row_name(b));
}

void report_table_prune(struct report_table *table)
{
	if (table->len > 1)
		qsort(table->rows, table->len, sizeof *table->rows, report_row_compare);
	while (table->top > 0 && table->len > table->top) {
		row_done(&table->rows[--table->len]);
		table->dropped++;
	}
}

static void add_row(
	struct report_table *table, const struct analysis_function *function, const char *path)
{
	owned(str_done) struct str name = {0};
	if (function->name)
		term_escape(&name, function->name, strlen(function->name), false);
	table->rows = mem_grow(table->rows, table->len, &table->cap, sizeof *table->rows);
	table->rows[table->len++] = (struct report_row){.time = function->time.growth,
		.space = function->space.growth,
		.path = path,
		.name = function->name ? str_take(&name) : NULL,
		.confidence = function->time.confidence,
		.line = function->name ? function->line : 0};
}

static void add_details(
	struct report_row *row, const struct analysis_function *function, const struct term *term)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str place = {0};
	str_add(&place, row->path);
	if (row->line > 0)
		str_addf(&place, ":%u", row->line);
	report_add_details(&text, report_row_name(row), str_text(&place), function, term);
	row->details = str_take(&text);
}

static bool is_shown(const struct report_file *file, const struct report_choice *choice,
	const struct analysis_function *function)
{
	/* Nearly every file of a folder is a program that only defines. */
	bool idle = !function->name && file->found && function->time.growth.kind == GROWTH_CONSTANT;
	return report_chooses(choice, function) && !idle;
}

static const struct analysis_function *function_at(const struct analysis *analysis, size_t i)
{
	return i == 0 ? &analysis->program : &analysis->functions[i - 1];
}

void report_table_add_file(struct report_table *table, const struct report_file *file,
	const struct report_choice *choice, const struct term *term, enum report_details details)
{
	const struct analysis *analysis = file->analysis;
	owned(str_done) struct str path = {0};
	size_t first = table->len;
	table->failed += !analysis;
	if (!analysis)
		return;
	table->files++;
	term_escape(&path, file->source->path, strlen(file->source->path), false);
	table->paths =
		mem_grow(table->paths, table->paths_len, &table->paths_cap, sizeof *table->paths);
	const char *shown = table->paths[table->paths_len++] = str_take(&path);
	for (size_t i = 0; i <= analysis->len; i++) {
		const struct analysis_function *function = function_at(analysis, i);
		if (i > 0 && report_chooses(choice, function)) {
			table->functions++;
			table->classes[function->time.growth.kind]++;
		}
		if (is_shown(file, choice, function))
			add_row(table, function, shown);
	}
	bool few = details == REPORT_REASONS_OF_FEW && table->len - first <= FEW_ROWS;
	size_t row = first;
	for (size_t i = 0; i <= analysis->len && (few || details == REPORT_REASONS); i++) {
		if (is_shown(file, choice, function_at(analysis, i)))
			add_details(&table->rows[row++], function_at(analysis, i), term);
	}
}

void report_table_add(struct report_table *table, struct report_table *part)
{
	for (size_t i = 0; i < part->len; i++) {
		table->rows = mem_grow(table->rows, table->len, &table->cap, sizeof *table->rows);
		table->rows[table->len++] = part->rows[i];
	}
	for (size_t i = 0; i < part->paths_len; i++) {
		table->paths = mem_grow(
			table->paths, table->paths_len, &table->paths_cap, sizeof *table->paths);
		table->paths[table->paths_len++] = part->paths[i];
	}
	for (size_t i = 0; i < GROWTH_COUNT; i++)
		table->classes[i] += part->classes[i];
	table->files += part->files;
	table->failed += part->failed;
	table->functions += part->functions;
	part->len = part->paths_len = 0;
	report_table_done(part);
	if (table->top > 0 && table->len > 2 * table->top + SPARE_ROWS)
		report_table_prune(table);
}

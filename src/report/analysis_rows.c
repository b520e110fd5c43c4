#include "report/analysis_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* How many rows more than needed are kept until they are sorted out. */
enum { SPARE_ROWS = 4096 };

const char *report_row_text(const struct report_table *table, size_t place)
{
	return place > 0 ? table->texts.text + place : "";
}

const char *report_row_name(const struct report_table *table, const struct report_row *row)
{
	return row->name > 0 ? report_row_text(table, row->name) : "(program)";
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

void report_table_done(struct report_table *table)
{
	free(table->rows);
	str_done(&table->texts);
	*table = (struct report_table){0};
}

/* Texts lie side by side in one block: each by itself would be kept between what the analysis
 * frees, and hold on to all of that. */
static size_t keep_text(struct report_table *table, const char *text, size_t len)
{
	if (table->texts.len == 0)
		str_add_char(&table->texts, '\0');
	size_t place = table->texts.len;
	str_add_n(&table->texts, text, len);
	str_add_char(&table->texts, '\0');
	return place;
}

static int compare_places(
	const struct report_table *table, const struct report_row *a, const struct report_row *b)
{
	int by = 0;
	if (a->path != b->path)
		by = strcmp(report_row_text(table, a->path), report_row_text(table, b->path));
	if (by == 0)
		by = (a->line > b->line) - (a->line < b->line);
	return by ? by : strcmp(report_row_name(table, a), report_row_name(table, b));
}

static int by_growth(const void *left, const void *right, void *table)
{
	const struct report_row *a = left;
	const struct report_row *b = right;
	int by = (a->time.kind == GROWTH_UNKNOWN) - (b->time.kind == GROWTH_UNKNOWN);
	if (by == 0)
		by = growth_compare(b->time, a->time);
	if (by == 0)
		by = (a->confidence < b->confidence) - (a->confidence > b->confidence);
	return by ? by : compare_places(table, a, b);
}

static int by_place(const void *left, const void *right, void *table)
{
	return compare_places(table, left, right);
}

static int by_name(const void *left, const void *right, void *table)
{
	int by = strcmp(report_row_name(table, left), report_row_name(table, right));
	return by ? by : compare_places(table, left, right);
}

void report_table_sort(struct report_table *table, enum report_sort order)
{
	static int (*const orders[])(const void *, const void *, void *) = {
		[REPORT_BY_GROWTH] = by_growth,
		[REPORT_BY_PLACE] = by_place,
		[REPORT_BY_NAME] = by_name,
	};
	if (table->len > 1)
		qsort_r(table->rows, table->len, sizeof *table->rows, orders[order], table);
}

static size_t move_text(struct report_table *table, const struct str *from, size_t place)
{
	return place > 0 ? keep_text(table, from->text + place, strlen(from->text + place)) : 0;
}

/* The texts of the rows that are left, and no others. */
static void pack_texts(struct report_table *table)
{
	owned(str_done) struct str from = table->texts;
	table->texts = (struct str){0};
	for (size_t i = 0; i < table->len; i++) {
		struct report_row *row = &table->rows[i];
		row->path = move_text(table, &from, row->path);
		row->name = move_text(table, &from, row->name);
		row->details = move_text(table, &from, row->details);
	}
}

void report_table_prune(struct report_table *table)
{
	if (table->top == 0 || table->len <= table->top)
		return;
	report_table_sort(table, REPORT_BY_GROWTH);
	table->dropped += table->len - table->top;
	table->len = table->top;
	pack_texts(table);
}

static void add_row(
	struct report_table *table, const struct analysis_function *function, size_t path)
{
	owned(str_done) struct str name = {0};
	if (function->name)
		term_escape(&name, function->name, strlen(function->name), false);
	table->rows = mem_grow(table->rows, table->len, &table->cap, sizeof *table->rows);
	table->rows[table->len++] = (struct report_row){.time = function->time.growth,
		.space = function->space.growth,
		.path = path,
		.name = function->name ? keep_text(table, str_text(&name), name.len) : 0,
		.confidence = function->time.confidence,
		.line = function->name ? function->line : 0};
}

static void add_details(struct report_table *table, struct report_row *row,
	const struct analysis_function *function, const struct term *term)
{
	owned(str_done) struct str text = {0};
	owned(str_done) struct str place = {0};
	str_add(&place, report_row_text(table, row->path));
	if (row->line > 0)
		str_addf(&place, ":%u", row->line);
	report_add_details(&text, report_row_name(table, row), str_text(&place), function, term);
	row->details = keep_text(table, str_text(&text), text.len);
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
	size_t shown = keep_text(table, str_text(&path), path.len);
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
			add_details(table, &table->rows[row++], function_at(analysis, i), term);
	}
}

static size_t moved(size_t place, size_t by)
{
	return place > 0 ? place + by : 0;
}

void report_table_add(struct report_table *table, struct report_table *part)
{
	/* Place 0 of the part, which stands for nothing, comes along as an empty text. */
	size_t by = table->texts.len;
	str_add_n(&table->texts, str_text(&part->texts), part->texts.len);
	for (size_t i = 0; i < part->len; i++) {
		struct report_row row = part->rows[i];
		row.path = moved(row.path, by);
		row.name = moved(row.name, by);
		row.details = moved(row.details, by);
		table->rows = mem_grow(table->rows, table->len, &table->cap, sizeof *table->rows);
		table->rows[table->len++] = row;
	}
	for (size_t i = 0; i < GROWTH_COUNT; i++)
		table->classes[i] += part->classes[i];
	table->files += part->files;
	table->failed += part->failed;
	table->functions += part->functions;
	report_table_done(part);
	if (table->top > 0 && table->len > 2 * table->top + SPARE_ROWS)
		report_table_prune(table);
}

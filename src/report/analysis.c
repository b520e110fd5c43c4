/* The table of functions as text. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"
#include "report/analysis_rows.h"
#include "report/words.h"

static enum term_style style_of(struct growth growth)
{
	double degree = growth_degree(growth);
	if (growth.kind == GROWTH_UNKNOWN)
		return TERM_DIM;
	if (degree >= 3)
		return TERM_BAD;
	return degree > 1.1 ? TERM_WARN : TERM_PLAIN;
}

static void add_padded(struct str *out, const struct term *term, enum term_style style,
	const char *text, size_t columns)
{
	term_add(out, term, style, text);
	report_pad(out, text, columns);
}

/* The end of a text that fits. */
static const char *end_of(const char *text, size_t columns)
{
	while (term_columns(text) > columns) {
		uint32_t point = 0;
		size_t step = utf8_next(text, strlen(text), &point);
		text += step ? step : 1;
	}
	return text;
}

void report_add_end(struct str *out, const struct term *term, const char *text, size_t columns)
{
	if (term_columns(text) > columns) {
		text = end_of(text, --columns);
		/* Of a path, whole names. */
		const char *slash = strchr(text, '/');
		text = slash ? slash : text;
		str_add(out, term->utf8 ? "…" : "~");
	}
	add_padded(out, term, TERM_PLAIN, text, columns);
}

struct widths {
	size_t time, space, name, place;
};

static size_t wider(size_t width, const char *text)
{
	size_t columns = term_columns(text);
	return columns > width ? columns : width;
}

static char *print_place(const struct report_row *row)
{
	struct str place = {0};
	str_add(&place, row->path);
	if (row->line > 0)
		str_addf(&place, ":%u", row->line);
	return str_take(&place);
}

static void measure_row(
	struct widths *widths, const struct report_row *row, const struct term *term)
{
	char text[GROWTH_TEXT_MAX];
	owned(mem_free_text) char *place = print_place(row);
	widths->time = wider(widths->time, growth_print(row->time, term->utf8, text));
	widths->space = wider(widths->space, growth_print(row->space, term->utf8, text));
	widths->name = wider(widths->name, row->name);
	widths->place = wider(widths->place, place);
}

static void share_width(struct widths *widths, const struct term *term)
{
	/* Two blanks between columns, and the word of the confidence. */
	size_t fixed = widths->time + widths->space + 8 + 10;
	size_t left = (size_t)term->width > fixed + 24 ? (size_t)term->width - fixed : 24;
	if (widths->name + widths->place <= left)
		return;
	size_t half = left / 2;
	if (widths->name > half)
		widths->name = widths->place < left - half ? left - widths->place : half;
	if (widths->place > left - widths->name)
		widths->place = left - widths->name;
}

static int measure(
	struct report_table *table, const struct term *term, struct widths *widths, struct err *err)
{
	owned(report_cursor_done) struct report_cursor cursor = {0};
	int status = report_cursor_open(table, false, &cursor, err);
	*widths = (struct widths){.time = 4, .space = 5, .name = 4, .place = 5};
	while (status == 0 && (status = report_cursor_next(table, &cursor, err)) == 1) {
		measure_row(widths, &cursor.row, term);
		status = 0;
	}
	return status;
}

static void add_row(struct str *out, const struct report_row *row, const struct widths *widths,
	const struct term *term)
{
	char text[GROWTH_TEXT_MAX];
	owned(mem_free_text) char *place = print_place(row);
	growth_print(row->time, term->utf8, text);
	add_padded(out, term, style_of(row->time), text, widths->time + 2);
	growth_print(row->space, term->utf8, text);
	add_padded(out, term, TERM_PLAIN, text, widths->space + 2);
	add_padded(out, term, TERM_DIM, report_confidence_word(row->confidence), 10);
	report_add_end(out, term, row->name, widths->name);
	str_add(out, "  ");
	report_add_end(out, term, place, widths->place);
	while (out->text[out->len - 1] == ' ')
		out->text[--out->len] = '\0';
	str_add_char(out, '\n');
}

static void add_head(struct str *out, const struct widths *widths, const struct term *term)
{
	add_padded(out, term, TERM_DIM, "time", widths->time + 2);
	add_padded(out, term, TERM_DIM, "space", widths->space + 2);
	add_padded(out, term, TERM_DIM, "bound is", 10);
	add_padded(out, term, TERM_DIM, "name", widths->name + 2);
	term_add(out, term, TERM_DIM, "place");
	str_add_char(out, '\n');
}

static void add_count(struct str *out, size_t count, const char *what)
{
	char text[NUM_TEXT_MAX];
	str_addf(out, "%s %s%s", num_print_count(text, (double)count), what, count == 1 ? "" : "s");
}

static const char *class_name(enum growth_kind kind, bool utf8, char text[GROWTH_TEXT_MAX])
{
	if (kind == GROWTH_UNKNOWN)
		return "cannot be told";
	if (kind == GROWTH_POWER)
		return "O(n^k)";
	if (kind == GROWTH_EXPONENTIAL)
		return utf8 ? "O(cⁿ)" : "O(c^n)";
	return growth_print((struct growth){.kind = kind}, utf8, text);
}

/* Append to a line, or start a new one; a class has blanks in it, so term_wrap would break it. */
static void add_unbroken(struct str *out, size_t *column, const char *text, const struct term *term)
{
	size_t columns = term_columns(text);
	if (term->tty && *column + 1 + columns > (size_t)term->width) {
		str_addf(out, "\n  %s", text);
		*column = 2 + columns;
		return;
	}
	str_addf(out, " %s", text);
	*column += 1 + columns;
}

/* "3 files, 12 functions: 1 O(n²), 4 O(n), 7 O(1)". */
static void add_summary(struct str *out, const struct report_table *table, const struct term *term)
{
	char number[NUM_TEXT_MAX];
	char name[GROWTH_TEXT_MAX];
	size_t start = out->len;
	size_t left = table->tally.functions;
	add_count(out, table->tally.files, "file");
	if (table->tally.failed > 0)
		str_addf(out, " (%s more could not be analysed)",
			num_print_count(number, (double)table->tally.failed));
	str_add(out, ", ");
	add_count(out, table->tally.functions, "function");
	str_add(out, left > 0 ? ":" : "");
	size_t column = term_columns(out->text + start);
	for (size_t kind = GROWTH_COUNT; kind-- > 0;) {
		owned(str_done) struct str text = {0};
		if (table->tally.classes[kind] == 0)
			continue;
		left -= table->tally.classes[kind];
		str_addf(&text, "%s %s%s",
			num_print_count(number, (double)table->tally.classes[kind]),
			class_name((enum growth_kind)kind, term->utf8, name), left > 0 ? "," : "");
		add_unbroken(out, &column, str_text(&text), term);
	}
	str_add_char(out, '\n');
}

/* Where the shown rows go. */
struct printing {
	const struct widths *widths; /* NULL: of each row what stands below the table */
	const struct term *term;
	struct str *out;
	int (*full)(struct str *out, struct err *err);
};

static int print_rows(struct report_table *table, const struct printing *printing, struct err *err)
{
	enum { MUCH = 1 << 16 };
	owned(report_cursor_done) struct report_cursor cursor = {0};
	struct str *out = printing->out;
	if (report_cursor_open(table, true, &cursor, err) < 0)
		return -1;
	for (;;) {
		int status = report_cursor_next(table, &cursor, err);
		if (status <= 0)
			return status;
		if (printing->widths)
			add_row(out, &cursor.row, printing->widths, printing->term);
		else if (cursor.row.details)
			str_add(out, cursor.row.details);
		if (printing->full && out->len > MUCH && printing->full(out, err) < 0)
			return -1;
	}
}

static int print_table(struct report_table *table, struct printing *printing, struct err *err)
{
	struct widths widths;
	/* A program that reads the table wants names and places whole; a person wants columns. */
	if (measure(table, printing->term, &widths, err) < 0)
		return -1;
	if (printing->term->tty)
		share_width(&widths, printing->term);
	add_head(printing->out, &widths, printing->term);
	printing->widths = &widths;
	int status = print_rows(table, printing, err);
	printing->widths = NULL;
	return status;
}

int report_table_print(struct report_table *table, const struct term *term, struct str *out,
	int (*full)(struct str *out, struct err *err), struct err *err)
{
	struct printing printing = {.term = term, .out = out, .full = full};
	if (table->len > 0 && print_table(table, &printing, err) < 0)
		return -1;
	if (table->top > 0 && table->len > table->top) {
		add_count(out, table->len - table->top, "more row");
		str_add(out, "; --all shows them\n");
	}
	if ((table->details == REPORT_REASONS || table->len <= FEW_ROWS) &&
		print_rows(table, &printing, err) < 0)
		return -1;
	if (table->summary) {
		str_add(out, table->len > 0 ? "\n" : "");
		add_summary(out, table, term);
	}
	return 0;
}

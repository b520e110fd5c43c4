#include "argus/analysis.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/words.h"

/* One line of the table. */
struct row {
	const struct analysis_function *function;
	char *place; /* path:line, escaped */
	char *name; /* escaped */
	const char *confidence;
	char time[VERDICT_BOUND_MAX];
	char space[VERDICT_BOUND_MAX];
	enum term_style style;
};

struct rows {
	struct row *items;
	size_t len, cap;
};

static void rows_done(struct rows *rows)
{
	for (size_t i = 0; i < rows->len; i++) {
		free(rows->items[i].place);
		free(rows->items[i].name);
	}
	free(rows->items);
}

static enum term_style style_of(const struct verdict *verdict)
{
	double degree = growth_degree(verdict->growth);
	if (verdict->growth.kind == GROWTH_UNKNOWN)
		return TERM_DIM;
	if (degree >= 3)
		return TERM_BAD;
	return degree > 1.1 ? TERM_WARN : TERM_PLAIN;
}

static void print_growth(const struct verdict *verdict, const struct term *term, char *buffer)
{
	char text[GROWTH_TEXT_MAX];
	growth_print(verdict->growth, term->utf8, text);
	strncpy(buffer, text, VERDICT_BOUND_MAX - 1);
	buffer[VERDICT_BOUND_MAX - 1] = '\0';
}

static void add_row(struct rows *rows, const struct report_file *file,
	const struct analysis_function *function, const struct term *term)
{
	owned(str_done) struct str place = {0};
	owned(str_done) struct str name = {0};
	term_escape(&place, file->source->path, strlen(file->source->path), false);
	if (function->name) {
		str_addf(&place, ":%u", function->line);
		term_escape(&name, function->name, strlen(function->name), false);
	} else {
		str_add(&name, "(program)");
	}
	rows->items = mem_grow(rows->items, rows->len, &rows->cap, sizeof *rows->items);
	struct row *row = &rows->items[rows->len++];
	*row = (struct row){.function = function,
		.place = str_take(&place),
		.name = str_take(&name),
		.confidence = report_confidence_word(function->time.confidence),
		.style = style_of(&function->time)};
	print_growth(&function->time, term, row->time);
	print_growth(&function->space, term, row->space);
}

/* Steepest first; what cannot be told comes before all, as it may be anything. */
static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left;
	const struct row *b = right;
	struct growth x = a->function->time.growth;
	struct growth y = b->function->time.growth;
	bool unknown_a = x.kind == GROWTH_UNKNOWN;
	bool unknown_b = y.kind == GROWTH_UNKNOWN;
	int by = unknown_a != unknown_b ? (unknown_a ? -1 : 1) : growth_compare(y, x);
	if (by == 0)
		by = strcmp(a->place, b->place);
	return by ? by : strcmp(a->name, b->name);
}

static void add_padded(struct str *out, const struct term *term, enum term_style style,
	const char *text, size_t columns)
{
	term_add(out, term, style, text);
	for (size_t used = term_columns(text); used < columns; used++)
		str_add_char(out, ' ');
}

/* The end of a text that is too wide: of a path, the end tells more than the start. */
static void add_end(struct str *out, const struct term *term, const char *text, size_t columns)
{
	size_t used = term_columns(text);
	const char *mark = term->utf8 ? "…" : "~";
	if (used > columns) {
		str_add(out, mark);
		while (term_columns(text) > columns - 1) {
			uint32_t point = 0;
			size_t step = utf8_next(text, strlen(text), &point);
			text += step ? step : 1;
		}
	}
	add_padded(out, term, TERM_PLAIN, text, used > columns ? columns - 1 : columns);
}

struct widths {
	size_t time, space, name, place;
};

static size_t wider(size_t width, const char *text)
{
	size_t columns = term_columns(text);
	return columns > width ? columns : width;
}

static struct widths measure(const struct rows *rows, const struct term *term)
{
	struct widths widths = {.time = 4, .space = 5, .name = 4, .place = 5};
	for (size_t i = 0; i < rows->len; i++) {
		widths.time = wider(widths.time, rows->items[i].time);
		widths.space = wider(widths.space, rows->items[i].space);
		widths.name = wider(widths.name, rows->items[i].name);
		widths.place = wider(widths.place, rows->items[i].place);
	}
	/* Two blanks between columns, and the word of the confidence. */
	size_t fixed = widths.time + widths.space + 8 + 10;
	size_t left = (size_t)term->width > fixed + 24 ? (size_t)term->width - fixed : 24;
	if (widths.name + widths.place > left) {
		size_t half = left / 2;
		if (widths.name > half)
			widths.name = widths.place < left - half ? left - widths.place : half;
		if (widths.place > left - widths.name)
			widths.place = left - widths.name;
	}
	return widths;
}

static void add_table(struct str *out, const struct rows *rows, const struct term *term)
{
	struct widths widths = measure(rows, term);
	add_padded(out, term, TERM_DIM, "time", widths.time + 2);
	add_padded(out, term, TERM_DIM, "space", widths.space + 2);
	add_padded(out, term, TERM_DIM, "bound is", 10);
	add_padded(out, term, TERM_DIM, "name", widths.name + 2);
	term_add(out, term, TERM_DIM, "place");
	str_add_char(out, '\n');
	for (size_t i = 0; i < rows->len; i++) {
		const struct row *row = &rows->items[i];
		add_padded(out, term, row->style, row->time, widths.time + 2);
		add_padded(out, term, TERM_PLAIN, row->space, widths.space + 2);
		add_padded(out, term, TERM_DIM, row->confidence, 10);
		add_end(out, term, row->name, widths.name);
		str_add(out, "  ");
		size_t start = out->len;
		add_end(out, term, row->place, widths.place);
		while (out->len > start && out->text[out->len - 1] == ' ')
			out->text[--out->len] = '\0';
		str_add_char(out, '\n');
	}
}

static void add_bounds(
	struct str *out, const char *label, const struct verdict *verdict, const struct term *term)
{
	char growth[GROWTH_TEXT_MAX];
	owned(str_done) struct str text = {0};
	growth_print(verdict->growth, term->utf8, growth);
	str_add(&text, growth);
	if (verdict->bound[0] && strcmp(verdict->bound, growth) != 0) {
		str_add(&text, ", ");
		term_escape(&text, verdict->bound, strlen(verdict->bound), false);
	}
	if (verdict->safe[0] && strcmp(verdict->safe, verdict->bound) != 0) {
		str_add(&text, "; without heuristics ");
		term_escape(&text, verdict->safe, strlen(verdict->safe), false);
	}
	if (verdict->reason[0]) {
		str_add(&text, ": ");
		term_escape(&text, verdict->reason, strlen(verdict->reason), false);
	}
	str_addf(out, "  %-6s ", label);
	term_wrap(out, term, str_text(&text), 9);
}

static void add_per_case(struct str *out, struct growth growth, const struct term *term)
{
	char text[GROWTH_TEXT_MAX];
	if (growth.kind != GROWTH_UNKNOWN)
		str_addf(out, "  %-6s %s for each test case\n", "",
			growth_print(growth, term->utf8, text));
}

/* Name and place, on two lines if they do not fit one, and cut if they do not fit two. */
static void add_heading(struct str *out, const struct row *row, const struct term *term)
{
	size_t width = (size_t)term->width;
	size_t name = term_columns(row->name);
	size_t place = term_columns(row->place);
	if (name <= width)
		term_add(out, term, TERM_BOLD, row->name);
	else
		add_end(out, term, row->name, width);
	str_add(out, name + 2 + place <= width ? "  " : "\n  ");
	add_end(out, term, row->place, place + 2 <= width ? place : width - 2);
	str_add_char(out, '\n');
}

static void add_details(struct str *out, const struct row *row, const struct term *term)
{
	const struct analysis_function *function = row->function;
	str_add_char(out, '\n');
	add_heading(out, row, term);
	add_bounds(out, "time", &function->time, term);
	add_per_case(out, function->per_case, term);
	add_bounds(out, "space", &function->space, term);
	for (size_t i = 0; i < function->reasons.len; i++) {
		owned(str_done) struct str text = {0};
		const char *reason = function->reasons.items[i].text;
		term_escape(&text, reason, strlen(reason), false);
		str_addf(out, "  line %-5u ", function->reasons.items[i].line);
		term_wrap(out, term, str_text(&text), 13);
	}
}

void report_analysis(const struct report_file *files, size_t len, const struct term *term,
	int verbosity, struct str *out)
{
	owned(rows_done) struct rows rows = {0};
	for (size_t i = 0; i < len; i++) {
		if (!files[i].analysis)
			continue;
		add_row(&rows, &files[i], &files[i].analysis->program, term);
		for (size_t j = 0; j < files[i].analysis->len; j++)
			add_row(&rows, &files[i], &files[i].analysis->functions[j], term);
	}
	if (rows.len == 0)
		return;
	qsort(rows.items, rows.len, sizeof *rows.items, compare_rows);
	add_table(out, &rows, term);
	/* Of a file with one function, or none, there is room to say why. */
	bool single = len == 1 && rows.len <= 2;
	for (size_t i = 0; i < rows.len && (verbosity > 0 || single); i++)
		add_details(out, &rows.items[i], term);
}

static json_t *function_json(const struct analysis_function *function)
{
	json_t *object = json_object();
	if (function->name)
		json_object_set_new(object, "name", json_string(function->name));
	if (function->name) {
		json_object_set_new(object, "line", json_integer(function->line));
		json_object_set_new(object, "end_line", json_integer(function->end_line));
		json_object_set_new(object, "recursive", json_boolean(function->recursive));
	}
	json_object_set_new(object, "time", report_verdict_json(&function->time));
	json_object_set_new(object, "space", report_verdict_json(&function->space));
	if (function->per_case.kind != GROWTH_UNKNOWN) {
		char text[GROWTH_TEXT_MAX];
		growth_print(function->per_case, false, text);
		json_object_set_new(object, "per_case", json_string(text));
	}
	json_t *reasons = json_array();
	for (size_t i = 0; i < function->reasons.len; i++) {
		json_t *reason = json_object();
		json_object_set_new(reason, "line", json_integer(function->reasons.items[i].line));
		json_object_set_new(reason, "text", json_string(function->reasons.items[i].text));
		json_array_append_new(reasons, reason);
	}
	json_object_set_new(object, "reasons", reasons);
	return object;
}

/* jansson takes valid UTF-8 only; a path may be anything. */
static json_t *text_json(const char *text)
{
	json_t *string = json_string(text);
	if (string)
		return string;
	owned(str_done) struct str escaped = {0};
	term_escape(&escaped, text, strlen(text), true);
	return json_string(str_text(&escaped));
}

static void set_syntax_error(json_t *object, const struct source *source)
{
	if (source->error.line == 0)
		return;
	json_t *error = json_object();
	json_object_set_new(error, "line", json_integer(source->error.line));
	json_object_set_new(error, "column", json_integer(source->error.column));
	json_object_set_new(error, "near", text_json(source->error_near));
	json_object_set_new(object, "syntax_error", error);
}

static json_t *file_json(const struct report_file *file)
{
	json_t *object = json_object();
	json_object_set_new(object, "path", text_json(file->source->path));
	if (!file->analysis) {
		json_object_set_new(object, "failure", text_json(file->failure));
		return object;
	}
	json_object_set_new(object, "language", json_string(file->source->lang->name));
	set_syntax_error(object, file->source);
	json_object_set_new(object, "program", function_json(&file->analysis->program));
	json_t *functions = json_array();
	for (size_t i = 0; i < file->analysis->len; i++)
		json_array_append_new(functions, function_json(&file->analysis->functions[i]));
	json_object_set_new(object, "functions", functions);
	return object;
}

void report_analysis_json(const struct report_file *files, size_t len, struct str *out)
{
	json_t *list = json_array();
	for (size_t i = 0; i < len; i++)
		json_array_append_new(list, file_json(&files[i]));
	json_t *root = json_object();
	json_object_set_new(root, "schema", json_string("argus.analysis/1"));
	json_object_set_new(root, "files", list);
	char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
	str_add(out, text ? text : "");
	str_add_char(out, '\n');
	free(text);
	json_decref(root);
}

/*
 * Tables: a row a sample, cells separated by tabs, semicolons, commas or blanks, whichever of these
 * comes first in that order in the first row. The first row may name the columns. Between semicolons
 * a number may have a decimal comma, as spreadsheets write them in much of Europe.
 */
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/str.h"
#include "base/term.h"
#include "fit/series_form.h"

struct cells {
	char *items[SERIES_COLUMNS_MAX]; /* into the row, which they cut up */
	size_t len;
};

struct columns {
	char separator; /* '\0': not known yet */
	struct series_columns of;
	bool headed;
	char decimal; /* a point or a comma, whichever was seen first; '\0': none yet */
};

static char separator_of(const char *row)
{
	static const char separators[] = {'\t', ';', ','};
	for (size_t i = 0; i < sizeof separators; i++) {
		if (strchr(row, separators[i]))
			return separators[i];
	}
	return ' ';
}

/* Without the blanks and the quotes around it. */
static char *trim(char *cell)
{
	cell += strspn(cell, " \t\r\"'");
	size_t len = strlen(cell);
	while (len > 0 && strchr(" \t\r\"'", cell[len - 1]))
		len--;
	cell[len] = '\0';
	return cell;
}

static struct cells split(char *row, char separator)
{
	struct cells cells = {0};
	const char set[] = {separator, separator == ' ' ? '\t' : '\0', '\0'};
	char *rest = row;
	while (rest && cells.len < SERIES_COLUMNS_MAX) {
		char *cell = strsep(&rest, set);
		if (separator == ' ' && *cell == '\0')
			continue;
		cells.items[cells.len++] = trim(cell);
	}
	return cells;
}

/* Between semicolons, with one comma and no point, a comma is a decimal one: it becomes a point. */
static bool take_decimal_comma(char *cell, char separator)
{
	char *comma = strchr(cell, ',');
	if (separator != ';' || !comma || strchr(cell, '.') || strchr(comma + 1, ','))
		return false;
	*comma = '.';
	return true;
}

static bool is_number(const char *cell, char separator)
{
	double value;
	owned(str_done) struct str copy = {0};
	str_add(&copy, cell);
	take_decimal_comma(copy.text, separator);
	return copy.len > 0 && num_parse_double(copy.text, &value, &(struct err){0}) == 0;
}

/* A row without any number in it names the columns. */
static bool is_header(const struct cells *cells, char separator)
{
	for (size_t i = 0; i < cells->len; i++) {
		if (is_number(cells->items[i], separator))
			return false;
	}
	return true;
}

static int read_header(
	struct cells *cells, struct columns *columns, struct series *series, struct err *err)
{
	if (cells->len < 2)
		return err_set(err, ERR_USAGE,
			"a column is missing; write n and a value in each row, like '1000 0.25'");
	columns->headed = true;
	const char *const *heads = (const char *const *)cells->items;
	if (series_choose_columns(heads, cells->len, &columns->of, err) < 0)
		return -1;
	series_name_columns(series, &columns->of, heads);
	return 0;
}

/* `cell` with what is wrong with it. */
static int refuse_number(const char *cell, const char *wrong, struct err *err)
{
	enum { SHOWN = 40 };
	owned(str_done) struct str shown = {0};
	term_escape(&shown, cell, strnlen(cell, SHOWN), false);
	return err_set(err, ERR_USAGE, "'%s' %s", str_text(&shown), wrong);
}

/* "1,000" may be one or a thousand; of a value, whose neighbours have other digits, it is one. */
static bool like_thousands(const char *cell)
{
	size_t before = strspn(cell, "0123456789");
	return cell[0] != '0' && before >= 1 && before <= 3 && cell[before] == ',' &&
		strspn(cell + before + 1, "0123456789") == 3 && cell[before + 4] == '\0';
}

static int read_number(const struct cells *cells, size_t column, struct columns *columns,
	double *value, struct err *err)
{
	if (column >= cells->len)
		return err_set(err, ERR_USAGE,
			"a column is missing; write n and a value in each row, like '1000 0.25'");
	char *cell = cells->items[column];
	bool comma = strchr(cell, ',') != NULL;
	char mark = comma ? ',' : '.';
	bool marked = comma || strchr(cell, '.');
	if (comma && column == columns->of.n && like_thousands(cell))
		return refuse_number(
			cell, "may be one or a thousand; write n without a comma", err);
	if (comma && !take_decimal_comma(cell, columns->separator))
		return refuse_number(cell,
			"is not a number; write a decimal point, and no mark between thousands",
			err);
	if (num_parse_double(cell, value, &(struct err){0}) < 0)
		return refuse_number(cell, "is not a number", err);
	if (marked && columns->decimal && mark != columns->decimal)
		return err_set(err, ERR_USAGE,
			"there are decimal points and decimal commas; write one of them");
	columns->decimal = marked ? mark : columns->decimal;
	return 0;
}

static int read_row(const struct cells *cells, struct columns *columns, size_t line,
	struct series *series, struct err *err)
{
	double n = 0;
	double value = 0;
	if (!columns->headed && cells->len > 2)
		return err_set(err, ERR_USAGE,
			"there are %zu columns; name them in a first line, like 'n seconds'",
			cells->len);
	if (read_number(cells, columns->of.n, columns, &n, err) < 0 ||
		read_number(cells, columns->of.value, columns, &value, err) < 0)
		return -1;
	value = value * columns->of.unit.times / columns->of.unit.per;
	return series_take(series, n, value, line, err);
}

/* '#' at the start or after a blank, outside quotes; among heads it may begin a name: "#rows". */
static void cut_comment(char *row, bool heads)
{
	bool quoted = false;
	for (char *at = row; *at; at++) {
		quoted ^= *at == '"';
		bool apart = at == row || isblank((unsigned char)at[-1]);
		bool name = heads && at[1] && !isspace((unsigned char)at[1]);
		if (*at == '#' && apart && !quoted && !name) {
			while (at > row && isblank((unsigned char)at[-1]))
				at--;
			*at = '\0';
			return;
		}
	}
}

static int read_line(
	char *line, size_t number, struct columns *columns, struct series *series, struct err *err)
{
	char *row = line + strspn(line, " \t\r");
	if (*row == '#')
		return 0;
	cut_comment(row, !columns->separator && isalpha((unsigned char)*row));
	if (*row == '\0')
		return 0;
	if (columns->separator) {
		struct cells cells = split(row, columns->separator);
		return read_row(&cells, columns, number, series, err);
	}
	columns->separator = separator_of(row);
	struct cells cells = split(row, columns->separator);
	if (is_header(&cells, columns->separator))
		return read_header(&cells, columns, series, err);
	return read_row(&cells, columns, number, series, err);
}

int series_parse_table(const char *text, size_t len, struct series *series, struct err *err)
{
	struct columns columns = {.of = {.value = 1, .unit = {NULL, 1, 1}}};
	owned(str_done) struct str line = {0};
	size_t number = 1;
	for (size_t i = 0; i < len; number++) {
		const char *end = memchr(text + i, '\n', len - i);
		size_t cut = end ? (size_t)(end - text) : len;
		str_clear(&line);
		str_add_n(&line, text + i, cut - i);
		if (memchr(text + i, '\0', cut - i))
			err_set(err, ERR_USAGE, "this is no text: it has a NUL byte");
		else if (line.len > 0)
			read_line(line.text, number, &columns, series, err);
		if (err->kind != ERR_NONE)
			return err_context(err, "%zu: ", number);
		i = cut + 1;
	}
	return 0;
}

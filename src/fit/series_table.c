/*
 * Tables: a row a sample, cells separated by tabs, semicolons, commas or blanks, whichever of these
 * comes first in that order in the first row. The first row may name the columns.
 */
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

static bool is_number(const char *cell)
{
	struct err ignored = {0};
	double value;
	return num_parse_double(cell, &value, &ignored) == 0;
}

/* A row without any number in it names the columns. */
static bool is_header(const struct cells *cells)
{
	for (size_t i = 0; i < cells->len; i++) {
		if (is_number(cells->items[i]))
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

static int not_a_number(const char *cell, struct err *err)
{
	enum { SHOWN = 40 };
	owned(str_done) struct str shown = {0};
	term_escape(&shown, cell, strnlen(cell, SHOWN), false);
	return err_set(err, ERR_USAGE, "'%s' is not a number", str_text(&shown));
}

static int read_number(const struct cells *cells, size_t column, double *value, struct err *err)
{
	if (column >= cells->len)
		return err_set(err, ERR_USAGE,
			"a column is missing; write n and a value in each row, like '1000 0.25'");
	if (num_parse_double(cells->items[column], value, &(struct err){0}) < 0)
		return not_a_number(cells->items[column], err);
	return 0;
}

static int read_row(const struct cells *cells, const struct columns *columns, size_t line,
	struct series *series, struct err *err)
{
	double n = 0;
	double value = 0;
	if (!columns->headed && cells->len > 2)
		return err_set(err, ERR_USAGE,
			"there are %zu columns; name them in a first line, like 'n seconds'",
			cells->len);
	if (read_number(cells, columns->of.n, &n, err) < 0 ||
		read_number(cells, columns->of.value, &value, err) < 0)
		return -1;
	value = value * columns->of.unit.times / columns->of.unit.per;
	return series_take(series, n, value, line, err);
}

static int read_line(
	char *line, size_t number, struct columns *columns, struct series *series, struct err *err)
{
	char *row = line + strspn(line, " \t\r");
	if (*row == '\0' || *row == '#')
		return 0;
	if (columns->separator) {
		struct cells cells = split(row, columns->separator);
		return read_row(&cells, columns, number, series, err);
	}
	columns->separator = separator_of(row);
	struct cells cells = split(row, columns->separator);
	if (is_header(&cells))
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

/*
 * What the rows of grammars/javascript/costs.tsv ask for: the receiver, an argument, the result.
 * Which row of a name holds is settled when the program runs, by the value's type.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/javascript.h"

extern const char costs_javascript[];
extern const size_t costs_javascript_len;

static struct text_part cell_of(const char **at, const char *end)
{
	struct text_part cell = {*at, 0};
	while (*at < end && **at != '\t' && **at != '\n')
		(*at)++;
	cell.len = (size_t)(*at - cell.text);
	if (*at < end && **at == '\t')
		(*at)++;
	return cell;
}

static int compare_parts(struct text_part a, struct text_part b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common > 0 ? memcmp(a.text, b.text, common) : 0;
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_name(const void *left, const void *right)
{
	const struct javascript_row *a = left;
	const struct javascript_row *b = right;
	return a->method != b->method ? a->method - b->method : compare_parts(a->name, b->name);
}

/* The letters of a cost stand alone; those of log(), sqrt(), exp() and fact() do not. `t` is the
 * receiver's of a method, and of a function the first argument's. */
static unsigned cost_asks(struct text_part cost, bool method)
{
	const struct {
		char letter;
		unsigned asks;
	} letters[] = {{'n', ASKS_RECEIVER}, {'t', method ? ASKS_RECEIVER : ASKS_FIRST},
		{'a', ASKS_FIRST}, {'v', ASKS_FIRST}, {'p', ASKS_FIRST}, {'b', ASKS_SECOND},
		{'w', ASKS_SECOND}, {'r', ASKS_RESULT}};
	unsigned asks = 0;
	for (size_t i = 0; i < cost.len; i++) {
		size_t word = i;
		while (i + 1 < cost.len && isalpha((unsigned char)cost.text[i]) &&
			isalpha((unsigned char)cost.text[i + 1]))
			i++;
		for (size_t j = 0; i == word && j < ARRAY_LEN(letters); j++)
			asks |= cost.text[i] == letters[j].letter ? letters[j].asks : 0;
	}
	return asks;
}

/* "Buffer.concat" is of that object only. */
static void split_name(struct javascript_row *row)
{
	const char *dot = memchr(row->name.text, '.', row->name.len);
	if (!dot || row->method)
		return;
	row->root = (struct text_part){row->name.text, (size_t)(dot - row->name.text)};
	row->name.len -= row->root.len + 1;
	row->name.text = dot + 1;
}

void javascript_table_load(struct javascript_table *table)
{
	const char *at = costs_javascript;
	const char *end = at + costs_javascript_len;
	while (at < end) {
		struct text_part type = cell_of(&at, end);
		struct javascript_row row = {
			.name = cell_of(&at, end), .method = type.len != 1 || type.text[0] != '-'};
		row.asks = cost_asks(cell_of(&at, end), row.method);
		while (at < end && *at != '\n')
			at++;
		at++;
		if (row.asks == 0 || type.len == 0 || type.text[0] == '#')
			continue;
		split_name(&row);
		table->rows = mem_grow(table->rows, table->len, &table->cap, sizeof *table->rows);
		table->rows[table->len++] = row;
	}
	if (table->len > 0)
		qsort(table->rows, table->len, sizeof *table->rows, by_name);
}

void javascript_table_done(struct javascript_table *table)
{
	free(table->rows);
	*table = (struct javascript_table){0};
}

/* The first of the rows of that name; *len says how many they are. */
static const struct javascript_row *rows_of(
	const struct javascript_table *table, struct text_part name, bool method, size_t *len)
{
	const struct javascript_row key = {.name = name, .method = method};
	const struct javascript_row *found =
		table->len > 0 ? bsearch(&key, table->rows, table->len, sizeof key, by_name) : NULL;
	*len = 0;
	if (!found)
		return NULL;
	while (found > table->rows && by_name(found - 1, &key) == 0)
		found--;
	const struct javascript_row *end = table->rows + table->len;
	while (found + *len < end && by_name(found + *len, &key) == 0)
		(*len)++;
	return found;
}

unsigned javascript_method_asks(const struct javascript_table *table, struct text_part name)
{
	size_t len = 0;
	const struct javascript_row *row = rows_of(table, name, true, &len);
	unsigned asks = 0;
	for (size_t i = 0; i < len; i++)
		asks |= row[i].asks;
	return asks;
}

unsigned javascript_function_asks(
	const struct javascript_table *table, struct text_part root, struct text_part name)
{
	size_t len = 0;
	const struct javascript_row *row = rows_of(table, name, false, &len);
	unsigned asks = 0;
	for (size_t i = 0; i < len; i++)
		if (row[i].root.len == 0 || compare_parts(row[i].root, root) == 0)
			asks |= row[i].asks;
	return asks;
}

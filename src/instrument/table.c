#include "instrument/table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct text_part take_cell(const char **at, const char *end)
{
	struct text_part cell = {*at, 0};
	while (*at < end && **at != '\t' && **at != '\n')
		(*at)++;
	cell.len = (size_t)(*at - cell.text);
	if (*at < end && **at == '\t')
		(*at)++;
	return cell;
}

static int by_name(const void *left, const void *right)
{
	const struct ask_row *a = left;
	const struct ask_row *b = right;
	return a->method != b->method ? a->method - b->method : text_compare(a->name, b->name);
}

/* The letters of a cost stand alone; those of log(), sqrt(), exp() and fact() do not. `t` is the
 * receiver's of a method, and of a function the first argument's. */
static unsigned cost_asks(struct text_part cost, bool method)
{
	const struct {
		char letter;
		unsigned asks;
	} letters[] = {{'n', ASKS_RECEIVER}, {'t', method ? ASKS_RECEIVER : ASKS_FIRST},
		{'a', ASKS_FIRST}, {'v', ASKS_FIRST}, {'p', ASKS_FIRST}, {'d', ASKS_FIRST},
		{'b', ASKS_SECOND}, {'w', ASKS_SECOND}, {'r', ASKS_RESULT}};
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
static void split_name(struct ask_row *row)
{
	const char *dot = memchr(row->name.text, '.', row->name.len);
	if (!dot || row->method)
		return;
	row->root = (struct text_part){row->name.text, (size_t)(dot - row->name.text)};
	row->name.len -= row->root.len + 1;
	row->name.text = dot + 1;
}

void ask_table_load(struct ask_table *table, const struct lang *lang)
{
	const char *at = lang->costs;
	const char *end = at + *lang->costs_len;
	while (at < end) {
		struct text_part type = take_cell(&at, end);
		struct ask_row row = {.name = take_cell(&at, end), .method = !text_is(type, "-")};
		row.asks = cost_asks(take_cell(&at, end), row.method);
		while (at < end && *at != '\n')
			at++;
		at++;
		if (type.len == 0 || type.text[0] == '#')
			continue;
		if (lang->id == LANG_JAVASCRIPT)
			split_name(&row);
		table->rows = mem_grow(table->rows, table->len, &table->cap, sizeof *table->rows);
		table->rows[table->len++] = row;
	}
	if (table->len > 0)
		qsort(table->rows, table->len, sizeof *table->rows, by_name);
}

void ask_table_done(struct ask_table *table)
{
	free(table->rows);
	*table = (struct ask_table){0};
}

/* The first of the rows of that name; *len says how many they are. */
static const struct ask_row *rows_of(
	const struct ask_table *table, struct text_part name, bool method, size_t *len)
{
	const struct ask_row key = {.name = name, .method = method};
	const struct ask_row *found =
		table->len > 0 ? bsearch(&key, table->rows, table->len, sizeof key, by_name) : NULL;
	*len = 0;
	if (!found)
		return NULL;
	while (found > table->rows && by_name(found - 1, &key) == 0)
		found--;
	const struct ask_row *end = table->rows + table->len;
	while (found + *len < end && by_name(found + *len, &key) == 0)
		(*len)++;
	return found;
}

unsigned ask_method(const struct ask_table *table, struct text_part name)
{
	size_t len = 0;
	const struct ask_row *row = rows_of(table, name, true, &len);
	unsigned asks = 0;
	for (size_t i = 0; i < len; i++)
		asks |= row[i].asks;
	return asks;
}

unsigned ask_function(const struct ask_table *table, struct text_part root, struct text_part name)
{
	size_t len = 0;
	const struct ask_row *row = rows_of(table, name, false, &len);
	unsigned asks = 0;
	for (size_t i = 0; i < len; i++) {
		if (row[i].root.len == 0 || text_same(row[i].root, root))
			asks |= row[i].asks;
	}
	return asks;
}

bool ask_knows(const struct ask_table *table, struct text_part name)
{
	for (size_t i = 0; i < table->len; i++) {
		struct text_part row = table->rows[i].name;
		const char *dot = memchr(row.text, '.', row.len);
		size_t before = dot ? (size_t)(dot - row.text) : row.len;
		struct text_part behind = {
			row.text + before + (dot != NULL), row.len - before - (dot != NULL)};
		if (text_same(row, name) || text_same((struct text_part){row.text, before}, name) ||
			text_same(behind, name))
			return true;
	}
	return false;
}

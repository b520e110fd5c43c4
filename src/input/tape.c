#include "input/tape.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void tape_done(struct tape *tape)
{
	free(tape->cells);
	str_done(&tape->texts);
	*tape = (struct tape){0};
}

void tape_add(struct tape *tape, enum tape_kind kind, int64_t value, size_t len)
{
	tape->cells = mem_grow(tape->cells, tape->len, &tape->cap, sizeof *tape->cells);
	tape->cells[tape->len++] = (struct tape_cell){value, kind, len};
}

size_t tape_add_text(struct tape *tape, const char *text, size_t len)
{
	size_t offset = tape->texts.len;
	str_add_n(&tape->texts, text, len);
	return offset;
}

static const char *cell_text(const struct tape *tape, const struct tape_cell *cell)
{
	return str_text(&tape->texts) + cell->value;
}

/* The cell after the element at `at`. */
static size_t element_end(const struct tape *tape, size_t at)
{
	size_t depth = 0;
	do {
		depth += tape->cells[at].kind == TAPE_OPEN;
		depth -= tape->cells[at].kind == TAPE_CLOSE;
		at++;
	} while (depth > 0);
	return at;
}

/* The start of a text as a number that orders like it. */
static uint64_t text_key(const char *text, size_t len)
{
	uint64_t key = 0;
	for (size_t i = 0; i < sizeof key; i++)
		key = key << 8 | (i < len ? (unsigned char)text[i] : 0);
	return key;
}

/* By the first thing in it that is no list. An end orders before all else. */
static uint64_t element_key(const struct tape *tape, size_t at)
{
	while (tape->cells[at].kind == TAPE_OPEN)
		at++;
	const struct tape_cell *cell = &tape->cells[at];
	if (cell->kind == TAPE_TEXT)
		return text_key(cell_text(tape, cell), cell->len);
	if (cell->kind == TAPE_CLOSE)
		return 0;
	return (uint64_t)cell->value ^ (UINT64_C(1) << 63);
}

struct tape_element *tape_elements(const struct tape *tape, size_t *len)
{
	assert(tape->len >= 2 && tape->cells[0].kind == TAPE_OPEN);
	size_t cap = 0;
	struct tape_element *elements = mem_grow(NULL, 0, &cap, sizeof *elements);
	*len = 0;
	for (size_t at = 1; at + 1 < tape->len; at = element_end(tape, at)) {
		elements = mem_grow(elements, *len, &cap, sizeof *elements);
		elements[(*len)++] = (struct tape_element){element_key(tape, at), at};
	}
	return elements;
}

static int order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_texts(
	const struct tape *tape, const struct tape_cell *a, const struct tape_cell *b)
{
	size_t shorter = a->len < b->len ? a->len : b->len;
	int by_bytes = memcmp(cell_text(tape, a), cell_text(tape, b), shorter);
	return by_bytes != 0 ? by_bytes : order((int64_t)a->len, (int64_t)b->len);
}

/* One expression made all elements of a list, so at the same place there is the same kind, except
 * that a list may end before the other. */
static int compare_cells(
	const struct tape *tape, const struct tape_cell *a, const struct tape_cell *b)
{
	if (a->kind != b->kind)
		return (a->kind != TAPE_CLOSE) - (b->kind != TAPE_CLOSE);
	if (a->kind == TAPE_TEXT)
		return compare_texts(tape, a, b);
	return a->kind == TAPE_OPEN ? 0 : order(a->value, b->value);
}

static int compare_elements(const void *left, const void *right, void *context)
{
	const struct tape_element *a = left;
	const struct tape_element *b = right;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;

	const struct tape *tape = *(const struct tape *const *)context;
	size_t len = element_end(tape, a->at) - a->at;
	int difference = 0;
	for (size_t i = 0; i < len && difference == 0; i++)
		difference = compare_cells(tape, &tape->cells[a->at + i], &tape->cells[b->at + i]);
	return difference;
}

void tape_sort(const struct tape *tape, struct tape_element *elements, size_t len)
{
	qsort_r(elements, len, sizeof *elements, compare_elements, &tape);
}

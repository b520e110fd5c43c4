/*
 * A tape: a list that was made and is kept, cell by cell, so that its elements can be ordered and
 * played back. It owns its cells and texts; all-zero is empty.
 */
#ifndef ARGUS_INPUT_TAPE_H
#define ARGUS_INPUT_TAPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum tape_kind { TAPE_INTEGER, TAPE_MICROS, TAPE_TEXT, TAPE_OPEN, TAPE_CLOSE };

/* 16 bytes, since there is one for every number of a sorted list. */
struct tape_cell {
	int64_t value; /* the number, the text's offset, or the shape (enum sink_shape) */
	uint64_t kind : 8; /* enum tape_kind */
	uint64_t len : 56; /* of the text; TAPE_OPEN: how many items are announced */
};

struct tape {
	struct tape_cell *cells;
	size_t len, cap;
	struct str texts;
	size_t bytes; /* that the items will take at least, separators included */
};

/* One element of the outermost list. */
struct tape_element {
	uint64_t key; /* orders like the element, ties apart */
	size_t at; /* its first cell */
};

void tape_done(struct tape *tape);
void tape_add(struct tape *tape, enum tape_kind kind, int64_t value, size_t len);
size_t tape_add_text(struct tape *tape, const char *text, size_t len); /* its offset */

/* The elements of the list that the tape holds; the array is the caller's. */
struct tape_element *tape_elements(const struct tape *tape, size_t *len);

/* Numbers by value, texts by their bytes, lists by their first difference. */
void tape_sort(const struct tape *tape, struct tape_element *elements, size_t len);

#endif

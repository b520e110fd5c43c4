/*
 * Where made items go: lines of text, JSON, or a tape that keeps them until they are ordered.
 *
 * Makers only say what they make (`sink_integer`, `sink_open`); what it looks like is decided here.
 * Every function returns 0, or -1 when the limit is reached: `full` is then set, and there is no
 * struct err because only the caller knows the expression and n.
 *
 * As text, the items of a line are joined by one space and lists are flat; a row is a line of its
 * own, and what follows it starts a new line. As JSON, rows and lists are both arrays.
 */
#ifndef ARGUS_INPUT_SINK_H
#define ARGUS_INPUT_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "input/tape.h"

enum sink_form { SINK_TEXT, SINK_JSON, SINK_TAPE };

enum sink_shape {
	SINK_LIST,
	SINK_ROWS, /* a list whose items are rows */
	SINK_ROW, /* a row that is a list */
	SINK_LINE /* a row that is its one item, or, outermost, a line of the input */
};

/* What was too much. */
enum sink_full {
	SINK_FITS,
	SINK_FULL_BYTES,
	SINK_FULL_TAPE, /* a list that is to be ordered has too many parts */
	SINK_FULL_EMPTY, /* too many lists with nothing in them */
};

struct sink {
	enum sink_form form;
	size_t max; /* bytes; of a tape, bytes that its items will take at least */
	size_t opens; /* lists and rows so far: an empty list takes no bytes */
	size_t rows; /* that were closed */
	enum sink_full full;
	struct str *bytes; /* the caller's; not of a tape */
	size_t start; /* what `bytes` held before */
	bool line_open; /* text: something stands on the line */
	bool had_rows; /* text: the line was ended by a row, and needs no further line feed */
	bool comma; /* JSON: something stands before */
	struct tape tape;
};

struct sink sink_to(enum sink_form form, struct str *bytes, size_t max);
struct sink sink_tape(const struct sink *outer); /* bounded by what outer still takes */
void sink_done(struct sink *sink); /* releases the tape */

/* Can so many items (at least a byte each) still follow? Ask before anything of that size. */
int sink_room(struct sink *sink, uint64_t items);

int sink_open(struct sink *sink, enum sink_shape shape, uint64_t count);
int sink_close(struct sink *sink, enum sink_shape shape);
int sink_integer(struct sink *sink, int64_t value);
int sink_micros(struct sink *sink, int64_t micros); /* a fraction, in millionths */
int sink_text(struct sink *sink, const char *text, size_t len);

/* The lists on a tape are items of `sink` again: all of one, from a cell to its end. */
int sink_play(struct sink *sink, const struct tape *tape, size_t at);

#endif

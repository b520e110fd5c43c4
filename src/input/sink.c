#include "input/sink.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"

enum { INTEGER_TEXT_MAX = 24, MICROS_DIGITS = 6 };

/* Lists of empty lists would take for ever to make nothing, so what is opened is bounded by what
 * comes of it. A tape takes sixteen bytes a cell, however short what it stands for. */
enum { OPENS_PER_BYTE = 16, EMPTY_MAX = 100000, TAPE_CELLS_MAX = 1 << 26 };

struct sink sink_to(enum sink_form form, struct str *bytes, size_t max)
{
	assert(form != SINK_TAPE);
	return (struct sink){.form = form, .bytes = bytes, .start = bytes->len, .max = max};
}

static size_t used(const struct sink *sink)
{
	return sink->form == SINK_TAPE ? sink->tape.bytes : sink->bytes->len - sink->start;
}

struct sink sink_tape(const struct sink *outer)
{
	/* The first item needs no separator, so the tape may count one byte too many. */
	return (struct sink){.form = SINK_TAPE, .max = outer->max - used(outer) + 1};
}

void sink_done(struct sink *sink)
{
	tape_done(&sink->tape);
}

static int refuse(struct sink *sink, enum sink_full full)
{
	sink->full = full;
	return -1;
}

/* All that goes onto a tape passes here. */
static int add_cell(struct sink *sink, enum tape_kind kind, int64_t value, size_t len)
{
	if (sink->tape.len >= TAPE_CELLS_MAX)
		return refuse(sink, SINK_FULL_TAPE);
	tape_add(&sink->tape, kind, value, len);
	return 0;
}

static bool fits(const struct sink *sink, size_t more)
{
	return more <= sink->max - used(sink);
}

int sink_room(struct sink *sink, uint64_t items)
{
	/* An empty text takes nothing but the separator before it: one item more than bytes. */
	return items > 0 && !fits(sink, items - 1) ? refuse(sink, SINK_FULL_BYTES) : 0;
}

/* One byte after the last; what it separates has been checked by the caller. */
static int add_byte(struct sink *sink, char byte)
{
	if (!fits(sink, 1))
		return refuse(sink, SINK_FULL_BYTES);
	str_add_n(sink->bytes, &byte, 1);
	return 0;
}

static int end_line(struct sink *sink)
{
	sink->line_open = false;
	return add_byte(sink, '\n');
}

static int open_text(struct sink *sink, enum sink_shape shape)
{
	if (shape == SINK_LIST)
		return 0;
	if (sink->line_open && end_line(sink) < 0)
		return -1;
	sink->had_rows = shape == SINK_ROWS;
	return 0;
}

static int open_json(struct sink *sink, enum sink_shape shape)
{
	if (shape == SINK_LINE)
		return 0;
	if (sink->comma && add_byte(sink, ',') < 0)
		return -1;
	sink->comma = false;
	return add_byte(sink, '[');
}

int sink_open(struct sink *sink, enum sink_shape shape, uint64_t count)
{
	if (sink_room(sink, count) < 0)
		return -1;
	if (sink->opens++ / OPENS_PER_BYTE > EMPTY_MAX + sink->rows + used(sink))
		return refuse(sink, SINK_FULL_EMPTY);
	switch (sink->form) {
	case SINK_TEXT: return open_text(sink, shape);
	case SINK_JSON: return open_json(sink, shape);
	case SINK_TAPE: break;
	}
	return add_cell(sink, TAPE_OPEN, shape, count);
}

static int close_text(struct sink *sink, enum sink_shape shape)
{
	if (shape == SINK_LIST || shape == SINK_ROWS)
		return 0;
	bool ended = sink->had_rows && !sink->line_open;
	sink->had_rows = true;
	return ended ? 0 : end_line(sink);
}

static int close_json(struct sink *sink, enum sink_shape shape)
{
	if (shape == SINK_LINE)
		return 0;
	sink->comma = true;
	return add_byte(sink, ']');
}

int sink_close(struct sink *sink, enum sink_shape shape)
{
	/* Even an empty row takes a byte, its end. */
	if ((shape == SINK_ROW || shape == SINK_LINE) && sink->rows++ > sink->max)
		return refuse(sink, SINK_FULL_BYTES);
	switch (sink->form) {
	case SINK_TEXT: return close_text(sink, shape);
	case SINK_JSON: return close_json(sink, shape);
	case SINK_TAPE: break;
	}
	return add_cell(sink, TAPE_CLOSE, shape, 0);
}

/* Room for an item of `len` bytes with the separator before it, which is put down: the end of the
 * bytes, or NULL. The caller adds to their length what it writes. */
static char *begin_item(struct sink *sink, size_t len)
{
	bool separated = sink->form == SINK_JSON ? sink->comma : sink->line_open;
	if (!fits(sink, len) || !fits(sink, len + separated)) {
		refuse(sink, SINK_FULL_BYTES);
		return NULL;
	}
	struct str *bytes = sink->bytes;
	str_reserve(bytes, len + separated + 1);
	if (separated)
		bytes->text[bytes->len++] = sink->form == SINK_JSON ? ',' : ' ';
	sink->comma = true;
	sink->line_open = true;
	return bytes->text + bytes->len;
}

static int add_item(struct sink *sink, const char *text, size_t len)
{
	char *at = begin_item(sink, len);
	if (!at)
		return -1;
	memcpy(at, text, len);
	at[len] = '\0';
	sink->bytes->len += len;
	return 0;
}

/* Count an item on the tape: its bytes and a separator. */
static int count_item(struct sink *sink, size_t len)
{
	if (!fits(sink, len) || !fits(sink, len + 1))
		return refuse(sink, SINK_FULL_BYTES);
	sink->tape.bytes += len + 1;
	return 0;
}

static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
				  "25262728293031323334353637383940414243444546474849"
				  "50515253545556575859606162636465666768697071727374"
				  "75767778798081828384858687888990919293949596979899";

/* The digits right-aligned before `end`: where they start. Two a division, since numbers are most
 * of what is ever made. */
static char *write_digits(char *end, uint64_t value)
{
	for (; value >= 10; value /= 100) {
		const char *pair = digit_pairs + value % 100 * 2;
		*--end = pair[1];
		*--end = pair[0];
		if (value < 100)
			return end;
	}
	*--end = (char)('0' + value);
	return end;
}

static uint64_t magnitude(int64_t value)
{
	return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

int sink_integer(struct sink *sink, int64_t value)
{
	if (sink->form == SINK_TAPE)
		return count_item(sink, 1) < 0 ? -1 : add_cell(sink, TAPE_INTEGER, value, 0);
	char buffer[INTEGER_TEXT_MAX];
	char *end = buffer + sizeof buffer - 1;
	*end = '\0';
	char *at = write_digits(end, magnitude(value));
	if (value < 0)
		*--at = '-';
	return add_item(sink, at, (size_t)(end - at));
}

int sink_micros(struct sink *sink, int64_t micros)
{
	if (sink->form == SINK_TAPE)
		return count_item(sink, 2 + MICROS_DIGITS) < 0
			? -1
			: add_cell(sink, TAPE_MICROS, micros, 0);
	char buffer[INTEGER_TEXT_MAX];
	char *end = buffer + sizeof buffer - 1;
	*end = '\0';
	uint64_t rest = magnitude(micros);
	char *at = end;
	for (int i = 0; i < MICROS_DIGITS; i++, rest /= 10)
		*--at = (char)('0' + rest % 10);
	*--at = '.';
	do {
		*--at = (char)('0' + rest % 10);
	} while ((rest /= 10) > 0);
	if (micros < 0)
		*--at = '-';
	return add_item(sink, at, (size_t)(end - at));
}

/* How a byte stands in a JSON string; UTF-8 stays as it is. */
static size_t escape_json(unsigned char byte, char out[8])
{
	static const char hex[] = "0123456789abcdef";
	if (byte >= 0x20 && byte != '"' && byte != '\\') {
		out[0] = (char)byte;
		return 1;
	}
	if (byte >= 0x20) {
		out[0] = '\\';
		out[1] = (char)byte;
		return 2;
	}
	const char escaped[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
	memcpy(out, escaped, sizeof escaped);
	return sizeof escaped;
}

static int add_json_text(struct sink *sink, const char *text, size_t len)
{
	char escaped[8];
	size_t total = 2;
	for (size_t i = 0; i < len; i++)
		total += escape_json((unsigned char)text[i], escaped);
	char *at = begin_item(sink, total);
	if (!at)
		return -1;
	*at++ = '"';
	for (size_t i = 0; i < len; i++) {
		size_t step = escape_json((unsigned char)text[i], escaped);
		memcpy(at, escaped, step);
		at += step;
	}
	*at++ = '"';
	*at = '\0';
	sink->bytes->len += total;
	return 0;
}

int sink_text(struct sink *sink, const char *text, size_t len)
{
	switch (sink->form) {
	case SINK_TEXT: return add_item(sink, text, len);
	case SINK_JSON: return add_json_text(sink, text, len);
	case SINK_TAPE: break;
	}
	if (count_item(sink, len) < 0)
		return -1;
	size_t offset = tape_add_text(&sink->tape, text, len);
	return add_cell(sink, TAPE_TEXT, (int64_t)offset, len);
}

static int play_cell(struct sink *sink, const struct tape *tape, const struct tape_cell *cell)
{
	switch ((enum tape_kind)cell->kind) {
	case TAPE_INTEGER: return sink_integer(sink, cell->value);
	case TAPE_MICROS: return sink_micros(sink, cell->value);
	case TAPE_TEXT: return sink_text(sink, str_text(&tape->texts) + cell->value, cell->len);
	case TAPE_OPEN: return sink_open(sink, (enum sink_shape)cell->value, cell->len);
	case TAPE_CLOSE: return sink_close(sink, (enum sink_shape)cell->value);
	}
	return 0;
}

int sink_play(struct sink *sink, const struct tape *tape, size_t at)
{
	size_t depth = 0;
	do {
		const struct tape_cell *cell = &tape->cells[at++];
		depth += cell->kind == TAPE_OPEN;
		depth -= cell->kind == TAPE_CLOSE;
		if (play_cell(sink, tape, cell) < 0)
			return -1;
	} while (depth > 0);
	return 0;
}

/* Texts over an alphabet: each letter is a code point of it, so one written twice comes twice as
 * often. */
#include <string.h>

#include "base/utf8.h"
#include "input/generator.h"
#include "input/make.h"

struct alphabet {
	const char *text;
	size_t letters;
	uint16_t starts[EXPR_BYTES_MAX + 1]; /* of each letter, and the end of the last */
};

static void alphabet_load(struct alphabet *alphabet, const char *text, size_t len)
{
	alphabet->text = text;
	alphabet->letters = 0;
	for (size_t at = 0; at < len;) {
		uint32_t point = 0;
		alphabet->starts[alphabet->letters++] = (uint16_t)at;
		size_t step = utf8_next(text + at, len - at, &point);
		at += step ? step : 1;
	}
	alphabet->starts[alphabet->letters] = (uint16_t)len;
}

/* Argument `position`, or the generator's own alphabet. */
static void load_argument(struct maker *maker, const struct expr_node *call, unsigned position,
	struct alphabet *alphabet)
{
	const struct expr_node *given = expr_child(maker->expr, call, position);
	const char *own = call->generator->alphabet;
	alphabet_load(alphabet, given ? given->text : own, given ? given->text_len : strlen(own));
}

/* Make a text of `length` letters out of the maker's scratch. */
static int add_text(struct maker *maker, const struct expr_node *call,
	const struct alphabet *alphabet, uint64_t length, struct sink *sink)
{
	if (sink_room(sink, length) < 0)
		return -1;
	struct rng *rng = make_random(maker, call);
	str_clear(&maker->scratch);
	for (uint64_t i = 0; i < length; i++) {
		const uint16_t *start = &alphabet->starts[rng_below(rng, alphabet->letters)];
		str_add_n(
			&maker->scratch, alphabet->text + start[0], (size_t)(start[1] - start[0]));
	}
	return sink_text(sink, str_text(&maker->scratch), maker->scratch.len);
}

int make_string(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t length = 0;
	if (make_count(maker, call, 0, &length) < 0)
		return -1;
	struct alphabet alphabet;
	load_argument(maker, call, 1, &alphabet);
	return add_text(maker, call, &alphabet, length, sink);
}

int make_words(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t count = 0;
	if (make_count(maker, call, 0, &count) < 0 || sink_open(sink, SINK_LIST, count) < 0)
		return -1;
	struct alphabet alphabet;
	load_argument(maker, call, 2, &alphabet);
	for (uint64_t i = 0; i < count; i++) {
		/* Drawn for each word anew, so that words(n,int(1,9)) are of all lengths. */
		uint64_t length = WORD_LENGTH;
		if (call->count > 1 && make_count(maker, call, 1, &length) < 0)
			return -1;
		if (add_text(maker, call, &alphabet, length, sink) < 0)
			return -1;
	}
	return sink_close(sink, SINK_LIST);
}

int make_grid(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t rows = 0;
	uint64_t columns = 0;
	uint64_t cells = 0;
	if (make_count(maker, call, 0, &rows) < 0 || make_count(maker, call, 1, &columns) < 0)
		return -1;
	if (__builtin_mul_overflow(rows, columns, &cells))
		cells = UINT64_MAX;
	if (sink_room(sink, cells) < 0 || sink_open(sink, SINK_ROWS, rows) < 0)
		return -1;
	struct alphabet alphabet;
	load_argument(maker, call, 2, &alphabet);
	for (uint64_t i = 0; i < rows; i++) {
		if (sink_open(sink, SINK_LINE, 1) < 0 ||
			add_text(maker, call, &alphabet, columns, sink) < 0 ||
			sink_close(sink, SINK_LINE) < 0)
			return -1;
	}
	return sink_close(sink, SINK_ROWS);
}

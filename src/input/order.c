/*
 * Lists in another order. The list that is the argument is made onto a tape and played back into
 * the sink element by element; rows stay rows, so a shuffled graph is a graph.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "input/make.h"

struct taped {
	struct sink sink;
	struct tape_element *elements;
	size_t len;
};

static void taped_done(struct taped *taped)
{
	sink_done(&taped->sink);
	free(taped->elements);
	*taped = (struct taped){0};
}

static int collect(
	struct maker *maker, const struct expr_node *call, struct sink *outer, struct taped *taped)
{
	taped->sink = sink_tape(outer);
	if (make_item(maker, expr_child(maker->expr, call, 0), &taped->sink) < 0) {
		outer->full = taped->sink.full;
		return -1;
	}
	taped->elements = tape_elements(&taped->sink.tape, &taped->len);
	return 0;
}

static int play(struct sink *sink, const struct taped *taped)
{
	const struct tape *tape = &taped->sink.tape;
	enum sink_shape shape = (enum sink_shape)tape->cells[0].value;
	if (sink_open(sink, shape, taped->len) < 0)
		return -1;
	for (size_t i = 0; i < taped->len; i++) {
		if (sink_play(sink, tape, taped->elements[i].at) < 0)
			return -1;
	}
	return sink_close(sink, shape);
}

static void swap(struct tape_element *elements, size_t i, size_t j)
{
	struct tape_element moved = elements[i];
	elements[i] = elements[j];
	elements[j] = moved;
}

int make_sorted(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	owned(taped_done) struct taped taped = {0};
	if (collect(maker, call, sink, &taped) < 0)
		return -1;
	tape_sort(&taped.sink.tape, taped.elements, taped.len);
	return play(sink, &taped);
}

int make_reversed(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	owned(taped_done) struct taped taped = {0};
	if (collect(maker, call, sink, &taped) < 0)
		return -1;
	for (size_t i = 0; i < taped.len / 2; i++)
		swap(taped.elements, i, taped.len - 1 - i);
	return play(sink, &taped);
}

int make_shuffled(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	owned(taped_done) struct taped taped = {0};
	if (collect(maker, call, sink, &taped) < 0)
		return -1;
	struct rng *rng = make_random(maker, call);
	for (size_t left = taped.len; left > 1; left--)
		swap(taped.elements, left - 1, rng_below(rng, left));
	return play(sink, &taped);
}

/* About one element in a hundred changes places with one at most REACH further on. */
static void disturb(struct tape_element *elements, size_t len, struct rng *rng)
{
	enum { ELEMENTS_PER_SWAP = 100, REACH = 10 };
	if (len < 2)
		return;
	size_t swaps = len / ELEMENTS_PER_SWAP;
	for (size_t i = 0; i < swaps + (swaps == 0); i++) {
		size_t at = rng_below(rng, len - 1);
		size_t reach = len - 1 - at < REACH ? len - 1 - at : REACH;
		swap(elements, at, at + 1 + rng_below(rng, reach));
	}
}

int make_nearly_sorted(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	owned(taped_done) struct taped taped = {0};
	if (collect(maker, call, sink, &taped) < 0)
		return -1;
	tape_sort(&taped.sink.tape, taped.elements, taped.len);
	disturb(taped.elements, taped.len, make_random(maker, call));
	return play(sink, &taped);
}

#include <stdlib.h>

#include "base/mem.h"
#include "input/generator.h"
#include "input/make.h"

uint64_t *random_order(struct rng *rng, uint64_t count)
{
	uint64_t *order = mem_array(count, sizeof *order);
	for (uint64_t i = 0; i < count; i++)
		order[i] = i;
	for (uint64_t left = count; left > 1; left--) {
		uint64_t chosen = rng_below(rng, left);
		uint64_t moved = order[left - 1];
		order[left - 1] = order[chosen];
		order[chosen] = moved;
	}
	return order;
}

static int add_ints(struct sink *sink, uint64_t count, const struct bounds *bounds, struct rng *rng)
{
	for (uint64_t i = 0; i < count; i++) {
		if (sink_integer(sink, bounds_draw(bounds, rng)) < 0)
			return -1;
	}
	return 0;
}

int make_ints(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t count = 0;
	struct bounds bounds = {0};
	if (make_count(maker, call, 0, &count) < 0 || make_bounds(maker, call, 1, &bounds) < 0)
		return -1;
	if (sink_open(sink, SINK_LIST, count) < 0 ||
		add_ints(sink, count, &bounds, make_random(maker, call)) < 0)
		return -1;
	return sink_close(sink, SINK_LIST);
}

/* Bounds in millionths: all that is printed of a fraction, so nothing is ever rounded. */
static int make_micro_bounds(
	struct maker *maker, const struct expr_node *call, unsigned position, struct bounds *bounds)
{
	static const int64_t MICROS = 1000000;
	static const int64_t LARGEST = 1000000000000;
	if (make_bounds(maker, call, position, bounds) < 0)
		return -1;
	if (bounds->low < -LARGEST || bounds->high > LARGEST)
		return make_fail(maker, expr_child(maker->expr, call, position),
			"fractions lie between -10^12 and 10^12");
	bounds->low *= MICROS;
	bounds->high *= MICROS;
	return 0;
}

int make_float(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	struct bounds bounds = {0};
	if (make_micro_bounds(maker, call, 0, &bounds) < 0)
		return -1;
	return sink_micros(sink, bounds_draw(&bounds, make_random(maker, call)));
}

int make_floats(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t count = 0;
	struct bounds bounds = {0};
	if (make_count(maker, call, 0, &count) < 0 ||
		make_micro_bounds(maker, call, 1, &bounds) < 0)
		return -1;
	if (sink_open(sink, SINK_LIST, count) < 0)
		return -1;
	struct rng *rng = make_random(maker, call);
	for (uint64_t i = 0; i < count; i++) {
		if (sink_micros(sink, bounds_draw(&bounds, rng)) < 0)
			return -1;
	}
	return sink_close(sink, SINK_LIST);
}

/* The bytes of 1 to count, separators included. */
static uint64_t bytes_up_to(uint64_t count)
{
	static const uint64_t SUM_MAX = UINT64_C(1) << 58; /* 20 bytes each still fit 64 bits */
	if (count > SUM_MAX)
		return UINT64_MAX;
	uint64_t bytes = count;
	for (uint64_t power = 1; power <= count; power *= 10)
		bytes += count - power + 1;
	return bytes;
}

int make_perm(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t count = 0;
	/* All of it is made before the first byte is out: eight bytes of memory a number. */
	if (make_count(maker, call, 0, &count) < 0 || sink_room(sink, bytes_up_to(count)) < 0 ||
		sink_open(sink, SINK_LIST, count) < 0)
		return -1;
	uint64_t *order = random_order(make_random(maker, call), count);
	int status = 0;
	for (uint64_t i = 0; i < count && status == 0; i++)
		status = sink_integer(sink, (int64_t)order[i] + 1);
	free(order);
	return status < 0 ? -1 : sink_close(sink, SINK_LIST);
}

int make_range(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t count = 0;
	if (make_count(maker, call, 0, &count) < 0 || sink_open(sink, SINK_LIST, count) < 0)
		return -1;
	for (uint64_t i = 0; i < count; i++) {
		if (sink_integer(sink, (int64_t)i) < 0)
			return -1;
	}
	return sink_close(sink, SINK_LIST);
}

int make_repeat(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t count = 0;
	if (make_count(maker, call, 0, &count) < 0 || sink_open(sink, SINK_LIST, count) < 0)
		return -1;
	const struct expr_node *item = expr_child(maker->expr, call, 1);
	for (uint64_t i = 0; i < count; i++) {
		if (make_item(maker, item, sink) < 0)
			return -1;
	}
	return sink_close(sink, SINK_LIST);
}

static int make_line(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	/* A row of one item is that item, so that lines(n,int()) is a list of numbers. */
	enum sink_shape shape = call->count > 2 ? SINK_ROW : SINK_LINE;
	if (sink_open(sink, shape, 0) < 0)
		return -1;
	for (const struct expr_node *item = expr_child(maker->expr, call, 1); item;
		item = expr_next(maker->expr, item)) {
		if (make_item(maker, item, sink) < 0)
			return -1;
	}
	return sink_close(sink, shape);
}

int make_lines(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t count = 0;
	if (make_count(maker, call, 0, &count) < 0 || sink_open(sink, SINK_ROWS, count) < 0)
		return -1;
	for (uint64_t i = 0; i < count; i++) {
		if (make_line(maker, call, sink) < 0)
			return -1;
	}
	return sink_close(sink, SINK_ROWS);
}

int make_matrix(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t rows = 0;
	uint64_t columns = 0;
	uint64_t cells = 0;
	struct bounds bounds = {0};
	if (make_count(maker, call, 0, &rows) < 0 || make_count(maker, call, 1, &columns) < 0 ||
		make_bounds(maker, call, 2, &bounds) < 0)
		return -1;
	if (__builtin_mul_overflow(rows, columns, &cells))
		cells = UINT64_MAX;
	if (sink_room(sink, cells) < 0 || sink_open(sink, SINK_ROWS, rows) < 0)
		return -1;
	struct rng *rng = make_random(maker, call);
	for (uint64_t i = 0; i < rows; i++) {
		if (sink_open(sink, SINK_ROW, columns) < 0 ||
			add_ints(sink, columns, &bounds, rng) < 0 || sink_close(sink, SINK_ROW) < 0)
			return -1;
	}
	return sink_close(sink, SINK_ROWS);
}

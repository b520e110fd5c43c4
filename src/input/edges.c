/*
 * Graphs as edge lists.
 *
 * Vertices stand in a hidden order and every pair of them has a rank: (a, b) with a < b is number
 * b(b-1)/2 + a. A graph is a set of ranks; only at the end the places get random labels.
 *
 * First comes a tree: each vertex hangs on a random earlier one (a random recursive tree, whose
 * depth grows as log v, so that a recursive search does not overflow the stack of what is
 * measured). The other edges are drawn from the ranks outside the tree with Floyd's method (Bentley
 * and Floyd, "A sample of brilliance", 1987): as many steps as edges however dense the graph, and
 * memory for the edges only. When there are too few edges for a tree, all are drawn so.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "input/generator.h"
#include "input/make.h"

struct edges {
	uint64_t vertices;
	uint64_t *ranks;
	uint64_t len;
	uint64_t *labels; /* by place */
	uint64_t *taken; /* open addressing over what was drawn, plus 1; 0: free */
	unsigned shift; /* 64 less the size of `taken` in bits */
};

static void edges_done(struct edges *edges)
{
	free(edges->ranks);
	free(edges->labels);
	free(edges->taken);
	*edges = (struct edges){0};
}

static uint64_t pairs_below(uint64_t vertex)
{
	return vertex * (vertex - (vertex > 0)) / 2;
}

/* The larger place of the pair with this rank: the last b with b(b-1)/2 <= rank. */
static uint64_t larger_place(uint64_t rank)
{
	return (1 + root_of(8 * rank + 1)) / 2;
}

static void add_tree(struct edges *edges, struct rng *rng)
{
	for (uint64_t vertex = 1; vertex < edges->vertices; vertex++)
		edges->ranks[edges->len++] = pairs_below(vertex) + rng_below(rng, vertex);
}

/* The rank of the `index`-th pair that is not among the first `tree` ranks, which ascend. */
static uint64_t rank_outside(const struct edges *edges, uint64_t tree, uint64_t index)
{
	uint64_t low = 0;
	uint64_t high = tree;
	while (low < high) {
		uint64_t middle = low + (high - low) / 2;
		if (edges->ranks[middle] - middle <= index)
			low = middle + 1;
		else
			high = middle;
	}
	return index + low;
}

/* True if it was not among them. */
static bool take_index(struct edges *edges, uint64_t index)
{
	uint64_t mask = (UINT64_C(1) << (64 - edges->shift)) - 1;
	uint64_t slot = (index + 1) * UINT64_C(0x9e3779b97f4a7c15) >> edges->shift;
	for (; edges->taken[slot]; slot = (slot + 1) & mask) {
		if (edges->taken[slot] == index + 1)
			return false;
	}
	edges->taken[slot] = index + 1;
	return true;
}

static void add_others(struct edges *edges, uint64_t count, struct rng *rng)
{
	uint64_t tree = edges->len;
	uint64_t outside = pairs_below(edges->vertices) - tree;
	unsigned bits = 1;
	while (UINT64_C(1) << bits < 2 * count)
		bits++;
	edges->shift = 64 - bits;
	edges->taken = mem_array(UINT64_C(1) << bits, sizeof *edges->taken);
	for (uint64_t last = outside - count; last < outside; last++) {
		uint64_t index = rng_below(rng, last + 1);
		if (!take_index(edges, index)) {
			index = last;
			take_index(edges, index);
		}
		edges->ranks[edges->len++] = rank_outside(edges, tree, index);
	}
}

static void shuffle_edges(struct edges *edges, struct rng *rng)
{
	for (uint64_t left = edges->len; left > 1; left--) {
		uint64_t chosen = rng_below(rng, left);
		uint64_t moved = edges->ranks[left - 1];
		edges->ranks[left - 1] = edges->ranks[chosen];
		edges->ranks[chosen] = moved;
	}
}

static void draw_edges(struct edges *edges, uint64_t vertices, uint64_t count, struct rng *rng)
{
	edges->vertices = vertices;
	edges->ranks = mem_array(count, sizeof *edges->ranks);
	if (count == 0)
		return;
	edges->labels = random_order(rng, vertices);
	if (vertices > 0 && count >= vertices - 1)
		add_tree(edges, rng);
	add_others(edges, count - edges->len, rng);
	shuffle_edges(edges, rng);
}

static int add_edge(struct sink *sink, int64_t from, int64_t to)
{
	if (sink_open(sink, SINK_ROW, 2) < 0 || sink_integer(sink, from) < 0 ||
		sink_integer(sink, to) < 0)
		return -1;
	return sink_close(sink, SINK_ROW);
}

static int add_edges(struct sink *sink, const struct edges *edges, int64_t base, struct rng *flips)
{
	if (sink_open(sink, SINK_ROWS, edges->len) < 0)
		return -1;
	for (uint64_t i = 0; i < edges->len; i++) {
		uint64_t later = larger_place(edges->ranks[i]);
		uint64_t earlier = edges->ranks[i] - pairs_below(later);
		int64_t from = (int64_t)edges->labels[earlier] + base;
		int64_t to = (int64_t)edges->labels[later] + base;
		bool flip = flips && rng_below(flips, 2) == 1;
		if (add_edge(sink, flip ? to : from, flip ? from : to) < 0)
			return -1;
	}
	return sink_close(sink, SINK_ROWS);
}

static int base_value(struct maker *maker, const struct expr_node *call, int64_t *base)
{
	const struct expr_node *given = expr_at(maker->expr, call->base);
	*base = 1;
	if (!given)
		return 0;
	if (make_number(maker, given, base) < 0)
		return -1;
	if (*base != 0 && *base != 1)
		return make_fail(
			maker, given, "vertices count from 0 or 1, not %lld", (long long)*base);
	return 0;
}

/* Refuse before the memory is taken. An edge has at least the four bytes of "1 2" and its end; a
 * vertex may have none, but its label takes eight here. Labels of a million vertices are so long
 * that a connected graph is never refused for its vertices alone. */
static int check_memory(struct sink *sink, uint64_t vertices, uint64_t count)
{
	enum { BYTES_PER_EDGE = 4, BYTES_PER_LABEL = 8, MANY = 1 << 20 };
	if (sink_room(sink, BYTES_PER_EDGE * count) < 0)
		return -1;
	return vertices > MANY ? sink_room(sink, BYTES_PER_LABEL * vertices) : 0;
}

static int make_edges(struct maker *maker, const struct expr_node *call, uint64_t vertices,
	uint64_t count, bool directed, struct sink *sink)
{
	static const uint64_t VERTICES_MAX = UINT64_C(1) << 30; /* ranks times 8 fit 64 bits */
	int64_t base = 1;
	if (base_value(maker, call, &base) < 0)
		return -1;
	if (vertices > VERTICES_MAX)
		return make_fail(maker, expr_child(maker->expr, call, 0),
			"a graph has at most 2^30 vertices");
	if (count > pairs_below(vertices))
		return make_fail(maker, expr_child(maker->expr, call, 1),
			"%llu edges do not fit between %llu vertices, at most %llu do",
			(unsigned long long)count, (unsigned long long)vertices,
			(unsigned long long)pairs_below(vertices));
	if (check_memory(sink, vertices, count) < 0)
		return -1;

	struct rng *rng = make_random(maker, call);
	owned(edges_done) struct edges edges = {0};
	draw_edges(&edges, vertices, count, rng);
	return add_edges(sink, &edges, base, directed ? NULL : rng);
}

int make_graph(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t vertices = 0;
	uint64_t count = 0;
	if (make_count(maker, call, 0, &vertices) < 0 || make_count(maker, call, 1, &count) < 0)
		return -1;
	return make_edges(maker, call, vertices, count, false, sink);
}

int make_dag(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t vertices = 0;
	uint64_t count = 0;
	if (make_count(maker, call, 0, &vertices) < 0 || make_count(maker, call, 1, &count) < 0)
		return -1;
	return make_edges(maker, call, vertices, count, true, sink);
}

int make_tree(struct maker *maker, const struct expr_node *call, struct sink *sink)
{
	uint64_t vertices = 0;
	if (make_count(maker, call, 0, &vertices) < 0)
		return -1;
	return make_edges(maker, call, vertices, vertices - (vertices > 0), false, sink);
}

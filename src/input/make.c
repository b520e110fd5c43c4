#include "input/make.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "input/generator.h"

void maker_done(struct maker *maker)
{
	free(maker->random);
	str_done(&maker->scratch);
	*maker = (struct maker){0};
}

int make_fail(struct maker *maker, const struct expr_node *node, const char *format, ...)
{
	char sentence[256];
	va_list args;
	va_start(args, format);
	vsnprintf(sentence, sizeof sentence, format, args);
	va_end(args);
	return expr_fail(maker->expr->text, maker->expr->len, node->place, maker->err, ERR_USAGE,
		"at n = %" PRId64 ", %s", maker->n, sentence);
}

struct rng *make_random(struct maker *maker, const struct expr_node *node)
{
	return maker->random ? &maker->random[node - maker->expr->nodes] : NULL;
}

int make_item(struct maker *maker, const struct expr_node *node, struct sink *sink)
{
	if (node->type == EXPR_QUOTED)
		return sink_text(sink, node->text, node->text_len);
	if (node->kind != EXPR_NUMBER)
		return node->generator->make(maker, node, sink);
	int64_t value = 0;
	return make_number(maker, node, &value) < 0 ? -1 : sink_integer(sink, value);
}

double make_estimate(struct maker *maker, const struct expr_node *node)
{
	if (node->type == EXPR_QUOTED)
		return fmax(1, (double)node->text_len);
	if (node->type == EXPR_CALL && node->generator->items)
		return node->generator->items(maker, node);
	int64_t value = 0;
	bool known = node->kind != EXPR_NUMBER || make_number(maker, node, &value) == 0;
	return known ? 1 : HUGE_VAL;
}

double input_items(const struct input_expr *expr, double n)
{
	if (!(n >= 0 && n < 0x1p63))
		return HUGE_VAL;
	struct err ignored = {0};
	owned(maker_done) struct maker maker = {.expr = expr, .n = (int64_t)n, .err = &ignored};
	double items = 0;
	const struct expr_node *root = expr_at(expr, expr->root);
	for (const struct expr_node *line = expr_child(expr, root, 0); line;
		line = expr_next(expr, line)) {
		for (const struct expr_node *item = expr_child(expr, line, 0); item;
			item = expr_next(expr, item))
			items += make_estimate(&maker, item);
	}
	return items;
}

static void seed_streams(struct maker *maker, uint64_t seed)
{
	const struct input_expr *expr = maker->expr;
	maker->random = mem_array(expr->nodes_len, sizeof *maker->random);
	for (size_t i = 0; i < expr->nodes_len; i++) {
		if (expr->nodes[i].type == EXPR_CALL)
			rng_seed(&maker->random[i], seed, expr->nodes[i].stream);
	}
}

static int make_lines_of_input(struct maker *maker, struct sink *sink)
{
	const struct input_expr *expr = maker->expr;
	enum sink_shape shape = expr->use == INPUT_ARGS ? SINK_LIST : SINK_LINE;
	for (const struct expr_node *line = expr_child(expr, expr_at(expr, expr->root), 0); line;
		line = expr_next(expr, line)) {
		if (sink_open(sink, shape, 0) < 0)
			return -1;
		for (const struct expr_node *item = expr_child(expr, line, 0); item;
			item = expr_next(expr, item)) {
			if (make_item(maker, item, sink) < 0)
				return -1;
		}
		if (sink_close(sink, shape) < 0)
			return -1;
	}
	return 0;
}

static void say_full(const struct sink *sink, uint64_t n, struct err *err)
{
	static const char *const reasons[] = {
		[SINK_FULL_TAPE] = "a list is too long to be put in order",
		[SINK_FULL_EMPTY] = "there is no end of empty lists",
	};
	char limit[NUM_TEXT_MAX];
	if (sink->full == SINK_FULL_BYTES)
		err_set(err, ERR_LIMIT, "at n = %" PRIu64 " the input would take more than %s", n,
			num_print_bytes(limit, (double)sink->max));
	else
		err_set(err, ERR_LIMIT, "at n = %" PRIu64 " %s", n, reasons[sink->full]);
}

static int generate(const struct input_expr *expr, uint64_t n, uint64_t seed, size_t max_bytes,
	struct str *bytes, struct err *err)
{
	if (n > INT64_MAX)
		return err_set(err, ERR_USAGE, "n is at most %" PRId64, INT64_MAX);
	/* Sizes are added up and compared; a quarter of the address space leaves room for that. */
	size_t max = max_bytes < SIZE_MAX / 4 ? max_bytes : SIZE_MAX / 4;
	bool args = expr->use == INPUT_ARGS;
	struct sink sink = sink_to(args ? SINK_JSON : SINK_TEXT, bytes, max);
	owned(maker_done) struct maker maker = {.expr = expr, .n = (int64_t)n, .err = err};
	seed_streams(&maker, seed);
	if (make_lines_of_input(&maker, &sink) == 0)
		return 0;

	bytes->len = sink.start;
	if (bytes->text)
		bytes->text[bytes->len] = '\0';
	if (sink.full != SINK_FITS)
		say_full(&sink, n, err);
	assert(err->kind != ERR_NONE);
	return -1;
}

int input_generate(const struct input_expr *expr, uint64_t n, uint64_t seed, size_t max_bytes,
	struct str *bytes, struct err *err)
{
	assert(expr->use == INPUT_STDIN);
	return generate(expr, n, seed, max_bytes, bytes, err);
}

int input_generate_args(const struct input_expr *expr, uint64_t n, uint64_t seed, size_t max_bytes,
	struct str *json, struct err *err)
{
	assert(expr->use == INPUT_ARGS);
	return generate(expr, n, seed, max_bytes, json, err);
}

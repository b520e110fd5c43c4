/*
 * Programs of contests are fed a number of test cases: read t, then t times read a case, work on
 * it, print the answer. How many cases there are says nothing about how a case's cost grows, so
 * they are a size of their own, which the class of one case leaves out.
 *
 * A loop is taken for one over cases when it stands in no other loop, its trips are a number that
 * was read, its body reads input and prints (or keeps answers that are only printed later), and no
 * trip uses what an earlier one made, nor anything of symbolic size from before the loop.
 */
#include "analysis/cases.h"

#include <string.h>

#include "analysis/moves.h"
#include "base/mem.h"

enum { NAMES_MAX = 64, CALLS_MAX = 4 };

struct names {
	const char *items[NAMES_MAX];
	unsigned len;
	bool full;
};

static bool has(const struct names *names, const char *name)
{
	for (unsigned i = 0; i < names->len; i++) {
		if (names->items[i] == name)
			return true;
	}
	return false;
}

static void add(struct names *names, const char *name)
{
	if (!name || has(names, name))
		return;
	if (names->len == NAMES_MAX)
		names->full = true;
	else
		names->items[names->len++] = name;
}

/* What one pass over the loop's body has seen. */
struct look {
	struct engine *engine;
	const struct shape *loop;
	const char *counter; /* t, or the loop's own variable */
	struct names written; /* anywhere in the body */
	struct names before; /* on every path up to here */
	bool reads, prints, carried;
	unsigned calls;
};

static const char *const reading[] = {
	"input", "raw_input", "readline", "read", "readlines", "stdin", "prompt", NULL};
static const char *const printing[] = {"print", "write", "log", "writelines", NULL};
static const char *const keeping[] = {"append", "push", "extend", NULL};

static void collect_target(struct names *names, const struct shape *target)
{
	if (target->kind == SHAPE_NAME)
		add(names, target->name);
	else if (target->kind == SHAPE_INDEX || target->kind == SHAPE_SLICE ||
		target->kind == SHAPE_FIELD)
		collect_target(names, shape_kid(target, 0));
	else
		for (unsigned i = 0; i < target->len; i++)
			collect_target(names, target->kids[i]);
}

static void collect_written(struct names *names, const struct shape *shape)
{
	if (shape->kind == SHAPE_ASSIGN || shape->kind == SHAPE_AUGMENT ||
		shape->kind == SHAPE_EACH)
		collect_target(names, shape_kid(shape, 0));
	for (unsigned i = 0; i < shape->len; i++)
		collect_written(names, shape->kids[i]);
}

static bool mentions_any(const struct shape *shape, const char *const *words, unsigned depth)
{
	bool named = shape->kind == SHAPE_NAME || shape->kind == SHAPE_FIELD ||
		shape->kind == SHAPE_CALL;
	if (named && shape_is_word(shape->name, words))
		return true;
	for (unsigned i = 0; i < shape->len && depth < 60; i++) {
		if (mentions_any(shape->kids[i], words, depth + 1))
			return true;
	}
	return false;
}

/* print(*answers), print('\n'.join(map(str, answers))): nothing else is made of the list. */
static bool only_joined(const struct shape *shape, const char *name)
{
	static const char *const joining[] = {
		"print", "write", "log", "writelines", "join", "map", "str", "String", NULL};
	if (shape->kind == SHAPE_CALL && !shape_is_word(shape->name, joining))
		return !mentions_any(shape, (const char *const[]){name, NULL}, 0);
	for (unsigned i = 0; i < shape->len; i++) {
		if (!only_joined(shape->kids[i], name))
			return false;
	}
	return true;
}

/* In the statements around, is the list only printed? */
static bool only_printed(const struct look *look, const struct shape *shape, const char *name)
{
	if (shape == look->loop || shape->kind == SHAPE_FUNCTION)
		return true;
	if (shape->kind == SHAPE_CALL && shape_is_word(shape->name, printing))
		return only_joined(shape, name);
	if (shape->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(shape, 0), name))
		return true;
	if (shape->kind == SHAPE_EACH && shape_is_name(shape_kid(shape, 1), name))
		return mentions_any(shape_kid(shape, 2), printing, 0);
	if (shape_is_name(shape, name))
		return false;
	for (unsigned i = 0; i < shape->len; i++) {
		if (!only_printed(look, shape->kids[i], name))
			return false;
	}
	return true;
}

static const struct shape *code_around(const struct look *look)
{
	const struct activation *activation = look->engine->activation;
	return activation ? activation->function->body : look->engine->file->body;
}

/* answers.append(x): an output, if nothing else is done with the list. */
static bool keeps_answer(struct look *look, const struct shape *call)
{
	const struct shape *list = shape_kid(call, 0);
	if (list->kind != SHAPE_NAME || !shape_is_word(call->name, keeping) ||
		has(&look->before, list->name))
		return false;
	if (!only_printed(look, code_around(look), list->name))
		return false;
	look->prints = true;
	return true;
}

static void scan(struct look *look, const struct shape *shape);

/* Lines or words of the input, all of which have been read. */
static bool is_input(struct engine *engine, const struct shape *shape)
{
	const struct variable *variable = engine_find(engine, shape);
	return variable && variable->value.input && value_holds(&variable->value);
}

/* data[p++], lines[i], rows[2 * i + 1]: the next piece of the input, where nothing else moves. */
static bool reads_next(struct look *look, const struct shape *index)
{
	const struct shape *at = shape_kid(index, 1);
	if (!is_input(look->engine, shape_kid(index, 0)))
		return false;
	return at->kind == SHAPE_AUGMENT || (look->counter && moves_mentions(at, look->counter));
}

/* What was made before the loop, and is larger than a constant, ties the cases together. */
static void note_read(struct look *look, const char *name)
{
	if (name == look->counter || has(&look->before, name))
		return;
	if (has(&look->written, name)) {
		look->carried = true;
		return;
	}
	const struct variable *variable = scope_find(look->engine->scope, name);
	if (!variable || variable->value.type == TYPE_FUNCTION)
		return;
	const struct value *value = &variable->value;
	if (value->type == TYPE_ITERATOR && value->input)
		return; /* it = iter(sys.stdin.read().split()), and next(it) reads on */
	bool constant = value->constant || (value->size && bound_is_one(value->size));
	bool sized = value->size || value->origin || value->fresh;
	bool plain = value->type == TYPE_OBJECT || value->type == TYPE_NONE || value->builtin;
	if (sized && !constant && !plain)
		look->carried = true;
}

/* A function of the file: what it reads and prints, and which globals it looks at. */
static void scan_called(struct look *look, const struct shape_function *function)
{
	if (look->calls >= CALLS_MAX)
		return;
	look->calls++;
	struct names written = look->written;
	struct names before = look->before;
	for (unsigned i = 0; i < function->params_len; i++)
		add(&look->before, function->params[i].name);
	struct names own = {0};
	collect_written(&own, function->body);
	for (unsigned i = 0; i < own.len; i++)
		add(&look->before, own.items[i]);
	scan(look, function->body);
	look->written = written;
	look->before = before;
	look->calls--;
}

static void scan_call(struct look *look, const struct shape *call)
{
	look->reads |= shape_is_word(call->name, reading);
	const struct variable *from = call->name && strcmp(call->name, "next") == 0
		? engine_find(look->engine, shape_kid(call, 1))
		: NULL;
	look->reads |= from && from->value.type == TYPE_ITERATOR && from->value.input;
	look->prints |= shape_is_word(call->name, printing);
	if (keeps_answer(look, call)) {
		for (unsigned i = 1; i < call->len; i++)
			scan(look, call->kids[i]);
		return;
	}
	const struct variable *called =
		call->name ? scope_find(look->engine->scope, call->name) : NULL;
	if (called && shape_is_word(called->value.builtin, reading))
		look->reads = true;
	if (called && called->value.function)
		scan_called(look, called->value.function);
	for (unsigned i = 0; i < call->len; i++)
		scan(look, call->kids[i]);
}

/* What is written in a branch or a loop need not be written behind it. */
static void scan_apart(struct look *look, const struct shape *shape)
{
	struct names before = look->before;
	scan(look, shape);
	look->before = before;
}

static void scan_kids(struct look *look, const struct shape *shape)
{
	for (unsigned i = 0; i < shape->len; i++)
		scan(look, shape->kids[i]);
}

static void scan_assign(struct look *look, const struct shape *shape)
{
	const struct shape *target = shape_kid(shape, 0);
	scan(look, shape_kid(shape, 1));
	if (shape->kind == SHAPE_AUGMENT || target->kind == SHAPE_INDEX ||
		target->kind == SHAPE_FIELD)
		scan(look, target);
	collect_target(&look->before, target);
}

static void scan(struct look *look, const struct shape *shape)
{
	switch ((int)shape->kind) {
	case SHAPE_NAME: note_read(look, shape->name); break;
	case SHAPE_INDEX:
		if (reads_next(look, shape))
			look->reads = true;
		else
			scan_kids(look, shape);
		break;
	case SHAPE_CALL: scan_call(look, shape); break;
	case SHAPE_ASSIGN:
	case SHAPE_AUGMENT: scan_assign(look, shape); break;
	case SHAPE_EACH:
		scan(look, shape_kid(shape, 1));
		collect_target(&look->before, shape_kid(shape, 0));
		scan_apart(look, shape_kid(shape, 2));
		break;
	case SHAPE_WHILE:
		for (unsigned i = 0; i < shape->len; i++)
			scan_apart(look, shape->kids[i]);
		break;
	case SHAPE_COMPREHENSION:
		for (unsigned i = 1; i < shape->len; i++)
			scan(look, shape->kids[i]);
		scan(look, shape_kid(shape, 0));
		break;
	case SHAPE_IF:
		for (unsigned i = 0; i < shape->len; i++)
			scan_apart(look, shape->kids[i]);
		break;
	case SHAPE_FUNCTION: break;
	default: scan_kids(look, shape); break;
	}
}

/* while t: … t -= 1 */
static const char *counted_down(const struct shape *loop)
{
	const struct shape *test = shape_kid(loop, 0);
	bool compares = test->kind == SHAPE_BINARY && (test->op == OP_GT || test->op == OP_NE);
	if (compares && shape_kid(test, 1)->kind == SHAPE_NUMBER && shape_kid(test, 1)->number <= 0)
		test = shape_kid(test, 0);
	const struct shape *body = shape_kid(loop, 1);
	for (unsigned i = 0; test->kind == SHAPE_NAME && i < body->len; i++) {
		const struct shape *step = body->kids[i];
		if (step->kind == SHAPE_AUGMENT && step->op == OP_SUB &&
			shape_is_name(shape_kid(step, 0), test->name))
			return test->name;
		const struct shape *by = shape_kid(step, 1);
		if (step->kind == SHAPE_ASSIGN && shape_is_name(shape_kid(step, 0), test->name) &&
			by->kind == SHAPE_BINARY && by->op == OP_SUB &&
			shape_is_name(shape_kid(by, 0), test->name))
			return test->name;
	}
	return NULL;
}

/* for (let i = 0; i < t; i++): t, and i as the counter */
static const struct shape *counted_up(const struct shape *loop, const char **counter)
{
	const struct shape *test = shape_kid(loop, 0);
	const struct shape *step = shape_kid(loop, 2);
	const struct shape *name = shape_kid(test, 0);
	if (test->kind != SHAPE_BINARY || (test->op != OP_LT && test->op != OP_LE) ||
		name->kind != SHAPE_NAME || step->kind != SHAPE_AUGMENT || step->op != OP_ADD ||
		!shape_is_name(shape_kid(step, 0), name->name))
		return NULL;
	*counter = name->name;
	return shape_kid(test, 1);
}

/* The expression that tells how many cases there are; NULL: the loop is of another form. */
static const struct shape *number_of_cases(const struct shape *loop, const char **counter)
{
	*counter = NULL;
	if (loop->kind == SHAPE_WHILE) {
		const struct shape *last = counted_up(loop, counter);
		if (last)
			return last;
		*counter = counted_down(loop);
		const struct shape *test = shape_kid(loop, 0);
		return *counter ? test->kind == SHAPE_NAME ? test : shape_kid(test, 0) : NULL;
	}
	const struct shape *over = shape_kid(loop, 1);
	const struct shape *item = shape_kid(loop, 0);
	if (over->kind != SHAPE_CALL || !over->name || strcmp(over->name, "range") != 0 ||
		item->kind != SHAPE_NAME || over->len > 3)
		return NULL;
	*counter = item->name;
	const struct shape *last = over->kids[over->len - 1];
	if (over->len == 3 && last->kind == SHAPE_BINARY && last->op == OP_ADD)
		last = shape_kid(last, 0);
	return last;
}

/* Was the number read, or is it being read in this very expression? */
static bool was_read(struct engine *engine, const struct shape *number)
{
	if (number->kind == SHAPE_NAME) {
		const struct variable *variable = scope_find(engine->scope, number->name);
		const struct value *value = variable ? &variable->value : NULL;
		return value && value->input && !value->constant;
	}
	return mentions_any(number, reading, 0) || number->kind == SHAPE_CALL;
}

/* The counter tells the cases apart in what is printed, and does nothing else. */
static bool counter_is_used(struct engine *engine, const struct shape *shape, const char *counter)
{
	if (shape->kind == SHAPE_CALL && shape_is_word(shape->name, printing))
		return false;
	if (shape->kind == SHAPE_INDEX && is_input(engine, shape_kid(shape, 0)))
		return false;
	if (shape_is_name(shape, counter))
		return true;
	for (unsigned i = 0; i < shape->len; i++) {
		if (counter_is_used(engine, shape->kids[i], counter))
			return true;
	}
	return false;
}

static bool is_over_cases(struct engine *engine, const struct shape *loop)
{
	const char *counter = NULL;
	const struct shape *number = number_of_cases(loop, &counter);
	if (!number || !was_read(engine, number))
		return false;
	const struct shape *body = shape_kid(loop, loop->kind == SHAPE_WHILE ? 1 : 2);
	bool counts_down = loop->kind == SHAPE_WHILE && counted_down(loop) == counter;
	if (!counts_down && counter_is_used(engine, body, counter))
		return false;
	struct look look = {.engine = engine, .loop = loop, .counter = counter};
	collect_written(&look.written, body);
	scan(&look, body);
	return look.reads && look.prints && !look.carried && !look.written.full;
}

const struct bound *cases_of_loop(struct engine *engine, const struct shape *loop)
{
	if (engine->open_loops > 0)
		return NULL;
	for (unsigned i = 0; i < engine->cases_len; i++) {
		if (engine->cases[i].loop == loop)
			return engine->cases[i].size;
	}
	if (engine->cases_len == ARRAY_LEN(engine->cases) || !is_over_cases(engine, loop))
		return NULL;
	const char *counter = NULL;
	const struct shape *number = number_of_cases(loop, &counter);
	const char *name = number->kind == SHAPE_NAME ? number->name : "cases";
	const struct bound *size = bound_own_size(engine->arena, name);
	engine->cases[engine->cases_len++] = (struct case_loop){loop, size};
	return size;
}

static const struct bound *leave_out(void *context, const char *size)
{
	const struct engine *engine = context;
	for (unsigned i = 0; i < engine->cases_len; i++) {
		if (engine->cases[i].size->terms[0].factors[0].size == size)
			return bound_one();
	}
	return NULL;
}

const struct bound *cases_left_out(struct engine *engine, const struct bound *bound)
{
	if (engine->cases_len == 0)
		return bound;
	return bound_substitute(engine->arena, bound, leave_out, engine);
}

/*
 * What is advised stands in tables: the construct by what it is called, and what would cost less.
 * Only what is charged inside a loop of many trips is worth a word, each line once, the first
 * dozen of them.
 */
#include "analysis/advice.h"

#include <string.h>

#include "base/mem.h"

struct advice_row {
	const char *type, *name; /* of the cost table */
	enum lang_id lang;
	const char *text; /* %s: the container */
};

static const struct advice_row rows[] = {
	{"list", "pop.at", LANG_PYTHON,
		"%s is a list, and taking from its start moves all items behind; "
		"collections.deque and popleft() take constant time"},
	{"list", "insert", LANG_PYTHON,
		"%s is a list, and inserting moves all items behind; append and reverse at the "
		"end, "
		"or collections.deque and appendleft(), take constant time each"},
	{"list", "index", LANG_PYTHON,
		"%s is searched from its start each time; a dict of places, made once, "
		"answers in constant time"},
	{"list", "count", LANG_PYTHON,
		"%s is read to its end each time; collections.Counter, made once, "
		"answers in constant time"},
	{"list", "remove", LANG_PYTHON,
		"%s is searched and its items are moved each time; a set, or a list of what is "
		"kept, "
		"avoids both"},
	{"list", "sort", LANG_PYTHON,
		"%s is sorted on each trip; sort once after the loop, or keep it in a heap "
		"(heapq)"},
	{"-", "sorted", LANG_PYTHON,
		"%s is sorted on each trip; sort once before the loop, or keep it in a heap "
		"(heapq)"},
	{"-", "min", LANG_PYTHON,
		"%s is read to its end on each trip; a running minimum, or a heap (heapq), does "
		"not"},
	{"-", "max", LANG_PYTHON,
		"%s is read to its end on each trip; a running maximum, or a heap (heapq), does "
		"not"},
	{"-", "sum", LANG_PYTHON,
		"%s is added up on each trip; a running sum does not read it again"},
	{"-", "sum.lists", LANG_PYTHON,
		"adding up lists copies the sum so far for each; itertools.chain.from_iterable "
		"does "
		"not"},
	{"-", "insort", LANG_PYTHON,
		"inserting in order moves all items behind; a heap (heapq), or sorting once, is "
		"n log n in all"},
	{"list", "shift", LANG_JAVASCRIPT,
		"%s is an array, and shift moves every item; an index that goes up, or a queue of "
		"two "
		"stacks, takes constant time"},
	{"list", "unshift", LANG_JAVASCRIPT,
		"%s is an array, and unshift moves every item; push and one reverse at the end "
		"take "
		"constant time each"},
	{"list", "splice", LANG_JAVASCRIPT,
		"%s is an array, and splice moves all items behind; filter once, or a Map, avoids "
		"that"},
	{"list", "includes", LANG_JAVASCRIPT,
		"%s is searched from its start each time; a Set, made once, answers has() in "
		"constant "
		"time"},
	{"list", "indexOf", LANG_JAVASCRIPT,
		"%s is searched from its start each time; a Map of places, made once, answers in "
		"constant time"},
	{"list", "find", LANG_JAVASCRIPT,
		"%s is searched from its start each time; a Map by key, made once, answers in "
		"constant time"},
	{"list", "concat", LANG_JAVASCRIPT, "concat copies %s on each trip; push does not"},
	{"list", "sort", LANG_JAVASCRIPT, "%s is sorted on each trip; sort once, after the loop"},
};

static const char *const operators[ADVICE_COUNT][LANG_COUNT] = {
	[ADVICE_SEARCH] = {[LANG_PYTHON] =
				   "%s is a list, which `in` searches from its start; a set "
				   "answers in constant time"},
	[ADVICE_JOIN] = {[LANG_PYTHON] = "+ copies %s on each trip; append and extend do not",
		[LANG_JAVASCRIPT] = "spreading copies %s on each trip; push does not"},
	[ADVICE_DELETE] = {[LANG_PYTHON] =
				   "del moves all items of %s behind; collections.deque, or a "
				   "list of what is kept, does not"},
	[ADVICE_TEXT] = {[LANG_PYTHON] = "+= copies all of %s on each trip; ''.join of a list of "
					 "parts does not"},
};

/* Is it done more than a constant number of times? */
static bool in_long_loop(const struct engine *engine)
{
	for (const struct loop *loop = engine->loops; loop; loop = loop->outer) {
		if (!bound_is_one(loop->trips))
			return true;
	}
	return false;
}

static void add(
	struct engine *engine, const char *format, const struct shape *container, unsigned line)
{
	bool foreign = engine->activation && engine->activation->function->module;
	if (!format || engine->dry || foreign || !in_long_loop(engine) ||
		engine->hints_len == ARRAY_LEN(engine->hints))
		return;
	for (unsigned i = 0; i < engine->hints_len; i++) {
		if (engine->hints[i].line == line)
			return;
	}
	const char *name =
		container->kind == SHAPE_NONE ? "it" : shape_text(engine->arena, container);
	const char *mark = strstr(format, "%s");
	const char *text = mark ? arena_format(engine->arena, "%.*s%s%s", (int)(mark - format),
					  format, name, mark + 2)
				: format;
	engine->hints[engine->hints_len++] = (struct hint){line, text};
}

void advice_on_call(struct engine *engine, const struct cost_row *row, const struct shape *call)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].lang != engine->source->lang->id ||
			strcmp(rows[i].name, row->name) != 0 ||
			strcmp(rows[i].type, row->type) != 0)
			continue;
		bool function = strcmp(row->type, "-") == 0;
		add(engine, rows[i].text, shape_kid(call, function), call->line);
		return;
	}
}

void advice_on_operator(
	struct engine *engine, enum advice_on what, const struct shape *container, unsigned line)
{
	add(engine, operators[what][engine->source->lang->id], container, line);
}

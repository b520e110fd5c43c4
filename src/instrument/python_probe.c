/*
 * Probes: what a library call, an operator or a slice costs on the values that it gets.
 *
 *   _aq7(xs).insert(0, x)         the receiver, before the arguments are made
 *   _aq7(xs).extend(_aa7(ys))     its first argument, where a row of the table asks for it
 *   sorted(_ae7(xs))              a function's first argument; of a sort without a key
 *   f(_aa7(x), _ab7(y))           a function's first and second argument
 *   x in _aq7(xs)                 what is searched
 *   _aq7(xs[a:b])                 a result: of a slice that is read, of `+` and `*`
 *   _ar7(_aq7(s).find(t, _ab7(i)))  a result whose cost depends on the arguments as well
 *   max(xs, key=_av7(xs.count))   a function that is handed on: charged when it is called
 *
 * Each of these gives back what it gets; only a function that is handed on comes back in another
 * function. Which row of grammars/python/costs.tsv holds is settled when the program runs, by the
 * value's type; here only which values the rows of a name can ask for.
 */
#include <string.h>

#include "base/mem.h"
#include "instrument/python.h"

static size_t start_of(const struct instrument_walk *walk, TSNode node)
{
	size_t start = ts_node_start_byte(node);
	/* The grammar reads `*xs[1:]` as a slice of `*xs`. */
	while (walk->source->text[start] == '*')
		start++;
	return start;
}

void python_wrap(struct instrument_walk *walk, TSNode node, char which, size_t site)
{
	size_t start = start_of(walk, node);
	insert_around(&walk->insertions, start, ts_node_end_byte(node), ")", "%s_a%c%zu(",
		python_gap_before(walk, start), which, site);
}

void python_wrap_with(
	struct instrument_walk *walk, TSNode node, char which, size_t site, struct text_part more)
{
	size_t start = start_of(walk, node);
	owned(str_done) struct str after = {0};
	str_addf(&after, ",%.*s)", (int)more.len, more.text);
	insert_around(&walk->insertions, start, ts_node_end_byte(node), str_text(&after),
		"%s_a%c%zu(", python_gap_before(walk, start), which, site);
}

size_t python_call_site(struct instrument_walk *walk, TSNode node, const char *name)
{
	return python_add_site(walk, SITE_CALL, node, name, strlen(name));
}

void python_probe_whole(struct instrument_walk *walk, TSNode node, const char *name)
{
	python_wrap(walk, node, 'q', python_call_site(walk, node, name));
}

/* The argument at `index` of those without a name, of `*xs` the xs; null if there is none. */
static TSNode argument_at(TSNode arguments, unsigned index)
{
	unsigned seen = 0;
	if (!tree_is(arguments, "argument_list"))
		return (TSNode){0};
	for (uint32_t i = 0; i < ts_node_named_child_count(arguments); i++) {
		TSNode child = ts_node_named_child(arguments, i);
		if (tree_is(child, "comment") || tree_is(child, "line_continuation") ||
			tree_is(child, "keyword_argument") || tree_is(child, "dictionary_splat"))
			continue;
		if (seen++ == index)
			return tree_is(child, "list_splat") ? ts_node_named_child(child, 0) : child;
	}
	return (TSNode){0};
}

static bool has_key(const struct instrument_walk *walk, TSNode arguments)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(arguments); i++) {
		TSNode child = ts_node_named_child(arguments, i);
		if (tree_is(child, "dictionary_splat") ||
			(tree_is(child, "keyword_argument") &&
				text_is(tree_text(walk->source, tree_field(child, "name")), "key")))
			return true;
	}
	return false;
}

bool python_is_constant(TSNode node)
{
	static const char *const kinds[] = {"integer", "float", "true", "false", "none"};
	for (uint32_t i = 0; tree_is(node, "string") && i < ts_node_named_child_count(node); i++) {
		if (tree_is(ts_node_named_child(node, i), "interpolation"))
			return false;
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (tree_is(node, kinds[i]))
			return true;
	}
	return tree_is(node, "string");
}

bool python_is_literal(TSNode node)
{
	return python_is_constant(node) || tree_is(node, "string") || tree_is(node, "tuple") ||
		tree_is(node, "list") || tree_is(node, "set");
}

/* What the driver charges by more than the table's row can say. */
static const struct {
	const char *name;
	bool method;
	unsigned asks;
} particular[] = {
	{"find", true, ASKS_SECOND | ASKS_RESULT}, /* from the start to where it is found */
	{"rfind", true, ASKS_RESULT}, {"index", true, ASKS_SECOND | ASKS_RESULT},
	{"rotate", true, ASKS_FIRST}, /* the shorter way around */
	{"join", true, ASKS_RESULT}, /* pieces may be long */
	{"split", true, ASKS_RESULT}, /* the pieces */
	{"rsplit", true, ASKS_RESULT}, {"splitlines", true, ASKS_RESULT},
	{"sum", false, ASKS_SECOND}, /* of lists */
	{"islice", false, ASKS_SECOND | ASKS_THIRD}, /* what is passed over */
};

static unsigned asks_more(struct text_part name, bool method)
{
	for (size_t i = 0; i < sizeof particular / sizeof *particular; i++) {
		if (particular[i].method == method && text_is(name, particular[i].name))
			return particular[i].asks;
	}
	return 0;
}

static bool is_object(const struct instrument_walk *walk, TSNode receiver)
{
	struct text_part object = tree_text(walk->source, receiver);
	return text_is(object, "self") || text_is(object, "cls") || text_is(object, "super()");
}

static void probe_method(
	struct instrument_walk *walk, TSNode call, TSNode receiver, struct text_part name)
{
	TSNode arguments = tree_field(call, "arguments");
	TSNode first = argument_at(arguments, 0);
	TSNode second = argument_at(arguments, 1);
	if (text_is(name, "pop") && !ts_node_is_null(first)) {
		if (text_is(tree_text(walk->source, first), "-1"))
			return;
		name = (struct text_part){"pop.at", 6};
	}
	unsigned asks = ask_method(&walk->asks, name);
	if (asks == 0 || is_object(walk, receiver))
		return;
	unsigned more = asks_more(name, true);
	size_t site = python_add_site(walk, SITE_CALL, call, name.text, name.len);
	bool sorts = text_is(name, "sort") && !has_key(walk, arguments);
	python_wrap(walk, receiver, sorts ? 'e' : 'q', site);
	if (((asks | more) & ASKS_FIRST) && !ts_node_is_null(first))
		python_wrap(walk, first, 'a', site);
	if ((more & ASKS_SECOND) && !ts_node_is_null(second))
		python_wrap(walk, second, 'b', site);
	if (more & ASKS_RESULT)
		python_wrap(walk, call, 'r', site);
}

/* itertools.islice, and sum with a start: what the driver has a way of its own for. */
static bool probe_particular(struct instrument_walk *walk, TSNode call, struct text_part name)
{
	TSNode arguments = tree_field(call, "arguments");
	TSNode second = argument_at(arguments, 1);
	TSNode third = argument_at(arguments, 2);
	unsigned more = asks_more(name, false);
	if (!more || ts_node_is_null(second) ||
		(python_is_constant(second) &&
			(ts_node_is_null(third) || python_is_constant(third))))
		return more & ASKS_THIRD;
	size_t site = python_add_site(walk, SITE_CALL, call, name.text, name.len);
	python_wrap(walk, argument_at(arguments, 0), 'a', site);
	python_wrap(walk, second, 'b', site);
	if ((more & ASKS_THIRD) && !ts_node_is_null(third))
		python_wrap(walk, third, 'c', site);
	return true;
}

static void probe_function(struct instrument_walk *walk, TSNode call, struct text_part name)
{
	unsigned asks = ask_function(&walk->asks, (struct text_part){0}, name);
	TSNode arguments = tree_field(call, "arguments");
	TSNode first = argument_at(arguments, 0);
	TSNode second = argument_at(arguments, 1);
	/* Of two values min and max compare these; only one is an iterable. */
	if ((text_is(name, "min") || text_is(name, "max")) && !ts_node_is_null(second))
		return;
	if (probe_particular(walk, call, name))
		return;
	if (asks & ASKS_RESULT) {
		python_wrap(walk, call, 'q',
			python_add_site(walk, SITE_CALL, call, name.text, name.len));
		return;
	}
	bool use_second = (asks & ASKS_SECOND) && !ts_node_is_null(second);
	bool use_first = (asks & (ASKS_FIRST | ASKS_SECOND)) && !ts_node_is_null(first) &&
		(use_second || !python_is_constant(first));
	if (!use_first || ((asks & ASKS_SECOND) && !use_second))
		return;
	size_t site = python_add_site(walk, SITE_CALL, call, name.text, name.len);
	bool sorts = text_is(name, "sorted") && !has_key(walk, arguments);
	python_wrap(walk, first, sorts ? 'e' : 'a', site);
	if (use_second)
		python_wrap(walk, second, 'b', site);
}

/* `print(*xs)` is charged as a call with many arguments, `str` of a number not at all. */
static bool is_free(const struct instrument_walk *walk, const struct python_state *state,
	TSNode call, struct text_part name)
{
	TSNode first = ts_node_named_child(tree_field(call, "arguments"), 0);
	if (text_is(name, "print"))
		return tree_is(first, "list_splat");
	return (text_is(name, "str") || text_is(name, "repr")) &&
		python_form_says(walk, state, first, 0) == SAYS_NUMBER;
}

void python_probe_call(struct instrument_walk *walk, struct python_state *state, TSNode call)
{
	TSNode function = tree_field(call, "function");
	python_probe_callee(walk, state, call);
	if (tree_is(function, "identifier")) {
		struct text_part name = tree_text(walk->source, function);
		if (python_names_hold(&state->names.bound, name))
			return;
		if (text_is(name, "eval") || text_is(name, "exec"))
			instrument_add_gap(
				walk, ts_node_start_point(call).row + 1, "what eval or exec runs");
		if (!is_free(walk, state, call, name))
			probe_function(walk, call, python_meaning(&state->names, name));
		return;
	}
	if (!tree_is(function, "attribute"))
		return;
	TSNode receiver = tree_field(function, "object");
	struct text_part name = tree_text(walk->source, tree_field(function, "attribute"));
	if (text_is(tree_text(walk->source, function), "dict.fromkeys"))
		probe_function(walk, call, tree_text(walk->source, function));
	else if (ask_function(&walk->asks, (struct text_part){0}, name) & ASKS_RESULT ||
		(tree_is(receiver, "identifier") &&
			python_names_hold(
				&state->names.modules, tree_text(walk->source, receiver))))
		probe_function(walk, call, name);
	else
		probe_method(walk, call, receiver, name);
}

/* Callbacks, and `*xs`: each of them is put where the function finds it. */
void python_probe_arguments(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	python_probe_callbacks(walk, state, node);
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode child = ts_node_named_child(node, i);
		if (tree_is(child, "keyword_argument"))
			child = tree_field(child, "value");
		TSNode spread = ts_node_named_child(child, 0);
		if (tree_is(child, "list_splat") && !python_is_literal(spread))
			python_probe_whole(walk, spread, "spread");
	}
}

/* A place that takes the last items, `first, *rest`. */
static bool has_rest(TSNode pattern)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(pattern); i++) {
		if (tree_is(ts_node_named_child(pattern, i), "list_splat_pattern"))
			return true;
	}
	return false;
}

/* `x = x + y`: made longer in place where nobody else has it. */
static bool probe_grown(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	TSNode left = tree_field(node, "left");
	TSNode right = tree_field(node, "right");
	TSNode first = tree_field(right, "left");
	TSNode second = tree_field(right, "right");
	if (!tree_is(right, "binary_operator") || !tree_is(first, "identifier") ||
		!text_is(tree_text(walk->source, tree_field(right, "operator")), "+") ||
		!text_same(tree_text(walk->source, left), tree_text(walk->source, first)) ||
		!python_is_local(walk, state, left) ||
		!(python_is_sized(walk, state, first) || python_is_sized(walk, state, second)))
		return false;
	state->chain_start = ts_node_start_byte(right) + 1;
	python_wrap_with(walk, second, 'c', python_call_site(walk, right, "+"),
		tree_text(walk->source, first));
	return true;
}

void python_probe_assignment(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	TSNode left = tree_field(node, "left");
	TSNode right = tree_field(node, "right");
	python_note_target(walk, state, node);
	if (ts_node_is_null(right) || probe_grown(walk, state, node))
		return;
	if (has_rest(left) && !tree_is(right, "expression_list") && !tree_is(right, "assignment") &&
		!tree_is(right, "yield"))
		python_probe_whole(walk, right, "unpack");
}

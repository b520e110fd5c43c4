/*
 * Probes: what a library call, an operator or a slice costs on the values that it gets.
 *
 *   _aq7(xs).insert(0, x)         the receiver, before the arguments are made
 *   _aq7(xs).extend(_aa7(ys))     its first argument, where a row of the table asks for it
 *   sorted(_aa7(xs)), _ab7        a function's first and second argument
 *   x in _aq7(xs)                 what is searched
 *   _aq7(xs[a:b])                 a result: of a slice that is read, of `+` and `*`
 *
 * Each of these is a function of one parameter that gives back what it gets. Which row of
 * grammars/python/costs.tsv holds is settled when the program runs, by the value's type; here only
 * which values the rows of a name can ask for.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/python.h"

extern const char costs_python[];
extern const size_t costs_python_len;

enum { ASKS_RECEIVER = 1, ASKS_FIRST = 2, ASKS_SECOND = 4, ASKS_RESULT = 8 };

static struct span span_of(const struct instrument_walk *walk, TSNode node)
{
	if (ts_node_is_null(node))
		return (struct span){"", 0};
	size_t start = ts_node_start_byte(node);
	return (struct span){walk->source->text + start, ts_node_end_byte(node) - start};
}

static bool span_is(struct span span, const char *text)
{
	return span.len == strlen(text) && memcmp(span.text, text, span.len) == 0;
}

static bool same(struct span a, struct span b)
{
	return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

static struct span take_cell(const char **at, const char *end)
{
	struct span cell = {*at, 0};
	while (*at < end && **at != '\t' && **at != '\n')
		(*at)++;
	cell.len = (size_t)(*at - cell.text);
	if (*at < end && **at == '\t')
		(*at)++;
	return cell;
}

/* The letters of a cost stand alone; those of log(), sqrt(), exp() and fact() do not. */
static unsigned cost_asks(struct span cost)
{
	static const struct {
		char letter;
		unsigned asks;
	} letters[] = {{'n', ASKS_RECEIVER}, {'a', ASKS_FIRST}, {'v', ASKS_FIRST},
		{'p', ASKS_FIRST}, {'b', ASKS_SECOND}, {'w', ASKS_SECOND}, {'r', ASKS_RESULT}};
	unsigned asks = 0;
	for (size_t i = 0; i < cost.len; i++) {
		size_t word = i;
		if (!isalpha((unsigned char)cost.text[i]))
			continue;
		while (i + 1 < cost.len && isalpha((unsigned char)cost.text[i + 1]))
			i++;
		for (size_t j = 0; i == word && j < ARRAY_LEN(letters); j++)
			asks |= cost.text[i] == letters[j].letter ? letters[j].asks : 0;
	}
	return asks;
}

/* What all of the rows of a name ask for, of methods or of functions; 0: the cost is constant. */
static unsigned table_asks(struct span name, bool method)
{
	unsigned asks = 0;
	const char *at = costs_python;
	const char *end = costs_python + costs_python_len;
	while (at < end) {
		struct span type = take_cell(&at, end);
		struct span row = take_cell(&at, end);
		struct span cost = take_cell(&at, end);
		if (type.len > 0 && type.text[0] != '#' && same(row, name) &&
			span_is(type, "-") != method)
			asks |= cost_asks(cost);
		while (at < end && *at != '\n')
			at++;
		at++;
	}
	return asks;
}

static bool holds(const struct names *names, struct span name)
{
	for (size_t i = 0; i < names->len; i++) {
		if (same(names->items[i], name))
			return true;
	}
	return false;
}

static void note(struct names *names, struct span name)
{
	if (holds(names, name))
		return;
	names->items = mem_grow(names->items, names->len, &names->cap, sizeof *names->items);
	names->items[names->len++] = name;
}

/* Of the many names that a program binds only those matter that the table or a gap knows. */
static void note_bound(struct python_names *names, struct span name)
{
	if (table_asks(name, false) || span_is(name, "eval") || span_is(name, "exec") ||
		span_is(name, "str"))
		note(&names->bound, name);
}

static void note_target(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	static const char *const holders[] = {"pattern_list", "tuple_pattern", "list_pattern",
		"list_splat_pattern", "dictionary_splat_pattern", "expression_list",
		"as_pattern_target", "default_parameter", "typed_parameter",
		"typed_default_parameter", "parameters", "lambda_parameters"};
	if (python_is(node, "identifier"))
		note_bound(names, span_of(walk, node));
	for (size_t i = 0; i < ARRAY_LEN(holders); i++) {
		if (!python_is(node, holders[i]))
			continue;
		for (uint32_t j = 0; j < ts_node_named_child_count(node); j++)
			note_target(names, walk, ts_node_named_child(node, j));
	}
}

static void note_import(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode child = ts_node_named_child(node, i);
		TSNode alias = python_field(child, "alias");
		note(&names->modules,
			span_of(walk,
				ts_node_is_null(alias) ? ts_node_named_child(child, 0) : alias));
	}
}

static const struct {
	const char *kind, *field;
} binders[] = {{"function_definition", "name"}, {"function_definition", "parameters"},
	{"class_definition", "name"}, {"lambda", "parameters"}, {"assignment", "left"},
	{"augmented_assignment", "left"}, {"for_statement", "left"}, {"for_in_clause", "left"},
	{"named_expression", "name"}, {"as_pattern", "alias"}, {"aliased_import", "alias"}};

/* Names of the counters themselves: _acp, _an, _ak1, … */
static bool is_counters(struct span name)
{
	if (span_is(name, "_an") || span_is(name, "_acp"))
		return true;
	if (name.len < 4 || memcmp(name.text, "_a", 2) != 0 || !strchr("kqabf", name.text[2]))
		return false;
	for (size_t i = 3; i < name.len; i++) {
		if (!isdigit((unsigned char)name.text[i]))
			return false;
	}
	return true;
}

void python_note_names(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	if (python_is(node, "identifier") && is_counters(span_of(walk, node)))
		names->taken = true;
	if (python_is(node, "import_statement"))
		note_import(names, walk, node);
	for (size_t i = 0; i < ARRAY_LEN(binders); i++) {
		if (python_is(node, binders[i].kind))
			note_target(names, walk, python_field(node, binders[i].field));
	}
}

void python_names_done(struct python_names *names)
{
	free(names->bound.items);
	free(names->modules.items);
	*names = (struct python_names){0};
}

static void wrap(struct instrument_walk *walk, TSNode node, char which, size_t site)
{
	size_t start = ts_node_start_byte(node);
	/* The grammar reads `*xs[1:]` as a slice of `*xs`. */
	while (walk->source->text[start] == '*')
		start++;
	insert_around(&walk->insertions, start, ts_node_end_byte(node), ")", "%s_a%c%zu(",
		python_gap_before(walk, start), which, site);
}

static void probe_whole(struct instrument_walk *walk, TSNode node, const char *name)
{
	wrap(walk, node, 'q', python_add_site(walk, SITE_CALL, node, name, strlen(name)));
}

/* The argument at `index` of those without a name, of `*xs` the xs; null if there is none. */
static TSNode argument_at(TSNode arguments, unsigned index)
{
	unsigned seen = 0;
	if (!python_is(arguments, "argument_list"))
		return (TSNode){0};
	for (uint32_t i = 0; i < ts_node_named_child_count(arguments); i++) {
		TSNode child = ts_node_named_child(arguments, i);
		if (python_is(child, "comment") || python_is(child, "line_continuation") ||
			python_is(child, "keyword_argument") ||
			python_is(child, "dictionary_splat"))
			continue;
		if (seen++ == index)
			return python_is(child, "list_splat") ? ts_node_named_child(child, 0)
							      : child;
	}
	return (TSNode){0};
}

static bool is_constant(TSNode node)
{
	static const char *const kinds[] = {"integer", "float", "true", "false", "none"};
	for (uint32_t i = 0; python_is(node, "string") && i < ts_node_named_child_count(node);
		i++) {
		if (python_is(ts_node_named_child(node, i), "interpolation"))
			return false;
	}
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (python_is(node, kinds[i]))
			return true;
	}
	return python_is(node, "string");
}

static bool is_literal(TSNode node)
{
	return is_constant(node) || python_is(node, "string") || python_is(node, "tuple") ||
		python_is(node, "list") || python_is(node, "set");
}

static void probe_method(
	struct instrument_walk *walk, TSNode call, TSNode receiver, struct span name)
{
	TSNode arguments = python_field(call, "arguments");
	TSNode first = argument_at(arguments, 0);
	if (span_is(name, "pop") && !ts_node_is_null(first)) {
		if (span_is(span_of(walk, first), "-1"))
			return;
		name = (struct span){"pop.at", 6};
	}
	struct span object = span_of(walk, receiver);
	unsigned asks = table_asks(name, true);
	if (asks == 0 || span_is(object, "self") || span_is(object, "cls") ||
		span_is(object, "super()"))
		return;
	size_t site = python_add_site(walk, SITE_CALL, call, name.text, name.len);
	wrap(walk, receiver, 'q', site);
	if ((asks & ASKS_FIRST) && !ts_node_is_null(first))
		wrap(walk, first, 'a', site);
}

static void probe_function(struct instrument_walk *walk, TSNode call, struct span name)
{
	unsigned asks = table_asks(name, false);
	TSNode arguments = python_field(call, "arguments");
	TSNode first = argument_at(arguments, 0);
	TSNode second = argument_at(arguments, 1);
	/* Of two values min and max compare these; only one is an iterable. */
	if ((span_is(name, "min") || span_is(name, "max")) && !ts_node_is_null(second))
		return;
	if (asks & ASKS_RESULT) {
		wrap(walk, call, 'q', python_add_site(walk, SITE_CALL, call, name.text, name.len));
		return;
	}
	bool use_second = (asks & ASKS_SECOND) && !ts_node_is_null(second);
	bool use_first = (asks & (ASKS_FIRST | ASKS_SECOND)) && !ts_node_is_null(first) &&
		(use_second || !is_constant(first));
	if (!use_first || ((asks & ASKS_SECOND) && !use_second))
		return;
	size_t site = python_add_site(walk, SITE_CALL, call, name.text, name.len);
	wrap(walk, first, 'a', site);
	if (use_second)
		wrap(walk, second, 'b', site);
}

void python_probe_call(struct instrument_walk *walk, struct python_state *state, TSNode call)
{
	TSNode function = python_field(call, "function");
	if (python_is(function, "identifier")) {
		struct span name = span_of(walk, function);
		if (holds(&state->names.bound, name))
			return;
		if (span_is(name, "eval") || span_is(name, "exec"))
			instrument_add_gap(
				walk, ts_node_start_point(call).row + 1, "what eval or exec runs");
		probe_function(walk, call, name);
		return;
	}
	if (!python_is(function, "attribute"))
		return;
	TSNode receiver = python_field(function, "object");
	struct span name = span_of(walk, python_field(function, "attribute"));
	if (span_is(span_of(walk, function), "dict.fromkeys"))
		probe_function(walk, call, span_of(walk, function));
	else if (table_asks(name, false) & ASKS_RESULT ||
		(python_is(receiver, "identifier") &&
			holds(&state->names.modules, span_of(walk, receiver))))
		probe_function(walk, call, name);
	else
		probe_method(walk, call, receiver, name);
}

void python_probe_comparison(
	struct instrument_walk *walk, struct python_state *state, TSNode comparison)
{
	(void)state;
	bool searched = false;
	for (uint32_t i = 0; i < ts_node_child_count(comparison); i++) {
		TSNode child = ts_node_child(comparison, i);
		if (!ts_node_is_named(child)) {
			const char *operator= ts_node_type(child);
			searched = strcmp(operator, "in") == 0 || strcmp(operator, "not in") == 0;
		} else if (searched && !python_is(child, "comment") &&
			!python_is(child, "line_continuation")) {
			if (!is_literal(child))
				probe_whole(walk, child, "in");
			searched = false;
		}
	}
}

/* Slices in here are written or deleted, not read. */
void python_note_target(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	(void)walk;
	TSNode left = python_is(node, "delete_statement") ? node : python_field(node, "left");
	size_t end = ts_node_is_null(left) ? 0 : ts_node_end_byte(left);
	if (end > state->target_end)
		state->target_end = end;
}

void python_probe_slice(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	if (ts_node_start_byte(node) < state->target_end)
		return;
	if (python_is(python_field(node, "subscript"), "slice"))
		probe_whole(walk, node, "slice");
}

/* Whether the expression's own form says that it is a sequence. */
static bool is_sequence(
	const struct instrument_walk *walk, const struct python_state *state, TSNode node)
{
	static const char *const kinds[] = {
		"string", "concatenated_string", "list", "list_comprehension"};
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (python_is(node, kinds[i]))
			return true;
	}
	struct span name = span_of(walk, python_field(node, "function"));
	return python_is(node, "call") && !holds(&state->names.bound, name) &&
		(span_is(name, "str") || span_is(name, "list") || span_is(name, "sorted") ||
			span_is(name, "tuple"));
}

/* A chain of operators leans to the left: its outermost starts where all of it does. */
void python_probe_operator(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	struct span operator= span_of(walk, python_field(node, "operator"));
	size_t start = ts_node_start_byte(node);
	bool adds = span_is(operator, "+");
	if ((!adds && !span_is(operator, "*")) || start + 1 == state->chain_start)
		return;
	bool shown = false;
	bool varies = !adds;
	for (TSNode at = node;; at = python_field(at, "left")) {
		bool inner = python_is(at, "binary_operator") &&
			same(span_of(walk, python_field(at, "operator")), operator);
		TSNode operand = inner ? python_field(at, "right") : at;
		shown = shown || is_sequence(walk, state, operand);
		varies = varies || !is_constant(operand);
		if (!inner)
			break;
	}
	if (!shown || !varies)
		return;
	state->chain_start = start + 1;
	probe_whole(walk, node, adds ? "+" : "*");
}

void python_probe_augmented(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	TSNode right = python_field(node, "right");
	python_note_target(walk, state, node);
	if (!span_is(span_of(walk, python_field(node, "operator")), "+=") ||
		!is_sequence(walk, state, right) || is_constant(right))
		return;
	probe_whole(walk, right, "+=");
}

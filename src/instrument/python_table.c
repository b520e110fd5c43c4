/*
 * The rows of grammars/python/costs.tsv by name, and the names that a program gives a meaning of its
 * own, for which no row holds.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/python.h"

extern const char costs_python[];
extern const size_t costs_python_len;

struct span python_span(const struct instrument_walk *walk, TSNode node)
{
	if (ts_node_is_null(node))
		return (struct span){"", 0};
	size_t start = ts_node_start_byte(node);
	return (struct span){walk->source->text + start, ts_node_end_byte(node) - start};
}

bool python_span_is(struct span span, const char *text)
{
	return span.len == strlen(text) && memcmp(span.text, text, span.len) == 0;
}

bool python_span_same(struct span a, struct span b)
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
	} letters[] = {{'n', ASKS_RECEIVER}, {'t', ASKS_RECEIVER}, {'a', ASKS_FIRST},
		{'v', ASKS_FIRST}, {'p', ASKS_FIRST}, {'b', ASKS_SECOND}, {'w', ASKS_SECOND},
		{'r', ASKS_RESULT}};
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
unsigned python_table_asks(struct span name, bool method)
{
	unsigned asks = 0;
	const char *at = costs_python;
	const char *end = costs_python + costs_python_len;
	while (at < end) {
		struct span type = take_cell(&at, end);
		struct span row = take_cell(&at, end);
		struct span cost = take_cell(&at, end);
		if (type.len > 0 && type.text[0] != '#' && python_span_same(row, name) &&
			python_span_is(type, "-") != method)
			asks |= cost_asks(cost);
		while (at < end && *at != '\n')
			at++;
		at++;
	}
	/* A function has no receiver: `t` is its first argument's text. */
	if (method || !(asks & ASKS_RECEIVER))
		return asks;
	return (asks & ~(unsigned)ASKS_RECEIVER) | ASKS_FIRST;
}

bool python_names_hold(const struct names *names, struct span name)
{
	for (size_t i = 0; i < names->len; i++) {
		if (python_span_same(names->items[i], name))
			return true;
	}
	return false;
}

static void note(struct names *names, struct span name)
{
	if (python_names_hold(names, name))
		return;
	names->items = mem_grow(names->items, names->len, &names->cap, sizeof *names->items);
	names->items[names->len++] = name;
}

/* Of the many names that a program binds only those matter that the table or a gap knows. */
static void note_bound(struct python_names *names, struct span name)
{
	if (python_table_asks(name, false) || python_span_is(name, "eval") ||
		python_span_is(name, "exec") || python_span_is(name, "str"))
		note(&names->bound, name);
}

static void note_target(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	static const char *const holders[] = {"pattern_list", "tuple_pattern", "list_pattern",
		"list_splat_pattern", "dictionary_splat_pattern", "expression_list",
		"as_pattern_target", "default_parameter", "typed_parameter",
		"typed_default_parameter", "parameters", "lambda_parameters"};
	if (python_is(node, "identifier"))
		note_bound(names, python_span(walk, node));
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
			python_span(walk,
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
	if (python_span_is(name, "_an") || python_span_is(name, "_acp"))
		return true;
	if (name.len < 4 || memcmp(name.text, "_a", 2) != 0 || !strchr("kqabcdefrvs", name.text[2]))
		return false;
	for (size_t i = 3; i < name.len; i++) {
		if (!isdigit((unsigned char)name.text[i]))
			return false;
	}
	return true;
}

void python_note_names(struct python_names *names, const struct instrument_walk *walk, TSNode node)
{
	if (python_is(node, "identifier") && is_counters(python_span(walk, node)))
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
	free(names->aliases.items);
	free(names->evidence);
	*names = (struct python_names){0};
}

/*
 * Python's counters, as the driver drivers/count.py provides them through the builtins module:
 *
 *   for x in _acp((E),_ak7):     itertools.compress with a counter, which gives True as often as
 *                                it is asked: counts in C, stays lazy, and needs no statement in
 *                                the body
 *   while (C)and _an(_ak7):      _an is next, which the interpreter calls without a detour
 *   _an(_ak7);return x           a function's first statement
 *   if _an(_ak7)and(C):          the same where that statement has a body of its own
 *   lambda x: _an(_ak7)and(E)
 *
 * The names start with one underline: two would be changed inside classes. No quote, backslash or
 * colon is inserted inside of an expression, so that f-strings stay valid.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/python.h"

/* Where keywords touch what follows, as in `for x in(1, 2)`. */
const char *python_gap_before(const struct instrument_walk *walk, size_t at)
{
	if (at == 0)
		return "";
	unsigned char before = (unsigned char)walk->source->text[at - 1];
	return isalnum(before) || before == '_' || before >= 0x80 ? " " : "";
}

size_t python_add_site(struct instrument_walk *walk, enum site_kind kind, TSNode node,
	const char *name, size_t len)
{
	return instrument_add_site(walk, kind, ts_node_start_byte(node), ts_node_end_byte(node),
		tree_line(node), name, len);
}

/* The grammar has comments and a line's continuation as nodes between any others. */
static TSNode skip_extras(TSNode node)
{
	while (tree_is(node, "comment") || tree_is(node, "line_continuation"))
		node = ts_node_next_named_sibling(node);
	return node;
}

static TSNode first_of(TSNode node)
{
	return skip_extras(ts_node_named_child(node, 0));
}

static TSNode next_of(TSNode node)
{
	return skip_extras(ts_node_next_named_sibling(node));
}

static bool is_docstring(TSNode statement)
{
	if (!tree_is(statement, "expression_statement") ||
		ts_node_named_child_count(statement) != 1)
		return false;
	TSNode child = ts_node_named_child(statement, 0);
	return tree_is(child, "string") || tree_is(child, "concatenated_string");
}

static void count_header(struct instrument_walk *walk, TSNode header, size_t site)
{
	size_t start = ts_node_start_byte(header);
	insert_around(&walk->insertions, start, ts_node_end_byte(header), ")", "%s_an(_ak%zu)and(",
		python_gap_before(walk, start), site);
}

/* `with a, b:` and `with (a as x, b):` open the first of them first. */
static TSNode with_header(TSNode statement)
{
	TSNode node = first_of(statement);
	while (tree_is(node, "with_clause") || tree_is(node, "with_item") ||
		tree_is(node, "as_pattern") || tree_is(node, "tuple") ||
		tree_is(node, "parenthesized_expression"))
		node = first_of(node);
	return node;
}

static TSNode for_header(TSNode statement)
{
	return tree_field(statement, "right");
}

static TSNode if_header(TSNode statement)
{
	return tree_field(statement, "condition");
}

static TSNode match_header(TSNode statement)
{
	/* `match a, b:` has two subjects. */
	TSNode subject = tree_field(statement, "subject");
	TSNode next = next_of(subject);
	return tree_is(next, "block") ? subject : (TSNode){0};
}

static const struct {
	const char *kind;
	TSNode (*header)(TSNode statement); /* NULL: it cannot carry a counter */
} compounds[] = {
	{"if_statement", if_header},
	{"for_statement", for_header},
	{"with_statement", with_header},
	{"match_statement", match_header},
	{"while_statement", NULL},
	{"decorated_definition", NULL},
	{"function_definition", NULL},
	{"class_definition", NULL},
};

static bool is_definition(TSNode node)
{
	return tree_is(node, "decorated_definition") || tree_is(node, "function_definition") ||
		tree_is(node, "class_definition");
}

/* Whether the statement could be made to count what enters it. */
static bool count_statement(struct instrument_walk *walk, TSNode statement, size_t site)
{
	while (tree_is(statement, "try_statement"))
		statement = first_of(tree_field(statement, "body"));
	if (ts_node_is_null(statement))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(compounds); i++) {
		if (!tree_is(statement, compounds[i].kind))
			continue;
		TSNode header = compounds[i].header ? compounds[i].header(statement) : (TSNode){0};
		if (ts_node_is_null(header))
			return false;
		count_header(walk, header, site);
		return true;
	}
	size_t start = ts_node_start_byte(statement);
	insert_at(&walk->insertions, start, "%s_an(_ak%zu);", python_gap_before(walk, start), site);
	return true;
}

static bool can_hold(TSNode statement)
{
	while (tree_is(statement, "try_statement"))
		statement = first_of(tree_field(statement, "body"));
	for (size_t i = 0; i < ARRAY_LEN(compounds); i++) {
		if (tree_is(statement, compounds[i].kind))
			return compounds[i].header &&
				!ts_node_is_null(compounds[i].header(statement));
	}
	return !ts_node_is_null(statement);
}

/* A comment's or an empty line between the header and the first statement takes the counter. */
static bool count_free_line(struct instrument_walk *walk, TSNode statement, size_t site, bool dry)
{
	const char *text = walk->source->text;
	size_t first = ts_node_start_byte(statement);
	size_t line = first;
	while (line > 0 && text[line - 1] != '\n')
		line--;
	for (size_t i = line; i < first; i++) {
		if (text[i] != ' ' && text[i] != '\t')
			return false;
	}
	/* The line before it, if it is free: it starts after the header's own line feed. */
	if (line == 0)
		return false;
	size_t before = line - 1;
	while (before > 0 && text[before - 1] != '\n')
		before--;
	size_t at = before;
	while (at < line && (text[at] == ' ' || text[at] == '\t'))
		at++;
	if (text[at] != '#' && text[at] != '\n' && text[at] != '\r')
		return false;
	if (!dry)
		insert_at(&walk->insertions, before, "%.*s_an(_ak%zu) ", (int)(first - line),
			text + line, site);
	return true;
}

/*
 * A function whose first statement is a `while` has no place for a counter, and such functions are
 * often the ones that matter (a find with path compression). One more parameter, to be given by
 * name only, says whether the condition is reached for the first time.
 */
static bool count_parameter(
	struct instrument_walk *walk, TSNode function, TSNode loop, size_t site, bool dry)
{
	TSNode parameters = tree_field(function, "parameters");
	if (!tree_is(loop, "while_statement") || ts_node_is_null(parameters))
		return false;
	bool star = false;
	TSNode last = {0}, rest = {0};
	for (TSNode child = first_of(parameters); !ts_node_is_null(child); child = next_of(child)) {
		TSNode inner = tree_is(child, "typed_parameter") ? first_of(child) : child;
		star = star || tree_is(inner, "list_splat_pattern") ||
			tree_is(inner, "keyword_separator");
		if (tree_is(inner, "dictionary_splat_pattern"))
			rest = child;
		else
			last = child;
	}
	if (dry)
		return true;
	const char *more = star ? "" : "*,";
	if (!ts_node_is_null(rest))
		insert_at(&walk->insertions, ts_node_start_byte(rest), "%s_af%zu=0,", more, site);
	else if (!ts_node_is_null(last))
		insert_at(&walk->insertions, ts_node_end_byte(last), ",%s_af%zu=0", more, site);
	else
		insert_at(
			&walk->insertions, ts_node_start_byte(parameters) + 1, "*,_af%zu=0", site);
	size_t start = ts_node_start_byte(tree_field(loop, "condition"));
	insert_at(&walk->insertions, start, "%s(_af%zu or(_af%zu:=_an(_ak%zu)))and ",
		python_gap_before(walk, start), site, site, site);
	return true;
}

static bool count_entry(struct instrument_walk *walk, TSNode function, size_t site, bool dry)
{
	TSNode body = tree_field(function, "body");
	TSNode first = first_of(body);
	if (ts_node_is_null(first))
		return false;
	if (is_docstring(first)) {
		if (!dry)
			insert_at(&walk->insertions, ts_node_end_byte(first), ";_an(_ak%zu)", site);
		return true;
	}
	TSNode statement = first;
	while (is_definition(statement) && !ts_node_is_null(next_of(statement)))
		statement = next_of(statement);
	if (can_hold(statement))
		return dry || count_statement(walk, statement, site);
	if (count_free_line(walk, first, site, dry))
		return true;
	return count_parameter(walk, function, statement, site, dry);
}

static void count_function(struct instrument_walk *walk, TSNode node)
{
	TSNode name = tree_field(node, "name");
	if (!count_entry(walk, node, 0, true)) {
		instrument_add_gap(walk, tree_line(node),
			"calls of this function: it starts with a definition or a loop");
		return;
	}
	size_t site = python_add_site(walk, SITE_FUNCTION, node,
		walk->source->text + ts_node_start_byte(name),
		ts_node_end_byte(name) - ts_node_start_byte(name));
	count_entry(walk, node, site, false);
}

static bool is_async(TSNode node)
{
	return strcmp(ts_node_type(ts_node_child(node, 0)), "async") == 0;
}

/* An iterable, which may be several expressions with commas between. */
static void count_iterable(struct instrument_walk *walk, size_t start, size_t end, size_t site)
{
	owned(str_done) struct str after = {0};
	str_addf(&after, "),_ak%zu)", site);
	insert_around(&walk->insertions, start, end, str_text(&after), "%s_acp((",
		python_gap_before(walk, start));
}

static void count_for(struct instrument_walk *walk, TSNode node)
{
	if (is_async(node)) {
		TSNode first = first_of(tree_field(node, "body"));
		if (!can_hold(first)) {
			instrument_add_gap(walk, tree_line(node),
				"this loop: it is asynchronous and starts with another statement");
			return;
		}
		count_statement(walk, first, python_add_site(walk, SITE_LOOP, node, NULL, 0));
		return;
	}
	TSNode right = tree_field(node, "right");
	count_iterable(walk, ts_node_start_byte(right), ts_node_end_byte(right),
		python_add_site(walk, SITE_LOOP, node, NULL, 0));
}

static void count_while(struct instrument_walk *walk, TSNode node)
{
	TSNode condition = tree_field(node, "condition");
	size_t start = ts_node_start_byte(condition);
	size_t site = python_add_site(walk, SITE_LOOP, node, NULL, 0);
	owned(str_done) struct str after = {0};
	str_addf(&after, ")and _an(_ak%zu)", site);
	insert_around(&walk->insertions, start, ts_node_end_byte(condition), str_text(&after),
		"%s(", python_gap_before(walk, start));
}

static void count_clause(struct instrument_walk *walk, TSNode node)
{
	TSNode right = tree_field(node, "right");
	size_t site = python_add_site(walk, SITE_COMPREHENSION, node, NULL, 0);
	if (is_async(node))
		insert_at(&walk->insertions, ts_node_end_byte(node), " if _an(_ak%zu)", site);
	else
		count_iterable(walk, ts_node_start_byte(right), ts_node_end_byte(node), site);
}

static bool is_kind(TSNode node, const char *type)
{
	return !ts_node_is_null(node) && strcmp(ts_node_type(node), type) == 0;
}

/* `yield from xs` takes items as a loop does. What stands for the iterable cannot be sent anything
 * to and returns nothing, so it is a statement of its own, in a program that sends nothing. */
static void count_delegation(struct instrument_walk *walk, TSNode node)
{
	static const char *const senders[] = {".send", ".throw", "asyncio", "coroutine"};
	TSNode argument = ts_node_named_child(node, ts_node_named_child_count(node) - 1);
	bool silent = tree_is(ts_node_parent(node), "expression_statement");
	if (!is_kind(ts_node_child(node, 1), "from"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(senders); i++)
		silent = silent &&
			!memmem(walk->source->text, walk->source->len, senders[i],
				strlen(senders[i]));
	if (silent)
		count_iterable(walk, ts_node_start_byte(argument), ts_node_end_byte(argument),
			python_add_site(walk, SITE_LOOP, node, NULL, 0));
	else
		instrument_add_gap(walk, tree_line(node),
			"what this yields from: its result is used, or something is sent to it");
}

static void count_lambda(struct instrument_walk *walk, TSNode node)
{
	TSNode body = tree_field(node, "body");
	if (!ts_node_is_null(body))
		count_header(walk, body, python_add_site(walk, SITE_LAMBDA, node, NULL, 0));
}

static const struct {
	const char *kind;
	void (*count)(struct instrument_walk *walk, TSNode node);
	bool expression;
} constructs[] = {
	{"for_statement", count_for},
	{"while_statement", count_while},
	{"for_in_clause", count_clause, .expression = true},
	{"lambda", count_lambda, .expression = true},
	{"yield", count_delegation, .expression = true},
	{"function_definition", count_function},
};

/* `f"{x=}"` prints the expression's own text. */
static bool shows_itself(const struct instrument_walk *walk, TSNode node)
{
	TSNode expression = tree_field(node, "expression");
	if (ts_node_is_null(expression))
		return true;
	const char *at = walk->source->text + ts_node_end_byte(expression);
	const char *end = walk->source->text + ts_node_end_byte(node);
	while (at < end && isspace((unsigned char)*at))
		at++;
	return at < end && *at == '=';
}

/* Annotations may be kept as text, patterns are no expressions. */
static bool is_left_alone(const struct instrument_walk *walk, TSNode node)
{
	if (tree_is(node, "type") || tree_is(node, "case_pattern"))
		return true;
	return tree_is(node, "interpolation") && shows_itself(walk, node);
}

static const struct {
	const char *kind;
	void (*probe)(struct instrument_walk *walk, struct python_state *state, TSNode node);
} probed[] = {
	{"call", python_probe_call},
	{"argument_list", python_probe_arguments},
	{"identifier", python_probe_kept},
	{"attribute", python_probe_kept},
	{"comparison_operator", python_probe_comparison},
	{"subscript", python_probe_slice},
	{"binary_operator", python_probe_operator},
	{"list", python_probe_display},
	{"tuple", python_probe_display},
	{"set", python_probe_display},
	{"dictionary", python_probe_display},
	{"concatenated_string", python_note_joined},
	{"string", python_probe_text},
	{"augmented_assignment", python_probe_augmented},
	{"assignment", python_probe_assignment},
	{"delete_statement", python_probe_delete},
	{"for_statement", python_note_target},
	{"for_in_clause", python_note_target},
};

/* Python's tokenizer takes 200 brackets inside of each other; each insertion adds one or two. */
enum { DEPTH_MAX = 120 };

/* A long chain of calls would give a gap at each of them. */
static void note_depth(struct instrument_walk *walk, TSNode node)
{
	static const char why[] = "expressions nested too deeply";
	const struct instrumented *out = walk->out;
	unsigned line = tree_line(node);
	const struct site_gap *last = out->gaps_len > 0 ? &out->gaps[out->gaps_len - 1] : NULL;
	if (!last || last->line != line || strcmp(last->why, why) != 0)
		instrument_add_gap(walk, line, why);
}

static bool visit(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	python_enter(state, node);
	if (is_left_alone(walk, node))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(constructs); i++) {
		if (!tree_is(node, constructs[i].kind))
			continue;
		if (state->depth > DEPTH_MAX && constructs[i].expression)
			note_depth(walk, node);
		else
			constructs[i].count(walk, node);
	}
	for (size_t i = 0; i < ARRAY_LEN(probed); i++) {
		if (!tree_is(node, probed[i].kind))
			continue;
		if (state->depth > DEPTH_MAX && probed[i].probe != python_note_target)
			note_depth(walk, node);
		else
			probed[i].probe(walk, state, node);
	}
	return true;
}

static bool look(struct instrument_walk *walk, struct python_state *state, TSNode node)
{
	python_enter(state, node);
	python_note_names(&state->names, walk, node);
	python_note_evidence(state, walk, node);
	python_note_kept(state, walk, node);
	return true;
}

struct python_walk {
	struct instrument_walk *walk;
	struct python_state state;
	bool (*see)(struct instrument_walk *walk, struct python_state *state, TSNode node);
};

static bool enter(void *context, TSNode node, unsigned depth)
{
	struct python_walk *python = context;
	python->state.depth = depth;
	return python->see(python->walk, &python->state, node);
}

void instrument_python(struct instrument_walk *walk)
{
	struct python_walk python = {.walk = walk, .see = look};
	tree_each(walk->source, enter, &python);
	python.state.scopes_len = 0;
	python.see = visit;
	if (python.state.names.taken)
		instrument_add_gap(walk, 1, "the whole program: it uses names of the counters");
	else
		tree_each(walk->source, enter, &python);
	python_names_done(&python.state.names);
	free(python.state.scopes);
}

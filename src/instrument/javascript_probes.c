/*
 * Probes in JavaScript: functions of the driver that hand a value through and charge a counter with
 * what the call costs on it.
 *
 *   _ap(3,xs).sort()               a method, by its receiver
 *   _ah(3,xs).concat(_aq(3,ys))    by its receiver and first argument
 *   JSON.parse(_af(3,text))        a function, by its first argument (_ag: by its second)
 *   _ar(3,[...xs])                 by the result
 *   f(..._as(3,xs))                what is spread or collected
 *
 * A name in front of what was a bracket has a blank before it: `return[1].sort()`. An optional
 * chain must not be cut: `_ap(3,a?.b).sort()` would call a method of undefined where `a?.b.sort()`
 * is quiet. Such a call is a gap.
 */
#include <string.h>

#include "base/mem.h"
#include "instrument/javascript.h"

/* Globals whose calls are probed, unless the program defines the name itself. */
static const char *const roots[] = {
	"Object", "Array", "JSON", "Promise", "console", "structuredClone", "Set", "Map"};
_Static_assert(ARRAY_LEN(roots) <= 32, "a bit a root");

enum probe { PROBE_FIRST, PROBE_BOTH, PROBE_RESULT };

static const struct {
	const char *root, *name; /* root NULL: whatever it is a method of */
	enum probe probe;
} functions[] = {
	{"Object", "keys", PROBE_FIRST},
	{"Object", "values", PROBE_FIRST},
	{"Object", "entries", PROBE_FIRST},
	{"Object", "assign", PROBE_BOTH},
	{"Object", "fromEntries", PROBE_FIRST},
	{"Object", "freeze", PROBE_FIRST},
	{"Array", "from", PROBE_RESULT},
	{"JSON", "parse", PROBE_FIRST},
	{"JSON", "stringify", PROBE_FIRST},
	{"Promise", "all", PROBE_FIRST},
	{"console", "log", PROBE_FIRST},
	{"console", "error", PROBE_FIRST},
	{"console", "warn", PROBE_FIRST},
	{"console", "info", PROBE_FIRST},
	{"console", "debug", PROBE_FIRST},
	{NULL, "readFileSync", PROBE_RESULT},
};

/* Methods whose cost is not constant for every receiver; with `argument` it counts, too. */
static const struct {
	const char *name;
	bool argument;
} methods[] = {
	{"concat", true},
	{"copyWithin", false},
	{"difference", true},
	{"endsWith", true},
	{"every", false},
	{"exec", true},
	{"fill", false},
	{"filter", false},
	{"find", false},
	{"findIndex", false},
	{"findLast", false},
	{"findLastIndex", false},
	{"flat", false},
	{"flatMap", false},
	{"forEach", false},
	{"includes", false},
	{"indexOf", false},
	{"intersection", true},
	{"join", false},
	{"lastIndexOf", false},
	{"map", false},
	{"match", false},
	{"matchAll", false},
	{"normalize", false},
	{"padEnd", true},
	{"padStart", true},
	{"reduce", false},
	{"reduceRight", false},
	{"repeat", true},
	{"replace", false},
	{"replaceAll", false},
	{"reverse", false},
	{"search", false},
	{"set", true},
	{"shift", false},
	{"slice", false},
	{"some", false},
	{"sort", false},
	{"splice", false},
	{"split", false},
	{"startsWith", true},
	{"substr", false},
	{"substring", false},
	{"test", true},
	{"toLowerCase", false},
	{"toReversed", false},
	{"toSorted", false},
	{"toString", false},
	{"toUpperCase", false},
	{"trim", false},
	{"trimEnd", false},
	{"trimStart", false},
	{"union", true},
	{"unshift", false},
	{"write", true},
};

static int root_of(const struct javascript *javascript, TSNode name)
{
	for (size_t i = 0; i < ARRAY_LEN(roots); i++)
		if (javascript_reads(javascript, name, roots[i]))
			return (int)i;
	return -1;
}

static bool is_global(const struct javascript *javascript, TSNode node, const char *name)
{
	int root = javascript_is(node, "identifier") ? root_of(javascript, node) : -1;
	return root >= 0 && !(javascript->shadowed & 1U << root) && strcmp(roots[root], name) == 0;
}

/* Where a name in a child position makes it the program's own; `field` NULL: any child. */
static const struct {
	const char *type, *field;
} definitions[] = {
	{"variable_declarator", "name"},
	{"function_declaration", "name"},
	{"generator_function_declaration", "name"},
	{"class_declaration", "name"},
	{"formal_parameters", NULL},
	{"arrow_function", "parameter"},
	{"assignment_expression", "left"},
	{"assignment_pattern", "left"},
	{"object_assignment_pattern", "left"},
	{"pair_pattern", "value"},
	{"array_pattern", NULL},
	{"rest_pattern", NULL},
	{"catch_clause", "parameter"},
	{"for_in_statement", "left"},
	{"import_specifier", NULL},
	{"import_clause", NULL},
	{"namespace_import", NULL},
};

static void shadow(struct javascript *javascript, TSNode name)
{
	int root = javascript_is(name, "identifier") ||
			javascript_is(name, "shorthand_property_identifier_pattern")
		? root_of(javascript, name)
		: -1;
	if (root >= 0)
		javascript->shadowed |= 1U << root;
}

/* _ac and the probes' names. */
static bool is_own_name(const struct javascript *javascript, TSNode node)
{
	size_t len = 0;
	const char *text = javascript_text(javascript, node, &len);
	bool close = len == 3 && text[0] == '_' && text[1] == 'a' && strchr("cphqfgrs", text[2]);
	return close && strstr(ts_node_type(node), "identifier") &&
		!javascript_is(node, "property_identifier");
}

bool javascript_find_shadows(struct javascript *javascript, TSNode node)
{
	javascript->taken |= is_own_name(javascript, node);
	shadow(javascript,
		javascript_is(node, "shorthand_property_identifier_pattern") ? node : (TSNode){0});
	const char *type = ts_node_type(node);
	for (size_t i = 0; i < ARRAY_LEN(definitions); i++) {
		if (strcmp(definitions[i].type, type) != 0)
			continue;
		if (definitions[i].field) {
			shadow(javascript, javascript_field(node, definitions[i].field));
			continue;
		}
		uint32_t count = ts_node_named_child_count(node);
		for (uint32_t child = 0; child < count; child++)
			shadow(javascript, ts_node_named_child(node, child));
	}
	return ts_node_is_named(node);
}

static size_t add_call(struct javascript *javascript, TSNode node, const char *name)
{
	return instrument_add_site(javascript->walk, SITE_CALL, ts_node_start_byte(node),
		ts_node_end_byte(node), javascript_line(node), name, strlen(name));
}

static void wrap(struct javascript *javascript, TSNode node, const char *probe, size_t site)
{
	size_t start = ts_node_start_byte(node);
	insert_around(&javascript->walk->insertions, start, ts_node_end_byte(node), ")", " %s(%zu,",
		probe, site);
}

/* An argument by its number; null where there is none or something is spread before it. */
static TSNode argument_at(TSNode arguments, uint32_t wanted)
{
	uint32_t count = ts_node_is_null(arguments) ? 0 : ts_node_named_child_count(arguments);
	for (uint32_t i = 0; i < count; i++) {
		TSNode child = ts_node_named_child(arguments, i);
		if (javascript_is(child, "comment"))
			continue;
		if (javascript_is(child, "spread_element"))
			break;
		if (wanted-- == 0)
			return child;
	}
	return (TSNode){0};
}

/* Why what a chain of members and calls begins with cannot be wrapped; NULL: it can. An arrow
 * function with a block is followed by a line end that the grammar does not take for a semicolon:
 * `x => {}` and `[1].sort()` on the next line are two statements. */
static const char *walk_chain(TSNode node)
{
	static const struct {
		const char *type, *inner;
	} links[] = {{"member_expression", "object"}, {"subscript_expression", "object"},
		{"call_expression", "function"}};
	for (;;) {
		size_t link = 0;
		while (link < ARRAY_LEN(links) && !javascript_is(node, links[link].type))
			link++;
		if (link == ARRAY_LEN(links))
			return javascript_is(node, "arrow_function") ? "behind an arrow function"
								     : NULL;
		if (!ts_node_is_null(javascript_field(node, "optional_chain")))
			return "in an optional chain";
		node = javascript_field(node, links[link].inner);
	}
}

/* A chain is met from its end: when all of it is fine, so is each beginning. Without that a chain
 * of thousands of calls takes seconds. */
static const char *chain_trouble(struct javascript *javascript, TSNode node)
{
	size_t start = ts_node_start_byte(node);
	size_t end = ts_node_end_byte(node);
	if (start == javascript->chain_start && end <= javascript->chain_end)
		return NULL;
	const char *trouble = walk_chain(node);
	if (!trouble) {
		javascript->chain_start = start;
		javascript->chain_end = end;
	}
	return trouble;
}

static void probe_argument(
	struct javascript *javascript, TSNode node, const char *name, TSNode first)
{
	if (!ts_node_is_null(first))
		wrap(javascript, first, "_af", add_call(javascript, node, name));
}

static void probe_function(struct javascript *javascript, TSNode node, size_t function)
{
	TSNode arguments = javascript_field(node, "arguments");
	TSNode first = argument_at(arguments, 0);
	if (functions[function].probe == PROBE_RESULT) {
		const char *trouble = chain_trouble(javascript, node);
		if (trouble)
			instrument_add_gap(javascript->walk, javascript_line(node), trouble);
		else
			wrap(javascript, node, "_ar",
				add_call(javascript, node, functions[function].name));
		return;
	}
	probe_argument(javascript, node, functions[function].name, first);
	TSNode second = argument_at(arguments, 1);
	if (functions[function].probe == PROBE_BOTH && !ts_node_is_null(second))
		wrap(javascript, second, "_ag", javascript->walk->out->sites_len - 1);
}

static void probe_method(struct javascript *javascript, TSNode node, TSNode object, size_t method)
{
	const char *trouble = chain_trouble(javascript, object);
	if (trouble) {
		instrument_add_gap(javascript->walk, javascript_line(node), trouble);
		return;
	}
	TSNode first = argument_at(javascript_field(node, "arguments"), 0);
	bool both = methods[method].argument && !ts_node_is_null(first);
	size_t site = add_call(javascript, node, methods[method].name);
	wrap(javascript, object, both ? "_ah" : "_ap", site);
	if (both)
		wrap(javascript, first, "_aq", site);
}

static void probe_member(struct javascript *javascript, TSNode node, TSNode function)
{
	TSNode object = javascript_field(function, "object");
	TSNode property = javascript_field(function, "property");
	if (javascript_is(object, "super") || !javascript_is(property, "property_identifier"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(functions); i++)
		if (javascript_reads(javascript, property, functions[i].name) &&
			(!functions[i].root || is_global(javascript, object, functions[i].root))) {
			probe_function(javascript, node, i);
			return;
		}
	for (size_t i = 0; i < ARRAY_LEN(methods); i++)
		if (javascript_reads(javascript, property, methods[i].name)) {
			probe_method(javascript, node, object, i);
			return;
		}
}

/* new Set(xs), structuredClone(x). */
static void probe_global(struct javascript *javascript, TSNode node, TSNode name)
{
	if (javascript_reads(javascript, name, "eval") ||
		javascript_reads(javascript, name, "Function")) {
		instrument_add_gap(
			javascript->walk, javascript_line(node), "makes code while it runs");
		return;
	}
	static const char *const called[] = {"Set", "Map", "structuredClone"};
	TSNode first = argument_at(javascript_field(node, "arguments"), 0);
	for (size_t i = 0; i < ARRAY_LEN(called); i++)
		if (is_global(javascript, name, called[i]))
			probe_argument(javascript, node, called[i], first);
}

bool javascript_probe_call(struct javascript *javascript, TSNode node)
{
	TSNode function = javascript_field(node, "function");
	if (!javascript_is(javascript_field(node, "arguments"), "arguments"))
		return true; /* a tagged template */
	if (javascript_is(function, "member_expression"))
		probe_member(javascript, node, function);
	else if (javascript_is(function, "identifier"))
		probe_global(javascript, node, function);
	return true;
}

bool javascript_probe_new(struct javascript *javascript, TSNode node)
{
	TSNode constructor = javascript_field(node, "constructor");
	if (javascript_is(constructor, "identifier"))
		probe_global(javascript, node, constructor);
	return true;
}

static bool has_child(TSNode node, const char *type)
{
	uint32_t count = ts_node_is_null(node) ? 0 : ts_node_named_child_count(node);
	for (uint32_t i = 0; i < count; i++)
		if (javascript_is(ts_node_named_child(node, i), type))
			return true;
	return false;
}

/* By what came out: iterators do not tell how long they are. */
bool javascript_probe_array(struct javascript *javascript, TSNode node)
{
	if (has_child(node, "spread_element"))
		wrap(javascript, node, "_ar", add_call(javascript, node, "spread"));
	return true;
}

/* f(...xs) and {...o}; an array's own are counted with it. */
bool javascript_probe_spread(struct javascript *javascript, TSNode node)
{
	TSNode parent = ts_node_parent(node);
	TSNode value = ts_node_named_child(node, 0);
	if (!javascript_is(parent, "array") && !javascript_is(value, "comment"))
		wrap(javascript, value, "_as", add_call(javascript, node, "spread"));
	return true;
}

/* const [first, ...others] = xs */
void javascript_probe_rest(struct javascript *javascript, TSNode declarator)
{
	TSNode value = javascript_field(declarator, "value");
	if (!ts_node_is_null(value) &&
		has_child(javascript_field(declarator, "name"), "rest_pattern"))
		wrap(javascript, value, "_as", add_call(javascript, declarator, "spread"));
}

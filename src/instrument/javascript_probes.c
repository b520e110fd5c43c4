/*
 * Probes in JavaScript: functions of the driver that hand a value through and charge a counter with
 * what the call costs on it.
 *
 *   _ap(3,xs).sort()               a method, by its receiver
 *   _ah(3,xs).concat(_aq(3,ys))    by its receiver and first argument
 *   _ah(3,xs).sort(_ao(3,f))       a sort, by whether the function's calls are counted
 *   JSON.parse(_af(3,text))        a function, by its first argument (_ag: by its second)
 *   _ay(3,xs.slice(1))             by what it takes (_av: a text is not copied, but seen through)
 *   _ae(3,_ax(3,r).exec(_at(3,s))) by how far it went
 *   _ae(3,_ax(3,text).split(','))  by its pieces
 *   _ax(3,s).replace(_al(3,_ak(/(a+)+/)))   an expression that may go back, by its steps
 *   _ar(3,[...xs])                 by the result
 *   f(..._as(3,xs))                what is spread or collected
 *   _aw(3,3,text).charAt(1)        a text that has grown and is looked into
 *   _an(xs.includes.bind(_am(xs))), _ab(3,has)(x)   a method with its receiver
 *
 * Which names have a cost, and whether it is by the argument, the table says. A name in front of
 * what was a bracket has a blank before it: `return[1].sort()`. An optional chain must not be cut:
 * `_ap(3,a?.b).sort()` would call a method of undefined where `a?.b.sort()` is quiet. Such a call is
 * a gap, unless all of it can be wrapped.
 */
#include <string.h>

#include "base/mem.h"
#include "instrument/javascript.h"

static size_t add_named(struct javascript *javascript, TSNode node, struct text_part name)
{
	return instrument_add_site(javascript->walk, SITE_CALL, ts_node_start_byte(node),
		ts_node_end_byte(node), tree_line(node), name.text, name.len);
}

size_t javascript_add_call(struct javascript *javascript, TSNode node, const char *name)
{
	return add_named(javascript, node, (struct text_part){name, strlen(name)});
}

void javascript_wrap(struct javascript *javascript, TSNode node, const char *probe, size_t site)
{
	size_t start = ts_node_start_byte(node);
	insert_around(&javascript->walk->insertions, start, ts_node_end_byte(node), ")", " %s(%zu,",
		probe, site);
}

/* Null where there is none or something is spread before it. */
TSNode javascript_argument(TSNode arguments, uint32_t wanted)
{
	uint32_t count = ts_node_is_null(arguments) ? 0 : ts_node_named_child_count(arguments);
	for (uint32_t i = 0; i < count; i++) {
		TSNode child = ts_node_named_child(arguments, i);
		if (tree_is(child, "comment"))
			continue;
		if (tree_is(child, "spread_element"))
			break;
		if (wanted-- == 0)
			return child;
	}
	return (TSNode){0};
}

static void add_gap(struct javascript *javascript, TSNode node, const char *why)
{
	instrument_add_gap(javascript->walk, tree_line(node), why);
}

/* What the table cannot say: these cost what comes out. */
static const char *const results[] = {"slice", "substring", "substr"};
static const char *const made[] = {"from"};
/* How far these go shows when they are done. Its argument at that place says where it starts, or in
 * what is searched; -1: there is none that matters. */
static const struct {
	const char *name;
	int argument;
} outcomes[] = {{"exec", 0}, {"test", 0}, {"indexOf", 1}, {"match", -1}, {"split", -1},
	{"trim", -1}, {"trimEnd", -1}, {"trimStart", -1}};
static const char *const sorts[] = {"sort", "toSorted"};
/* What has to have a text in one piece. */
static const char *const lookers[] = {"at", "charAt", "charCodeAt", "codePointAt", "slice",
	"substring", "substr", "startsWith", "endsWith"};

/* A text that is a part of another is a view of it, until it is compared, looked up or put together
 * with another. */
static bool is_read(const struct javascript *javascript, TSNode call)
{
	TSNode parent = ts_node_parent(call);
	if (tree_is(parent, "variable_declarator"))
		return javascript_is_key(javascript, tree_field(parent, "name"));
	if (tree_is(parent, "assignment_expression"))
		return javascript_is_key(javascript, tree_field(parent, "left"));
	if (tree_is(parent, "subscript_expression"))
		return !ts_node_eq(tree_field(parent, "object"), call);
	if (tree_is(parent, "binary_expression"))
		return javascript_compares(javascript, parent) ||
			javascript_reads(javascript,
				ts_node_child_by_field_name(parent, "operator", 8), "+");
	if (tree_is(parent, "arguments"))
		return javascript_looks_up(javascript, ts_node_parent(parent));
	return tree_is(parent, "template_substitution");
}

static void probe_function(
	struct javascript *javascript, TSNode node, struct text_part name, unsigned asks)
{
	TSNode arguments = tree_field(node, "arguments");
	TSNode first = javascript_argument(arguments, 0);
	TSNode second = javascript_argument(arguments, 1);
	if ((asks & ASKS_RESULT) || text_is_any(name, made, ARRAY_LEN(made))) {
		const char *trouble = javascript_whole_trouble(javascript, node);
		if (trouble)
			add_gap(javascript, node, trouble);
		else
			javascript_wrap(javascript, node, "_ar", add_named(javascript, node, name));
		return;
	}
	if (ts_node_is_null(first))
		return;
	size_t site = add_named(javascript, node, name);
	javascript_wrap(javascript, first, "_af", site);
	if ((asks & ASKS_SECOND) && !ts_node_is_null(second))
		javascript_wrap(javascript, second, "_ag", site);
}

struct method_call {
	TSNode node, receiver, arguments;
	uint32_t first; /* its first argument's number: 1 in sort.call(xs, f) */
	struct text_part name;
	unsigned asks;
	bool through; /* it is the first argument of call, not what is in front of a point */
};

/* Where the program has expressions that may go back, whether the argument is such a one shows when
 * it runs. */
static bool probe_expression(
	struct javascript *javascript, const struct method_call *call, size_t site)
{
	static const char *const names[] = {"match", "replace", "replaceAll", "search", "split"};
	TSNode first = javascript_argument(call->arguments, call->first);
	bool given = javascript->names.goes_back && !ts_node_is_null(first) &&
		text_is_any(call->name, names, ARRAY_LEN(names));
	if (given)
		javascript_wrap(javascript, first, "_al", site);
	return given;
}

/* False: by its receiver as any other. */
static bool probe_outcome(struct javascript *javascript, const struct method_call *call)
{
	size_t row = 0;
	while (row < ARRAY_LEN(outcomes) && !text_is_any(call->name, &outcomes[row].name, 1))
		row++;
	if (row == ARRAY_LEN(outcomes) || call->through)
		return false;
	bool searches = outcomes[row].argument >= 0;
	TSNode argument = searches
		? javascript_argument(call->arguments, (uint32_t)outcomes[row].argument)
		: (TSNode){0};
	if ((searches && ts_node_is_null(argument)) ||
		javascript_whole_trouble(javascript, call->node) ||
		javascript_chain_trouble(javascript, call->receiver))
		return false;
	size_t site = add_named(javascript, call->node, call->name);
	javascript_wrap(javascript, call->node, "_ae", site);
	javascript_wrap(javascript, call->receiver, "_ax", site);
	if (searches)
		javascript_wrap(javascript, argument, "_at", site);
	else
		probe_expression(javascript, call, site);
	return true;
}

/* By what comes out, where the table cannot say it. */
static bool probe_taken(struct javascript *javascript, const struct method_call *call)
{
	if (!text_is_any(call->name, results, ARRAY_LEN(results)) ||
		javascript_whole_trouble(javascript, call->node))
		return false;
	javascript_wrap(javascript, call->node, is_read(javascript, call->node) ? "_ay" : "_av",
		add_named(javascript, call->node, call->name));
	return true;
}

static void probe_method(struct javascript *javascript, const struct method_call *call)
{
	if (probe_outcome(javascript, call) || probe_taken(javascript, call))
		return;
	const char *trouble =
		call->through ? NULL : javascript_chain_trouble(javascript, call->receiver);
	if (trouble) {
		add_gap(javascript, call->node, trouble);
		return;
	}
	TSNode first = javascript_argument(call->arguments, call->first);
	bool given = !ts_node_is_null(first);
	bool sort = given && text_is_any(call->name, sorts, ARRAY_LEN(sorts));
	bool both = given && (sort || (call->asks & ASKS_FIRST));
	size_t site = add_named(javascript, call->node, call->name);
	bool expression = probe_expression(javascript, call, site);
	javascript_wrap(javascript, call->receiver,
		expression     ? "_ax"
			: both ? "_ah"
			       : "_ap",
		site);
	if (both)
		javascript_wrap(javascript, first, sort ? "_ao" : "_aq", site);
}

void javascript_probe_grown(struct javascript *javascript, TSNode node, TSNode object)
{
	struct javascript_grown *grown = javascript_grown_at(javascript, object);
	if (!grown || javascript_chain_trouble(javascript, object) ||
		javascript_is_constructor(node))
		return;
	size_t site = javascript_add_call(javascript, node, "flatten");
	if (grown->site == 0)
		grown->site = site + 1;
	insert_around(&javascript->walk->insertions, ts_node_start_byte(object),
		ts_node_end_byte(object), ")", " _aw(%zu,%zu,", site, grown->site - 1);
}

/* The name of a method that is no call's own: Array.prototype.sort, or a name for it. */
static struct text_part method_named(const struct javascript *javascript, TSNode function)
{
	const struct javascript_alias *alias = javascript_alias_of(javascript, function);
	if (alias && !alias->bound)
		return alias->method;
	if (tree_is(function, "member_expression"))
		return javascript_text(javascript, tree_field(function, "property"));
	return (struct text_part){0};
}

/* sort.call(xs), Math.max.apply(null, xs), xs.includes.bind(xs) */
static bool probe_through(struct javascript *javascript, TSNode node, TSNode function)
{
	TSNode property = tree_field(function, "property");
	TSNode object = tree_field(function, "object");
	TSNode arguments = tree_field(node, "arguments");
	TSNode first = javascript_argument(arguments, 0);
	TSNode second = javascript_argument(arguments, 1);
	if (javascript_reads(javascript, property, "apply") && !ts_node_is_null(second) &&
		!javascript_reads(javascript, second, "arguments")) {
		javascript_wrap(
			javascript, second, "_as", javascript_add_call(javascript, node, "spread"));
		return true;
	}
	struct method_call call = {.node = node,
		.receiver = first,
		.arguments = arguments,
		.first = 1,
		.name = method_named(javascript, object),
		.through = true};
	call.asks = ask_method(&javascript->walk->asks, call.name);
	if (ts_node_is_null(first) || !call.asks)
		return false;
	if (javascript_reads(javascript, property, "call"))
		probe_method(javascript, &call);
	else if (javascript_reads(javascript, property, "bind") &&
		!javascript_whole_trouble(javascript, node)) {
		insert_around(&javascript->walk->insertions, ts_node_start_byte(first),
			ts_node_end_byte(first), ")", " _am(");
		insert_around(&javascript->walk->insertions, ts_node_start_byte(node),
			ts_node_end_byte(node), ")", " _an(");
	}
	return true;
}

static void probe_member(struct javascript *javascript, TSNode node, TSNode function)
{
	TSNode object = tree_field(function, "object");
	TSNode property = tree_field(function, "property");
	if (tree_is(object, "super") || !tree_is(property, "property_identifier") ||
		probe_through(javascript, node, function))
		return;
	struct text_part name = javascript_text(javascript, property);
	bool global = javascript_is_global(javascript, object);
	unsigned asks = ask_function(&javascript->walk->asks,
		global ? javascript_text(javascript, object) : (struct text_part){0}, name);
	if (global && (asks || text_is_any(name, made, ARRAY_LEN(made)))) {
		probe_function(javascript, node, name, asks);
		return;
	}
	if (asks & ASKS_RESULT) {
		probe_function(javascript, node, name, ASKS_RESULT);
		return;
	}
	if (text_is_any(name, lookers, ARRAY_LEN(lookers)))
		javascript_probe_grown(javascript, node, object);
	const struct method_call call = {.node = node,
		.receiver = object,
		.arguments = tree_field(node, "arguments"),
		.name = name,
		.asks = ask_method(&javascript->walk->asks, name)};
	if (call.asks)
		probe_method(javascript, &call);
}

/* new Set(xs), structuredClone(x), has(x) of a bound has. */
static void probe_global(struct javascript *javascript, TSNode node, TSNode name)
{
	if (javascript_reads(javascript, name, "eval") ||
		javascript_reads(javascript, name, "Function")) {
		add_gap(javascript, node, "makes code while it runs");
		return;
	}
	struct text_part text = javascript_text(javascript, name);
	unsigned asks = javascript_is_global(javascript, name)
		? ask_function(&javascript->walk->asks, (struct text_part){0}, text)
		: 0;
	const struct javascript_alias *alias = javascript_alias_of(javascript, name);
	if (asks)
		probe_function(javascript, node, text, asks);
	else if (alias && alias->bound && tree_is(node, "call_expression"))
		javascript_wrap(
			javascript, name, "_ab", add_named(javascript, node, alias->method));
}

bool javascript_probe_call(struct javascript *javascript, TSNode node)
{
	TSNode function = tree_field(node, "function");
	if (!tree_is(tree_field(node, "arguments"), "arguments"))
		return true; /* a tagged template */
	if (tree_is(function, "member_expression"))
		probe_member(javascript, node, function);
	else if (tree_is(function, "identifier"))
		probe_global(javascript, node, function);
	return true;
}

bool javascript_probe_new(struct javascript *javascript, TSNode node)
{
	TSNode constructor = tree_field(node, "constructor");
	if (tree_is(constructor, "identifier"))
		probe_global(javascript, node, constructor);
	return true;
}

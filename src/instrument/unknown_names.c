/*
 * What a program and its modules define, and what they bring in from packages of other people's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/unknown_names.h"

/* Whatever gets a value in the program may be a function of its own: that is counted. */
static const struct {
	enum lang_id lang;
	const char *type, *field;
} definers[] = {
	{LANG_PYTHON, "function_definition", "name"},
	{LANG_PYTHON, "class_definition", "name"},
	{LANG_PYTHON, "assignment", "left"},
	{LANG_PYTHON, "named_expression", "name"},
	{LANG_PYTHON, "for_statement", "left"},
	{LANG_PYTHON, "for_in_clause", "left"},
	{LANG_PYTHON, "default_parameter", "name"},
	{LANG_JAVASCRIPT, "function_declaration", "name"},
	{LANG_JAVASCRIPT, "generator_function_declaration", "name"},
	{LANG_JAVASCRIPT, "class_declaration", "name"},
	{LANG_JAVASCRIPT, "method_definition", "name"},
	{LANG_JAVASCRIPT, "variable_declarator", "name"},
	{LANG_JAVASCRIPT, "assignment_expression", "left"},
	{LANG_JAVASCRIPT, "field_definition", "property"},
	{LANG_JAVASCRIPT, "pair", "key"},
};

/* The library that comes with the interpreter: the table's names are of these. */
static const char *const own_python[] = {"__future__", "abc", "argparse", "array", "ast", "asyncio",
	"atexit", "base64", "bisect", "builtins", "cmath", "collections", "contextlib", "copy",
	"csv", "ctypes", "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions",
	"functools", "gc", "glob", "hashlib", "heapq", "html", "io", "itertools", "json", "keyword",
	"logging", "math", "multiprocessing", "numbers", "operator", "os", "pathlib", "pickle",
	"platform", "pprint", "queue", "random", "re", "resource", "secrets", "shutil", "signal",
	"socket", "statistics", "string", "struct", "subprocess", "sys", "tempfile", "textwrap",
	"threading", "time", "timeit", "traceback", "types", "typing", "unittest", "urllib", "uuid",
	"warnings", "weakref", "zlib"};
static const char *const own_javascript[] = {"assert", "assert/strict", "buffer", "child_process",
	"console", "crypto", "events", "fs", "fs/promises", "http", "https", "os", "path",
	"perf_hooks", "process", "querystring", "readline", "readline/promises", "stream",
	"string_decoder", "timers", "timers/promises", "url", "util", "v8", "vm", "worker_threads",
	"zlib"};

void part_list_done(struct part_list *list)
{
	free(list->parts);
	*list = (struct part_list){0};
}

static void add(struct part_list *list, struct text_part part)
{
	if (part.len == 0)
		return;
	list->parts = mem_grow(list->parts, list->len, &list->cap, sizeof *list->parts);
	list->parts[list->len++] = part;
}

static void sort(struct part_list *list)
{
	if (list->len > 0)
		qsort(list->parts, list->len, sizeof *list->parts, text_order);
}

bool part_list_has(const struct part_list *list, struct text_part part)
{
	return list->len > 0 &&
		bsearch(&part, list->parts, list->len, sizeof part, text_order) != NULL;
}

TSNode unknown_last_part(TSNode node)
{
	if (tree_is(node, "attribute"))
		return tree_field(node, "attribute");
	return tree_is(node, "member_expression") ? tree_field(node, "property") : node;
}

/* The string of `require('x')`; empty: the node is none. */
static struct text_part required(const struct source *source, TSNode node)
{
	TSNode arguments = tree_field(node, "arguments");
	struct text_part text = {0};
	if (tree_is(node, "call_expression") &&
		text_is(tree_text(source, tree_field(node, "function")), "require"))
		text = tree_text(source, ts_node_named_child(arguments, 0));
	return text.len > 2 ? (struct text_part){text.text + 1, text.len - 2}
			    : (struct text_part){0};
}

/* Is it `lib/heap.py` for "lib.heap" or for "lib"? */
static bool is_local(const struct unknown_names *names, struct text_part import)
{
	for (size_t i = 0; names->modules && i < names->modules->len; i++) {
		const char *name = names->modules->items[i].name;
		const char *base = strrchr(name, '/');
		base = base ? base + 1 : name;
		size_t folder = strcspn(name, "/.");
		size_t stem = strcspn(base, ".");
		if ((folder == import.len && memcmp(name, import.text, folder) == 0) ||
			(stem == import.len && memcmp(base, import.text, stem) == 0))
			return true;
	}
	return false;
}

/* Where the names of an import belong: what is local is defined there under these or other names,
 * what is the library's is known by the table. NULL: nowhere. */
static struct part_list *list_for(
	struct unknown_names *names, const struct source *source, struct text_part import)
{
	static const char node[] = "node:";
	if (import.len == 0)
		return NULL;
	if (import.text[0] == '.' || import.text[0] == '/')
		return &names->defined;
	if (source->lang->id == LANG_JAVASCRIPT)
		return (import.len >= sizeof node &&
			       memcmp(import.text, node, sizeof node - 1) == 0) ||
				text_is_any(import, own_javascript, ARRAY_LEN(own_javascript))
			? NULL
			: &names->foreign;
	const char *dot = memchr(import.text, '.', import.len);
	import.len = dot ? (size_t)(dot - import.text) : import.len;
	if (is_local(names, import))
		return &names->defined;
	return text_is_any(import, own_python, ARRAY_LEN(own_python)) ? NULL : &names->foreign;
}

/* A walk over one source. */
struct naming {
	struct unknown_names *names;
	const struct source *source;
};

/* `import a.b as c, d` gives c and d. */
static void note_python_import(const struct naming *naming, TSNode node)
{
	const struct source *source = naming->source;
	TSNode from = tree_field(node, "module_name");
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode child = ts_node_named_child(node, i);
		bool aliased = tree_is(child, "aliased_import");
		if ((!ts_node_is_null(from) && ts_node_eq(child, from)) ||
			(!aliased && !tree_is(child, "dotted_name")))
			continue;
		TSNode path = aliased ? tree_field(child, "name") : child;
		struct text_part name = tree_text(source,
			aliased ? tree_field(child, "alias") : ts_node_named_child(child, 0));
		struct part_list *list = list_for(naming->names, source,
			tree_text(source, ts_node_is_null(from) ? path : from));
		/* A module is no function. */
		if (list && (list != &naming->names->defined || !ts_node_is_null(from)))
			add(list, name);
	}
}

/* The identifiers below a node, which are what an import or a pattern gives a name to. */
static void add_identifiers(
	const struct naming *naming, TSNode node, unsigned depth, struct part_list *list)
{
	enum { DEPTH = 4 };
	if (tree_is(node, "identifier") || tree_is(node, "shorthand_property_identifier_pattern"))
		add(list, tree_text(naming->source, node));
	for (uint32_t i = 0; depth < DEPTH && i < ts_node_named_child_count(node); i++)
		add_identifiers(naming, ts_node_named_child(node, i), depth + 1, list);
}

/* The names that `node` gives to what comes from there. */
static void note_javascript_import(
	const struct naming *naming, TSNode node, struct text_part import)
{
	struct part_list *list = list_for(naming->names, naming->source, import);
	if (list)
		add_identifiers(naming, node, 0, list);
}

static void note_import(const struct naming *naming, TSNode node)
{
	const struct source *source = naming->source;
	bool statement = tree_is(node, "import_statement");
	if (source->lang->id == LANG_PYTHON &&
		(statement || tree_is(node, "import_from_statement")))
		note_python_import(naming, node);
	if (source->lang->id != LANG_JAVASCRIPT)
		return;
	struct text_part text = tree_text(source, tree_field(node, "source"));
	if (statement && text.len > 2)
		note_javascript_import(naming, ts_node_named_child(node, 0),
			(struct text_part){text.text + 1, text.len - 2});
	else if (tree_is(node, "variable_declarator"))
		note_javascript_import(naming, tree_field(node, "name"),
			required(source, tree_field(node, "value")));
}

static void define(const struct naming *naming, TSNode node)
{
	add(&naming->names->defined, tree_text(naming->source, unknown_last_part(node)));
}

static bool is_function(TSNode node)
{
	return tree_is(node, "function_definition") || tree_is(node, "function_declaration") ||
		tree_is(node, "generator_function_declaration");
}

static bool note_names(void *context, TSNode node, unsigned depth)
{
	const struct naming *naming = context;
	(void)depth;
	bool parameters = tree_is(node, "parameters") || tree_is(node, "lambda_parameters") ||
		tree_is(node, "formal_parameters");
	for (uint32_t i = 0; parameters && i < ts_node_named_child_count(node); i++)
		define(naming, ts_node_named_child(node, i));
	if (tree_is(node, "arrow_function"))
		define(naming, tree_field(node, "parameter"));
	if (is_function(node))
		add(&naming->names->functions, tree_text(naming->source, tree_field(node, "name")));
	note_import(naming, node);
	for (size_t i = 0; i < ARRAY_LEN(definers); i++) {
		if (definers[i].lang == naming->source->lang->id &&
			tree_is(node, definers[i].type) &&
			required(naming->source, tree_field(node, "value")).len == 0)
			define(naming, tree_field(node, definers[i].field));
	}
	return true;
}

void unknown_names_find(
	const struct source *source, const struct modules *modules, struct unknown_names *names)
{
	*names = (struct unknown_names){.modules = modules};
	struct naming naming = {names, source};
	tree_each(source, note_names, &naming);
	for (size_t i = 0; modules && i < modules->len; i++) {
		naming.source = &modules->items[i].source;
		if (naming.source->tree)
			tree_each(naming.source, note_names, &naming);
	}
	sort(&names->defined);
	sort(&names->functions);
	sort(&names->foreign);
}

void unknown_names_done(struct unknown_names *names)
{
	part_list_done(&names->defined);
	part_list_done(&names->functions);
	part_list_done(&names->foreign);
}

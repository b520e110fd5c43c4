#include "source/imports.h"

#include <string.h>

#include "base/mem.h"
#include "source/tree.h"

struct visit {
	const struct source *source;
	void (*found)(void *context, const struct import *import);
	void *context;
};

static void take_text(const struct visit *visit, TSNode node, struct import *import)
{
	struct text_part text = tree_text(visit->source, node);
	import->text = text.text;
	import->len = text.len;
}

/* Of `a.b as c` the a.b. */
static TSNode without_alias(TSNode node)
{
	return tree_is(node, "aliased_import") ? tree_field(node, "name") : node;
}

static void visit_import(const struct visit *visit, TSNode node)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		struct import import = {0};
		TSNode name = without_alias(ts_node_named_child(node, i));
		if (!tree_is(name, "dotted_name"))
			continue;
		take_text(visit, name, &import);
		visit->found(visit->context, &import);
	}
}

static void visit_import_from(const struct visit *visit, TSNode node)
{
	struct import import = {.text = ""};
	TSNode module = tree_field(node, "module_name");
	if (tree_is(module, "dotted_name"))
		take_text(visit, module, &import);
	for (uint32_t i = 0;
		tree_is(module, "relative_import") && i < ts_node_named_child_count(module); i++) {
		TSNode part = ts_node_named_child(module, i);
		if (tree_is(part, "dotted_name"))
			take_text(visit, part, &import);
		else
			import.dots = ts_node_end_byte(part) - ts_node_start_byte(part);
	}
	visit->found(visit->context, &import);
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode name = without_alias(ts_node_named_child(node, i));
		if (!tree_is(name, "dotted_name") || ts_node_eq(name, module))
			continue;
		struct text_part text = tree_text(visit->source, name);
		import.name = text.text;
		import.name_len = text.len;
		visit->found(visit->context, &import);
	}
}

static void visit_string(const struct visit *visit, TSNode string)
{
	struct import import = {0};
	if (!tree_is(string, "string") || ts_node_named_child_count(string) != 1)
		return;
	take_text(visit, ts_node_named_child(string, 0), &import);
	visit->found(visit->context, &import);
}

static void visit_from(const struct visit *visit, TSNode node)
{
	visit_string(visit, tree_field(node, "source"));
}

/* require('./x') and import('./x'). */
static void visit_call(const struct visit *visit, TSNode node)
{
	TSNode function = tree_field(node, "function");
	TSNode arguments = tree_field(node, "arguments");
	bool required = tree_is(function, "identifier") &&
		text_is(tree_text(visit->source, function), "require");
	if ((required || tree_is(function, "import")) && ts_node_named_child_count(arguments) > 0)
		visit_string(visit, ts_node_named_child(arguments, 0));
}

static const struct {
	enum lang_id lang;
	const char *type;
	void (*visit)(const struct visit *visit, TSNode node);
} rows[] = {
	{LANG_PYTHON, "import_statement", visit_import},
	{LANG_PYTHON, "import_from_statement", visit_import_from},
	{LANG_JAVASCRIPT, "import_statement", visit_from},
	{LANG_JAVASCRIPT, "export_statement", visit_from},
	{LANG_JAVASCRIPT, "call_expression", visit_call},
};

static bool visit_node(void *context, TSNode node, unsigned depth)
{
	const struct visit *visit = context;
	(void)depth;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].lang == visit->source->lang->id && tree_is(node, rows[i].type))
			rows[i].visit(visit, node);
	}
	return true;
}

struct folders {
	const struct source *source;
	void (*found)(void *context, const char *text, size_t len);
	void *context;
};

static bool visit_folder(void *context, TSNode node, unsigned depth)
{
	const struct folders *folders = context;
	(void)depth;
	struct text_part text = tree_text(folders->source, node);
	if (tree_is(node, "string_content"))
		folders->found(folders->context, text.text, text.len);
	return true;
}

void imports_each_folder(const struct source *source,
	void (*found)(void *context, const char *text, size_t len), void *context)
{
	struct folders folders = {source, found, context};
	if (source->lang->id == LANG_PYTHON && memmem(source->text, source->len, "sys.path", 8))
		tree_each(source, visit_folder, &folders);
}

void imports_each(const struct source *source,
	void (*found)(void *context, const struct import *import), void *context)
{
	struct visit visit = {source, found, context};
	tree_each(source, visit_node, &visit);
}

#include "source/imports.h"

#include <string.h>
#include <tree_sitter/api.h>

#include "base/mem.h"

struct visit {
	const struct source *source;
	void (*found)(void *context, const struct import *import);
	void *context;
};

static bool is(TSNode node, const char *type)
{
	return !ts_node_is_null(node) && strcmp(ts_node_type(node), type) == 0;
}

static TSNode field(TSNode node, const char *name)
{
	return ts_node_child_by_field_name(node, name, (uint32_t)strlen(name));
}

static const char *text_of(const struct visit *visit, TSNode node, size_t *len)
{
	*len = ts_node_end_byte(node) - ts_node_start_byte(node);
	return visit->source->text + ts_node_start_byte(node);
}

/* Of `a.b as c` the a.b. */
static TSNode without_alias(TSNode node)
{
	return is(node, "aliased_import") ? field(node, "name") : node;
}

static void visit_import(const struct visit *visit, TSNode node)
{
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		struct import import = {0};
		TSNode name = without_alias(ts_node_named_child(node, i));
		if (!is(name, "dotted_name"))
			continue;
		import.text = text_of(visit, name, &import.len);
		visit->found(visit->context, &import);
	}
}

static void visit_import_from(const struct visit *visit, TSNode node)
{
	struct import import = {.text = ""};
	TSNode module = field(node, "module_name");
	if (is(module, "dotted_name"))
		import.text = text_of(visit, module, &import.len);
	for (uint32_t i = 0; is(module, "relative_import") && i < ts_node_named_child_count(module);
		i++) {
		TSNode part = ts_node_named_child(module, i);
		if (is(part, "dotted_name"))
			import.text = text_of(visit, part, &import.len);
		else
			import.dots = ts_node_end_byte(part) - ts_node_start_byte(part);
	}
	visit->found(visit->context, &import);
	for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
		TSNode name = without_alias(ts_node_named_child(node, i));
		if (!is(name, "dotted_name") || ts_node_eq(name, module))
			continue;
		import.name = text_of(visit, name, &import.name_len);
		visit->found(visit->context, &import);
	}
}

static void visit_string(const struct visit *visit, TSNode string)
{
	struct import import = {0};
	if (!is(string, "string") || ts_node_named_child_count(string) != 1)
		return;
	import.text = text_of(visit, ts_node_named_child(string, 0), &import.len);
	visit->found(visit->context, &import);
}

static void visit_from(const struct visit *visit, TSNode node)
{
	visit_string(visit, field(node, "source"));
}

/* require('./x') and import('./x'). */
static void visit_call(const struct visit *visit, TSNode node)
{
	size_t len;
	TSNode function = field(node, "function");
	TSNode arguments = field(node, "arguments");
	const char *name = text_of(visit, function, &len);
	bool required = is(function, "identifier") && len == 7 && memcmp(name, "require", 7) == 0;
	if ((required || is(function, "import")) && ts_node_named_child_count(arguments) > 0)
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

static void visit_node(const void *context, TSNode node)
{
	const struct visit *visit = context;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (rows[i].lang == visit->source->lang->id && is(node, rows[i].type))
			rows[i].visit(visit, node);
	}
}

struct folders {
	const struct source *source;
	void (*found)(void *context, const char *text, size_t len);
	void *context;
};

static void visit_folder(const void *context, TSNode node)
{
	const struct folders *folders = context;
	if (!is(node, "string_content"))
		return;
	size_t start = ts_node_start_byte(node);
	folders->found(
		folders->context, folders->source->text + start, ts_node_end_byte(node) - start);
}

static void each_node(const struct source *source, void (*see)(const void *context, TSNode node),
	const void *context)
{
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(source->tree));
	for (bool more = true; more;) {
		see(context, ts_tree_cursor_current_node(&cursor));
		if (ts_tree_cursor_goto_first_child(&cursor))
			continue;
		while (!(more = ts_tree_cursor_goto_next_sibling(&cursor))) {
			if (!ts_tree_cursor_goto_parent(&cursor))
				break;
		}
	}
	ts_tree_cursor_delete(&cursor);
}

void imports_each_folder(const struct source *source,
	void (*found)(void *context, const char *text, size_t len), void *context)
{
	const struct folders folders = {source, found, context};
	if (source->lang->id == LANG_PYTHON && memmem(source->text, source->len, "sys.path", 8))
		each_node(source, visit_folder, &folders);
}

void imports_each(const struct source *source,
	void (*found)(void *context, const struct import *import), void *context)
{
	const struct visit visit = {source, found, context};
	each_node(source, visit_node, &visit);
}

/*
 * The recursion follows the program's nesting, which somebody hostile chooses: it ends at a fixed
 * depth, and what lies below is left out and said to be.
 */
#include "analysis/lower.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DEPTH_MAX = 200, STRING_KEPT = 80 };

static const struct lower_table *const tables[LANG_COUNT] = {
	[LANG_PYTHON] = &lower_python,
	[LANG_JAVASCRIPT] = &lower_javascript,
};

static int compare_rows(const void *a, const void *b)
{
	const struct lower_row *const *left = a;
	const struct lower_row *const *right = b;
	return strcmp((*left)->type, (*right)->type);
}

/* Several symbols may share one name (aliases), so every symbol is looked up. */
static void index_symbols(struct lower *lower, const struct lower_table *table)
{
	const TSLanguage *language = ts_tree_language(lower->source->tree);
	const struct lower_row **sorted = mem_array(table->len, sizeof(struct lower_row *));
	for (size_t i = 0; i < table->len; i++)
		sorted[i] = &table->rows[i];
	qsort(sorted, table->len, sizeof(struct lower_row *), compare_rows);

	lower->symbols = ts_language_symbol_count(language);
	lower->by_symbol = mem_array(lower->symbols, sizeof(struct lower_row *));
	for (uint32_t i = 0; i < lower->symbols; i++) {
		struct lower_row wanted = {.type = ts_language_symbol_name(language, (TSSymbol)i)};
		const struct lower_row *key = &wanted;
		const struct lower_row **found =
			bsearch(&key, sorted, table->len, sizeof(struct lower_row *), compare_rows);
		lower->by_symbol[i] = found ? *found : NULL;
	}
	free(sorted);
}

void shape_lower(const struct source *source, struct shape_file *file)
{
	struct lower lower = {.source = source, .file = file, .arena = &file->arena};
	index_symbols(&lower, tables[source->lang->id]);
	file->body = lower_node(&lower, ts_tree_root_node(source->tree));
	free(lower.by_symbol);
}

struct shape *lower_node(struct lower *lower, TSNode node)
{
	if (ts_node_is_null(node) || ts_node_is_missing(node))
		return arena_get(lower->arena, sizeof(struct shape));
	if (lower->depth >= DEPTH_MAX) {
		struct shape *cut = lower_make(lower, SHAPE_OTHER, node, 0);
		cut->flags = SHAPE_CUT;
		if (lower->file->cut_line == 0)
			lower->file->cut_line = cut->line;
		return cut;
	}
	TSSymbol symbol = ts_node_symbol(node);
	const struct lower_row *row = symbol < lower->symbols ? lower->by_symbol[symbol] : NULL;
	lower->depth++;
	struct shape *shape = row ? row->handle(lower, node, row->argument)
				  : lower_children(lower, node, SHAPE_OTHER);
	lower->depth--;
	return shape;
}

TSNode lower_child(TSNode node, const char *field)
{
	return ts_node_child_by_field_name(node, field, (uint32_t)strlen(field));
}

struct shape *lower_field(struct lower *lower, TSNode node, const char *field)
{
	return lower_node(lower, lower_child(node, field));
}

struct shape *lower_make(struct lower *lower, enum shape_kind kind, TSNode node, unsigned kids)
{
	struct shape *shape = arena_get(lower->arena, sizeof *shape);
	shape->kind = (unsigned char)kind;
	shape->line = ts_node_start_point(node).row + 1;
	shape->len = kids;
	if (kids > 0)
		shape->kids = arena_get(lower->arena, kids * sizeof(struct shape *));
	return shape;
}

/* Each item of what is handed on is a step, as one that is spread is; a generator's are its own. */
void lower_delegated(struct lower *lower, TSNode node, struct shape *yield)
{
	static const char *const iterables[] = {"range", "sorted", "reversed", "list", "tuple",
		"set", "enumerate", "zip", "map", "filter", "values", "keys", "items", "slice"};
	struct shape *from = yield->len > 0 ? yield->kids[yield->len - 1] : NULL;
	bool known = from && from->kind != SHAPE_CALL;
	for (size_t i = 0; from && !known && i < ARRAY_LEN(iterables); i++)
		known = from->name && strcmp(from->name, iterables[i]) == 0;
	if (!known)
		return;
	struct shape *spread = lower_make(lower, SHAPE_SPREAD, node, 1);
	spread->kids[0] = from;
	yield->kids[yield->len - 1] = spread;
}

struct shape *lower_pair(
	struct lower *lower, enum shape_kind kind, TSNode node, struct shape *a, struct shape *b)
{
	struct shape *shape = lower_make(lower, kind, node, 2);
	shape->kids[0] = a;
	shape->kids[1] = b;
	return shape;
}

struct lower_walk lower_begin(TSNode node, bool named)
{
	struct lower_walk walk = {.cursor = ts_tree_cursor_new(node), .named = named};
	walk.more = ts_tree_cursor_goto_first_child(&walk.cursor);
	return walk;
}

bool lower_next(struct lower_walk *walk, TSNode *child, const char **field)
{
	while (walk->more) {
		*child = ts_tree_cursor_current_node(&walk->cursor);
		if (field)
			*field = ts_tree_cursor_current_field_name(&walk->cursor);
		walk->more = ts_tree_cursor_goto_next_sibling(&walk->cursor);
		if (!ts_node_is_extra(*child) && (!walk->named || ts_node_is_named(*child)))
			return true;
		/* An ERROR is an extra, too, and holds code that may be sound. */
		if (ts_node_is_extra(*child) && ts_node_named_child_count(*child) > 0)
			return true;
	}
	return false;
}

void lower_end(struct lower_walk *walk)
{
	ts_tree_cursor_delete(&walk->cursor);
}

struct shape *lower_children(struct lower *lower, TSNode node, int kind)
{
	struct shape **kids = NULL;
	size_t len = 0;
	size_t cap = 0;
	TSNode child;
	struct lower_walk walk = lower_begin(node, true);
	while (lower_next(&walk, &child, NULL)) {
		kids = mem_grow(kids, len, &cap, sizeof(struct shape *));
		kids[len++] = lower_node(lower, child);
	}
	lower_end(&walk);
	struct shape *shape = lower_make(lower, (enum shape_kind)kind, node, (unsigned)len);
	if (len > 0)
		memcpy(shape->kids, kids, len * sizeof(struct shape *));
	free(kids);
	return shape;
}

struct shape *lower_inner(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *block = lower_children(lower, node, SHAPE_BLOCK);
	return block->len == 1 ? block->kids[0] : block;
}

struct shape *lower_leaf(struct lower *lower, TSNode node, int kind)
{
	return lower_make(lower, (enum shape_kind)kind, node, 0);
}

const char *lower_text(struct lower *lower, TSNode node)
{
	if (ts_node_is_null(node))
		return "";
	uint32_t start = ts_node_start_byte(node);
	return arena_name(
		lower->arena, lower->source->text + start, ts_node_end_byte(node) - start);
}

struct shape *lower_name(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_make(lower, SHAPE_NAME, node, 0);
	shape->name = lower_text(lower, node);
	return shape;
}

/* The grammar has checked the form; separators are dropped, prefixes are left to strtoull. */
struct shape *lower_number(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	char text[64];
	size_t len = 0;
	for (const char *at = lower_text(lower, node); *at && len + 1 < sizeof text; at++) {
		if (*at != '_')
			text[len++] = *at;
	}
	text[len] = '\0';
	struct shape *shape = lower_make(lower, SHAPE_NUMBER, node, 0);
	bool binary = text[0] == '0' && (text[1] == 'b' || text[1] == 'B');
	bool octal = text[0] == '0' && (text[1] == 'o' || text[1] == 'O');
	if (binary || octal)
		shape->number = (double)strtoull(text + 2, NULL, binary ? 2 : 8);
	else
		shape->number = strtod(text, NULL);
	return shape;
}

/* Its length in `number`, its interpolations as kids. */
struct shape *lower_string(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	struct shape *shape = lower_children(lower, node, SHAPE_STRING);
	unsigned kept = 0;
	for (unsigned i = 0; i < shape->len; i++) {
		bool text =
			shape->kids[i]->kind == SHAPE_OTHER || shape->kids[i]->kind == SHAPE_NONE;
		if (!text || shape->kids[i]->flags & SHAPE_CUT)
			shape->kids[kept++] = shape->kids[i];
	}
	shape->len = kept;
	uint32_t start = ts_node_start_byte(node);
	uint32_t bytes = ts_node_end_byte(node) - start;
	shape->number = bytes;
	const char *text = lower->source->text + start;
	uint32_t prefix = 0;
	while (prefix < bytes && text[prefix] != '\'' && text[prefix] != '"' && text[prefix] != '`')
		prefix++;
	if (bytes >= prefix + 2 && bytes < STRING_KEPT && shape->len == 0)
		shape->name = arena_name(lower->arena, text + prefix + 1, bytes - prefix - 2);
	return shape;
}

struct shape *lower_class(struct lower *lower, TSNode node, int argument)
{
	(void)argument;
	const char *outer = lower->class_name;
	lower->class_name = lower_text(lower, lower_child(node, "name"));
	/* A reader or writer of one's own, as contests have them. */
	bool stream = lower->stream;
	lower->stream = strstr(lower_text(lower, lower_child(node, "superclasses")), "IOBase");
	struct shape *shape = lower_make(lower, SHAPE_CLASS, node, 1);
	shape->name = lower->class_name;
	shape->kids[0] = lower_field(lower, node, "body");
	lower->class_name = outer;
	lower->stream = stream;
	return shape;
}

bool lower_is(TSNode node, const char *type)
{
	return !ts_node_is_null(node) && strcmp(ts_node_type(node), type) == 0;
}

enum shape_op lower_op(const char *text)
{
	static const struct {
		const char *text;
		enum shape_op op;
	} rows[] = {{"+", OP_ADD}, {"-", OP_SUB}, {"*", OP_MUL}, {"/", OP_DIV}, {"//", OP_DIV},
		{"%", OP_MOD}, {"**", OP_POW}, {"<<", OP_SHL}, {">>", OP_SHR}, {">>>", OP_SHR},
		{"&", OP_BIT_AND}, {"|", OP_BIT_OR}, {"^", OP_BIT_XOR}, {"<", OP_LT}, {"<=", OP_LE},
		{">", OP_GT}, {">=", OP_GE}, {"==", OP_EQ}, {"===", OP_EQ}, {"is", OP_EQ},
		{"!=", OP_NE}, {"!==", OP_NE}, {"<>", OP_NE}, {"is not", OP_NE}, {"in", OP_IN},
		{"not in", OP_NOT_IN}, {"and", OP_AND}, {"&&", OP_AND}, {"or", OP_OR},
		{"||", OP_OR}, {"??", OP_OR}};
	size_t len = strlen(text);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		/* "+=" and its like mean their operator. */
		size_t own = strlen(rows[i].text);
		if (strcmp(rows[i].text, text) == 0 ||
			(len == own + 1 && text[own] == '=' &&
				(rows[i].op < OP_LT || rows[i].op == OP_AND ||
					rows[i].op == OP_OR) &&
				strncmp(rows[i].text, text, own) == 0))
			return rows[i].op;
	}
	return OP_NONE;
}

struct shape_function *lower_open(struct lower *lower, TSNode node, const char *name)
{
	struct shape_function *function = arena_get(lower->arena, sizeof *function);
	struct shape_file *file = lower->file;
	function->plain = name ? name : "";
	function->method = lower->class_name != NULL;
	function->stream = lower->stream;
	if (name && function->method)
		function->name = arena_format(lower->arena, "%s.%s", lower->class_name, name);
	else
		function->name = name;
	function->line = ts_node_start_point(node).row + 1;
	function->end_line = ts_node_end_point(node).row + 1;
	function->parent = lower->function;
	function->memo = lower->pending_memo;
	function->getter = lower->pending_getter;
	lower->pending_memo = lower->pending_getter = false;
	file->functions =
		mem_grow(file->functions, file->len, &file->cap, sizeof(struct shape_function *));
	function->index = file->len;
	file->functions[file->len++] = function;
	lower->function = function;
	lower->pending_name = NULL;
	return function;
}

struct shape *lower_close(struct lower *lower, TSNode node, struct shape_function *function)
{
	lower->function = function->parent;
	function->inner_end = lower->file->len;
	struct shape *shape = lower_make(lower, SHAPE_FUNCTION, node, 0);
	shape->function = function;
	shape->name = *function->plain ? function->plain : NULL;
	return shape;
}

struct shape_param *lower_add_param(struct lower *lower, struct shape_function *function)
{
	/* Doubled at powers of two: parameters are few, and the arena frees nothing alone. */
	unsigned len = function->params_len;
	if ((len & (len - 1)) == 0) {
		struct shape_param *params =
			arena_get(lower->arena, (len ? len * 2 : 1) * sizeof *params);
		if (len > 0)
			memcpy(params, function->params, len * sizeof *params);
		function->params = params;
	}
	struct shape_param *param = &function->params[function->params_len++];
	param->name = "";
	param->fallback = arena_get(lower->arena, sizeof(struct shape));
	return param;
}

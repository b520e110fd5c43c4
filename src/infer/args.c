/*
 * Of a function: each parameter by its annotation, else by what is done with it, else by its name.
 */
#include <ctype.h>
#include <string.h>

#include "argus/infer.h"
#include "base/mem.h"
#include "base/str.h"
#include "infer/add.h"
#include "source/tree.h"

enum { PARAMS_MOST = 4 };

enum kind { LIST, NUMBER, TEXT, MATRIX, WORDS, KINDS };

static const char *const made[KINDS] = {[LIST] = "ints(n)",
	[NUMBER] = "n",
	[TEXT] = "string(n)",
	[MATRIX] = "matrix(n, n)",
	[WORDS] = "words(n)"};

struct param {
	struct text_part name;
	unsigned votes[KINDS];
};

struct looking {
	const struct source *source;
	TSNode function;
	unsigned line;
	struct param params[PARAMS_MOST];
	size_t len;
};

static bool is_one(TSNode node, const char *const *types, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (tree_is(node, types[i]))
			return true;
	}
	return false;
}

static bool is_function(TSNode node)
{
	static const char *const types[] = {"function_definition", "function_declaration",
		"function_expression", "function", "arrow_function",
		"generator_function_declaration", "method_definition"};
	return is_one(node, types, ARRAY_LEN(types));
}

/* The outermost in that line. */
static bool find_function(void *context, TSNode node, unsigned depth)
{
	struct looking *looking = context;
	(void)depth;
	if (ts_node_is_null(looking->function) && is_function(node) &&
		tree_line(node) == looking->line)
		looking->function = node;
	return ts_node_is_null(looking->function);
}

static bool has(struct text_part text, const char *part)
{
	return memmem(text.text, text.len, part, strlen(part)) != NULL;
}

static void vote_by_type(struct param *param, struct text_part type)
{
	enum { SURE = 100 };
	bool list = has(type, "ist") || has(type, "equence") || has(type, "terable") ||
		has(type, "rray") || has(type, "[]");
	bool text = has(type, "str");
	if (list && (has(type, "ist[List") || has(type, "ist[list") || has(type, "[][]")))
		param->votes[MATRIX] += SURE;
	else if (list)
		param->votes[text ? WORDS : LIST] += SURE;
	else if (text)
		param->votes[TEXT] += SURE;
	else if (has(type, "int") || has(type, "float") || has(type, "umber"))
		param->votes[NUMBER] += SURE;
}

/* What people call such things, the last word of "left_index" or "wordList". */
static void vote_by_name(struct param *param)
{
	static const struct {
		const char *name;
		enum kind kind;
	} names[] = {{"n", NUMBER}, {"k", NUMBER}, {"m", NUMBER}, {"x", NUMBER}, {"num", NUMBER},
		{"number", NUMBER}, {"target", NUMBER}, {"limit", NUMBER}, {"size", NUMBER},
		{"count", NUMBER}, {"amount", NUMBER}, {"capacity", NUMBER}, {"key", NUMBER},
		{"value", NUMBER}, {"s", TEXT}, {"t", TEXT}, {"text", TEXT}, {"word", TEXT},
		{"string", TEXT}, {"str", TEXT}, {"pattern", TEXT}, {"line", TEXT},
		{"words", WORDS}, {"strings", WORDS}, {"strs", WORDS}, {"names", WORDS},
		{"matrix", MATRIX}, {"grid", MATRIX}, {"board", MATRIX}};
	struct text_part name = param->name;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		size_t len = strlen(names[i].name);
		if (name.len < len || memcmp(name.text + name.len - len, names[i].name, len) != 0)
			continue;
		if (name.len == len || name.text[name.len - len - 1] == '_')
			param->votes[names[i].kind] += 3;
	}
	param->votes[LIST]++;
}

static void add_param(struct looking *looking, TSNode name, TSNode type)
{
	if (looking->len < PARAMS_MOST) {
		struct param *param = &looking->params[looking->len];
		*param = (struct param){.name = tree_text(looking->source, name)};
		vote_by_name(param);
		vote_by_type(param, tree_text(looking->source, type));
	}
	looking->len++;
}

/* Those that have to be given. */
static void take_params(struct looking *looking)
{
	TSNode params = tree_field(looking->function, "parameters");
	TSNode single = tree_field(looking->function, "parameter");
	const TSNode none = {0};
	if (tree_is(single, "identifier"))
		add_param(looking, single, none);
	for (uint32_t i = 0; !ts_node_is_null(params) && i < ts_node_named_child_count(params);
		i++) {
		TSNode param = ts_node_named_child(params, i);
		if (tree_is(param, "identifier"))
			add_param(looking, param, none);
		else if (tree_is(param, "typed_parameter"))
			add_param(
				looking, ts_node_named_child(param, 0), tree_field(param, "type"));
	}
}

static void vote_by_call(struct param *param, struct text_part function)
{
	static const char *const numbers[] = {"range", "Math.floor", "Math.sqrt", "isqrt", "pow"};
	static const char *const lists[] = {"sorted", "sum", "heapify", "heapq.heapify", "deque",
		"enumerate", "Math.max", "Math.min"};
	if (text_is_any(function, numbers, ARRAY_LEN(numbers)))
		param->votes[NUMBER] += 4;
	else if (text_is_any(function, lists, ARRAY_LEN(lists)))
		param->votes[LIST] += 4;
	else if (text_is(function, "len"))
		param->votes[LIST] += 1;
}

static void vote_by_member(struct param *param, struct text_part member)
{
	static const char *const texts[] = {"lower", "upper", "isalpha", "isalnum", "charAt",
		"charCodeAt", "toLowerCase", "toUpperCase", "startswith", "startsWith", "strip",
		"trim", "substring", "replace", "encode", "split"};
	static const char *const lists[] = {"sort", "append", "push", "pop", "map", "filter",
		"reduce", "forEach", "reverse", "shift", "copy", "insert", "extend", "fill"};
	if (text_is_any(member, texts, ARRAY_LEN(texts)))
		param->votes[TEXT] += 5;
	else if (text_is_any(member, lists, ARRAY_LEN(lists)))
		param->votes[LIST] += 5;
}

/* a[i] or a[i][j]. */
static void vote_by_subscript(struct param *param, TSNode node, TSNode parent)
{
	const char *field = tree_is(parent, "subscript") ? "value" : "object";
	TSNode above = ts_node_parent(parent);
	if (!ts_node_eq(tree_field(parent, field), node))
		param->votes[NUMBER] += 2;
	else if (tree_is(above, ts_node_type(parent)) &&
		ts_node_eq(tree_field(above, field), parent))
		param->votes[MATRIX] += 2;
	else
		param->votes[LIST] += 2;
}

/* An identifier that is the parameter, by what stands around it. */
static void vote_by_use(const struct looking *looking, struct param *param, TSNode node)
{
	static const char *const loops[] = {"for_statement", "for_in_clause", "for_in_statement"};
	static const char *const operators[] = {
		"binary_operator", "comparison_operator", "binary_expression", "unary_operator"};
	const struct source *source = looking->source;
	TSNode parent = ts_node_parent(node);
	if (tree_is(parent, "subscript") || tree_is(parent, "subscript_expression"))
		vote_by_subscript(param, node, parent);
	else if (tree_is(parent, "argument_list") || tree_is(parent, "arguments"))
		vote_by_call(
			param, tree_text(source, tree_field(ts_node_parent(parent), "function")));
	else if (tree_is(parent, "attribute"))
		vote_by_member(param, tree_text(source, tree_field(parent, "attribute")));
	else if (tree_is(parent, "member_expression"))
		vote_by_member(param, tree_text(source, tree_field(parent, "property")));
	else if (is_one(parent, loops, ARRAY_LEN(loops)))
		param->votes[LIST] += 2;
	else if (is_one(parent, operators, ARRAY_LEN(operators)))
		param->votes[NUMBER] += 1;
}

static bool enter(void *context, TSNode node, unsigned depth)
{
	struct looking *looking = context;
	(void)depth;
	if (ts_node_end_byte(node) <= ts_node_start_byte(looking->function) ||
		ts_node_start_byte(node) >= ts_node_end_byte(looking->function))
		return false;
	if (!tree_is(node, "identifier"))
		return true;
	for (size_t i = 0; i < looking->len; i++) {
		if (text_same(tree_text(looking->source, node), looking->params[i].name))
			vote_by_use(looking, &looking->params[i], node);
	}
	return true;
}

/* The kind with the so-many-th most votes. */
static enum kind kind_at(const struct param *param, size_t place)
{
	bool taken[KINDS] = {false};
	for (size_t i = 0;; i++) {
		int best = -1;
		for (int kind = 0; kind < KINDS; kind++) {
			if (!taken[kind] && (best < 0 || param->votes[kind] > param->votes[best]))
				best = kind;
		}
		if (i == place)
			return (enum kind)best;
		taken[best] = true;
	}
}

/* A number beside something long is a small one. */
static void add_candidate(
	const struct looking *looking, const enum kind kinds[PARAMS_MOST], struct infer *infer)
{
	owned(str_done) struct str text = {0};
	bool long_one = false;
	for (size_t i = 0; i < looking->len; i++)
		long_one |= kinds[i] != NUMBER;
	for (size_t i = 0; i < looking->len; i++)
		str_addf(&text, "%s%s", i > 0 ? ", " : "",
			kinds[i] == NUMBER && long_one ? "7" : made[kinds[i]]);
	if (strchr(str_text(&text), 'n'))
		infer_add(infer, str_text(&text));
}

/* The likeliest, then each parameter by turns as what it may be else. */
static void add_candidates(const struct looking *looking, struct infer *infer)
{
	enum { OTHERS = 3 };
	enum kind kinds[PARAMS_MOST];
	for (size_t i = 0; i < looking->len; i++)
		kinds[i] = kind_at(&looking->params[i], 0);
	add_candidate(looking, kinds, infer);
	for (size_t place = 1; place <= OTHERS; place++) {
		for (size_t i = 0; i < looking->len; i++) {
			enum kind likeliest = kinds[i];
			kinds[i] = kind_at(&looking->params[i], place);
			add_candidate(looking, kinds, infer);
			kinds[i] = likeliest;
		}
	}
}

void infer_args(const struct source *source, unsigned line, struct infer *infer)
{
	struct looking looking = {.source = source, .line = line};
	tree_each(source, find_function, &looking);
	if (ts_node_is_null(looking.function))
		return;
	take_params(&looking);
	if (looking.len == 0 || looking.len > PARAMS_MOST)
		return;
	tree_each(source, enter, &looking);
	add_candidates(&looking, infer);
}

#include "analysis/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

static const struct shape none = {0};

void shape_file_done(struct shape_file *file)
{
	arena_done(&file->arena);
	free(file->functions);
	free(file->modules);
	*file = (struct shape_file){0};
}

const struct shape *shape_kid(const struct shape *shape, unsigned i)
{
	return i < shape->len ? shape->kids[i] : &none;
}

bool shape_is_name(const struct shape *shape, const char *name)
{
	return shape->kind == SHAPE_NAME && shape->name == name;
}

unsigned shape_skips_self(const struct shape_function *function)
{
	if (!function->method || function->params_len == 0)
		return 0;
	const char *first = function->params[0].name;
	return strcmp(first, "self") == 0 || strcmp(first, "cls") == 0;
}

enum { COMPARE_DEPTH_MAX = 12 };

static bool equal_within(const struct shape *a, const struct shape *b, int depth)
{
	if (depth > COMPARE_DEPTH_MAX || a->kind != b->kind || a->op != b->op ||
		a->name != b->name || a->len != b->len)
		return false;
	if (a->number < b->number || a->number > b->number || a->kind == SHAPE_FUNCTION)
		return false;
	for (unsigned i = 0; i < a->len; i++) {
		if (!equal_within(a->kids[i], b->kids[i], depth + 1))
			return false;
	}
	return true;
}

bool shape_is_word(const char *name, const char *const *words)
{
	for (; name && *words; words++) {
		if (strcmp(name, *words) == 0)
			return true;
	}
	return false;
}

bool shape_equal(const struct shape *a, const struct shape *b)
{
	return equal_within(a, b, 0);
}

static const char *const op_texts[] = {
	[OP_NONE] = " ? ",
	[OP_ADD] = "+",
	[OP_SUB] = "-",
	[OP_MUL] = "*",
	[OP_DIV] = "/",
	[OP_MOD] = "%",
	[OP_POW] = "^",
	[OP_SHL] = "<<",
	[OP_SHR] = ">>",
	[OP_BIT_AND] = "&",
	[OP_BIT_OR] = "|",
	[OP_BIT_XOR] = "^",
	[OP_LT] = " < ",
	[OP_LE] = " <= ",
	[OP_GT] = " > ",
	[OP_GE] = " >= ",
	[OP_EQ] = " == ",
	[OP_NE] = " != ",
	[OP_IN] = " in ",
	[OP_NOT_IN] = " not in ",
	[OP_AND] = " and ",
	[OP_OR] = " or ",
	[OP_NOT] = "not ",
	[OP_NEGATE] = "-",
	[OP_LIST] = "[…]",
	[OP_SET] = "{…}",
	[OP_DICT] = "{…}",
	[OP_GENERATOR] = "(…)",
};
_Static_assert(ARRAY_LEN(op_texts) == OP_COUNT, "one text an operator");

enum { TEXT_LONGEST = 40 };

static void add_text(struct str *out, const struct shape *shape, int depth);

static void add_kids(struct str *out, const struct shape *shape, unsigned from, int depth)
{
	for (unsigned i = from; i < shape->len; i++) {
		str_add(out, i > from ? ", " : "");
		add_text(out, shape->kids[i], depth + 1);
	}
}

static void add_call(struct str *out, const struct shape *shape, int depth)
{
	const struct shape *receiver = shape_kid(shape, 0);
	str_add(out, shape->flags & SHAPE_NEW ? "new " : "");
	if (receiver->kind != SHAPE_NONE) {
		add_text(out, receiver, depth + 1);
		str_add(out, shape->name ? "." : "");
	}
	str_addf(out, "%s(", shape->name ? shape->name : "");
	add_kids(out, shape, 1, depth);
	str_add_char(out, ')');
}

static void add_slice(struct str *out, const struct shape *shape, int depth)
{
	add_text(out, shape_kid(shape, 0), depth + 1);
	str_add_char(out, '[');
	add_text(out, shape_kid(shape, 1), depth + 1);
	str_add_char(out, ':');
	add_text(out, shape_kid(shape, 2), depth + 1);
	str_add_char(out, ']');
}

/* The kinds that are written with their kids in between; false for all others. */
static bool add_compound(struct str *out, const struct shape *shape, int depth)
{
	switch ((int)shape->kind) {
	case SHAPE_CALL: add_call(out, shape, depth); return true;
	case SHAPE_SLICE: add_slice(out, shape, depth); return true;
	case SHAPE_FIELD:
		add_text(out, shape_kid(shape, 0), depth + 1);
		str_addf(out, ".%s", shape->name);
		return true;
	case SHAPE_INDEX:
		add_text(out, shape_kid(shape, 0), depth + 1);
		str_add_char(out, '[');
		add_text(out, shape_kid(shape, 1), depth + 1);
		str_add_char(out, ']');
		return true;
	case SHAPE_BINARY:
		add_text(out, shape_kid(shape, 0), depth + 1);
		str_add(out, op_texts[shape->op]);
		add_text(out, shape_kid(shape, 1), depth + 1);
		return true;
	case SHAPE_UNARY:
		str_add(out, op_texts[shape->op]);
		add_text(out, shape_kid(shape, 0), depth + 1);
		return true;
	default: return false;
	}
}

static void add_text(struct str *out, const struct shape *shape, int depth)
{
	if (depth > COMPARE_DEPTH_MAX || out->len > TEXT_LONGEST)
		return;
	if (shape->kind == SHAPE_NAME)
		str_add(out, shape->name);
	else if (shape->kind == SHAPE_NUMBER)
		str_addf(out, "%.12g", shape->number);
	else if (shape->kind == SHAPE_STRING)
		str_add(out, "'…'");
	else if (shape->kind == SHAPE_TUPLE)
		add_kids(out, shape, 0, depth);
	else if (shape->kind != SHAPE_NONE && !add_compound(out, shape, depth))
		str_add(out, "…");
}

const char *shape_text(struct arena *arena, const struct shape *shape)
{
	owned(str_done) struct str out = {0};
	add_text(&out, shape, 0);
	if (out.len <= TEXT_LONGEST)
		return arena_name(arena, str_text(&out), out.len);
	size_t len = TEXT_LONGEST - 3;
	while (len > 0 && ((unsigned char)out.text[len] & 0xc0) == 0x80)
		len--;
	return arena_format(arena, "%.*s…", (int)len, out.text);
}

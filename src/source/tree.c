#include "source/tree.h"

#include <string.h>

bool text_is(struct text_part part, const char *text)
{
	return part.len == strlen(text) && memcmp(part.text, text, part.len) == 0;
}

bool text_is_any(struct text_part part, const char *const *texts, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text_is(part, texts[i]))
			return true;
	}
	return false;
}

bool text_same(struct text_part a, struct text_part b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.text, b.text, a.len) == 0);
}

int text_compare(struct text_part a, struct text_part b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common > 0 ? memcmp(a.text, b.text, common) : 0;
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

int text_order(const void *left, const void *right)
{
	const struct text_part *a = left;
	const struct text_part *b = right;
	return text_compare(*a, *b);
}

bool tree_is(TSNode node, const char *type)
{
	return !ts_node_is_null(node) && ts_node_is_named(node) &&
		strcmp(ts_node_type(node), type) == 0;
}

static TSNode field_behind_comment(TSNode node, const char *field)
{
	TSNode found = {0};
	TSTreeCursor cursor = ts_tree_cursor_new(node);
	for (bool more = ts_tree_cursor_goto_first_child(&cursor); more && ts_node_is_null(found);
		more = ts_tree_cursor_goto_next_sibling(&cursor)) {
		const char *name = ts_tree_cursor_current_field_name(&cursor);
		TSNode child = ts_tree_cursor_current_node(&cursor);
		if (name && strcmp(name, field) == 0 && !tree_is(child, "comment"))
			found = child;
	}
	ts_tree_cursor_delete(&cursor);
	return found;
}

TSNode tree_field(TSNode node, const char *field)
{
	if (ts_node_is_null(node))
		return node;
	TSNode found = ts_node_child_by_field_name(node, field, (uint32_t)strlen(field));
	return tree_is(found, "comment") ? field_behind_comment(node, field) : found;
}

struct text_part tree_text(const struct source *source, TSNode node)
{
	if (ts_node_is_null(node))
		return (struct text_part){"", 0};
	size_t start = ts_node_start_byte(node);
	return (struct text_part){source->text + start, ts_node_end_byte(node) - start};
}

unsigned tree_line(TSNode node)
{
	return ts_node_start_point(node).row + 1;
}

void tree_each(const struct source *source,
	bool (*enter)(void *context, TSNode node, unsigned depth), void *context)
{
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(source->tree));
	unsigned depth = 0;
	for (bool more = true; more;) {
		if (enter(context, ts_tree_cursor_current_node(&cursor), depth) &&
			ts_tree_cursor_goto_first_child(&cursor)) {
			depth++;
			continue;
		}
		while (!(more = ts_tree_cursor_goto_next_sibling(&cursor))) {
			if (!ts_tree_cursor_goto_parent(&cursor))
				break;
			depth--;
		}
	}
	ts_tree_cursor_delete(&cursor);
}

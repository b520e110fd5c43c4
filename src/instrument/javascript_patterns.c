/*
 * What is gathered and looked into without a call: spreads, patterns with a rest, subscripts of
 * texts that have grown, and regular expressions that no count can follow.
 */
#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "instrument/backtrack.h"
#include "instrument/javascript.h"

static bool has_child(TSNode node, const char *type)
{
	uint32_t count = ts_node_is_null(node) ? 0 : ts_node_named_child_count(node);
	for (uint32_t i = 0; i < count; i++)
		if (tree_is(ts_node_named_child(node, i), type))
			return true;
	return false;
}

/* By what came out: iterators do not tell how long they are. */
bool javascript_probe_array(struct javascript *javascript, TSNode node)
{
	if (has_child(node, "spread_element"))
		javascript_wrap(
			javascript, node, "_ar", javascript_add_call(javascript, node, "spread"));
	return true;
}

/* f(...xs) and {...o}; an array's own are counted with it. */
bool javascript_probe_spread(struct javascript *javascript, TSNode node)
{
	TSNode parent = ts_node_parent(node);
	TSNode value = ts_node_named_child(node, 0);
	if (!tree_is(parent, "array") && !tree_is(value, "comment"))
		javascript_wrap(
			javascript, value, "_as", javascript_add_call(javascript, node, "spread"));
	return true;
}

/* `yield* xs` takes each item as a loop does; a generator's own are counted where they are made. */
bool javascript_probe_yield(struct javascript *javascript, TSNode node)
{
	TSNode star = ts_node_child(node, 1);
	TSNode value = ts_node_named_child(node, ts_node_named_child_count(node) - 1);
	if (!ts_node_is_null(star) && strcmp(ts_node_type(star), "*") == 0)
		javascript_wrap(
			javascript, value, "_as", javascript_add_call(javascript, node, "spread"));
	return true;
}

/* const [first, ...others] = xs, ({ a, ...others } = o) */
void javascript_probe_rest(struct javascript *javascript, TSNode node, TSNode pattern, TSNode value)
{
	if (!ts_node_is_null(value) && has_child(pattern, "rest_pattern"))
		javascript_wrap(
			javascript, value, "_as", javascript_add_call(javascript, node, "spread"));
}

/* A pattern's depth is its writer's; what is deeper is no person's. */
enum { PATTERN_DEPTH_MAX = 16 };

static void add_rests(
	struct javascript *javascript, TSNode pattern, char end, struct str *out, unsigned depth)
{
	static const char *const holders[] = {"formal_parameters", "array_pattern",
		"object_pattern", "pair_pattern", "assignment_pattern"};
	bool holds = false;
	for (size_t i = 0; i < ARRAY_LEN(holders); i++)
		holds = holds || tree_is(pattern, holders[i]);
	TSNode name = ts_node_is_null(pattern) ? pattern : ts_node_named_child(pattern, 0);
	if (tree_is(pattern, "rest_pattern") && tree_is(name, "identifier")) {
		struct text_part text = javascript_text(javascript, name);
		str_addf(out, "_as(%zu,%.*s)%c", javascript_add_call(javascript, pattern, "spread"),
			(int)text.len, text.text, end);
	}
	if (!holds || depth == PATTERN_DEPTH_MAX)
		return;
	/* Of `pattern = value` and `key: pattern` only the pattern. */
	if (tree_is(pattern, "assignment_pattern")) {
		add_rests(javascript, tree_field(pattern, "left"), end, out, depth + 1);
		return;
	}
	uint32_t count = ts_node_named_child_count(pattern);
	for (uint32_t i = 0; i < count; i++)
		add_rests(javascript, ts_node_named_child(pattern, i), end, out, depth + 1);
}

void javascript_rest_names(struct javascript *javascript, TSNode pattern, char end, struct str *out)
{
	add_rests(javascript, pattern, end, out, 0);
}

bool javascript_probe_subscript(struct javascript *javascript, TSNode node)
{
	javascript_probe_grown(javascript, node, tree_field(node, "object"));
	return true;
}

/* Behind one atom of a pattern: a letter, an escape, a class; a group's insides are not skipped. */
static size_t after_atom(struct text_part pattern, size_t at)
{
	if (pattern.text[at] == '\\')
		return at + 2 < pattern.len ? at + 2 : pattern.len;
	if (pattern.text[at] != '[')
		return at + 1;
	for (at++; at < pattern.len && pattern.text[at] != ']'; at++)
		at += pattern.text[at] == '\\';
	return at + 1 < pattern.len ? at + 1 : pattern.len;
}

struct quantifier {
	bool endless; /* + * {2,} */
	bool skippable; /* ? * {0,3} */
	size_t end;
};

static struct quantifier quantifier_at(struct text_part pattern, size_t at)
{
	struct quantifier found = {.end = at};
	char c = at < pattern.len ? pattern.text[at] : '\0';
	if (c == '{') {
		const char *close = memchr(pattern.text + at, '}', pattern.len - at);
		if (!close || !isdigit((unsigned char)pattern.text[at + 1]))
			return found;
		found.endless = close[-1] == ',';
		found.skippable = pattern.text[at + 1] == '0';
		found.end = (size_t)(close - pattern.text) + 1;
	} else if (c == '+' || c == '*' || c == '?') {
		found.endless = c != '?';
		found.skippable = c != '+';
		found.end = at + 1;
	}
	/* The lazy ones: +? */
	if (found.end > at && found.end < pattern.len && pattern.text[found.end] == '?')
		found.end++;
	return found;
}

/* Behind "(", "(?:", "(?=", "(?<name>". */
static size_t after_bracket(struct text_part pattern, size_t at)
{
	if (++at >= pattern.len || pattern.text[at] != '?')
		return at;
	bool named = at + 2 < pattern.len && pattern.text[at + 1] == '<' &&
		!strchr("=!", pattern.text[at + 2]);
	while (at < pattern.len && !strchr(named ? ">" : ":=!", pattern.text[at]))
		at++;
	return at < pattern.len ? at + 1 : at;
}

/* (a+)+: a repeated group with a repetition in it, and nothing that says where one ends. */
static bool nests(struct text_part pattern)
{
	enum { DEPTH_MAX = 32 };
	struct {
		bool endless, fixed;
	} groups[DEPTH_MAX] = {0};
	unsigned depth = 0;
	size_t at = 0;
	while (at < pattern.len) {
		char c = pattern.text[at];
		if (c == '(' && depth + 1 < DEPTH_MAX) {
			depth++;
			groups[depth].endless = groups[depth].fixed = false;
			at = after_bracket(pattern, at);
			continue;
		}
		bool closes = c == ')' && depth > 0;
		struct quantifier found = quantifier_at(pattern, after_atom(pattern, at));
		bool endless = closes && groups[depth].endless;
		bool fixed = closes ? groups[depth].fixed : !strchr("|^$", c);
		if (endless && found.endless && !fixed)
			return true;
		depth -= closes;
		groups[depth].endless |= endless || found.endless;
		groups[depth].fixed |= fixed && !found.endless && !found.skippable;
		at = found.end;
	}
	return false;
}

/* \s+$: at each blank it starts anew and runs to the letter behind. */
static bool starts_anew(struct text_part pattern)
{
	if (pattern.len == 0 || strchr("^(|$", pattern.text[0]))
		return false;
	struct quantifier found = quantifier_at(pattern, after_atom(pattern, 0));
	return found.endless && found.end + 1 == pattern.len && pattern.text[found.end] == '$';
}

/* Whether a match may go back over what it read, more often than the text is long. */
bool javascript_goes_back(const struct javascript *javascript, TSNode regex)
{
	struct text_part text = javascript_text(javascript, tree_field(regex, "pattern"));
	return nests(text) || starts_anew(text) || backtrack_may(text, true);
}

/* What drivers/count_steps.js cannot follow: looking around, names, references. */
static bool can_follow(struct text_part pattern)
{
	for (size_t at = 0; at + 1 < pattern.len; at = after_atom(pattern, at)) {
		char next = pattern.text[at + 1];
		if (pattern.text[at] == '\\' &&
			(isdigit((unsigned char)next) || strchr("kpP", next)))
			return false;
		bool special = pattern.text[at] == '(' && next == '?';
		if (special && (at + 2 == pattern.len || pattern.text[at + 2] != ':'))
			return false;
	}
	return true;
}

bool javascript_can_follow(const struct source *source, TSNode regex)
{
	struct text_part flags = tree_text(source, tree_field(regex, "flags"));
	bool unicode = flags.len > 0 &&
		(memchr(flags.text, 'u', flags.len) || memchr(flags.text, 'v', flags.len));
	return !unicode && can_follow(tree_text(source, tree_field(regex, "pattern")));
}

bool javascript_probe_regex(struct javascript *javascript, TSNode node)
{
	if (!javascript_goes_back(javascript, node))
		return false;
	if (!javascript_can_follow(javascript->walk->source, node) ||
		javascript_is_constructor(node))
		instrument_add_gap(javascript->walk, tree_line(node),
			"an expression that may go back over what it read");
	else
		insert_around(&javascript->walk->insertions, ts_node_start_byte(node),
			ts_node_end_byte(node), ")", " _ak(");
	return false;
}

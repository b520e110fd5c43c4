/*
 * What an engine that goes back does cannot be counted from outside, so this asks whether it has to
 * go back at all. It has where a repetition holds another, where alternatives that begin alike are
 * repeated, where a group must come again as it was, and where a search begins with a repetition
 * and something stands behind that may be missing: then each place of a run is a new start.
 *
 * The static witness asks something else of a pattern, the worst that it certainly does
 * (analysis/pattern.c); here a doubt is enough.
 */
#include "instrument/backtrack.h"

#include <ctype.h>
#include <string.h>

enum { DEPTH_MAX = 32 };

/* What is known of a group, or of the whole, as far as it is read. */
struct group {
	bool repeats; /* holds an unbounded repetition */
	bool alike; /* of its alternatives two may begin alike */
	bool several; /* it has alternatives */
	bool begun; /* the alternative's first letter is behind */
	bool firsts[256]; /* letters that alternatives begin with */
};

struct reader {
	const char *at, *end;
	struct group stack[DEPTH_MAX];
	unsigned depth;
	bool risky;
};

static char look(const struct reader *reader, size_t ahead)
{
	return (size_t)(reader->end - reader->at) > ahead ? reader->at[ahead] : '\0';
}

static void skip(struct reader *reader, size_t count)
{
	size_t left = (size_t)(reader->end - reader->at);
	reader->at += count < left ? count : left;
}

static void skip_class(struct reader *reader)
{
	skip(reader, look(reader, 1) == '^' ? 3 : 2); /* a ] that comes first stands for itself */
	while (reader->at < reader->end && *reader->at != ']')
		skip(reader, *reader->at == '\\' ? 2 : 1);
	skip(reader, 1);
}

/* {2,} and {3}, with *unbounded; false: the brace stands for itself. */
static bool read_braces(struct reader *reader, bool *unbounded)
{
	size_t len = 1;
	while (isdigit((unsigned char)look(reader, len)) || look(reader, len) == ',')
		len++;
	if (look(reader, len) != '}' || len == 1)
		return false;
	*unbounded = look(reader, len - 1) == ',';
	skip(reader, len + 1);
	return true;
}

/* May what stands before be repeated without end, and may it be missing? */
static bool read_quantifier(struct reader *reader, bool *missing)
{
	char sign = look(reader, 0);
	bool unbounded = sign == '*' || sign == '+';
	*missing = sign == '*' || sign == '?';
	if (sign == '{' ? !read_braces(reader, &unbounded) : !unbounded && !*missing)
		return false;
	if (sign != '{')
		skip(reader, 1);
	if (look(reader, 0) == '?' || look(reader, 0) == '+')
		skip(reader, 1);
	return unbounded;
}

static void begin(struct group *group, int letter)
{
	if (group->begun)
		return;
	group->begun = true;
	group->alike |= letter < 0 || group->firsts[letter];
	if (letter >= 0)
		group->firsts[letter] = true;
}

static void open_group(struct reader *reader)
{
	if (reader->depth + 1 == DEPTH_MAX) {
		reader->risky = true;
		reader->at = reader->end;
		return;
	}
	begin(&reader->stack[reader->depth], -1);
	reader->stack[++reader->depth] = (struct group){0};
	skip(reader, 1);
	if (look(reader, 0) != '?')
		return;
	reader->risky |= look(reader, 1) == 'P' && look(reader, 2) == '=';
	while (reader->at < reader->end && !strchr(":=!>)", *reader->at))
		skip(reader, 1);
	skip(reader, look(reader, 0) != ')');
}

static void close_group(struct reader *reader)
{
	bool missing;
	struct group *inner = &reader->stack[reader->depth];
	skip(reader, 1);
	bool unbounded = read_quantifier(reader, &missing);
	if (unbounded && (inner->repeats || (inner->several && inner->alike)))
		reader->risky = true;
	reader->depth--;
	reader->stack[reader->depth].repeats |= unbounded || inner->repeats;
}

static void read_atom(struct reader *reader)
{
	bool missing;
	char sign = look(reader, 0);
	char next = look(reader, 1);
	if (sign == '\\')
		reader->risky |= (next >= '1' && next <= '9') || next == 'k';
	begin(&reader->stack[reader->depth],
		strchr("\\[.^$", sign) ? -1 : (int)(unsigned char)sign);
	if (sign == '[')
		skip_class(reader);
	else
		skip(reader, sign == '\\' ? 2 : 1);
	reader->stack[reader->depth].repeats |= read_quantifier(reader, &missing);
}

static void read_part(struct reader *reader)
{
	struct group *here = &reader->stack[reader->depth];
	char sign = *reader->at;
	if (sign == '(') {
		open_group(reader);
	} else if (sign == ')' && reader->depth > 0) {
		close_group(reader);
	} else if (sign == '|') {
		here->several = true;
		here->begun = false;
		skip(reader, 1);
	} else {
		read_atom(reader);
	}
}

/* Does an alternative begin with a repetition and go on with what may be missing? */
static bool starts_anew(struct reader reader)
{
	bool missing = true;
	while (look(&reader, 0) == '(' && look(&reader, 1) != '?')
		skip(&reader, 1);
	if (!look(&reader, 0) || strchr("^(|", look(&reader, 0)))
		return false;
	if (look(&reader, 0) == '[')
		skip_class(&reader);
	else
		skip(&reader, look(&reader, 0) == '\\' ? 2 : 1);
	if (!read_quantifier(&reader, &missing))
		return false;
	while (look(&reader, 0) == ')')
		skip(&reader, 1);
	return look(&reader, 0) != '\0' && look(&reader, 0) != '|';
}

bool backtrack_may(struct text_part pattern, bool searches)
{
	struct reader reader = {.at = pattern.text, .end = pattern.text + pattern.len};
	if (searches && starts_anew(reader))
		return true;
	while (reader.at < reader.end && !reader.risky) {
		bool next = *reader.at == '|' && reader.depth == 0;
		read_part(&reader);
		reader.risky |= next && searches && starts_anew(reader);
	}
	return reader.risky;
}

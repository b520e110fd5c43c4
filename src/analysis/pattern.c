/*
 * Two forms are told from the rest. A repetition of a group of which some alternative is nothing but
 * repetitions itself, (a+)+ or (a|b*)*, with something behind it that may fail: the text can be
 * divided among the two in every way. And an expression that begins with a repetition and ends
 * with $ right behind it: where the text goes on otherwise, each place is a new start.
 */
#include "analysis/pattern.h"

#include <stdbool.h>
#include <string.h>

enum { DEPTH_MAX = 32 };

/* One alternative of a group, as far as it is read. */
struct alternative {
	bool repeats; /* holds an unbounded repetition */
	bool must; /* holds something that stands exactly as often as it says */
};

struct reader {
	const char *at;
	struct alternative stack[DEPTH_MAX];
	bool ambiguous[DEPTH_MAX]; /* some alternative of the group is only repetitions */
	unsigned depth;
};

static bool skip_class(struct reader *reader)
{
	reader->at++;
	for (; *reader->at && *reader->at != ']'; reader->at++) {
		if (*reader->at == '\\' && reader->at[1])
			reader->at++;
	}
	reader->at += *reader->at == ']';
	return true;
}

/* \p{Letter} is one atom. */
static void skip_escape(struct reader *reader)
{
	bool named = strchr("pPu", reader->at[1]) && reader->at[2] == '{';
	reader->at += 2;
	if (named) {
		reader->at += strcspn(reader->at, "}");
		reader->at += *reader->at == '}';
	}
}

/* A quantifier behind an atom: none, one that ends, or one that does not. */
static bool read_quantifier(struct reader *reader, bool *unbounded)
{
	const char *at = reader->at;
	*unbounded = *at == '*' || *at == '+';
	bool any = *unbounded || *at == '?';
	if (*at == '{') {
		/* With anything else in it, it is a brace and no more. */
		const char *end = at + 1 + strspn(at + 1, "0123456789,");
		if (*end != '}')
			return false;
		*unbounded = end[-1] == ',';
		reader->at = end;
		any = true;
	}
	if (any) {
		reader->at++;
		if (*reader->at == '?' || *reader->at == '+')
			reader->at++;
	}
	return any;
}

static void note_atom(struct reader *reader, bool quantified, bool unbounded)
{
	struct alternative *here = &reader->stack[reader->depth];
	here->repeats |= unbounded;
	here->must |= !quantified;
}

static void end_alternative(struct reader *reader)
{
	struct alternative *here = &reader->stack[reader->depth];
	reader->ambiguous[reader->depth] |= here->repeats && !here->must;
	*here = (struct alternative){0};
}

/* Behind the group: is it repeated without end, and may what follows fail? */
static bool close_group(struct reader *reader)
{
	end_alternative(reader);
	bool ambiguous = reader->ambiguous[reader->depth];
	bool unbounded = false;
	reader->at++;
	reader->depth--;
	bool quantified = read_quantifier(reader, &unbounded);
	note_atom(reader, quantified, unbounded);
	return ambiguous && unbounded && *reader->at;
}

static bool open_group(struct reader *reader)
{
	if (reader->depth + 1 == DEPTH_MAX)
		return false;
	reader->depth++;
	reader->stack[reader->depth] = (struct alternative){0};
	reader->ambiguous[reader->depth] = false;
	reader->at++;
	if (*reader->at == '?')
		reader->at += strcspn(reader->at, ":=!>)") + (*reader->at != ')');
	return true;
}

static void read_atom(struct reader *reader)
{
	bool unbounded = false;
	bool place = *reader->at == '^' || *reader->at == '$';
	if (*reader->at == '[')
		skip_class(reader);
	else if (*reader->at == '\\' && reader->at[1])
		skip_escape(reader);
	else
		reader->at++;
	bool quantified = read_quantifier(reader, &unbounded);
	if (!place)
		note_atom(reader, quantified, unbounded);
}

static bool is_exponential(const char *pattern)
{
	struct reader reader = {.at = pattern};
	while (*reader.at) {
		if (*reader.at == '(') {
			if (!open_group(&reader))
				return false;
		} else if (*reader.at == ')' && reader.depth > 0) {
			if (close_group(&reader))
				return true;
		} else if (*reader.at == '|') {
			end_alternative(&reader);
			reader.at++;
		} else {
			read_atom(&reader);
		}
	}
	return false;
}

/* A repetition and then the end: \s+$ */
static bool is_quadratic(const char *pattern)
{
	struct reader reader = {.at = pattern};
	bool unbounded = false;
	if (*pattern == '^' || *pattern == '(' || !*pattern)
		return false;
	if (*reader.at == '[')
		skip_class(&reader);
	else if (*reader.at == '\\' && reader.at[1])
		skip_escape(&reader);
	else
		reader.at++;
	read_quantifier(&reader, &unbounded);
	return unbounded && strcmp(reader.at, "$") == 0;
}

enum pattern_cost pattern_cost(const char *pattern)
{
	if (is_exponential(pattern))
		return PATTERN_EXPONENTIAL;
	return is_quadratic(pattern) ? PATTERN_QUADRATIC : PATTERN_LINEAR;
}

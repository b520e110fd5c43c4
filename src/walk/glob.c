#include "walk/glob.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"

static const struct {
	const char *name;
	int (*holds)(int c);
} classes[] = {
	{"alnum", isalnum},
	{"alpha", isalpha},
	{"blank", isblank},
	{"cntrl", iscntrl},
	{"digit", isdigit},
	{"graph", isgraph},
	{"lower", islower},
	{"print", isprint},
	{"punct", ispunct},
	{"space", isspace},
	{"upper", isupper},
	{"xdigit", isxdigit},
};

/* A bracket that is being read. */
struct bracket {
	const char *at;
	unsigned char c; /* what is looked for */
	unsigned char before; /* the last single byte, which a range may start from; 0: none */
	bool hit;
	bool malformed;
};

static void read_single(struct bracket *bracket, unsigned char single)
{
	bracket->hit |= single == bracket->c;
	bracket->before = single;
}

/* "[:alpha:]"; without the ":]" the '[' is a byte like others. */
static void read_class(struct bracket *bracket)
{
	const char *name = bracket->at + 2;
	const char *end = strchr(name, ']');
	if (!end || end == name || end[-1] != ':') {
		bracket->malformed = !end;
		read_single(bracket, '[');
		bracket->at++;
		return;
	}
	size_t len = (size_t)(end - 1 - name);
	bool known = false;
	for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
		if (strlen(classes[i].name) != len || memcmp(classes[i].name, name, len) != 0)
			continue;
		known = true;
		bracket->hit |= bracket->c < 0x80 && classes[i].holds(bracket->c);
	}
	bracket->malformed = !known;
	bracket->before = 0;
	bracket->at = end + 1;
}

/* The byte at `at`, or behind a '\' there; `at` is then behind it. */
static unsigned char read_escaped(struct bracket *bracket)
{
	if (*bracket->at == '\\')
		bracket->at++;
	bracket->malformed |= *bracket->at == '\0';
	unsigned char byte = (unsigned char)*bracket->at;
	bracket->at += byte != '\0';
	return byte;
}

static void read_range(struct bracket *bracket)
{
	bracket->at++;
	unsigned char last = read_escaped(bracket);
	bracket->hit |= bracket->c >= bracket->before && bracket->c <= last;
	bracket->before = 0;
}

static void read_item(struct bracket *bracket)
{
	const char *at = bracket->at;
	if (at[0] == '-' && bracket->before && at[1] && at[1] != ']')
		read_range(bracket);
	else if (at[0] == '[' && at[1] == ':')
		read_class(bracket);
	else
		read_single(bracket, read_escaped(bracket));
}

/* The end of the bracket that opens at `pattern`, if `c` is in it; else NULL. */
static const char *match_bracket(const char *pattern, unsigned char c)
{
	struct bracket bracket = {.at = pattern + 1, .c = c};
	bool negated = *bracket.at == '!' || *bracket.at == '^';
	bracket.at += negated;
	/* A ']' that comes first is meant as it is. */
	do
		read_item(&bracket);
	while (!bracket.malformed && *bracket.at && *bracket.at != ']');
	if (bracket.malformed || *bracket.at == '\0' || bracket.hit == negated || c == '/')
		return NULL;
	return bracket.at + 1;
}

/* What follows the pattern's first item, which is no star, if it matches `c`; else NULL. */
static const char *match_item(const char *pattern, unsigned char c)
{
	if (*pattern == '[')
		return match_bracket(pattern, c);
	if (*pattern == '?')
		return c != '/' ? pattern + 1 : NULL;
	if (*pattern == '\\')
		pattern++;
	return *pattern && (unsigned char)*pattern == c ? pattern + 1 : NULL;
}

/* Where to go on when what follows a star has not matched. */
struct retry {
	const char *pattern; /* behind the star; NULL: there was none */
	const char *text; /* where the star's match ends so far */
};

struct state {
	const char *pattern;
	const char *text;
	struct retry star; /* of this part between slashes */
	struct retry deep; /* double stars; only the last ones need a second try */
};

static bool retry(struct state *state)
{
	if (state->star.pattern && *state->star.text && *state->star.text != '/') {
		state->text = ++state->star.text;
		state->pattern = state->star.pattern;
		return true;
	}
	const char *slash = state->deep.pattern ? strchr(state->deep.text, '/') : NULL;
	if (!slash)
		return false;
	state->text = state->deep.text = slash + 1;
	state->pattern = state->deep.pattern;
	state->star = (struct retry){0};
	return true;
}

/* Take the stars at state->pattern. False: what follows them cannot match. */
static bool take_stars(struct state *state, bool at_start)
{
	const char *after = state->pattern + strspn(state->pattern, "*");
	bool escaped = after[0] == '\\' && after[1] == '/';
	bool between = at_start && after - state->pattern > 1 &&
		(*after == '\0' || *after == '/' || escaped);
	if (!between) {
		state->star = (struct retry){after, state->text};
		state->pattern = after;
		return true;
	}
	state->star = (struct retry){0};
	if (*after == '\0') {
		state->text += strlen(state->text);
		state->pattern = after;
		return true;
	}
	state->deep = (struct retry){after + 1 + escaped, state->text};
	state->pattern = state->deep.pattern;
	/* git takes an escaped slash for one that must be there. */
	return !escaped || retry(state);
}

bool glob_match(const char *pattern, const char *text)
{
	struct state state = {.pattern = pattern, .text = text};
	for (;;) {
		if (*state.pattern == '*') {
			bool start = state.pattern == pattern || state.pattern[-1] == '/';
			if (!take_stars(&state, start))
				return false;
			continue;
		}
		if (*state.text == '\0' && *state.pattern == '\0')
			return true;
		const char *next =
			*state.text ? match_item(state.pattern, (unsigned char)*state.text) : NULL;
		if (!next && !retry(&state))
			return false;
		if (!next)
			continue;
		if (*state.text == '/')
			state.star = (struct retry){0};
		state.pattern = next;
		state.text++;
	}
}

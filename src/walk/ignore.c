#include "walk/ignore.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "walk/glob.h"

void ignore_done(struct ignore *ignore)
{
	free(ignore->text);
	free(ignore->rules);
	*ignore = (struct ignore){0};
}

/* Blanks at the end go, unless the last of them has a '\' in front: it stays, and what follows
 * it goes. */
static void trim_blanks(char *line)
{
	char *blanks = NULL;
	for (char *at = line; *at; at++) {
		if (*at == ' ') {
			blanks = blanks ? blanks : at;
			continue;
		}
		blanks = NULL;
		/* A '\' at the very end escapes nothing, and keeps the line as it is. */
		if (*at == '\\' && *++at == '\0')
			return;
	}
	if (blanks)
		*blanks = '\0';
}

static void add_rule(struct ignore *ignore, char *line)
{
	struct ignore_rule rule = {0};
	trim_blanks(line);
	if (*line == '!') {
		rule.negated = true;
		line++;
	}
	size_t len = strlen(line);
	if (len > 0 && line[len - 1] == '/') {
		rule.folders = true;
		line[--len] = '\0';
	}
	rule.anywhere = !strchr(line, '/');
	if (*line == '/')
		line++;
	if (*line == '\0')
		return;
	rule.at = (size_t)(line - ignore->text);
	rule.literal = strcspn(line, "*?[\\");
	ignore->rules = mem_grow(ignore->rules, ignore->len, &ignore->cap, sizeof *ignore->rules);
	ignore->rules[ignore->len++] = rule;
}

void ignore_parse(const char *text, size_t len, struct ignore *ignore)
{
	static const char mark[] = "\xef\xbb\xbf"; /* of UTF-8, which some editors put in front */
	if (len >= 3 && memcmp(text, mark, 3) == 0) {
		text += 3;
		len -= 3;
	}
	struct ignore own = {.text = mem_text_n(text, len)};
	for (char *line = own.text; *line;) {
		size_t used = strcspn(line, "\n");
		char *next = line + used + (line[used] == '\n');
		/* The end of a line may be that of other systems. */
		if (used > 0 && line[used - 1] == '\r')
			line[used - 1] = '\0';
		line[used] = '\0';
		if (*line != '#')
			add_rule(&own, line);
		line = next;
	}
	ignore_done(ignore);
	*ignore = own;
}

static bool matches(const struct ignore *ignore, const struct ignore_rule *rule, const char *path)
{
	const char *pattern = ignore->text + rule->at;
	if (strncmp(pattern, path, rule->literal) != 0)
		return false;
	/* The rest is matched by itself, as git does: "a**" in "a**" "/b" is then at a start. */
	return glob_match(pattern + rule->literal, path + rule->literal);
}

enum ignore_answer ignore_ask(const struct ignore *ignore, const char *path, bool folder)
{
	const char *slash = strrchr(path, '/');
	const char *last = slash ? slash + 1 : path;
	for (size_t i = ignore->len; i-- > 0;) {
		const struct ignore_rule *rule = &ignore->rules[i];
		if (rule->folders && !folder)
			continue;
		if (matches(ignore, rule, rule->anywhere ? last : path))
			return rule->negated ? IGNORE_IN : IGNORE_OUT;
	}
	return IGNORE_UNSAID;
}

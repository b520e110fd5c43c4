#include "attack/head.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/str.h"

static const char *const groups[] = {
	[ATTACK_TIME] = "time",
	[ATTACK_PROCESSES] = "processes",
	[ATTACK_MEMORY] = "memory",
	[ATTACK_DISK] = "disk",
	[ATTACK_OUTPUT] = "output",
	[ATTACK_SECRETS] = "secrets",
	[ATTACK_FILES] = "files",
	[ATTACK_NETWORK] = "network",
	[ATTACK_IPC] = "ipc",
	[ATTACK_CALLS] = "calls",
	[ATTACK_GAMES] = "games",
};
_Static_assert(ARRAY_LEN(groups) == ATTACK_GROUP_COUNT, "one name a group");

const char *attack_group_name(enum attack_group group)
{
	return groups[group];
}

static void expectation_done(struct attack_expectation *expectation)
{
	free(expectation->text);
	*expectation = (struct attack_expectation){0};
}

void attack_head_done(struct attack_head *head)
{
	free(head->about);
	expectation_done(&head->expect);
	expectation_done(&head->restricted);
	free(head->skip);
	free(head->function);
	*head = (struct attack_head){0};
}

const struct attack_expectation *attack_head_expect(
	const struct attack_head *head, enum sandbox_tier tier)
{
	return tier != SANDBOX_FULL && head->restricted.text ? &head->restricted : &head->expect;
}

static int take_group(struct attack_head *head, const char *value, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(groups); i++) {
		if (strcmp(groups[i], value) == 0) {
			head->group = (enum attack_group)i;
			return 0;
		}
	}
	return err_set(err, ERR_FAILED, "there is no group '%s'", value);
}

static int take_about(struct attack_head *head, const char *value, struct err *err)
{
	if (*value == '\0')
		return err_set(err, ERR_FAILED, "it does not say what it is about");
	head->about = mem_text(value);
	return 0;
}

static int find_end(const char *word)
{
	if (strcmp(word, "held") == 0)
		return ATTACK_END_HELD;
	if (strcmp(word, "refused") == 0)
		return ATTACK_END_REFUSED;
	for (int i = 0; i < OUTCOME_COUNT; i++) {
		if (strcmp(word, outcome_name((enum outcome)i)) == 0)
			return i;
	}
	return -1;
}

static int take_word(struct attack_expectation *expectation, const char *word, struct err *err)
{
	const char *equals = strchr(word, '=');
	uint64_t status = 0;
	owned(mem_free_text) char *name =
		equals ? mem_text_n(word, (size_t)(equals - word)) : mem_text(word);
	int end = find_end(name);
	if (end < 0 || (equals && end != OUTCOME_EXIT) ||
		(equals && (num_parse_count(equals + 1, &status, err) < 0 || status > 255)))
		return err_set(err, ERR_FAILED, "'%s' is no end that a program may have", word);
	expectation->ends |= 1U << end;
	if (equals)
		expectation->status = (int)status;
	return 0;
}

static int take_expectation(
	struct attack_expectation *expectation, const char *value, struct err *err)
{
	owned(mem_free_text) char *words = mem_text(value);
	char *rest = words;
	expectation->text = mem_text(value);
	expectation->status = -1;
	for (char *word = strsep(&rest, "|"); word; word = strsep(&rest, "|")) {
		if (take_word(expectation, word, err) < 0)
			return -1;
	}
	return 0;
}

static int take_expect(struct attack_head *head, const char *value, struct err *err)
{
	return take_expectation(&head->expect, value, err);
}

static int take_restricted(struct attack_head *head, const char *value, struct err *err)
{
	static const char skip[] = "skip ";
	if (strncmp(value, skip, sizeof skip - 1) != 0)
		return take_expectation(&head->restricted, value, err);
	head->skip = mem_text(value + sizeof skip - 1);
	return 0;
}

static int take_limit(struct sandbox_limits *limits, const char *word, struct err *err)
{
	const struct {
		const char *name;
		double *seconds;
		uint64_t *bytes;
	} rows[] = {
		{"cpu=", &limits->cpu_seconds, NULL},
		{"wall=", &limits->wall_seconds, NULL},
		{"memory=", NULL, &limits->memory_bytes},
		{"output=", NULL, &limits->output_bytes},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		size_t len = strlen(rows[i].name);
		if (strncmp(word, rows[i].name, len) != 0)
			continue;
		return rows[i].seconds ? num_parse_seconds(word + len, rows[i].seconds, err)
				       : num_parse_bytes(word + len, rows[i].bytes, err);
	}
	return err_set(err, ERR_FAILED, "'%s' is no limit", word);
}

static int take_limits(struct attack_head *head, const char *value, struct err *err)
{
	owned(mem_free_text) char *words = mem_text(value);
	char *rest = words;
	for (char *word = strsep(&rest, " "); word; word = strsep(&rest, " ")) {
		if (take_limit(&head->limits, word, err) < 0)
			return -1;
	}
	return 0;
}

static int take_runs(struct attack_head *head, const char *value, struct err *err)
{
	if (value[0] < '2' || value[0] > '9' || value[1] != '\0')
		return err_set(err, ERR_FAILED, "'%s' is no number of runs, 2 to 9", value);
	head->runs = (unsigned)(value[0] - '0');
	return 0;
}

static int take_function(struct attack_head *head, const char *value, struct err *err)
{
	if (!isalpha((unsigned char)*value) && *value != '_')
		return err_set(err, ERR_FAILED, "'%s' is no name of a function", value);
	head->function = mem_text(value);
	return 0;
}

static int take_work(struct attack_head *head, const char *value, struct err *err)
{
	return num_parse_seconds(value, &head->work_seconds, err);
}

/* All facts are given to all of them; the lint test holds this line against the program. */
static int take_env(struct attack_head *head, const char *value, struct err *err)
{
	(void)head;
	if (strncmp(value, "ARGUS_ATTACK_", 13) != 0)
		return err_set(err, ERR_FAILED, "'%s' is no fact", value);
	return 0;
}

/* In this order. */
static const struct {
	const char *name;
	int (*take)(struct attack_head *head, const char *value, struct err *err);
	bool needed;
} keys[] = {
	[ATTACK_KEY_GROUP] = {"group", take_group, true},
	[ATTACK_KEY_ABOUT] = {"about", take_about, true},
	[ATTACK_KEY_EXPECT] = {"expect", take_expect, true},
	[ATTACK_KEY_RESTRICTED] = {"restricted", take_restricted, false},
	[ATTACK_KEY_LIMITS] = {"limits", take_limits, false},
	[ATTACK_KEY_RUNS] = {"runs", take_runs, false},
	[ATTACK_KEY_FUNCTION] = {"function", take_function, false},
	[ATTACK_KEY_WORK] = {"work", take_work, false},
	[ATTACK_KEY_ENV] = {"env", take_env, false},
};
_Static_assert(ARRAY_LEN(keys) == ATTACK_KEY_COUNT, "one row a key");

static int find_key(const char *name, size_t len)
{
	for (int i = 0; i < ATTACK_KEY_COUNT; i++) {
		if (strlen(keys[i].name) == len && memcmp(keys[i].name, name, len) == 0)
			return i;
	}
	return -1;
}

/* "# key: value": the key's length, or 0 for a line that is none of the head's. */
static size_t key_length(const char *line, size_t len)
{
	size_t at = 0;
	while (at < len && (islower((unsigned char)line[at]) || line[at] == '_'))
		at++;
	return at + 2 <= len && line[at] == ':' && line[at + 1] == ' ' ? at : 0;
}

static int take_line(
	struct attack_head *head, const char *line, size_t len, int *last, struct err *err)
{
	size_t key_len = key_length(line, len);
	int key = find_key(line, key_len);
	if (key < 0)
		return err_set(err, ERR_FAILED, "unknown key '%.*s'", (int)key_len, line);
	if (key <= *last)
		return err_set(err, ERR_FAILED, "%s: twice, or out of order", keys[key].name);
	for (int i = *last + 1; i < key; i++) {
		if (keys[i].needed)
			return err_set(err, ERR_FAILED, "no %s", keys[i].name);
	}
	*last = key;
	owned(mem_free_text) char *value = mem_text_n(line + key_len + 2, len - key_len - 2);
	if (keys[key].take(head, value, err) < 0)
		return err_context(err, "%s: ", keys[key].name);
	return 0;
}

static int parse(const struct attack_program *program, struct attack_head *head, struct err *err)
{
	static const char *const marks[] = {[LANG_PYTHON] = "# ", [LANG_JAVASCRIPT] = "// "};
	_Static_assert(ARRAY_LEN(marks) == LANG_COUNT, "one mark a language");
	const char *mark = marks[program->lang];
	size_t mark_len = strlen(mark);
	const char *at = program->text;
	const char *end = at + program->len;
	int last = -1;
	while ((size_t)(end - at) > mark_len && memcmp(at, mark, mark_len) == 0) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		const char *stop = feed ? feed : end;
		at += mark_len;
		if (key_length(at, (size_t)(stop - at)) == 0)
			break;
		if (take_line(head, at, (size_t)(stop - at), &last, err) < 0)
			return -1;
		at = feed ? feed + 1 : end;
	}
	if (last < ATTACK_KEY_EXPECT)
		return err_set(err, ERR_FAILED, "the head ends before 'expect'");
	if (head->expect.ends & 1U << ATTACK_END_REFUSED && !head->function)
		return err_set(err, ERR_FAILED, "only a function's report can be refused");
	return 0;
}

int attack_head_parse(
	const struct attack_program *program, struct attack_head *head, struct err *err)
{
	owned(attack_head_done) struct attack_head draft = {
		.limits = {1, 4, UINT64_C(256) << 20, 1 << 20}, .runs = 1};
	if (parse(program, &draft, err) < 0) {
		err->kind = ERR_FAILED; /* a number's mistake is nobody's usage here */
		return err_context(err, "attack %s: ", program->name);
	}
	attack_head_done(head);
	*head = draft;
	draft = (struct attack_head){0};
	return 0;
}

#include "cmd/opt.h"

#include <stdlib.h>

#include "unit.h"

#include "argus/growth.h"

struct first {
	bool flag;
	uint64_t count;
	char *text;
	int level;
};
struct second {
	struct opt_texts texts;
	int choice;
	char *optional;
	struct growth growth;
};

static const char *const choices[] = {"red", "green", NULL};
static const struct opt first_rows[] = {
	{.letter = 'f',
		.name = "flag",
		.offset = offsetof(struct first, flag),
		.take = opt_take_flag,
		.help = "a flag"},
	{.letter = 'n',
		.name = "count",
		.value = "N",
		.offset = offsetof(struct first, count),
		.take = opt_take_count,
		.help = "a count"},
	{.letter = 't',
		.name = "text",
		.value = "TEXT",
		.offset = offsetof(struct first, text),
		.take = opt_take_text,
		.help = "a text"},
	{.letter = 'v',
		.name = "verbose",
		.offset = offsetof(struct first, level),
		.take = opt_take_increment,
		.help = "more"},
};
static const struct opt second_rows[] = {
	{.name = "tag",
		.value = "TEXT",
		.offset = offsetof(struct second, texts),
		.take = opt_take_texts,
		.help = "several"},
	{.name = "colour",
		.value = "C",
		.offset = offsetof(struct second, choice),
		.take = opt_take_choice,
		.choices = choices,
		.help = "one of some"},
	{.name = "json",
		.value = "FILE",
		.optional = true,
		.offset = offsetof(struct second, optional),
		.take = opt_take_text,
		.help = "may be left out"},
	{.name = "expect",
		.value = "CLASS",
		.offset = offsetof(struct second, growth),
		.take = opt_take_growth,
		.help = "a class"},
};
static const struct opt_table first_table = {"First", first_rows, ARRAY_LEN(first_rows)};
static const struct opt_table second_table = {"Second", second_rows, ARRAY_LEN(second_rows)};
static const struct opt_table *const tables[] = {&first_table, &second_table, NULL};

struct parsed {
	struct first first;
	struct second second;
	struct opt_words words;
	struct err err;
	int status;
};

/* Blanks separate the words of a command line here. */
static struct parsed parse(const char *line)
{
	static char copy[256];
	char *argv[32];
	int argc = 0;
	struct parsed parsed = {0};
	void *const into[] = {&parsed.first, &parsed.second};
	strncpy(copy, line, sizeof copy - 1);
	for (char *rest = NULL, *word = strtok_r(copy, " ", &rest); word;
		word = strtok_r(NULL, " ", &rest))
		argv[argc++] = word;
	parsed.status = opt_parse(tables, into, argc, argv, &parsed.words, &parsed.err);
	return parsed;
}

static void parsed_done(struct parsed *parsed)
{
	free(parsed->first.text);
	free(parsed->second.optional);
	opt_texts_done(&parsed->second.texts);
	opt_words_done(&parsed->words);
}

static void every_way_to_write_an_option_is_understood(void **state)
{
	(void)state;
	static const char *const lines[] = {"-f -n 1k -t x a b", "-fn1k --text x a b",
		"--flag --count=1000 a --text=x b", "a b -t x -n1000 --fl",
		"-f --count 1e3 -tx a b"};
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct parsed parsed = parse(lines[i]);
		if (parsed.status < 0)
			fail_msg("%s: %s", lines[i], parsed.err.text);
		assert_true(parsed.first.flag);
		assert_int_equal(parsed.first.count, 1000);
		assert_string_equal(parsed.first.text, "x");
		assert_int_equal(parsed.words.len, 2);
		assert_string_equal(parsed.words.items[1], "b");
		parsed_done(&parsed);
	}
}

static void values_go_to_their_types(void **state)
{
	(void)state;
	struct parsed parsed =
		parse("--tag a --tag b --colour green --json -vv --expect nlogn -- --flag -");
	assert_int_equal(parsed.status, 0);
	assert_int_equal(parsed.second.texts.len, 2);
	assert_int_equal(parsed.second.choice, 1);
	assert_string_equal(parsed.second.optional, "-");
	assert_int_equal(parsed.first.level, 2);
	assert_int_equal(parsed.second.growth.kind, GROWTH_LINEARITHMIC);
	assert_false(parsed.first.flag);
	assert_int_equal(parsed.words.len, 2);
	parsed_done(&parsed);
}

static void wrong_options_get_a_sentence_that_helps(void **state)
{
	(void)state;
	static const struct {
		const char *line, *sentence;
	} rows[] = {
		{"--cuont 5", "did you mean --count?"},
		{"--nothing-like-it", "--help lists"},
		{"--co 5", "short for several"},
		{"-x", "unknown option -x"},
		{"--count", "--count needs a value"},
		{"-n", "-n needs a value"},
		{"--flag=1", "takes no value"},
		{"--count five", "--count: 'five' is not a count"},
		{"--colour blue", "none of: red, green"},
		{"--expect fast", "is not a growth class"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct parsed parsed = parse(rows[i].line);
		assert_int_equal(parsed.status, -1);
		assert_int_equal(parsed.err.kind, ERR_USAGE);
		if (!strstr(parsed.err.text, rows[i].sentence))
			fail_msg("%s: %s", rows[i].line, parsed.err.text);
		parsed_done(&parsed);
	}
}

static void help_shows_every_row_within_the_width(void **state)
{
	(void)state;
	owned(str_done) struct str out = {0};
	opt_help(tables, 50, &out);
	assert_non_null(strstr(str_text(&out), "-n, --count N"));
	assert_non_null(strstr(str_text(&out), "--json[=FILE]"));
	for (const char *line = str_text(&out); *line;) {
		size_t len = strcspn(line, "\n");
		assert_true(len <= 50);
		line += len + (line[len] == '\n');
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_to_write_an_option_is_understood),
		cmocka_unit_test(values_go_to_their_types),
		cmocka_unit_test(wrong_options_get_a_sentence_that_helps),
		cmocka_unit_test(help_shows_every_row_within_the_width),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

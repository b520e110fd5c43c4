/* argus-input(7), which is the first argument, against the generators and what they make. */
#include <stdio.h>
#include <stdlib.h>

#include "argus/input.h"
#include "base/io.h"
#include "base/str.h"

#include "unit.h"

enum { MANUAL_MAX = 1 << 20, BYTES_MAX = 1 << 20 };

static const char *manual_path;

/* What mdoc(7) text shows. */
static void add_plain(struct str *out, const char *text, size_t len)
{
	static const struct {
		const char *from, *to;
	} escapes[] = {{"\\-", "-"}, {"\\(aq", "'"}, {"\\(ha", "^"}, {"\\(ti", "~"},
		{"\\(dq", "\""}, {"\\e", "\\"}, {"\\&", ""}};
	for (size_t at = 0; at < len;) {
		size_t i = 0;
		while (i < ARRAY_LEN(escapes) &&
			strncmp(text + at, escapes[i].from, strlen(escapes[i].from)) != 0)
			i++;
		if (i < ARRAY_LEN(escapes)) {
			str_add(out, escapes[i].to);
			at += strlen(escapes[i].from);
		} else {
			str_add_char(out, text[at++]);
		}
	}
}

static void load_manual(struct str *plain)
{
	struct err err = {0};
	owned(str_done) struct str text = {0};
	if (io_read_file(manual_path, MANUAL_MAX, &text, &err) < 0)
		fail_msg("%s", err.text);
	add_plain(plain, str_text(&text), text.len);
}

static void every_generator_is_in_the_manual(void **state)
{
	(void)state;
	owned(str_done) struct str manual = {0};
	load_manual(&manual);
	const struct input_generator *generator;
	for (size_t i = 0; (generator = input_generator_at(i)); i++) {
		/* ".It Fn ints count lo hi": mdoc puts the commas in. */
		owned(str_done) struct str entry = {0};
		str_addf(&entry, "\n.It Fn %s ", generator->name);
		for (const char *c = generator->params; *c; c++) {
			if (*c != ',')
				str_add_char(&entry, *c);
		}
		str_add_char(&entry, '\n');
		if (!strstr(str_text(&manual), str_text(&entry)))
			fail_msg("the manual does not have: %s", str_text(&entry) + 1);
	}
}

struct example {
	char *expression;
	enum input_use use;
	uint64_t n;
	bool printed; /* what follows is its output */
};

static void example_done(struct example *example)
{
	free(example->expression);
}

/* "$ argus input --args 'EXPR' -n 4": the quoted text of the line, and what is around it. */
static struct example read_example(const char *line, size_t len)
{
	struct example example = {.n = 10};
	owned(mem_free_text) char *words = mem_text_n(line, len);
	char *open = strchr(words, '\'');
	char *close = strrchr(words, '\'');
	if (!open || open == close) {
		fail_msg("no quoted expression: %s", words);
		return example;
	}
	example.expression = mem_text_n(open + 1, (size_t)(close - open - 1));
	const char *size = strstr(close, " -n ");
	if (size)
		example.n = strtoull(size + 4, NULL, 10);
	*open = '\0';
	example.use = strstr(words, "--args") ? INPUT_ARGS : INPUT_STDIN;
	example.printed = strncmp(words, "$ argus input", 13) == 0;
	return example;
}

static void check_example(const struct example *example, const char *output)
{
	struct err err = {0};
	owned(input_release) struct input_expr *expr = NULL;
	owned(str_done) struct str made = {0};
	if (input_parse(example->expression, example->use, &expr, &err) < 0)
		fail_msg("%s", err.text);
	int status = example->use == INPUT_ARGS
		? input_generate_args(expr, example->n, 1, BYTES_MAX, &made, &err)
		: input_generate(expr, example->n, 1, BYTES_MAX, &made, &err);
	if (status < 0)
		fail_msg("%s", err.text);
	if (example->use == INPUT_ARGS)
		str_add_char(&made, '\n');
	if (!example->printed)
		return;
	bool same = strncmp(output, str_text(&made), made.len) == 0;
	if (!same || !strchr("$.", output[made.len]))
		fail_msg("the manual shows something else for %s, which gives\n%s",
			example->expression, str_text(&made));
}

static void every_example_of_the_manual_gives_what_it_shows(void **state)
{
	(void)state;
	owned(str_done) struct str manual = {0};
	load_manual(&manual);
	unsigned examples = 0;
	for (const char *line = strstr(str_text(&manual), "\n$ "); line;
		line = strstr(line + 1, "\n$ "), examples++) {
		size_t len = strcspn(line + 1, "\n");
		owned(example_done) struct example example = read_example(line + 1, len);
		check_example(&example, line + 1 + len + 1);
	}
	assert_true(examples >= 10);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_generator_is_in_the_manual),
		cmocka_unit_test(every_example_of_the_manual_gives_what_it_shows),
	};
	manual_path = argc > 1 ? argv[1] : "man/argus-input.7";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "argus/input.h"
#include "base/mem.h"
#include "cmd/cmd.h"

/* Past this, somebody mistyped n. */
static const size_t BYTES_MAX = (size_t)1 << 30;

struct input_options {
	uint64_t n;
	uint64_t seed;
	bool args;
	bool list;
};

static const struct opt rows[] = {
	{.letter = 'n',
		.name = "size",
		.value = "N",
		.offset = offsetof(struct input_options, n),
		.take = opt_take_count,
		.help = "the n of the expression (10 if not given), like 1000, 1k or 10^6"},
	{.name = "seed",
		.value = "S",
		.offset = offsetof(struct input_options, seed),
		.take = opt_take_count,
		.help = "where all random numbers come from (1 if not given)"},
	{.name = "args",
		.offset = offsetof(struct input_options, args),
		.take = opt_take_flag,
		.help = "make the arguments of a function, as a JSON array"},
	{.name = "list",
		.offset = offsetof(struct input_options, list),
		.take = opt_take_flag,
		.help = "list what an expression may call"},
};
static const struct opt_table table = {"Input", rows, ARRAY_LEN(rows)};
static const struct opt_table *const tables[] = {&table, &display_table, NULL};

static const char *const examples[] = {
	"argus input 'n; ints(n)' -n 5",
	"argus input 'n, 2*n; graph(n, 2*n)' -n 1k --seed 7 >graph.txt",
	"argus input --args 'ints(n,1,10^9), 7'",
	NULL,
};

static int list_generators(struct err *err)
{
	enum { COLUMN = 34 };
	owned(str_done) struct str out = {0};
	const struct input_generator *generator;
	for (size_t i = 0; (generator = input_generator_at(i)); i++) {
		size_t start = out.len;
		str_addf(&out, "%s(%s)", generator->name, generator->params);
		size_t used = out.len - start;
		str_addf(&out, "%*s%s\n", used < COLUMN ? (int)(COLUMN - used) : 1, "",
			generator->help);
	}
	return cmd_emit(&out, err);
}

static void add_json_text(struct str *json, const char *text, size_t len)
{
	json_t *value = json_stringn(text, len);
	char *shown = value ? json_dumps(value, JSON_ENCODE_ANY) : NULL;
	str_add(json, shown ? shown : "null");
	free(shown);
	json_decref(value);
}

/* The arguments are JSON already, and are put in as they are: read and written again, 0.1 would
 * become 0.10000000000000001. */
static int emit_json(const struct display *display, const char *text,
	const struct input_options *options, const struct str *made, struct err *err)
{
	owned(str_done) struct str json = {0};
	str_add(&json, "{\"schema\":\"argus.input/1\",\"input\":");
	add_json_text(&json, text, strlen(text));
	str_addf(&json, ",\"n\":%" PRIu64 ",\"seed\":%" PRIu64 ",\"bytes\":%zu", options->n,
		options->seed, made->len);
	if (options->args) {
		str_addf(&json, ",\"args\":%s", str_text(made));
	} else {
		str_add(&json, ",\"text\":");
		add_json_text(&json, str_text(made), made->len);
	}
	str_add(&json, "}\n");
	return cmd_emit_json(display, &json, err);
}

static int show(const struct display *display, const char *text,
	const struct input_options *options, struct err *err)
{
	owned(input_release) struct input_expr *expr = NULL;
	owned(str_done) struct str made = {0};
	if (input_parse(text, options->args ? INPUT_ARGS : INPUT_STDIN, &expr, err) < 0)
		return -1;
	int status = options->args
		? input_generate_args(expr, options->n, options->seed, BYTES_MAX, &made, err)
		: input_generate(expr, options->n, options->seed, BYTES_MAX, &made, err);
	if (status < 0)
		return -1;
	if (display->json && emit_json(display, text, options, &made, err) < 0)
		return -1;
	if (display->json && strcmp(display->json, "-") == 0)
		return 0;
	if (options->args)
		str_add_char(&made, '\n');
	return cmd_emit(&made, err);
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	struct input_options options = {.n = 10, .seed = 1};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options, &display};
	int parsed = cmd_parse(cmd, into, argc, argv, &words, err);
	if (parsed != 0)
		return parsed < 0 ? -1 : 0;
	if (options.list && (words.len > 0 || display.json))
		return err_set(err, ERR_USAGE, "--list stands alone: argus input --list");
	if (options.list)
		return list_generators(err);
	if (words.len != 1)
		return err_set(err, ERR_USAGE,
			"%s; write it in quotes, like argus input 'n; ints(n)'",
			words.len ? "there is more than one expression"
				  : "the expression is missing");
	return show(&display, words.items[0], &options, err);
}

const struct cmd cmd_input = {
	.name = "input",
	.summary = "print what a program would be fed",
	.usage = "EXPR [-n N] [--seed S] [--args]",
	.about = "Print, byte for byte, what the expression puts on a program's standard input at "
		 "a\n"
		 "given n, or the arguments that a function would be called with. The language is\n"
		 "described in argus-input(7).",
	.examples = examples,
	.tables = tables,
	.run = run,
};

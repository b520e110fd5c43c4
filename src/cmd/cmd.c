#include "cmd/cmd.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "argus/sandbox.h"
#include "argus/source.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/near.h"

/* In the order in which they are listed; NULL-ended. */
static const struct cmd *const commands[] = {
	&cmd_run,
	&cmd_analyze,
	&cmd_compare,
	&cmd_check,
	&cmd_history,
	&cmd_input,
	&cmd_exec,
	&cmd_fit,
	&cmd_doctor,
	NULL,
};

const char *const cmd_lang_choices[] = {"python", "javascript", NULL};
_Static_assert(ARRAY_LEN(cmd_lang_choices) == LANG_COUNT + 1, "one name a language");

int cmd_find_lang(const char *name, const struct lang **lang, struct err *err)
{
	*lang = name ? lang_find(name) : NULL;
	if (name && !*lang)
		return err_set(err, ERR_USAGE, "--lang: '%s' is none of: python, javascript", name);
	return 0;
}

static const char *const colour_choices[] = {"auto", "always", "never", NULL};

static const struct opt display_rows[] = {
	{.name = "json",
		.value = "FILE",
		.optional = true,
		.offset = offsetof(struct display, json),
		.take = opt_take_text,
		.help = "print JSON instead of text, or write it to FILE beside the text"},
	{.name = "color",
		.value = "WHEN",
		.offset = offsetof(struct display, colour),
		.take = opt_take_choice,
		.choices = colour_choices,
		.help = "auto (the default), always or never"},
	{.name = "ascii",
		.offset = offsetof(struct display, ascii),
		.take = opt_take_flag,
		.help = "draw with ASCII characters only"},
	{.letter = 'h',
		.name = "help",
		.offset = offsetof(struct display, help),
		.take = opt_take_flag,
		.help = "show this help"},
};
const struct opt_table display_table = {"Output", display_rows, ARRAY_LEN(display_rows)};

void display_done(struct display *display)
{
	free(display->json);
	*display = (struct display){0};
}

struct term display_term(const struct display *display, FILE *stream)
{
	return term_open(stream, (enum term_colour)display->colour, display->ascii);
}

int cmd_emit(const struct str *text, struct err *err)
{
	/* Not by stdio: what is over its buffer goes past it, and a flush that finds the buffer empty
	 * says that all is well on a full disk. */
	return io_write_fd(STDOUT_FILENO, "standard output", str_text(text), text->len, err);
}

int cmd_emit_json(const struct display *display, const struct str *json, struct err *err)
{
	if (strcmp(display->json, "-") == 0)
		return cmd_emit(json, err);
	return io_write_file(display->json, str_text(json), json->len, err);
}

void cmd_warn(const char *format, ...)
{
	char text[sizeof((struct err *)0)->text];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	owned(str_done) struct str shown = {0};
	term_escape(&shown, text, strlen(text), true);
	fprintf(stderr, "argus: warning: %s\n", str_text(&shown));
}

static int help_width(const struct term *term)
{
	return term->width < 100 ? term->width : 100;
}

const char *cmd_word(const struct cmd *cmd)
{
	const char *blank = strrchr(cmd->name, ' ');
	return blank ? blank + 1 : cmd->name;
}

const struct cmd *cmd_find_part(const struct cmd *cmd, const char *word)
{
	for (size_t i = 0; cmd->parts && cmd->parts[i]; i++) {
		if (strcmp(cmd_word(cmd->parts[i]), word) == 0)
			return cmd->parts[i];
	}
	return NULL;
}

static void help_parts(const struct cmd *cmd, struct str *out)
{
	if (!cmd->parts)
		return;
	str_add(out, "\nCommands:\n");
	for (size_t i = 0; cmd->parts[i]; i++)
		str_addf(out, "  %-10s %s\n", cmd_word(cmd->parts[i]), cmd->parts[i]->summary);
	str_addf(out, "\n'argus %s COMMAND --help' explains one of them.\n", cmd->name);
}

static int print_help(const struct cmd *cmd, const struct display *display, struct err *err)
{
	struct term term = display_term(display, stdout);
	owned(str_done) struct str out = {0};
	owned(mem_free_text) char *about = mem_text(cmd->about);
	for (char *at = about; (at = strchr(at, '\n'));)
		*at = ' ';
	term.width = help_width(&term);
	str_addf(&out, "Usage: argus %s %s\n\n", cmd->name, cmd->usage);
	term_wrap(&out, &term, about, 0);
	help_parts(cmd, &out);
	opt_help(cmd->tables, term.width, &out);
	if (cmd->examples && cmd->examples[0])
		str_add(&out, "\nExamples:\n");
	for (size_t i = 0; cmd->examples && cmd->examples[i]; i++)
		str_addf(&out, "  %s\n", cmd->examples[i]);
	return cmd_emit(&out, err);
}

int cmd_parse(const struct cmd *cmd, void *const *into, int argc, char **argv,
	struct opt_words *words, struct err *err)
{
	size_t last = 0;
	while (cmd->tables[last + 1])
		last++;
	const struct display *display = into[last];
	int status = opt_parse(cmd->tables, into, argc, argv, words, err);
	/* Help is what somebody with a wrong command line wants, too. */
	if (display->help) {
		*err = (struct err){0};
		return print_help(cmd, display, err) < 0 ? -1 : 1;
	}
	return status;
}

static const struct cmd *find(const char *name)
{
	for (size_t i = 0; commands[i]; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

static int unknown_command(const char *name, struct err *err)
{
	const char *names[ARRAY_LEN(commands)] = {0};
	for (size_t i = 0; commands[i]; i++)
		names[i] = commands[i]->name;
	const char *nearest = near_word(name, names);
	owned(str_done) struct str shown = {0};
	term_escape(&shown, name, strlen(name), false);
	if (nearest)
		return err_set(err, ERR_USAGE, "unknown command '%s'; did you mean '%s'?",
			str_text(&shown), nearest);
	return err_set(err, ERR_USAGE, "unknown command '%s'; 'argus --help' lists what there is",
		str_text(&shown));
}

static int print_overview(struct err *err)
{
	owned(str_done) struct str out = {0};
	str_add(&out,
		"argus: how does the cost of a program grow with its input?\n\n"
		"Usage: argus COMMAND [options] [FILE]\n\nCommands:\n");
	for (size_t i = 0; commands[i]; i++)
		str_addf(&out, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
	str_add(&out,
		"\nExamples:\n"
		"  argus run sort.py --input 'n; ints(n)'\n"
		"  argus run lib.js --function twoSum --args 'ints(n), 7'\n"
		"  argus analyze src/*.py\n"
		"\n'argus COMMAND --help' explains a command; 'man argus' has all of it.\n");
	return cmd_emit(&out, err);
}

/* For scripts that check or make documents, six columns:
 * command, --name, -letter, value ("=" in front of an optional one), help, choices ("a b c").
 * A command's own row has no option; its value is the usage. A part is named "history show". */
static void list_option(const char *command, const struct opt *opt, struct str *out)
{
	str_addf(out, "%s\t--%s\t", command, opt->name);
	if (opt->letter)
		str_addf(out, "-%c", opt->letter);
	str_addf(out, "\t%s%s\t%s\t", opt->optional ? "=" : "", opt->value ? opt->value : "",
		opt->help);
	for (size_t i = 0; opt->choices && opt->choices[i]; i++)
		str_addf(out, "%s%s", i ? " " : "", opt->choices[i]);
	str_add_char(out, '\n');
}

static void list_command(const struct cmd *cmd, struct str *out)
{
	str_addf(out, "%s\t\t\t%s\t%s\t\n", cmd->name, cmd->usage, cmd->summary);
	for (size_t t = 0; cmd->tables[t]; t++) {
		for (size_t i = 0; i < cmd->tables[t]->len; i++)
			list_option(cmd->name, &cmd->tables[t]->rows[i], out);
	}
}

static int list_options(struct err *err)
{
	owned(str_done) struct str out = {0};
	for (size_t c = 0; commands[c]; c++) {
		const struct cmd *const *parts = commands[c]->parts;
		list_command(commands[c], &out);
		for (size_t i = 0; parts && parts[i]; i++)
			list_command(parts[i], &out);
	}
	return cmd_emit(&out, err);
}

int cmd_main(int argc, char **argv, struct err *err)
{
	const char *name = argc > 1 ? argv[1] : "--help";
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
		owned(str_done) struct str out = {0};
		str_add(&out, "argus " ARGUS_VERSION "\n");
		return cmd_emit(&out, err);
	}
	if (strcmp(name, "--list-options") == 0)
		return list_options(err);
	bool help =
		strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0;
	if (help && (argc < 3 || argv[2][0] == '-'))
		return print_overview(err);
	if (name[0] == '-' && !help)
		return err_set(err, ERR_USAGE,
			"%s is no option of argus itself; write the command first: argus COMMAND "
			"[options]",
			name);

	const struct cmd *cmd = find(help ? argv[2] : name);
	if (!cmd)
		return unknown_command(help ? argv[2] : name, err);
	const struct cmd *part = help && argc > 3 ? cmd_find_part(cmd, argv[3]) : NULL;
	if (help)
		return print_help(part ? part : cmd, &(struct display){0}, err);
	/* Before anything is read: see nursery.h. */
	if (cmd->boxes && sandbox_prepare(err) < 0)
		return -1;
	return cmd->run(cmd, argc - 2, argv + 2, err);
}

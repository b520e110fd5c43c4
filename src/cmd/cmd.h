/*
 * Commands as data. A command is a row here and one cmd_*.c file; `cmd_main` finds the row, the
 * row's `run` does the rest and reports failure through *err, whose kind is the exit status.
 */
#ifndef ARGUS_CMD_CMD_H
#define ARGUS_CMD_CMD_H

#include "argus/err.h"
#include "argus/source.h"
#include "base/str.h"
#include "base/term.h"
#include "cmd/opt.h"

struct cmd {
	const char *name; /* of a part: "history show" */
	const char *summary; /* one line, for the list of commands */
	const char *usage; /* the words after the name: "[options] FILE" */
	const char *about; /* a paragraph for --help */
	const char *const *examples; /* whole command lines, NULL-ended */
	const struct opt_table *const *tables; /* NULL-ended */
	const struct cmd *const *parts; /* commands of its own, NULL-ended; NULL: none */
	bool boxes; /* opens sandboxes */
	int (*run)(const struct cmd *cmd, int argc, char **argv, struct err *err);
};

extern const struct cmd cmd_analyze;
extern const struct cmd cmd_check;
extern const struct cmd cmd_compare;
extern const struct cmd cmd_doctor;
extern const struct cmd cmd_exec;
extern const struct cmd cmd_fit;
extern const struct cmd cmd_history;
extern const struct cmd cmd_input;
extern const struct cmd cmd_run;

/* The last word of a command's name, and the part of a command that has this one; NULL: none. */
const char *cmd_word(const struct cmd *cmd);
const struct cmd *cmd_find_part(const struct cmd *cmd, const char *word);

/* How the user wants to see things: the options that every command has. */
struct display {
	bool help;
	int colour; /* enum term_colour */
	bool ascii;
	char *json; /* NULL: text; "-": standard output; else a path */
};
extern const struct opt_table display_table;
void display_done(struct display *display);
struct term display_term(const struct display *display, FILE *stream);

/* What a --lang may be; NULL-ended. */
extern const char *const cmd_lang_choices[];
int cmd_find_lang(const char *name, const struct lang **lang, struct err *err); /* NULL: none */

/* Parse a command's own words. 0: go on; 1: --help was asked for and printed; -1: error. The last
 * of `into` must be the struct display, as display_table is the last of the command's tables. */
int cmd_parse(const struct cmd *cmd, void *const *into, int argc, char **argv,
	struct opt_words *words, struct err *err);

/* Put text on standard output, or JSON where --json says. */
int cmd_emit(const struct str *text, struct err *err);
int cmd_emit_json(const struct display *display, const struct str *json, struct err *err);

/* A line on standard error: "argus: warning: …". Untrusted parts must be escaped already. */
__attribute__((format(printf, 1, 2))) void cmd_warn(const char *format, ...);

int cmd_main(int argc, char **argv, struct err *err);

#endif

/*
 * Options as data: each command's options are tables of rows, and parsing, --help, the shell
 * completions and the check against the manual all read the same rows.
 *
 * A row says where its value goes by an offset into a struct that the command owns. Values are
 * checked by the row's `take`; errors are ERR_USAGE and name the option.
 */
#ifndef ARGUS_CMD_OPT_H
#define ARGUS_CMD_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"
#include "base/str.h"

struct opt {
	char letter; /* 'r' for -r; 0: none */
	const char *name; /* "runs" for --runs */
	const char *value; /* what --help calls the value; NULL: a flag */
	bool optional; /* --name alone is fine, a value needs '=' */
	size_t offset;
	/* Store the value (NULL for a flag, or for an optional one left out) in the field. */
	int (*take)(const struct opt *opt, void *field, const char *value, struct err *err);
	const char *const *choices; /* NULL-ended; what opt_take_choice takes, shells complete */
	const char *help; /* one or two sentences, no full stop at the end */
};

struct opt_table {
	const char *title; /* a heading of --help: "Measuring" */
	const struct opt *rows;
	size_t len;
};

/* The words of the command line that are no options, in order; borrowed from argv. */
struct opt_words {
	char **items;
	size_t len;
	size_t cap;
};
void opt_words_done(struct opt_words *words);

int opt_take_flag(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_text(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_texts(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_count(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_bytes(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_seconds(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_growth(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_choice(const struct opt *opt, void *field, const char *value, struct err *err);
int opt_take_increment(const struct opt *opt, void *field, const char *value, struct err *err);

/* A list of texts that an option given several times collects: opt_take_texts. */
struct opt_texts {
	char **items;
	size_t len;
	size_t cap;
};
void opt_texts_done(struct opt_texts *texts);

/* Parse argv[0..argc). `tables` is NULL-ended; into[i] is the struct of tables[i]. Long options
 * may be shortened where that is unambiguous; "--" ends them. */
int opt_parse(const struct opt_table *const *tables, void *const *into, int argc, char **argv,
	struct opt_words *words, struct err *err);

/* Append the options as --help shows them, wrapped to `width` columns. Tables of one title that
 * follow each other go under one heading. */
void opt_help(const struct opt_table *const *tables, int width, struct str *out);

#endif

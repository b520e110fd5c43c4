/*
 * A source: the text of a program, the tree-sitter tree over it, and the row of its language.
 *
 * The source owns its text and tree; nodes are borrowed and live as long as it does. A text with
 * syntax errors still has a tree: `error` holds the place of the first one.
 */
#ifndef ARGUS_SOURCE_H
#define ARGUS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/err.h"

enum { SOURCE_BYTES_MAX = 16 << 20, SOURCE_HASH_TEXT = 65 };

struct TSLanguage;
struct TSTree;

enum lang_id { LANG_PYTHON, LANG_JAVASCRIPT, LANG_COUNT };

struct lang {
	enum lang_id id;
	const char *name; /* "python": what --lang takes */
	const char *title; /* "Python": what people read */
	const char *const *aliases; /* further names, NULL-terminated */
	const char *const *extensions; /* ".py", NULL-terminated */
	const struct TSLanguage *(*grammar)(void);
	const char *costs; /* what library calls cost: the table grammars/<name>/costs.tsv */
	const size_t *costs_len;
	double warmup_seconds; /* CPU time in which its runtime gets up to speed */
};

const struct lang *lang_find(const char *name); /* NULL if there is none of that name */
const struct lang *lang_of_path(const char *path); /* by extension; NULL if none fits */
/* By how its text starts, "#!/usr/bin/env python3"; NULL if that names no interpreter of ours. */
const struct lang *lang_of_start(const char *text);
const struct lang *lang_at(enum lang_id id);

struct source_place {
	unsigned line; /* from 1; 0 means no place */
	unsigned column; /* from 1, in bytes */
};

struct source {
	char *path; /* as the user gave it; "-" for standard input */
	const struct lang *lang;
	char *text;
	size_t len;
	struct TSTree *tree;
	char hash[SOURCE_HASH_TEXT]; /* SHA-256 of the text, hexadecimal */
	bool module; /* JavaScript: ES module by extension or syntax */
	struct source_place error; /* the first syntax error; line 0 if there is none */
	char error_near[32]; /* the text there, cut and made printable */
};

void source_done(struct source *source);

/* Read and parse. `lang` NULL: by the extension. Errors: no such file, a folder, a FIFO, over 16
 * MiB, empty, NUL bytes, invalid UTF-8 (with the place), unknown extension, a link out of
 * its folder. A syntax error is no
 * error here. */
int source_load(const char *path, const struct lang *lang, struct source *source, struct err *err);

/* The same from memory; `path` names it. */
int source_parse(const char *path, const struct lang *lang, const char *text, size_t len,
	struct source *source, struct err *err);

#endif

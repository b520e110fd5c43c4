#include "cmd/opt.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "argus/growth.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/num.h"

void opt_words_done(struct opt_words *words)
{
	free(words->items);
	*words = (struct opt_words){0};
}

void opt_texts_done(struct opt_texts *texts)
{
	for (size_t i = 0; i < texts->len; i++)
		free(texts->items[i]);
	free(texts->items);
	*texts = (struct opt_texts){0};
}

int opt_take_flag(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt, (void)value, (void)err;
	*(bool *)field = true;
	return 0;
}

int opt_take_increment(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt, (void)value, (void)err;
	++*(int *)field;
	return 0;
}

int opt_take_text(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt, (void)err;
	char **text = field;
	free(*text);
	*text = mem_text(value ? value : "-");
	return 0;
}

int opt_take_texts(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt, (void)err;
	struct opt_texts *texts = field;
	texts->items = mem_grow(texts->items, texts->len, &texts->cap, sizeof *texts->items);
	texts->items[texts->len++] = mem_text(value);
	return 0;
}

int opt_take_count(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return num_parse_count(value, field, err);
}

int opt_take_bytes(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return num_parse_bytes(value, field, err);
}

int opt_take_seconds(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return num_parse_seconds(value, field, err);
}

int opt_take_growth(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return growth_parse(value, field, err);
}

int opt_take_choice(const struct opt *opt, void *field, const char *value, struct err *err)
{
	owned(str_done) struct str known = {0};
	for (int i = 0; opt->choices[i]; i++) {
		if (strcmp(opt->choices[i], value) == 0) {
			*(int *)field = i;
			return 0;
		}
		str_addf(&known, "%s%s", i ? ", " : "", opt->choices[i]);
	}
	return err_set(err, ERR_USAGE, "'%s' is none of: %s", value, str_text(&known));
}

/* Where an option was found: its row, and the struct that its value goes to. */
struct match {
	const struct opt *opt;
	void *into;
	unsigned candidates;
};

static struct match find_letter(
	const struct opt_table *const *tables, void *const *into, char letter)
{
	for (size_t t = 0; tables[t]; t++) {
		for (size_t i = 0; i < tables[t]->len; i++) {
			if (tables[t]->rows[i].letter == letter)
				return (struct match){&tables[t]->rows[i], into[t], 1};
		}
	}
	return (struct match){0};
}

/* An exact name, or the only one that starts with it. */
static struct match find_name(
	const struct opt_table *const *tables, void *const *into, const char *name, size_t len)
{
	struct match match = {0};
	for (size_t t = 0; tables[t]; t++) {
		for (size_t i = 0; i < tables[t]->len; i++) {
			const struct opt *opt = &tables[t]->rows[i];
			if (strncmp(opt->name, name, len) != 0)
				continue;
			if (opt->name[len] == '\0')
				return (struct match){opt, into[t], 1};
			match = (struct match){opt, into[t], match.candidates + 1};
		}
	}
	return match;
}

static int unknown_option(const struct opt_table *const *tables, const char *name, size_t len,
	unsigned candidates, struct err *err)
{
	if (candidates > 1)
		return err_set(err, ERR_USAGE, "--%.*s is short for several options; write it out",
			(int)len, name);

	const char *names[128] = {0};
	size_t count = 0;
	for (size_t t = 0; tables[t]; t++) {
		for (size_t i = 0; i < tables[t]->len && count + 1 < ARRAY_LEN(names); i++)
			names[count++] = tables[t]->rows[i].name;
	}
	owned(mem_free_text) char *given = mem_text_n(name, len);
	const char *nearest = near_word(given, names);
	if (nearest)
		return err_set(
			err, ERR_USAGE, "unknown option --%s; did you mean --%s?", given, nearest);
	return err_set(err, ERR_USAGE, "unknown option --%s; --help lists what there is", given);
}

static int take(const struct match *match, const char *value, struct err *err)
{
	const struct opt *opt = match->opt;
	if (opt->take(opt, (char *)match->into + opt->offset, value, err) < 0)
		return err_context(err, "--%s: ", opt->name);
	return 0;
}

/* One long option; *used is how many words it took. */
static int parse_long(const struct opt_table *const *tables, void *const *into, char **argv,
	int left, int *used, struct err *err)
{
	const char *name = argv[0] + 2;
	const char *equals = strchr(name, '=');
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	struct match match = find_name(tables, into, name, len);
	*used = 1;
	if (match.candidates != 1)
		return unknown_option(tables, name, len, match.candidates, err);

	const char *value = equals ? equals + 1 : NULL;
	if (!match.opt->value && value)
		return err_set(err, ERR_USAGE, "--%s takes no value", match.opt->name);
	if (match.opt->value && !match.opt->optional && !value) {
		if (left < 2)
			return err_set(err, ERR_USAGE, "--%s needs a value: --%s %s",
				match.opt->name, match.opt->name, match.opt->value);
		value = argv[1];
		*used = 2;
	}
	return take(&match, value, err);
}

/* A word of letters: flags may be joined, a value may be attached or follow. */
static int parse_letters(const struct opt_table *const *tables, void *const *into, char **argv,
	int left, int *used, struct err *err)
{
	*used = 1;
	for (const char *at = argv[0] + 1; *at; at++) {
		struct match match = find_letter(tables, into, *at);
		if (!match.opt)
			return err_set(err, ERR_USAGE,
				"unknown option -%c; --help lists what there is", *at);
		if (!match.opt->value || match.opt->optional) {
			if (take(&match, NULL, err) < 0)
				return -1;
			continue;
		}
		const char *value = at + 1;
		if (*value == '\0') {
			if (left < 2)
				return err_set(err, ERR_USAGE, "-%c needs a value: -%c %s", *at,
					*at, match.opt->value);
			value = argv[1];
			*used = 2;
		}
		return take(&match, value, err);
	}
	return 0;
}

int opt_parse(const struct opt_table *const *tables, void *const *into, int argc, char **argv,
	struct opt_words *words, struct err *err)
{
	bool ended = false;
	for (int i = 0; i < argc;) {
		char *word = argv[i];
		int used = 1;
		int status = 0;
		if (ended || word[0] != '-' || word[1] == '\0') {
			words->items = mem_grow(
				words->items, words->len, &words->cap, sizeof *words->items);
			words->items[words->len++] = word;
		} else if (strcmp(word, "--") == 0) {
			ended = true;
		} else if (word[1] == '-') {
			status = parse_long(tables, into, argv + i, argc - i, &used, err);
		} else {
			status = parse_letters(tables, into, argv + i, argc - i, &used, err);
		}
		if (status < 0)
			return -1;
		i += used;
	}
	return 0;
}

enum { HELP_INDENT = 2, HELP_COLUMN = 26 };

/* Append words wrapped between `indent` and `width`; the cursor is already at `indent`. */
static void add_wrapped(struct str *out, const char *text, int indent, int width)
{
	int column = indent;
	while (*text) {
		size_t len = strcspn(text, " ");
		if (column > indent && column + 1 + (int)len > width) {
			str_addf(out, "\n%*s", indent, "");
			column = indent;
		} else if (column > indent) {
			str_add_char(out, ' ');
			column++;
		}
		str_add_n(out, text, len);
		column += (int)len;
		text += len;
		text += strspn(text, " ");
	}
	str_add_char(out, '\n');
}

static void help_row(const struct opt *opt, int width, struct str *out)
{
	owned(str_done) struct str left = {0};
	str_addf(&left, "%*s", HELP_INDENT, "");
	if (opt->letter)
		str_addf(&left, "-%c, ", opt->letter);
	else
		str_add(&left, "    ");
	str_addf(&left, "--%s", opt->name);
	if (opt->value)
		str_addf(&left, opt->optional ? "[=%s]" : " %s", opt->value);

	str_add(out, str_text(&left));
	if (left.len + 2 > HELP_COLUMN)
		str_addf(out, "\n%*s", HELP_COLUMN, "");
	else
		str_addf(out, "%*s", HELP_COLUMN - (int)left.len, "");
	add_wrapped(out, opt->help, HELP_COLUMN, width);
}

void opt_help(const struct opt_table *const *tables, int width, struct str *out)
{
	for (size_t t = 0; tables[t]; t++) {
		if (t == 0 || strcmp(tables[t]->title, tables[t - 1]->title) != 0)
			str_addf(out, "\n%s:\n", tables[t]->title);
		for (size_t i = 0; i < tables[t]->len; i++)
			help_row(&tables[t]->rows[i], width, out);
	}
}

#include "argus/source.h"

#include <limits.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tree_sitter/api.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/term.h"
#include "base/utf8.h"
#include "source/parser_memory.h"

void source_done(struct source *source)
{
	if (source->tree)
		ts_tree_delete(source->tree);
	free(source->path);
	free(source->text);
	*source = (struct source){0};
}

static struct source_place place_of(const char *text, size_t at)
{
	struct source_place place = {.line = 1, .column = 1};
	for (size_t i = 0; i < at; i++) {
		place.column++;
		if (text[i] == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	return place;
}

/* PEP 263: a first or second line that names another encoding. Node reads UTF-8 only. */
static bool declares_encoding(const struct lang *lang, const char *text, size_t len)
{
	if (lang->id != LANG_PYTHON)
		return false;
	for (int line = 0; line < 2; line++) {
		const char *end = memchr(text, '\n', len);
		size_t line_len = end ? (size_t)(end - text) : len;
		if (line_len > 0 && text[0] == '#' && memmem(text, line_len, "coding", 6))
			return true;
		if (!end)
			return false;
		len -= line_len + 1;
		text = end + 1;
	}
	return false;
}

/* The text need not be terminated. */
static bool is_blank(const char *text, size_t len)
{
	size_t i = 0;
	while (i < len && text[i] != '\0' && strchr(" \t\r\n\f", text[i]))
		i++;
	return i == len;
}

static int check_text(
	const char *path, const struct lang *lang, const char *text, size_t len, struct err *err)
{
	if (is_blank(text, len))
		return err_set(err, ERR_USAGE, "%s: is empty: there is no program in it", path);

	const char *nul = memchr(text, '\0', len);
	if (nul) {
		struct source_place at = place_of(text, (size_t)(nul - text));
		return err_set(err, ERR_USAGE, "%s:%u:%u: a NUL byte: this is not a program's text",
			path, at.line, at.column);
	}
	size_t valid = utf8_valid_prefix(text, len);
	if (valid < len && !declares_encoding(lang, text, len)) {
		struct source_place at = place_of(text, valid);
		return err_set(err, ERR_USAGE,
			"%s:%u:%u: byte 0x%02x is not valid UTF-8; save the file as UTF-8", path,
			at.line, at.column, (unsigned char)text[valid]);
	}
	return 0;
}

/* What the library gives ERROR nodes; its own name for it came after version 0.20. */
static const TSSymbol SYMBOL_ERROR = (TSSymbol)-1;

/* The first ERROR or MISSING node in document order. */
static bool first_error(TSNode root, TSNode *found)
{
	TSTreeCursor cursor = ts_tree_cursor_new(root);
	bool hit = false;
	for (bool more = ts_node_has_error(root); more && !hit;) {
		TSNode node = ts_tree_cursor_current_node(&cursor);
		if (ts_node_is_missing(node) || ts_node_symbol(node) == SYMBOL_ERROR) {
			*found = node;
			hit = true;
		} else if (ts_node_has_error(node) && ts_tree_cursor_goto_first_child(&cursor)) {
			continue;
		}
		while (!hit && !(more = ts_tree_cursor_goto_next_sibling(&cursor))) {
			if (!ts_tree_cursor_goto_parent(&cursor))
				break;
		}
	}
	ts_tree_cursor_delete(&cursor);
	return hit;
}

static void note_error(struct source *source)
{
	TSNode node;
	if (!first_error(ts_tree_root_node(source->tree), &node))
		return;
	TSPoint at = ts_node_start_point(node);
	source->error = (struct source_place){.line = at.row + 1, .column = at.column + 1};

	owned(str_done) struct str near = {0};
	size_t start = ts_node_start_byte(node);
	size_t len = strcspn(source->text + start, "\r\n");
	term_escape(&near, source->text + start, len < 16 ? len : 16, false);
	size_t fits =
		near.len < sizeof source->error_near - 1 ? near.len : sizeof source->error_near - 1;
	fits = utf8_valid_prefix(str_text(&near), fits);
	memcpy(source->error_near, str_text(&near), fits);
}

/* A file is an ES module by its extension, or by import/export at its top level. */
static bool is_module(const struct source *source)
{
	const char *dot = strrchr(source->path, '.');
	if (dot && strcmp(dot, ".mjs") == 0)
		return true;
	if (dot && strcmp(dot, ".cjs") == 0)
		return false;
	/* By a cursor: the child of a number is looked up from the first one on. */
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(source->tree));
	bool found = false;
	for (bool more = ts_tree_cursor_goto_first_child(&cursor); more && !found;
		more = ts_tree_cursor_goto_next_sibling(&cursor)) {
		const char *type = ts_node_type(ts_tree_cursor_current_node(&cursor));
		found = strcmp(type, "import_statement") == 0 ||
			strcmp(type, "export_statement") == 0;
	}
	ts_tree_cursor_delete(&cursor);
	return found;
}

static void hash_text(const char *text, size_t len, char hex[SOURCE_HASH_TEXT])
{
	_Static_assert(SOURCE_HASH_TEXT == SHA256_DIGEST_STRING_LENGTH, "room for the digest");
	SHA256Data((const uint8_t *)text, len, hex);
}

enum { TREE_BYTES_MAX = 768 << 20, ALLOCATIONS_FREE = 4 << 20, ALLOCATIONS_A_BYTE = 4 };

static int parse(struct source *source, struct err *err)
{
	parser_memory_install();
	size_t cancel = 0;
	TSParser *parser = ts_parser_new();
	bool fits = ts_parser_set_language(parser, source->lang->grammar());
	ts_parser_set_cancellation_flag(parser, &cancel);
	parser_memory_begin(
		TREE_BYTES_MAX, ALLOCATIONS_FREE + source->len * ALLOCATIONS_A_BYTE, &cancel);
	if (fits)
		source->tree =
			ts_parser_parse_string(parser, NULL, source->text, (uint32_t)source->len);
	parser_memory_end();
	ts_parser_delete(parser);
	if (source->tree)
		return 0;
	if (fits)
		return err_set(err, ERR_USAGE,
			"%s: is too large or too deeply nested to be parsed; split it",
			source->path);
	return err_set(err, ERR_FAILED,
		"%s: the %s grammar does not fit the tree-sitter library of this build",
		source->path, source->lang->title);
}

/* Behind a node with more children than the parser can count, all places are wrong. */
static int check_tree(const struct source *source, struct err *err)
{
	size_t end = ts_node_end_byte(ts_tree_root_node(source->tree));
	if (end <= source->len && is_blank(source->text + end, source->len - end))
		return 0;
	return err_set(err, ERR_USAGE,
		"%s: has more comments in a row, or more that is never closed, than the parser "
		"can count (65,535)",
		source->path);
}

int source_parse(const char *path, const struct lang *lang, const char *text, size_t len,
	struct source *source, struct err *err)
{
	const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
	if (check_text(name, lang, text, len, err) < 0)
		return -1;

	owned(source_done) struct source draft = {
		.path = mem_text(path), .lang = lang, .text = mem_text_n(text, len), .len = len};
	hash_text(text, len, draft.hash);
	if (parse(&draft, err) < 0 || check_tree(&draft, err) < 0)
		return -1;
	note_error(&draft);
	draft.module = lang->id == LANG_JAVASCRIPT && is_module(&draft);
	source_done(source);
	*source = draft;
	draft = (struct source){0};
	return 0;
}

static int unknown_language(const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');
	if (strcmp(path, "-") == 0)
		return err_set(err, ERR_USAGE,
			"standard input has no file name to tell the language by; add --lang "
			"python "
			"or --lang javascript");
	return err_set(err, ERR_USAGE, "%s: %s%s; add --lang python or --lang javascript", path,
		dot ? "unknown extension " : "no extension to tell the language by",
		dot ? dot : "");
}

/* In a pull request "solution.py" may be a link to somebody's secret, which would then stand in the
 * box, in the history and in error messages. A link within its own folder is fine. */
static int check_link(const char *path, struct err *err)
{
	char folder[PATH_MAX];
	char real[PATH_MAX];
	char target[PATH_MAX];
	struct stat st;
	if (lstat(path, &st) < 0 || !S_ISLNK(st.st_mode) || !realpath(path, target))
		return 0;
	const char *slash = strrchr(path, '/');
	snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path + 1) : 1,
		slash ? path : ".");
	size_t len = realpath(folder, real) ? strlen(real) : 0;
	if (len > 0 && strncmp(target, real, len) == 0 && (len == 1 || target[len] == '/'))
		return 0;
	return err_set(err, ERR_USAGE,
		"%s: is a link to %s, out of its folder; if that is meant, give the file itself",
		path, target);
}

int source_load(const char *path, const struct lang *lang, struct source *source, struct err *err)
{
	owned(str_done) struct str text = {0};
	bool from_stdin = strcmp(path, "-") == 0;
	if (!from_stdin && check_link(path, err) < 0)
		return -1;
	int status = from_stdin
		? io_read_fd(STDIN_FILENO, "standard input", SOURCE_BYTES_MAX, &text, err)
		: io_read_file(path, SOURCE_BYTES_MAX, &text, err);
	if (status < 0)
		return -1;
	if (!lang)
		lang = lang_of_path(path);
	if (!lang)
		return unknown_language(path, err);
	return source_parse(path, lang, str_text(&text), text.len, source, err);
}

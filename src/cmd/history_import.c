#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "argus/report.h"
#include "base/lines.h"
#include "base/mem.h"
#include "cmd/history.h"

/* A program is at most 16 MiB, which escapes may make six times as long. */
enum { LINE_BYTES_MAX = 256 << 20 };

static int next(void *from, const char **line, size_t *len, struct err *err)
{
	return lines_next(from, line, len, err);
}

/* -1: *err says why. */
static int open_export(const char *path, struct err *err)
{
	struct stat st;
	owned(mem_close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) < 0)
		return err_set(err, ERR_FAILED, "%s: %s", path,
			errno == ENOENT ? "no such file" : strerror(errno));
	if (S_ISDIR(st.st_mode))
		return err_set(err, ERR_FAILED, "%s: is a folder, not an export", path);
	return mem_take_fd(&fd);
}

static int import(const struct history_place *place, const char *path, struct store_import *result,
	struct err *err)
{
	bool standard = strcmp(path, "-") == 0;
	owned(mem_close_fd) int fd = standard ? -1 : open_export(path, err);
	owned(store_release) struct store *store = NULL;
	if ((!standard && fd < 0) || history_open(place, STORE_WRITE, &store, err) < 0)
		return -1;
	owned(lines_done) struct lines lines = {.fd = standard ? STDIN_FILENO : fd,
		.name = standard ? "standard input" : path,
		.max_bytes = LINE_BYTES_MAX};
	if (store_import(store, next, &lines, result, err) == 0)
		return 0;
	/* That of a line, and not of the history. */
	return err->kind == ERR_USAGE ? err_context(err, "%s:", lines.name) : -1;
}

static int run_import(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(history_place_done) struct history_place place = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&place, &display, NULL};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len != 1)
		return err_set(
			err, ERR_USAGE, "history import takes one FILE, or - for standard input");
	struct store_import result = {0};
	if (import(&place, words.items[0], &result, err) < 0)
		return -1;
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(&display, stdout);
	report_import(&result, &term, &text);
	report_import_json(&result, &json);
	return history_emit(&display, &text, &json, err);
}

static const struct opt_table *const tables[] = {&history_place_table, &display_table, NULL};
static const char *const examples[] = {
	"argus history import history.jsonl",
	"zcat sort.jsonl.gz | argus history import - --db sort.db",
	NULL,
};

const struct cmd history_import = {
	.name = "history import",
	.summary = "add the runs of an export to the history",
	.usage = "[options] FILE",
	.about =
		"Adds the runs that 'argus history export' wrote to the history, all of them or, "
		"if a "
		"line is damaged, none. Runs that are there already are left as they are. FILE may "
		"be - for standard input.",
	.examples = examples,
	.tables = tables,
	.run = run_import,
};

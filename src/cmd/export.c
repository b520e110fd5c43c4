#include "cmd/export.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "argus/report.h"
#include "base/mem.h"
#include "cmd/cmd.h"

#define PLAIN "md", "csv", "json", "html", "svg"
const char *const export_plain_forms[EXPORT_PLAIN_COUNT + 1] = {PLAIN, NULL};
const char *const export_forms[EXPORT_FORM_COUNT + 1] = {
	PLAIN, "junit", "sarif", "github", "gitlab", NULL};

void exports_done(struct exports *exports)
{
	for (size_t i = 0; i < exports->len; i++) {
		free(exports->items[i].path);
		io_draft_done(&exports->items[i].draft);
	}
	free(exports->items);
	*exports = (struct exports){0};
}

static int no_form(const char *const *forms, const char *name, struct err *err)
{
	owned(str_done) struct str known = {0};
	for (size_t i = 0; forms[i]; i++)
		str_addf(&known, "%s%s", i ? ", " : "", forms[i]);
	return err_set(
		err, ERR_USAGE, "there is no form '%s'; it is one of: %s", name, str_text(&known));
}

int export_take(const struct opt *opt, void *field, const char *value, struct err *err)
{
	struct exports *exports = field;
	const char *equals = strchr(value, '=');
	owned(mem_free_text) char *name =
		mem_text_n(value, equals ? (size_t)(equals - value) : strlen(value));
	int form = 0;
	while (opt->choices[form] && strcmp(opt->choices[form], name) != 0)
		form++;
	if (!opt->choices[form])
		return no_form(opt->choices, name, err);
	if (equals && !equals[1])
		return err_set(err, ERR_USAGE,
			"which file? %s=FILE, or %s alone for standard output", name, name);
	exports->items =
		mem_grow(exports->items, exports->len, &exports->cap, sizeof *exports->items);
	exports->items[exports->len++] = (struct export_file){
		.form = (enum export_form)form, .path = mem_text(equals ? equals + 1 : "-")};
	return 0;
}

/* The folder of a path that may not be there yet, and what is left of it. */
static const char *split(const char *path, struct stat *folder)
{
	const char *slash = strrchr(path, '/');
	owned(mem_free_text) char *name =
		slash ? mem_text_n(path, (size_t)(slash - path) + 1) : mem_text(".");
	if (stat(name, folder) < 0)
		*folder = (struct stat){0};
	return slash ? slash + 1 : path;
}

static bool is_same_place(const char *a, const char *b)
{
	struct stat first;
	struct stat second;
	if (strcmp(a, b) == 0)
		return true;
	if (strcmp(a, "-") == 0 || strcmp(b, "-") == 0)
		return false;
	bool same_name = strcmp(split(a, &first), split(b, &second)) == 0;
	return same_name && first.st_ino != 0 && first.st_ino == second.st_ino &&
		first.st_dev == second.st_dev;
}

static int check_places(const struct exports *exports, const char *json, struct err *err)
{
	for (size_t i = 0; i < exports->len; i++) {
		const char *path = exports->items[i].path;
		bool taken = json && is_same_place(path, json);
		for (size_t k = 0; k < i && !taken; k++)
			taken = is_same_place(path, exports->items[k].path);
		if (taken)
			return err_set(err, ERR_USAGE, "--export: two reports would go to %s",
				strcmp(path, "-") == 0 ? "standard output" : path);
	}
	return 0;
}

int exports_open(struct exports *exports, const char *json, struct err *err)
{
	if (check_places(exports, json, err) < 0)
		return -1;
	for (size_t i = 0; i < exports->len; i++) {
		struct export_file *file = &exports->items[i];
		if (strcmp(file->path, "-") != 0 &&
			io_draft_open(&file->draft, file->path, err) < 0)
			return -1;
	}
	return 0;
}

static int write_one(struct export_file *file, const struct str *text, struct err *err)
{
	if (strcmp(file->path, "-") == 0)
		return cmd_emit(text, err);
	if (io_draft_add(&file->draft, str_text(text), text->len, err) < 0)
		return -1;
	return io_draft_publish(&file->draft, err);
}

/* As many lines as there is room for. */
static void cut_lines(struct str *text, size_t room)
{
	static const char rest[] = "\n(The rest is left out: a summary has room for 1 MiB.)\n";
	if (text->len <= room)
		return;
	size_t end = room > sizeof rest ? room - sizeof rest : 0;
	while (end > 0 && text->text[end - 1] != '\n')
		end--;
	text->len = end;
	text->text[end] = '\0';
	str_add(text, rest);
}

/* What GitHub shows on the page of a job: each step has a file to which it appends Markdown. */
static int add_summary(export_print *print, const void *context, struct err *err)
{
	enum { BYTES_MOST = 1 << 20 };
	const char *path = getenv("GITHUB_STEP_SUMMARY");
	owned(str_done) struct str text = {0};
	struct stat st;
	if (!path || !*path)
		return 0;
	owned(mem_close_fd) int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0 || fstat(fd, &st) < 0)
		return err_set(err, ERR_FAILED, "GITHUB_STEP_SUMMARY: %s: cannot be written: %s",
			path, strerror(errno));
	size_t used = st.st_size > 0 && st.st_size < BYTES_MOST ? (size_t)st.st_size : 0;
	print(context, EXPORT_MARKDOWN, &text);
	cut_lines(&text, BYTES_MOST - used);
	return io_write_fd(fd, path, str_text(&text), text.len, err);
}

int exports_write(
	struct exports *exports, export_print *print, const void *context, struct err *err)
{
	int status = 0;
	for (size_t i = 0; i < exports->len; i++) {
		owned(str_done) struct str text = {0};
		print(context, exports->items[i].form, &text);
		if (write_one(&exports->items[i], &text, err) < 0)
			status = -1;
		if (exports->items[i].form == EXPORT_GITHUB && add_summary(print, context, err) < 0)
			status = -1;
	}
	return status;
}

void export_check(const void *list, enum export_form form, struct str *out)
{
	static void (*const print[EXPORT_FORM_COUNT])(const struct check_list *list,
		struct str *out) = {[EXPORT_MARKDOWN] = report_check_markdown,
		[EXPORT_CSV] = report_check_csv,
		[EXPORT_JSON] = report_check_json,
		[EXPORT_HTML] = report_check_html,
		[EXPORT_SVG] = report_check_svg,
		[EXPORT_JUNIT] = report_check_junit,
		[EXPORT_SARIF] = report_check_sarif,
		[EXPORT_GITHUB] = report_check_github,
		[EXPORT_GITLAB] = report_check_gitlab};
	print[form](list, out);
}

bool exports_take_stdout(const struct exports *exports)
{
	for (size_t i = 0; i < exports->len; i++) {
		const struct export_file *file = &exports->items[i];
		if (strcmp(file->path, "-") == 0 && file->form != EXPORT_GITHUB)
			return true;
	}
	return false;
}

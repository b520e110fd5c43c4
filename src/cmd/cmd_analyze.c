/* argus analyze: static bounds of files and folders. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "argus/modules.h"
#include "argus/report.h"
#include "base/mem.h"
#include "cmd/cmd.h"

struct analyze {
	char *lang;
	struct growth max;
	int verbosity;
};

static const struct opt analyze_rows[] = {
	{.name = "lang",
		.value = "NAME",
		.offset = offsetof(struct analyze, lang),
		.take = opt_take_text,
		.help = "python or javascript, whatever the file is called; needed for standard "
			"input"},
	{.name = "max",
		.value = "CLASS",
		.offset = offsetof(struct analyze, max),
		.take = opt_take_growth,
		.help = "fail with exit status 3 if anything grows faster than CLASS, such as "
			"'n log n'"},
	{.letter = 'v',
		.name = "verbose",
		.offset = offsetof(struct analyze, verbosity),
		.take = opt_take_increment,
		.help = "give the reasons of each bound, with their lines"},
};
static const struct opt_table analyze_table = {"Analysis", analyze_rows, ARRAY_LEN(analyze_rows)};
static const struct opt_table *const tables[] = {&analyze_table, &display_table, NULL};

static void analyze_done(struct analyze *analyze)
{
	free(analyze->lang);
}

/* What is analysed; report_file borrows from it. */
struct target {
	struct source source;
	struct analysis analysis;
	char *failure; /* a sentence; NULL: none */
};

struct path {
	char *text;
	bool named; /* on the command line, not found in a folder */
};

struct targets {
	struct target *items;
	size_t len, cap;
	struct path *paths;
	size_t paths_len, paths_cap;
	enum err_kind unmet; /* a file that was named could not be analysed */
};

static void targets_done(struct targets *targets)
{
	for (size_t i = 0; i < targets->len; i++) {
		source_done(&targets->items[i].source);
		analysis_done(&targets->items[i].analysis);
		free(targets->items[i].failure);
	}
	for (size_t i = 0; i < targets->paths_len; i++)
		free(targets->paths[i].text);
	free(targets->items);
	free(targets->paths);
}

static void add_path(struct targets *targets, const char *path, bool named)
{
	targets->paths = mem_grow(
		targets->paths, targets->paths_len, &targets->paths_cap, sizeof *targets->paths);
	targets->paths[targets->paths_len++] = (struct path){mem_text(path), named};
}

static bool skipped_folder(const char *name)
{
	static const char *const names[] = {"node_modules", "venv", "__pycache__", NULL};
	for (size_t i = 0; names[i]; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return name[0] == '.';
}

enum { FOLDER_DEPTH_MAX = 64 };

/* Links are not followed: a folder that holds itself would never end. */
static void walk(struct targets *targets, const char *folder, unsigned depth)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
	if (!stream) {
		owned(str_done) struct str shown = {0};
		term_escape(&shown, folder, strlen(folder), false);
		cmd_warn("%s: %s; left out", str_text(&shown), strerror(errno));
		if (fd >= 0)
			mem_close_fd(&fd);
		return;
	}
	for (struct dirent *entry = readdir(stream); entry; entry = readdir(stream)) {
		owned(str_done) struct str path = {0};
		struct stat st;
		str_addf(&path, "%s/%s", folder, entry->d_name);
		if (entry->d_name[0] == '.' || lstat(str_text(&path), &st) < 0)
			continue;
		if (S_ISDIR(st.st_mode) && depth < FOLDER_DEPTH_MAX &&
			!skipped_folder(entry->d_name))
			walk(targets, str_text(&path), depth + 1);
		else if (S_ISREG(st.st_mode) && lang_of_path(entry->d_name))
			add_path(targets, str_text(&path), false);
	}
	closedir(stream);
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const struct path *)a)->text, ((const struct path *)b)->text);
}

/* The files that a word of the command line stands for. */
static int collect(struct targets *targets, const char *word, struct err *err)
{
	struct stat st;
	size_t first = targets->paths_len;
	if (strcmp(word, "-") == 0 || stat(word, &st) < 0 || !S_ISDIR(st.st_mode)) {
		add_path(targets, word, true);
		return 0;
	}
	size_t len = strlen(word);
	while (len > 1 && word[len - 1] == '/')
		len--;
	owned(mem_free_text) char *folder = mem_text_n(word, len);
	walk(targets, folder, 0);
	if (targets->paths_len == first)
		return err_set(
			err, ERR_USAGE, "%s: no Python or JavaScript files in this folder", folder);
	qsort(targets->paths + first, targets->paths_len - first, sizeof *targets->paths,
		compare_paths);
	return 0;
}

static void warn_syntax(const struct source *source)
{
	owned(str_done) struct str path = {0};
	owned(str_done) struct str near = {0};
	term_escape(&path, source->path, strlen(source->path), false);
	term_escape(&near, source->error_near, strlen(source->error_near), false);
	cmd_warn("%s:%u:%u: syntax error near '%s'", str_text(&path), source->error.line,
		source->error.column, str_text(&near));
}

static void warn_failure(const char *sentence)
{
	owned(str_done) struct str shown = {0};
	term_escape(&shown, sentence, strlen(sentence), false);
	cmd_warn("%s; left out", str_text(&shown));
}

/* A file whose syntax errors leave nothing to look at is a failure of its own. */
static bool is_void(const struct target *target)
{
	return target->source.error.line > 0 && target->analysis.len == 0 &&
		target->analysis.program.time.growth.kind == GROWTH_CONSTANT;
}

static int analyse_path(
	struct targets *targets, const struct path *found, const struct lang *lang, struct err *err)
{
	const char *path = found->text;
	owned(modules_done) struct modules modules = {0};
	targets->items =
		mem_grow(targets->items, targets->len, &targets->cap, sizeof *targets->items);
	struct target *target = &targets->items[targets->len];
	*target = (struct target){0};
	struct err own = {0};
	int status = source_load(path, lang, &target->source, &own);
	/* In a folder the modules are looked at for themselves. */
	if (status == 0 && found->named)
		modules_find(&target->source, &modules);
	if (status == 0)
		status = analysis_run_with(&target->source, &modules, &target->analysis, &own);
	targets->len++;
	if (status == 0 && !is_void(target)) {
		if (target->source.error.line > 0)
			warn_syntax(&target->source);
		return 0;
	}
	if (status == 0)
		err_set(&own, ERR_USAGE,
			"%s:%u:%u: syntax error near '%s', and nothing else to analyse", path,
			target->source.error.line, target->source.error.column,
			target->source.error_near);
	target->failure = mem_text(own.text);
	if (!target->source.path)
		target->source.path = mem_text(path);
	return err_set(err, own.kind, "%s", own.text);
}

static int analyse_all(struct targets *targets, const struct lang *lang, struct err *err)
{
	struct err first = {0};
	size_t failed = 0;
	for (size_t i = 0; i < targets->paths_len; i++) {
		struct err own = {0};
		if (analyse_path(targets, &targets->paths[i], lang, &own) == 0)
			continue;
		if (targets->paths[i].named && targets->unmet == ERR_NONE)
			targets->unmet = own.kind;
		failed++;
		if (targets->paths_len > 1)
			warn_failure(own.text);
		if (first.kind == ERR_NONE)
			first = own;
	}
	if (failed < targets->paths_len)
		return 0;
	*err = first;
	return -1;
}

/* What grows faster than allowed, or cannot be told: how many, and the first of them in words. */
struct offenders {
	size_t count;
	struct str named;
};

static void check_function(const struct analysis_function *function, const char *path,
	struct growth max, struct offenders *offenders)
{
	enum { NAMED = 3 };
	char grows[GROWTH_TEXT_MAX];
	struct growth growth = function->time.growth;
	if (growth.kind != GROWTH_UNKNOWN && growth_compare(growth, max) <= 0)
		return;
	if (offenders->count++ < NAMED)
		str_addf(&offenders->named, "%s%s:%u: %s is %s", offenders->count > 1 ? ", " : "",
			path, function->line, function->name ? function->name : "the program",
			growth_print(growth, false, grows));
	else if (offenders->count == NAMED + 1)
		str_add(&offenders->named, ", and more");
}

static int check_max(const struct targets *targets, struct growth max, struct err *err)
{
	struct offenders offenders = {0};
	for (size_t i = 0; i < targets->len; i++) {
		const struct target *target = &targets->items[i];
		if (target->failure)
			continue;
		const char *path = target->source.path;
		check_function(&target->analysis.program, path, max, &offenders);
		for (size_t j = 0; j < target->analysis.len; j++)
			check_function(&target->analysis.functions[j], path, max, &offenders);
	}
	char limit[GROWTH_TEXT_MAX];
	int status = 0;
	if (offenders.count > 0)
		status = err_set(err, ERR_GATE, "%zu above %s: %s", offenders.count,
			growth_print(max, false, limit), str_text(&offenders.named));
	str_done(&offenders.named);
	return status;
}

static int emit(const struct targets *targets, const struct analyze *analyze,
	const struct display *display, struct err *err)
{
	struct report_file *files = mem_array(targets->len, sizeof *files);
	for (size_t i = 0; i < targets->len; i++) {
		const struct target *target = &targets->items[i];
		files[i].source = &target->source;
		files[i].analysis = target->failure ? NULL : &target->analysis;
		files[i].failure = target->failure;
	}
	owned(str_done) struct str text = {0};
	owned(str_done) struct str json = {0};
	struct term term = display_term(display, stdout);
	int status = 0;
	if (display->json) {
		report_analysis_json(files, targets->len, &json);
		status = cmd_emit_json(display, &json, err);
	}
	if (status == 0 && (!display->json || strcmp(display->json, "-") != 0)) {
		report_analysis(files, targets->len, &term, analyze->verbosity, &text);
		status = cmd_emit(&text, err);
	}
	free(files);
	return status;
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(analyze_done) struct analyze analyze = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	owned(targets_done) struct targets targets = {0};
	const struct lang *lang = NULL;
	void *const into[] = {&analyze, &display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (words.len == 0)
		return err_set(err, ERR_USAGE,
			"name files or folders to analyse, or - for standard input with --lang");
	if (cmd_find_lang(analyze.lang, &lang, err) < 0)
		return -1;
	for (size_t i = 0; i < words.len; i++) {
		if (collect(&targets, words.items[i], err) < 0)
			return -1;
	}
	if (analyse_all(&targets, lang, err) < 0 || emit(&targets, &analyze, &display, err) < 0)
		return -1;
	if (analyze.max.kind != GROWTH_UNKNOWN && check_max(&targets, analyze.max, err) < 0)
		return -1;
	if (targets.unmet != ERR_NONE)
		return err_set(err, targets.unmet, "not all files could be analysed");
	return 0;
}

static const char *const examples[] = {
	"argus analyze sort.py",
	"argus analyze -v src/",
	"argus analyze --max 'n log n' lib/*.js",
	NULL,
};

const struct cmd cmd_analyze = {
	.name = "analyze",
	.summary = "bounds read off the source, without running it",
	.usage = "[options] PATH…",
	.about = "Read Python and JavaScript files, or all of them in folders, and print for each "
		 "function\nand for the program how its time and memory can grow at most, with the "
		 "reasons by line.",
	.examples = examples,
	.tables = tables,
	.run = run,
};

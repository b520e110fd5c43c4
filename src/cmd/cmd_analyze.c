/* argus analyze: static bounds of files and folders. */
#include <stdlib.h>
#include <string.h>

#include "argus/walk.h"
#include "base/mem.h"
#include "base/num.h"
#include "cmd/analyze_files.h"
#include "cmd/cmd.h"

enum { TOP_ON_SCREEN = 40, JOBS_MAX = 256 };

struct analyze {
	char *lang;
	struct growth max;
	char *function;
	char *sarif; /* NULL: none; "-": standard output; else a path */
	int sort; /* enum report_sort */
	uint64_t top; /* 0: not given */
	uint64_t jobs; /* 0: not given */
	bool all;
	bool no_ignore;
	int verbosity;
};

static int take_positive(const struct opt *opt, void *field, const char *value, struct err *err)
{
	if (opt_take_count(opt, field, value, err) < 0)
		return -1;
	if (*(uint64_t *)field == 0)
		return err_set(err, ERR_USAGE, "give a number of at least 1");
	return 0;
}

static int take_jobs(const struct opt *opt, void *field, const char *value, struct err *err)
{
	if (take_positive(opt, field, value, err) < 0)
		return -1;
	if (*(uint64_t *)field > JOBS_MAX)
		return err_set(err, ERR_USAGE, "give a number of at most %d", JOBS_MAX);
	return 0;
}

static const char *const sort_choices[] = {
	[REPORT_BY_GROWTH] = "growth",
	[REPORT_BY_PLACE] = "place",
	[REPORT_BY_NAME] = "name",
	NULL,
};

static const struct opt analyze_rows[] = {
	{.name = "lang",
		.value = "NAME",
		.offset = offsetof(struct analyze, lang),
		.take = opt_take_text,
		.help = "python or javascript, whatever the file is called; needed for standard "
			"input"},
	{.letter = 'f',
		.name = "function",
		.value = "NAME",
		.offset = offsetof(struct analyze, function),
		.take = opt_take_text,
		.help = "only functions of this name: push finds Heap.push, too"},
	{.name = "max",
		.value = "CLASS",
		.offset = offsetof(struct analyze, max),
		.take = opt_take_growth,
		.help = "fail with exit status 3 if anything grows faster than CLASS, such as "
			"'n log n', or cannot be told"},
	{.name = "no-ignore",
		.offset = offsetof(struct analyze, no_ignore),
		.take = opt_take_flag,
		.help = "in folders, take what .gitignore leaves out, too"},
	{.letter = 'j',
		.name = "jobs",
		.value = "N",
		.offset = offsetof(struct analyze, jobs),
		.take = take_jobs,
		.help = "analyse N files at a time (one for each processor)"},
};
static const struct opt_table analyze_table = {"Analysis", analyze_rows, ARRAY_LEN(analyze_rows)};

static const struct opt table_rows[] = {
	{.name = "top",
		.value = "N",
		.offset = offsetof(struct analyze, top),
		.take = take_positive,
		.help = "show the steepest N functions; a terminal shows 40, a pipe gets all"},
	{.name = "all",
		.offset = offsetof(struct analyze, all),
		.take = opt_take_flag,
		.help = "show all functions"},
	{.name = "sort",
		.value = "HOW",
		.offset = offsetof(struct analyze, sort),
		.take = opt_take_choice,
		.choices = sort_choices,
		.help = "the order of those that are shown: growth (the default), place or name"},
	{.letter = 'v',
		.name = "verbose",
		.offset = offsetof(struct analyze, verbosity),
		.take = opt_take_increment,
		.help = "give the reasons of each bound, with their lines, and say what was left "
			"out of folders"},
};
static const struct opt_table table_table = {"Table", table_rows, ARRAY_LEN(table_rows)};

static const struct opt sarif_rows[] = {
	{.name = "sarif",
		.value = "FILE",
		.optional = true,
		.offset = offsetof(struct analyze, sarif),
		.take = opt_take_text,
		.help = "print SARIF instead of text, or write it to FILE beside the text"},
};
static const struct opt_table sarif_table = {"Output", sarif_rows, ARRAY_LEN(sarif_rows)};
static const struct opt_table *const tables[] = {
	&analyze_table, &table_table, &sarif_table, &display_table, NULL};

static void analyze_done(struct analyze *analyze)
{
	free(analyze->lang);
	free(analyze->function);
	free(analyze->sarif);
}

static bool is_stdout(const char *path)
{
	return path && strcmp(path, "-") == 0;
}

static int check_words(
	const struct opt_words *words, const struct analyze *analyze, struct err *err)
{
	size_t inputs = 0;
	for (size_t i = 0; i < words->len; i++)
		inputs += strcmp(words->items[i], "-") == 0;
	if (words->len == 0)
		return err_set(err, ERR_USAGE,
			"name files or folders to analyse, or - for standard input with --lang");
	if (inputs > 1)
		return err_set(err, ERR_USAGE,
			"- stands for standard input, which can be read once; name it once");
	if (inputs > 0 && !analyze->lang)
		return err_set(err, ERR_USAGE,
			"standard input has no file name to tell the language by; add --lang "
			"python or --lang javascript");
	return 0;
}

static int check_outputs(
	const struct analyze *analyze, const struct display *display, struct err *err)
{
	if (analyze->sarif && display->json && strcmp(analyze->sarif, display->json) == 0)
		return err_set(err, ERR_USAGE,
			"--json and --sarif cannot both go to %s; give one a file of its own, as "
			"in --sarif=argus.sarif",
			is_stdout(analyze->sarif) ? "standard output" : analyze->sarif);
	return 0;
}

static int nothing_found(const char *word, size_t ignored, struct err *err)
{
	char number[NUM_TEXT_MAX];
	size_t len = strlen(word);
	while (len > 1 && word[len - 1] == '/')
		len--;
	if (ignored > 0)
		return err_set(err, ERR_USAGE,
			"%.*s: no Python or JavaScript files in this folder but what git ignores "
			"(%s files or folders); --no-ignore takes them",
			(int)len, word, num_print_count(number, (double)ignored));
	return err_set(err, ERR_USAGE, "%.*s: no Python or JavaScript files in this folder",
		(int)len, word);
}

/* What was left out, for those who wonder where a file is. */
static void note_left_out(const struct walk *walk)
{
	owned(str_done) struct str text = {0};
	char number[NUM_TEXT_MAX];
	for (size_t i = 0; i < WALK_REASON_COUNT; i++) {
		if (walk->left_out[i] > 0)
			str_addf(&text, "%s%s %s", text.len > 0 ? "; " : "",
				num_print_count(number, (double)walk->left_out[i]),
				walk_reason_text((enum walk_reason)i));
	}
	if (text.len > 0)
		fprintf(stderr, "argus: left out of folders: %s\n", str_text(&text));
}

static int collect(const struct opt_words *words, const struct analyze *analyze, struct walk *walk,
	struct err *err)
{
	walk->no_ignore = analyze->no_ignore;
	for (size_t i = 0; i < words->len; i++) {
		size_t before = walk->len;
		size_t problems = walk->problems_len;
		size_t ignored = walk->left_out[WALK_IGNORED];
		if (walk_add(walk, words->items[i], err) < 0)
			return -1;
		for (size_t j = problems; j < walk->problems_len; j++)
			cmd_warn("%s; left out", walk->problems[j]);
		if (walk->len == before)
			return nothing_found(
				words->items[i], walk->left_out[WALK_IGNORED] - ignored, err);
	}
	if (analyze->verbosity > 0)
		note_left_out(walk);
	return 0;
}

static int open_sink(struct analyze_sink *sink, const char *path, struct err *err)
{
	sink->wanted = path != NULL;
	return path ? io_draft_open(&sink->draft, path, err) : 0;
}

static enum report_details details_of(const struct analyze *analyze, const struct walk *walk)
{
	if (analyze->verbosity > 0)
		return REPORT_REASONS;
	return walk->len == 1 || analyze->function ? REPORT_REASONS_OF_FEW : REPORT_ROWS;
}

static size_t top_of(const struct analyze *analyze, const struct term *term)
{
	if (analyze->all)
		return 0;
	if (analyze->top > 0)
		return (size_t)analyze->top;
	return term->tty ? TOP_ON_SCREEN : 0;
}

static int emit_some(struct str *text, struct err *err)
{
	int status = cmd_emit(text, err);
	str_clear(text);
	return status;
}

/* Reports come before whatever is wrong with what is in them. */
static int emit(struct analyze_files *files, struct err *err)
{
	owned(str_done) struct str text = {0};
	if (files->json.wanted && io_draft_publish(&files->json.draft, err) < 0)
		return -1;
	if (files->sarif.wanted && io_draft_publish(&files->sarif.draft, err) < 0)
		return -1;
	bool missing = files->choice.function && files->table.tally.functions == 0;
	if (files->table.hidden || missing || files->table.tally.files == 0)
		return 0;
	if (report_table_print(&files->table, files->term, &text, emit_some, err) < 0)
		return -1;
	return cmd_emit(&text, err);
}

static int no_function(const struct analyze_files *files, struct err *err)
{
	const char *name = files->choice.function;
	if (files->near_name[0])
		return err_set(err, ERR_USAGE, "--function: there is no '%s'; did you mean '%s'?",
			name, files->near_name);
	return err_set(err, ERR_USAGE, "--function: there is no '%s' in what was analysed", name);
}

static int judge(const struct analyze_files *files, struct err *err)
{
	char limit[GROWTH_TEXT_MAX];
	owned(str_done) struct str named = {0};
	const struct analyze_gate *gate = &files->gate;
	if (files->table.tally.files == 0)
		return err_set(err, files->first.kind, "%s", files->first.text);
	if (files->choice.function && files->table.tally.functions == 0)
		return no_function(files, err);
	for (size_t i = 0; i < OFFENDERS_MAX && i < gate->count; i++)
		str_addf(&named, "%s%s", i > 0 ? ", " : "", gate->named[i]);
	if (gate->count > 0)
		return err_set(err, ERR_GATE, "%zu above %s: %s%s", gate->count,
			growth_print(files->choice.max, false, limit), str_text(&named),
			gate->count > OFFENDERS_MAX ? ", and more" : "");
	if (files->unmet != ERR_NONE)
		return err_set(err, files->unmet, "not all files could be analysed");
	return 0;
}

static int analyze_all(const struct walk *walk, const struct analyze *analyze,
	const struct display *display, const struct lang *lang, struct err *err)
{
	struct term term = display_term(display, stdout);
	bool shown = !is_stdout(display->json) && !is_stdout(analyze->sarif);
	bool folders = walk->len > 0 && (walk->len > 1 || !walk->items[0].named);
	owned(analyze_files_done) struct analyze_files files = {
		.walk = walk,
		.lang = lang,
		.term = &term,
		.choice = {.function = analyze->function, .max = analyze->max},
		.threads = (unsigned)analyze->jobs,
		.table = {.sort = (enum report_sort)analyze->sort,
			.top = top_of(analyze, &term),
			.details = shown ? details_of(analyze, walk) : REPORT_ROWS,
			.summary = folders,
			.hidden = !shown},
	};
	if (open_sink(&files.json, display->json, err) < 0 ||
		open_sink(&files.sarif, analyze->sarif, err) < 0 ||
		analyze_files_run(&files, err) < 0 || emit(&files, err) < 0)
		return -1;
	return judge(&files, err);
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(analyze_done) struct analyze analyze = {0};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	owned(walk_done) struct walk walk = {0};
	const struct lang *lang = NULL;
	void *const into[] = {&analyze, &analyze, &analyze, &display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (cmd_find_lang(analyze.lang, &lang, err) < 0 || check_words(&words, &analyze, err) < 0 ||
		check_outputs(&analyze, &display, err) < 0 ||
		collect(&words, &analyze, &walk, err) < 0)
		return -1;
	return analyze_all(&walk, &analyze, &display, lang, err);
}

static const char *const examples[] = {
	"argus analyze sort.py",
	"argus analyze -v src/",
	"argus analyze --max 'n log n' lib/*.js",
	"argus analyze --max 'n^2' --sarif=argus.sarif src/",
	NULL,
};

const struct cmd cmd_analyze = {
	.name = "analyze",
	.summary = "bounds read off the source, without running it",
	.usage = "[options] PATH…",
	.about = "Read Python and JavaScript files, or all of them in folders, and print for each "
		 "function\nand for the program how its time and memory can grow at most, with the "
		 "reasons by line.\nIn a repository, folders are read without what git ignores.",
	.examples = examples,
	.tables = tables,
	.run = run,
};

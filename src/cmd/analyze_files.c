#include "cmd/analyze_files.h"

#include <stdlib.h>
#include <string.h>

#include "argus/modules.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/pool.h"
#include "cmd/cmd.h"

enum { AHEAD_MAX = 256 }; /* files whose reports wait for a slow one */

/* What stays of a file until it is its turn. */
struct analyzed {
	struct err err;
	struct str warning;
	struct str json;
	struct str sarif;
	struct report_part rows;
	struct analyze_gate gate;
	char near_name[NEAR_MAX];
};

static void gate_done(struct analyze_gate *gate)
{
	for (size_t i = 0; i < OFFENDERS_MAX; i++)
		free(gate->named[i]);
}

static void analyzed_free(struct analyzed *outcome)
{
	if (!outcome)
		return;
	str_done(&outcome->warning);
	str_done(&outcome->json);
	str_done(&outcome->sarif);
	gate_done(&outcome->gate);
	report_part_done(&outcome->rows);
	free(outcome);
}

void analyze_files_done(struct analyze_files *files)
{
	for (size_t i = 0; files->outcomes && i < files->walk->len; i++)
		analyzed_free(files->outcomes[i]);
	free(files->outcomes);
	report_table_done(&files->table);
	gate_done(&files->gate);
	io_draft_done(&files->json.draft);
	io_draft_done(&files->sarif.draft);
}

/* A file whose syntax errors leave nothing to look at is a failure of its own. */
static bool is_void(const struct source *source, const struct analysis *analysis)
{
	return source->error.line > 0 && analysis->len == 0 &&
		analysis->program.time.growth.kind == GROWTH_CONSTANT;
}

static int load(const struct analyze_files *files, const struct walk_file *file,
	struct source *source, struct analysis *analysis, struct err *err)
{
	const struct lang *lang = files->lang ? files->lang : file->lang;
	if (source_load(file->path, lang, source, err) < 0)
		return -1;
	/* In a folder the modules are looked at for themselves. */
	owned(modules_done) struct modules modules = {0};
	if (file->named)
		modules_find(source, &modules);
	if (analysis_run_with(source, &modules, analysis, err) < 0)
		return -1;
	if (!is_void(source, analysis))
		return 0;
	return err_set(err, ERR_USAGE,
		"%s:%u:%u: syntax error near '%s', and nothing else to analyse", file->path,
		source->error.line, source->error.column, source->error_near);
}

static void check_function(const struct report_choice *choice,
	const struct analysis_function *function, const char *path, struct analyze_gate *gate)
{
	owned(str_done) struct str text = {0};
	char grows[GROWTH_TEXT_MAX];
	struct growth growth = function->time.growth;
	if (!report_chooses(choice, function) || !report_is_above(choice, function))
		return;
	if (gate->count++ >= OFFENDERS_MAX)
		return;
	str_addf(&text, "%s:%u: %s ", path, function->line,
		function->name ? function->name : "the program");
	if (growth.kind == GROWTH_UNKNOWN)
		str_add(&text, "cannot be told, which counts as above");
	else
		str_addf(&text, "is %s", growth_print(growth, false, grows));
	if (function->reasons.len > 0 && function->reasons.items[0].line > 0)
		str_addf(&text, " (line %u)", function->reasons.items[0].line);
	gate->named[gate->count - 1] = str_take(&text);
}

static void check(const struct report_choice *choice, const struct report_file *file,
	struct analyze_gate *gate)
{
	const struct analysis *analysis = file->analysis;
	if (!analysis || choice->max.kind == GROWTH_UNKNOWN)
		return;
	check_function(choice, &analysis->program, file->source->path, gate);
	for (size_t i = 0; i < analysis->len; i++)
		check_function(choice, &analysis->functions[i], file->source->path, gate);
}

/* What somebody who asked for a function that is not there may have meant. */
static void find_near(
	const struct report_choice *choice, const struct analysis *analysis, char near[NEAR_MAX])
{
	for (size_t i = 0; choice->function && i < analysis->len; i++) {
		const char *name = analysis->functions[i].name;
		const char *dot = strrchr(name, '.');
		const char *const words[] = {dot ? dot + 1 : name, NULL};
		if (strlen(name) < NEAR_MAX && near_word(choice->function, words)) {
			memcpy(near, name, strlen(name) + 1);
			return;
		}
	}
}

static void describe_error(
	const struct source *source, const struct err *err, bool alone, struct str *warning)
{
	if (err->kind != ERR_NONE && !alone)
		str_addf(warning, "%s; left out", err->text);
	else if (err->kind == ERR_NONE && source->error.line > 0)
		str_addf(warning, "%s:%u:%u: syntax error near '%s'", source->path,
			source->error.line, source->error.column, source->error_near);
}

/* In any thread. */
static void analyse(void *context, size_t item)
{
	struct analyze_files *files = context;
	const struct walk_file *file = &files->walk->items[item];
	owned(source_done) struct source source = {0};
	owned(analysis_done) struct analysis analysis = {0};
	struct analyzed *outcome = mem_array(1, sizeof *outcome);
	int status = load(files, file, &source, &analysis, &outcome->err);
	if (!source.path)
		source.path = mem_text(file->path);
	struct report_file report = {.source = &source,
		.analysis = status == 0 ? &analysis : NULL,
		.failure = outcome->err.text,
		.found = !file->named};
	describe_error(&source, &outcome->err, files->walk->len == 1, &outcome->warning);
	check(&files->choice, &report, &outcome->gate);
	find_near(&files->choice, &analysis, outcome->near_name);
	report_part_of(&outcome->rows, &report, &files->choice, files->term, files->table.details);
	if (files->json.wanted)
		report_analysis_json(&report, &files->choice, &outcome->json);
	if (files->sarif.wanted)
		report_sarif(&report, &files->choice, &outcome->sarif);
	files->outcomes[item] = outcome;
}

static int write_part(struct analyze_sink *sink, const struct str *part, struct err *err)
{
	if (part->len == 0)
		return 0;
	if (sink->begun && io_draft_add(&sink->draft, ",\n", 2, err) < 0)
		return -1;
	sink->begun = true;
	return io_draft_add(&sink->draft, str_text(part), part->len, err);
}

static void take_gate(struct analyze_gate *gate, struct analyze_gate *part)
{
	for (size_t i = 0; i < OFFENDERS_MAX && gate->count + i < OFFENDERS_MAX; i++) {
		gate->named[gate->count + i] = part->named[i];
		part->named[i] = NULL;
	}
	gate->count += part->count;
}

static void take_error(struct analyze_files *files, size_t item, const struct err *err)
{
	if (err->kind == ERR_NONE)
		return;
	if (files->first.kind == ERR_NONE)
		files->first = *err;
	if (files->walk->items[item].named && files->unmet == ERR_NONE)
		files->unmet = err->kind;
}

/* One at a time, in order. */
static bool take(void *context, size_t item)
{
	struct analyze_files *files = context;
	struct analyzed *outcome = files->outcomes[item];
	files->outcomes[item] = NULL;
	if (outcome->warning.len > 0)
		cmd_warn("%s", str_text(&outcome->warning));
	take_error(files, item, &outcome->err);
	take_gate(&files->gate, &outcome->gate);
	if (!files->near_name[0])
		memcpy(files->near_name, outcome->near_name, sizeof files->near_name);
	bool fine = report_table_add(&files->table, &outcome->rows, files->err) == 0 &&
		write_part(&files->json, &outcome->json, files->err) == 0 &&
		write_part(&files->sarif, &outcome->sarif, files->err) == 0;
	analyzed_free(outcome);
	return fine;
}

static uint64_t *sizes_of(const struct walk *walk)
{
	uint64_t *sizes = mem_array(walk->len, sizeof *sizes);
	for (size_t i = 0; i < walk->len; i++)
		sizes[i] = walk->items[i].bytes;
	return sizes;
}

static int write_text(struct analyze_sink *sink, const char *text, struct err *err)
{
	return sink->wanted ? io_draft_add(&sink->draft, text, strlen(text), err) : 0;
}

int analyze_files_run(struct analyze_files *files, struct err *err)
{
	owned(str_done) struct str opening = {0};
	report_sarif_opening(&opening);
	if (write_text(&files->json, report_analysis_json_opening, err) < 0 ||
		write_text(&files->sarif, str_text(&opening), err) < 0)
		return -1;
	uint64_t *sizes = sizes_of(files->walk);
	files->outcomes = mem_array(files->walk->len, sizeof(struct analyzed *));
	files->err = err;
	pool_run(&(struct pool){.count = files->walk->len,
		.sizes = sizes,
		.ahead = AHEAD_MAX,
		.threads = files->threads,
		.work = analyse,
		.take = take,
		.context = files});
	free(sizes);
	if (err->kind != ERR_NONE ||
		write_text(&files->json, report_analysis_json_closing, err) < 0)
		return -1;
	return write_text(&files->sarif, report_sarif_closing, err);
}

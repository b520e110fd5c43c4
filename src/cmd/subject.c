#include "cmd/subject.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/term.h"
#include "cmd/cmd.h"

void subject_done(struct subject *subject)
{
	sandbox_free(subject->sandbox);
	sandbox_free(subject->memory);
	sandbox_free(subject->counting);
	instrumented_done(&subject->instrumented);
	modules_done(&subject->modules);
	input_free(subject->input);
	interpreter_done(&subject->interpreter);
	analysis_done(&subject->analysis);
	source_done(&subject->source);
	run_done(&subject->run);
	*subject = (struct subject){.stop_fd = -1};
}

static int parse_input(struct subject *subject, struct err *err)
{
	const struct spec *spec = subject->spec;
	bool function = spec_mode(spec) == SPEC_FUNCTION;
	const char *option = function ? "--args" : "--input";
	if (input_parse(function ? spec->args : spec->input, function ? INPUT_ARGS : INPUT_STDIN,
		    &subject->input, err) < 0)
		return err_context(err, "%s: ", option);
	if (!input_uses_n(subject->input))
		return err_set(err, ERR_USAGE,
			"%s '%s' is the same at every size; put the size n into it, for example %s",
			option, function ? spec->args : spec->input,
			function ? "'ints(n)'" : "'n; ints(n)'");
	return 0;
}

int subject_load(struct subject *subject, struct err *err)
{
	const struct lang *lang = NULL;
	const struct spec *spec = subject->spec;
	if (spec_check(spec, err) < 0 || parse_input(subject, err) < 0 ||
		cmd_find_lang(spec->lang, &lang, err) < 0)
		return -1;
	return source_load(spec->path, lang, &subject->source, err);
}

static int open_box(struct subject *subject, struct err *err)
{
	return measure_open_sandbox(
		&subject->source, &subject->interpreter, subject->least, &subject->sandbox, err);
}

static int open_timed(struct subject *subject, struct err *err)
{
	if (subject->use == SUBJECT_COUNTED)
		return 0;
	if (open_box(subject, err) < 0)
		return -1;
	if (subject->use == SUBJECT_TIMED)
		return 0;
	return measure_open_memory(
		&subject->source, &subject->interpreter, subject->least, &subject->memory, err);
}

/* A tree with an error in it may be the grammar's gap: the interpreter has the last word. */
static int check_syntax(struct subject *subject, struct err *err)
{
	const struct source *source = &subject->source;
	owned(str_done) struct str message = {0};
	if (source->error.line == 0)
		return 0;
	if (!subject->sandbox && open_box(subject, err) < 0)
		return -1;
	int status = measure_check_syntax(
		source, &subject->interpreter, subject->sandbox, &message, err);
	if (status < 0)
		return -1;
	if (status == 0) {
		cmd_warn("%s:%u:%u: not understood by the analysis near '%s'; the run goes on",
			source->path, source->error.line, source->error.column, source->error_near);
		return 0;
	}
	return err_set(err, ERR_PROGRAM, "%s:%u:%u: syntax error near '%s' (%s says: %s)",
		source->path, source->error.line, source->error.column, source->error_near,
		subject->interpreter.version, str_text(&message));
}

static int analyse(struct subject *subject, struct err *err)
{
	const struct spec *spec = subject->spec;
	struct run *run = &subject->run;
	modules_find(&subject->source, &subject->modules);
	if (analysis_run_with(&subject->source, &subject->modules, &subject->analysis, err) < 0)
		return -1;
	const struct analysis_function *part = &subject->analysis.program;
	if (spec->function)
		part = analysis_find(&subject->analysis, spec->function);
	if (!part)
		return 0; /* it may be made at run time: the driver will look */
	run->static_time = part->time;
	run->static_space = part->space;
	run->static_total = part->total;
	for (size_t i = 0; i < part->reasons.len; i++)
		run_add_reason(run, part->reasons.items[i].line, part->reasons.items[i].text);
	return 0;
}

/* A program that Argus does not understand in full is timed, not counted. */
static int open_counting(struct subject *subject, struct err *err)
{
	struct err why = {0};
	if (instrument_source(&subject->source, &subject->instrumented, &why) < 0) {
		if (subject->use != SUBJECT_COUNTED)
			return 0;
		*err = why;
		return -1;
	}
	for (size_t i = 0; i < subject->modules.len; i++) {
		const struct module *module = &subject->modules.items[i];
		instrument_module(module, &subject->instrumented);
		run_add_module(&subject->run, module->name, &module->source);
	}
	return measure_open_counting(&subject->source, &subject->instrumented,
		&subject->interpreter, subject->least, &subject->counting, err);
}

static void add_gaps(const struct instrumented *instrumented, struct run *run)
{
	for (size_t i = 0; i < instrumented->gaps_len; i++) {
		const struct site_gap *gap = &instrumented->gaps[i];
		const char *module =
			gap->module ? instrumented->modules[gap->module - 1].name : NULL;
		owned(str_done) struct str place = {0};
		if (module)
			term_escape(&place, module, strlen(module), false);
		if (gap->line)
			str_addf(&place, "%sline %u", module ? " " : "", gap->line);
		run_add_note(run, "%s is not counted: %s", str_text(&place), gap->why);
	}
}

static void fill_run(struct subject *subject)
{
	struct run *run = &subject->run;
	const struct spec *spec = subject->spec;
	const struct source *source = &subject->source;
	run->started_ms = clock_unix_ms();
	run_new_id(run->started_ms, run->id);
	run->argus_version = mem_text(ARGUS_VERSION);
	run->path = mem_text(source->path);
	run->lang = mem_text(source->lang->name);
	run->source_text = mem_text_n(source->text, source->len);
	run->source_len = source->len;
	memcpy(run->source_hash, source->hash, sizeof run->source_hash);
	run->mode = spec_mode(spec);
	run->function = mem_text(spec->function);
	run->input = mem_text(spec->function ? spec->args : spec->input);
	run->seed = spec->seed;
	run->interpreter = mem_text(subject->interpreter.version);
	run->git_commit = run_git_commit(run->path, run->source_text, run->source_len);
	run->git_branch = run->git_commit ? run_git_branch(run->path) : NULL;
	const struct sandbox *sandbox = subject->sandbox ? subject->sandbox : subject->counting;
	run->tier = sandbox_tier(sandbox);
	run_machine(&run->machine);
	add_gaps(&subject->instrumented, run);
	if (run->tier != SANDBOX_FULL)
		run_add_note(run, "the sandbox is %s here: %s", sandbox_tier_name(run->tier),
			sandbox_tier_reason(sandbox));
}

int subject_open(struct subject *subject, struct err *err)
{
	if (interpreter_find(subject->source.lang, &subject->interpreter, err) < 0 ||
		open_timed(subject, err) < 0 || check_syntax(subject, err) < 0 ||
		analyse(subject, err) < 0 || open_counting(subject, err) < 0)
		return -1;
	fill_run(subject);
	return 0;
}

struct measure_job subject_job(const struct subject *subject, struct sandbox *sandbox)
{
	return (struct measure_job){
		.spec = subject->spec,
		.source = &subject->source,
		.modules = &subject->modules,
		.input = subject->input,
		.interpreter = &subject->interpreter,
		.sandbox = sandbox,
		.watch = {.stop_fd = subject->stop_fd},
	};
}

static int suspect_counters(struct subject *subject, struct count_failure *failure, struct err *err)
{
	const struct measure_job job = subject_job(subject, subject->counting);
	struct verdict *counted = &subject->run.counted;
	bool only = subject->use == SUBJECT_COUNTED;
	owned(str_done) struct str message = {0};
	if (!subject->sandbox && open_box(subject, err) < 0)
		return -1;
	int status = measure_check_counters(
		&job, &subject->instrumented, subject->sandbox, failure, &message, err);
	if (status <= 0)
		return status;
	if (only)
		return err_set(err, ERR_FAILED,
			"%s: it works, but not with counters in it (%s): a defect of argus, please "
			"report it; without --metric ops it is timed",
			subject->run.path, str_text(&message));
	owned(str_done) struct str reason = {0};
	str_addf(&reason,
		"the counters broke the program (%s): a defect of argus, please report it",
		str_text(&message));
	verdict_say(counted, str_text(&reason));
	return 0;
}

/* After a counting that came to `status`. */
static int take_counts(
	struct subject *subject, int status, struct count_failure *failure, struct err *err)
{
	const struct counts *counts = &subject->run.counts;
	if (status == 0 && counts->points_len == 0 && counts->cut_n == 0)
		status = suspect_counters(subject, failure, err);
	return status;
}

/* Counts are the verdict, and a program that none were to be had of failed. */
static void go_by_counts(struct run *run, const struct count_failure *failure)
{
	struct verdict *const unmeasured[] = {&run->memory, &run->timed, &run->resident};
	owned(str_done) struct str text = {0};
	for (size_t i = 0; i < ARRAY_LEN(unmeasured); i++)
		snprintf(unmeasured[i]->reason, sizeof unmeasured[i]->reason,
			"not measured (--metric ops)");
	run->time = run->counted;
	run->state = RUN_FINISHED;
	if (run->counts.points_len > 0)
		run->largest_n = run->counts.points[run->counts.points_len - 1].n;
	if (run->counts.points_len > 0 && !failure->unread)
		return;
	if (failure->unread && failure->n == 0)
		str_add(&text, MEASURE_UNREAD);
	else
		str_addf(&text, "%s%s", run->counted.reason, str_text(&failure->tail));
	run->state = run->counts.cut_n ? RUN_LIMITED : RUN_PROGRAM_FAILED;
	run->failure = str_take(&text);
}

/* The counts come in; *failure says why there are none. */
static int wait(struct subject *subject, struct count_failure *failure, struct err *err)
{
	int status = measure_count_wait(subject->task, &subject->run, failure, err);
	subject->task = NULL;
	return take_counts(subject, status, failure, err);
}

static int conclude(struct subject *subject, int status, const struct count_failure *failure)
{
	if (status == 0)
		go_by_counts(&subject->run, failure);
	subject->run.finished_ms = clock_unix_ms();
	return status;
}

int subject_count(struct subject *subject, struct err *err)
{
	owned(count_failure_done) struct count_failure failure = {0};
	const struct measure_job job = subject_job(subject, subject->counting);
	int status = measure_count(&job, &subject->instrumented, &subject->run, &failure, err);
	return conclude(subject, take_counts(subject, status, &failure, err), &failure);
}

void subject_count_start(struct subject *subject)
{
	const struct measure_job job = subject_job(subject, subject->counting);
	subject->task = measure_count_start(&job, &subject->instrumented, &subject->run);
}

int subject_count_wait(struct subject *subject, struct err *err)
{
	owned(count_failure_done) struct count_failure failure = {0};
	return conclude(subject, wait(subject, &failure, err), &failure);
}

/* A caller's watch, with the counting that comes in. */
struct joined {
	struct subject *subject;
	const struct measure_watch *watch;
};

static void starts(void *context, const struct measure_progress *progress)
{
	const struct measure_watch *watch = ((struct joined *)context)->watch;
	if (watch->starts)
		watch->starts(watch->context, progress);
}

static int ended(void *context, const struct trial *trial, struct err *err)
{
	const struct measure_watch *watch = ((struct joined *)context)->watch;
	return watch->ended ? watch->ended(watch->context, trial, err) : 0;
}

/* The first time only. */
static int join(void *context, struct err *err)
{
	struct subject *subject = ((struct joined *)context)->subject;
	owned(count_failure_done) struct count_failure failure = {0};
	return subject->task ? wait(subject, &failure, err) : 0;
}

int subject_measure(struct subject *subject, const struct measure_watch *watch, struct err *err)
{
	struct joined joined = {subject, watch};
	struct measure_job job = subject_job(subject, subject->sandbox);
	job.watch = (struct measure_watch){&joined, starts, ended, subject->stop_fd};
	job.memory = subject->memory;
	job.start = clock_seconds();
	if (subject->counting) {
		job.join = join;
		struct measure_job counting = subject_job(subject, subject->counting);
		counting.start = job.start;
		subject->task =
			measure_count_start(&counting, &subject->instrumented, &subject->run);
	}
	int status = measure_run(&job, &subject->run, err);
	subject->run.finished_ms = clock_unix_ms();
	return status;
}

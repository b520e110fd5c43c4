/*
 * argus run: the whole pipeline on one program. Everything that can be wrong with the request is
 * found before the first trial: the expression, the source, the history's file.
 */
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "argus/fit.h"
#include "argus/measure.h"
#include "argus/report.h"
#include "argus/store.h"
#include "base/clock.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/progress.h"
#include "cmd/run_options.h"

/* Everything that one run holds on to. */
struct session {
	struct run_options *options;
	const struct display *display;
	struct source source;
	struct analysis analysis;
	struct interpreter interpreter;
	struct input_expr *input;
	struct sandbox *sandbox;
	struct modules modules;
	struct instrumented instrumented;
	struct sandbox *memory;
	struct sandbox *counting; /* NULL: nothing is counted */
	struct counting_task *task; /* NULL: none that is to be waited for */
	struct store *store;
	struct progress progress;
	struct run run;
	int stop_fd;
	struct err store_err; /* recording failed: said at the end, after the report */
};

static void session_done(struct session *session)
{
	sandbox_free(session->sandbox);
	sandbox_free(session->memory);
	sandbox_free(session->counting);
	instrumented_done(&session->instrumented);
	modules_done(&session->modules);
	store_free(session->store);
	input_free(session->input);
	interpreter_done(&session->interpreter);
	analysis_done(&session->analysis);
	source_done(&session->source);
	run_done(&session->run);
	mem_close_fd(&session->stop_fd);
}

static int parse_input(struct session *session, struct err *err)
{
	const struct spec *spec = &session->options->spec;
	bool function = spec_mode(spec) == SPEC_FUNCTION;
	const char *option = function ? "--args" : "--input";
	if (input_parse(function ? spec->args : spec->input, function ? INPUT_ARGS : INPUT_STDIN,
		    &session->input, err) < 0)
		return err_context(err, "%s: ", option);
	if (!input_uses_n(session->input))
		return err_set(err, ERR_USAGE,
			"%s '%s' is the same at every size; put the size n into it, for example %s",
			option, function ? spec->args : spec->input,
			function ? "'ints(n)'" : "'n; ints(n)'");
	return 0;
}

#define CANNOT_RECORD "cannot record this run (or use --no-save): "

static int open_store(struct session *session, struct err *err)
{
	if (session->options->no_save)
		return 0;
	owned(mem_free_text) char *path =
		session->options->db ? mem_text(session->options->db) : store_default_path(err);
	if (!path || store_open(path, STORE_WRITE, &session->store, err) < 0)
		return err_context(err, CANNOT_RECORD);
	return 0;
}

static int open_memory(struct session *session, struct err *err)
{
	return measure_open_memory(&session->source, &session->interpreter,
		spec_tier(session->options->sandbox), &session->memory, err);
}

static int open_box(struct session *session, struct err *err)
{
	return measure_open_sandbox(&session->source, &session->interpreter,
		spec_tier(session->options->sandbox), &session->sandbox, err);
}

/* A tree with an error in it may be the grammar's gap: the interpreter has the last word. */
static int check_syntax(struct session *session, struct err *err)
{
	const struct source *source = &session->source;
	owned(str_done) struct str message = {0};
	if (source->error.line == 0)
		return 0;
	if (!session->sandbox && open_box(session, err) < 0)
		return -1;
	int status = measure_check_syntax(
		source, &session->interpreter, session->sandbox, &message, err);
	if (status < 0)
		return -1;
	if (status == 0) {
		cmd_warn("%s:%u:%u: not understood by the analysis near '%s'; the run goes on",
			source->path, source->error.line, source->error.column, source->error_near);
		return 0;
	}
	return err_set(err, ERR_PROGRAM, "%s:%u:%u: syntax error near '%s' (%s says: %s)",
		source->path, source->error.line, source->error.column, source->error_near,
		session->interpreter.version, str_text(&message));
}

static int analyse(struct session *session, struct err *err)
{
	const struct spec *spec = &session->options->spec;
	modules_find(&session->source, &session->modules);
	if (analysis_run_with(&session->source, &session->modules, &session->analysis, err) < 0)
		return -1;
	const struct analysis_function *part = &session->analysis.program;
	if (spec->function)
		part = analysis_find(&session->analysis, spec->function);
	if (!part)
		return 0; /* it may be made at run time: the driver will look */
	session->run.static_time = part->time;
	session->run.static_space = part->space;
	session->run.static_total = part->total;
	for (size_t i = 0; i < part->reasons.len; i++)
		run_add_reason(
			&session->run, part->reasons.items[i].line, part->reasons.items[i].text);
	return 0;
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

static void fill_run(struct session *session)
{
	struct run *run = &session->run;
	const struct spec *spec = &session->options->spec;
	run->started_ms = clock_unix_ms();
	run_new_id(run->started_ms, run->id);
	run->argus_version = mem_text(ARGUS_VERSION);
	run->path = mem_text(session->source.path);
	run->lang = mem_text(session->source.lang->name);
	run->source_text = mem_text_n(session->source.text, session->source.len);
	run->source_len = session->source.len;
	memcpy(run->source_hash, session->source.hash, sizeof run->source_hash);
	run->mode = spec_mode(spec);
	run->function = mem_text(spec->function);
	run->input = mem_text(spec->function ? spec->args : spec->input);
	run->seed = spec->seed;
	run->label = mem_text(session->options->label);
	for (size_t i = 0; i < session->options->tags.len; i++)
		run_add_tag(run, session->options->tags.items[i]);
	run->interpreter = mem_text(session->interpreter.version);
	run->git_commit = run_git_commit(run->path, run->source_text, run->source_len);
	const struct sandbox *sandbox = session->sandbox ? session->sandbox : session->counting;
	run->tier = sandbox_tier(sandbox);
	run_machine(&run->machine);
	add_gaps(&session->instrumented, run);
	if (run->tier != SANDBOX_FULL)
		run_add_note(run, "the sandbox is %s here: %s", sandbox_tier_name(run->tier),
			sandbox_tier_reason(sandbox));
}

/* From here on signals are read, not taken: what was measured is to be kept. */
static int watch_signals(struct session *session, struct err *err)
{
	sigset_t stopping;
	sigemptyset(&stopping);
	sigaddset(&stopping, SIGINT);
	sigaddset(&stopping, SIGTERM);
	sigaddset(&stopping, SIGHUP);
	sigprocmask(SIG_BLOCK, &stopping, NULL);
	session->stop_fd = signalfd(-1, &stopping, SFD_CLOEXEC | SFD_NONBLOCK);
	if (session->stop_fd < 0)
		return err_set(err, ERR_FAILED, "signalfd: %s", strerror(errno));
	return 0;
}

static void trial_starts(void *context, const struct measure_progress *progress)
{
	struct session *session = context;
	progress_show(&session->progress, progress);
}

/* A history that fails in the middle does not cost the user the measurement. */
static int trial_ended(void *context, const struct trial *trial, struct err *err)
{
	struct session *session = context;
	(void)err;
	if (session->store &&
		store_trial(session->store, &session->run, trial, &session->store_err) < 0) {
		store_free(session->store);
		session->store = NULL;
	}
	return 0;
}

/* A program that Argus does not understand in full is timed, not counted. */
static int prepare_counting(struct session *session, struct err *err)
{
	struct err why = {0};
	bool only = session->options->metric == METRIC_OPS;
	if (instrument_source(&session->source, &session->instrumented, &why) < 0) {
		if (only) {
			*err = why;
			return -1;
		}
		return 0;
	}
	for (size_t i = 0; i < session->modules.len; i++) {
		const struct module *module = &session->modules.items[i];
		instrument_module(module, &session->instrumented);
		run_add_module(&session->run, module->name, &module->source);
	}
	return measure_open_counting(&session->source, &session->instrumented,
		&session->interpreter, spec_tier(session->options->sandbox), &session->counting,
		err);
}

static int prepare(struct session *session, const char *path, struct err *err)
{
	const struct lang *lang = NULL;
	struct spec *spec = &session->options->spec;
	spec->path = mem_text(path);
	spec->n_min = session->options->sizes[0];
	spec->n_max = session->options->sizes[1];
	if (session->options->max_n && (!spec->n_max || session->options->max_n < spec->n_max))
		spec->n_max = session->options->max_n;
	if (spec_check(spec, err) < 0 || parse_input(session, err) < 0 ||
		cmd_find_lang(spec->lang, &lang, err) < 0 ||
		source_load(path, lang, &session->source, err) < 0 ||
		open_store(session, err) < 0 ||
		interpreter_find(session->source.lang, &session->interpreter, err) < 0 ||
		watch_signals(session, err) < 0 ||
		(session->options->metric != METRIC_OPS &&
			(open_box(session, err) < 0 || open_memory(session, err) < 0)) ||
		check_syntax(session, err) < 0 || analyse(session, err) < 0 ||
		prepare_counting(session, err) < 0)
		return -1;
	fill_run(session);
	if (session->store && store_begin(session->store, &session->run, err) < 0)
		return err_context(err, CANNOT_RECORD);
	return 0;
}

static enum err_kind read_signal(int fd)
{
	struct signalfd_siginfo info = {0};
	ssize_t got = read(fd, &info, sizeof info);
	return got == (ssize_t)sizeof info && info.ssi_signo != SIGINT ? ERR_TERMINATED
								       : ERR_INTERRUPTED;
}

static struct measure_job job_of(struct session *session, struct sandbox *sandbox)
{
	return (struct measure_job){
		.spec = &session->options->spec,
		.source = &session->source,
		.modules = &session->modules,
		.input = session->input,
		.interpreter = &session->interpreter,
		.sandbox = sandbox,
		.watch = {session, trial_starts, trial_ended, session->stop_fd},
	};
}

/* Nothing was counted, no limit was met: do the counters themselves break the program? */
static int suspect_counters(struct session *session, struct count_failure *failure, struct err *err)
{
	const struct measure_job job = job_of(session, session->counting);
	struct verdict *counted = &session->run.counted;
	owned(str_done) struct str message = {0};
	if (!session->sandbox && open_box(session, err) < 0)
		return -1;
	int status = measure_check_counters(
		&job, &session->instrumented, session->sandbox, failure, &message, err);
	if (status <= 0)
		return status;
	if (session->options->metric == METRIC_OPS)
		return err_set(err, ERR_FAILED,
			"%s: it works, but not with counters in it (%s): a defect of argus, please "
			"report it; without --metric ops it is timed",
			session->run.path, str_text(&message));
	owned(str_done) struct str reason = {0};
	str_addf(&reason,
		"the counters broke the program (%s): a defect of argus, please report it",
		str_text(&message));
	verdict_say(counted, str_text(&reason));
	return 0;
}

/* Counts as the only witness: they are the verdict, and a program that none were to be had of failed. */
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

static int take_counts(
	struct session *session, int status, struct count_failure *failure, struct err *err)
{
	struct run *run = &session->run;
	if (status == 0 && run->counts.points_len == 0 && run->counts.cut_n == 0)
		status = suspect_counters(session, failure, err);
	return status;
}

/* Counts as the only witness. 1: stopped. */
static int count_only(struct session *session, struct err *err)
{
	owned(count_failure_done) struct count_failure failure = {0};
	const struct measure_job job = job_of(session, session->counting);
	int status = measure_count(&job, &session->instrumented, &session->run, &failure, err);
	status = take_counts(session, status, &failure, err);
	if (status == 0)
		go_by_counts(&session->run, &failure);
	return status;
}

/* The counted witness comes in, the first time. */
static int join_counting(void *context, struct err *err)
{
	struct session *session = context;
	owned(count_failure_done) struct count_failure failure = {0};
	if (!session->task)
		return 0;
	int status = measure_count_wait(session->task, &session->run, &failure, err);
	session->task = NULL;
	return take_counts(session, status, &failure, err);
}

static int measure_all(struct session *session, struct err *err)
{
	struct measure_job job = job_of(session, session->sandbox);
	job.memory = session->memory;
	job.start = clock_seconds();
	if (session->counting) {
		job.join = join_counting;
		struct measure_job counting = job_of(session, session->counting);
		counting.start = job.start;
		session->task =
			measure_count_start(&counting, &session->instrumented, &session->run);
	}
	return measure_run(&job, &session->run, err);
}

static void note_stop(struct session *session, struct err *err)
{
	struct run *run = &session->run;
	bool timed = run->trials_len > 0;
	run->state = RUN_INTERRUPTED;
	free(run->failure);
	run->failure = mem_text("stopped by a signal; what was measured until then is kept");
	err_set(err, read_signal(session->stop_fd), "stopped; %zu %s are kept",
		timed ? run->trials_len : run->counts.points_len,
		timed ? "trials" : "counted sizes");
}

static int measure(struct session *session, struct err *err)
{
	struct run *run = &session->run;
	int status = session->options->metric == METRIC_OPS ? count_only(session, err)
							    : measure_all(session, err);
	if (status == 0)
		measure_explain(&session->source, &session->modules, &session->instrumented, run);
	progress_clear(&session->progress);
	run->finished_ms = clock_unix_ms();
	if (status == 1)
		note_stop(session, err);
	if (session->store)
		store_finish(session->store, run, &session->store_err);
	return status == 0 ? 0 : -1;
}

/* The worst counts, as their law has them. */
static void count_series(const struct run *run, struct series *series)
{
	series->name = mem_text("ops");
	for (size_t i = 0; i < run->counts.points_len; i++)
		series_add(series, (double)run->counts.points[i].n, run->counts.points[i].worst);
	series_sort(series);
}

static int print_view(const struct session *session, const struct report_view *view,
	const struct term *term, struct err *err)
{
	const struct display *display = session->display;
	const struct run_options *options = session->options;
	owned(str_done) struct str out = {0};
	char class[GROWTH_TEXT_MAX];
	if (display->json) {
		owned(str_done) struct str json = {0};
		report_run_json(&session->run, view, &json);
		if (cmd_emit_json(display, &json, err) < 0)
			return -1;
		if (strcmp(display->json, "-") == 0)
			return 0;
	}
	if (options->quiet)
		str_addf(&out, "%s\n", growth_print(session->run.time.growth, false, class));
	else
		report_run(&session->run, view, term, &out);
	if (options->lines && !options->quiet)
		report_lines(&session->run, term, &out);
	return cmd_emit(&out, err);
}

static int print_run(const struct session *session, struct err *err)
{
	const struct run_options *options = session->options;
	struct term term = display_term(session->display, stdout);
	owned(series_done) struct series cost = {0};
	owned(series_done) struct series memory = {0};
	if (options->metric == METRIC_OPS) {
		count_series(&session->run, &cost);
	} else {
		measure_time_series(&session->run, &cost);
		measure_memory_series(&session->run, &memory);
	}
	struct witnesses witnesses;
	measure_witnesses(&session->run, &witnesses);
	/* The table decides nothing where there is one witness only, or nothing to witness. */
	bool decided = options->metric != METRIC_OPS && session->run.largest_n > 0;
	const struct report_view view = {.verbosity = options->verbosity,
		.witnesses = decided ? &witnesses : NULL,
		.explain = options->explain,
		.plot = view_plots(&options->view, &term),
		.cost = &cost,
		.memory = &memory,
		.sizes = options->view.sizes,
		.sizes_len = options->view.sizes_len};
	return print_view(session, &view, &term, err);
}

static int check_gate(const struct session *session, const char *what,
	const struct verdict *verdict, struct growth expected, struct err *err)
{
	char found[GROWTH_TEXT_MAX];
	char wanted[GROWTH_TEXT_MAX];
	bool strict = session->options->fail_on == FAIL_ON_INCONCLUSIVE;
	growth_print(verdict->growth, false, found);
	growth_print(expected, false, wanted);
	if (expected.kind == GROWTH_UNKNOWN) {
		if (strict && verdict->growth.kind == GROWTH_UNKNOWN)
			return err_set(err, ERR_INCONCLUSIVE,
				"inconclusive: the %s class cannot be told", what);
		return 0;
	}
	switch (fit_gate(verdict, expected)) {
	case FIT_HOLDS: return 0;
	case FIT_FAILS:
		return err_set(err, ERR_GATE, "gate failed: expected at most %s in %s, found %s",
			wanted, what, found);
	case FIT_OPEN: break;
	}
	if (strict)
		return err_set(err, ERR_INCONCLUSIVE,
			"inconclusive: whether the %s keeps to %s cannot be told", what, wanted);
	cmd_warn("whether the %s keeps to %s cannot be told; --fail-on inconclusive makes that a "
		 "failure",
		what, wanted);
	return 0;
}

/* The exit status, in the order of what matters most. */
static int judge(const struct session *session, struct err *err)
{
	const struct run *run = &session->run;
	if (run->state == RUN_PROGRAM_FAILED)
		return err_set(err, ERR_PROGRAM, "%s: %s", run->path, run->failure);
	if (run->state == RUN_LIMITED)
		return err_set(err, ERR_LIMIT, "%s: %s", run->path, run->failure);
	if (session->store_err.kind != ERR_NONE)
		return err_set(err, session->store_err.kind, "the run could not be recorded: %s",
			session->store_err.text);
	if (check_gate(session, "time", &run->time, session->options->spec.expect, err) < 0)
		return -1;
	struct growth memory = session->options->spec.expect_memory;
	if (memory.kind == GROWTH_UNKNOWN)
		return 0;
	return check_gate(session, "memory", &run->memory, memory, err);
}

static int run_program(struct session *session, const char *path, struct err *err)
{
	struct err stopped = {0};
	if (prepare(session, path, err) < 0)
		return -1;
	if (measure(session, &stopped) < 0 && session->run.state != RUN_INTERRUPTED) {
		*err = stopped;
		return -1;
	}
	/* A run that failed outright has no screen worth showing: one line says it all. */
	bool failed = session->run.state == RUN_PROGRAM_FAILED || session->run.state == RUN_LIMITED;
	if ((!failed || session->display->json) && print_run(session, err) < 0)
		return -1;
	if (stopped.kind != ERR_NONE) {
		*err = stopped;
		return -1;
	}
	return judge(session, err);
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	owned(run_options_done) struct run_options options = {
		.spec = SPEC_DEFAULT, .sandbox = SPEC_TIER_UNSET};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options.spec, &options, &options, &options.spec, &options.sandbox,
		&options, &options.view, &options, &display};
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (run_options_check(&options, err) < 0)
		return -1;
	if (words.len != 1)
		return err_set(err, ERR_USAGE,
			words.len == 0 ? "which program? argus run FILE --input EXPR"
				       : "one program at a time: argus run FILE");
	owned(session_done) struct session session = {.options = &options,
		.display = &display,
		.stop_fd = -1,
		.progress = {.term = display_term(&display, stderr),
			.quiet = options.no_progress || options.quiet}};
	return run_program(&session, words.items[0], err);
}

static const char *const examples[] = {"argus run sort.py --input 'n; ints(n)'",
	"argus run paths.js --input 'n, 2*n; graph(n, 2*n)'",
	"argus run lib.py --function two_sum --args 'ints(n,1,10^9), 7'",
	"argus run sort.py -i 'n; ints(n)' --metric ops --expect 'O(n log n)'", NULL};
static const struct opt_table *const tables[] = {&spec_subject_table, &run_input_table,
	&run_measure_table, &spec_limit_table, &spec_tier_table, &run_gate_table, &view_table,
	&run_record_table, &display_table, NULL};

const struct cmd cmd_run = {
	.name = "run",
	.summary = "measure how a program's cost grows and give a verdict",
	.usage = "[options] FILE",
	.about = "Read FILE, bound its growth from the source, run it in a sandbox at growing "
		 "sizes, and "
		 "say\nhow its time and memory grow. The run is kept in the history.",
	.examples = examples,
	.tables = tables,
	.boxes = true,
	.run = run,
};

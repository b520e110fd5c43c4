/*
 * argus run: the whole pipeline on one program. Everything that can be wrong with the request is
 * found before the first trial: the expression, the source, the history's file.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argus/fit.h"
#include "argus/measure.h"
#include "argus/report.h"
#include "argus/store.h"
#include "base/mem.h"
#include "base/term.h"
#include "cmd/cmd.h"
#include "cmd/progress.h"
#include "cmd/run_export.h"
#include "cmd/run_options.h"
#include "cmd/stop.h"
#include "cmd/subject.h"

/* Everything that one run holds on to. */
struct session {
	struct run_options *options;
	const struct display *display;
	struct subject subject;
	struct store *store;
	struct progress progress;
	struct stop stop;
	struct err store_err; /* recording failed: said at the end, after the report */
};

static void session_done(struct session *session)
{
	subject_done(&session->subject);
	store_free(session->store);
	mem_close_fd(&session->stop.fd);
}

#define CANNOT_RECORD "cannot record this run (or use --no-save): "

static int open_store(struct session *session, struct err *err)
{
	if (session->options->no_save)
		return 0;
	owned(mem_free_text) char *path =
		session->options->db ? mem_text(session->options->db) : store_default_path(err);
	if (!path || store_open(path, STORE_RECORD, &session->store, err) < 0)
		return err_context(err, CANNOT_RECORD);
	return 0;
}

static void trial_starts(void *context, const struct measure_progress *progress)
{
	struct session *session = context;
	progress_show(&session->progress, progress);
}

static void tell_warning(const struct session *session)
{
	owned(mem_free_text) char *warning =
		session->store ? store_take_warning(session->store) : NULL;
	owned(str_done) struct str shown = {0};
	if (!warning)
		return;
	term_escape(&shown, warning, strlen(warning), false);
	cmd_warn("%s", str_text(&shown));
}

/* What was said to be stored is there, whatever happens next. */
static void tell_stored(struct session *session, const struct trial *trial)
{
	const struct run *run = &session->subject.run;
	progress_hide(&session->progress);
	fprintf(stderr, "argus: run %s: trial %zu is stored (%s, n = %" PRIu64 ")\n", run->id,
		run->trials_len, trial_kind_name(trial->kind), trial->n);
}

/* A history that fails in the middle does not cost the user the measurement. */
static int trial_ended(void *context, const struct trial *trial, struct err *err)
{
	struct session *session = context;
	(void)err;
	if (session->store &&
		store_trial(session->store, &session->subject.run, trial, &session->store_err) <
			0) {
		tell_warning(session);
		store_free(session->store);
		session->store = NULL;
	}
	if (session->store && session->options->verbosity > 1)
		tell_stored(session, trial);
	return 0;
}

static int prepare(struct session *session, const char *path, struct err *err)
{
	const struct run_options *options = session->options;
	struct subject *subject = &session->subject;
	struct spec *spec = &session->options->spec;
	spec->path = mem_text(path);
	spec_cap(spec);
	if (subject_load(subject, err) < 0 || open_store(session, err) < 0)
		return -1;
	if (stop_watch(&session->stop, err) < 0)
		return -1;
	subject->stop_fd = session->stop.fd;
	if (exports_open(&session->options->exports, session->display->json, err) < 0)
		return -1;
	if (subject_open(subject, err) < 0)
		return stop_or_fail(&session->stop, err);
	subject->run.label = mem_text(options->label);
	for (size_t i = 0; i < options->tags.len; i++)
		run_add_tag(&subject->run, options->tags.items[i]);
	if (session->store && store_begin(session->store, &subject->run, err) < 0)
		return err_context(err, CANNOT_RECORD);
	tell_warning(session);
	return 0;
}

static void note_stop(struct session *session, struct err *err)
{
	struct run *run = &session->subject.run;
	bool timed = run->trials_len > 0;
	run->state = RUN_INTERRUPTED;
	free(run->failure);
	run->failure = mem_text("stopped by a signal; what was measured until then is kept");
	err_set(err, stop_read(&session->stop), "stopped; %zu %s are kept",
		timed ? run->trials_len : run->counts.points_len,
		timed ? "trials" : "counted sizes");
}

static int measure(struct session *session, struct err *err)
{
	struct subject *subject = &session->subject;
	struct run *run = &session->subject.run;
	const struct measure_watch watch = {session, trial_starts, trial_ended, session->stop.fd};
	int status = subject->use == SUBJECT_COUNTED ? subject_count(subject, err)
						     : subject_measure(subject, &watch, err);
	if (status == 0)
		measure_explain(&subject->source, &subject->modules, &subject->instrumented, run);
	progress_clear(&session->progress);
	if (status == 1)
		note_stop(session, err);
	if (session->store)
		store_finish(session->store, run, &session->store_err);
	tell_warning(session);
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

static int print_screen(const struct session *session, const struct report_view *view,
	const struct term *term, struct err *err)
{
	const struct display *display = session->display;
	const struct run_options *options = session->options;
	owned(str_done) struct str out = {0};
	char class[GROWTH_TEXT_MAX];
	if (display->json) {
		owned(str_done) struct str json = {0};
		report_run_json(&session->subject.run, view, &json);
		if (cmd_emit_json(display, &json, err) < 0)
			return -1;
		if (strcmp(display->json, "-") == 0)
			return 0;
	}
	if (exports_take_stdout(&options->exports))
		return 0;
	if (options->quiet)
		str_addf(
			&out, "%s\n", growth_print(session->subject.run.time.growth, false, class));
	else
		report_run(&session->subject.run, view, term, &out);
	if (options->lines && !options->quiet)
		report_lines(&session->subject.run, term, &out);
	return cmd_emit(&out, err);
}

/* A run that failed outright has no screen worth showing: one line says it all. */
static bool has_screen(const struct session *session)
{
	enum run_state state = session->subject.run.state;
	return session->display->json || (state != RUN_PROGRAM_FAILED && state != RUN_LIMITED);
}

static int print_run(const struct session *session, struct err *err)
{
	struct run_options *options = session->options;
	struct term term = display_term(session->display, stdout);
	owned(series_done) struct series cost = {0};
	owned(series_done) struct series memory = {0};
	if (options->metric == METRIC_OPS) {
		count_series(&session->subject.run, &cost);
	} else {
		measure_time_series(&session->subject.run, &cost);
		measure_memory_series(&session->subject.run, &memory);
	}
	struct witnesses witnesses;
	measure_witnesses(&session->subject.run, &witnesses);
	/* The table decides nothing where there is one witness only, or nothing to witness. */
	bool decided = options->metric != METRIC_OPS && session->subject.run.largest_n > 0;
	const struct report_view view = {.verbosity = options->verbosity,
		.witnesses = decided ? &witnesses : NULL,
		.explain = options->explain,
		.plot = view_plots(&options->view, &term),
		.cost = &cost,
		.memory = &memory,
		.sizes = options->view.sizes,
		.sizes_len = options->view.sizes_len};
	int status =
		run_export(&options->exports, &options->spec, &session->subject.run, &view, err);
	if (has_screen(session) && print_screen(session, &view, &term, err) < 0)
		return -1;
	return status;
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
	const struct run *run = &session->subject.run;
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
	if (measure(session, &stopped) < 0 && session->subject.run.state != RUN_INTERRUPTED) {
		*err = stopped;
		return -1;
	}
	if (print_run(session, err) < 0)
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
	void *const into[] = {&options.spec, &options.spec, &options, &options.spec,
		&options.sandbox, &options, &options.view, &options, &display};
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
		.stop = {.fd = -1},
		.subject = {.use = options.metric == METRIC_OPS ? SUBJECT_COUNTED : SUBJECT_WHOLE,
			.spec = &options.spec,
			.least = spec_tier(options.sandbox),
			.stop_fd = -1},
		.progress = {.term = display_term(&display, stderr),
			.quiet = options.no_progress || options.quiet}};
	return run_program(&session, words.items[0], err);
}

static const char *const examples[] = {"argus run sort.py --input 'n; ints(n)'",
	"argus run paths.js --input 'n, 2*n; graph(n, 2*n)'",
	"argus run lib.py --function two_sum --args 'ints(n,1,10^9), 7'",
	"argus run sort.py -i 'n; ints(n)' --metric ops --expect 'O(n log n)'", NULL};
static const struct opt_table *const tables[] = {&spec_subject_table, &spec_range_table,
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

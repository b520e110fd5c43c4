/*
 * argus compare: programs side by side, on the same inputs.
 */
#include <stdlib.h>
#include <string.h>

#include "argus/measure.h"
#include "argus/report.h"
#include "argus/revision.h"
#include "base/clock.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/export.h"
#include "cmd/progress.h"
#include "cmd/spec_options.h"
#include "cmd/stop.h"
#include "cmd/subject.h"

enum { PROGRAMS_MAX = 16 };

struct compare_options {
	struct spec spec;
	struct outputs_match match;
	double margin;
	char *base;
	int sandbox;
	bool no_progress, quiet;
	struct exports exports;
};

static void options_done(struct compare_options *options)
{
	spec_done(&options->spec);
	exports_done(&options->exports);
	free(options->base);
}

static int take_match(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	return outputs_parse(value, field, err);
}

static int take_margin(const struct opt *opt, void *field, const char *value, struct err *err)
{
	static const double LEAST = 0.1;
	static const double MOST = 100;
	char *end;
	double percent = strtod(value, &end);
	(void)opt;
	if (end == value || strcmp(end, strchr(value, '%') ? "%" : "") != 0 ||
		!(percent >= LEAST) || !(percent <= MOST))
		return err_set(err, ERR_USAGE, "it is a percentage from 0.1 to 100, as in 5%%");
	*(double *)field = percent / 100;
	return 0;
}

#define AT(field) .offset = offsetof(struct compare_options, field)

static const struct opt compare_rows[] = {
	{.name = "base",
		.value = "REV",
		AT(base),
		.take = opt_take_text,
		.help = "compare FILE with what git has of it at REV, the sources beside it "
			"included"},
	{.letter = 'o',
		.name = "output",
		.value = "RULE",
		AT(match),
		.take = take_match,
		.help = "what makes outputs the same: exact (the default), lines-sorted, "
			"float=1e-9, or "
			"ignore"},
	{.name = "margin",
		.value = "PERCENT",
		AT(margin),
		.take = take_margin,
		.help = "a difference within this is none (default 5%)"},
	{.letter = 'b',
		.name = "budget",
		.value = "TIME",
		AT(spec.budget_seconds),
		.take = opt_take_seconds,
		.help = "how long measuring may take (default 15s a program); it ends sooner when "
			"all is clear"},
	{.letter = 'r',
		.name = "runs",
		.value = "N",
		AT(spec.runs),
		.take = spec_take_positive,
		.help = "exactly N rounds over all sizes, however long they take"},
};
static const struct opt_table compare_table = {"Comparing", compare_rows, ARRAY_LEN(compare_rows)};

static const struct opt print_rows[] = {
	{.name = "export",
		.value = "FORM=FILE",
		AT(exports),
		.take = export_take,
		.choices = export_plain_forms,
		.help = "write a report: md, csv, json, html or svg (a chart); a FORM alone goes "
			"to standard output; may be given several times"},
	{.name = "no-progress",
		AT(no_progress),
		.take = opt_take_flag,
		.help = "do not show what is going on"},
	{.letter = 'q',
		.name = "quiet",
		AT(quiet),
		.take = opt_take_flag,
		.help = "print the plain sentences only"},
};
static const struct opt_table print_table = {"Printing", print_rows, ARRAY_LEN(print_rows)};

/* Everything that a comparison holds on to. */
struct session {
	struct compare_options *options;
	const struct display *display;
	struct subject *subjects;
	struct spec *specs; /* a copy for each, that borrows all but its path */
	struct run **runs;
	size_t len;
	struct revision revision; /* of --base */
	struct comparison comparison;
	struct progress progress;
	struct stop stop;
};

static void session_done(struct session *session)
{
	comparison_done(&session->comparison);
	for (size_t i = 0; i < session->len; i++)
		subject_done(&session->subjects[i]);
	revision_done(&session->revision);
	free(session->subjects);
	free(session->specs);
	free(session->runs);
	mem_close_fd(&session->stop.fd);
}

static void trial_starts(void *context, const struct measure_progress *progress)
{
	struct session *session = context;
	progress_show(&session->progress, progress);
}

/* The program in its place; the first is the base, where there is one. */
static char *path_of(const struct session *session, const struct opt_words *words, size_t i)
{
	if (!session->options->base)
		return words->items[i];
	return i == 0 ? session->revision.path : words->items[0];
}

static void begin(struct session *session, const struct opt_words *words)
{
	const struct compare_options *options = session->options;
	session->len = options->base ? 2 : words->len;
	session->subjects = mem_array(session->len, sizeof *session->subjects);
	session->specs = mem_array(session->len, sizeof *session->specs);
	session->runs = mem_array(session->len, sizeof(struct run *));
	for (size_t i = 0; i < session->len; i++) {
		session->specs[i] = options->spec;
		session->specs[i].path = path_of(session, words, i);
		session->subjects[i] = (struct subject){.use = SUBJECT_WHOLE,
			.spec = &session->specs[i],
			.least = spec_tier(options->sandbox),
			.stop_fd = -1};
		session->runs[i] = &session->subjects[i].run;
	}
}

static int open_all(struct session *session, struct err *err)
{
	for (size_t i = 0; i < session->len; i++) {
		if (subject_load(&session->subjects[i], err) < 0)
			return -1;
	}
	if (exports_open(&session->options->exports, session->display->json, err) < 0 ||
		stop_watch(&session->stop, err) < 0)
		return -1;
	for (size_t i = 0; i < session->len; i++) {
		session->subjects[i].stop_fd = session->stop.fd;
		if (subject_open(&session->subjects[i], err) < 0)
			return stop_or_fail(&session->stop, err);
	}
	if (session->revision.name) {
		free(session->runs[0]->path);
		session->runs[0]->path = mem_text(session->revision.name);
	}
	return 0;
}

/* What can be counted; what cannot is compared by the clock alone. 1: stopped. */
static int count_all(struct session *session, struct err *err)
{
	for (size_t i = 0; i < session->len; i++) {
		struct subject *subject = &session->subjects[i];
		owned(count_failure_done) struct count_failure failure = {0};
		struct measure_job job = subject_job(subject, subject->counting);
		job.start = clock_seconds();
		int status = subject->counting
			? measure_count(&job, &subject->instrumented, &subject->run, &failure, err)
			: 0;
		if (status != 0)
			return status;
	}
	return 0;
}

static int measure(struct session *session, struct err *err)
{
	struct measure_job *jobs = mem_array(session->len, sizeof *jobs);
	for (size_t i = 0; i < session->len; i++) {
		struct subject *subject = &session->subjects[i];
		jobs[i] = subject_job(subject, subject->sandbox);
		jobs[i].memory = subject->memory;
		jobs[i].watch.context = session;
		jobs[i].watch.starts = trial_starts;
	}
	const struct compare_request request = {.jobs = jobs,
		.runs = session->runs,
		.len = session->len,
		.match = session->options->match,
		.margin = session->options->margin};
	int status = count_all(session, err);
	if (status == 0)
		status = measure_compare(&request, &session->comparison, err);
	free(jobs);
	progress_clear(&session->progress);
	if (status == 1)
		err_set(err, stop_read(&session->stop), "stopped");
	return status == 0 ? 0 : -1;
}

/* A comparison with the times of its programs. */
struct report {
	const struct comparison *comparison;
	struct series *times;
};

static void print_form(const void *context, enum export_form form, struct str *out)
{
	const struct report *report = context;
	const struct comparison *comparison = report->comparison;
	switch (form) {
	case EXPORT_MARKDOWN: report_compare_markdown(comparison, out); break;
	case EXPORT_CSV: report_compare_csv(comparison, out); break;
	case EXPORT_JSON: report_compare_json(comparison, out); break;
	case EXPORT_HTML: report_compare_html(comparison, report->times, out); break;
	case EXPORT_SVG: report_compare_svg(comparison, report->times, out); break;
	case EXPORT_JUNIT:
	case EXPORT_SARIF:
	case EXPORT_GITHUB:
	case EXPORT_GITLAB:
	case EXPORT_FORM_COUNT: break; /* no choices of this command */
	}
}

static int export_all(const struct session *session, struct err *err)
{
	const struct report report = {
		&session->comparison, mem_array(session->len, sizeof(struct series))};
	for (size_t i = 0; i < session->len; i++)
		measure_time_series(session->runs[i], &report.times[i]);
	int status = exports_write(&session->options->exports, print_form, &report, err);
	for (size_t i = 0; i < session->len; i++)
		series_done(&report.times[i]);
	free(report.times);
	return status;
}

static int print(const struct session *session, struct err *err)
{
	const struct display *display = session->display;
	struct term term = display_term(display, stdout);
	owned(str_done) struct str out = {0};
	if (display->json) {
		owned(str_done) struct str json = {0};
		report_compare_json(&session->comparison, &json);
		if (cmd_emit_json(display, &json, err) < 0)
			return -1;
		if (strcmp(display->json, "-") == 0)
			return 0;
	}
	if (exports_take_stdout(&session->options->exports))
		return 0;
	if (session->options->quiet)
		report_compare_sentences(&session->comparison, &term, &out);
	else
		report_compare(&session->comparison, &term, &out);
	return cmd_emit(&out, err);
}

static int judge(const struct session *session, struct err *err)
{
	const struct compare_difference *difference = &session->comparison.difference;
	for (size_t i = 0; i < session->len; i++) {
		const struct run *run = session->runs[i];
		if (run->state == RUN_PROGRAM_FAILED)
			return err_set(err, ERR_PROGRAM, "%s: %s", run->path, run->failure);
		if (run->state == RUN_LIMITED)
			return err_set(err, ERR_LIMIT, "%s: %s", run->path, run->failure);
	}
	if (difference->program > 0)
		return err_set(err, ERR_PROGRAM,
			"%s and %s give different output at n = %llu, line %zu; --output says what "
			"counts as the same",
			session->runs[0]->path, session->runs[difference->program]->path,
			(unsigned long long)difference->n, difference->line);
	return 0;
}

static bool has_failed(const struct session *session)
{
	for (size_t i = 0; i < session->len; i++) {
		if (session->runs[i]->state != RUN_FINISHED)
			return true;
	}
	return false;
}

static int compare(struct session *session, const struct opt_words *words, struct err *err)
{
	const char *base = session->options->base;
	if (base && revision_open(words->items[0], base, &session->revision, err) < 0)
		return err_context(err, "--base: ");
	begin(session, words);
	if (open_all(session, err) < 0 || measure(session, err) < 0)
		return -1;
	int status = export_all(session, err);
	/* There is nothing to set side by side where a program failed: one line says it all. */
	if ((!has_failed(session) || session->display->json) && print(session, err) < 0)
		return -1;
	return status < 0 ? -1 : judge(session, err);
}

static int run(const struct cmd *cmd, int argc, char **argv, struct err *err)
{
	static const double MARGIN = 0.05;
	owned(options_done) struct compare_options options = {
		.spec = SPEC_DEFAULT, .sandbox = SPEC_TIER_UNSET, .margin = MARGIN};
	owned(display_done) struct display display = {0};
	owned(opt_words_done) struct opt_words words = {0};
	void *const into[] = {&options.spec, &options.spec, &options, &options.spec,
		&options.sandbox, &options, &display};
	options.spec.budget_seconds = 0;
	int status = cmd_parse(cmd, into, argc, argv, &words, err);
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (options.base && words.len != 1)
		return err_set(err, ERR_USAGE,
			"--base compares one file with itself at a revision: argus compare FILE "
			"--base REV");
	if (!options.base && words.len < 2)
		return err_set(err, ERR_USAGE,
			"which programs? argus compare A B --input EXPR, or argus compare FILE "
			"--base REV");
	if (words.len > PROGRAMS_MAX)
		return err_set(err, ERR_USAGE, "at most %d programs at a time", PROGRAMS_MAX);
	if (options.spec.budget_seconds == 0)
		options.spec.budget_seconds = 15 * (double)(options.base ? 2 : words.len);
	spec_cap(&options.spec);
	owned(session_done) struct session session = {.options = &options,
		.display = &display,
		.stop = {.fd = -1},
		.progress = {.term = display_term(&display, stderr),
			.quiet = options.no_progress || options.quiet}};
	return compare(&session, &words, err);
}

static const char *const examples[] = {"argus compare bubble.py quick.py --input 'n; ints(n)'",
	"argus compare old.js new.js --function unique --args 'ints(n)'",
	"argus compare sort.py --base HEAD --input 'n; ints(n)'",
	"argus compare sum.py sum.js --input 'n; ints(n)' --output float=1e-9", NULL};
static const struct opt_table *const tables[] = {&spec_subject_table, &spec_range_table,
	&compare_table, &spec_limit_table, &spec_tier_table, &print_table, &display_table, NULL};

const struct cmd cmd_compare = {
	.name = "compare",
	.summary = "run programs side by side on the same inputs: which is faster?",
	.usage = "[options] A B [C...] | FILE --base REV",
	.about = "Run the programs in turns on the same inputs, compare what they print, and say "
		 "how each\ngrows, how much more each takes than the first, and from which size "
		 "on.",
	.examples = examples,
	.tables = tables,
	.boxes = true,
	.run = run,
};

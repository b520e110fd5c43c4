/*
 * The screen of one run: the verdict first, then who says so, then the table of sizes.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "argus/fit.h"
#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/amount.h"
#include "report/counts.h"
#include "report/explain.h"
#include "report/forecast.h"
#include "report/outlook.h"
#include "report/run_table.h"
#include "report/run_words.h"
#include "report/sizes.h"
#include "report/words.h"

enum { LABEL_WIDTH = 10, CLASS_WIDTH = 14, REASONS_SHOWN = 4, TOP_LINES = 3, TOP_LINES_ALL = 20 };

static void add_label(struct str *out, const struct term *term, const char *label)
{
	str_add(out, "  ");
	term_add(out, term, TERM_DIM, label);
	report_pad(out, label, LABEL_WIDTH);
}

static void add_untrusted(struct str *out, const char *text)
{
	term_escape(out, text, strlen(text), false);
}

/* All of it made safe, whoever wrote it: reasons, laws and notes come out of a history, too, and that
 * is a file like any other. */
static void add_wrapped(struct str *out, const struct term *term, const char *text, int indent)
{
	owned(str_done) struct str safe = {0};
	term_escape(&safe, text, strlen(text), true);
	term_wrap(out, term, str_text(&safe), indent);
}

/* The cursor is at the indent. */
static void add_dim(struct str *out, const struct term *term, const struct str *text, int indent)
{
	owned(str_done) struct str wrapped = {0};
	add_wrapped(&wrapped, term, str_text(text), indent);
	wrapped.text[--wrapped.len] = '\0'; /* the line feed is not to be coloured */
	term_add(out, term, TERM_DIM, str_text(&wrapped));
	str_add_char(out, '\n');
}

static void add_alternatives(
	struct str *out, const struct term *term, const struct verdict *verdict)
{
	for (unsigned i = 0; i < verdict->alternatives_len; i++) {
		char text[GROWTH_TEXT_MAX];
		bool last = i + 1 == verdict->alternatives_len;
		str_addf(out, "%s%s",
			i == 0         ? "; not ruled out: "
				: last ? " or "
				       : ", ",
			growth_print(verdict->alternatives[i], term->utf8, text));
	}
}

static void add_verdict(
	struct str *out, const struct term *term, const char *label, const struct verdict *verdict)
{
	add_label(out, term, label);
	report_add_class(out, term, verdict, CLASS_WIDTH);
	if (verdict->growth.kind != GROWTH_UNKNOWN) {
		report_add_confidence(out, term, verdict->confidence);
		add_alternatives(out, term, verdict);
		str_add_char(out, '\n');
	}
	if (verdict->reason[0]) {
		int indent = 2 + LABEL_WIDTH + CLASS_WIDTH;
		if (verdict->growth.kind != GROWTH_UNKNOWN)
			str_addf(out, "%*s", indent, "");
		add_wrapped(out, term, verdict->reason, indent);
	} else if (verdict->growth.kind == GROWTH_UNKNOWN) {
		str_add_char(out, '\n');
	}
}

static void add_headline(struct str *out, const struct term *term, const struct run *run)
{
	owned(str_done) struct str name = {0};
	add_untrusted(&name, run->path);
	if (run->function) {
		str_add(&name, term->utf8 ? " › " : " > ");
		add_untrusted(&name, run->function);
	}
	str_add_char(out, '\n');
	str_add(out, "  ");
	term_add(out, term, TERM_BOLD, str_text(&name));
	owned(str_done) struct str rest = {0};
	add_untrusted(&rest, run->interpreter ? run->interpreter : run->lang);
	str_add(&rest, ", fed ");
	add_untrusted(&rest, run->input);
	size_t columns = term_columns(str_text(&name)) + term_columns(str_text(&rest)) + 6;
	if (columns <= (size_t)term->width) {
		str_addf(out, "  %s %s\n\n", term->utf8 ? "·" : "-", str_text(&rest));
		return;
	}
	str_add(out, "\n  ");
	add_wrapped(out, term, str_text(&rest), 2);
	str_add_char(out, '\n');
}

/* "10 sizes from 1,000 to 1,000,000, 4 to 5 trials each" */
static void add_effort(struct str *out, const struct term *term, const struct report_sizes *sizes)
{
	owned(str_done) struct str text = {0};
	run_words_effort(&text, sizes);
	add_dim(out, term, &text, 2 + LABEL_WIDTH + CLASS_WIDTH);
}

static void add_witness_class(
	struct str *out, const struct term *term, const char *label, const struct verdict *verdict)
{
	add_label(out, term, label);
	char text[GROWTH_TEXT_MAX] = "cannot tell";
	if (verdict->growth.kind != GROWTH_UNKNOWN)
		growth_print(verdict->growth, term->utf8, text);
	str_add(out, text);
	report_pad(out, text, CLASS_WIDTH);
}

static void add_clock(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes)
{
	if (sizes->len == 0)
		return;
	add_witness_class(out, term, "the clock", &run->timed);
	add_effort(out, term, sizes);
	if (run->timed.reason[0] && strcmp(run->timed.reason, run->time.reason) != 0) {
		int indent = 2 + LABEL_WIDTH + CLASS_WIDTH;
		str_addf(out, "%*s", indent, "");
		add_wrapped(out, term, run->timed.reason, indent);
	}
}

static void add_counted(struct str *out, const struct term *term, const struct run *run)
{
	int indent = 2 + LABEL_WIDTH + CLASS_WIDTH;
	owned(str_done) struct str text = {0};
	owned(str_done) struct str seeds = {0};
	add_witness_class(out, term, "the count", &run->counted);
	run_words_counted(&text, run);
	add_wrapped(out, term, str_text(&text), indent);
	run_words_seeds(&seeds, &run->counts);
	if (seeds.len == 0)
		return;
	str_addf(out, "%*s", indent, "");
	add_wrapped(out, term, str_text(&seeds), indent);
}

static void add_code(struct str *out, const struct term *term, const struct run *run, int verbosity)
{
	const struct verdict *code = &run->static_time;
	int indent = 2 + LABEL_WIDTH + CLASS_WIDTH;
	add_witness_class(out, term, "the code", code);
	char text[GROWTH_TEXT_MAX];
	growth_print(code->growth, false, text);
	bool several = code->bound[0] && strcmp(code->bound, text) != 0;
	if (several) {
		owned(str_done) struct str bound = {0};
		str_addf(&bound, "%s by its own sizes", code->bound);
		add_wrapped(out, term, str_text(&bound), indent);
	}
	size_t shown = verbosity > 0 || run->reasons_len <= REASONS_SHOWN ? run->reasons_len
									  : REASONS_SHOWN;
	for (size_t i = 0; i < shown; i++) {
		owned(str_done) struct str line = {0};
		str_addf(&line, "line %u: ", run->reasons[i].line);
		str_add(&line, run->reasons[i].text);
		if (i > 0 || several)
			str_addf(out, "%*s", indent, "");
		add_wrapped(out, term, str_text(&line), indent);
	}
	if (shown == 0 && !several)
		add_wrapped(out, term, code->reason[0] ? code->reason : "no loop over the input",
			indent);
	if (shown < run->reasons_len)
		str_addf(out, "%*s%zu more with -v\n", indent, "", run->reasons_len - shown);
}

/* What the class means, and what it lets one expect. */
static void add_said(struct str *out, const struct term *term, const struct run *run,
	const struct forecast *forecast)
{
	for (size_t i = 0; i <= forecast->len; i++) {
		owned(str_done) struct str text = {0};
		if (i == 0)
			run_words_growth(&text, run, term->utf8);
		else
			run_words_prediction(&text, forecast, i - 1);
		if (text.len == 0)
			continue;
		str_add(out, "  ");
		add_wrapped(out, term, str_text(&text), 2);
	}
}

static void add_notes(struct str *out, const struct term *term, const struct run *run)
{
	for (size_t i = 0; i < run->notes_len; i++) {
		str_add(out, i == 0 ? "\n  " : "  ");
		term_add(out, term, TERM_WARN, term->utf8 ? "▲ note" : "! note");
		str_add(out, "  ");
		add_wrapped(out, term, run->notes[i], 10);
	}
	if (run->failure) {
		str_add(out, "\n  ");
		term_add(out, term, TERM_BAD,
			run->state == RUN_INTERRUPTED
				? (term->utf8 ? "■ interrupted" : "# interrupted")
				: (term->utf8 ? "✗ failed" : "x failed"));
		str_add(out, "  ");
		add_wrapped(out, term, run->failure, 12);
	}
}

static void add_footnote(struct str *out, const struct term *term, const struct str *text)
{
	str_add(out, "  ");
	add_dim(out, term, text, 2);
}

static void add_footer(
	struct str *out, const struct term *term, const struct run *run, int verbosity)
{
	owned(str_done) struct str text = {0};
	char number[NUM_TEXT_MAX];
	const char *dot = term->utf8 ? "·" : "-";
	double took = run->finished_ms > 0 ? (double)(run->finished_ms - run->started_ms) / 1e3 : 0;
	str_addf(&text, "run %.10s %s sandbox %s %s seed %llu", run->id, dot,
		sandbox_tier_name(run->tier), dot, (unsigned long long)run->seed);
	if (took > 0)
		str_addf(&text, " %s %s", dot, num_print_seconds(number, took));
	if (run->git_commit)
		str_addf(&text, " %s commit %.10s", dot, run->git_commit);
	if (run->git_branch)
		str_addf(&text, " on %s", run->git_branch);
	str_add_char(out, '\n');
	add_footnote(out, term, &text);
	str_clear(&text);
	if (run->mode == SPEC_FUNCTION && run->trials_len > 0) {
		str_add(&text,
			"times of calls are self-reported: taken inside the box, and checked "
			"against the CPU time seen from outside");
		add_footnote(out, term, &text);
	}
	if (verbosity == 0)
		return;
	str_clear(&text);
	str_addf(&text, "start-up %s taken out of each trial",
		num_print_seconds(number, run->startup_seconds));
	str_addf(&text, " (spread %s)", num_print_seconds(number, run->startup_spread));
	str_addf(&text, ", memory over %s", num_print_bytes(number, (double)run->startup_bytes));
	if (run->machine.cpu) {
		str_addf(&text, " %s ", dot);
		str_add(&text, run->machine.cpu);
		str_addf(&text, ", %u cores", run->machine.cores);
	}
	add_footnote(out, term, &text);
}

/* Who says what. */
static void add_witnesses(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes, int verbosity)
{
	bool counted = run->counts.points_len > 0 || run->counted.reason[0];
	if (run->state == RUN_FINISHED || sizes->len > 0) {
		add_verdict(out, term, "time", &run->time);
		add_verdict(out, term, "memory", &run->memory);
		if (report_has_auxiliary(run))
			add_verdict(out, term, "auxiliary", &run->auxiliary);
		str_add_char(out, '\n');
	}
	if (sizes->len > 0 || !counted)
		add_clock(out, term, run, sizes);
	if (counted)
		add_counted(out, term, run);
	add_code(out, term, run, verbosity);
}

/* The figures, and what follows from them. */
static void add_figures(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes, const struct forecast *forecast, int verbosity)
{
	if (sizes->len == 0 && run->counts.points_len > 0)
		report_count_table(out, term, run);
	report_run_table(out, term, run, sizes);
	report_top_lines(out, term, run, verbosity > 0 ? TOP_LINES_ALL : TOP_LINES);
	owned(str_done) struct str said = {0};
	add_said(&said, term, run, forecast);
	if (said.len > 0)
		str_addf(out, "\n%s", str_text(&said));
	add_notes(out, term, run);
	add_footer(out, term, run, verbosity);
}

static void add_plot(struct str *out, const struct term *term, const struct run *run,
	const struct forecast *forecast, size_t lines)
{
	const char *name = run->trials_len == 0 ? "operations"
		: run->mode == SPEC_FUNCTION    ? "time a call"
						: "time";
	owned(str_done) struct str plot = {0};
	outlook_plot(&forecast->cost,
		&(struct outlook_drawing){.predictions = forecast->costs,
			.predictions_len = forecast->len,
			.value_name = name,
			.indent = 2,
			.rows = outlook_rows(term, lines)},
		term, &plot);
	if (plot.len > 0)
		str_addf(out, "\n%s", str_text(&plot));
}

void report_run(const struct run *run, const struct report_view *view, const struct term *term,
	struct str *out)
{
	owned(report_sizes_done) struct report_sizes sizes = {0};
	owned(forecast_done) struct forecast forecast = {0};
	owned(str_done) struct str figures = {0};
	report_sizes_of(run, &sizes);
	forecast_of(run, view, &forecast);
	add_headline(out, term, run);
	add_witnesses(out, term, run, &sizes, view->verbosity);
	add_figures(&figures, term, run, &sizes, &forecast, view->verbosity);
	if (view->plot)
		add_plot(out, term, run, &forecast,
			report_count_lines(out) + report_count_lines(&figures));
	str_add(out, str_text(&figures));
	if (view->explain && view->witnesses)
		report_add_decision(out, term, view->witnesses);
}

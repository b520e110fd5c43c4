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
#include "report/counts.h"
#include "report/sizes.h"
#include "report/words.h"

enum {
	LABEL_WIDTH = 10,
	CLASS_WIDTH = 14,
	N_WIDTH = 19,
	TIME_WIDTH = 14,
	REASONS_SHOWN = 4,
	TOP_LINES = 3,
	TOP_LINES_ALL = 20
};

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
		owned(str_done) struct str reason = {0};
		str_add(&reason, verdict->reason);
		term_wrap(out, term, str_text(&reason), indent);
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
	str_addf(out, "  %s", term->utf8 ? "·" : "-");
	str_addf(out, " %s, fed ", run->interpreter ? run->interpreter : run->lang);
	add_untrusted(out, run->input);
	str_add(out, "\n\n");
}

/* "10 sizes from 1,000 to 1,000,000, 5 trials each" */
static void add_effort(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes)
{
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	owned(str_done) struct str text = {0};
	(void)run;
	str_addf(&text, "%zu size%s from %s to %s, %zu trial%s each", sizes->len,
		sizes->len == 1 ? "" : "s", num_print_count(low, (double)sizes->rows[0].n),
		num_print_count(high, (double)sizes->rows[sizes->len - 1].n), sizes->rows[0].trials,
		sizes->rows[0].trials == 1 ? "" : "s");
	term_add(out, term, TERM_DIM, str_text(&text));
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
	add_effort(out, term, run, sizes);
	str_add_char(out, '\n');
	if (run->timed.reason[0] && strcmp(run->timed.reason, run->time.reason) != 0) {
		int indent = 2 + LABEL_WIDTH + CLASS_WIDTH;
		str_addf(out, "%*s", indent, "");
		term_wrap(out, term, run->timed.reason, indent);
	}
}

/* How far the seeds are apart at the largest n, and where a limit was met. */
static void add_spread(
	struct str *out, const struct term *term, const struct counts *counts, int indent)
{
	owned(str_done) struct str text = {0};
	char best[NUM_TEXT_MAX];
	char worst[NUM_TEXT_MAX];
	char n[NUM_TEXT_MAX];
	const struct count_point *last =
		counts->points_len > 0 ? &counts->points[counts->points_len - 1] : NULL;
	if (last && last->best != last->worst)
		str_addf(&text, "%s to %s at n = %s, by the seed",
			num_print_count(best, last->best), num_print_count(worst, last->worst),
			num_print_count(n, (double)last->n));
	if (last && counts->cut_n)
		str_addf(&text, "%sn = %s met a limit", text.len ? "; " : "",
			num_print_count(n, (double)counts->cut_n));
	if (last && counts->cut_n && counts->cut_count > 0)
		str_addf(&text, ", having counted %s", num_print_count(best, counts->cut_count));
	if (text.len == 0)
		return;
	str_addf(out, "%*s", indent, "");
	term_wrap(out, term, str_text(&text), indent);
}

/* The law where there is one, and the range in which it was seen. */
static void add_counted(struct str *out, const struct term *term, const struct run *run)
{
	const struct counts *counts = &run->counts;
	int indent = 2 + LABEL_WIDTH + CLASS_WIDTH;
	owned(str_done) struct str text = {0};
	char from[NUM_TEXT_MAX];
	char to[NUM_TEXT_MAX];
	add_witness_class(out, term, "the count", &run->counted);
	if (counts->points_len > 0) {
		if (counts->law)
			str_addf(&text, "%s operations, ", counts->law);
		str_addf(&text, "%zu size%s from n = %s to %s", counts->points_len,
			counts->points_len == 1 ? "" : "s",
			num_print_count(from, (double)counts->points[0].n),
			num_print_count(to, (double)counts->points[counts->points_len - 1].n));
		if (!counts->law && run->counted.exponent_high > 0)
			str_addf(&text, ", from one to the next n^%.2f to n^%.2f",
				run->counted.exponent_low, run->counted.exponent_high);
	}
	if (run->counted.reason[0])
		str_addf(&text, "%s%s", text.len ? "; " : "", run->counted.reason);
	term_wrap(out, term, str_text(&text), indent);
	add_spread(out, term, counts, indent);
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
		term_wrap(out, term, str_text(&bound), indent);
	}
	size_t shown = verbosity > 0 || run->reasons_len <= REASONS_SHOWN ? run->reasons_len
									  : REASONS_SHOWN;
	for (size_t i = 0; i < shown; i++) {
		owned(str_done) struct str line = {0};
		str_addf(&line, "line %u: ", run->reasons[i].line);
		add_untrusted(&line, run->reasons[i].text);
		if (i > 0 || several)
			str_addf(out, "%*s", indent, "");
		term_wrap(out, term, str_text(&line), indent);
	}
	if (shown == 0 && !several)
		term_wrap(out, term, code->reason[0] ? code->reason : "no loop over the input",
			indent);
	if (shown < run->reasons_len)
		str_addf(out, "%*s%zu more with -v\n", indent, "", run->reasons_len - shown);
}

/* A bar whose full width is the largest value. */
static void add_bar(struct str *out, const struct term *term, double share, int width)
{
	static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	owned(str_done) struct str bar = {0};
	int parts = (int)lround(fmax(share, 0) * width * 8);
	for (int i = 0; i < parts / 8; i++)
		str_add(&bar, term->utf8 ? "█" : "#");
	if (term->utf8)
		str_add(&bar, eighths[parts % 8]);
	else if (parts > 0 && parts < 8)
		str_add(&bar, "#");
	term_add(out, term, TERM_ACCENT, str_text(&bar));
}

static void add_right(struct str *out, const char *text, size_t width)
{
	size_t columns = term_columns(text);
	str_addf(out, "%*s%s", columns < width ? (int)(width - columns) : 0, "", text);
}

static void add_row(struct str *out, const struct term *term, const struct report_size *row,
	double largest, int bar_width)
{
	char text[NUM_TEXT_MAX];
	add_right(out, num_print_count(text, (double)row->n), N_WIDTH);
	/* Less than start-up now and then: nothing that the clock could see. */
	add_right(out, num_print_seconds(text, fmax(row->seconds, 0)), TIME_WIDTH);
	if (row->trials > 1 && row->seconds > 0)
		snprintf(text, sizeof text, "%s%.0f %%", term->utf8 ? "±" : "+-",
			fmin(100 * row->spread / row->seconds, 999));
	else
		text[0] = '\0';
	add_right(out, text, 8);
	add_right(out, num_print_bytes(text, row->bytes), 12);
	str_add(out, "  ");
	add_bar(out, term, row->seconds / largest, bar_width);
	while (out->len > 0 && out->text[out->len - 1] == ' ')
		out->text[--out->len] = '\0';
	str_add_char(out, '\n');
}

static void add_table(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes)
{
	int bar_width = term->width - 58 < 60 ? term->width - 58 : 60;
	double largest = 1e-300;
	owned(str_done) struct str head = {0};
	if (sizes->len == 0)
		return;
	for (size_t i = 0; i < sizes->len; i++)
		largest = fmax(largest, sizes->rows[i].seconds);
	add_right(&head, "n", N_WIDTH);
	add_right(&head, run->mode == SPEC_FUNCTION ? "time a call" : "time", TIME_WIDTH);
	add_right(&head, "", 8);
	add_right(&head, "memory", 12);
	str_add_char(out, '\n');
	term_add(out, term, TERM_DIM, str_text(&head));
	str_add_char(out, '\n');
	for (size_t i = 0; i < sizes->len; i++)
		add_row(out, term, &sizes->rows[i], largest, bar_width > 4 ? bar_width : 4);
}

/* What the class means, in a sentence. */
static void add_sentence(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes)
{
	owned(str_done) struct str text = {0};
	struct growth growth = run->time.growth;
	if (growth.kind == GROWTH_UNKNOWN || sizes->len == 0)
		return;
	double top = (double)sizes->rows[sizes->len - 1].n;
	double factor = exp(growth_log_value(growth, 2 * top) - growth_log_value(growth, top));
	double step = exp(growth_log_value(growth, top + 1) - growth_log_value(growth, top));
	if (growth.kind == GROWTH_CONSTANT)
		str_add(&text, "More input does not make it slower.");
	else if (growth.kind == GROWTH_EXPONENTIAL || growth.kind == GROWTH_FACTORIAL)
		str_addf(&text, "Each step of n by one makes it take about %.3g times as long.",
			step);
	else
		str_addf(&text, "Twice the input makes it take about %.3g times as long.", factor);
	str_add_char(out, '\n');
	str_add(out, "  ");
	term_wrap(out, term, str_text(&text), 2);
}

static void add_notes(struct str *out, const struct term *term, const struct run *run)
{
	for (size_t i = 0; i < run->notes_len; i++) {
		str_add(out, i == 0 ? "\n  " : "  ");
		term_add(out, term, TERM_WARN, term->utf8 ? "▲ note" : "! note");
		str_add(out, "  ");
		term_wrap(out, term, run->notes[i], 10);
	}
	if (run->failure) {
		str_add(out, "\n  ");
		term_add(out, term, TERM_BAD,
			run->state == RUN_INTERRUPTED
				? (term->utf8 ? "■ interrupted" : "# interrupted")
				: (term->utf8 ? "✗ failed" : "x failed"));
		str_add(out, "  ");
		term_wrap(out, term, run->failure, 12);
	}
}

static void add_dim(struct str *out, const struct term *term, const struct str *text)
{
	owned(str_done) struct str wrapped = {0};
	term_wrap(&wrapped, term, str_text(text), 2);
	wrapped.text[--wrapped.len] = '\0'; /* the line feed is not to be coloured */
	str_add(out, "  ");
	term_add(out, term, TERM_DIM, str_text(&wrapped));
	str_add_char(out, '\n');
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
	str_add_char(out, '\n');
	add_dim(out, term, &text);
	str_clear(&text);
	if (run->mode == SPEC_FUNCTION && run->trials_len > 0) {
		str_add(&text,
			"times of calls are self-reported: taken inside the box, and checked "
			"against the CPU time seen from outside");
		add_dim(out, term, &text);
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
		add_untrusted(&text, run->machine.cpu);
		str_addf(&text, ", %u cores", run->machine.cores);
	}
	add_dim(out, term, &text);
}

void report_run(const struct run *run, const struct term *term, int verbosity, struct str *out)
{
	owned(report_sizes_done) struct report_sizes sizes = {0};
	report_sizes_of(run, &sizes);
	add_headline(out, term, run);
	if (run->state == RUN_FINISHED || sizes.len > 0) {
		add_verdict(out, term, "time", &run->time);
		add_verdict(out, term, "memory", &run->memory);
		str_add_char(out, '\n');
	}
	bool counted = run->counts.points_len > 0 || run->counted.reason[0];
	if (sizes.len > 0 || !counted)
		add_clock(out, term, run, &sizes);
	if (counted)
		add_counted(out, term, run);
	add_code(out, term, run, verbosity);
	if (sizes.len == 0 && run->counts.points_len > 0)
		report_count_table(out, term, run);
	add_table(out, term, run, &sizes);
	report_top_lines(out, term, run, verbosity > 0 ? TOP_LINES_ALL : TOP_LINES);
	add_sentence(out, term, run, &sizes);
	add_notes(out, term, run);
	add_footer(out, term, run, verbosity);
}

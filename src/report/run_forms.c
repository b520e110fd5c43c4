/* A run in the forms that machines and reviews take: Markdown and CSV. */
#include <math.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/csv.h"
#include "report/forecast.h"
#include "report/markdown.h"
#include "report/run_words.h"
#include "report/sizes.h"
#include "report/words.h"

static void add_verdict(struct str *out, const char *what, const struct verdict *verdict)
{
	owned(str_done) struct str said = {0};
	char class[GROWTH_TEXT_MAX];
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	run_words_certainty(&said, verdict);
	str_addf(out, "| %s | %s%s%s | ", what, known ? "**" : "",
		known ? growth_print(verdict->growth, true, class) : "cannot tell",
		known ? "**" : "");
	markdown_add(out, str_text(&said));
	str_add(out, " |\n");
}

static void add_verdicts(struct str *out, const struct run *run, size_t sizes)
{
	if (run->state != RUN_FINISHED && sizes == 0)
		return;
	str_add(out, "| | grows as | |\n|---|---|---|\n");
	add_verdict(out, "time", &run->time);
	add_verdict(out, "memory", &run->memory);
	if (report_has_auxiliary(run))
		add_verdict(out, "auxiliary", &run->auxiliary);
	str_add_char(out, '\n');
}

static void add_paragraph(struct str *out, const char *before, const char *text)
{
	if (!*text)
		return;
	str_add(out, before);
	markdown_add(out, text);
	str_add(out, "\n\n");
}

static void add_sizes(struct str *out, const struct run *run, const struct report_sizes *sizes)
{
	char text[NUM_TEXT_MAX];
	if (sizes->len == 0)
		return;
	bool counted = run_words_any_counted(run, sizes);
	str_addf(out, "| n | %s | | memory |%s\n|---:|---:|---|---:|%s\n",
		run->mode == SPEC_FUNCTION ? "time a call" : "time", counted ? " operations |" : "",
		counted ? "---:|" : "");
	for (size_t i = 0; i < sizes->len; i++) {
		const struct report_size *size = &sizes->rows[i];
		const struct count_point *point = run_words_counted_at(run, size->n);
		str_addf(out, "| %s ", num_print_count(text, (double)size->n));
		str_addf(out, "| %s | ", num_print_seconds(text, fmax(size->seconds.median, 0)));
		if (size->trials > 1 && size->seconds.median > 0)
			str_add(out, amount_print_spread(text, &size->seconds, true));
		str_addf(out, " | %s |", num_print_bytes(text, size->bytes));
		if (counted)
			str_addf(out, " %s |", point ? num_print_count(text, point->worst) : "");
		str_add_char(out, '\n');
	}
	str_add_char(out, '\n');
}

static void add_counts(struct str *out, const struct run *run)
{
	char text[NUM_TEXT_MAX];
	str_add(out, "| n | operations |\n|---:|---:|\n");
	for (size_t i = 0; i < run->counts.points_len; i++) {
		const struct count_point *point = &run->counts.points[i];
		str_addf(out, "| %s ", num_print_count(text, (double)point->n));
		str_addf(out, "| %s |\n", num_print_count(text, point->worst));
	}
	str_add_char(out, '\n');
}

static void add_lines(struct str *out, const struct run *run)
{
	enum { LINES_MOST = 5, SHOWN = 200 };
	const struct counts *counts = &run->counts;
	double total = run_words_total(counts);
	if (!(total > 0))
		return;
	str_add(out, "| line | operations | share | grows as | |\n|---:|---:|---:|---|---|\n");
	/* Those that count most come first; what counted nothing is not told. */
	for (size_t i = 0; i < counts->lines_len && i < LINES_MOST; i++) {
		const struct count_line *line = &counts->lines[i];
		if (!(line->count > 0))
			break;
		owned(mem_free_text) char *code = NULL;
		char text[NUM_TEXT_MAX];
		char class[GROWTH_TEXT_MAX];
		size_t len;
		const char *at = run_line(run, line->module, line->line, &len);
		code = mem_text_n(at, len < SHOWN ? len : SHOWN);
		str_add(out, "| ");
		if (line->module > 0) {
			markdown_add(out, counts->modules[line->module - 1].name);
			str_add_char(out, ':');
		}
		str_addf(out, "%u | %s | %.1f %% | %s | ", line->line,
			num_print_count(text, line->count), 100 * line->count / total,
			line->growth.kind == GROWTH_UNKNOWN
				? ""
				: growth_print(line->growth, true, class));
		markdown_add_code(out, code);
		str_add(out, " |\n");
	}
	str_add_char(out, '\n');
}

static void add_gate(struct str *out, const struct check_row *gate)
{
	if (!gate)
		return;
	str_addf(out, "**%s**: ", check_status_name(gate->status));
	markdown_add(out, str_text(&gate->reason));
	if (gate->line > 0) {
		str_add(out, "; ");
		markdown_add(out, gate->file);
		str_addf(out, ":%u: ", gate->line);
		markdown_add_code(out, gate->code);
	}
	str_add(out, "\n\n");
}

static void add_said(struct str *out, const struct run *run, const struct forecast *forecast)
{
	for (size_t i = 0; i <= forecast->len; i++) {
		owned(str_done) struct str text = {0};
		if (i == 0)
			run_words_growth(&text, run, true);
		else
			run_words_prediction(&text, forecast, i - 1);
		add_paragraph(out, "", str_text(&text));
	}
}

void report_run_markdown(const struct run *run, const struct report_view *view, struct str *out)
{
	owned(report_sizes_done) struct report_sizes sizes = {0};
	owned(forecast_done) struct forecast forecast = {0};
	owned(str_done) struct str subject = {0};
	owned(str_done) struct str facts = {0};
	report_sizes_of(run, &sizes);
	forecast_of(run, view, &forecast);
	run_words_subject(&subject, run);
	str_add(out, "### ");
	markdown_add(out, str_text(&subject));
	str_add(out, "\n\n");
	markdown_add(out, run->interpreter ? run->interpreter : run->lang);
	str_add(out, ", fed ");
	markdown_add_code(out, run->input);
	str_add(out, "\n\n");
	add_paragraph(out, "**failed**: ", run->failure ? run->failure : "");
	add_gate(out, view->gate);
	add_verdicts(out, run, sizes.len);
	add_said(out, run, &forecast);
	add_sizes(out, run, &sizes);
	if (sizes.len == 0 && run->counts.points_len > 0)
		add_counts(out, run);
	add_lines(out, run);
	for (size_t i = 0; i < run->notes_len; i++)
		add_paragraph(out, "> ", run->notes[i]);
	run_words_facts(&facts, run);
	markdown_add(out, str_text(&facts));
	str_add_char(out, '\n');
}

static void add_trial(struct str *out, const struct trial *trial)
{
	csv_text(out, trial_kind_name(trial->kind));
	if (trial->n > 0)
		csv_count(out, trial->n);
	else
		csv_empty(out, 1);
	csv_count(out, trial->round);
	csv_count(out, trial->seed);
	csv_text(out, outcome_name(trial->outcome));
	csv_number(out, trial->status);
	csv_number(out, trial->cpu_seconds);
	csv_number(out, trial->work_seconds);
	csv_number(out, trial->wall_seconds);
	csv_count(out, trial->memory_bytes);
	csv_empty(out, 3);
	csv_end(out);
}

/* A row a sample: the trials by what they were for, and the counts. */
void report_run_csv(const struct run *run, struct str *out)
{
	str_add(out,
		"kind,n,round,seed,outcome,status,cpu_seconds,work_seconds,wall_seconds,"
		"memory_bytes,operations_least,operations_mean,operations_most\n");
	for (size_t i = 0; i < run->trials_len; i++)
		add_trial(out, &run->trials[i]);
	for (size_t i = 0; i < run->counts.points_len; i++) {
		const struct count_point *point = &run->counts.points[i];
		csv_text(out, "counted");
		csv_count(out, point->n);
		csv_empty(out, 8);
		csv_number(out, point->best);
		csv_number(out, point->mean);
		csv_number(out, point->worst);
		csv_end(out);
	}
}

/* A run as a page: the verdict, what was expected, the charts, the figures, who says so, and the
 * source with what each line counted. And its chart alone. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/chart.h"
#include "report/forecast.h"
#include "report/html.h"
#include "report/outlook.h"
#include "report/run_source.h"
#include "report/run_words.h"
#include "report/sizes.h"
#include "report/words.h"

static void add_tile(struct str *out, const char *label, const struct verdict *verdict)
{
	owned(str_done) struct str said = {0};
	run_words_certainty(&said, verdict);
	str_addf(out, "<div class=\"tile\"><div class=\"label\">%s</div>", label);
	html_add_class(out, verdict->growth);
	str_add(out, "<p class=\"soft\">");
	html_add(out, str_text(&said));
	str_add(out, "</p></div>\n");
}

static void add_verdicts(struct str *out, const struct run *run, size_t sizes)
{
	if (run->state != RUN_FINISHED && sizes == 0)
		return;
	str_add(out, "<div class=\"tiles\">\n");
	add_tile(out, "time", &run->time);
	add_tile(out, "memory", &run->memory);
	if (report_has_auxiliary(run))
		add_tile(out, "memory beside the arguments", &run->auxiliary);
	str_add(out, "</div>\n");
}

static void add_gate(struct str *out, const struct check_row *gate)
{
	static const enum html_tone tones[CHECK_STATUS_COUNT] = {[CHECK_PASS] = HTML_GOOD,
		[CHECK_FAIL] = HTML_BAD,
		[CHECK_INCONCLUSIVE] = HTML_WARN,
		[CHECK_ERROR] = HTML_BAD};
	if (!gate)
		return;
	str_add(out, "<p class=\"reason\">");
	html_add_pill(out, tones[gate->status], check_status_name(gate->status));
	str_add_char(out, ' ');
	html_add(out, str_text(&gate->reason));
	str_add(out, "</p>\n");
	if (gate->line == 0)
		return;
	str_add(out, "<code class=\"blame\"><span class=\"place\">");
	html_add(out, gate->file);
	str_addf(out, ":%u:</span> ", gate->line);
	html_add(out, gate->code);
	str_add(out, "</code>\n");
}

static void add_paragraph(struct str *out, const char *class, const char *text)
{
	if (!*text)
		return;
	str_addf(out, "<p class=\"%s\">", class);
	html_add(out, text);
	str_add(out, "</p>\n");
}

static void add_head(struct str *out, const struct run *run, const struct check_row *gate)
{
	owned(str_done) struct str subject = {0};
	run_words_subject(&subject, run);
	str_add(out, "<h1>");
	html_add(out, str_text(&subject));
	str_add(out, "</h1>\n<p class=\"soft\">");
	html_add(out, run->interpreter ? run->interpreter : run->lang);
	str_add(out, ", fed <code>");
	html_add(out, run->input);
	str_add(out, "</code></p>\n");
	if (run->failure)
		add_paragraph(out, "note failed reason", run->failure);
	add_gate(out, gate);
}

static const char *cost_name(const struct run *run)
{
	if (run->trials_len == 0)
		return "operations";
	return run->mode == SPEC_FUNCTION ? "time a call" : "time";
}

static void add_figure(struct str *out, const struct outlook *outlook, const char *name,
	const struct fit_range *predictions, size_t predictions_len)
{
	owned(outlook_picture_done) struct outlook_picture picture;
	owned(str_done) struct str title = {0};
	outlook_picture_of(outlook,
		&(struct outlook_drawing){.value_name = name,
			.predictions = predictions,
			.predictions_len = predictions_len},
		true, &picture);
	if (picture.plot.points_len == 0)
		return;
	str_addf(&title, "%s by n: %s", name, picture.class);
	str_add(out, "<figure>\n");
	chart_add(
		&(struct chart){.lines = &picture.plot, .len = 1, .title = str_text(&title)}, out);
	str_add(out, "</figure>\n");
}

static void add_charts(struct str *out, const struct run *run, const struct forecast *forecast)
{
	str_add(out, "<div class=\"charts\">\n");
	add_figure(out, &forecast->cost, cost_name(run), forecast->costs, forecast->len);
	if (forecast->timed)
		add_figure(out, &forecast->memory, "memory", forecast->memories, forecast->len);
	str_add(out, "</div>\n");
}

static void add_size(
	struct str *out, const struct run *run, const struct report_size *size, bool counted)
{
	char text[NUM_TEXT_MAX];
	const struct count_point *point = run_words_counted_at(run, size->n);
	bool spread = size->trials > 1 && size->seconds.median > 0;
	str_add(out, "<tr>");
	html_add_number(out, num_print_count(text, (double)size->n));
	html_add_number(out, num_print_count(text, (double)size->trials));
	html_add_number(out, num_print_seconds(text, fmax(size->seconds.median, 0)));
	html_add_number(out, spread ? amount_print_spread(text, &size->seconds, true) : "");
	html_add_number(out, num_print_bytes(text, size->bytes));
	if (counted)
		html_add_number(out, point ? num_print_count(text, point->worst) : "");
	str_add(out, "</tr>\n");
}

static void add_sizes(struct str *out, const struct run *run, const struct report_sizes *sizes)
{
	bool counted = run_words_any_counted(run, sizes);
	str_addf(out,
		"<h2>What was measured</h2>\n<div class=\"scroll\"><table><thead><tr>"
		"<th class=\"number\">n</th><th class=\"number\">trials</th>"
		"<th class=\"number\">%s</th><th></th><th class=\"number\">memory</th>"
		"%s</tr></thead><tbody>\n",
		cost_name(run), counted ? "<th class=\"number\">operations</th>" : "");
	for (size_t i = 0; i < sizes->len; i++)
		add_size(out, run, &sizes->rows[i], counted);
	str_add(out, "</tbody></table></div>\n");
}

static bool varies(const struct counts *counts)
{
	for (size_t i = 0; i < counts->points_len; i++) {
		if (counts->points[i].best != counts->points[i].worst)
			return true;
	}
	return false;
}

static void add_counts(struct str *out, const struct run *run)
{
	bool vary = varies(&run->counts);
	str_addf(out,
		"<h2>What was counted</h2>\n<div class=\"scroll\"><table><thead><tr>"
		"<th class=\"number\">n</th><th class=\"number\">%s</th>%s</tr></thead><tbody>\n",
		vary ? "worst" : "operations",
		vary ? "<th class=\"number\">mean</th><th class=\"number\">best</th>" : "");
	for (size_t i = 0; i < run->counts.points_len; i++) {
		const struct count_point *point = &run->counts.points[i];
		char text[NUM_TEXT_MAX];
		str_add(out, "<tr>");
		html_add_number(out, num_print_count(text, (double)point->n));
		html_add_number(out, num_print_count(text, point->worst));
		if (vary) {
			html_add_number(out, num_print_count(text, round(point->mean)));
			html_add_number(out, num_print_count(text, point->best));
		}
		str_add(out, "</tr>\n");
	}
	str_add(out, "</tbody></table></div>\n");
}

static void open_witness(struct str *out, const char *name, const struct verdict *verdict)
{
	str_addf(out, "<tr><td class=\"soft\">%s</td><td>", name);
	html_add_class(out, verdict->growth);
	str_add(out, "</td><td>");
}

static void add_code(struct str *out, const struct run *run)
{
	const struct verdict *code = &run->static_time;
	char text[GROWTH_TEXT_MAX];
	open_witness(out, "the code", code);
	if (code->bound[0] && strcmp(code->bound, growth_print(code->growth, false, text)) != 0) {
		html_add(out, code->bound);
		str_add(out, " by its own sizes<br>");
	}
	for (size_t i = 0; i < run->reasons_len; i++) {
		str_addf(out, "%sline %u: ", i > 0 ? "<br>" : "", run->reasons[i].line);
		html_add(out, run->reasons[i].text);
	}
	if (run->reasons_len == 0)
		html_add(out, code->reason[0] ? code->reason : "no loop over the input");
	str_add(out, "</td></tr>\n");
}

static void add_witnesses(struct str *out, const struct run *run, const struct report_sizes *sizes)
{
	owned(str_done) struct str effort = {0};
	owned(str_done) struct str counted = {0};
	owned(str_done) struct str seeds = {0};
	str_add(out, "<h2>Who says so</h2>\n<div class=\"scroll\"><table><tbody>\n");
	if (sizes->len > 0) {
		run_words_effort(&effort, sizes);
		open_witness(out, "the clock", &run->timed);
		html_add(out, str_text(&effort));
		if (run->timed.reason[0]) {
			str_add(out, "<br>");
			html_add(out, run->timed.reason);
		}
		str_add(out, "</td></tr>\n");
	}
	run_words_counted(&counted, run);
	run_words_seeds(&seeds, &run->counts);
	if (counted.len > 0) {
		open_witness(out, "the count", &run->counted);
		html_add(out, str_text(&counted));
		str_add(out, seeds.len > 0 ? "<br>" : "");
		html_add(out, str_text(&seeds));
		str_add(out, "</td></tr>\n");
	}
	add_code(out, run);
	str_add(out, "</tbody></table></div>\n");
}

static void add_said(struct str *out, const struct run *run, const struct forecast *forecast)
{
	for (size_t i = 0; i <= forecast->len; i++) {
		owned(str_done) struct str text = {0};
		if (i == 0)
			run_words_growth(&text, run, true);
		else
			run_words_prediction(&text, forecast, i - 1);
		add_paragraph(out, "said", str_text(&text));
	}
}

static void add_body(struct str *out, const struct run *run, const struct forecast *forecast)
{
	owned(report_sizes_done) struct report_sizes sizes = {0};
	report_sizes_of(run, &sizes);
	add_verdicts(out, run, sizes.len);
	add_said(out, run, forecast);
	for (size_t i = 0; i < run->notes_len; i++)
		add_paragraph(out, "note", run->notes[i]);
	add_charts(out, run, forecast);
	if (sizes.len > 0)
		add_sizes(out, run, &sizes);
	else if (run->counts.points_len > 0)
		add_counts(out, run);
	add_witnesses(out, run, &sizes);
	run_source_add(out, run);
}

void report_run_html(const struct run *run, const struct report_view *view, struct str *out)
{
	owned(forecast_done) struct forecast forecast = {0};
	owned(str_done) struct str title = {0};
	owned(str_done) struct str facts = {0};
	struct report_view drawn = *view;
	char class[GROWTH_TEXT_MAX];
	drawn.plot = true;
	forecast_of(run, &drawn, &forecast);
	run_words_subject(&title, run);
	if (run->time.growth.kind != GROWTH_UNKNOWN)
		str_addf(&title, ": %s", growth_print(run->time.growth, true, class));
	html_open(out, str_text(&title));
	add_head(out, run, view->gate);
	add_body(out, run, &forecast);
	run_words_facts(&facts, run);
	str_add(out, "<h2>Where and when</h2>\n");
	add_paragraph(out, "soft small", str_text(&facts));
	html_close(out);
}

void report_run_svg(const struct run *run, const struct report_view *view, struct str *out)
{
	owned(forecast_done) struct forecast forecast = {0};
	owned(outlook_picture_done) struct outlook_picture picture;
	owned(str_done) struct str title = {0};
	struct report_view drawn = *view;
	char class[GROWTH_TEXT_MAX];
	drawn.plot = true;
	forecast_of(run, &drawn, &forecast);
	outlook_picture_of(&forecast.cost,
		&(struct outlook_drawing){.value_name = cost_name(run),
			.predictions = forecast.costs,
			.predictions_len = forecast.len},
		true, &picture);
	run_words_subject(&title, run);
	str_addf(&title, ": %s",
		run->time.growth.kind == GROWTH_UNKNOWN
			? "cannot tell"
			: growth_print(run->time.growth, true, class));
	chart_print(
		&(struct chart){.lines = &picture.plot, .len = 1, .title = str_text(&title)}, out);
}

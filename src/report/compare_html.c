/* A comparison as a page: what came of it, the programs, a chart with all of them, and for each pair
 * its sizes and what its lines counted. And the chart alone. */
#include <math.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "report/chart.h"
#include "report/compare_words.h"
#include "report/html.h"
#include "report/outlook.h"
#include "report/run_words.h"

/* A line for each program that was measured, named as the program with its class. */
struct lines {
	struct outlook_picture pictures[CHART_LINES_MAX];
	struct str names[CHART_LINES_MAX];
	struct plot plots[CHART_LINES_MAX];
	size_t len;
};

static void lines_done(struct lines *lines)
{
	for (size_t i = 0; i < CHART_LINES_MAX; i++) {
		outlook_picture_done(&lines->pictures[i]);
		str_done(&lines->names[i]);
	}
}

static void add_line(struct lines *lines, const struct comparison *comparison, size_t program,
	const struct series *times)
{
	const struct run *run = comparison->runs[program];
	struct outlook_picture *picture = &lines->pictures[lines->len];
	struct str *name = &lines->names[lines->len];
	struct outlook outlook;
	char class[GROWTH_TEXT_MAX];
	outlook_of(times, &run->time, &outlook);
	outlook_picture_of(&outlook,
		&(struct outlook_drawing){
			.value_name = run->mode == SPEC_FUNCTION ? "time a call" : "time"},
		true, picture);
	if (picture->plot.points_len == 0)
		return;
	compare_add_name(name, comparison, program);
	if (run->time.growth.kind != GROWTH_UNKNOWN)
		str_addf(name, " %s", growth_print(run->time.growth, true, class));
	lines->plots[lines->len] = picture->plot;
	lines->plots[lines->len].curve_name = str_text(name);
	/* Some may grow steeply: they share one axis. */
	lines->plots[lines->len].linear = false;
	lines->len++;
}

static struct chart chart_of(
	struct lines *lines, const struct comparison *comparison, const struct series *times)
{
	for (size_t i = 0; i < comparison->len && i < CHART_LINES_MAX; i++)
		add_line(lines, comparison, i, &times[i]);
	return (struct chart){.lines = lines->plots,
		.len = lines->len,
		.crossing = comparison->pairs_len == 1 ? comparison->pairs[0].crossover : 0};
}

static void add_title(struct str *out, const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->len; i++) {
		str_add(out, i == 0 ? "" : i + 1 < comparison->len ? ", " : " and ");
		compare_add_name(out, comparison, i);
	}
}

static void add_programs(struct str *out, const struct comparison *comparison)
{
	str_add(out,
		"<div class=\"scroll\"><table><thead><tr><th></th><th>program</th>"
		"<th>grows as</th><th></th><th></th></tr></thead><tbody>\n");
	for (size_t i = 0; i < comparison->len; i++) {
		const struct run *run = comparison->runs[i];
		owned(str_done) struct str said = {0};
		run_words_certainty(&said, &run->time);
		str_addf(out, "<tr><td class=\"soft\">%c</td>", (char)('a' + i));
		html_add_cell(out, run->path);
		str_add(out, "<td>");
		html_add_class(out, run->time.growth);
		str_add(out, "</td>");
		html_add_cell(out, str_text(&said));
		html_add_cell(out, run->interpreter ? run->interpreter : run->lang);
		str_add(out, "</tr>\n");
	}
	str_add(out, "</tbody></table></div>\n");
}

static void add_failures(struct str *out, const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->len; i++) {
		const struct run *run = comparison->runs[i];
		if (!run->failure)
			continue;
		str_add(out, "<p class=\"note failed reason\">");
		html_add(out, run->path);
		str_add(out, ": ");
		html_add(out, run->failure);
		str_add(out, "</p>\n");
	}
}

/* The lines of the two outputs that differ. */
static void add_difference(struct str *out, const struct comparison *comparison)
{
	enum { SHOWN = 2000 };
	const struct compare_difference *difference = &comparison->difference;
	const struct str *const lines[] = {&difference->a, &difference->b};
	const bool ends[] = {difference->a_ends, difference->b_ends};
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		size_t len = lines[i]->len < SHOWN ? lines[i]->len : SHOWN;
		str_addf(out, "<code class=\"blame\"><span class=\"place\">%c:</span> ",
			(char)('a' + (i == 0 ? 0 : difference->program)));
		if (ends[i])
			str_add(out, "<span class=\"soft\">no such line</span>");
		else
			html_add_n(out, str_text(lines[i]), len);
		str_add(out, "</code>\n");
	}
}

static void add_outputs(struct str *out, const struct comparison *comparison)
{
	owned(str_done) struct str outputs = {0};
	bool differ = comparison->difference.program > 0;
	compare_add_outputs(&outputs, comparison);
	str_add(out, "<p class=\"reason\">");
	if (differ || comparison->outputs > 0) {
		html_add_pill(out, differ ? HTML_BAD : HTML_GOOD, differ ? "differ" : "agree");
		str_add_char(out, ' ');
	}
	html_add(out, str_text(&outputs));
	str_add(out, "</p>\n");
	if (differ)
		add_difference(out, comparison);
}

static void add_answers(struct str *out, const struct comparison *comparison)
{
	static const enum html_tone tones[COMPARE_ANSWER_COUNT] = {
		[COMPARE_INCONCLUSIVE] = HTML_WARN,
		[COMPARE_SAME] = HTML_PLAIN,
		[COMPARE_FASTER] = HTML_GOOD,
		[COMPARE_SLOWER] = HTML_BAD};
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		const struct compare_pair *pair = &comparison->pairs[i];
		owned(str_done) struct str sentence = {0};
		compare_add_sentence(&sentence, comparison, pair);
		str_add(out, "<p class=\"reason\">");
		html_add_pill(out, tones[pair->answer], compare_answer_name(pair->answer));
		str_add_char(out, ' ');
		html_add(out, str_text(&sentence));
		str_add(out, "</p>\n");
	}
}

static void add_size(struct str *out, const struct compare_size *size, const struct report_sizes *a,
	const struct report_sizes *b)
{
	char text[NUM_TEXT_MAX];
	owned(str_done) struct str interval = {0};
	const struct report_sizes *const both[] = {a, b};
	str_add(out, "<tr>");
	html_add_number(out, num_print_count(text, (double)size->n));
	for (size_t i = 0; i < ARRAY_LEN(both); i++) {
		double seconds = compare_seconds_at(both[i], size->n);
		html_add_number(
			out, isnan(seconds) ? "-" : num_print_seconds(text, fmax(seconds, 0)));
	}
	bool known = size->ratio.pairs > 0;
	html_add_number(out, known ? compare_print_ratio(text, size->ratio.estimate) : "-");
	if (known)
		compare_add_interval(&interval, &size->ratio);
	html_add_cell(out, known ? str_text(&interval) : "within the noise of starting up");
	str_add(out, "</tr>\n");
}

static void add_sizes(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair)
{
	owned(report_sizes_done) struct report_sizes a = {0};
	owned(report_sizes_done) struct report_sizes b = {0};
	char first = (char)('a' + pair->a);
	char second = (char)('a' + pair->b);
	report_sizes_of(comparison->runs[pair->a], &a);
	report_sizes_of(comparison->runs[pair->b], &b);
	str_addf(out,
		"<div class=\"scroll\"><table><thead><tr><th class=\"number\">n</th>"
		"<th class=\"number\">%c</th><th class=\"number\">%c</th>"
		"<th class=\"number\">%c / %c</th><th>99 %% interval</th></tr></thead><tbody>\n",
		first, second, second, first);
	for (size_t i = 0; i < pair->sizes_len; i++)
		add_size(out, &pair->sizes[i], &a, &b);
	str_add(out, "</tbody></table></div>\n");
}

static void add_counted(struct str *out, const struct count_line *line)
{
	char text[NUM_TEXT_MAX];
	html_add_number(out, line ? num_print_count(text, line->count) : "-");
	str_add(out, "<td>");
	if (line)
		html_add_class(out, line->growth);
	str_add(out, "</td>");
}

/* Each was counted as far as it came. */
static void add_counted_head(struct str *out, const struct run *run, size_t program)
{
	const struct counts *counts = &run->counts;
	char n[NUM_TEXT_MAX];
	str_addf(out, "<th class=\"number\">%c", (char)('a' + program));
	if (counts->points_len > 0)
		str_addf(out, " at n = %s",
			num_print_count(n, (double)counts->points[counts->points_len - 1].n));
	str_add(out, "</th><th></th>");
}

/* The lines that count most in the second of two versions, beside what they counted in the first. */
static void add_lines(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair)
{
	enum { LINES_MOST = 10, SHOWN = 200 };
	const struct run *a = comparison->runs[pair->a];
	const struct run *b = comparison->runs[pair->b];
	if (!compare_are_versions(a, b) || b->counts.lines_len == 0)
		return;
	str_add(out, "<div class=\"scroll source\"><table><thead><tr>");
	add_counted_head(out, a, pair->a);
	add_counted_head(out, b, pair->b);
	str_add(out, "<th class=\"number\">line</th><th></th></tr></thead><tbody>\n");
	for (size_t i = 0; i < b->counts.lines_len && i < LINES_MOST; i++) {
		const struct count_line *line = &b->counts.lines[i];
		size_t len;
		const char *code = run_line(b, line->module, line->line, &len);
		str_add(out, "<tr>");
		add_counted(out, compare_same_line(a, b, line));
		add_counted(out, line);
		str_addf(out, "<td class=\"at\">%u</td><td class=\"code\">", line->line);
		html_add_n(out, code, len < SHOWN ? len : SHOWN);
		str_add(out, "</td></tr>\n");
	}
	str_add(out, "</tbody></table></div>\n");
}

static void add_pair(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair)
{
	owned(str_done) struct str counts = {0};
	str_add(out, "<section>\n<h2>");
	for (size_t i = 0; i < 2; i++) {
		owned(str_done) struct str name = {0};
		compare_add_name(&name, comparison, i == 0 ? pair->b : pair->a);
		html_add(out, str_text(&name));
		str_add(out, i == 0 ? " against " : "");
	}
	str_add(out, "</h2>\n");
	add_sizes(out, comparison, pair);
	compare_add_counts(&counts, comparison, pair);
	if (counts.len > 0) {
		str_add(out, "<p>");
		html_add(out, str_text(&counts));
		str_add(out, "</p>\n");
	}
	add_lines(out, comparison, pair);
	str_add(out, "</section>\n");
}

static void add_figures(
	struct str *out, const struct comparison *comparison, const struct series *times)
{
	owned(lines_done) struct lines lines = {0};
	owned(str_done) struct str title = {0};
	struct chart chart = chart_of(&lines, comparison, times);
	str_add(&title, "time by n of ");
	add_title(&title, comparison);
	chart.title = str_text(&title);
	str_add(out, "<figure>\n");
	chart_add(&chart, out);
	str_add(out, "</figure>\n");
	for (size_t i = 0; i < comparison->pairs_len; i++)
		add_pair(out, comparison, &comparison->pairs[i]);
}

void report_compare_html(
	const struct comparison *comparison, const struct series *times, struct str *out)
{
	owned(str_done) struct str title = {0};
	owned(str_done) struct str held = {0};
	add_title(&title, comparison);
	html_open(out, str_text(&title));
	str_add(out, "<h1>");
	html_add(out, str_text(&title));
	str_add(out, "</h1>\n<p class=\"soft\">fed <code>");
	html_add(out, comparison->runs[0]->input);
	str_addf(out, "</code>, %u round%s, sandbox %s, seed %llu</p>\n", comparison->rounds,
		comparison->rounds == 1 ? "" : "s", sandbox_tier_name(comparison->runs[0]->tier),
		(unsigned long long)comparison->runs[0]->seed);
	add_failures(out, comparison);
	add_outputs(out, comparison);
	bool decided = comparison->difference.program == 0;
	if (decided)
		add_answers(out, comparison);
	add_programs(out, comparison);
	compare_add_held(&held, comparison);
	if (held.len > 0) {
		str_add(out, "<p>");
		html_add(out, str_text(&held));
		str_add(out, "</p>\n");
	}
	if (decided)
		add_figures(out, comparison, times);
	html_close(out);
}

void report_compare_svg(
	const struct comparison *comparison, const struct series *times, struct str *out)
{
	owned(lines_done) struct lines lines = {0};
	owned(str_done) struct str title = {0};
	struct chart chart = chart_of(&lines, comparison, times);
	add_title(&title, comparison);
	chart.title = str_text(&title);
	chart_print(&chart, out);
}

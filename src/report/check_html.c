/* A check as a page: what does not pass first, each with its reason, the line that is to blame, and
 * what it counted beside its baseline. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/chart.h"
#include "report/check_counts.h"
#include "report/html.h"

static const struct {
	const char *word; /* of so many: "2 failed" */
	enum html_tone tone;
	const char *colour; /* of a badge */
} states[CHECK_STATUS_COUNT] = {
	[CHECK_PASS] = {"passed", HTML_GOOD, "#24744f"},
	[CHECK_FAIL] = {"failed", HTML_BAD, "#b3261e"},
	[CHECK_INCONCLUSIVE] = {"inconclusive", HTML_WARN, "#8a5a00"},
	[CHECK_ERROR] = {"in error", HTML_BAD, "#b3261e"},
};

/* The gravest first. */
static const enum check_status order[] = {CHECK_FAIL, CHECK_ERROR, CHECK_INCONCLUSIVE, CHECK_PASS};
_Static_assert(ARRAY_LEN(order) == CHECK_STATUS_COUNT, "one place a status");

static void add_summary(struct str *out, const struct check_list *check)
{
	char took[NUM_TEXT_MAX];
	str_add(out, "<p class=\"pills\">");
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		char text[64];
		size_t count = check_count(check, order[i]);
		if (count == 0)
			continue;
		snprintf(text, sizeof text, "%zu %s", count, states[order[i]].word);
		html_add_pill(out, states[order[i]].tone, text);
	}
	str_addf(out, "</p>\n<p class=\"soft small\">%zu target%s in %s, %s", check->len,
		check->len == 1 ? "" : "s", num_print_seconds(took, check->seconds),
		check->locked ? "held against a baseline" : "without a baseline");
	if (check->since) {
		str_addf(out, "; %zu unchanged since ", check->unchanged);
		html_add(out, check->since);
	}
	str_add(out, "</p>\n");
}

static void add_subject(struct str *out, const struct check_row *row)
{
	const struct spec *spec = &row->target->spec;
	str_add(out, "<p class=\"soft small\">");
	html_add(out, spec->path);
	if (spec->function) {
		str_add(out, " › ");
		html_add(out, spec->function);
	}
	if (row->run && row->run->input) {
		str_add(out, ", fed <code>");
		html_add(out, row->run->input);
		str_add(out, "</code>");
	}
	str_add(out, "</p>\n");
}

static void add_blame(struct str *out, const struct check_row *row)
{
	if (row->line == 0)
		return;
	str_add(out, "<code class=\"blame\"><span class=\"place\">");
	html_add(out, check_file(row));
	str_addf(out, ":%u:</span> ", row->line);
	html_add(out, row->code);
	str_add(out, "</code>\n");
}

static void add_fact(struct str *out, const char *what, struct growth growth, const char *before)
{
	if (growth.kind == GROWTH_UNKNOWN)
		return;
	str_addf(out, "<dt>%s</dt><dd>%s", what, before);
	html_add_class(out, growth);
	str_add(out, "</dd>\n");
}

/* What it took and held beside the program of its baseline, where these are gates. */
static void add_beside(struct str *out, const struct check_row *row)
{
	const struct check_beside *beside = &row->beside;
	const struct paired *ratio = &beside->ratio;
	char was[NUM_TEXT_MAX];
	char is[NUM_TEXT_MAX];
	if (row->target->time > 0 && ratio->pairs > 0 && isfinite(ratio->low + ratio->high))
		str_addf(out,
			"<dt>time beside it</dt><dd>%.3g times (%.3g to %.3g) that of the "
			"baseline's program</dd>\n",
			exp(ratio->estimate), exp(ratio->low), exp(ratio->high));
	if (row->target->held > 0 && beside->held_n > 0)
		str_addf(out, "<dt>memory beside it</dt><dd>%s, %s before</dd>\n",
			num_print_bytes(is, beside->held[1]),
			num_print_bytes(was, beside->held[0]));
}

static void add_facts(struct str *out, const struct check_row *row)
{
	const struct spec *spec = &row->target->spec;
	str_add(out, "<dl>\n");
	add_fact(out, "time grows as", row->run->time.growth, "");
	add_fact(out, "expected", spec->expect, "at most ");
	add_fact(out, "memory grows as", row->run->memory.growth, "");
	add_fact(out, "expected of memory", spec->expect_memory, "at most ");
	add_fact(out, "count grows as", row->run->counted.growth, "");
	if (row->before)
		add_fact(out, "baseline", row->before->growth, "");
	add_beside(out, row);
	str_add(out, "</dl>\n");
}

static void add_change(struct str *out, double was, double is, double allowed)
{
	char text[NUM_TEXT_MAX + 8];
	char factor[NUM_TEXT_MAX];
	double more = is / was - 1;
	const char *class = is > was * (1 + allowed) ? " worse" : is < was ? " better" : "";
	if (!isfinite(more))
		snprintf(text, sizeof text, "-");
	else if (is == was)
		snprintf(text, sizeof text, "same");
	else if (is >= 10 * was)
		snprintf(text, sizeof text, "%s times", num_print_count(factor, round(is / was)));
	else
		snprintf(text, sizeof text, "%+.1f %%", 100 * more);
	str_addf(out, "<td class=\"number%s\">%s</td>", class, text);
}

static void add_counts(struct str *out, const struct check_row *row)
{
	const struct counts *counts = &row->run->counts;
	struct check_both last;
	bool both = check_last_common(row, &last);
	str_add(out,
		"<div class=\"scroll\"><table><thead><tr><th class=\"number\">n</th>"
		"<th class=\"number\">operations</th>");
	str_add(out,
		both ? "<th class=\"number\">before</th><th class=\"number\">change</th>" : "");
	str_add(out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < counts->points_len; i++) {
		const struct count_point *point = &counts->points[i];
		const struct lock_point *before = check_count_before(row, point->n);
		char text[NUM_TEXT_MAX];
		str_add(out, "<tr>");
		html_add_number(out, num_print_count(text, (double)point->n));
		html_add_number(out, num_print_count(text, point->mean));
		if (before) {
			html_add_number(out, num_print_count(text, before->count));
			add_change(out, before->count, point->mean, row->target->counts);
		} else if (both) {
			str_add(out, "<td></td><td></td>");
		}
		str_add(out, "</tr>\n");
	}
	str_add(out, "</tbody></table></div>\n");
}

static void add_line(struct str *out, const struct check_row *row, const struct count_line *line)
{
	const struct run *run = row->run;
	char text[NUM_TEXT_MAX];
	size_t len;
	const char *code = run_line(run, line->module, line->line, &len);
	bool blamed = row->line == line->line && row->code && strlen(row->code) == len &&
		memcmp(row->code, code, len) == 0;
	str_addf(out, "<tr%s><td class=\"at\">", blamed ? " class=\"hot\"" : "");
	if (line->module > 0) {
		html_add(out, run->counts.modules[line->module - 1].name);
		str_add_char(out, ':');
	}
	str_addf(out, "%u</td>", line->line);
	html_add_number(out, num_print_count(text, line->count));
	str_add(out, "<td>");
	html_add_class(out, line->growth);
	str_add(out, "</td>");
	if (row->before) {
		struct growth before = check_line_before(row, code, len);
		str_add(out, "<td>");
		if (before.kind == GROWTH_UNKNOWN)
			str_add(out, "<span class=\"soft\">-</span>");
		else
			html_add_class(out, before);
		str_add(out, "</td>");
	}
	enum { SHOWN = 200 };
	str_add(out, "<td class=\"code\">");
	html_add_n(out, code, len < SHOWN ? len : SHOWN);
	str_add(out, len < SHOWN ? "</td></tr>\n" : "…</td></tr>\n");
}

static void add_lines(struct str *out, const struct check_row *row)
{
	enum { LINES_MOST = 8 };
	const struct counts *counts = &row->run->counts;
	if (counts->lines_len == 0)
		return;
	str_add(out,
		"<div class=\"scroll source\"><table><thead><tr><th class=\"number\">line</th>"
		"<th class=\"number\">operations</th><th>grows as</th>");
	str_add(out, row->before ? "<th>before</th>" : "");
	str_add(out, "<th></th></tr></thead><tbody>\n");
	for (size_t i = 0; i < counts->lines_len && i < LINES_MOST; i++)
		add_line(out, row, &counts->lines[i]);
	str_add(out, "</tbody></table></div>\n");
}

/* Counts, joined by lines. */
struct curve {
	struct plot_point *points;
	struct fit_range *nodes;
	size_t len;
	char name[64];
};

static void curve_done(struct curve *curve)
{
	free(curve->points);
	free(curve->nodes);
}

static void curve_start(struct curve *curve, const char *name, struct growth growth, size_t most)
{
	char class[GROWTH_TEXT_MAX];
	curve->points = mem_array(most, sizeof *curve->points);
	curve->nodes = mem_array(most, sizeof *curve->nodes);
	snprintf(curve->name, sizeof curve->name, "%s%s%s", name,
		growth.kind == GROWTH_UNKNOWN ? "" : " ",
		growth.kind == GROWTH_UNKNOWN ? "" : growth_print(growth, true, class));
}

static void curve_add(struct curve *curve, double n, double count)
{
	curve->points[curve->len] = (struct plot_point){.n = n, .value = count};
	curve->nodes[curve->len++] = (struct fit_range){n, count, count, count};
}

static struct plot plot_of(const struct curve *curve)
{
	return (struct plot){.points = curve->points,
		.points_len = curve->len,
		.curve = curve->nodes,
		.curve_len = curve->len,
		.value_name = "operations",
		.curve_name = curve->name};
}

static void add_chart(struct str *out, const struct check_row *row)
{
	const struct counts *counts = &row->run->counts;
	owned(curve_done) struct curve now = {0};
	owned(curve_done) struct curve before = {0};
	curve_start(&now, "now", row->run->counted.growth, counts->points_len);
	for (size_t i = 0; i < counts->points_len; i++)
		curve_add(&now, (double)counts->points[i].n, counts->points[i].mean);
	size_t most = row->before ? row->before->points_len : 0;
	curve_start(
		&before, "before", row->before ? row->before->growth : (struct growth){0}, most);
	for (size_t i = 0; i < most; i++) {
		const struct lock_point *point = &row->before->points[i];
		if (check_count_before(row, point->n))
			curve_add(&before, (double)point->n, point->count);
	}
	const struct plot plots[] = {plot_of(&now), plot_of(&before)};
	str_add(out, "<figure>\n");
	chart_add(
		&(struct chart){
			.lines = plots, .len = before.len > 0 ? 2 : 1, .title = "operations by n"},
		out);
	str_add(out, "</figure>\n");
}

static void add_figures(struct str *out, const struct check_row *row)
{
	if (!row->run || row->run->counts.points_len == 0)
		return;
	if (row->status == CHECK_PASS)
		str_add(out, "<details><summary>what it counted</summary>\n");
	str_add(out, "<div class=\"split\"><div>\n");
	add_facts(out, row);
	add_counts(out, row);
	str_add(out, "</div>\n");
	/* There may be thousands that pass. */
	if (row->status != CHECK_PASS)
		add_chart(out, row);
	str_add(out, "</div>\n");
	add_lines(out, row);
	if (row->status == CHECK_PASS)
		str_add(out, "</details>\n");
}

static void add_row(struct str *out, const struct check_row *row)
{
	str_add(out, "<section class=\"target\">\n<h2>");
	html_add_pill(out, states[row->status].tone, check_status_name(row->status));
	str_add(out, " <span>");
	html_add(out, row->target->name);
	str_add(out, "</span></h2>\n");
	add_subject(out, row);
	str_add(out, "<p class=\"reason\">");
	html_add(out, str_text(&row->reason));
	str_add(out, "</p>\n");
	add_blame(out, row);
	add_figures(out, row);
	str_add(out, "</section>\n");
}

/* "2 of 7 failed", or "7 passed": by the gravest that there is. */
static void add_outcome(struct str *out, const struct check_list *check)
{
	size_t i = 0;
	while (i + 1 < ARRAY_LEN(order) && check_count(check, order[i]) == 0)
		i++;
	size_t count = check_count(check, order[i]);
	if (count < check->len)
		str_addf(out, "%zu of %zu %s", count, check->len, states[order[i]].word);
	else
		str_addf(out, "%zu %s", count, states[order[i]].word);
}

void report_check_html(const struct check_list *check, struct str *out)
{
	owned(str_done) struct str title = {0};
	const char *what = check->title ? check->title : "argus check";
	str_addf(&title, "%s: ", what);
	add_outcome(&title, check);
	html_open(out, str_text(&title));
	str_addf(out, "<h1>%s</h1>\n", what);
	add_summary(out, check);
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		for (size_t k = 0; k < check->len; k++) {
			if (check->rows[k].status == order[i])
				add_row(out, &check->rows[k]);
		}
	}
	html_close(out);
}

void report_check_svg(const struct check_list *check, struct str *out)
{
	owned(str_done) struct str state = {0};
	size_t i = 0;
	while (i + 1 < ARRAY_LEN(order) && check_count(check, order[i]) == 0)
		i++;
	add_outcome(&state, check);
	chart_badge("argus", str_text(&state), states[order[i]].colour, out);
}

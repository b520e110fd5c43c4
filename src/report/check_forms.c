/* A check in the forms that machines and reviews take: Markdown, CSV, annotations, JUnit. */
#include <math.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/term.h"
#include "report/check_counts.h"
#include "report/csv.h"
#include "report/html.h"
#include "report/markdown.h"

static const struct {
	const char *mark; /* in Markdown */
	const char *level; /* of an annotation; NULL: none */
	const char *element; /* of JUnit; NULL: none */
} states[CHECK_STATUS_COUNT] = {
	[CHECK_PASS] = {"pass", NULL, NULL},
	[CHECK_FAIL] = {"**fail**", "error", "failure"},
	[CHECK_INCONCLUSIVE] = {"inconclusive", "warning", "skipped"},
	[CHECK_ERROR] = {"**error**", "error", "error"},
};

static const char *title_of(const struct check_list *check)
{
	return check->title ? check->title : "argus check";
}

void report_check_markdown(const struct check_list *check, struct str *out)
{
	owned(str_done) struct str tally = {0};
	str_addf(out, "### %s\n\n", title_of(check));
	if (check->len > 0)
		str_add(out, "| target | | what was found |\n|---|---|---|\n");
	for (size_t i = 0; i < check->len; i++) {
		const struct check_row *row = &check->rows[i];
		str_add(out, "| ");
		markdown_add(out, row->target->name);
		str_addf(out, " | %s | ", states[row->status].mark);
		markdown_add(out, str_text(&row->reason));
		if (row->line > 0) {
			str_add(out, "; ");
			markdown_add(out, check_file(row));
			str_addf(out, ":%u: ", row->line);
			markdown_add_code(out, row->code);
		}
		str_add(out, " |\n");
	}
	report_check_tally(check, &tally);
	str_add(out, check->len > 0 ? "\n" : "");
	markdown_add(out, str_text(&tally));
	str_add(out, "\n");
}

static void add_counts(struct str *out, const struct check_row *row)
{
	struct check_both both;
	if (!check_last_common(row, &both)) {
		csv_empty(out, 3);
		return;
	}
	csv_count(out, both.n);
	csv_number(out, both.before);
	csv_number(out, both.now);
}

/* Ratios and bytes, where they were gates. */
static void add_beside(struct str *out, const struct check_row *row)
{
	const struct check_beside *beside = &row->beside;
	if (row->target->time > 0 && beside->ratio.pairs > 0) {
		csv_number(out, exp(beside->ratio.estimate));
		csv_number(out, exp(beside->ratio.low));
		csv_number(out, exp(beside->ratio.high));
	} else {
		csv_empty(out, 3);
	}
	if (row->target->held > 0 && beside->held_n > 0) {
		csv_number(out, beside->held[0]);
		csv_number(out, beside->held[1]);
	} else {
		csv_empty(out, 2);
	}
}

void report_check_csv(const struct check_list *check, struct str *out)
{
	str_add(out,
		"name,file,function,status,reason,expected,time,confidence,expected_memory,memory,"
		"baseline,counted,n,count_before,count,time_ratio,time_ratio_low,time_ratio_high,"
		"held_bytes_before,held_bytes,blame_file,blame_line,blame_code\n");
	for (size_t i = 0; i < check->len; i++) {
		const struct check_row *row = &check->rows[i];
		const struct spec *spec = &row->target->spec;
		const struct growth none = {0};
		csv_text(out, row->target->name);
		csv_text(out, spec->path);
		csv_text(out, spec->function);
		csv_text(out, check_status_name(row->status));
		csv_text(out, str_text(&row->reason));
		csv_class(out, spec->expect);
		struct growth time = row->run ? row->run->time.growth : none;
		csv_class(out, time);
		if (time.kind != GROWTH_UNKNOWN)
			csv_number(out, row->run->time.confidence);
		else
			csv_empty(out, 1);
		csv_class(out, spec->expect_memory);
		csv_class(out, row->run ? row->run->memory.growth : none);
		csv_class(out, row->before ? row->before->growth : none);
		csv_class(out, row->run ? row->run->counted.growth : none);
		add_counts(out, row);
		add_beside(out, row);
		if (row->line > 0) {
			csv_text(out, check_file(row));
			csv_count(out, row->line);
			csv_text(out, row->code);
		} else {
			csv_empty(out, 3);
		}
		csv_end(out);
	}
}

/* Workflow commands end at a line's end, and their properties at a comma or colon. */
static void add_command_text(struct str *out, const char *text, bool property)
{
	owned(str_done) struct str safe = {0};
	term_escape(&safe, text, strlen(text), true);
	for (const char *at = str_text(&safe); *at; at++) {
		if (strchr(property ? "%\n:," : "%\n", *at))
			str_addf(out, "%%%02X", (unsigned)*at);
		else
			str_add_char(out, *at);
	}
}

void report_check_github(const struct check_list *check, struct str *out)
{
	for (size_t i = 0; i < check->len; i++) {
		const struct check_row *row = &check->rows[i];
		if (!states[row->status].level)
			continue;
		str_addf(out, "::%s file=", states[row->status].level);
		add_command_text(out, check_file(row), true);
		if (row->line > 0)
			str_addf(out, ",line=%u", row->line);
		str_addf(out, ",title=%s: ", title_of(check));
		add_command_text(out, row->target->name, true);
		str_add(out, "::");
		add_command_text(out, str_text(&row->reason), false);
		str_add_char(out, '\n');
	}
}

static double seconds_of(const struct check_row *row)
{
	const struct run *run = row->run;
	return run && run->finished_ms > run->started_ms
		? (double)(run->finished_ms - run->started_ms) * 1e-3
		: 0;
}

static void add_testcase(struct str *out, const struct check_row *row)
{
	const char *element = states[row->status].element;
	str_add(out, "    <testcase classname=\"");
	html_add(out, row->target->spec.path);
	str_add(out, "\" name=\"");
	html_add(out, row->target->name);
	str_add(out, "\" file=\"");
	html_add(out, check_file(row));
	str_addf(out, "\" time=\"%.3f\"", seconds_of(row));
	if (!element) {
		str_add(out, "/>\n");
		return;
	}
	str_addf(out, ">\n      <%s message=\"", element);
	html_add(out, str_text(&row->reason));
	str_add(out, "\"");
	if (row->line > 0) {
		str_add(out, ">");
		html_add(out, check_file(row));
		str_addf(out, ":%u: ", row->line);
		html_add(out, row->code);
		str_addf(out, "</%s>\n    </testcase>\n", element);
		return;
	}
	str_add(out, "/>\n    </testcase>\n");
}

void report_check_junit(const struct check_list *check, struct str *out)
{
	str_addf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		"  <testsuite name=\"%s\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
		"skipped=\"%zu\" time=\"%.3f\">\n",
		title_of(check), check->len, check_count(check, CHECK_FAIL),
		check_count(check, CHECK_ERROR), check_count(check, CHECK_INCONCLUSIVE),
		check->seconds);
	for (size_t i = 0; i < check->len; i++)
		add_testcase(out, &check->rows[i]);
	str_add(out, "  </testsuite>\n</testsuites>\n");
}

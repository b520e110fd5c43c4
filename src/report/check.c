/* A check as a screen, and in the forms that reviews take: Markdown, annotations, JUnit. */
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/words.h"

enum { INDENT = 2, NAME_COLUMNS = 22, STATUS_COLUMNS = 6 };

static const struct {
	enum term_style style;
	const char *word; /* on the screen, short enough for its column */
	const char *mark; /* in Markdown */
	const char *level; /* of an annotation; NULL: none */
} states[CHECK_STATUS_COUNT] = {
	[CHECK_PASS] = {TERM_GOOD, "pass", "pass", NULL},
	[CHECK_FAIL] = {TERM_BAD, "FAIL", "**fail**", "error"},
	[CHECK_INCONCLUSIVE] = {TERM_WARN, "open", "inconclusive", "warning"},
	[CHECK_ERROR] = {TERM_BAD, "ERROR", "**error**", "error"},
};

static void add_safe(struct str *out, const char *text)
{
	term_escape(out, text, strlen(text), false);
}

/* Of the target, or of what is to blame. */
static const char *file_of(const struct check_row *row)
{
	return row->file ? row->file : row->target->spec.path;
}

static void add_tally(struct str *out, const struct check_list *check)
{
	static const char *const words[CHECK_STATUS_COUNT] = {[CHECK_PASS] = "passed",
		[CHECK_FAIL] = "failed",
		[CHECK_INCONCLUSIVE] = "inconclusive",
		[CHECK_ERROR] = "in error"};
	char took[NUM_TEXT_MAX];
	str_addf(out, "%zu target%s:", check->len, check->len == 1 ? "" : "s");
	const char *between = " ";
	for (size_t i = 0; i < CHECK_STATUS_COUNT; i++) {
		size_t count = check_count(check, (enum check_status)i);
		if (count == 0)
			continue;
		str_addf(out, "%s%zu %s", between, count, words[i]);
		between = ", ";
	}
	if (check->len == 0)
		str_add(out, " none to look at");
	str_addf(out, " (%s)", num_print_seconds(took, check->seconds));
	if (!check->since || (check->unchanged == 0 && check->len > 0))
		return;
	owned(str_done) struct str since = {0};
	add_safe(&since, check->since);
	str_addf(out, "; %zu unchanged since %s", check->unchanged, str_text(&since));
}

static void add_row(struct str *out, const struct check_row *row, const struct term *term)
{
	owned(str_done) struct str name = {0};
	owned(str_done) struct str reason = {0};
	const char *word = states[row->status].word;
	add_safe(&name, row->target->name);
	str_add(&reason, str_text(&row->reason));
	str_addf(out, "%*s", INDENT, "");
	term_add(out, term, states[row->status].style, word);
	report_pad(out, word, STATUS_COLUMNS);
	term_add(out, term, TERM_BOLD, str_text(&name));
	int column = INDENT + STATUS_COLUMNS + NAME_COLUMNS;
	if (term_columns(str_text(&name)) >= NAME_COLUMNS)
		str_addf(out, "\n%*s", column, "");
	else
		report_pad(out, str_text(&name), NAME_COLUMNS);
	term_wrap(out, term, str_text(&reason), column);
	if (row->line == 0)
		return;
	owned(str_done) struct str place = {0};
	add_safe(&place, file_of(row));
	str_addf(&place, ":%u: ", row->line);
	add_safe(&place, row->code);
	str_addf(out, "%*s", column, "");
	term_wrap(out, term, str_text(&place), column);
}

void report_check(const struct check_list *check, const struct term *term, struct str *out)
{
	str_add_char(out, '\n');
	for (size_t i = 0; i < check->len; i++)
		add_row(out, &check->rows[i], term);
	str_addf(out, "%s%*s", check->len > 0 ? "\n" : "", INDENT, "");
	add_tally(out, check);
	str_add(out, "\n\n");
}

/* What Markdown would take for its own. */
static void add_cell(struct str *out, const char *text)
{
	owned(str_done) struct str safe = {0};
	add_safe(&safe, text);
	for (const char *at = str_text(&safe); *at; at++) {
		if (strchr("\\`*_|<>[]", *at))
			str_add_char(out, '\\');
		str_add_char(out, *at);
	}
}

void report_check_markdown(const struct check_list *check, struct str *out)
{
	str_add(out, "### argus check\n\n| target | | what was found |\n|---|---|---|\n");
	for (size_t i = 0; i < check->len; i++) {
		const struct check_row *row = &check->rows[i];
		str_add(out, "| ");
		add_cell(out, row->target->name);
		str_addf(out, " | %s | ", states[row->status].mark);
		add_cell(out, str_text(&row->reason));
		if (row->line > 0) {
			str_add(out, "; ");
			add_cell(out, file_of(row));
			str_addf(out, ":%u: ", row->line);
			add_cell(out, row->code);
		}
		str_add(out, " |\n");
	}
	str_add_char(out, '\n');
	add_tally(out, check);
	str_add(out, "\n");
}

/* Workflow commands end at a line's end, and their properties at a comma or colon. */
static void add_command_text(struct str *out, const char *text, bool property)
{
	static const char hex[] = "0123456789ABCDEF";
	for (; *text; text++) {
		if (strchr(property ? "%\r\n:," : "%\r\n", *text))
			str_addf(out, "%%%c%c", hex[(unsigned char)*text >> 4], hex[*text & 15]);
		else
			str_add_char(out, *text);
	}
}

void report_check_github(const struct check_list *check, struct str *out)
{
	for (size_t i = 0; i < check->len; i++) {
		const struct check_row *row = &check->rows[i];
		if (!states[row->status].level)
			continue;
		str_addf(out, "::%s file=", states[row->status].level);
		add_command_text(out, file_of(row), true);
		if (row->line > 0)
			str_addf(out, ",line=%u", row->line);
		str_add(out, ",title=argus check: ");
		add_command_text(out, row->target->name, true);
		str_add(out, "::");
		add_command_text(out, str_text(&row->reason), false);
		str_add_char(out, '\n');
	}
}

/* XML 1.0 has no way to write most control characters. */
static void add_xml(struct str *out, const char *text)
{
	owned(str_done) struct str safe = {0};
	term_escape(&safe, text, strlen(text), true);
	for (const char *at = str_text(&safe); *at; at++) {
		switch (*at) {
		case '&': str_add(out, "&amp;"); break;
		case '<': str_add(out, "&lt;"); break;
		case '>': str_add(out, "&gt;"); break;
		case '"': str_add(out, "&quot;"); break;
		case '\n': str_add(out, "&#10;"); break;
		default: str_add_char(out, *at);
		}
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
	static const char *const elements[CHECK_STATUS_COUNT] = {[CHECK_FAIL] = "failure",
		[CHECK_INCONCLUSIVE] = "skipped",
		[CHECK_ERROR] = "error"};
	str_add(out, "    <testcase classname=\"");
	add_xml(out, row->target->spec.path);
	str_add(out, "\" name=\"");
	add_xml(out, row->target->name);
	str_addf(out, "\" time=\"%.3f\"", seconds_of(row));
	if (!elements[row->status]) {
		str_add(out, "/>\n");
		return;
	}
	str_addf(out, ">\n      <%s message=\"", elements[row->status]);
	add_xml(out, str_text(&row->reason));
	str_add(out, "\"");
	if (row->line > 0) {
		str_add(out, ">");
		add_xml(out, file_of(row));
		str_addf(out, ":%u: ", row->line);
		add_xml(out, row->code);
		str_addf(out, "</%s>\n    </testcase>\n", elements[row->status]);
		return;
	}
	str_add(out, "/>\n    </testcase>\n");
}

void report_check_junit(const struct check_list *check, struct str *out)
{
	str_addf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		"  <testsuite name=\"argus check\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" "
		"skipped=\"%zu\" time=\"%.3f\">\n",
		check->len, check_count(check, CHECK_FAIL), check_count(check, CHECK_ERROR),
		check_count(check, CHECK_INCONCLUSIVE), check->seconds);
	for (size_t i = 0; i < check->len; i++)
		add_testcase(out, &check->rows[i]);
	str_add(out, "  </testsuite>\n</testsuites>\n");
}

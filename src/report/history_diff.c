/*
 * Two recorded runs side by side: what was asked, what was said, what was counted, what was timed.
 *
 * Counts are the same on every machine, seconds are not: those of two machines are never held against
 * each other, and of one machine only with the word that they are of two sessions.
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/cut.h"
#include "report/diff.h"
#include "report/diff_rows.h"
#include "report/words.h"

enum { INDENT = 2, N_COLUMNS = 12, VALUE_COLUMNS = 16, RATIO_COLUMNS = 10, LINES_MOST = 12 };

static const struct said {
	const char *label;
	size_t offset;
} said[] = {
	{"time", offsetof(struct run, time)},
	{"memory", offsetof(struct run, memory)},
	{"held", offsetof(struct run, auxiliary)},
	{"the clock", offsetof(struct run, timed)},
	{"the counts", offsetof(struct run, counted)},
	{"the code", offsetof(struct run, static_time)},
};

static bool says_something(const struct verdict *verdict)
{
	return verdict->growth.kind != GROWTH_UNKNOWN || verdict->reason[0];
}

static void describe_verdict(
	const struct verdict *verdict, const struct term *term, struct str *text)
{
	char class[GROWTH_TEXT_MAX];
	if (!says_something(verdict)) {
		str_add(text, diff_none(term));
		return;
	}
	if (verdict->growth.kind == GROWTH_UNKNOWN) {
		str_add(text, "cannot tell");
		return;
	}
	str_add(text, growth_print(verdict->growth, term->utf8, class));
	str_addf(text, ", %s", report_confidence_word(verdict->confidence));
}

static void add_verdict(
	struct str *out, const struct term *term, const struct said *row, const struct run *runs[2])
{
	const struct verdict *a = (const void *)((const char *)runs[0] + row->offset);
	const struct verdict *b = (const void *)((const char *)runs[1] + row->offset);
	owned(str_done) struct str left = {0};
	owned(str_done) struct str right = {0};
	if (!says_something(a) && !says_something(b))
		return;
	const char *change = diff_change(a, b);
	bool differs = change && strcmp(change, "same") != 0;
	bool worse = differs && growth_compare(b->growth, a->growth) > 0;
	describe_verdict(a, term, &left);
	describe_verdict(b, term, &right);
	diff_add_label(out, term, row->label);
	diff_add_cell(out, term, TERM_PLAIN, left.text, false);
	diff_add_cell(out, term, differs ? TERM_BOLD : TERM_PLAIN, right.text, true);
	if (differs) {
		str_add(out, "  ");
		term_add(out, term, worse ? TERM_BAD : TERM_GOOD, worse ? "worse" : "better");
	}
	str_add_char(out, '\n');
}

static bool has_exponent(const struct verdict *verdict)
{
	return isfinite(verdict->exponent) &&
		(verdict->exponent_low != 0 || verdict->exponent_high != 0);
}

static void describe_exponent(
	const struct verdict *verdict, const struct term *term, struct str *text)
{
	if (has_exponent(verdict))
		str_addf(text, "%.2f (%.2f to %.2f)", verdict->exponent, verdict->exponent_low,
			verdict->exponent_high);
	else
		str_add(text, diff_none(term));
}

/* The clock's, which may have changed where the class has not. */
static void add_exponent(
	struct str *out, const struct run *a, const struct run *b, const struct term *term)
{
	owned(str_done) struct str left = {0};
	owned(str_done) struct str right = {0};
	if (!has_exponent(&a->timed) && !has_exponent(&b->timed))
		return;
	describe_exponent(&a->timed, term, &left);
	describe_exponent(&b->timed, term, &right);
	diff_add_label(out, term, "exponent");
	diff_add_cell(out, term, TERM_PLAIN, left.text, false);
	diff_add_cell(out, term, TERM_PLAIN, right.text, true);
	str_add_char(out, '\n');
}

static void add_startup(
	struct str *out, const struct run *a, const struct run *b, const struct term *term)
{
	char left[NUM_TEXT_MAX];
	char right[NUM_TEXT_MAX];
	if (!(a->startup_seconds > 0) || !(b->startup_seconds > 0))
		return;
	diff_add_label(out, term, "start-up");
	diff_add_cell(out, term, TERM_PLAIN, num_print_seconds(left, a->startup_seconds), false);
	diff_add_cell(out, term, TERM_PLAIN, num_print_seconds(right, b->startup_seconds), true);
	str_add_char(out, '\n');
}

/* Three digits. */
static char *print_ratio(char buffer[NUM_TEXT_MAX], double ratio, const struct term *term)
{
	if (isnan(ratio))
		snprintf(buffer, NUM_TEXT_MAX, "%s", diff_none(term));
	else if (ratio >= 100)
		return num_print_count(buffer, round(ratio));
	else
		snprintf(buffer, NUM_TEXT_MAX, "%.*f", ratio < 1 ? 3 : ratio < 10 ? 2 : 1, ratio);
	return buffer;
}

static void add_sizes(struct str *out, const struct term *term, const char *what,
	const struct diff_size *sizes, size_t len, char *(*print)(char *buffer, double value))
{
	char text[NUM_TEXT_MAX];
	owned(str_done) struct str head = {0};
	report_add_right(&head, "n", N_COLUMNS);
	owned(str_done) struct str left = {0};
	owned(str_done) struct str right = {0};
	str_addf(&left, "%s A", what);
	str_addf(&right, "%s B", what);
	report_add_right(&head, left.text, VALUE_COLUMNS);
	report_add_right(&head, right.text, VALUE_COLUMNS);
	report_add_right(&head, "B / A", RATIO_COLUMNS);
	str_add_char(out, '\n');
	term_add(out, term, TERM_DIM, head.text);
	str_add_char(out, '\n');
	for (size_t i = 0; i < len; i++) {
		report_add_right(out, num_print_count(text, (double)sizes[i].n), N_COLUMNS);
		report_add_right(out, print(text, sizes[i].a), VALUE_COLUMNS);
		report_add_right(out, print(text, sizes[i].b), VALUE_COLUMNS);
		report_add_right(out, print_ratio(text, sizes[i].ratio, term), RATIO_COLUMNS);
		str_add_char(out, '\n');
	}
}

static void add_sentence(struct str *out, const struct term *term, const char *text)
{
	str_addf(out, "\n%*s", INDENT, "");
	term_wrap(out, term, text, INDENT);
}

static void add_line_side(struct str *out, const struct term *term, const struct count_line *line)
{
	enum { COUNT_COLUMNS = 9, CLASS_COLUMNS = 11 };
	char text[NUM_TEXT_MAX];
	char class[GROWTH_TEXT_MAX] = "";
	report_add_right(
		out, line ? num_print_short(text, line->count) : diff_none(term), COUNT_COLUMNS);
	if (line && line->growth.kind != GROWTH_UNKNOWN)
		growth_print(line->growth, term->utf8, class);
	str_add(out, "  ");
	str_add(out, class);
	report_pad(out, class, CLASS_COLUMNS);
}

static void add_code(struct str *out, const struct term *term, const struct run *run,
	const struct count_line *line, char mark)
{
	enum { USED = 2 * 22 + RATIO_COLUMNS + 2, BYTES_MOST = 400 };
	size_t len;
	const char *text = run_line(run, line->module, line->line, &len);
	owned(str_done) struct str bytes = {0};
	owned(str_done) struct str code = {0};
	str_add_n(&bytes, text, len < BYTES_MOST ? len : BYTES_MOST);
	str_addf(&code, "%c ", mark);
	if (line->module > 0) {
		report_add_safe(&code, term, run->counts.modules[line->module - 1].name);
		str_add_char(&code, ':');
	}
	str_addf(&code, "%u: ", line->line);
	report_add_safe(&code, term, str_text(&bytes));
	size_t room = term->width > USED + 12 ? (size_t)(term->width - USED) : 12;
	if (term_columns(code.text) > room)
		report_cut_end(code.text, room, term->utf8 ? "…" : "..", out);
	else
		str_add(out, code.text);
	str_add_char(out, '\n');
}

static void add_lines(struct str *out, const struct term *term, const struct diff *diff,
	const struct run *runs[2])
{
	char a_n[NUM_TEXT_MAX];
	char b_n[NUM_TEXT_MAX];
	char text[NUM_TEXT_MAX];
	owned(str_done) struct str head = {0};
	if (diff->lines_len == 0)
		return;
	str_addf(&head, "by line, at n = %s", num_print_count(a_n, (double)diff->a_n));
	if (diff->a_n != diff->b_n)
		str_addf(&head, " in A and %s in B", num_print_count(b_n, (double)diff->b_n));
	str_addf(out, "\n%*s", INDENT, "");
	term_add(out, term, TERM_DIM, head.text);
	str_add_char(out, '\n');
	for (size_t i = 0; i < diff->lines_len && i < LINES_MOST; i++) {
		const struct diff_line *line = &diff->lines[i];
		double ratio = line->a && line->b && diff->a_n == diff->b_n && line->a->count > 0
			? line->b->count / line->a->count
			: (double)NAN;
		assert(line->a || line->b);
		add_line_side(out, term, line->a);
		add_line_side(out, term, line->b);
		report_add_right(out, print_ratio(text, ratio, term), RATIO_COLUMNS);
		str_add(out, "  ");
		add_code(out, term, runs[line->b != NULL], line->b ? line->b : line->a,
			!line->a           ? '+'
				: !line->b ? '-'
					   : ' ');
	}
	if (diff->lines_len > LINES_MOST)
		str_addf(out, "%*sand %zu more lines\n", INDENT, "", diff->lines_len - LINES_MOST);
}

static void add_counts(struct str *out, const struct term *term, const struct diff *diff,
	const struct run *runs[2])
{
	const char *a = runs[0]->input ? runs[0]->input : "";
	const char *b = runs[1]->input ? runs[1]->input : "";
	if (diff->counts_len > 0)
		add_sizes(out, term, "counted", diff->counts, diff->counts_len, num_print_count);
	else if (runs[0]->counts.points_len > 0 && runs[1]->counts.points_len > 0)
		add_sentence(out, term, "They were counted at no common size.");
	add_lines(out, term, diff, runs);
	if (diff->counts_len > 0 && strcmp(a, b) != 0)
		add_sentence(
			out, term, "The inputs differ, and with them what is counted at an n.");
}

static void add_seconds(struct str *out, const struct term *term, const struct diff *diff,
	const struct run *runs[2])
{
	owned(str_done) struct str text = {0};
	if (diff->unlike) {
		str_addf(&text, "Seconds are not held against each other: %s.", diff->unlike);
		add_sentence(out, term, text.text);
		return;
	}
	if (diff->seconds_len == 0) {
		if (runs[0]->trials_len > 0 && runs[1]->trials_len > 0)
			add_sentence(out, term, "They were timed at no common size.");
		return;
	}
	add_sizes(out, term, runs[0]->mode == SPEC_FUNCTION ? "a call" : "time", diff->seconds,
		diff->seconds_len, num_print_seconds);
	add_sentence(out, term,
		"Timed in two sessions, between which a machine may change by some percent; 'argus "
		"compare' times programs side by side.");
}

void report_diff(const struct run *a, const struct run *b, const struct term *term, struct str *out)
{
	const struct run *runs[2] = {a, b};
	owned(diff_done) struct diff diff = {0};
	diff_of(a, b, &diff);
	str_addf(out, "\n%*s", INDENT + DIFF_LABEL_COLUMNS, "");
	diff_add_cell(out, term, TERM_ACCENT, "A", false);
	diff_add_cell(out, term, TERM_ACCENT, "B", true);
	str_add_char(out, '\n');
	diff_add_asked(out, term, a, b);
	str_add_char(out, '\n');
	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		add_verdict(out, term, &said[i], runs);
	add_exponent(out, a, b, term);
	if (!diff.unlike)
		add_startup(out, a, b, term);
	add_counts(out, term, &diff, runs);
	add_seconds(out, term, &diff, runs);
	str_add_char(out, '\n');
}

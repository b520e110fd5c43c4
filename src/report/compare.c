/*
 * A comparison as a screen: the programs with what they grow like, a table for each pair, and a
 * sentence for each.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/compare_words.h"
#include "report/sizes.h"
#include "report/words.h"

enum { INDENT = 2, NAME_MOST = 30, TIME_COLUMNS = 11 };

static void add_safe_name(struct str *out, const struct comparison *comparison, size_t program)
{
	owned(str_done) struct str name = {0};
	compare_add_name(&name, comparison, program);
	term_escape(out, str_text(&name), name.len, false);
}

/* The cursor is at the indent. */
static void add_sentence(struct str *out, const struct comparison *comparison,
	const struct compare_pair *pair, const struct term *term, int indent)
{
	owned(str_done) struct str sentence = {0};
	owned(str_done) struct str safe = {0};
	compare_add_sentence(&sentence, comparison, pair);
	term_escape(&safe, str_text(&sentence), sentence.len, false);
	term_wrap(out, term, str_text(&safe), indent);
}

static void add_programs(
	struct str *out, const struct comparison *comparison, const struct term *term)
{
	size_t widest = 0;
	for (size_t i = 0; i < comparison->len; i++) {
		owned(str_done) struct str name = {0};
		add_safe_name(&name, comparison, i);
		size_t columns = term_columns(str_text(&name));
		widest = columns > widest ? columns : widest;
	}
	widest = widest < NAME_MOST ? widest : NAME_MOST;
	for (size_t i = 0; i < comparison->len; i++) {
		const struct run *run = comparison->runs[i];
		owned(str_done) struct str name = {0};
		add_safe_name(&name, comparison, i);
		str_addf(out, "%*s%c  ", INDENT, "", (char)('a' + i));
		term_add(out, term, TERM_BOLD, str_text(&name));
		report_pad(out, str_text(&name), widest + 2);
		report_add_class(out, term, &run->time, 12);
		if (run->time.growth.kind != GROWTH_UNKNOWN)
			report_add_confidence(out, term, run->time.confidence);
		str_addf(out, "  %s\n", run->interpreter);
	}
}

static void add_outputs(
	struct str *out, const struct comparison *comparison, const struct term *term)
{
	const struct compare_difference *difference = &comparison->difference;
	char text[NUM_TEXT_MAX];
	str_addf(out, "\n%*s", INDENT, "");
	if (difference->program > 0) {
		term_add(out, term, TERM_BAD, "different output");
		str_addf(out, " at n = %s, seed %llu, line %zu:\n",
			num_print_count(text, (double)difference->n),
			(unsigned long long)difference->seed, difference->line);
		const struct str *const lines[] = {&difference->a, &difference->b};
		const bool ends[] = {difference->a_ends, difference->b_ends};
		for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
			enum { SHOWN = 200 };
			owned(str_done) struct str line = {0};
			size_t len = lines[i]->len < SHOWN ? lines[i]->len : SHOWN;
			term_escape(&line, str_text(lines[i]), len, false);
			str_addf(out, "%*s%c  ", INDENT, "",
				(char)('a' + (i == 0 ? 0 : difference->program)));
			term_wrap(out, term, ends[i] ? "(no such line)" : str_text(&line),
				INDENT + 3);
		}
		return;
	}
	owned(str_done) struct str outputs = {0};
	compare_add_outputs(&outputs, comparison);
	str_addf(out, "%s\n", str_text(&outputs));
}

static void add_time(struct str *out, double seconds, size_t columns)
{
	char text[NUM_TEXT_MAX];
	report_add_right(out, isnan(seconds) ? "-" : num_print_seconds(text, seconds), columns);
}

static void add_row(struct str *out, const struct term *term, const struct compare_size *size,
	const struct report_sizes *a, const struct report_sizes *b)
{
	char text[NUM_TEXT_MAX];
	report_add_right(out, num_print_count(text, (double)size->n), 12);
	add_time(out, compare_seconds_at(a, size->n), TIME_COLUMNS);
	add_time(out, compare_seconds_at(b, size->n), TIME_COLUMNS);
	if (size->ratio.pairs == 0) {
		report_add_right(out, "-", 9);
		str_add(out, "   ");
		term_add(out, term, TERM_DIM, "within the noise of starting up");
	} else {
		report_add_right(out, compare_print_ratio(text, size->ratio.estimate), 9);
		str_add(out, "   ");
		compare_add_interval(out, &size->ratio);
	}
	str_add_char(out, '\n');
}

static void add_table(struct str *out, const struct comparison *comparison,
	const struct compare_pair *pair, const struct term *term)
{
	owned(report_sizes_done) struct report_sizes a = {0};
	owned(report_sizes_done) struct report_sizes b = {0};
	const char first[] = {(char)('a' + pair->a), '\0'};
	const char second[] = {(char)('a' + pair->b), '\0'};
	char ratio[] = {second[0], ' ', '/', ' ', first[0], '\0'};
	owned(str_done) struct str head = {0};
	report_sizes_of(comparison->runs[pair->a], &a);
	report_sizes_of(comparison->runs[pair->b], &b);
	report_add_right(&head, "n", 12);
	report_add_right(&head, first, TIME_COLUMNS);
	report_add_right(&head, second, TIME_COLUMNS);
	report_add_right(&head, ratio, 9);
	str_add(&head, "   99 % interval");
	str_add_char(out, '\n');
	term_add(out, term, TERM_DIM, str_text(&head));
	str_add_char(out, '\n');
	for (size_t i = 0; i < pair->sizes_len; i++)
		add_row(out, term, &pair->sizes[i], &a, &b);
}

static void add_line_cell(struct str *out, const struct count_line *line, const struct term *term)
{
	enum { COUNT_COLUMNS = 11, CLASS_COLUMNS = 12 };
	char text[NUM_TEXT_MAX];
	char class[GROWTH_TEXT_MAX];
	report_add_right(out, line ? num_print_short(text, line->count) : "-", COUNT_COLUMNS);
	str_add(out, "  ");
	const char *name = line ? growth_print(line->growth, term->utf8, class) : "";
	str_add(out, name);
	report_pad(out, name, CLASS_COLUMNS);
}

/* Where both are versions of one file: the lines that count most in the second, beside what they
 * counted in the first. */
static void add_lines(
	struct str *out, const struct run *a, const struct run *b, const struct term *term)
{
	enum { LINES_MOST = 6, USED = 2 * 25 + 8 };
	const struct run *const runs[] = {a, b};
	str_add_char(out, '\n');
	for (size_t i = 0; i < ARRAY_LEN(runs); i++) {
		const struct counts *counts = &runs[i]->counts;
		owned(str_done) struct str head = {0};
		char n[NUM_TEXT_MAX];
		double last = (double)counts->points[counts->points_len - 1].n;
		str_addf(&head, "%*s%s at n = %s", INDENT + 2, "", i == 0 ? "first" : "second",
			num_print_short(n, last));
		term_add(out, term, TERM_DIM, str_text(&head));
		report_pad(out, str_text(&head), 25);
	}
	str_add_char(out, '\n');
	for (size_t i = 0; i < b->counts.lines_len && i < LINES_MOST; i++) {
		const struct count_line *line = &b->counts.lines[i];
		const struct count_line *before = compare_same_line(a, b, line);
		if (line->growth.kind <= GROWTH_CONSTANT &&
			(!before || before->growth.kind <= GROWTH_CONSTANT))
			continue;
		owned(str_done) struct str code = {0};
		size_t len;
		const char *text = run_line(b, line->module, line->line, &len);
		size_t room = term->width > USED + 10 ? (size_t)(term->width - USED) : 10;
		term_escape(&code, text, len < room ? len : room, false);
		add_line_cell(out, before, term);
		add_line_cell(out, line, term);
		str_addf(out, "%4u: %s\n", line->line, str_text(&code));
	}
}

static void add_counts(struct str *out, const struct comparison *comparison,
	const struct compare_pair *pair, const struct term *term)
{
	const struct run *a = comparison->runs[pair->a];
	const struct run *b = comparison->runs[pair->b];
	owned(str_done) struct str text = {0};
	compare_add_counts(&text, comparison, pair);
	if (text.len == 0)
		return;
	str_addf(out, "\n%*s", INDENT, "");
	term_wrap(out, term, str_text(&text), INDENT);
	if (compare_are_versions(a, b))
		add_lines(out, a, b, term);
}

static void add_held(struct str *out, const struct comparison *comparison, const struct term *term)
{
	owned(str_done) struct str line = {0};
	compare_add_held(&line, comparison);
	if (line.len == 0)
		return;
	str_addf(out, "\n%*s", INDENT, "");
	term_wrap(out, term, str_text(&line), INDENT);
}

void report_compare_sentences(
	const struct comparison *comparison, const struct term *term, struct str *out)
{
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		add_sentence(out, comparison, &comparison->pairs[i], term, 0);
	}
}

void report_compare(const struct comparison *comparison, const struct term *term, struct str *out)
{
	str_add_char(out, '\n');
	add_programs(out, comparison, term);
	add_outputs(out, comparison, term);
	if (comparison->difference.program > 0)
		return;
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		add_table(out, comparison, &comparison->pairs[i], term);
		add_counts(out, comparison, &comparison->pairs[i], term);
	}
	add_held(out, comparison, term);
	str_add_char(out, '\n');
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		str_addf(out, "%*s", INDENT, "");
		add_sentence(out, comparison, &comparison->pairs[i], term, INDENT);
	}
	str_addf(out, "\n%*s%u round%s, sandbox %s, seed %llu\n\n", INDENT, "", comparison->rounds,
		comparison->rounds == 1 ? "" : "s", sandbox_tier_name(comparison->runs[0]->tier),
		(unsigned long long)comparison->runs[0]->seed);
}

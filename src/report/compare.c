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
#include "report/sizes.h"
#include "report/words.h"

enum { INDENT = 2, NAME_MOST = 30, TIME_COLUMNS = 11 };

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

/* The file's name, or all of its path where two have the same. */
static void add_name(struct str *out, const struct comparison *comparison, size_t program)
{
	const char *path = comparison->runs[program]->path;
	const char *name = base_name(path);
	for (size_t i = 0; i < comparison->len; i++) {
		if (i != program && strcmp(base_name(comparison->runs[i]->path), name) == 0)
			name = path;
	}
	term_escape(out, name, strlen(name), false);
}

static void add_programs(
	struct str *out, const struct comparison *comparison, const struct term *term)
{
	size_t widest = 0;
	for (size_t i = 0; i < comparison->len; i++) {
		owned(str_done) struct str name = {0};
		add_name(&name, comparison, i);
		size_t columns = term_columns(str_text(&name));
		widest = columns > widest ? columns : widest;
	}
	widest = widest < NAME_MOST ? widest : NAME_MOST;
	for (size_t i = 0; i < comparison->len; i++) {
		const struct run *run = comparison->runs[i];
		owned(str_done) struct str name = {0};
		add_name(&name, comparison, i);
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
	if (comparison->outputs == 0 && comparison->unknown == 0)
		str_add(out, "outputs were not compared\n");
	else if (comparison->unknown == 0)
		str_addf(out, "the same output %zu times\n", comparison->outputs);
	else
		str_addf(out, "the same output %zu times; %zu results cannot be written down\n",
			comparison->outputs, comparison->unknown);
}

static double seconds_at(const struct report_sizes *sizes, uint64_t n)
{
	for (size_t i = 0; i < sizes->len; i++) {
		if (sizes->rows[i].n == n)
			return sizes->rows[i].seconds.median;
	}
	return (double)NAN;
}

static void add_time(struct str *out, double seconds, size_t columns)
{
	char text[NUM_TEXT_MAX];
	report_add_right(out, isnan(seconds) ? "-" : num_print_seconds(text, seconds), columns);
}

/* Three digits: "0.0123", "1.02", "14.3", "2,340". */
static char *print_ratio(char buffer[NUM_TEXT_MAX], double log_ratio)
{
	double ratio = exp(log_ratio);
	if (ratio >= 100)
		return num_print_count(buffer, round(ratio));
	int places = 2 - (int)floor(log10(fmax(ratio, 1e-9)));
	snprintf(buffer, NUM_TEXT_MAX, "%.*f", places < 0 ? 0 : places > 9 ? 9 : places, ratio);
	return buffer;
}

static void add_interval(struct str *out, const struct paired *ratio)
{
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	if (!isfinite(ratio->low) || !isfinite(ratio->high))
		str_add(out, "too few rounds");
	else
		str_addf(out, "%s to %s", print_ratio(low, ratio->low),
			print_ratio(high, ratio->high));
}

static void add_row(struct str *out, const struct term *term, const struct compare_size *size,
	const struct report_sizes *a, const struct report_sizes *b)
{
	char text[NUM_TEXT_MAX];
	report_add_right(out, num_print_count(text, (double)size->n), 12);
	add_time(out, seconds_at(a, size->n), TIME_COLUMNS);
	add_time(out, seconds_at(b, size->n), TIME_COLUMNS);
	if (size->ratio.pairs == 0) {
		report_add_right(out, "-", 9);
		str_add(out, "   ");
		term_add(out, term, TERM_DIM, "within the noise of starting up");
	} else {
		report_add_right(out, print_ratio(text, size->ratio.estimate), 9);
		str_add(out, "   ");
		add_interval(out, &size->ratio);
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

/* The largest size that both were counted at, and what they counted there; 0: there is none. */
static uint64_t common_size(const struct counts *a, const struct counts *b, double totals[2])
{
	size_t i = a->points_len;
	size_t k = b->points_len;
	while (i > 0 && k > 0 && a->points[i - 1].n != b->points[k - 1].n) {
		if (a->points[i - 1].n > b->points[k - 1].n)
			i--;
		else
			k--;
	}
	if (i == 0 || k == 0)
		return 0;
	totals[0] = a->points[i - 1].mean;
	totals[1] = b->points[k - 1].mean;
	return a->points[i - 1].n;
}

/* The line of the other version with the same text; NULL: it has none. */
static const struct count_line *same_line(
	const struct run *other, const struct run *run, const struct count_line *line)
{
	size_t len;
	const char *text = run_line(run, line->module, line->line, &len);
	for (size_t i = 0; i < other->counts.lines_len; i++) {
		const struct count_line *found = &other->counts.lines[i];
		size_t found_len;
		const char *found_text = run_line(other, found->module, found->line, &found_len);
		if (len == found_len && memcmp(text, found_text, len) == 0)
			return found;
	}
	return NULL;
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
		const struct count_line *before = same_line(a, b, line);
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

static bool are_versions(const struct run *a, const struct run *b)
{
	return strcmp(a->lang, b->lang) == 0 &&
		strcmp(base_name(a->path), base_name(b->path)) == 0 &&
		strcmp(a->source_hash, b->source_hash) != 0;
}

static void add_counts(struct str *out, const struct comparison *comparison,
	const struct compare_pair *pair, const struct term *term)
{
	const struct run *a = comparison->runs[pair->a];
	const struct run *b = comparison->runs[pair->b];
	double totals[2];
	char n[NUM_TEXT_MAX];
	char first[NUM_TEXT_MAX];
	char second[NUM_TEXT_MAX];
	uint64_t size = common_size(&a->counts, &b->counts, totals);
	if (size == 0)
		return;
	owned(str_done) struct str text = {0};
	str_addf(&text, "counted at n = %s: %s operations by %c, %s by %c",
		num_print_count(n, (double)size), num_print_count(first, totals[0]),
		(char)('a' + pair->a), num_print_count(second, totals[1]), (char)('a' + pair->b));
	str_addf(out, "\n%*s", INDENT, "");
	term_wrap(out, term, str_text(&text), INDENT);
	if (are_versions(a, b))
		add_lines(out, a, b, term);
}

/* "held at n = 65,536: 1.2 MB by a, 34 MB by b". */
static void add_held(struct str *out, const struct comparison *comparison, const struct term *term)
{
	char text[NUM_TEXT_MAX];
	owned(str_done) struct str line = {0};
	if (comparison->held_n == 0)
		return;
	str_addf(&line, "held at n = %s: ", num_print_count(text, (double)comparison->held_n));
	for (size_t i = 0; i < comparison->len; i++)
		str_addf(&line, "%s%s by %c", i > 0 ? ", " : "",
			num_print_bytes(text, comparison->held[i]), (char)('a' + i));
	str_addf(out, "\n%*s", INDENT, "");
	term_wrap(out, term, str_text(&line), INDENT);
}

/* "12 % longer (9 to 14 %)" or "8.3 times as long (7.9 to 8.8)"; of a ratio above 1. */
static void add_more(
	struct str *out, const struct paired *ratio, const char *small, const char *large)
{
	char at[NUM_TEXT_MAX];
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	if (exp(ratio->estimate) < 2) {
		str_addf(out, "%.1f %% %s (%.1f to %.1f %%)", 100 * expm1(ratio->estimate), small,
			100 * expm1(ratio->low), 100 * expm1(ratio->high));
		return;
	}
	str_addf(out, "%s times %s (%s to %s)", print_ratio(at, ratio->estimate), large,
		print_ratio(low, ratio->low), print_ratio(high, ratio->high));
}

static void add_inconclusive(struct str *out, const struct compare_pair *pair)
{
	const struct paired *ratio = &pair->ratio;
	if (ratio->pairs == 0) {
		str_add(out, "nothing stands above the noise of starting up; use larger sizes");
		return;
	}
	str_add(out, "which is faster cannot be told");
	if (!isfinite(ratio->low) || !isfinite(ratio->high)) {
		str_add(out, " from so few rounds; give it more time with --budget");
		return;
	}
	str_addf(out, ": it takes from %.1f to %+.1f %% more", 100 * expm1(ratio->low),
		100 * expm1(ratio->high));
	if (pair->needs > 0 && pair->needs < 1000)
		str_addf(out, "; --runs %zu would tell", pair->needs);
}

static void add_answer(struct str *out, const struct compare_pair *pair, double margin)
{
	const struct paired *ratio = &pair->ratio;
	const struct paired inverse = {.pairs = ratio->pairs,
		.low = -ratio->high,
		.estimate = -ratio->estimate,
		.high = -ratio->low};
	switch (pair->answer) {
	case COMPARE_SLOWER:
		str_add(out, "slower: it takes ");
		add_more(out, ratio, "longer", "as long");
		break;
	case COMPARE_FASTER:
		str_add(out, "faster: it is ");
		add_more(out, &inverse, "faster", "as fast");
		break;
	case COMPARE_SAME:
		str_addf(out, "the same within %g %% (%+.1f to %+.1f %%)", 100 * margin,
			100 * expm1(ratio->low), 100 * expm1(ratio->high));
		break;
	case COMPARE_INCONCLUSIVE:
	case COMPARE_ANSWER_COUNT: add_inconclusive(out, pair); break;
	}
}

static void add_sentence(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair)
{
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	add_name(out, comparison, pair->b);
	str_add(out, " against ");
	add_name(out, comparison, pair->a);
	str_add(out, ": ");
	add_answer(out, pair, comparison->margin);
	if (pair->answer != COMPARE_INCONCLUSIVE)
		str_addf(out, ", at n = %s to %s",
			num_print_count(low, (double)pair->sizes[pair->from].n),
			num_print_count(high, (double)pair->sizes[pair->sizes_len - 1].n));
	if (pair->crossover > 0)
		str_addf(out, "; it is %s from about n = %s on, and %s below",
			compare_answer_name(pair->answer),
			num_print_count(low, round(pair->crossover)),
			compare_answer_name(
				pair->answer == COMPARE_FASTER ? COMPARE_SLOWER : COMPARE_FASTER));
	str_add(out, ".");
}

void report_compare_sentences(
	const struct comparison *comparison, const struct term *term, struct str *out)
{
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		owned(str_done) struct str sentence = {0};
		add_sentence(&sentence, comparison, &comparison->pairs[i]);
		term_wrap(out, term, str_text(&sentence), 0);
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
		owned(str_done) struct str sentence = {0};
		add_sentence(&sentence, comparison, &comparison->pairs[i]);
		str_addf(out, "%*s", INDENT, "");
		term_wrap(out, term, str_text(&sentence), INDENT);
	}
	str_addf(out, "\n%*s%u round%s, sandbox %s, seed %llu\n\n", INDENT, "", comparison->rounds,
		comparison->rounds == 1 ? "" : "s", sandbox_tier_name(comparison->runs[0]->tier),
		(unsigned long long)comparison->runs[0]->seed);
}

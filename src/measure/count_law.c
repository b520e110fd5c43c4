/*
 * What the counted runs come to: the spread over seeds, the law of the worst, and the same by line.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argus/law.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/term.h"
#include "measure/counting.h"
#include "measure/hidden.h"

enum { POINTS_WANTED = 10 };

/* What is looked at: the sites of a line, or all of them. */
struct part {
	const struct counting *counting;
	const size_t *sites;
	size_t len; /* 0: all */
};

static double value_of(const struct part *part, const struct counted *counted)
{
	double sum = 0;
	if (part->len == 0)
		return counted->total;
	for (size_t i = 0; i < part->len; i++)
		sum += counted->by_site[part->sites[i]];
	return sum;
}

/* Of each size the worst. */
static size_t points_of(const struct part *part, struct law_point points[COUNTED_RUNS_MAX])
{
	struct law_point samples[COUNTED_RUNS_MAX];
	struct law_spread spreads[COUNTED_RUNS_MAX];
	for (size_t i = 0; i < part->counting->len; i++) {
		const struct counted *counted = &part->counting->runs[i];
		samples[i] = (struct law_point){counted->n, (uint64_t)value_of(part, counted)};
	}
	size_t len = law_gather(samples, part->counting->len, spreads, COUNTED_RUNS_MAX);
	for (size_t i = 0; i < len; i++)
		points[i] = (struct law_point){spreads[i].n, spreads[i].worst};
	return len;
}

/* Small sizes often follow no law (an early return, a base case): as many of the largest as
 * will. Returns the first that it was found from. */
static size_t find_law(const struct part *part, struct count_law *law)
{
	struct law_point points[COUNTED_RUNS_MAX] = {{0}};
	size_t len = points_of(part, points);
	size_t first = len > POINTS_WANTED ? len - POINTS_WANTED : 0;
	law_find(points + first, len - first, law);
	for (size_t from = first + 1; !law->exact && from + COUNTED_POINTS_LEAST + 1 <= len;
		from++) {
		struct count_law fewer;
		law_find(points + from, len - from, &fewer);
		if (!fewer.exact)
			continue;
		*law = fewer;
		first = from;
	}
	return law->exact ? first : 0;
}

/* The smallest n from which on the law holds. */
static uint64_t law_start(const struct part *part, size_t first, const struct count_law *law)
{
	struct law_point points[COUNTED_RUNS_MAX] = {{0}};
	size_t len = points_of(part, points);
	for (; first > 0; first--) {
		struct count_law more;
		law_find(points + first - 1, len - first + 1, &more);
		if (!more.exact || strcmp(more.ascii, law->ascii) != 0)
			break;
	}
	return points[first].n;
}

bool counting_is_exact(const struct counting *counting)
{
	const struct part all = {counting, NULL, 0};
	struct count_law law = {0};
	if (counting->len < LAW_POINTS_LEAST)
		return false;
	find_law(&all, &law);
	return law.exact;
}

/* A formula without a word on where it holds is taken to hold at every size. */
static void note_start(struct counting *counting, const struct part *part, size_t first,
	const struct count_law *law)
{
	struct run *run = counting->run;
	uint64_t n = law_start(part, first, law);
	char text[NUM_TEXT_MAX];
	if (n > run->counts.points[0].n)
		run_add_note(run, "the formula holds from n = %s on; smaller sizes are not on it",
			num_print_count(text, (double)n));
}

static void add_points(struct counting *counting)
{
	struct counts *counts = &counting->run->counts;
	struct law_point samples[COUNTED_RUNS_MAX];
	struct law_spread spreads[COUNTED_RUNS_MAX];
	for (size_t i = 0; i < counting->len; i++)
		samples[i] =
			(struct law_point){counting->runs[i].n, (uint64_t)counting->runs[i].total};
	size_t len = law_gather(samples, counting->len, spreads, COUNTED_RUNS_MAX);
	for (size_t i = 0; i < len; i++) {
		counts->points = mem_grow(counts->points, counts->points_len, &counts->points_cap,
			sizeof *counts->points);
		counts->points[counts->points_len++] = (struct count_point){spreads[i].n,
			(double)spreads[i].best, spreads[i].mean, (double)spreads[i].worst};
	}
}

static int by_count(const void *left, const void *right)
{
	const struct count_line *a = left;
	const struct count_line *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	if (a->module != b->module)
		return a->module < b->module ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

static int by_place(const void *left, const void *right, void *context)
{
	const struct instrumented *instrumented = ((const struct counting *)context)->instrumented;
	size_t i = *(const size_t *)left;
	size_t j = *(const size_t *)right;
	const struct site *a = &instrumented->sites[i];
	const struct site *b = &instrumented->sites[j];
	if (a->module != b->module)
		return a->module < b->module ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return i < j ? -1 : i > j;
}

static void note_growth(struct counting *counting, const struct count_law *law, double share)
{
	static const double SURE = 0.8;
	static const double MATTERS = 0.05; /* of the count at the largest n */
	double confidence = law->exact ? 0.97 : law->confidence;
	if (law->exact || (confidence >= SURE && share >= MATTERS)) {
		if (growth_compare(law->growth, counting->fastest) <= 0)
			return;
		counting->fastest = law->growth;
		counting->fastest_confidence = confidence;
		return;
	}
	if (growth_compare(law->growth, counting->loose) > 0)
		counting->loose = law->growth;
	counting->loose_unknown |= law->growth.kind == GROWTH_UNKNOWN;
	counting->loose_exponent = fmax(counting->loose_exponent, law->exponent_high);
}

/* A sum that follows no law may have parts that do: it grows as the fastest of its lines. Those
 * that no law fits must be slower for that, or the sum's own class too slow. */
static void go_by_lines(const struct counting *counting, struct count_law *law)
{
	static const double CLEAR = 0.2; /* between exponents */
	struct growth fastest = counting->fastest;
	bool slower = (!counting->loose_unknown && growth_compare(counting->loose, fastest) <= 0) ||
		counting->loose_exponent < growth_degree(fastest) - CLEAR;
	bool too_slow =
		law->growth.kind != GROWTH_UNKNOWN && growth_compare(law->growth, fastest) < 0;
	if (law->exact || fastest.kind == GROWTH_UNKNOWN || !(slower || too_slow))
		return;
	law->growth = fastest;
	law->confidence = fmax(law->confidence, counting->fastest_confidence);
	law->alternatives_len = 0;
	law->reason[0] = '\0';
}

static void add_line(struct counting *counting, const struct part *part, const struct counted *last)
{
	struct counts *counts = &counting->run->counts;
	const struct site *site = &counting->instrumented->sites[part->sites[0]];
	struct count_law law = {0};
	if (counts->points_len >= LAW_POINTS_LEAST)
		find_law(part, &law);
	double count = value_of(part, last);
	note_growth(counting, &law, last->total > 0 ? count / last->total : 0);
	counts->lines = mem_grow(
		counts->lines, counts->lines_len, &counts->lines_cap, sizeof *counts->lines);
	counts->lines[counts->lines_len++] = (struct count_line){.module = site->module,
		.line = site->line,
		.start = site->start,
		.end = site->end,
		.count = count,
		.growth = law.growth,
		.law = law.exact ? mem_text(law.ascii) : NULL};
}

/* What `last` counted, by line; laws where there are runs enough. */
static void add_lines(struct counting *counting, const struct counted *last)
{
	struct counts *counts = &counting->run->counts;
	const struct instrumented *instrumented = counting->instrumented;
	size_t len = instrumented->sites_len;
	size_t *order = mem_array(len + 1, sizeof *order);
	for (size_t i = 0; i < len; i++)
		order[i] = i;
	qsort_r(order, len, sizeof *order, by_place, counting);
	for (size_t i = 0, next; i < len; i = next) {
		const struct site *site = &instrumented->sites[order[i]];
		for (next = i + 1; next < len; next++) {
			const struct site *other = &instrumented->sites[order[next]];
			if (other->line != site->line || other->module != site->module)
				break;
		}
		const struct part part = {counting, order + i, next - i};
		add_line(counting, &part, last);
	}
	free(order);
	if (counts->lines_len > 0)
		qsort(counts->lines, counts->lines_len, sizeof *counts->lines, by_count);
}

static void take_verdict(const struct count_law *law, struct verdict *verdict)
{
	*verdict = (struct verdict){.growth = law->growth,
		.confidence = law->confidence,
		.alternatives_len = law->alternatives_len,
		.exponent = law->exponent,
		.exponent_low = law->exponent_low,
		.exponent_high = law->exponent_high};
	memcpy(verdict->alternatives, law->alternatives, sizeof verdict->alternatives);
	if (law->growth.kind == GROWTH_UNKNOWN)
		snprintf(verdict->reason, sizeof verdict->reason, "%s", law->reason);
}

/* "; by then it had counted 1,234,567, 99 % of it on line 4" */
static void describe_cut(const struct counting *counting, struct str *out)
{
	const struct counts *counts = &counting->run->counts;
	char number[NUM_TEXT_MAX];
	if (counts->cut_count <= 0 || counts->lines_len == 0)
		return;
	const struct count_line *line = &counts->lines[0];
	str_addf(out, "; by then it had counted %s, %.0f %% of it on line %u",
		num_print_count(number, counts->cut_count), 100 * line->count / counts->cut_count,
		line->line);
	if (line->module) {
		const char *name = counts->modules[line->module - 1].name;
		str_add(out, " of ");
		term_escape(out, name, strlen(name), false);
	}
}

/* A program that fails from some size on has a class for those before it only. */
static void note_failing_sizes(struct counting *counting)
{
	static const double DOUBTFUL = 0.8;
	struct run *run = counting->run;
	const struct count_failure *failure = counting->failure;
	if (!counting->refused || failure->n <= run->counts.points[run->counts.points_len - 1].n)
		return;
	run_add_note(run, "%s; the counts are of smaller sizes only", str_text(&failure->why));
	run->counted.confidence = fmin(run->counted.confidence, DOUBTFUL);
}

/* What is counted as one step, and may be more the larger the input is. */
static void note_unknown_cost(struct counting *counting)
{
	static const double UNSURE = 0.75; /* below what a verdict is taken from counts alone at */
	struct run *run = counting->run;
	owned(str_done) struct str place = {0};
	const struct hidden_call hidden = hidden_find(
		counting->job->source, counting->job->modules, counting->instrumented, run, true);
	if (hidden.count <= 0 || run->counted.growth.kind == GROWTH_UNKNOWN)
		return;
	hidden_describe(run, &hidden, &place);
	run_add_note(run, "%s: the counts may be too low", str_text(&place));
	run->counted.confidence = fmin(run->counted.confidence, UNSURE);
	run->counts.partial = true;
}

static void say_too_few(struct counting *counting)
{
	struct run *run = counting->run;
	const struct str *why = &counting->failure->why;
	owned(str_done) struct str reason = {0};
	if (counting->last_end == COUNTING_DONE && run->counts.points_len > 0)
		str_addf(&reason,
			"too few sizes: the program counts enough at the first of them; give a "
			"wider range, from a smaller n on, with --sizes");
	else
		str_addf(&reason, "too few sizes could be counted%s%s", why->len ? ": " : "",
			str_text(why));
	if (run->counts.points_len == 0)
		describe_cut(counting, &reason);
	verdict_say(&run->counted, str_text(&reason));
}

void counting_conclude(struct counting *counting)
{
	struct run *run = counting->run;
	struct count_law law = {0};
	add_points(counting);
	run->counts.cut_count = counting->cut.n ? counting->cut.total : 0;
	if (run->counts.points_len > 0)
		add_lines(counting, &counting->runs[counting->len - 1]);
	else if (counting->cut.n)
		add_lines(counting, &counting->cut);
	if (run->counts.points_len < LAW_POINTS_LEAST) {
		say_too_few(counting);
		return;
	}
	const struct part all = {counting, NULL, 0};
	size_t first = find_law(&all, &law);
	go_by_lines(counting, &law);
	take_verdict(&law, &run->counted);
	note_failing_sizes(counting);
	run->counts.law = law.exact ? mem_text(law.ascii) : NULL;
	note_unknown_cost(counting);
	if (law.exact)
		note_start(counting, &all, first, &law);
}

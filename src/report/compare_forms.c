/* A comparison in the forms that machines and reviews take: Markdown and CSV. */
#include <math.h>

#include "argus/report.h"
#include "base/mem.h"
#include "report/compare_words.h"
#include "report/csv.h"
#include "report/markdown.h"
#include "report/run_words.h"

static void add_programs(struct str *out, const struct comparison *comparison)
{
	str_add(out, "| | program | grows as | | |\n|---|---|---|---|---|\n");
	for (size_t i = 0; i < comparison->len; i++) {
		const struct run *run = comparison->runs[i];
		owned(str_done) struct str name = {0};
		owned(str_done) struct str said = {0};
		char class[GROWTH_TEXT_MAX];
		compare_add_name(&name, comparison, i);
		run_words_certainty(&said, &run->time);
		str_addf(out, "| %c | ", (char)('a' + i));
		markdown_add(out, str_text(&name));
		str_addf(out, " | %s | ",
			run->time.growth.kind == GROWTH_UNKNOWN
				? "cannot tell"
				: growth_print(run->time.growth, true, class));
		markdown_add(out, str_text(&said));
		str_add(out, " | ");
		markdown_add(out, run->interpreter ? run->interpreter : run->lang);
		str_add(out, " |\n");
	}
	str_add_char(out, '\n');
}

static void add_size(struct str *out, const struct compare_size *size, const struct report_sizes *a,
	const struct report_sizes *b)
{
	char text[NUM_TEXT_MAX];
	const struct report_sizes *const both[] = {a, b};
	str_addf(out, "| %s ", num_print_count(text, (double)size->n));
	for (size_t i = 0; i < ARRAY_LEN(both); i++) {
		double seconds = compare_seconds_at(both[i], size->n);
		str_addf(out, "| %s ",
			isnan(seconds) ? "-" : num_print_seconds(text, fmax(seconds, 0)));
	}
	if (size->ratio.pairs == 0) {
		str_add(out, "| - | within the noise of starting up |\n");
		return;
	}
	str_addf(out, "| %s | ", compare_print_ratio(text, size->ratio.estimate));
	compare_add_interval(out, &size->ratio);
	str_add(out, " |\n");
}

static void add_pair(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair)
{
	owned(report_sizes_done) struct report_sizes a = {0};
	owned(report_sizes_done) struct report_sizes b = {0};
	owned(str_done) struct str sentence = {0};
	owned(str_done) struct str counts = {0};
	char first = (char)('a' + pair->a);
	char second = (char)('a' + pair->b);
	report_sizes_of(comparison->runs[pair->a], &a);
	report_sizes_of(comparison->runs[pair->b], &b);
	compare_add_sentence(&sentence, comparison, pair);
	markdown_add(out, str_text(&sentence));
	str_addf(out, "\n\n| n | %c | %c | %c / %c | 99 %% interval |\n|---:|---:|---:|---:|---|\n",
		first, second, second, first);
	for (size_t i = 0; i < pair->sizes_len; i++)
		add_size(out, &pair->sizes[i], &a, &b);
	str_add_char(out, '\n');
	compare_add_counts(&counts, comparison, pair);
	markdown_add(out, str_text(&counts));
	str_add(out, counts.len > 0 ? "\n\n" : "");
}

void report_compare_markdown(const struct comparison *comparison, struct str *out)
{
	owned(str_done) struct str outputs = {0};
	str_add(out, "### argus compare\n\n");
	add_programs(out, comparison);
	compare_add_outputs(&outputs, comparison);
	markdown_add(out, str_text(&outputs));
	str_add(out, "\n\n");
	if (comparison->difference.program > 0)
		return;
	for (size_t i = 0; i < comparison->pairs_len; i++)
		add_pair(out, comparison, &comparison->pairs[i]);
	compare_add_held(out, comparison);
	str_add(out, comparison->held_n > 0 ? "\n\n" : "");
	str_addf(out, "%u round%s, sandbox %s, seed %llu\n", comparison->rounds,
		comparison->rounds == 1 ? "" : "s", sandbox_tier_name(comparison->runs[0]->tier),
		(unsigned long long)comparison->runs[0]->seed);
}

static void add_ratio(struct str *out, const struct paired *ratio)
{
	csv_count(out, ratio->pairs);
	if (ratio->pairs == 0) {
		csv_empty(out, 3);
		return;
	}
	csv_number(out, exp(ratio->estimate));
	if (!isfinite(ratio->low) || !isfinite(ratio->high)) {
		csv_empty(out, 2);
		return;
	}
	csv_number(out, exp(ratio->low));
	csv_number(out, exp(ratio->high));
}

void report_compare_csv(const struct comparison *comparison, struct str *out)
{
	str_add(out,
		"a,b,verdict,n,a_seconds,b_seconds,pairs,ratio,ratio_low,ratio_high,a_time,b_"
		"time\n");
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		const struct compare_pair *pair = &comparison->pairs[i];
		const struct run *first = comparison->runs[pair->a];
		const struct run *second = comparison->runs[pair->b];
		owned(report_sizes_done) struct report_sizes a = {0};
		owned(report_sizes_done) struct report_sizes b = {0};
		report_sizes_of(first, &a);
		report_sizes_of(second, &b);
		for (size_t k = 0; k < pair->sizes_len; k++) {
			csv_text(out, first->path);
			csv_text(out, second->path);
			csv_text(out, compare_answer_name(pair->answer));
			csv_count(out, pair->sizes[k].n);
			csv_number(out, compare_seconds_at(&a, pair->sizes[k].n));
			csv_number(out, compare_seconds_at(&b, pair->sizes[k].n));
			add_ratio(out, &pair->sizes[k].ratio);
			csv_class(out, first->time.growth);
			csv_class(out, second->time.growth);
			csv_end(out);
		}
	}
}

#include "report/compare_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

void compare_add_name(struct str *out, const struct comparison *comparison, size_t program)
{
	const char *path = comparison->runs[program]->path;
	const char *name = base_name(path);
	for (size_t i = 0; i < comparison->len; i++) {
		if (i != program && strcmp(base_name(comparison->runs[i]->path), name) == 0)
			name = path;
	}
	str_add(out, name);
}

double compare_seconds_at(const struct report_sizes *sizes, uint64_t n)
{
	for (size_t i = 0; i < sizes->len; i++) {
		if (sizes->rows[i].n == n)
			return sizes->rows[i].seconds.median;
	}
	return (double)NAN;
}

char *compare_print_ratio(char buffer[NUM_TEXT_MAX], double log_ratio)
{
	double ratio = exp(log_ratio);
	if (ratio >= 100)
		return num_print_count(buffer, round(ratio));
	int places = 2 - (int)floor(log10(fmax(ratio, 1e-9)));
	snprintf(buffer, NUM_TEXT_MAX, "%.*f", places < 0 ? 0 : places > 9 ? 9 : places, ratio);
	return buffer;
}

uint64_t compare_common_size(const struct counts *a, const struct counts *b, double totals[2])
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

const struct count_line *compare_same_line(
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

bool compare_are_versions(const struct run *a, const struct run *b)
{
	return strcmp(a->lang, b->lang) == 0 &&
		strcmp(base_name(a->path), base_name(b->path)) == 0 &&
		strcmp(a->source_hash, b->source_hash) != 0;
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
	str_addf(out, "%s times %s (%s to %s)", compare_print_ratio(at, ratio->estimate), large,
		compare_print_ratio(low, ratio->low), compare_print_ratio(high, ratio->high));
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

void compare_add_sentence(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair)
{
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	compare_add_name(out, comparison, pair->b);
	str_add(out, " against ");
	compare_add_name(out, comparison, pair->a);
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

void compare_add_interval(struct str *out, const struct paired *ratio)
{
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	if (!isfinite(ratio->low) || !isfinite(ratio->high))
		str_add(out, "too few rounds");
	else
		str_addf(out, "%s to %s", compare_print_ratio(low, ratio->low),
			compare_print_ratio(high, ratio->high));
}

void compare_add_outputs(struct str *out, const struct comparison *comparison)
{
	const struct compare_difference *difference = &comparison->difference;
	char n[NUM_TEXT_MAX];
	if (difference->program > 0)
		str_addf(out, "different output at n = %s, seed %llu, line %zu",
			num_print_count(n, (double)difference->n),
			(unsigned long long)difference->seed, difference->line);
	else if (comparison->outputs == 0 && comparison->unknown == 0)
		str_add(out, "outputs were not compared");
	else
		str_addf(out, "the same output %zu times", comparison->outputs);
	if (difference->program == 0 && comparison->unknown > 0)
		str_addf(out, "; %zu results cannot be written down", comparison->unknown);
}

void compare_add_held(struct str *out, const struct comparison *comparison)
{
	char text[NUM_TEXT_MAX];
	if (comparison->held_n == 0)
		return;
	str_addf(out, "held at n = %s: ", num_print_count(text, (double)comparison->held_n));
	for (size_t i = 0; i < comparison->len; i++)
		str_addf(out, "%s%s by %c", i > 0 ? ", " : "",
			num_print_bytes(text, comparison->held[i]), (char)('a' + i));
}

void compare_add_counts(
	struct str *out, const struct comparison *comparison, const struct compare_pair *pair)
{
	const struct run *a = comparison->runs[pair->a];
	const struct run *b = comparison->runs[pair->b];
	double totals[2];
	char n[NUM_TEXT_MAX];
	char first[NUM_TEXT_MAX];
	char second[NUM_TEXT_MAX];
	uint64_t size = compare_common_size(&a->counts, &b->counts, totals);
	if (size == 0)
		return;
	str_addf(out, "counted at n = %s: %s operations by %c, %s by %c",
		num_print_count(n, (double)size), num_print_count(first, totals[0]),
		(char)('a' + pair->a), num_print_count(second, totals[1]), (char)('a' + pair->b));
}

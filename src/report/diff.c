#include "report/diff.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "report/sizes.h"

void diff_done(struct diff *diff)
{
	free(diff->counts);
	free(diff->lines);
	free(diff->seconds);
	*diff = (struct diff){0};
}

const char *diff_change(const struct verdict *a, const struct verdict *b)
{
	if (a->growth.kind == GROWTH_UNKNOWN || b->growth.kind == GROWTH_UNKNOWN)
		return NULL;
	int order = growth_compare(b->growth, a->growth);
	return order > 0 ? "more" : order < 0 ? "less" : "same";
}

static struct diff_size make_size(uint64_t n, double a, double b)
{
	return (struct diff_size){n, a, b, a > 0 && b > 0 ? b / a : (double)NAN};
}

static void hold_counts(const struct counts *a, const struct counts *b, struct diff *diff)
{
	for (size_t i = 0, k = 0; i < a->points_len && k < b->points_len;) {
		const struct count_point *left = &a->points[i];
		const struct count_point *right = &b->points[k];
		if (left->n == right->n) {
			diff->counts = mem_grow(diff->counts, diff->counts_len, &diff->counts_cap,
				sizeof *diff->counts);
			diff->counts[diff->counts_len++] =
				make_size(left->n, left->mean, right->mean);
		}
		i += left->n <= right->n;
		k += right->n <= left->n;
	}
}

/* What a line is found again by: its text where the programs differ, else its place. */
static uint64_t *line_marks(const struct run *run, bool by_place)
{
	const struct counts *counts = &run->counts;
	uint64_t *marks = mem_array(counts->lines_len + 1, sizeof *marks);
	for (size_t i = 0; i < counts->lines_len; i++) {
		const struct count_line *line = &counts->lines[i];
		size_t len;
		const char *text = run_line(run, line->module, line->line, &len);
		marks[i] = hash_bytes(HASH_START, &line->module, sizeof line->module);
		if (by_place || len == 0)
			marks[i] = hash_bytes(marks[i], &line->line, sizeof line->line);
		else
			marks[i] = hash_bytes(marks[i], text, len);
	}
	return marks;
}

static void free_marks(uint64_t **marks)
{
	free(*marks);
}

static void add_line(struct diff *diff, const struct count_line *a, const struct count_line *b)
{
	diff->lines = mem_grow(diff->lines, diff->lines_len, &diff->lines_cap, sizeof *diff->lines);
	diff->lines[diff->lines_len++] = (struct diff_line){a, b};
}

static double larger_count(const struct diff_line *line)
{
	return fmax(line->a ? line->a->count : 0, line->b ? line->b->count : 0);
}

static int by_count(const void *a, const void *b)
{
	double left = larger_count(a);
	double right = larger_count(b);
	return (left < right) - (left > right);
}

static uint64_t size_of_lines(const struct counts *counts)
{
	return counts->points_len > 0 ? counts->points[counts->points_len - 1].n : counts->cut_n;
}

static void hold_lines(const struct run *a, const struct run *b, struct diff *diff)
{
	bool same = a->source_hash[0] && strcmp(a->source_hash, b->source_hash) == 0;
	owned(free_marks) uint64_t *left = line_marks(a, same);
	owned(free_marks) uint64_t *right = line_marks(b, same);
	owned(free_marks) uint64_t *taken = mem_array(a->counts.lines_len + 1, sizeof *taken);
	for (size_t k = 0; k < b->counts.lines_len; k++) {
		size_t i = 0;
		while (i < a->counts.lines_len && (taken[i] || left[i] != right[k]))
			i++;
		bool found = i < a->counts.lines_len;
		taken[i] = true;
		add_line(diff, found ? &a->counts.lines[i] : NULL, &b->counts.lines[k]);
	}
	for (size_t i = 0; i < a->counts.lines_len; i++) {
		if (!taken[i])
			add_line(diff, &a->counts.lines[i], NULL);
	}
	if (diff->lines_len > 0)
		qsort(diff->lines, diff->lines_len, sizeof *diff->lines, by_count);
	diff->a_n = size_of_lines(&a->counts);
	diff->b_n = size_of_lines(&b->counts);
}

static const char *why_unlike(const struct run *a, const struct run *b)
{
	if (!a->machine.host || !b->machine.host)
		return "it is not known whether both were measured on one machine";
	if (strcmp(a->machine.host, b->machine.host) != 0)
		return "the runs are of two machines";
	return a->mode != b->mode ? "one is of a program, the other of a function" : NULL;
}

static void hold_seconds(const struct run *a, const struct run *b, struct diff *diff)
{
	owned(report_sizes_done) struct report_sizes left = {0};
	owned(report_sizes_done) struct report_sizes right = {0};
	report_sizes_of(a, &left);
	report_sizes_of(b, &right);
	for (size_t i = 0, k = 0; i < left.len && k < right.len;) {
		uint64_t n = left.rows[i].n;
		uint64_t other = right.rows[k].n;
		if (n == other) {
			diff->seconds = mem_grow(diff->seconds, diff->seconds_len,
				&diff->seconds_cap, sizeof *diff->seconds);
			diff->seconds[diff->seconds_len++] = make_size(
				n, left.rows[i].seconds.median, right.rows[k].seconds.median);
		}
		i += n <= other;
		k += other <= n;
	}
}

void diff_of(const struct run *a, const struct run *b, struct diff *diff)
{
	*diff = (struct diff){.unlike = why_unlike(a, b)};
	hold_counts(&a->counts, &b->counts, diff);
	hold_lines(a, b, diff);
	if (!diff->unlike)
		hold_seconds(a, b, diff);
}

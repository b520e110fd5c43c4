#include "report/sizes.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"

void report_sizes_done(struct report_sizes *sizes)
{
	free(sizes->rows);
	*sizes = (struct report_sizes){0};
}

static bool counts(const struct trial *trial)
{
	return trial->kind == TRIAL_TIMED && trial->outcome == OUTCOME_FINISHED;
}

static int compare_rows(const void *a, const void *b)
{
	uint64_t x = ((const struct report_size *)a)->n;
	uint64_t y = ((const struct report_size *)b)->n;
	return (x > y) - (x < y);
}

static void add_row(const struct run *run, uint64_t n, double *scratch, struct report_sizes *sizes)
{
	struct report_size row = {.n = n};
	size_t len = 0;
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		if (counts(trial) && trial->n == n)
			scratch[len++] = (double)trial->memory_bytes - (double)run->startup_bytes;
	}
	row.bytes = fmax(num_median(scratch, len), 0);
	len = 0;
	for (size_t i = 0; i < run->trials_len; i++) {
		if (counts(&run->trials[i]) && run->trials[i].n == n)
			scratch[len++] = run->trials[i].work_seconds;
	}
	row.trials = len;
	row.seconds = amount_middle(scratch, len);
	sizes->rows = mem_grow(sizes->rows, sizes->len, &sizes->cap, sizeof *sizes->rows);
	sizes->rows[sizes->len++] = row;
}

void report_sizes_of(const struct run *run, struct report_sizes *sizes)
{
	double *scratch = mem_array(run->trials_len, sizeof *scratch);
	report_sizes_done(sizes);
	for (size_t i = 0; i < run->trials_len; i++) {
		bool known = !counts(&run->trials[i]);
		for (size_t j = 0; j < sizes->len && !known; j++)
			known = sizes->rows[j].n == run->trials[i].n;
		if (!known)
			add_row(run, run->trials[i].n, scratch, sizes);
	}
	free(scratch);
	if (sizes->len > 1)
		qsort(sizes->rows, sizes->len, sizeof *sizes->rows, compare_rows);
}

#include <math.h>
#include <stdlib.h>

#include "argus/measure.h"
#include "base/mem.h"

static bool counts(const struct trial *trial)
{
	return trial->kind == TRIAL_TIMED && trial->outcome == OUTCOME_FINISHED;
}

/* Start-up is taken out of every trial alike, so what is left of its uncertainty is a floor. */
void measure_time_series(const struct run *run, struct series *series)
{
	series_done(series);
	series->name = mem_text("seconds");
	series->floor = run->mode == SPEC_FUNCTION ? 1e-9 : 2 * run->startup_spread;
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		if (counts(trial))
			series_add(series, (double)trial->n, fmax(trial->work_seconds, 0));
	}
	series_sort(series);
}

/* Peaks move in pages and by what the allocator keeps in reserve. */
void measure_memory_series(const struct run *run, struct series *series)
{
	static const double reserve = 256 << 10;
	series_done(series);
	series->name = mem_text("bytes");
	series->floor = reserve;
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		double over = (double)trial->memory_bytes - (double)run->startup_bytes;
		if (counts(trial))
			series_add(series, (double)trial->n, fmax(over, 0));
	}
	series_sort(series);
}

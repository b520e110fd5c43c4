#include "report/forecast.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/amount.h"
#include "report/law_value.h"

void forecast_done(struct forecast *forecast)
{
	free(forecast->costs);
	free(forecast->memories);
	free(forecast->why);
	free(forecast->why_memory);
	*forecast = (struct forecast){0};
}

/* What all witnesses together say may be the counts' class, of which the clock saw nothing yet. */
bool forecast_is_outgrown(const struct run *run)
{
	static const double FAR = 0.5;
	bool said = run->timed.growth.kind != GROWTH_UNKNOWN || run->timed.exponent_high > 0;
	const struct verdict *timed = said ? &run->timed : &run->time;
	struct growth counted = run->counted.growth;
	if (counted.kind == GROWTH_UNKNOWN || fit_same_class(counted, timed->growth))
		return false;
	if (timed->growth.kind != GROWTH_UNKNOWN)
		return growth_degree(counted) > growth_degree(timed->growth) + FAR;
	return timed->exponent_high > 0 && growth_degree(counted) > timed->exponent_high + FAR;
}

/* A program that gave up; one that met a limit may go on under a larger one. */
static bool failed_by_itself(const struct trial *trial)
{
	return trial->outcome == OUTCOME_EXIT || trial->outcome == OUTCOME_SIGNAL;
}

static uint64_t first_failure(const struct run *run)
{
	uint64_t least = 0;
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		if (failed_by_itself(trial) && trial->n > run->largest_n &&
			(least == 0 || trial->n < least))
			least = trial->n;
	}
	return least;
}

/* The table and the series have what a program holds as seen from outside, the verdict may be of
 * what it allocates: its class is used, its coefficients are not. */
static void look_at_memory(
	const struct run *run, const struct report_view *view, struct outlook *memory)
{
	struct verdict verdict = run->memory;
	verdict.intercept = 0;
	verdict.slope = 0;
	outlook_of(view->memory, &verdict, memory);
}

/* A law that all counts follow is no estimate. */
static bool follows_law(const struct run *run, double n, struct fit_range *range)
{
	double value = run->counts.law ? law_value_at(run->counts.law, n) : (double)NAN;
	if (!isfinite(value) || value < 0)
		return false;
	*range = (struct fit_range){n, value, value, value};
	return true;
}

void forecast_of(const struct run *run, const struct report_view *view, struct forecast *forecast)
{
	*forecast = (struct forecast){.len = view->sizes_len};
	if (!view->plot && view->sizes_len == 0)
		return;
	bool outgrown = forecast_is_outgrown(run);
	outlook_of(view->cost, outgrown ? &run->timed : &run->time, &forecast->cost);
	outlook_count(&forecast->cost, run->counted.growth);
	forecast->cost.outgrown = outgrown;
	look_at_memory(run, view, &forecast->memory);
	forecast->fails_at = first_failure(run);
	forecast->timed = !view->cost || amount_of(view->cost->name) == AMOUNT_SECONDS;
	forecast->costs = mem_array(forecast->len, sizeof *forecast->costs);
	forecast->memories = mem_array(forecast->len, sizeof *forecast->memories);
	forecast->why = mem_array(forecast->len, sizeof *forecast->why);
	forecast->why_memory = mem_array(forecast->len, sizeof *forecast->why_memory);
	for (size_t i = 0; i < forecast->len; i++) {
		double n = view->sizes[i];
		if (forecast->timed || !follows_law(run, n, &forecast->costs[i]))
			forecast->why[i] = outlook_predict(&forecast->cost, n, &forecast->costs[i]);
		forecast->why_memory[i] =
			outlook_predict(&forecast->memory, n, &forecast->memories[i]);
	}
}

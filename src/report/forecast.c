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
	*forecast = (struct forecast){0};
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
	outlook_of(view->cost, &run->time, &forecast->cost);
	outlook_count(&forecast->cost, run->counted.growth);
	outlook_of(view->memory, &run->memory, &forecast->memory);
	forecast->timed = !view->cost || amount_of(view->cost->name) == AMOUNT_SECONDS;
	forecast->costs = mem_array(forecast->len, sizeof *forecast->costs);
	forecast->memories = mem_array(forecast->len, sizeof *forecast->memories);
	forecast->why = mem_array(forecast->len, sizeof *forecast->why);
	for (size_t i = 0; i < forecast->len; i++) {
		double n = view->sizes[i];
		if (forecast->timed || !follows_law(run, n, &forecast->costs[i]))
			forecast->why[i] = outlook_predict(&forecast->cost, n, &forecast->costs[i]);
		outlook_predict(&forecast->memory, n, &forecast->memories[i]);
	}
}

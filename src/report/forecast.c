#include "report/forecast.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/amount.h"

void forecast_done(struct forecast *forecast)
{
	free(forecast->costs);
	free(forecast->memories);
	free(forecast->why);
	*forecast = (struct forecast){0};
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
		forecast->why[i] = outlook_predict(&forecast->cost, n, &forecast->costs[i]);
		outlook_predict(&forecast->memory, n, &forecast->memories[i]);
	}
}

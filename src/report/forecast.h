/* What a run lets one expect at the sizes that the user asks for. */
#ifndef ARGUS_REPORT_FORECAST_H
#define ARGUS_REPORT_FORECAST_H

#include "argus/report.h"
#include "report/outlook.h"

struct forecast {
	struct outlook cost, memory;
	bool timed; /* the cost is in seconds; else in operations */
	size_t len;
	struct fit_range *costs; /* NaN, but for n, where it cannot be told */
	struct fit_range *memories; /* the same */
	const char **why; /* the cost cannot be told; NULL: it can */
	const char **why_memory; /* the same of memory */
	uint64_t fails_at; /* the smallest size above all that were measured where a run failed by
			      itself; 0: none did */
};
void forecast_done(struct forecast *forecast);

/* Do the operations grow so much faster than the time did that they will come to show? */
bool forecast_is_outgrown(const struct run *run);

/* Borrows from the view. */
void forecast_of(const struct run *run, const struct report_view *view, struct forecast *forecast);

#endif

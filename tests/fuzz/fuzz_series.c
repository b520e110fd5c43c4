/* Any bytes are a series or a usage error, and any series gets a verdict with finite numbers. */
#include <assert.h>
#include <math.h>
#include <stdint.h>

#include "argus/fit.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	owned(series_done) struct series series = {0};
	struct err err = {0};
	if (series_parse((const char *)data, size, "fuzz", &series, &err) < 0) {
		assert(err.kind == ERR_USAGE && err.text[0]);
		return 0;
	}
	struct verdict verdict;
	fit_select(&series, &verdict);
	assert(verdict.confidence >= 0 && verdict.confidence <= 1);
	assert(verdict.growth.kind != GROWTH_UNKNOWN || verdict.reason[0]);
	assert(isfinite(verdict.intercept) && isfinite(verdict.slope));
	assert(isfinite(verdict.spread) && isfinite(verdict.next_n));
	struct fit_range range;
	if (fit_predict_range(&series, &verdict, 1e6, &range))
		assert(range.low <= range.estimate && range.estimate <= range.high);
	return 0;
}

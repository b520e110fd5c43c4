#include "argus/series.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"

void series_done(struct series *series)
{
	free(series->name);
	free(series->samples);
	free(series->origin.n_column);
	free(series->origin.value_column);
	*series = (struct series){0};
}

void series_add(struct series *series, double n, double value)
{
	assert(isfinite(n) && n > 0 && isfinite(value) && value >= 0);
	series->samples =
		mem_grow(series->samples, series->len, &series->cap, sizeof *series->samples);
	series->samples[series->len++] = (struct sample){n, value};
}

static int by_n_then_value(const void *a, const void *b)
{
	const struct sample *x = a;
	const struct sample *y = b;
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

void series_sort(struct series *series)
{
	if (series->len > 1)
		qsort(series->samples, series->len, sizeof *series->samples, by_n_then_value);
}

void series_print(const struct series *series, struct str *out)
{
	str_addf(out, "n\t%s\n", series->name ? series->name : "value");
	for (size_t i = 0; i < series->len; i++)
		str_addf(out, "%.17g\t%.17g\n", series->samples[i].n, series->samples[i].value);
}

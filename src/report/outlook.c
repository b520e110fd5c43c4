#include "report/outlook.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fit/sizes.h"
#include "report/amount.h"
#include "report/plot.h"

/* Coefficients that belong to another series, or class, are far off where it counts. */
static bool describes(const struct verdict *model, const struct series *series)
{
	static const double FAR = 2;
	const struct sample *last = &series->samples[series->len - 1];
	double expected = fit_predict(model, last->n);
	return isfinite(expected) && expected < FAR * last->value && FAR * expected > last->value;
}

/* The series' own law of the verdict's class. */
static bool take_candidate(const struct series *series, struct verdict *model)
{
	struct fit_candidate candidates[FIT_CANDIDATES_MAX];
	size_t len = fit_candidates(series, candidates);
	for (size_t i = 0; i < len; i++) {
		if (!fit_same_class(candidates[i].growth, model->growth))
			continue;
		model->growth = candidates[i].growth;
		model->intercept = candidates[i].intercept;
		model->slope = candidates[i].slope;
		model->spread = candidates[i].rms;
		return describes(model, series);
	}
	return false;
}

void outlook_of(const struct series *series, const struct verdict *verdict, struct outlook *outlook)
{
	*outlook = (struct outlook){.series = series, .model = *verdict};
	outlook->linear = growth_is_steep(verdict->growth) ||
		(verdict->growth.kind == GROWTH_UNKNOWN && verdict->alternatives_len > 0 &&
			growth_is_steep(verdict->alternatives[0]));
	if (!series || series->len == 0)
		outlook->missing = "nothing was measured";
	else if (verdict->growth.kind == GROWTH_UNKNOWN)
		outlook->missing = "the class cannot";
	else if (fit_is_flat(series))
		outlook->missing = "all that was measured is within the noise";
	else if (!describes(verdict, series) && !take_candidate(series, &outlook->model))
		outlook->missing = "what was measured does not follow its class";
}

void outlook_count(struct outlook *outlook, struct growth growth)
{
	struct verdict *model = &outlook->model;
	bool known = growth.kind == GROWTH_UNKNOWN || fit_same_class(model->growth, growth);
	for (unsigned i = 0; i < model->alternatives_len && !known; i++)
		known = fit_same_class(model->alternatives[i], growth);
	if (known)
		return;
	if (model->alternatives_len == VERDICT_ALTERNATIVES_MAX)
		model->alternatives_len--;
	model->alternatives[model->alternatives_len++] = growth;
}

const char *outlook_predict(const struct outlook *outlook, double n, struct fit_range *range)
{
	const struct series *series = outlook->series;
	const char *why = outlook->missing;
	if (!why && outlook->outgrown && n > series->samples[series->len - 1].n)
		why = "the operations grow faster than it did so far";
	if (!why && fit_predict_range(outlook->series, &outlook->model, n, range))
		return NULL;
	*range = (struct fit_range){n, (double)NAN, (double)NAN, (double)NAN};
	return why ? why : "it is beyond any number";
}

enum { NODES = 49, BAND_STEP = 4 };

/* The estimate is cheap at each node; the range, which takes resampling, is not. */
static size_t make_curve(
	const struct outlook *outlook, double from, double to, struct fit_range nodes[NODES])
{
	static const double FAR = 1000; /* below any plot; the logarithm of 0 is nowhere */
	for (size_t i = 0; i < NODES; i++) {
		double part = (double)i / (NODES - 1);
		nodes[i].n =
			outlook->linear ? from + part * (to - from) : from * pow(to / from, part);
	}
	nodes[NODES - 1].n = to;
	for (size_t i = 0; i < NODES; i += BAND_STEP) {
		if (outlook_predict(outlook, nodes[i].n, &nodes[i]))
			return 0;
		nodes[i].low = fmax(nodes[i].low, nodes[i].estimate / FAR);
	}
	for (size_t i = 0; i < NODES; i++) {
		if (i % BAND_STEP == 0)
			continue;
		const struct fit_range *a = &nodes[i - i % BAND_STEP];
		const struct fit_range *b = a + BAND_STEP;
		double part = (double)(i % BAND_STEP) / BAND_STEP;
		double middle = fit_predict(&outlook->model, nodes[i].n);
		nodes[i].estimate = middle;
		nodes[i].low = middle * pow(a->low / a->estimate, 1 - part) *
			pow(b->low / b->estimate, part);
		nodes[i].high = middle * pow(a->high / a->estimate, 1 - part) *
			pow(b->high / b->estimate, part);
	}
	return NODES;
}

/* Near the lowest, as in the fit: the curve would be seen below its points otherwise. */
static size_t make_points(const struct series *series, struct plot_point *points)
{
	static const double LOW = 0.1;
	static const double HIGH = 0.9;
	double *values = mem_array(series->len, sizeof *values);
	size_t len = 0;
	for (size_t i = 0; i < series->len;) {
		size_t count = 0;
		double n = series->samples[i].n;
		for (; i < series->len && series->samples[i].n == n; i++)
			values[count++] = series->samples[i].value;
		sizes_order(values, count);
		double low = sizes_quantile(values, count, LOW);
		points[len++] = (struct plot_point){.n = n,
			.value = low,
			.low = low,
			.high = sizes_quantile(values, count, HIGH)};
	}
	free(values);
	return len;
}

/* Not so far out that what was measured shrinks to a corner. */
static bool is_near(const struct outlook *outlook, double n)
{
	static const double REACH = 30;
	const struct series *series = outlook->series;
	double first = series->samples[0].n;
	double last = series->samples[series->len - 1].n;
	if (outlook->linear)
		return n > 0 && n <= last + (last - first);
	return n >= first / REACH && n <= last * REACH;
}

static int by_n(const void *left, const void *right)
{
	const struct plot_point *a = left;
	const struct plot_point *b = right;
	return (a->n > b->n) - (a->n < b->n);
}

void outlook_picture_done(struct outlook_picture *picture)
{
	free(picture->points);
	free(picture->nodes);
	*picture = (struct outlook_picture){0};
}

void outlook_picture_of(const struct outlook *outlook, const struct outlook_drawing *drawing,
	bool utf8, struct outlook_picture *picture)
{
	const struct series *series = outlook->series;
	*picture = (struct outlook_picture){0};
	if (!series || series->len == 0)
		return;
	struct plot_point *points =
		mem_array(series->len + drawing->predictions_len, sizeof *points);
	size_t len = make_points(series, points);
	for (size_t i = 0; i < drawing->predictions_len; i++) {
		const struct fit_range *range = &drawing->predictions[i];
		if (isfinite(range->estimate) && isfinite(range->high) &&
			is_near(outlook, range->n))
			points[len++] = (struct plot_point){
				range->n, range->estimate, range->low, range->high, true};
	}
	qsort(points, len, sizeof *points, by_n);
	bool drawn = !outlook->missing && points[len - 1].n > points[0].n;
	picture->points = points;
	picture->nodes = mem_array(NODES, sizeof *picture->nodes);
	growth_print(outlook->model.growth, utf8, picture->class);
	picture->plot = (struct plot){.points = points,
		.points_len = len,
		.curve = picture->nodes,
		.curve_len = drawn
			? make_curve(outlook, points[0].n, points[len - 1].n, picture->nodes)
			: 0,
		.amount = amount_of(series->name),
		.linear = outlook->linear,
		.indent = drawing->indent,
		.rows = drawing->rows,
		.value_name = drawing->value_name,
		.curve_name = picture->class};
}

void outlook_plot(const struct outlook *outlook, const struct outlook_drawing *drawing,
	const struct term *term, struct str *out)
{
	owned(outlook_picture_done) struct outlook_picture picture;
	outlook_picture_of(outlook, drawing, term->utf8, &picture);
	plot_print(&picture.plot, term, out);
}

int outlook_rows(const struct term *term, size_t lines)
{
	enum { LEAST = 10, USUAL = 12, MOST = 16, PROMPT = 2 };
	if (term->height == 0)
		return USUAL;
	int left = term->height - (int)(lines < 1000 ? lines : 1000) - PLOT_EXTRA - 1 - PROMPT;
	return left < LEAST ? LEAST : left > MOST ? MOST : left;
}

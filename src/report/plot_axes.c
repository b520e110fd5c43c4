#include <math.h>

#include "report/plot.h"

static void include(struct axis *axis, double value)
{
	if (value <= 0 || !isfinite(value))
		return;
	axis->low = axis->low > 0 ? fmin(axis->low, value) : value;
	axis->high = fmax(axis->high, value);
}

static void include_points(const struct plot *plot, struct axis *x, struct axis *y)
{
	for (size_t i = 0; i < plot->points_len; i++) {
		include(x, plot->points[i].n);
		include(y, plot->points[i].value);
		if (plot->points[i].value > 0)
			include(y, plot->points[i].high);
	}
}

static void include_curve(const struct plot *plot, struct axis *x, struct axis *y)
{
	for (size_t i = 0; i < plot->curve_len; i++) {
		include(x, plot->curve[i].n);
		include(y, plot->curve[i].estimate);
	}
}

static void include_band(const struct plot *plot, const struct axis *y, struct axis *band)
{
	static const double BAND_MOST = 3;
	for (size_t i = 0; i < plot->curve_len; i++) {
		include(band, fmax(plot->curve[i].low, y->low / BAND_MOST));
		include(band, fmin(plot->curve[i].high, y->high * BAND_MOST));
	}
}

bool plot_axes(const struct plot *plots, size_t len, struct axis *x, struct axis *y)
{
	static const double VALUES_LEAST = 10; /* constant times are to look constant */
	static const double SIZES_LEAST = 2;
	static const double STEPS_LEAST = 2;
	*x = *y = (struct axis){0};
	for (size_t i = 0; i < len; i++)
		include_points(&plots[i], x, y);
	if (len == 0 || y->high <= 0 || x->high <= 0)
		return false;
	for (size_t i = 0; i < len; i++)
		include_curve(&plots[i], x, y);
	struct axis band = *y;
	for (size_t i = 0; i < len; i++)
		include_band(&plots[i], y, &band);
	*y = band;
	x->linear = plots->linear;
	axis_widen(x, x->linear ? STEPS_LEAST : SIZES_LEAST, 0.025);
	axis_widen(y, VALUES_LEAST, 0.04);
	return true;
}

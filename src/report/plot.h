/*
 * A plot in the terminal: what was measured, the curve that was fitted to it and the band around
 * that, on logarithmic axes. Braille where there is UTF-8, else ASCII. Pure: the same values give
 * the same text.
 *
 * What is what can be told without colour: measured sizes are glyphs, with a bar up to where their
 * slow trials are; the curve is a line; the band is dotted.
 */
#ifndef ARGUS_REPORT_PLOT_H
#define ARGUS_REPORT_PLOT_H

#include <stdbool.h>

#include "argus/fit.h"
#include "base/term.h"
#include "report/amount.h"
#include "report/axis.h"

struct plot_point {
	double n;
	double value; /* 0: nothing to be seen on a logarithmic axis; it is marked at its foot */
	double low, high; /* of its bar; no bar where they are not apart */
	bool predicted;
};

struct plot {
	const struct plot_point *points; /* ascending n */
	size_t points_len;
	const struct fit_range *curve; /* ascending n; joined by lines */
	size_t curve_len; /* 0: there is none */
	enum amount amount; /* of the values */
	bool linear; /* the axis of n, as for exponential growth; values are logarithmic always */
	int indent, rows;
	const char *value_name; /* "time"; escaped */
	const char *curve_name; /* "O(n log n)"; escaped */
};

enum { PLOT_ROWS_MAX = 24, PLOT_COLUMNS_MAX = 120 };

/* Axes on which all that these plots measured is, and their curves; a band that is out of all
 * proportion is cut. The axis of n is the first plot's. False: there is nothing to draw. */
bool plot_axes(const struct plot *plots, size_t len, struct axis *x, struct axis *y);

/* Lines that a plot takes beside its rows. */
enum { PLOT_EXTRA = 3 };

/* Appends nothing where there is nothing to draw, or no room. */
void plot_print(const struct plot *plot, const struct term *term, struct str *out);

#endif

/*
 * Charts as SVG: what was measured, fitted curves and their bands on logarithmic axes, as a plot in
 * the terminal has them. Each curve carries its name; curves differ by colour, by dashes and by the
 * shape of their points. Without scripts and without identifiers, so that many stand in one page.
 */
#ifndef ARGUS_REPORT_CHART_H
#define ARGUS_REPORT_CHART_H

#include "base/str.h"
#include "report/plot.h"

enum { CHART_LINES_MAX = 16 };

struct chart {
	const struct plot *lines; /* named by their curve_name, drawn or not */
	size_t len; /* at most CHART_LINES_MAX */
	const char *title; /* of one that stands by itself; else for those who cannot see it */
	double crossing; /* n at which a line is drawn across; 0: none */
};

/* As a file: an XML document. Where there is nothing to draw, the title and that. */
void chart_print(const struct chart *chart, struct str *out);

/* For a page: in two widths, of which one is shown. Nothing where there is nothing to draw. */
void chart_add(const struct chart *chart, struct str *out);

/* A badge: two words beside each other, the second on `colour`. An XML document. */
void chart_badge(const char *what, const char *state, const char *colour, struct str *out);

#endif

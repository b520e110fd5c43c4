/*
 * What a series and its verdict let one see: the curve through what was measured, and how much it
 * will be at a size that was not.
 */
#ifndef ARGUS_REPORT_OUTLOOK_H
#define ARGUS_REPORT_OUTLOOK_H

#include "argus/fit.h"
#include "base/term.h"
#include "report/plot.h"

struct outlook {
	const struct series *series; /* borrowed, sorted; NULL or empty: nothing was measured */
	struct verdict model; /* the class of the verdict with coefficients for the series */
	const char *missing; /* why there is no model, after 'since'; NULL: there is one */
	bool outgrown; /* by the counts: nothing is said beyond the sizes that were measured */
	bool linear; /* n is better seen on a linear axis */
};

/* The verdict may come from another witness than the series: then the coefficients are those of
 * the series' best law of that class. */
void outlook_of(
	const struct series *series, const struct verdict *verdict, struct outlook *outlook);

/* The operation counts say this class: ranges are to allow for it. */
void outlook_count(struct outlook *outlook, struct growth growth);

/* NULL, or why it cannot be told. The range's members but n are NaN then. */
const char *outlook_predict(const struct outlook *outlook, double n, struct fit_range *range);

/* How it is to be drawn. Predictions that would leave little room for the rest are left out. */
struct outlook_drawing {
	const struct fit_range *predictions;
	size_t predictions_len;
	const char *value_name; /* "time" */
	int indent, rows;
};
/* A plot that owns what it shows; without points where nothing was measured. Stays where it is: the
 * plot points into it. */
struct outlook_picture {
	struct plot plot;
	struct plot_point *points;
	struct fit_range *nodes;
	char class[GROWTH_TEXT_MAX];
};
void outlook_picture_done(struct outlook_picture *picture);
void outlook_picture_of(const struct outlook *outlook, const struct outlook_drawing *drawing,
	bool utf8, struct outlook_picture *picture);

void outlook_plot(const struct outlook *outlook, const struct outlook_drawing *drawing,
	const struct term *term, struct str *out);

/* Rows for a plot on a terminal where so many other lines are shown with it. */
int outlook_rows(const struct term *term, size_t lines);

#endif

/* An axis of a plot: from values to places, and the round values that are named along it. */
#ifndef ARGUS_REPORT_AXIS_H
#define ARGUS_REPORT_AXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/amount.h"

struct axis {
	double low, high; /* low < high; above 0 unless linear */
	bool linear; /* else logarithmic */
};

/* 0 at low, 1 at high; beyond them less and more. */
double axis_place(const struct axis *axis, double value);
double axis_value(const struct axis *axis, double place);

/* At least `span` from low to high (a factor, or a difference if linear), around what is there, and
 * the part `margin` of that more at each end. */
void axis_widen(struct axis *axis, double span, double margin);

/* Round values within the axis, ascending: as many as there are up to `most`. */
enum { AXIS_TICKS_MAX = 16 };
size_t axis_ticks(
	const struct axis *axis, enum amount amount, size_t most, double ticks[AXIS_TICKS_MAX]);

#endif

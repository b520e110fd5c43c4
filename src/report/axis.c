#include "report/axis.h"

#include <math.h>

#include "base/mem.h"

static double along(const struct axis *axis, double value)
{
	return axis->linear ? value : log(value);
}

double axis_place(const struct axis *axis, double value)
{
	double low = along(axis, axis->low);
	return (along(axis, value) - low) / (along(axis, axis->high) - low);
}

double axis_value(const struct axis *axis, double place)
{
	double low = along(axis, axis->low);
	double at = low + place * (along(axis, axis->high) - low);
	return axis->linear ? at : exp(at);
}

void axis_widen(struct axis *axis, double span, double margin)
{
	double low = along(axis, axis->low);
	double high = along(axis, axis->high);
	double least = axis->linear ? span : log(span);
	double missing = fmax(least - (high - low), 0) / 2;
	double more = margin * (high - low + 2 * missing);
	low -= missing + more;
	high += missing + more;
	axis->low = axis->linear ? low : exp(low);
	axis->high = axis->linear ? high : exp(high);
}

/* The values mantissa * radix^exponent, for each `step`th exponent. The coarsest first. */
struct level {
	double radix;
	int step;
	double mantissas[10];
	size_t len;
};

static const struct level decimal[] = {
	{10, 12, {1}, 1},
	{10, 6, {1}, 1},
	{10, 3, {1}, 1},
	{10, 2, {1}, 1},
	{10, 1, {1}, 1},
	{10, 1, {1, 2, 5}, 3},
	{10, 1, {1, 2, 3, 4, 6, 8}, 6},
	{10, 1, {1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8}, 10},
};
static const struct level binary[] = {
	{2, 20, {1}, 1},
	{2, 10, {1}, 1},
	{2, 5, {1}, 1},
	{2, 2, {1}, 1},
	{2, 1, {1}, 1},
	{2, 1, {1, 1.25, 1.5, 1.75}, 4},
};

/* How many there are, of which no more than AXIS_TICKS_MAX are written. */
static size_t ticks_of(const struct axis *axis, const struct level *level, double *ticks)
{
	size_t len = 0;
	int first = (int)floor(log(axis->low) / log(level->radix)) - 1;
	int last = (int)ceil(log(axis->high) / log(level->radix)) + 1;
	for (int exponent = first; exponent <= last; exponent++) {
		for (size_t i = 0; i < level->len && exponent % level->step == 0; i++) {
			double tick = level->mantissas[i] * pow(level->radix, exponent);
			if (tick < axis->low || tick > axis->high)
				continue;
			if (len < AXIS_TICKS_MAX)
				ticks[len] = tick;
			len++;
		}
	}
	return len;
}

static size_t linear_ticks(const struct axis *axis, size_t most, double *ticks)
{
	static const double steps[] = {1, 2, 5};
	for (int i = 0; i < 60; i++) {
		int power = i / 3;
		double step = steps[i % 3] * pow(10, power);
		double first = ceil(axis->low / step) * step;
		if (first > axis->high || (axis->high - first) / step + 1 >= (double)most + 1)
			continue;
		size_t len = 0;
		for (double at = first; at <= axis->high && len < most;
			at = first + (double)len * step)
			ticks[len++] = at;
		return len;
	}
	return 0;
}

size_t axis_ticks(
	const struct axis *axis, enum amount amount, size_t most, double ticks[AXIS_TICKS_MAX])
{
	const struct level *levels = amount == AMOUNT_BYTES ? binary : decimal;
	size_t count = amount == AMOUNT_BYTES ? ARRAY_LEN(binary) : ARRAY_LEN(decimal);
	most = most < AXIS_TICKS_MAX ? most : AXIS_TICKS_MAX;
	if (axis->linear)
		return linear_ticks(axis, most, ticks);
	size_t len = 0;
	for (size_t i = 0; i < count; i++) {
		double finer[AXIS_TICKS_MAX];
		size_t more = ticks_of(axis, &levels[i], finer);
		if (more > most)
			break;
		len = more;
		for (size_t k = 0; k < len; k++)
			ticks[k] = finer[k];
	}
	return len;
}

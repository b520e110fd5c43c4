#include "report/amount.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

struct unit {
	const char *text;
	double factor, least; /* taken from this many of it on */
};

/* Descending. Nobody reads 7,200 s as two hours, nor 90 s as a minute and a half. */
static const struct unit times[] = {{" years", 365.25 * 86400, 2}, {" days", 86400, 2},
	{" h", 3600, 2}, {" min", 60, 2}, {" s", 1, 0.9995}, {" ms", 1e-3, 0.9995},
	{" us", 1e-6, 0.9995}, {" ns", 1e-9, 0}};
static const struct unit bytes[] = {{" PiB", 0x1p50, 0.9995}, {" TiB", 0x1p40, 0.9995},
	{" GiB", 0x1p30, 0.9995}, {" MiB", 0x1p20, 0.9995}, {" KiB", 0x1p10, 0.9995}, {" B", 1, 0}};
static const struct unit plain[] = {{"P", 1e15, 0.9995}, {"T", 1e12, 0.9995}, {"G", 1e9, 0.9995},
	{"M", 1e6, 0.9995}, {"k", 1e3, 0.9995}, {"", 1, 0}};

static const struct {
	const struct unit *units;
	size_t len;
} tables[] = {
	[AMOUNT_PLAIN] = {plain, ARRAY_LEN(plain)},
	[AMOUNT_SECONDS] = {times, ARRAY_LEN(times)},
	[AMOUNT_BYTES] = {bytes, ARRAY_LEN(bytes)},
};
_Static_assert(ARRAY_LEN(tables) == AMOUNT_COUNT, "one table an amount");

enum amount amount_of(const char *series_name)
{
	if (series_name && strcasecmp(series_name, "seconds") == 0)
		return AMOUNT_SECONDS;
	if (series_name && strcasecmp(series_name, "bytes") == 0)
		return AMOUNT_BYTES;
	return AMOUNT_PLAIN;
}

static const struct unit *unit_of(enum amount amount, double value)
{
	const struct unit *unit = tables[amount].units;
	const struct unit *last = unit + tables[amount].len - 1;
	while (unit < last && fabs(value) < unit->least * unit->factor)
		unit++;
	return unit;
}

/* The point; 0 for 0.85, -1 for 0.085. */
static int digits_before(double value)
{
	return value == 0 ? 1 : (int)floor(log10(fabs(value)) + 1e-12) + 1;
}

/* Without an exponent where people still read it: 170, 1,700, 0.85; then 7.9e30. */
static void add_number(struct str *out, double value, int digits)
{
	char text[NUM_TEXT_MAX];
	int before = digits_before(value);
	double step = pow(10, before - digits);
	value = round(value / step) * step;
	before = digits_before(value); /* 9.96 has become 10.0 */
	if (value != 0 && (before < -2 || before > 6))
		str_addf(out, "%.*fe%d", digits - 1, value / pow(10, before - 1), before - 1);
	else if (fabs(value) >= 1000)
		str_add(out, num_print_count(text, value));
	else
		str_addf(out, "%.*f", digits > before ? digits - before : 0, value);
}

/* 10, 1.5, 0.25: no zeros at the end. */
char *amount_print_mark(char buffer[NUM_TEXT_MAX], enum amount amount, double value)
{
	const struct unit *unit = unit_of(amount, value);
	while (amount == AMOUNT_SECONDS && unit->factor > 1)
		unit++; /* 1,000 s is a round mark; 16.7 min is none */
	double of_it = value / unit->factor;
	char number[NUM_TEXT_MAX - 8];
	if (fabs(of_it) >= 1000 && fabs(of_it) < 1e6)
		snprintf(number, sizeof number, "%.0f,%03.0f", floor(of_it / 1000),
			fmod(round(of_it), 1000));
	else
		snprintf(number, sizeof number, "%.3g", of_it);
	snprintf(buffer, NUM_TEXT_MAX, "%s%s", number, value == 0 ? "" : unit->text);
	return buffer;
}

/* Can it be read in this unit? 0.85 s beside 1.4 s, but not 0.002 s. */
static bool fits(double value, const struct unit *unit)
{
	double of_it = value / unit->factor;
	return value == 0 || (of_it >= 0.1 && of_it < 1e4);
}

void amount_add_range(struct str *out, enum amount amount, const struct fit_range *range)
{
	static const double NARROW = 1.2;
	int digits = range->high < NARROW * range->low ? 3 : 2;
	const struct unit *unit = unit_of(amount, range->estimate);
	bool one = fits(range->low, unit) && fits(range->high, unit);
	const struct unit *low = one ? unit : unit_of(amount, range->low);
	const struct unit *high = one ? unit : unit_of(amount, range->high);
	add_number(out, range->estimate / unit->factor, digits);
	str_addf(out, "%s, ", unit->text);
	add_number(out, range->low / low->factor, digits);
	/* 12 to 17 s, but 1.2M to 1.7M. */
	str_addf(out, "%s to ", low == high && low->text[0] == ' ' ? "" : low->text);
	add_number(out, range->high / high->factor, digits);
	str_add(out, high->text);
}

struct amount_middle amount_middle(double *values, size_t len)
{
	static const double FROM_MAD = 1.4826; /* to the standard deviation */
	static const double EFFICIENCY = 1.2533; /* a median's error over a mean's */
	static const double NORMAL_95 = 1.96;
	struct amount_middle middle = {.median = num_median(values, len)};
	for (size_t i = 0; i < len; i++)
		values[i] = fabs(values[i] - middle.median);
	double deviation = num_median(values, len);
	middle.half = NORMAL_95 * EFFICIENCY * FROM_MAD * deviation / sqrt((double)len);
	return middle;
}

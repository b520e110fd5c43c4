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

static const struct unit *base_of(enum amount amount)
{
	const struct unit *unit = tables[amount].units;
	while (unit->factor != 1)
		unit++;
	return unit;
}

/* A number to some digits: 1.50e3 is {1500, 3}. */
struct rounded {
	double value;
	int exponent;
};

/* By the printer: powers of ten of one's own are off by a digit here, and beyond any number there. */
static struct rounded round_to(double value, int digits)
{
	char text[NUM_TEXT_MAX];
	double exponent = 0;
	struct err no_number = {0};
	struct rounded rounded = {value, 0};
	snprintf(text, sizeof text, "%.*e", digits - 1, value);
	const char *mark = strchr(text, 'e');
	if (mark && num_parse_double(mark + 1, &exponent, &no_number) == 0 &&
		num_parse_double(text, &rounded.value, &no_number) == 0)
		rounded.exponent = (int)exponent;
	return rounded;
}

/* Where people no longer read a number's digits. */
static bool takes_exponent(struct rounded number)
{
	return number.value != 0 && (number.exponent < -3 || number.exponent >= 6);
}

/* Nobody reads 1e90P or 1e-6 ns: with an exponent it is the plain unit, or years. */
static const struct unit *unit_of(enum amount amount, double value, int digits)
{
	const struct unit *unit = tables[amount].units;
	const struct unit *last = unit + tables[amount].len - 1;
	if (value == 0)
		return base_of(amount);
	while (unit < last && fabs(value) < unit->least * unit->factor)
		unit++;
	bool years = amount == AMOUNT_SECONDS && unit == tables[amount].units;
	return !years && takes_exponent(round_to(value / unit->factor, digits)) ? base_of(amount)
										: unit;
}

static void add_exponent(struct str *out, const char *mantissa, int exponent)
{
	str_addf(out, "%.*se%d", (int)strcspn(mantissa, "e"), mantissa, exponent);
}

/* Without an exponent where people still read it: 170, 1,700, 0.85; then 7.9e30. */
static void add_number(struct str *out, double value, int digits)
{
	char text[NUM_TEXT_MAX];
	struct rounded number = round_to(value, digits);
	if (value == 0) {
		str_add_char(out, '0');
	} else if (takes_exponent(number)) {
		snprintf(text, sizeof text, "%.*e", digits - 1, value);
		add_exponent(out, text, number.exponent);
	} else if (fabs(number.value) >= 1000) {
		str_add(out, num_print_count(text, number.value));
	} else {
		int decimals = digits - 1 - number.exponent;
		str_addf(out, "%.*f", decimals > 0 ? decimals : 0, number.value);
	}
}

/* 10, 1.5, 0.25: no zeros at the end. 1,000 s is a round mark; 16.7 min is none. */
char *amount_print_mark(char buffer[NUM_TEXT_MAX], enum amount amount, double value)
{
	enum { DIGITS = 3 };
	owned(str_done) struct str out = {0};
	char text[NUM_TEXT_MAX];
	const struct unit *unit = unit_of(amount, value, DIGITS);
	unit = unit->factor > 1 && amount == AMOUNT_SECONDS ? base_of(amount) : unit;
	struct rounded number = round_to(value / unit->factor, DIGITS);
	snprintf(text, sizeof text, "%.*g", DIGITS,
		takes_exponent(number) ? number.value / pow(10, number.exponent) : number.value);
	if (takes_exponent(number))
		add_exponent(&out, text, number.exponent);
	else if (fabs(number.value) >= 1000)
		str_add(&out, num_print_count(text, value / unit->factor));
	else
		str_add(&out, text);
	snprintf(buffer, NUM_TEXT_MAX, "%s%s", str_text(&out), value == 0 ? "" : unit->text);
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
	const struct unit *unit =
		unit_of(amount, range->estimate != 0 ? range->estimate : range->high, digits);
	bool one = fits(range->low, unit) && fits(range->high, unit);
	const struct unit *low = one ? unit : unit_of(amount, range->low, digits);
	const struct unit *high = one ? unit : unit_of(amount, range->high, digits);
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
	struct amount_middle middle = {.median = num_median(values, len)};
	for (size_t i = 0; i < len; i++)
		values[i] = fabs(values[i] - middle.median);
	middle.spread = num_median(values, len);
	return middle;
}

char *amount_print_spread(char buffer[NUM_TEXT_MAX], const struct amount_middle *middle, bool utf8)
{
	double percent = 100 * middle->spread / middle->median;
	if (percent < 100.5)
		snprintf(buffer, NUM_TEXT_MAX, "%s%.0f %%", utf8 ? "±" : "+-", percent);
	else
		snprintf(buffer, NUM_TEXT_MAX, ">100 %%");
	return buffer;
}

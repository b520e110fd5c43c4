#include "base/num.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

struct suffix {
	const char *text;
	double factor;
};

static const struct suffix count_suffixes[] = {
	{"", 1}, {"k", 1e3}, {"m", 1e6}, {"g", 1e9}, {"t", 1e12}, {"p", 1e15}};
static const struct suffix byte_suffixes[] = {{"", 1}, {"b", 1}, {"k", 0x1p10}, {"kb", 0x1p10},
	{"kib", 0x1p10}, {"m", 0x1p20}, {"mb", 0x1p20}, {"mib", 0x1p20}, {"g", 0x1p30},
	{"gb", 0x1p30}, {"gib", 0x1p30}, {"t", 0x1p40}, {"tb", 0x1p40}, {"tib", 0x1p40}};
static const struct suffix time_suffixes[] = {
	{"", 1}, {"s", 1}, {"ms", 1e-3}, {"us", 1e-6}, {"m", 60}, {"min", 60}, {"h", 3600}};

static const double COUNT_MAX = 1e18;

/* A plain decimal number at the start of text, no hexadecimal, no inf or nan; its end in *end. */
static bool decimal_prefix(const char *text, double *value, const char **end)
{
	const char *first = *text == '-' || *text == '+' ? text + 1 : text;
	if (!isdigit((unsigned char)*first) && !(*first == '.' && isdigit((unsigned char)first[1])))
		return false;
	if (first[0] == '0' && (first[1] == 'x' || first[1] == 'X'))
		return false;

	char *stop;
	errno = 0;
	*value = strtod(text, &stop);
	*end = stop;
	return isfinite(*value);
}

static bool scaled(const char *text, const struct suffix *suffixes, size_t len, double *value)
{
	const char *end;
	if (!decimal_prefix(text, value, &end) || *value < 0)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (strcasecmp(end, suffixes[i].text) == 0) {
			*value *= suffixes[i].factor;
			return isfinite(*value);
		}
	}
	return false;
}

/* "10^6" and "2^20". */
static bool power_form(const char *text, double *value)
{
	double base;
	double exponent;
	const char *end;
	if (!decimal_prefix(text, &base, &end) || *end != '^')
		return false;
	if (!decimal_prefix(end + 1, &exponent, &end) || *end != '\0')
		return false;
	*value = pow(base, exponent);
	return isfinite(*value);
}

int num_parse_count(const char *text, uint64_t *count, struct err *err)
{
	double value;
	if (!scaled(text, count_suffixes, ARRAY_LEN(count_suffixes), &value) &&
		!power_form(text, &value))
		return err_set(err, ERR_USAGE,
			"'%s' is not a count; write it like 1000, 1k, 2.5M, 1e6 or 10^6", text);
	if (value < 0 || value > COUNT_MAX || value != floor(value))
		return err_set(err, ERR_USAGE, "'%s' is not a whole number from 0 to 10^18", text);
	*count = (uint64_t)value;
	/* Plain digits are taken exactly: a double would round them above 2^53. */
	if (text[strspn(text, "0123456789")] == '\0')
		*count = strtoull(text, NULL, 10);
	return 0;
}

int num_parse_bytes(const char *text, uint64_t *bytes, struct err *err)
{
	double value;
	if (!scaled(text, byte_suffixes, ARRAY_LEN(byte_suffixes), &value))
		return err_set(err, ERR_USAGE,
			"'%s' is not a size in bytes; write it like 64K, 512M or 2G", text);
	if (value > 0x1p62)
		return err_set(err, ERR_USAGE, "'%s' is more memory than any machine has", text);
	*bytes = (uint64_t)value;
	return 0;
}

int num_parse_seconds(const char *text, double *seconds, struct err *err)
{
	double value;
	if (!scaled(text, time_suffixes, ARRAY_LEN(time_suffixes), &value))
		return err_set(
			err, ERR_USAGE, "'%s' is not a time; write it like 10s, 250ms or 2m", text);
	if (value > 1e7)
		return err_set(err, ERR_USAGE, "'%s' is more than 100 days", text);
	*seconds = value;
	return 0;
}

int num_parse_double(const char *text, double *value, struct err *err)
{
	const char *end;
	double parsed;
	if (!decimal_prefix(text, &parsed, &end) || *end != '\0')
		return err_set(err, ERR_USAGE, "'%s' is not a number", text);
	*value = parsed;
	return 0;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;
	return (x > y) - (x < y);
}

double num_median(double *values, size_t len)
{
	qsort(values, len, sizeof *values, compare_doubles);
	return len % 2 ? values[len / 2] : (values[len / 2 - 1] + values[len / 2]) / 2;
}

char *num_print_count(char buffer[NUM_TEXT_MAX], double count)
{
	if (!(fabs(count) < 1e15)) {
		snprintf(buffer, NUM_TEXT_MAX, "%.6g", count);
		return buffer;
	}

	char digits[NUM_TEXT_MAX];
	int len = snprintf(digits, sizeof digits, "%.0f", fabs(count));
	char *out = buffer;
	if (count <= -0.5)
		*out++ = '-';
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			*out++ = ',';
		*out++ = digits[i];
	}
	*out = '\0';
	return buffer;
}

char *num_print_short(char buffer[NUM_TEXT_MAX], double count)
{
	static const char suffixes[] = {'\0', 'k', 'M', 'G', 'T', 'P'};
	size_t step = 0;
	while (fabs(count) >= 999.5 && step + 1 < sizeof suffixes) {
		count /= 1000;
		step++;
	}
	int len = snprintf(buffer, NUM_TEXT_MAX, "%.3g", count);
	if (step > 0)
		snprintf(buffer + len, NUM_TEXT_MAX - (size_t)len, "%c", suffixes[step]);
	return buffer;
}

/* Three significant digits, with the decimals that this takes. */
static int decimals_for(double value)
{
	double size = fabs(value);
	if (size >= 99.95)
		return 0;
	return size >= 9.995 ? 1 : 2;
}

char *num_print_seconds(char buffer[NUM_TEXT_MAX], double seconds)
{
	static const struct suffix units[] = {{"s", 1}, {"ms", 1e-3}, {"us", 1e-6}, {"ns", 1e-9}};
	size_t unit = 0;
	while (unit + 1 < ARRAY_LEN(units) && fabs(seconds) < 0.9995 * units[unit].factor)
		unit++;
	double value = seconds / units[unit].factor;
	if (seconds == 0)
		snprintf(buffer, NUM_TEXT_MAX, "0 s");
	else
		snprintf(buffer, NUM_TEXT_MAX, "%.*f %s", decimals_for(value), value,
			units[unit].text);
	return buffer;
}

char *num_print_bytes(char buffer[NUM_TEXT_MAX], double bytes)
{
	static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
	size_t unit = 0;
	while (fabs(bytes) >= 1023.5 && unit + 1 < ARRAY_LEN(units)) {
		bytes /= 1024;
		unit++;
	}
	snprintf(buffer, NUM_TEXT_MAX, "%.*f %s", unit ? decimals_for(bytes) : 0, bytes,
		units[unit]);
	return buffer;
}

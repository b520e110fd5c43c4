#include "report/law_value.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

/* A formula that is being read; `failed` stays. */
struct reader {
	const char *at;
	double n;
	bool failed;
};

static bool take(struct reader *reader, const char *word)
{
	size_t len = strlen(word);
	if (strncmp(reader->at, word, len) != 0)
		return false;
	reader->at += len;
	return true;
}

static double number(struct reader *reader)
{
	double value = 0;
	double unit = 1;
	if (!isdigit((unsigned char)*reader->at))
		reader->failed = true;
	for (; isdigit((unsigned char)*reader->at); reader->at++)
		value = 10 * value + (*reader->at - '0');
	if (take(reader, ".")) {
		for (; isdigit((unsigned char)*reader->at); reader->at++)
			value += (unit /= 10) * (*reader->at - '0');
	}
	return value;
}

static double atom(struct reader *reader)
{
	double log = log2(reader->n);
	if (take(reader, "floor(log2(n))"))
		return floor(log);
	if (take(reader, "ceil(log2(n))"))
		return ceil(log);
	if (take(reader, "log2(n)"))
		return log == floor(log) ? log : (double)NAN;
	if (take(reader, "n"))
		return reader->n;
	return number(reader);
}

static double power(struct reader *reader)
{
	double value = atom(reader);
	if (take(reader, "^"))
		value = pow(value, atom(reader));
	return take(reader, "!") ? tgamma(value + 1) : value;
}

static double product(struct reader *reader)
{
	double value = power(reader);
	while (!reader->failed) {
		if (take(reader, "*"))
			value *= power(reader);
		else if (take(reader, "/"))
			value /= power(reader);
		else
			break;
	}
	return value;
}

double law_value_at(const char *formula, double n)
{
	struct reader reader = {.at = formula, .n = n};
	double sign = take(&reader, "-") ? -1 : 1;
	double value = sign * product(&reader);
	while (*reader.at && !reader.failed) {
		if (take(&reader, " + "))
			value += product(&reader);
		else if (take(&reader, " - "))
			value -= product(&reader);
		else
			reader.failed = true;
	}
	return reader.failed || !isfinite(value) ? (double)NAN : value;
}

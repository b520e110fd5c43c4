#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "fit/law_exact.h"

enum { DECIMALS_UNIT = 10000 }; /* ratios with up to four decimals are written as such */

static law_wide common_divisor(law_wide a, law_wide b)
{
	while (b != 0) {
		law_wide rest = a % b;
		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

bool law_ratio_make(law_wide num, law_wide den, struct law_ratio *ratio)
{
	static const law_wide MOST = INT64_MAX;
	if (den == 0)
		return false;
	law_wide divisor = common_divisor(num, den);
	num /= den < 0 ? -divisor : divisor;
	den /= den < 0 ? -divisor : divisor;
	if (num > MOST || num < -MOST || den > MOST)
		return false;
	*ratio = (struct law_ratio){(int64_t)num, (int64_t)den};
	return true;
}

static void append(char *text, const char *more)
{
	size_t used = strlen(text);
	snprintf(text + used, LAW_TEXT_MAX - used, "%s", more);
}

void law_text_put(struct count_law *law, const char *unicode, const char *ascii)
{
	append(law->text, unicode);
	append(law->ascii, ascii);
}

/* "3", "0.25", "1/3", without the sign. */
static void print_ratio(struct law_ratio ratio, char *buffer, size_t size)
{
	int64_t num = ratio.num < 0 ? -ratio.num : ratio.num;
	if (ratio.den == 1) {
		snprintf(buffer, size, "%" PRId64, num);
	} else if (DECIMALS_UNIT % ratio.den == 0) {
		int64_t part = num % ratio.den * (DECIMALS_UNIT / ratio.den);
		snprintf(buffer, size, "%" PRId64 ".%04" PRId64, num / ratio.den, part);
		for (size_t len = strlen(buffer); buffer[len - 1] == '0'; len--)
			buffer[len - 1] = '\0';
	} else {
		snprintf(buffer, size, "%" PRId64 "/%" PRId64, num, ratio.den);
	}
}

/* Does the text end where a sum begins: empty, or after "= "? */
static bool at_start(const char *text)
{
	size_t len = strlen(text);
	return len == 0 || (len > 1 && strcmp(text + len - 2, "= ") == 0);
}

void law_text_add(
	struct count_law *law, struct law_ratio ratio, const char *unicode, const char *ascii)
{
	char number[48];
	if (ratio.num == 0)
		return;
	bool first = at_start(law->text);
	if (ratio.num < 0)
		law_text_put(law, first ? "−" : " − ", first ? "-" : " - ");
	else if (!first)
		law_text_put(law, " + ", " + ");
	bool unit = ratio.den == 1 && (ratio.num == 1 || ratio.num == -1);
	if (!unit || !*ascii) {
		print_ratio(ratio, number, sizeof number);
		law_text_put(law, number, number);
		if (*ascii)
			law_text_put(law, "·", "*");
	}
	law_text_put(law, unicode, ascii);
}

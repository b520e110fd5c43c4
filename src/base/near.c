#include "base/near.h"

#include <stdint.h>
#include <string.h>

/* Levenshtein's distance, on words as people type them. */
static unsigned edit_distance(const char *a, const char *b)
{
	enum { LONGEST = 40 };
	unsigned row[LONGEST + 1];
	size_t len = strlen(b);
	if (len > LONGEST || strlen(a) > LONGEST)
		return UINT32_MAX;
	for (size_t j = 0; j <= len; j++)
		row[j] = (unsigned)j;
	for (unsigned i = 1; *a; a++, i++) {
		unsigned diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= len; j++) {
			unsigned best = diagonal + (*a != b[j - 1]);
			diagonal = row[j];
			best = row[j] + 1 < best ? row[j] + 1 : best;
			row[j] = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
		}
	}
	return row[len];
}

const char *near_word(const char *text, const char *const *words)
{
	const char *nearest = NULL;
	unsigned least = (unsigned)strlen(text) / 3 + 1;
	for (; *words; words++) {
		unsigned distance = edit_distance(text, *words);
		if (distance >= strlen(*words) || distance > least)
			continue;
		/* Of two alike, the one as long as what was typed: a letter is mistaken for another
		 * more often than it is left out. */
		if (distance < least || !nearest || strlen(*words) == strlen(text))
			nearest = *words;
		least = distance;
	}
	return nearest;
}

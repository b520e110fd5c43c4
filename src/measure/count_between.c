/*
 * Sizes between those that doubled. 2^k mod m doubles, too, for as long as 2^k is odd enough: with m
 * = 1000 it did so at five sizes on end, and a linear program whose cost repeats every 1000 items
 * had a formula with n^2 that all of them were on. Sizes that are 1.42 times a power of two have
 * remainders of their own. They take another seed: where they are on the law all the same, the
 * input's content does not matter, and no size is run again to see that.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "measure/counting.h"

/* Which sizes, counted from the largest, and how far above the one below them. Half of the largest
 * is far enough up and takes half of its time. */
static const struct {
	size_t from_last;
	double above;
} places[COUNTED_BETWEEN] = {{1, 1.418}, {2, 1.287}, {4, 1.614}};

/* Odd, so that halves of it are not whole. */
static uint64_t size_between(uint64_t below, double factor)
{
	return (uint64_t)(factor * (double)below) | 1;
}

/* A size that the program refuses, or a limit that was met by chance, is no news: larger ones are
 * there. */
static int count_between(struct counting *counting, uint64_t n, struct err *err)
{
	double seconds = 0;
	uint64_t cut_n = counting->run->counts.cut_n;
	int status = counting_once(counting, n, counting->job->spec->seed + 1, &seconds, err);
	counting->run->counts.cut_n = cut_n;
	if (status == COUNTING_DONE)
		counting->between[counting->between_len++] = n;
	return status < 0 || status == COUNTING_STOPPED ? status : 0;
}

int counting_look_between(struct counting *counting, struct err *err)
{
	enum { GAP_LEAST = 4 };
	size_t len = counting->len;
	for (size_t i = 0; i < ARRAY_LEN(places) && places[i].from_last < len; i++) {
		const struct counted *below = &counting->runs[len - 1 - places[i].from_last];
		if (below[1].n != 2 * below->n || below->n < GAP_LEAST)
			break;
		int status = count_between(counting, size_between(below->n, places[i].above), err);
		if (status != 0)
			return status;
	}
	counting_sort(counting);
	return 0;
}

static bool is_between(const struct counting *counting, uint64_t n)
{
	for (size_t i = 0; i < counting->between_len; i++) {
		if (counting->between[i] == n)
			return true;
	}
	return false;
}

void counting_drop_between(struct counting *counting)
{
	size_t kept = 0;
	for (size_t i = 0; i < counting->len; i++) {
		if (is_between(counting, counting->runs[i].n))
			free(counting->runs[i].by_site);
		else
			counting->runs[kept++] = counting->runs[i];
	}
	counting->len = kept;
	counting->between_len = 0;
}

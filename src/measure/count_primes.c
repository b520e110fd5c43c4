/*
 * Sizes that are primes, where the kind of number matters: for what looks for divisors they are the
 * worst, and for what depends on the number itself a few of them show more of it than one.
 */
#include <math.h>

#include "base/mem.h"
#include "measure/counting.h"

static bool is_prime(uint64_t n)
{
	for (uint64_t divisor = 2; divisor * divisor <= n; divisor++) {
		if (n % divisor == 0)
			return false;
	}
	return n > 1;
}

static uint64_t prime_from(uint64_t n)
{
	while (!is_prime(n))
		n++;
	return n;
}

/* Does a prime between the largest two sizes count something that is not between theirs? */
static int look_at(struct counting *counting, double where, bool *differs, struct err *err)
{
	const struct counted *below = &counting->runs[counting->len - 2];
	const struct counted *above = &counting->runs[counting->len - 1];
	double least = fmin(below->total, above->total);
	double most = fmax(below->total, above->total);
	uint64_t n = prime_from(below->n + (uint64_t)(where * (double)(above->n - below->n)));
	double seconds = 0;
	int status = counting_once(counting, n, counting->job->spec->seed, &seconds, err);
	if (status == COUNTING_DONE) {
		double total = counting->runs[counting->len - 1].total;
		counting_drop_from(counting, counting->len - 1);
		*differs = total > 1.2 * most + 2 || total < 0.8 * least - 2;
	}
	return status < 0 || status == COUNTING_STOPPED ? status : 0;
}

/* Does it matter what kind of number n is? A power of two, as most sizes are, is found divisible
 * at once. What counts less than n may depend on its digits, too: that is looked at more closely.
 * 1: stopped. */
static int look_between(struct counting *counting, bool *matters, struct err *err)
{
	static const double places[] = {0.5, 0.23, 0.62, 0.87};
	static const uint64_t LARGE = UINT64_C(1) << 32; /* no place to look for primes */
	*matters = false;
	if (counting->len < COUNTED_POINTS_LEAST)
		return 0;
	const struct counted *last = &counting->runs[counting->len - 1];
	if (last->n - last[-1].n < 4 || last->n > LARGE)
		return 0;
	size_t looks = last->total < (double)last->n ? ARRAY_LEN(places) : 1;
	for (size_t i = 0; i < looks && !*matters; i++) {
		int status = look_at(counting, places[i], matters, err);
		if (status != 0)
			return status;
	}
	return 0;
}

/* Of a few primes from n on the one that counts most; *n becomes the last. */
static int count_primes(struct counting *counting, uint64_t *n, struct err *err)
{
	enum { PRIMES = 3 };
	size_t first = counting->len;
	for (int i = 0; i < PRIMES; i++) {
		double seconds = 0;
		*n = prime_from(*n + (i > 0));
		if (counting->job->spec->n_max && *n > counting->job->spec->n_max)
			return 0;
		int status = counting_once(counting, *n, counting->job->spec->seed, &seconds, err);
		if (status < 0 || status == COUNTING_STOPPED)
			return status;
		if (counting->len < first + 2)
			continue;
		struct counted *kept = &counting->runs[first];
		if (kept[1].total > kept->total) {
			struct counted other = *kept;
			*kept = kept[1];
			kept[1] = other;
		}
		counting_drop_from(counting, counting->len - 1);
	}
	return 0;
}

int counting_explore_primes(struct counting *counting, struct err *err)
{
	bool matters;
	int status = look_between(counting, &matters, err);
	if (status != 0 || !matters)
		return status;
	uint64_t from = counting->runs[0].n;
	uint64_t to = counting->runs[counting->len - 1].n;
	counting_drop_from(counting, 0);
	counting->last_end = COUNTING_DONE;
	for (uint64_t n = from; n <= to && status == 0 && counting->last_end != COUNTING_LIMITED;
		n = 2 * n + 1)
		status = count_primes(counting, &n, err);
	return status;
}

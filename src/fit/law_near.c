/*
 * Counts that are rounded, not on a law: within 1 of a sum of at most three terms.
 *
 * The fit knows one term and a constant, which leaves 500 n + n log n to O(n) and n log n + 3 n
 * between two classes. But counts have no noise, so a whole sum either comes within the rounding
 * at every size or is not meant. Least squares by modified Gram-Schmidt (Bjorck, BIT 7, 1967),
 * unweighted: rounding is as large at every size.
 */
#include <math.h>

#include "base/mem.h"
#include "fit/law_exact.h"

enum { MOST = 3, SPARE = 3 };
static const long double ROUNDING = 1;
static const uint64_t RANGE_LEAST = 100; /* between counts: less says little to within 1 */

/* The faster-growing first. */
static const struct shape {
	long double degree, logs;
} shapes[] = {{3, 0}, {2, 1}, {2, 0}, {1.5L, 0}, {1, 1}, {1, 0}, {0.5L, 0}, {0, 1}, {0, 0}};
enum { SHAPES = ARRAY_LEN(shapes) };

struct columns {
	size_t len, count;
	long double values[MOST][LAW_POINTS_MAX]; /* made orthonormal */
};

static long double shape_value(const struct shape *shape, long double n)
{
	return powl(n, shape->degree) * (shape->logs > 0 ? log2l(n) : 1);
}

static long double dot(const long double *a, const long double *b, size_t len)
{
	long double sum = 0;
	for (size_t i = 0; i < len; i++)
		sum += a[i] * b[i];
	return sum;
}

static void remove_along(long double *column, const long double *unit, size_t len)
{
	long double along = dot(column, unit, len);
	for (size_t i = 0; i < len; i++)
		column[i] -= along * unit[i];
}

/* The set's columns, the slowest-growing first, so that the leading one comes last. */
static bool fill_columns(
	const struct law_point *points, size_t len, unsigned set, struct columns *columns)
{
	static const long double PARALLEL = 1e-12L;
	*columns = (struct columns){.len = len};
	for (size_t s = SHAPES; s-- > 0;) {
		long double *column = columns->values[columns->count];
		if (!(set >> s & 1))
			continue;
		for (size_t i = 0; i < len; i++)
			column[i] = shape_value(&shapes[s], (long double)points[i].n);
		long double before = sqrtl(dot(column, column, len));
		for (size_t c = 0; c < columns->count; c++)
			remove_along(column, columns->values[c], len);
		long double after = sqrtl(dot(column, column, len));
		if (!(after > PARALLEL * before))
			return false;
		for (size_t i = 0; i < len; i++)
			column[i] /= after;
		columns->count++;
	}
	return true;
}

/* Does the set come within the rounding at every point, with a leading term above 0? */
static bool comes_near(const struct law_point *points, size_t len, unsigned set)
{
	struct columns columns;
	long double left[LAW_POINTS_MAX];
	long double lead = 0;
	if (!fill_columns(points, len, set, &columns))
		return false;
	for (size_t i = 0; i < len; i++)
		left[i] = (long double)points[i].count;
	for (size_t c = 0; c < columns.count; c++) {
		lead = dot(left, columns.values[c], len);
		remove_along(left, columns.values[c], len);
	}
	for (size_t i = 0; i < len; i++) {
		if (!(fabsl(left[i]) <= ROUNDING))
			return false;
	}
	return lead > 0;
}

static struct growth growth_of_set(unsigned set)
{
	const struct shape *lead = &shapes[__builtin_ctz(set)];
	return growth_of_degree((double)lead->degree, (double)lead->logs);
}

/* The class of the sets of one size that come near. Returns how many classes there are. */
static size_t near_classes(
	const struct law_point *points, size_t len, int size, struct growth *growth)
{
	size_t classes = 0;
	for (unsigned set = 1; set < 1U << SHAPES; set++) {
		if (__builtin_popcount(set) != size || !comes_near(points, len, set))
			continue;
		struct growth own = growth_of_set(set);
		classes += classes == 0 || growth_compare(own, *growth) != 0;
		*growth = own;
	}
	return classes;
}

bool law_near_find(const struct law_point *points, size_t len, struct growth *growth)
{
	uint64_t least = UINT64_MAX;
	uint64_t largest = 0;
	for (size_t i = 0; i < len; i++) {
		least = points[i].count < least ? points[i].count : least;
		largest = points[i].count > largest ? points[i].count : largest;
	}
	if (points[0].n == 0 || largest - least < RANGE_LEAST)
		return false;
	for (size_t size = 1; size <= MOST && size + SPARE <= len; size++) {
		size_t classes = near_classes(points, len, (int)size, growth);
		if (classes > 0)
			return classes == 1;
	}
	return false;
}

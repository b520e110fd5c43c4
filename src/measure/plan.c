/*
 * Finding the range in which a program's growth shows: from where its work rises above the noise
 * to where one trial takes about as long as the budget allows.
 *
 * Sizes double from a small start. Two sizes with times give a lower bound of the exponent; when
 * that is high, as it is for anything exponential, sizes grow by addition from then on, since the
 * next doubling would never end. Where doubling has already hit a wall, the gap is narrowed. A
 * program that does not show at a few thousand grows about linearly at most (its square would
 * show), so sizes may then grow faster; and where the code says how it grows, by as much work at a
 * time, as long as what shows does not belie it.
 *
 * What a program does whatever n is (its imports, say) is no growth. It is taken for what the
 * quickest trial took, and all that ends the search is what comes on top of it. A costly set-up
 * takes larger work to be seen beside, and longer steps, since each of them pays for it.
 *
 * A range that the user gave is walked to its end by as few steps as seem safe, all of them sizes
 * that will be measured anyway.
 */
#include "measure/plan.h"

#include <math.h>
#include <stdlib.h>

static const uint64_t FIRST_N = 4;
static const double STEEP = 4.2; /* an exponent above this is taken for exponential growth */
static const int GAP_TRIES = 8;
static const double GIVEN_PART = 0.6; /* of a trial's limit: meeting it costs all of it */
static const double MOST_WORK = 1000; /* the largest size's work over the smallest's */

/* What the points say about the range. */
struct view {
	const struct plan_point *good; /* the largest finished; NULL: none */
	const struct plan_point *before; /* the largest finished below it; NULL: none */
	const struct plan_point *bad; /* the smallest above good that did not finish */
	double base; /* the least work of all: what the program does whatever n is */
	double base_cost; /* the same of what a trial costs */
	double floor; /* growth below this is noise */
	size_t unfinished;
	size_t unseen; /* finished, and not above the floor */
	size_t tries_in_gap;
};

/* Work that grew from nothing: over the base. */
static double grown(const struct view *view, const struct plan_point *point)
{
	return point->seconds - view->base;
}

/* A busy machine may take nearly twice as long for the same. */
static double grown_cost(const struct view *view, const struct plan_point *point)
{
	static const double DELAY = 0.75;
	double over = point->cost_seconds - view->base_cost;
	return over > DELAY * view->base_cost ? over : 0;
}

/* What it waits for, beyond what a busy machine makes it wait: 0 where it works. */
static double waited(const struct view *view, const struct plan_point *point)
{
	static const double DELAY = 4;
	double cost = grown_cost(view, point);
	return cost > DELAY * grown(view, point) ? cost : 0;
}

/* The growth that is wanted at the largest size: well more than the set-up, or classes are too alike
 * beside it to be told apart. */
static double target_of(const struct view *view, const struct plan_goal *goal)
{
	static const double SETUPS = 5;
	if (goal->given)
		return fmax(goal->target_seconds - view->base, goal->target_seconds / 4);
	return fmax(goal->target_seconds, fmin(SETUPS * view->base, goal->target_most));
}

static struct view look(const struct plan_point *points, size_t len, const struct plan_goal *goal)
{
	struct view view = {.base = INFINITY, .base_cost = INFINITY};
	for (size_t i = 0; i < len; i++) {
		const struct plan_point *point = &points[i];
		view.unfinished += point->end != PLAN_FINISHED;
		if (point->end != PLAN_FINISHED)
			continue;
		if (!view.good || point->n > view.good->n)
			view.good = point;
		view.base = fmin(view.base, point->seconds);
		view.base_cost = fmin(view.base_cost, point->cost_seconds);
	}
	view.floor = goal->floor_seconds;
	if (view.good)
		view.floor = fmax(view.floor, goal->floor_share * view.base);
	bool gap = false;
	for (size_t i = 0; i < len; i++) {
		const struct plan_point *point = &points[i];
		view.unseen +=
			point->end == PLAN_FINISHED && point->seconds - view.base <= view.floor;
		bool above = !view.good || point->n > view.good->n;
		if (point->end != PLAN_FINISHED && above && (!view.bad || point->n < view.bad->n))
			view.bad = point;
		if (point->end == PLAN_FINISHED && view.good && point->n < view.good->n &&
			(!view.before || point->n > view.before->n))
			view.before = point;
		view.tries_in_gap += gap;
		gap |= point->end != PLAN_FINISHED;
	}
	return view;
}

static uint64_t clamp(double n, uint64_t low, uint64_t high)
{
	if (!(n > (double)low))
		return low;
	return n >= (double)high ? high : (uint64_t)n;
}

/* Nothing has finished yet: programs that fail may want more input, slow ones less. */
static uint64_t next_without_good(
	const struct plan_point *last, const struct view *view, const struct plan_goal *goal)
{
	if (view->unfinished >= PLAN_FAILURES_MAX)
		return 0;
	/* What is too much for a few items is hardly less so for half of them. */
	uint64_t less = last->n <= FIRST_N ? 1 : last->n / 2;
	uint64_t next = last->end == PLAN_LIMIT ? less : last->n * 4;
	next = clamp((double)next, goal->n_min, goal->n_max);
	return next == last->n ? 0 : next;
}

static double exponent(const struct view *view)
{
	if (!view->before)
		return 1;
	double low = fmax(grown(view, view->before), view->floor);
	return log(fmax(grown(view, view->good), view->floor) / low) /
		log((double)view->good->n / (double)view->before->n);
}

static bool steep(const struct view *view)
{
	return exponent(view) > STEEP;
}

/* Exponential growth, as far as two points tell: so many steps of one until the target. The lower
 * point may be at the floor and the rate too low by that: it is taken for 2 at least. */
static double steps_to_target(const struct view *view, const struct plan_goal *goal)
{
	double low = fmax(grown(view, view->before), view->floor);
	double high = grown(view, view->good);
	double rate = log(high / low) / ((double)view->good->n - (double)view->before->n);
	return floor(log(0.9 * target_of(view, goal) / high) / fmax(rate, log(2)));
}

/* The largest size took so much that no larger one is wanted. */
static bool is_enough(const struct view *view, const struct plan_goal *goal)
{
	double part = goal->given ? 0.9 : 0.5;
	return grown(view, view->good) >= part * target_of(view, goal) ||
		grown_cost(view, view->good) >= part * goal->cost_seconds;
}

/* Between a size that finished and one that did not. What is too large costs a whole time limit
 * and what is too small next to nothing, so the next size leans towards the small end. */
static uint64_t next_in_gap(const struct view *view, const struct plan_goal *goal)
{
	uint64_t good = view->good->n;
	uint64_t bad = view->bad->n;
	if (bad - good <= 1 || view->tries_in_gap >= (size_t)GAP_TRIES || is_enough(view, goal) ||
		(double)bad / (double)good < 1.02)
		return 0;
	if (grown(view, view->good) > view->floor && steep(view))
		return clamp((double)good + steps_to_target(view, goal), good + 1, bad - 1);
	return clamp(pow((double)good * (double)good * (double)bad, 1.0 / 3), good + 1, bad - 1);
}

/* The largest n whose work, as the code has it, is at most so many times that of `from`. */
static double reach(struct growth growth, double from, double work)
{
	static const double MOST = 16;
	double low = from;
	double high = MOST * from;
	double before = growth_log_value(growth, from);
	if (growth_log_value(growth, high) - before <= log(work))
		return high;
	while (high - low > 0.5) {
		double middle = (low + high) / 2;
		if (growth_log_value(growth, middle) - before <= log(work))
			low = middle;
		else
			high = middle;
	}
	return fmax(floor(low), from + 1);
}

/* The code's word is out when that many sizes, each of 64 times the work, have not shown. */
static bool is_believed(const struct view *view, const struct plan_goal *goal)
{
	enum { PATIENCE = 5 };
	return goal->expected.kind != GROWTH_UNKNOWN && view->unseen <= PATIENCE;
}

/* How much more work the next size may be while nothing shows yet. Of a range that the user gave the
 * first size may be large, and all that it took may be growth. */
static double work_unseen(const struct view *view, const struct plan_goal *goal)
{
	static const double WORK = 64;
	if (!goal->given)
		return WORK;
	double room = GIVEN_PART * goal->target_seconds / fmax(view->good->seconds, view->floor);
	return fmin(WORK, fmax(room, 2));
}

/* While nothing shows yet. Small sizes double at most, since an exponential may be lying in wait;
 * where the code says what is, work may grow by so much on top of what cannot be seen. Where each
 * trial pays for a costly set-up there is time for a few of them only. */
static double next_unseen(double n, const struct view *view, const struct plan_goal *goal)
{
	double work = work_unseen(view, goal);
	if (is_believed(view, goal))
		return reach(goal->expected, n, work);
	double factor = n < 4096 ? 2 : n < 1e6 ? 4 : 8;
	if (goal->given)
		return n * fmax(fmin(factor, cbrt(work)), 1.05);
	if (view->base_cost > goal->cost_seconds / 8)
		factor = fmax(factor, view->base_cost > goal->cost_seconds / 2 ? 8 : 4);
	return n * factor;
}

static double next_seen(const struct view *view, const struct plan_goal *goal)
{
	double n = (double)view->good->n;
	double degree = exponent(view);
	double part = goal->given ? GIVEN_PART : 0.9;
	double work = part * target_of(view, goal) / grown(view, view->good);
	double factor = pow(work, 1 / fmax(degree, 0.4));
	if (factor < (goal->given ? 1.05 : 1.25))
		return 0;
	/* The first that shows is hardly above the floor and looks flatter than it is. */
	if (is_believed(view, goal))
		return fmin(n * factor, reach(goal->expected, n, 2 * work));
	return n * fmin(factor, n < 512 ? 2 : 4);
}

static double next_steep(const struct view *view, const struct plan_goal *goal)
{
	double n = (double)view->good->n;
	double next = n + fmin(fmax(steps_to_target(view, goal), 1), n);
	if (!is_believed(view, goal))
		return next;
	double work = 2 * target_of(view, goal) / grown(view, view->good);
	return fmin(next, reach(goal->expected, n, work));
}

/* A program that waits shows in what its trials cost only. */
static double within_cost(double next, const struct view *view, const struct plan_goal *goal)
{
	double cost = waited(view, view->good);
	double factor = cost > 0 ? goal->cost_seconds / cost : INFINITY;
	return fmin(next, (double)view->good->n * fmax(factor, 1));
}

static uint64_t next_upward(const struct view *view, const struct plan_goal *goal)
{
	double n = (double)view->good->n;
	if (view->good->n >= goal->n_max || is_enough(view, goal))
		return 0;
	double next;
	if (grown(view, view->good) <= view->floor)
		next = next_unseen(n, view, goal);
	else if (steep(view))
		next = next_steep(view, goal);
	else
		next = next_seen(view, goal);
	if (next <= 0)
		return 0;
	return clamp(within_cost(next, view, goal), view->good->n + 1, goal->n_max);
}

static size_t range_sizes(
	uint64_t low, uint64_t high, const struct plan_goal *goal, uint64_t *sizes);

/* Of the sizes that the user's range is measured at the largest that is no larger than `next`, and
 * larger than what there is; or the first of these, where it is hardly larger. */
static uint64_t snap(uint64_t next, uint64_t good, const struct plan_goal *goal)
{
	static const double HARDLY = 1.1;
	uint64_t sizes[PLAN_SIZES_MAX];
	size_t len = range_sizes(goal->n_min, goal->n_max, goal, sizes);
	uint64_t best = 0;
	for (size_t i = 0; i < len; i++) {
		bool near = best == 0 && (double)sizes[i] <= HARDLY * (double)next;
		if (sizes[i] > good && (sizes[i] <= next || near))
			best = sizes[i];
	}
	return best ? best : next;
}

uint64_t plan_next(const struct plan_point *points, size_t len, const struct plan_goal *goal)
{
	if (len == 0)
		return clamp((double)FIRST_N, goal->n_min, goal->n_max);
	struct view view = look(points, len, goal);
	if (!view.good)
		return next_without_good(&points[len - 1], &view, goal);
	if (view.bad)
		return next_in_gap(&view, goal);
	uint64_t next = next_upward(&view, goal);
	return next && goal->given ? snap(next, view.good->n, goal) : next;
}

bool plan_is_costly(const struct plan_point *points, size_t len, const struct plan_goal *goal)
{
	struct view view = look(points, len, goal);
	return view.good && view.base > goal->target_seconds;
}

bool plan_is_flat(const struct plan_point *points, size_t len, const struct plan_goal *goal)
{
	struct view view = look(points, len, goal);
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED && grown(&view, &points[i]) > view.floor)
			return false;
	}
	return true;
}

/* The smallest size from which on all work shows clearly. Work that is a tiny part of the largest
 * tells little of the growth and much of caches and branch predictors, which hold a small input
 * whole. */
static uint64_t smallest_visible(
	const struct plan_point *points, size_t len, const struct plan_goal *goal, uint64_t top)
{
	uint64_t hidden = 0;
	uint64_t lowest = top;
	struct view view = look(points, len, goal);
	double least = fmax(3 * view.floor, grown(&view, view.good) / MOST_WORK);
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED && grown(&view, &points[i]) < least &&
			points[i].n > hidden)
			hidden = points[i].n;
	}
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED && points[i].n > hidden && points[i].n < lowest)
			lowest = points[i].n;
	}
	/* Nothing shows clearly. Beside a costly set-up small sizes are known not to. */
	if (hidden == top && plan_is_costly(points, len, goal))
		return clamp((double)top / 8, goal->n_min, top);
	if (hidden == top)
		return goal->n_min;
	/* The threshold lies between the two: go half the way. */
	return hidden > 0 ? clamp(sqrt((double)hidden * (double)lowest), hidden + 1, lowest)
			  : lowest;
}

static size_t add_size(uint64_t *sizes, size_t len, uint64_t n)
{
	if (len == 0 || n > sizes[len - 1])
		sizes[len++] = n;
	return len;
}

static size_t integer_sizes(uint64_t low, uint64_t high, uint64_t *sizes)
{
	size_t len = 0;
	for (uint64_t n = low; n <= high && len < PLAN_SIZES_MAX; n++)
		sizes[len++] = n;
	return len;
}

static size_t geometric_sizes(uint64_t low, uint64_t high, size_t count, uint64_t *sizes)
{
	size_t len = 0;
	double ratio = log((double)high / (double)low) / (double)(count - 1);
	for (size_t i = 0; i + 1 < count; i++)
		len = add_size(sizes, len, (uint64_t)llround((double)low * exp(ratio * (double)i)));
	while (len > 0 && sizes[len - 1] >= high)
		len--;
	return add_size(sizes, len, high);
}

/* The largest size to measure: of the finished, or below where that overshot the target by much. */
static uint64_t largest_wanted(
	const struct plan_point *points, size_t len, const struct plan_goal *goal, uint64_t top)
{
	static const double MUCH = 1.5;
	struct view view = look(points, len, goal);
	if (!view.good || !view.before || steep(&view))
		return top;
	double n = (double)top;
	double over = grown(&view, view.good) / target_of(&view, goal);
	if (over >= MUCH)
		n /= pow(over, 1 / fmax(exponent(&view), 0.4));
	double dear = waited(&view, view.good) / goal->cost_seconds;
	if (dear >= MUCH)
		n = fmin(n, (double)top / dear);
	return clamp(n, view.before->n, top);
}

static uint64_t largest_finished(const struct plan_point *points, size_t len)
{
	uint64_t top = 0;
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED && points[i].n > top)
			top = points[i].n;
	}
	return top;
}

/* How many sizes a range is worth. */
static size_t sizes_wanted(double range, bool counted)
{
	static const struct {
		double octave; /* so many each, one at the end, */
		double least, most; /* within these */
	} rows[] = {
		[false] = {2, 7, 10},
		[true] = {1.5, 6, 7},
	};
	const double wanted = rows[counted].octave * log2(range) + 1;
	return (size_t)fmin(fmax(wanted, rows[counted].least), rows[counted].most);
}

/* A range in whole numbers where it has few of them. */
static size_t range_sizes(
	uint64_t low, uint64_t high, const struct plan_goal *goal, uint64_t *sizes)
{
	if (high - low < PLAN_SIZES_MAX && (high < 64 || high - low < 2))
		return integer_sizes(low, high, sizes);
	size_t count = sizes_wanted((double)high / (double)low, goal->counted);
	return geometric_sizes(low, high, count, sizes);
}

/* All of the user's range of which anything finished. */
static size_t given_sizes(const struct plan_point *points, size_t len, const struct plan_goal *goal,
	uint64_t top, uint64_t *sizes)
{
	uint64_t low = top;
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED && points[i].n < low)
			low = points[i].n;
	}
	return range_sizes(low, top, goal, sizes);
}

size_t plan_sizes(const struct plan_point *points, size_t len, const struct plan_goal *goal,
	uint64_t sizes[PLAN_SIZES_MAX])
{
	enum { FEWEST = 5 }; /* steps */
	static const double LEAST_RANGE = 8; /* one cannot tell n from n log n on less */
	static const double MOST_RANGE = 4096; /* more costs trials and tells nothing new */
	uint64_t top = largest_finished(points, len);
	if (top == 0)
		return 0;
	if (goal->given)
		return given_sizes(points, len, goal, top, sizes);
	top = largest_wanted(points, len, goal, top);
	uint64_t low = plan_is_flat(points, len, goal) ? goal->n_min
						       : smallest_visible(points, len, goal, top);
	if (low < goal->n_min)
		low = goal->n_min;
	/* Few whole numbers from the first that shows to the top: exponential, or close to it. */
	if (top - low < FEWEST)
		low = top > FEWEST ? top - FEWEST : 1;
	double range = (double)top / (double)low;
	if (top < 64 && top - low < PLAN_SIZES_MAX)
		return integer_sizes(low < goal->n_min ? goal->n_min : low, top, sizes);
	if (range < LEAST_RANGE)
		low = clamp((double)top / LEAST_RANGE, goal->n_min, top);
	if (range > MOST_RANGE)
		low = clamp((double)top / MOST_RANGE, goal->n_min, top);
	if (low == top)
		return integer_sizes(top, top, sizes);
	size_t count = sizes_wanted((double)top / (double)low, goal->counted);
	return geometric_sizes(low, top, count, sizes);
}

size_t plan_memory_sizes(const struct plan_point *points, size_t len, const struct plan_goal *goal,
	uint64_t sizes[PLAN_SIZES_MAX])
{
	enum { COUNT = 6, WIDE = 8192, STEPS = 48 };
	uint64_t top = largest_finished(points, len);
	uint64_t least = UINT64_MAX;
	if (top == 0)
		return 0;
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED && points[i].n < least)
			least = points[i].n;
	}
	top = largest_wanted(points, len, goal, top);
	size_t count = add_size(sizes, 0, least);
	if (top < STEPS) {
		count = add_size(sizes, 0, goal->n_min);
		for (int i = 1; i <= COUNT; i++)
			count = add_size(sizes, count, top * (uint64_t)i / COUNT);
		return count;
	}
	double factor = top / least >= WIDE ? 4 : 2;
	for (int i = COUNT - 1; i >= 0; i--)
		count = add_size(sizes, count, (uint64_t)((double)top / pow(factor, i)));
	return count;
}

void plan_spread(size_t len, size_t order[PLAN_SIZES_MAX])
{
	bool taken[PLAN_SIZES_MAX] = {false};
	for (size_t made = 0; made < len; made++) {
		size_t next = made == 0 ? 0 : len - 1;
		size_t widest = 1;
		for (size_t from = 0; made >= 2 && from + 1 < len;) {
			size_t to = from + 1;
			while (!taken[to])
				to++;
			if (to - from > widest) {
				widest = to - from;
				next = (from + to) / 2;
			}
			from = to;
		}
		taken[next] = true;
		order[made] = next;
	}
}

double plan_cost(const struct plan_point *points, size_t len, uint64_t n)
{
	const struct plan_point *low = NULL;
	const struct plan_point *high = NULL;
	for (size_t i = 0; i < len; i++) {
		const struct plan_point *point = &points[i];
		if (point->end != PLAN_FINISHED)
			continue;
		if (point->n <= n && (!low || point->n > low->n))
			low = point;
		if (point->n >= n && (!high || point->n < high->n))
			high = point;
	}
	if (!low || !high)
		return low ? low->cost_seconds : high ? high->cost_seconds : 0;
	if (low->n == high->n || low->cost_seconds <= 0 || high->cost_seconds <= 0)
		return high->cost_seconds;
	double part = log((double)n / (double)low->n) / log((double)high->n / (double)low->n);
	return low->cost_seconds * pow(high->cost_seconds / low->cost_seconds, part);
}

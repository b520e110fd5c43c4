/*
 * What a program holds, in runs of their own: tracing every allocation makes a program several
 * times slower, and asking V8 what is alive means collecting all garbage.
 *
 * Python's peak is exact (tracemalloc); JavaScript's is the largest of some looks at the live heap.
 * Both start when the program does, so what the interpreter itself holds is not in it; what the
 * program loads is, and is taken out as the peak at the smallest size unless most sizes hold well
 * more than that.
 *
 * Hash tables grow in steps of two, small sets of four. Sizes that are apart by that very factor
 * meet them at the same filling, so that the saw-tooth is no part of the growth.
 */
#include "measure/memory.h"

#include <math.h>
#include <stdlib.h>

#include "argus/fit.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"

/* How long the program alone may take at the largest size, in seconds. */
static const double TARGET[LANG_COUNT] = {[LANG_PYTHON] = 0.03, [LANG_JAVASCRIPT] = 0.08};
static const double CPU_LIMIT = 2; /* of one run: tracing is slow */
static const double ENOUGH = 0.7; /* seconds in all, after which five sizes will do */
static const double MOST = 0.2; /* of the budget, or ENOUGH: what all looks may take in all */
static const double DEAREST = 0.05; /* of the budget: one look at the largest size */
static const double DELAY = 4; /* as much longer may a trial take on a busy machine */
enum { LEAST = 5 }; /* sizes; fewer say nothing */

/* What may differ from run to run, or is rounded up: cycles yet to be collected, buffers. */
static const double RESERVE[LANG_COUNT] = {[LANG_PYTHON] = 1 << 10, [LANG_JAVASCRIPT] = 16 << 10};

struct held {
	uint64_t n;
	double peak, base, stack;
};

enum part { PART_HEAP, PART_AUXILIARY, PART_STACK };

struct memory {
	const struct measure_job *job;
	struct run *run;
	struct held items[PLAN_SIZES_MAX];
	size_t len;
	double spent; /* seconds */
	double most; /* that all may take; */
	double paid; /* of that, which a busy machine's delays are no part of; */
	double cheapest; /* one look so far */
};

static int look(struct memory *memory, uint64_t n, struct err *err)
{
	const struct measure_job *job = memory->job;
	struct measure_job inside = *job;
	struct trial_held held = {0};
	owned(trial_maker_done) struct trial_maker maker = {
		.job = &inside, .held = &held, .wall_seconds = DELAY * memory->most};
	struct trial trial = {.kind = TRIAL_MEMORY, .n = n, .seed = job->spec->seed};
	const struct measure_progress progress = {.kind = TRIAL_MEMORY,
		.n = n,
		.elapsed_seconds = clock_seconds() - job->start,
		.budget_seconds = job->spec->budget_seconds};
	inside.sandbox = job->memory;
	if (job->watch.starts)
		job->watch.starts(job->watch.context, &progress);
	int status = trial_make(&maker, n, CPU_LIMIT, &trial, err);
	if (status == TRIAL_NO_INPUT)
		return 0;
	if (status != 0)
		return status;
	memory->spent += trial.wall_seconds;
	double paid = fmax(trial.cpu_seconds, trial.wall_seconds / DELAY);
	memory->paid += paid;
	memory->cheapest = memory->cheapest > 0 ? fmin(memory->cheapest, paid) : paid;
	/* A run that failed here only, under tracing, is no news about the program. */
	if (trial.outcome != OUTCOME_FINISHED || !held.complete)
		return 0;
	trial.memory_bytes = (uint64_t)(held.peak + held.stack);
	memory->items[memory->len++] = (struct held){n, held.peak, held.base, held.stack};
	run_add_trial(memory->run, &trial);
	return job->watch.ended ? job->watch.ended(job->watch.context, &trial, err) : 0;
}

/* Python's peak is the same every time; of the looks at V8's heap the middle one counts. */
int memory_peak(
	const struct measure_job *job, uint64_t n, struct run *run, double *bytes, struct err *err)
{
	enum { LOOKS = 3 };
	struct memory memory = {.job = job, .run = run, .most = job->spec->timeout_seconds};
	double peaks[LOOKS];
	size_t looks = job->source->lang->id == LANG_PYTHON ? 1 : LOOKS;
	*bytes = 0;
	for (size_t i = 0; i < looks; i++) {
		int status = look(&memory, n, err);
		if (status != 0)
			return status;
	}
	for (size_t i = 0; i < memory.len; i++)
		peaks[i] = memory.items[i].peak + memory.items[i].stack;
	if (memory.len > 0)
		*bytes = num_median(peaks, memory.len);
	return 0;
}

static double bytes_of(const struct held *held, enum part part)
{
	switch (part) {
	case PART_HEAP: return held->peak;
	case PART_AUXILIARY: return held->peak - held->base;
	case PART_STACK: return held->stack;
	}
	return 0;
}

static int by_n(const void *left, const void *right)
{
	const struct held *a = left;
	const struct held *b = right;
	return (a->n > b->n) - (a->n < b->n);
}

enum { ENOUGH_ABOVE = 4 };
static const double WELL = 2;

/* How many sizes hold well more than the first. */
static size_t well_above(const struct memory *memory, enum part part, double reserve)
{
	double least = bytes_of(&memory->items[0], part);
	size_t above = 0;
	for (size_t i = 1; i < memory->len; i++)
		above += bytes_of(&memory->items[i], part) > WELL * least + reserve;
	return above;
}

/* The first is held whatever n is, at a time of its own (a buffer that is gone when the list is
 * built: the peak is the larger of the two) or all the time (a module: it is their sum). Sizes well
 * above it tell by themselves; where there are few of those it is taken out of all. */
static void fill_series(
	const struct memory *memory, enum part part, double reserve, struct series *series)
{
	double least = bytes_of(&memory->items[0], part);
	bool plain = well_above(memory, part, reserve) >= ENOUGH_ABOVE;
	series->name = mem_text("bytes");
	series->floor = reserve / 4;
	for (size_t i = 1; i < memory->len; i++) {
		double value = bytes_of(&memory->items[i], part);
		if (!plain)
			value = fmax(value - least, 0) + reserve;
		if (!plain || value > WELL * least + reserve)
			series_add(series, (double)memory->items[i].n, value);
	}
	series_sort(series);
}

static void judge(
	const struct memory *memory, enum part part, double reserve, struct verdict *verdict)
{
	owned(series_done) struct series series = {0};
	fill_series(memory, part, reserve, &series);
	fit_select(&series, verdict);
}

/* Could what the verdict says be hidden below a stack of this class? */
static bool is_below(const struct verdict *heap, struct growth stack)
{
	if (heap->growth.kind != GROWTH_UNKNOWN)
		return growth_compare(heap->growth, stack) < 0;
	for (unsigned i = 0; i < heap->alternatives_len; i++) {
		if (growth_compare(heap->alternatives[i], stack) > 0)
			return false;
	}
	return true;
}

/* The faster growing of what is allocated and of the call stack. */
static void judge_with_stack(const struct memory *memory, enum part part, struct verdict *verdict)
{
	static const double FRAME = 100;
	static const double HEARD = 0.5;
	struct verdict stack;
	judge(memory, part, RESERVE[memory->job->source->lang->id], verdict);
	judge(memory, PART_STACK, FRAME, &stack);
	if (stack.growth.kind != GROWTH_UNKNOWN && stack.growth.kind != GROWTH_CONSTANT &&
		stack.confidence >= HEARD && is_below(verdict, stack.growth))
		*verdict = stack;
}

/* The next look, or those that are missing for a verdict, would take too long: tracing makes a
 * costly set-up many times as costly. What the runs for time hold as seen from outside is left. */
static bool is_too_dear(const struct memory *memory)
{
	size_t missing = memory->len < LEAST ? LEAST - memory->len : 1;
	if (clock_seconds() - memory->job->start > memory->job->spec->budget_seconds)
		return true;
	return memory->paid + (double)missing * memory->cheapest > memory->most;
}

/* What is held may be hidden below a module's constant: larger sizes, as long as they are quick. */
static int look_further(struct memory *memory, const struct plan_goal *goal, struct err *err)
{
	enum { MORE = 3 };
	double reserve = RESERVE[memory->job->source->lang->id];
	for (int i = 0; i < MORE && memory->len < PLAN_SIZES_MAX; i++) {
		uint64_t n = 2 * memory->items[memory->len - 1].n;
		size_t above = well_above(memory, PART_HEAP, reserve);
		if (above == 0 || above >= ENOUGH_ABOVE || n > goal->n_max ||
			memory->spent > 2 * ENOUGH || is_too_dear(memory))
			break;
		int status = look(memory, n, err);
		if (status != 0)
			return status;
	}
	return 0;
}

/* Even the smallest sizes would take too long, as those of a range that was given may. */
static bool is_hopeless(const struct memory *memory, const struct plan_point *points, size_t len)
{
	static const double TRACED = 2; /* times as long, at least */
	double least = INFINITY;
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED)
			least = fmin(least, points[i].seconds);
	}
	return isfinite(least) && memory->job->spec->function == NULL &&
		TRACED * LEAST * least > memory->most;
}

int memory_measure(const struct measure_job *job, const struct plan_point *points, size_t len,
	const struct plan_goal *goal, struct run *run, struct err *err)
{
	enum { SMALL = 48 };
	uint64_t sizes[PLAN_SIZES_MAX];
	const double budget = job->spec->budget_seconds;
	struct memory memory = {.job = job, .run = run, .most = fmax(ENOUGH, MOST * budget)};
	struct plan_goal wanted = *goal;
	if (!job->memory || is_hopeless(&memory, points, len))
		return 0;
	wanted.given = false;
	wanted.target_most = 0;
	wanted.cost_seconds = DEAREST * budget;
	wanted.target_seconds = fmin(goal->target_seconds, TARGET[job->source->lang->id]);
	size_t count = plan_memory_sizes(points, len, &wanted, sizes);
	/* The smallest, then from the largest down: where time is short the others are missed less.
	 * Where n is small, as of exponential programs, the largest takes more than all others. */
	bool upward = count > 0 && sizes[count - 1] < SMALL;
	for (size_t i = 0; i < count; i++) {
		if ((memory.len >= LEAST && memory.spent > ENOUGH) || is_too_dear(&memory))
			break;
		uint64_t n = sizes[i == 0 || upward ? i : count - i];
		int status = look(&memory, n, err);
		if (status != 0)
			return status;
	}
	if (memory.len < LEAST)
		return 0;
	qsort(memory.items, memory.len, sizeof *memory.items, by_n);
	if (!upward) {
		int status = look_further(&memory, goal, err);
		if (status != 0)
			return status;
	}
	judge_with_stack(&memory, PART_HEAP, &run->memory);
	fit_settle(&run->static_total, &run->memory);
	if (run->mode == SPEC_FUNCTION) {
		judge_with_stack(&memory, PART_AUXILIARY, &run->auxiliary);
		fit_settle(&run->static_space, &run->auxiliary);
		fit_nest(&run->auxiliary, &run->memory);
	}
	return 0;
}

/*
 * Counted runs, and which. One run a size, from the smallest that works, doubling until a run has
 * counted enough; sizes are chosen by what was counted, never by the clock, so that they are the
 * same on every machine. Where doubling runs into a limit after a few sizes (exponential programs)
 * n goes on in steps of one, and where the kind of number matters in primes. Then the largest
 * sizes again with other seeds, and where these differ much the smaller ones, too.
 */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "measure/counting.h"
#include "measure/failure.h"
#include "measure/trial.h"

enum {
	FAILURES_MAX = 6, /* sizes that a program may refuse: some want more than a few items */
	SEEDS = 3, /* at each of the largest SEEDED sizes, where they matter */
	SEEDED = 3,
	SEEDS_WIDE = 5 /* at all sizes, where they differ much */
};
/* A size is the last when it counts as much as this, in all or in steps that the interpreter takes
 * (library calls take a tenth of the time). */
static const double ENOUGH_COUNT = 1e7;
static const double ENOUGH_STEPS = 4e5;
static const double FIRST_SECONDS = 3; /* the limit until a run has finished */
static const double RUN_SECONDS = 1.5; /* the limit of one run, above the first */

void counting_drop_from(struct counting *counting, size_t from)
{
	while (counting->len > from)
		free(counting->runs[--counting->len].by_site);
}

static int end_of(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_CPU:
	case OUTCOME_WALL:
	case OUTCOME_MEMORY:
	case OUTCOME_OUTPUT: return COUNTING_LIMITED;
	case OUTCOME_FINISHED:
	case OUTCOME_EXIT:
	case OUTCOME_SIGNAL:
	case OUTCOME_SECURITY:
	case OUTCOME_COUNT: break;
	}
	return COUNTING_REFUSED;
}

/* The report is the program's own word: numbers that no counting can give are none. False: no
 * report that could be. */
static bool read_counted(const struct instrumented *instrumented, const json_t *values,
	const struct trial *trial, struct counted *counted)
{
	static const double MOST = 9007199254740991; /* above it not all numbers are there */
	size_t len = instrumented->sites_len;
	if (!json_is_array(values) || json_array_size(values) != len)
		return false;
	*counted = (struct counted){
		.n = trial->n, .seed = trial->seed, .by_site = mem_array(len + 1, sizeof(double))};
	bool fine = true;
	for (size_t i = 0; i < len && fine; i++) {
		const json_t *value = json_array_get(values, i);
		counted->by_site[i] = json_number_value(value);
		counted->total += counted->by_site[i];
		if (instrumented->sites[i].kind != SITE_CALL)
			counted->steps += counted->by_site[i];
		fine = json_is_integer(value) && counted->by_site[i] >= 0 && counted->total <= MOST;
	}
	if (!fine) {
		free(counted->by_site);
		*counted = (struct counted){0};
	}
	return fine;
}

/* The report of a run that met a limit is what it had counted by then: of these the smallest n's is
 * kept. False: no report, or not one of a run that finished. */
static bool take_counts(
	struct counting *counting, const struct str *text, const struct trial *trial)
{
	json_t *report = json_loadb(str_text(text), text->len, 0, NULL);
	bool whole = json_is_true(json_object_get(report, "complete")) &&
		trial->outcome == OUTCOME_FINISHED;
	struct counted counted = {0};
	bool fits = read_counted(
		counting->instrumented, json_object_get(report, "counts"), trial, &counted);
	json_decref(report);
	if (fits && whole) {
		counting->runs[counting->len++] = counted;
	} else if (fits && end_of(trial->outcome) == COUNTING_LIMITED &&
		(counting->cut.n == 0 || trial->n < counting->cut.n)) {
		free(counting->cut.by_site);
		counting->cut = counted;
	} else {
		free(counted.by_site);
	}
	return fits && whole;
}

static int note_failure(
	struct counting *counting, const struct trial_maker *maker, const struct trial *trial)
{
	uint64_t *cut_n = &counting->run->counts.cut_n;
	struct count_failure *failure = counting->failure;
	uint64_t counted = counting->len > 0 ? counting->runs[counting->len - 1].n : 0;
	counting->last_end = end_of(trial->outcome);
	/* Of sizes that fail the smallest is told. */
	if (failure->n > counted && failure->n <= trial->n &&
		counting->last_end == COUNTING_REFUSED)
		return counting->last_end;
	str_clear(&failure->why);
	str_clear(&failure->tail);
	failure->silent = trial->outcome == OUTCOME_FINISHED;
	if (failure->silent)
		str_addf(&failure->why, "at n = %llu it ended without a word on its counts",
			(unsigned long long)trial->n);
	else
		failure_describe(counting->job->spec, counting->cpu_limit, "all that counting gets",
			trial, &failure->why);
	failure_add_tail(&maker->error, &failure->tail);
	failure->n = trial->n;
	counting->refused = counting->last_end == COUNTING_REFUSED;
	if (counting->last_end == COUNTING_LIMITED && (*cut_n == 0 || trial->n < *cut_n))
		*cut_n = trial->n;
	return counting->last_end;
}

/* Where the user gives more, counting has a limit of its own, so that it stays quick. */
static double limit_of(const struct counting *counting)
{
	return fmin(counting->job->spec->timeout_seconds,
		counting->len > 0 ? counting->first_seconds + RUN_SECONDS : FIRST_SECONDS);
}

static int by_size(const void *left, const void *right)
{
	const struct counted *a = left;
	const struct counted *b = right;
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	return a->seed < b->seed ? -1 : a->seed > b->seed;
}

void counting_sort(struct counting *counting)
{
	if (counting->len > 0)
		qsort(counting->runs, counting->len, sizeof *counting->runs, by_size);
}

int counting_once(
	struct counting *counting, uint64_t n, uint64_t seed, double *seconds, struct err *err)
{
	owned(str_done) struct str text = {0};
	owned(trial_maker_done) struct trial_maker maker = {.job = counting->job, .counts = &text};
	struct trial trial = {.seed = seed};
	counting->cpu_limit = limit_of(counting);
	int status = trial_make(&maker, n, counting->cpu_limit, &trial, err);
	if (status == TRIAL_NO_INPUT) {
		str_clear(&counting->failure->why);
		str_addf(&counting->failure->why, "there is no such input: %s",
			str_text(&maker.said));
		return COUNTING_REFUSED;
	}
	if (status != 0)
		return status < 0 ? -1 : COUNTING_STOPPED;
	counting->run->counts.cpu_seconds += trial.cpu_seconds;
	bool first = ++counting->run->counts.runs == 1;
	counting->failure->unread = (first || counting->failure->unread) && !maker.input_read &&
		spec_mode(counting->job->spec) == SPEC_PROGRAM;
	*seconds = trial.cpu_seconds;
	if (take_counts(counting, &text, &trial))
		return COUNTING_DONE;
	return note_failure(counting, &maker, &trial);
}

static uint64_t smallest(const struct counting *counting)
{
	const struct spec *spec = counting->job->spec;
	return spec->n_min ? spec->n_min : 8;
}

static bool is_enough(const struct counting *counting)
{
	const struct counted *last = &counting->runs[counting->len - 1];
	return last->total >= ENOUGH_COUNT || last->steps >= ENOUGH_STEPS;
}

/* Sizes that double. 1: stopped. */
static int explore(struct counting *counting, struct err *err)
{
	const struct spec *spec = counting->job->spec;
	uint64_t most = spec->n_max ? spec->n_max : UINT64_C(1) << 16;
	unsigned failures = 0;
	for (uint64_t n = smallest(counting); n <= most && counting->len < COUNTED_RUNS_MAX / 2;
		n *= 2) {
		double seconds = 0;
		int status = counting_once(counting, n, spec->seed, &seconds, err);
		if (status < 0 || status == COUNTING_STOPPED)
			return status;
		counting->limited = status != COUNTING_DONE;
		if (status == COUNTING_LIMITED ||
			(status == COUNTING_REFUSED && ++failures == FAILURES_MAX))
			break;
		if (status != COUNTING_DONE)
			continue;
		if (counting->len == 1)
			counting->first_seconds = seconds;
		if (is_enough(counting))
			break;
	}
	return 0;
}

/* Did doubling n come to its end after a few sizes, because each doubling costs so much more? */
static bool is_steep(const struct counting *counting)
{
	static const double polynomial_most = 40; /* a doubling of n^5 */
	if (counting->len < 3)
		return counting->limited || counting->len == 0 || counting->job->spec->n_min == 0;
	const struct counted *last = &counting->runs[counting->len - 1];
	return counting->len <= COUNTED_POINTS_LEAST &&
		(counting->limited || last->total > polynomial_most * last[-1].total);
}

/* A range that the user gave and that doubling has little of: evenly between what it has. 1:
 * stopped. */
static int spread(struct counting *counting, struct err *err)
{
	enum { BETWEEN = 5 };
	const struct spec *spec = counting->job->spec;
	if (counting->len == 0 || counting->len > 2 || spec->n_min == 0)
		return 0;
	uint64_t from = counting->runs[0].n;
	uint64_t to = counting->len == 2 ? counting->runs[1].n : from;
	for (uint64_t i = 1; i <= BETWEEN; i++) {
		uint64_t n = from + (to - from) * i / (BETWEEN + 1);
		double seconds = 0;
		if (n == counting->runs[counting->len - 1].n || n == from || n == to)
			continue;
		int status = counting_once(counting, n, spec->seed, &seconds, err);
		if (status < 0 || status == COUNTING_STOPPED)
			return status;
	}
	counting_sort(counting);
	return 0;
}

/* Not half way: 2^k and 1.5 times 2^k have remainders that double together. */
static uint64_t size_inside(uint64_t below, uint64_t above)
{
	static const double PLACE = 0.418;
	uint64_t n = (below + (uint64_t)(PLACE * (double)(above - below))) | 1;
	return n > below && n < above ? n : below / 2 + above / 2;
}

/* Between few sizes, one more each. 1: stopped. */
static int fill(struct counting *counting, struct err *err)
{
	size_t len = counting->len;
	if (len < 3 || len > COUNTED_POINTS_LEAST + 1 ||
		counting->runs[1].n < counting->runs[0].n + 2)
		return 0;
	for (size_t i = 1; i < len; i++) {
		uint64_t n = size_inside(counting->runs[i - 1].n, counting->runs[i].n);
		double seconds = 0;
		int status = counting_once(counting, n, counting->job->spec->seed, &seconds, err);
		if (status < 0 || status == COUNTING_STOPPED)
			return status;
	}
	counting_sort(counting);
	return 0;
}

/* Steps of one, for programs that doubling soon finds too slow. 1: stopped. */
static int step(struct counting *counting, struct err *err)
{
	const struct spec *spec = counting->job->spec;
	if (!is_steep(counting))
		return 0;
	uint64_t from = spec->n_min ? spec->n_min : 2;
	uint64_t most = spec->n_max ? spec->n_max : UINT64_MAX;
	counting_drop_from(counting, 0);
	unsigned failures = 0;
	for (uint64_t n = from; n <= most && counting->len < COUNTED_RUNS_MAX / 2; n++) {
		double seconds = 0;
		int status = counting_once(counting, n, spec->seed, &seconds, err);
		if (status < 0 || status == COUNTING_STOPPED)
			return status;
		if (status == COUNTING_REFUSED && ++failures == FAILURES_MAX)
			break;
		if (status == COUNTING_LIMITED || (status == COUNTING_DONE && is_enough(counting)))
			break;
	}
	return 0;
}

/* The size again with other seeds, up to `seeds` in all. *same: one of them counts as the first. */
static int reseed(struct counting *counting, size_t i, uint64_t seeds, bool *same, struct err *err)
{
	uint64_t from = 0;
	for (size_t j = 0; j < counting->len; j++)
		from += counting->runs[j].n == counting->runs[i].n;
	for (uint64_t more = from; more < seeds && counting->len < COUNTED_RUNS_MAX; more++) {
		double seconds = 0;
		int status = counting_once(counting, counting->runs[i].n,
			counting->runs[i].seed + more, &seconds, err);
		if (status < 0 || status == COUNTING_STOPPED)
			return status;
		*same = status == COUNTING_DONE &&
			counting->runs[counting->len - 1].total == counting->runs[i].total;
		if (*same)
			break;
	}
	return 0;
}

/* Do the seeds of the largest size differ by so much that one of them says little? */
static bool scatters(const struct counting *counting, size_t largest)
{
	static const double WIDE = 1.15;
	double least = counting->runs[largest].total;
	double most = least;
	for (size_t i = 0; i < counting->len; i++) {
		if (counting->runs[i].n != counting->runs[largest].n)
			continue;
		least = fmin(least, counting->runs[i].total);
		most = fmax(most, counting->runs[i].total);
	}
	return most > WIDE * least;
}

/* The largest sizes with other seeds, until one of them counts the same: then the input's content
 * does not matter. Where it matters much all sizes get more of them. 1: stopped. */
static int vary(struct counting *counting, struct err *err)
{
	size_t sizes = counting->len;
	if (counting->between_len > 0 && counting_is_exact(counting))
		return 0;
	size_t last = sizes > SEEDED ? sizes - SEEDED : 0;
	bool same = false;
	int status = 0;
	for (size_t i = sizes; i-- > last && status == 0 && !same;)
		status = reseed(counting, i, SEEDS, &same, err);
	if (status != 0 || same || sizes == 0 || !scatters(counting, sizes - 1))
		return status;
	sizes -= counting->between_len;
	counting_drop_between(counting);
	for (size_t i = sizes; i-- > 0 && status == 0;)
		status = reseed(counting, i, SEEDS_WIDE, &same, err);
	return status;
}

int measure_count(const struct measure_job *job, const struct instrumented *instrumented,
	struct run *run, struct count_failure *failure, struct err *err)
{
	struct counting counting = {
		.job = job, .instrumented = instrumented, .run = run, .failure = failure};
	int status = explore(&counting, err);
	if (status == 0)
		status = counting_explore_primes(&counting, err);
	if (status == 0)
		status = step(&counting, err);
	if (status == 0)
		status = spread(&counting, err);
	if (status == 0)
		status = fill(&counting, err);
	if (status == 0)
		status = counting_look_between(&counting, err);
	if (status == 0)
		status = vary(&counting, err);
	/* A run that failed has counted, too, but a limit is what the part stands for. */
	if (counting.cut.n != run->counts.cut_n)
		counting.cut.n = 0;
	if (status >= 0) {
		counting_sort(&counting);
		counting_conclude(&counting);
	}
	counting_drop_from(&counting, 0);
	free(counting.cut.by_site);
	return status;
}

/*
 * Counting. One run a size, from the smallest that works, doubling until a run takes long enough;
 * where doubling runs into a limit after a few sizes (exponential programs) n goes on in steps of
 * one. Then the largest sizes again with other seeds: where the counts differ, the worst of each
 * size are what the law is looked for in.
 */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "argus/law.h"
#include "argus/measure.h"
#include "base/mem.h"
#include "measure/trial.h"

enum {
	RUNS_MAX = 48,
	FAILURES_MAX = 6, /* sizes that a program may refuse before the first that it takes */
	POINTS_WANTED = 8,
	POINTS_LEAST = 4,
	SEEDS = 3, /* at each of the largest SEEDED sizes, where they matter */
	SEEDED = 3
};
/* A size is the last when it counts as much as this, in all or in steps that the interpreter takes
 * (library calls take a tenth of the time). Not by the clock: sizes are to be the same everywhere. */
static const double ENOUGH_COUNT = 1e7;
static const double ENOUGH_STEPS = 4e5;
static const double FIRST_SECONDS = 3; /* the limit until a run has finished */
static const double RUN_SECONDS = 1.5; /* the limit of one run, above the first */

struct counted {
	uint64_t n, seed;
	double total;
	double steps; /* of it, what is no library call */
	double *by_site;
};

struct session {
	const struct measure_job *job;
	const struct instrumented *instrumented;
	struct run *run;
	struct counted runs[RUNS_MAX];
	size_t len;
	double cpu_limit; /* of the last run */
	int last_end; /* of the last run that was not counted */
	bool limited; /* doubling ended at a limit, or with a failure */
	double first_seconds; /* CPU time of the first run that finished */
	char why[VERDICT_TEXT_MAX]; /* the last run that did not finish */
};

enum { COUNTED, STOPPED, REFUSED, LIMITED };

static void session_done(struct session *session)
{
	for (size_t i = 0; i < session->len; i++)
		free(session->runs[i].by_site);
}

static bool take_counts(struct session *session, const struct str *text, uint64_t n, uint64_t seed)
{
	size_t sites = session->instrumented->sites_len;
	json_t *report = json_loadb(str_text(text), text->len, 0, NULL);
	const json_t *values = json_object_get(report, "counts");
	bool complete = json_is_true(json_object_get(report, "complete"));
	bool fine = complete && json_array_size(values) == sites;
	if (fine) {
		struct counted *counted = &session->runs[session->len++];
		*counted = (struct counted){
			.n = n, .seed = seed, .by_site = mem_array(sites + 1, sizeof(double))};
		for (size_t i = 0; i < sites; i++) {
			counted->by_site[i] = json_number_value(json_array_get(values, i));
			counted->total += counted->by_site[i];
			if (session->instrumented->sites[i].kind != SITE_CALL)
				counted->steps += counted->by_site[i];
		}
	}
	json_decref(report);
	return fine;
}

static int end_of(struct session *session, const struct trial *trial)
{
	owned(str_done) struct str how = {0};
	outcome_describe(trial->outcome, trial->status, session->cpu_limit, &how);
	snprintf(session->why, sizeof session->why, "at n = %llu the counted program %s",
		(unsigned long long)trial->n, str_text(&how));
	switch (trial->outcome) {
	case OUTCOME_CPU:
	case OUTCOME_WALL:
	case OUTCOME_MEMORY:
	case OUTCOME_OUTPUT: return LIMITED;
	case OUTCOME_FINISHED:
	case OUTCOME_EXIT:
	case OUTCOME_SIGNAL:
	case OUTCOME_SECURITY:
	case OUTCOME_COUNT: break;
	}
	return REFUSED;
}

static int count_once(
	struct session *session, uint64_t n, uint64_t seed, double *seconds, struct err *err)
{
	owned(str_done) struct str text = {0};
	struct trial_maker maker = {.job = session->job, .counts = &text};
	struct trial trial = {.seed = seed};
	double limit = fmin(session->job->spec->timeout_seconds,
		session->len > 0 ? session->first_seconds + RUN_SECONDS : FIRST_SECONDS);
	session->cpu_limit = limit;
	int status = trial_make(&maker, n, limit, &trial, err);
	if (status == TRIAL_NO_INPUT)
		snprintf(session->why, sizeof session->why, "there is no such input: %.120s",
			str_text(&maker.said));
	trial_maker_done(&maker);
	if (status == TRIAL_NO_INPUT)
		return REFUSED;
	if (status != 0)
		return status < 0 ? -1 : STOPPED;
	session->run->counts.cpu_seconds += trial.cpu_seconds;
	*seconds = trial.cpu_seconds;
	if (trial.outcome == OUTCOME_FINISHED && take_counts(session, &text, n, seed))
		return COUNTED;
	session->last_end = end_of(session, &trial);
	return session->last_end;
}

static uint64_t smallest(const struct session *session)
{
	const struct spec *spec = session->job->spec;
	return spec->n_min ? spec->n_min : 8;
}

static bool is_enough(const struct session *session)
{
	const struct counted *last = &session->runs[session->len - 1];
	return last->total >= ENOUGH_COUNT || last->steps >= ENOUGH_STEPS;
}

/* Sizes that double. 1: stopped. */
static int explore(struct session *session, struct err *err)
{
	const struct spec *spec = session->job->spec;
	uint64_t most = spec->n_max ? spec->n_max : UINT64_C(1) << 16;
	unsigned failures = 0;
	for (uint64_t n = smallest(session); n <= most && session->len < RUNS_MAX / 2; n *= 2) {
		double seconds = 0;
		int status = count_once(session, n, spec->seed, &seconds, err);
		if (status < 0 || status == STOPPED)
			return status;
		session->limited = status != COUNTED;
		if (status == LIMITED || (status == REFUSED && ++failures == FAILURES_MAX))
			break;
		if (status != COUNTED)
			continue;
		if (session->len == 1)
			session->first_seconds = seconds;
		if (is_enough(session))
			break;
	}
	return 0;
}

static bool is_prime(uint64_t n)
{
	for (uint64_t divisor = 2; divisor * divisor <= n; divisor++) {
		if (n % divisor == 0)
			return false;
	}
	return n > 1;
}

/* Does it matter what kind of number n is? A power of two, as most sizes are, is found divisible at
 * once. Between the largest two sizes a prime should count something between the two. 1: stopped. */
static int look_between(struct session *session, bool *matters, struct err *err)
{
	const struct spec *spec = session->job->spec;
	*matters = false;
	if (session->len < POINTS_LEAST)
		return 0;
	const struct counted *below = &session->runs[session->len - 2];
	const struct counted *above = &session->runs[session->len - 1];
	if (above->n - below->n < 4)
		return 0;
	uint64_t n = below->n / 2 + above->n / 2;
	while (!is_prime(n))
		n++;
	double least = fmin(below->total, above->total);
	double most = fmax(below->total, above->total);
	double seconds = 0;
	int status = count_once(session, n, spec->seed, &seconds, err);
	if (status == COUNTED) {
		double total = session->runs[--session->len].total;
		free(session->runs[session->len].by_site);
		*matters = total > 1.2 * most + 2 || total < 0.8 * least - 2;
	}
	return status < 0 || status == STOPPED ? status : 0;
}

/* All sizes anew, as primes: for what looks for divisors they are the worst. 1: stopped. */
static int explore_primes(struct session *session, struct err *err)
{
	bool matters;
	int status = look_between(session, &matters, err);
	if (status != 0 || !matters)
		return status;
	uint64_t from = session->runs[0].n;
	uint64_t to = session->runs[session->len - 1].n;
	session_done(session);
	session->len = 0;
	for (uint64_t n = from; n <= to; n = 2 * n + 1) {
		double seconds = 0;
		while (!is_prime(n))
			n++;
		status = count_once(session, n, session->job->spec->seed, &seconds, err);
		if (status < 0 || status == STOPPED)
			return status;
	}
	return 0;
}

static int by_size(const void *left, const void *right)
{
	const struct counted *a = left;
	const struct counted *b = right;
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	return a->seed < b->seed ? -1 : a->seed > b->seed;
}

/* Did doubling n come to its end after a few sizes, because each doubling costs so much more? */
static bool is_steep(const struct session *session)
{
	static const double polynomial_most = 40; /* a doubling of n^5 */
	if (session->len < 3)
		return true;
	const struct counted *last = &session->runs[session->len - 1];
	return session->len <= POINTS_LEAST &&
		(session->limited || last->total > polynomial_most * last[-1].total);
}

/* Between few sizes, one more each. 1: stopped. */
static int fill(struct session *session, struct err *err)
{
	size_t len = session->len;
	if (len < 3 || len > POINTS_LEAST + 1 || session->runs[1].n < session->runs[0].n + 2)
		return 0;
	for (size_t i = 1; i < len; i++) {
		uint64_t n = session->runs[i - 1].n / 2 + session->runs[i].n / 2;
		double seconds = 0;
		int status = count_once(session, n, session->job->spec->seed, &seconds, err);
		if (status < 0 || status == STOPPED)
			return status;
	}
	qsort(session->runs, session->len, sizeof *session->runs, by_size);
	return 0;
}

/* Steps of one, for programs that doubling soon finds too slow. 1: stopped. */
static int step(struct session *session, struct err *err)
{
	const struct spec *spec = session->job->spec;
	if (!is_steep(session))
		return 0;
	uint64_t from = spec->n_min ? spec->n_min : 2;
	uint64_t most = spec->n_max ? spec->n_max : UINT64_MAX;
	session_done(session);
	session->len = 0;
	unsigned failures = 0;
	for (uint64_t n = from; n <= most && session->len < RUNS_MAX / 2; n++) {
		double seconds = 0;
		int status = count_once(session, n, spec->seed, &seconds, err);
		if (status < 0 || status == STOPPED)
			return status;
		if (status == REFUSED && ++failures == FAILURES_MAX)
			break;
		if (status == LIMITED || (status == COUNTED && is_enough(session)))
			break;
	}
	return 0;
}

/* The largest sizes with other seeds, until one of them counts the same: then the input's content
 * does not matter. 1: stopped. */
static int vary(struct session *session, struct err *err)
{
	size_t sizes = session->len;
	size_t last = sizes > SEEDED ? sizes - SEEDED : 0;
	for (size_t i = sizes; i-- > last;) {
		for (uint64_t more = 1; more < SEEDS && session->len < RUNS_MAX; more++) {
			double seconds = 0;
			int status = count_once(session, session->runs[i].n,
				session->runs[i].seed + more, &seconds, err);
			if (status < 0 || status == STOPPED)
				return status;
			if (status == COUNTED &&
				session->runs[session->len - 1].total == session->runs[i].total)
				return 0;
		}
	}
	return 0;
}

/* A site, a line or the total of one run. */
struct part {
	const struct session *session;
	unsigned line; /* 0: all */
};

static double value_of(const struct part *part, const struct counted *counted)
{
	const struct instrumented *instrumented = part->session->instrumented;
	double sum = 0;
	if (part->line == 0)
		return counted->total;
	for (size_t i = 0; i < instrumented->sites_len; i++) {
		if (instrumented->sites[i].line == part->line)
			sum += counted->by_site[i];
	}
	return sum;
}

/* Of each size the worst. */
static size_t points_of(const struct part *part, struct law_point points[RUNS_MAX])
{
	size_t len = 0;
	for (size_t i = 0; i < part->session->len; i++) {
		const struct counted *counted = &part->session->runs[i];
		double value = value_of(part, counted);
		uint64_t whole = (uint64_t)value;
		if (len > 0 && points[len - 1].n == counted->n) {
			if (whole > points[len - 1].count)
				points[len - 1].count = whole;
			continue;
		}
		points[len++] = (struct law_point){counted->n, whole};
	}
	return len;
}

/* Small sizes often follow no law (an early return, a base case): as many of the largest as will. */
static void find_law(const struct part *part, struct count_law *law)
{
	struct law_point points[RUNS_MAX] = {{0}};
	size_t len = points_of(part, points);
	size_t first = len > POINTS_WANTED ? len - POINTS_WANTED : 0;
	law_find(points + first, len - first, law);
	for (size_t from = first + 1; !law->exact && from + POINTS_LEAST + 1 <= len; from++) {
		struct count_law fewer;
		law_find(points + from, len - from, &fewer);
		if (fewer.exact)
			*law = fewer;
	}
}

static void add_points(struct session *session)
{
	struct counts *counts = &session->run->counts;
	size_t seeds = 0;
	for (size_t i = 0; i < session->len; i++) {
		const struct counted *counted = &session->runs[i];
		struct count_point *point =
			counts->points_len ? &counts->points[counts->points_len - 1] : NULL;
		if (!point || point->n != counted->n) {
			counts->points = mem_grow(counts->points, counts->points_len,
				&counts->points_cap, sizeof *counts->points);
			point = &counts->points[counts->points_len++];
			*point =
				(struct count_point){counted->n, counted->total, 0, counted->total};
			seeds = 0;
		}
		point->best = fmin(point->best, counted->total);
		point->worst = fmax(point->worst, counted->total);
		point->mean += (counted->total - point->mean) / (double)++seeds;
	}
}

static int by_count(const void *left, const void *right)
{
	const struct count_line *a = left;
	const struct count_line *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

static void add_lines(struct session *session)
{
	struct counts *counts = &session->run->counts;
	const struct instrumented *instrumented = session->instrumented;
	const struct counted *last = &session->runs[session->len - 1];
	for (size_t i = 0; i < instrumented->sites_len; i++) {
		const struct site *site = &instrumented->sites[i];
		bool known = false;
		for (size_t j = 0; j < counts->lines_len; j++)
			known |= counts->lines[j].line == site->line;
		if (known)
			continue;
		const struct part part = {session, site->line};
		struct count_law law = {0};
		find_law(&part, &law);
		counts->lines = mem_grow(counts->lines, counts->lines_len, &counts->lines_cap,
			sizeof *counts->lines);
		counts->lines[counts->lines_len++] = (struct count_line){.line = site->line,
			.start = site->start,
			.end = site->end,
			.count = value_of(&part, last),
			.growth = law.growth,
			.law = law.exact ? mem_text(law.ascii) : NULL};
	}
	if (counts->lines_len > 0)
		qsort(counts->lines, counts->lines_len, sizeof *counts->lines, by_count);
}

static void take_verdict(const struct count_law *law, struct verdict *verdict)
{
	*verdict = (struct verdict){.growth = law->growth,
		.confidence = law->confidence,
		.alternatives_len = law->alternatives_len,
		.exponent_low = law->exponent_low,
		.exponent_high = law->exponent_high};
	memcpy(verdict->alternatives, law->alternatives, sizeof verdict->alternatives);
	if (law->growth.kind == GROWTH_UNKNOWN)
		snprintf(verdict->reason, sizeof verdict->reason, "%s", law->reason);
}

static void conclude(struct session *session)
{
	struct run *run = session->run;
	struct count_law law = {0};
	qsort(session->runs, session->len, sizeof *session->runs, by_size);
	add_points(session);
	run->counts.limited = session->len == 0 && session->last_end == LIMITED;
	if (run->counts.points_len < 3) {
		snprintf(run->counted.reason, sizeof run->counted.reason,
			"too few sizes could be counted%s%.150s", session->why[0] ? ": " : "",
			session->why);
		return;
	}
	const struct part all = {session, 0};
	find_law(&all, &law);
	take_verdict(&law, &run->counted);
	run->counts.law = law.exact ? mem_text(law.ascii) : NULL;
	add_lines(session);
}

int measure_count(const struct measure_job *job, const struct instrumented *instrumented,
	struct run *run, struct err *err)
{
	struct session session = {.job = job, .instrumented = instrumented, .run = run};
	int status = explore(&session, err);
	if (status == 0)
		status = explore_primes(&session, err);
	if (status == 0)
		status = step(&session, err);
	if (status == 0)
		status = fill(&session, err);
	if (status == 0)
		status = vary(&session, err);
	if (status >= 0)
		conclude(&session);
	session_done(&session);
	return status;
}

/*
 * The measuring of one program, in four parts: start-up (session.c), exploring (explore.c), memory
 * (memory.c), and rounds. A round runs every size once, up in one round and down in the next, on
 * inputs of its own seed, so that what drifts with time hits all sizes alike. After each round the
 * series is fitted and the witnesses are heard; rounds end when the verdict is sure and has not
 * changed, or as the counts have it, or when the budget is spent.
 *
 * A neighbour on the same core makes everything slower for seconds at a time, never faster. So the
 * start-up of a whole program is tried again throughout the rounds, and what is taken out of every
 * trial is the lower decile of all start-up trials: what it takes on the machine left alone, which
 * is also what the fit looks for at each size.
 */
#include "argus/measure.h"

#include <math.h>

#include "argus/fit.h"
#include "base/clock.h"
#include "base/mem.h"
#include "measure/explore.h"
#include "measure/memory.h"
#include "measure/session.h"

enum {
	ROUND_LEAST = 6, /* sizes of the first round, made even when the budget is spent */
	STARTUP_EVERY = 4, /* trials of a round */
	ROUNDS_LEAST = 3,
	ROUNDS_COUNTED = 2, /* where counts say the class */
	ROUNDS_MOST = 12,
};

static const double SURE = 0.95;
static const double SURE_COUNTED = 0.85;
static const double SPENT = 0.8; /* of the budget: the rest is for the last trial and the report */

static struct witnesses witnesses_of(const struct run *run, const struct series *timed)
{
	struct fit_visible visible = fit_visible(timed);
	return (struct witnesses){.bound = run->static_time,
		.counted = run->counted,
		.counted_partial = run->counts.partial,
		.timed = run->timed,
		.timed_flat = timed->len > 0 && visible.flat,
		.timed_sizes = visible.sizes,
		.largest_n = (double)run->largest_n};
}

void measure_witnesses(const struct run *run, struct witnesses *witnesses)
{
	owned(series_done) struct series series = {0};
	measure_time_series(run, &series);
	*witnesses = witnesses_of(run, &series);
}

/* What the clock says so far, and with it what all witnesses say. */
static void refit(struct run *run)
{
	owned(series_done) struct series series = {0};
	measure_time_series(run, &series);
	fit_select(&series, &run->timed);
	/* Where nothing finished, the bound is no verdict on what there was to measure. */
	if (run->largest_n == 0) {
		run->time = run->timed;
		return;
	}
	struct witnesses witnesses = witnesses_of(run, &series);
	fit_combine(&witnesses, &run->time);
	if (run->time.slope <= 0 && run->time.growth.kind != GROWTH_CONSTANT)
		fit_model(&series, &run->time);
}

/* It was explored, as a trial of this round. */
static bool is_made(const struct session *session, uint64_t n, unsigned round)
{
	const struct run *run = session->run;
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		if (trial->kind == TRIAL_TIMED && trial->n == n && trial->round == round)
			return true;
	}
	return false;
}

/* Fewer give no verdict at all. */
static bool has_sizes(const struct run *run)
{
	enum { SIZES_LEAST = 4 };
	uint64_t seen[SIZES_LEAST];
	size_t len = 0;
	for (size_t i = 0; i < run->trials_len && len < SIZES_LEAST; i++) {
		const struct trial *trial = &run->trials[i];
		size_t j = 0;
		while (j < len && seen[j] != trial->n)
			j++;
		if (trial->kind == TRIAL_TIMED && trial->outcome == OUTCOME_FINISHED && j == len)
			seen[len++] = trial->n;
	}
	return len == SIZES_LEAST;
}

/* Half a round more is worth less than keeping to the budget. Of the first round a few sizes are
 * made all the same, as long as that takes little; of one over a range that was given what fits. */
static bool fits(const struct session *session, uint64_t n, unsigned round, size_t i)
{
	const struct spec *spec = session->job->spec;
	double grace = fmin(spec->timeout_seconds, fmax(2, spec->budget_seconds / 4));
	double ends = session_elapsed(session) + session_expected(session, n);
	if (spec->runs > 0)
		return true;
	if (session->goal.given && round == 1)
		return ends <= spec->budget_seconds ||
			(session_elapsed(session) <= spec->budget_seconds &&
				!has_sizes(session->run));
	if (round <= 1 && i < ROUND_LEAST)
		return ends <= spec->budget_seconds + grace;
	return session_elapsed(session) <= SPENT * spec->budget_seconds &&
		ends <= spec->budget_seconds;
}

/* Does the first round go on for longer than the budget? */
static bool is_long(const struct session *session, const uint64_t *sizes, size_t len)
{
	double ends = session_elapsed(session);
	for (size_t i = 0; i < len; i++)
		ends += session_expected(session, sizes[i]);
	return ends > session->job->spec->budget_seconds;
}

/* The sizes up in one round and down in the next; but a first one that may not come to its end is
 * spread over all of the range. */
static void order_sizes(const struct session *session, const uint64_t *sizes, size_t len,
	unsigned round, size_t *order)
{
	if (round == 1 && (session->goal.given || is_long(session, sizes, len))) {
		plan_spread(len, order);
		return;
	}
	for (size_t i = 0; i < len; i++)
		order[i] = round % 2 ? i : len - 1 - i;
}

static int make_round(struct session *session, const uint64_t *sizes, size_t len, unsigned round,
	enum trial_kind kind, struct err *err)
{
	size_t order[PLAN_SIZES_MAX];
	order_sizes(session, sizes, len, round, order);
	for (size_t i = 0; i < len; i++) {
		uint64_t n = sizes[order[i]];
		if (kind == TRIAL_TIMED && is_made(session, n, round))
			continue;
		if (!fits(session, n, round, i)) {
			session->left_out += round == 1;
			continue;
		}
		struct trial trial = {.kind = kind,
			.n = n,
			.seed = session->job->spec->seed + round,
			.round = round};
		int status = session_make(session, &trial, err);
		if (status == TRIAL_NO_INPUT)
			continue;
		if (status == 0 && i % STARTUP_EVERY == 0 && session->run->mode == SPEC_PROGRAM)
			status = session_make_startup(session, round, err);
		if (status != 0)
			return status;
	}
	session_account_startup(&session->run, 1);
	return 0;
}

/* Counts need the clock's word that there is no more to it, and no more of its words. */
static bool settled(const struct session *session, struct growth before, unsigned round)
{
	const struct run *run = session->run;
	if (session->job->spec->runs > 0)
		return round >= session->job->spec->runs;
	bool counted = run->counted.growth.kind != GROWTH_UNKNOWN &&
		growth_compare(run->time.growth, run->counted.growth) == 0;
	if (counted && run->time.confidence >= SURE_COUNTED)
		return round >= ROUNDS_COUNTED;
	return round >= ROUNDS_MOST ||
		(round >= ROUNDS_LEAST && run->time.confidence >= SURE &&
			growth_compare(run->time.growth, before) == 0);
}

static int make_rounds(struct session *session, const uint64_t *sizes, size_t len, struct err *err)
{
	const struct spec *spec = session->job->spec;
	/* Inputs vary from round to round: one may take a good deal longer than the explored one. */
	session->cpu_limit = spec->timeout_seconds;
	session->begun = true;
	for (unsigned i = 0; spec->function == NULL && i < spec->warmup; i++) {
		int status = make_round(session, sizes, len, 0, TRIAL_EXPLORE, err);
		if (status != 0)
			return status;
	}
	for (unsigned round = 1;; round++) {
		double began = session_elapsed(session);
		struct growth before = session->run->time.growth;
		int status = make_round(session, sizes, len, round, TRIAL_TIMED, err);
		if (status != 0)
			return status;
		refit(session->run);
		double took = session_elapsed(session) - began;
		/* The first round pays for the first look at everything: half of the next will do. */
		bool spent = session_elapsed(session) + took / 2 > SPENT * spec->budget_seconds;
		if (settled(session, before, round) || (spent && spec->runs == 0))
			return 0;
	}
}

/* Where no run told what it held, the peak that is seen from outside speaks, and alone: the static
 * bound on space is about what the program adds, the peak about all that it holds, so neither bounds
 * the other. */
void session_conclude(struct run *run)
{
	owned(series_done) struct series memory = {0};
	refit(run);
	measure_memory_series(run, &memory);
	fit_select(&memory, &run->resident);
	if (run->memory.growth.kind == GROWTH_UNKNOWN && run->memory.reason[0] == '\0')
		run->memory = run->resident;
}

static int join(const struct measure_job *job, struct err *err)
{
	return job->join ? job->join(job->watch.context, err) : 0;
}

static int measure_all(struct session *session, struct err *err)
{
	struct run *run = session->run;
	uint64_t sizes[PLAN_SIZES_MAX];
	int status = session_measure_startup(session, err);
	if (status != 0)
		return status;
	explore_set_goal(session);
	status = explore_sizes(session, err);
	if (status != 0)
		return status;
	if (!session->fed && session->points_len > 0)
		return err_set(err, ERR_USAGE, "%s", str_text(&session->failed.text));
	size_t len = plan_sizes(session->points, session->points_len, &session->goal, sizes);
	if (explore_conclude(session, len))
		return 0;
	notes_add_ceiling(run, &session->failed, session->points, session->points_len);
	status = memory_measure(
		session->job, session->points, session->points_len, &session->goal, run, err);
	if (status != 0)
		return status;
	status = join(session->job, err);
	if (status != 0)
		return status;
	status = make_rounds(session, sizes, len, err);
	notes_add_failing_sizes(run, &session->failed, session->points, session->points_len);
	notes_add_losses(run, session->job->spec);
	notes_add_range(run, &session->failed, &session->goal, session->left_out);
	notes_add_setup(run, session->points, session->points_len, &session->goal);
	notes_add_waiting(run);
	notes_add_sameness(run, &session->shown);
	notes_add_collector(run, &session->shown);
	if (status == 0)
		run->state = RUN_FINISHED;
	return status;
}

int measure_run(const struct measure_job *job, struct run *run, struct err *err)
{
	struct measure_job started = *job;
	if (started.start <= 0)
		started.start = clock_seconds();
	struct session session = {.job = &started,
		.run = run,
		.maker = {.job = &started},
		.cpu_limit = 10,
		.unread = true};
	run->tier = sandbox_tier(job->sandbox);
	int status = measure_all(&session, err);
	struct err late = {0};
	int joined = join(job, status < 0 ? &late : err);
	status = status ? status : joined;
	session_conclude(run);
	if (status == 1)
		run->state = RUN_INTERRUPTED;
	if (status < 0) {
		run->state = RUN_PROGRAM_FAILED;
		run->failure = mem_text(err->text);
	}
	trial_maker_done(&session.maker);
	str_done(&session.failed.text);
	return status;
}

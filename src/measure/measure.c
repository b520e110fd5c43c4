/*
 * The measuring of one program, in four parts: start-up (the interpreter with an empty program),
 * exploring (one trial a size, until the plan knows the range), memory (memory.c), and rounds. A
 * round runs every size once, up in one round and down in the next, on inputs of its own seed, so
 * that what drifts with time hits all sizes alike. After each round the series is fitted and the
 * witnesses are heard; rounds end when the verdict is sure and has not changed, or as the counts
 * have it, or when the budget is spent.
 *
 * A neighbour on the same core makes everything slower for seconds at a time, never faster. So the
 * start-up of a whole program is tried again throughout the rounds, and what is taken out of every
 * trial is the lower decile of all start-up trials: what it takes on the machine left alone, which
 * is also what the fit looks for at each size.
 */
#include "argus/measure.h"

#include <math.h>
#include <stdlib.h>

#include "argus/fit.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/failure.h"
#include "measure/memory.h"
#include "measure/notes.h"
#include "measure/plan.h"
#include "measure/trial.h"

enum {
	STARTUP_TRIALS = 5,
	STARTUP_TRIALS_FUNCTION = 3, /* for memory and limits: calls time themselves */
	ROUND_LEAST = 6, /* sizes of the first round, made even when the budget is spent */
	STARTUP_EVERY = 4, /* trials of a round */
	ROUNDS_LEAST = 3,
	ROUNDS_COUNTED = 2, /* where counts say the class */
	ROUNDS_MOST = 12,
	POINTS_LEAST = 3, /* explored even when that takes the whole budget */
	POINTS_MAX = 96,
};

/* What one input may hold when sizes are not given; arguments are made anew more than once. */
static const uint64_t ITEMS_MAX[SPEC_MODE_COUNT] = {
	[SPEC_PROGRAM] = 3000000, [SPEC_FUNCTION] = 100000};
static const uint64_t N_MAX = 1000000000000000; /* 10^15: exact in JavaScript's numbers */
static const double SURE = 0.95;
static const double SURE_COUNTED = 0.85;
static const double EXPLORED = 0.4; /* of the budget: the rest is for the rounds, */
static const double EXPLORED_COSTLY = 0.6; /* which say little while a set-up hides all */
static const double SPENT = 0.8; /* of the budget: the rest is for the last trial and the report */

struct session {
	const struct measure_job *job;
	struct run *run;
	struct trial_maker maker;
	struct plan_goal goal;
	struct plan_point points[POINTS_MAX];
	size_t points_len;
	double cpu_limit; /* of the next trial */
	bool begun; /* the rounds: a trial of theirs may take what the user gives it */
	size_t left_out; /* sizes of the first round that did not fit the budget */
	struct notes_failure failed;
	struct notes_shown shown;
	bool fed; /* at some size there was an input */
	bool unread; /* no trial has read its input yet */
};

static double elapsed(const struct session *session)
{
	return clock_seconds() - session->job->start;
}

/* 0: unknown. */
static double expected_seconds(const struct session *session, uint64_t n)
{
	return plan_cost(session->points, session->points_len, n);
}

static void announce(struct session *session, const struct trial *trial)
{
	const struct measure_watch *watch = &session->job->watch;
	if (!watch->starts)
		return;
	bool rounds_known = session->job->spec->runs > 0;
	const struct measure_progress progress = {.kind = trial->kind,
		.n = trial->n,
		.round = trial->round,
		.rounds = rounds_known ? (unsigned)session->job->spec->runs : 0,
		.elapsed_seconds = elapsed(session),
		.budget_seconds = session->job->spec->budget_seconds,
		.expected_seconds = expected_seconds(session, trial->n),
		.so_far = session->run->time.growth.kind ? &session->run->time : NULL};
	watch->starts(watch->context, &progress);
}

/* However a program waits, the measuring ends with the budget, or one trial's limit after it. The
 * rounds of --runs take what they take. */
static double wall_limit(const struct session *session)
{
	static const double LEAST = 1;
	const struct spec *spec = session->job->spec;
	if (spec->runs > 0 && session->begun)
		return 0;
	return fmax(spec->budget_seconds + spec->timeout_seconds - elapsed(session), LEAST);
}

/* Make a trial, keep it, tell. 1: stopped; TRIAL_NO_INPUT: there is none to be made. */
static int make(struct session *session, struct trial *trial, struct err *err)
{
	const struct measure_watch *watch = &session->job->watch;
	announce(session, trial);
	session->maker.wall_seconds = wall_limit(session);
	int status = trial->kind == TRIAL_STARTUP
		? trial_make_startup(&session->maker, trial, err)
		: trial_make(&session->maker, trial->n, session->cpu_limit, trial, err);
	if (status != 0)
		return status;
	if (trial->kind != TRIAL_STARTUP) {
		if (session->run->mode == SPEC_PROGRAM)
			trial->work_seconds = trial->cpu_seconds - session->run->startup_seconds;
		if (trial->outcome == OUTCOME_FINISHED)
			notes_take_finished(&session->shown, &session->maker, trial->n);
		else
			notes_take_failure(
				&session->failed, &session->maker, trial, session->cpu_limit);
		session->unread &= !session->maker.input_read;
	}
	run_add_trial(session->run, trial);
	return watch->ended ? watch->ended(watch->context, trial, err) : 0;
}

/* Start-up anew from all of its trials so far, and with it the work of every other trial. */
static void account_startup(struct run *run)
{
	double *seconds = mem_array(run->trials_len, sizeof *seconds);
	double *bytes = mem_array(run->trials_len, sizeof *bytes);
	size_t len = 0;
	for (size_t i = 0; i < run->trials_len; i++) {
		if (run->trials[i].kind == TRIAL_STARTUP) {
			seconds[len] = run->trials[i].cpu_seconds;
			bytes[len++] = (double)run->trials[i].memory_bytes;
		}
	}
	run->startup_bytes = (uint64_t)num_median(bytes, len);
	double middle = num_median(seconds, len); /* which sorts them */
	run->startup_seconds = seconds[len / 10];
	/* A lucky handful of trials is no proof of a quiet machine: at least 1 %. */
	run->startup_spread =
		fmax((middle - run->startup_seconds) / 2, 0.01 * run->startup_seconds);
	for (size_t i = 0; i < run->trials_len && run->mode == SPEC_PROGRAM; i++) {
		struct trial *trial = &run->trials[i];
		if (trial->kind != TRIAL_STARTUP)
			trial->work_seconds = trial->cpu_seconds - run->startup_seconds;
	}
	free(seconds);
	free(bytes);
}

static int make_startup(struct session *session, unsigned round, struct err *err)
{
	struct trial trial = {.kind = TRIAL_STARTUP, .round = round};
	int status = make(session, &trial, err);
	if (status != 0)
		return status;
	if (trial.outcome == OUTCOME_FINISHED)
		return 0;
	owned(str_done) struct str tail = {0};
	failure_add_tail(&session->maker.error, &tail);
	return err_set(err, ERR_SANDBOX, "%s does not start in the sandbox (%s, status %d)%s",
		session->job->interpreter->path, outcome_name(trial.outcome), trial.status,
		str_text(&tail));
}

static int measure_startup(struct session *session, struct err *err)
{
	unsigned trials =
		session->run->mode == SPEC_FUNCTION ? STARTUP_TRIALS_FUNCTION : STARTUP_TRIALS;
	for (unsigned i = 0; i < trials; i++) {
		int status = make_startup(session, 0, err);
		if (status != 0)
			return status;
	}
	account_startup(session->run);
	return 0;
}

/* The largest n whose input is within bounds. */
static uint64_t largest_input(const struct input_expr *input, uint64_t n_max, uint64_t items_max)
{
	uint64_t low = 1;
	uint64_t high = n_max;
	while (low < high) {
		uint64_t middle = low + (high - low + 1) / 2;
		if (input_items(input, (double)middle) <= (double)items_max)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* What the code says of how far a larger size may go. */
static struct growth expected_growth(const struct verdict *bound)
{
	static const double HEARD = 0.5;
	return bound->confidence >= HEARD ? bound->growth : (struct growth){0};
}

static void set_goal(struct session *session)
{
	const struct spec *spec = session->job->spec;
	bool function = session->run->mode == SPEC_FUNCTION;
	bool counted = session->job->join != NULL;
	/* A restless machine takes larger work to show the same, and a slow start is to be worth
	 * its while. */
	double noise = function ? 0 : 100 * session->run->startup_spread;
	double warmup = session->job->source->lang->warmup_seconds;
	double target = spec->budget_seconds / (counted ? 100 : 40);
	target = fmax(target, fmin(noise, spec->budget_seconds / 15));
	target = fmax(target, function ? 0 : fmax(20 * warmup, 3 * session->run->startup_seconds));
	target = fmin(fmax(target, 0.05), spec->timeout_seconds / 2);
	uint64_t n_max = spec->n_max
		? spec->n_max
		: largest_input(session->job->input, N_MAX, ITEMS_MAX[session->run->mode]);
	bool given = spec->n_min > 0 && spec->n_max > 0;
	if (given)
		target = fmin(spec->timeout_seconds, spec->budget_seconds / 2);
	session->goal = (struct plan_goal){
		.floor_seconds = function ? 5e-9 : fmax(6 * session->run->startup_spread, warmup),
		.floor_share = 0.1,
		.target_seconds = function && !given ? target / 2 : target,
		.target_most = fmin(spec->budget_seconds / 15, spec->timeout_seconds / 2),
		.cost_seconds = given ? INFINITY : spec->budget_seconds / 10,
		.n_min = spec->n_min ? spec->n_min : 1,
		.n_max = n_max,
		.expected = expected_growth(&session->run->static_time),
		.counted = counted,
		.given = given,
	};
	if (session->goal.n_min > session->goal.n_max)
		session->goal.n_max = session->goal.n_min;
	session->maker.batch_seconds = counted ? 0.006 : 0.01;
	/* Of a range that was given every size may take all that the user gives a trial. */
	session->cpu_limit = fmin(spec->timeout_seconds,
		given ? INFINITY : session->run->startup_seconds + fmax(5 * target, 1));
}

static enum plan_end end_of(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_FINISHED: return PLAN_FINISHED;
	case OUTCOME_CPU:
	case OUTCOME_WALL:
	case OUTCOME_MEMORY:
	case OUTCOME_OUTPUT: return PLAN_LIMIT;
	case OUTCOME_EXIT:
	case OUTCOME_SIGNAL:
	case OUTCOME_SECURITY:
	case OUTCOME_COUNT: break;
	}
	return PLAN_FAILED;
}

/* A range that was given is explored by trials of its first round. */
static int explore_at(struct session *session, uint64_t n, struct err *err)
{
	const struct spec *spec = session->job->spec;
	const bool given = session->goal.given;
	struct trial trial = {.kind = given ? TRIAL_TIMED : TRIAL_EXPLORE,
		.n = n,
		.seed = spec->seed + given,
		.round = given};
	int status = make(session, &trial, err);
	if (status == TRIAL_NO_INPUT) {
		trial.outcome = OUTCOME_EXIT;
		notes_take_no_input(&session->failed, &session->maker, n);
	} else if (status != 0) {
		return status;
	}
	session->fed |= status == 0;
	session->points[session->points_len++] = (struct plan_point){.n = n,
		.seconds = trial.work_seconds,
		.cost_seconds = trial.wall_seconds,
		.end = end_of(trial.outcome)};
	return 0;
}

/* Nothing finished, and the last trial met a limit of exploring's own: what it takes whatever n is
 * may be more than that. It gets all that the user gives a trial, and all others what it took more. */
static bool give_more(struct session *session)
{
	const struct plan_point *last = &session->points[session->points_len - 1];
	double most = session->job->spec->timeout_seconds;
	for (size_t i = 0; i < session->points_len; i++) {
		if (session->points[i].end == PLAN_FINISHED)
			return false;
	}
	if (last->end != PLAN_LIMIT || session->cpu_limit >= most ||
		(session->failed.outcome != OUTCOME_CPU && session->failed.outcome != OUTCOME_WALL))
		return false;
	session->cpu_limit = most;
	str_clear(&session->failed.text);
	return true;
}

/* Trials as dear as these pay for their set-up, too. */
static void raise_limit(struct session *session, double base_limit)
{
	double least = INFINITY;
	for (size_t i = 0; i < session->points_len; i++) {
		const struct plan_point *point = &session->points[i];
		if (point->end == PLAN_FINISHED)
			least = fmin(least, point->seconds);
	}
	if (isfinite(least) && session->run->mode == SPEC_PROGRAM)
		session->cpu_limit =
			fmin(session->job->spec->timeout_seconds, base_limit + 2 * fmax(least, 0));
}

static bool is_spent(const struct session *session)
{
	const struct plan_goal *goal = &session->goal;
	bool costly = plan_is_costly(session->points, session->points_len, goal);
	double share = costly ? EXPLORED_COSTLY : EXPLORED;
	/* A slow start must not cost the first look, and a range that was given is looked at as far
	 * as one more trial goes. */
	if (session->points_len < POINTS_LEAST || goal->given)
		share = 1;
	return elapsed(session) > share * session->job->spec->budget_seconds;
}

static int explore(struct session *session, struct err *err)
{
	const double limit = session->cpu_limit;
	while (session->points_len < POINTS_MAX) {
		uint64_t n = plan_next(session->points, session->points_len, &session->goal);
		if (n == 0 && session->points_len > 0 && give_more(session)) {
			n = session->points[session->points_len - 1].n;
			session->points_len = 0;
		}
		if (n == 0 || is_spent(session))
			break;
		int status = explore_at(session, n, err);
		if (status != 0)
			return status;
		raise_limit(session, limit);
		/* Three trials are enough for a program that does not listen; one that was ended
		 * before its time may have been about to. */
		if (session->unread && session->points_len == 3 &&
			session->points[2].end != PLAN_LIMIT)
			break;
	}
	return 0;
}

/* Exploring came to nothing: 1 when there is a reason to stop here. */
static int conclude_exploring(struct session *session, size_t sizes_len)
{
	struct run *run = session->run;
	if (session->points_len == 0) {
		run->state = RUN_LIMITED;
		run->failure = mem_text("the budget was spent before the first size; give it more "
					"time with --budget");
		return 1;
	}
	if (sizes_len > 0 && session->unread && run->mode == SPEC_PROGRAM) {
		run->state = RUN_PROGRAM_FAILED;
		run->failure = mem_text(MEASURE_UNREAD);
		return 1;
	}
	if (sizes_len == 0) {
		bool limit = end_of(session->failed.outcome) == PLAN_LIMIT;
		owned(str_done) struct str text = {0};
		str_addf(&text, "the program %s: %s",
			limit ? "hit its limits at every size" : "fails at every size",
			str_text(&session->failed.text));
		run->state = limit ? RUN_LIMITED : RUN_PROGRAM_FAILED;
		run->failure = str_take(&text);
		return 1;
	}
	return 0;
}

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
	double ends = elapsed(session) + expected_seconds(session, n);
	if (spec->runs > 0)
		return true;
	if (session->goal.given && round == 1)
		return ends <= spec->budget_seconds ||
			(elapsed(session) <= spec->budget_seconds && !has_sizes(session->run));
	if (round <= 1 && i < ROUND_LEAST)
		return ends <= spec->budget_seconds + grace;
	return elapsed(session) <= SPENT * spec->budget_seconds && ends <= spec->budget_seconds;
}

/* Does the first round go on for longer than the budget? */
static bool is_long(const struct session *session, const uint64_t *sizes, size_t len)
{
	double ends = elapsed(session);
	for (size_t i = 0; i < len; i++)
		ends += expected_seconds(session, sizes[i]);
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
		int status = make(session, &trial, err);
		if (status == TRIAL_NO_INPUT)
			continue;
		if (status == 0 && i % STARTUP_EVERY == 0 && session->run->mode == SPEC_PROGRAM)
			status = make_startup(session, round, err);
		if (status != 0)
			return status;
	}
	account_startup(session->run);
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
		double began = elapsed(session);
		struct growth before = session->run->time.growth;
		int status = make_round(session, sizes, len, round, TRIAL_TIMED, err);
		if (status != 0)
			return status;
		refit(session->run);
		double took = elapsed(session) - began;
		/* The first round pays for the first look at everything: half of the next will do. */
		bool spent = elapsed(session) + took / 2 > SPENT * spec->budget_seconds;
		if (settled(session, before, round) || (spent && spec->runs == 0))
			return 0;
	}
}

/* The verdicts, from whatever was measured. Where no run told what it held, the peak that is seen
 * from outside speaks, and alone: the static bound on space is about what the program adds, the
 * peak about all that it holds, so neither bounds the other. */
static void conclude(struct run *run)
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
	int status = measure_startup(session, err);
	if (status != 0)
		return status;
	set_goal(session);
	status = explore(session, err);
	if (status != 0)
		return status;
	if (!session->fed && session->points_len > 0)
		return err_set(err, ERR_USAGE, "%s", str_text(&session->failed.text));
	size_t len = plan_sizes(session->points, session->points_len, &session->goal, sizes);
	if (conclude_exploring(session, len))
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
	conclude(run);
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

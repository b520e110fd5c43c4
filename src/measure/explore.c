#include "measure/explore.h"

#include <math.h>

#include "base/mem.h"

enum { POINTS_LEAST = 3 }; /* explored even when that takes the whole budget */

/* What one input may hold when sizes are not given; arguments are made anew more than once. */
static const uint64_t ITEMS_MAX[SPEC_MODE_COUNT] = {
	[SPEC_PROGRAM] = 3000000, [SPEC_FUNCTION] = 100000};
static const uint64_t N_MAX = 1000000000000000; /* 10^15: exact in JavaScript's numbers */
static const double EXPLORED = 0.4; /* of the budget: the rest is for the rounds, */
static const double EXPLORED_COSTLY = 0.6; /* which say little while a set-up hides all */

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

void explore_set_goal(struct session *session)
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
	int status = session_make(session, &trial, err);
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
	return session_elapsed(session) > share * session->job->spec->budget_seconds;
}

int explore_sizes(struct session *session, struct err *err)
{
	const double limit = session->cpu_limit;
	while (session->points_len < SESSION_POINTS_MAX) {
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

int explore_conclude(struct session *session, size_t sizes_len)
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

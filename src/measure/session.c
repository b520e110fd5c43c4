#include "measure/session.h"

#include <math.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/failure.h"

enum {
	STARTUP_TRIALS = 5,
	STARTUP_TRIALS_FUNCTION = 3, /* for memory and limits: calls time themselves */
};

double session_elapsed(const struct session *session)
{
	return clock_seconds() - session->job->start;
}

double session_expected(const struct session *session, uint64_t n)
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
		.elapsed_seconds = session_elapsed(session),
		.budget_seconds = session->job->spec->budget_seconds,
		.expected_seconds = session_expected(session, trial->n),
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
	return fmax(spec->budget_seconds + spec->timeout_seconds - session_elapsed(session), LEAST);
}

int session_make(struct session *session, struct trial *trial, struct err *err)
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

static void take_startups(struct run *run, const struct run *from)
{
	run->startup_seconds = from->startup_seconds;
	run->startup_spread = from->startup_spread;
	run->startup_bytes = from->startup_bytes;
	for (size_t i = 0; i < run->trials_len && run->mode == SPEC_PROGRAM; i++) {
		struct trial *trial = &run->trials[i];
		if (trial->kind != TRIAL_STARTUP)
			trial->work_seconds = trial->cpu_seconds - run->startup_seconds;
	}
}

void session_account_startup(struct run *const *runs, size_t len)
{
	size_t most = 0;
	for (size_t k = 0; k < len; k++)
		most += runs[k]->trials_len;
	double *seconds = mem_array(most, sizeof *seconds);
	double *bytes = mem_array(most, sizeof *bytes);
	size_t found = 0;
	for (size_t k = 0; k < len; k++) {
		for (size_t i = 0; i < runs[k]->trials_len; i++) {
			const struct trial *trial = &runs[k]->trials[i];
			if (trial->kind != TRIAL_STARTUP)
				continue;
			seconds[found] = trial->cpu_seconds;
			bytes[found++] = (double)trial->memory_bytes;
		}
	}
	struct run *first = runs[0];
	first->startup_bytes = (uint64_t)num_median(bytes, found);
	double middle = num_median(seconds, found); /* which sorts them */
	first->startup_seconds = seconds[found / 10];
	/* A lucky handful of trials is no proof of a quiet machine: at least 1 %. */
	first->startup_spread =
		fmax((middle - first->startup_seconds) / 2, 0.01 * first->startup_seconds);
	for (size_t k = 0; k < len; k++)
		take_startups(runs[k], first);
	free(seconds);
	free(bytes);
}

int session_make_startup(struct session *session, unsigned round, struct err *err)
{
	struct trial trial = {.kind = TRIAL_STARTUP, .round = round};
	int status = session_make(session, &trial, err);
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

int session_measure_startup(struct session *session, struct err *err)
{
	unsigned trials =
		session->run->mode == SPEC_FUNCTION ? STARTUP_TRIALS_FUNCTION : STARTUP_TRIALS;
	for (unsigned i = 0; i < trials; i++) {
		int status = session_make_startup(session, 0, err);
		if (status != 0)
			return status;
	}
	session_account_startup(&session->run, 1);
	return 0;
}

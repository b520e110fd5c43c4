/*
 * The measuring of a comparison. Each program is explored by itself, as for a run of its own; the
 * sizes are those of the one that can go least far. Then rounds: every size once, up in one round and
 * down in the next, and at each size every program on the same input, the first one first or last by
 * turns. All of it runs on one processor: where trials go from one to another by chance, two in five
 * took over 10 % more than those that were quick, and on one of them one in six. The rounds end when all pairs are decided, looked at after 8, 12, 18, 27 and 40 of them only
 * (who looks after every round finds a difference sooner or later), or when the budget is spent.
 */
#include "argus/comparison.h"

#include <math.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/num.h"
#include "measure/explore.h"
#include "measure/memory.h"
#include "measure/session.h"

enum {
	ROUNDS_LEAST = 3,
	ROUNDS_MOST = 40,
	ROUNDS_FULL = 8, /* what an interval takes; then the sizes that do not decide come */
	ROUNDS_BETWEEN = 4 /* in every fourth round only */
};
static const unsigned looks[] = {8, 12, 18, 27, ROUNDS_MOST};

static const double CONFIDENCE = 0.99;
static const double EXPLORED = 0.27; /* of the budget, for all programs together */
static const double ABOVE_START = 3; /* spreads of the start-up, that work has to stand above */

/* A program that takes part, with a budget of its own while it is explored. */
struct part {
	struct spec spec; /* borrows the request's */
	struct measure_job job;
	struct session session;
	uint64_t sizes[PLAN_SIZES_MAX];
	size_t sizes_len;
	struct trial_output output;
};

struct contest {
	const struct compare_request *request;
	struct comparison *comparison;
	struct part *parts;
	uint64_t sizes[COMPARE_SIZES_MAX];
	size_t sizes_len;
	double start;
	unsigned cpu; /* 1 + the processor that all run on; 0: any */
	double ran, waited; /* seconds, of this round's trials */
};

static void part_done(struct part *part)
{
	trial_maker_done(&part->session.maker);
	str_done(&part->session.failed.text);
	str_done(&part->output.text);
}

/* One that is idle: it woke argus up. */
static void choose_processor(struct contest *contest)
{
	int cpu = sched_getcpu();
	contest->cpu = cpu < 0 ? 0 : 1 + (unsigned)cpu;
}

static void begin(struct contest *contest, size_t i)
{
	const struct compare_request *request = contest->request;
	struct part *part = &contest->parts[i];
	part->spec = *request->jobs[i].spec;
	part->spec.budget_seconds *= EXPLORED / (double)request->len;
	part->job = request->jobs[i];
	part->job.spec = &part->spec;
	part->job.start = clock_seconds();
	part->session = (struct session){.job = &part->job,
		.run = request->runs[i],
		.maker = {.job = &part->job, .cpu = contest->cpu},
		.cpu_limit = 10,
		.unread = true};
}

static bool is_failure(enum outcome outcome)
{
	return outcome == OUTCOME_EXIT || outcome == OUTCOME_SIGNAL || outcome == OUTCOME_SECURITY;
}

/* What fails at some size only is no match for what does not, and its run says so. */
static bool has_failed(struct session *session)
{
	struct run *run = session->run;
	size_t at = 0;
	while (at < run->trials_len && !is_failure(run->trials[at].outcome))
		at++;
	if (at == run->trials_len)
		return false;
	run->state = RUN_PROGRAM_FAILED;
	run->failure = mem_text(str_text(&session->failed.text));
	return true;
}

/* 1: stopped, or the run says why it cannot take part. */
static int explore(struct contest *contest, size_t i, struct err *err)
{
	begin(contest, i);
	struct part *part = &contest->parts[i];
	struct session *session = &part->session;
	int status = session_measure_startup(session, err);
	if (status != 0)
		return status;
	explore_set_goal(session);
	status = explore_sizes(session, err);
	if (status != 0)
		return status;
	if (!session->fed && session->points_len > 0)
		return err_set(err, ERR_USAGE, "%s", str_text(&session->failed.text));
	if (has_failed(session))
		return 1;
	part->sizes_len =
		plan_sizes(session->points, session->points_len, &session->goal, part->sizes);
	return explore_conclude(session, part->sizes_len);
}

static const struct part *least_able(const struct contest *contest)
{
	const struct part *least = &contest->parts[0];
	for (size_t i = 1; i < contest->request->len; i++) {
		const struct part *part = &contest->parts[i];
		if (part->sizes[part->sizes_len - 1] < least->sizes[least->sizes_len - 1])
			least = part;
	}
	return least;
}

/* Of the program that cannot go as far as the others: the largest, which decide, and some spread
 * over the range below. */
static void choose_sizes(struct contest *contest)
{
	enum { BELOW = 3, MOST = BELOW + COMPARE_POOLED };
	_Static_assert((int)MOST <= (int)COMPARE_SIZES_MAX, "room for all of them");
	const struct part *least = least_able(contest);
	size_t len = least->sizes_len;
	size_t spread = len - COMPARE_POOLED;
	contest->sizes_len = len < MOST ? len : MOST;
	for (size_t i = 0; i < contest->sizes_len; i++) {
		size_t at = i;
		if (len > MOST)
			at = i < BELOW ? i * spread / BELOW : len - MOST + i;
		contest->sizes[i] = least->sizes[at];
	}
}

static void make_pairs(struct contest *contest)
{
	struct comparison *comparison = contest->comparison;
	comparison->pairs_len = contest->request->len - 1;
	comparison->pairs = mem_array(comparison->pairs_len, sizeof *comparison->pairs);
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		struct compare_pair *pair = &comparison->pairs[i];
		pair->b = i + 1;
		pair->sizes_len = contest->sizes_len;
		for (size_t k = 0; k < pair->sizes_len; k++)
			pair->sizes[k].n = contest->sizes[k];
	}
}

/* Rounds are made within the budget of the whole. */
static void prepare_rounds(struct contest *contest)
{
	for (size_t i = 0; i < contest->request->len; i++) {
		struct part *part = &contest->parts[i];
		part->spec.budget_seconds = contest->request->jobs[i].spec->budget_seconds;
		part->job.start = contest->start;
		part->session.cpu_limit = part->spec.timeout_seconds;
		part->session.begun = true;
		part->session.maker.output = &part->output;
	}
}

static void take_difference(struct contest *contest, size_t i, const struct trial *trial,
	const struct outputs_difference *found)
{
	struct compare_difference *difference = &contest->comparison->difference;
	difference->program = i;
	difference->n = trial->n;
	difference->seed = trial->seed;
	difference->line = found->line;
	difference->a_ends = !found->a;
	difference->b_ends = !found->b;
	str_add_n(&difference->a, found->a ? found->a : "", found->a_len);
	str_add_n(&difference->b, found->b ? found->b : "", found->b_len);
}

/* 1: they differ. */
static int compare_outputs(struct contest *contest, const struct trial *trial)
{
	const struct compare_request *request = contest->request;
	struct comparison *comparison = contest->comparison;
	if (request->match.rule == OUTPUTS_IGNORED)
		return 0;
	for (size_t i = 1; i < request->len; i++) {
		const struct trial_output *first = &contest->parts[0].output;
		const struct trial_output *other = &contest->parts[i].output;
		struct outputs_difference found;
		if (!first->known || !other->known) {
			comparison->unknown++;
			continue;
		}
		comparison->outputs++;
		if (outputs_equal(&request->match, &first->text, &other->text, &found))
			continue;
		take_difference(contest, i, trial, &found);
		return 1;
	}
	return 0;
}

/* A program that failed in the rounds: its run says so. */
static int fail(struct part *part, const struct trial *trial)
{
	struct run *run = part->session.run;
	run->state = is_failure(trial->outcome) ? RUN_PROGRAM_FAILED : RUN_LIMITED;
	free(run->failure);
	run->failure = mem_text(str_text(&part->session.failed.text));
	return 1;
}

/* Every program at one size. 1: stopped, or it came to an end. */
static int make_turn(
	struct contest *contest, size_t at, unsigned round, bool reversed, struct err *err)
{
	size_t len = contest->request->len;
	struct trial trial = {0};
	for (size_t k = 0; k < len; k++) {
		struct part *part = &contest->parts[reversed ? len - 1 - k : k];
		trial = (struct trial){.kind = TRIAL_TIMED,
			.n = contest->sizes[at],
			.seed = part->spec.seed + round,
			.round = round};
		int status = session_make(&part->session, &trial, err);
		if (status == TRIAL_NO_INPUT)
			return 0;
		if (status != 0)
			return status;
		if (trial.outcome != OUTCOME_FINISHED)
			return fail(part, &trial);
		contest->ran += trial.cpu_seconds;
		contest->waited += trial.wall_seconds - trial.cpu_seconds;
	}
	return compare_outputs(contest, &trial);
}

/* Is it the turn of all sizes, and of the start-up? With --runs it always is. */
static bool is_full(const struct contest *contest, unsigned round)
{
	return contest->request->jobs[0].spec->runs > 0 || round <= ROUNDS_FULL ||
		round % ROUNDS_BETWEEN == 0;
}

static bool have_one_interpreter(const struct part *a, const struct part *b)
{
	return strcmp(a->job.interpreter->path, b->job.interpreter->path) == 0;
}

/* An interpreter takes as long to start whatever it then runs. Were each program's start-up known for
 * itself, by a dozen trials, the one that seems the shorter would make its program the slower in all
 * rounds alike, which no number of rounds brings to light. */
static void account_startups(struct contest *contest)
{
	size_t len = contest->request->len;
	struct run **alike = mem_array(len, sizeof(struct run *));
	for (size_t i = 0; i < len; i++) {
		const struct part *part = &contest->parts[i];
		size_t alike_len = 0;
		size_t first = 0;
		while (!have_one_interpreter(&contest->parts[first], part))
			first++;
		for (size_t k = i; k < len && first == i; k++) {
			if (have_one_interpreter(&contest->parts[k], part))
				alike[alike_len++] = contest->parts[k].session.run;
		}
		if (alike_len > 0)
			session_account_startup(alike, alike_len);
	}
	free(alike);
}

static int make_startups(struct contest *contest, unsigned round, struct err *err)
{
	for (size_t i = 0; i < contest->request->len; i++) {
		struct session *session = &contest->parts[i].session;
		int status = session->run->mode == SPEC_PROGRAM
			? session_make_startup(session, round, err)
			: 0;
		if (status != 0)
			return status;
	}
	account_startups(contest);
	return 0;
}

/* Where the programs had to wait for a good part of their time, another process may have come to
 * stay. */
static void begin_round(struct contest *contest)
{
	static const double SHARED = 0.25;
	if (contest->waited > SHARED * contest->ran)
		choose_processor(contest);
	contest->ran = contest->waited = 0;
	for (size_t i = 0; i < contest->request->len; i++)
		contest->parts[i].session.maker.cpu = contest->cpu;
}

static int make_round(struct contest *contest, unsigned round, struct err *err)
{
	bool full = is_full(contest, round);
	begin_round(contest);
	for (size_t i = 0; i < contest->sizes_len; i++) {
		size_t at = round % 2 ? i : contest->sizes_len - 1 - i;
		if (!full && at + COMPARE_POOLED < contest->sizes_len)
			continue;
		int status = make_turn(contest, at, round, (round + i) % 2, err);
		if (status != 0)
			return status;
	}
	if (full) {
		int status = make_startups(contest, round, err);
		if (status != 0)
			return status;
	}
	contest->comparison->rounds = round;
	return 0;
}

static const struct trial *trial_of(const struct run *run, uint64_t n, unsigned round)
{
	for (size_t i = run->trials_len; i-- > 0;) {
		const struct trial *trial = &run->trials[i];
		if (trial->kind == TRIAL_TIMED && trial->n == n && trial->round == round)
			return trial;
	}
	return NULL;
}

static double median_seconds(const struct run *run, uint64_t n, unsigned rounds)
{
	double seconds[COMPARE_ROUNDS_MAX];
	size_t len = 0;
	for (unsigned round = 1; round <= rounds && len < COMPARE_ROUNDS_MAX; round++) {
		const struct trial *trial = trial_of(run, n, round);
		if (trial && trial->outcome == OUTCOME_FINISHED)
			seconds[len++] = trial->work_seconds;
	}
	return len > 0 ? num_median(seconds, len) : INFINITY;
}

/* What is mostly no more than the start-up's own doubt has no ratio. */
static bool stands_out(const struct run *run, uint64_t n, unsigned rounds)
{
	double floor = run->mode == SPEC_FUNCTION ? 0 : ABOVE_START * run->startup_spread;
	double middle = median_seconds(run, n, rounds);
	return isfinite(middle) && middle > floor;
}

static void fill_pair(struct contest *contest, struct compare_pair *pair)
{
	const struct run *a = contest->request->runs[pair->a];
	const struct run *b = contest->request->runs[pair->b];
	unsigned rounds = contest->comparison->rounds;
	pair->rounds = rounds < COMPARE_ROUNDS_MAX ? rounds : COMPARE_ROUNDS_MAX;
	for (size_t i = 0; i < pair->sizes_len; i++) {
		struct compare_size *size = &pair->sizes[i];
		bool shows = stands_out(a, size->n, rounds) && stands_out(b, size->n, rounds);
		for (unsigned k = 0; k < pair->rounds; k++) {
			const struct trial *first = trial_of(a, size->n, k + 1);
			const struct trial *second = trial_of(b, size->n, k + 1);
			bool paired = shows && first && second && first->work_seconds > 0 &&
				second->work_seconds > 0;
			size->a[k] = paired ? log(first->work_seconds) : NAN;
			size->b[k] = paired ? log(second->work_seconds) : NAN;
		}
	}
}

/* Several pairs at once have a chance each to be wrong (Bonferroni). */
static bool decide(struct contest *contest)
{
	struct comparison *comparison = contest->comparison;
	size_t family = contest->request->family;
	family = family > comparison->pairs_len ? family : comparison->pairs_len;
	double confidence = 1 - (1 - CONFIDENCE) / (double)family;
	bool decided = true;
	for (size_t i = 0; i < comparison->pairs_len; i++) {
		struct compare_pair *pair = &comparison->pairs[i];
		fill_pair(contest, pair);
		compare_decide(pair, comparison->margin, confidence);
		decided &= pair->answer != COMPARE_INCONCLUSIVE;
	}
	return decided;
}

static bool is_look(unsigned round)
{
	for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
		if (looks[i] == round)
			return true;
	}
	return false;
}

static int make_rounds(struct contest *contest, struct err *err)
{
	const struct spec *spec = contest->request->jobs[0].spec;
	for (unsigned round = 1;; round++) {
		double began = clock_seconds();
		int status = make_round(contest, round, err);
		if (status != 0)
			return status;
		double now = clock_seconds();
		bool spent = now - contest->start + (now - began) > spec->budget_seconds;
		if (spec->runs > 0 ? round >= spec->runs : round >= ROUNDS_MOST)
			return 0;
		if (spec->runs == 0 && spent && round >= ROUNDS_LEAST)
			return 0;
		if (spec->runs == 0 && is_look(round) && decide(contest))
			return 0;
	}
}

/* The largest size at which all programs are quick: tracing makes them several times slower. */
static uint64_t size_to_trace(const struct contest *contest)
{
	static const double QUICK = 0.1;
	for (size_t i = contest->sizes_len; i-- > 0;) {
		uint64_t n = contest->sizes[i];
		double most = 0;
		for (size_t k = 0; k < contest->request->len; k++)
			most = fmax(most,
				median_seconds(
					contest->request->runs[k], n, contest->comparison->rounds));
		if (most <= QUICK)
			return n;
	}
	return contest->sizes[0];
}

/* What all hold at one size, into `held`. 1: stopped. */
static int look_at(struct contest *contest, uint64_t n, double *held, struct err *err)
{
	for (size_t i = 0; i < contest->request->len; i++) {
		int status = memory_peak(
			&contest->parts[i].job, n, contest->request->runs[i], &held[i], err);
		if (status != 0)
			return status;
	}
	return 0;
}

static bool is_complete(const double *held, size_t len)
{
	size_t at = 0;
	while (at < len && held[at] > 0)
		at++;
	return at == len;
}

/* As large a size as is quick: a function is timed at sizes that hold next to nothing. */
static int look_at_memory(struct contest *contest, struct err *err)
{
	enum { LOOKS = 5, STEP = 4 };
	static const double QUICK = 0.5;
	struct comparison *comparison = contest->comparison;
	size_t len = contest->request->len;
	uint64_t most = UINT64_MAX;
	for (size_t i = 0; i < len; i++) {
		if (!contest->request->jobs[i].memory)
			return 0;
		if (contest->parts[i].session.goal.n_max < most)
			most = contest->parts[i].session.goal.n_max;
	}
	double *held = mem_array(len, sizeof *held);
	int status = 0;
	uint64_t n = size_to_trace(contest);
	for (int i = 0; i < LOOKS && n <= most; i++, n *= STEP) {
		double start = clock_seconds();
		status = look_at(contest, n, held, err);
		if (status != 0 || !is_complete(held, len))
			break;
		if (!comparison->held)
			comparison->held = mem_array(len, sizeof *held);
		memcpy(comparison->held, held, len * sizeof *held);
		comparison->held_n = n;
		if (clock_seconds() - start > QUICK)
			break;
	}
	free(held);
	return status;
}

static int run_contest(struct contest *contest, struct err *err)
{
	for (size_t i = 0; i < contest->request->len; i++) {
		int status = explore(contest, i, err);
		if (status != 0)
			return status;
	}
	choose_sizes(contest);
	make_pairs(contest);
	prepare_rounds(contest);
	int status = make_rounds(contest, err);
	decide(contest);
	return status == 0 ? look_at_memory(contest, err) : status;
}

static bool failed(const struct compare_request *request)
{
	for (size_t i = 0; i < request->len; i++) {
		if (request->runs[i]->state == RUN_PROGRAM_FAILED ||
			request->runs[i]->state == RUN_LIMITED)
			return true;
	}
	return false;
}

int measure_compare(
	const struct compare_request *request, struct comparison *comparison, struct err *err)
{
	struct contest contest = {.request = request,
		.comparison = comparison,
		.parts = mem_array(request->len, sizeof *contest.parts),
		.start = clock_seconds()};
	choose_processor(&contest);
	*comparison = (struct comparison){
		.runs = request->runs, .len = request->len, .margin = request->margin};
	int status = run_contest(&contest, err);
	bool ended = status == 1 && (failed(request) || comparison->difference.program > 0);
	for (size_t i = 0; i < request->len; i++) {
		struct run *run = request->runs[i];
		session_conclude(run);
		if (run->state == RUN_STARTED)
			run->state = status == 1 && !ended ? RUN_INTERRUPTED : RUN_FINISHED;
		part_done(&contest.parts[i]);
	}
	free(contest.parts);
	return ended ? 0 : status;
}

#include "measure/notes.h"

#include <math.h>

#include "base/mem.h"
#include "base/num.h"
#include "measure/failure.h"

void notes_take_failure(struct notes_failure *failure, const struct trial_maker *maker,
	const struct trial *trial, double cpu_limit)
{
	if (failure->text.len > 0)
		return;
	failure->outcome = trial->outcome;
	failure->n = trial->n;
	failure_describe(maker->job->spec, cpu_limit, "--budget", trial, &failure->text);
	if (maker->said.len > 0)
		str_addf(&failure->text, ": %s", str_text(&maker->said));
	if (trial->outcome == OUTCOME_EXIT || trial->outcome == OUTCOME_SIGNAL)
		failure_add_tail(&maker->error, &failure->text);
}

void notes_take_no_input(struct notes_failure *failure, const struct trial_maker *maker, uint64_t n)
{
	if (failure->text.len > 0)
		return;
	failure->outcome = OUTCOME_EXIT;
	failure->n = n;
	str_addf(&failure->text, "there is no such input: %s", str_text(&maker->said));
}

void notes_take_finished(struct notes_shown *shown, const struct trial_maker *maker, uint64_t n)
{
	if (n >= shown->collector_n) {
		shown->collector_share = maker->collector_share;
		shown->collector_n = n;
	}
	if (!shown->printing) {
		shown->printing = true;
		shown->printed = maker->printed;
		shown->printed_bytes = maker->printed_bytes;
	}
	shown->varied |=
		shown->printed != maker->printed || shown->printed_bytes != maker->printed_bytes;
}

static bool is_time(enum outcome outcome)
{
	return outcome == OUTCOME_CPU || outcome == OUTCOME_WALL;
}

/* Time is the usual end of the range, found on purpose, and some programs want more than the
 * smallest input; anything else is worth a word. */
void notes_add_ceiling(struct run *run, const struct notes_failure *failure,
	const struct plan_point *points, size_t len)
{
	char text[NUM_TEXT_MAX];
	if (failure->text.len == 0)
		return;
	uint64_t top = 0;
	for (size_t i = 0; i < len; i++) {
		if (points[i].end == PLAN_FINISHED && points[i].n > top)
			top = points[i].n;
	}
	if (failure->n < top || is_time(failure->outcome))
		return;
	run_add_note(run, "sizes stop at %s: %s", num_print_count(text, (double)top),
		str_text(&failure->text));
}

/* Sizes below the largest at which the program itself failed: some want more than a few items. */
void notes_add_failing_sizes(struct run *run, const struct notes_failure *failure,
	const struct plan_point *points, size_t len)
{
	enum { NAMED = 5 };
	owned(str_done) struct str sizes = {0};
	char text[NUM_TEXT_MAX];
	size_t count = 0;
	for (size_t i = 0; i < len; i++) {
		if (points[i].end != PLAN_FAILED || points[i].n > run->largest_n)
			continue;
		if (count++ < NAMED)
			str_addf(&sizes, "%s%s", count > 1 ? ", " : "",
				num_print_count(text, (double)points[i].n));
	}
	if (count > 0)
		run_add_note(run, "left out: n = %s%s: %s", str_text(&sizes),
			count > NAMED ? " and more" : "", str_text(&failure->text));
}

/* A size was explored without trouble, and then, with other inputs, a trial of the rounds failed.
 * These have all the time that the user gives. */
void notes_add_losses(struct run *run, const struct spec *spec)
{
	const struct trial *first = NULL;
	size_t lost = 0;
	size_t all = 0;
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		all += trial->kind == TRIAL_TIMED;
		if (trial->kind != TRIAL_TIMED || trial->outcome == OUTCOME_FINISHED)
			continue;
		lost++;
		first = first ? first : trial;
	}
	if (!first)
		return;
	owned(str_done) struct str how = {0};
	failure_describe(spec, spec->timeout_seconds, "--timeout", first, &how);
	run_add_note(run, "%zu of %zu timed trials are left out: with seed %llu, %s", lost, all,
		(unsigned long long)first->seed, str_text(&how));
}

/* What does not depend on its input may be a program that did not get what it expects. */
void notes_add_sameness(struct run *run, const struct notes_shown *shown)
{
	if (run->mode != SPEC_PROGRAM || shown->varied || !shown->printing)
		return;
	if (shown->printed_bytes == 0)
		run_add_note(run, "it prints nothing, whatever it is fed");
	else
		run_add_note(run,
			"it prints the same whatever it is fed; is the input what it expects?");
}

/* The trial that says most: of the largest n, the one that was kept from the processor least. */
static const struct trial *largest_trial(const struct run *run)
{
	const struct trial *best = NULL;
	for (size_t i = 0; i < run->trials_len; i++) {
		const struct trial *trial = &run->trials[i];
		if (trial->kind != TRIAL_TIMED || trial->outcome != OUTCOME_FINISHED)
			continue;
		if (!best || trial->n > best->n ||
			(trial->n == best->n && trial->wall_seconds < best->wall_seconds))
			best = trial;
	}
	return best;
}

/* The verdict is about CPU time. A busy machine keeps a program waiting, too, but hardly for most of
 * the time in each of the trials. */
void notes_add_waiting(struct run *run)
{
	static const double MOSTLY = 0.8;
	static const double SECONDS = 0.1;
	char n[NUM_TEXT_MAX];
	char seconds[NUM_TEXT_MAX];
	const struct trial *trial = largest_trial(run);
	if (!trial)
		return;
	double waited = trial->wall_seconds - trial->cpu_seconds;
	if (waited < SECONDS || waited < MOSTLY * trial->wall_seconds)
		return;
	run_add_note(run,
		"it mostly waits: %.0f %% of the %s at n = %s; the verdict is about the CPU time "
		"that it takes, not about the waiting",
		100 * waited / trial->wall_seconds, num_print_seconds(seconds, trial->wall_seconds),
		num_print_count(n, (double)trial->n));
}

/* The search ended before anything showed beside a costly start. */
void notes_add_setup(
	struct run *run, const struct plan_point *points, size_t len, const struct plan_goal *goal)
{
	static const double COSTLY = 0.05;
	char n[NUM_TEXT_MAX];
	char seconds[NUM_TEXT_MAX];
	double least = INFINITY;
	uint64_t top = 0;
	for (size_t i = 0; i < len; i++) {
		if (points[i].end != PLAN_FINISHED)
			continue;
		least = fmin(least, points[i].seconds);
		top = points[i].n > top ? points[i].n : top;
	}
	if (top == 0 || top >= goal->n_max || least < COSTLY || !plan_is_flat(points, len, goal))
		return;
	run_add_note(run,
		"it takes %s whatever n is, and nothing shows beside that up to n = %s; larger "
		"sizes "
		"would: name them with --sizes, or give more time with --budget or --timeout",
		num_print_seconds(seconds, least), num_print_count(n, (double)top));
}

/* What is missing of the range that the user gave, and what would help. */
void notes_add_range(struct run *run, const struct notes_failure *failure,
	const struct plan_goal *goal, size_t left_out)
{
	char n[NUM_TEXT_MAX];
	char top[NUM_TEXT_MAX];
	if (!goal->given)
		return;
	bool told = failure->n > run->largest_n && !is_time(failure->outcome);
	if (run->largest_n >= goal->n_max || told)
		; /* all of it, or notes_add_ceiling has it */
	else if (failure->n > run->largest_n)
		run_add_note(run, "of --sizes nothing above n = %s was measured: %s",
			num_print_count(n, (double)run->largest_n), str_text(&failure->text));
	else
		run_add_note(run,
			"of --sizes nothing above n = %s was measured: the next size would take "
			"too "
			"long; give it more time with --timeout, and --budget",
			num_print_count(n, (double)run->largest_n));
	if (left_out > 0)
		run_add_note(run,
			"%zu more %s between n = %s and %s did not fit the budget; --budget gives "
			"more time",
			left_out, left_out == 1 ? "size" : "sizes",
			num_print_count(n, (double)goal->n_min),
			num_print_count(top, (double)run->largest_n));
}

void notes_add_collector(struct run *run, const struct notes_shown *shown)
{
	static const double WORTH_A_WORD = 0.05;
	char text[NUM_TEXT_MAX];
	if (shown->collector_share >= WORTH_A_WORD)
		run_add_note(run, "at n = %s the garbage collector took %.0f %% of the calls' time",
			num_print_count(text, (double)shown->collector_n),
			100 * shown->collector_share);
}

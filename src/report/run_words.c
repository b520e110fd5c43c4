#include "report/run_words.h"

#include <math.h>
#include <string.h>

#include "argus/fit.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/amount.h"
#include "report/words.h"

void run_words_subject(struct str *out, const struct run *run)
{
	str_add(out, run->path);
	if (run->function)
		str_addf(out, " › %s", run->function);
}

void run_words_certainty(struct str *out, const struct verdict *verdict)
{
	static const struct term plain = {.width = 80};
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	if (known)
		report_add_confidence(out, &plain, verdict->confidence);
	for (unsigned i = 0; known && i < verdict->alternatives_len; i++) {
		char class[GROWTH_TEXT_MAX];
		bool last = i + 1 == verdict->alternatives_len;
		str_addf(out, "%s%s",
			i == 0         ? "; not ruled out: "
				: last ? " or "
				       : ", ",
			growth_print(verdict->alternatives[i], true, class));
	}
	if (verdict->reason[0])
		str_addf(out, "%s%s", out->len > 0 ? "; " : "", verdict->reason);
}

void run_words_facts(struct str *out, const struct run *run)
{
	char number[NUM_TEXT_MAX];
	double took = run->finished_ms > 0 ? (double)(run->finished_ms - run->started_ms) / 1e3 : 0;
	str_addf(out, "run %.10s, sandbox %s, seed %llu", run->id, sandbox_tier_name(run->tier),
		(unsigned long long)run->seed);
	if (took > 0)
		str_addf(out, ", %s", num_print_seconds(number, took));
	if (run->git_commit)
		str_addf(out, ", commit %.10s", run->git_commit);
	if (run->machine.cpu)
		str_addf(out, ", %s, %u cores", run->machine.cpu, run->machine.cores);
}

double run_words_total(const struct counts *counts)
{
	double total = 0;
	for (size_t i = 0; i < counts->lines_len; i++)
		total += counts->lines[i].count;
	return total;
}

const struct count_point *run_words_counted_at(const struct run *run, uint64_t n)
{
	for (size_t i = 0; i < run->counts.points_len; i++) {
		if (run->counts.points[i].n == n)
			return &run->counts.points[i];
	}
	return NULL;
}

bool run_words_any_counted(const struct run *run, const struct report_sizes *sizes)
{
	for (size_t i = 0; i < sizes->len; i++) {
		if (run_words_counted_at(run, sizes->rows[i].n))
			return true;
	}
	return false;
}

/* How much more it becomes from n to another, by each class that it may be. */
static struct fit_range ratio_of(const struct verdict *verdict, double from, double to)
{
	struct fit_range ratio = {0};
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	size_t len = known ? 1 : verdict->alternatives_len;
	for (size_t i = 0; i < len; i++) {
		struct growth growth = known ? verdict->growth : verdict->alternatives[i];
		double more = exp(growth_log_value(growth, to) - growth_log_value(growth, from));
		/* The curve knows of the constant part, too. */
		double drawn = known ? fit_predict(verdict, to) / fit_predict(verdict, from) : 0;
		more = isnormal(drawn) ? drawn : more;
		ratio.low = i == 0 ? more : fmin(ratio.low, more);
		ratio.high = fmax(ratio.high, more);
	}
	return ratio;
}

static void add_growth(struct str *out, const struct verdict *verdict, double top, bool timed)
{
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	bool steep = growth_is_steep(known ? verdict->growth : verdict->alternatives[0]);
	struct fit_range ratio = ratio_of(verdict, top, steep ? top + 1 : 2 * top);
	str_add(out, steep ? "One more in n" : "Doubling n");
	str_add(out, timed ? " makes it take about " : " makes it do about ");
	str_addf(out, "%.3g", ratio.low);
	if (ratio.high > 1.01 * ratio.low)
		str_addf(out, " to %.3g", ratio.high);
	str_addf(out, " times as %s.", timed ? "long" : "many operations");
}

void run_words_growth(struct str *out, const struct run *run, bool utf8)
{
	bool outgrown = forecast_is_outgrown(run);
	const struct verdict *verdict = outgrown ? &run->timed : &run->time;
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	bool timed = run->trials_len > 0;
	double top = (double)run->largest_n;
	if (top < 1 || (!known && verdict->alternatives_len == 0))
		return;
	if (known && verdict->growth.kind == GROWTH_CONSTANT)
		str_addf(out, "A larger n did not make it %s.",
			timed ? "slower" : "do more operations");
	else
		add_growth(out, verdict, top, timed);
	if (outgrown) {
		char class[GROWTH_TEXT_MAX];
		growth_print(run->counted.growth, utf8, class);
		str_addf(out, " But its operations grow like %s: it will be more.", class);
	}
}

static void add_cost(struct str *out, const struct forecast *forecast, size_t which)
{
	char n[NUM_TEXT_MAX];
	const struct fit_range *cost = &forecast->costs[which];
	const char *why = forecast->why[which];
	const char *why_memory = forecast->timed ? forecast->why_memory[which] : NULL;
	if (why && why_memory && strcmp(why, why_memory) == 0)
		str_addf(out, "time and memory cannot be told, since %s", why);
	else if (why)
		str_addf(out, "the %s cannot be told, since %s",
			forecast->timed ? "time" : "number of operations", why);
	else if (cost->low == cost->high)
		str_addf(out, "%s operations, by the law", num_print_count(n, cost->estimate));
	else {
		str_add(out, "about ");
		amount_add_range(out, forecast->timed ? AMOUNT_SECONDS : AMOUNT_PLAIN, cost);
		str_add(out, forecast->timed ? "" : " operations");
	}
}

static void add_held(struct str *out, const struct forecast *forecast, size_t which)
{
	const struct fit_range *memory = &forecast->memories[which];
	const char *why = forecast->why[which];
	const char *why_memory = forecast->timed ? forecast->why_memory[which] : NULL;
	if (isfinite(memory->estimate)) {
		str_add(out, "; memory ");
		amount_add_range(out, AMOUNT_BYTES, memory);
	} else if (why_memory && (!why || strcmp(why, why_memory) != 0)) {
		str_addf(out, "; memory cannot be told, since %s", why_memory);
	}
}

void run_words_prediction(struct str *out, const struct forecast *forecast, size_t which)
{
	char n[NUM_TEXT_MAX];
	double at = forecast->costs[which].n;
	str_addf(out, "At n = %s: ", num_print_count(n, at));
	add_cost(out, forecast, which);
	add_held(out, forecast, which);
	if (forecast->fails_at > 0 && at >= (double)forecast->fails_at)
		str_addf(out, "; but it failed at n = %s",
			num_print_count(n, (double)forecast->fails_at));
}

/* A round that is broken off, and trials that fail, leave some with less. */
void run_words_effort(struct str *out, const struct report_sizes *sizes)
{
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	size_t least = sizes->rows[0].trials;
	size_t most = least;
	for (size_t i = 1; i < sizes->len; i++) {
		size_t trials = sizes->rows[i].trials;
		least = trials < least ? trials : least;
		most = trials > most ? trials : most;
	}
	str_addf(out, "%zu size%s from %s to %s, ", sizes->len, sizes->len == 1 ? "" : "s",
		num_print_count(low, (double)sizes->rows[0].n),
		num_print_count(high, (double)sizes->rows[sizes->len - 1].n));
	if (least < most)
		str_addf(out, "%zu to ", least);
	str_addf(out, "%zu trial%s each", most, most == 1 ? "" : "s");
}

void run_words_seeds(struct str *out, const struct counts *counts)
{
	char best[NUM_TEXT_MAX];
	char worst[NUM_TEXT_MAX];
	char n[NUM_TEXT_MAX];
	const struct count_point *last =
		counts->points_len > 0 ? &counts->points[counts->points_len - 1] : NULL;
	if (last && last->best != last->worst)
		str_addf(out, "%s to %s at n = %s, by the seed", num_print_count(best, last->best),
			num_print_count(worst, last->worst), num_print_count(n, (double)last->n));
	if (last && counts->cut_n)
		str_addf(out, "%sn = %s met a limit", out->len ? "; " : "",
			num_print_count(n, (double)counts->cut_n));
	if (last && counts->cut_n && counts->cut_count > 0)
		str_addf(out, ", having counted %s", num_print_count(best, counts->cut_count));
}

void run_words_counted(struct str *out, const struct run *run)
{
	const struct counts *counts = &run->counts;
	char from[NUM_TEXT_MAX];
	char to[NUM_TEXT_MAX];
	if (counts->points_len > 0) {
		if (counts->law)
			str_addf(out, "%s operation%s, ", counts->law,
				strcmp(counts->law, "1") == 0 ? "" : "s");
		str_addf(out, "%zu size%s from n = %s to %s", counts->points_len,
			counts->points_len == 1 ? "" : "s",
			num_print_count(from, (double)counts->points[0].n),
			num_print_count(to, (double)counts->points[counts->points_len - 1].n));
		if (!counts->law && run->counted.exponent_high > 0)
			str_addf(out, ", from one to the next n^%.2f to n^%.2f",
				run->counted.exponent_low, run->counted.exponent_high);
	}
	if (run->counted.reason[0])
		str_addf(out, "%s%s", out->len ? "; " : "", run->counted.reason);
}

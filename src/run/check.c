/*
 * Deciding a check. In the order of what says most: it could not be measured; what is expected of its
 * class; its class, its exponent and its counts against the baseline's. Everything that fails is
 * told, and the line that grew most is to blame.
 */
#include "argus/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "argus/fit.h"
#include "base/mem.h"
#include "base/num.h"

const char *check_status_name(enum check_status status)
{
	static const char *const names[CHECK_STATUS_COUNT] = {[CHECK_PASS] = "pass",
		[CHECK_FAIL] = "fail",
		[CHECK_INCONCLUSIVE] = "inconclusive",
		[CHECK_ERROR] = "error"};
	return names[status];
}

void check_row_done(struct check_row *row)
{
	str_done(&row->reason);
	free(row->file);
	free(row->code);
	free(row->beside.why);
}

size_t check_count(const struct check_list *check, enum check_status status)
{
	size_t count = 0;
	for (size_t i = 0; i < check->len; i++)
		count += check->rows[i].status == status;
	return count;
}

void check_fail(struct check_row *row, const char *why)
{
	row->status = CHECK_ERROR;
	str_clear(&row->reason);
	str_add(&row->reason, why);
}

/* The graver one stays. */
static void find(struct check_row *row, enum check_status status)
{
	if (row->status == CHECK_PASS || status == CHECK_FAIL)
		row->status = status;
	if (row->reason.len > 0)
		str_add(&row->reason, "; ");
}

static void judge_class(struct check_row *row, const char *what, const struct verdict *verdict,
	struct growth expected)
{
	char wanted[GROWTH_TEXT_MAX];
	char found[GROWTH_TEXT_MAX];
	if (expected.kind == GROWTH_UNKNOWN)
		return;
	growth_print(expected, false, wanted);
	growth_print(verdict->growth, false, found);
	switch (fit_gate(verdict, expected)) {
	case FIT_HOLDS: break;
	case FIT_FAILS:
		find(row, CHECK_FAIL);
		str_addf(&row->reason, "%s is %s, expected at most %s", what, found, wanted);
		break;
	case FIT_OPEN:
		find(row, CHECK_INCONCLUSIVE);
		str_addf(&row->reason, "whether the %s keeps to %s cannot be told", what, wanted);
		break;
	}
}

/* At the largest size that both were counted at. */
static void judge_counts(struct check_row *row)
{
	const struct lock_entry *before = row->before;
	const struct counts *counts = &row->run->counts;
	size_t at = before->points_len;
	size_t k = counts->points_len;
	while (at > 0 && k > 0 && before->points[at - 1].n != counts->points[k - 1].n) {
		if (before->points[at - 1].n > counts->points[k - 1].n)
			at--;
		else
			k--;
	}
	if (at == 0 || k == 0) {
		find(row, CHECK_INCONCLUSIVE);
		str_add(&row->reason,
			"its counts are of other sizes than the baseline's; write that anew with "
			"--update-baseline");
		return;
	}
	double was = before->points[at - 1].count;
	double is = counts->points[k - 1].mean;
	char n[NUM_TEXT_MAX];
	char old[NUM_TEXT_MAX];
	char new[NUM_TEXT_MAX];
	if (!(is > was * (1 + row->target->counts)))
		return;
	find(row, CHECK_FAIL);
	str_addf(&row->reason, "at n = %s it counts %s operations, %s before",
		num_print_count(n, (double)before->points[at - 1].n), num_print_count(new, is),
		num_print_count(old, was));
	if (is < 10 * was)
		str_addf(&row->reason, " (%+.1f %%)", 100 * (is / was - 1));
}

static void judge_baseline(struct check_row *row)
{
	const struct lock_entry *before = row->before;
	const struct verdict *counted = &row->run->counted;
	char was[GROWTH_TEXT_MAX];
	char is[GROWTH_TEXT_MAX];
	if (strcmp(before->input, row->run->input) != 0 || before->seed != row->run->seed) {
		find(row, CHECK_INCONCLUSIVE);
		str_add(&row->reason,
			"its baseline is of another input or seed; write it anew with "
			"--update-baseline");
		return;
	}
	bool known =
		before->growth.kind != GROWTH_UNKNOWN && counted->growth.kind != GROWTH_UNKNOWN;
	if (known && growth_compare(counted->growth, before->growth) > 0) {
		find(row, CHECK_FAIL);
		str_addf(&row->reason, "it grows like %s, %s before",
			growth_print(counted->growth, false, is),
			growth_print(before->growth, false, was));
	} else if (known && counted->exponent > before->exponent + row->target->exponent) {
		find(row, CHECK_FAIL);
		str_addf(&row->reason, "it grows like n^%.2f, n^%.2f before", counted->exponent,
			before->exponent);
	}
	judge_counts(row);
}

static char *code_of(const struct run *run, const struct count_line *line)
{
	size_t len;
	const char *text = run_line(run, line->module, line->line, &len);
	return mem_text_n(text, len);
}

/* Was there a line with this text that grew as fast? */
static bool was_there(const struct lock_entry *before, const char *code, struct growth growth)
{
	for (size_t i = 0; before && i < before->lines_len; i++) {
		if (strcmp(before->lines[i].text, code) == 0 &&
			growth_compare(before->lines[i].growth, growth) >= 0)
			return true;
	}
	return false;
}

/* The line that grows fastest of those that did not before, or of all; of equals the one that counts
 * most. */
static void blame(struct check_row *row)
{
	const struct counts *counts = &row->run->counts;
	const struct count_line *found = NULL;
	bool fresh = false;
	for (size_t i = 0; i < counts->lines_len; i++) {
		const struct count_line *line = &counts->lines[i];
		owned(mem_free_text) char *code = code_of(row->run, line);
		bool is_fresh = row->before && !was_there(row->before, code, line->growth) &&
			line->growth.kind > GROWTH_CONSTANT;
		if (found && is_fresh < fresh)
			continue;
		if (found && is_fresh == fresh && growth_compare(line->growth, found->growth) <= 0)
			continue;
		found = line;
		fresh = is_fresh;
	}
	if (!found)
		return;
	row->line = found->line;
	row->code = code_of(row->run, found);
	row->file = found->module ? mem_text(counts->modules[found->module - 1].name)
				  : mem_text(row->run->path);
}

/* "+12.3 % (+9.1 to +15.0 %)", or of much more "8.3 times (7.9 to 8.8)". */
static void add_ratio(struct str *out, const struct paired *ratio)
{
	if (exp(ratio->estimate) < 2)
		str_addf(out, "%+.1f %% (%+.1f to %+.1f %%)", 100 * expm1(ratio->estimate),
			100 * expm1(ratio->low), 100 * expm1(ratio->high));
	else
		str_addf(out, "%.3g times (%.3g to %.3g)", exp(ratio->estimate), exp(ratio->low),
			exp(ratio->high));
}

/* What there is to say of one that passes. */
static void praise(struct check_row *row)
{
	char class[GROWTH_TEXT_MAX];
	str_add(&row->reason, growth_print(row->run->time.growth, false, class));
	if (row->target->spec.expect.kind != GROWTH_UNKNOWN)
		str_addf(&row->reason, ", at most %s expected",
			growth_print(row->target->spec.expect, false, class));
	if (row->before)
		str_addf(&row->reason, ", %s before",
			growth_print(row->before->growth, false, class));
	else if (row->renewed)
		str_add(&row->reason, ", its baseline from now on");
	else if (row->target->spec.expect.kind == GROWTH_UNKNOWN)
		str_add(&row->reason,
			"; nothing is expected of it, and it has no baseline: "
			"--update-baseline makes one");
	const struct check_beside *beside = &row->beside;
	if (beside->asked && !beside->unchanged && row->target->time > 0) {
		str_add(&row->reason, ", time ");
		add_ratio(&row->reason, &beside->ratio);
	}
}

static void judge_time(struct check_row *row)
{
	const struct check_beside *beside = &row->beside;
	const struct paired *ratio = &beside->ratio;
	double apart = log1p(row->target->time);
	char from[NUM_TEXT_MAX];
	char to[NUM_TEXT_MAX];
	if (ratio->pairs == 0) {
		find(row, CHECK_INCONCLUSIVE);
		str_add(&row->reason,
			"its time does not stand above the noise of starting up; use larger sizes");
		return;
	}
	if (ratio->high < apart)
		return;
	bool longer = ratio->low > apart;
	find(row, longer ? CHECK_FAIL : CHECK_INCONCLUSIVE);
	str_addf(&row->reason, "%s longer than the program of its baseline, ",
		longer ? "it takes" : "whether it takes");
	if (!isfinite(ratio->low) || !isfinite(ratio->high)) {
		str_add(&row->reason, "too few rounds can tell; give it a larger budget");
		return;
	}
	add_ratio(&row->reason, ratio);
	str_addf(&row->reason, " at n = %s to %s", num_print_count(from, (double)beside->from),
		num_print_count(to, (double)beside->to));
	if (!longer)
		str_add(&row->reason, ", cannot be told; give it a larger budget");
}

/* What the runtimes round up or collect later is no difference. */
static void judge_held(struct check_row *row)
{
	static const double ROUNDED = 16 << 10;
	const struct check_beside *beside = &row->beside;
	double was = beside->held[0];
	double is = beside->held[1];
	char n[NUM_TEXT_MAX];
	char old[NUM_TEXT_MAX];
	char new[NUM_TEXT_MAX];
	if (beside->held_n == 0) {
		find(row, CHECK_INCONCLUSIVE);
		str_add(&row->reason, "what it holds could not be looked at");
		return;
	}
	if (!(is > was * (1 + row->target->held) + ROUNDED))
		return;
	find(row, CHECK_FAIL);
	str_addf(&row->reason, "at n = %s it holds %s, the program of its baseline %s",
		num_print_count(n, (double)beside->held_n), num_print_bytes(new, is),
		num_print_bytes(old, was));
}

static void judge_beside(struct check_row *row)
{
	const struct check_beside *beside = &row->beside;
	if (!beside->asked || beside->unchanged)
		return;
	if (beside->why) {
		find(row, CHECK_INCONCLUSIVE);
		str_add(&row->reason, beside->why);
		if (row->status == CHECK_INCONCLUSIVE)
			row->status = CHECK_ERROR;
		return;
	}
	if (row->target->time > 0)
		judge_time(row);
	if (row->target->held > 0)
		judge_held(row);
}

void check_decide(struct check_row *row)
{
	const struct run *run = row->run;
	const struct config_target *target = row->target;
	row->status = CHECK_PASS;
	if (run->state == RUN_PROGRAM_FAILED || run->state == RUN_LIMITED) {
		check_fail(row, run->failure);
		return;
	}
	judge_class(row, "time", &run->time, target->spec.expect);
	judge_class(row, "memory", &run->memory, target->spec.expect_memory);
	if (row->before && run->counts.points_len == 0) {
		find(row, CHECK_INCONCLUSIVE);
		str_add(&row->reason,
			"nothing could be counted, so there is nothing to hold "
			"against the baseline");
	} else if (row->before) {
		judge_baseline(row);
	}
	judge_beside(row);
	if (row->status == CHECK_FAIL)
		blame(row);
	if (row->status == CHECK_PASS)
		praise(row);
}

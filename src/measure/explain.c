/*
 * Where witnesses disagree, and the line that is most likely to blame: notes of a run.
 *
 * Counts above or below the code's bound, counts above or below the clock: each is a row with the
 * sentence that it comes to. A difference with the clock is one of half a degree or more, since
 * the clock's own exponent is not known better.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "argus/measure.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/term.h"
#include "measure/hidden.h"

static const double CLEAR_DEGREES = 0.5;
static const double DECENT = 0.5; /* confidence of a witness that is heard */

static bool speaks(const struct verdict *verdict)
{
	return verdict->growth.kind != GROWTH_UNKNOWN && verdict->confidence >= DECENT;
}

/* The fastest growing of the lines, and of these the one that counts most. */
static const struct count_line *fastest_line(const struct counts *counts)
{
	const struct count_line *found = NULL;
	for (size_t i = 0; i < counts->lines_len; i++) {
		const struct count_line *line = &counts->lines[i];
		if (line->count > 0 && (!found || growth_compare(line->growth, found->growth) > 0))
			found = line;
	}
	return found;
}

static void add_place(const struct run *run, unsigned module, unsigned line, struct str *out)
{
	if (module) {
		const char *name = run->counts.modules[module - 1].name;
		term_escape(out, name, strlen(name), false);
		str_add_char(out, ' ');
	}
	str_addf(out, "line %u", line);
}

/* Exponentials whose bases are a rounding apart are one class. */
static bool is_below(struct growth one, struct growth other)
{
	return growth_compare(one, other) < 0 && !fit_same_class(one, other);
}

/* The bound's own chain of reasons, the innermost line first, tells where more was expected. */
static void note_worst_case(struct run *run)
{
	char bound[GROWTH_TEXT_MAX];
	char seen[GROWTH_TEXT_MAX];
	growth_print(run->static_time.growth, false, bound);
	for (size_t i = run->reasons_len; i-- > 0;) {
		const struct count_line *line = hidden_line(&run->counts, 0, run->reasons[i].line);
		if (!line || line->growth.kind == GROWTH_UNKNOWN ||
			!is_below(line->growth, run->static_time.growth))
			continue;
		run_add_note(run,
			"the code's worst case, %s, was not met: line %u counts as %s on these "
			"inputs",
			bound, line->line, growth_print(line->growth, false, seen));
		return;
	}
	run_add_note(run, "the code's worst case, %s, was not met: the counts grow as %s", bound,
		growth_print(run->counted.growth, false, seen));
}

static void note_beyond_bound(struct run *run)
{
	const struct count_line *line = fastest_line(&run->counts);
	owned(str_done) struct str place = {0};
	char bound[GROWTH_TEXT_MAX];
	char seen[GROWTH_TEXT_MAX];
	growth_print(run->static_time.growth, false, bound);
	if (!line || !is_below(run->static_time.growth, line->growth))
		return;
	add_place(run, line->module, line->line, &place);
	run_add_note(run, "%s counts as %s, which the bound %s read off the code does not know of",
		str_text(&place), growth_print(line->growth, false, seen), bound);
}

/* The static witness reads more than the text: a value's type, what a name stands for. */
static bool code_left_out(const struct run *run, unsigned *line)
{
	for (size_t i = 0; i < run->reasons_len; i++) {
		if (strstr(run->reasons[i].text, "unknown and left out")) {
			*line = run->reasons[i].line;
			return true;
		}
	}
	return false;
}

static void note_hidden_cost(const struct source *source, const struct modules *modules,
	const struct instrumented *instrumented, struct run *run)
{
	owned(str_done) struct str blame = {0};
	char seen[GROWTH_TEXT_MAX];
	char counted[GROWTH_TEXT_MAX];
	unsigned line = 0;
	const struct hidden_call hidden = hidden_find(source, modules, instrumented, run, false);
	if (hidden.count > 0)
		hidden_describe(run, &hidden, &blame);
	else if (code_left_out(run, &line))
		str_addf(&blame, "the cost of a call on line %u is not known", line);
	else
		str_add(&blame,
			"no call of unknown cost is there, so it may be large numbers, or memory "
			"that no cache holds");
	run_add_note(run, "the clock grows as %s, the counts as %s: %s",
		growth_print(run->timed.growth, false, seen),
		growth_print(run->counted.growth, false, counted), str_text(&blame));
}

static void note_cheap_steps(struct run *run)
{
	const struct count_line *line = fastest_line(&run->counts);
	owned(str_done) struct str place = {0};
	char seen[GROWTH_TEXT_MAX];
	char timed[GROWTH_TEXT_MAX];
	char number[NUM_TEXT_MAX];
	if (!line)
		return;
	add_place(run, line->module, line->line, &place);
	run_add_note(run,
		"%s counts as %s, but its steps are so cheap that the clock sees %s up to n = %s; "
		"larger sizes would show it",
		str_text(&place), growth_print(line->growth, false, seen),
		growth_print(run->timed.growth, false, timed),
		num_print_count(number, (double)run->largest_n));
}

void measure_explain(const struct source *source, const struct modules *modules,
	const struct instrumented *instrumented, struct run *run)
{
	if (!speaks(&run->counted))
		return;
	struct growth bound = run->static_time.growth;
	/* Counts that leave something out say nothing of a worst case. */
	if (speaks(&run->static_time) && is_below(run->counted.growth, bound) &&
		hidden_find(source, modules, instrumented, run, true).count <= 0)
		note_worst_case(run);
	if (speaks(&run->static_time) && is_below(bound, run->counted.growth))
		note_beyond_bound(run);
	if (!speaks(&run->timed))
		return;
	double counted = growth_degree(run->counted.growth);
	double timed = growth_degree(run->timed.growth);
	/* Between two exponentials the base is the clock's guess. */
	if (timed >= counted + CLEAR_DEGREES && isfinite(counted))
		note_hidden_cost(source, modules, instrumented, run);
	else if (counted >= timed + CLEAR_DEGREES && isfinite(timed))
		note_cheap_steps(run);
}

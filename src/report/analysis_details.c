/* What stands below the table: a function's bounds in full, with their reasons by line. */
#include <string.h>

#include "base/mem.h"
#include "report/analysis_rows.h"

static void add_bounds(
	struct str *out, const char *label, const struct verdict *verdict, const struct term *term)
{
	char growth[GROWTH_TEXT_MAX];
	owned(str_done) struct str text = {0};
	growth_print(verdict->growth, term->utf8, growth);
	str_add(&text, growth);
	if (verdict->bound[0] && strcmp(verdict->bound, growth) != 0) {
		str_add(&text, ", ");
		term_escape(&text, verdict->bound, strlen(verdict->bound), false);
	}
	if (verdict->safe[0] && strcmp(verdict->safe, verdict->bound) != 0) {
		str_add(&text, "; without heuristics ");
		term_escape(&text, verdict->safe, strlen(verdict->safe), false);
	}
	if (verdict->reason[0]) {
		str_add(&text, ": ");
		term_escape(&text, verdict->reason, strlen(verdict->reason), false);
	}
	str_addf(out, "  %-6s ", label);
	term_wrap(out, term, str_text(&text), 9);
}

static void add_per_case(struct str *out, struct growth growth, const struct term *term)
{
	char text[GROWTH_TEXT_MAX];
	if (growth.kind != GROWTH_UNKNOWN)
		str_addf(out, "  %-6s %s for each test case\n", "",
			growth_print(growth, term->utf8, text));
}

/* Name and place, on two lines if they do not fit one, and cut if they do not fit two. */
static void add_heading(
	struct str *out, const char *name, const char *place, const struct term *term)
{
	size_t width = (size_t)term->width;
	size_t named = term_columns(name);
	size_t placed = term_columns(place);
	if (named <= width)
		term_add(out, term, TERM_BOLD, name);
	else
		report_add_end(out, term, name, width);
	str_add(out, named + 2 + placed <= width ? "  " : "\n  ");
	report_add_end(out, term, place, placed + 2 <= width ? placed : width - 2);
	str_add_char(out, '\n');
}

static void add_reasons(
	struct str *out, const struct analysis_reasons *reasons, const struct term *term)
{
	for (size_t i = 0; i < reasons->len; i++) {
		owned(str_done) struct str text = {0};
		const char *reason = reasons->items[i].text;
		term_escape(&text, reason, strlen(reason), false);
		str_addf(out, "  line %-5u ", reasons->items[i].line);
		term_wrap(out, term, str_text(&text), 13);
	}
}

static void add_runner_up(
	struct str *out, const struct analysis_function *function, const struct term *term)
{
	owned(str_done) struct str text = {0};
	if (!function->runner_up[0])
		return;
	term_escape(&text, function->runner_up, strlen(function->runner_up), false);
	str_add(out, "  next   ");
	term_wrap(out, term, str_text(&text), 9);
	add_reasons(out, &function->runner_up_reasons, term);
}

static void add_advice(
	struct str *out, const struct analysis_reasons *advice, const struct term *term)
{
	for (size_t i = 0; i < advice->len; i++) {
		owned(str_done) struct str text = {0};
		str_addf(&text, "line %u: ", advice->items[i].line);
		term_escape(&text, advice->items[i].text, strlen(advice->items[i].text), false);
		str_add(out, i == 0 ? "  advice " : "         ");
		term_wrap(out, term, str_text(&text), 9);
	}
}

void report_add_details(struct str *out, const char *name, const char *place,
	const struct analysis_function *function, const struct term *term)
{
	str_add_char(out, '\n');
	add_heading(out, name, place, term);
	add_bounds(out, "time", &function->time, term);
	add_per_case(out, function->per_case, term);
	add_bounds(out, "space", &function->space, term);
	if (function->total.bound[0] && strcmp(function->total.bound, function->space.bound) != 0)
		add_bounds(out, "total", &function->total, term);
	add_reasons(out, &function->reasons, term);
	add_runner_up(out, function, term);
	add_advice(out, &function->advice, term);
}

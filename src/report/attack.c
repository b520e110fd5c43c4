#include <jansson.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"

enum { GROUP = 11 };

struct tally {
	size_t total, held, skipped;
};

static struct tally count_group(const struct attack_report *report, enum attack_group group)
{
	struct tally tally = {0};
	for (size_t i = 0; i < report->results_len; i++) {
		const struct attack_result *result = &report->results[i];
		if (result->group != group)
			continue;
		tally.total++;
		tally.held += result->state == ATTACK_HELD;
		tally.skipped += result->state == ATTACK_SKIPPED;
	}
	return tally;
}

static void add_mark(struct str *out, const struct term *term, enum term_style style)
{
	static const char *const marks[][2] = {
		[TERM_GOOD] = {"+", "✓"}, [TERM_WARN] = {"!", "▲"}, [TERM_BAD] = {"x", "✗"}};
	term_add(out, term, style, marks[style][term->utf8]);
	str_add_char(out, ' ');
}

static void add_groups(const struct attack_report *report, const struct term *term, struct str *out)
{
	for (int i = 0; i < ATTACK_GROUP_COUNT; i++) {
		struct tally tally = count_group(report, (enum attack_group)i);
		size_t tried = tally.total - tally.skipped;
		str_add(out, "  ");
		add_mark(out, term, tally.held == tried ? TERM_GOOD : TERM_BAD);
		str_addf(out, "%-*s %3zu of %3zu held", GROUP,
			attack_group_name((enum attack_group)i), tally.held, tried);
		if (tally.skipped > 0)
			str_addf(out, ", %zu skipped", tally.skipped);
		str_add_char(out, '\n');
	}
}

static void add_escaped(
	const struct attack_report *report, const struct term *term, struct str *out)
{
	for (size_t i = 0; i < report->results_len; i++) {
		const struct attack_result *result = &report->results[i];
		owned(str_done) struct str text = {0};
		if (result->state != ATTACK_ESCAPED)
			continue;
		str_add(out, "  ");
		add_mark(out, term, TERM_BAD);
		str_addf(out, "%s\n    ", result->name);
		str_addf(&text, "%s\nexpected %s; %s", result->about, result->expected,
			result->happened);
		term_wrap(out, term, str_text(&text), 4);
	}
}

static enum attack_control_state control_state(
	const struct attack_report *report, size_t from, size_t to)
{
	enum attack_control_state state = ATTACK_CONTROL_SKIPPED;
	for (size_t i = from; i < to; i++) {
		if (report->controls[i].state == ATTACK_CONTROL_SILENT)
			return ATTACK_CONTROL_SILENT;
		if (report->controls[i].state == ATTACK_CONTROL_SUCCEEDED)
			state = ATTACK_CONTROL_SUCCEEDED;
	}
	return state;
}

static void describe_control(
	const struct attack_report *report, size_t from, size_t to, struct str *text)
{
	enum attack_control_state state = control_state(report, from, to);
	str_addf(text, "%s: ", report->controls[from].name);
	if (state == ATTACK_CONTROL_SKIPPED) {
		str_addf(text, "skipped, %s", report->controls[from].happened);
		return;
	}
	for (size_t i = from; i < to; i++) {
		const struct attack_control_result *control = &report->controls[i];
		bool silent = control->state == ATTACK_CONTROL_SILENT;
		if (control->state == ATTACK_CONTROL_SKIPPED)
			continue;
		str_addf(text, "%s%s", i > from ? ", " : "", control->attack);
		if (silent)
			str_addf(text, " SHOULD HAVE SUCCEEDED (%s)", control->happened);
	}
	if (state == ATTACK_CONTROL_SUCCEEDED)
		str_addf(text, " got through");
}

/* A line for all attacks of one control. */
static void add_controls(
	const struct attack_report *report, const struct term *term, struct str *out)
{
	static const enum term_style styles[] = {[ATTACK_CONTROL_SUCCEEDED] = TERM_GOOD,
		[ATTACK_CONTROL_SILENT] = TERM_BAD,
		[ATTACK_CONTROL_SKIPPED] = TERM_WARN};
	size_t to;
	str_add(out, "\nWith a part of the sandbox left out on purpose:\n");
	for (size_t from = 0; from < report->controls_len; from = to) {
		owned(str_done) struct str text = {0};
		for (to = from + 1; to < report->controls_len &&
			strcmp(report->controls[to].name, report->controls[from].name) == 0;
			to++)
			;
		describe_control(report, from, to, &text);
		str_add(out, "  ");
		add_mark(out, term, styles[control_state(report, from, to)]);
		term_wrap(out, term, str_text(&text), 4);
	}
}

static void add_leftovers(
	const struct attack_report *report, const struct term *term, struct str *out)
{
	str_add(out, "\n");
	if (report->leftovers_len == 0) {
		str_add(out, "Nothing was left behind.\n");
		return;
	}
	str_add(out, "Left behind:\n");
	for (size_t i = 0; i < report->leftovers_len; i++) {
		str_add(out, "  ");
		add_mark(out, term, TERM_BAD);
		term_wrap(out, term, report->leftovers[i], 4);
	}
}

void report_attacks_verdict(const struct attack_report *report, struct str *out)
{
	size_t skipped = attack_count(report, ATTACK_SKIPPED);
	size_t silent = attack_count_controls(report, ATTACK_CONTROL_SILENT);
	str_addf(out, "%zu of %zu attacks were held in the %s tier",
		attack_count(report, ATTACK_HELD), report->results_len - skipped,
		sandbox_tier_name(report->tier));
	if (silent > 0)
		str_addf(out, "; %zu that should get through did not", silent);
	if (report->leftovers_len > 0)
		str_addf(out, "; %zu things were left behind", report->leftovers_len);
}

void report_attacks(const struct attack_report *report, const struct term *term, struct str *out)
{
	char number[NUM_TEXT_MAX];
	owned(str_done) struct str verdict = {0};
	str_addf(out, "%zu attacks on the sandbox, tier %s\n", report->results_len,
		sandbox_tier_name(report->tier));
	if (*report->tier_reason) {
		str_add(out, "  ");
		term_wrap(out, term, report->tier_reason, 2);
	}
	add_groups(report, term, out);
	add_escaped(report, term, out);
	add_controls(report, term, out);
	add_leftovers(report, term, out);
	report_attacks_verdict(report, &verdict);
	term_add(out, term, attack_all_held(report) ? TERM_GOOD : TERM_BAD, str_text(&verdict));
	str_addf(out, " (%s)\n", num_print_seconds(number, report->seconds));
}

static json_t *programs_json(const struct attack_report *report)
{
	json_t *array = json_array();
	for (size_t i = 0; i < report->results_len; i++) {
		const struct attack_result *result = &report->results[i];
		json_array_append_new(array,
			json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "name", result->name,
				"group", attack_group_name(result->group), "language",
				lang_at(result->lang)->name, "about", result->about, "status",
				attack_state_name(result->state), "expected", result->expected,
				"happened", result->happened));
	}
	return array;
}

static json_t *controls_json(const struct attack_report *report)
{
	json_t *array = json_array();
	for (size_t i = 0; i < report->controls_len; i++) {
		const struct attack_control_result *control = &report->controls[i];
		json_array_append_new(array,
			json_pack("{s:s, s:s, s:s, s:s*, s:s}", "without", control->name, "attack",
				control->attack, "status",
				attack_control_state_name(control->state), "why", control->why,
				"happened", control->happened));
	}
	return array;
}

static json_t *leftovers_json(const struct attack_report *report)
{
	json_t *array = json_array();
	for (size_t i = 0; i < report->leftovers_len; i++)
		json_array_append_new(array, json_string(report->leftovers[i]));
	return array;
}

json_t *report_attacks_json(const struct attack_report *report)
{
	return json_pack("{s:s, s:i, s:i, s:i, s:f, s:o, s:o, s:o}", "tier",
		sandbox_tier_name(report->tier), "total", (int)report->results_len, "held",
		(int)attack_count(report, ATTACK_HELD), "skipped",
		(int)attack_count(report, ATTACK_SKIPPED), "seconds", report->seconds, "programs",
		programs_json(report), "controls", controls_json(report), "leftovers",
		leftovers_json(report));
}

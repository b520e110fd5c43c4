#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/json_text.h"

enum { LABEL = 11 };

static void add_row(
	struct str *out, const struct term *term, const char *label, const struct str *text)
{
	str_addf(out, "  %-*s", LABEL - 2, label);
	term_wrap(out, term, str_text(text), LABEL);
}

static void describe_refused(const struct sandbox_result *result, struct str *text)
{
	for (size_t i = 0; i < SANDBOX_REFUSED_MAX && result->refused[i].count > 0; i++) {
		str_add(text, i ? ", " : "");
		sandbox_call_name(result->refused[i].call, text);
		if (result->refused[i].count > 1)
			str_addf(text, " (%u times)", result->refused[i].count);
	}
}

static void describe_outcome(const struct sandbox_result *result, struct str *text)
{
	char value[NUM_TEXT_MAX];
	const char *hint = outcome_hint(result->outcome);
	str_add(text, "the program ");
	outcome_describe(result->outcome, result->status, result->limit, text);
	if (result->outcome == OUTCOME_SECURITY && result->deadly_call >= 0) {
		str_add(text, ": ");
		sandbox_call_name(result->deadly_call, text);
	}
	/* The kernel's limit counts clock ticks, which on a busy machine run ahead of the account. */
	if (result->outcome == OUTCOME_CPU && result->value < result->limit)
		str_addf(text, ", by the kernel's clock ticks (%s by the finer account)",
			num_print_seconds(value, result->value));
	/* What was asked for but never touched is in no account. */
	if (result->outcome == OUTCOME_MEMORY && result->value > result->limit / 2)
		str_addf(text, "; %s were in use", num_print_bytes(value, result->value));
	if (*hint)
		str_addf(text, "; %s", hint);
}

void report_exec(const struct sandbox_result *result, enum sandbox_tier tier, const char *problem,
	const struct term *term, struct str *out)
{
	static const enum term_style styles[] = {[OUTCOME_FINISHED] = TERM_GOOD,
		[OUTCOME_EXIT] = TERM_BAD,
		[OUTCOME_SIGNAL] = TERM_BAD,
		[OUTCOME_CPU] = TERM_WARN,
		[OUTCOME_WALL] = TERM_WARN,
		[OUTCOME_MEMORY] = TERM_WARN,
		[OUTCOME_OUTPUT] = TERM_WARN,
		[OUTCOME_SECURITY] = TERM_BAD};
	const char *dot = term->utf8 ? "·" : "-";
	char number[NUM_TEXT_MAX];
	owned(str_done) struct str text = {0};
	term_add(out, term, styles[result->outcome], outcome_name(result->outcome));
	str_addf(out, " %s %s of CPU time", dot, num_print_seconds(number, result->cpu_seconds));
	str_addf(out, " %s %s in all", dot, num_print_seconds(number, result->wall_seconds));
	str_addf(out, " %s %s", dot, num_print_bytes(number, (double)result->memory_bytes));
	str_addf(out, " %s sandbox %s\n", dot, sandbox_tier_name(tier));
	if (result->outcome != OUTCOME_FINISHED) {
		describe_outcome(result, &text);
		add_row(out, term, "outcome", &text);
	}
	str_clear(&text);
	describe_refused(result, &text);
	if (text.len > 0)
		add_row(out, term, "refused", &text);
	str_clear(&text);
	str_add(&text, problem);
	if (text.len > 0)
		add_row(out, term, "problem", &text);
}

static const char *unit_of(enum outcome outcome)
{
	return outcome == OUTCOME_CPU || outcome == OUTCOME_WALL ? "seconds" : "bytes";
}

static json_t *refused_json(const struct sandbox_result *result)
{
	json_t *array = json_array();
	for (size_t i = 0; i < SANDBOX_REFUSED_MAX && result->refused[i].count > 0; i++) {
		owned(str_done) struct str name = {0};
		sandbox_call_name(result->refused[i].call, &name);
		json_array_append_new(array,
			json_pack("{s:s, s:i}", "call", str_text(&name), "count",
				(int)result->refused[i].count));
	}
	return array;
}

void report_exec_json(const struct sandbox_result *result, enum sandbox_tier tier,
	const char *problem, struct str *out)
{
	const char *hint = outcome_hint(result->outcome);
	json_t *root = json_pack("{s:s, s:s, s:i, s:f, s:f, s:I, s:o, s:o, s:I, s:b, s:{s:s}, s:o}",
		"schema", "argus.exec/1", "outcome", outcome_name(result->outcome), "status",
		result->status, "cpu_seconds", result->cpu_seconds, "wall_seconds",
		result->wall_seconds, "memory_bytes", (json_int_t)result->memory_bytes, "stdout",
		report_json_bytes(str_text(&result->out), result->out.len), "stderr",
		report_json_bytes(str_text(&result->error), result->error.len), "stdout_bytes",
		(json_int_t)result->out_bytes, "input_read", result->input_read, "sandbox", "tier",
		sandbox_tier_name(tier), "refused", refused_json(result));
	if (result->limit > 0)
		json_object_set_new(root, "limit",
			json_pack("{s:f, s:f, s:s}", "limit", result->limit, "value", result->value,
				"unit", unit_of(result->outcome)));
	if (*hint)
		json_object_set_new(root, "hint", json_string(hint));
	if (result->deadly_call >= 0) {
		owned(str_done) struct str name = {0};
		sandbox_call_name(result->deadly_call, &name);
		json_object_set_new(root, "call", json_string(str_text(&name)));
	}
	if (*problem)
		json_object_set_new(root, "problem", report_json_text(problem));
	char *text = json_dumps(root, JSON_INDENT(2));
	str_addf(out, "%s\n", text ? text : "{}");
	free(text);
	json_decref(root);
}

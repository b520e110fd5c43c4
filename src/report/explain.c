#include "report/explain.h"

#include <jansson.h>
#include <string.h>

#include "base/mem.h"
#include "report/words.h"

enum { INDENT = 4, LEAD_WIDTH = 9, CLOCK_WIDTH = 12, OTHER_WIDTH = 23, TAKEN_WIDTH = 12 };
enum { TABLE_WIDTH = INDENT + LEAD_WIDTH + CLOCK_WIDTH + OTHER_WIDTH + TAKEN_WIDTH };

/* In columns, or one after the other where they have no room. */
static void add_cells(struct str *out, const struct term *term, const struct fit_rule *rule)
{
	const struct {
		const char *text;
		size_t width;
	} cells[] = {
		{rule->lead, LEAD_WIDTH},
		{rule->clock, CLOCK_WIDTH},
		{rule->other, OTHER_WIDTH},
	};
	bool table = term->width >= TABLE_WIDTH;
	owned(str_done) struct str text = {0};
	for (size_t i = 0; i < ARRAY_LEN(cells); i++) {
		str_add(&text, cells[i].text);
		if (table)
			report_pad(&text, cells[i].text, cells[i].width);
		else
			str_add(&text, i + 1 < ARRAY_LEN(cells) ? ", " : ": ");
	}
	str_add(&text, rule->taken);
	if (table) {
		str_add(out, str_text(&text));
		return;
	}
	term_wrap(out, term, str_text(&text), INDENT);
	out->text[--out->len] = '\0'; /* the line feed is not to be in a style */
}

void report_add_decision(
	struct str *out, const struct term *term, const struct witnesses *witnesses)
{
	static const struct fit_rule head = {.lead = "leading",
		.clock = "clock says",
		.other = "the other's class is",
		.taken = "taken"};
	struct fit_rule rules[FIT_RULES];
	owned(str_done) struct str text = {0};
	fit_explain(witnesses, rules);
	str_add(out, "\n  ");
	term_wrap(out, term,
		"How the verdict on time is decided: counts that are sure lead, else the clock. "
		"The "
		"other is what stands beside the clock: the counts, or without any the code's "
		"bound.",
		2);
	add_cells(&text, term, &head);
	str_add(out, "    ");
	term_add(out, term, TERM_DIM, str_text(&text));
	str_add_char(out, '\n');
	for (size_t i = 0; i < FIT_RULES; i++) {
		bool applied = rules[i].applied;
		str_clear(&text);
		add_cells(&text, term, &rules[i]);
		str_add(out, applied ? (term->utf8 ? "  ▸ " : "  > ") : "    ");
		term_add(out, term, applied ? TERM_BOLD : TERM_PLAIN, str_text(&text));
		str_add_char(out, '\n');
	}
}

struct json_t *report_decision_json(const struct witnesses *witnesses)
{
	struct fit_rule rules[FIT_RULES];
	fit_explain(witnesses, rules);
	for (size_t i = 0; i < FIT_RULES; i++) {
		if (rules[i].applied)
			return json_pack("{s:i, s:s, s:s, s:s, s:s, s:f}", "rule", (int)i + 1,
				"leading", rules[i].lead, "clock", rules[i].clock, "other",
				rules[i].other, "taken", rules[i].taken, "trust", rules[i].trust);
	}
	return json_null();
}

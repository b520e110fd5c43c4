/* A check as a screen. */
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/check_counts.h"
#include "report/words.h"

enum { INDENT = 2, NAME_COLUMNS = 22, STATUS_COLUMNS = 6 };

static const struct {
	enum term_style style;
	const char *word; /* on the screen, short enough for its column */
} states[CHECK_STATUS_COUNT] = {
	[CHECK_PASS] = {TERM_GOOD, "pass"},
	[CHECK_FAIL] = {TERM_BAD, "FAIL"},
	[CHECK_INCONCLUSIVE] = {TERM_WARN, "open"},
	[CHECK_ERROR] = {TERM_BAD, "ERROR"},
};

static void add_safe(struct str *out, const char *text)
{
	term_escape(out, text, strlen(text), false);
}

/* The weakest tier that a program ran in; full where none did. */
static enum sandbox_tier weakest_tier(const struct check_list *check)
{
	enum sandbox_tier weakest = SANDBOX_FULL;
	for (size_t i = 0; i < check->len; i++) {
		const struct run *run = check->rows[i].run;
		if (run && run->tier != SANDBOX_NONE &&
			sandbox_tier_rank(run->tier) < sandbox_tier_rank(weakest))
			weakest = run->tier;
	}
	return weakest;
}

void report_check_tally(const struct check_list *check, struct str *out)
{
	static const char *const words[CHECK_STATUS_COUNT] = {[CHECK_PASS] = "passed",
		[CHECK_FAIL] = "failed",
		[CHECK_INCONCLUSIVE] = "inconclusive",
		[CHECK_ERROR] = "in error"};
	char took[NUM_TEXT_MAX];
	str_addf(out, "%zu target%s:", check->len, check->len == 1 ? "" : "s");
	const char *between = " ";
	for (size_t i = 0; i < CHECK_STATUS_COUNT; i++) {
		size_t count = check_count(check, (enum check_status)i);
		if (count == 0)
			continue;
		str_addf(out, "%s%zu %s", between, count, words[i]);
		between = ", ";
	}
	if (check->len == 0)
		str_add(out, " none to look at");
	str_addf(out, " (%s)", num_print_seconds(took, check->seconds));
	enum sandbox_tier tier = weakest_tier(check);
	if (tier != SANDBOX_FULL)
		str_addf(out, " in a %s sandbox", sandbox_tier_name(tier));
	if (!check->since || (check->unchanged == 0 && check->len > 0))
		return;
	owned(str_done) struct str since = {0};
	add_safe(&since, check->since);
	str_addf(out, "; %zu unchanged since %s", check->unchanged, str_text(&since));
}

static void add_row(struct str *out, const struct check_row *row, const struct term *term)
{
	owned(str_done) struct str name = {0};
	owned(str_done) struct str reason = {0};
	const char *word = states[row->status].word;
	add_safe(&name, row->target->name);
	str_add(&reason, str_text(&row->reason));
	str_addf(out, "%*s", INDENT, "");
	term_add(out, term, states[row->status].style, word);
	report_pad(out, word, STATUS_COLUMNS);
	term_add(out, term, TERM_BOLD, str_text(&name));
	int column = INDENT + STATUS_COLUMNS + NAME_COLUMNS;
	if (term_columns(str_text(&name)) >= NAME_COLUMNS)
		str_addf(out, "\n%*s", column, "");
	else
		report_pad(out, str_text(&name), NAME_COLUMNS);
	term_wrap(out, term, str_text(&reason), column);
	if (row->line == 0)
		return;
	owned(str_done) struct str place = {0};
	add_safe(&place, check_file(row));
	str_addf(&place, ":%u: ", row->line);
	add_safe(&place, row->code);
	str_addf(out, "%*s", column, "");
	term_wrap(out, term, str_text(&place), column);
}

void report_check(const struct check_list *check, const struct term *term, struct str *out)
{
	str_add_char(out, '\n');
	for (size_t i = 0; i < check->len; i++)
		add_row(out, &check->rows[i], term);
	str_addf(out, "%s%*s", check->len > 0 ? "\n" : "", INDENT, "");
	report_check_tally(check, out);
	str_add(out, "\n\n");
}

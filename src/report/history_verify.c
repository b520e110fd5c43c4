#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/json_text.h"

static const struct {
	const char *key; /* in JSON */
	const char *well;
	const char *one, *many; /* after a count */
	const char *advice;
	const char *repaired; /* instead of the advice; NULL: it cannot be */
} checks[] = {
	[STORE_CHECK_FILE] = {"file", "the file is whole", "place in the file is damaged",
		"places in the file are damaged",
		"keep a copy; 'sqlite3 FILE .recover | sqlite3 NEW' saves what can be read"},
	[STORE_CHECK_REFERENCES] = {"references", "what rows refer to is there",
		"row refers to one that is missing", "rows refer to ones that are missing",
		"keep a copy; 'argus history import' of an earlier export brings back what it has"},
	[STORE_CHECK_RUNS] = {"runs", "all runs can be read", "run cannot be read",
		"runs cannot be read",
		"the others are fine: 'argus history export ID ...' saves them"},
	[STORE_CHECK_UNUSED] = {"unused", "no row is left over", "row is used by no run",
		"rows are used by no run", "'argus history verify --repair' removes what is unused",
		"removed"},
	[STORE_CHECK_UNFINISHED] = {"unfinished", "every run has an end", "run has no end",
		"runs have no end",
		"Argus was killed, or is still at it; 'argus history verify --repair' marks such "
		"runs "
		"as interrupted",
		"marked as interrupted"},
};
_Static_assert(ARRAY_LEN(checks) == STORE_CHECK_COUNT, "one row a check");

static bool is_damage(size_t check)
{
	return checks[check].repaired == NULL;
}

static void add_wrong(struct str *out, const struct term *term,
	const struct store_findings *findings, size_t check, bool repaired)
{
	enum { INDENT = 4 };
	char count[NUM_TEXT_MAX];
	uint64_t number = findings->of[check].count;
	owned(str_done) struct str text = {0};
	const char *glyph = is_damage(check) ? (term->utf8 ? "✗" : "x") : "!";
	str_add(out, "  ");
	term_add(out, term, is_damage(check) ? TERM_BAD : TERM_WARN, glyph);
	str_addf(&text, "%s %s: ", num_print_count(count, (double)number),
		number == 1 ? checks[check].one : checks[check].many);
	for (size_t i = 0; i < findings->of[check].texts_len; i++) {
		const char *what = findings->of[check].texts[i];
		str_add(&text, i ? ", " : "");
		term_escape(&text, what, strlen(what), false);
	}
	if (findings->of[check].texts_len == STORE_FINDINGS_MOST)
		str_add(&text, ", ...");
	str_add_char(out, ' ');
	term_wrap(out, term, text.text, INDENT);
	str_addf(out, "%*s", INDENT, "");
	term_wrap(out, term,
		repaired && !is_damage(check) ? checks[check].repaired : checks[check].advice,
		INDENT);
}

void report_verify(const struct store_findings *findings, bool repaired, const struct term *term,
	struct str *out)
{
	char count[NUM_TEXT_MAX];
	for (size_t i = 0; i < STORE_CHECK_COUNT; i++) {
		if (findings->of[i].count > 0) {
			add_wrong(out, term, findings, i, repaired);
			continue;
		}
		str_add(out, "  ");
		term_add(out, term, TERM_GOOD, term->utf8 ? "✓" : "+");
		str_addf(out, " %s\n", checks[i].well);
	}
	str_addf(out, "\n%s run%s%s\n", num_print_count(count, (double)findings->runs),
		findings->runs == 1 ? "" : "s", findings->damaged ? "." : "; the history is fine.");
}

void report_verify_json(const struct store_findings *findings, bool repaired, struct str *out)
{
	json_t *document = json_pack("{s:s, s:b, s:I, s:b}", "schema", "argus.verify/1", "damaged",
		findings->damaged, "runs", (json_int_t)findings->runs, "repaired", repaired);
	json_t *object = json_object();
	for (size_t i = 0; i < STORE_CHECK_COUNT; i++) {
		json_t *found = report_json_texts(findings->of[i].texts, findings->of[i].texts_len);
		json_object_set_new(object, checks[i].key,
			json_pack("{s:I, s:o}", "count", (json_int_t)findings->of[i].count, "first",
				found));
	}
	json_object_set_new(document, "checks", object);
	char *text = json_dumps(document, JSON_INDENT(2));
	json_decref(document);
	str_addf(out, "%s\n", text);
	free(text);
}

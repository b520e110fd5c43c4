/* What was asked of two runs, a row for each thing. */
#include "report/diff_rows.h"

#include <string.h>

#include "base/mem.h"
#include "report/cut.h"
#include "report/when.h"
#include "report/words.h"

enum { INDENT = 2, CELL_LEAST = 16, CELL_MOST = 56, ID_SHOWN = 10 };

static size_t cell_columns(const struct term *term)
{
	int room = (term->width - INDENT - DIFF_LABEL_COLUMNS - 2) / 2;
	return (size_t)(room < CELL_LEAST ? CELL_LEAST : room > CELL_MOST ? CELL_MOST : room);
}

void diff_add_cell(struct str *out, const struct term *term, enum term_style style,
	const char *text, bool last)
{
	size_t width = cell_columns(term);
	owned(str_done) struct str cut = {0};
	if (term_columns(text) > width)
		report_cut_middle(text, width, term->utf8 ? "…" : "..", &cut);
	const char *shown = cut.len > 0 ? cut.text : text;
	term_add(out, term, style, shown);
	if (!last)
		report_pad(out, shown, width + 2);
}

void diff_add_label(struct str *out, const struct term *term, const char *label)
{
	str_addf(out, "%*s", INDENT, "");
	term_add(out, term, TERM_DIM, label);
	report_pad(out, label, DIFF_LABEL_COLUMNS);
}

const char *diff_none(const struct term *term)
{
	return term->utf8 ? "–" : "-";
}

static void describe_head(const struct run *run, struct str *text)
{
	str_add_n(text, run->id, ID_SHOWN);
	str_add(text, "  ");
	report_add_local_time(text, run->started_ms, "%Y-%m-%d %H:%M");
}

static void describe_source(const struct run *run, struct str *text)
{
	str_add(text, run->source_hash);
}

static void describe_machine(const struct run *run, struct str *text)
{
	const struct machine *machine = &run->machine;
	if (machine->cpu)
		str_addf(text, "%s, %u cores (%.8s)", machine->cpu, machine->cores,
			machine->host ? machine->host : "?");
}

static void describe_version(const struct run *run, struct str *text)
{
	str_add(text, run->argus_version ? run->argus_version : "");
}

static void describe_state(const struct run *run, struct str *text)
{
	str_add(text, run_state_name(run->state));
}

static void describe_seed(const struct run *run, struct str *text)
{
	str_addf(text, "%llu", (unsigned long long)run->seed);
}

static const struct asked {
	const char *label;
	size_t text; /* of struct run: a char *, unless there is a function */
	void (*describe)(const struct run *run, struct str *text);
	bool hash; /* its start is enough to be shown */
} asked[] = {
	{"run", .describe = describe_head},
	{"label", offsetof(struct run, label)},
	{"file", offsetof(struct run, path)},
	{"function", offsetof(struct run, function)},
	{"input", offsetof(struct run, input)},
	{"seed", .describe = describe_seed},
	{"source", .describe = describe_source, .hash = true},
	{"commit", offsetof(struct run, git_commit), .hash = true},
	{"interpreter", offsetof(struct run, interpreter)},
	{"machine", .describe = describe_machine},
	{"argus", .describe = describe_version},
	{"state", .describe = describe_state},
};

static void describe(const struct asked *row, const struct run *run, struct str *text)
{
	const char *member = row->describe ? NULL : *(char *const *)((const char *)run + row->text);
	if (row->describe)
		row->describe(run, text);
	else
		str_add(text, member ? member : "");
}

static void add_value(
	struct str *out, const struct term *term, const struct asked *row, const char *value)
{
	enum { HASH_SHOWN = 12 };
	owned(mem_free_text) char *start = mem_text_n(value, strnlen(value, HASH_SHOWN));
	size_t len = strlen(value);
	report_add_safe(out, term, !*value ? diff_none(term) : row->hash ? start : value);
	/* A commit with changes. */
	if (row->hash && len > HASH_SHOWN && value[len - 1] == '+')
		str_add_char(out, '+');
}

/* Nothing where neither run has it. */
static void add_row(struct str *out, const struct term *term, const struct asked *row,
	const struct run *const runs[2])
{
	owned(str_done) struct str a = {0};
	owned(str_done) struct str b = {0};
	owned(str_done) struct str left = {0};
	owned(str_done) struct str right = {0};
	describe(row, runs[0], &a);
	describe(row, runs[1], &b);
	if (a.len == 0 && b.len == 0)
		return;
	bool same = strcmp(str_text(&a), str_text(&b)) == 0;
	add_value(&left, term, row, str_text(&a));
	add_value(&right, term, row, str_text(&b));
	diff_add_label(out, term, row->label);
	diff_add_cell(out, term, TERM_PLAIN, left.text, false);
	diff_add_cell(out, term, same ? TERM_DIM : TERM_BOLD, same ? "same" : right.text, true);
	str_add_char(out, '\n');
}

void diff_add_asked(
	struct str *out, const struct term *term, const struct run *a, const struct run *b)
{
	const struct run *const runs[] = {a, b};
	for (size_t i = 0; i < ARRAY_LEN(asked); i++)
		add_row(out, term, &asked[i], runs);
}

/*
 * Calls whose cost is not known. Which of them is to blame, where the clock sees more than the
 * counts, is told by how often it is made; and counts that leave out one that may grow with the
 * input are not sure.
 */
#include "measure/hidden.h"

#include <string.h>

#include "base/num.h"
#include "base/term.h"

struct suspect {
	const struct instrumented *instrumented;
	const struct run *run;
	bool taking;
	struct hidden_call hidden;
};

const struct count_line *hidden_line(const struct counts *counts, unsigned module, unsigned line)
{
	for (size_t i = 0; i < counts->lines_len; i++) {
		if (counts->lines[i].line == line && counts->lines[i].module == module)
			return &counts->lines[i];
	}
	return NULL;
}

/* 0: that place was never come to. */
static double count_around(const struct suspect *suspect, const struct unknown_call *call)
{
	const struct site *inner = NULL;
	for (size_t i = 0; i < suspect->instrumented->sites_len; i++) {
		const struct site *site = &suspect->instrumented->sites[i];
		bool around = site->module == call->module && site->kind != SITE_CALL &&
			site->start <= call->start && call->start < site->end;
		if (around && (!inner || site->end - site->start <= inner->end - inner->start))
			inner = site;
	}
	const struct count_line *line =
		inner ? hidden_line(&suspect->run->counts, call->module, inner->line) : NULL;
	return line ? line->count : 1;
}

static void look(void *context, const struct unknown_call *call)
{
	struct suspect *suspect = context;
	double count = count_around(suspect, call);
	if (count > suspect->hidden.count && (call->takes || !suspect->taking))
		suspect->hidden = (struct hidden_call){*call, count};
}

struct hidden_call hidden_find(const struct source *source, const struct modules *modules,
	const struct instrumented *instrumented, const struct run *run, bool taking)
{
	struct suspect suspect = {.instrumented = instrumented, .run = run, .taking = taking};
	unknown_calls(source, modules, look, &suspect);
	return suspect.hidden;
}

void hidden_describe(const struct run *run, const struct hidden_call *hidden, struct str *out)
{
	const struct unknown_call *call = &hidden->call;
	char number[NUM_TEXT_MAX];
	if (call->module) {
		const char *name = run->counts.modules[call->module - 1].name;
		term_escape(out, name, strlen(name), false);
		str_add_char(out, ' ');
	}
	str_addf(out, "line %u %s ", call->line, *call->name == '/' ? "matches with" : "calls");
	term_escape(out, call->name, call->name_len < 60 ? call->name_len : 60, false);
	if (hidden->count > 1)
		str_addf(out, ", up to %s times", num_print_count(number, hidden->count));
	str_addf(out, ", whose cost is not known%s",
		call->pattern ? ", as its pattern may go back" : "");
}

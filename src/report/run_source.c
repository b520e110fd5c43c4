#include "report/run_source.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"
#include "report/html.h"
#include "report/run_words.h"

enum { WHOLE_MOST = 400, AROUND = 3, CODE_MOST = 400 };

/* One file: for each of its lines what was counted there. */
struct listing {
	const struct run *run;
	const char *text;
	size_t len;
	const struct count_line **lines; /* by number - 1; NULL: nothing */
	size_t lines_len;
	double total;
};

static size_t count_lines(const char *text, size_t len)
{
	size_t lines = 0;
	for (size_t i = 0; i < len; i++)
		lines += text[i] == '\n';
	return lines + (len > 0 && text[len - 1] != '\n');
}

static void add_figures(
	struct str *out, const struct listing *listing, const struct count_line *line)
{
	char text[NUM_TEXT_MAX];
	double share = listing->total > 0 ? 100 * line->count / listing->total : 0;
	html_add_number(out, num_print_count(text, line->count));
	str_addf(out,
		"<td class=\"share\"><i style=\"width:%.1f%%\"></i><span>%.1f %%</span></td><td>",
		0.8 * share, share);
	if (line->growth.kind != GROWTH_UNKNOWN)
		html_add_class(out, line->growth);
	str_add(out, "</td>");
}

static void add_line(
	struct str *out, const struct listing *listing, size_t number, const char *text, size_t len)
{
	static const double HOT = 0.2;
	const struct count_line *line = listing->lines[number - 1];
	bool hot = line && line->count >= HOT * listing->total && line->count > 0;
	size_t shown = len;
	if (shown > CODE_MOST)
		shown = utf8_valid_prefix(text, CODE_MOST);
	str_addf(out, "<tr%s>", hot ? " class=\"hot\"" : "");
	if (line)
		add_figures(out, listing, line);
	else
		str_add(out, "<td></td><td></td><td></td>");
	str_addf(out, "<td class=\"at\">%zu</td><td class=\"code\">", number);
	html_add_n(out, text, shown);
	str_add(out, shown < len ? "…</td></tr>\n" : "</td></tr>\n");
}

/* A long file is shown where it counted. */
static bool is_shown(const struct listing *listing, size_t number)
{
	if (listing->lines_len <= WHOLE_MOST)
		return true;
	size_t from = number > AROUND ? number - AROUND : 1;
	for (size_t i = from; i <= number + AROUND && i <= listing->lines_len; i++) {
		if (listing->lines[i - 1])
			return true;
	}
	return false;
}

static void add_rows(struct str *out, const struct listing *listing)
{
	const char *at = listing->text;
	const char *end = at + listing->len;
	bool left_out = false;
	for (size_t number = 1; number <= listing->lines_len; number++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((feed ? feed : end) - at);
		bool shown = is_shown(listing, number);
		if (shown)
			add_line(out, listing, number, at, len - (len > 0 && at[len - 1] == '\r'));
		else if (!left_out)
			str_add(out,
				"<tr><td></td><td></td><td></td><td "
				"class=\"at\">⋮</td><td></td></tr>\n");
		left_out = !shown;
		at = feed ? feed + 1 : end;
	}
}

static void add_listing(struct str *out, const struct run *run, unsigned module)
{
	const struct counts *counts = &run->counts;
	const struct run_module *of = module > 0 ? &counts->modules[module - 1] : NULL;
	struct listing listing = {.run = run,
		.text = of ? of->text : run->source_text,
		.len = of ? of->len : run->source_len,
		.total = run_words_total(counts)};
	if (!listing.text)
		return;
	listing.lines_len = count_lines(listing.text, listing.len);
	listing.lines = mem_array(listing.lines_len + 1, sizeof(void *));
	for (size_t i = 0; i < counts->lines_len; i++) {
		const struct count_line *line = &counts->lines[i];
		if (line->module == module && line->line >= 1 && line->line <= listing.lines_len)
			listing.lines[line->line - 1] = line;
	}
	str_add(out, "<h3>");
	html_add(out, of ? of->name : run->path);
	str_add(out,
		"</h3>\n<div class=\"scroll source listing\"><table><thead><tr>"
		"<th class=\"number\">operations</th><th>share</th>"
		"<th>grows as</th><th class=\"at\">line</th><th></th></tr></thead><tbody>\n");
	add_rows(out, &listing);
	str_add(out, "</tbody></table></div>\n");
	free(listing.lines);
}

void run_source_add(struct str *out, const struct run *run)
{
	const struct counts *counts = &run->counts;
	if (counts->lines_len == 0)
		return;
	str_add(out, "<h2>What each line counted");
	if (counts->points_len > 0) {
		char n[NUM_TEXT_MAX];
		str_addf(out, " at n = %s",
			num_print_count(n, (double)counts->points[counts->points_len - 1].n));
	}
	str_add(out, "</h2>\n");
	for (unsigned module = 0; module <= counts->modules_len; module++)
		add_listing(out, run, module);
}

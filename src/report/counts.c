#include "report/counts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/utf8.h"
#include "report/run_words.h"
#include "report/words.h"

enum { COUNT_WIDTH = 17, SHARE_WIDTH = 8, CLASS_WIDTH = 14, N_WIDTH = 19 };

struct row {
	double count;
	struct growth growth; /* GROWTH_UNKNOWN with count 0: nothing is counted here */
	const char *law;
};

/* Count, share, class; blanks where the line has no counter. */
static void add_columns(
	struct str *out, const struct term *term, const struct count_line *line, double total)
{
	char text[NUM_TEXT_MAX] = "";
	char class[GROWTH_TEXT_MAX] = "";
	if (line)
		num_print_count(text, line->count);
	report_add_right(out, text, COUNT_WIDTH);
	text[0] = '\0';
	if (line)
		snprintf(text, sizeof text, "%.1f %%", total > 0 ? 100 * line->count / total : 0);
	report_add_right(out, text, SHARE_WIDTH);
	str_add(out, "  ");
	if (line && line->growth.kind != GROWTH_UNKNOWN)
		growth_print(line->growth, term->utf8, class);
	str_add(out, class);
	report_pad(out, class, CLASS_WIDTH);
}

static void add_text_of_line(
	struct str *out, const struct term *term, const char *text, size_t len, int indent)
{
	owned(str_done) struct str shown = {0};
	size_t room = term->width > indent + 8 ? (size_t)(term->width - indent) : 8;
	/* A minified program is one long line; a letter takes up to four bytes. */
	if (len > 4 * room + 4)
		len = utf8_valid_prefix(text, 4 * room + 4);
	term_escape(&shown, text, len, false);
	/* Cut at a letter's start. */
	size_t cut = shown.len;
	while (term_columns(str_text(&shown)) > room && cut > 0) {
		do
			cut--;
		while (cut > 0 && (shown.text[cut] & 0xc0) == 0x80);
		shown.text[cut] = '\0';
	}
	str_add(out, str_text(&shown));
}

/* A source whose lines are shown. */
struct listing {
	const char *name; /* NULL: the program */
	const char *text;
	size_t len;
};

static struct listing listing_of(const struct run *run, unsigned module)
{
	if (module == 0 || module > run->counts.modules_len)
		return (struct listing){NULL, run->source_text, run->source_len};
	const struct run_module *at = &run->counts.modules[module - 1];
	return (struct listing){at->name, at->text, at->len};
}

static const char *line_text(const struct listing *listing, unsigned line, size_t *len)
{
	*len = 0;
	if (!listing->text)
		return "";
	const char *at = listing->text;
	const char *end = at + listing->len;
	for (unsigned i = 1; i < line && at < end; i++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		at = feed ? feed + 1 : end;
	}
	const char *feed = memchr(at, '\n', (size_t)(end - at));
	*len = (size_t)((feed ? feed : end) - at);
	if (*len > 0 && at[*len - 1] == '\r')
		--*len;
	return at;
}

static void add_head(struct str *out, const struct term *term, const char *last)
{
	owned(str_done) struct str head = {0};
	report_add_right(&head, "count", COUNT_WIDTH);
	report_add_right(&head, "share", SHARE_WIDTH);
	str_addf(&head, "  %-*s%s", CLASS_WIDTH, "grows as", last);
	str_add_char(out, '\n');
	term_add(out, term, TERM_DIM, str_text(&head));
	str_add_char(out, '\n');
}

void report_top_lines(struct str *out, const struct term *term, const struct run *run, size_t most)
{
	const struct counts *counts = &run->counts;
	double total = run_words_total(counts);
	if (most == 0 || total <= 0)
		return;
	add_head(out, term, "line");
	for (size_t i = 0; i < counts->lines_len && i < most && counts->lines[i].count > 0; i++) {
		const struct count_line *line = &counts->lines[i];
		size_t len;
		const struct listing listing = listing_of(run, line->module);
		const char *text = line_text(&listing, line->line, &len);
		size_t blanks = strspn(text, " \t");
		blanks = blanks < len ? blanks : len;
		size_t start = out->len;
		add_columns(out, term, line, total);
		if (listing.name)
			term_escape(out, listing.name, strlen(listing.name), false);
		str_addf(out, "%s%u: ", listing.name ? ":" : "", line->line);
		add_text_of_line(out, term, text + blanks, len - blanks, (int)(out->len - start));
		str_add_char(out, '\n');
	}
}

static int by_place(const void *left, const void *right)
{
	const struct count_line *const *a = left;
	const struct count_line *const *b = right;
	if ((*a)->module != (*b)->module)
		return (*a)->module < (*b)->module ? -1 : 1;
	return (*a)->line < (*b)->line ? -1 : (*a)->line > (*b)->line;
}

/* Every line of a source; `lines` are the counted ones among them, in order. Returns how many. */
static size_t add_listing(struct str *out, const struct term *term, const struct listing *listing,
	const struct count_line *const *lines, unsigned module, double total)
{
	size_t used = 0;
	size_t done = 0;
	for (unsigned number = 1; done < listing->len; number++) {
		size_t len;
		struct listing rest = {NULL, listing->text + done, listing->len - done};
		const char *text = line_text(&rest, 1, &len);
		const char *feed = memchr(text, '\n', listing->len - done);
		const struct count_line *line = lines[used];
		bool counted = line && line->module == module && line->line == number;
		size_t start = out->len;
		used += counted;
		add_columns(out, term, counted ? line : NULL, total);
		str_addf(out, "%4u  ", number);
		add_text_of_line(out, term, text, len, (int)(out->len - start));
		while (out->text[out->len - 1] == ' ')
			out->text[--out->len] = '\0';
		str_add_char(out, '\n');
		done = feed ? (size_t)(feed - listing->text) + 1 : listing->len;
	}
	return used;
}

void report_lines(const struct run *run, const struct term *term, struct str *out)
{
	const struct counts *counts = &run->counts;
	double total = run_words_total(counts);
	if (counts->lines_len == 0) {
		owned(str_done) struct str why = {0};
		term_escape(&why, run->counted.reason, strlen(run->counted.reason), false);
		str_add(out, "\n  ");
		term_wrap(out, term, why.len > 0 ? str_text(&why) : "no line was counted", 2);
		return;
	}
	const struct count_line **lines = mem_array(counts->lines_len + 1, sizeof(void *));
	for (size_t i = 0; i < counts->lines_len; i++)
		lines[i] = &counts->lines[i];
	qsort(lines, counts->lines_len, sizeof *lines, by_place);
	size_t used = 0;
	for (unsigned module = 0; module <= counts->modules_len; module++) {
		const struct listing listing = listing_of(run, module);
		owned(str_done) struct str head = {0};
		str_add(&head, "source");
		if (listing.name) {
			str_clear(&head);
			term_escape(&head, listing.name, strlen(listing.name), false);
		}
		add_head(out, term, str_text(&head));
		used += add_listing(out, term, &listing, lines + used, module, total);
	}
	free(lines);
}

void report_count_table(struct str *out, const struct term *term, const struct run *run)
{
	owned(str_done) struct str head = {0};
	const struct counts *counts = &run->counts;
	bool vary = false;
	for (size_t i = 0; i < counts->points_len; i++)
		vary |= counts->points[i].best != counts->points[i].worst;
	report_add_right(&head, "n", N_WIDTH);
	report_add_right(&head, vary ? "worst count" : "count", COUNT_WIDTH + 2);
	if (vary) {
		report_add_right(&head, "mean", COUNT_WIDTH);
		report_add_right(&head, "best", COUNT_WIDTH);
	}
	str_add_char(out, '\n');
	term_add(out, term, TERM_DIM, str_text(&head));
	str_add_char(out, '\n');
	for (size_t i = 0; i < counts->points_len; i++) {
		const struct count_point *point = &counts->points[i];
		char text[NUM_TEXT_MAX];
		report_add_right(out, num_print_count(text, (double)point->n), N_WIDTH);
		report_add_right(out, num_print_count(text, point->worst), COUNT_WIDTH + 2);
		if (vary) {
			report_add_right(
				out, num_print_count(text, round(point->mean)), COUNT_WIDTH);
			report_add_right(out, num_print_count(text, point->best), COUNT_WIDTH);
		}
		str_add_char(out, '\n');
	}
}

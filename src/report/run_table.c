#include "report/run_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "report/run_words.h"
#include "report/words.h"

enum {
	CELL_N,
	CELL_TIME,
	CELL_SPREAD, /* ±3 % */
	CELL_MEMORY,
	CELL_COUNT,
	CELLS
};

enum { INDENT = 2, GAP = 3, BAR_LEAST = 8, BAR_MOST = 60 };

struct row {
	char cells[CELLS][NUM_TEXT_MAX]; /* "": nothing to say */
	double share; /* of the largest time */
};

/* A bar whose full width is the largest value. */
static void add_bar(struct str *out, const struct term *term, double share, int width)
{
	static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	owned(str_done) struct str bar = {0};
	int parts = (int)lround(fmax(share, 0) * width * 8);
	for (int i = 0; i < parts / 8; i++)
		str_add(&bar, term->utf8 ? "█" : "#");
	if (term->utf8)
		str_add(&bar, eighths[parts % 8]);
	else if (parts > 0 && parts < 8)
		str_add(&bar, "#");
	term_add(out, term, TERM_ACCENT, str_text(&bar));
}

static void fill_head(const struct run *run, struct row *row)
{
	*row = (struct row){0};
	snprintf(row->cells[CELL_N], NUM_TEXT_MAX, "n");
	snprintf(row->cells[CELL_TIME], NUM_TEXT_MAX, "%s",
		run->mode == SPEC_FUNCTION ? "time a call" : "time");
	snprintf(row->cells[CELL_MEMORY], NUM_TEXT_MAX, "memory");
}

static void fill_row(const struct run *run, const struct report_size *size, double largest,
	const struct term *term, struct row *row)
{
	*row = (struct row){.share = size->seconds.median / largest};
	num_print_count(row->cells[CELL_N], (double)size->n);
	/* Less than start-up now and then: nothing that the clock could see. */
	num_print_seconds(row->cells[CELL_TIME], fmax(size->seconds.median, 0));
	if (size->trials > 1 && size->seconds.median > 0)
		amount_print_spread(row->cells[CELL_SPREAD], &size->seconds, term->utf8);
	num_print_bytes(row->cells[CELL_MEMORY], size->bytes);
	/* The worst, as the law has it. */
	const struct count_point *point = run_words_counted_at(run, size->n);
	if (point)
		num_print_count(row->cells[CELL_COUNT], point->worst);
}

static void measure(const struct row *rows, size_t len, size_t widths[CELLS])
{
	for (size_t i = 0; i < len; i++) {
		for (size_t k = 0; k < CELLS; k++) {
			size_t width = term_columns(rows[i].cells[k]);
			widths[k] = width > widths[k] ? width : widths[k];
		}
	}
}

static size_t gap_before(size_t cell)
{
	return cell == CELL_N ? 0 : cell == CELL_SPREAD ? 1 : GAP;
}

/* Right-aligned; the spread stands close to its time, and a column without text takes no room. */
static void add_cells(struct str *line, const struct row *row, const size_t widths[CELLS])
{
	str_addf(line, "%*s", INDENT, "");
	for (size_t k = 0; k < CELLS; k++) {
		if (widths[k] == 0)
			continue;
		str_addf(line, "%*s", (int)gap_before(k), "");
		report_add_right(line, row->cells[k], widths[k]);
	}
}

/* The counts go first, which the count's own line tells of, then memory. */
static void fit_width(size_t widths[CELLS], int width)
{
	for (size_t least = CELLS; least-- > CELL_MEMORY;) {
		size_t used = INDENT;
		for (size_t k = 0; k < CELLS; k++)
			used += widths[k] > 0 ? widths[k] + gap_before(k) : 0;
		if (used > (size_t)width)
			widths[least] = 0;
	}
}

static void trim(struct str *out)
{
	while (out->len > 0 && out->text[out->len - 1] == ' ')
		out->text[--out->len] = '\0';
}

void report_run_table(struct str *out, const struct term *term, const struct run *run,
	const struct report_sizes *sizes)
{
	double largest = 1e-300;
	size_t widths[CELLS] = {[CELL_N] = 9};
	if (sizes->len == 0)
		return;
	for (size_t i = 0; i < sizes->len; i++)
		largest = fmax(largest, sizes->rows[i].seconds.median);
	struct row *rows = mem_array(sizes->len + 1, sizeof *rows);
	fill_head(run, &rows[0]);
	for (size_t i = 0; i < sizes->len; i++)
		fill_row(run, &sizes->rows[i], largest, term, &rows[i + 1]);
	measure(rows, sizes->len + 1, widths);
	if (widths[CELL_COUNT] > 0)
		snprintf(rows[0].cells[CELL_COUNT], NUM_TEXT_MAX, "operations");
	measure(rows, 1, widths);
	fit_width(widths, term->width);

	owned(str_done) struct str head = {0};
	add_cells(&head, &rows[0], widths);
	int room = term->width - (int)term_columns(str_text(&head)) - GAP;
	trim(&head);
	str_add_char(out, '\n');
	term_add(out, term, TERM_DIM, str_text(&head));
	str_add_char(out, '\n');
	for (size_t i = 1; i <= sizes->len; i++) {
		add_cells(out, &rows[i], widths);
		str_addf(out, "%*s", GAP, "");
		if (room >= BAR_LEAST)
			add_bar(out, term, rows[i].share, room < BAR_MOST ? room : BAR_MOST);
		trim(out);
		str_add_char(out, '\n');
	}
	free(rows);
}

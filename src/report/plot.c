/*
 * A canvas of cells, each of some dots: 2 by 4 as a braille letter has them, or in ASCII 1 by 3, where
 * ' - and . are dots at three heights. What is drawn later covers what was there: the band, the
 * curve, the bars, the points.
 */
#include "report/plot.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "report/words.h"

enum { COLUMNS_LEAST = 16, ROWS_LEAST = 4, LABEL_GAP = 2, DOTS_MAX = 8 };

enum mark {
	MARK_NONE,
	MARK_BAND,
	MARK_CROWD, /* a point among so many that they would hide the curve */
	MARK_CURVE,
	MARK_BAR,
	MARK_FOOT,
	MARK_PREDICTED,
	MARK_POINT,
	MARK_COUNT
};

static const struct {
	const char *glyph, *ascii; /* NULL: by the dots */
	enum term_style style;
} marks[] = {
	[MARK_NONE] = {" ", " ", TERM_PLAIN},
	[MARK_BAND] = {NULL, ":", TERM_DIM},
	[MARK_CROWD] = {"●", "o", TERM_BOLD},
	[MARK_CURVE] = {NULL, NULL, TERM_ACCENT},
	[MARK_BAR] = {"│", "|", TERM_BOLD},
	[MARK_FOOT] = {"▽", "v", TERM_BOLD},
	[MARK_PREDICTED] = {"◇", "?", TERM_WARN},
	[MARK_POINT] = {"●", "o", TERM_BOLD},
};
_Static_assert(ARRAY_LEN(marks) == MARK_COUNT, "one row a mark");

struct cell {
	enum mark mark;
	bool dots[DOTS_MAX]; /* of its mark, from the top left, row by row */
};

struct canvas {
	struct axis x, y;
	int columns, rows; /* cells */
	int wide, high; /* dots of a cell */
	struct cell cells[PLOT_ROWS_MAX][PLOT_COLUMNS_MAX];
};

static void put(struct canvas *canvas, int column, int row, enum mark mark)
{
	if (column < 0 || column >= canvas->columns || row < 0 || row >= canvas->rows)
		return;
	struct cell *cell = &canvas->cells[row][column];
	if (mark > cell->mark)
		*cell = (struct cell){.mark = mark};
}

/* x and y are dots from the top left. */
static void put_dot(struct canvas *canvas, int x, int y, enum mark mark)
{
	if (x < 0 || y < 0 || x >= canvas->columns * canvas->wide ||
		y >= canvas->rows * canvas->high)
		return;
	struct cell *cell = &canvas->cells[y / canvas->high][x / canvas->wide];
	put(canvas, x / canvas->wide, y / canvas->high, mark);
	if (cell->mark == mark)
		cell->dots[y % canvas->high * canvas->wide + x % canvas->wide] = true;
}

static int clamp(double value, int least, int most)
{
	return value < least ? least : value > most ? most : (int)value;
}

/* Far beyond the canvas is one dot beyond it. */
static int dot_row(const struct canvas *canvas, double value)
{
	int dots = canvas->rows * canvas->high;
	return clamp(floor((1 - axis_place(&canvas->y, value)) * dots), -1, dots);
}

static int column_of(const struct canvas *canvas, double n)
{
	double at = floor(axis_place(&canvas->x, n) * canvas->columns);
	return clamp(at, 0, canvas->columns - 1);
}

static int row_of(const struct canvas *canvas, double value)
{
	int row = dot_row(canvas, value);
	return row < 0 ? -1 : row / canvas->high;
}

static double between(double a, double b, double part)
{
	return a > 0 && b > 0 ? exp(log(a) + part * (log(b) - log(a))) : a + part * (b - a);
}

/* The curve at n; false beyond its ends. */
static bool curve_at(
	const struct plot *plot, const struct axis *x, double n, struct fit_range *range)
{
	for (size_t i = 0; i + 1 < plot->curve_len; i++) {
		const struct fit_range *a = &plot->curve[i];
		const struct fit_range *b = a + 1;
		if (n < a->n || n > b->n)
			continue;
		double from = axis_place(x, a->n);
		double part = (axis_place(x, n) - from) / (axis_place(x, b->n) - from);
		*range = (struct fit_range){n, between(a->low, b->low, part),
			between(a->estimate, b->estimate, part), between(a->high, b->high, part)};
		return true;
	}
	return false;
}

/* Dotted edges and sparse dots between them, so that it is no second curve; nothing right beside the
 * curve, where single dots would look like a part of it. */
static void draw_band_column(struct canvas *canvas, int x, int top, int curve, int bottom)
{
	int apart = canvas->high / 2;
	for (int y = top; y <= bottom; y++) {
		bool near = y >= curve - apart && y <= curve + apart;
		bool edge = (y == top || y == bottom) && x % 2 == 0;
		if (!near && (canvas->wide == 1 || edge || (x + 2 * y) % 4 == 0))
			put_dot(canvas, x, y, MARK_BAND);
	}
}

static void draw_curve(struct canvas *canvas, const struct plot *plot)
{
	int dots = canvas->columns * canvas->wide;
	int before = 0;
	bool drawn = false;
	for (int x = 0; x < dots; x++) {
		struct fit_range range;
		double n = axis_value(&canvas->x, (x + 0.5) / dots);
		if (!curve_at(plot, &canvas->x, n, &range))
			continue;
		int y = dot_row(canvas, range.estimate);
		draw_band_column(
			canvas, x, dot_row(canvas, range.high), y, dot_row(canvas, range.low));
		int from = !drawn || before == y ? y : before < y ? before + 1 : before - 1;
		for (int at = from < y ? from : y; at <= (from < y ? y : from); at++)
			put_dot(canvas, x, at, MARK_CURVE);
		before = y;
		drawn = true;
	}
}

static void draw_point(struct canvas *canvas, const struct plot_point *point, bool crowded)
{
	int column = column_of(canvas, point->n);
	if (point->value <= 0) {
		put(canvas, column, canvas->rows - 1, MARK_FOOT);
		return;
	}
	if (!crowded && point->high > point->low && point->low > 0) {
		for (int row = row_of(canvas, point->high); row <= row_of(canvas, point->low);
			row++)
			put(canvas, column, row, MARK_BAR);
	}
	put(canvas, column, row_of(canvas, point->value),
		point->predicted  ? MARK_PREDICTED
			: crowded ? MARK_CROWD
				  : MARK_POINT);
}

/* Of very many, one in every four columns stands before the curve, the others behind it. */
static void draw_points(struct canvas *canvas, const struct plot *plot)
{
	size_t room = (size_t)canvas->columns / 2;
	int last = -4;
	for (size_t i = 0; i < plot->points_len; i++) {
		const struct plot_point *point = &plot->points[i];
		int column = column_of(canvas, point->n);
		bool crowded = plot->points_len > room && plot->curve_len > 1 &&
			column < last + 4 && !point->predicted;
		draw_point(canvas, point, crowded);
		last = crowded ? last : column;
	}
}

/* Braille letters count their dots down the left and then the right; the last row came later. */
static void add_braille(struct str *out, const bool dots[DOTS_MAX])
{
	static const uint8_t bits[DOTS_MAX] = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
	unsigned letter = 0;
	for (size_t i = 0; i < DOTS_MAX; i++)
		letter |= dots[i] ? bits[i] : 0;
	str_addf(out, "\xe2%c%c", (int)(0xa0 + (letter >> 6)), (int)(0x80 + (letter & 0x3f)));
}

static char ascii_of(const bool dots[DOTS_MAX])
{
	if (dots[0] + dots[1] + dots[2] > 1)
		return '/';
	return dots[0] ? '\'' : dots[1] ? '-' : '.';
}

static void add_cell(struct str *out, const struct term *term, const struct cell *cell)
{
	const char *glyph = term->utf8 ? marks[cell->mark].glyph : marks[cell->mark].ascii;
	if (glyph)
		str_add(out, glyph);
	else if (term->utf8)
		add_braille(out, cell->dots);
	else
		str_add_char(out, ascii_of(cell->dots));
}

/* Cells of one style are coloured together. */
static void add_cells(
	struct str *out, const struct term *term, const struct canvas *canvas, int row)
{
	const struct cell *cells = canvas->cells[row];
	int end = canvas->columns;
	while (end > 0 && cells[end - 1].mark == MARK_NONE)
		end--;
	for (int i = 0; i < end;) {
		owned(str_done) struct str text = {0};
		enum term_style style = marks[cells[i].mark].style;
		for (; i < end && marks[cells[i].mark].style == style; i++)
			add_cell(&text, term, &cells[i]);
		term_add(out, term, style, str_text(&text));
	}
}

struct labels {
	char texts[PLOT_ROWS_MAX][NUM_TEXT_MAX]; /* by row; "": none */
	int width;
};

static void label_values(const struct canvas *canvas, enum amount amount, struct labels *labels)
{
	double ticks[AXIS_TICKS_MAX];
	size_t most = (size_t)canvas->rows / 3 > 2 ? (size_t)canvas->rows / 3 : 2;
	size_t len = axis_ticks(&canvas->y, amount, most, ticks);
	*labels = (struct labels){0};
	for (size_t i = 0; i < len; i++) {
		int row = row_of(canvas, ticks[i]);
		if (row < 0 || row >= canvas->rows)
			continue;
		amount_print_mark(labels->texts[row], amount, ticks[i]);
		int width = (int)term_columns(labels->texts[row]);
		labels->width = width > labels->width ? width : labels->width;
	}
}

static void add_row(struct str *out, const struct term *term, const struct plot *plot,
	const struct canvas *canvas, const struct labels *labels, int row)
{
	owned(str_done) struct str left = {0};
	const char *text = labels->texts[row];
	str_addf(&left, "%*s%s ", labels->width - (int)term_columns(text), "", text);
	if (*text)
		str_add(&left, term->utf8 ? "┤" : "+");
	else
		str_add(&left, term->utf8 ? "│" : "|");
	str_addf(out, "%*s", plot->indent, "");
	term_add(out, term, TERM_DIM, str_text(&left));
	add_cells(out, term, canvas, row);
	str_add_char(out, '\n');
}

/* Which columns have a mark, and the line with their names: as many as do not run together. */
static void label_sizes(
	const struct canvas *canvas, bool marked[PLOT_COLUMNS_MAX], struct str *names)
{
	double ticks[AXIS_TICKS_MAX];
	size_t len = axis_ticks(&canvas->x, AMOUNT_PLAIN, (size_t)canvas->columns / 8, ticks);
	memset(marked, 0, PLOT_COLUMNS_MAX * sizeof *marked);
	for (size_t i = 0; i < len; i++) {
		char text[NUM_TEXT_MAX];
		if (canvas->x.low >= 0.5 && ticks[i] != floor(ticks[i]))
			continue; /* nobody has an input of 1.5 */
		amount_print_mark(text, AMOUNT_PLAIN, ticks[i]);
		int column = column_of(canvas, ticks[i]);
		int width = (int)strlen(text);
		int start = column - (width - 1) / 2;
		int used = (int)names->len;
		start = start < 0 ? 0 : start;
		/* The axis is named at its end: " n". */
		if ((used > 0 && start < used + LABEL_GAP) || start + width + 3 > canvas->columns)
			continue;
		str_addf(names, "%*s%s", start - used, "", text);
		marked[column] = true;
	}
	str_addf(names, "%*s", canvas->columns - (int)names->len, "n");
}

static void add_foot(struct str *out, const struct term *term, const struct plot *plot,
	const struct canvas *canvas, const struct labels *labels)
{
	bool marked[PLOT_COLUMNS_MAX];
	owned(str_done) struct str line = {0};
	owned(str_done) struct str names = {0};
	label_sizes(canvas, marked, &names);
	str_addf(&line, "%*s%s", labels->width + 1, "", term->utf8 ? "└" : "+");
	for (int i = 0; i < canvas->columns; i++)
		str_add(&line, marked[i] ? (term->utf8 ? "┬" : "+") : (term->utf8 ? "─" : "-"));
	str_addf(out, "%*s", plot->indent, "");
	term_add(out, term, TERM_DIM, str_text(&line));
	str_addf(out, "\n%*s", plot->indent + labels->width + 2, "");
	term_add(out, term, TERM_DIM, str_text(&names));
	str_add_char(out, '\n');
}

/* An entry of the legend, on a new line where it no longer fits. */
static void add_entry(struct str *out, const struct term *term, const struct plot *plot,
	enum term_style style, const char *glyph, const char *text, int *column)
{
	static const int APART = 3;
	int width = (int)(term_columns(glyph) + term_columns(text)) + 1;
	if (*column > plot->indent && *column + APART + width > term->width) {
		str_addf(out, "\n%*s", plot->indent, "");
		*column = plot->indent;
	} else if (*column > plot->indent) {
		str_addf(out, "%*s", APART, "");
		*column += APART;
	}
	term_add(out, term, style, glyph);
	str_addf(out, "%s%s", *glyph ? " " : "", text);
	*column += width;
}

static bool has_point(const struct plot *plot, bool predicted, bool zero)
{
	for (size_t i = 0; i < plot->points_len; i++) {
		const struct plot_point *point = &plot->points[i];
		if (point->predicted == predicted && (point->value <= 0) == zero)
			return true;
	}
	return false;
}

static void add_legend(struct str *out, const struct term *term, const struct plot *plot)
{
	bool utf8 = term->utf8;
	int column = plot->indent;
	owned(str_done) struct str title = {0};
	str_addf(&title, "%s, %s", plot->value_name, plot->linear ? "log scale" : "log scales");
	str_addf(out, "%*s", plot->indent, "");
	add_entry(out, term, plot, TERM_PLAIN, "", str_text(&title), &column);
	add_entry(out, term, plot, TERM_BOLD, utf8 ? "●" : "o", "measured", &column);
	if (has_point(plot, false, true))
		add_entry(out, term, plot, TERM_BOLD, utf8 ? "▽" : "v", "0", &column);
	if (plot->curve_len > 1) {
		add_entry(out, term, plot, TERM_ACCENT, utf8 ? "⠤⠤" : "--", plot->curve_name,
			&column);
		add_entry(out, term, plot, TERM_DIM, utf8 ? "⠅⡂" : "::", "95 % range", &column);
	}
	if (has_point(plot, true, false))
		add_entry(out, term, plot, TERM_WARN, utf8 ? "◇" : "?", "predicted", &column);
	str_add_char(out, '\n');
}

void plot_print(const struct plot *plot, const struct term *term, struct str *out)
{
	struct canvas canvas = {.wide = term->utf8 ? 2 : 1, .high = term->utf8 ? 4 : 3};
	struct labels labels;
	if (plot->points_len == 0 || !plot_axes(plot, 1, &canvas.x, &canvas.y))
		return;
	canvas.rows = clamp(plot->rows, ROWS_LEAST, PLOT_ROWS_MAX);
	label_values(&canvas, plot->amount, &labels);
	int room = term->width - plot->indent - labels.width - 3;
	if (room < COLUMNS_LEAST)
		return;
	canvas.columns = clamp(room, COLUMNS_LEAST, PLOT_COLUMNS_MAX);
	if (plot->curve_len > 1)
		draw_curve(&canvas, plot);
	draw_points(&canvas, plot);
	add_legend(out, term, plot);
	for (int row = 0; row < canvas.rows; row++)
		add_row(out, term, plot, &canvas, &labels, row);
	add_foot(out, term, plot, &canvas, &labels);
}

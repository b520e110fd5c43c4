#include "report/chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/term.h"
#include "report/html.h"

/* Pixels. Widths of text are guessed from its columns. */
enum { TOP = 24, BOTTOM = 38, GAP = 8, TICKS_APART = 56, VALUES_APART = 44, LETTER = 7, LINE = 15 };
enum { COLOURS = 6, SHAPES = 4 };

struct frame {
	struct axis x, y;
	double left, top, right, bottom; /* of the area in which values are drawn */
	bool narrow; /* names stand inside */
};

static double x_of(const struct frame *frame, double n)
{
	return frame->left + axis_place(&frame->x, n) * (frame->right - frame->left);
}

/* What is far out is just out. */
static double y_of(const struct frame *frame, double value)
{
	if (value <= 0)
		return frame->bottom;
	double y = frame->bottom - axis_place(&frame->y, value) * (frame->bottom - frame->top);
	return fmin(fmax(y, frame->top - 1), frame->bottom + 1);
}

static double width_of(const char *text)
{
	return (double)(LETTER * term_columns(text));
}

static size_t value_ticks(const struct chart *chart, const struct axis *y, double height,
	double ticks[AXIS_TICKS_MAX])
{
	size_t most = (size_t)fmax(height / VALUES_APART, 2);
	return axis_ticks(y, chart->lines->amount, most, ticks);
}

static double tick_width(const struct chart *chart, const struct axis *y, double height)
{
	double ticks[AXIS_TICKS_MAX];
	double widest = 0;
	size_t len = value_ticks(chart, y, height, ticks);
	for (size_t i = 0; i < len; i++) {
		char text[NUM_TEXT_MAX];
		amount_print_mark(text, chart->lines->amount, ticks[i]);
		widest = fmax(widest, width_of(text));
	}
	return widest;
}

static double name_width(const struct chart *chart)
{
	double widest = 0;
	for (size_t i = 0; i < chart->len; i++)
		widest = fmax(widest, width_of(chart->lines[i].curve_name));
	return widest;
}

static void add_values(struct str *out, const struct chart *chart, const struct frame *frame)
{
	double ticks[AXIS_TICKS_MAX];
	size_t len = value_ticks(chart, &frame->y, frame->bottom - frame->top, ticks);
	for (size_t i = 0; i < len; i++) {
		char text[NUM_TEXT_MAX];
		double y = y_of(frame, ticks[i]);
		str_addf(out,
			"<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>"
			"<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" "
			"text-anchor=\"end\">%s</text>\n",
			frame->left, y, frame->right, frame->left - GAP, y + 4,
			amount_print_mark(text, chart->lines->amount, ticks[i]));
	}
}

static void add_sizes(struct str *out, const struct frame *frame)
{
	double ticks[AXIS_TICKS_MAX];
	double end = 0;
	size_t most = (size_t)fmax((frame->right - frame->left) / TICKS_APART, 2);
	size_t len = axis_ticks(&frame->x, AMOUNT_PLAIN, most, ticks);
	for (size_t i = 0; i < len; i++) {
		char text[NUM_TEXT_MAX];
		double x = x_of(frame, ticks[i]);
		amount_print_mark(text, AMOUNT_PLAIN, ticks[i]);
		double half = width_of(text) / 2;
		bool whole = frame->x.low < 0.5 || ticks[i] == floor(ticks[i]);
		/* The axis is named at its end: "n". */
		if (!whole || x - half < end || x + half > frame->right - 2 * LETTER)
			continue;
		str_addf(out,
			"<path class=\"axis\" d=\"M%.1f %.1fv4\"/>"
			"<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" "
			"text-anchor=\"middle\">%s</text>\n",
			x, frame->bottom, x, frame->bottom + 18, text);
		end = x + half + GAP;
	}
	str_addf(out,
		"<path class=\"axis\" d=\"M%.1f %.1fH%.1f\"/>"
		"<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">n</text>\n",
		frame->left, frame->bottom, frame->right, frame->right, frame->bottom + 18);
}

static void add_band(struct str *out, const struct plot *plot, const struct frame *frame)
{
	bool wide = false;
	for (size_t i = 0; i < plot->curve_len; i++)
		wide |= plot->curve[i].high > plot->curve[i].low;
	if (!wide)
		return;
	str_add(out, "<path class=\"band\" d=\"");
	for (size_t i = 0; i < plot->curve_len; i++)
		str_addf(out, "%c%.1f %.1f", i ? 'L' : 'M', x_of(frame, plot->curve[i].n),
			y_of(frame, plot->curve[i].high));
	for (size_t i = plot->curve_len; i-- > 0;)
		str_addf(out, "L%.1f %.1f", x_of(frame, plot->curve[i].n),
			y_of(frame, plot->curve[i].low));
	str_add(out, "Z\"><title>95 % range of ");
	html_add(out, plot->curve_name);
	str_add(out, "</title></path>\n");
}

static void add_curve(struct str *out, const struct plot *plot, const struct frame *frame)
{
	if (plot->curve_len < 2)
		return;
	add_band(out, plot, frame);
	str_add(out, "<path class=\"curve\" d=\"");
	for (size_t i = 0; i < plot->curve_len; i++)
		str_addf(out, "%c%.1f %.1f", i ? 'L' : 'M', x_of(frame, plot->curve[i].n),
			y_of(frame, plot->curve[i].estimate));
	str_add(out, "\"><title>");
	html_add(out, plot->curve_name);
	str_add(out, "</title></path>\n");
}

static void add_amount(struct str *out, enum amount amount, double value)
{
	char text[NUM_TEXT_MAX];
	switch (amount) {
	case AMOUNT_SECONDS: num_print_seconds(text, value); break;
	case AMOUNT_BYTES: num_print_bytes(text, value); break;
	case AMOUNT_PLAIN:
	case AMOUNT_COUNT: num_print_count(text, value); break;
	}
	str_add(out, text);
}

/* What a mouse is told that rests on it. */
static void add_tip(struct str *out, const struct plot *plot, const struct plot_point *point)
{
	char n[NUM_TEXT_MAX];
	str_addf(out, "<title>%sn = %s: ", point->predicted ? "predicted, " : "",
		num_print_count(n, point->n));
	add_amount(out, plot->amount, point->value);
	if (point->high > point->low) {
		str_add(out, " (");
		add_amount(out, plot->amount, point->low);
		str_add(out, " to ");
		add_amount(out, plot->amount, point->high);
		str_add_char(out, ')');
	}
	str_add(out, "</title>");
}

static void add_point(struct str *out, const struct plot *plot, const struct plot_point *point,
	size_t shape, const struct frame *frame)
{
	static const char *const shapes[SHAPES] = {"a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0 -6.8 0z",
		"m0 -3h6.2v6.2h-6.2z", "l3.6 -4l3.6 4l-3.6 4z", "m-.4 2.8l3.9 -6.6l3.9 6.6z"};
	double x = x_of(frame, point->n);
	double y = y_of(frame, point->value);
	if (point->value > 0 && point->low > 0 && point->high > point->low)
		str_addf(out, "<path class=\"bar\" d=\"M%.1f %.1fV%.1f\"/>", x,
			y_of(frame, point->low), y_of(frame, point->high));
	str_addf(out, "<path class=\"%s\" d=\"M%.1f %.1f%s\">",
		point->predicted ? "predicted" : "point", x - 3.4, y, shapes[shape]);
	add_tip(out, plot, point);
	str_add(out, "</path>\n");
}

/* Where a curve's name stands. */
struct label {
	size_t line;
	double x, y;
};

static int by_height(const void *left, const void *right)
{
	const struct label *a = left;
	const struct label *b = right;
	return (a->y > b->y) - (a->y < b->y);
}

/* Beside the ends of the curves, as near as they can be without running into each other. */
static void place_labels(const struct chart *chart, const struct frame *frame, struct label *labels)
{
	for (size_t i = 0; i < chart->len; i++) {
		const struct plot *plot = &chart->lines[i];
		const struct plot_point *last = &plot->points[plot->points_len - 1];
		const struct fit_range *end = &plot->curve[plot->curve_len - 1];
		bool drawn = plot->curve_len > 1;
		double x = x_of(frame, drawn ? end->n : last->n);
		double y = y_of(frame, drawn ? end->estimate : last->value);
		labels[i] = (struct label){i, x + (frame->narrow ? -GAP : GAP),
			fmax(y + (frame->narrow ? -GAP : 4), frame->top + 4)};
	}
	qsort(labels, chart->len, sizeof *labels, by_height);
	for (size_t i = 1; i < chart->len; i++)
		labels[i].y = fmax(labels[i].y, labels[i - 1].y + LINE);
	double lowest = frame->bottom - 2;
	for (size_t i = chart->len; i-- > 0; lowest -= LINE)
		labels[i].y = fmin(labels[i].y, lowest);
}

static void add_names(struct str *out, const struct chart *chart, const struct frame *frame)
{
	struct label labels[CHART_LINES_MAX];
	place_labels(chart, frame, labels);
	for (size_t i = 0; i < chart->len; i++) {
		str_addf(out, "<text class=\"name s%zu\" x=\"%.1f\" y=\"%.1f\"%s>",
			labels[i].line % COLOURS, labels[i].x, labels[i].y,
			frame->narrow ? " text-anchor=\"end\"" : "");
		html_add(out, chart->lines[labels[i].line].curve_name);
		str_add(out, "</text>\n");
	}
}

static void add_crossing(struct str *out, const struct chart *chart, const struct frame *frame)
{
	char n[NUM_TEXT_MAX];
	double x = x_of(frame, chart->crossing);
	if (!(chart->crossing > 0) || x < frame->left || x > frame->right)
		return;
	bool late = x > (frame->left + frame->right) / 2;
	str_addf(out,
		"<path class=\"mark\" d=\"M%.1f %.1fV%.1f\"/>"
		"<text class=\"tick\" x=\"%.1f\" y=\"%.1f\"%s>n ≈ %s</text>\n",
		x, frame->top, frame->bottom, late ? x - 4 : x + 4, frame->bottom - GAP,
		late ? " text-anchor=\"end\"" : "", num_print_count(n, round(chart->crossing)));
}

static void add_drawing(struct str *out, const struct chart *chart, const struct frame *frame)
{
	str_addf(out, "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">", 2.0, frame->top - 12);
	html_add(out, chart->lines->value_name);
	str_add(out, chart->lines->linear ? ", log scale</text>\n" : ", log scales</text>\n");
	add_values(out, chart, frame);
	add_sizes(out, frame);
	add_crossing(out, chart, frame);
	for (size_t i = 0; i < chart->len; i++) {
		const struct plot *plot = &chart->lines[i];
		str_addf(out, "<g class=\"s%zu\">\n", i % COLOURS);
		add_curve(out, plot, frame);
		for (size_t k = 0; k < plot->points_len; k++)
			add_point(out, plot, &plot->points[k], i % SHAPES, frame);
		str_add(out, "</g>\n");
	}
	add_names(out, chart, frame);
}

static bool find_frame(
	const struct chart *chart, double width, double height, bool narrow, struct frame *frame)
{
	static const double NAME_MOST = 0.3;
	*frame = (struct frame){.top = TOP, .bottom = height - BOTTOM, .narrow = narrow};
	if (!plot_axes(chart->lines, chart->len, &frame->x, &frame->y))
		return false;
	frame->left = tick_width(chart, &frame->y, frame->bottom - frame->top) + 2.0 * GAP;
	frame->right = width - GAP;
	if (!narrow && name_width(chart) > NAME_MOST * width)
		frame->narrow = true;
	else if (!narrow)
		frame->right -= name_width(chart) + GAP;
	return true;
}

static void open_svg(struct str *out, const char *class, int width, int height, const char *title)
{
	str_addf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
		class, width, height, width, height);
	html_add(out, title);
	str_add(out, "\">\n");
}

void chart_print(const struct chart *chart, struct str *out)
{
	enum { WIDTH = 720, HEIGHT = 400, HEAD = 30 };
	struct frame frame;
	bool drawn = find_frame(chart, WIDTH, HEIGHT - HEAD, false, &frame);
	int height = drawn ? HEIGHT : 60;
	str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	open_svg(out, "chart", WIDTH, height, chart->title);
	str_addf(out, "<style>\n%s</style>\n<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n",
		html_chart_style(), WIDTH, height);
	str_add(out, "<text class=\"head\" x=\"8\" y=\"22\">");
	html_add(out, chart->title);
	str_add(out, "</text>\n");
	if (drawn) {
		str_addf(out, "<g transform=\"translate(6 %d)\">\n", HEAD);
		frame.right -= 2.0 * GAP;
		add_drawing(out, chart, &frame);
		str_add(out, "</g>\n");
	} else {
		str_add(out, "<text class=\"tick\" x=\"8\" y=\"44\">nothing was measured</text>\n");
	}
	str_add(out, "</svg>\n");
}

void chart_add(const struct chart *chart, struct str *out)
{
	static const struct {
		const char *class;
		int width, height;
		bool narrow;
	} sizes[] = {{"chart wide", 620, 330, false}, {"chart narrow", 360, 270, true}};
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct frame frame;
		if (!find_frame(chart, sizes[i].width, sizes[i].height, sizes[i].narrow, &frame))
			return;
		open_svg(out, sizes[i].class, sizes[i].width, sizes[i].height, chart->title);
		add_drawing(out, chart, &frame);
		str_add(out, "</svg>\n");
	}
}

void chart_badge(const char *what, const char *state, const char *colour, struct str *out)
{
	enum { HEIGHT = 20, PAD = 7 };
	int left = (int)width_of(what) + 2 * PAD;
	int right = (int)width_of(state) + 2 * PAD;
	str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	str_addf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\" "
		"aria-label=\"",
		left + right, HEIGHT);
	html_add(out, what);
	str_add(out, ": ");
	html_add(out, state);
	str_addf(out,
		"\">\n<rect width=\"%d\" height=\"%d\" rx=\"3\" fill=\"#484c52\"/>\n"
		"<path d=\"M%d 0h%da3 3 0 0 1 3 3v%da3 3 0 0 1 -3 3h-%dz\" fill=\"%s\"/>\n"
		"<g fill=\"#fff\" text-anchor=\"middle\" font-size=\"11\" "
		"font-family=\"Verdana, DejaVu Sans, sans-serif\">\n"
		"<text x=\"%.1f\" y=\"14\">",
		left + right, HEIGHT, left, right - 3, HEIGHT - 6, right - 3, colour, left / 2.0);
	html_add(out, what);
	str_addf(out, "</text>\n<text x=\"%.1f\" y=\"14\">", left + right / 2.0);
	html_add(out, state);
	str_add(out, "</text>\n</g>\n</svg>\n");
}

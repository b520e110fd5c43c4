/*
 * A fit for people: the class and how sure it is, what else it may be, and the table that shows
 * how well the model follows the values.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "fit/sizes.h"
#include "report/amount.h"
#include "report/outlook.h"
#include "report/words.h"

enum {
	COLUMN_N,
	COLUMN_SAMPLES,
	COLUMN_VALUE,
	COLUMN_LOW,
	COLUMN_FITTED,
	COLUMN_RESIDUAL,
	COLUMNS
};
enum { CELL_MAX = 64, GAP = 2 };

static char *print_value(const struct series *series, double value, char buffer[NUM_TEXT_MAX])
{
	const char *name = series->name ? series->name : "value";
	if (strcasecmp(name, "seconds") == 0)
		return num_print_seconds(buffer, value);
	if (strcasecmp(name, "bytes") == 0)
		return num_print_bytes(buffer, value);
	if (value == 0 || (fabs(value) >= 1 && fabs(value) < 1e17))
		return num_print_short(buffer, value);
	snprintf(buffer, NUM_TEXT_MAX, "%.3g", value);
	return buffer;
}

static void add_classes(const struct verdict *verdict, const struct term *term, struct str *out)
{
	for (unsigned i = 0; i < verdict->alternatives_len; i++) {
		char name[GROWTH_TEXT_MAX];
		const char *between = i + 1 < verdict->alternatives_len ? ", " : " or ";
		str_add(out, i == 0 ? "" : between);
		str_add(out, growth_print(verdict->alternatives[i], term->utf8, name));
	}
}

static void headline(const struct report_fit *fit, const struct term *term, struct str *out)
{
	const struct verdict *verdict = fit->verdict;
	if (verdict->growth.kind == GROWTH_UNKNOWN) {
		term_add(out, term, TERM_WARN, "cannot tell");
		str_addf(out, ": %s\n", verdict->reason);
		return;
	}
	char name[GROWTH_TEXT_MAX];
	term_add(out, term, TERM_BOLD, growth_print(verdict->growth, term->utf8, name));
	str_add(out, "  ");
	report_add_confidence(out, term, verdict->confidence);
	str_add_char(out, '\n');
	if (verdict->reason[0])
		str_addf(out, "%s\n", verdict->reason);
}

/* An exponent means little for c^n, and where a constant part is much of the value. */
static bool shows_exponent(const struct report_fit *fit)
{
	static const double MUCH = 0.1;
	const struct verdict *verdict = fit->verdict;
	if (growth_is_steep(verdict->growth))
		return false;
	if (verdict->growth.kind != GROWTH_CONSTANT && fit->series->len > 0 &&
		verdict->intercept > MUCH * fit->series->samples[fit->series->len - 1].value)
		return false;
	return isfinite(verdict->exponent) && verdict->exponent_low < verdict->exponent_high;
}

static void doubts(const struct report_fit *fit, const struct term *term, struct str *out)
{
	const struct verdict *verdict = fit->verdict;
	bool known = verdict->growth.kind != GROWTH_UNKNOWN;
	if (verdict->alternatives_len > 0) {
		str_add(out, known ? "It may also be " : "Possible: ");
		add_classes(verdict, term, out);
		str_add(out, ".\n");
	}
	if (verdict->next_n > 0) {
		char n[NUM_TEXT_MAX];
		str_addf(out, "Samples at n = %s would tell more.\n",
			num_print_count(n, verdict->next_n));
	}
	if (shows_exponent(fit))
		str_addf(out,
			"Over the upper half of the range it grows like n^%.2f (%.2f to %.2f).\n",
			verdict->exponent, verdict->exponent_low, verdict->exponent_high);
}

static void expectation(const struct report_fit *fit, const struct term *term, struct str *out)
{
	static const struct {
		enum term_style style;
		const char *glyph, *ascii, *text;
	} states[] = {
		[FIT_HOLDS] = {TERM_GOOD, "✓", "ok", "holds"},
		[FIT_FAILS] = {TERM_BAD, "✗", "x", "fails"},
		[FIT_OPEN] = {TERM_WARN, "?", "?", "cannot be told"},
	};
	if (fit->expected.kind == GROWTH_UNKNOWN)
		return;
	char name[GROWTH_TEXT_MAX];
	enum fit_gate gate = fit_gate(fit->verdict, fit->expected);
	term_add(out, term, states[gate].style,
		term->utf8 ? states[gate].glyph : states[gate].ascii);
	str_addf(out, " expected %s: ", growth_print(fit->expected, term->utf8, name));
	term_add(out, term, states[gate].style, states[gate].text);
	str_add_char(out, '\n');
}

struct table_row {
	char cells[COLUMNS][CELL_MAX];
};

/* "2.99 ms  ±1 %"; the spread of a single sample is none. */
static void fill_value(const struct report_fit *fit, const struct amount_middle *found, size_t len,
	const struct term *term, struct table_row *row)
{
	enum { SPREAD = 6 };
	owned(str_done) struct str cell = {0};
	char buffer[NUM_TEXT_MAX];
	str_add(&cell, print_value(fit->series, found->median, buffer));
	if (len > 1 && found->median > 0) {
		str_add_char(&cell, ' ');
		report_add_right(&cell, amount_print_spread(buffer, found, term->utf8), SPREAD);
	}
	snprintf(row->cells[COLUMN_VALUE], CELL_MAX, "%s", str_text(&cell));
}

static void print_size(double n, char cell[CELL_MAX])
{
	char buffer[NUM_TEXT_MAX];
	if (n == floor(n))
		snprintf(cell, CELL_MAX, "%s", num_print_count(buffer, n));
	else
		snprintf(cell, CELL_MAX, "%.6g", n);
}

/* Like with like: the curve goes through the low values. */
static void fill_fitted(const struct report_fit *fit, double n, double low, struct table_row *row)
{
	char buffer[NUM_TEXT_MAX];
	double model = fit_predict(fit->verdict, n);
	if (isnan(model))
		return;
	print_value(fit->series, low, buffer);
	snprintf(row->cells[COLUMN_LOW], CELL_MAX, "%s", buffer);
	print_value(fit->series, model, buffer);
	snprintf(row->cells[COLUMN_FITTED], CELL_MAX, "%s", buffer);
	if (low > 0)
		snprintf(row->cells[COLUMN_RESIDUAL], CELL_MAX, "%+.1f %%",
			100 * (low - model) / model);
}

static void fill_row(const struct report_fit *fit, const struct size_bin *bin,
	const struct term *term, struct table_row *row)
{
	double *values = mem_array(bin->len, sizeof *values);
	for (size_t i = 0; i < bin->len; i++)
		values[i] = sizes_moved(bin, &fit->series->samples[bin->from + i]);
	sizes_order(values, bin->len);
	size_t zeros = sizes_zeros(values, bin->len, fit->series->floor);
	double low = sizes_low(values + zeros, bin->len - zeros);
	struct amount_middle found = amount_middle(values, bin->len);
	free(values);

	print_size(bin->n, row->cells[COLUMN_N]);
	snprintf(row->cells[COLUMN_SAMPLES], CELL_MAX, "%zu", bin->len);
	fill_value(fit, &found, bin->len, term, row);
	fill_fitted(fit, bin->n, low, row);
}

static void measure(const struct table_row *rows, size_t len, size_t widths[COLUMNS])
{
	for (size_t i = 0; i < len; i++) {
		for (size_t k = 0; k < COLUMNS; k++) {
			size_t width = term_columns(rows[i].cells[k]);
			widths[k] = width > widths[k] ? width : widths[k];
		}
	}
}

/* Right-aligned; a column without any text is left out. */
static void print_row(const struct table_row *row, const size_t widths[COLUMNS], struct str *line)
{
	for (size_t k = 0; k < COLUMNS; k++) {
		size_t pad = widths[k] - term_columns(row->cells[k]);
		if (row->cells[k][0])
			str_addf(line, "%*s%s", (int)pad + (k > 0 ? GAP : 0), "", row->cells[k]);
	}
}

/* What was made of the file, where it might have been something else. */
static void origin(const struct series *series, const struct term *term, struct str *out)
{
	const struct series_origin *from = &series->origin;
	owned(str_done) struct str text = {0};
	if (from->n_column && from->value_column) {
		str_add(&text, "The sizes are the column '");
		term_escape(&text, from->n_column, strlen(from->n_column), false);
		str_add(&text, "', the values '");
		term_escape(&text, from->value_column, strlen(from->value_column), false);
		str_add(&text, "'.");
		term_wrap(out, term, str_text(&text), 0);
	}
	size_t zeros = 0;
	for (size_t i = 0; i < series->len; i++)
		zeros += series->samples[i].value == 0;
	if (zeros == 0 || zeros == series->len || from->zero_at == 0)
		return;
	str_clear(&text);
	str_addf(&text, "%zu of %zu values %s 0 (%s%s %zu) and %s left out.", zeros, series->len,
		zeros == 1 ? "is" : "are", zeros == 1 ? "" : "first in ",
		from->listed ? "sample" : "line", from->zero_at, zeros == 1 ? "was" : "were");
	term_wrap(out, term, str_text(&text), 0);
}

/* What became of the sizes where they are too many for a row each. */
static void binned(const struct series *series, const struct size_bin *bins, size_t len,
	const struct term *term, struct str *out)
{
	char count[NUM_TEXT_MAX];
	size_t held = 0;
	size_t distinct = 0;
	for (size_t i = 0; i < len; i++)
		held += bins[i].len;
	for (size_t i = 0; i < series->len; i++)
		distinct += i == 0 || series->samples[i].n != series->samples[i - 1].n;
	if (distinct == len)
		return;
	owned(str_done) struct str text = {0};
	num_print_count(count, (double)distinct);
	if (held == series->len)
		str_addf(&text,
			"%s sizes are put together into %zu; values are brought to each row's n.",
			count, len);
	else
		str_addf(&text, "%zu of %s sizes are used, spread over the range.", len, count);
	term_wrap(out, term, str_text(&text), 0);
}

/* With one sample a size the low ones are the values. */
static bool repeats(const struct size_bin *bins, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (bins[i].len > 1)
			return true;
	}
	return false;
}

static void table(const struct report_fit *fit, const struct term *term, struct str *out)
{
	const char *name = fit->series->name ? fit->series->name : "value";
	struct size_bin bins[SIZES_MAX];
	struct table_row rows[SIZES_MAX + 1] = {0};
	owned(str_done) struct str title = {0};
	term_escape(&title, name, strlen(name), false);
	const char *const heads[COLUMNS] = {
		"n", "samples", str_text(&title), "low", "fitted", "residual"};
	bool fitted = !isnan(fit_predict(fit->verdict, 1));
	for (size_t k = 0; k < (fitted ? COLUMNS : COLUMN_LOW); k++)
		snprintf(rows[0].cells[k], CELL_MAX, "%s", heads[k]);
	size_t len = sizes_bins(fit->series, bins);
	for (size_t i = 0; i < len; i++)
		fill_row(fit, &bins[i], term, &rows[i + 1]);
	bool lows = fitted && repeats(bins, len);
	for (size_t i = 0; i <= len && !lows; i++)
		rows[i].cells[COLUMN_LOW][0] = '\0';
	size_t widths[COLUMNS] = {0};
	measure(rows, len + 1, widths);
	origin(fit->series, term, out);
	binned(fit->series, bins, len, term, out);
	for (size_t i = 0; i <= len; i++) {
		owned(str_done) struct str line = {0};
		print_row(&rows[i], widths, &line);
		term_add(out, term, i == 0 ? TERM_DIM : TERM_PLAIN, str_text(&line));
		str_add_char(out, '\n');
	}
	if (lows)
		str_add(out,
			"A tenth of a size's samples lie below 'low', which the curve is "
			"fitted to.\n");
}

static void predictions(const struct report_fit *fit, const struct term *term, struct str *out)
{
	const char *missing = fit->verdict->growth.kind == GROWTH_UNKNOWN
		? "the class cannot"
		: "it is beyond any number";
	for (size_t i = 0; i < fit->predictions_len; i++) {
		const struct fit_range *range = &fit->predictions[i];
		char n[NUM_TEXT_MAX];
		owned(str_done) struct str text = {0};
		str_addf(&text, "At n = %s: ", num_print_count(n, range->n));
		if (isfinite(range->estimate) && isfinite(range->high)) {
			str_add(&text, "about ");
			amount_add_range(&text, amount_of(fit->series->name), range);
		} else {
			str_addf(&text, "cannot be told, since %s", missing);
		}
		str_add(out, i == 0 ? "\n" : "");
		term_wrap(out, term, str_text(&text), 0);
	}
}

static void plot(
	const struct report_fit *fit, const struct term *term, size_t lines, struct str *out)
{
	const char *name = fit->series->name ? fit->series->name : "value";
	owned(str_done) struct str shown = {0};
	struct outlook outlook;
	outlook_of(fit->series, fit->verdict, &outlook);
	term_escape(&shown, name, strlen(name), false);
	size_t before = out->len;
	outlook_plot(&outlook,
		&(struct outlook_drawing){.predictions = fit->predictions,
			.predictions_len = fit->predictions_len,
			.value_name = str_text(&shown),
			.rows = outlook_rows(term, lines)},
		term, out);
	if (out->len > before)
		str_add_char(out, '\n');
}

void report_fit(const struct report_fit *fit, const struct term *term, struct str *out)
{
	owned(str_done) struct str figures = {0};
	headline(fit, term, out);
	doubts(fit, term, out);
	expectation(fit, term, out);
	str_add_char(out, '\n');
	table(fit, term, &figures);
	predictions(fit, term, &figures);
	if (fit->plot)
		plot(fit, term, report_count_lines(out) + report_count_lines(&figures), out);
	str_add(out, str_text(&figures));
}

/*
 * A trend: the runs of one target, oldest first, by one value of each.
 *
 * The value is the exact count at one size, which says the same on every machine; where no two runs
 * counted a size, the median time at one size, of the runs on the newest one's machine only. The size is the
 * one that the most runs have, the largest of these.
 */
#include "report/trend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "argus/report.h"
#include "base/mem.h"
#include "base/num.h"
#include "report/cut.h"
#include "report/when.h"

enum { GAP = 2, COMMIT_SHOWN = 7, ID_LEAST = 8, WIDE = 100, CELL_LEVELS = 8 };

static double count_at(const struct run *run, uint64_t n)
{
	for (size_t i = 0; i < run->counts.points_len; i++) {
		if (run->counts.points[i].n == n)
			return run->counts.points[i].worst;
	}
	return (double)NAN;
}

static bool is_timed(const struct trial *trial, uint64_t n)
{
	return trial->kind == TRIAL_TIMED && trial->outcome == OUTCOME_FINISHED && trial->n == n;
}

static double seconds_at(const struct run *run, uint64_t n)
{
	double *seconds = mem_array(run->trials_len + 1, sizeof *seconds);
	size_t len = 0;
	for (size_t i = 0; i < run->trials_len; i++) {
		if (is_timed(&run->trials[i], n))
			seconds[len++] = run->trials[i].work_seconds;
	}
	double median = len > 0 ? num_median(seconds, len) : (double)NAN;
	free(seconds);
	return median;
}

static bool same_machine(const struct run *a, const struct run *b)
{
	return a->machine.host && b->machine.host && strcmp(a->machine.host, b->machine.host) == 0;
}

static double value_at(
	const struct store_list *runs, const struct run *run, enum trend_value kind, uint64_t n)
{
	if (kind == TREND_COUNT)
		return count_at(run, n);
	return same_machine(run, &runs->runs[0]) ? seconds_at(run, n) : (double)NAN;
}

/* How many runs have a value at n. */
static size_t support(const struct store_list *runs, enum trend_value kind, uint64_t n)
{
	size_t found = 0;
	for (size_t i = 0; i < runs->len; i++)
		found += !isnan(value_at(runs, &runs->runs[i], kind, n));
	return found;
}

static void consider(const struct store_list *runs, enum trend_value kind, uint64_t n,
	struct trend *trend, size_t *most)
{
	if (n == 0 || n == trend->n)
		return;
	size_t found = support(runs, kind, n);
	if (found == 0 || found < *most || (found == *most && n < trend->n))
		return;
	*most = found;
	trend->n = n;
	trend->kind = kind;
}

/* The sizes of a few runs stand for all: those of one target mostly have the same. */
static void choose(const struct store_list *runs, struct trend *trend)
{
	enum { ASKED = 3 };
	size_t most = 0;
	for (size_t i = 0; i < runs->len && i < ASKED; i++) {
		const struct counts *counts = &runs->runs[i].counts;
		for (size_t j = 0; j < counts->points_len; j++)
			consider(runs, TREND_COUNT, counts->points[j].n, trend, &most);
	}
	if (most > 1 || (most == 1 && runs->len == 1))
		return;
	for (size_t i = 0; i < runs->len && i < ASKED; i++) {
		const struct run *run = &runs->runs[i];
		for (size_t j = 0; j < run->trials_len; j++)
			consider(runs, TREND_SECONDS, run->trials[j].n, trend, &most);
	}
}

bool report_trend_needs_trials(const struct store_list *runs)
{
	struct trend trend = {0};
	choose(runs, &trend);
	return trend.kind == TREND_NONE ||
		(runs->len > 1 && support(runs, trend.kind, trend.n) < 2);
}

void trend_done(struct trend *trend)
{
	free(trend->rows);
	*trend = (struct trend){0};
}

void trend_of(const struct store_list *runs, struct trend *trend)
{
	const struct run *classed = NULL;
	double last = (double)NAN;
	choose(runs, trend);
	trend->rows = mem_array(runs->len + 1, sizeof *trend->rows);
	for (size_t i = runs->len; i-- > 0;) {
		const struct run *run = &runs->runs[i];
		struct trend_row *row = &trend->rows[trend->len++];
		*row = (struct trend_row){run, (double)NAN, (double)NAN, false, false};
		if (trend->kind != TREND_NONE)
			row->value = value_at(runs, run, trend->kind, trend->n);
		if (!isnan(row->value)) {
			row->ratio = last > 0 ? row->value / last : (double)NAN;
			row->value_changed =
				trend->kind == TREND_COUNT && !isnan(last) && row->value != last;
			last = row->value;
		}
		if (run->time.growth.kind == GROWTH_UNKNOWN)
			continue;
		row->class_changed =
			classed && growth_compare(run->time.growth, classed->time.growth) != 0;
		classed = run;
	}
}

enum column {
	COLUMN_WHEN,
	COLUMN_COMMIT,
	COLUMN_RUN,
	COLUMN_CLASS,
	COLUMN_SURE,
	COLUMN_VALUE,
	COLUMN_RATIO,
	COLUMN_CHANGE,
	COLUMN_LABEL,
	COLUMN_COUNT
};

/* One table: its cells as text, safe to show, by row and column; the first row is the head. */
struct scene {
	const struct store_list *list;
	const struct trend *trend;
	const struct term *term;
	struct str *cells;
	size_t widths[COLUMN_COUNT];
};

static const char *nothing(const struct term *term)
{
	return term->utf8 ? "–" : "-";
}

static void print_value(const struct trend *trend, double value, char text[NUM_TEXT_MAX])
{
	if (trend->kind == TREND_SECONDS)
		num_print_seconds(text, value);
	else
		num_print_count(text, value);
}

static void fill_commit(const struct run *run, const struct term *term, struct str *cell)
{
	size_t len = run->git_commit ? strlen(run->git_commit) : 0;
	str_addf(cell, "%.*s%s", COMMIT_SHOWN, len ? run->git_commit : nothing(term),
		len && run->git_commit[len - 1] == '+' ? "+" : "");
}

static void fill_ratio(const struct scene *scene, const struct trend_row *row, struct str *cell)
{
	if (isnan(row->ratio))
		str_add(cell, nothing(scene->term));
	else if (row->ratio == 1)
		str_add(cell, "=");
	else
		str_addf(cell, "%s%.*f", scene->term->utf8 ? "×" : "x",
			fabs(row->ratio - 1) < 0.01 ? 4 : 2, row->ratio);
}

static void fill_change(const struct scene *scene, const struct trend_row *row, struct str *cell)
{
	if (row->run->state != RUN_FINISHED)
		str_add(cell, run_state_name(row->run->state));
	else if (row->class_changed)
		str_add(cell, scene->term->utf8 ? "◀ class" : "< class");
	else if (row->value_changed)
		str_add(cell, scene->term->utf8 ? "◀ counts" : "< counts");
}

static void fill_row(const struct scene *scene, const struct trend_row *row, struct str *cells)
{
	char text[NUM_TEXT_MAX];
	char class[GROWTH_TEXT_MAX];
	const struct run *run = row->run;
	const struct term *term = scene->term;
	bool known = run->time.growth.kind != GROWTH_UNKNOWN;
	size_t id_len = scene->list->id_len > ID_LEAST ? scene->list->id_len : ID_LEAST;
	report_add_local_time(&cells[COLUMN_WHEN], run->started_ms, "%Y-%m-%d");
	fill_commit(run, term, &cells[COLUMN_COMMIT]);
	str_add_n(&cells[COLUMN_RUN], run->id, strnlen(run->id, id_len));
	str_add(&cells[COLUMN_CLASS],
		known ? growth_print(run->time.growth, term->utf8, class) : nothing(term));
	if (known && run->time.confidence >= 0)
		str_addf(&cells[COLUMN_SURE], "%.0f %%", floor(run->time.confidence * 100));
	if (isnan(row->value)) {
		str_add(&cells[COLUMN_VALUE], nothing(term));
	} else {
		print_value(scene->trend, row->value, text);
		str_add(&cells[COLUMN_VALUE], text);
	}
	fill_ratio(scene, row, &cells[COLUMN_RATIO]);
	fill_change(scene, row, &cells[COLUMN_CHANGE]);
	if (run->label)
		report_add_safe(&cells[COLUMN_LABEL], term, run->label);
}

static void fill_head(const struct scene *scene, struct str *cells)
{
	static const char *const titles[COLUMN_COUNT] = {
		"DATE", "COMMIT", "RUN", "TIME", "SURE", "", "RATIO", "CHANGE", "LABEL"};
	char n[NUM_TEXT_MAX];
	for (int i = 0; i < COLUMN_COUNT; i++)
		str_add(&cells[i], titles[i]);
	if (scene->trend->kind != TREND_NONE)
		str_addf(&cells[COLUMN_VALUE], "%s AT %s",
			scene->trend->kind == TREND_COUNT ? "COUNT" : "TIME",
			num_print_short(n, (double)scene->trend->n));
}

static bool is_right(int column)
{
	return column == COLUMN_SURE || column == COLUMN_VALUE || column == COLUMN_RATIO;
}

static void measure_columns(struct scene *scene)
{
	bool wide = scene->term->width >= WIDE;
	for (int column = 0; column < COLUMN_COUNT; column++) {
		size_t widest = 0;
		bool empty = true;
		for (size_t row = 0; row <= scene->trend->len; row++) {
			const struct str *cell = &scene->cells[row * COLUMN_COUNT + (size_t)column];
			size_t width = term_columns(str_text(cell));
			widest = width > widest ? width : widest;
			empty &= row == 0 || width == 0;
		}
		bool shown = !empty && (wide || (column != COLUMN_RUN && column != COLUMN_LABEL));
		bool idle = scene->trend->kind == TREND_NONE &&
			(column == COLUMN_VALUE || column == COLUMN_RATIO);
		scene->widths[column] = shown && !idle ? widest : 0;
	}
}

static enum term_style style_of(const struct scene *scene, size_t row, int column)
{
	if (row == 0)
		return TERM_DIM;
	const struct trend_row *of = &scene->trend->rows[row - 1];
	if (column == COLUMN_CLASS && of->class_changed)
		return TERM_BOLD;
	if (column == COLUMN_CHANGE)
		return of->run->state == RUN_FINISHED ? TERM_WARN : TERM_DIM;
	return TERM_PLAIN;
}

static void add_line(const struct scene *scene, size_t row, struct str *out)
{
	size_t pending = 0;
	for (int column = 0; column < COLUMN_COUNT; column++) {
		const char *text = str_text(&scene->cells[row * COLUMN_COUNT + (size_t)column]);
		size_t width = scene->widths[column];
		if (width == 0)
			continue;
		size_t used = term_columns(text);
		if (is_right(column))
			pending += width - used;
		if (*text) {
			str_addf(out, "%*s", (int)pending, "");
			term_add(out, scene->term, style_of(scene, row, column), text);
			pending = 0;
		}
		pending += GAP + (is_right(column) ? 0 : width - used);
	}
	str_add_char(out, '\n');
}

/* The values as a row of blocks, as high as they stand between the least and the most. */
static void add_spark(const struct scene *scene, struct str *out)
{
	static const char *const blocks[CELL_LEVELS] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const plain[CELL_LEVELS] = {"_", ".", ",", "-", "=", "+", "*", "#"};
	const struct trend *trend = scene->trend;
	double least = INFINITY;
	double most = -INFINITY;
	size_t known = 0;
	for (size_t i = 0; i < trend->len; i++) {
		if (isnan(trend->rows[i].value))
			continue;
		least = fmin(least, trend->rows[i].value);
		most = fmax(most, trend->rows[i].value);
		known++;
	}
	size_t width = (size_t)(scene->term->width > 0 ? scene->term->width : 80);
	size_t first = trend->len > width ? trend->len - width : 0;
	if (known < 2)
		return;
	char low[NUM_TEXT_MAX];
	char high[NUM_TEXT_MAX];
	str_add_char(out, '\n');
	for (size_t i = first; i < trend->len; i++) {
		double value = trend->rows[i].value;
		double place = most > least ? (value - least) / (most - least) : 0;
		int level = isnan(value) ? 0 : (int)(place * (CELL_LEVELS - 1) + 0.5);
		str_add(out, isnan(value) ? " " : (scene->term->utf8 ? blocks : plain)[level]);
	}
	print_value(trend, least, low);
	print_value(trend, most, high);
	str_addf(out, "\n%s at n = %s: ", trend->kind == TREND_COUNT ? "counts" : "times",
		num_print_short((char[NUM_TEXT_MAX]){0}, (double)trend->n));
	if (least == most)
		str_addf(out, "always %s\n", low);
	else
		str_addf(out, "%s to %s%s\n", low, high,
			trend->kind == TREND_SECONDS ? ", on this machine" : "");
}

static void add_title(const struct scene *scene, struct str *out)
{
	const struct run *newest = &scene->list->runs[0];
	owned(str_done) struct str title = {0};
	report_add_safe(&title, scene->term, newest->path ? newest->path : "?");
	if (newest->function) {
		str_add_char(&title, ':');
		report_add_safe(&title, scene->term, newest->function);
	}
	term_add(out, scene->term, TERM_BOLD, str_text(&title));
	str_clear(&title);
	if (newest->input) {
		str_add(&title, "  ");
		report_add_safe(&title, scene->term, newest->input);
	}
	str_addf(out, "%s\n\n", str_text(&title));
}

void report_trend(const struct store_list *runs, const struct term *term, struct str *out)
{
	owned(trend_done) struct trend trend = {0};
	if (runs->len == 0)
		return;
	trend_of(runs, &trend);
	size_t cells = (trend.len + 1) * COLUMN_COUNT;
	struct scene scene = {runs, &trend, term, mem_array(cells, sizeof *scene.cells), {0}};
	fill_head(&scene, scene.cells);
	for (size_t i = 0; i < trend.len; i++)
		fill_row(&scene, &trend.rows[i], &scene.cells[(i + 1) * COLUMN_COUNT]);
	measure_columns(&scene);
	add_title(&scene, out);
	for (size_t row = 0; row <= trend.len; row++)
		add_line(&scene, row, out);
	add_spark(&scene, out);
	for (size_t i = 0; i < cells; i++)
		str_done(&scene.cells[i]);
	free(scene.cells);
}

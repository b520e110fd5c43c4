#include "cmd/view_options.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"

enum { SIZES_MOST = 100 };

void view_options_done(struct view_options *options)
{
	free(options->sizes);
	*options = (struct view_options){0};
}

/* "1M,10M" */
static int take_sizes(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt;
	struct view_options *options = field;
	owned(mem_free_text) char *copy = mem_text(value);
	char *rest = copy;
	for (char *word = strsep(&rest, ","); word; word = strsep(&rest, ",")) {
		uint64_t n;
		if (num_parse_count(word, &n, err) < 0)
			return -1;
		if (n == 0)
			return err_set(err, ERR_USAGE, "n must be at least 1");
		if (options->sizes_len == SIZES_MOST)
			return err_set(err, ERR_USAGE, "no more than %d sizes", SIZES_MOST);
		options->sizes = mem_grow(options->sizes, options->sizes_len, &options->sizes_cap,
			sizeof *options->sizes);
		options->sizes[options->sizes_len++] = (double)n;
	}
	return 0;
}

static int set_plot(int *plot, int wanted, struct err *err)
{
	if (*plot != VIEW_PLOT_AUTO && *plot != wanted)
		return err_set(err, ERR_USAGE, "it contradicts %s; leave one of them out",
			wanted == VIEW_PLOT_NEVER ? "--plot" : "--no-plot");
	*plot = wanted;
	return 0;
}

static int take_always(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt, (void)value;
	return set_plot(field, VIEW_PLOT_ALWAYS, err);
}

static int take_never(const struct opt *opt, void *field, const char *value, struct err *err)
{
	(void)opt, (void)value;
	return set_plot(field, VIEW_PLOT_NEVER, err);
}

static const struct opt rows[] = {
	{.name = "predict",
		.value = "N",
		.take = take_sizes,
		.help = "say how much it will be at N, with a range: 1e6, 10M; several with commas "
			"or by giving it again"},
	{.name = "plot",
		.offset = offsetof(struct view_options, plot),
		.take = take_always,
		.help = "draw what was measured and the fitted curve; a terminal of 30 lines or "
			"more has it anyway"},
	{.name = "no-plot",
		.offset = offsetof(struct view_options, plot),
		.take = take_never,
		.help = "do not draw it"},
};
const struct opt_table view_table = {"Prediction and plot", rows, ARRAY_LEN(rows)};

bool view_plots(const struct view_options *options, const struct term *term)
{
	enum { HEIGHT_LEAST = 30 };
	if (options->plot != VIEW_PLOT_AUTO)
		return options->plot == VIEW_PLOT_ALWAYS;
	return term->tty && (term->height == 0 || term->height >= HEIGHT_LEAST);
}

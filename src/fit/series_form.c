#include "fit/series_form.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/utf8.h"

/* NULL: nothing is left of it. */
static char *plain_name(const char *name)
{
	enum { LONGEST = 40 };
	size_t len = utf8_valid_prefix(name, strnlen(name, LONGEST));
	for (size_t i = 0; i < len; i++) {
		if (iscntrl((unsigned char)name[i]))
			len = i;
	}
	return len > 0 ? mem_text_n(name, len) : NULL;
}

void series_set_name(struct series *series, const char *name)
{
	free(series->name);
	series->name = plain_name(name);
}

void series_name_columns(
	struct series *series, const struct series_columns *columns, const char *const *heads)
{
	const char *value = heads[columns->value];
	series_set_name(series, columns->unit.as ? columns->unit.as : value);
	if (!columns->doubtful)
		return;
	free(series->origin.n_column);
	free(series->origin.value_column);
	series->origin.n_column = plain_name(heads[columns->n]);
	series->origin.value_column = plain_name(value);
}

int series_take(struct series *series, double n, double value, size_t place, struct err *err)
{
	/* Far beyond any measurement, and near enough to keep all arithmetic finite. */
	static const double N_LEAST = 1e-9;
	static const double N_MOST = 1e18;
	static const double VALUE_MOST = 1e300;
	static const double VALUE_LEAST = 1e-300;
	if (!(n > 0))
		return err_set(err, ERR_USAGE, "n is %g and must be more than 0", n);
	if (n < N_LEAST || n > N_MOST)
		return err_set(err, ERR_USAGE, "n is %g and must be at most 1e18", n);
	if (!(value >= 0))
		return err_set(err, ERR_USAGE, "the value %g is negative, which no cost is", value);
	if (value > VALUE_MOST)
		return err_set(err, ERR_USAGE, "the value %g is too large", value);
	value = value < VALUE_LEAST ? 0 : value;
	if (value == 0 && series->origin.zero_at == 0)
		series->origin.zero_at = place;
	series_add(series, n, value);
	return 0;
}

int series_parse(
	const char *text, size_t len, const char *name, struct series *series, struct err *err)
{
	static const char mark[] = "\xef\xbb\xbf";
	if (len >= 3 && memcmp(text, mark, 3) == 0) {
		text += 3;
		len -= 3;
	}
	size_t blank = 0;
	while (blank < len && isspace((unsigned char)text[blank]))
		blank++;

	owned(series_done) struct series draft = {0};
	bool json = blank < len && (text[blank] == '[' || text[blank] == '{');
	int status = json ? series_parse_json(text, len, &draft, err)
			  : series_parse_table(text, len, &draft, err);
	if (status < 0)
		return err_context(err, "%s:", name);
	if (draft.len == 0)
		return err_set(err, ERR_USAGE, "%s: there are no samples in it", name);
	series_sort(&draft);
	draft.origin.listed = json;
	draft.floor = series->floor;
	series_done(series);
	*series = draft;
	draft = (struct series){0};
	return 0;
}

#include "instrument/insert.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void insertions_done(struct insertions *insertions)
{
	for (size_t i = 0; i < insertions->len; i++)
		free(insertions->items[i].text);
	free(insertions->items);
	*insertions = (struct insertions){0};
}

static void add(struct insertions *insertions, struct insertion insertion)
{
	insertions->items = mem_grow(
		insertions->items, insertions->len, &insertions->cap, sizeof *insertions->items);
	insertion.order = insertions->len;
	insertions->items[insertions->len++] = insertion;
}

static char *print(const char *format, va_list args)
{
	owned(str_done) struct str text = {0};
	str_addv(&text, format, args);
	return str_take(&text);
}

void insert_around(struct insertions *insertions, size_t start, size_t end, const char *after,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(insertions, (struct insertion){.at = start, .other = end, .text = print(format, args)});
	va_end(args);
	add(insertions,
		(struct insertion){
			.at = end, .other = start, .closes = true, .text = mem_text(after)});
}

void insert_at(struct insertions *insertions, size_t at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	add(insertions,
		(struct insertion){.at = at, .other = SIZE_MAX, .text = print(format, args)});
	va_end(args);
}

static int compare(const void *left, const void *right)
{
	const struct insertion *a = left;
	const struct insertion *b = right;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->closes != b->closes)
		return a->closes ? -1 : 1;
	/* Closing: what was opened last is the inner. Opening: what closes last is the outer. Of the
	 * same bytes, what was noted first is the outer. */
	if (a->other != b->other)
		return a->other > b->other ? -1 : 1;
	return (a->order < b->order) != a->closes ? -1 : 1;
}

void insertions_apply(struct insertions *insertions, const char *text, size_t len, struct str *out)
{
	size_t done = 0;
	if (insertions->len > 0)
		qsort(insertions->items, insertions->len, sizeof *insertions->items, compare);
	for (size_t i = 0; i < insertions->len; i++) {
		const struct insertion *insertion = &insertions->items[i];
		str_add_n(out, text + done, insertion->at - done);
		str_add(out, insertion->text);
		done = insertion->at;
	}
	str_add_n(out, text + done, len - done);
}

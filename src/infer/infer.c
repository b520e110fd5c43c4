#include "argus/infer.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "infer/add.h"

void infer_done(struct infer *infer)
{
	for (size_t i = 0; i < infer->len; i++)
		free(infer->items[i]);
	free(infer->items);
	*infer = (struct infer){0};
}

void infer_add(struct infer *infer, const char *text)
{
	for (size_t i = 0; i < infer->len; i++) {
		if (strcmp(infer->items[i], text) == 0)
			return;
	}
	infer->items = mem_grow(infer->items, infer->len, &infer->cap, sizeof *infer->items);
	infer->items[infer->len++] = mem_text(text);
}

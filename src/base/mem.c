#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The one place where the process ends without returning to main. */
static _Noreturn void mem_exhausted(void)
{
	static const char message[] = "argus: out of memory\n";
	ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
	(void)ignored;
	_Exit(1);
}

void *mem_array(size_t count, size_t size)
{
	void *items = calloc(count ? count : 1, size ? size : 1);
	if (!items)
		mem_exhausted();
	return items;
}

void *mem_grow(void *items, size_t len, size_t *cap, size_t size)
{
	if (len < *cap)
		return items;

	size_t wanted = *cap ? *cap * 2 : 8;
	if (wanted < *cap || wanted > SIZE_MAX / size)
		mem_exhausted();
	*cap = wanted;
	return mem_resize(items, wanted * size);
}

void *mem_resize(void *block, size_t bytes)
{
	void *resized = realloc(block, bytes ? bytes : 1);
	if (!resized)
		mem_exhausted();
	return resized;
}

char *mem_text(const char *text)
{
	return text ? mem_text_n(text, strlen(text)) : NULL;
}

char *mem_text_n(const char *text, size_t len)
{
	char *copy = mem_array(len + 1, 1);
	memcpy(copy, text, len);
	return copy;
}

void mem_free_text(char **text)
{
	free(*text);
	*text = NULL;
}

void mem_close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

int mem_take_fd(int *fd)
{
	int taken = *fd;
	*fd = -1;
	return taken;
}

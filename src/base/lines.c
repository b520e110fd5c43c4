#include "base/lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"

void lines_done(struct lines *lines)
{
	str_done(&lines->read);
	*lines = (struct lines){.fd = -1};
}

/* More of the stream behind what is there. */
static int read_more(struct lines *lines, struct err *err)
{
	enum { CHUNK = 1 << 16 };
	char limit[NUM_TEXT_MAX];
	struct str *read_so_far = &lines->read;
	if (lines->at > 0) {
		read_so_far->len -= lines->at;
		memmove(read_so_far->text, read_so_far->text + lines->at, read_so_far->len);
		lines->at = 0;
	}
	if (read_so_far->len > lines->max_bytes)
		return err_set(err, ERR_FAILED, "%s: has a line of more than %s", lines->name,
			num_print_bytes(limit, (double)lines->max_bytes));
	str_reserve(read_so_far, CHUNK);
	ssize_t got;
	do
		got = read(lines->fd, read_so_far->text + read_so_far->len, CHUNK);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return err_set(err, ERR_FAILED, "%s: %s", lines->name, strerror(errno));
	read_so_far->len += (size_t)got;
	lines->ended = got == 0;
	return 0;
}

int lines_next(struct lines *lines, const char **line, size_t *len, struct err *err)
{
	size_t looked = 0;
	for (;;) {
		const char *start = str_text(&lines->read) + lines->at;
		size_t left = lines->read.len - lines->at;
		const char *end = memchr(start + looked, '\n', left - looked);
		if (end || (lines->ended && left > 0)) {
			*line = start;
			*len = end ? (size_t)(end - start) : left;
			lines->at += *len + (end != NULL);
			return 1;
		}
		if (lines->ended)
			return 0;
		looked = left;
		if (read_more(lines, err) < 0)
			return -1;
	}
}

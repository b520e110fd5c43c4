#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/num.h"

static int too_large(const char *name, size_t max_bytes, struct err *err)
{
	char limit[NUM_TEXT_MAX];
	return err_set(err, ERR_FAILED, "%s: larger than %s, the most that is read", name,
		num_print_bytes(limit, (double)max_bytes));
}

static int check_regular(const char *path, int fd, size_t max_bytes, struct err *err)
{
	struct stat st;
	if (fstat(fd, &st) < 0)
		return err_set(err, ERR_FAILED, "%s: %s", path, strerror(errno));
	if (S_ISDIR(st.st_mode))
		return err_set(err, ERR_FAILED, "%s: is a folder, not a file", path);
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_FAILED, "%s: not a regular file", path);
	if ((unsigned long long)st.st_size > max_bytes)
		return too_large(path, max_bytes, err);
	return 0;
}

int io_read_file(const char *path, size_t max_bytes, struct str *into, struct err *err)
{
	if (*path == '\0')
		return err_set(err, ERR_USAGE, "the name of a file is empty");
	/* O_NONBLOCK: opening a FIFO that nobody writes must not hang. */
	owned(mem_close_fd) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		const char *why = errno == ENOENT ? "no such file" : strerror(errno);
		return err_set(err, ERR_FAILED, "%s: %s", path, why);
	}
	if (check_regular(path, fd, max_bytes, err) < 0)
		return -1;
	return io_read_fd(fd, path, max_bytes, into, err);
}

int io_read_fd(int fd, const char *name, size_t max_bytes, struct str *into, struct err *err)
{
	owned(str_done) struct str draft = {0};
	for (;;) {
		str_reserve(&draft, 65536);
		ssize_t got = read(fd, draft.text + draft.len, 65536);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(err, ERR_FAILED, "%s: %s", name, strerror(errno));
		draft.len += (size_t)got;
		draft.text[draft.len] = '\0';
		if (draft.len > max_bytes)
			return too_large(name, max_bytes, err);
		if (got == 0)
			break;
	}
	str_done(into);
	*into = draft;
	draft = (struct str){0};
	return 0;
}

int io_write_fd(int fd, const char *name, const char *bytes, size_t len, struct err *err)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return err_set(err, ERR_FAILED, "%s: %s", name, strerror(errno));
		bytes += put;
		len -= (size_t)put;
	}
	return 0;
}

/* Such a file vanishes with its last descriptor, so that nothing is left of a program that is
 * stopped. It gets its name by way of /proc. */
static int open_nameless(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) + 1 : 0;
	owned(mem_free_text) char *folder = mem_text_n(len ? path : "./", len ? len : 2);
	if (access("/proc/self/fd", X_OK) < 0)
		return -1;
	return open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
}

static int open_beside(struct io_draft *draft)
{
	owned(str_done) struct str beside = {0};
	str_addf(&beside, "%s.XXXXXX", draft->path);
	draft->fd = open_nameless(draft->path);
	draft->nameless = draft->fd >= 0;
	if (!draft->nameless)
		draft->fd = mkostemp(beside.text, O_CLOEXEC);
	if (draft->nameless)
		str_addf(&beside, "%ld", (long)getpid());
	if (draft->fd >= 0)
		draft->beside = str_take(&beside);
	return draft->fd;
}

int io_draft_open(struct io_draft *draft, const char *path, struct err *err)
{
	owned(io_draft_done) struct io_draft own = {.path = mem_text(path), .fd = -1};
	struct stat st;
	if (strcmp(path, "-") == 0)
		own.fd = STDOUT_FILENO;
	else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		own.fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	else
		open_beside(&own);
	if (own.fd < 0) {
		err_set(err, ERR_FAILED, "%s: cannot be written: %s", path, strerror(errno));
		return -1;
	}
	io_draft_done(draft);
	*draft = own;
	own = (struct io_draft){0};
	return 0;
}

int io_draft_add(struct io_draft *draft, const char *bytes, size_t len, struct err *err)
{
	return io_write_fd(draft->fd,
		strcmp(draft->path, "-") == 0 ? "standard output" : draft->path, bytes, len, err);
}

static int name_draft(struct io_draft *draft)
{
	char from[64];
	snprintf(from, sizeof from, "/proc/self/fd/%d", draft->fd);
	if (!draft->nameless)
		return 0;
	/* Of a process of the same number that was stopped. */
	unlink(draft->beside);
	if (linkat(AT_FDCWD, from, AT_FDCWD, draft->beside, AT_SYMLINK_FOLLOW) < 0)
		return -1;
	draft->nameless = false;
	return 0;
}

int io_draft_publish(struct io_draft *draft, struct err *err)
{
	int status = 0;
	if (draft->beside) {
		mode_t mask = umask(0);
		umask(mask);
		if (fchmod(draft->fd, 0666 & ~mask) < 0 || name_draft(draft) < 0 ||
			rename(draft->beside, draft->path) < 0)
			status = err_set(err, ERR_FAILED, "%s: %s", draft->path, strerror(errno));
		else
			mem_free_text(&draft->beside);
	}
	io_draft_done(draft);
	return status;
}

void io_draft_done(struct io_draft *draft)
{
	if (draft->beside && !draft->nameless)
		unlink(draft->beside);
	if (draft->path && draft->fd != STDOUT_FILENO)
		mem_close_fd(&draft->fd);
	free(draft->beside);
	free(draft->path);
	*draft = (struct io_draft){0};
}

int io_write_file(const char *path, const char *bytes, size_t len, struct err *err)
{
	owned(io_draft_done) struct io_draft draft = {0};
	if (io_draft_open(&draft, path, err) < 0 || io_draft_add(&draft, bytes, len, err) < 0)
		return -1;
	return io_draft_publish(&draft, err);
}

int io_make_folders(const char *path, struct err *err)
{
	owned(mem_free_text) char *partial = mem_text(path);
	for (char *at = partial + 1;; at++) {
		if (*at != '/' && *at != '\0')
			continue;
		char saved = *at;
		*at = '\0';
		if (mkdir(partial, 0700) < 0 && errno != EEXIST)
			return err_set(err, ERR_FAILED, "%s: cannot be created: %s", partial,
				strerror(errno));
		*at = saved;
		if (saved == '\0')
			return 0;
	}
}

/*
 * The form: a header, then blocks, each a length and that many bytes, padded to eight. A length of
 * all ones stands for NULL. Both sides go through the fields in
 * the same order.
 */
#include "sandbox/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"

struct header {
	enum sandbox_tier tier;
	unsigned without;
	uint32_t files_len, modules_len, prefixes_len;
	bool has_source, narrow;
};

static void add_block(struct str *out, const void *bytes, size_t len)
{
	static const char padding[8];
	uint64_t told = bytes ? len : UINT64_MAX;
	str_add_n(out, (const char *)&told, sizeof told);
	if (!bytes)
		return;
	str_add_n(out, bytes, len);
	str_add_n(out, padding, -len & 7);
}

static void add_text(struct str *out, const char *text)
{
	add_block(out, text, text ? strlen(text) + 1 : 0);
}

static void add_file(struct str *out, const struct sandbox_file *file)
{
	add_text(out, file->name);
	add_block(out, file->bytes, file->len);
}

int pack_cell(const struct cell *cell, struct err *err)
{
	const struct sandbox_setup *setup = &cell->setup;
	owned(str_done) struct str out = {0};
	struct header header = {.tier = cell->tier,
		.without = setup->without,
		.files_len = (uint32_t)setup->files_len,
		.modules_len = (uint32_t)setup->modules_len,
		.has_source = setup->source != NULL,
		.narrow = cell->narrow};
	while (setup->prefixes && setup->prefixes[header.prefixes_len])
		header.prefixes_len++;
	if (header.files_len > CELL_FILES_MAX || header.modules_len > SANDBOX_MODULES_MAX ||
		header.prefixes_len > CELL_PREFIXES_MAX)
		return err_set(err, ERR_SANDBOX, "too many files for the sandbox");
	add_block(&out, &header, sizeof header);
	add_block(&out, cell->filter.filter, cell->filter.len * sizeof *cell->filter.filter);
	add_block(&out, cell->plain_filter.filter,
		cell->plain_filter.len * sizeof *cell->plain_filter.filter);
	add_text(&out, cell->scratch);
	add_text(&out, setup->folder);
	add_text(&out, setup->canary);
	for (uint32_t i = 0; i < header.prefixes_len; i++)
		add_text(&out, setup->prefixes[i]);
	for (size_t i = 0; i < setup->files_len; i++)
		add_file(&out, &setup->files[i]);
	for (size_t i = 0; i < setup->modules_len; i++)
		add_file(&out, &setup->modules[i]);
	if (setup->source)
		add_file(&out, setup->source);

	owned(mem_close_fd) int fd = memfd_create("setup", MFD_CLOEXEC);
	if (fd < 0)
		return err_set(err, ERR_SANDBOX, "memfd_create: %s", strerror(errno));
	if (io_write_fd(fd, "the sandbox's setup", str_text(&out), out.len, err) < 0)
		return -1;
	return mem_take_fd(&fd);
}

struct cursor {
	const char *at;
	const char *end;
};

static const void *take_block(struct cursor *cursor, size_t *len)
{
	uint64_t told;
	memcpy(&told, cursor->at, sizeof told);
	cursor->at += sizeof told;
	const char *bytes = cursor->at;
	*len = 0;
	if (told == UINT64_MAX)
		return NULL;
	*len = (size_t)told;
	cursor->at += (told + 7) & ~UINT64_C(7);
	return bytes;
}

static const char *take_text(struct cursor *cursor)
{
	size_t len;
	return take_block(cursor, &len);
}

static struct sandbox_file take_file(struct cursor *cursor)
{
	struct sandbox_file file = {.name = take_text(cursor)};
	file.bytes = take_block(cursor, &file.len);
	return file;
}

/* The filters are copied: process ids are written into them. */
static void take_filter(struct cursor *cursor, struct sock_filter *room, struct sock_fprog *filter)
{
	size_t len;
	const void *bytes = take_block(cursor, &len);
	memcpy(room, bytes, len);
	*filter = (struct sock_fprog){(unsigned short)(len / sizeof *room), room};
}

int pack_open(int fd, struct cell *cell)
{
	static struct sock_filter rooms[2][BPF_MAXINSNS];
	struct stat st;
	size_t len;
	struct header header;
	if (fstat(fd, &st) < 0)
		return -1;
	const char *bytes =
		mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return -1;
	struct cursor cursor = {bytes, bytes + st.st_size};
	memcpy(&header, take_block(&cursor, &len), sizeof header);
	struct sandbox_setup *setup = &cell->setup;
	cell->tier = header.tier;
	cell->narrow = header.narrow;
	setup->without = header.without;
	take_filter(&cursor, rooms[0], &cell->filter);
	take_filter(&cursor, rooms[1], &cell->plain_filter);
	const char *scratch = take_text(&cursor);
	cell->scratch = scratch ? scratch : "";
	setup->folder = take_text(&cursor);
	setup->canary = take_text(&cursor);
	for (uint32_t i = 0; i < header.prefixes_len; i++)
		cell->prefixes[i] = take_text(&cursor);
	cell->prefixes[header.prefixes_len] = NULL;
	for (uint32_t i = 0; i < header.files_len; i++)
		cell->files[i] = take_file(&cursor);
	for (uint32_t i = 0; i < header.modules_len; i++)
		cell->modules[i] = take_file(&cursor);
	if (header.has_source) {
		cell->source = take_file(&cursor);
		setup->source = &cell->source;
	}
	setup->prefixes = cell->prefixes;
	setup->files = cell->files;
	setup->files_len = header.files_len;
	setup->modules = cell->modules;
	setup->modules_len = header.modules_len;
	return 0;
}

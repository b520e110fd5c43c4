/*
 * Runs a fuzz target over the files of the folders that it is given: what the fuzzer once found,
 * and what its authors thought of, stays a test in every build.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/io.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { FILE_MAX = 1 << 20 };

/* The number of files, -1 when one cannot be read. */
static int replay_folder(const char *folder)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, alphasort);
	int files = count < 0 ? -1 : 0;
	for (int i = 0; i < count; i++) {
		owned(str_done) struct str path = {0};
		owned(str_done) struct str bytes = {0};
		struct err err = {0};
		str_addf(&path, "%s/%s", folder, entries[i]->d_name);
		bool hidden = entries[i]->d_name[0] == '.';
		free(entries[i]);
		if (hidden || files < 0)
			continue;
		if (io_read_file(str_text(&path), FILE_MAX, &bytes, &err) < 0) {
			fprintf(stderr, "%s\n", err.text);
			files = -1;
			continue;
		}
		/* Named beforehand: after a crash, the last line tells which one it was. */
		printf("# %s\n", str_text(&path));
		fflush(stdout);
		LLVMFuzzerTestOneInput((const uint8_t *)str_text(&bytes), bytes.len);
		files++;
	}
	free(entries);
	return files;
}

int main(int argc, char **argv)
{
	int total = 0;
	for (int i = 1; i < argc; i++) {
		int files = replay_folder(argv[i]);
		if (files <= 0) {
			fprintf(stderr, "%s: no corpus there\n", argv[i]);
			return 1;
		}
		total += files;
	}
	printf("# %d files replayed\n", total);
	return total > 0 ? 0 : 1;
}

/*
 * Only reads and parses: what `argus analyze` takes without the analysis.
 *
 *     parse-folder PATH...
 *
 * With the same walk and the same source_load, one file after the other; prints how many there were.
 */
#include <stdio.h>

#include "argus/walk.h"
#include "base/mem.h"

int main(int argc, char **argv)
{
	owned(walk_done) struct walk walk = {.no_ignore = true};
	struct err err = {0};
	size_t parsed = 0;
	size_t bytes = 0;
	for (int i = 1; i < argc; i++) {
		if (walk_add(&walk, argv[i], &err) < 0) {
			fprintf(stderr, "parse-folder: %s\n", err.text);
			return err_exit_status(err.kind);
		}
	}
	for (size_t i = 0; i < walk.len; i++) {
		owned(source_done) struct source source = {0};
		struct err own = {0};
		if (source_load(walk.items[i].path, walk.items[i].lang, &source, &own) < 0)
			continue;
		parsed++;
		bytes += source.len;
	}
	printf("%zu of %zu files, %zu bytes\n", parsed, walk.len, bytes);
	return 0;
}

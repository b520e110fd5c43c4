/* Prints the instrumented text of a file: instrument FILE [--sites]; with --sites what
 * instrument_describe says and the gaps instead.
 *
 * instrument --copy FROM TO: many files that are loaded into the same process, each with sites of
 * its own. Their names below FROM come on standard input, a line each; what is understood is
 * written to the same name below TO, whose folders are there. Prints the sites of all. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "argus/instrument.h"
#include "argus/modules.h"
#include "argus/source.h"
#include "base/io.h"
#include "base/mem.h"

static void print_sites(const struct instrumented *instrumented)
{
	owned(str_done) struct str sites = {0};
	instrument_describe(instrumented, &sites);
	fwrite(str_text(&sites), 1, sites.len, stdout);
	for (size_t i = 0; i < instrumented->gaps_len; i++)
		fprintf(stderr, "gap\t%u\t%s\n", instrumented->gaps[i].line,
			instrumented->gaps[i].why);
}

/* What is not understood is left as it is. */
static int copy_file(const char *from, const char *to, char *name,
	struct instrumented *instrumented, struct err *err)
{
	struct err unread = {0};
	owned(str_done) struct str path = {0};
	owned(source_done) struct source source = {0};
	str_addf(&path, "%s/%s", from, name);
	bool read = source_load(str_text(&path), NULL, &source, &unread) == 0;
	const struct module module = {
		.name = name, .source = source, .problem = read ? NULL : unread.text};
	instrument_module(&module, instrumented);
	struct str *text = &instrumented->modules[instrumented->modules_len - 1].text;
	if (text->len == 0)
		return 0;
	str_done(&path);
	str_addf(&path, "%s/%s", to, name);
	int status = io_write_file(str_text(&path), str_text(text), text->len, err);
	str_done(text);
	return status;
}

static int copy_files(const char *from, const char *to)
{
	struct err err = {0};
	owned(instrumented_done) struct instrumented instrumented = {0};
	char name[PATH_MAX];
	while (fgets(name, sizeof name, stdin)) {
		name[strcspn(name, "\n")] = '\0';
		if (copy_file(from, to, name, &instrumented, &err) != 0) {
			fprintf(stderr, "%s\n", err.text);
			return 1;
		}
	}
	print_sites(&instrumented);
	return 0;
}

int main(int argc, char **argv)
{
	struct err err = {0};
	owned(source_done) struct source source = {0};
	owned(instrumented_done) struct instrumented instrumented = {0};
	if (argc == 4 && strcmp(argv[1], "--copy") == 0)
		return copy_files(argv[2], argv[3]);
	if (argc < 2 || source_load(argv[1], NULL, &source, &err) != 0 ||
		instrument_source(&source, &instrumented, &err) != 0) {
		fprintf(stderr, "%s\n", argc < 2 ? "instrument FILE [--sites]" : err.text);
		return 1;
	}
	if (argc > 2 && strcmp(argv[2], "--sites") == 0)
		print_sites(&instrumented);
	else
		fwrite(str_text(&instrumented.text), 1, instrumented.text.len, stdout);
	return 0;
}

/* Prints the instrumented text of a file: instrument FILE [--sites]; with --sites what
 * instrument_describe says and the gaps instead. */
#include <stdio.h>
#include <string.h>

#include "argus/instrument.h"
#include "argus/source.h"
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

int main(int argc, char **argv)
{
	struct err err = {0};
	owned(source_done) struct source source = {0};
	owned(instrumented_done) struct instrumented instrumented = {0};
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

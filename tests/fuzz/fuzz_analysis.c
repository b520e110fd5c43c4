/* Any text as a program: the first byte picks the language, the rest is the source. */
#include <stddef.h>
#include <stdint.h>

#include "argus/analysis.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	const struct lang *lang = lang_at(data[0] % LANG_COUNT);
	owned(source_done) struct source source = {0};
	owned(analysis_done) struct analysis analysis = {0};
	struct err err = {0};
	if (source_parse("fuzz", lang, (const char *)data + 1, size - 1, &source, &err) == 0)
		analysis_run(&source, &analysis, &err);
	return 0;
}

/* Rows of {source, expected bound, why}, for both languages' analysis tests. */
#ifndef TESTS_SNIPPETS_H
#define TESTS_SNIPPETS_H

#include "argus/analysis.h"
#include "unit.h"

struct snippet {
	const char *source;
	const char *function; /* NULL: the program */
	const char *growth; /* "O(n log n)" */
	const char *why;
	const char *bound; /* NULL: not looked at */
};

/* Analyse a text; the result is the caller's. */
static inline void analyse(const char *lang, const char *text, struct analysis *analysis)
{
	owned(source_done) struct source source = {0};
	struct err err = {0};
	if (source_parse("snippet", lang_find(lang), text, strlen(text), &source, &err) < 0 ||
		analysis_run(&source, analysis, &err) < 0)
		fail_msg("%s", err.text);
}

static inline const struct analysis_function *wanted(
	const struct analysis *analysis, const char *function)
{
	if (!function)
		return &analysis->program;
	const struct analysis_function *found = analysis_find(analysis, function);
	if (!found)
		fail_msg("no function '%s'", function);
	return found ? found : &analysis->program;
}

static inline void check_snippets(const char *lang, const struct snippet *rows, size_t len)
{
	size_t wrong = 0;
	for (size_t i = 0; i < len; i++) {
		owned(analysis_done) struct analysis analysis = {0};
		analyse(lang, rows[i].source, &analysis);
		const struct analysis_function *at = wanted(&analysis, rows[i].function);
		char growth[GROWTH_TEXT_MAX];
		growth_print(at->time.growth, false, growth);
		bool same = strcmp(growth, rows[i].growth) == 0 &&
			(!rows[i].bound || strcmp(at->time.bound, rows[i].bound) == 0);
		if (!same)
			print_error("%s: %s, %s; expected %s %s\n%s\n", rows[i].why, growth,
				at->time.bound, rows[i].growth, rows[i].bound ? rows[i].bound : "",
				rows[i].source);
		wrong += !same;
	}
	assert_int_equal(wrong, 0);
}

#endif

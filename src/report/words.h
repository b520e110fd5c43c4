/* Words that several reports share. */
#ifndef ARGUS_REPORT_WORDS_H
#define ARGUS_REPORT_WORDS_H

#include "argus/run.h"
#include "argus/verdict.h"
#include "base/str.h"
#include "base/term.h"

/* "sure", "likely", "perhaps", "a guess". */
const char *report_confidence_word(double confidence);

/* "sure (97 %)", in its colour. */
void report_add_confidence(struct str *out, const struct term *term, double confidence);

/* The class, or "cannot tell". */
void report_add_class(
	struct str *out, const struct term *term, const struct verdict *verdict, size_t width);

/* Blanks until `columns` more columns than `text` takes are filled. */
void report_pad(struct str *out, const char *text, size_t columns);

/* The text after as many blanks as fill the columns. */
void report_add_right(struct str *out, const char *text, size_t columns);

size_t report_count_lines(const struct str *text);

/* Was it told what a call holds beside its arguments? */
bool report_has_auxiliary(const struct run *run);

#endif

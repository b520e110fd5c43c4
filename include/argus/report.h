/*
 * Reports: a run, an analysis or a list, as text for people or JSON for programs.
 *
 * Pure: values in, text out; the commands decide where it goes. Untrusted text is escaped here.
 * The JSON forms are described by the schemas under schemas/.
 */
#ifndef ARGUS_REPORT_H
#define ARGUS_REPORT_H

#include "argus/analysis.h"
#include "argus/attack.h"
#include "argus/fit.h"
#include "argus/run.h"
#include "argus/sandbox.h"
#include "argus/series.h"
#include "argus/store.h"
#include "base/str.h"
#include "base/term.h"

struct json_t;

void report_run(const struct run *run, const struct term *term, int verbosity, struct str *out);
void report_run_json(const struct run *run, struct str *out);

/* The source with what each line counted, its share and its growth. */
void report_lines(const struct run *run, const struct term *term, struct str *out);

/* What `argus fit` has to show. Borrowed. */
struct report_fit {
	const struct series *series; /* sorted */
	const struct verdict *verdict;
	const struct fit_range *predictions;
	size_t predictions_len;
	struct growth expected; /* GROWTH_UNKNOWN: no expectation */
};
void report_fit(const struct report_fit *fit, const struct term *term, struct str *out);
void report_fit_json(const struct report_fit *fit, struct str *out);

/* One file's analysis; the JSON of several goes into one document. */
struct report_file {
	const struct source *source;
	const struct analysis *analysis; /* NULL: `failure` says why */
	const char *failure;
};
void report_analysis(const struct report_file *files, size_t len, const struct term *term,
	int verbosity, struct str *out);
void report_analysis_json(const struct report_file *files, size_t len, struct str *out);

/* One trial by itself. `problem` is what else was wrong with it, or "". */
void report_exec(const struct sandbox_result *result, enum sandbox_tier tier, const char *problem,
	const struct term *term, struct str *out);
void report_exec_json(const struct sandbox_result *result, enum sandbox_tier tier,
	const char *problem, struct str *out);

/* The attack battery: all of it, its verdict as a sentence, and the JSON that the caller owns. */
void report_attacks(const struct attack_report *report, const struct term *term, struct str *out);
void report_attacks_verdict(const struct attack_report *report, struct str *out);
struct json_t *report_attacks_json(const struct attack_report *report);

void report_history(const struct store_list *list, const struct term *term, struct str *out);
void report_history_json(const struct store_list *list, struct str *out);

/* V of the JSON interface; the caller owns the reference. */
struct json_t *report_verdict_json(const struct verdict *verdict);

#endif

/*
 * Reports: a run, an analysis or a list, as text for people or JSON for programs.
 *
 * Pure: values in, text out; the commands decide where it goes. Untrusted text is escaped here.
 * The JSON forms are described by the schemas under schemas/.
 */
#ifndef ARGUS_REPORT_H
#define ARGUS_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "argus/analysis.h"
#include "argus/attack.h"
#include "argus/check.h"
#include "argus/comparison.h"
#include "argus/fit.h"
#include "argus/run.h"
#include "argus/sandbox.h"
#include "argus/series.h"
#include "argus/store.h"
#include "base/str.h"
#include "base/term.h"

struct json_t;

/* What else of a run is shown. All-zero: nothing. Borrowed. */
struct report_view {
	int verbosity;
	bool plot;
	const struct series *cost; /* seconds, or operations where nothing was timed; sorted */
	const struct series *memory; /* sorted */
	const double *sizes; /* that the cost is to be predicted for */
	size_t sizes_len;
	const struct witnesses *witnesses; /* what the verdict was decided by; NULL: not known */
	bool explain; /* show the decision table */
	const struct check_row *gate; /* what was expected and came of it; NULL: nothing was */
};
void report_run(const struct run *run, const struct report_view *view, const struct term *term,
	struct str *out);
void report_run_json(const struct run *run, const struct report_view *view, struct str *out);

void report_run_markdown(const struct run *run, const struct report_view *view, struct str *out);
void report_run_csv(const struct run *run, struct str *out); /* a row a sample */
void report_run_html(const struct run *run, const struct report_view *view, struct str *out);
void report_run_svg(
	const struct run *run, const struct report_view *view, struct str *out); /* the plot */

/* The source with what each line counted, its share and its growth. */
void report_lines(const struct run *run, const struct term *term, struct str *out);

void report_compare(const struct comparison *comparison, const struct term *term, struct str *out);
void report_compare_sentences(
	const struct comparison *comparison, const struct term *term, struct str *out);
void report_compare_json(const struct comparison *comparison, struct str *out);

void report_compare_markdown(const struct comparison *comparison, struct str *out);
void report_compare_csv(const struct comparison *comparison, struct str *out); /* a row a size */
/* `times`: sorted, in seconds, one a program. */
void report_compare_html(
	const struct comparison *comparison, const struct series *times, struct str *out);
void report_compare_svg(
	const struct comparison *comparison, const struct series *times, struct str *out);

/* A check: for people, for programs, for reviews. */
void report_check(const struct check_list *check, const struct term *term, struct str *out);
void report_check_json(const struct check_list *check, struct str *out);
void report_check_tally(
	const struct check_list *check, struct str *out); /* "3 targets: 2 passed, …" */
void report_check_markdown(const struct check_list *check, struct str *out);
void report_check_csv(const struct check_list *check, struct str *out);
void report_check_html(const struct check_list *check, struct str *out);
void report_check_svg(const struct check_list *check, struct str *out); /* a badge */
void report_check_github(const struct check_list *check, struct str *out); /* workflow commands */
void report_check_gitlab(const struct check_list *check, struct str *out); /* Code Quality */
void report_check_junit(const struct check_list *check, struct str *out);
void report_check_sarif(const struct check_list *check, struct str *out);

/* What `argus fit` has to show. Borrowed. */
struct report_fit {
	const struct series *series; /* sorted */
	const struct verdict *verdict;
	const struct fit_range *predictions;
	size_t predictions_len;
	struct growth expected; /* GROWTH_UNKNOWN: no expectation */
	bool plot;
};
void report_fit(const struct report_fit *fit, const struct term *term, struct str *out);
void report_fit_json(const struct report_fit *fit, struct str *out);

/* One file's analysis. */
struct report_file {
	const struct source *source;
	const struct analysis *analysis; /* NULL: `failure` says why */
	const char *failure;
	bool found; /* in a folder; not named */
};

/* What of a file is reported. All-zero is all of it. */
struct report_choice {
	const char *function; /* functions of this name, or whose last part it is; NULL: all */
	struct growth max; /* the gate; GROWTH_UNKNOWN: there is none */
};
/* Is it one of those? With a name given, the program is not. */
bool report_chooses(const struct report_choice *choice, const struct analysis_function *function);
/* Is it above the gate? What cannot be told is. */
bool report_is_above(const struct report_choice *choice, const struct analysis_function *function);

enum report_sort { REPORT_BY_GROWTH, REPORT_BY_PLACE, REPORT_BY_NAME };

enum report_details { REPORT_ROWS, REPORT_REASONS, REPORT_REASONS_OF_FEW }; /* of two rows */

struct report_tally {
	size_t files, failed;
	size_t functions;
	size_t classes[GROWTH_COUNT]; /* functions of each */
};

/* The rows of one file, made in any thread. */
struct report_part {
	struct report_row *rows;
	size_t len, cap;
	char **texts; /* of the rows */
	size_t texts_len, texts_cap;
	struct report_tally tally;
};
void report_part_done(struct report_part *part);
void report_part_of(struct report_part *part, const struct report_file *file,
	const struct report_choice *choice, const struct term *term, enum report_details details);

/* The table of functions, of any number of files in bounded memory: rows are kept and sorted in a
 * temporary database, which takes to disk what does not fit. Errors: ERR_FAILED, no room there. */
struct report_table {
	/* Set by the caller. */
	size_t top; /* the steepest so many are shown; 0: all */
	enum report_sort sort; /* of those that are shown */
	enum report_details details; /* below the table */
	bool summary; /* a line with how many there are of each class */
	bool hidden; /* nothing is to be shown: only the tally is kept */

	struct sqlite3 *db;
	struct sqlite3_stmt *insert;
	size_t len; /* rows */
	struct report_tally tally;
};
void report_table_done(struct report_table *table);
int report_table_add(struct report_table *table, const struct report_part *part, struct err *err);

/* `full` is called with what was printed so far whenever that is much, to write it away and clear
 * it; NULL: all of it is kept. */
int report_table_print(struct report_table *table, const struct term *term, struct str *out,
	int (*full)(struct str *out, struct err *err), struct err *err);

/* The JSON of several files is one document: opening, the files with commas between them, and the
 * closing. A file of which nothing is chosen adds nothing. */
extern const char report_analysis_json_opening[];
extern const char report_analysis_json_closing[];
void report_analysis_json(
	const struct report_file *file, const struct report_choice *choice, struct str *out);

/* The same as SARIF 2.1.0: what is above the gate, advice, and what could not be read. */
void report_sarif_opening(struct str *out);
extern const char report_sarif_closing[];
void report_sarif(
	const struct report_file *file, const struct report_choice *choice, struct str *out);

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

/* Two recorded runs side by side. */
void report_diff(
	const struct run *a, const struct run *b, const struct term *term, struct str *out);
void report_diff_json(const struct run *a, const struct run *b, struct str *out);

/* What became of an import. */
void report_import(const struct store_import *import, const struct term *term, struct str *out);
void report_import_json(const struct store_import *import, struct str *out);

/* What was found wrong with a history; `repaired`: and what could be was mended. */
void report_verify(const struct store_findings *findings, bool repaired, const struct term *term,
	struct str *out);
void report_verify_json(const struct store_findings *findings, bool repaired, struct str *out);

void report_stats(const struct store_stats *stats, const struct term *term, struct str *out);
void report_stats_json(const struct store_stats *stats, struct str *out);

/* What went, or would where it is `dry`. */
void report_prune(const struct store_prune *prune, const struct store_pruned *pruned,
	const struct term *term, struct str *out);
void report_prune_json(
	const struct store_prune *prune, const struct store_pruned *pruned, struct str *out);

/* Baselines, with the runs that are in them. */
void report_baselines(
	const struct store_baselines *baselines, const struct term *term, struct str *out);
void report_baselines_json(const struct store_baselines *baselines, struct str *out);

/* How one target went: its runs, newest first, with their points of counts; where no size of two runs was
 * counted, what their trials took. */
void report_trend(const struct store_list *runs, const struct term *term, struct str *out);
void report_trend_json(const struct store_list *runs, struct str *out);
bool report_trend_needs_trials(const struct store_list *runs);

/* V of the JSON interface; the caller owns the reference. */
struct json_t *report_verdict_json(const struct verdict *verdict);

#endif

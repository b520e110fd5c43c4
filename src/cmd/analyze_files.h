/*
 * The files of `argus analyze`, one by one: read, analysed, reported and forgotten.
 *
 * Several threads analyse; what each file gives is taken in the order of the files, so reports and
 * warnings are the same however many there are, and of a file nothing stays but its rows.
 */
#ifndef ARGUS_CMD_ANALYZE_FILES_H
#define ARGUS_CMD_ANALYZE_FILES_H

#include "argus/report.h"
#include "argus/walk.h"
#include "base/io.h"

enum { NEAR_MAX = 64, OFFENDERS_MAX = 3 };

/* A report that is written file by file. */
struct analyze_sink {
	struct io_draft draft;
	bool wanted;
	bool begun; /* something stands in its list */
};

/* What is above the gate: how many, and the first of them in words. */
struct analyze_gate {
	size_t count;
	char *named[OFFENDERS_MAX];
};

struct analyze_files {
	/* Set by the caller; borrowed. */
	const struct walk *walk;
	const struct lang *lang; /* of all files; NULL: as the walk says */
	const struct term *term;
	struct report_choice choice;
	unsigned threads;
	struct analyze_sink json;
	struct analyze_sink sarif;
	struct report_table table; /* with its options set */

	/* What came of it. */
	struct analyze_gate gate;
	struct err first; /* of those files that could not be analysed */
	enum err_kind unmet; /* one of them was named */
	char near_name[NEAR_MAX]; /* of a function like the one that was asked for; "" for none */
	struct analyzed **outcomes; /* of files that are analysed and not yet taken */
	struct err *err;
};

void analyze_files_done(struct analyze_files *files);

/* Fails if a report cannot be written, or if no file could be analysed. The reports are whole then,
 * but not yet in place. */
int analyze_files_run(struct analyze_files *files, struct err *err);

#endif

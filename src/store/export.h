/*
 * The lines of an export, as export.c writes and import.c reads them. A line's first member says what
 * it is:
 *
 *     {"schema":"argus.export/1"}                   the first; the lines of several exports may follow
 *                                                   each other
 *     {"source":HASH,"text":TEXT}                   a program; without "text" where it was not kept
 *     {"analysis":DIGEST,"verdicts":{},"reasons":[]}
 *     {"counting":DIGEST,...,"points":[],"lines":[],"modules":[]}
 *     {"run":ID,"source":HASH,"analysis":DIGEST,"counting":DIGEST,...}
 *     {"baseline":NAME,"of":ID,"set_ms":...}        behind the run
 *
 * Members are the columns of rows.c, so that none can be forgotten; those that are zero, absent or
 * empty are left out.
 */
#ifndef ARGUS_STORE_EXPORT_H
#define ARGUS_STORE_EXPORT_H

#include "store/keys.h"
#include "store/line_verdict.h"
#include "store/rows.h"

#define EXPORT_NAME "argus.export/"
enum { EXPORT_VERSION = 1 };

/* What a run's line names of that which runs share; "" for what it has not. */
struct export_names {
	char source[SOURCE_HASH_TEXT], analysis[SOURCE_HASH_TEXT], counting[SOURCE_HASH_TEXT];
};

struct exporter {
	struct store *store;
	struct store_export *export;
	struct keys sources, analyses, countings; /* that were written */
	struct keys baselined; /* the runs that are in a baseline */
	struct str lines; /* that are not yet given away */
};
void exporter_done(struct exporter *exporter);

/* The lines of a run, and of what it shares with none before. */
int exporter_add(struct exporter *exporter, sqlite3_int64 key, struct err *err);

/* A run without what it shares. */
void export_run(const struct run *run, const struct export_names *names, struct str *out);

/* The run of this key with its trials, and the names of the rows of these keys. */
int export_load(struct store *store, sqlite3_int64 key, struct run *run, struct row_keys *keys,
	struct export_names *names, struct err *err);

/* The way back: take all that a line holds out of its object. They return a member that is missing,
 * wrong or unknown, NULL if all is well; *run is all zero before and to be released even so. */
const char *export_take_run(json_t *object, struct run *run, struct export_names *names);
const char *export_take_analysis(json_t *object, struct run *run); /* the digest was taken before */
const char *export_take_counting(json_t *object, struct run *run);

/* The id of a run. */
bool export_take_id(json_t *object, const char *key, char id[RUN_ID_TEXT]);

/* A digest; "" where there is no such member. false: it is none. */
bool export_take_digest(json_t *object, const char *key, char digest[SOURCE_HASH_TEXT]);

#endif

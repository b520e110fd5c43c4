/* Which member of a run is in which column; the meaning of the tables stands in schema.c. */
#ifndef ARGUS_STORE_ROWS_H
#define ARGUS_STORE_ROWS_H

#include "argus/run.h"
#include "store/field.h"
#include "store/handle.h"

extern const struct field_table row_run; /* of struct run */
extern const struct field_table row_trial; /* of struct trial */
extern const struct field_table row_verdict; /* of struct verdict, without its classes */
extern const struct field_table row_fit; /* of struct verdict: the numbers of its fit */

/* What many runs share and the file holds once; of struct run, too. A run's row has a column of
 * the name of each part's key. */
enum { ROW_PARTS = 4 };
extern const struct field_table row_parts[ROW_PARTS];

/* The lists of texts of a run: tags and notes. */
struct row_texts {
	const char *table;
	const char *column;
	size_t items, len; /* offsets in struct run */
};
enum { ROW_TEXTS = 2 };
extern const struct row_texts row_texts[ROW_TEXTS];

/* Whose verdicts: the run's own ones, or those of the static witness, which runs share. */
enum verdict_owner { VERDICT_OF_RUN, VERDICT_OF_ANALYSIS, VERDICT_OWNER_COUNT };

int verdicts_save(struct store *store, enum verdict_owner owner, sqlite3_int64 key,
	const struct run *run, struct err *err);
int verdicts_load(struct store *store, enum verdict_owner owner, sqlite3_int64 key, struct run *run,
	struct err *err);

/* Append all that the owner's verdicts hold, in a form that differs where they do; nothing if
 * none of them says anything. */
void verdicts_describe(enum verdict_owner owner, const struct run *run, struct str *text);

/* The row of what the static witness says, new or shared; 0 when it says nothing. */
int analysis_save(struct store *store, const struct run *run, sqlite3_int64 *key, struct err *err);
int analysis_load_reasons(struct store *store, sqlite3_int64 key, struct run *run, struct err *err);

/* A run without its source text, reasons and trials; `run` is empty before and to be released
 * even on failure. *analysis is the key for the reasons, 0: none. */
int load_head(struct store *store, sqlite3_int64 key, struct run *run, sqlite3_int64 *analysis,
	struct err *err);

/* The run that an id, a prefix of one, or "last" names. */
int find_run(struct store *store, const char *id, sqlite3_int64 *key, struct err *err);

#endif

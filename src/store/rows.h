/* Which member of a run is in which column; the meaning of the tables stands in schema.c. */
#ifndef ARGUS_STORE_ROWS_H
#define ARGUS_STORE_ROWS_H

#include "argus/run.h"
#include "store/field.h"
#include "store/handle.h"

extern const struct field_table row_run; /* of struct run */
extern const struct field_table row_trial; /* of struct trial */
extern const struct field_table row_verdict; /* of struct verdict, without its classes */
extern const struct field_table row_counting; /* of struct run */
extern const struct field_table row_analysis; /* without columns of a run */
extern const struct field_table row_count_point; /* of struct count_point */
extern const struct field_table row_count_line; /* of struct count_line, without its class */
extern const struct field_table row_fit; /* of struct verdict: the numbers of its fit */

/* What many runs share and the file holds once; of struct run, too. A run's row has a column of
 * the name of each part's key. */
enum { ROW_TARGET, ROW_INTERPRETER, ROW_REVISION, ROW_MACHINE, ROW_PARTS };
extern const struct field_table row_parts[ROW_PARTS];

/* 1: the run's row of that part is there; 0: it is not. */
int part_find(struct store *store, const struct field_table *part, const struct run *run,
	sqlite3_int64 *key, struct err *err);

/* The lists of texts of a run: tags and notes. */
struct row_texts {
	const char *table;
	const char *column;
	size_t items, len; /* offsets in struct run */
};
enum { ROW_TEXTS = 2 };
extern const struct row_texts row_texts[ROW_TEXTS];

/* The steps of a run; in a transaction. */
int save_begin(struct store *store, const struct run *run, struct err *err);
int save_trial(
	struct store *store, const struct run *run, const struct trial *trial, struct err *err);
int save_finish(struct store *store, const struct run *run, struct err *err);
/* All that there is of it by now, whether it was begun there or not. */
int save_whole(struct store *store, const struct run *run, struct err *err);

/* Whose verdicts: the run's own ones, or those of the static witness, which runs share. */
enum verdict_owner { VERDICT_OF_RUN, VERDICT_OF_ANALYSIS, VERDICT_OWNER_COUNT };

/* The verdicts of a run by their number in the file. */
enum { VERDICT_PLACES = 8 };
struct verdict_place {
	const char *name;
	enum verdict_owner owner;
	size_t offset; /* in struct run */
};
extern const struct verdict_place verdict_places[VERDICT_PLACES];

int verdicts_save(struct store *store, enum verdict_owner owner, sqlite3_int64 key,
	const struct run *run, struct err *err);
int verdicts_load(struct store *store, enum verdict_owner owner, sqlite3_int64 key, struct run *run,
	struct err *err);

/* Append all that the owner's verdicts hold, in a form that differs where they do; nothing if
 * none of them says anything. */
void verdicts_describe(enum verdict_owner owner, const struct run *run, struct str *text);

/* A class in two columns or parameters: its name, and its exact exponent or base. */
void growth_bind(sqlite3_stmt *stmt, int first, struct growth growth);
bool growth_column(
	sqlite3_stmt *stmt, int first, struct growth *growth); /* false: none is so named */

/* The same from a name and a parameter; NULL: there is none. */
bool growth_of(const char *class, const double *parameter, struct growth *growth);
bool growth_has_parameter(struct growth growth);

/* A class with all digits of its parameter, as growth_print has it with two; and the way back. */
enum { GROWTH_EXACT_MAX = 48 };
void growth_print_exact(struct growth growth, char buffer[GROWTH_EXACT_MAX]);
bool growth_read_exact(const char *text, struct growth *growth);

/* May a baseline be named so? */
bool baseline_is_name(const char *name);

/* Put a run into a baseline that has none of its target; an enum baseline_added, or -1. In a
 * transaction. */
enum baseline_added { BASELINE_ADDED, BASELINE_SAME, BASELINE_OTHER };
int baseline_add(
	struct store *store, const char *name, sqlite3_int64 key, int64_t set_ms, struct err *err);

/* The row of a program's text, new or shared; 0 where there is no hash. */
int source_share(struct store *store, const char *hash, const char *text, size_t len,
	sqlite3_int64 *key, struct err *err);
/* The text of that hash, *text NULL where it is not kept. */
int source_load_text(
	struct store *store, const char *hash, char **text, size_t *len, struct err *err);

/* The row with that digest in a table whose rows runs share: 1: it was there; 0: it is new, with
 * the columns of *from; -1: error. */
int digest_share(struct store *store, const struct field_table *fields, const char *digest,
	const void *from, sqlite3_int64 *key, struct err *err);

/* The row of what the counted witness rests on, new or shared; 0 where nothing was counted. */
int counting_save(struct store *store, const struct run *run, sqlite3_int64 *key, struct err *err);
int counting_fill(/* what hangs on a row that is new */
	struct store *store, sqlite3_int64 key, const struct run *run, struct err *err);
int counting_load_points(
	struct store *store, sqlite3_int64 key, struct counts *counts, struct err *err);
int counting_load(struct store *store, sqlite3_int64 key, struct run *run, struct err *err);

/* The row of what the static witness says, new or shared; 0 when it says nothing. */
int analysis_save(struct store *store, const struct run *run, sqlite3_int64 *key, struct err *err);
int analysis_fill(struct store *store, sqlite3_int64 key, const struct run *run, struct err *err);
int analysis_load_reasons(struct store *store, sqlite3_int64 key, struct run *run, struct err *err);

/* What belongs to a run and is kept elsewhere; 0: none. */
struct row_keys {
	sqlite3_int64 source, analysis, counting;
};

/* A run without its source text, reasons, counts and trials; `run` is empty before and to be released
 * even on failure. */
int load_head(struct store *store, sqlite3_int64 key, struct run *run, struct row_keys *keys,
	struct err *err);
int load_trials(struct store *store, sqlite3_int64 key, struct run *run, struct err *err);

/* A new row, with all that hangs on it, of a run that shares the rows of these keys. */
int run_insert(
	struct store *store, const struct run *run, const struct row_keys *keys, struct err *err);

/* The keys of the runs that a filter lets pass, newest or oldest first; NULL with *err. */
sqlite3_stmt *filter_prepare(
	struct store *store, const struct store_filter *filter, bool oldest_first, struct err *err);

/* Raise *len to as much of an id as tells it from its neighbours in order, and so from all others. */
int list_id_length(struct store *store, const char *id, size_t *len, struct err *err);

/* The run that an id, a prefix of one, or "last" names. */
int find_run(struct store *store, const char *id, sqlite3_int64 *key, struct err *err);

#endif

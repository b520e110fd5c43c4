/*
 * The commands of `argus history`, a file each, and what they share. One more is a history_NAME.c with
 * a struct cmd, its name here, and a row of `parts` in cmd_history.c.
 */
#ifndef ARGUS_CMD_HISTORY_H
#define ARGUS_CMD_HISTORY_H

#include "argus/store.h"
#include "cmd/cmd.h"

extern const struct cmd history_baseline;
extern const struct cmd history_diff;
extern const struct cmd history_export;
extern const struct cmd history_import;
extern const struct cmd history_list;
extern const struct cmd history_prune;
extern const struct cmd history_show;
extern const struct cmd history_stats;
extern const struct cmd history_trend;
extern const struct cmd history_verify;

/* The list's options, which 'argus history' without a command takes as well. */
extern const struct opt_table *const history_list_tables[];

/* Where the history is: an option of all of them. */
struct history_place {
	char *db; /* NULL: where it is otherwise */
};
extern const struct opt_table history_place_table;
void history_place_done(struct history_place *place);

/* The store is the caller's: owned(store_release). */
int history_open(const struct history_place *place, enum store_access access, struct store **store,
	struct err *err);

/* Which runs: options of those that take several. */
struct history_filter {
	char *file, *function, *label, *tag, *lang, *branch;
	struct growth growth;
	int64_t since_ms;
};
extern const struct opt_table history_filter_table;
void history_filter_done(struct history_filter *options);

/* As the store takes it, without a limit; its texts are those of the options. */
int history_filter_make(
	const struct history_filter *options, struct store_filter *filter, struct err *err);
bool history_filter_chooses(const struct history_filter *options); /* false: all runs */

/* The text, and JSON where --json says: instead, or in a file beside it. */
int history_emit(const struct display *display, const struct str *text, const struct str *json,
	struct err *err);

#endif

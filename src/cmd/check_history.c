#include "cmd/check_history.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/term.h"
#include "cmd/cmd.h"

void check_history_done(struct check_history *history)
{
	store_free(history->store);
	history->store = NULL;
}

bool check_baseline_is_file(const char *baseline)
{
	static const char *const endings[] = {".lock", ".json"};
	size_t len = strlen(baseline);
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		size_t end = strlen(endings[i]);
		if (len > end && strcmp(baseline + len - end, endings[i]) == 0)
			return true;
	}
	return baseline[0] == '/' || strncmp(baseline, "./", 2) == 0 ||
		strncmp(baseline, "../", 3) == 0 || access(baseline, F_OK) == 0;
}

static void warn(struct check_history *history, const char *text)
{
	owned(str_done) struct str shown = {0};
	if (history->failed)
		return;
	history->failed = true;
	term_escape(&shown, text, strlen(text), false);
	cmd_warn("nothing is recorded (--no-save spares the attempt): %s", str_text(&shown));
}

int check_history_open(struct check_history *history, const char *db, bool needed, struct err *err)
{
	struct err why = {0};
	owned(mem_free_text) char *path = db ? mem_text(db) : store_default_path(&why);
	if (path && store_open(path, STORE_RECORD, &history->store, &why) == 0)
		return 0;
	if (needed) {
		*err = why;
		return -1;
	}
	warn(history, why.text);
	return 0;
}

int check_history_find(struct check_history *history, const char *name, struct lock *lock,
	struct check_row *row, struct err *err)
{
	char id[RUN_ID_TEXT];
	owned(run_done) struct run run = {0};
	int answer = store_baseline_find(history->store, name, row->run, id, err);
	if (answer < 0)
		return -1;
	if (answer == STORE_BASELINE_UNKNOWN)
		return err_set(err, ERR_BASELINE,
			"the history has no baseline '%s', and no run on a branch or at a commit "
			"of "
			"that name; 'argus check --baseline %s --update-baseline' makes one",
			name, name);
	if (answer == STORE_BASELINE_NO_RUN)
		return 0;
	if (store_load(history->store, id, &run, err) < 0)
		return -1;
	lock_put(lock, row->target->name, &run);
	return 0;
}

void check_history_record(struct check_history *history, struct check_row *row, struct run *run)
{
	struct err err = {0};
	if (!history->store || history->failed)
		return;
	free(run->label);
	run->label = mem_text(row->target->name);
	run_add_tag(run, "check");
	row->recorded = store_begin(history->store, run, &err) == 0 &&
		store_finish(history->store, run, &err) == 0;
	if (!row->recorded)
		warn(history, err.text);
	owned(mem_free_text) char *warning = store_take_warning(history->store);
	owned(str_done) struct str shown = {0};
	if (warning) {
		term_escape(&shown, warning, strlen(warning), false);
		cmd_warn("%s", str_text(&shown));
	}
}

int check_history_set(struct check_history *history, const char *name, const struct check_row *row,
	struct err *err)
{
	const char *const ids[] = {row->run->id};
	if (!row->recorded)
		return err_set(err, ERR_FAILED,
			"the baseline '%s' is not written: '%s' could not be recorded", name,
			row->target->name);
	return store_baseline_set(history->store, name, ids, 1, err);
}
